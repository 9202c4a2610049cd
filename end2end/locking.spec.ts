// Locking: by hand, by itself, in every window, and never over words that are not kept.

import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";
import { set_focused, set_hidden } from "./support/presence.ts";
import { hold_writes, Room } from "./support/room.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

test.use({ serviceWorkers: "allow" });

const WORDS = "The heron stood where the river bends.";
const DRAFT = "Half a thought, not yet fini";
const MINUTE = 60_000;
/** Longer than the app waits before it looks again whether it is time. */
const LOOK = 25_000;

/** The disk holds when to lock: so long after hiding, and whether untouched. */
async function kept(page: Page, code: string, minutes: number | undefined, when_idle: boolean): Promise<void> {
  const holds = async () => {
    const found = heads(await stores(page), { code }).find(({ head }) => head.kind === "lock-habits");
    return [found?.head.body.hidden_minutes, Boolean(found?.head.body.when_idle)];
  };
  await expect.poll(holds).toEqual([minutes, when_idle]);
}

/** The page is the one that was marked: nothing has loaded it anew. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { marked: true }));
}

async function stands(page: Page): Promise<void> {
  // Reading the whole disk takes longer than locking would.
  await stores(page);
  expect(await page.evaluate(() => "marked" in window), "the page was not loaded anew").toBe(true);
}

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale });

    test("by the button on the lock's screen", async ({ app, page }) => {
      await app.begin_locked(WORDS, "/settings/lock");
      await app.button(app.say("lock.lock_now")).click();
      await app.keeper.locked();
      await page.goBack();
      await app.keeper.locked();
      await app.keeper.unlock();
      await app.keeper.inside();
    });
  });
}

test("by itself, a minute after the page went out of sight and not before", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal");
  await mark(page);
  await set_hidden(page, true);
  await page.clock.fastForward(45_000);
  await stands(page);
  await page.clock.fastForward(LOOK);
  await app.keeper.locked();
});

test("by itself on coming back, where the phone let nothing run meanwhile", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal");
  await mark(page);
  await set_hidden(page, true);
  await page.clock.fastForward(20_000);
  await set_hidden(page, false);
  await stands(page);
  // Twice half a minute is no minute.
  await set_hidden(page, true);
  await page.clock.fastForward(50_000);
  await set_hidden(page, false);
  await stands(page);
  await set_hidden(page, true);
  await page.clock.setSystemTime(await page.evaluate(() => Date.now() + 61_000));
  await set_hidden(page, false);
  await app.keeper.locked();
});

test("by itself, after ten minutes without a touch and not before", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal");
  await mark(page);
  await page.clock.fastForward(9 * MINUTE);
  await stands(page);
  await page.keyboard.press("Shift");
  await page.clock.fastForward(9 * MINUTE);
  await stands(page);
  await page.clock.fastForward(MINUTE + LOOK);
  await app.keeper.locked();
});

test("five minutes after the page went out of sight, where that was chosen", async ({ app, page }) => {
  const code = await app.begin_locked(WORDS, "/settings/lock");
  await page.getByRole("radio", { name: app.say("lock.when_hidden_5") }).check();
  await kept(page, code, 5, true);
  await app.keeper.enter("/settings/lock");
  await expect(page.getByRole("radio", { name: app.say("lock.when_hidden_5") })).toBeChecked();
  await mark(page);
  await set_hidden(page, true);
  await page.clock.fastForward(4 * MINUTE);
  await stands(page);
  await page.clock.fastForward(MINUTE + LOOK);
  await app.keeper.locked();
});

test("never by itself, where only a new start locks", async ({ app, page }) => {
  const { say } = app;
  const code = await app.begin_locked(WORDS, "/settings/lock");
  // One right after the other: neither undoes the other.
  const release = await hold_writes(page);
  await page.getByRole("radio", { name: say("lock.when_start") }).check();
  await page.getByRole("checkbox", { name: say("lock.when_idle") }).uncheck();
  await release();
  await kept(page, code, undefined, false);
  await app.keeper.enter("/settings/lock");
  await expect(page.getByRole("radio", { name: say("lock.when_start") })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: say("lock.when_idle") })).not.toBeChecked();
  await mark(page);
  await set_hidden(page, true);
  await page.clock.fastForward(60 * MINUTE);
  await stands(page);
  await set_hidden(page, false);
  await page.clock.fastForward(60 * MINUTE);
  await stands(page);
  await page.reload();
  await app.keeper.locked();
});

test("a draft is sealed before the app locks, and is there afterwards", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal/new");
  await app.journal.words().fill(DRAFT);
  await set_hidden(page, true);
  await page.clock.fastForward(MINUTE + LOOK);
  await app.keeper.locked();
  expect(await page.content()).not.toContain(DRAFT);
  await app.keeper.enter("/journal");
  await expect(app.journal.entry(DRAFT)).toHaveCount(1);
});

async function two(app: App, context: BrowserContext, path: string): Promise<App> {
  await app.begin_locked(WORDS, "/settings/lock");
  const other = new App(await context.newPage(), "en");
  await other.keeper.enter(path);
  return other;
}

test("one window locks the other, which seals its draft first", async ({ app, page, context }) => {
  const other = await two(app, context, "/journal/new");
  // Nothing is saved by itself before the lock comes.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2_000));
  await other.journal.words().fill(DRAFT);
  await app.button(app.say("lock.lock_now")).click();
  await page.clock.resume();
  await app.keeper.locked();
  await other.keeper.locked();
  await other.keeper.enter("/journal");
  await expect(other.journal.entry(DRAFT)).toHaveCount(1);
});

test.describe("with no room left", () => {
  test.use({ serviceWorkers: "block" });

  test("words that cannot be kept stay on the screen, unlocked, until they are", async ({
    app,
    page,
    baseURL,
  }) => {
    const room = await Room.of(page, baseURL!);
    await app.begin_locked(WORDS, "/journal/new");
    await mark(page);
    await room.fill();
    await app.journal.words().fill(DRAFT);
    await expect(page.getByText(app.say("fault.full"))).toBeVisible();
    await set_hidden(page, true);
    await page.clock.fastForward(2 * MINUTE);
    await stands(page);
    await set_hidden(page, false);
    await stands(page);
    await expect(app.journal.words()).toHaveValue(DRAFT);
    await set_hidden(page, true);
    await room.free();
    await page.clock.fastForward(2 * MINUTE);
    await app.keeper.locked();
    await app.keeper.enter("/journal");
    await expect(app.journal.entry(DRAFT)).toHaveCount(1);
  });

  test("nor does a lock in another window take them away", async ({ app, page, context, baseURL }) => {
    const room = await Room.of(page, baseURL!);
    const other = await two(app, context, "/journal/new");
    await mark(other.page);
    await room.fill();
    await other.journal.words().fill(DRAFT);
    await expect(other.page.getByText(other.say("fault.full"))).toBeVisible();
    await app.button(app.say("lock.lock_now")).click();
    await app.keeper.locked();
    await stands(other.page);
    await expect(other.journal.words()).toHaveValue(DRAFT);
    await room.free();
    await other.button(other.say("common.try_again")).click();
    await expect(other.journal.saved()).toBeVisible();
    await app.keeper.enter("/journal");
    await expect(app.journal.entry(DRAFT)).toHaveCount(1);
  });
});

test("the page is covered while nobody looks at it, if a lock is set", async ({ app, page }) => {
  const root = page.locator("html");
  await app.begin();
  await app.add_entry(WORDS);
  await set_focused(page, false);
  await set_hidden(page, true);
  await expect(root).not.toHaveAttribute("data-covered");
  await set_hidden(page, false);

  await app.keeper.set_lock();
  await app.keeper.enter("/journal");
  await expect(app.journal.entry(WORDS)).toBeVisible();
  for (const away of [
    (gone: boolean) => set_focused(page, !gone),
    (gone: boolean) => set_hidden(page, gone),
  ]) {
    await away(true);
    await expect(root).toHaveAttribute("data-covered");
    expect(await is_on_top(page)).toBe(false);
    await away(false);
    await expect(root).not.toHaveAttribute("data-covered");
    expect(await is_on_top(page)).toBe(true);
  }
});

test("on coming back nothing is shown before it is decided whether to lock", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal");
  await set_hidden(page, true);
  const later = await page.evaluate(() => Date.now() + 61_000);
  await page.clock.setSystemTime(later);
  // What is seen in the very moment of coming back, by each of the ways in which a page hears of it.
  const seen = await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
    const ways: [EventTarget, string][] = [
      [document, "visibilitychange"],
      [window, "pageshow"],
      [window, "focus"],
      [window, "pointerdown"],
    ];
    return ways.filter(([target, name]) => {
      target.dispatchEvent(new Event(name));
      return !("covered" in document.documentElement.dataset);
    });
  });
  expect(seen).toEqual([]);
  await app.keeper.locked();
});

test("a clock that is set back keeps nothing open", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal");
  await mark(page);
  await set_hidden(page, true);
  await page.clock.setSystemTime(await page.evaluate(() => Date.now() - 60 * 61_000));
  await set_hidden(page, false);
  await app.keeper.locked();
});

test("a page that comes out of the browser's memory has been away", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal");
  await mark(page);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect(page.locator("html")).toHaveAttribute("data-covered");
  await page.clock.setSystemTime(await page.evaluate(() => Date.now() + 61_000));
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await app.keeper.locked();
});

/** Whether the app is what is seen in the middle of the screen; else a sheet lies over it. */
async function is_on_top(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const cover = getComputedStyle(document.body, "::after");
    const is_covered = cover.position === "fixed" && cover.inset === "0px" && cover.backgroundColor !== "rgba(0, 0, 0, 0)";
    return seen !== document.body || !is_covered;
  });
}
