// Questions for my team: rules nobody has told, one's own, answers, and how they are taken along.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { clinic_rule, question } from "./fixtures/words.ts";
import { sheets } from "./support/paper.ts";
import { put_rows, stores } from "./support/stores.mjs";
import { heads, seal_row } from "./support/vault.mjs";

const OWN = "May I bring my own blanket?\nAnd a hat?";
const SAID = "Yes, both. «Any» <colour> 👋";

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    const locale = language === "en" ? "en-US" : "es-US";
    test.use({ language, locale, permissions: ["clipboard-read", "clipboard-write"] });

    test("a rule is asked about until the clinic told it", async ({ app, page }) => {
      const { questions, say } = app;
      const food = clinic_rule("food", language).ask;
      await app.begin();
      await app.tab("plan");
      await app.link(new RegExp(say("questions.title"))).click();
      await app.arrives(say("questions.title"));
      // Without a session nothing is due yet.
      await expect(questions.part("soon")).toBeHidden();
      await expect(questions.part("later").getByRole("link", { name: food })).toBeVisible();
      await app.add_session();
      await app.open("/questions");
      const first = questions.part("soon").getByRole("link").first();
      await expect(first).toHaveText(clinic_rule("alcohol", language).ask);
      await expect(questions.part("soon").getByRole("link", { name: food })).toBeVisible();
      await questions.rule(food).click();
      await app.arrives(clinic_rule("food", language).title);
      await app.button(say("rule.hours_before", { hours: "6" })).click();
      await app.arrives(say("questions.title"));
      await expect(questions.rule(food)).toBeHidden();
      await app.undo();
      await expect(questions.rule(food)).toBeVisible();
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("who answers at night is asked about once, and leads to the numbers", async ({ app, page }) => {
      const { questions, say } = app;
      const night = question("night", language);
      const save = async () => {
        await app.button(say("help.clinic_save")).click();
        await app.toast(say("help.clinic_saved")).waitFor();
      };
      await app.begin();
      await app.open("/questions");
      await expect(questions.part("later").getByRole("link", { name: night })).toBeVisible();
      await app.add_session();
      await app.open("/questions");
      await expect(questions.part("soon").getByRole("link", { name: night })).toBeVisible();
      // Taken up, it stands among one's own, and leads to the numbers from there.
      await questions.ask("Anything");
      await take_up(page, "night", night);
      await app.reload();
      await expect(questions.row(night)).toBeVisible();
      await expect(questions.rule(night)).toBeHidden();
      await questions.open(night);
      await app.link(say("help.clinic_add")).click();
      await app.arrives(say("help.my_clinic"));
      // By day alone is not by night.
      await app.field(say("help.clinic_day_label")).fill("555 010 0100");
      await save();
      await app.open("/questions");
      await questions.open(night);
      await questions.answer().fill("The nurse");
      await questions.answered();
      await expect(questions.part("answered")).toContainText("The nurse");
      await questions.rule(night).click();
      await app.arrives(say("help.my_clinic"));
      await page.getByRole("checkbox", { name: say("help.clinic_no_after") }).check();
      await save();
      await app.arrives(say("questions.title"));
      await expect(questions.rule(night)).toBeHidden();
      await expect(questions.part("answered")).toContainText("The nurse");
    });

    test("asked by hand, answered, taken back, erased and brought back", async ({ app, page }) => {
      const { questions, say } = app;
      await app.begin();
      await app.open("/questions");
      await app.button(say("questions.add")).click();
      await expect(questions.question()).toBeFocused();
      await questions.question().fill(OWN);
      await page.getByRole("status").getByText(app.names.saved, { exact: true }).waitFor();
      // It is kept from the first words on, whether or not anything more is tapped.
      await page.reload();
      await expect(questions.part("open")).toContainText("May I bring my own blanket?");

      await questions.open("May I bring");
      await questions.answer().fill(SAID);
      await page.getByRole("status").getByText(app.names.saved, { exact: true }).waitFor();
      await page.reload();
      await expect(questions.part("open")).toContainText(SAID);
      await questions.open("May I bring");
      await expect(questions.answer()).toHaveValue(SAID);
      await questions.answered();
      await expect(questions.part("answered")).toContainText(SAID);
      await expect(questions.part("open")).toBeHidden();
      await app.undo();
      await expect(questions.part("open")).toContainText(SAID);
      await questions.open("May I bring");
      await questions.answered();
      await page.reload();
      await expect(questions.part("answered")).toContainText(SAID);
      await questions.open("May I bring");
      await app.button(say("questions.ask_again")).click();
      await expect(questions.part("open")).toContainText("May I bring");

      await questions.open("May I bring");
      await app.button(say("questions.erase")).click();
      await expect(app.toast(say("questions.erased_toast"))).toBeVisible();
      await expect(questions.row("May I bring")).toBeHidden();
      await app.undo();
      await expect(questions.row("May I bring")).toBeVisible();
      await page.reload();
      await expect(questions.row("May I bring")).toBeVisible();
    });

    test("taken along as numbered lines, and on one page of paper", async ({ app, page }) => {
      const { questions, say } = app;
      await app.begin();
      await app.add_session();
      await app.open("/questions");
      await questions.ask(OWN);
      await questions.ask("What does it cost?");
      await questions.open("What does it cost?");
      await questions.answer().fill("Nothing");
      await questions.answered();
      await app.button(say("hand_over.copy")).click();
      await expect(app.toast(say("common.copied"))).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const lines = copied.split("\n");
      expect(lines.slice(0, 3)).toEqual([
        say("questions.title"),
        "",
        `1. ${clinic_rule("alcohol", language).ask}`,
      ]);
      expect(copied).toMatch(/\n10\. May I bring my own blanket\?\n {3}And a hat\?\n11\. /);
      expect(copied).not.toContain("What does it cost?");

      await page.emulateMedia({ media: "print" });
      await expect(questions.rule(clinic_rule("food", language).ask)).toBeVisible();
      await expect(page.getByText("And a hat?")).toBeVisible();
      await expect(app.button(say("questions.add"))).toBeHidden();
      await expect(app.button(say("hand_over.copy"))).toBeHidden();
      await page.emulateMedia({ media: null });
      for (const format of ["A4", "Letter"] as const) expect(await sheets(page, format), format).toBe(1);
    });

    test("an answer to a question for clinics is their rule in the same step", async ({ app, page }) => {
      const { questions, say } = app;
      const touch = clinic_rule("touch", language);
      await app.begin();
      await app.open("/questions");
      await expect(questions.rule(touch.ask)).toBeVisible();
      await questions.ask("Anything");
      await take_up(page, "touch", "How do you handle touch?");
      await page.reload();
      // Asked once, not twice.
      await expect(questions.row("How do you handle touch?")).toBeVisible();
      await expect(questions.rule(touch.ask)).toBeHidden();
      await questions.open("How do you handle touch?");
      await expect(app.page.getByRole("checkbox", { name: say("questions.is_rule") })).toBeChecked();
      await questions.answer().fill("We ask first");
      await questions.answered();
      await expect(questions.part("answered")).toContainText("We ask first");
      await app.open("/rules");
      await expect(page.getByRole("main")).toContainText("We ask first");
    });

    test("an answer to one's own question is the rule that is picked, in the same step", async ({ app, page }) => {
      const { questions, say } = app;
      const bring = clinic_rule("bring", language);
      await app.begin();
      await app.open("/questions");
      await questions.ask("Socks?");
      await questions.open("Socks?");
      await questions.answer().fill("Bring two pairs");
      await app.field(say("questions.which_rule")).selectOption(bring.title);
      await questions.answered();
      await expect(questions.part("answered")).toContainText("Bring two pairs");
      await expect(questions.rule(bring.ask)).toBeHidden();
      await app.undo();
      await expect(questions.rule(bring.ask)).toBeVisible();
      await questions.open("Socks?");
      await app.field(say("questions.which_rule")).selectOption(bring.title);
      await questions.answered();
      await app.open("/rules");
      await expect(page.getByRole("link").filter({ hasText: "Bring two pairs" })).toContainText(bring.title);
    });
  });
}

test("nothing typed is nothing asked", async ({ app, page }) => {
  const { questions, say } = app;
  await app.begin();
  await app.open("/questions");
  await app.button(say("questions.add")).click();
  await questions.question().fill("   ");
  await app.button(say("questions.add_do")).click();
  await expect(app.button(say("questions.add"))).toBeVisible();
  await expect(questions.part("open")).toBeHidden();
  await page.reload();
  await app.button(say("questions.add")).waitFor();
  await expect(questions.part("open")).toBeHidden();
});

/** Takes a question for clinics up, as comparing clinics does. */
async function take_up(page: Page, slug: string, text: string): Promise<void> {
  const kept = await stores(page);
  const { head } = heads(kept).find(({ head }) => head.kind === "team-question")!;
  const row = seal_row(kept.meta, "ab".repeat(16), {
    ...head,
    body: { ...head.body, text, origin: "clinic", of: slug },
  });
  await put_rows(page, "records", [row]);
}
