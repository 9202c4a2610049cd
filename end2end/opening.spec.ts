// A start that takes long: it says so, shows nothing that is not read yet, and ends at the right screen.

import type { BrowserContext } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { hold_store } from "./support/gate.ts";

const WORDS = "The heron stood where the river bends.";

/** The rows cannot be read until the answer is called. */
async function hold_rows(context: BrowserContext): Promise<() => Promise<void>> {
  return hold_store(await context.newPage(), "records");
}

/** Neither the doors of who has no session, nor a journal of nobody. */
async function shows_nothing_yet(app: App): Promise<void> {
  await expect(app.heading()).toHaveCount(0);
  await expect(app.page.getByText(app.say("doors.date"))).toHaveCount(0);
}

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale });

    test("what is not read yet is not shown as missing", async ({ app, context }) => {
      await app.begin();
      await app.add_session();
      const let_go = await hold_rows(context);
      await app.page.goto("/");
      await expect(app.page.getByText(app.say("status.opening"))).toBeVisible();
      await shows_nothing_yet(app);
      await let_go();
      await expect(app.heading(app.say("today.days_until", { count: 3 }))).toBeVisible();
      await expect(app.page.getByText(app.say("status.opening"))).toHaveCount(0);
    });

    test("unlocked: it says that it opens, and there is nothing to begin meanwhile", async ({ app, context }) => {
      await app.begin();
      await app.add_entry(WORDS);
      const code = await app.keeper.set_lock();
      const let_go = await hold_rows(context);
      await app.page.goto("/journal");
      await app.keeper.unlock_with_code(code);
      await expect(app.button(app.say("unlock.write"))).toHaveCount(0);
      await expect(app.page.getByText(app.say("unlock.opening"))).toBeVisible();
      await let_go();
      await app.keeper.inside();
      await expect(app.journal.entry(WORDS)).toBeVisible();
    });
  });
}
