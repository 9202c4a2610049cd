// The ride and the clinic: it is one tap away when it is to be called, and what it refuses is no ride.

import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import { item, type Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";

const HOUR = 3_600_000;
const DAY = { typed: "(555) 010-0123", href: "tel:5550100123" };
const NIGHT = { typed: "+1 555 010 0177", href: "tel:+15550100177" };

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("a day before, with no ride, the clinic is one tap away", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.open("/");
      await page.getByRole("heading", { name: say("today.no_ride_title") }).waitFor();
      await expect(my_clinic(app)).toBeHidden();
      await page.clock.fastForward(48 * HOUR);
      await expect(page.getByText(say("today.no_ride_urgent"))).toBeVisible();
      // Without numbers there is the way to them, and back.
      await my_clinic(app).getByRole("link", { name: say("help.clinic_add") }).click();
      await app.field(say("help.clinic_day_label")).fill(DAY.typed);
      await app.field(say("help.clinic_after_label")).fill(NIGHT.typed);
      await app.button(say("help.clinic_save")).click();
      await app.toast(say("help.clinic_saved")).waitFor();
      await expect(page.getByText(say("today.no_ride_urgent"))).toBeVisible();
      await calls(app);
      expect(await objections(page)).toEqual([]);

      await app.link(say("ride.no_one")).click();
      await app.arrives(say("ride.no_one"));
      await calls(app);
      await expect(app.link(say("help.clinic_add"))).toHaveCount(0);
      expect(await objections(page)).toEqual([]);

      // Planned, and nobody has said yes.
      await app.add_ride(session);
      await expect(page.getByText(say("ride.close_title"))).toBeVisible();
      await calls(app);
      await app.open("/");
      await expect(page.getByText(say("ride.close_note"))).toBeVisible();
      await calls(app);
      await app.button(say("ride.said_yes", { name: RIDE.name })).click();
      await app.toast(say("ride.said_yes", { name: RIDE.name })).waitFor();
      await expect(my_clinic(app)).toBeHidden();
    });

    test("a taxi is no ride from when the clinic refuses it", async ({ app, page }) => {
      test.slow();
      const { checklist, ride, say } = app;
      const choose = checklist.item(item("choose-ride", language));
      // The hours say it too.
      const refused = page.getByText(say("ride.way_car_no")).first();
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/ride`);
      await page.getByRole("radio", { name: say("ride.way_car") }).check();
      await ride.fill({ ...RIDE, name: "Checker Cab" });
      await ride.save();
      await ride.gates().first().waitFor();
      await app.button(say("ride.said_yes", { name: "Checker Cab" })).click();
      await app.toast(say("ride.said_yes", { name: "Checker Cab" })).waitFor();
      await expect(refused).toBeHidden();
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      await expect(choose).toBeChecked();

      await rule(app, say("common.no"));
      await app.open(`/session/${session}/checklist`);
      await checklist.unfold("group_week");
      await expect(choose).not.toBeChecked();
      await app.tab("plan");
      await expect(app.plan.row("ride")).toContainText(say("ride.way_car_no"));
      await app.open("/");
      await expect(page.getByRole("heading", { name: say("today.no_ride_title") })).toBeVisible();
      await expect(refused).toBeVisible();
      await expect(page.getByText(say("ride.close_note"))).toBeHidden();
      expect(await objections(page)).toEqual([]);
      await page.clock.fastForward(48 * HOUR);
      await expect(page.getByText(say("ride.close_note"))).toBeVisible();
      await expect(my_clinic(app).getByRole("link", { name: say("help.clinic_add") })).toBeVisible();

      // The plan says why, and does not ask the taxi; the backup can take over.
      await app.link(say("ride.another")).click();
      await app.arrives(say("ride.title"));
      await expect(page.getByText(say("ride.close_title"))).toBeVisible();
      await expect(app.link(say("ride.way_car_no"))).toHaveAttribute("href", "/rules/ride-share");
      await expect(app.button(say("ride.said_yes", { name: "Checker Cab" }))).toHaveCount(0);
      await expect(ride.gates()).toHaveCount(0);
      expect(await objections(page)).toEqual([]);
      await app.button(say("today.gate_ask", { name: RIDE.backup })).click();
      await app.toast(say("ride.promoted", { name: RIDE.backup })).waitFor();
      await expect(refused).toBeHidden();
      await expect(ride.gates().first()).toContainText(say("ride.gate_due"));
      await app.undo();
      await expect(refused).toBeVisible();

      // The clinic may think better of it: the yes still stands.
      await rule(app, say("common.yes"));
      await app.open("/");
      await app.heading(/./).waitFor();
      await expect(page.getByRole("heading", { name: say("today.no_ride_title") })).toHaveCount(0);
      await app.open(`/session/${session}/ride`);
      await expect(ride.gates().first()).toContainText(say("ride.gate_confirmed"));
      await expect(refused).toBeHidden();
    });

    test("only a yes is told as confirmed", async ({ app }) => {
      const { ride, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.button(say("ride.i_asked")).click();
      const first = ride.gates().first();
      await expect(first).toHaveText(new RegExp(`${say("ride.gate_asked")}.*${say("ride.gate_done")}$`));
      await expect(ride.gates().getByText(say("ride.gate_confirmed"))).toHaveCount(0);
      await app.button(say("ride.said_yes", { name: RIDE.name })).click();
      await expect(first).toHaveText(new RegExp(`${say("ride.gate_asked")}.*${say("ride.gate_confirmed")}$`));
    });
  });
}

function my_clinic({ page, say }: App): Locator {
  return page.getByRole("main").getByRole("group", { name: say("help.my_clinic") });
}

/** Both numbers, dialled as typed, with what a call leaves behind. */
async function calls(app: App): Promise<void> {
  for (const [name, number] of [
    [app.say("help.clinic_day"), DAY],
    [app.say("help.clinic_after"), NIGHT],
  ] as const) {
    const call = my_clinic(app).getByRole("link", { name: `${name}: ${number.typed}`, exact: true });
    await expect(call).toHaveAttribute("href", number.href);
  }
  const left_behind = app.say("ready.leaves_behind");
  await expect(app.page.getByRole("main").getByText(left_behind, { exact: true })).toBeVisible();
}

/** What the clinic says to taxis and ride-share. */
async function rule(app: App, word: string): Promise<void> {
  await app.open("/rules/ride-share");
  await app.button(word).click();
  await app.rules.kept().waitFor();
}
