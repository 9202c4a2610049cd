// Were you here before? A window that was emptied says so, and whoever wrote elsewhere is told where.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import type { App } from "./pages/app.ts";

const WORDS = "The gulls went inland before the storm.";

/** The browser has cleared what was saved, and not what lies beside it. */
async function empty(page: Page): Promise<void> {
  await page.goto("/help.html");
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase("homeward");
        request.onsuccess = () => resolve();
        request.onerror = request.onblocked = () => reject(new Error("still open"));
      }),
  );
  await page.goto("/");
}

/** What is said where nothing was saved yet, on the way to restoring. */
async function look_for_words(app: App): Promise<void> {
  await app.button(app.names.used_before).click();
  await app.arrives(app.names.restore_copy);
  await app.keeper.heading2(app.say("restore.before_title")).waitFor();
}

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("a window that was emptied says so, leads to the ways back, and begins anew once", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      await app.add_entry(WORDS);
      await empty(page);
      await expect(page.getByText(say("welcome.emptied"))).toBeVisible();
      await expect(page.getByText(say("welcome.before"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      await look_for_words(app);
      for (const way of ["home", "other", "copy", "gone"]) {
        await expect(page.getByText(say(`restore.before_${way}`))).toBeVisible();
      }
      expect(await objections(page)).toEqual([]);
      await app.link(say("restore.before_anew")).click();
      // It asks until somebody begins.
      await expect(page.getByText(say("welcome.emptied"))).toBeVisible();
      await app.reload();
      await expect(page.getByText(say("welcome.emptied"))).toBeVisible();
      await app.welcome.pass();
      await app.reload();
      await app.heading(say("today.hello")).waitFor();
      await app.add_entry(WORDS);
      await app.reload();
      await app.journal.entry(WORDS).waitFor();
    });
  });
}

test("words and sessions are not the only thing that can be missed", async ({ app, page }) => {
  await app.begin();
  await app.open("/help/clinic");
  await app.field(app.say("help.clinic_day_label")).fill("555 010 0100");
  await app.button(app.say("help.clinic_save")).click();
  await app.heading(app.say("help.title")).waitFor();
  await empty(page);
  await expect(page.getByText(app.say("welcome.emptied"))).toBeVisible();
});

test("whoever is here for the first time meets a quiet line, and nothing is said to be missing", async ({ app, page }) => {
  await page.goto("/");
  await expect(page.getByText(app.say("welcome.before"))).toBeVisible();
  await expect(page.getByText(app.say("welcome.emptied"))).toHaveCount(0);
  await app.welcome.pass();
  // Nothing was saved, so nothing is missed.
  await empty(page);
  await app.heading(app.say("today.hello")).waitFor();
  await expect(page.getByText(app.say("welcome.emptied"))).toHaveCount(0);
});

test("the app on the home screen asks about the browser, and a browser about the app", async ({ app, page }) => {
  const { say } = app;
  await page.goto("/");
  await look_for_words(app);
  await expect(page.getByText(say("restore.before_home"))).toBeVisible();
  await page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
  await page.goto("/");
  await look_for_words(app);
  await expect(page.getByText(say("restore.before_browser"))).toBeVisible();
  await expect(page.getByText(say("restore.before_home"))).toHaveCount(0);
});

test("where words are, nobody is asked where they could be", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.open("restore");
  await expect(page.getByText(app.say("restore.lead"))).toBeVisible();
  await expect(app.keeper.heading2(app.say("restore.before_title"))).toHaveCount(0);
});

test("what was erased by hand is not missed", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.open("erase");
  await page.getByRole("checkbox").check();
  await app.button(app.names.erase_everything).click();
  await app.button(app.names.start).waitFor();
  await expect(page.getByText(app.say("welcome.emptied"))).toHaveCount(0);
});
