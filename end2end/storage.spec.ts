// The screen of storage: the browser's promise, the room, and a look at everything.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import { file_of, PASSPHRASE } from "./pages/keeper.ts";
import { entries, make_copy } from "./support/copies.mjs";
import { flipped, row_of_entry, texts, value_of, with_format } from "./support/rows.ts";
import { put_rows } from "./support/stores.mjs";

test.use({ serviceWorkers: "allow" });

const [ONE, TWO, THREE] = ["The first morning.", "The second morning.", "The third morning."];

/** What the browser says of its storage, in place of what it would; it remembers what it promised. */
async function storage_says(page: Page, says: { persisted?: boolean; grants?: boolean; usage?: number; quota?: number }) {
  await page.addInitScript((says) => {
    const storage = navigator.storage;
    const told = sessionStorage;
    storage.persisted = async () => says.persisted || told.getItem("promised") !== null;
    storage.persist = async () => {
      told.setItem("asked", String(Number(told.getItem("asked")) + 1));
      if (says.grants) told.setItem("promised", "");
      return Boolean(says.grants);
    };
    if (says.quota) storage.estimate = async () => ({ usage: says.usage, quota: says.quota });
    if (says.persisted === undefined) Object.assign(storage, { persisted: undefined });
  }, says);
}

const asked = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem("asked")));

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("the promise is asked for in a tap, and the true answer is shown", async ({ app, page }) => {
      await storage_says(page, { persisted: false, grants: true });
      await app.begin();
      await app.open("/settings/storage");
      await expect(page.getByText(app.say("storage.not_persistent"))).toBeVisible();
      await expect(page.getByText(app.say("storage.no_lock"))).toBeVisible();
      expect(await asked(page)).toBe(0);
      expect(await objections(page)).toEqual([]);
      await app.button(app.say("storage.ask")).click();
      await expect(page.getByText(app.say("storage.persistent"))).toBeVisible();
      await expect(app.button(app.say("storage.ask"))).toHaveCount(0);
      await expect(page.getByText(app.say("storage.asked_no"))).toHaveCount(0);
      expect(await asked(page)).toBe(1);
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("a browser that says no is not believed to have said yes", async ({ app, page }) => {
      await storage_says(page, { persisted: false, grants: false });
      await app.begin();
      await app.open("/settings/storage");
      await app.button(app.say("storage.ask")).click();
      await expect(page.getByText(app.say("storage.asked_no"))).toBeVisible();
      await expect(page.getByText(app.say("storage.not_persistent"))).toBeVisible();
      await expect(app.button(app.say("storage.ask"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
    });

    test("with the first words the browser is asked once, and what it said is told", async ({ app, page }) => {
      await storage_says(page, { persisted: false, grants: false });
      await app.begin();
      await app.open("/journal");
      expect(await asked(page)).toBe(0);
      await app.add_entry(ONE);
      expect(await asked(page)).toBe(1);
      await app.add_entry(TWO);
      await app.add_session();
      expect(await asked(page)).toBe(1);
      await app.open("/settings/storage");
      await expect(page.getByText(app.say("storage.not_persistent"))).toBeVisible();
      await expect(page.getByText(app.say("storage.asked_no"))).toHaveCount(0);
      await expect(app.button(app.say("storage.ask"))).toBeVisible();
    });

    test("with the first session too, and a promise is told", async ({ app, page }) => {
      await storage_says(page, { persisted: false, grants: true });
      await app.begin();
      expect(await asked(page)).toBe(0);
      await app.add_session();
      expect(await asked(page)).toBe(1);
      await app.open("/settings/storage");
      await expect(page.getByText(app.say("storage.persistent"))).toBeVisible();
      await expect(app.button(app.say("storage.ask"))).toHaveCount(0);
    });

    test("little room is told before it runs out, once a day", async ({ app, page }) => {
      await storage_says(page, { persisted: true, usage: 980e6, quota: 1e9 });
      await app.begin();
      await app.open("/");
      const told = app.toast(app.say("status.little_room"));
      await page.evaluate(() => localStorage.removeItem("room_told_at"));
      await page.reload();
      await told.waitFor();
      await page.reload();
      await app.heading(app.say("today.hello")).waitFor();
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
      await expect(told).toHaveCount(0);
      await page.clock.fastForward("25:00:00");
      await page.reload();
      await told.waitFor();
    });

    test("little room is warned of, much is not", async ({ app, page }) => {
      await storage_says(page, { persisted: true, usage: 12_345_678, quota: 62_345_677 });
      await app.begin();
      await app.open("/settings/storage");
      await expect(page.getByText(app.say("storage.used", { used: "12 MB", room: "62 MB" }))).toBeVisible();
      await expect(page.getByText(app.say("storage.low"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      await storage_says(page, { persisted: true, usage: 12_345_678, quota: 64_000_000_000 });
      await app.open("/settings/storage");
      await expect(page.getByText(app.say("storage.used", { used: "12 MB", room: "64 GB" }))).toBeVisible();
      await expect(page.getByText(app.say("storage.low"))).toHaveCount(0);
    });

    test("a look at everything counts what is damaged, and a copy mends it", async ({ app, page }) => {
      test.slow();
      const { say } = app;
      await app.begin();
      for (const text of [ONE, TWO, THREE]) await app.add_entry(text);
      const copy = await app.keeper.make_copy();
      await app.keeper.open("storage");
      await expect(page.getByText(say("storage.report", { records: 4 }))).toBeVisible();
      await expect(page.getByText(say("storage.damaged_none"))).toBeVisible();
      const rows = [await row_of_entry(page, TWO), await row_of_entry(page, THREE)] as const;
      const damaged = { ...rows[0], value: flipped(rows[0].value, 100) };
      const newer = { ...rows[1], value: with_format(rows[1].value, 2) };
      await put_rows(page, "records", [damaged, newer]);
      await app.button(say("storage.check")).click();
      await expect(page.getByText(say("storage.damaged", { count: 1 }))).toBeVisible();
      await expect(page.getByText(say("storage.newer", { count: 1 }))).toBeVisible();
      await expect(page.getByText(say("storage.damaged_none"))).toHaveCount(0);
      expect(await objections(page)).toEqual([]);
      const download = page.waitForEvent("download");
      await app.button(say("storage.export")).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe("homeward-damaged-records.txt");
      const [record, write] = damaged.key as string[];
      expect(await readFile(await file.path(), "utf8")).toBe(`${record} ${write} ${damaged.value}\n`);
      expect(await value_of(page, damaged.key)).toBe(damaged.value);

      await app.keeper.open("restore");
      await app.keeper.look_into(copy);
      await app.keeper.add();
      await app.keeper.finish();
      expect(await value_of(page, newer.key)).toBe(newer.value);
      await put_rows(page, "records", [rows[1]]);
      expect(await texts(page)).toEqual([ONE, TWO, THREE].sort());
      await app.keeper.open("storage");
      await expect(page.getByText(say("storage.damaged_none"))).toBeVisible();
      await app.open("/journal");
      await expect(app.journal.entry(TWO)).toBeVisible();
    });
  });
}

test("what was mended is damaged no more, without a reload", async ({ app, page }) => {
  const { keeper, say } = app;
  await app.begin();
  for (const text of [ONE, TWO]) await app.add_entry(text);
  const copy = await keeper.make_copy();
  const row = await row_of_entry(page, TWO);
  await put_rows(page, "records", [{ ...row, value: flipped(row.value, 100) }]);
  await app.open("/settings");
  const damaged = page.getByText(say("settings.damaged", { count: 1 }));
  await expect(damaged).toBeVisible();
  await page.evaluate(() => Object.assign(window, { marked: true }));
  await app.link(new RegExp(`^${app.names.restore_copy}`)).click();
  await keeper.look_into(copy);
  await keeper.add();
  await app.back();
  await app.arrives(app.names.settings);
  await expect(damaged).toHaveCount(0);
  await app.back();
  await app.tab("journal");
  await expect(app.journal.entry(TWO)).toBeVisible();
  expect(await page.evaluate(() => "marked" in window)).toBe(true);
});

test("whoever sets a lock means to stay: the browser is asked to keep all of it", async ({ app, page }) => {
  await storage_says(page, { persisted: false, grants: true });
  await app.begin();
  await app.keeper.open("lock");
  const code = await app.keeper.choose_passphrase(PASSPHRASE);
  expect(await asked(page)).toBe(0);
  await app.keeper.confirm_code(code);
  expect(await asked(page)).toBe(1);
});

test("whoever brings words along means to stay as well", async ({ app, page }) => {
  await storage_says(page, { persisted: false, grants: true });
  const copy = make_copy(entries(3));
  await app.begin();
  await app.keeper.open("restore");
  await app.keeper.look_into_with_code(file_of(copy.bytes), copy.code);
  expect(await asked(page)).toBe(0);
  await app.keeper.add();
  expect(await asked(page)).toBe(1);
});

test("a browser that does not tell is not asked", async ({ app, page }) => {
  await storage_says(page, {});
  await app.begin();
  await app.open("/settings/storage");
  await expect(page.getByText(app.say("storage.unknown"))).toBeVisible();
  await expect(app.button(app.say("storage.ask"))).toHaveCount(0);
});
