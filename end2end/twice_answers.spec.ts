// Every answer that replaces itself, tapped twice: the first answer stands, and the screen is the same.

import { expect, test } from "./fixtures/app.ts";
import { RIDE } from "./pages/ride.ts";
import { VISIT } from "./pages/visit.ts";
import { HOUR, OF_THE_RIDE, type Pair, planned, says } from "./support/answers.ts";
import { tap_twice, TAPS } from "./support/taps.ts";

const PAIRS: Pair[] = [
  ...OF_THE_RIDE,
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
      // Opened anew: where *Save* was tapped stands *Cancel*, and a tap there so soon is no other one.
      await app.open(`/visit/${await app.visits.add(VISIT)}`);
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
      await expect(page.getByRole("listitem").filter({ hasText: /The (sofa|letter)/ })).toHaveCount(1);
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
  {
    name: "Remove, of a date of a course",
    at: async (app) => {
      await app.open(`/session/${await app.add_session()}/course`);
      await app.course.rhythm("every_two_weeks").check();
      await app.field(app.say("course.times")).fill("3");
      await app.course.show();
      return app.course.way("take_out", /29/).first();
    },
    stands: async (app) => {
      await expect(app.course.dates().nth(1)).toContainText(app.say("course.taken_out"));
      await expect(app.course.way("put_back", /29/)).toBeVisible();
    },
  },
];

for (const taps of TAPS) {
  test.describe(typeof taps === "number" ? `${taps} ms apart` : "by a finger", () => {
    // The first is tapped in every way, the others by a finger and by a slow mouse.
    const is_bound = taps === "touch" || taps === 450;
    for (const pair of is_bound ? PAIRS : PAIRS.slice(0, 1)) {
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
