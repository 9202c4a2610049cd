// An intention through its four steps, none of them forced.

import { expect, test } from "./fixtures/app.ts";
import { item, type Language } from "./fixtures/words.ts";

const TOLD = {
  en: {
    notice: "A tight chest, and curious.",
    line: "To be gentle with myself",
    later: "What wants to rest?",
    dated: "To sleep well by Friday",
    demand: "I must be well",
    date: "March 12, 2037",
  },
  es: {
    notice: "El pecho apretado, y curiosidad.",
    line: "Tratarme con cariño",
    later: "¿Qué quiere descansar?",
    dated: "Dormir bien para el viernes",
    demand: "Tengo que estar bien",
    date: "12 de marzo de 2037",
  },
};

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US`, permissions: ["clipboard-read", "clipboard-write"] });

    test("through all steps, with a reload midway", async ({ app, page }) => {
      const { intention, say } = app;
      const told = TOLD[language];
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/intention`);
      await expect(page.getByText(say("intention.lead"))).toBeVisible();
      await expect(page.getByText(say("intention.stop"))).toBeVisible();
      await expect(intention.step("notice")).toHaveAttribute("aria-current", "step");
      await intention.notice().fill(told.notice);
      await expect(intention.status()).toBeVisible();
      await intention.next();
      await expect(intention.title("shape")).toBeFocused();
      await intention.shape("wish").check();
      await expect(intention.status()).toBeVisible();
      await app.reload();
      await expect(intention.shape("wish")).toBeChecked();
      await app.button(say("intention_steps.before")).click();
      await expect(intention.notice()).toHaveValue(told.notice);
      await intention.to_words();
      await expect(page.getByText(say("intention.stop"))).toBeVisible();
      await intention.words().fill(told.line);
      await expect(intention.status()).toBeVisible();
      await app.reload();
      await expect(intention.words()).toHaveValue(told.line);

      await intention.keep();
      await expect(intention.title("share")).toBeFocused();
      await expect(page.getByText(told.line, { exact: true }).first()).toBeVisible();
      await expect(page.getByText(say("intention_steps.rest_note"))).toBeVisible();
      await expect(page.getByText(say("intention_steps.left_behind"))).toBeVisible();
      await app.button(say("intention_steps.copy")).click();
      await expect(app.toast(say("common.copied"))).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(told.line);
      await intention.rest();
      await app.arrives(app.names.plan);
      await expect(app.plan.row("intention")).toContainText(told.line);
    });

    test("what was kept before stays, with its date", async ({ app, page }) => {
      const { intention, say } = app;
      const told = TOLD[language];
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/intention`);
      await intention.to_words();
      await intention.words().fill(told.line);
      await intention.keep();
      await intention.title("share").waitFor();
      await page.clock.fastForward("01:00:00");
      // A line that was changed and not kept is offered to be kept here too.
      await intention.to_words();
      await intention.words().fill(told.later);
      await expect(intention.status()).toBeVisible();
      await intention.next();
      await intention.title("share").waitFor();
      await intention.keep();
      await expect(app.toast(say("intention.kept"))).toBeVisible();
      await expect(app.button(say("intention_steps.rest"))).toBeVisible();
      await page.getByText(say("intention_steps.versions"), { exact: true }).click();
      const versions = intention.versions().getByRole("listitem");
      await expect(versions).toHaveCount(2);
      await expect(versions.first()).toContainText(told.later);
      await expect(versions.last()).toContainText(told.line);
      await expect(versions.last()).toContainText(told.date);
      await app.reload();
      await expect(intention.words()).toHaveValue(told.later);
    });

    test("a date and a demand are noticed gently, and nothing is refused", async ({ app }) => {
      const { intention } = app;
      const told = TOLD[language];
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/intention`);
      await intention.to_words();
      await intention.words().fill(told.line);
      await expect(intention.status()).toBeVisible();
      await expect(intention.hint("dated")).toHaveCount(0);
      await intention.words().fill(told.dated);
      await expect(intention.hint("dated")).toBeVisible();
      await expect(intention.hint("demand")).toHaveCount(0);
      await intention.words().fill(told.demand);
      await expect(intention.hint("demand")).toBeVisible();
      await expect(intention.hint("dated")).toHaveCount(0);
      await intention.keep();
      await intention.rest();
      await expect(app.plan.row("intention")).toContainText(told.demand);
    });

    test("none at all: every step is left out, and nothing is kept", async ({ app }) => {
      const { intention, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/intention`);
      for (const step of ["shape", "words", "share"] as const) {
        await intention.next();
        await expect(intention.title(step)).toBeFocused();
      }
      await intention.rest();
      await app.arrives(app.names.plan);
      await expect(app.plan.row("intention")).toContainText(say("plan.intention_none"));
      await app.open(`/session/${session}/checklist`);
      await expect(app.checklist.item(item("draft-intention", language))).not.toBeChecked();

      await app.open(`/session/${session}/intention`);
      await intention.to_words();
      await intention.keep();
      await expect(app.toast(say("intention.cleared"))).toBeVisible();
      await app.arrives(app.names.plan);
      await expect(app.plan.row("intention")).toContainText(say("plan.intention_none"));
    });
  });
}
