// The bag is packed, and what belongs to a patient comes along to the next session.

import { expect, test } from "./fixtures/app.ts";
import { clinic_rule, item, type Language, thing } from "./fixtures/words.ts";
import { SESSION } from "./pages/session_form.ts";

const TOLD = {
  en: { bring: "Your card\n- Warm socks", first: "Your card", second: "Warm socks", own: "The grey stone" },
  es: { bring: "Su tarjeta\n- Medias", first: "Su tarjeta", second: "Medias", own: "La piedra gris" },
};

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("a bag is packed, with what the clinic wrote, and its item ticks itself", async ({ app, page }) => {
      const { bag, checklist, say } = app;
      const told = TOLD[language];
      const pack = item("pack-bag", language);
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}/checklist`);
      await expect(checklist.item(pack)).not.toBeChecked();
      await checklist.way(pack).click();
      await app.arrives(say("bag.title"));
      const ours = await bag.things().count();
      await expect(bag.count(say("checklist.left", { count: ours }))).toBeVisible();
      await expect(page.getByText(say("common.clinics_differ"))).toBeVisible();

      await page.getByRole("link", { name: clinic_rule("bring", language).ask }).click();
      await app.field(say("rule.words_label")).fill(told.bring);
      await app.button(say("rule.keep")).click();
      await app.heading(say("bag.title")).waitFor();
      await expect(page.getByRole("heading", { name: say("bag.clinic_wrote") })).toBeVisible();
      await expect(bag.thing(told.second)).toBeVisible();
      await bag.add(told.own);
      await expect(bag.count(say("checklist.left", { count: ours + 3 }))).toBeVisible();

      await bag.edit();
      await bag.hide(thing("cpap", language)).click();
      await expect(bag.thing(thing("cpap", language))).toBeHidden();
      await bag.hide(told.second).click();
      await expect(bag.thing(told.second)).toBeHidden();
      await app.undo();
      await expect(bag.thing(told.second)).toBeVisible();
      await bag.remove(told.own).click();
      await expect(bag.thing(told.own)).toBeHidden();
      await app.undo();
      await expect(bag.thing(told.own)).toBeVisible();
      await app.button(say("bag.edited")).click();

      for (const box of await bag.things().all()) await box.check();
      await expect(bag.count(say("bag.all_packed"))).toBeVisible();
      await app.reload();
      await expect(bag.count(say("bag.all_packed"))).toBeVisible();
      await app.back();
      await app.arrives(say("checklist.title"));
      await expect(checklist.item(pack)).toBeChecked();
      await expect(checklist.row(pack)).toContainText(say("bag.all_packed"));

      await checklist.way(pack).click();
      await bag.thing(told.own).uncheck();
      await expect(bag.count(say("checklist.left", { count: 1 }))).toBeVisible();
      await app.back();
      await expect(checklist.item(pack)).not.toBeChecked();
      await expect(checklist.row(pack)).toContainText(say("checklist.left", { count: 1 }));
    });
  });
}

test("own items, own things and what is hidden come along to the next session; ticks stay", async ({ app, page }) => {
  const { bag, checklist, say } = app;
  const [clothes, charge] = ["clothes", "charge-phone"].map((slug) => item(slug, "en"));
  const [mask, water] = ["eye-mask", "water"].map((slug) => thing(slug, "en"));
  await app.begin();
  const first = await app.add_session();
  await app.open(`/session/${first}/checklist`);
  await checklist.item(clothes).check();
  await checklist.add("Water the plants", "group_night");
  await checklist.item("Water the plants").check();
  await checklist.edit();
  await checklist.hide(charge).click();
  await expect(checklist.item(charge)).toBeHidden();
  await app.open(`/session/${first}/bag`);
  await bag.thing(water).check();
  await bag.add("The grey stone");
  await bag.thing("The grey stone").check();
  await bag.edit();
  await bag.hide(mask).click();
  await expect(bag.thing(mask)).toBeHidden();

  // Plan still opens on the first; a later one is shown by itself once it is saved.
  await app.open("/session/new");
  await app.session.fill({ ...SESSION, date: "2037-03-29" });
  await app.session.save();
  await app.heading(say("session.edit_title")).waitFor();
  const second = new URL(page.url()).pathname.split("/").pop()!;
  expect(second).not.toBe(first);
  await app.open(`/session/${second}/checklist`);
  await expect(checklist.item(clothes)).not.toBeChecked();
  await expect(checklist.item("Water the plants")).not.toBeChecked();
  await expect(checklist.item(charge)).toBeHidden();
  await checklist.edit();
  // It belongs to the first session too: here it is hidden.
  await checklist.hide("Water the plants").click();
  await expect(checklist.item("Water the plants")).toBeHidden();
  await app.undo();
  await expect(checklist.item("Water the plants")).toBeVisible();
  await app.toast_goes();
  await checklist.hide("Water the plants").click();
  await expect(checklist.item("Water the plants")).toBeHidden();

  await app.open(`/session/${second}/bag`);
  await expect(bag.thing("The grey stone")).not.toBeChecked();
  await expect(bag.thing(water)).not.toBeChecked();
  await expect(bag.thing(mask)).toBeHidden();
  await bag.edit();
  await bag.hide("The grey stone").click();
  await expect(bag.thing("The grey stone")).toBeHidden();

  await app.open(`/session/${first}/checklist`);
  await expect(checklist.item("Water the plants")).toBeChecked();
  await expect(checklist.item(clothes)).toBeChecked();
  await app.open(`/session/${first}/bag`);
  await expect(bag.thing("The grey stone")).toBeChecked();
});
