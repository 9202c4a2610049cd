// Where a copy lies until it is handed over, how long, and what if it may not lie there.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";
import { open_copy } from "./support/copies.mjs";

const WORDS = "The tide went out.";
const DAY = 24 * 60 * 60 * 1000;
/** Longer than a download may take to be read. */
const READ_LONG = 61_000;

/** The names of the files that are staged. */
function staged(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const place = await navigator.storage.getDirectory();
    const names: string[] = [];
    try {
      const folder = await place.getDirectoryHandle("staged");
      for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    } catch {
      // There is no such folder.
    }
    return names;
  });
}

/** A copy that is ready and was not handed over. */
async function make(app: App): Promise<void> {
  await app.begin();
  await app.add_entry(WORDS);
  await app.open("/settings");
  await app.link(new RegExp(`^${app.names.make_copy}`)).click();
  await app.field(app.say("copy.pass")).fill(PASSPHRASE);
  await app.field(app.say("copy.again")).fill(PASSPHRASE);
  await app.button(app.say("copy.do")).click();
  await expect(app.keeper.heading2(app.say("copy.ready"))).toBeVisible();
}

test("a copy that was handed over goes a minute after its screen was left", async ({ app, page }) => {
  await make(app);
  expect(await staged(page)).toEqual(["homeward-copy-2037-03-12.hwcopy"]);
  const download = page.waitForEvent("download");
  await app.button(app.say("copy.save")).click();
  expect((await readFile(await (await download).path())).length).toBeGreaterThan(1_000);
  await app.button(app.say("copy.save_again")).waitFor();
  await app.back();
  await app.arrives(app.names.settings);
  expect(await staged(page)).toHaveLength(1);
  await page.clock.fastForward(READ_LONG);
  await expect.poll(() => staged(page)).toEqual([]);
});

test("one that was not handed over goes at once", async ({ app, page }) => {
  await make(app);
  expect(await staged(page)).toHaveLength(1);
  await app.back();
  await app.arrives(app.names.settings);
  await expect.poll(() => staged(page)).toEqual([]);
});

test("a minute after one, the next is not taken away", async ({ app, page }) => {
  await make(app);
  const code = await app.keeper.code();
  const download = page.waitForEvent("download");
  await app.button(app.say("copy.save")).click();
  await download;
  await app.button(app.say("copy.save_again")).waitFor();
  await app.back();
  await app.link(new RegExp(`^${app.names.make_copy}`)).click();
  await app.field(app.say("copy.pass")).fill(PASSPHRASE);
  await app.field(app.say("copy.again")).fill(PASSPHRASE);
  await app.button(app.say("copy.do")).click();
  await expect(app.keeper.heading2(app.say("copy.ready"))).toBeVisible();
  await page.clock.fastForward(READ_LONG);
  expect(await staged(page)).toHaveLength(1);
  const second = page.waitForEvent("download");
  await app.button(app.say("copy.save")).click();
  const bytes = await readFile(await (await second).path());
  expect(open_copy(bytes, code).last.writes).toBe(2);
});

test.describe("of an app that was closed over it", () => {
  // The browser dates its files by its own clock.
  test.use({ now: new Date().toISOString() });

  test("it goes once it is a day old, when the keeper starts", async ({ app, page }) => {
    await make(app);
    await page.goto("/settings/storage");
    await app.keeper.drawn();
    await expect(page.getByText(app.say("storage.damaged_none"))).toBeVisible();
    expect(await staged(page)).toHaveLength(1);
    await page.clock.setSystemTime(Date.now() + DAY + 60_000);
    await page.goto("/settings/storage");
    await expect.poll(() => staged(page)).toEqual([]);
  });
});

for (const [what, spoil] of [
  ["has no such place", () => Object.assign(StorageManager.prototype, { getDirectory: undefined })],
  ["gives none", () => (StorageManager.prototype.getDirectory = () => Promise.reject(new Error("no")))],
  ["cannot write there", () => Object.assign(FileSystemFileHandle.prototype, { createWritable: undefined })],
  [
    "refuses what is written",
    () => {
      FileSystemWritableFileStream.prototype.write = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    },
  ],
  [
    "refuses at the end",
    () => {
      FileSystemWritableFileStream.prototype.close = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    },
  ],
] as const) {
  test(`a browser that ${what} still gives a copy`, async ({ app, page }) => {
    await page.addInitScript(spoil as () => void);
    await app.begin();
    await app.add_entry(WORDS);
    const bytes = await readFile(await app.keeper.make_copy());
    const { writes } = open_copy(bytes, await app.keeper.code());
    expect(writes.map(({ body }) => body.text)).toEqual([WORDS]);
  });
}

test("erasing everything takes along what another window is still writing", async ({ app, context, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  const other = await context.newPage();
  await other.goto("/journal");
  await other.getByText(WORDS).waitFor();
  await other.evaluate(async () => {
    const place = await navigator.storage.getDirectory();
    const folder = await place.getDirectoryHandle("staged", { create: true });
    const file = await folder.getFileHandle("begun", { create: true });
    const writer = await file.createWritable();
    await writer.write("the first part");
    Object.assign(window, { writer });
  });
  await page.bringToFront();
  await app.keeper.open("erase");
  expect(await staged(page)).not.toEqual([]);
  await page.getByRole("checkbox").check();
  await app.button(app.say("erase.do")).click();
  await app.button(app.names.start).waitFor();
  expect(await staged(page)).toEqual([]);
});
