// A vault that is not ours to open, was taken away under an open window, or is erased.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { flipped, raised, type Row, texts, value_of } from "./support/rows.ts";
import { put_rows, stores } from "./support/stores.mjs";

test.use({ serviceWorkers: "allow" });

const ONE = "The first morning.";
const TWO = "The second morning.";

test("a vault of a newer app is refused with a clear page, and not touched", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const meta = (await stores(page)).meta as Row[];
  const newer = meta.filter((row) => ["vault", "ids", "ids.again"].includes(String(row.key)));
  await put_rows(page, "meta", newer.map(raised));
  const before = await stores(page);
  await page.goto("/journal");
  await expect(page.getByText(app.say("fault.newer"))).toBeVisible();
  await expect(app.button(app.say("fault.reload"))).toBeVisible();
  await app.link(app.names.help).filter({ visible: true }).click();
  await expect(page.locator('a[href="tel:911"]').filter({ visible: true }).first()).toBeVisible();
  await page.goto("/journal");
  await expect(page.getByText(app.say("fault.newer"))).toBeVisible();
  expect(await stores(page)).toEqual(before);

  // With the newer parts gone, all is as it was.
  await put_rows(page, "meta", meta);
  await app.open("/journal");
  await expect(app.journal.entry(ONE)).toBeVisible();
});

test("each part of the keys, damaged or newer: the words are there, and it is put right", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.add_entry(ONE);
  const meta = (await stores(page)).meta as Row[];
  for (const row of meta) {
    const { value } = raised({ ...row, value: flipped(row.value, 20) });
    await page.goto("/away.html");
    await put_rows(page, "meta", [{ ...row, value }]);
    await app.open("/settings/storage");
    await expect
      .poll(async () => (await stores(page)).meta.find(({ key }: Row) => key === row.key).value)
      .not.toBe(value);
  }
  await app.open("/journal");
  await expect(app.journal.entry(ONE)).toBeVisible();
});

test("a vault whose key is damaged twice is refused with a clear page, and not touched", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.add_entry(ONE);
  const meta = (await stores(page)).meta as Row[];
  const ids = meta.filter((row) => ["ids", "ids.again"].includes(String(row.key)));
  await put_rows(page, "meta", ids.map((row) => ({ ...row, value: flipped(row.value, 60) })));
  const before = await stores(page);
  await page.goto("/journal");
  await expect(page.getByText(app.say("fault.keys"))).toBeVisible();
  expect(await stores(page)).toEqual(before);
});

test("keys that are gone: a new vault begins, and the rows nobody can open stay", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const before = await stores(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("homeward");
        opening.onsuccess = () => {
          const clearing = opening.result.transaction("meta", "readwrite");
          clearing.objectStore("meta").clear();
          clearing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
  await app.add_entry(TWO);
  await expect(app.journal.entry(TWO)).toBeVisible();
  expect(await value_of(page, before.records[0].key)).toBe(before.records[0].value);
});

test("a lost connection comes back by itself", async ({ app, page }) => {
  await page.addInitScript(() => {
    const open: IDBDatabase[] = [];
    Object.assign(window, { cut: () => open.forEach((database) => database.close()) });
    const success = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "result")!;
    Object.defineProperty(IDBRequest.prototype, "result", {
      get() {
        const result: unknown = success.get!.call(this);
        if (result instanceof IDBDatabase && !open.includes(result)) open.push(result);
        return result;
      },
    });
  });
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill(ONE);
  await app.journal.saved().waitFor();
  // As iOS leaves a suspended app: every call on the handle fails.
  await page.evaluate(() => (window as unknown as { cut: () => void }).cut());
  await app.journal.words().fill(TWO);
  await expect.poll(() => texts(page)).toEqual([TWO]);
  await expect(app.journal.saved()).toBeVisible();
});

test("a connection that another version needs is given up, and the window says so", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill(ONE);
  await app.journal.saved().waitFor();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const newer = indexedDB.open("homeward", 2);
        newer.onblocked = () => reject(new Error("the app holds on"));
        newer.onsuccess = () => {
          newer.result.close();
          resolve();
        };
      }),
  );
  await expect(page.getByText(app.say("fault.moved_on")).first()).toBeVisible();
  await app.journal.words().fill(TWO);
  await expect(page.getByText(app.say("status.not_saved"), { exact: true })).toBeVisible();
  await expect(app.button(app.say("common.copy_words"))).toBeVisible();
  await expect(app.journal.words()).toHaveValue(TWO);
  await page.reload();
  await expect(app.button(app.say("fault.reload")).filter({ visible: true })).toBeVisible();
  await expect(app.link(app.names.help).filter({ visible: true })).toBeVisible();
});

test("data cleared under an open window: nothing is called saved", async ({ app, page, baseURL }) => {
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill(ONE);
  await app.journal.saved().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: baseURL!, storageTypes: "indexeddb" });
  await app.journal.words().fill(TWO);
  await expect(page.getByText(app.say("status.not_saved"), { exact: true })).toBeVisible();
  await expect(app.journal.saved()).toHaveCount(0);
  await expect(app.button(app.say("common.copy_words"))).toBeVisible();
  await expect(app.journal.words()).toHaveValue(TWO);
});

test("another vault in the place of the one that was opened is never written to", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill(ONE);
  await app.journal.saved().waitFor();
  const { meta } = await stores(page);
  // Erased and made anew by something that told nobody.
  const foreign = meta.map((row: Row) =>
    row.key === "vault" ? { ...row, value: `${row.value.slice(0, 16)}${"ab".repeat(16)}` } : row,
  );
  await put_rows(page, "meta", foreign);
  const before = await stores(page);
  await app.journal.words().fill(TWO);
  await expect(page.getByText(app.say("status.not_saved"), { exact: true })).toBeVisible();
  await expect(page.getByText(app.say("fault.moved_on")).first()).toBeVisible();
  await expect(app.journal.words()).toHaveValue(TWO);
  expect(await stores(page)).toEqual(before);
});

test("erasing everything empties every store, and begins anew, in the other window too", async ({
  app,
  page,
  context,
}) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.add_entry(ONE);
  const other = await context.newPage();
  await other.goto("/journal");
  await other.getByText(ONE).waitFor();

  await page.bringToFront();
  await app.open("/settings/erase");
  const erase = app.button(app.say("erase.do"));
  await expect(erase).toBeDisabled();
  await page.getByRole("checkbox", { name: app.say("erase.confirm") }).check();
  await erase.click();
  await expect(app.button(app.names.start)).toBeVisible();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("welcomed"))).toBe(null);
  const after = await stores(page);
  for (const name of ["records", "chunks", "shelves", "inbox", "open"]) expect(after[name]).toEqual([]);

  // The other window too, by itself.
  await expect(other.getByRole("button", { name: app.names.start })).toBeVisible();
  await expect(other.getByText(ONE)).toHaveCount(0);
  expect((await stores(page)).records).toEqual([]);

  await page.bringToFront();
  await app.welcome.pass();
  await app.open("/plan");
  await expect(page.getByText(app.say("plan.empty_title"))).toBeVisible();
});

for (const where of ["in another window", "in this one"] as const) {
  test(`no work of ours keeps anything from being erased, also where it hangs ${where}`, async ({ app, context, page }) => {
    await app.begin();
    await app.add_entry(ONE);
    await app.open("/settings/erase");
    const hung = where === "in this one" ? page : await context.newPage();
    if (hung !== page) await hung.goto("/help.html");
    await hold_keeping(hung);
    await page.bringToFront();
    await page.getByRole("checkbox").check();
    await app.button(app.names.erase_everything).click();
    await app.welcome.pass();
    await app.open("/journal");
    await expect(page.getByText(app.say("journal.empty_title"))).toBeVisible();
    // Nor does it keep anybody from anything afterwards.
    await app.keeper.set_lock();
  });
}

test("a browser that does not answer about notes keeps nobody from beginning anew", async ({ app, context, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const other = await context.newPage();
  await other.goto("/journal");
  await other.getByText(ONE).waitFor();
  await page.bringToFront();
  await app.open("/settings/erase");
  await page.evaluate(() => {
    ServiceWorkerContainer.prototype.getRegistration = () => new Promise(() => {});
  });
  await page.getByRole("checkbox").check();
  await app.button(app.names.erase_everything).click();
  await expect(page.getByRole("status").filter({ hasText: app.say("erase.doing") })).toBeVisible();
  // The other window is told at once.
  await expect(other.getByRole("button", { name: app.names.start })).toBeVisible();
  await page.clock.fastForward(6_000);
  await expect(app.button(app.names.start)).toBeVisible();
  expect((await stores(page)).records).toEqual([]);
});

test("erasing everything forgets the preferences too", async ({ app, page }) => {
  await app.begin();
  await app.open("/settings");
  await app.settings.choose("Español").check();
  await page.getByRole("heading", { name: "Ajustes" }).waitFor();
  await page.getByRole("radio", { name: "Oscuro" }).check();
  await app.open("/settings/erase");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Borrar todo" }).click();
  await expect(app.button(app.names.start)).toBeVisible();
  const kept = await page.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((key) => !["offline_ready_told", "update_checked_at"].includes(key))).toEqual([]);
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

/** As work that restores, or puts recordings in order, and never comes to an end. */
function hold_keeping(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const held = navigator.locks.request("homeward-keeping", () => {
          resolve();
          return new Promise(() => {});
        });
        // It may be taken away.
        held.catch(() => {});
      }),
  );
}
