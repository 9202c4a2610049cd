// Face or fingerprint beside the passphrase, with an authenticator that the browser plays.

import type { CDPSession, Page } from "@playwright/test";
import { expect, NOW, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import type { App } from "./pages/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";
import { stores } from "./support/stores.mjs";

const WORDS = "The heron stood where the river bends.";
const DAY = 24 * 60 * 60 * 1000;

/** A phone's own authenticator; not every one can give secrets. */
class Authenticator {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async of(page: Page, hasPrf = true): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable", { enableUI: false });
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        hasPrf,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  async credentials(): Promise<number> {
    const { authenticatorId } = this;
    const { credentials } = await this.session.send("WebAuthn.getCredentials", { authenticatorId });
    return credentials.length;
  }

  /** The passkey was deleted in the phone's settings. */
  async forget(): Promise<void> {
    const { authenticatorId } = this;
    await this.session.send("WebAuthn.clearCredentials", { authenticatorId });
  }

  /** Whether it knows the finger that is put on it. */
  async recognise(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  }
}

/** A lock is set, and its screen is open. */
async function with_lock(app: App): Promise<void> {
  await app.begin_locked(WORDS, "/settings/lock");
  await expect(app.button(app.say("lock.passkey_add"))).toBeVisible();
}

/** Two taps: to make it, and to see that it works. */
async function add(app: App): Promise<void> {
  await app.button(app.say("lock.passkey_add")).click();
  await app.button(app.say("lock.passkey_again")).click();
  await expect(app.page.getByText(app.say("lock.passkey_added"))).toBeVisible();
}

async function slots(page: Page): Promise<string[]> {
  const names: string[] = (await stores(page)).meta.map(({ key }: { key: string }) => key);
  return names.filter((name) => name.startsWith("slot.")).sort();
}

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("who opens by it is asked after weeks whether the passphrase is still known", async ({ app, page }) => {
      const { keeper, say } = app;
      await Authenticator.of(page);
      await with_lock(app);
      await add(app);
      const by_passkey = async () => {
        await page.goto("/journal");
        await keeper.locked();
        await app.button(say("unlock.with_passkey")).click();
      };
      await by_passkey();
      await expect(app.journal.entry(WORDS)).toBeVisible();

      await page.clock.setSystemTime(Date.parse(NOW) + 31 * DAY);
      await by_passkey();
      await app.arrives(say("lock.know"));
      expect(await page.content()).not.toContain(WORDS);
      expect(await objections(page)).toEqual([]);
      await app.field(say("unlock.passphrase")).fill("copper lantern seven tide");
      await app.button(say("lock.check")).click();
      await expect(page.getByText(say("lock.know_no_yet"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      // Nothing hangs on the answer, and it is asked again.
      await app.button(say("welcome.lock_later")).click();
      await expect(app.journal.entry(WORDS)).toBeVisible();
      await by_passkey();
      await app.arrives(say("lock.know"));
      await app.field(say("unlock.passphrase")).fill(PASSPHRASE);
      await app.button(say("lock.check")).click();
      await expect(app.journal.entry(WORDS)).toBeVisible();
      await by_passkey();
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });

    test("it is added in two taps, opens the app, and is removed", async ({ app, page }) => {
      const { keeper, say } = app;
      const authenticator = await Authenticator.of(page);
      await with_lock(app);
      await add(app);
      expect(await authenticator.credentials()).toBe(1);
      expect(await slots(page)).toEqual(["slot.passkey", "slot.passphrase", "slot.recovery"]);

      await app.button(say("lock.lock_now")).click();
      await keeper.locked();
      await app.button(say("unlock.with_passkey")).click();
      await expect(app.button(say("lock.passkey_remove"))).toBeVisible();
      await page.goto("/journal");
      await keeper.locked();
      await keeper.unlock();
      await expect(app.journal.entry(WORDS)).toBeVisible();

      await keeper.enter("/settings/lock");
      await app.button(say("lock.passkey_remove")).click();
      await expect(page.getByText(say("lock.passkey_removed"))).toBeVisible();
      await expect(app.button(say("lock.passkey_add"))).toBeVisible();
      expect(await slots(page)).toEqual(["slot.passphrase", "slot.recovery"]);
      await page.goto("/journal");
      await keeper.locked();
      await expect(app.button(say("unlock.with_passkey"))).toHaveCount(0);
    });
  });
}

for (const [what, spoil] of [
  ["the passkey was deleted elsewhere", (authenticator: Authenticator) => authenticator.forget()],
  ["the finger is not known", (authenticator: Authenticator) => authenticator.recognise(false)],
] as const) {
  test(`${what}: it says so, and the passphrase opens`, async ({ app, page }) => {
    const authenticator = await Authenticator.of(page);
    await with_lock(app);
    await add(app);
    await page.goto("/journal");
    await app.keeper.locked();
    const before = await stores(page);
    await spoil(authenticator);
    await app.button(app.say("unlock.with_passkey")).click();
    await expect(page.getByText(app.say("unlock.passkey_failed"))).toBeVisible();
    expect(await stores(page)).toEqual(before);
    await app.keeper.unlock();
    await expect(app.journal.entry(WORDS)).toBeVisible();
  });
}

test("where no secret can be had nothing is changed", async ({ app, page }) => {
  await Authenticator.of(page, false);
  await with_lock(app);
  const before = await stores(page);
  await app.button(app.say("lock.passkey_add")).click();
  await expect(page.getByText(app.say("lock.passkey_no"))).toBeVisible();
  await expect(app.button(app.say("lock.passkey_add"))).toBeVisible();
  expect(await stores(page)).toEqual(before);
  await app.keeper.enter("/journal");
  await expect(app.journal.entry(WORDS)).toBeVisible();
  await expect(app.button(app.say("unlock.with_passkey"))).toHaveCount(0);
});

test("a phone that thinks again at the second tap leaves all as it was", async ({ app, page }) => {
  const authenticator = await Authenticator.of(page);
  await with_lock(app);
  const before = await stores(page);
  await app.button(app.say("lock.passkey_add")).click();
  await expect(app.button(app.say("lock.passkey_again"))).toBeVisible();
  await authenticator.recognise(false);
  await app.button(app.say("lock.passkey_again")).click();
  await expect(page.getByText(app.say("lock.passkey_no"))).toBeVisible();
  expect(await stores(page)).toEqual(before);
  await expect(app.button(app.say("lock.passkey_add"))).toBeVisible();
});
