// The pages of Learn: reached from where they are needed, with their sources, and Back leads there.

import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item, type Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";

/** The page stands, with what every page shows. */
async function reads(app: App, title: string): Promise<void> {
  await app.heading(title).waitFor();
  const sources = app.page.getByRole("heading", { level: 2, name: app.say("learn.sources"), exact: true });
  await expect(sources).toBeVisible();
  await expect(app.page.getByText(app.say("help.awaiting_review"))).toBeVisible();
  const month = app.language === "en" ? "November 2026" : "noviembre de 2026";
  await expect(app.page.getByText(month).first()).toBeVisible();
}

/** There and back again. */
async function and_back(app: App, way: Locator, page: string, from: string): Promise<void> {
  await way.click();
  await app.arrives(app.say(`learn.${page}_title`));
  await reads(app, app.say(`learn.${page}_title`));
  await app.back();
  await expect(app.heading(from)).toBeVisible();
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("every way to a page leads back to where it began", async ({ app, page }) => {
      const { say } = app;
      const row = (of: string) => app.link(new RegExp(`^${escaped(say(`learn.${of}_title`))}`));
      await app.begin();
      await app.open("/deciding");
      for (const of of ["risks", "feels", "works"]) {
        await and_back(app, row(of), of, say("deciding.title"));
      }
      await app.open("/plan");
      await and_back(app, row("risks"), "risks", say("plan.title"));
      const session = await app.add_session();
      await app.open(`/session/${session}/checklist`);
      const line = item("write-questions", language);
      await app.checklist.unfold("group_week");
      await and_back(app, app.checklist.way(line), "risks", say("checklist.title"));
      await app.open("/help/signs");
      await and_back(app, row("risks"), "risks", say("help.all_signs"));
      await app.open("/settings");
      await and_back(app, row("privacy"), "privacy", say("settings.title"));
      // One page leads to the other, and each Back one step.
      await app.open("/deciding");
      await row("feels").click();
      await and_back(app, app.link(say("learn.risks_title")), "risks", say("learn.feels_title"));
      await app.back();
      await expect(app.heading(say("deciding.title"))).toBeVisible();
      // Without a way to go back to, it leads to the page above.
      await page.goto("/learn/risks");
      await reads(app, say("learn.risks_title"));
      await app.back();
      await expect(app.heading(say("deciding.title"))).toBeVisible();
      await app.open("/learn/nowhere");
      await expect(app.heading(say("unknown.title"))).toBeVisible();
    });

    test("the first run tells what stays on the phone", async ({ app, page }) => {
      const { say } = app;
      await page.goto("/");
      await app.link(say("learn.privacy_title")).click();
      await reads(app, say("learn.privacy_title"));
      await app.back();
      await app.button(app.names.start).click();
      await expect(app.heading(say("welcome.what_title"))).toBeVisible();
    });

    test("a figure says of how many people, and of what kind of study", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      await app.open("/learn/works");
      await expect(page.getByText(/403/).first()).toBeVisible();
      const anand = page.getByRole("listitem").filter({ hasText: "Anand" });
      await expect(anand.getByRole("link")).toHaveAttribute("rel", /noreferrer/);
      await expect(anand).toContainText(say("learn.study", { people: 403, kind: "" }).split(".")[0]!);
      // What is still open is asked for, and is on the list.
      await app.button(say("questions.ask_about", { title: say("learn.works_title") })).click();
      await expect(page.getByText(say("questions.on_list"), { exact: true })).toBeVisible();
      await app.open("/learn/risks");
      await app.link(say("help.all_signs")).click();
      await app.arrives(say("help.all_signs"));
    });
  });
}

test("a page that is not on the phone yet says so, and comes once there is a network", async ({ app, page, guards }) => {
  guards.allow(/learn\.risks/);
  const { say } = app;
  await app.begin();
  await app.open("/deciding");
  await page.route(/\/learn\.risks\./, (route) => route.abort());
  await app.link(new RegExp(`^${escaped(say("learn.risks_title"))}`)).click();
  await expect(page.getByText(say("settings.part_missing"))).toBeVisible();
  await page.unroute(/\/learn\.risks\./);
  await app.button(say("common.try_again")).click();
  await expect(page.getByRole("heading", { level: 2, name: say("learn.sources"), exact: true })).toBeVisible();
});

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
