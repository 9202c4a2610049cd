// Visits: added, spoken of on Today before and after, moved, cancelled, and what is odd about them.

import { expect, NOW, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { App } from "./pages/app.ts";
import { VISIT } from "./pages/visit.ts";
import { read_twice } from "./support/calendars.mjs";

/** In milliseconds. */
const HOUR = 60 * 60 * 1000;

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("from a date to what is to be said, and what was agreed", async ({ app, page }) => {
      const { say, visits } = app;
      await app.begin();
      await app.open("/plan");
      await app.link(app.names.add_visit).click();
      await app.arrives(app.names.add_visit);
      await visits.fill(VISIT);
      await visits.save();
      await app.arrives(say("visit.kind_integration"));
      await expect(page.getByRole("link", { name: say("visit.open_link") })).toHaveAttribute("href", VISIT.place);
      await app.tab("plan");
      await expect(app.plan.next()).toHaveCount(1);
      await expect(app.plan.next()).toContainText(say("visit.kind_integration"));

      await app.tab("today");
      await expect(visits.on_today("tomorrow", "integration")).toBeVisible();
      await app.link(say("visit.write_to_say")).click();
      await app.arrives(say("visit.kind_integration"));
      await visits.write("say_1", "The dream");
      await visits.write("say_3", "Sleep");
      await page.reload();
      await expect(visits.line("say_1")).toHaveValue("The dream");
      await expect(visits.line("say_2")).toHaveValue("");
      await app.open("/");
      await expect(visits.on_today("tomorrow", "integration")).toBeHidden();

      // On its day, as a reminder.
      await page.clock.fastForward(24 * HOUR);
      await expect(visits.on_today("today_noted", "integration")).toBeVisible();
      await expect(page.getByText(say("visit.noted", { count: 2 }))).toBeVisible();
      await app.button(say("common.not_today")).click();
      await expect(visits.on_today("today_noted", "integration")).toBeHidden();
      await app.undo();
      await expect(visits.on_today("today_noted", "integration")).toBeVisible();

      // While it lasts nothing is asked; straight after, one thing.
      await page.clock.fastForward(5.5 * HOUR);
      await expect(visits.on_today("today_noted", "integration")).toBeHidden();
      await page.clock.fastForward(0.5 * HOUR);
      await expect(visits.on_today("after", "integration")).toBeVisible();
      await app.link(say("visit.write_agreed")).click();
      await app.arrives(say("visit.kind_integration"));
      await visits.write("agreed", "To walk on Tuesdays");
      await visits.write("step", "Walk");
      await app.open("/");
      await expect(visits.on_today("after", "integration")).toBeHidden();
      await page.goBack();
      await expect(visits.line("agreed")).toHaveValue("To walk on Tuesdays");
      await expect(visits.line("step")).toHaveValue("Walk");
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("all that is missing is said at once, and what is odd is asked about", async ({ app, page }) => {
      const { say, visits } = app;
      await app.begin();
      await app.add_session();
      await visits.add({ kind: "group", date: "2037-03-15", start: "12:00", place: "" });
      await app.open("/visit/new");
      await app.field(app.names.length).fill("");
      await visits.save();
      for (const problem of ["visit.problem_kind", "session.problem_date", "session.problem_start", "session.problem_length"]) {
        await expect(page.getByText(say(problem), { exact: true }), problem).toBeVisible();
      }
      await expect(visits.kind("health_check")).toBeFocused();
      // At the same time as a session and as another visit, and in the past.
      await visits.fill({ ...VISIT, date: "2037-03-15", start: "12:20" });
      await expect(page.getByText(say("visit.notice_session"))).toBeVisible();
      await expect(page.getByText(say("visit.notice_visit"))).toBeVisible();
      await visits.fill({ date: "2037-03-10" });
      await expect(page.getByText(say("visit.notice_session"))).toBeHidden();
      await expect(page.getByText(say("session.notice_past"))).toBeVisible();
      await visits.fill({ date: "2038-03-14", start: "02:30" });
      await visits.save();
      await expect(app.heading(app.names.add_visit)).toBeVisible();
      await visits.fill({ date: "2037-11-01", start: "01:30" });
      const twice = page.getByRole("group", { name: say("session.which_hour") });
      await twice.getByRole("radio", { name: say("session.second_hour") }).check();
      await visits.save();
      await app.arrives(say("visit.kind_integration"));
      // And the other way round: a session where a visit is.
      await app.open("/session/new");
      await app.session.fill({ setting: "clinic", length: "60", date: "2037-11-01", start: "01:30" });
      await page.getByRole("radio", { name: say("session.second_hour") }).check();
      await expect(page.getByText(say("session.notice_visit"))).toBeVisible();
      await page.getByRole("radio", { name: say("session.first_hour") }).check();
      await expect(page.getByText(say("session.notice_visit"))).toBeHidden();
    });

    test("a visit goes into the calendar, moves there, and is taken out again", async ({ app, page }) => {
      const { calendar, say, visits } = app;
      await app.begin();
      const visit = await visits.add();
      await app.link(app.names.add_to_calendar).click();
      await app.arrives(app.names.add_to_calendar);
      const shown = await calendar.lines(calendar.mine());
      expect(new Set(shown.map(({ title }) => title)).size).toBe(1);
      const { text } = await calendar.save(calendar.mine());
      const events = read_twice(text);
      // The evening before, and an hour before: 7 pm and 3 pm in New York.
      expect(events.map(({ starts }) => starts)).toEqual(["2037-03-12T23:00:00Z", "2037-03-13T19:00:00Z"]);
      expect(events.map(({ title }) => title)).toEqual(shown.map(({ title }) => title));
      expect(text).not.toMatch(/talk\.example|therap|terapia|ketamin/i);

      await app.open(`/visit/${visit}/move`);
      await visits.fill({ date: "2037-03-20" });
      await visits.save();
      await app.arrives(say("visit.kind_integration"));
      await app.link(app.names.add_to_calendar).click();
      await calendar.left_over().waitFor();
      expect(await calendar.lines(calendar.left_over())).toEqual(shown);
      const moved = read_twice((await calendar.save(calendar.mine())).text);
      expect(moved.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
      expect(moved.map(({ sequence }) => sequence)).toEqual([1, 1]);

      await app.open(`/visit/${visit}`);
      await app.button(say("visit.cancel")).click();
      await app.link(say("calendar.take_out")).click();
      await expect(calendar.mine().getByText(say("calendar.cancels"))).toBeVisible();
      const taken_out = read_twice((await calendar.save(calendar.mine())).text);
      expect(taken_out.map(({ status }) => status)).toEqual(["CANCELLED", "CANCELLED"]);
      await app.back();
      await expect(page.getByText(say("visit.cancelled")).first()).toBeVisible();
    });

    test("a visit is moved, cancelled and brought back; what is written stays", async ({ app, page }) => {
      const { say, visits } = app;
      await app.begin();
      const visit = await visits.add({ kind: "follow_up", way: "in_person", place: "Room 4" });
      await visits.write("say_2", "The headache");
      await app.link(say("visit.move")).click();
      await app.arrives(say("visit.move"));
      await expect(visits.kind("follow_up")).toBeChecked();
      await expect(visits.way("in_person")).toBeChecked();
      await expect(app.field(say("visit.place"))).toHaveValue("Room 4");
      await visits.fill({ date: "2037-03-20" });
      await visits.save();
      await app.arrives(say("visit.kind_follow_up"));
      await expect(visits.line("say_2")).toHaveValue("The headache");
      await app.button(say("visit.cancel")).click();
      await expect(page.getByText(say("visit.cancelled")).first()).toBeVisible();
      await app.undo();
      await expect(page.getByText(say("visit.cancelled")).first()).toBeHidden();
      await app.button(say("visit.cancel")).click();
      await expect(page.getByText(say("visit.cancelled")).first()).toBeVisible();
      await app.open("/plan");
      await expect(app.plan.next()).toContainText(say("plan.cancelled"));
      await app.open(`/visit/${visit}`);
      await app.change().click();
      await app.button(say("session.bring_back")).click();
      await expect(page.getByText(say("visit.cancelled")).first()).toBeHidden();
      // A week later it is over, and may not have happened.
      await page.clock.fastForward(200 * HOUR);
      await app.open(`/visit/${visit}`);
      await app.button(say("session.skip")).click();
      await expect(page.getByText(say("visit.skipped")).first()).toBeVisible();
    });
  });
}

test("a pause silences visits, and what is half typed waits", async ({ app, page }) => {
  await app.begin();
  await app.visits.add({ kind: "preparation" });
  await app.open("/");
  await expect(app.visits.on_today("tomorrow", "preparation")).toBeVisible();
  await app.open("/settings");
  await page.getByRole("switch", { name: app.say("settings.pause") }).check();
  await expect(page.getByText(app.say("settings.paused_note"))).toBeVisible();
  await app.open("/");
  await expect(app.heading(app.say("today.paused"))).toBeVisible();
  await expect(app.visits.on_today("tomorrow", "preparation")).toBeHidden();
  await app.open("/visit/new");
  await app.visits.fill({ kind: "group", place: "The hall" });
  await app.tab("plan");
  await app.arrives(app.names.plan);
  await app.open("/visit/new");
  await expect(app.visits.kind("group")).toBeChecked();
  await expect(app.field(app.say("visit.place"))).toHaveValue("The hall");
});

test("an address that leads to no visit says so", async ({ app, page }) => {
  await app.begin();
  for (const path of ["", "/move", "/calendar"]) {
    await page.goto(`/visit/0123456789abcdef0123456789abcdef${path}`);
    await expect(page.getByText(app.say("visit.unknown")), path).toBeVisible();
  }
});

test("a phone that has travelled shows the visit's own time, and its own beside it", async ({
  app,
  browser,
  baseURL,
  context,
  guards,
}) => {
  await app.begin();
  const visit = await app.visits.add();
  const travelled = await browser.newContext({
    baseURL,
    locale: "en-US",
    timezoneId: "Europe/Madrid",
    storageState: await context.storageState({ indexedDB: true }),
  });
  await guards.watch(travelled, baseURL!);
  await travelled.clock.install({ time: new Date(NOW) });
  const there = new App(await travelled.newPage(), "en");
  await there.open("/");
  const here = there.say("hours.here", { time: "Fri 9 pm" });
  await expect(there.page.getByRole("heading", { name: /^Therapy tomorrow, 4:00 pm/ })).toBeVisible();
  await expect(there.page.getByText(here)).toBeVisible();
  await there.open(`/visit/${visit}`);
  await expect(there.page.getByText("4:00 pm", { exact: true })).toBeVisible();
  await expect(there.page.getByText(here)).toBeVisible();
  // A visit that is added there is in that zone.
  await there.visits.add({ kind: "group", date: "2037-03-13", start: "21:10" });
  await there.open("/visit/new");
  await there.visits.fill({ ...VISIT, start: "21:20" });
  await expect(there.page.getByText(there.say("visit.notice_visit"))).toBeVisible();
  await travelled.close();
});
