// What became of the ride meanwhile: the day moved, a backup took over, words were half written.

import { expect, test } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { drafts } from "./support/rows.ts";

/** As old as a draft may be at most. */
const SECOND_LONG = 1_000;

test("a session that moved has asked nobody yet", async ({ app, page }) => {
  const { say } = app;
  const name = RIDE.name;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, { backup: "", backup_phone: "" });
  await app.button(say("ride.i_asked")).click();
  const asked = page.getByText(new RegExp(`^${say("ride.state_asked", { day: ".+" })}$`));
  await expect(asked).toBeVisible();
  await app.open(`/session/${session}/ready`);
  await expect(page.getByText(say("plan.ride_asked", { name, day: "Thursday" }), { exact: true })).toBeVisible();
  await app.open(`/session/${session}/move`);
  await app.session.fill({ date: "2037-03-18" });
  await app.session.save();
  await app.heading(say("plan.title")).waitFor();
  await expect(app.plan.row("ride")).toContainText(say("plan.ride_not_asked", { name }));
  await app.open(`/session/${session}/ready`);
  await expect(page.getByText(say("plan.ride_not_asked", { name }), { exact: true })).toBeVisible();
  await app.open(`/session/${session}/ride`);
  await expect(asked).toBeHidden();
  await expect(page.getByText(say("ride.state_none"), { exact: true })).toBeVisible();
});

test("a yes does not come back with a session that was moved away, or cancelled", async ({ app, page }) => {
  const { say } = app;
  const name = RIDE.name;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, { backup: "", backup_phone: "" });
  await app.ride_agrees();
  const move = async (date: string) => {
    await app.open(`/session/${session}/move`);
    await app.session.fill({ date });
    await app.session.save();
    await app.heading(say("plan.title")).waitFor();
  };
  const not_asked = () => expect(app.plan.row("ride")).toContainText(say("plan.ride_not_asked", { name }));
  await move("2037-03-17");
  await not_asked();
  await move("2037-03-15");
  await not_asked();
  await expect(app.plan.hours()).not.toContainText(say("hours.pick_up_by", { name }));

  await app.open(`/session/${session}/ride`);
  await app.ride_agrees();
  await app.open(`/session/${session}`);
  await app.button(say("session.cancel")).click();
  // Taken back at once it is as it was.
  await app.undo();
  await app.open("/plan");
  await expect(app.plan.row("ride")).toContainText(say("plan.ride_yes", { name, day: "Thursday" }));
  await app.open(`/session/${session}`);
  await app.button(say("session.cancel")).click();
  await app.toast(say("session.cancelled_toast")).waitFor();
  await app.change().click();
  await app.button(say("session.bring_back")).click();
  await app.open("/plan");
  await not_asked();

  // Neither to another place.
  await app.open(`/session/${session}/ride`);
  await app.ride_agrees();
  await app.button(say("ride.edit")).click();
  await app.ride.fill({ place: "side door" });
  await app.ride.save();
  await expect(page.getByText(say("ride.state_none"), { exact: true })).toBeVisible();
});

test("Today leads to the message that stands ready, or to a call where they take no texts", async ({ app, page }) => {
  const { ride, say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, { backup: "", backup_phone: "" });
  await expect(page.getByText(say("ride.leaves_behind"))).toBeVisible();
  await app.open("/");
  await app.link(say("today.gate_text", { name: RIDE.name })).click();
  await app.arrives(say("message.ask_title"));
  await expect(ride.text()).toHaveAttribute("href", /^sms:5550100142\?body=/);
  await expect(page.getByText(say("ride.leaves_behind"))).toBeVisible();

  await app.open(`/session/${session}/ride`);
  await app.button(say("ride.edit")).click();
  await page.getByRole("checkbox", { name: say("ride.only_calls") }).check();
  await ride.save();
  await expect(page.getByText(say("ride.calls_only", { name: RIDE.name }))).toBeVisible();
  await app.open("/");
  await expect(app.link(say("ride.call", { name: RIDE.name }))).toHaveAttribute("href", "tel:5550100142");
  await expect(page.getByText(say("ride.leaves_behind"))).toHaveCount(1);
  await expect(app.link(say("today.gate_text", { name: RIDE.name }))).toHaveCount(0);
});

test("a change left half done takes back nothing that was saved after it", async ({ app, page }) => {
  const { ride, say } = app;
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.button(say("ride.edit")).click();
  await ride.fill({ place: "back door" });
  await app.back();
  await page.clock.fastForward(SECOND_LONG);
  await expect.poll(() => drafts(page)).toEqual({ [`ride/${session}`]: { "pickup-place": "back door" } });
  await app.open("/");
  await app.button(say("ride.cannot", { name: RIDE.name })).click();
  await app.toast(say("ride.promoted", { name: RIDE.backup })).waitFor();
  await app.open(`/session/${session}/ride`);
  await expect(app.field(app.names.name)).toHaveValue(RIDE.backup);
  await expect(app.field(app.names.pickup_place)).toHaveValue("back door");
  await ride.save();
  await ride.gates().first().waitFor();
  await expect(page.getByRole("heading", { level: 2, name: RIDE.backup, exact: true })).toBeVisible();
  const pick_up = say("ride.pick_up_at", { time: "Sun 1 pm", place: "back door" });
  await expect(page.getByText(pick_up, { exact: true })).toBeVisible();
});

test.describe("a message", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("keeps the patient's own words until they say that it was sent", async ({ app, page }) => {
    const { ride, say } = app;
    const own = "Dana, it's me. Sunday?";
    await app.begin();
    const session = await app.add_session();
    await app.add_ride(session);
    await ride.write("ask");
    await ride.message("ask").fill(own);
    await page.clock.fastForward(SECOND_LONG);
    const kept = async () => Object.values(await drafts(page));
    await expect.poll(kept).toEqual([{ words: own }]);
    await page.reload();
    await expect(ride.message("ask")).toHaveValue(own);
    await app.button(say("ride.copy")).click();
    await app.toast(say("common.copied")).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(own);
    // Handed on is not sent: they stay until the patient says so.
    await app.button(say("ride.not_yet")).click();
    await page.reload();
    await expect(ride.message("ask")).toHaveValue(own);
    await app.button(say("ride.copy")).click();
    await app.button(say("ride.yes_asked")).click();
    await expect(page.getByText(say("plan.ride_asked", { name: RIDE.name, day: "Thursday" }))).toBeVisible();
    await expect.poll(kept).toEqual([]);
  });

  test("goes to whoever drives now, though another window changed that", async ({ app, context }) => {
    const { ride, say } = app;
    await app.begin();
    const session = await app.add_session();
    await app.add_ride(session);
    await ride.write("ask");
    await ride.message("ask").fill("Dana, it's me.");
    const other = new App(await context.newPage(), "en");
    await other.open(`/session/${session}/ride`);
    await other.button(say("ride.cannot", { name: RIDE.name })).click();
    await other.toast(say("ride.promoted", { name: RIDE.backup })).waitFor();
    await expect(ride.message("ask")).toHaveValue(new RegExp(`^Hi ${RIDE.backup}\\.`));
    await expect(ride.text()).toHaveAttribute("href", /^sms:\+15550100199\?body=/);
  });
});
