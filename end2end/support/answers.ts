// Answers that replace themselves: where each is given, and what stands after it. Those about the ride.

import { expect, type Locator, type Page } from "@playwright/test";
import type { App } from "../pages/app.ts";
import { RIDE } from "../pages/ride.ts";

export const HOUR = 3_600_000;
const ALONE = { ...RIDE, backup: "", backup_phone: "" };

/** A pair of controls of which one takes the place of the other. */
export interface Pair {
  name: string;
  /** Goes to where it stands, and answers it. */
  at: (app: App, page: Page) => Promise<Locator>;
  /** What stands after the first tap, and only after it. */
  stands: (app: App, page: Page) => Promise<void>;
  /** Where the first tap itself leads, if it leads anywhere. */
  leads?: string;
}

const asked = (app: App) => app.say("plan.ride_asked", { name: RIDE.name, day: "Thursday" });
const agreed = (app: App) => app.say("plan.ride_yes", { name: RIDE.name, day: "Thursday" });

export async function planned(app: App, ride: object = {}): Promise<string> {
  const session = await app.add_session();
  await app.add_ride(session, ride);
  return session;
}

/** The line of an answer as it stands. */
export async function says(page: Page, words: string): Promise<void> {
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: words })).toBeVisible();
}

export const OF_THE_RIDE: Pair[] = [
  {
    name: "NAME said yes, on the ride's screen",
    at: async (app) => {
      await planned(app);
      return app.button(app.say("ride.said_yes", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, agreed(app)),
  },
  {
    name: "I asked, on the ride's screen",
    at: async (app) => {
      await planned(app);
      return app.button(app.say("ride.i_asked"));
    },
    stands: async (app, page) => {
      await says(page, asked(app));
      await expect(app.button(app.say("ride.said_yes", { name: RIDE.name }))).toBeVisible();
    },
  },
  {
    name: "NAME can't, with a backup",
    at: async (app) => {
      await planned(app);
      return app.button(app.say("ride.cannot", { name: RIDE.name }));
    },
    stands: async (app, page) => {
      await app.toast(app.say("ride.promoted", { name: RIDE.backup })).waitFor();
      await expect(page.getByText(app.say("ride.state_none"), { exact: true })).toBeVisible();
      await expect(app.button(app.say("ride.cannot", { name: RIDE.backup }))).toBeVisible();
    },
  },
  {
    name: "NAME can't, with nobody behind",
    at: async (app) => {
      await planned(app, ALONE);
      return app.button(app.say("ride.cannot", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, app.say("plan.ride_no", { name: RIDE.name })),
  },
  {
    name: "NAME called it off",
    at: async (app) => {
      await planned(app, ALONE);
      await app.ride_agrees();
      await app.change().click();
      return app.button(app.say("ride.called_off", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, app.say("ride.called_off", { name: RIDE.name })),
  },
  {
    name: "Change, beside a yes",
    at: async (app) => {
      await planned(app);
      await app.ride_agrees();
      return app.change();
    },
    stands: async (app, page) => {
      await expect(app.button(app.say("common.leave_so"))).toBeVisible();
      await expect(page.getByText(app.say("ride.state_yes", { day: "Thursday" }), { exact: true })).toBeVisible();
    },
  },
  {
    name: "NAME said yes, on Today",
    at: async (app) => {
      await planned(app);
      await app.open("/");
      return app.button(app.say("ride.said_yes", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, agreed(app)),
  },
  {
    name: "I asked, on Today",
    at: async (app) => {
      await planned(app);
      await app.open("/");
      return app.button(app.say("ride.i_asked"));
    },
    stands: (app, page) => says(page, asked(app)),
  },
  {
    name: "NAME can't, on Today",
    at: async (app) => {
      await planned(app, ALONE);
      await app.open("/");
      return app.button(app.say("ride.cannot", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, app.say("plan.ride_no", { name: RIDE.name })),
  },
  {
    name: "NAME said yes, at a gate on Today",
    at: async (app, page) => {
      await planned(app);
      await app.ride_agrees();
      await app.open("/");
      await page.clock.fastForward(48 * HOUR);
      await page.getByRole("heading", { name: app.say("today.gate_still", { name: RIDE.name }) }).waitFor();
      return app.button(app.say("ride.said_yes", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, app.say("plan.ride_yes", { name: RIDE.name, day: "Saturday" })),
  },
  {
    name: "Yes, I asked",
    at: async (app, page) => {
      await planned(app);
      await app.ride.write("ask");
      await app.ride.text().evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
      await app.ride.text().click();
      await page.getByText(app.say("ride.did_you_ask")).waitFor();
      return app.button(app.say("ride.yes_asked"));
    },
    stands: (app, page) => says(page, asked(app)),
  },
  {
    name: "I've left the clinic",
    at: async (app, page) => {
      await planned(app);
      await app.ride_agrees();
      await page.clock.fastForward(75 * HOUR);
      await app.open("/");
      return app.button(app.say("leaving.left"));
    },
    stands: (app, page) => says(page, app.say("leaving.left_at", { time: "2:00 pm" })),
  },
  {
    name: "NAME said yes, after they called it off",
    at: async (app) => {
      await planned(app, ALONE);
      await app.ride_agrees();
      await app.change().click();
      await app.button(app.say("ride.called_off", { name: RIDE.name })).click();
      await app.change().click();
      return app.button(app.say("ride.said_yes", { name: RIDE.name }));
    },
    stands: (app, page) => says(page, agreed(app)),
  },
  {
    name: "NAME said yes, where the ride is missing",
    at: async (app, page) => {
      await planned(app, ALONE);
      await page.clock.fastForward(72 * HOUR);
      await app.open("/");
      await page.getByRole("heading", { name: app.say("today.missing") }).waitFor();
      return app.button(app.say("ride.said_yes", { name: RIDE.name }));
    },
    stands: async (app, page) => {
      await says(page, app.say("plan.ride_yes", { name: RIDE.name, day: "Sunday" }));
      // Beside "Nothing to do" nothing is to be done.
      await expect(page.getByText(app.say("today.do_next"), { exact: true })).toHaveCount(0);
    },
  },
  {
    name: "I have not left yet",
    at: async (app, page) => {
      await planned(app);
      await app.ride_agrees();
      await page.clock.fastForward(75 * HOUR);
      await app.open("/");
      await app.leave();
      await app.change().click();
      return app.button(app.say("leaving.not_yet"));
    },
    stands: async (app) => {
      await expect(app.button(app.say("leaving.left"))).toBeVisible();
    },
  },
  {
    name: "Nothing to tell, on the morning",
    at: async (app, page) => {
      await app.open(`/session/${await planned(app)}/ready`);
      return page.getByRole("group", { name: app.say("ready.ate") }).getByText(app.say("ready.fine"));
    },
    stands: (app, page) => says(page, `${app.say("ready.ate")}: ${app.say("ready.fine")}`),
  },
];
