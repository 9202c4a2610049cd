// Damaged, newer and foreign records: set aside, told of, never changed; and a vault that is not ours to open.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { RIDE } from "./pages/ride.ts";
import { put_rows, stores } from "./support/stores.mjs";
import { heads, open_row, seal_row } from "./support/vault.mjs";

const ONE = "The first morning.";
const TWO = "The second morning.";
const THREE = "The third morning.";
const OTHER = "00112233445566778899aabbccddeeff";

test("a record with a flipped bit is set aside: the others open, Settings tells, a file holds it", async ({
  app,
  page,
}) => {
  await app.begin();
  for (const text of [ONE, TWO, THREE]) await app.add_entry(text);
  const row = await row_of_entry(page, TWO);
  const damaged = { ...row, value: flipped(row.value, 120) };
  await put_rows(page, "records", [damaged]);

  await app.open("/journal");
  await expect(app.journal.entry(ONE)).toBeVisible();
  await expect(app.journal.entry(THREE)).toBeVisible();
  await expect(app.journal.entry(TWO)).toHaveCount(0);

  await app.settings.open();
  await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toHaveCount(0);
  const download = page.waitForEvent("download");
  await app.button(app.say("settings.export_damaged")).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("homeward-damaged-records.txt");
  const [record, write] = row.key as string[];
  expect(await readFile(await file.path(), "utf8")).toBe(`${record} ${write} ${damaged.value}\n`);

  await app.add_entry("After the damage.");
  expect(await value_of(page, row.key)).toBe(damaged.value);
  await app.open(`/journal/${record}`);
  await expect(page.getByText(app.say("journal.unknown"))).toBeVisible();
});

for (const [name, at] of [
  ["its magic", 0],
  ["its format, to nothing known before", "zero"],
  ["the id of its key", 10],
  ["its record id", 30],
  ["its write id", 45],
  ["its nonce", 60],
  ["its tag", -1],
] as const) {
  test(`a record damaged in ${name} stops nothing`, async ({ app, page }) => {
    await app.begin();
    for (const text of [ONE, TWO]) await app.add_entry(text);
    const row = await row_of_entry(page, TWO);
    const value = at === "zero" ? with_format(row.value, 0) : flipped(row.value, at);
    await put_rows(page, "records", [{ ...row, value }]);
    await app.open("/journal");
    await expect(app.journal.entry(ONE)).toBeVisible();
    await expect(app.journal.entry(TWO)).toHaveCount(0);
    await app.settings.open();
    await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
    expect(await value_of(page, row.key)).toBe(value);
  });
}

test("rows cut short or empty stop nothing, and all are told of", async ({ app, page }) => {
  await app.begin();
  for (const text of [ONE, TWO, THREE]) await app.add_entry(text);
  const [one, two] = [await row_of_entry(page, ONE), await row_of_entry(page, TWO)];
  await put_rows(page, "records", [
    { ...one, value: "" },
    { ...two, value: two.value.slice(0, 100) },
  ]);
  await app.open("/journal");
  await expect(app.journal.entry(THREE)).toBeVisible();
  await app.settings.open();
  await expect(page.getByText(app.say("settings.damaged", { count: 2 }))).toBeVisible();
});

test.describe("in Spanish", () => {
  test.use({ language: "es", locale: "es-MX" });
  test("Settings tells of what is damaged and what is newer", async ({ app, page }) => {
    await app.begin();
    for (const text of [ONE, TWO]) await app.add_entry(text);
    const [one, two] = [await row_of_entry(page, ONE), await row_of_entry(page, TWO)];
    await put_rows(page, "records", [
      { ...one, value: flipped(one.value, 100) },
      { ...two, value: with_format(two.value, 2) },
    ]);
    await app.open("/settings");
    await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
    await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
    await expect(app.button(app.say("settings.export_damaged"))).toBeVisible();
  });
});

test("a row of a newer format is kept byte for byte, whatever is saved later", async ({
  app,
  page,
}) => {
  await app.begin();
  for (const text of [ONE, TWO]) await app.add_entry(text);
  const row = await row_of_entry(page, TWO);
  const newer = { ...row, value: with_format(row.value, 2) };
  await put_rows(page, "records", [newer]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
  await app.add_entry(THREE);
  await app.add_session();
  expect(await value_of(page, row.key)).toBe(newer.value);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
  await expect(app.button(app.say("settings.export_damaged"))).toHaveCount(0);
});

test("a kind from a newer app is kept byte for byte, and told of", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const { meta } = await stores(page);
  const row = seal_row(meta, "ab".repeat(16), {
    kind: "check_in",
    schema: 1,
    written_at: 1_773_327_600_000,
    vector: { [OTHER]: 1 },
    body: { answers: [1, 2, 3] },
  });
  await put_rows(page, "records", [row]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
  await app.add_entry(TWO);
  expect(await value_of(page, row.key)).toBe(row.value);
});

// The same phone, after going back to an older app: it counts under the very name that wrote the
// newer record.
test("a ride of a newer schema survives a ride planned by this app", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  const before = await stores(page);
  const ride = heads(before).find(({ head }) => head.kind === "ride")!;
  const head = { ...ride.head, schema: 99, body: { told: "in a newer way" } };
  const newer = seal_row(before.meta, ride.record, head, ride.write);
  await put_rows(page, "records", [newer]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();

  await page.goto(`/session/${session}/ride`);
  await app.ride.fill({ ...RIDE, name: "Robin Vale" });
  await app.ride.save();
  await app.ride.gates().first().or(page.getByText(app.say("fault.newer"))).waitFor();
  expect(await value_of(page, newer.key)).toBe(newer.value);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
});

test("two writes of one entry stand side by side, and the choice joins them", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.add_entry(ONE);
  const before = await stores(page);
  const [mine] = heads(before);
  const other = seal_row(before.meta, mine!.record, {
    ...mine!.head,
    vector: { [OTHER]: 1 },
    written_at: mine!.head.written_at + 1,
    body: { ...mine!.head.body, text: TWO },
  });
  await put_rows(page, "records", [other]);
  await app.open(`/journal/${mine!.record}`);
  await expect(page.getByText(app.say("journal.conflict"))).toBeVisible();
  await expect(app.journal.words()).toHaveValue(TWO);
  await expect(page.getByText(ONE)).toBeVisible();
  await app.button(app.say("journal.keep_both")).click();
  await app.journal.saved().waitFor();
  await app.journal.done();
  await expect(app.journal.entry(ONE)).toBeVisible();
  await expect(app.journal.entry(TWO)).toBeVisible();
  const texts = heads(await stores(page)).map(({ head }) => head.body.text);
  expect(texts.sort()).toEqual([ONE, TWO]);
});

for (const [name, change] of [
  ["the vault's format", (row: Row) => (row.key === "vault" ? [raised(row)] : [])],
  ["the key slot's format", (row: Row) => (row.key === "slot.device" ? [raised(row)] : [])],
  [
    "a lock this app does not know",
    (row: Row) => (row.key === "vault" ? [{ key: "slot.passphrase", value: row.value }] : []),
  ],
] as const) {
  test(`a vault of a newer app (${name}) is refused with a clear page, and not touched`, async ({
    app,
    page,
  }) => {
    await app.begin();
    await app.add_entry(ONE);
    const meta = (await stores(page)).meta as Row[];
    await put_rows(page, "meta", meta.flatMap(change));
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
    if (name.startsWith("a lock")) return;
    await app.open("/journal");
    await expect(app.journal.entry(ONE)).toBeVisible();
  });
}

test("a vault whose key is damaged is refused with a clear page, and not touched", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.add_entry(ONE);
  const meta = (await stores(page)).meta as Row[];
  const ids = meta.find((row) => row.key === "ids")!;
  await put_rows(page, "meta", [{ ...ids, value: flipped(ids.value, 60) }]);
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

interface Row {
  key: string | number | (string | number)[];
  value: string;
}

async function texts(page: Page): Promise<string[]> {
  const all = heads(await stores(page)).filter(({ head }) => head.kind === "entry" && !head.erased);
  return all.map(({ head }) => head.body.text).sort();
}

async function row_of_entry(page: Page, text: string): Promise<Row> {
  const { meta, records } = await stores(page);
  return records.find((row: Row) => open_row(meta, row).body?.text === text);
}

async function value_of(page: Page, key: Row["key"]): Promise<string | undefined> {
  const { records } = await stores(page);
  return records.find((row: Row) => String(row.key) === String(key))?.value;
}

/** One bit the other way, in the byte at this place; from the end if negative. */
function flipped(hex: string, at: number): string {
  const bytes = Buffer.from(hex, "hex");
  const place = at < 0 ? bytes.length + at : at;
  bytes[place]! ^= 1;
  return bytes.toString("hex");
}

function with_format(hex: string, format: number): string {
  const bytes = Buffer.from(hex, "hex");
  bytes[7] = format;
  return bytes.toString("hex");
}

function raised(row: Row): Row {
  return { ...row, value: with_format(row.value, 2) };
}
