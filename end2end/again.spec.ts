// Same as last time?: one tap carries the ride, and only what is different is left to read.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { SESSION } from "./pages/session_form.ts";

/** A session whose ride said yes, and a second one a week later; answers the second's id. */
async function two_sessions(app: App, second: object): Promise<string> {
  const first = await app.add_session();
  await app.add_ride(first);
  const yes = app.say("ride.said_yes", { name: "Dana Reyes" });
  await app.button(yes).click();
  await app.toast(yes).waitFor();
  await app.page.goto("/session/new");
  await app.session.fill({ ...SESSION, date: "2037-03-22", ...second });
  await app.session.save();
  await app.arrives(app.say("session.edit_title"));
  return app.page.url().split("/").pop()!;
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("the ride goes along, is asked anew, and can be taken back", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      const second = await two_sessions(app, {});
      const offer = page.getByRole("heading", { name: say("again.title"), exact: true });
      await expect(offer).toBeVisible();
      await app.button(say("again.do")).click();
      await app.toast(say("again.carried", { name: "Dana Reyes" })).waitFor();
      await expect(offer).toBeHidden();
      await expect(page.getByText(say("again.no_change"))).toBeVisible();
      const ride = page.getByRole("link", { name: say("ride.title") });
      await expect(ride).toContainText(say("plan.ride_not_asked", { name: "Dana Reyes" }));
      await app.undo();
      await expect(offer).toBeVisible();
      await app.button(say("again.do")).click();
      await expect(offer).toBeHidden();
      await page.reload();
      await expect(ride).toContainText(say("plan.ride_not_asked", { name: "Dana Reyes" }));
      await app.open(`/session/${second}/ride`);
      await expect(app.button(say("ride.i_asked"))).toBeVisible();
    });

    test("only what is different is said, in five lines at most", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      await two_sessions(app, { start: "14:00", place: "River House", length: "120" });
      await app.button(say("again.do")).click();
      const lines = page.locator("section").filter({
        has: page.getByRole("heading", { name: say("again.done_title"), exact: true }),
      });
      await expect(lines.getByText(say("again.changed"), { exact: true })).toHaveCount(3);
      await expect(lines).toContainText("River House");
      expect(await lines.getByRole("listitem").count()).toBeLessThanOrEqual(5);
      // The pick-up is as long after the start as it was.
      await lines.getByRole("link", { name: say("ride.title") }).click();
      await app.arrives(say("ride.title"));
      await app.button(say("ride.edit")).click();
      await expect(app.field(app.names.pickup_time)).toHaveValue("17:00");
    });
  });
}

test("Today offers it while the next session has no ride", async ({ app, page }) => {
  const { say } = app;
  await app.begin();
  const second = await two_sessions(app, {});
  await app.open("/");
  const line = page.getByRole("link", { name: say("again.title") });
  await expect(line).toBeHidden();
  // Two days after the first.
  await page.clock.fastForward(120 * 60 * 60 * 1000);
  await app.heading(say("today.day_after", { count: 2 })).waitFor();
  await line.click();
  await app.arrives(say("session.edit_title"));
  expect(page.url()).toContain(second);
  await app.button(say("again.do")).click();
  await expect(page.getByRole("heading", { name: say("again.done_title"), exact: true })).toBeVisible();
  await app.open("/");
  await expect(line).toBeHidden();
});

test("nothing is offered where no session before it had a ride", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.page.goto("/session/new");
  await app.session.fill({ ...SESSION, date: "2037-03-22" });
  await app.session.save();
  await app.arrives(app.say("session.edit_title"));
  await expect(page.getByRole("heading", { name: app.say("again.title"), exact: true })).toBeHidden();
});
