// Whatever is typed, into every field: shown as typed, then and after opening the app anew.

import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";

const LONG = "Long and longer, mile after mile. ".repeat(3072).trim();

const TEXTS: [string, string][] = [
  [
    "emoji and combining characters",
    "👩🏽‍⚕️ 🧑‍🤝‍🧑 🏳️‍🌈 ☂️ 🇲🇽 1️⃣ e\u0301 n\u0303 Z\u0351\u0344\u036b\u0317a\u0321l\u031b\u0340g\u0322o\u0335 각",
  ],
  ["right to left", "שלום, 3 שעות (בערך) مرحبا بالعالم"],
  [
    "markup",
    `<script>window.ran = 1</script><img src="x" onerror="window.ran = 1"> &amp; &lt;b&gt; <b>b</b>`,
  ],
  [
    "Markdown, quotes, braces and spaces",
    `# Not a title **bold** _it_ [a](javascript:alert(1)) \`code\` | "a" 'b' {name} {{x}} \${y} %s %20 a  b \\n`,
  ],
  ["100 kB", LONG],
];

for (const [name, text] of TEXTS) {
  test(`${name} in every field`, async ({ app, page }) => {
    test.slow();
    const { names, say } = app;
    await app.begin();
    const session = await app.add_session({ place: text });
    await app.open(`/session/${session}/checklist`);
    await app.checklist.add(text, "group_week");
    await expect(app.button(names.add_item)).toBeVisible();
    await app.open(`/session/${session}/intention`);
    await app.intention.to_words();
    await app.intention.words().fill(text);
    await expect(app.intention.status()).toBeVisible();
    await page.reload();
    await expect(app.intention.words()).toHaveValue(text);
    await app.intention.keep();
    await app.intention.rest();
    await app.heading(names.plan).waitFor();
    await app.add_ride(session, {
      name: text,
      phone: text,
      place: text,
      backup: text,
      backup_phone: text,
    });
    await app.open("/help/clinic");
    await app.field(say("help.clinic_day_label")).fill(text);
    await app.field(say("help.clinic_after_label")).fill(text);
    await app.button(say("help.clinic_save")).click();
    await app.heading(names.help).waitFor();
    await app.open("/about");
    await app.about.unfold();
    for (const field of ["name", "medicines", "emergency_phone"]) await app.about.line(field).fill(text);
    await app.about.saved().waitFor();
    await app.open("/questions");
    await app.button(say("questions.add")).click();
    await app.questions.question().fill(text);
    await app.button(say("questions.add_do")).click();
    await app.questions.open(start(text));
    await app.questions.answer().fill(text);
    await app.questions.answered();
    await app.add_entry(text);

    await visit(app, "/about");
    await expect(app.about.line("name")).toHaveValue(text);
    await visit(app, "/about/show");
    for (const field of ["name", "medicines", "emergency_phone"]) {
      expect(await app.about.shown(say(`about.${field}`)), field).toEqual([text]);
    }
    await visit(app, "/questions");
    await app.questions.open(start(text));
    await expect(app.questions.question()).toHaveValue(text);
    await expect(app.questions.answer()).toHaveValue(text);
    await visit(app, "/plan");
    const main = page.getByRole("main");
    await shown(main.getByRole("paragraph").filter({ hasText: start(text) }).first(), text);
    await expect(app.plan.row("intention")).toContainText(start(text));
    await visit(app, `/session/${session}`);
    await shown(app.session.fact(names.place), text);
    await visit(app, `/session/${session}/move`);
    await expect(app.field(names.place)).toHaveValue(text);

    await visit(app, `/session/${session}/ride`);
    await shown(page.getByRole("heading", { level: 2 }).first(), text);
    // Inside a sentence what runs from right to left is isolated, and turns nothing around.
    const place = /\p{Script=Hebrew}/u.test(text) ? `\u2068${start(text)}` : start(text);
    await expect(main).toContainText(say("ride.pick_up_at", { time: "Sun 1 pm", place }));
    await app.button(say("ride.edit")).click();
    const backup = [say("ride.backup_name"), say("ride.backup_phone")];
    for (const field of [names.name, names.phone, names.pickup_place, ...backup]) {
      await expect(app.field(field), field).toHaveValue(text);
    }

    await visit(app, `/session/${session}/checklist`);
    await app.checklist.unfold("group_week");
    expect((await app.checklist.texts("group_week")).at(-1)).toBe(text);
    await visit(app, `/session/${session}/intention`);
    await expect(app.intention.words()).toHaveValue(text);
    await visit(app, "/help/clinic");
    await expect(app.field(say("help.clinic_day_label"))).toHaveValue(text);
    await visit(app, "/help");
    await visit(app, "/");
    await visit(app, "/journal");
    await app.journal.entry(start(text)).click();
    await expect(app.journal.words()).toHaveValue(text);
  });
}

/** Opens a screen, and sees that no typed text became a part of it or pushed it aside. */
async function visit(app: App, path: string): Promise<void> {
  await app.open(path);
  expect(await app.page.evaluate(() => "ran" in window)).toBe(false);
  await expect(app.page.locator("#app :is(script, img, b, code)")).toHaveCount(0);
  const width = await app.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${path} is as wide as the window`).toBeLessThanOrEqual(390);
}

test("lines and indents of an entry stay", async ({ app, page }) => {
  const text = "One\n\n  two\tthree\nfour  \n";
  await app.begin();
  await app.add_entry(text);
  await page.reload();
  await app.journal.entry("One").click();
  await expect(app.journal.words()).toHaveValue(text);
});

test("nothing typed is nothing kept", async ({ app, page }) => {
  await app.begin();
  await app.journal.page.goto("/journal/new");
  await app.journal.words().fill("   \n ");
  await app.journal.done();
  await expect(page.getByText(app.say("journal.empty_title"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(app.say("journal.empty_title"))).toBeVisible();

  await app.add_entry("Some words");
  await app.journal.entry("Some words").click();
  await app.journal.words().fill("");
  await app.journal.done();
  await expect(app.journal.entry("Some words")).toBeHidden();
  await page.reload();
  await expect(page.getByText(app.say("journal.empty_title"))).toBeVisible();

  const session = await app.add_session({ place: "", travel: "" });
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  const before = await app.checklist.texts("group_week");
  await app.checklist.add("   ");
  await expect(app.field(app.say("checklist.add_label"))).toBeFocused();
  await page.reload();
  await app.checklist.unfold("group_week");
  expect(await app.checklist.texts("group_week")).toEqual(before);

  await app.open(`/session/${session}/intention`);
  await app.intention.to_words();
  await app.intention.keep();
  await expect(app.toast(app.say("intention.cleared"))).toBeVisible();
  await expect(app.plan.row("intention")).toContainText(app.say("plan.intention_none"));
});

/** What is typed as a number, and what the phone is told to dial and to text. */
const NUMBERS: [string, string | null, string | null][] = [
  ["(555) 010-0142", "5550100142", "5550100142"],
  ["+52 55 1234 5678", "+525512345678", "+525512345678"],
  ["1-800-FLOWERS", "18003569377", "18003569377"],
  ["+44 (0)20 7946 0018", "+442079460018", "+442079460018"],
  ["555.010.0142 ext. 7", "5550100142,7", "5550100142"],
  ["٠٥٥٥٠١٠٠١٤٢", "05550100142", "05550100142"],
  ["home: 555 0101 / work: 555 0102", "5550101", "5550101"],
  ["ask Maria", null, null],
  ["", null, null],
];

test("phone numbers in any form are shown as typed and dialled as meant", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session, { backup: "", backup_phone: "" });
  for (const [typed, call, text] of NUMBERS) {
    await app.button(app.say("ride.edit")).click();
    await app.ride.fill({ phone: typed });
    await app.ride.save();
    await app.ride.gates().first().waitFor();
    if (call === null) {
      await expect(app.ride.call(), typed).toHaveCount(0);
      await expect(page.getByText(app.say("ride.no_phone"))).toBeVisible();
      await app.ride.write("ask");
      await expect(app.ride.text(), typed).toHaveCount(0);
    } else {
      await expect(page.getByText(typed, { exact: true })).toBeVisible();
      await expect(app.ride.call(), typed).toHaveAttribute("href", `tel:${call}`);
      await app.ride.write("ask");
      await expect(app.ride.text(), typed).toHaveAttribute("href", new RegExp(`^sms:${text!.replace("+", "\\+")}\\?body=`));
    }
    await app.back();
    await app.arrives(app.say("ride.title"));
  }
});

/** The first words, as a title or a row may cut a text short. */
function start(text: string): string {
  return text.slice(0, 30).trim();
}

/** As typed, to the letter and to the space. */
async function shown(place: Locator, text: string): Promise<void> {
  await place.waitFor();
  expect(await place.evaluate((element) => (element as HTMLElement).innerText)).toBe(text);
}
