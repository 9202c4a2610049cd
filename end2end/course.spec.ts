// A course: its dates before they are added, added at once, and moved together.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("twice a week, then weekly: seen, changed, added at once, and taken back", async ({ app, page }) => {
      const { course, say } = app;
      await app.begin();
      // A Tuesday.
      const session = await app.add_session({ date: "2037-03-17" });
      await app.plan.details().click();
      await app.link(say("course.add")).click();
      await app.arrives(say("course.title"));
      await course.show();
      await expect(page.getByText(say("course.problem_rhythm"), { exact: true })).toBeVisible();
      await course.rhythm("twice_then_weekly").check();
      await course.show();
      await expect(course.dates()).toHaveCount(12);
      await expect(course.dates().first()).toContainText(say("course.first"));
      await expect(app.button(say("course.add_do", { count: 11 }))).toBeVisible();
      // One is taken out, and one moves by a day.
      await course.way("take_out", /20/).first().click();
      await expect(course.dates().nth(1)).toContainText(say("course.taken_out"));
      await course.way("change", /24/).first().click();
      await app.session.fill({ date: "2037-03-25" });
      await expect(course.dates().nth(2)).toContainText("25");
      await course.add(10);
      await app.toast(say("course.added", { count: 10 })).waitFor();
      await app.arrives(app.names.plan);
      // The session at hand stands above; of the other ten the next few are shown.
      await expect(app.plan.next()).toHaveCount(4);
      await expect(app.plan.next().first()).toContainText("25");
      await app.plan.fold("more", 6).click();
      await expect(page.getByRole("link", { name: /2037/ })).toHaveCount(10);
      await app.undo();
      await expect(app.plan.next()).toHaveCount(0);
      await page.reload();
      await app.plan.details().waitFor();
      await expect(app.plan.next()).toHaveCount(0);
      expect(await app.plan.session()).toBe(session);
    });

    test("moving one moves those after it, if wanted, and all can be taken back", async ({ app, page }) => {
      const { course, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/course`);
      await course.rhythm("every_two_weeks").check();
      await app.field(say("course.times")).fill("3");
      await course.show();
      await course.add(2);
      await app.arrives(app.names.plan);
      await expect(app.plan.next()).toHaveCount(2);

      await app.open(`/session/${session}/move`);
      const which = page.getByRole("group", { name: say("session.after") });
      await expect(which).toBeHidden();
      await app.session.fill({ date: "2037-03-17" });
      await expect(which.getByRole("radio", { name: say("session.after_one") })).toBeChecked();
      await which.getByRole("radio", { name: say("session.after_all") }).check();
      await app.session.save();
      await app.toast(say("session.moved_toast", { count: 3 })).waitFor();
      await expect(app.plan.next().nth(0)).toContainText("31");
      await expect(app.plan.next().nth(1)).toContainText("14");
      await app.undo();
      await expect(app.plan.next().nth(0)).toContainText("29");
      await expect(app.plan.next().nth(1)).toContainText("12");

      // Only this one.
      await app.open(`/session/${session}/move`);
      await app.session.fill({ date: "2037-03-17" });
      await app.session.save();
      await app.arrives(app.names.plan);
      await expect(app.plan.next().nth(0)).toContainText("29");
    });
  });
}

test("an hour that a date of the course skips is said, and nothing is added until it is settled", async ({
  app,
  page,
}) => {
  const { course, say } = app;
  await app.begin();
  const session = await app.add_session({ date: "2038-03-07", start: "02:30" });
  await app.open(`/session/${session}/course`);
  await course.rhythm("every_days").check();
  await app.field(say("course.days")).fill("7");
  await app.field(say("course.times")).fill("3");
  await course.show();
  const question = say("session.hour_skipped", { before: "1:30 am", after: "3:30 am" });
  await expect(course.dates().nth(1)).toContainText(question);
  await course.add(2);
  await expect(app.heading(say("course.title"))).toBeVisible();
  await app.button("3:30 am").click();
  await expect(page.getByText(question)).toBeHidden();
  await course.add(2);
  await app.arrives(app.names.plan);
  await expect(app.plan.next().nth(0)).toContainText("3:30 am");
  await expect(app.plan.next().nth(1)).toContainText("2:30 am");

  // Those after a session that moves keep their hour, or stay.
  await app.open(`/session/${session}/move`);
  await app.session.fill({ date: "2038-02-28" });
  await page.getByRole("radio", { name: say("session.after_all") }).check();
  await expect(page.getByText(say("session.after_stays", { date: "March 21, 2038" }))).toBeVisible();
  await app.session.save();
  await app.toast(say("session.moved_toast", { count: 2 })).waitFor();
  await expect(app.plan.next().nth(0)).toContainText("March 7, 2038");
  await expect(app.plan.next().nth(1)).toContainText("March 21, 2038");
});

test("a course of sixty stays readable, and no date is added twice", async ({ app, page }) => {
  const { course, say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/course`);
  await course.rhythm("on_weekdays").check();
  await course.show();
  await expect(page.getByText(say("course.problem_weekdays"), { exact: true })).toBeVisible();
  for (const day of ["Tuesday", "Friday"]) await page.getByRole("checkbox", { name: day }).check();
  await app.field(say("course.times")).fill("61");
  await course.show();
  await expect(page.getByText(say("course.problem_times"), { exact: true })).toBeVisible();
  await app.field(say("course.times")).fill("60");
  await course.show();
  await course.add(59);
  await app.toast(say("course.added", { count: 59 })).waitFor({ timeout: 30_000 });
  await app.arrives(app.names.plan);
  await expect(app.plan.next()).toHaveCount(4);
  await expect(app.plan.fold("more", 55)).toBeVisible();
  await page.reload();
  await expect(app.plan.fold("more", 55)).toBeVisible();
  await app.tab("today");
  await expect(app.heading(say("today.days_until", { count: 3 }))).toBeVisible();

  await app.open(`/session/${session}/course`);
  await course.rhythm("every_days").check();
  await app.field(say("course.days")).fill("1");
  await app.field(say("course.times")).fill("11");
  await course.show();
  // Ten in a row, of which three are there.
  await expect(course.dates().filter({ hasText: say("course.here") })).toHaveCount(3);
  await expect(app.button(say("course.add_do", { count: 7 }))).toBeVisible();
});

test("what is chosen for a course waits, and where there are no staff there is none", async ({ app, page }) => {
  const { course, say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/course`);
  await course.rhythm("every_days").check();
  await app.field(say("course.days")).fill("10");
  await app.tab("plan");
  await app.arrives(app.names.plan);
  await app.open(`/session/${session}/course`);
  await expect(app.field(say("course.days"))).toHaveValue("10");
  await page.goto("/session/0123456789abcdef0123456789abcdef/course");
  await expect(page.getByText(say("session.unknown"))).toBeVisible();
  await app.open(`/session/${session}/move`);
  await app.session.fill({ setting: "home" });
  await app.session.save();
  await app.heading(app.names.plan).waitFor();
  await expect(app.link(say("course.add"))).toBeHidden();
  await page.goto(`/session/${session}/course`);
  await expect(page.getByRole("heading", { name: "Made for sessions at a clinic" })).toBeVisible();
});

test("a session that passed may not have happened, and nobody is blamed", async ({ app, page }) => {
  await app.begin();
  // It is not the one at hand: saving it leads to its own screen.
  await app.add_session_after("2037-03-01");
  await app.button(app.say("session.skip")).click();
  await app.toast(app.say("session.skipped_toast")).waitFor();
  await expect(page.getByText(app.say("session.skipped")).first()).toBeVisible();
  // Days later there is nothing to ask about medicine.
  await expect(page.getByText(app.say("cancelled.ask"))).toBeHidden();
  await app.undo();
  await expect(page.getByText(app.say("session.skipped")).first()).toBeHidden();
});
