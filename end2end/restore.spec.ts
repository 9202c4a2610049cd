// Restoring: everything as it was on a new phone, and nothing lost where something was.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import { item } from "./fixtures/words.ts";
import { App } from "./pages/app.ts";
import { file_of, PASSPHRASE } from "./pages/keeper.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { test } from "./support/phones.ts";
import { texts } from "./support/rows.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

const INTENTION = "To let the river carry it.";
const OWN = "Bring the blue scarf";
const KEPT = ["The first morning.", "The second morning."];
const GONE = "Better forgotten.";
const TICKS = ["tell-medicines", "clothes"];

/** A full life: a session with a ride, ticks, an intention, entries, and one that was erased. */
async function live(app: App, place = SESSION.place, person = RIDE.name): Promise<string> {
  await app.begin();
  const session = await app.add_session({ place });
  await app.add_ride(session, { name: person });
  await app.button(app.say("ride.said_yes", { name: person })).click();
  await app.toast(app.say("ride.said_yes", { name: person })).waitFor();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const slug of TICKS) await app.checklist.item(item(slug, app.language)).check();
  await app.checklist.add(OWN, "group_week");
  await app.checklist.item(OWN).waitFor();
  await app.open(`/session/${session}/intention`);
  await app.intention.to_words();
  await app.intention.words().fill(INTENTION);
  await app.intention.status().waitFor();
  await app.intention.keep();
  await app.intention.rest();
  await app.heading(app.names.plan).waitFor();
  for (const text of [...KEPT, GONE]) await app.add_entry(text);
  await app.journal.entry(GONE).click();
  await app.journal.words().waitFor();
  await app.journal.erase();
  await app.heading(app.say("journal.title")).waitFor();
  return session;
}

/** All of that is there, and its screens say so. */
async function all_is_there(app: App, session: string, place = SESSION.place, person = RIDE.name): Promise<void> {
  const { page, say } = app;
  await app.open(`/session/${session}`);
  await expect(app.session.fact(app.names.place)).toHaveText(place);
  await app.open(`/session/${session}/ride`);
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(person);
  await expect(page.getByText(say("ride.picks_up_at", { time: "Sun 1 pm", place: RIDE.place })).or(
    page.getByText(RIDE.place).first(),
  ).first()).toBeVisible();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const slug of TICKS) await expect(app.checklist.item(item(slug, app.language))).toBeChecked();
  // Where two lives are joined, the own items of the session before come along.
  await expect(app.checklist.item(OWN).first()).toBeVisible();
  await expect(app.checklist.item(OWN).and(app.page.locator(":checked"))).toHaveCount(0);
  await app.open(`/session/${session}/intention`);
  await expect(page.getByText(INTENTION).or(app.intention.words()).first()).toBeVisible();
  await app.open("/journal");
  for (const text of KEPT) await expect(app.journal.entry(text).first()).toBeVisible();
  await expect(app.journal.entry(GONE)).toHaveCount(0);
}

/** From the first screen of a new phone to the screen of restoring. */
async function used_before(app: App): Promise<void> {
  await app.page.goto("/");
  await app.button(app.names.used_before).click();
  await app.arrives(app.names.restore_copy);
  await app.keeper.drawn();
}

/** What the vault holds, without when and by whom a copy was made. */
async function held(page: Page): Promise<ReturnType<typeof heads>> {
  const all = heads(await stores(page)).filter(({ head }) => head.kind !== "copy-made");
  return all.sort((a, b) => (a.write < b.write ? -1 : 1));
}

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("a new phone holds everything as it was, by the passphrase", async ({ app, page, phone }) => {
      test.setTimeout(120_000);
      const session = await live(app);
      await app.open("/plan");
      const plan = await app.plan.lines();
      const before = await held(page);
      const copy = await app.keeper.make_copy();

      const fresh = await phone();
      await used_before(fresh);
      expect(await objections(fresh.page)).toEqual([]);
      await fresh.keeper.choose(fresh.say("restore.file"), copy);
      await fresh.field(fresh.say("restore.pass")).waitFor();
      expect(await objections(fresh.page)).toEqual([]);
      await fresh.field(fresh.say("restore.pass")).fill(` ${PASSPHRASE} `);
      await fresh.button(fresh.say("restore.open")).click();
      await fresh.keeper.heading2(fresh.say("restore.preview_title")).waitFor();
      await expect(fresh.keeper.told("new", before.filter(({ head }) => !head.erased).length)).toBeVisible();
      await expect(fresh.page.getByText(fresh.say("restore.other"))).toHaveCount(0);
      expect(await objections(fresh.page)).toEqual([]);
      expect((await stores(fresh.page)).records).toEqual([]);
      await fresh.keeper.add();
      expect(await objections(fresh.page)).toEqual([]);
      await fresh.keeper.finish();
      await expect(fresh.heading(fresh.say("today.days_until", { count: 3 }))).toBeVisible();
      await all_is_there(fresh, session);
      await fresh.open("/plan");
      expect(await fresh.plan.lines()).toEqual(plan);
      expect(await held(fresh.page)).toEqual(before);

      // What is done next goes on under the same names.
      await fresh.open(`/session/${session}/checklist`);
      await fresh.checklist.item(item("clothes", language)).uncheck();
      await expect.poll(async () => (await held(fresh.page)).length).toBe(before.length);
    });
  });
}

test("a new phone holds everything as it was, by the recovery code", async ({ app, page, phone }) => {
  test.setTimeout(120_000);
  const session = await live(app);
  const before = await held(page);
  const copy = await app.keeper.make_copy();
  const code = await app.keeper.code();
  const fresh = await phone();
  await used_before(fresh);
  await fresh.keeper.look_into_with_code(copy, code.toLowerCase().replaceAll("-", " "));
  await fresh.keeper.add();
  await fresh.keeper.finish();
  await all_is_there(fresh, session);
  expect(await held(fresh.page)).toEqual(before);

  // The same once more changes nothing, not even a byte.
  const whole = await stores(fresh.page);
  await fresh.keeper.open("restore");
  await fresh.keeper.look_into(copy);
  await expect(fresh.keeper.told("same", before.length)).toBeVisible();
  for (const line of ["restore.is_new", "restore.is_changed", "restore.is_erased"]) {
    await expect(fresh.page.getByText(fresh.say(line, { count: 1 }).slice(2))).toHaveCount(0);
  }
  await fresh.keeper.add();
  expect(await stores(fresh.page)).toEqual(whole);
});

// The screen that is left by Back, not by the button at its end, must not go on with other names.
for (const way of ["Back", "a tab's address"] as const) {
  test(`whoever leaves the restored copy by ${way} finds everything too`, async ({ app, phone }) => {
    test.setTimeout(120_000);
    const session = await live(app);
    const copy = await app.keeper.make_copy();
    const fresh = await phone();
    await used_before(fresh);
    await fresh.keeper.look_into(copy);
    await fresh.keeper.add();
    if (way === "Back") {
      await fresh.back();
      await fresh.heading(fresh.names.settings).waitFor();
      await fresh.back();
      await fresh.heading(fresh.say("today.days_until", { count: 3 })).waitFor();
      await fresh.tab("plan");
    } else {
      await fresh.help.open();
      await fresh.help.emergency().waitFor();
      await fresh.open("/plan");
    }
    await expect(fresh.plan.row("ride")).toContainText(RIDE.name);
    await fresh.plan.row("checklist").click();
    await expect(fresh.checklist.item(item("clothes", "en"))).toBeChecked();
    await all_is_there(fresh, session);
  });
}

test("on the same phone all of it is here already", async ({ app, page }) => {
  test.slow();
  await live(app);
  const count = (await held(page)).length;
  const copy = await app.keeper.make_copy();
  const before = await stores(page);
  await app.keeper.open("restore");
  await app.keeper.look_into(copy);
  await expect(app.keeper.told("same", count)).toBeVisible();
  await expect(page.getByText(app.say("restore.other"))).toHaveCount(0);
  await app.keeper.add();
  expect(await stores(page)).toEqual(before);
  await expect(page.getByText(app.say("restore.erased_title"))).toHaveCount(0);
  await app.keeper.finish();
});

test("what was written over here since stays as it is", async ({ app, page }) => {
  test.slow();
  await app.begin();
  await app.add_entry(KEPT[0]!);
  const copy = await app.keeper.make_copy();
  await rewrite(app, KEPT[0]!, "Later words.");
  const before = await stores(page);
  await app.keeper.open("restore");
  await app.keeper.look_into(copy);
  await expect(app.keeper.told("same", 1)).toBeVisible();
  await app.keeper.add();
  expect(await stores(page)).toEqual(before);
});

test("what changed on both sides stands side by side", async ({ app, page, phone }) => {
  test.setTimeout(120_000);
  const [mine, yours] = ["As one phone says it.", "As the other phone says it."];
  await app.begin();
  await app.add_entry(KEPT[0]!);
  const start = await app.keeper.make_copy();
  const other = await phone();
  await used_before(other);
  await other.keeper.look_into(start);
  await other.keeper.add();
  await other.keeper.finish();
  await rewrite(other, KEPT[0]!, yours);
  const theirs = await other.keeper.make_copy();

  await rewrite(app, KEPT[0]!, mine);
  await app.keeper.open("restore");
  await app.keeper.look_into(theirs);
  await expect(page.getByText(app.say("restore.other"))).toHaveCount(0);
  await expect(app.keeper.told("changed", 1)).toBeVisible();
  await app.keeper.add();
  await app.keeper.finish();
  expect(await texts(page)).toEqual([mine, yours]);
  await app.open("/journal");
  await app.journal.entry(/phone says it/).click();
  await expect(page.getByText(app.say("journal.conflict"))).toBeVisible();
  const shown = await app.journal.words().inputValue();
  expect([mine, yours]).toContain(shown);
  await expect(page.getByText(shown === mine ? yours : mine, { exact: true })).toBeVisible();
  await app.button(app.say("journal.keep_both")).click();
  await expect(page.getByText(app.say("journal.conflict"))).toBeHidden();
  await app.open("/journal");
  for (const text of [mine, yours]) await expect(app.journal.entry(text)).toBeVisible();
});

test("what was erased here since is listed, and can be brought back", async ({ app, page }) => {
  test.slow();
  await app.begin();
  for (const text of KEPT) await app.add_entry(text);
  const copy = await app.keeper.make_copy();
  for (const text of KEPT) {
    await app.open("/journal");
    await app.journal.entry(text).click();
    await app.journal.words().waitFor();
    await app.journal.erase();
    await app.heading(app.say("journal.title")).waitFor();
  }
  await app.keeper.open("restore");
  await app.keeper.look_into(copy);
  await expect(app.keeper.told("erased", 2)).toBeVisible();
  await app.keeper.add();
  await expect(app.keeper.heading2(app.say("restore.erased_title"))).toBeVisible();
  expect(await texts(page)).toEqual([]);
  expect(await objections(page)).toEqual([]);
  const first = page.getByRole("main").locator("section").filter({ hasText: KEPT[0]! });
  await expect(page.getByText(KEPT[1]!)).toBeVisible();
  await first.getByRole("button", { name: app.say("restore.bring_back") }).click();
  await expect(first.getByRole("status")).toHaveText(app.say("restore.brought_back"));
  await app.keeper.finish();
  await app.open("/journal");
  await expect(app.journal.entry(KEPT[0]!)).toBeVisible();
  await expect(app.journal.entry(KEPT[1]!)).toHaveCount(0);
  expect(await texts(page)).toEqual([KEPT[0]]);
});

test("another person's copy joins: warned of, and both lives are whole", async ({ app, page, phone }) => {
  test.setTimeout(180_000);
  const other = await phone();
  const theirs = await live(other, "Hillside Clinic", "Robin Vale");
  const copy = await other.keeper.make_copy("quiet marble eleven roads");
  const mine = await live(app);
  await app.open("/help/clinic");
  await app.field(app.say("help.clinic_day_label")).fill("555 010 0100");
  await app.button(app.say("help.clinic_save")).click();
  await app.heading(app.say("help.title")).waitFor();
  await app.keeper.open("restore");
  await app.keeper.look_into(copy, "quiet marble eleven roads");
  await expect(page.getByText(app.say("restore.other"))).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await app.keeper.add();
  await app.keeper.finish();
  await all_is_there(app, mine);
  await all_is_there(app, theirs, "Hillside Clinic", "Robin Vale");
  expect((await texts(page)).length).toBe(2 * KEPT.length);

  // Under their names here: a second time changes nothing, and ticks go on where they were.
  const before = await stores(page);
  await app.keeper.open("restore");
  await app.keeper.look_into(copy, "quiet marble eleven roads");
  await app.keeper.add();
  expect(await stores(page)).toEqual(before);
  await app.open(`/session/${theirs}/checklist`);
  await app.checklist.item(item("clothes", "en")).uncheck();
  await expect.poll(async () => (await stores(page)).records.length).toBe(before.records.length);
  await app.reload();
  await expect(app.checklist.item(item("clothes", "en"))).not.toBeChecked();
});

test("a window that was open beside it goes on under the names of the copy", async ({ app, phone }) => {
  test.setTimeout(120_000);
  const session = await live(app);
  const copy = await app.keeper.make_copy();
  const fresh = await phone();
  await fresh.begin();
  const beside = new App(await fresh.page.context().newPage(), "en");
  await beside.open("/plan");
  await fresh.keeper.open("restore");
  await fresh.keeper.look_into(copy);
  await fresh.keeper.add();
  await beside.heading(beside.names.plan).waitFor();
  await expect(beside.plan.row("ride")).toContainText(RIDE.name);
  await beside.plan.row("checklist").click();
  await expect(beside.checklist.item(item("clothes", "en"))).toBeChecked();
  await beside.checklist.item(item("clothes", "en")).uncheck();
  await fresh.keeper.finish();
  await fresh.open(`/session/${session}/checklist`);
  await expect(fresh.checklist.item(item("clothes", "en"))).not.toBeChecked();
});

test("a restored phone with a lock opens by its own passphrase", async ({ app, page, phone }) => {
  test.setTimeout(120_000);
  await app.begin();
  await app.add_entry(KEPT[0]!);
  const copy = await readFile(await app.keeper.make_copy("quiet marble eleven roads"));
  const fresh = await phone();
  await fresh.begin();
  await fresh.add_entry(KEPT[1]!);
  await fresh.keeper.set_lock();
  await fresh.keeper.unlock();
  await fresh.keeper.drawn();
  await fresh.back();
  await fresh.link(new RegExp(`^${fresh.names.restore_copy}`)).click();
  await fresh.keeper.look_into(file_of(copy), "quiet marble eleven roads");
  await fresh.keeper.add();
  await fresh.button(fresh.say("restore.finish")).click();
  await fresh.keeper.locked();
  await fresh.keeper.unlock();
  await fresh.tab("journal");
  for (const text of KEPT) await expect(fresh.journal.entry(text)).toBeVisible();
  expect(await texts(page)).toEqual([KEPT[0]]);
});

async function rewrite(app: App, from: string, to: string): Promise<void> {
  await app.open("/journal");
  await app.journal.entry(from).click();
  await expect(app.journal.words()).toHaveValue(from);
  await app.journal.words().fill(to);
  await app.journal.saved().waitFor();
  await app.journal.done();
}
