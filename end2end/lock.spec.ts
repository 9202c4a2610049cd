// The first lock: how it is set, and every way through the door afterwards.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";
import { stores } from "./support/stores.mjs";

const WORDS = "The heron stood where the river bends.";
const SHORT = "copper sea";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Nothing on the screen is cut off or runs out of it. */
async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, "how far the screen runs out to the side").toBeLessThanOrEqual(0);
}

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const) {
    test.describe(`in ${language}, ${width} px wide`, () => {
      test.use({ language, locale, viewport: { width, height } });

      test("a lock is set, and opens by its passphrase and by its recovery code", async ({ app, page }) => {
        const { keeper, say } = app;
        await app.begin();
        await app.add_entry(WORDS);
        await keeper.open("lock");
        await fits(page);

        // What is wrong is said at the field, and nothing is asked of memory.
        await app.button(say("lock.next")).click();
        await expect(page.getByText(say("lock.problem_empty"))).toBeVisible();
        await expect(app.field(say("lock.new"))).toBeFocused();
        await app.field(say("lock.new")).fill("abc");
        await expect(page.getByText(say("lock.problem_empty"))).toBeVisible();
        await app.field(say("lock.new")).fill(SHORT);
        await expect(page.getByText(say("lock.short"))).toBeVisible();
        await expect(page.getByText(say("lock.problem_empty"))).toHaveCount(0);
        await expect(page.getByText(say("lock.problem_differ"))).toBeVisible();
        await app.field(say("lock.again")).fill("copper see");
        await app.button(say("lock.next")).click();
        await expect(page.getByText(say("lock.problem_differ"))).toBeVisible();
        await expect(app.field(say("lock.again"))).toBeFocused();
        await app.field(say("lock.new")).fill(PASSPHRASE);
        await expect(page.getByText(say("lock.short"))).toHaveCount(0);
        await fits(page);

        const code = await keeper.choose_passphrase(PASSPHRASE);
        expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
        await fits(page);
        await wrong_group(app);
        await keeper.confirm_code(code);
        await fits(page);
        await app.button(say("lock.try")).click();
        await keeper.locked();
        await fits(page);
        await expect(page.getByText(WORDS)).toHaveCount(0);

        await keeper.unlock("copper lantern seven tide");
        await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
        await keeper.unlock(`  ${PASSPHRASE} `);
        await app.heading(app.names.lock).waitFor();
        await keeper.drawn();
        await fits(page);
        await page.goto("/journal");
        await keeper.locked();
        await keeper.unlock_with_code(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
        await expect(app.journal.entry(WORDS)).toBeVisible();
      });

      test("each slip in the recovery code is told in its own words", async ({ app, page }) => {
        const { keeper, say } = app;
        await app.begin();
        const code = await keeper.set_lock();
        const before = await stores(page);
        const first = CROCKFORD[(CROCKFORD.indexOf(code[0]!) + 1) % 32];
        const slips = [
          ["unlock.code_short", code.slice(0, -1)],
          ["unlock.code_long", `${code}0`],
          ["unlock.code_character", `${code.slice(0, -1)}é`],
          ["unlock.code_typo", `${first}${code.slice(1)}`],
        ] as const;
        await app.button(say("unlock.with_code")).click();
        for (const [sentence, typed] of slips) {
          await app.field(say("unlock.code")).fill(typed);
          await app.button(app.names.unlock).click();
          await expect(page.getByText(say(sentence))).toBeVisible();
        }
        await fits(page);
        expect(await stores(page)).toEqual(before);
        await app.field(say("unlock.code")).fill(code);
        await app.button(app.names.unlock).click();
        await keeper.inside();
      });
    });
  }
}

/** A group that is not the one asked for sets no lock. */
async function wrong_group(app: App): Promise<void> {
  await app.keeper.type_wrong_group();
  const { meta } = await stores(app.page);
  expect(meta.map((row: { key: string }) => row.key)).toContain("slot.device");
}

test("a wrong passphrase changes nothing on the disk, however often", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.set_lock();
  const before = await stores(page);
  for (const wrong of ["x", "copper lantern seven", PASSPHRASE.toUpperCase()]) {
    await app.keeper.unlock(wrong);
    await expect(page.getByText(app.say("unlock.wrong"))).toBeVisible();
    await expect(app.button(app.names.unlock)).toHaveAttribute("aria-disabled", "false");
  }
  expect(await stores(page)).toEqual(before);
  await app.keeper.unlock();
  await app.keeper.inside();
});

test("a lock leaves no key in the clear, and seals all that was there under a new one", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.add_entry(WORDS);
  const before = await stores(page);
  await app.keeper.set_lock();
  const after = await stores(page);
  const names = after.meta.map(({ key }: { key: string }) => key);
  expect(names).toEqual(expect.arrayContaining(["slot.passphrase", "slot.recovery", "recovery"]));
  expect(names).not.toContain("slot.device");
  expect(names, "every row is sealed anew").not.toContain("former");
  const key_id = (rows: { value: string }[]) => rows.map(({ value }) => value.slice(16, 48));
  const [old] = new Set(key_id(before.records));
  expect(key_id(after.records)).not.toContain(old);
  expect(after.records.length).toBeGreaterThanOrEqual(before.records.length);
});

test("an address stands once the app is unlocked, and Help needs no unlocking", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.set_lock();
  await page.goto("/journal");
  await app.keeper.locked();
  await expect(page.getByText(WORDS)).toHaveCount(0);
  await app.keeper.unlock();
  await expect(app.heading(app.say("journal.title"))).toBeVisible();
  await expect(app.journal.entry(WORDS)).toBeVisible();
  await page.goto("/help");
  await page.waitForURL("**/help.html");
  await expect(page.locator('a[href="tel:911"]').filter({ visible: true }).first()).toBeVisible();
  await page.goto("/plan");
  await app.keeper.locked();
  await app.link(app.names.help).filter({ visible: true }).click();
  await page.waitForURL("**/help.html");
});
