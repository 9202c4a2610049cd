// A vault that cannot be opened: every way on that is left, and nothing of it is lost.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import type { App } from "./pages/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";
import { flipped, raised, type Row } from "./support/rows.ts";
import { put_rows, stores } from "./support/stores.mjs";

const ONE = "The first morning.";
const TWO = "The second morning.";
const ASIDE = "homeward-aside-1";

/** The keys for names, damaged both times they are kept. */
async function damage(page: Page): Promise<void> {
  const { meta } = await stores(page);
  const ids = (meta as Row[]).filter(({ key }) => ["ids", "ids.again"].includes(String(key)));
  expect(ids).toHaveLength(2);
  await page.goto("/away.html");
  await put_rows(page, "meta", ids.map((row) => ({ ...row, value: flipped(row.value, 60) })));
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());

async function rescued(app: App): Promise<void> {
  await app.heading(app.say("rescue.title")).waitFor();
}

async function start_fresh(app: App): Promise<void> {
  await app.button(app.say("rescue.aside_do")).click();
  await app.page.waitForURL((url) => url.pathname === "/settings/restore");
  await app.keeper.drawn();
  await app.keeper.heading2(app.say("rescue.kept_title")).waitFor();
}

async function unlock_rescue(app: App): Promise<void> {
  await app.field(app.say("unlock.passphrase")).fill(PASSPHRASE);
  await app.button(app.say("rescue.read_open")).click();
}

const opens = (app: App, count: number) => app.page.getByText(app.say("rescue.read_some", { count }));

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(language, () => {
    test.use({ language, locale });
    test("keys damaged twice: it is read here, set aside, added, and only then erased", async ({ app, page }) => {
      await app.begin();
      await app.add_entry(ONE);
      const session = await app.add_session();
      await app.add_ride(session);
      await damage(page);
      const before = await stores(page);
      await page.goto("/journal");
      await rescued(app);
      await expect(page.getByText(app.say("fault.keys"))).toBeVisible();
      await expect(app.heading()).toBeFocused();
      await app.keeper.disclose(app.say("rescue.read_here"));
      expect(await objections(page)).toEqual([]);
      await expect(page.getByText(ONE)).toBeVisible();
      const download = page.waitForEvent("download");
      await app.button(app.say("rescue.read_file")).click();
      expect(readFileSync(await (await download).path(), "utf8")).toContain(ONE);
      expect(await stores(page)).toEqual(before);

      await start_fresh(app);
      await app.open("/journal");
      await expect(page.getByText(app.say("journal.empty_title"))).toBeVisible();
      await app.add_entry(TWO);
      await app.keeper.open("storage");
      await app.button(app.say("rescue.kept_open")).click();
      await app.button(app.say("rescue.kept_add")).waitFor();
      expect(await objections(page)).toEqual([]);
      await app.button(app.say("rescue.kept_add")).click();
      await page.getByText(app.say("rescue.kept_added")).waitFor();
      await app.open("/journal");
      for (const words of [ONE, TWO]) await expect(app.journal.entry(words)).toBeVisible();
      await app.open(`/session/${session}/ride`);
      await app.ride.gates().first().waitFor();

      await app.keeper.open("storage");
      await app.button(app.say("rescue.kept_erase")).click();
      await app.button(app.say("rescue.kept_erase_sure")).click();
      await page.getByText(app.say("rescue.kept_erased")).waitFor();
      expect(await databases(page)).not.toContain(ASIDE);
      await app.open("/journal");
      await expect(app.journal.entry(ONE)).toBeVisible();
    });
  });
}

test("with a lock: the right passphrase leads on, and opens what opens", async ({ app, page }) => {
  const code = await app.begin_locked(ONE);
  await damage(page);
  await page.goto("/journal");
  await app.keeper.unlock();
  await rescued(app);
  await app.field(app.say("unlock.passphrase")).fill("something else entirely");
  await app.button(app.say("rescue.read_open")).click();
  await expect(page.getByText(app.say("unlock.wrong"))).toBeVisible();
  await unlock_rescue(app);
  await expect(page.getByText(app.say("rescue.read_here"))).toBeVisible();
  await start_fresh(app);
  await app.button(app.say("rescue.kept_open")).click();
  await app.button(app.say("unlock.with_code")).click();
  await app.field(app.say("unlock.code")).fill(code);
  await app.button(app.say("rescue.read_open")).click();
  await app.button(app.say("rescue.kept_add")).click();
  await page.getByText(app.say("rescue.kept_added")).waitFor();
  await app.open("/journal");
  await expect(app.journal.entry(ONE)).toBeVisible();
});

test("the key itself damaged: it says so, and a copy comes back beside what was set aside", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const copy = await app.keeper.make_copy();
  const { meta } = await stores(page);
  const keys = (meta as Row[]).filter(({ key }) => String(key).startsWith("slot.device"));
  await page.goto("/away.html");
  await put_rows(page, "meta", keys.map((row) => ({ ...row, value: flipped(row.value, 40) })));
  await page.goto("/journal");
  await rescued(app);
  await expect(page.getByText(app.say("rescue.read_shut"))).toBeVisible();
  await start_fresh(app);
  await app.keeper.look_into(copy);
  await app.keeper.add();
  await app.keeper.finish();
  await app.open("/journal");
  await expect(app.journal.entry(ONE)).toBeVisible();
  expect(await databases(page)).toContain(ASIDE);
});

test("passphrase and code forgotten: it is set aside, and opens once one is found", async ({ app, page }) => {
  await app.begin_locked(ONE, "/journal");
  await page.goto("/");
  await app.keeper.locked();
  await app.keeper.disclose(app.say("unlock.lost"));
  await start_fresh(app);
  await app.add_entry(TWO);
  await app.keeper.open("storage");
  await app.button(app.say("rescue.kept_open")).click();
  await unlock_rescue(app);
  await app.button(app.say("rescue.kept_add")).click();
  await page.getByText(app.say("rescue.kept_added")).waitFor();
  await app.open("/journal");
  for (const words of [ONE, TWO]) await expect(app.journal.entry(words)).toBeVisible();
});

test("erasing everything takes along what was set aside, from every screen that offers it", async ({ app, page }) => {
  await app.begin();
  for (const from of ["rescue", "settings"] as const) {
    await app.add_entry(ONE);
    await damage(page);
    await page.goto("/journal");
    await rescued(app);
    await start_fresh(app);
    expect(await databases(page)).toContain(ASIDE);
    if (from === "rescue") {
      await app.add_entry(TWO);
      await damage(page);
      await page.goto("/");
      await rescued(app);
      await app.keeper.disclose(app.say("rescue.erase_title"));
    } else {
      await app.keeper.open("erase");
    }
    await page.getByRole("checkbox", { name: app.say("erase.confirm") }).check();
    await app.button(app.say("erase.do")).click();
    await app.welcome.pass();
    expect(await databases(page)).toEqual(["homeward"]);
    expect((await stores(page)).records).toEqual([]);
  }
});

test("a vault of a newer app offers the update first, and is not touched", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const meta = (await stores(page)).meta as Row[];
  const newer = meta.filter(({ key }) => ["vault", "ids", "ids.again"].includes(String(key)));
  await page.goto("/away.html");
  await put_rows(page, "meta", newer.map(raised));
  const before = await stores(page);
  await page.goto("/journal");
  await rescued(app);
  await expect(page.getByRole("main").getByRole("button").first()).toHaveText(app.say("rescue.update"));
  await app.button(app.say("rescue.update")).click();
  await expect(page.getByText(app.say("rescue.update_none"))).toBeVisible();
  await expect(opens(app, before.records.length)).toBeVisible();
  expect(await stores(page)).toEqual(before);
});
