// Sessions close to one another: what is said of one when another comes, is under way, or was cancelled.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

/** In milliseconds. */
const HOUR = 60 * 60 * 1000;

/** Tomorrow, 23 hours ahead; it ends at 12:30. */
const FIRST = { date: "2037-03-13" };
/** Two days later, 71 hours ahead. */
const SECOND = { date: "2037-03-15" };
/** Five days ahead: nothing of it is pressing. */
const LATER = { date: "2037-03-17" };

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("the wait without driving is not over in the next session, nor said to be where nobody knows", async ({
      app,
      page,
    }) => {
      const { say } = app;
      await app.begin();
      await app.add_session(SECOND);
      await app.add_session(FIRST);
      await app.open("/");
      const at_least = page.getByText(say("leaving.over_at_least"));
      const over = page.getByText(say("leaving.over"), { exact: true });
      // On the next day: the floor of 24 hours after the planned end has not passed.
      await page.clock.fastForward(48 * HOUR);
      await app.heading().waitFor();
      await expect(at_least).toBeHidden();
      // On the morning of the second it has, and the clinic may want more.
      await page.clock.fastForward(22 * HOUR);
      await expect(at_least).toBeVisible();
      await expect(over).toBeHidden();
      await page.clock.fastForward(1.5 * HOUR);
      await app.heading(say("today.in_session")).waitFor();
      await expect(at_least).toBeHidden();
      // Whoever says too early that they have left is in it as before.
      await app.leave();
      await expect(at_least).toBeHidden();
      await page.clock.fastForward(4 * HOUR);
      await app.heading(say("today.coming_back")).waitFor();
      await expect(at_least).toBeHidden();
      await page.clock.fastForward(24 * HOUR);
      await expect(at_least).toBeVisible();

      await app.open("/rules/driving");
      await app.button(say("rule.hours_after", { hours: "24" })).click();
      await app.rules.kept().waitFor();
      await app.open("/");
      await expect(over).toBeVisible();
      await expect(at_least).toBeHidden();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("after a session its own list is open, whatever is planned behind it", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      await app.add_session(LATER);
      const first = await app.add_session(FIRST);
      await app.open("/");
      await page.clock.fastForward(26 * HOUR);
      await app.leave();
      await app.heading(say("today.coming_back")).waitFor();
      const list = app.link(say("today.after"));
      await expect(list).toHaveAttribute("href", `/session/${first}/checklist`);
      await list.click();
      await app.arrives(say("checklist.title"));
      await expect(app.checklist.group("group_after").getByRole("checkbox").first()).toBeVisible();
    });

    test("help is beside them from arriving until they have left, also when it takes longer", async ({
      app,
      page,
    }) => {
      const { say } = app;
      await app.begin();
      await app.add_session(LATER);
      await app.add_session(FIRST);
      await app.open("/help");
      const now = page.getByText(say("help.say_now"));
      await page.clock.fastForward(21.5 * HOUR);
      await expect(now).toBeHidden();
      // Half an hour before the start.
      await page.clock.fastForward(HOUR);
      await expect(now).toBeVisible();
      // An hour past its planned end.
      await page.clock.fastForward(4 * HOUR);
      await expect(now).toBeVisible();
      await app.open("/");
      await app.leave();
      await app.open("/help");
      await expect(app.help.emergency()).toBeVisible();
      await expect(now).toBeHidden();
    });

    test("where no staff is beside them Today does not speak for the session", async ({ app, page }) => {
      await app.begin();
      await app.add_session({ ...FIRST, setting: "home" });
      await app.open("/");
      await page.clock.fastForward(24 * HOUR);
      await expect(app.heading(app.say("today.in_session_alone"))).toBeVisible();
      await expect(app.heading(app.say("today.in_session"))).toBeHidden();
    });
  });
}

test("what is written in a session belongs to it, and not to the one before", async ({ app, page }) => {
  await app.begin();
  const second = await app.add_session(SECOND);
  await app.add_session(FIRST);
  await app.open("/");
  await page.clock.fastForward(72 * HOUR);
  await app.heading(app.say("today.in_session")).waitFor();
  await app.add_entry("The light through the blinds");
  expect(await sessions_of_entries(page)).toEqual([second]);
});

test("a question for the day makes room for another when the day is over", async ({ app, page }) => {
  await app.begin();
  await app.open("/journal");
  const card = page.getByRole("main").locator("section").filter({
    has: page.getByText(app.say("journal.question"), { exact: true }),
  });
  const before = await card.innerText();
  await page.clock.fastForward(HOUR);
  expect(await card.innerText()).toBe(before);
  await page.clock.fastForward(24 * HOUR);
  await expect.poll(() => card.innerText()).not.toBe(before);
});

/** The sessions that the entries on the disk are of. */
async function sessions_of_entries(page: Page): Promise<string[]> {
  const all = heads(await stores(page)) as { head: { kind: string; erased: boolean; body: any } }[];
  const entries = all.filter(({ head }) => head.kind === "entry" && !head.erased);
  return entries.map(({ head }) => head.body.session);
}
