// What may go wrong around a lock: another window was faster, the page ends midway, the keeper is missing.

import type { BrowserContext, Page } from "@playwright/test";
import { randomBytes } from "node:crypto";
import { expect, test } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";
import { put_rows, stores } from "./support/stores.mjs";
import { data_key, heads, keys, seal_row } from "./support/vault.mjs";

test.use({ serviceWorkers: "allow" });

const WORDS = "The heron stood where the river bends.";
const MORE = "And then it was gone.";
const OTHER = "granite window forty swallows";
const MANY = 300;

async function second(app: App, context: BrowserContext): Promise<App> {
  return new App(await context.newPage(), app.language);
}

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale });

    test("a lock set in another window: this one says so, and its words stay on the screen", async ({
      app,
      page,
      context,
    }) => {
      const { say } = app;
      await app.begin();
      await app.open("/journal/new");
      await app.journal.words().fill(WORDS);
      await app.journal.saved().waitFor();
      const other = await second(app, context);
      await other.keeper.open("lock");
      const code = await other.keeper.choose_passphrase(PASSPHRASE);
      await other.keeper.confirm_code(code);

      await app.journal.words().fill(`${WORDS} ${MORE}`);
      await expect(page.getByText(say("fault.moved_on")).first()).toBeVisible();
      await expect(page.getByText(say("status.not_saved"), { exact: true })).toBeVisible();
      await other.button(say("lock.try")).click();
      await other.keeper.locked();
      await expect(app.journal.words()).toHaveValue(`${WORDS} ${MORE}`);
      await expect(app.button(say("common.copy_words"))).toBeVisible();
      await app.keeper.enter("/journal");
      await expect(app.journal.entry(WORDS)).toHaveCount(1);
    });
  });
}

test("a lock set in another window locks this one, if all its words are kept", async ({ app, context }) => {
  await app.begin();
  await app.add_entry(WORDS);
  const other = await second(app, context);
  await other.keeper.set_lock();
  await app.keeper.locked();
});

test("the passphrase was changed in another window while this one stood locked", async ({ app, page, context }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.set_lock();
  const other = await second(app, context);
  await other.keeper.enter("/settings/lock");
  await other.keeper.disclose(app.say("lock.change"));
  await other.keeper.change_passphrase(OTHER);
  await expect(other.page.getByText(app.say("lock.changed"))).toBeVisible();

  // The slot that this window looked at is gone: it says so, looks again, and takes the new one.
  await app.keeper.unlock();
  await expect(page.getByText(app.say("unlock.changed"))).toBeVisible();
  await app.keeper.unlock();
  await expect(page.getByText(app.say("unlock.wrong"))).toBeVisible();
  await expect(page.getByText(app.say("unlock.changed"))).toHaveCount(0);
  await app.keeper.unlock(OTHER);
  await app.keeper.inside();
  await app.keeper.enter("/journal", OTHER);
  await expect(app.journal.entry(WORDS)).toBeVisible();
});

test("the lock was taken away in another window while this one stood locked", async ({ app, page, context }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.set_lock();
  await page.goto("/journal");
  await app.keeper.locked();
  const other = await second(app, context);
  await other.keeper.enter("/settings/lock");
  await other.keeper.disclose(app.say("lock.remove"));
  await other.button(app.say("lock.remove")).click();
  await expect(other.field(app.say("lock.new"))).toBeVisible();
  await app.keeper.unlock();
  await expect(app.journal.entry(WORDS)).toBeVisible();
});

/** Many entries, put on the disk at once. */
async function put_entries(page: Page): Promise<string[]> {
  const { meta } = await stores(page);
  const replica = randomBytes(16).toString("hex");
  const texts = Array.from({ length: MANY }, (_, at) => `Entry number ${at}`);
  const rows = texts.map((text, at) => {
    const body = { text, written: 1_773_000_000_000 + at * 60_000, offset_seconds: 0 };
    const head = { kind: "entry", schema: 1, written_at: body.written, vector: { [replica]: 1 }, body };
    return seal_row(meta, randomBytes(16).toString("hex"), head);
  });
  await put_rows(page, "records", rows);
  return texts;
}

for (const [when, reached] of [
  ["before the first row", 2],
  ["after some rows", 3],
] as const) {
  test(`sealing anew is cut off ${when}: it goes on after the next unlocking`, async ({ app, page }) => {
    const { keeper } = app;
    await app.begin();
    await app.add_entry(WORDS);
    const texts = [WORDS, ...(await put_entries(page))];
    const old = data_key((await stores(page)).meta).id.toString("hex");
    await keeper.open("lock");
    const code = await keeper.choose_passphrase(PASSPHRASE);
    await cut_at(page, reached);
    await keeper.type_group(code);
    await keeper.locked();

    const cut = await stores(page);
    const under_old = cut.records.filter(({ value }: { value: string }) => value.slice(16, 48) === old);
    expect(under_old.length, "rows still under the old key").toBeGreaterThan(0);
    if (reached > 2) expect(under_old.length).toBeLessThan(cut.records.length);
    expect(keys(cut.meta, { code })).toHaveLength(2);

    await keeper.enter("/journal");
    await expect(app.journal.entry("Entry number 299")).toBeVisible();
    // It is read as before meanwhile.
    const held = async () => keys((await stores(page)).meta, { code }).length;
    await expect.poll(held, "no former key is left").toBe(1);
    const after = await stores(page);
    expect(after.records.filter(({ value }: { value: string }) => value.slice(16, 48) === old)).toEqual([]);
    const entries = heads(after, { code }).filter(({ head }) => head.kind === "entry");
    expect(entries.map(({ head }) => head.body.text).sort()).toEqual(texts.sort());
  });
}

test("setting the lock is cut off in the act: there is no lock, and nothing is lost", async ({ app, page }) => {
  const { keeper } = app;
  await app.begin();
  await app.add_entry(WORDS);
  const before = await stores(page);
  await keeper.open("lock");
  const code = await keeper.choose_passphrase(PASSPHRASE);
  await cut_at(page, 1);
  await keeper.type_group(code);
  await expect(app.field(app.say("lock.new"))).toBeVisible();
  expect(await stores(page)).toEqual(before);
  await app.open("/journal");
  await expect(app.journal.entry(WORDS)).toBeVisible();
  await keeper.set_lock();
  await keeper.enter("/journal");
  await expect(app.journal.entry(WORDS)).toBeVisible();
});

/** The page ends in the middle of its nth write: the first is the lock, the others seal rows anew. */
async function cut_at(page: Page, nth: number): Promise<void> {
  await page.evaluate((nth) => {
    const begin = IDBDatabase.prototype.transaction;
    let writes = 0;
    IDBDatabase.prototype.transaction = function (...how) {
      const transaction = begin.apply(this, how);
      if (how[1] === "readwrite") writes += 1;
      if (writes >= nth) {
        transaction.abort();
        location.reload();
      }
      return transaction;
    };
  }, nth);
}

test.describe("the keeper's files", () => {
  test.use({ serviceWorkers: "block" });

  for (const [name, file] of [
    ["glue", /\/keeper[^/]*\.js$/],
    ["wasm", /\/keeper[^/]*\.wasm$/],
  ] as const) {
    for (const [fault, status] of [
      ["is missing", 404],
      ["does not come", 0],
      ["was altered", 200],
    ] as const) {
      test(`the ${name} ${fault}: the screen says so, and trying again helps`, async ({ app, page, guards }) => {
        guards.allow(/Failed to load resource|MIME type|keeper|magic word|Unexpected|is not a function/);
        await app.begin();
        const spoil = () =>
          page.route(file, async (route) => {
            if (status === 0) return route.abort();
            if (status === 404) return route.fulfill({ status, body: "" });
            const response = await route.fetch();
            const body = await response.body();
            // Whole in length, and nonsense from the middle on.
            body.fill(0, body.length >> 1);
            // Nothing keeps it: what is altered on the way is altered once.
            const headers = { ...response.headers(), "cache-control": "no-store" };
            return route.fulfill({ response, headers, body });
          });
        await spoil();
        await app.open("/settings/lock");
        await expect(page.getByText(app.say("settings.part_missing"))).toBeVisible();
        await page.unroute(file);
        await app.button(app.say("common.try_again")).click();
        await expect(app.field(app.say("lock.new"))).toBeVisible();
        await expect(page.getByText(app.say("settings.part_missing"))).toHaveCount(0);

        // Locked, nothing opens without it: the page says so, and Help is there.
        await app.keeper.set_lock_here();
        await spoil();
        await page.goto("/journal");
        await expect(page.getByText(app.say("fault.keeper"))).toBeVisible();
        await expect(app.link(app.names.help)).toHaveAttribute("href", "/help.html");
        await page.unroute(file);
        await app.button(app.say("common.try_again")).click();
        await app.keeper.locked();
        await app.keeper.unlock();
        await app.keeper.inside();
      });
    }
  }
});
