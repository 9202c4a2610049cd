// Four ways through the app, as people walked them: a first session, a ninth, in Spanish on a small phone with
// large text, and after a session. What was wrong on the way is asserted right.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";

test.use({ serviceWorkers: "allow" });

/** In milliseconds. The clock begins on Thursday at eleven; the session is on Sunday at ten. */
const HOUR = 3_600_000;

/** An hour that is not today's has its weekday; where nobody knows the hour, it is one to ask about. */
const BEFORE = /^((Mon|Tue|Wed|Thu|Fri|Sat|Sun) |Before Ask)/;

/** A number in a text is a link, or a code that is sent. */
async function all_numbers_are_links(page: Page): Promise<void> {
  const loose = await page.getByRole("main").evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      // A line that is called by its number has its ways beside its name.
      const said = text.textContent!.replace("988 Lifeline", "");
      const is_number = /\b(911|988|1-800[-\d]+)\b/.test(said);
      if (is_number && !text.parentElement!.closest("a, select")) found.push(text.textContent!);
    }
    return found;
  });
  expect(loose).toEqual([]);
}

async function nothing_asks(app: App): Promise<void> {
  for (const key of ["today.do_next", "today.checklist_do", "hours.no_food_ask", "hours.no_drink_ask"]) {
    await expect(app.page.getByText(app.say(key), { exact: true }), key).toHaveCount(0);
  }
}

async function fits(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, where).toBeLessThanOrEqual(page.viewportSize()!.width);
}

test("a first session, from the first run to a ride that cannot come", async ({ app, page }) => {
  test.slow();
  const { ride, say } = app;
  await page.addInitScript(() => {
    addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (link && /^(sms|tel):/.test(link.getAttribute("href")!)) event.preventDefault();
    });
  });

  await test.step("the first run asks for the country once", async () => {
    await page.goto("/");
    await app.button(app.names.start).click();
    await expect(app.field(say("help.country"))).toHaveValue("US");
    await app.button(say("welcome.adult_continue")).click();
    await app.button(say("welcome.continue")).click();
    await app.arrives(say("today.hello"));
  });

  await test.step("risks are told before there is a date", async () => {
    await app.link(new RegExp(`^${say("doors.deciding")}`)).click();
    await app.link(new RegExp(`^${say("learn.risks_title")}`)).click();
    await app.arrives(say("learn.risks_title"));
    await app.back();
    await app.heading(say("deciding.title")).waitFor();
  });

  const session = await app.add_session();
  await test.step("nobody is said to come who was not asked", async () => {
    await expect(app.plan.hours()).not.toContainText(say("hours.pick_up_by", { name: RIDE.name }));
    await app.add_ride(session, { ...RIDE, place: "", backup: "", backup_phone: "" });
    await app.open("/");
    await expect(app.plan.hours()).not.toContainText(say("hours.pick_up_by", { name: RIDE.name }));
    await expect(app.plan.hours()).toContainText(say("plan.ride_not_asked", { name: RIDE.name }));
  });

  await test.step("the message says where, and the app asks whether it was sent", async () => {
    await app.open(`/session/${session}/ride`);
    await ride.write("ask");
    await expect(ride.message("ask")).toHaveValue(/Lakeside Clinic/);
    await ride.text().click();
    await app.button(say("ride.yes_asked")).click();
    await app.open("/plan");
    await expect(app.plan.row("ride")).toContainText(
      say("plan.ride_asked", { name: RIDE.name, day: "Thursday" }),
    );
  });

  await test.step("two taps on yes are one yes", async () => {
    await app.open(`/session/${session}/ride`);
    await app.button(say("ride.said_yes", { name: RIDE.name })).dblclick();
    await app.change().waitFor();
    await expect(page.getByText(say("ride.state_yes", { day: "Thursday" }), { exact: true })).toBeVisible();
    await app.open("/");
    await expect(app.plan.hours()).toContainText(say("hours.pick_up_by", { name: RIDE.name }));
  });

  await test.step("hours have their day", async () => {
    for (const line of await app.plan.lines()) expect(line).toMatch(BEFORE);
  });

  await test.step("what must be called can be called", async () => {
    for (const path of ["/help/signs", "/help/not-okay", "/help/thoughts"]) {
      await app.open(path);
      await expect(page.getByRole("main").locator('a[href="tel:911"]').first()).toBeVisible();
      await expect(app.help.leave()).toBeVisible();
      await all_numbers_are_links(page);
    }
  });

  await test.step("on the morning an answer has its advice beside it", async () => {
    await page.clock.fastForward(69.5 * HOUR);
    await app.open(`/session/${session}/ready`);
    const ate = page.getByRole("group", { name: say("ready.ate") });
    await ate.getByRole("radio", { name: say("ready.hmm") }).click();
    const advice = page.getByText(say("ready.advice_ate"), { exact: true }).first();
    await expect(advice).toBeInViewport();
    await expect(page.getByText(say("ready.tell"), { exact: true })).toBeVisible();
  });

  await test.step("she cannot come: in the session that stands first", async () => {
    await app.open(`/session/${session}/ride`);
    await app.button(say("ride.called_off", { name: RIDE.name })).click();
    await page.clock.fastForward(3 * HOUR);
    await app.open("/");
    const first = page.getByRole("main").getByRole("heading", { level: 2 }).first();
    await expect(first).toHaveText(say("today.missing"));
    await expect(app.plan.hours()).not.toContainText(say("hours.pick_up_by", { name: RIDE.name }));
    await ride.write("ready_clinic");
    await expect(page.getByText(say("message.to_clinic"))).toBeVisible();
  });
});

test("a ninth session: the past is past, and the next one is at hand", async ({ app, page }) => {
  test.slow();
  const { course, say } = app;
  await app.begin();
  const first = await app.add_session();
  await app.open(`/session/${first}/course`);
  await course.rhythm("twice_then_weekly").check();
  await course.show();
  await course.add(await course.dates().count().then((count) => count - 1));
  await app.arrives(app.names.plan);

  // The day after the first: it is not the one at hand any more.
  await page.clock.fastForward(94 * HOUR);
  await app.open("/plan");
  const second = await app.plan.session();
  expect(second).not.toBe(first);
  await app.plan.fold("past", 1).click();
  await expect(page.getByText(/7 left/)).toHaveCount(0);
  await app.open("/");
  await expect(app.link(say("today.checklist_do")).and(page.locator(`[href*="${first}"]`))).toHaveCount(0);

  // Four weeks on, eight lie behind.
  await page.clock.fastForward(25 * 24 * HOUR);
  await app.open("/plan");
  await app.plan.fold("past", 8).waitFor();
  const ninth = await app.plan.session();
  const hours = await app.plan.lines();
  for (const line of hours) expect(line).toMatch(BEFORE);
  await app.add_ride(ninth);
  await app.ride_agrees();
  await app.open("/");
  await expect(app.plan.hours()).toContainText(say("hours.pick_up_by", { name: RIDE.name }));
  await app.open(`/session/${ninth}/checklist`);
  await app.checklist.unfold("group_week");
  await expect(app.checklist.item(item("tell-medicines", "en"))).toBeVisible();
});

test.describe("in Spanish, 320 px wide, at 200 %", () => {
  test.use({
    language: "es",
    locale: "es-MX",
    timezoneId: "America/Mexico_City",
    viewport: { width: 320, height: 568 },
  });

  test("the first session's way, with Mexico's numbers, and nothing beyond the edge", async ({ app, page }) => {
    test.slow();
    const { say } = app;
    await page.goto("/");
    await page.evaluate(() => localStorage.setItem("text_size", "200"));
    await page.reload();
    await app.button(app.names.start).waitFor();
    await fits(page, "first run");
    await app.button(app.names.start).click();
    await expect(app.field(say("help.country"))).toHaveValue("MX");
    await app.button(say("welcome.adult_continue")).click();
    await app.button(say("welcome.continue")).click();
    await app.arrives(say("today.hello"));
    await fits(page, "today");

    await app.open("/help");
    await expect(app.help.country()).toHaveValue("MX");
    await expect(app.help.country()).toBeInViewport();
    await expect(page.locator('main a[href="tel:911"]').first()).toBeInViewport();
    await expect(page.locator('a[href="tel:988"]')).toHaveCount(0);
    await fits(page, "help");

    const session = await app.add_session();
    await fits(page, "plan");
    await app.add_ride(session);
    await fits(page, "ride");
    await app.ride_agrees();
    for (const path of ["", "/checklist", "/bag", "/intention", "/calendar", "/ready", "/move"]) {
      await app.open(`/session/${session}${path}`);
      await fits(page, path);
    }
    for (const path of ["/", "/help/signs", "/help/not-okay", "/help/thoughts", "/learn/risks", "/learn/works"]) {
      await app.open(path);
      await fits(page, path);
    }
    // Advice stands where it was asked for, also this large.
    await app.open(`/session/${session}/ready`);
    const ate = page.getByRole("group", { name: say("ready.ate") });
    await ate.getByRole("radio", { name: say("ready.hmm") }).click();
    await expect(page.getByText(say("ready.advice_ate"), { exact: true }).first()).toBeInViewport();

    // No number of another country in any text, also on the page without the app.
    await page.goto("/help.html");
    await expect(app.help.country()).toHaveValue("MX");
    await expect(page.locator('a[href="tel:911"]').filter({ visible: true }).first()).toBeInViewport();
    await expect(page.locator('a[href="tel:988"]').filter({ visible: true })).toHaveCount(0);
    await fits(page, "help.html");
  });
});

for (const language of ["en", "es"] as const) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("after the session nothing asks, and what holds stands first", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.ride_agrees();
      // Half past one: over, and they left.
      await page.clock.fastForward(74.5 * HOUR);
      await app.open("/");
      await app.leave();
      await app.heading(say("today.coming_back")).waitFor();
      await nothing_asks(app);
      await expect(app.plan.hours().getByRole("heading").nth(1)).toHaveText(say("hours.holds"));
      await expect(app.plan.hours()).toContainText(say("hours.no_driving"));

      // At three in the night it is still that evening; from four on the day after.
      await page.clock.fastForward(14 * HOUR);
      await app.open("/");
      await app.heading(say("today.coming_back")).waitFor();
      await page.clock.fastForward(HOUR);
      await app.heading(say("today.day_after", { count: 1 })).waitFor();
      await nothing_asks(app);
      await expect(page.getByText(say("checklist.group_after"), { exact: true })).toHaveCount(0);
      await app.open("/plan");
      await expect(page.getByText(say("plan.none_title"))).toBeVisible();
      await app.plan.fold("past", 1).waitFor();
    });
  });
}
