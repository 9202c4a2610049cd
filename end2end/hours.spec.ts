// My hours, read blurred: their weekday, what holds now, what is over; and after a session nothing asks.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { RIDE } from "./pages/ride.ts";

/** In milliseconds. The clock begins on Thursday at eleven; the session is on Sunday at ten. */
const HOUR = 60 * 60 * 1000;

/** How readers write these hours. */
const TOLD = {
  en: { four: "Sun 4 am", four_today: "4:00 am", ten: "Sun 10 am", limit: "Mon 1 pm", limit_today: "1:00 pm" },
  es: { four: "dom 4 a.m.", four_today: "4:00 a.m.", ten: "dom 10 a.m.", limit: "lun 1 p.m.", limit_today: "1:00 p.m." },
};

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("an hour has its weekday until its own date, and holds from then on", async ({ app, page }) => {
      const { say } = app;
      const told = TOLD[language];
      const food = say("hours.no_food");
      await app.begin();
      await app.add_session();
      await app.open("/rules/food");
      await app.button(say("rule.hours_before", { hours: "6" })).click();
      await app.rules.kept().waitFor();
      await app.open("/");
      const row = (time: string, state: string) =>
        expect
          .poll(() => app.plan.told())
          .toContainEqual(expect.stringContaining(`${time} ${say(`hours.${state}`)}: ${food}`));
      await row(told.four, "to_come");
      // Saturday, half past eleven at night.
      await page.clock.fastForward(60.5 * HOUR);
      await app.heading(say("today.tomorrow")).waitFor();
      await row(told.four, "to_come");
      // Two minutes past midnight.
      await page.clock.fastForward(32 * 60 * 1000);
      await app.heading(say("today.is_today")).waitFor();
      await row(told.four_today, "to_come");
      await page.clock.fastForward(4.5 * HOUR);
      await row(told.four_today, "holds");
      await expect(app.plan.hours().getByRole("heading", { name: say("hours.holds") })).toBeVisible();
    });

    test("after the session nothing asks, and what still holds stands first", async ({ app, page }) => {
      const { say } = app;
      const told = TOLD[language];
      const asks = async () => {
        for (const key of ["today.do_next", "today.checklist_do", "hours.no_food_ask", "common.clinics_differ"]) {
          await expect(page.getByText(say(key)), key).toHaveCount(0);
        }
        await expect(page.getByText(say("hours.no_drink_ask"))).toHaveCount(0);
      };
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.button(say("ride.said_yes", { name: RIDE.name })).click();
      await app.toast(say("ride.said_yes", { name: RIDE.name })).waitFor();
      await app.open("/");

      // Sunday, six in the evening.
      await page.clock.fastForward(79 * HOUR);
      await app.heading(say("today.coming_back")).waitFor();
      await asks();
      await expect(page.getByText(say("today.nothing_title"))).toHaveCount(0);
      const holds = `${told.limit} ${say("hours.holds")}: ${say("hours.no_driving")}`;
      expect((await app.plan.told())[0]).toContain(holds);
      await expect(app.link(say("today.after"))).toBeVisible();
      await app.tab("plan");
      await app.plan.details().waitFor();
      await expect(page.getByText(say("plan.checklist_left", { count: 7 }))).toHaveCount(0);
      await asks();

      // Monday, nine in the morning: the day after.
      await app.tab("today");
      await page.clock.fastForward(15 * HOUR);
      await app.heading(say("today.day_after", { count: 1 })).waitFor();
      await expect(page.getByText(say("checklist.group_after"))).toHaveCount(0);
      await expect(app.link(say("today.after"))).toHaveCount(0);
      await expect(page.getByText(say("today.checklist_do"))).toHaveCount(0);
      expect((await app.plan.told())[0]).toContain(
        `${told.limit_today} ${say("hours.holds")}: ${say("hours.no_driving")}`,
      );
      // What is over is folded away, and stays unfolded while minutes pass.
      const over = app.plan.hours().getByRole("listitem").filter({ hasText: say("hours.session") });
      await expect(over).toHaveCount(0);
      await app.plan.earlier(2).click();
      await expect(over).toContainText(told.ten);
      await page.clock.fastForward(3 * 60 * 1000);
      await expect(over).toBeVisible();
      await expect(over).toContainText(say("hours.over"));

      // Days 9 and 25: the session is past.
      for (const days of [8, 16]) {
        await page.clock.fastForward(days * 24 * HOUR);
        await app.open("/plan");
        await expect(page.getByRole("heading", { name: say("plan.none_title") })).toBeVisible();
        await expect(app.plan.details()).toHaveCount(0);
        await expect(app.plan.fold("past", 1)).toBeVisible();
        await expect(app.plan.row("checklist")).toHaveCount(0);
      }
    });

    test("food is told by the clock or by hours before, and each says the other", async ({ app, page }) => {
      const { say } = app;
      const told = TOLD[language];
      await app.begin();
      await app.add_session();
      await app.open("/rules/food");
      const span = say("rule.hours", { hours: "6" });
      const echo = page.getByText(
        say("rule.echo", { time: told.four_today, weekday: language === "en" ? "Sunday" : "domingo", span }),
      );
      await app.rules.said().fill("6 h");
      await expect(echo).toBeVisible();
      const by = (which: string) => page.getByRole("radio", { name: say(`rule.told_${which}`), exact: true });
      await by("clock").check();
      await expect(app.rules.said()).toHaveValue("04:00");
      await app.rules.said().fill("02:00");
      await expect(echo).toBeHidden();
      await by("hours").check();
      await expect(app.rules.said()).toHaveValue("8");
      await app.rules.said().fill("4 am");
      await expect(echo).toBeVisible();
      await by("clock").check();
      await expect(page.getByText(say("rule.echo_kept", { span }))).toBeVisible();
      await app.rules.keep();
      await app.rules.kept().waitFor();
      await app.open("/plan");
      await expect
        .poll(() => app.plan.lines())
        .toContainEqual(expect.stringContaining(`${told.four} ${say("hours.no_food")}`));
      await app.open("/rules/food");
      await expect(echo.first()).toBeVisible();
    });

    test("the floor stands beside what the clinic said", async ({ app }) => {
      const { say } = app;
      await app.begin();
      await app.add_session();
      await app.open("/rules/driving");
      await app.rules.tell("6");
      await app.rules.kept().waitFor();
      const floor = say("rule.at_least", { hours: "24" });
      await app.open("/rules");
      await expect(app.rules.row("driving")).toContainText(say("rule.hours_after", { hours: "6" }));
      await expect(app.rules.row("driving")).toContainText(floor);
      await app.open("/rules/driving");
      await expect(app.page.getByRole("main")).toContainText(floor);
      await app.open("/plan");
      const driving = app.plan.hours().getByRole("listitem").filter({ hasText: say("hours.no_driving") });
      await expect(driving).toContainText(floor);
    });
  });
}

test("a time of day without a session is asked for, not guessed", async ({ app, page }) => {
  await app.begin();
  await app.open("/rules/food");
  await app.rules.said().fill("4 am");
  await app.rules.keep();
  await expect(page.getByText(app.say("rule.problem_no_session"))).toBeVisible();
  await expect(app.rules.said()).toHaveValue("4 am");
});
