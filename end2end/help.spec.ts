// Help: the numbers first, without scrolling, on the smallest screen, offline, and without scripts.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { TYPED } from "./fixtures/tour.ts";
import type { Help } from "./pages/help.ts";

test.use({ viewport: { width: 320, height: 568 } });

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("911 and 988 by call and text stand in the first 420 px", async ({ app, page }) => {
      await app.begin();
      await app.help.open();
      await app.arrives(app.names.help);
      await expect(app.help.emergency()).toHaveAttribute("href", "tel:911");
      await expect(app.help.call()).toHaveAttribute("href", "tel:988");
      await expect(app.help.text()).toHaveAttribute("href", /^sms:988(\?body=AYUDA)?$/);
      await stand_first(app.help);
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
    });

    test("Help is one tap away from every tab and before the first run", async ({ app, page }) => {
      await page.goto("/");
      await app.help.open();
      await expect(app.help.emergency()).toBeVisible();
      await app.back();
      await app.welcome.pass();
      for (const tab of ["today", "plan", "journal"] as const) {
        await app.tab(tab);
        await app.help.open();
        await app.arrives(app.names.help);
        await expect(app.help.emergency()).toBeVisible();
        await app.back();
      }
    });

    test("help.html says the same without a script", async ({ browser, baseURL, guards }) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 320, height: 568 },
        baseURL,
      });
      await guards.watch(context, baseURL!);
      const page = await context.newPage();
      await page.goto("/help.html");
      const calls = page.getByRole("link", { name: /911|988/ });
      const first = await calls.evaluateAll((links) =>
        links.slice(0, 3).map((link) => ({
          href: link.getAttribute("href"),
          bottom: link.getBoundingClientRect().bottom,
        })),
      );
      expect(first.map((link) => link.href)).toEqual(["tel:911", "tel:988", "sms:988"]);
      for (const link of first) expect(link.bottom).toBeLessThanOrEqual(420);
      await expect(page.getByText(app_says(language)).first()).toBeAttached();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await context.close();
    });
  });
}

function app_says(language: Language): string {
  return language === "en" ? "Tell the person with you." : "Avise a la persona que está con usted.";
}

test("my person and my clinic are there once they have a number", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.open("/help");
  const person = app.link(app.say("ride.call", { name: "Dana Reyes" }));
  await expect(person).toHaveAttribute("href", "tel:5550100142");
  await expect(page.getByText(app.say("help.clinic_none"))).toBeVisible();
  await app.link(app.say("help.clinic_add")).click();
  await app.field(app.say("help.clinic_day_label")).fill(TYPED.clinic);
  await app.button(app.say("help.clinic_save")).click();
  await app.arrives(app.names.help);
  await expect(page.getByText(TYPED.clinic)).toBeVisible();
  const call = app.link(`${app.say("common.call")}: ${app.say("help.clinic_day")}`);
  await expect(call).toHaveAttribute("href", "tel:5550100177");
  await page.reload();
  await expect(page.getByText(TYPED.clinic)).toBeVisible();
});

test("in the session Help begins with the person beside me", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.open("/");
  await page.clock.fastForward(71.5 * 60 * 60 * 1000);
  await app.heading(app.say("today.in_session")).waitFor();
  await app.help.open();
  await expect(page.getByText(app.say("help.say_now"))).toBeInViewport();
  await stand_first(app.help);
});

test("the numbers follow the country that is chosen", async ({ app, page }) => {
  await app.begin();
  await app.open("/help");
  const spain = page.getByRole("option", { name: "Spain" });
  await app.field(app.say("help.country")).selectOption((await spain.getAttribute("value"))!);
  await expect(app.link(app.say("help.call", { number: "112" })).first()).toHaveAttribute("href", "tel:112");
  await page.reload();
  await expect(app.link(app.say("help.call", { number: "112" })).first()).toBeVisible();
  await expect(app.help.emergency()).toBeHidden();
});

test("leaving quickly shows a neutral page, and Back does not return", async ({ app, page }) => {
  await app.begin();
  await app.open("/help");
  await app.button(app.say("help.leave")).click();
  await expect(page).toHaveTitle("Home");
  await expect(page).toHaveURL(/away\.html$/);
  await page.goBack();
  await expect(app.help.emergency()).toBeHidden();
});

async function stand_first(help: Help): Promise<void> {
  for (const call of [help.emergency(), help.call(), help.text()]) {
    const box = (await call.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(420);
    expect(box.height).toBeGreaterThanOrEqual(44);
  }
}
