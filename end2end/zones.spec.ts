// A zone that is not known, or that the browser hides, is asked about; and two clocks at once.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";

const JUAREZ = "America/Ciudad_Juarez";

/** From the next page on, the browser knows no zone of this name. */
async function forget(page: Page, zone: string): Promise<void> {
  await page.addInitScript((zone) => {
    const Known = Intl.DateTimeFormat;
    function Format(locales?: string, options?: Intl.DateTimeFormatOptions) {
      if (options?.timeZone === zone) throw new RangeError(`Invalid time zone specified: ${zone}`);
      return new Known(locales, options);
    }
    Format.prototype = Known.prototype;
    Object.defineProperty(Intl, "DateTimeFormat", { value: Format, configurable: true, writable: true });
    const list = Intl.supportedValuesOf;
    Intl.supportedValuesOf = (of) => list(of).filter((name) => name !== zone);
  }, zone);
}

/** From the next page on, the browser gives this as the phone's zone. */
async function claim(page: Page, zone: string | undefined): Promise<void> {
  await page.addInitScript((zone) => {
    const told = Intl.DateTimeFormat.prototype.resolvedOptions;
    Intl.DateTimeFormat.prototype.resolvedOptions = function () {
      return { ...told.call(this), timeZone: zone as string };
    };
  }, zone);
}

function zone_field(app: App, label = "session.zone_label"): Locator {
  return app.page.getByRole("combobox", { name: app.say(label), exact: true });
}

async function choose(app: App, zone: string): Promise<void> {
  const field = zone_field(app);
  if (!(await field.isVisible())) await app.button(app.say("session.zone_change")).click();
  await field.selectOption(zone);
}

test("a zone that the browser does not know gives no hours, and a near one is asked for", async ({ app, page }) => {
  const { say } = app;
  await app.begin();
  await app.open("/session/new");
  await choose(app, JUAREZ);
  await app.session.fill({ setting: "clinic", date: "2037-03-15", start: "10:00", length: "150", place: "Clinic" });
  await app.session.save();
  await app.arrives(app.names.plan);
  const session = await app.plan.session();
  await app.add_ride(session);
  await forget(page, JUAREZ);

  await app.open("/");
  const told = page.getByText(say("session.zone_no_hours", { zone: "Ciudad Juarez" }));
  const when = page.getByText(say("session.zone_planned", { day: "Sunday, March 15", time: "10:00 am" }));
  for (const path of ["/", "/plan", `/session/${session}`, `/session/${session}/ride`, `/session/${session}/calendar`]) {
    await app.open(path);
    await expect(told).toBeVisible();
    await expect(when).toBeVisible();
    await expect(page.getByText(say("hours.no_driving"))).toBeHidden();
    await expect(app.button(say("calendar.save"))).toBeHidden();
  }
  // Who was asked can be called all the same.
  await app.open(`/session/${session}/ride`);
  await expect(page.getByText("Dana Reyes")).toBeVisible();
  await expect(app.ride.call()).toBeVisible();

  await app.link(say("session.problem_zone")).click();
  await app.arrives(app.names.move_session);
  await expect(app.field(app.names.start_time)).toHaveValue("10:00");
  await expect(zone_field(app)).toHaveValue("");
  await app.session.save();
  await expect(zone_field(app)).toBeFocused();
  await zone_field(app).selectOption("America/Denver");
  await expect(app.field(app.names.start_time)).toHaveValue("10:00");
  await app.session.save();
  await app.arrives(app.names.plan);
  await expect(told).toBeHidden();
  expect((await app.plan.lines()).join("\n")).toContain("Sun 10 am Session");
});

test("a visit in a zone that the browser does not know is asked about as well", async ({ app, page }) => {
  const { say } = app;
  await app.begin();
  await app.open("/visit/new");
  await choose(app, JUAREZ);
  await app.visits.fill({ kind: "integration", way: "video", date: "2037-03-13", start: "16:00", length: "50" });
  await app.visits.save();
  await app.heading(say("visit.kind_integration")).waitFor();
  await forget(page, JUAREZ);
  await app.open("/");
  await expect(page.getByText(say("session.zone_planned", { day: "Friday, March 13", time: "4:00 pm" }))).toBeVisible();
  await expect(app.visits.on_today("tomorrow", "integration")).toBeHidden();
  await app.link(say("session.problem_zone")).click();
  await zone_field(app).selectOption("America/Denver");
  await app.visits.save();
  await app.heading(say("visit.kind_integration")).waitFor();
  await app.open("/");
  await expect(app.visits.on_today("tomorrow", "integration")).toBeVisible();
});

test.describe("a browser that says UTC", () => {
  test.use({ timezoneId: "UTC" });

  test("the form asks where the clinic is, and Today where the patient is: each once", async ({ app, page }) => {
    const { say } = app;
    await app.begin();
    await app.open("/session/new");
    await expect(page.getByText(say("session.zone_hidden"))).toBeVisible();
    await app.session.fill({ setting: "clinic", date: "2037-03-15", start: "10:00", length: "150" });
    await app.session.save();
    await expect(zone_field(app)).toBeFocused();
    await expect(zone_field(app)).toHaveAccessibleDescription(new RegExp(say("session.problem_zone")));
    await zone_field(app).selectOption("America/Denver");
    await app.session.save();
    await app.arrives(app.names.plan);
    // Its limits are those of Denver: ten there is four in the afternoon in UTC.
    expect((await app.plan.lines()).join("\n")).toContain("Sun 10 am Session");
    // Where the clinic is says nothing of where the patient is.
    await app.open("/");
    await zone_field(app, "session.zone_mine").selectOption("America/Denver");
    await expect(page.getByRole("heading", { name: say("session.zone_where") })).toBeHidden();
    await app.open("/visit/new");
    await expect(page.getByText(say("session.zone", { zone: "Denver" }))).toBeVisible();
    await expect(zone_field(app)).toBeHidden();
  });

  test("Today asks where the patient is before anything is planned", async ({ app, page }) => {
    const { say } = app;
    await app.begin();
    const where = page.getByRole("heading", { name: say("session.zone_where") });
    await expect(where).toBeVisible();
    await zone_field(app, "session.zone_mine").selectOption("America/Denver");
    await expect(where).toBeHidden();
    await expect(app.heading()).toBeFocused();
    await page.reload();
    await app.heading().waitFor();
    await app.open("/session/new");
    await expect(page.getByText(say("session.zone", { zone: "Denver" }))).toBeVisible();
    await expect(page.getByText(say("session.zone_hidden"))).toBeHidden();
    await app.open("/");
    await expect(where).toBeHidden();
  });
});

for (const hidden of ["Etc/Unknown", "Atlantic/Reykjavik", undefined]) {
  test(`a browser that gives ${hidden ?? "nothing"} as its zone is asked about`, async ({ app, page }) => {
    await claim(page, hidden);
    await app.begin();
    await expect(page.getByRole("heading", { name: app.say("session.zone_where") })).toBeVisible();
    await app.open("/visit/new");
    await expect(page.getByText(app.say("session.zone_hidden"))).toBeVisible();
    await expect(zone_field(app)).toHaveValue("");
  });
}

/** A session in the night in which the clocks change, up to the form of its ride. */
async function night(app: App, date: string, start: string): Promise<void> {
  await app.begin();
  const session = await app.add_session({ date, start, length: "120" });
  await app.open(`/session/${session}/ride`);
}

test("a pick-up in an hour that comes twice is asked about, as a session is", async ({ app, page }) => {
  const { say } = app;
  await night(app, "2037-10-31", "22:30");
  await app.ride.fill({ name: "Dana Reyes", time: "01:30" });
  const which = page.getByRole("group", { name: say("session.which_hour") });
  await expect(which).toBeVisible();
  await app.ride.save();
  await expect(page.getByText(say("session.which_hour_problem"))).toBeVisible();
  await which.getByRole("radio", { name: say("session.first_hour") }).check();
  await app.ride.save();
  await app.ride.gates().first().waitFor();
  await expect(page.getByText(/1:30 am/).first()).toBeVisible();
  // The limits count from the second half past one all the same.
  await expect(page.getByText(say("ride.driving_title", { time: "Mon 1:30 am" }))).toBeVisible();
  await app.button(say("ride.edit")).click();
  await expect(which.getByRole("radio", { name: say("session.first_hour") })).toBeChecked();
});

test("a pick-up in an hour that is skipped is asked about, and never moved in silence", async ({ app, page }) => {
  const { say } = app;
  await night(app, "2038-03-13", "23:30");
  await app.ride.fill({ name: "Dana Reyes", time: "02:30" });
  await expect(page.getByText(say("ride.skipped"))).toBeVisible();
  await app.ride.save();
  await expect(app.field(app.names.pickup_time)).toBeFocused();
  await app.button("3:30 am").click();
  await expect(app.field(app.names.pickup_time)).toHaveValue("03:30");
  await expect(page.getByText(say("ride.skipped"))).toBeHidden();
  await app.ride.save();
  await app.ride.gates().first().waitFor();
  await expect(page.getByText(/3:30 am/).first()).toBeVisible();
});

test.describe("a phone in Tokyo and a clinic in Denver", () => {
  test.use({ timezoneId: "Asia/Tokyo" });

  test("the evening before is the patient's, and both times are named", async ({ app, page }) => {
    const { say } = app;
    await app.begin();
    await app.open("/session/new");
    await choose(app, "America/Denver");
    await app.session.fill({ setting: "clinic", date: "2037-03-15", start: "10:00", length: "150" });
    await app.session.save();
    await app.arrives(app.names.plan);
    const session = await app.plan.session();
    await app.open(`/session/${session}/calendar`);
    await expect(page.getByText(say("calendar.two_clocks", { here: "Tokyo", zone: "Denver" }))).toBeVisible();
    const both = say("calendar.both_times", { there: "Sun 10 am", zone: "Denver", here: "Mon 1 am" });
    const lines = await app.calendar.lines(app.calendar.mine());
    expect(lines).toContainEqual({
      when: "Sunday, March 15, 7:00 pm",
      title: say("calendar.appointment", { time: both }),
    });
    // Seven in the evening in Tokyo is ten in the morning in UTC.
    const { text } = await app.calendar.save(app.calendar.mine());
    const unfolded = text.replace(/\r\n /g, "");
    expect(unfolded).toMatch(/DTSTART:20370315T100000Z\r\n(?:.+\r\n)*?SUMMARY:Appointment Sun 10 am in Denver\\, Mon 1 am/);
  });
});

test("a name that runs from right to left turns no message around", async ({ app, page }) => {
  const { say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, { name: "Dana \u202Eseyer", place: "בית" });
  // What was typed stays as it was typed.
  await app.button(say("ride.edit")).click();
  await expect(app.field(app.names.name)).toHaveValue("Dana \u202Eseyer");
  await app.open(`/session/${session}/message/ask`);
  const words = await app.ride.message("ask").inputValue();
  expect(words).toContain("\u2068Dana seyer\u2069");
  expect(words).toContain("\u2068בית\u2069");
  expect(words).not.toContain("\u202E");
  await expect(page.getByText("\u2068Dana seyer\u2069").first()).toBeVisible();
});
