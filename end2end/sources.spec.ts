// Where a clinical text stands, its source and the date of the comparison are one tap away.

import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";

const SOURCES: { slug: string; title: Record<Language, string> }[] = JSON.parse(
  readFileSync(new URL("../content/sources.json", import.meta.url), "utf8"),
).items;

/** What a source is called. */
function title(slug: string, language: Language): string {
  return SOURCES.find((source) => source.slug === slug)!.title[language];
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("every screen with clinical texts tells where they come from", async ({ app, page }) => {
      await app.begin();
      const session = await app.add_session();
      const when = app.say("common.sources", { count: 2, when: "" }).trim();
      const one = app.say("common.sources", { count: 1, when: "" }).trim();
      const lines = page.locator("summary").filter({ hasText: new RegExp(`^(${when}|${one})`) });
      const screens: [string, string][] = [
        ["/help", "spravato-label"],
        ["/help/signs", "fda-2023"],
        ["/help/ground", "grounding-practice"],
        ["/deciding", "fda-2023"],
        ["/deciding/health-check", "screening-2018"],
        ["/rules/food", "fasting"],
        [`/session/${session}/checklist`, "label-and-clinics"],
        [`/session/${session}/ride`, "ketamine-clinics"],
        [`/session/${session}/calendar`, "label-and-clinics"],
        ["/wait", "own-work"],
        ["/plan", "label-and-clinics"],
      ];
      for (const [path, slug] of screens) {
        await app.open(path);
        await expect(lines.first(), path).toBeVisible();
        const named = page.getByText(title(slug, language)).first();
        await expect(named, path).toBeHidden();
        for (const line of await lines.all()) {
          await line.focus();
          await page.keyboard.press("Enter");
        }
        await expect(named, path).toBeVisible();
      }
    });
  });
}
