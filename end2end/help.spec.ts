// Help: the numbers of the reader's country first, without scrolling, on the smallest screen, offline.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { TYPED } from "./fixtures/tour.ts";
import type { Help } from "./pages/help.ts";
import { contrast } from "./support/contrast.ts";

test.use({ viewport: { width: 320, height: 568 } });

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("911 and 988 by call and text stand in the first 420 px", async ({ app, page }) => {
      await app.begin();
      await app.help.open();
      await app.arrives(app.names.help);
      await expect(app.help.country()).toHaveValue("US");
      await expect(app.help.emergency()).toHaveAttribute("href", "tel:911");
      await expect(app.help.call()).toHaveAttribute("href", "tel:988");
      const sms = language === "en" ? "sms:988" : "sms:988?body=AYUDA";
      await expect(app.help.text()).toHaveAttribute("href", sms);
      await stand_above(420, [app.help.emergency(), app.help.call(), app.help.text()]);
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
    });

    test("at 200 % the country, 911 and 988 stand on the first screen", async ({ app, page }) => {
      await app.begin();
      await app.settings.open();
      await app.settings.text_size(200);
      await app.open("/help");
      await stand_above(568, [app.help.country(), app.help.emergency(), app.help.call()]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
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
  });
}

/** Where a phone is, what it speaks, and whose numbers it gets first. */
const PHONES = [
  { locale: "es-MX", zone: "America/Mexico_City", language: "es", code: "MX", emergency: "911", line: "8009112000" },
  { locale: "en-GB", zone: "Europe/London", language: "en", code: "GB", emergency: "999", line: "116123" },
  { locale: "es-ES", zone: "Europe/Madrid", language: "es", code: "ES", emergency: "112", line: "024" },
  { locale: "fr-FR", zone: "Europe/Paris", language: "en", code: "FR", emergency: "112", line: "3114" },
  { locale: "es-PR", zone: "America/Puerto_Rico", language: "es", code: "PR", emergency: "911", line: "18009810023" },
  { locale: "en-IN", zone: "Asia/Calcutta", language: "en", code: "IN", emergency: "112", line: "14416" },
  { locale: "ja-JP", zone: "Asia/Tokyo", language: "en", code: "ZZ", emergency: "112", line: null },
  { locale: "en-US", zone: "UTC", language: "en", code: "ZZ", emergency: "112", line: null },
] as const;

for (const { locale, zone, language, code, emergency, line } of PHONES) {
  test.describe(`${locale} in ${zone}`, () => {
    test.use({ locale, timezoneId: zone, language });

    test("Help, its pages and help.html have the numbers of this country alone", async ({ app, page }) => {
      await page.goto("/");
      await app.help.open();
      await expect(app.help.country()).toHaveValue(code);
      await expect(app.help.emergency(emergency)).toHaveAttribute("href", `tel:${emergency}`);
      await stand_above(420, [app.help.emergency(emergency)]);
      if (line) await expect(page.locator(`a[href="tel:${line}"]`).first()).toBeVisible();
      else await expect(page.locator('a[href="https://findahelpline.com"]').first()).toBeVisible();
      const own = await dialled(app.help);
      for (const path of ["/help/signs", "/help/not-okay"]) {
        await app.open(path);
        await expect(app.help.emergency(emergency)).toHaveAttribute("href", `tel:${emergency}`);
        for (const number of await dialled(app.help)) expect(own, path).toContain(number);
      }
      await page.goto("/help.html");
      await expect(app.help.country()).toHaveValue(code);
      await stand_above(568, [app.help.emergency(emergency)]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      const more = page.locator("summary").filter({ hasText: app.say("help.lines"), visible: true });
      if (await more.count()) await more.click();
      expect(await dialled(app.help)).toEqual(own);
    });
  });
}

test("the guess is a place, and never the United States where the zone is hidden", async ({ page }) => {
  await page.goto("/help.html");
  const table: [string | null, string[], string][] = [
    ["America/New_York", ["es-MX"], "US"],
    ["US/Pacific", [], "US"],
    ["Navajo", ["en-US"], "US"],
    ["America/Mexico_City", ["es-MX", "es"], "MX"],
    ["America/Ciudad_Juarez", ["en-US"], "MX"],
    ["Europe/London", ["en-US"], "GB"],
    ["Europe/Belfast", ["en-GB"], "GB"],
    ["Europe/Madrid", ["es-ES"], "ES"],
    ["Europe/Paris", ["fr-FR"], "FR"],
    ["America/Puerto_Rico", ["es-US"], "PR"],
    ["Asia/Calcutta", ["en-IN"], "IN"],
    ["America/Buenos_Aires", ["es-AR"], "AR"],
    ["America/Argentina/Cordoba", ["es-419"], "AR"],
    ["NZ", [], "NZ"],
    // Somewhere that has no numbers here, whatever the phone speaks.
    ["Asia/Tokyo", ["en-US"], "ZZ"],
    ["Asia/Tokyo", ["en-GB"], "ZZ"],
    ["Atlantic/Reykjavik", ["en-US"], "ZZ"],
    ["Antarctica/McMurdo", ["en-NZ"], "ZZ"],
    // Nowhere: the region of a language that says one.
    ["UTC", ["en-US", "en"], "ZZ"],
    ["UTC", ["es-MX", "en-US"], "MX"],
    ["UTC", ["en", "en-GB"], "GB"],
    ["Etc/UTC", ["es-419"], "ZZ"],
    ["Etc/GMT+6", ["es-MX"], "MX"],
    ["GMT", ["en-AU"], "AU"],
    ["Etc/Unknown", ["fr-SN"], "ZZ"],
    ["", ["de-DE"], "DE"],
    ["", [], "ZZ"],
    ["", ["zh-Hans-CN"], "ZZ"],
  ];
  const guessed = await page.evaluate((table) => {
    const guess = (window as never as { guess_country(zone: string | null, languages: string[]): string }).guess_country;
    return table.map(([zone, languages]) => guess(zone, languages));
  }, table);
  expect(table.map(([zone, languages], at) => [zone, languages, guessed[at]])).toEqual(table);
});

test("the first run asks for the country, and what is chosen stays", async ({ app, page }) => {
  await page.goto("/");
  await app.button(app.names.start).click();
  await expect(app.help.country()).toHaveValue("US");
  const told = page.getByRole("link", { name: "911", exact: true });
  await expect(told).toHaveAttribute("href", "tel:911");
  await app.help.country().selectOption("ES");
  await expect(page.getByRole("link", { name: "112", exact: true })).toHaveAttribute("href", "tel:112");
  await expect(told).toHaveCount(0);
  await app.button(app.say("welcome.adult_continue")).click();
  await app.button(app.say("welcome.continue")).click();
  await app.heading(app.say("today.hello")).waitFor();
  await app.help.open();
  await expect(app.help.country()).toHaveValue("ES");
  await expect(app.help.emergency("112")).toBeVisible();
});

test("the guess that was left standing is chosen, wherever the phone goes then", async ({ app, page, browser, baseURL }) => {
  await app.begin();
  expect(await page.evaluate(() => localStorage.getItem("country"))).toBe('"US"');
  const storageState = await page.context().storageState();
  const away = await browser.newContext({ storageState, baseURL, timezoneId: "Europe/Madrid", locale: "es-ES" });
  const there = await away.newPage();
  await there.goto("/help.html");
  await expect(there.locator('a[href="tel:911"]').filter({ visible: true }).first()).toBeVisible();
  await away.close();
});

test("the numbers follow the country that is chosen, on every page", async ({ app, page }) => {
  await app.begin();
  await app.open("/help");
  // As by the keyboard: the field keeps the focus while all below it changes.
  await app.help.country().focus();
  await app.help.country().selectOption("GB");
  await expect(app.help.country()).toBeFocused();
  await expect(app.help.emergency("999")).toHaveAttribute("href", "tel:999");
  await expect(app.link("Text SHOUT to 85258, Shout, by text")).toHaveAttribute("href", "sms:85258?body=SHOUT");
  await page.reload();
  await expect(app.help.emergency("999")).toBeVisible();
  await expect(app.help.emergency()).toHaveCount(0);
  await app.link(app.say("help.all_signs")).click();
  await expect(page.getByRole("heading", { name: "Call 999 now" })).toBeVisible();
  await app.open("/help/not-okay");
  await expect(page.getByText(app.say("help.no_assault_line"))).toBeVisible();
  await page.goto("/help.html");
  await expect(app.help.emergency("999")).toBeVisible();
  await app.help.country().selectOption("US");
  await app.open("/help");
  await expect(app.help.emergency()).toBeVisible();
});

test("every link that calls or texts says whom it reaches, and no two say the same", async ({ app, page }) => {
  await app.begin();
  await app.open("/help");
  const names = await page.locator('a[href^="tel:"], a[href^="sms:"]').evaluateAll((links) =>
    links.map((link) => link.getAttribute("aria-label") ?? link.textContent!.trim()),
  );
  expect(names).toContain("Call 988, 988 Lifeline");
  expect(names).toContain("Call 988, Veterans Crisis Line");
  expect(names).toContain("Text START to 678-678, Trevor Project, for LGBTQ+ people");
  // Inside a sentence the emergency number is its own name.
  const buttons = names.filter((name) => name !== "911");
  expect(new Set(buttons).size).toBe(buttons.length);
  await expect(app.link("Chat at 988lifeline.org, 988 Lifeline")).toHaveAttribute("href", "https://988lifeline.org/chat");
});

test("the emergency number is the strongest button in every light", async ({ app, page }) => {
  await app.begin();
  for (const path of ["/help", "/help.html"]) {
    await page.goto(path);
    await app.help.emergency().waitFor();
    for (const theme of ["light", "dark", "dusk"]) {
      await page.evaluate((theme) => void (document.documentElement.dataset.theme = theme), theme);
      const emergency = await contrast(app.help.emergency());
      const other = await contrast(app.help.call());
      expect(emergency.page, `${theme}: against the page`).toBeGreaterThanOrEqual(3);
      expect(emergency.words, `${theme}: its words`).toBeGreaterThanOrEqual(7);
      expect(emergency.page, `${theme}: beside the others`).toBeGreaterThan(other.page);
    }
  }
});

for (const language of ["en", "es"] as Language[]) {
  test.describe(`help.html in ${language}`, () => {
    test.use({ language, locale: `${language}-US` });

    test("without scripts it says so, calls 112, and opens any country", async ({ browser, baseURL, guards, app }) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 320, height: 568 },
        baseURL,
      });
      await guards.watch(context, baseURL!);
      const page = await context.newPage();
      await page.goto("/help.html");
      // Both languages are there; the second is one tap away, alone.
      const other = page.getByRole("link", { name: "Español" });
      await expect(other).toBeVisible();
      if (language === "es") await other.click();
      const part = page.locator(`section[lang=${language}]`);
      await expect(part).toBeVisible();
      const anywhere = part.locator('a[href="tel:112"]').first();
      const box = (await anywhere.boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(568);
      await expect(part.getByText(app.say("help.choose_country", { number: "112" }))).toBeVisible();
      const name = language === "en" ? "United States" : "Estados Unidos";
      await part.locator("summary").filter({ hasText: name }).click();
      await expect(part.locator('a[href="tel:911"]').first()).toBeVisible();
      await expect(part.locator('a[href="tel:988"]').first()).toBeVisible();
      await expect(part.getByText(app.say("help.say_now"))).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await context.close();
    });

    test("while locked it opens at this language and country, with its calls on the first screen", async ({ app, page }) => {
      await app.begin_locked("A line.");
      await page.goto("/help");
      await page.waitForURL("**/help.html");
      await stand_above(568, [app.help.country(), app.help.emergency(), app.help.call(), app.help.text()]);
      const other = language === "en" ? "es" : "en";
      await expect(page.locator(`section[lang=${other}]`)).toBeHidden();
      await page.getByRole("link", { name: other === "en" ? "English" : "Español", exact: true }).click();
      await expect(page.locator(`section[lang=${other}]`)).toBeVisible();
      await expect(page.locator(`section[lang=${language}]`)).toBeHidden();
    });

    test("at 200 % its country, 911 and 988 stand on the first screen", async ({ app, page }) => {
      await page.goto("/help.html");
      await page.evaluate(() => localStorage.setItem("text_size", '"200"'));
      await page.reload();
      await stand_above(568, [app.help.country(), app.help.emergency(), app.help.call()]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  });
}

test("leaving quickly shows a neutral page, and Back does not return", async ({ app, page }) => {
  await app.begin();
  for (const path of ["/help", "/help/signs", "/help/ground", "/help/not-okay", "/help/thoughts", "/help.html"]) {
    await page.goto(path);
    if (path === "/help.html") await app.link(app.say("help.leave")).filter({ visible: true }).click();
    else await app.help.leave().click();
    await expect(page).toHaveTitle("Home");
    await expect(page).toHaveURL(/away\.html$/);
    await page.goBack();
    await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);
  }
});

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
  await app.link(app.say("help.all_signs")).click();
  const clinic = page.getByRole("link", { name: TYPED.clinic });
  await expect(clinic).toHaveAttribute("href", "tel:5550100177");
});

test("a number that is not dialled as it was typed is told while it is typed", async ({ app, page }) => {
  await app.begin();
  await app.open("/help");
  await app.link(app.say("help.clinic_add")).click();
  const field = app.field(app.say("help.clinic_day_label"));
  await field.fill("1-800-CALL-NOW");
  await expect(page.getByText(app.say("phone.one", { number: "18002255669" }))).toBeVisible();
  await field.fill("555 010 0142 555 010 0199");
  await expect(page.getByText(app.say("phone.several", { number: "5550100142" }))).toBeVisible();
  await field.fill("ask Dana");
  await expect(page.getByText(app.say("phone.none"))).toBeVisible();
  await field.fill("(555) 010-0142");
  await expect(page.getByText(app.say("phone.none"))).toHaveCount(0);
});

test("in the session Help begins with the person beside me", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.open("/");
  await page.clock.fastForward(71.5 * 60 * 60 * 1000);
  await app.heading(app.say("today.in_session")).waitFor();
  await app.help.open();
  await expect(page.getByText(app.say("help.say_now"))).toBeInViewport();
  await stand_above(568, [app.help.emergency(), app.help.call(), app.help.text()]);
});

async function stand_above(fold: number, controls: ReturnType<Help["call"]>[]): Promise<void> {
  for (const control of controls) {
    const box = (await control.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(fold);
    expect(box.height).toBeGreaterThanOrEqual(44);
  }
}

/** The numbers behind all visible links, each once. */
async function dialled(help: Help): Promise<string[]> {
  const links = help.page.locator('a[href^="tel:"], a[href^="sms:"]').filter({ visible: true });
  const numbers = await links.evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")!.replace(/^(tel|sms):/, "").split("?")[0]!),
  );
  return [...new Set(numbers)].sort();
}
