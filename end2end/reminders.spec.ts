// Reminders: each layer named, notes while the app is alive, wake-ups while it is not, one thing to
// catch up with, and the number on the icon.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { notes, tap, worker } from "./support/notes.ts";
import { set_hidden } from "./support/presence.ts";
import { LAUNCH } from "./support/profile.mjs";

const HOUR = 3_600_000;

// Notes are shown by a whole browser only.
test.use({ serviceWorkers: "allow", launchOptions: LAUNCH });

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US`, permissions: ["notifications"] });

    test("a note is shown while the app is alive, says nothing, and leads to the ride", async ({ app, page, context }) => {
      const { say } = app;
      await app.begin();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
      // Friday of the week after: three days before, only the ride is to be asked about.
      const session = await app.add_session({ date: "2037-03-20" });
      await app.add_ride(session);
      await app.button(say("ride.i_asked")).click();
      await expect(page.getByText(say("ride.state_none"), { exact: true })).toBeHidden();
      await app.open("/settings/reminders");
      const notes_switch = page.getByRole("switch", { name: say("reminders.notes") });
      await expect(notes_switch).not.toBeChecked();
      await notes_switch.check();
      await expect(notes_switch).toBeChecked();
      await app.reload();
      await expect(notes_switch).toBeChecked();

      await app.open("/");
      await set_hidden(page, true);
      await page.clock.fastForward(119 * HOUR);
      await page.clock.fastForward(60_000);
      await expect.poll(() => notes(page)).toEqual([say("reminders.note")]);

      // A tap shows the ride.
      await set_hidden(page, false);
      await tap(context);
      await app.arrives(say("ride.title"));
      await expect.poll(() => notes(page)).toEqual([]);
    });

    test("every layer says what it can do, and a try fires one of each", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
      await app.add_session();
      await app.open("/settings");
      await app.link(new RegExp(`^${say("reminders.title")}`)).click();
      await app.arrives(say("reminders.title"));
      for (const key of ["lead", "today_note", "notes_note", "wake_note", "calendar_note", "person_note"]) {
        await expect(page.getByText(say(`reminders.${key}`))).toBeVisible();
      }
      await app.button(say("reminders.try")).click();
      await expect(page.getByText(say("reminders.tried_note"))).toBeVisible();
      expect(await notes(page)).toEqual([say("reminders.note")]);
      await app.link(new RegExp(`^${say("reminders.calendar")}`)).click();
      await expect(page).toHaveURL(/\/calendar$/);
      await expect(app.calendar.mine()).toBeVisible();
    });

    test("after a month away there is one thing to catch up with, not a pile", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.open("/");
      await page.goto("about:blank");
      // The evening before.
      await page.clock.setSystemTime(Date.parse("2037-03-14T23:30:00Z"));
      await app.open("/");
      const missed = page.getByText(new RegExp(`^${say("reminders.missed", { what: "" }).trim()}`));
      await expect(missed).toHaveCount(1);
      await app.button(say("reminders.seen")).click();
      await expect(missed).toHaveCount(0);
      await app.reload();
      await app.heading(say("today.tomorrow")).waitFor();
      await expect(missed).toHaveCount(0);
      // A month later nothing of it matters any more.
      await page.clock.setSystemTime(Date.parse("2037-04-14T15:00:00Z"));
      await app.open("/");
      await app.heading(/./).waitFor();
      await expect(missed).toHaveCount(0);
    });
  });
}

test("without leave the app says so, and turns nothing on", async ({ app, page }) => {
  const { say } = app;
  await page.addInitScript(() => {
    Object.defineProperty(Notification, "permission", { get: () => "denied" });
  });
  await app.begin();
  await app.open("/settings/reminders");
  const notes_switch = page.getByRole("switch", { name: say("reminders.notes") });
  await notes_switch.click();
  await expect(page.getByText(say("reminders.notes_refused"))).toBeVisible();
  await expect(notes_switch).not.toBeChecked();
});

test("leave that was taken back reads as off", async ({ app, page, context }) => {
  await context.grantPermissions(["notifications"]);
  await app.begin();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  await app.open("/settings/reminders");
  const notes_switch = page.getByRole("switch", { name: app.say("reminders.notes") });
  await notes_switch.check();
  await app.reload();
  await expect(notes_switch).toBeChecked();
  await context.clearPermissions();
  await app.reload();
  await expect(notes_switch).not.toBeChecked();
});

test("where there are no notes the app says what to do", async ({ app, page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "Notification");
  });
  await app.begin();
  await app.open("/settings/reminders");
  await expect(page.getByText(app.say("reminders.notes_missing"))).toBeVisible();
  await expect(page.getByRole("switch", { name: app.say("reminders.notes") })).toBeHidden();
});

test("the icon counts the ride and the hours, and nothing while all is paused", async ({ app, page }) => {
  const { say } = app;
  await page.addInitScript(() => {
    const counts: number[] = [];
    Object.assign(window, { counts });
    Object.assign(navigator, {
      setAppBadge: async (count: number) => void counts.push(count),
      clearAppBadge: async () => void counts.push(0),
    });
  });
  const last = () => page.evaluate(() => (window as unknown as { counts: number[] }).counts.at(-1));
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.button(say("ride.said_yes", { name: "Dana Reyes" })).click();
  await app.toast(say("ride.said_yes", { name: "Dana Reyes" })).waitFor();
  await app.open("/");
  await expect.poll(last).toBe(0);
  await page.clock.fastForward(48 * HOUR);
  await expect.poll(last).toBeGreaterThan(0);
  await app.open("/settings");
  await page.getByRole("switch", { name: say("settings.pause") }).check();
  await expect.poll(last).toBe(0);
});

test("woken while the app is closed, one note for all that rang; it reads only what lies in the clear", async ({
  app,
  page,
  context,
}) => {
  const { say } = app;
  await context.grantPermissions(["notifications"]);
  // The browser of this test offers no waking up: the app is told that it does.
  await page.addInitScript(() => {
    if (!("ServiceWorkerRegistration" in self)) return;
    Object.defineProperty(ServiceWorkerRegistration.prototype, "periodicSync", {
      configurable: true,
      get: () => ({ register: async () => {}, unregister: async () => {} }),
    });
  });
  await app.begin();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  const session = await app.add_session();
  await app.add_ride(session);
  await app.open("/settings/reminders");
  await page.getByRole("switch", { name: say("reminders.notes") }).check();
  await page.getByRole("switch", { name: say("reminders.wake") }).check();
  await expect(page.getByRole("switch", { name: say("reminders.wake") })).toBeChecked();

  const plan = () =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("homeward");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const found = await new Promise<Uint8Array | undefined>((resolve) => {
        const read = database.transaction("open").objectStore("open").get("reminders");
        read.onsuccess = () => resolve(read.result);
      });
      database.close();
      return found ? new TextDecoder().decode(found) : null;
    });
  await expect.poll(plan).not.toBeNull();
  const written = JSON.parse((await plan())!);
  expect(Object.keys(written).sort()).toEqual(["title", "wakes"]);
  for (const wake of written.wakes) expect(Object.keys(wake).sort()).toEqual(["at", "quiet", "until"]);

  // What lies in the clear is listed, also without a lock, and one tap seals it.
  await app.open("/settings");
  await app.link(new RegExp(`^${say("settings.open")}`)).click();
  await app.arrives(say("settings.open"));
  await expect(page.getByText(app.say("open.wakes"))).toBeVisible();
  await app.open("/");
  /** How many notes are on the phone once the worker was woken; they are swept away first. */
  const wake = async (now: string) =>
    (await worker(context)).evaluate(async (now) => {
      const real = Date.now;
      Date.now = () => now;
      const worker = self as unknown as { registration: ServiceWorkerRegistration };
      for (const note of await worker.registration.getNotifications()) note.close();
      const event = new ExtendableEvent("periodicsync") as ExtendableEvent & { tag: string };
      Object.defineProperty(event, "tag", { value: "reminders" });
      const done = new Promise((resolve) => {
        event.waitUntil = (work: Promise<unknown>) => void work.then(resolve);
      });
      self.dispatchEvent(event);
      await done;
      Date.now = real;
      return (await worker.registration.getNotifications()).length;
    }, Date.parse(now));
  await set_hidden(page, true);
  await page.goto("about:blank");
  expect(await wake("2037-03-14T14:30:00Z")).toBe(1);
  expect(await wake("2037-03-14T14:31:00Z")).toBe(0);
  // What rang at seven in the evening is not told in the night, and is told after it.
  expect(await wake("2037-03-15T06:30:00Z")).toBe(0);
  expect(await wake("2037-03-15T11:30:00Z")).toBe(1);
  expect(await wake("2037-03-15T11:31:00Z")).toBe(0);

  await page.goto("/settings/open");
  await app.button(app.say("open.erase")).click();
  await expect(page.getByText(app.say("open.erased"))).toBeVisible();
  await app.open("/settings/reminders");
  await expect(page.getByRole("switch", { name: say("reminders.wake") })).not.toBeChecked();
  expect(await plan()).toBeNull();
});

test("erasing everything takes the notes along, and what is remembered of earlier ones", async ({ app, page, context }) => {
  await context.grantPermissions(["notifications"]);
  await app.begin();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.showNotification("A note", { data: { at: "1" } });
    await (await caches.open("reminded")).put("/until", new Response("1"));
    localStorage.setItem("reminded", JSON.stringify("1"));
  });
  await app.keeper.open("erase");
  await page.getByRole("checkbox").check();
  await app.button(app.say("erase.do")).click();
  await app.button(app.names.start).waitFor();
  expect(await notes(page)).toEqual([]);
  const left = () => page.evaluate(async () => [localStorage.getItem("reminded"), await caches.has("reminded")]);
  await expect.poll(left).toEqual([null, false]);
});
