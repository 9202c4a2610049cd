// The ride home whole: who and how, the backup, ready messages, no one to ask, and the way home.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item, type Language, words } from "./fixtures/words.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";

const HOUR = 3_600_000;
const CALLER = { name: "Lee", phone: "555 010 0111" };

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("from asking to home, with a backup that takes over", async ({ app, page }) => {
      test.slow();
      const { ride, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);

      // Asked, then no: the backup is next, and that can be taken back.
      await app.button(say("ride.i_asked")).click();
      await expect(page.getByText(say("ride.state_asked", { day: today_words(language) }))).toBeVisible();
      await app.button(say("ride.cannot", { name: RIDE.name })).click();
      await expect(person(page, RIDE.backup)).toBeVisible();
      await app.undo();
      await expect(person(page, RIDE.name)).toBeVisible();
      await expect(page.getByText(say("ride.state_asked", { day: today_words(language) }))).toBeVisible();
      await app.ride_agrees();
      // A yes can be called off, one step further.
      await expect(app.button(say("ride.called_off", { name: RIDE.name }))).toBeHidden();
      await app.change().click();
      await app.button(say("ride.called_off", { name: RIDE.name })).click();
      await expect(person(page, RIDE.backup)).toBeVisible();
      await expect(page.getByText(say("ride.state_none"), { exact: true })).toBeVisible();
      await app.ride_agrees(RIDE.backup);
      await expect(app.link(say("message.still_title"))).toBeVisible();

      // In the session: three things to say, none of which asks to write.
      await page.clock.fastForward(72 * HOUR);
      await app.open("/");
      await app.heading(say("today.in_session")).waitFor();
      await expect(app.link(say("message.late_title"))).toBeVisible();
      await ride.write("ready");
      await expect(ride.message("ready")).toHaveValue(
        `${say("message.ready", { name: RIDE.backup })} ${say("message.place", { place: RIDE.place })}`,
      );
      await expect(ride.text()).toHaveAttribute("href", /^sms:\+15550100199\?body=/);

      // Left, an hour after the planned pick-up: everything after counts from here.
      await page.clock.fastForward(3 * HOUR);
      await app.open("/");
      const driving = app.plan.hours().getByText(say("hours.no_driving"));
      await expect(driving).toBeVisible();
      const before = await app.plan.lines();
      await app.button(say("leaving.left")).click();
      await expect(page.getByText(say("leaving.left_at", { time: two_pm(language) }))).toBeVisible();
      const after = await app.plan.lines();
      expect(after).not.toEqual(before);
      await page.reload();
      await app.change().click();
      await app.button(say("leaving.not_yet")).click();
      await expect(app.button(say("leaving.left"))).toBeVisible();
      expect(await app.plan.lines()).toEqual(before);
      await app.button(say("leaving.left")).click();
      await expect(app.link(say("message.ready_title"))).toBeHidden();
      await expect(app.link(say("message.home_title"))).toBeVisible();

      // A day later the time is over; that is no permission.
      await page.clock.fastForward(24 * HOUR);
      await app.open("/");
      await expect(page.getByText(say("leaving.over_at_least"))).toBeVisible();
      await page.clock.fastForward(24 * HOUR);
      await app.open("/");
      await app.heading(/./).waitFor();
      await expect(page.getByText(say("leaving.over_at_least"))).toBeHidden();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("what can wait comes back when the day is over", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.open("/");
      await page.clock.fastForward(76 * HOUR);
      await app.open("/");
      await app.link(say("wait.title")).click();
      await app.arrives(say("wait.title"));
      await app.field(say("wait.field")).fill("Write to the landlord");
      await page.getByRole("status").getByText(app.names.saved, { exact: true }).waitFor();
      // Kept from the first words on.
      await page.reload();
      await expect(page.getByText("Write to the landlord")).toBeVisible();
      await app.field(say("wait.field")).fill("The sofa");
      await app.button(say("wait.add")).click();
      await expect(page.getByRole("listitem").filter({ hasText: "The sofa" })).toBeVisible();
      await expect(page.getByRole("heading", { name: say("wait.back") })).toBeHidden();

      await page.clock.fastForward(24 * HOUR);
      await app.open("/");
      await app.link(say("wait.due", { count: 2 })).click();
      await expect(page.getByRole("heading", { name: say("wait.back") })).toBeVisible();
      await app.button(say("wait.settle", { what: "The sofa" })).click();
      await expect(page.getByText("The sofa")).toBeHidden();
      await app.undo();
      await expect(page.getByText("The sofa")).toBeVisible();
      for (const what of ["The sofa", "Write to the landlord"]) {
        await app.button(say("wait.settle", { what })).click();
        await expect(page.getByText(what)).toBeHidden();
      }
      await app.open("/");
      await app.heading(/./).waitFor();
      await expect(app.link(say("wait.due", { count: 2 }))).toBeHidden();
    });

    test("a plan of every field is kept, and read by the person in their language", async ({ app, page }) => {
      const { ride, say } = app;
      const theirs = language === "en" ? "Español" : "English";
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/ride`);
      await ride.fill({ ...RIDE, backup: undefined, backup_phone: undefined });
      await page.getByRole("radio", { name: say("ride.way_car") }).check();
      await expect(page.getByText(say("ride.way_car_ask"))).toBeVisible();
      await page.getByRole("radio", { name: say("ride.way_person") }).check();
      await app.field(say("ride.relation")).fill("Aunt");
      const adult = page.getByRole("group", { name: say("ride.adult") });
      await adult.getByRole("radio", { name: say("common.no"), exact: true }).check();
      await expect(page.getByText(say("ride.adult_no"))).toBeVisible();
      await adult.getByRole("radio", { name: say("common.yes") }).check();
      await app.field(say("ride.reads")).selectOption(theirs);
      await page.getByText(say("ride.know")).click();
      await app.field(say("ride.key")).fill("4711#");
      await app.field(say("ride.helps")).fill("Quiet, please");
      await page.getByRole("radio", { name: say("ride.there_transit") }).check();
      const alone = page.getByRole("group", { name: say("ride.alone_legend") });
      await alone.getByRole("radio", { name: say("common.yes") }).check();
      await app.field(say("ride.caller_phone")).fill(CALLER.phone);
      await ride.save();
      await expect(page.getByText(say("ride.problem_caller"))).toBeVisible();
      await app.field(say("ride.caller_name")).fill(CALLER.name);
      await ride.save();
      await expect(person(page, RIDE.name)).toBeVisible();
      await page.reload();
      for (const text of ["Aunt", "4711#", "Quiet, please", `${CALLER.name} ${CALLER.phone}`]) {
        await expect(page.getByText(text)).toBeVisible();
      }

      await ride.write("ask");
      const begins = language === "en" ? "Hola, Dana Reyes." : "Hi Dana Reyes.";
      await expect(ride.message("ask")).toHaveValue(new RegExp(`^${begins}`));
      await app.back();
      await ride.write("tonight");
      await expect(ride.text()).toHaveAttribute("href", /^sms:5550100111/);
      // Days before it says which evening is meant.
      await expect(ride.message("tonight")).toHaveValue(
        new RegExp(`${CALLER.name}.*${session_day(language)}.*7:00.*10:00`),
      );
      await app.back();
      await app.button(say("ride.edit")).click();
      await page.getByRole("checkbox", { name: say("ride.only_calls") }).check();
      await ride.save();
      await ride.write("ask");
      await expect(page.getByText(say("ride.calls_only", { name: RIDE.name }))).toBeVisible();
      await expect(ride.text()).toBeHidden();
      await expect(ride.call()).toBeVisible();
      await page.clock.fastForward(72 * HOUR);
      await app.open(`/session/${session}/message/tonight`);
      await expect(ride.message("tonight")).toHaveValue(
        new RegExp(`^${say("message.tonight", { name: CALLER.name })} .*7:00.*10:00`),
      );
    });

    test("a backup brings along what is known of them, and is written to in their language", async ({ app, page }) => {
      const { ride, say } = app;
      const [other, theirs] = language === "en" ? (["es", "Español"] as const) : (["en", "English"] as const);
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/ride`);
      await ride.fill(RIDE);
      await app.field(say("ride.backup_relation")).fill("Uncle");
      const adult = page.getByRole("group", { name: say("ride.backup_adult") });
      await adult.getByRole("radio", { name: say("common.yes") }).check();
      await app.field(say("ride.backup_reads")).selectOption(theirs);
      await ride.save();
      await expect(person(page, RIDE.name)).toBeVisible();
      await expect(page.getByText("Uncle")).toBeVisible();
      await expect(page.getByText(theirs, { exact: true })).toBeVisible();
      await app.button(say("ride.cannot", { name: RIDE.name })).click();
      await expect(person(page, RIDE.backup)).toBeVisible();
      await expect(page.getByText("Uncle")).toBeVisible();
      await ride.write("ask");
      const begins = words(other)("message.ask", { name: RIDE.backup, day: "MARK" }).split("MARK")[0];
      await expect(ride.message("ask")).toHaveValue(new RegExp(`^${begins}`));
      // The file for their calendar too, once they were asked.
      await app.open(`/session/${session}/calendar`);
      await expect(page.getByText(say("calendar.ask_first"))).toBeVisible();
      await app.open(`/session/${session}/ride`);
      await app.ride_agrees(RIDE.backup);
      await app.open(`/session/${session}/calendar`);
      const title = words(other)("calendar.pick_up_at", { time: "MARK", place: RIDE.place }).split("MARK");
      await expect(app.calendar.driver(RIDE.backup).locator(".events__title")).toHaveText(
        new RegExp(`^${title[0]}.+${title[1]}$`),
      );
    });

    test("no one to ask is a way of its own", async ({ app, page }) => {
      const { ride, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/ride`);
      await app.link(say("ride.no_one")).click();
      await app.arrives(say("ride.no_one"));
      await ride.write("nobody");
      // It names neither the medicine nor what it is for.
      const text = await ride.message("nobody").inputValue();
      expect(text).not.toMatch(/ketamin|spravato|therap|terapia|session|sesión/i);
      await expect(page.getByText(say("ride.no_phone"))).toBeVisible();
      await app.open("/help/clinic");
      await app.field(say("help.clinic_day_label")).fill("555 010 0123");
      await app.button(say("help.clinic_save")).click();
      await app.heading(say("help.title")).waitFor();
      await app.open(`/session/${session}/message/nobody`);
      await expect(ride.text()).toHaveAttribute("href", /^sms:5550100123/);
    });
  });
}

test("a ride that was called off, with no backup, is no ride", async ({ app, page }) => {
  const { checklist, say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, { backup: "", backup_phone: "" });
  await app.ride_agrees();
  await app.change().click();
  await app.button(say("ride.called_off", { name: RIDE.name })).click();
  await app.toast(say("ride.refused_toast")).waitFor();
  await app.tab("plan");
  const cannot = say("ride.called_off", { name: RIDE.name });
  await expect(app.plan.row("ride")).toContainText(cannot);
  await app.open(`/session/${session}/ready`);
  await expect(page.getByText(cannot)).toBeVisible();
  await app.open(`/session/${session}/checklist`);
  await checklist.unfold("group_week");
  await expect(checklist.item(item("choose-ride", "en"))).not.toBeChecked();

  // Today asks for somebody else, days before it is close.
  await app.open("/");
  await expect(page.getByRole("heading", { name: say("today.no_ride_title") })).toBeVisible();
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: cannot })).toBeVisible();
  await expect(app.plan.hours()).toContainText(cannot);
  await expect(page.getByText(say("ride.close_note"))).toBeHidden();
  await expect(app.link(say("ride.no_one"))).toBeVisible();
  await app.link(say("ride.another")).click();
  await app.arrives(say("ride.title"));
  await app.button(say("ride.another")).click();
  await app.ride.fill({ name: RIDE.backup, phone: RIDE.backup_phone });
  await app.ride.save();
  await expect(person(page, RIDE.backup)).toBeVisible();
  await app.open("/");
  await expect(page.getByRole("heading", { name: say("today.gate_ask", { name: RIDE.backup }) })).toBeVisible();
  await app.open(`/session/${session}/checklist`);
  await checklist.unfold("group_week");
  await expect(checklist.item(item("choose-ride", "en"))).toBeChecked();
});

test("a message with nobody to go to leads to the plan", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open("/settings/reminders");
  await app.link(new RegExp(`^${app.say("reminders.person")}`)).click();
  await app.link(app.say("ride.caller")).click();
  await app.arrives(app.say("ride.title"));
  await app.open(`/session/${session}/message/ask`);
  await expect(app.link(app.say("ride.person"))).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

test("with another session behind it, the limits of the last one go first", async ({ app, page }) => {
  const { say } = app;
  await app.begin();
  const first = await app.add_session();
  await app.add_ride(first);
  await app.ride_agrees();
  await app.open("/session/new");
  await app.session.fill({ ...SESSION, date: "2037-03-18" });
  await app.session.save();
  await app.arrives(say("session.edit_title"));
  await app.open("/");
  // Sunday, two in the afternoon: over, and the next one is in three days.
  await page.clock.fastForward(75 * HOUR);
  await app.heading(say("today.coming_back")).waitFor();
  await app.button(say("leaving.left")).click();
  await expect(page.getByText(say("leaving.left_at", { time: "2:00 pm" }))).toBeVisible();
  const card = (title: string) =>
    page.getByRole("main").locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const now = card(say("today.hours"));
  await expect(now.getByText(say("hours.no_driving"))).toBeVisible();
  await expect(now.getByText(say("hours.leave_home"))).toBeHidden();
  const next = card(say("today.hours_for", { day: "Wednesday, March 18" }));
  await expect(next.getByText(say("hours.session"), { exact: true })).toBeVisible();
  await expect(next.getByText(say("hours.leave_home"))).toBeVisible();
});

for (const [what, phone, dialled] of [
  ["no number", "", null],
  ["letters", "ask her", null],
  ["a foreign number", "+34 (0)91 123 45 67", "+34911234567"],
  ["a number in letters", "1-800-FLOWERS", "18003569377"],
] as const) {
  test(`a person with ${what}`, async ({ app, page }) => {
    const { ride, say } = app;
    await app.begin();
    const session = await app.add_session();
    await app.open(`/session/${session}/ride`);
    await ride.fill({ name: "Dana", phone });
    await ride.save();
    await expect(person(page, "Dana")).toBeVisible();
    if (phone) await expect(page.getByText(phone, { exact: true })).toBeVisible();
    await ride.write("ask");
    if (dialled) {
      await expect(ride.call()).toHaveAttribute("href", `tel:${dialled}`);
    } else {
      await expect(page.getByText(say("ride.no_phone"))).toBeVisible();
      await expect(ride.call()).toBeHidden();
    }
  });
}

function person(page: Page, name: string): Locator {
  return page.getByRole("heading", { level: 2, name, exact: true });
}

function session_day(language: Language): string {
  return language === "en" ? "Sunday, March 15" : "domingo 15 de marzo";
}

function today_words(language: Language): string {
  return language === "en" ? "Thursday" : "jueves";
}

function two_pm(language: Language): string {
  return language === "en" ? "2:00 pm" : "2:00 p.m.";
}
