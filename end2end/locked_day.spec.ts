// The locked phone on the day: the message to who said yes, and the clinic's numbers, where the patient
// agreed to that beforehand. Who does not come any more is gone from it.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { stores } from "./support/stores.mjs";

const CLINIC = "(555) 010-0177";
const HOUR = 3_600_000;

/** What lies in the clear: name and text. */
async function in_the_clear(page: Page): Promise<Record<string, string>> {
  const rows: { key: string; value: string }[] = (await stores(page)).open;
  return Object.fromEntries(rows.map(({ key, value }) => [key, Buffer.from(value, "hex").toString("utf8")]));
}

/** The clinic's number, a session in three days, somebody who said yes to it, and a lock. */
async function planned(app: App): Promise<string> {
  const { say } = app;
  await app.begin();
  await app.open("/help/clinic");
  await app.field(say("help.clinic_day_label")).fill(CLINIC);
  await app.button(say("help.clinic_save")).click();
  await app.heading(say("help.title")).waitFor();
  const session = await app.add_session();
  await app.add_ride(session, { backup: "", backup_phone: "" });
  await app.ride_agrees();
  await app.keeper.set_lock();
  return session;
}

/** Ticks both in the list of what can be read without unlocking. */
async function agree(app: App): Promise<void> {
  const { page, say } = app;
  await app.keeper.enter("/settings/open");
  await expect(page.getByText(say("open.none"))).toBeVisible();
  await page.getByRole("switch", { name: say("message.ready_title") }).check();
  await page.getByRole("switch", { name: say("open.clinic") }).check();
  await expect(page.getByText(message(app), { exact: true })).toBeVisible();
  await expect(page.getByText(CLINIC)).toBeVisible();
}

function message({ say }: App): string {
  return `${say("message.ready", { name: RIDE.name })} ${say("message.place", { place: RIDE.place })}`;
}

const driver = (app: App) => ({
  text: app.link(app.say("today.gate_text", { name: RIDE.name })),
  call: app.link(app.say("ride.call", { name: RIDE.name })),
});

const clinic = (app: App) => app.link(`${app.say("common.call")} ${CLINIC}`);

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({
      language,
      locale: `${language}-US`,
      permissions: ["clipboard-read", "clipboard-write"],
    });

    test("agreed, it works locked from midnight until the night is over, in dusk from the start on", async ({
      app,
      page,
    }) => {
      test.slow();
      const { say } = app;
      const root = page.locator("html");
      await planned(app);
      await agree(app);
      const open = await in_the_clear(page);
      expect(Object.keys(open).sort()).toEqual(["clinic/numbers", "day"]);
      const day = JSON.parse(open.day!);
      expect(Object.keys(day).sort()).toEqual(["dusk", "from", "message", "schema", "until"]);
      expect(day.message).toEqual({ name: RIDE.name, phone: RIDE.phone, calls: 0, words: message(app) });
      expect(open.day).not.toContain(SESSION.place);

      // Days before, the numbers stand below the ways in, and nobody is named.
      await page.goto("/");
      await app.keeper.locked();
      await expect(clinic(app)).toBeVisible();
      await expect(driver(app).text).toHaveCount(0);
      // Sunday, nine in the morning: the session is at ten.
      await page.clock.fastForward(70 * HOUR);
      await expect(driver(app).text).toHaveAttribute("href", /^sms:5550100142\?body=.*front%20entrance/);
      await expect(driver(app).call).toHaveAttribute("href", "tel:5550100142");
      await expect(clinic(app)).toBeVisible();
      await expect(root).not.toHaveAttribute("data-light", "dusk");
      await page.clock.fastForward(2 * HOUR);
      await expect(root).toHaveAttribute("data-light", "dusk");
      // As on a phone that is taken out of a pocket.
      await page.reload();
      await app.keeper.locked();
      await expect(root).toHaveAttribute("data-light", "dusk");
      await app.button(say("ride.copy")).click();
      await expect(app.button(say("common.copied"))).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(message(app));
      const sizes = await page.locator(".unlock__day .button").evaluateAll((all) =>
        all.map((button) => button.getBoundingClientRect().height),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(76);
      expect(Object.keys(await in_the_clear(page)).sort()).toEqual(["clinic/numbers", "day"]);

      // Half past three in the night still belongs to it; four o'clock does not.
      await page.clock.fastForward(15.5 * HOUR);
      await expect(driver(app).text).toBeVisible();
      await page.clock.fastForward(2 * HOUR);
      await expect(driver(app).text).toHaveCount(0);
      await expect(root).toHaveAttribute("data-light", "day");
      // What is past is removed, though nobody unlocks.
      await page.reload();
      await app.keeper.locked();
      await expect.poll(async () => Object.keys(await in_the_clear(page))).toEqual(["clinic/numbers"]);
      await expect(clinic(app)).toBeVisible();
    });

    test("one tap seals all of it", async ({ app, page }) => {
      const { say } = app;
      await planned(app);
      await agree(app);
      await app.button(say("open.erase")).click();
      await expect(page.getByText(say("open.erased"))).toBeVisible();
      for (const name of [say("message.ready_title"), say("open.clinic")]) {
        await expect(page.getByRole("switch", { name })).not.toBeChecked();
      }
      expect(await in_the_clear(page)).toEqual({});
      await page.goto("/");
      await app.keeper.locked();
      await page.clock.fastForward(72 * HOUR);
      await expect(driver(app).text).toHaveCount(0);
      await expect(clinic(app)).toHaveCount(0);
      await app.keeper.enter("/settings/open");
      await expect(page.getByText(say("open.none"))).toBeVisible();
      expect(await in_the_clear(page)).toEqual({});
    });
  });
}

test("who calls it off is off the locked screen, and the clinic stays", async ({ app, page }) => {
  const { say } = app;
  const session = await planned(app);
  await agree(app);
  await page.goto("/");
  await app.keeper.locked();
  await page.clock.fastForward(72 * HOUR);
  await expect(driver(app).text).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-light", "dusk");
  await app.keeper.enter(`/session/${session}/ride`);
  await app.change().click();
  await app.button(say("ride.called_off", { name: RIDE.name })).click();
  await app.toast(say("ride.refused_toast")).waitFor();
  await expect.poll(async () => JSON.stringify(await in_the_clear(page))).not.toContain(RIDE.name);
  // The list says so, too.
  await app.keeper.enter("/settings/open");
  await expect(page.getByText(say("open.day_none"))).toBeVisible();
  await page.goto("/");
  await app.keeper.locked();
  // The day stays in dusk, with the clinic first; the driver is gone.
  await expect(clinic(app)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-light", "dusk");
  await expect(driver(app).text).toHaveCount(0);
  await expect(driver(app).call).toHaveCount(0);
  await expect(page.getByText(RIDE.name)).toHaveCount(0);
});

test("nothing is offered that nobody agreed to", async ({ app, page }) => {
  await planned(app);
  await page.clock.fastForward(72 * HOUR);
  await expect(driver(app).text).toHaveCount(0);
  await expect(clinic(app)).toHaveCount(0);
  expect(await in_the_clear(page)).toEqual({});
});
