// Every answer that replaces itself, tapped twice: the first answer stands, and the screen is the same.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { VISIT } from "./pages/visit.ts";
import { tap_twice, TAPS } from "./support/taps.ts";

const HOUR = 3_600_000;
const ALONE = { ...RIDE, backup: "", backup_phone: "" };

/** A pair of controls of which one takes the place of the other. */
interface Pair {
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

async function planned(app: App, ride: object = {}): Promise<string> {
  const session = await app.add_session();
  await app.add_ride(session, ride);
  return session;
}

/** The line of an answer as it stands. */
async function says(page: Page, words: string): Promise<void> {
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: words })).toBeVisible();
}

const PAIRS: Pair[] = [
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
    name: "Cancel session",
    at: async (app) => {
      await app.open(`/session/${await app.add_session()}`);
      return app.button(app.say("session.cancel"));
    },
    stands: (app, page) => says(page, app.say("session.cancelled")),
  },
  {
    name: "Bring it back, of a session",
    at: async (app) => {
      await app.open(`/session/${await app.add_session()}`);
      await app.button(app.say("session.cancel")).click();
      await app.change().click();
      return app.button(app.say("session.bring_back"));
    },
    stands: async (app) => {
      await expect(app.button(app.say("session.cancel"))).toBeVisible();
    },
  },
  {
    name: "Cancel visit",
    at: async (app) => {
      await app.visits.add(VISIT);
      return app.button(app.say("visit.cancel"));
    },
    stands: (app, page) => says(page, app.say("visit.cancelled")),
  },
  {
    name: "Did you get any medicine",
    at: async (app, page) => {
      const session = await app.add_session();
      await app.open("/");
      await page.clock.fastForward(70 * HOUR);
      await app.open(`/session/${session}`);
      await app.button(app.say("session.cancel")).click();
      await app.toast(app.say("session.cancelled_toast")).waitFor();
      await app.open("/");
      return page.getByRole("radio", { name: app.say("cancelled.not_sure") });
    },
    stands: async (app, page) => {
      await expect(page.getByRole("radio", { name: app.say("cancelled.not_sure") })).toBeChecked();
      await expect(page.getByText(app.say("cancelled.limits"))).toBeVisible();
    },
  },
  {
    name: "Not today",
    at: async (app) => {
      await planned(app);
      await app.ride_agrees();
      await app.open("/");
      await app.page.getByRole("heading", { name: app.rules.question("alcohol") }).waitFor();
      return app.button(app.say("common.not_today"));
    },
    stands: async (app, page) => {
      await app.toast(app.say("today.not_today_toast")).waitFor();
      await expect(page.getByRole("heading", { name: app.rules.question("alcohol") })).toBeHidden();
      await expect(app.button(app.say("common.not_today"))).toBeVisible();
      await app.undo();
      await expect(page.getByRole("heading", { name: app.rules.question("alcohol") })).toBeVisible();
    },
  },
  {
    name: "Pause everything",
    at: async (app, page) => {
      await app.add_session();
      await app.open("/settings");
      return page.getByRole("switch", { name: app.say("settings.pause") });
    },
    stands: async (app, page) => {
      await expect(page.getByRole("switch", { name: app.say("settings.pause") })).toBeChecked();
      await expect(page.getByText(app.say("settings.paused_note"))).toBeVisible();
    },
  },
  {
    name: "Go on, after a pause",
    at: async (app, page) => {
      await app.add_session();
      await app.open("/settings");
      await page.getByRole("switch", { name: app.say("settings.pause") }).check();
      await app.open("/");
      return app.button(app.say("today.go_on"));
    },
    stands: async (app, page) => {
      await expect(page.getByRole("heading", { name: app.say("today.no_ride_title") })).toBeVisible();
    },
  },
  {
    name: "done with what waited",
    at: async (app, page) => {
      await app.open("/wait");
      for (const what of ["The sofa", "The letter"]) {
        await app.field(app.say("wait.field")).fill(what);
        await app.button(app.say("wait.add")).click();
        await expect(page.getByRole("listitem").filter({ hasText: what })).toBeVisible();
      }
      return page.getByRole("main").getByRole("listitem").first().getByRole("button");
    },
    stands: async (app, page) => {
      await app.toast(app.say("wait.settled_toast")).waitFor();
      await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
    },
  },
  {
    name: "a tick of the checklist",
    at: async (app) => {
      await app.open(`/session/${await app.add_session()}/checklist`);
      return app.checklist.group("group_three_days").getByRole("checkbox").first();
    },
    stands: async (app) => {
      await expect(app.checklist.group("group_three_days").getByRole("checkbox").first()).toBeChecked();
    },
  },
  {
    name: "an answer of the clinic",
    at: async (app) => {
      await app.open("/rules");
      await app.rules.row("food").getByRole("link").click();
      return app.button(app.say("rule.hours_before", { hours: "6" }));
    },
    stands: async (app) => {
      await app.rules.kept().waitFor();
      await expect(app.rules.row("food")).toContainText(app.say("rule.hours_before", { hours: "6" }));
    },
    leads: "/rules",
  },
  {
    name: "Ask my team",
    at: async (app, page) => {
      await app.open("/deciding");
      const ask = new RegExp(`^${app.say("questions.ask_about", { title: "" })}`);
      return page.getByRole("main").getByRole("button", { name: ask }).first();
    },
    stands: (app, page) => says(page, app.say("questions.on_list")),
  },
  {
    name: "They answered",
    at: async (app) => {
      await app.open("/questions");
      for (const asked of ["When may I eat?", "Who answers at night?"]) await app.questions.ask(asked);
      await app.questions.open("When may I eat?");
      await app.questions.answer().fill("After lunch");
      return app.button(app.say("questions.answer_do"));
    },
    stands: async (app) => {
      await app.toast(app.say("questions.answered_toast")).waitFor();
      await expect(app.questions.part("answered")).toContainText("When may I eat?");
      await expect(app.questions.answer()).toHaveCount(0);
    },
  },
  {
    name: "That was my last session",
    at: async (app, page) => {
      await app.add_session();
      await page.clock.fastForward(125 * HOUR);
      await app.open("/plan");
      return app.button(app.say("plan.end"));
    },
    stands: (app, page) => says(page, app.say("plan.ended")),
  },
  {
    name: "a reminder's switch",
    at: async (app, page) => {
      await app.open(`/session/${await app.add_session()}/calendar`);
      return page.getByRole("switch", { name: app.say("calendar.at_night") });
    },
    stands: async (app, page) => {
      await expect(page.getByRole("switch", { name: app.say("calendar.at_night") })).toBeChecked();
    },
  },
  {
    name: "Same as last time",
    at: async (app) => {
      await planned(app);
      const second = await app.add_session_after("2037-03-22");
      await app.open(`/session/${second}`);
      return app.button(app.say("again.do"));
    },
    stands: async (app) => {
      await app.toast(app.say("again.carried", { name: RIDE.name })).waitFor();
    },
  },
  {
    name: "I chose this one",
    at: async (app, page) => {
      await app.clinics.open();
      await app.clinics.add("Lakeside");
      return page.getByRole("button", { name: app.say("clinics.choose_name", { name: "Lakeside" }) });
    },
    stands: async (app, page) => {
      await expect(page.getByText(app.say("clinics.chosen"), { exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { level: 3, name: "Lakeside" })).toBeVisible();
    },
  },
];

for (const taps of TAPS) {
  test.describe(typeof taps === "number" ? `${taps} ms apart` : "by a finger", () => {
    for (const pair of PAIRS) {
      test(pair.name, async ({ app, page }) => {
        await app.begin();
        const control = await pair.at(app, page);
        await control.waitFor();
        const before = pair.leads ?? new URL(page.url()).pathname;
        await tap_twice(page, control, taps);
        await pair.stands(app, page);
        expect(new URL(page.url()).pathname).toBe(before);
      });
    }
  });
}

test("a step is taken as often as it is tapped", async ({ app, page }) => {
  await app.begin();
  await app.open("/settings");
  // The button moves as the text grows: both taps go to it, wherever it is.
  for (const detail of [1, 2]) await app.settings.larger().dispatchEvent("click", { detail });
  await expect(page.getByText(app.say("settings.text_size_value", { percent: 150 }))).toBeVisible();
});

test("two taps at different places, and two by the keyboard, are two", async ({ app, page }) => {
  await app.begin();
  await app.open(`/session/${await app.add_session()}/checklist`);
  const boxes = app.checklist.group("group_three_days").getByRole("checkbox");
  for (const place of [0, 1]) {
    const box = (await boxes.nth(place).boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  }
  await expect(boxes.nth(0)).toBeChecked();
  await expect(boxes.nth(1)).toBeChecked();
  await boxes.nth(0).focus();
  await page.keyboard.press("Space");
  await expect(boxes.nth(0)).not.toBeChecked();
  await page.keyboard.press("Space");
  await expect(boxes.nth(0)).toBeChecked();
});
