// The calendar of the one who drives: a file of their own, which promises nothing before they said yes.

import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import { RIDE } from "./pages/ride.ts";
import { read_twice } from "./support/calendars.mjs";

/** Words that a neutral file does not hold. */
const TELLING = /ketamin|spravato|cl[ií]nic|homeward|sesi[oó]n|session|medic|therap|terapi|lakeside/iu;

test("who said no is sent a file that takes the pick-up out again", async ({ app, page }) => {
  const { calendar, say } = app;
  const alone = { ...RIDE, backup: undefined, backup_phone: undefined };
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, alone);
  await expect(calendar.driver(RIDE.name).getByText(say("calendar.ask_first"))).toBeVisible();
  await app.button(say("ride.i_asked")).click();
  await expect(calendar.driver(RIDE.name).locator(".events__title")).toHaveText(
    `Pick-up Sun 1 pm, ${RIDE.place}. ${say("calendar.not_agreed")}`,
  );
  await app.ride_agrees();
  const first = read_twice((await calendar.save(calendar.driver(RIDE.name))).text);
  await app.change().click();
  await app.button(say("ride.called_off", { name: RIDE.name })).click();
  await expect(calendar.driver(RIDE.name).getByText(say("calendar.no_ride"))).toBeVisible();
  // Nor do the hours say that they come.
  const second = read_twice((await calendar.save(calendar.driver(RIDE.name))).text);
  expect(second).toEqual([
    { ...first[0], method: "CANCEL", sequence: 1, status: "CANCELLED", alarms: [], stamp: second[0].stamp },
  ]);
  await app.open("/plan");
  await app.plan.hours().waitFor();
  await expect(app.plan.hours()).not.toContainText(say("hours.pick_up_by", { name: RIDE.name }));
  await expect(app.plan.hours()).toContainText(say("ride.called_off", { name: RIDE.name }));
});

test("who takes over is asked first, and takes nothing out that another was given", async ({ app }) => {
  const { calendar, say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.ride_agrees();
  await calendar.save(calendar.driver(RIDE.name));
  await app.change().click();
  await app.button(say("ride.called_off", { name: RIDE.name })).click();
  const driver = calendar.driver(RIDE.backup);
  await expect(driver.getByText(say("calendar.ask_first"))).toBeVisible();
  await expect(driver.getByRole("button")).toHaveCount(0);
  await expect(calendar.part(say("calendar.old_driver_of", { name: RIDE.name }))).toBeVisible();
});

test("the one who drives has a file of their own, also across midnight", async ({ app, page }) => {
  const { calendar, say } = app;
  const place = `🚗 side door, "B"; ring\\knock ${"x".repeat(2_000)}`;
  await app.begin();
  const session = await app.add_session({ start: "21:00" });
  await app.add_ride(session, { time: "", place: "" });
  const driver = calendar.driver(RIDE.name);
  await expect(driver).toContainText(say("ride.no_time"));
  await expect(driver.getByRole("button")).toHaveCount(0);

  await app.button(say("ride.edit")).click();
  await app.ride.fill({ time: "00:30", place });
  await app.ride.save();
  await app.ride_agrees();
  await expect(driver.locator(".events__when")).toHaveText("Sunday, March 15, 11:30 pm");
  const { name, text } = await calendar.save(driver);
  expect(name).toBe("pick-up.ics");
  expect(text).not.toMatch(TELLING);
  const [event, ...others] = read_twice(text);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    sequence: 0,
    starts: "2037-03-16T03:30:00Z",
    title: `Pick-up Mon 12:30 am, ${place}`,
    uid: `${session}-20`,
  });

  // Another time is another version of the same event.
  await app.open(`/session/${session}/ride`);
  await app.button(say("ride.edit")).click();
  await app.ride.fill({ time: "23:45", place: "" });
  await app.ride.save();
  // Until they agree to it, they are only to forget the old one.
  await expect(driver.getByText(say("calendar.ask_first"))).toBeVisible();
  await expect(driver.locator(".events__when")).toHaveCount(0);
  await app.ride_agrees();
  await expect(driver.locator(".events__when")).toHaveText("Sunday, March 15, 10:45 pm");
  await expect(calendar.part(say("calendar.old_driver_of", { name: RIDE.name }))).toContainText("11:30 pm");
  await app.link(app.names.add_to_calendar).click();
  await app.arrives(app.names.add_to_calendar);
  const again = (await calendar.save(driver)).text;
  // The session's place, which stands for an empty one in a message, names the clinic.
  expect(again).not.toMatch(TELLING);
  const [moved] = read_twice(again);
  expect(moved).toMatchObject({ sequence: 1, starts: "2037-03-16T02:45:00Z", uid: event.uid });
  expect(await objections(page)).toEqual([]);
});
