// A lock that is set: another passphrase, another code, whether it is still known, and taking it away.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";
import { gate_at } from "./support/gate.ts";
import { Room } from "./support/room.ts";
import { stores } from "./support/stores.mjs";
import { heads, keys } from "./support/vault.mjs";

test.use({ serviceWorkers: "allow" });

const WORDS = "The heron stood where the river bends.";
const OTHER = "granite window forty swallows";
const DAY = 24 * 60 * 60 * 1000;

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale });

    test("after another passphrase was chosen the old one opens nothing", async ({ app, page }) => {
      const { keeper, say } = app;
      await app.begin_locked(WORDS, "/settings/lock");
      await keeper.disclose(say("lock.change"));
      await keeper.change_passphrase("abc");
      await expect(page.getByText(say("lock.problem_empty"))).toBeVisible();
      await keeper.change_passphrase(OTHER, PASSPHRASE);
      await expect(page.getByText(say("lock.problem_differ"))).toBeVisible();
      await keeper.change_passphrase(OTHER);
      await expect(page.getByText(say("lock.changed"))).toBeVisible();
      await expect(page.getByText(say("lock.renew_offer"))).toBeVisible();
      await page.goto("/journal");
      await keeper.locked();
      await keeper.unlock();
      await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
      await keeper.unlock(OTHER);
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });

    test("new keys: the passphrase stays, the old code opens nothing, and nothing is lost", async ({
      app,
      page,
    }) => {
      const { keeper, say } = app;
      const code = await app.begin_locked(WORDS, "/settings/lock");
      const before = await stores(page);
      await keeper.disclose(say("lock.renew"));
      await app.button(say("lock.renew_begin")).click();
      await expect(app.heading()).toBeFocused();
      await keeper.passphrase().fill(OTHER);
      await app.button(say("lock.next")).click();
      await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
      await keeper.passphrase().fill(PASSPHRASE);
      await app.button(say("lock.next")).click();
      await expect(page.getByText(say("lock.copies_keep"))).toBeVisible();
      const renewed = await keeper.code();
      expect(renewed).not.toBe(code);
      expect(vault_id(await stores(page)), "nothing is changed before the code is kept").toBe(vault_id(before));
      await keeper.type_group(renewed, say("lock.renew_take"));
      await app.button(say("lock.try")).click();
      await keeper.locked();
      const after = await stores(page);
      expect(vault_id(after)).not.toBe(vault_id(before));
      expect(keys(after.meta, { code: renewed }), "every row is sealed anew").toHaveLength(1);
      await keeper.unlock_with_code(code);
      await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
      await keeper.enter("/journal");
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("the recovery code is shown again, and a new one takes its place once it is kept", async ({
      app,
      page,
    }) => {
      const { keeper, say } = app;
      const code = await app.begin_locked(WORDS, "/settings/lock");
      await keeper.disclose(say("lock.code_title"));
      await app.button(say("lock.show_code")).click();
      expect(await keeper.code()).toBe(code);
      await app.button(say("lock.new_code")).click();
      await expect(page.getByText(say("lock.code_offered"))).toBeFocused();
      const renewed = await keeper.code();
      expect(renewed).not.toBe(code);
      const before = await slot(page);
      await keeper.type_wrong_group(say("lock.use_code"));
      expect(await slot(page)).toBe(before);
      await keeper.type_group(renewed, say("lock.use_code"));
      await expect(page.getByText(say("lock.code_changed"))).toBeFocused();
      expect(await slot(page)).not.toBe(before);
      expect(await keeper.code()).toBe(renewed);
      await page.goto("/journal");
      await keeper.locked();
      await keeper.unlock_with_code(code);
      await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
      await app.field(say("unlock.code")).fill(renewed);
      await app.button(app.names.unlock).click();
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });

    test("a new code that is not kept changes nothing: the old one opens", async ({ app, page }) => {
      const { keeper, say } = app;
      const code = await app.begin_locked(WORDS, "/settings/lock");
      const before = await slot(page);
      await keeper.disclose(say("lock.code_title"));
      await app.button(say("lock.new_code")).click();
      const first = await keeper.code();
      await app.button(say("lock.keep_code")).click();
      await expect(page.getByText(say("lock.code_stays"))).toBeFocused();
      await app.button(say("lock.show_code")).click();
      expect(await keeper.code()).toBe(code);

      // Left half-way, with the group typed already.
      await app.button(say("lock.new_code")).click();
      const second = await keeper.code();
      expect([code, first]).not.toContain(second);
      await page.getByRole("main").getByRole("textbox", { name: /\d/ }).fill(second.slice(0, 4));
      await app.back();
      await app.heading(app.names.settings).waitFor();
      expect(await slot(page)).toBe(before);
      await page.goto("/journal");
      await keeper.locked();
      await keeper.unlock_with_code(second);
      await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
      await app.field(say("unlock.code")).fill(code);
      await app.button(app.names.unlock).click();
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });

    test("whether the passphrase is still known is asked after thirty days, and a right answer ends it", async ({
      app,
      page,
    }) => {
      const { keeper, say } = app;
      const code = await app.begin_locked(WORDS, "/settings/lock");
      const asks = keeper.heading2(say("lock.know"));
      await expect(app.button(say("lock.lock_now"))).toBeVisible();
      await expect(asks).toHaveCount(0);

      // Opened by the code: that proves nothing about the passphrase.
      await page.clock.setSystemTime(Date.parse("2037-03-12T15:00:00Z") + 31 * DAY);
      await page.goto("/settings/lock");
      await keeper.locked();
      await keeper.unlock_with_code(code);
      await expect(asks).toBeVisible();
      await app.field(say("unlock.passphrase")).fill("copper lantern seven tide");
      await app.button(say("lock.check")).click();
      await expect(page.getByText(say("lock.know_no"))).toBeVisible();
      await app.field(say("unlock.passphrase")).fill(PASSPHRASE);
      await app.button(say("lock.check")).click();
      await expect(asks).toHaveCount(0);
      await page.goto("/settings/lock");
      await keeper.locked();
      await keeper.unlock_with_code(code);
      await expect(app.button(say("lock.lock_now"))).toBeVisible();
      await expect(page.getByRole("radio", { name: say("lock.when_hidden_1") })).toBeVisible();
      await expect(asks).toHaveCount(0);
    });

    test("taken away, the app opens without asking; a lock set then has a new key", async ({ app, page }) => {
      const { keeper, say } = app;
      const code = await app.begin_locked(WORDS, "/settings/lock");
      const locked = await stores(page);
      await keeper.disclose(say("lock.remove"));
      await app.button(say("lock.remove")).click();
      await expect(app.field(say("lock.new"))).toBeVisible();
      await app.open("/journal");
      await expect(app.journal.entry(WORDS)).toBeVisible();
      const open = await stores(page);
      const names = open.meta.map(({ key }: { key: string }) => key);
      expect(names).toContain("slot.device");
      expect(names).not.toContain("slot.passphrase");
      expect(names).not.toContain("slot.recovery");
      expect(vault_id(open)).toBe(vault_id(locked));

      const renewed = await keeper.set_lock(OTHER);
      expect(renewed, "the code of before lay beside a key in the clear").not.toBe(code);
      const again = await stores(page);
      expect(vault_id(again)).not.toBe(vault_id(locked));
      expect(heads(again, { code: renewed }).map(({ head }) => head.body?.text)).toContain(WORDS);
      await keeper.unlock(PASSPHRASE);
      await expect(page.getByText(say("unlock.wrong"))).toBeVisible();
      await keeper.enter("/journal", OTHER);
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });
  });
}

/** What the recovery code opens, as it lies on the disk. */
async function slot(page: Page): Promise<string> {
  const { meta } = await stores(page);
  return meta.find(({ key }: { key: string }) => key === "slot.recovery")!.value;
}

/** The id of the data key in use. */
function vault_id({ meta }: { meta: { key: string; value: string }[] }): string {
  return meta.find(({ key }) => key === "vault")!.value.slice(16);
}

test("whoever leaves while the lock is being set finds the app locked, and writes under the new key", async ({ app, page }) => {
  const { keeper } = app;
  await app.begin();
  await app.add_entry(WORDS);
  await keeper.open("lock");
  const code = await keeper.choose_passphrase(PASSPHRASE);
  // Behind the gate the lock itself is written.
  const gate = await gate_at(page, 1);
  await keeper.type_group(code);
  await gate.reached();
  await app.back();
  await app.heading(app.names.settings).waitFor();
  await gate.open();
  await keeper.locked();
  await keeper.unlock();
  await keeper.inside();
  await page.goto("/journal/new");
  await keeper.locked();
  await keeper.unlock();
  await app.journal.words().fill("After the lock.");
  await app.journal.saved().waitFor();
});

test.describe("while the key is worked out", () => {
  test.use({ serviceWorkers: "block" });

  test("whoever leaves finds the app locked too", async ({ app, page }) => {
    const { keeper } = app;
    await app.begin();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/deriver*", async (route) => {
      await held;
      await route.continue();
    });
    await keeper.open("lock");
    const code = await keeper.choose_passphrase(PASSPHRASE);
    await keeper.type_group(code);
    await expect(page.getByText(app.say("lock.stretching"))).toBeVisible();
    await app.back();
    await app.heading(app.names.settings).waitFor();
    release();
    await keeper.locked();
    await keeper.unlock();
    await keeper.inside();
  });
});

test.describe("with no room left", () => {
  test.use({ serviceWorkers: "block" });

  test("a new code that cannot be kept is told, the old one works, and it can be tried again", async ({
    app,
    page,
    baseURL,
  }) => {
    const { keeper, say } = app;
    const room = await Room.of(page, baseURL!);
    await app.begin_locked(WORDS, "/settings/lock");
    const before = await slot(page);
    await keeper.disclose(say("lock.code_title"));
    await app.button(say("lock.new_code")).click();
    const renewed = await keeper.code();
    await room.fill();
    await keeper.type_group(renewed, say("lock.use_code"));
    await expect(page.getByRole("alert").getByText(say("fault.full"))).toBeVisible();
    expect(await slot(page)).toBe(before);
    await room.free();
    await app.button(say("lock.use_code")).click();
    await expect(page.getByText(say("lock.code_changed"))).toBeFocused();
    expect(await slot(page)).not.toBe(before);
    await page.goto("/journal");
    await keeper.locked();
    await keeper.unlock_with_code(renewed);
    await expect(app.journal.entry(WORDS)).toBeVisible();
  });
});
