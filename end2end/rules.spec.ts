// What my clinic said: two taps from where the question stands, floors, and what cannot be read.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";

const TODAY = { en: "March 12, 2037", es: "12 de marzo de 2037" };
const FOUR = { en: "Sun 4 am", es: "dom 4 a.m." };

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: language === "en" ? "en-US" : "es-US" });

    test("a question on Today is answered in two taps, and can be taken back", async ({ app, page }) => {
      await app.begin();
      await app.add_session();
      await app.tab("today");
      const hours = app.plan.hours();
      await hours.getByRole("link", { name: app.say("hours.no_food_ask") }).click();
      await app.button(app.say("rule.hours_before", { hours: "6" })).click();
      await app.rules.kept().waitFor();
      await app.heading(app.say("today.days_until", { count: 3 })).waitFor();
      const line = `${FOUR[language]} ${app.say("hours.no_food")}`;
      await expect.poll(() => app.plan.lines()).toContainEqual(expect.stringContaining(line));
      await page.reload();
      await expect.poll(() => app.plan.lines()).toContainEqual(expect.stringContaining(line));
      await hours.getByRole("link", { name: app.say("hours.no_food") }).click();
      await app.button(app.say("rule.still_ask")).click();
      await app.rules.kept().waitFor();
      await expect(hours.getByRole("link", { name: app.say("hours.no_food_ask") })).toBeVisible();
      await app.undo();
      await expect.poll(() => app.plan.lines()).toContainEqual(expect.stringContaining(line));
    });

    test("every rule in its state, with who said it", async ({ app, page }) => {
      await app.begin();
      await app.open("/rules");
      await expect(app.rules.row("touch")).toContainText(app.say("common.clinics_differ"));
      await app.link(new RegExp(app.rules.title("touch"))).click();
      await app.arrives(app.rules.title("touch"));
      await app.rules.keep();
      await expect(page.getByText(app.say("rule.problem_missing"))).toBeVisible();
      await expect(app.rules.said()).toBeFocused();
      await app.rules.tell("«Ask» <first> 👋", "Ana");
      await app.rules.kept().waitFor();
      await app.heading(app.say("rule.title")).waitFor();
      await expect(app.rules.row("touch")).toContainText("«Ask» <first> 👋");
      await expect(app.rules.row("touch")).toContainText("Ana");
      await app.link(new RegExp(app.rules.title("ride-share"))).click();
      await app.button(app.say("common.no")).click();
      await app.rules.kept().waitFor();
      await expect(app.rules.row("ride-share")).toContainText(app.say("common.no"));
      await app.link(new RegExp(app.rules.title("measures"))).click();
      await app.button(app.say("rule.not_for_me")).click();
      await app.rules.kept().waitFor();
      await expect(app.rules.row("measures")).toContainText(app.say("rule.not_for_me"));
      // A number that is not known is to be asked for as well.
      const by_day = app.link(new RegExp(app.say("help.clinic_day_label")));
      await expect(by_day).toContainText(app.say("rule.ask_yours"));
      await by_day.click();
      await app.field(app.say("help.clinic_day_label")).fill("555 010 0100");
      await app.field(app.say("rule.by")).fill("Ana");
      await page.getByRole("checkbox", { name: app.say("help.clinic_no_after") }).check();
      await app.button(app.say("help.clinic_save")).click();
      await app.toast(app.say("help.clinic_saved")).waitFor();
      // Back where the question stood, with who told it, and nothing left to ask for.
      await app.arrives(app.say("rule.title"));
      const told = app.say("rule.said_by", { name: "Ana", day: TODAY[language] });
      await expect(by_day).toContainText("555 010 0100");
      await expect(by_day).toContainText(told);
      const after_hours = app.link(new RegExp(app.say("help.clinic_after_label")));
      await expect(after_hours).toContainText(app.say("help.clinic_no_after"));
      await app.open("/help");
      await expect(page.getByText(app.say("help.clinic_no_after"))).toBeVisible();
      // A number typed after all counts.
      await app.open("/help/clinic");
      await app.field(app.say("help.clinic_after_label")).fill("555 010 0177");
      await expect(page.getByRole("checkbox")).toBeHidden();
      await app.button(app.say("help.clinic_save")).click();
      await app.arrives(app.names.help);
      await expect(page.getByText("555 010 0177")).toBeVisible();
      await expect(page.getByText(app.say("help.clinic_no_after"))).toBeHidden();
      await app.open("/rules");
      await expect(app.rules.row("touch")).toContainText("Ana");
    });
  });
}

test("a rule that is no time says why, and nothing is lost", async ({ app, page }) => {
  await app.begin();
  await app.open("/rules/food");
  for (const [typed, problem] of [
    ["-3", "negative"],
    ["1000", "too_long"],
    ["six", "unreadable"],
    ["", "missing"],
  ]) {
    await app.rules.said().fill(typed);
    await app.rules.keep();
    await expect(page.getByText(app.say(`rule.problem_${problem}`), { exact: true })).toBeVisible();
    await expect(app.rules.said()).toHaveValue(typed);
  }
  await app.rules.said().fill("1,5");
  await app.rules.keep();
  await app.rules.kept().waitFor();
  await app.open("/rules");
  await expect(app.rules.row("food")).toContainText(app.say("rule.hours_before", { hours: "1.5" }));
});

test("less than a day after is kept, and a day still holds", async ({ app, page }) => {
  const driving_line = async () => {
    const lines = await app.plan.lines();
    return lines.find((line) => line.includes(app.say("hours.no_driving")));
  };
  await app.begin();
  await app.add_session();
  // What nobody has told is said to be so.
  expect(await driving_line()).toContain(app.say("hours.at_least", { hours: "24" }));
  await app.open("/rules/driving");
  await app.button(app.say("rule.hours_after", { hours: "48" })).click();
  await app.rules.kept().waitFor();
  await app.open("/plan");
  await app.plan.hours().waitFor();
  expect(await driving_line()).toContain(app.say("hours.clinic_said", { span: app.say("rule.hours", { hours: "48" }) }));
  await app.open("/rules/driving");
  await app.rules.said().fill("6");
  await expect(page.getByText(app.say("rule.below_floor", { hours: "24" }))).toBeVisible();
  await app.rules.keep();
  await app.rules.kept().waitFor();
  await app.open("/plan");
  const driving = (await app.plan.lines()).find((line) => line.includes(app.say("hours.no_driving")));
  expect(driving).toContain("Mon 12:30 pm");
});
