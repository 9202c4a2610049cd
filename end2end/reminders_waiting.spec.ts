// What rang and could not be told at once: it waits for the end of the night, for a note that was
// really shown, or for the app to be seen again.

import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { note_moments, notes, tap } from "./support/notes.ts";
import { set_hidden } from "./support/presence.ts";
import { LAUNCH } from "./support/profile.mjs";
import { put_rows, stores } from "./support/stores.mjs";

const HOUR = 3_600_000;
const MINUTE = 60_000;

// Notes are shown by a whole browser only.
test.use({ serviceWorkers: "allow", launchOptions: LAUNCH });

test.describe("with leave", () => {
  test.use({ permissions: ["notifications"] });

  /** A session, with notes turned on: the app stands on Today. */
  async function with_notes(app: App, date?: string): Promise<string> {
    await app.begin();
    await app.page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    const session = await app.add_session(date ? { date } : {});
    await app.open("/settings/reminders");
    const notes_switch = app.page.getByRole("switch", { name: app.say("reminders.notes") });
    await notes_switch.check();
    await expect(notes_switch).toBeChecked();
    await app.open("/");
    return session;
  }

  test("a ride that nobody was asked for is worth a note", async ({ app, page }) => {
    const session = await with_notes(app, "2037-03-20");
    await set_hidden(page, true);
    await page.clock.fastForward(119 * HOUR);
    await page.clock.fastForward(MINUTE);
    await expect.poll(() => notes(page)).toEqual([app.say("reminders.note")]);
  });

  test("what rang while the phone slept is told when the night is over, and once", async ({ app, page }) => {
    const moments = await note_moments(page);
    await with_notes(app);
    await set_hidden(page, true);
    // From Thursday morning to half past eleven on Saturday night.
    await page.clock.fastForward(60.5 * HOUR);
    await page.clock.fastForward(MINUTE);
    await page.clock.fastForward(MINUTE);
    await page.clock.fastForward(7 * HOUR);
    await page.clock.fastForward(MINUTE);
    // Past seven in the morning.
    await page.clock.fastForward(0.6 * HOUR);
    await expect.poll(moments).toHaveLength(1);
    await page.clock.fastForward(MINUTE);
    await page.clock.fastForward(MINUTE);
    await expect.poll(() => notes(page)).toHaveLength(1);
    const [told, ...more] = await moments();
    expect(more).toEqual([]);
    expect(told! >= "2037-03-15T11:00", told).toBe(true);
  });

  test("a tap on a note while the app is locked leads to its screen once it is unlocked", async ({ app, page, context }) => {
    await app.begin();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    const session = await app.add_session();
    await app.add_ride(session);
    await app.keeper.set_lock();
    await app.keeper.enter("/");
    await app.settings.open();
    await app.link(new RegExp(`^${app.say("reminders.title")}`)).click();
    await expect(page.getByText(app.say("reminders.locked"))).toBeVisible();
    // Three days before, the ride was to be asked about.
    const at = String(Date.parse("2037-03-12T14:00:00Z"));
    await page.evaluate(async (at) => {
      const registration = await navigator.serviceWorker.ready;
      await registration.showNotification("A note", { data: { at } });
    }, at);
    await page.goto("/");
    await app.keeper.locked();
    await tap(context);
    await page.waitForURL(`**/note/${at}`);
    await app.keeper.locked();
    await app.keeper.unlock();
    await app.heading(app.say("ride.title")).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/session/${session}/ride`);
  });
});

test("without a note what rang out of sight is told when the app is seen again, for as long as it matters", async ({
  app,
  page,
}) => {
  const { say } = app;
  const missed = page.getByText(new RegExp(`^${say("reminders.missed", { what: "" }).trim()}`));
  const seen = app.button(say("reminders.seen"));
  await app.begin();
  await app.add_session();
  await app.open("/");
  // To two minutes before seven, in the evening before.
  await page.clock.fastForward(55 * HOUR + 57 * MINUTE);
  await seen.click();
  await expect(missed).toHaveCount(0);
  await page.clock.fastForward(MINUTE);
  await set_hidden(page, true);
  for (const _ of [1, 2, 3, 4]) await page.clock.fastForward(MINUTE);
  await set_hidden(page, false);
  await expect(missed).toHaveCount(1);
  // The session has begun.
  await page.clock.fastForward(16 * HOUR);
  await expect(missed).toHaveCount(0);
});

test("a try asks for no leave: that is what the switch does", async ({ app, page }) => {
  await page.addInitScript(() => {
    const asked: boolean[] = [];
    Object.assign(window, { asked });
    Object.defineProperty(Notification, "permission", { get: () => "default" });
    Notification.requestPermission = async () => {
      asked.push(true);
      return "denied";
    };
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: boolean[] }).asked.length);
  await app.begin();
  await app.open("/settings/reminders");
  await app.button(app.say("reminders.try")).click();
  await expect(page.getByText(app.say("reminders.tried_off"))).toBeVisible();
  expect(await asked()).toBe(0);
  await page.getByRole("switch", { name: app.say("reminders.notes") }).click();
  await expect.poll(asked).toBe(1);
});

test("times that were to be taken away and were not are taken away at the next start", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  const left = Buffer.from(JSON.stringify({ title: "A note", wakes: [] })).toString("hex");
  await put_rows(page, "open", [{ key: "reminders", value: left }]);
  await app.open("/");
  await expect.poll(async () => (await stores(page)).open).toEqual([]);
});
