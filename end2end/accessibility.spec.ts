// For every reader: axe, keyboard alone, large text on a small screen, big enough targets, no motion.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { faint_words, objections } from "./fixtures/axe.ts";
import { Digest } from "./fixtures/digest.ts";
import { every_screen } from "./fixtures/tour.ts";
import type { Language } from "./fixtures/words.ts";

const LANGUAGES: Language[] = ["en", "es"];
/** Of a walk through every screen, in milliseconds: it ends a walk that hangs, and tells nothing of speed. */
const WALK = 480_000;

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US`, contextOptions: { reducedMotion: "reduce" } });

    test("axe finds nothing on any screen, in any light", async ({ app, page }) => {
      test.setTimeout(WALK);
      // So tall that the tabs at its foot never cover anything by chance.
      await page.setViewportSize({ width: 390, height: 3000 });
      const found = new Digest();
      for await (const screen of every_screen(app)) {
        found.add(screen, await objections(page));
        // Another light changes colours and nothing else, and colours are the same in any language.
        if (language === "es") continue;
        for (const theme of ["light", "dark", "dusk"]) {
          await light(page, theme);
          const enhanced = /^(help|today|ride)/.test(screen);
          found.add(`${screen}, ${theme}`, await faint_words(page, enhanced));
        }
        await light(page, null);
      }
      expect(found.lines()).toEqual([]);
    });

    test("on a small screen all can be read and tapped at any size, and nothing moves", async ({
      app,
      page,
    }) => {
      test.setTimeout(WALK);
      await page.setViewportSize({ width: 320, height: 568 });
      const found = new Digest();
      for await (const screen of every_screen(app)) {
        const look = async (size: string) =>
          found.add(`${screen}, ${size}`, await page.evaluate(beyond_the_edge));
        await look("as it is");
        found.add(screen, await page.evaluate(small_targets));
        found.add(screen, await page.evaluate(moving));
        await text_size(page, 200);
        await look("200 %");
        await text_size(page, 100);
        await font_size(page, 32);
        await look("the phone's own 200 %");
        await font_size(page, 51);
        await look("the phone's own 320 %");
        await font_size(page, 16);
      }
      expect(found.lines()).toEqual([]);
    });

    test("the text size of the settings reaches 200 % and stays", async ({ app, page }) => {
      await app.begin();
      await app.settings.open();
      await app.settings.text_size(200);
      const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      expect(await size()).toBe("32px");
      await expect(app.settings.larger()).toBeDisabled();
      await page.reload();
      await app.heading(app.say("settings.title")).waitFor();
      expect(await size()).toBe("32px");
      expect(await page.evaluate(beyond_the_edge)).toEqual([]);
    });
  });
}

test("help.html, which needs no app, holds in any light and at any size", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto("/help.html");
  const found = new Digest();
  found.add("help.html", await objections(page));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    found.add(colorScheme, await faint_words(page, true));
  }
  for (const size of [16, 32, 51]) {
    await font_size(page, size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    found.add(`${size} px`, wide ? ["scrolls sideways"] : []);
  }
  expect(found.lines()).toEqual([]);
});

/** As the settings light the page. */
async function light(page: Page, theme: string | null): Promise<void> {
  await page.evaluate((theme) => {
    const root = document.documentElement;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  }, theme);
}

/** As the settings set the size. */
async function text_size(page: Page, percent: number): Promise<void> {
  await page.evaluate((percent) => {
    const root = document.documentElement;
    root.style.fontSize = percent === 100 ? "" : `${percent}%`;
    if (percent === 100) delete root.dataset.size;
    else root.dataset.size = String(percent);
  }, percent);
}

/** As a phone's own settings set the size of all text. */
async function font_size(page: Page, pixels: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: pixels } });
  await session.detach();
}

// In the page: what makes it scroll sideways, and words that do not fit into what holds them.
function beyond_the_edge(): string[] {
  const found: string[] = [];
  const what = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? "").trim().slice(0, 40)}"`;
  const is_shown = (element: Element) =>
    element.checkVisibility({ checkVisibilityCSS: true }) && element.getBoundingClientRect().width > 1;
  if (document.documentElement.scrollWidth > window.innerWidth) {
    found.push("scrolls sideways");
    const wide = [...document.querySelectorAll("#app *")].filter(
      (element) =>
        is_shown(element) &&
        !element.closest(".skip_link, .visually_hidden") &&
        element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    found.push(...inner.slice(0, 3).map((element) => `  by ${what(element)}`));
  }
  const holders = document.querySelectorAll("#app :is(button, a, label, h1, h2, p, li, dt, dd, legend, summary, select, .chip)");
  for (const holder of holders) {
    if (!is_shown(holder) || holder.closest("[aria-hidden=true], .visually_hidden, .skip_link")) continue;
    const style = getComputedStyle(holder);
    const cuts = [style.overflowX, style.overflowY].some((overflow) => overflow !== "visible");
    const is_cut =
      holder.scrollWidth > holder.clientWidth + 1 || holder.scrollHeight > holder.clientHeight + 2;
    if (cuts && is_cut && style.display !== "inline") found.push(`is cut: ${what(holder)}`);
    if (!holder.matches("button, a")) continue;
    // The words of a button stay within it.
    const box = holder.getBoundingClientRect();
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (style.display === "inline" || node.parentElement!.closest(".visually_hidden")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const leaves = [...range.getClientRects()].some(
        (line) =>
          line.width > 1 &&
          (line.left < box.left - 1 ||
            line.right > box.right + 1 ||
            line.top < box.top - 2 ||
            line.bottom > box.bottom + 2),
      );
      if (leaves) found.push(`words leave: ${what(holder)}`);
    }
  }
  return found;
}

// In the page: what moves, although the reader asked for less of it.
function moving(): string[] {
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return ["nobody asked for less motion"];
  return document
    .getAnimations()
    .filter((animation) => animation.playState === "running")
    .map((animation) => `moves: ${(animation.effect as KeyframeEffect).target?.className}`);
}

// In the page: 44 px for all that is tapped, 24 px for a link within a text.
function small_targets(): string[] {
  const found: string[] = [];
  const targets = document.querySelectorAll<HTMLElement>(
    "#app :is(a[href], button, input, select, textarea, summary)",
  );
  for (const target of targets) {
    if (!target.checkVisibility({ checkVisibilityCSS: true, checkOpacity: false })) continue;
    if (target.closest(".skip_link")) continue;
    // A whole row is the target of its box or dot.
    const row = target.closest("label") ?? target;
    const { width, height } = row.getBoundingClientRect();
    const is_inline = getComputedStyle(target).display === "inline";
    const least = is_inline ? 24 : 44;
    if (height < least - 0.5 || (!is_inline && width < least - 0.5)) {
      const name = target.getAttribute("aria-label") ?? (row.textContent ?? "").trim().slice(0, 40);
      found.push(`${target.tagName.toLowerCase()} "${name}" is ${Math.round(width)} × ${Math.round(height)}`);
    }
  }
  return found;
}
