// Two windows of one app: what one writes the other shows, and nothing is lost in between.

import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item } from "./fixtures/words.ts";
import { App } from "./pages/app.ts";

test.use({ serviceWorkers: "allow" });

const FIRST = "What both had read.";
const MINE = "Written in the first window.";
const YOURS = "Written in the second window.";

/** The same entry, open in two windows. */
async function two(app: App, context: BrowserContext): Promise<[App, App]> {
  await app.begin();
  await app.add_entry(FIRST);
  await app.journal.entry(FIRST).click();
  await app.journal.words().waitFor();
  const other = new App(await context.newPage(), "en");
  await other.page.goto(app.page.url());
  await expect(other.journal.words()).toHaveValue(FIRST);
  return [app, other];
}

/** Neither window saves, or hears of the other, before both have done what they do. */
async function at_once(page: Page, work: () => Promise<void>): Promise<void> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 2_000);
  await work();
  await page.clock.resume();
}

async function both_write(app: App, context: BrowserContext): Promise<[App, App]> {
  const [one, other] = await two(app, context);
  await at_once(app.page, async () => {
    await one.journal.words().fill(MINE);
    await other.journal.words().fill(YOURS);
  });
  for (const [window, words] of [[one, YOURS], [other, MINE]] as const) {
    await expect(window.page.getByText(window.say("journal.conflict"))).toBeVisible();
    await expect(window.page.getByText(words, { exact: true })).toBeVisible();
  }
  await expect(one.journal.words()).toHaveValue(MINE);
  await expect(other.journal.words()).toHaveValue(YOURS);
  return [one, other];
}

test("an entry written in both at once: both are kept", async ({ app, context }) => {
  const [one, other] = await both_write(app, context);
  await one.button(one.say("journal.keep_both")).click();
  for (const window of [one, other]) {
    await expect(window.page.getByText(window.say("journal.conflict"))).toBeHidden();
    await window.page.goto("/journal");
    await expect(window.journal.entry(MINE)).toBeVisible();
    await expect(window.journal.entry(YOURS)).toBeVisible();
    await expect(window.journal.entry(FIRST)).toBeHidden();
  }
});

test("an entry written in both at once: the other's words are taken", async ({ app, context }) => {
  const [one, other] = await both_write(app, context);
  await one.button(one.say("journal.keep_this")).click();
  await expect(one.journal.words()).toHaveValue(YOURS);
  await expect(one.page.getByText(one.say("journal.conflict"))).toBeHidden();
  await expect(other.page.getByText(other.say("journal.conflict"))).toBeHidden();
  await expect(other.journal.words()).toHaveValue(YOURS);
  await one.page.goto("/journal");
  await expect(one.journal.entry(YOURS)).toBeVisible();
  await expect(one.journal.entry(MINE)).toBeHidden();
});

test("an entry written in both at once: one's own words are kept", async ({ app, context }) => {
  const [one, other] = await both_write(app, context);
  await one.button(one.say("journal.keep_mine")).click();
  await expect(one.page.getByText(one.say("journal.conflict"))).toBeHidden();
  await expect(one.journal.saved()).toBeVisible();
  await expect(other.page.getByText(other.say("journal.conflict"))).toBeHidden();
  await one.page.goto("/journal");
  await expect(one.journal.entry(MINE)).toBeVisible();
  await expect(one.journal.entry(YOURS)).toBeHidden();
});

test("a choice not made yet is asked for again after both windows were closed", async ({
  app,
  context,
}) => {
  const [one, other] = await both_write(app, context);
  const address = one.page.url();
  await one.page.close();
  await other.page.close();
  const later = new App(await context.newPage(), "en");
  await later.page.goto(address);
  await expect(later.page.getByText(later.say("journal.conflict"))).toBeVisible();
  const words = await later.journal.words().inputValue();
  expect([MINE, YOURS]).toContain(words);
  const rest = words === MINE ? YOURS : MINE;
  await expect(later.page.getByText(rest, { exact: true })).toBeVisible();
});

test("erased in one while written in the other: the words stay, and it is asked", async ({
  app,
  context,
}) => {
  const [one, other] = await two(app, context);
  await at_once(app.page, async () => {
    await one.journal.words().fill(MINE);
    await other.journal.erase();
    await expect(other.toast(other.say("journal.erased_toast"))).toBeVisible();
  });
  await expect(one.page.getByText(one.say("journal.conflict_erased"))).toBeVisible();
  await expect(one.journal.words()).toHaveValue(MINE);
  await expect(other.journal.entry(MINE)).toBeVisible();
  await one.page.reload();
  await expect(one.page.getByText(one.say("journal.conflict_erased"))).toBeVisible();
  await one.button(one.say("journal.keep_mine")).click();
  await expect(one.page.getByText(one.say("journal.conflict_erased"))).toBeHidden();
  await other.page.reload();
  await expect(other.journal.entry(MINE)).toBeVisible();
});

test("erased in one while written in the other: it may go after all", async ({ app, context }) => {
  const [one, other] = await two(app, context);
  await at_once(app.page, async () => {
    await one.journal.words().fill(MINE);
    await other.journal.erase();
    await expect(other.toast(other.say("journal.erased_toast"))).toBeVisible();
  });
  await one.button(one.say("journal.let_go")).click();
  await expect(other.journal.entry(MINE)).toBeHidden();
  await one.page.goto("/journal");
  await one.heading(one.say("journal.title")).waitFor();
  await expect(one.journal.entry(MINE)).toBeHidden();
  await one.page.reload();
  await expect(one.page.getByText(one.say("journal.empty_title"))).toBeVisible();
});

test("words saved in one window come up in the other", async ({ app, context }) => {
  const [one, other] = await two(app, context);
  await one.journal.words().fill(MINE);
  await expect(one.journal.saved()).toBeVisible();
  await expect(other.journal.words()).toHaveValue(MINE);
  await other.journal.words().press("End");
  await other.journal.words().pressSequentially(" And on.");
  await expect(one.journal.words()).toHaveValue(`${MINE} And on.`);
  await expect(one.page.getByText(one.say("journal.conflict"))).toBeHidden();
});

test("a tick, a ride and a session of one window show in the other", async ({ app, context }) => {
  await app.begin();
  const session = await app.add_session();
  const other = new App(await context.newPage(), "en");
  const text = item("tell-medicines", "en");
  await other.open(`/session/${session}/checklist`);
  await app.open(`/session/${session}/checklist`);
  for (const { checklist } of [other, app]) await checklist.unfold("group_week");
  await app.checklist.item(text).check();
  await expect(other.checklist.item(text)).toBeChecked();
  await other.checklist.item(text).uncheck();
  await expect(app.checklist.item(text)).not.toBeChecked();
  await app.checklist.add("Water the plants");
  await expect(other.checklist.item("Water the plants")).toBeVisible();

  await other.open("/plan");
  await app.add_ride(session);
  await expect(other.plan.row("ride")).toContainText("Dana Reyes");
  await app.button(app.say("ride.said_yes", { name: "Dana Reyes" })).click();
  await expect(other.plan.row("ride")).toContainText(
    app.say("plan.ride_yes", { name: "Dana Reyes", day: "Thursday" }),
  );
  await app.open(`/session/${session}/move`);
  await app.session.fill({ start: "11:30" });
  await app.session.save();
  await expect(other.page.getByRole("heading", { name: "11:30 am", exact: true })).toBeVisible();
});

test("what is erased in one window is gone from every window", async ({ app, context }) => {
  const [one, other] = await two(app, context);
  await one.open("/settings/erase");
  await one.page.getByRole("checkbox", { name: one.say("erase.confirm") }).check();
  await one.button(one.names.erase_everything).click();
  await expect(one.button(one.names.start)).toBeVisible();
  await other.page.goto("/journal");
  await expect(other.button(other.names.start)).toBeVisible();
  await other.welcome.pass();
  await other.page.goto("/journal");
  await expect(other.page.getByText(other.say("journal.empty_title"))).toBeVisible();
  await expect(other.journal.entry(FIRST)).toBeHidden();
});
