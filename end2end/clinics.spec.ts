// Comparing clinics: three on a small screen, a table on a wide one, odd words, undo, two windows.

import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { question, questions } from "./fixtures/words.ts";
import { App } from "./pages/app.ts";

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 320, height: 568 } });

  test("three clinics, one question at a time; a fourth is kindly refused", async ({ app, page }) => {
    const { clinics, say } = app;
    await app.begin();
    await clinics.open();
    for (const name of ["Lake", "River", "Harbor"]) await clinics.add(name);
    await expect(page.getByText(say("clinics.enough"))).toBeVisible();
    await expect(app.button(say("clinics.add"))).toBeHidden();
    await expect(clinics.names_in_order()).toHaveText(["Lake", "River", "Harbor"]);

    const [first, second] = questions();
    await expect(clinics.step(1)).toBeVisible();
    await clinics.next();
    await expect(clinics.step(2)).toBeVisible();
    await expect(app.button(say("clinics.next"))).toBeFocused();
    await expect(page.getByRole("status").getByText(question(second!, "en"))).toBeAttached();
    for (const name of ["Lake", "River", "Harbor"]) {
      await clinics.answer(second!, name).fill(`${name} said so`);
      await expect(clinics.saved(second!, name)).toBeVisible();
      await expect(clinics.answer(first!, name)).toBeHidden();
    }
    await app.button(say("clinics.before")).click();
    await app.button(say("clinics.before")).click();
    await expect(clinics.step(questions().length)).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);

    // The list of all leads to any of them, and tells which has no answer.
    const rows = page.getByRole("group").filter({ hasText: say("clinics.all") }).getByRole("button");
    await clinics.go(second!);
    await expect(clinics.step(2)).toBeFocused();
    await expect(rows.nth(0)).toContainText(say("clinics.no_answer"));
    await expect(rows.nth(1)).not.toContainText(say("clinics.no_answer"));
    await page.reload();
    await clinics.go(second!);
    for (const name of ["Lake", "River", "Harbor"]) {
      await expect(clinics.answer(second!, name)).toHaveValue(`${name} said so`);
    }
  });
});

test.describe("on a wide screen", () => {
  test.use({ viewport: { width: 1200, height: 900 } });

  test("a table with every question and every clinic", async ({ app, page }) => {
    const { clinics, say } = app;
    await app.begin();
    await clinics.open();
    for (const name of ["Lake", "River"]) await clinics.add(name);
    const table = page.getByRole("table", { name: say("clinics.title") });
    await expect(table.getByRole("columnheader")).toHaveText([say("clinics.question"), "Lake", "River"]);
    await expect(table.getByRole("rowheader")).toHaveText(questions().map((slug) => question(slug, "en")));
    await expect(table.getByRole("textbox")).toHaveCount(questions().length * 2);
    await clinics.answer("night", "River").fill("A number, day and night");
    await expect(clinics.saved("night", "River")).toBeVisible();
    await expect(app.button(say("clinics.next"))).toBeHidden();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(table.getByRole("textbox")).toHaveCount(2);
    await clinics.go("night");
    await expect(clinics.answer("night", "River")).toHaveValue("A number, day and night");
  });
});

for (const [what, text] of [
  ["emoji and combining characters", "👩🏽‍⚕️ 🏳️‍🌈 1️⃣ e\u0301 Z\u0351\u0344\u036b\u0317a\u0321l\u031b 각"],
  ["right to left", "שלום, 3 שעות (בערך) مرحبا بالعالم"],
  ["markup", `<script>window.ran = 1</script><img src="x" onerror="window.ran = 1"> &amp; <b>b</b> {name}`],
  ["one endless word", "clinic".repeat(2_000)],
] as const) {
  test(`${what} as a name and as an answer`, async ({ app, page }) => {
    const { clinics } = app;
    await app.begin();
    await clinics.open();
    await clinics.add("Lake");
    await clinics.write("cost", "Lake", `${text}\n  and more`);
    await clinics.rename("Lake").click();
    const field = app.field(app.say("clinics.rename_label"));
    await expect(field).toHaveValue("Lake");
    await field.fill(text);
    await app.button(app.say("clinics.rename_do")).click();
    await expect(clinics.names_in_order()).toHaveText([text]);
    await page.reload();
    await expect(clinics.names_in_order()).toHaveText([text]);
    await clinics.go("cost");
    await expect(page.getByRole("textbox")).toHaveValue(`${text}\n  and more`);
    await app.button(new RegExp(`^${app.say("clinics.choose")}`)).click();
    await expect(app.button(new RegExp(`^${app.say("clinics.choose")}`))).toBeHidden();
    await app.open("/session/new");
    await expect(app.field(app.names.place)).toHaveValue(text);
    for (const path of ["/deciding/clinics", "/", "/rules", "/deciding"]) {
      await app.open(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(390);
      expect(await page.evaluate(() => "ran" in window)).toBe(false);
    }
  });
}

test("a name with nothing to see in it is no name, and the focus goes on", async ({ app }) => {
  const { clinics, say } = app;
  await app.begin();
  await clinics.open();
  await app.button(say("clinics.add")).click();
  await expect(app.field(say("clinics.add_label"))).toBeFocused();
  await app.field(say("clinics.add_label")).fill("  ");
  await app.button(say("clinics.add_do")).click();
  await expect(app.field(say("clinics.add_label"))).toBeFocused();
  await expect(clinics.names_in_order()).toHaveCount(0);
  await app.button(say("common.cancel")).click();
  await expect(app.button(say("clinics.add"))).toBeFocused();
  await clinics.add("Lake");
  await expect(app.button(say("clinics.add"))).toBeFocused();
  await clinics.rename("Lake").click();
  await expect(app.field(say("clinics.rename_label"))).toBeFocused();
  await app.field(say("clinics.rename_label")).fill("\u200b");
  await app.button(say("clinics.rename_do")).click();
  await expect(app.field(say("clinics.rename_label"))).toBeFocused();
  await app.button(say("common.cancel")).click();
  await expect(clinics.rename("Lake")).toBeFocused();
  await clinics.remove("Lake").click();
  await expect(app.button(say("clinics.add"))).toBeFocused();
});

test("a clinic that was removed comes back with all its answers", async ({ app, page }) => {
  const { clinics, say } = app;
  await app.begin();
  await clinics.open();
  for (const name of ["Lake", "River"]) await clinics.add(name);
  await clinics.write("cost", "Lake", "Nine hundred");
  await clinics.write("night", "Lake", "Nobody");
  await clinics.go("touch");
  // The last words are still on their way when it goes.
  await clinics.answer("touch", "Lake").fill("Ask first");
  await clinics.remove("Lake").click();
  await expect(app.toast(say("clinics.removed", { name: "Lake" }))).toBeVisible();
  await expect(clinics.names_in_order()).toHaveText(["River"]);
  await app.undo();
  await expect(clinics.names_in_order()).toHaveText(["Lake", "River"]);
  await expect(clinics.answer("touch", "Lake")).toHaveValue("Ask first");
  await page.reload();
  for (const [slug, text] of [["cost", "Nine hundred"], ["night", "Nobody"], ["touch", "Ask first"]] as const) {
    await clinics.go(slug);
    await expect(clinics.answer(slug, "Lake")).toHaveValue(text);
  }

  await clinics.remove("Lake").click();
  await expect(clinics.names_in_order()).toHaveText(["River"]);
  await clinics.remove("River").click();
  await expect(page.getByText(say("clinics.empty_title"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(say("clinics.empty_title"))).toBeVisible();
  await app.open("/");
  await expect(app.heading(say("today.hello"))).toBeVisible();
});

test.describe("in two windows", () => {
  test("names and answers of one come up in the other", async ({ app, context }) => {
    const [one, other] = await two(app, context);
    await one.clinics.answer("cost", "Lake").fill("Nine hundred");
    await expect(other.clinics.answer("cost", "Lake")).toHaveValue("Nine hundred");
    await other.clinics.add("River");
    await expect(one.clinics.answer("cost", "River")).toBeVisible();
    await expect(one.clinics.answer("cost", "Lake")).toHaveValue("Nine hundred");
    await one.clinics.choose("River").click();
    await expect(other.clinics.chosen("River")).toBeVisible();
    await one.clinics.remove("River").click();
    await expect(other.clinics.named("River")).toBeHidden();
  });

  for (const [choice, text] of [
    ["keep_both", "Eight\nNine"],
    ["keep_this", "Nine"],
    ["keep_mine", "Eight"],
  ] as const) {
    test(`one answer written in both at once: ${choice}`, async ({ app, context }) => {
      const [one, other] = await two(app, context);
      await at_once(app.page, async () => {
        await one.clinics.answer("cost", "Lake").fill("Eight");
        await other.clinics.answer("cost", "Lake").fill("Nine");
      });
      for (const window of [one, other]) {
        await expect(window.page.getByText(window.say("journal.conflict"))).toBeVisible();
      }
      await one.button(one.say(`journal.${choice}`)).click();
      for (const window of [one, other]) {
        await expect(window.clinics.answer("cost", "Lake")).toHaveValue(text);
        await expect(window.page.getByText(window.say("journal.conflict"))).toBeHidden();
      }
      await other.page.reload();
      await other.clinics.go("cost");
      await expect(other.clinics.answer("cost", "Lake")).toHaveValue(text);
    });
  }
});

/** The same question of one clinic, open in two windows. */
async function two(app: App, context: BrowserContext): Promise<[App, App]> {
  await app.begin();
  await app.clinics.open();
  await app.clinics.add("Lake");
  const other = new App(await context.newPage(), "en");
  await other.clinics.open();
  for (const window of [app, other]) await window.clinics.go("cost");
  return [app, other];
}

/** Neither window saves, or hears of the other, before both have done what they do. */
async function at_once(page: Page, work: () => Promise<void>): Promise<void> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 2_000);
  await work();
  await page.clock.resume();
}
