// The checklist under a finger, by its keys, and the items that tick themselves and say why.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item } from "./fixtures/words.ts";

test("a finger on the handle moves the row, and not the page", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.edit();
  const before = await app.checklist.texts("group_three_days");
  const from = (await app.checklist.handle(before[0]).boundingBox())!;
  const row = page.getByRole("listitem").filter({ has: app.checklist.item(before[1]) });
  const to = (await row.boundingBox())!;
  await swipe(page, from.x + from.width / 2, from.y + from.height / 2, to.y + to.height);
  const moved = [before[1], before[0], ...before.slice(2)];
  await expect.poll(() => app.checklist.texts("group_three_days")).toEqual(moved);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.reload();
  await app.checklist.item(before[0]).waitFor();
  expect(await app.checklist.texts("group_three_days")).toEqual(moved);
});

test("Home and End move a row to the ends of its group", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.edit();
  const before = await app.checklist.texts("group_night");
  const texts = () => app.checklist.texts("group_night");
  await app.checklist.handle(before[1]).press("End");
  await expect.poll(texts).toEqual([before[0], ...before.slice(2), before[1]]);
  await expect(app.checklist.handle(before[1])).toBeFocused();
  await page.keyboard.press("Home");
  await expect.poll(texts).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(app.checklist.handle(before[1])).toBeFocused();
});

test("the talk with the therapist ticks itself once it is planned, and says when it is", async ({ app }) => {
  const text = item("book-therapist", "en");
  await app.begin();
  const session = await app.add_session();
  const show = async () => {
    await app.open(`/session/${session}/checklist`);
    await app.checklist.unfold("group_week");
  };
  // One before the session is no talk about it, nor is one of another kind.
  await app.visits.add({ date: "2037-03-14" });
  await app.visits.add({ date: "2037-03-17", kind: "follow_up" });
  await show();
  await expect(app.checklist.item(text)).not.toBeChecked();
  await expect(app.checklist.way(text)).toHaveAttribute("href", "/visit/new");
  const talk = await app.visits.add({ date: "2037-03-16" });
  await show();
  await expect(app.checklist.item(text)).toBeChecked();
  await expect(app.checklist.item(text)).toBeDisabled();
  await expect(app.checklist.row(text)).toContainText("Monday, March 16 · 4:00 pm");
  await expect(app.checklist.way(text)).toHaveAttribute("href", `/visit/${talk}`);
  await app.open(`/visit/${talk}`);
  await app.button(app.say("visit.cancel")).click();
  await app.button(app.say("common.undo")).waitFor();
  await show();
  await expect(app.checklist.item(text)).not.toBeChecked();
});

test("items bound to the ride and the intention tick themselves, and say how it stands", async ({ app, page }) => {
  const of = (slug: string) => item(slug, "en");
  const bound = ["choose-ride", "choose-backup", "confirm-ride", "draft-intention"].map((slug) =>
    app.checklist.item(of(slug)),
  );
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const box of bound) await expect(box).not.toBeChecked();
  await expect(app.checklist.row(of("confirm-ride"))).toContainText(app.say("plan.ride_none"));
  await app.add_ride(session);
  await app.button(app.say("ride.said_yes", { name: "Dana Reyes" })).click();
  await expect(page.getByText(/^Yes, said/)).toBeVisible();
  await app.open(`/session/${session}/intention`);
  await app.intention.to_words();
  await app.intention.words().fill("Softly");
  await app.intention.keep();
  await app.intention.rest();
  await app.heading(app.names.plan).waitFor();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const box of bound) await expect(box).toBeChecked();
  const said = `${app.say("plan.ride_yes", { name: "Dana Reyes" })} · 1:00 pm`;
  await expect(app.checklist.row(of("choose-ride"))).toContainText(said);
  await expect(app.checklist.row(of("choose-backup"))).toContainText("Sam Ortiz");
  await expect(app.checklist.row(of("draft-intention"))).toContainText("Softly");
  await app.checklist.way(of("choose-ride")).click();
  await app.arrives(app.say("ride.title"));
});

test("a rule is set from its row, which ticks itself and says the hour", async ({ app, page }) => {
  const food = item("ask-food", "en");
  const row = app.checklist.row(food);
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  await expect(row).toContainText(app.say("common.clinics_differ"));
  await app.checklist.way(food).click();
  await app.button(app.say("rule.hours_before", { hours: 6 })).click();
  // Back on the list, the group is still unfolded.
  await app.heading(app.say("checklist.title")).waitFor();
  await expect(app.checklist.item(food)).toBeChecked();
  await expect(app.checklist.item(food)).toBeDisabled();
  await expect(row).toContainText(`${app.say("rule.hours_before", { hours: 6 })} · 4:00 am`);
  await expect(row).not.toContainText(app.say("common.clinics_differ"));
  await app.undo();
  await expect(app.checklist.item(food)).not.toBeChecked();
  await expect(row).toContainText(app.say("common.clinics_differ"));
  await app.checklist.way(food).click();
  await app.button(app.say("rule.not_for_me")).click();
  await expect(row).toContainText(app.say("rule.not_for_me"));
  await page.reload();
  await app.checklist.unfold("group_week");
  await expect(app.checklist.item(food)).toBeChecked();
});

test("groups fold by keyboard; the open one comes first and is the only one counted", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  const groups = page.getByRole("main").getByRole("region");
  const { checklist, say } = app;
  await expect(groups.first()).toContainText(say("checklist.group_three_days"));
  await expect(groups.last()).toContainText(say("checklist.group_week"));
  const left = await checklist.group("group_three_days").getByRole("checkbox").count();
  await expect(checklist.fold("group_three_days")).toContainText(say("checklist.left", { count: left }));
  await expect(checklist.fold("group_morning")).toHaveText(say("checklist.group_morning"));
  await expect(checklist.fold("group_morning")).toHaveAttribute("aria-expanded", "true");
  // What has passed steps back.
  const week = checklist.fold("group_week");
  await expect(week).toHaveAttribute("aria-expanded", "false");
  await expect(checklist.group("group_week").getByRole("checkbox")).toHaveCount(0);
  await week.focus();
  await page.keyboard.press("Enter");
  await expect(week).toHaveAttribute("aria-expanded", "true");
  await expect(checklist.item(item("tell-medicines", "en"))).toBeVisible();
  await expect(week).toBeFocused();
  await page.keyboard.press("Space");
  await expect(checklist.item(item("tell-medicines", "en"))).toHaveCount(0);
  // An item that is added to it is to be seen.
  await checklist.add("Water the plants", "group_week");
  await expect(checklist.item("Water the plants")).toBeVisible();
});

test("what is hidden can be shown again, and one's own items can be taken away", async ({ app, page }) => {
  const health = item("tell-health", "en");
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.add("Water the plants", "group_week");
  await app.checklist.item("Water the plants").waitFor();
  await app.checklist.edit();
  await app.checklist.hide(health).click();
  await expect(app.checklist.item(health)).toBeHidden();
  await app.checklist.remove("Water the plants").click();
  await expect(app.checklist.item("Water the plants")).toBeHidden();
  await page.reload();
  await app.checklist.unfold("group_week");
  await expect(app.checklist.item(health)).toBeHidden();
  await expect(app.checklist.item("Water the plants")).toBeHidden();
  await app.checklist.edit();
  await page.getByText(app.say("checklist.hidden_show", { count: 1 })).click();
  await app.button(app.say("checklist.bring_back")).click();
  await expect(app.checklist.item(health)).toBeVisible();
});

/** One finger, down, along and up. */
async function swipe(page: Page, x: number, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", from + ((to - from) * step) / 8);
  await touch("touchEnd");
  await session.detach();
}
