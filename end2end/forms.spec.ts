// What stands in a form is kept sealed while it is filled in: it outlives a lock, a reload and a kill.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { set_hidden } from "./support/presence.ts";
import { Room } from "./support/room.ts";
import { drafts } from "./support/rows.ts";

test.use({ serviceWorkers: "allow" });

const WORDS = "The heron stood where the river bends.";
const NUMBER = "555 010 0100";
/** As old as a draft may be at most. */
const SECOND_LONG = 1_000;
/** A minute out of sight, and the app looks whether it is time to lock. */
const AWAY_LONG = 85_000;

/** The line above the fields. */
const line = (app: App) => app.page.getByText(app.say("status.not_saved_yet"));

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("a ride half filled in is there after the app locked by itself, and is saved", async ({ app, page }) => {
      const { keeper, ride } = app;
      await app.begin();
      const session = await app.add_session();
      const code = await keeper.set_lock();
      const here = `/session/${session}/ride`;
      await keeper.enter(here);
      await expect(line(app)).toHaveCount(0);
      await ride.fill({ name: RIDE.name, phone: RIDE.phone });
      await set_hidden(page, true);
      await page.clock.fastForward(AWAY_LONG);
      await keeper.locked();
      expect(await page.content()).not.toContain(RIDE.name);

      await keeper.unlock();
      await keeper.inside();
      await expect(line(app)).toBeVisible();
      await expect(app.field(app.names.name)).toHaveValue(RIDE.name);
      await expect(app.field(app.names.phone)).toHaveValue(RIDE.phone);
      expect(await objections(page)).toEqual([]);
      expect(Object.keys(await drafts(page, { code }))).toEqual([`ride/${session}`]);
      await app.field(app.names.pickup_place).fill(RIDE.place);
      await ride.save();
      await ride.gates().first().waitFor();
      await expect.poll(() => drafts(page, { code })).toEqual({});

      await keeper.enter(here);
      await ride.gates().first().waitFor();
      await expect(line(app)).toHaveCount(0);
    });

    test("it may be discarded: what is saved stands again", async ({ app, page }) => {
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.button(app.say("ride.edit")).click();
      await app.field(app.names.name).fill("Robin Vale");
      await kept(page, `ride/${session}`, { name: "Robin Vale" });
      await page.reload();
      await expect(app.field(app.names.name)).toHaveValue("Robin Vale");
      await app.button(app.say("common.discard")).click();
      await expect(page.getByRole("heading", { level: 2, name: RIDE.name, exact: true })).toBeVisible();
      await expect.poll(() => drafts(page)).toEqual({});
      await app.button(app.say("ride.edit")).click();
      await expect(app.field(app.names.name)).toHaveValue(RIDE.name);
      await expect(line(app)).toHaveCount(0);
    });
  });
}

test("a new session outlives a reload and a kill, with what was chosen", async ({ app, page, context }) => {
  const { session } = app;
  await app.begin();
  await app.open("/session/new");
  await session.fill({ setting: "home", medicine: "spravato", date: SESSION.date, place: SESSION.place });
  await kept(page, "session/new", { setting: "home", medicine: "spravato", date: SESSION.date });
  await page.reload();
  await stands(app);
  // Killed: no page is left that could have saved anything.
  await page.close({ runBeforeUnload: false });
  const again = new App(await context.newPage(), "en");
  await again.open("/session/new");
  await stands(again);
  await again.session.fill({ setting: "clinic", start: SESSION.start, length: SESSION.length });
  await again.session.save();
  await again.heading(again.say("plan.title")).waitFor();
  await expect.poll(() => drafts(again.page)).toEqual({});
  await again.open("/session/new");
  await expect(again.field(again.names.place)).toHaveValue("");
  await expect(line(again)).toHaveCount(0);
});

/** The half of a session that was filled in. */
async function stands(app: App): Promise<void> {
  await expect(line(app)).toBeVisible();
  await expect(app.session.setting("home")).toBeChecked();
  await expect(app.session.medicine("spravato")).toBeChecked();
  await expect(app.field(app.names.date)).toHaveValue(SESSION.date);
  await expect(app.field(app.names.place)).toHaveValue(SESSION.place);
}

test("each session that is moved has a form of its own", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/move`);
  await app.session.fill({ start: "11:30" });
  await kept(page, `session/${session}`, { start: "11:30" });
  await app.open("/session/new");
  await expect(app.field(app.names.start_time)).toHaveValue("");
  await app.open(`/session/${session}/move`);
  await expect(app.field(app.names.start_time)).toHaveValue("11:30");
  await app.button(app.say("common.discard")).click();
  await expect(app.heading()).toBeFocused();
  await expect(app.field(app.names.start_time)).toHaveValue(SESSION.start);
  await expect(line(app)).toHaveCount(0);
  await expect.poll(() => drafts(page)).toEqual({});
});

test("an hour that is chosen for one that the clocks skip is kept too", async ({ app, page }) => {
  await app.begin();
  await app.open("/session/new");
  await app.session.fill({ date: "2038-03-14", start: "02:30" });
  await kept(page, "session/new", { start: "02:30" });
  await page.getByRole("note").getByRole("button").last().click();
  await expect.poll(async () => (await drafts(page))["session/new"]?.start).toMatch(/^0[13]:30/);
});

test("the clinic's numbers and their tick are kept on the way out of sight", async ({ app, page }) => {
  const code = await app.begin_locked(WORDS, "/");
  const open = async () => {
    await app.help.open();
    await app.link(app.say("help.clinic_add")).click();
    await app.arrives(app.say("help.my_clinic"));
  };
  await open();
  const tick = page.getByRole("checkbox", { name: app.say("help.clinic_open") });
  await app.field(app.say("help.clinic_day_label")).fill(NUMBER);
  await tick.check();
  await set_hidden(page, true);
  await expect.poll(() => drafts(page, { code })).toEqual({
    "clinic/numbers": { day: NUMBER, open: "yes" },
  });
  await app.keeper.enter("/");
  await open();
  await expect(app.field(app.say("help.clinic_day_label"))).toHaveValue(NUMBER);
  await expect(tick).toBeChecked();
  await expect(line(app)).toBeVisible();
  await app.button(app.say("help.clinic_save")).click();
  await app.heading(app.say("help.title")).waitFor();
  await expect.poll(() => drafts(page, { code })).toEqual({});
});

test("a form that is left by Back is kept until it is opened again", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.plan.row("ride").click();
  await app.ride.fill({ name: RIDE.name });
  await app.back();
  await kept(page, `ride/${session}`, { name: RIDE.name });
  await app.plan.row("ride").click();
  await expect(app.field(app.names.name)).toHaveValue(RIDE.name);
  await expect(line(app)).toBeVisible();
});

test("what was typed and taken back is no draft", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/ride`);
  await app.ride.fill({ name: RIDE.name });
  await kept(page, `ride/${session}`, { name: RIDE.name });
  await app.field(app.names.name).fill("");
  await page.clock.fastForward(SECOND_LONG);
  await expect.poll(() => drafts(page)).toEqual({ [`ride/${session}`]: {} });
  await page.reload();
  await app.field(app.names.name).waitFor();
  await expect(line(app)).toHaveCount(0);
});

for (const [what, open, form, words, field] of [
  ["an item", (id: string) => `/session/${id}/checklist`, (id: string) => `new-item/${id}`, "checklist", "text"],
  ["a thing", (id: string) => `/session/${id}/bag`, (id: string) => `new-thing/${id}`, "bag", "text"],
  ["a clinic", () => "/deciding/clinics", () => "clinics/new", "clinics", "name"],
] as const) {
  test(`${what} that was typed and not added stands there again, and is added once`, async ({ app, page }) => {
    const { say } = app;
    const [add, line_of] = [app.button(say(`${words}.add`)), app.field(say(`${words}.add_label`))];
    const does = app.button(say(words === "clinics" ? "clinics.add_do" : "checklist.add_do"));
    await app.begin();
    const session = await app.add_session();
    await app.open(open(session));
    await add.click();
    await line_of.fill("A warm scarf");
    await kept(page, form(session), { [field]: "A warm scarf" });
    await app.reload();
    await expect(line_of).toHaveValue("A warm scarf");
    await does.click();
    await add.waitFor();
    await expect.poll(() => drafts(page)).toEqual({});
    await app.reload();
    await add.waitFor();
    await expect(page.getByText("A warm scarf", { exact: true }).filter({ visible: true }).first()).toBeVisible();

    // Cancelled is not wanted.
    await add.click();
    await line_of.fill("A red scarf");
    await kept(page, form(session), { [field]: "A red scarf" });
    await app.button(say("common.cancel")).click();
    await expect.poll(() => drafts(page)).toEqual({});
    await add.click();
    await expect(line_of).toHaveValue("");
  });
}

test.describe("with no room left", () => {
  test.use({ serviceWorkers: "block" });

  test("a form that cannot be kept holds the lock back, until it is", async ({ app, page, baseURL }) => {
    const room = await Room.of(page, baseURL!);
    await app.begin_locked(WORDS, "/session/new");
    await room.fill();
    const before = await room.failures();
    await app.session.fill({ place: SESSION.place });
    await set_hidden(page, true);
    await page.clock.fastForward(AWAY_LONG);
    await expect.poll(() => room.failures()).toBeGreaterThan(before + 1);
    await expect(app.field(app.names.place)).toHaveValue(SESSION.place);
    await room.free();
    await page.clock.fastForward(AWAY_LONG);
    await app.keeper.locked();
    await app.keeper.enter("/session/new");
    await expect(app.field(app.names.place)).toHaveValue(SESSION.place);
  });
});

/** The disk holds a draft of the form of this name, with these fields. */
async function kept(page: Page, form: string, fields: Record<string, string>): Promise<void> {
  await page.clock.fastForward(SECOND_LONG);
  const found = async () => (await drafts(page))[form] ?? null;
  await expect.poll(found).toMatchObject(fields);
}
