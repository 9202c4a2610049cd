// The main job by the keyboard alone, always seeing where one is.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item } from "./fixtures/words.ts";

test("the main job by Tab, Enter, Space and arrows", async ({ app, page }) => {
  test.slow();
  const { keyboard } = page;
  const { names, say } = app;
  await page.goto("/");
  await app.button(names.start).waitFor();

  await test.step("first run", async () => {
    await press(page, app.button(names.start), "Enter");
    await app.arrives(say("welcome.what_title"));
    await press(page, app.button(say("welcome.adult_continue")), "Space");
    await app.arrives(say("welcome.install_title"));
    await press(page, app.button(say("welcome.continue")), "Enter");
    await app.arrives(say("today.hello"));
  });

  await test.step("a session", async () => {
    await press(page, app.link(/^I have a date/), "Enter");
    await app.arrives(names.add_session);
    await reach(page, app.session.setting("clinic"));
    await keyboard.press("ArrowDown");
    await expect(app.session.setting("home")).toBeChecked();
    await keyboard.press("ArrowUp");
    await expect(app.session.setting("clinic")).toBeChecked();
    await reach(page, app.session.medicine("ketamine"));
    await keyboard.press("Space");
    await expect(app.session.medicine("ketamine")).toBeChecked();
    await reach(page, app.field(names.date));
    await keyboard.type("03152037");
    await expect(app.field(names.date)).toHaveValue("2037-03-15");
    await reach(page, app.field(names.start_time));
    await keyboard.type("1000AM");
    await expect(app.field(names.start_time)).toHaveValue("10:00");
    await reach(page, app.field(names.length));
    await keyboard.type("150");
    await reach(page, app.field(names.place));
    await keyboard.type("Lakeside Clinic");
    await reach(page, app.field(names.travel_time));
    await keyboard.type("40");
    await keyboard.press("Enter");
    await app.arrives(names.plan);
  });

  await test.step("the checklist", async () => {
    await press(page, app.plan.row("checklist"), "Enter");
    await app.arrives(say("checklist.title"));
    const [first, second] = [item("tell-medicines", "en"), item("tell-health", "en")];
    await press(page, app.checklist.fold("group_week"), "Enter");
    await press(page, app.checklist.item(first), "Space");
    await expect(app.checklist.item(first)).toBeChecked();
    await press(page, app.button(say("checklist.options")), "Enter", true);
    await reach(page, app.checklist.handle(first));
    const order = async () => (await app.checklist.texts("group_week")).slice(0, 2);
    await keyboard.press("ArrowDown");
    await expect.poll(order).toEqual([second, first]);
    await expect(app.checklist.handle(first)).toBeFocused();
    await keyboard.press("ArrowUp");
    await expect.poll(order).toEqual([first, second]);
    await expect(app.checklist.handle(first)).toBeFocused();
    const last = item("know-who", "en");
    await press(page, app.checklist.hide(last), "Enter");
    await expect(app.checklist.item(last)).toBeHidden();
    // The way back is offered for nine seconds and stands at the far end of the page: its key does not.
    await app.toast(say("checklist.hidden_toast")).waitFor();
    await keyboard.press("Control+z");
    await expect(app.checklist.item(last)).toBeVisible();
    await press(page, app.button(names.add_item), "Enter");
    await reach(page, app.field(say("checklist.add_label")));
    await keyboard.type("Water the plants");
    await keyboard.press("Enter");
    await expect(app.checklist.item("Water the plants")).toBeVisible();
    await press(page, app.button(names.back), "Enter", true);
    await app.arrives(names.plan);
  });

  await test.step("an intention", async () => {
    await press(page, app.plan.row("intention"), "Enter");
    await app.arrives(names.my_intention);
    await press(page, app.intention.step("words"), "Enter");
    await expect(app.intention.title("words")).toBeFocused();
    await reach(page, app.intention.words());
    await keyboard.type("Softly");
    await press(page, app.button(names.keep_it), "Enter");
    await expect(app.intention.title("share")).toBeFocused();
    await press(page, app.button(say("intention_steps.rest")), "Enter");
    await app.arrives(names.plan);
  });

  await test.step("the ride", async () => {
    await press(page, app.plan.row("ride"), "Enter");
    await app.arrives(say("ride.title"));
    await press(page, app.button(names.save_ride), "Enter");
    await expect(app.field(names.name)).toBeFocused();
    await keyboard.type("Dana");
    await reach(page, app.field(names.phone));
    await keyboard.type("5550100142");
    await keyboard.press("Enter");
    await press(page, app.button(say("ride.said_yes", { name: "Dana" })), "Enter");
    await expect(app.page.getByText(/^Yes, said/)).toBeVisible();
  });

  await test.step("a journal entry", async () => {
    await press(page, app.link(names.journal), "Enter");
    await app.arrives(say("journal.title"));
    await press(page, app.button(names.write), "Enter");
    await reach(page, app.journal.words());
    await keyboard.type("The river.");
    await expect(app.journal.saved()).toBeVisible();
    await press(page, app.button(names.done), "Enter", true);
    await app.arrives(say("journal.title"));
    await press(page, app.journal.entry("The river."), "Enter");
    await press(page, app.button(say("journal.erase")), "Enter");
    await app.arrives(say("journal.title"));
    await press(page, app.button(say("common.undo")), "Enter");
    await expect(app.journal.entry("The river.")).toBeVisible();
    // The toast stands at the far end of the page: its key does not.
    await press(page, app.journal.entry("The river."), "Enter");
    await press(page, app.button(say("journal.erase")), "Enter");
    await app.arrives(say("journal.title"));
    await expect(app.button(say("common.undo"))).toHaveAttribute("aria-keyshortcuts", "Control+Z Meta+Z");
    await keyboard.press("Control+z");
    await expect(app.journal.entry("The river.")).toBeVisible();
  });
});

test("the first stop leads past the head, and Help is never far", async ({ app, page }) => {
  await app.begin();
  await app.open("/plan");
  await page.keyboard.press("Tab");
  const skip = app.link(app.say("nav.skip"));
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(app.link(app.names.add_session)).toBeFocused();
  await press(page, app.button(app.names.help), "Enter", true);
  await app.arrives(app.names.help);
  await press(page, app.button(app.names.back), "Enter", true);
  await app.arrives(app.say("today.hello"));
});

/** Goes by Tab to a control, and makes sure that the eye can follow. */
async function reach(page: Page, goal: Locator, backwards = false): Promise<void> {
  await goal.waitFor();
  const is_there = () => goal.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 200 && !(await is_there()); step += 1) {
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
  }
  await expect(goal).toBeFocused();
  expect(await goal.evaluate(is_marked), `the focus on ${goal} can be seen`).toBe(true);
}

async function press(page: Page, goal: Locator, key: string, backwards = false): Promise<void> {
  await reach(page, goal, backwards);
  await page.keyboard.press(key);
}

// In the page: an outline on what has the focus, or on the row it stands for, or the caret of a page
// to write on; in sight.
function is_marked(element: Element): boolean {
  const held = [element, element.closest("label"), element.nextElementSibling, element.parentElement];
  const has_mark = held.some((one) => {
    if (!one) return false;
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const { top, bottom } = element.getBoundingClientRect();
  const has_caret = element instanceof HTMLTextAreaElement;
  return (has_mark || has_caret) && bottom > 0 && top < window.innerHeight;
}
