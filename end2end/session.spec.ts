// Sessions: what is asked for, dates near and far, moved and cancelled, and where no staff is near.

import { expect, test } from "./fixtures/app.ts";
import { SESSION } from "./pages/session_form.ts";

test("a form that is not filled in says all that is missing, at once", async ({ app, page }) => {
  await app.begin();
  await app.open("/session/new");
  await expect(page.getByText(app.say("session.problem_setting"))).toBeHidden();
  await app.session.save();
  for (const problem of ["setting", "date", "start", "length"]) {
    await expect(page.getByText(app.say(`session.problem_${problem}`), { exact: true })).toBeVisible();
  }
  await expect(page.getByText(app.say("session.problems", { count: 4 }))).toBeVisible();
  await expect(app.session.setting("clinic")).toBeFocused();
  await app.session.fill({ ...SESSION, length: "2", travel: "9999" });
  await app.session.save();
  await expect(page.getByText(app.say("session.problem_length_range"))).toBeVisible();
  await expect(page.getByText(app.say("session.problem_travel"))).toBeVisible();
  await expect(app.field(app.names.length)).toBeFocused();
  await app.session.fill({ length: "two hours" });
  await expect(app.field(app.names.length)).toHaveValue("two hours");
  await app.session.fill({ length: " 120 ", travel: "" });
  await app.session.save();
  await app.arrives(app.names.plan);
});

// What is past is not the session at hand: saving it leads to its own screen.
for (const [when, date, remark, shown, leads] of [
  ["in the past", "2016-02-29", "session.notice_past", "Monday, February 29", "session.edit_title"],
  ["thirty years ahead", "2067-03-15", "session.notice_far", "Tuesday, March 15", "plan.title"],
]) {
  test(`a date ${when} is asked about once, and kept`, async ({ app, page }) => {
    await app.begin();
    await app.open("/session/new");
    await app.session.fill({ ...SESSION, date });
    await expect(page.getByText(app.say(remark))).toBeVisible();
    await app.session.save();
    await app.arrives(app.say(leads));
    await expect(page.getByText(shown)).toBeVisible();
    await page.reload();
    await expect(page.getByText(shown)).toBeVisible();
    await app.tab("today");
    await expect(app.heading(/./)).toBeVisible();
  });
}

test("moving a session moves what hangs on it, and the ride is asked again", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.button(app.say("ride.said_yes", { name: "Dana Reyes" })).click();
  await app.toast(app.say("ride.said_yes", { name: "Dana Reyes" })).waitFor();
  await app.open("/plan");
  await expect(app.plan.row("ride")).toContainText(app.say("ride.said_yes", { name: "Dana Reyes" }));
  const before = await app.plan.lines();
  await app.plan.details().click();
  await app.link(app.names.move_session).click();
  await app.arrives(app.names.move_session);
  await expect(app.field(app.names.date)).toHaveValue(SESSION.date);
  await expect(app.field(app.names.start_time)).toHaveValue(SESSION.start);
  await expect(app.field(app.names.place)).toHaveValue(SESSION.place);
  await app.session.fill({ date: "2037-03-19", start: "11:00" });
  await app.session.save();
  await app.arrives(app.names.plan);
  await expect(page.getByText("Thursday, March 19")).toBeVisible();
  const after = await app.plan.lines();
  expect(before).toContain("Sun 9:20 am Leave home. Ask how early to arrive");
  expect(after).toContain("Thu 10:20 am Leave home. Ask how early to arrive");
  await expect(app.plan.row("ride")).not.toContainText(app.say("ride.said_yes", { name: "Dana Reyes" }));
  await app.tab("today");
  await expect(app.heading(app.say("today.days_until", { count: 7 }))).toBeVisible();
});

test("moved on its day, its limits stay, and the question about medicine is asked", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  // Sunday at half past eleven: given something for the nerves, and sent home early.
  await page.clock.fastForward(72.5 * 60 * 60 * 1000);
  await app.open("/");
  await app.button(app.say("leaving.left")).click();
  await expect(page.getByText(app.say("leaving.left_at", { time: "11:30 am" }))).toBeVisible();
  await app.open(`/session/${session}/move`);
  await app.session.fill({ date: "2037-03-22" });
  await app.session.save();
  await app.arrives(app.names.plan);
  await app.open("/");
  const ask = page.getByRole("group", { name: app.say("cancelled.ask") });
  await expect(ask).toBeVisible();
  await expect(app.plan.hours().first()).toContainText(app.say("hours.no_driving"));
  // The day that is to come has not been left yet, and keeps the ride.
  await page.clock.fastForward(7 * 24 * 60 * 60 * 1000);
  await app.open("/");
  await expect(app.button(app.say("leaving.left"))).toBeVisible();
  await app.open(`/session/${session}/ride`);
  await expect(page.getByText("Dana Reyes").first()).toBeVisible();
});

test("a clinic in another zone than the phone keeps its own clock", async ({ app, page }) => {
  const { say } = app;
  await app.begin();
  await app.open("/session/new");
  await expect(page.getByText(say("session.zone", { zone: "New York" }))).toBeVisible();
  await app.button(say("session.zone_change")).click();
  const zone = page.getByRole("combobox", { name: say("session.zone_label") });
  await zone.selectOption("America/Denver");
  await expect(page.getByText(say("session.zone", { zone: "Denver" }))).toBeVisible();
  await app.session.fill(SESSION);
  await app.session.save();
  await app.heading(app.names.plan).waitFor();
  // Ten in Denver is noon in New York; both are told.
  await expect(page.getByText(say("today.hours_in_zone", { zone: "Denver" }))).toBeVisible();
  expect((await app.plan.lines()).join("\n")).toContain("Sun 10 am Session Sun 12 pm where you are");
  // The next one is where the last one is, and asks, since the phone is elsewhere.
  await app.open("/session/new");
  await expect(zone).toHaveValue("America/Denver");
  await app.open("/plan");
  await app.plan.details().click();
  await app.link(app.names.move_session).click();
  await app.arrives(app.names.move_session);
  await expect(zone).toHaveValue("America/Denver");
  await zone.selectOption("America/New_York");
  await app.session.save();
  await app.arrives(app.names.plan);
  await expect(page.getByText(say("today.hours_in_zone", { zone: "Denver" }))).toBeHidden();
  await app.open("/session/new");
  await expect(zone).toBeHidden();
});

test("a cancelled session counts for nothing, until it is brought back", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}`);
  await app.button(app.say("session.cancel")).click();
  await expect(page.getByText(app.say("session.cancelled")).first()).toBeVisible();
  await app.undo();
  await expect(page.getByText(app.say("session.cancelled")).first()).toBeHidden();
  await app.button(app.say("session.cancel")).click();
  await expect(page.getByText(app.say("session.cancelled")).first()).toBeVisible();
  await app.open("/");
  await expect(app.heading(app.say("today.hello"))).toBeVisible();
  await app.open("/plan");
  await page.getByRole("link", { name: /March 15, 2037/ }).click();
  await app.change().click();
  await app.button(app.say("session.bring_back")).click();
  await app.tab("today");
  await expect(app.heading(app.say("today.days_until", { count: 3 }))).toBeVisible();
});

test("of many sessions the next one stands first, the others below", async ({ app, page }) => {
  await app.begin();
  await app.add_session_after("2037-03-01");
  await app.add_session({ date: "2037-03-15" });
  await app.open("/session/new");
  await app.session.fill({ ...SESSION, date: "2037-03-22" });
  await app.session.save();
  await app.arrives(app.say("session.edit_title"));
  await app.open("/plan");
  await expect(page.getByText("Sunday, March 15")).toBeVisible();
  await expect(page.getByRole("link", { name: /March 22, 2037/ })).toBeVisible();
  await app.plan.fold("past", 1).click();
  await expect(page.getByRole("link", { name: /March 1, 2037/ })).toBeVisible();
});

for (const setting of ["home", "unlicensed"] as const) {
  test(`${setting}: no hours, no checklist, no ride to arrange, and Help as ever`, async ({ app, page }) => {
    const { say } = app;
    await app.begin();
    const made_for = page.getByRole("heading", { name: "Made for sessions at a clinic" });
    await app.open("/session/new");
    await app.session.setting(setting).check();
    await expect(made_for).toBeVisible();
    const session = await app.add_session({ setting });
    await expect(made_for).toBeVisible();
    await expect(app.plan.hours()).toBeHidden();
    for (const row of ["ride", "checklist", "intention"] as const) {
      await expect(app.plan.row(row)).toBeHidden();
    }
    await app.tab("today");
    await expect(app.heading(say("today.days_until", { count: 3 }))).toBeVisible();
    // The fixed limits hold everywhere; nothing to get ready by does.
    const limits = ["after_alcohol", "no_driving", "no_decisions"].map((limit) => say(`hours.${limit}`));
    const rows = await app.plan.lines();
    expect(rows).toHaveLength(limits.length);
    for (const limit of limits) expect(rows.join("\n")).toContain(limit);
    await expect(app.link(say("today.no_ride_do"))).toBeHidden();
    await expect(page.getByRole("link", { name: /checklist/i })).toBeHidden();
    // Not by its address either.
    await page.goto(`/session/${session}/checklist`);
    await app.heading(say("checklist.title")).waitFor();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
    await app.open("/help");
    await expect(app.help.emergency()).toBeVisible();
    await app.add_entry("Words are welcome everywhere");
    await expect(app.journal.entry("Words are welcome")).toBeVisible();
  });
}

test("an address that leads nowhere says so and leads on", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  for (const path of ["/nowhere", "/session/xyz", "/journal/xyz/more", `/session/${session}/ride/more`]) {
    await page.goto(path);
    await app.heading(app.say("unknown.title")).waitFor();
    await app.link(app.say("unknown.do")).click();
    await app.arrives(app.say("today.days_until", { count: 3 }));
  }
  const nobody = "0123456789abcdef0123456789abcdef";
  for (const path of ["", "/move", "/ride", "/checklist", "/intention"]) {
    await page.goto(`/session/${nobody}${path}`);
    await expect(page.getByText(app.say("session.unknown")), path).toBeVisible();
  }
  await page.goto(`/journal/${nobody}`);
  await expect(page.getByText(app.say("journal.unknown"))).toBeVisible();
});

test("the phone's own Back goes where one came from", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.tab("today");
  await app.tab("plan");
  await app.plan.row("checklist").click();
  await app.arrives(app.say("checklist.title"));
  await page.goBack();
  await app.arrives(app.names.plan);
  await page.goBack();
  await app.arrives(app.say("today.days_until", { count: 3 }));
  await page.goForward();
  await app.arrives(app.names.plan);
});

test("erasing everything asks first, and leaves nothing", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.add_entry("Soon gone");
  await app.open("/settings");
  await page.getByRole("link", { name: app.names.erase_everything }).click();
  await expect(app.button(app.names.erase_everything)).toBeDisabled();
  await page.getByRole("checkbox", { name: app.say("erase.confirm") }).check();
  await app.button(app.names.erase_everything).click();
  await app.welcome.pass();
  await app.open("/journal");
  await expect(page.getByText(app.say("journal.empty_title"))).toBeVisible();
  await app.open("/plan");
  await expect(page.getByText(app.say("plan.empty_title"))).toBeVisible();
});
