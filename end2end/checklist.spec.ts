// The checklist under a finger, by its keys, and the items that tick themselves and say why.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item, type Language } from "./fixtures/words.ts";

test("a finger on the handle moves the row, and not the page", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.edit();
  const before = await app.checklist.texts("group_three_days");
  const from = (await app.checklist.handle(before[0]).boundingBox())!;
  const row = page.getByRole("listitem").filter({ has: app.checklist.item(before[1]) });
  const to = (await row.boundingBox())!;
  await swipe(page, from.x + from.width / 2, from.y + from.height / 2, to.y + to.height);
  const moved = [before[1], before[0], ...before.slice(2)];
  await expect.poll(() => app.checklist.texts("group_three_days")).toEqual(moved);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.reload();
  await app.checklist.item(before[0]).waitFor();
  expect(await app.checklist.texts("group_three_days")).toEqual(moved);
});

test("Home and End move a row to the ends of its group", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.edit();
  const before = await app.checklist.texts("group_night");
  const texts = () => app.checklist.texts("group_night");
  await app.checklist.handle(before[1]).press("End");
  await expect.poll(texts).toEqual([before[0], ...before.slice(2), before[1]]);
  await expect(app.checklist.handle(before[1])).toBeFocused();
  await page.keyboard.press("Home");
  await expect.poll(texts).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(app.checklist.handle(before[1])).toBeFocused();
});

test("the talk with the therapist ticks itself once it is planned, and says when it is", async ({ app }) => {
  const text = item("book-therapist", "en");
  await app.begin();
  const session = await app.add_session();
  const show = async () => {
    await app.open(`/session/${session}/checklist`);
    await app.checklist.unfold("group_week");
  };
  // One before the session is no talk about it, nor is one of another kind.
  await app.visits.add({ date: "2037-03-14" });
  await app.visits.add({ date: "2037-03-17", kind: "follow_up" });
  await show();
  await expect(app.checklist.item(text)).not.toBeChecked();
  await expect(app.checklist.way(text)).toHaveAttribute("href", "/visit/new");
  const talk = await app.visits.add({ date: "2037-03-16" });
  await show();
  await expect(app.checklist.item(text)).toBeChecked();
  await expect(app.checklist.item(text)).toBeDisabled();
  await expect(app.checklist.row(text)).toContainText("Monday, March 16 · 4:00 pm");
  await expect(app.checklist.way(text)).toHaveAttribute("href", `/visit/${talk}`);
  await app.open(`/visit/${talk}`);
  await app.button(app.say("visit.cancel")).click();
  await app.button(app.say("common.undo")).waitFor();
  await show();
  await expect(app.checklist.item(text)).not.toBeChecked();
});

test("items bound to the ride and the intention tick themselves, and say how it stands", async ({ app, page }) => {
  const of = (slug: string) => item(slug, "en");
  const bound = ["choose-ride", "choose-backup", "confirm-ride", "draft-intention"].map((slug) =>
    app.checklist.item(of(slug)),
  );
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const box of bound) await expect(box).not.toBeChecked();
  await expect(app.checklist.row(of("confirm-ride"))).toContainText(app.say("plan.ride_none"));
  await app.add_ride(session);
  await app.button(app.say("ride.said_yes", { name: "Dana Reyes" })).click();
  await expect(page.getByText(/^Yes, said/)).toBeVisible();
  await app.open(`/session/${session}/intention`);
  await app.intention.to_words();
  await app.intention.words().fill("Softly");
  await app.intention.keep();
  await app.intention.rest();
  await app.heading(app.names.plan).waitFor();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const box of bound) await expect(box).toBeChecked();
  const said = `${app.say("plan.ride_yes", { name: "Dana Reyes", day: "Thursday" })} · Sun 1 pm`;
  await expect(app.checklist.row(of("choose-ride"))).toContainText(said);
  await expect(app.checklist.row(of("choose-backup"))).toContainText("Sam Ortiz");
  await expect(app.checklist.row(of("draft-intention"))).toContainText("Softly");
  await app.checklist.way(of("choose-ride")).click();
  await app.arrives(app.say("ride.title"));
});

test("a rule is set from its row, which ticks itself and says the hour", async ({ app, page }) => {
  const food = item("ask-food", "en");
  const row = app.checklist.row(food);
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  await expect(row).toContainText(app.say("common.clinics_differ"));
  await app.checklist.way(food).click();
  await app.button(app.say("rule.hours_before", { hours: 6 })).click();
  // Back on the list, the group is still unfolded.
  await app.heading(app.say("checklist.title")).waitFor();
  await expect(app.checklist.item(food)).toBeChecked();
  await expect(app.checklist.item(food)).toBeDisabled();
  await expect(row).toContainText(`${app.say("rule.hours_before", { hours: 6 })} · Sun 4 am`);
  await expect(row).not.toContainText(app.say("common.clinics_differ"));
  await app.undo();
  await expect(app.checklist.item(food)).not.toBeChecked();
  await expect(row).toContainText(app.say("common.clinics_differ"));
  await app.checklist.way(food).click();
  await app.button(app.say("rule.not_for_me")).click();
  await expect(row).toContainText(app.say("rule.not_for_me"));
  await page.reload();
  await app.checklist.unfold("group_week");
  await expect(app.checklist.item(food)).toBeChecked();
});

/** Hours of the day as this reader writes them; `early` is when to leave to be there 15 minutes early. */
const HOURS: Record<Language, Record<"food" | "drink" | "leave" | "early", string>> = {
  en: { food: "Sun 4 am", drink: "Sun 8 am", leave: "Sun 9:20 am", early: "Sun 9:05 am" },
  es: { food: "dom 4 a.m.", drink: "dom 8 a.m.", leave: "dom 9:20 a.m.", early: "dom 9:05 a.m." },
};

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });
    const of = (slug: string) => item(slug, language);

    test("the times of food and drink note themselves once both are known, and are followed by hand", async ({ app }) => {
      const { checklist, say } = app;
      const [note, follow] = [of("note-times"), of("follow-times")];
      const rows = [note, follow].map((text) => checklist.row(text));
      const is_told = async (words: string) => {
        for (const row of rows) await expect(row).toContainText(words);
      };
      await app.begin();
      const session = await app.add_session();
      const tell = async (answer: string) => {
        await checklist.way(note).click();
        await app.button(answer).click();
        await app.arrives(say("checklist.title"));
      };
      await app.open(`/session/${session}/checklist`);
      await expect(checklist.row(note)).toContainText(say("common.clinics_differ"));
      await tell(say("rule.hours_before", { hours: 6 }));
      // One of the two is not both: the row says which, and leads to the other.
      await is_told(say("calendar.food_at", { time: HOURS[language].food }));
      await is_told(say("hours.no_drink_ask"));
      await expect(checklist.row(note)).toContainText(say("common.clinics_differ"));
      await expect(checklist.item(note)).not.toBeChecked();
      await tell(say("rule.hours_before", { hours: 2 }));
      await is_told(say("calendar.drink_at", { time: HOURS[language].drink }));
      await expect(checklist.item(note)).toBeChecked();
      await expect(checklist.item(note)).toBeDisabled();
      await expect(checklist.row(note)).not.toContainText(say("common.clinics_differ"));
      // To know the times is not to have kept them.
      await expect(checklist.item(follow)).not.toBeChecked();
      await checklist.item(follow).check();
      await app.reload();
      await expect(checklist.item(follow)).toBeChecked();
      await checklist.item(follow).uncheck();
      // Where there is nothing to follow, nothing is left to do.
      for (const rule of ["food", "drink"]) {
        await app.open(`/rules/${rule}`);
        await app.button(say("rule.not_for_me")).click();
        await app.rules.kept().waitFor();
      }
      await app.open(`/session/${session}/checklist`);
      await is_told(say("rule.not_for_me"));
      await expect(checklist.item(follow)).toBeChecked();
      await expect(checklist.item(follow)).toBeDisabled();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("who answers at night is known with a number, or with none", async ({ app, page }) => {
      const { checklist, say } = app;
      const night = of("ask-after-hours");
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      await expect(checklist.row(night)).toContainText(say("common.clinics_differ"));
      await checklist.way(night).click();
      await app.arrives(say("help.my_clinic"));
      await page.getByRole("checkbox", { name: say("help.clinic_no_after") }).check();
      await app.button(say("help.clinic_save")).click();
      await app.arrives(say("checklist.title"));
      await expect(checklist.item(night)).toBeChecked();
      await expect(checklist.item(night)).toBeDisabled();
      await expect(checklist.row(night)).toContainText(say("help.clinic_no_after"));
      await checklist.way(night).click();
      await app.field(say("help.clinic_after_label")).fill("555 010 0177");
      await app.button(say("help.clinic_save")).click();
      await app.arrives(say("checklist.title"));
      await expect(checklist.row(night)).toContainText("555 010 0177");
      await expect(checklist.row(night)).not.toContainText(say("common.clinics_differ"));
    });

    test("blood pressure is left to a hand if the clinic asked, and is done if it did not", async ({ app }) => {
      const { checklist, say } = app;
      const pressure = of("blood-pressure");
      await app.begin();
      const session = await app.add_session();
      const answer = async (answer: string) => {
        await checklist.way(pressure).click();
        await app.button(answer).click();
        await app.arrives(say("checklist.title"));
      };
      await app.open(`/session/${session}/checklist`);
      await expect(checklist.row(pressure)).toContainText(say("common.clinics_differ"));
      await answer(say("common.yes"));
      await expect(checklist.row(pressure)).toContainText(
        say("ready.clinic_said", { words: say("common.yes") }),
      );
      await expect(checklist.row(pressure)).not.toContainText(say("common.clinics_differ"));
      await expect(checklist.item(pressure)).not.toBeChecked();
      await expect(checklist.item(pressure)).toBeEnabled();
      await answer(say("common.no"));
      await expect(checklist.row(pressure)).toContainText(
        say("ready.clinic_said", { words: say("common.no") }),
      );
      await expect(checklist.item(pressure)).toBeChecked();
      await expect(checklist.item(pressure)).toBeDisabled();
      await answer(say("rule.not_for_me"));
      await expect(checklist.row(pressure)).toContainText(say("rule.not_for_me"));
      await expect(checklist.item(pressure)).toBeChecked();
    });

    test("what is written about me is shown where it is to be said, and never counts as said", async ({ app }) => {
      const { about, checklist, say } = app;
      const [medicines, stop] = [of("tell-medicines"), of("stop-word")];
      await app.begin();
      const session = await app.add_session();
      await app.open("/about");
      await about.unfold();
      await about.line("medicines").fill("Sertraline 50 mg");
      await about.line("stop_word").fill("Maple");
      await about.line("stop_sign").fill("✋ «up»");
      await about.saved().waitFor();
      // The clinic's answer is no proof of it either.
      await app.open("/rules/medicines");
      await app.rules.tell("All but the lithium <first>");
      await app.rules.kept().waitFor();
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      await expect(checklist.row(medicines)).toContainText(`${say("about.title")}: Sertraline 50 mg`);
      await expect(checklist.row(medicines)).not.toContainText(say("common.clinics_differ"));
      await expect(checklist.row(stop)).toContainText("Maple · ✋ «up»");
      const told = of("medicines-told");
      const said = say("ready.clinic_said", { words: "All but the lithium <first>" });
      await expect(checklist.row(told)).toContainText(said);
      for (const text of [medicines, stop, told]) {
        await expect(checklist.item(text)).not.toBeChecked();
        await expect(checklist.item(text)).toBeEnabled();
      }
      await checklist.way(stop).click();
      await app.arrives(say("about.title"));
    });

    test("the way there is planned with the ride, and says when to leave", async ({ app, page }) => {
      const { checklist, say } = app;
      const there = of("get-there");
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      await checklist.way(there).click();
      await app.arrives(say("ride.title"));
      await app.ride.fill({ name: "Dana Reyes" });
      await page.getByRole("radio", { name: say("ride.there_transit") }).check();
      await app.ride.save();
      await app.ride.gates().first().waitFor();
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      await expect(checklist.item(there)).toBeChecked();
      const leave = say("calendar.leave_at", { time: HOURS[language].leave });
      const way = [say("ride.there_transit"), leave, say("hours.leave_home_note")].join(" · ");
      await expect(checklist.row(there)).toContainText(way);
      await app.open("/rules/arrive-early");
      await app.button(say("rule.minutes_early", { minutes: 15 })).click();
      await app.rules.kept().waitFor();
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      const early = say("calendar.leave_at", { time: HOURS[language].early });
      await expect(checklist.row(there)).toContainText(early);
      await expect(checklist.row(there)).not.toContainText(say("hours.leave_home_note"));
    });
  });
}

test("groups fold by keyboard; the open one comes first and is the only one counted", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  const groups = page.getByRole("main").getByRole("region");
  const { checklist, say } = app;
  await expect(groups.first()).toContainText(say("checklist.group_three_days"));
  await expect(groups.last()).toContainText(say("checklist.group_week"));
  const left = await checklist.group("group_three_days").getByRole("checkbox").count();
  await expect(checklist.fold("group_three_days")).toContainText(say("checklist.left", { count: left }));
  await expect(checklist.fold("group_morning")).toHaveText(say("checklist.group_morning"));
  await expect(checklist.fold("group_morning")).toHaveAttribute("aria-expanded", "true");
  // What has passed steps back.
  const week = checklist.fold("group_week");
  await expect(week).toHaveAttribute("aria-expanded", "false");
  await expect(checklist.group("group_week").getByRole("checkbox")).toHaveCount(0);
  await week.focus();
  await page.keyboard.press("Enter");
  await expect(week).toHaveAttribute("aria-expanded", "true");
  await expect(checklist.item(item("tell-medicines", "en"))).toBeVisible();
  await expect(week).toBeFocused();
  await page.keyboard.press("Space");
  await expect(checklist.item(item("tell-medicines", "en"))).toHaveCount(0);
  // An item that is added to it is to be seen.
  await checklist.add("Water the plants", "group_week");
  await expect(checklist.item("Water the plants")).toBeVisible();
});

test("what is hidden can be shown again, and one's own items can be taken away", async ({ app, page }) => {
  const health = item("tell-health", "en");
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.add("Water the plants", "group_week");
  await app.checklist.item("Water the plants").waitFor();
  await app.checklist.edit();
  await app.checklist.hide(health).click();
  await expect(app.checklist.item(health)).toBeHidden();
  await app.checklist.remove("Water the plants").click();
  await expect(app.checklist.item("Water the plants")).toBeHidden();
  await page.reload();
  await app.checklist.unfold("group_week");
  await expect(app.checklist.item(health)).toBeHidden();
  await expect(app.checklist.item("Water the plants")).toBeHidden();
  await app.checklist.edit();
  await page.getByText(app.say("checklist.hidden_show", { count: 1 })).click();
  await app.button(app.say("checklist.bring_back")).click();
  await expect(app.checklist.item(health)).toBeVisible();
});

/** One finger, down, along and up. */
async function swipe(page: Page, x: number, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", from + ((to - from) * step) / 8);
  await touch("touchEnd");
  await session.detach();
}
