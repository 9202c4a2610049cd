// About me, for my team: filled in, kept, shown large, copied and printed.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";
import { FIELDS } from "./pages/about.ts";
import type { App } from "./pages/app.ts";
import { gate_at } from "./support/gate.ts";
import { sheets } from "./support/paper.ts";

const TICKS = ["high-blood-pressure", "glaucoma"];

/** What is typed into each field; into the medicines as a list. */
const typed = (field: string) =>
  field === "medicines" ? "Sertraline 50 mg, mornings\nVitamin D 1000 IU" : `${field} ✓ 1`;

async function fill(app: App): Promise<void> {
  const { about } = app;
  await app.open("/about");
  await about.unfold();
  for (const field of FIELDS) await about.line(field).fill(typed(field));
  for (const slug of TICKS) {
    await about.tick(slug).check();
    await about.saved().waitFor();
  }
  await expect(about.saved()).toBeVisible();
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    const locale = language === "en" ? "en-US" : "es-US";
    test.use({ language, locale, permissions: ["clipboard-read", "clipboard-write"] });

    test("filled in, kept, shown without what is blank, and copied", async ({ app, page }) => {
      const { about, say } = app;
      await app.begin();
      await app.tab("plan");
      await app.link(new RegExp(say("about.title"))).click();
      await app.arrives(say("about.title"));
      await expect(page.getByText(say("about.lead"))).toBeVisible();
      await about.show();
      await app.arrives(say("about.show_title"));
      await expect(page.getByText(say("about.show_empty"))).toBeVisible();
      await app.link(say("about.show_fill")).click();
      await app.arrives(say("about.title"));

      await fill(app);
      await about.tick("glaucoma").uncheck();
      await about.line("cpap").fill("  ");
      await about.line("hearing").fill("");
      await expect(about.saved()).toBeVisible();
      await page.reload();
      await about.unfold();
      for (const field of FIELDS.filter((field) => !["cpap", "hearing"].includes(field))) {
        await expect(about.line(field), field).toHaveValue(typed(field));
      }
      await expect(about.line("hearing")).toHaveValue("");
      await expect(about.tick("high-blood-pressure")).toBeChecked();
      await expect(about.tick("glaucoma")).not.toBeChecked();

      await about.show();
      await app.arrives(say("about.show_title"));
      expect(await about.shown(say("about.name"))).toEqual([typed("name")]);
      expect(await about.shown(say("about.medicines"))).toEqual([typed("medicines")]);
      expect(await about.shown(say("about.part_health"))).toEqual([about.health("high-blood-pressure")]);
      expect(await about.shown(say("about.cpap"))).toEqual([]);
      expect(await about.shown(say("about.hearing"))).toEqual([]);
      const main = page.getByRole("main");
      await expect(main.getByRole("textbox")).toHaveCount(0);
      await expect(main.getByRole("checkbox")).toHaveCount(0);
      const size = await page
        .getByRole("definition")
        .first()
        .evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
      expect(size, "for blurred eyes").toBeGreaterThanOrEqual(34);

      await expect(page.getByText(say("hand_over.note"))).toBeVisible();
      await app.button(say("hand_over.copy")).click();
      await expect(app.toast(say("common.copied"))).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(`${say("about.medicines")}\n${typed("medicines")}\n`);
      expect(copied).toContain(about.health("high-blood-pressure"));
      expect(copied).not.toContain(say("about.cpap"));
      await app.back();
      await app.arrives(say("about.title"));
    });

    test("on one page of paper, black on white, with nothing to tap", async ({ app, page }) => {
      const { about, say } = app;
      await app.begin();
      await fill(app);
      await about.show();
      await app.arrives(say("about.show_title"));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await expect(page.getByText(typed("allergies"))).toBeVisible();
      await expect(app.heading(say("about.show_title"))).toBeVisible();
      await expect(app.button(/./).filter({ visible: true })).toHaveCount(0);
      await expect(page.getByText(say("hand_over.note"))).toBeHidden();
      const colours = await page.getByText(typed("allergies")).evaluate((text) => [
        getComputedStyle(text).color,
        getComputedStyle(document.documentElement).backgroundColor,
      ]);
      expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
      await page.emulateMedia({ media: null });
      for (const format of ["A4", "Letter"] as const) expect(await sheets(page, format), format).toBe(1);
    });
  });
}

test("a tick that is being saved stays while something else is saved", async ({ app, page }) => {
  const { about } = app;
  await app.begin();
  await app.open("/about");
  await about.unfold();
  const [first, second] = TICKS.map((slug) => about.tick(slug));
  // The first is saved, the second is held.
  const gate = await gate_at(page, 2);
  await first!.evaluate((first, second) => {
    for (const box of [first, second]) (box as HTMLElement).click();
  }, await second!.elementHandle());
  await gate.reached();
  await expect(first!).not.toHaveAttribute("aria-busy");
  expect(await second!.isChecked()).toBe(true);
  await gate.open();
  await about.saved().waitFor();
  await expect(second!).toBeChecked();
});

test("a field that could not be saved says so, and stays", async ({ app, page }) => {
  const { about, say } = app;
  await app.begin();
  await app.open("/about");
  await about.line("name").fill("Ana");
  await about.saved().waitFor();
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    Object.assign(window, { mend: () => (IDBObjectStore.prototype.put = put) });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await about.line("pronouns").fill("she");
  await expect(page.getByText(say("status.not_saved"), { exact: true })).toBeVisible();
  await expect(about.line("pronouns")).toHaveValue("she");
  await page.getByText(say("about.part_health"), { exact: true }).click();
  await about.tick("stroke").click();
  await expect(about.tick("stroke")).not.toBeChecked();
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await app.button(say("common.try_again")).click();
  await expect(about.saved()).toBeVisible();
  await page.reload();
  await expect(about.line("pronouns")).toHaveValue("she");
});

test("two windows write one field at once: both texts are shown, and one is chosen", async ({
  app,
  context,
  page,
}) => {
  const { about, say } = app;
  await app.begin();
  await app.open("/about");
  const other = await context.newPage();
  await other.goto("/about");
  const there = other.getByLabel(say("about.name"), { exact: true });
  await about.line("name").fill("Ana");
  await expect(there).toHaveValue("Ana");
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 2_000);
  await about.line("name").fill("Ana María");
  await there.fill("Anita");
  await page.clock.resume();
  await expect(page.getByText(say("journal.conflict"))).toBeVisible();
  await expect(other.getByText("Ana María", { exact: true })).toBeVisible();
  const anita = page.getByRole("note").getByText("Anita", { exact: true });
  await expect(anita).toBeVisible();
  const keep = page.getByRole("note").getByRole("button", { name: say("journal.keep_this") });
  await anita.locator("xpath=following-sibling::button[1]").and(keep).click();
  await expect(about.line("name")).toHaveValue("Anita");
  await expect(page.getByText(say("journal.conflict"))).toBeHidden();
  await expect(there).toHaveValue("Anita");
  await expect(other.getByText(say("journal.conflict"))).toBeHidden();
});
