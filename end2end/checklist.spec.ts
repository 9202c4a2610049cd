// The checklist under a finger, by its keys, and the items that tick themselves.

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

test("items bound to the ride and the intention tick themselves", async ({ app, page }) => {
  const bound = ["choose-ride", "choose-backup", "confirm-ride", "draft-intention"].map((slug) =>
    app.checklist.item(item(slug, "en")),
  );
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  for (const box of bound) await expect(box).not.toBeChecked();
  await app.add_ride(session);
  await app.button(app.say("ride.said_yes", { name: "Dana Reyes" })).click();
  await expect(page.getByText(/^Yes, said/)).toBeVisible();
  await app.open(`/session/${session}/intention`);
  await app.intention.words().fill("Softly");
  await app.intention.keep();
  await app.heading(app.names.plan).waitFor();
  await app.open(`/session/${session}/checklist`);
  for (const box of bound) await expect(box).toBeChecked();
  const way = app.link(app.say("checklist.open", { item: item("choose-ride", "en") }));
  await way.click();
  await app.arrives(app.say("ride.title"));
});

test("what is hidden can be shown again, and one's own items can be taken away", async ({ app, page }) => {
  const health = item("tell-health", "en");
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/checklist`);
  await app.checklist.add("Water the plants", "group_week");
  await app.checklist.edit();
  await app.checklist.hide(health).click();
  await expect(app.checklist.item(health)).toBeHidden();
  await app.checklist.remove("Water the plants").click();
  await expect(app.checklist.item("Water the plants")).toBeHidden();
  await page.reload();
  await app.checklist.item(item("tell-medicines", "en")).waitFor();
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
