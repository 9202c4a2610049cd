// The hour that summer time skips or repeats is asked about; hours count time that passes.

import { expect, NOW, test } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";

/** What the clock of a zone does to one session of two and a half hours. */
interface Change {
  zone: string;
  /** A time that does not exist, and the two that may have been meant. */
  skipped: { date: string; start: string; before: string; after: string; then: string };
  /** A time that comes twice, and for each: no alcohol from, no driving before. */
  twice: { date: string; start: string; shown: string; first: string[]; second: string[] };
}

const CHANGES: Change[] = [
  {
    zone: "America/New_York",
    skipped: { date: "2038-03-14", start: "02:30", before: "1:30 am", after: "3:30 am", then: "03:30" },
    twice: {
      date: "2037-11-01",
      start: "01:30",
      shown: "1:30 am",
      first: ["Sat 1:30 am", "Mon 3 am"],
      second: ["Sat 2:30 am", "Mon 4 am"],
    },
  },
  {
    zone: "Europe/Madrid",
    skipped: { date: "2037-03-29", start: "02:30", before: "1:30 am", after: "3:30 am", then: "03:30" },
    twice: {
      date: "2037-10-25",
      start: "02:30",
      shown: "2:30 am",
      first: ["Sat 2:30 am", "Mon 4 am"],
      second: ["Sat 3:30 am", "Mon 5 am"],
    },
  },
  {
    // Here the clocks change at midnight.
    zone: "America/Santiago",
    skipped: { date: "2037-09-06", start: "00:30", before: "11:30 pm", after: "1:30 am", then: "01:30" },
    twice: {
      date: "2037-04-04",
      start: "23:30",
      shown: "11:30 pm",
      first: ["Fri 11:30 pm", "Mon 1 am"],
      second: ["Sat 12:30 am", "Mon 2 am"],
    },
  },
  {
    // Here they change by half an hour.
    zone: "Australia/Lord_Howe",
    skipped: { date: "2037-10-04", start: "02:15", before: "1:45 am", after: "2:45 am", then: "02:45" },
    twice: {
      date: "2037-04-05",
      start: "01:45",
      shown: "1:45 am",
      first: ["Sat 1:45 am", "Mon 3:45 am"],
      second: ["Sat 2:15 am", "Mon 4:15 am"],
    },
  },
];

for (const { zone, skipped, twice } of CHANGES) {
  test.describe(zone, () => {
    test.use({ timezoneId: zone });

    test("a skipped hour is asked about", async ({ app, page }) => {
      await app.begin();
      await fill(app, skipped);
      const question = app.say("session.hour_skipped", skipped);
      await expect(page.getByText(question)).toBeVisible();
      await app.session.save();
      await expect(page.getByText(question)).toBeVisible();
      await expect(app.heading(app.names.add_session)).toBeVisible();
      await app.session.fill({ start: skipped.then });
      await expect(page.getByText(question)).toBeHidden();
      await app.session.save();
      await expect(page.getByRole("heading", { name: skipped.after, exact: true })).toBeVisible();
    });

    test("an hour that comes twice is asked about, and each has hours of its own", async ({
      app,
      page,
    }) => {
      await app.begin();
      await fill(app, twice);
      const question = page.getByRole("group", { name: app.say("session.which_hour") });
      const answer = (which: "first" | "second") =>
        question.getByRole("radio", { name: app.say(`session.${which}_hour`), exact: true });
      await expect(question).toBeVisible();
      await expect(answer("first")).not.toBeChecked();
      await expect(answer("second")).not.toBeChecked();
      await app.session.save();
      await expect(app.heading(app.names.add_session)).toBeVisible();
      await expect(answer("first")).toBeFocused();

      await answer("second").check();
      await app.session.save();
      await app.heading(app.names.plan).waitFor();
      await hours(app, twice.shown, twice.second);
      await page.reload();
      await hours(app, twice.shown, twice.second);

      await app.plan.details().click();
      await app.link(app.names.move_session).click();
      await expect(answer("second")).toBeChecked();
      await answer("first").check();
      await app.session.save();
      await app.heading(app.names.plan).waitFor();
      await hours(app, twice.shown, twice.first);
    });
  });
}

/** Sessions at ten on the day the clocks change: a day before is 24 hours before. */
const DAYS = [
  { zone: "America/New_York", date: "2037-11-01", from: "Sat 11 am", until: "Mon 12:30 pm" },
  { zone: "America/New_York", date: "2038-03-14", from: "Sat 9 am", until: "Mon 12:30 pm" },
  { zone: "Europe/Madrid", date: "2037-10-24", from: "Fri 10 am", until: "Sun 11:30 am" },
];

for (const { zone, date, from, until } of DAYS) {
  test.describe(`${zone}, ${date}`, () => {
    test.use({ timezoneId: zone });

    test("hours count the time that passes", async ({ app }) => {
      await app.begin();
      await fill(app, { date, start: "10:00" });
      await app.session.save();
      await app.heading(app.names.plan).waitFor();
      await hours(app, "10:00 am", [from, until]);
    });
  });
}

test("Today tells the same hours as Plan", async ({ app }) => {
  await app.begin();
  await fill(app, { date: "2037-11-01", start: "01:30" });
  await app.page.getByRole("radio", { name: app.say("session.second_hour"), exact: true }).check();
  await app.session.save();
  await app.heading(app.names.plan).waitFor();
  const told = await app.plan.lines();
  await app.tab("today");
  await expect(app.plan.hours()).toBeVisible();
  expect(await app.plan.lines()).toEqual(told);
});

test("a phone that has travelled shows the session's own hours, and says so", async ({
  app,
  browser,
  baseURL,
  context,
  guards,
}) => {
  await app.begin();
  await fill(app, { date: "2037-03-15", start: "10:00" });
  await app.session.save();
  await app.heading(app.names.plan).waitFor();
  const told = await app.plan.lines();
  const travelled = await browser.newContext({
    baseURL,
    locale: "en-US",
    timezoneId: "Europe/Madrid",
    storageState: await context.storageState({ indexedDB: true }),
  });
  await guards.watch(travelled, baseURL!);
  await travelled.clock.install({ time: new Date(NOW) });
  const there = new App(await travelled.newPage(), "en");
  await there.open("/plan");
  const note = there.say("today.hours_in_zone", { zone: "New York" });
  await expect(there.page.getByText(note)).toBeVisible();
  // The clinic's hours, and beside each the phone's own.
  const both = await there.plan.lines();
  expect(both.map((line) => line.slice(0, 16))).toEqual(told.map((line) => line.slice(0, 16)));
  expect(both.find((line) => line.includes(there.say("hours.session")))).toContain(
    there.say("hours.here", { time: "Sun 3 pm" }),
  );
  await travelled.close();
});

async function fill(app: App, session: { date: string; start: string }): Promise<void> {
  await app.page.goto("/session/new");
  await app.session.fill({ setting: "clinic", length: "150", date: session.date, start: session.start });
}

/** The session's hour, and its limits before and after, in the list of hours. */
async function hours(app: App, start: string, [from, until]: string[]): Promise<void> {
  const { say } = app;
  const list = app.plan.hours();
  const state = app.plan.state().source;
  const row = (time: string, what: string) =>
    list.getByRole("listitem").filter({ hasText: new RegExp(`^\\s*${time}\\s*${state}${what}`) });
  // Months ahead it has its weekday.
  const shown = `\\w{3} ${start.replace(":00", "")}`;
  await expect(row(shown, say("hours.session"))).toBeVisible();
  await expect(row(from, say("hours.no_alcohol"))).toBeVisible();
  await expect(row(until, say("hours.no_driving"))).toBeVisible();
}
