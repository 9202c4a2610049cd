// English and Spanish: every word in the chosen one, dates and times as its readers write them.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, NOW, test } from "./fixtures/app.ts";
import { Digest } from "./fixtures/digest.ts";
import { every_screen, TYPED } from "./fixtures/tour.ts";
import type { Language } from "./fixtures/words.ts";
import { App } from "./pages/app.ts";
import { SESSION } from "./pages/session_form.ts";

/** The same in both languages on purpose: names, and words that both have. */
const ALIKE = [
  "Homeward",
  "Crisis Text Line",
  "English",
  "Español",
  "Plan",
  "Spravato",
  "Language / Idioma",
  "A+",
  "A−",
  "Alcohol",
  "Cannabis",
  "No",
];

/** Where the words of others stand as they are: titles of pages, names of licences and of lines. */
const NAMED = /^settings: sources/;

/** What sources are called: a journal keeps its own name. */
const SOURCES: { title: Record<Language, string> }[] = JSON.parse(
  readFileSync(new URL("../content/sources.json", import.meta.url), "utf8"),
).items;

/** Words that never stand in a text of the other language. */
const FOREIGN: Record<Language, RegExp> = {
  en: /(?<![\p{L}.@/])(usted|que|para|una|los|las|del|con|por|sesión|día|su)(?![\p{L}.@/])/iu,
  es: /(?<![\p{L}.@/'’-])(the|your|you|and|with|this|from|that|session|day|to|of|is)(?![\p{L}.@/'’-])/iu,
};

test.describe("all words", () => {
  // The words' walk needs no pinned light and no small window.
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("every text is in the chosen language, and only there", async ({ browser, baseURL, guards }) => {
    test.setTimeout(240_000);
    const seen = { en: new Map<string, string>(), es: new Map<string, string>() };
    const foreign = new Digest();
    const walk = async (language: Language) => {
      const context = await browser.newContext({ baseURL, locale: `${language}-US` });
      await guards.watch(context, baseURL!);
      await context.clock.install({ time: new Date(NOW) });
      const page = await context.newPage();
      for await (const screen of every_screen(new App(page, language))) {
        expect(await page.locator("html").getAttribute("lang"), screen).toBe(language);
        for (const text of await texts(page)) {
          if (!seen[language].has(text)) seen[language].set(text, screen);
          const is_title = SOURCES.some((source) => source.title[language] === text);
          const is_own = ALIKE.includes(text) || is_title || NAMED.test(screen);
          if (FOREIGN[language].test(text) && !is_own) foreign.add(screen, [`${language}: ${text}`]);
        }
      }
      await context.close();
    };
    await Promise.all([walk("en"), walk("es")]);
    expect(seen.en.size).toBeGreaterThan(300);
    expect(foreign.lines(), "words of the other language").toEqual([]);

    // What was typed stands as it is, also two lines of it in one.
    const typed = Object.values(TYPED);
    const is_typed = (text: string) => text.split(" · ").every((part) => typed.includes(part));
    const alike = [...seen.en]
      .filter(([text]) => seen.es.has(text) && !ALIKE.includes(text) && !is_typed(text))
      .filter(([text, screen]) => /\p{L}/u.test(text.replace(/^\d+ min$/, "")))
      .filter(([, screen]) => !NAMED.test(screen))
      .map(([text, screen]) => `${text} (${screen})`);
    expect(alike, "the same text in both languages").toEqual([]);
  });
});

/** What can be read or heard on the page, each text once. */
async function texts(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => {
    const found = new Set<string>();
    const root = document.querySelector("#app")!;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement!;
      if (holder.closest("[lang]:not(html)")) continue;
      if (holder.checkVisibility({ checkVisibilityCSS: true })) found.add(node.textContent!);
    }
    for (const name of ["aria-label", "placeholder", "alt", "title"]) {
      for (const element of root.querySelectorAll(`[${name}]`)) found.add(element.getAttribute(name)!);
    }
    return [...found];
  });
  return all.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
}

test("the language of the phone is the first guess", async ({ browser, baseURL, guards }) => {
  const guesses: [string, Language][] = [
    ["es-MX", "es"],
    ["en-GB", "en"],
    ["fr-FR", "en"],
  ];
  for (const [locale, language] of guesses) {
    const context = await browser.newContext({ baseURL, locale });
    await guards.watch(context, baseURL!);
    const page = await context.newPage();
    await page.goto("/");
    const app = new App(page, language);
    await expect(app.button(app.names.start), locale).toBeVisible();
    await expect(page.locator("html"), locale).toHaveAttribute("lang", language);
    await context.close();
  }
});

test("the language changes at once, everywhere, and stays", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open("/settings");
  const spanish = new App(page, "es");
  await app.settings.choose("Español").check();
  await expect(spanish.heading(spanish.say("settings.title"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await spanish.tab("today");
  await expect(spanish.heading(spanish.say("today.days_until", { count: 3 }))).toBeVisible();
  await page.goto(`/session/${session}/checklist`);
  await expect(spanish.heading(spanish.say("checklist.title"))).toBeVisible();
  await page.reload();
  await expect(spanish.heading(spanish.say("checklist.title"))).toBeVisible();
  await page.goto("/settings");
  await spanish.settings.choose("English").check();
  await expect(app.heading(app.say("settings.title"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("words being written outlive a change of language", async ({ app, page }) => {
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill("Half a thought");
  await expect(app.journal.saved()).toBeVisible();
  await app.journal.done();
  await app.settings.open();
  await app.settings.choose("Español").check();
  const spanish = new App(page, "es");
  await spanish.heading(spanish.say("settings.title")).waitFor();
  await spanish.tab("journal");
  await expect(spanish.journal.entry("Half a thought")).toBeVisible();
});

/** How readers write a Sunday in March, four in the afternoon, and the day an entry was written. */
const READERS: { locale: string; language: Language; day: string; time: string; there: string; short: string }[] = [
  { locale: "en-US", language: "en", day: "Sunday, March 15", time: "4:00 pm", there: "Sun 4 pm", short: "Mon 7 pm" },
  { locale: "en-GB", language: "en", day: "Sunday 15 March", time: "16:00", there: "Sun 16:00", short: "Mon 19:00" },
  { locale: "es-US", language: "es", day: "domingo 15 de marzo", time: "4:00 p.m.", there: "dom 4 p.m.", short: "lun 7 p.m." },
  { locale: "es-MX", language: "es", day: "domingo 15 de marzo", time: "4:00 p.m.", there: "dom 4 p.m.", short: "lun 7 p.m." },
  { locale: "es-ES", language: "es", day: "domingo 15 de marzo", time: "16:00", there: "dom 16:00", short: "lun 19:00" },
];

for (const { locale, language, day, time, there, short } of READERS) {
  test.describe(locale, () => {
    test.use({ locale, language });

    test("dates and times as this reader writes them", async ({ app, page }) => {
      await app.begin();
      const session = await app.add_session({ start: "16:00" });
      await expect(page.getByText(day, { exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { name: time, exact: true })).toBeVisible();
      const hours = await app.plan.lines();
      expect(hours.filter((line) => line.startsWith(`${there} `))).toHaveLength(1);
      await app.add_ride(session, { time: "19:00" });
      await expect(
        page.getByRole("heading", { name: app.say("ride.driving_title", { time: short }) }),
      ).toBeVisible();
      await page.goto(`/session/${session}`);
      await expect(app.session.fact(app.names.date)).toHaveText(day);
      await expect(app.session.fact(app.names.start_time)).toHaveText(time);
      await expect(app.session.fact(app.names.place)).toHaveText(SESSION.place);
    });
  });
}

test("an entry older than a week is told by its date", async ({ app, page }) => {
  await app.begin();
  await app.add_entry("A thought");
  await expect(app.journal.entry("A thought")).toContainText("Thursday, 11:00 am");
  await page.clock.fastForward(10 * 24 * 60 * 60 * 1000);
  await page.reload();
  await expect(app.journal.entry("A thought")).toContainText("March 12, 2037, 11:00 am");
});
