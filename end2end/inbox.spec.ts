// Writing without unlocking, what becomes of it, and what the patient wants to be readable meanwhile.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import { Digest } from "./fixtures/digest.ts";
import type { App } from "./pages/app.ts";
import { hold_writes, Room } from "./support/room.ts";
import { flipped } from "./support/rows.ts";
import { put_rows, stores } from "./support/stores.mjs";

test.use({ serviceWorkers: "allow" });

const WORDS = "The heron stood where the river bends.";
const NOTE = "Three in the morning, and the rain is loud.";
const SECOND = "It has stopped.";
const NUMBERS = { day: "555 010 0100", after: "555 010 0177" };
/** As old as a draft may be at most. */
const SECOND_LONG = 1_000;
/** Longer than the app waits before it tries again. */
const AGAIN = 5_000;

/** The notes on their screen. */
function notes(app: App): Locator {
  const from = app.say("inbox.from", { when: "#" }).replace("#", "");
  const title = app.page.getByRole("heading", { level: 2, name: from });
  return app.page.locator("section").filter({ has: title });
}

function note(app: App, text: string): Locator {
  return notes(app).filter({ hasText: text });
}

async function in_inbox(page: Page): Promise<string[]> {
  return (await stores(page)).inbox.map(({ value }: { value: string }) => value);
}

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale });

    test("notes written without unlocking wait: one is kept, one is removed", async ({ app, page }) => {
      const { keeper, say } = app;
      await app.begin_locked(WORDS);
      await keeper.begin_note(NOTE);
      expect(await page.content()).not.toContain(WORDS);
      await app.button(say("unlock.done")).click();
      await expect(page.getByText(say("unlock.kept"))).toBeVisible();
      expect(await page.content()).not.toContain(NOTE);
      await app.button(say("unlock.write")).click();
      await expect(app.field(say("unlock.entry"))).toHaveValue("");
      await app.field(say("unlock.entry")).fill(SECOND);
      await app.back();
      await expect(page.getByText(say("unlock.kept"))).toBeVisible();
      expect(await in_inbox(page)).toHaveLength(2);

      await keeper.enter("/");
      await app.link(say("today.notes_wait", { count: 2 })).click();
      await expect(notes(app)).toHaveCount(2);
      await expect(note(app, NOTE)).toBeVisible();
      await note(app, NOTE).getByRole("button", { name: say("inbox.keep") }).click();
      await expect(page.getByText(say("inbox.kept"))).toBeVisible();
      await expect(notes(app)).toHaveCount(1);
      await note(app, SECOND).getByRole("button", { name: say("inbox.remove"), exact: true }).click();
      await note(app, SECOND).getByRole("button", { name: say("common.cancel") }).click();
      await note(app, SECOND).getByRole("button", { name: say("inbox.remove"), exact: true }).click();
      await note(app, SECOND).getByRole("button", { name: say("inbox.remove_sure") }).click();
      await expect(page.getByText(say("inbox.removed"))).toBeVisible();
      await expect(page.getByText(say("inbox.empty"))).toBeVisible();
      await app.back();
      await expect(app.heading()).toBeVisible();
      await expect(app.link(say("today.notes_wait", { count: 1 }))).toHaveCount(0);
      await expect(app.link(say("today.notes_wait", { count: 2 }))).toHaveCount(0);
      await app.tab("journal");
      await expect(app.journal.entry(NOTE)).toHaveCount(1);
      await expect(app.journal.entry(SECOND)).toHaveCount(0);
      await expect(app.journal.entry(WORDS)).toHaveCount(1);
      expect(await in_inbox(page)).toEqual([]);
    });

    test("while everything is paused the journal leads to what waits", async ({ app, page }) => {
      const { keeper, say } = app;
      const waits = app.link(say("today.notes_wait", { count: 1 }));
      await app.begin_locked(WORDS);
      await keeper.enter("/journal");
      await expect(app.journal.entry(WORDS)).toBeVisible();
      await expect(waits).toHaveCount(0);
      await app.settings.open();
      await page.getByRole("switch", { name: say("settings.pause") }).check();
      await expect(page.getByText(say("settings.paused_note"))).toBeVisible();
      await page.goto("/");
      await keeper.locked();
      await keeper.write_note(NOTE);
      await keeper.enter("/");
      await expect(app.heading(say("today.paused"))).toBeVisible();
      await expect(waits).toHaveCount(0);
      await app.tab("journal");
      await waits.click();
      await note(app, NOTE).getByRole("button", { name: say("inbox.keep") }).click();
      await expect(page.getByText(say("inbox.kept"))).toBeVisible();
      await app.back();
      await app.tab("journal");
      await expect(app.journal.entry(NOTE)).toBeVisible();
      await expect(waits).toHaveCount(0);
    });

    test("what the clinic's numbers need: readable while locked, and sealed by one tap", async ({
      app,
      page,
    }) => {
      const { keeper, say } = app;
      await app.begin_locked(WORDS);
      await keeper.enter("/");
      await app.help.open();
      await app.link(say("help.clinic_add")).click();
      await app.field(say("help.clinic_day_label")).fill(NUMBERS.day);
      await app.field(say("help.clinic_after_label")).fill(NUMBERS.after);
      await page.getByRole("checkbox", { name: say("help.clinic_open") }).check();
      await app.button(say("help.clinic_save")).click();
      await app.heading(say("help.title")).waitFor();
      expect(Object.keys(await open_store(page))).toEqual(["clinic/numbers"]);

      await page.goto("/");
      await keeper.locked();
      for (const number of Object.values(NUMBERS)) {
        const call = page.getByRole("link", { name: `${say("common.call")} ${number}` });
        await expect(call).toHaveAttribute("href", `tel:${number.replaceAll(" ", "")}`);
      }
      await keeper.enter("/");
      await app.settings.open();
      await app.link(new RegExp(`^${say("settings.open")}`)).click();
      await app.arrives(say("settings.open"));
      await expect(page.getByText(NUMBERS.day)).toBeVisible();
      await app.button(say("open.erase")).click();
      await expect(page.getByText(say("open.erased"))).toBeVisible();
      expect(await open_store(page)).toEqual({});

      await page.goto("/settings/open");
      await keeper.locked();
      await expect(page.getByText(NUMBERS.day)).toHaveCount(0);
      await keeper.unlock();
      await expect(page.getByText(say("open.none"))).toBeVisible();
      await page.goto("/");
      await keeper.locked();
      await expect(page.getByText(NUMBERS.day)).toHaveCount(0);
      await keeper.unlock();
      await keeper.inside();
      await app.help.open();
      await page.locator('a[href="/help/clinic"]').click();
      await expect(app.field(say("help.clinic_day_label"))).toHaveValue(NUMBERS.day);
      await expect(page.getByRole("checkbox", { name: say("help.clinic_open") })).not.toBeChecked();
    });
  });
}

/** What lies in the clear: name and text. */
async function open_store(page: Page): Promise<Record<string, string>> {
  const rows: { key: string; value: string }[] = (await stores(page)).open;
  return Object.fromEntries(rows.map(({ key, value }) => [key, Buffer.from(value, "hex").toString("utf8")]));
}

test("without a lock nothing is offered to be readable, and nothing lies in the clear", async ({
  app,
  page,
}) => {
  const { say } = app;
  await app.begin();
  await app.add_entry(WORDS);
  await app.open("/help/clinic");
  await app.field(say("help.clinic_day_label")).fill(NUMBERS.day);
  await expect(page.getByRole("checkbox", { name: say("help.clinic_open") })).toHaveCount(0);
  await app.button(say("help.clinic_save")).click();
  await app.heading(say("help.title")).waitFor();
  await app.open("/settings");
  await expect(app.link(new RegExp(`^${say("settings.storage")}`))).toBeVisible();
  await expect(app.link(new RegExp(`^${say("settings.open")}`))).toHaveCount(0);
  await app.keeper.set_lock();
  await app.keeper.write_note(NOTE);
  await app.keeper.enter("/settings/open");
  await expect(page.getByText(say("open.none"))).toBeVisible();
  expect(await open_store(page)).toEqual({});
});

test("numbers that are to be readable are, also where the lock came after them", async ({ app, page }) => {
  const { keeper, say } = app;
  await app.begin_locked(WORDS);
  await keeper.enter("/");
  await app.help.open();
  await app.link(say("help.clinic_add")).click();
  await app.field(say("help.clinic_day_label")).fill(NUMBERS.day);
  await page.getByRole("checkbox", { name: say("help.clinic_open") }).check();
  await app.button(say("help.clinic_save")).click();
  await app.heading(say("help.title")).waitFor();
  await keeper.enter("/settings/lock");
  await keeper.disclose(say("lock.remove"));
  await app.button(say("lock.remove")).click();
  await app.field(say("lock.new")).waitFor();
  // Without a lock nothing needs to lie in the clear.
  await expect.poll(() => open_store(page)).toEqual({});
  await app.open("/help/clinic");
  await app.field(say("help.clinic_day_label")).fill(NUMBERS.after);
  await app.button(say("help.clinic_save")).click();
  await app.heading(say("help.title")).waitFor();
  await keeper.set_lock();
  await keeper.enter("/");
  await expect.poll(async () => Object.keys(await open_store(page))).toEqual(["clinic/numbers"]);
  await page.goto("/");
  await keeper.locked();
  await expect(page.getByRole("link", { name: `${say("common.call")} ${NUMBERS.after}` })).toBeVisible();
  await expect(page.getByText(NUMBERS.day)).toHaveCount(0);
});

test("before a copy is made it is said that notes that wait are not in it", async ({ app, page }) => {
  const { keeper, say } = app;
  await app.begin_locked(WORDS);
  await keeper.write_note(NOTE);
  await keeper.enter("/settings/copy");
  await expect(page.getByText(say("copy.notes_wait", { count: 1 }))).toBeVisible();
  await app.link(say("copy.notes_look")).click();
  await note(app, NOTE).getByRole("button", { name: say("inbox.keep") }).click();
  await expect(page.getByText(say("inbox.kept"))).toBeVisible();
  await keeper.enter("/settings/copy");
  await expect(app.button(say("copy.do"))).toBeVisible();
  await expect(page.getByText(say("copy.notes_wait", { count: 1 }))).toHaveCount(0);
});

test("a note is kept by itself while it is written, and once", async ({ app, page }) => {
  await app.begin_locked(WORDS);
  await app.keeper.begin_note(NOTE);
  await page.clock.fastForward(SECOND_LONG);
  await expect.poll(async () => (await in_inbox(page)).length).toBe(1);
  const [first] = await in_inbox(page);
  await app.field(app.say("unlock.entry")).fill(`${NOTE} ${SECOND}`);
  await page.clock.fastForward(SECOND_LONG);
  await expect.poll(async () => (await in_inbox(page))[0] !== first).toBe(true);
  await page.reload();
  await app.keeper.enter("/journal/unlocked");
  await expect(notes(app)).toHaveCount(1);
  await expect(note(app, `${NOTE} ${SECOND}`)).toHaveCount(1);
});

test("a note that is done while it is being saved is there once", async ({ app, page }) => {
  await app.begin_locked(WORDS);
  await app.button(app.say("unlock.write")).click();
  const release = await hold_writes(page);
  await app.field(app.say("unlock.entry")).fill(NOTE);
  // The write has begun by now, and waits.
  await page.clock.fastForward(SECOND_LONG);
  await app.field(app.say("unlock.entry")).fill(`${NOTE} ${SECOND}`);
  await app.button(app.say("unlock.done")).click();
  await release();
  await expect(page.getByText(app.say("unlock.kept"))).toBeVisible();
  expect(await in_inbox(page)).toHaveLength(1);
  await app.keeper.enter("/journal/unlocked");
  await expect(note(app, `${NOTE} ${SECOND}`)).toHaveCount(1);
});

test.describe("with no room left", () => {
  test.use({ serviceWorkers: "block" });

  test("a note that cannot be kept is tried again by itself, and is there once", async ({ app, page, baseURL }) => {
    const room = await Room.of(page, baseURL!);
    await app.begin_locked(WORDS);
    await app.button(app.say("unlock.write")).click();
    await room.fill();
    await app.field(app.say("unlock.entry")).fill(NOTE);
    await page.clock.fastForward(SECOND_LONG);
    await expect(page.getByText(app.say("fault.full"))).toBeVisible();
    const before = await room.failures();
    await page.clock.fastForward(AGAIN);
    await expect.poll(() => room.failures()).toBeGreaterThan(before);
    await room.free();
    await page.clock.fastForward(AGAIN);
    await expect(page.getByText(app.say("fault.full"))).toHaveCount(0);
    expect(await in_inbox(page)).toHaveLength(1);
    await app.button(app.say("unlock.done")).click();
    await expect(page.getByText(app.say("unlock.kept"))).toBeVisible();
    await app.keeper.enter("/journal/unlocked");
    await expect(note(app, NOTE)).toHaveCount(1);
  });
});

test("a note that does not open is saved as it is, with what else is damaged", async ({ app, page }) => {
  await app.begin_locked(WORDS);
  await app.keeper.write_note(NOTE);
  await app.keeper.write_note(SECOND);
  const [first] = (await stores(page)).inbox;
  const damaged = { ...first, value: flipped(first.value, 60) };
  await put_rows(page, "inbox", [damaged]);
  await app.keeper.enter("/settings/storage");
  await expect(page.getByText(app.say("storage.damaged", { count: 1 }))).toBeVisible();
  const download = page.waitForEvent("download");
  await app.button(app.say("storage.export")).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toBe(`inbox ${damaged.key} ${damaged.value}\n`);
  await app.keeper.enter("/journal/unlocked");
  await expect(page.getByText(app.say("inbox.damaged"))).toBeVisible();
  await expect(note(app, SECOND)).toHaveCount(1);
});

test("nothing typed is no note, and a note taken back is gone", async ({ app, page }) => {
  await app.begin_locked(WORDS);
  await app.keeper.begin_note("  \n ");
  await app.button(app.say("unlock.done")).click();
  await app.keeper.locked();
  await expect(page.getByText(app.say("unlock.kept"))).toHaveCount(0);
  expect(await in_inbox(page)).toEqual([]);
  await app.keeper.begin_note(NOTE);
  await page.clock.fastForward(SECOND_LONG);
  await expect.poll(async () => (await in_inbox(page)).length).toBe(1);
  await app.field(app.say("unlock.entry")).fill("");
  await app.button(app.say("unlock.done")).click();
  await app.keeper.locked();
  expect(await in_inbox(page)).toEqual([]);
});

test("nothing stands in anybody's way on the locked screens", async ({ app, page }) => {
  const { keeper, say } = app;
  const found = new Digest();
  const look = async (screen: string) => found.add(screen, await objections(page));
  await app.begin();
  await app.add_entry(WORDS);
  await keeper.open("lock");
  await look("first lock");
  await app.button(say("lock.next")).click();
  await look("first lock: problems");
  const code = await keeper.choose_passphrase("copper lantern seven tides");
  await look("first lock: the code");
  await keeper.confirm_code(code);
  await look("first lock: done");
  await app.button(say("lock.try")).click();
  await keeper.locked();
  await look("locked");
  await keeper.unlock("wrong");
  await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
  await page.locator("summary").click();
  await look("locked: wrong, and lost");
  await app.button(say("unlock.with_code")).click();
  await app.field(say("unlock.code")).waitFor();
  await look("locked: by code");
  await keeper.begin_note(NOTE);
  await look("writing");
  await app.button(say("unlock.done")).click();
  await expect(page.getByText(say("unlock.kept"))).toBeVisible();
  await keeper.enter("/settings/lock");
  await app.button(say("lock.lock_now")).waitFor();
  for (const title of ["lock.change", "lock.code_title", "lock.remove"]) await keeper.disclose(say(title));
  await app.button(say("lock.show_code")).click();
  await keeper.code();
  await look("lock");
  await keeper.enter("/journal/unlocked");
  await look("inbox");
  await keeper.enter("/settings/open");
  await look("open");
  expect(found.lines()).toEqual([]);
});
