// Today: not today, a pause, the morning, and a session cancelled on its day.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";

/** In milliseconds. */
const HOUR = 60 * 60 * 1000;

/** Asked, and said yes. */
async function with_ride(app: App): Promise<string> {
  const session = await app.add_session();
  await app.add_ride(session);
  await app.ride_agrees();
  return session;
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: language === "en" ? "en-US" : "es-US" });

    test("what can wait is put off until tomorrow, and comes back", async ({ app, page }) => {
      await app.begin();
      await with_ride(app);
      await app.open("/");
      const card = page.getByRole("heading", { level: 2, name: app.rules.question("alcohol") });
      await expect(card).toBeVisible();
      await app.button(app.say("common.not_today")).click();
      await app.toast(app.say("today.not_today_toast")).waitFor();
      await expect(card).toBeHidden();
      await app.undo();
      await expect(card).toBeVisible();
      await app.button(app.say("common.not_today")).click();
      await expect(card).toBeHidden();
      await page.reload();
      await app.heading(app.say("today.days_until", { count: 3 })).waitFor();
      await expect(card).toBeHidden();
      // Past four in the morning.
      await page.clock.fastForward(18 * HOUR);
      await app.heading(app.say("today.days_until", { count: 2 })).waitFor();
      await expect(card).toBeVisible();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("a pause silences everything but Help", async ({ app, page }) => {
      await app.begin();
      await app.add_session();
      await app.open("/settings");
      const pause = page.getByRole("switch", { name: app.say("settings.pause") });
      await pause.check();
      await expect(page.getByText(app.say("settings.paused_note"))).toBeVisible();
      await app.open("/");
      await expect(app.heading(app.say("today.paused"))).toBeVisible();
      await expect(page.getByText(app.say("today.no_ride_title"))).toBeHidden();
      await expect(app.button(app.names.help)).toBeVisible();
      await page.reload();
      await app.button(app.say("today.go_on")).click();
      await expect(app.heading(app.say("today.days_until", { count: 3 }))).toBeVisible();
      await expect(page.getByText(app.say("today.no_ride_title"))).toBeVisible();
    });

    test("a look on the morning leads to the clinic, never to a verdict", async ({ app, page }) => {
      await app.begin();
      await with_ride(app);
      await app.open("/");
      await page.clock.fastForward(68 * HOUR);
      await app.heading(app.say("today.is_today")).waitFor();
      await app.link(new RegExp(app.say("today.ready_title").replace("?", "\\?"))).click();
      await app.arrives(app.say("today.ready_title"));
      await expect(page.getByText(app.say("ready.tell"), { exact: true })).toBeHidden();
      const look = (key: string) => page.getByRole("group", { name: app.say(`ready.${key}`), exact: true });
      await expect(page.getByText(app.say("ready.nothing"))).toBeVisible();
      const answer = (topic: string, word: string) =>
        look(topic).getByRole("radio", { name: app.say(`ready.${word}`) }).click();
      const answered = (topic: string, word: string) =>
        page
          .getByRole("status")
          .filter({ hasText: `${app.say(`ready.${topic}`)}: ${app.say(`ready.${word}`)}` });
      // An answer stands in its place, and what it means stands beside it.
      await answer("sleep", "hmm");
      await expect(answered("sleep", "hmm")).toBeFocused();
      await expect(page.getByText(app.say("ready.advice_sleep"))).toBeVisible();
      await expect(page.getByText(app.say("ready.tell"), { exact: true })).toBeVisible();
      // How one slept can wait until one is there.
      await expect(page.getByText(app.say("ready.call_first"))).toBeHidden();
      const change = `${app.say("ready.sleep")}: ${app.say("ready.hmm")}`;
      await app.button(app.say("common.change_what", { what: change })).click();
      await answer("sleep", "fine");
      await expect(page.getByText(app.say("ready.advice_sleep"))).toBeHidden();
      await expect(page.getByText(app.say("ready.nothing"))).toBeVisible();
      await answer("ate", "hmm");
      await expect(page.getByText(app.say("ready.advice_ate"))).toBeVisible();
      await expect(page.getByText(app.say("ready.call_first"))).toBeVisible();
      await expect(page.getByText(app.say("ready.tell"), { exact: true })).toBeVisible();
      const more = page.locator("section").filter({ hasText: app.say("ready.advice_ate") });
      await more.getByLabel(app.say("ready.more")).fill("Toast, 7:30");
      await expect(page.getByText(app.say("status.saved"), { exact: true }).first()).toBeVisible();
      await expect(page.getByRole("listitem").filter({ hasText: "Toast, 7:30" })).toBeVisible();
      await expect(page.getByText(app.say("ready.blood_pressure"))).toBeHidden();
      await page.reload();
      await expect(page.getByRole("listitem").filter({ hasText: "Toast, 7:30" })).toBeVisible();
      await expect(answered("ate", "hmm")).toBeVisible();
      await page.getByRole("main").getByRole("link", { name: app.say("help.clinic_add") }).click();
      await app.field(app.say("help.clinic_day_label")).fill("(555) 010-0177");
      await app.button(app.say("help.clinic_save")).click();
      await app.arrives(app.say("today.ready_title"));
      await expect(page.getByRole("link", { name: /010-0177/ })).toHaveAttribute("href", "tel:5550100177");
    });

    test("cancelled on its day: a kind word, one question, and only a no lifts the limits", async ({
      app,
      page,
    }) => {
      await app.begin();
      const session = await with_ride(app);
      await app.open("/");
      await page.clock.fastForward(70 * HOUR);
      await app.open(`/session/${session}`);
      await app.button(app.say("session.cancel")).click();
      await app.toast(app.say("session.cancelled_toast")).waitFor();
      await app.open("/");
      await expect(page.getByText(app.say("cancelled.note"))).toBeVisible();
      const ask = page.getByRole("group", { name: app.say("cancelled.ask") });
      await expect(app.plan.hours()).toContainText(app.say("hours.no_driving"));
      await ask.getByRole("radio", { name: app.say("cancelled.not_sure") }).click();
      // What was tapped stays as it was tapped, until the screen is left.
      await expect(ask.getByRole("radio", { name: app.say("cancelled.not_sure") })).toBeChecked();
      await expect(page.getByText(app.say("cancelled.limits"))).toBeVisible();
      await expect(app.plan.hours()).toContainText(app.say("hours.no_driving"));
      await app.open(`/session/${session}`);
      await ask.getByRole("radio", { name: app.say("common.no"), exact: true }).check();
      await expect(page.getByText(app.say("cancelled.no_limits"))).toBeVisible();
      await app.open("/");
      await expect(app.heading(app.say("today.hello"))).toBeVisible();
      await expect(app.plan.hours()).toBeHidden();
    });
  });
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("the last session is the last one when the patient says so", async ({ app, page }) => {
      await app.begin();
      await with_ride(app);
      await app.open("/");
      await page.clock.fastForward(125 * HOUR);
      await app.open("/plan");
      await app.button(app.say("plan.end")).click();
      await expect(page.getByText(app.say("plan.ended"))).toBeVisible();
      await page.clock.fastForward(600 * HOUR);
      await app.open("/");
      await expect(app.heading(app.say("today.after_series"))).toBeVisible();
      await expect(app.link(new RegExp(`^${app.names.have_a_date}`))).toBeVisible();
      await app.open("/plan");
      await app.change().click();
      await app.button(app.say("plan.not_ended")).click();
      await expect(app.button(app.say("plan.end"))).toBeVisible();
      await app.open("/");
      await expect(app.heading(app.say("today.between"))).toBeVisible();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("the morning after a session is the morning of the next one too", async ({ app, page }) => {
      await app.begin();
      await app.add_session({ date: "2037-03-15", start: "12:00" });
      await app.add_session({ date: "2037-03-14" });
      await app.open("/");
      await page.clock.fastForward(70 * HOUR);
      await app.heading(app.say("today.is_today")).waitFor();
      await app.link(app.say("today.ready_title")).click();
      await app.arrives(app.say("today.ready_title"));
    });

    test("after a session the pick-up comes next, until the patient has left", async ({ app, page }) => {
      await app.begin();
      await with_ride(app);
      await app.open("/");
      // At a quarter to one: the session has ended, and they come at one.
      await page.clock.fastForward(73.75 * HOUR);
      await app.heading(app.say("today.coming_back")).waitFor();
      const next = page.getByRole("heading", { level: 2 }).filter({ hasText: "Dana Reyes" });
      await expect(next).toBeVisible();
      await app.leave();
      await expect(next).toBeHidden();
    });
  });
}

test.describe("a phone whose clock is years behind", () => {
  test.use({ now: "2020-03-12T15:00:00Z" });

  test("says so, since its hours hang on it", async ({ app, page }) => {
    await app.begin();
    await app.add_session({ date: "2020-03-15" });
    await app.open("/");
    const text = app.say("today.clock_wrong", { now: "MARK" }).split("MARK")[0];
    await expect(page.getByText(text)).toBeVisible();
  });
});
