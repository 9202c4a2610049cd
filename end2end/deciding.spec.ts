// From *I'm still deciding* to a chosen clinic, and on to a session there.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { type Language, question, questions } from "./fixtures/words.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

/** In milliseconds. */
const HOUR = 60 * 60 * 1000;

const TOLD = {
  en: {
    lake: "Lakeside Clinic, 12 Shore Road",
    river: "River House",
    watching: "A nurse, for two hours after",
    touch: "Only with a yes, each time",
    cost: "Nine hundred, with talks before and after",
  },
  es: {
    lake: "Clínica del Lago, calle Ribera 12",
    river: "Casa del Río",
    watching: "Una enfermera, dos horas después",
    touch: "Solo con un sí, cada vez",
    cost: "Novecientos, con charlas antes y después",
  },
};

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("from still deciding to a clinic, its words, and a session there", async ({ app, page }) => {
      test.slow();
      const { clinics, names, say } = app;
      const told = TOLD[language];
      await page.goto("/");
      await app.welcome.pass();

      await app.link(new RegExp(`^${names.still_deciding}`)).click();
      await app.arrives(say("deciding.title"));
      await app.link(new RegExp(`^${say("clinics.title")}`)).click();
      await app.arrives(say("clinics.title"));
      await expect(page.getByText(say("clinics.empty_title"))).toBeVisible();
      await clinics.add(told.lake);
      await clinics.add(told.river);
      await clinics.write("watching", told.lake, told.watching);
      await clinics.write("touch", told.lake, told.touch);
      await clinics.write("cost", told.lake, told.cost);
      await clinics.write("cost", told.river, "?");

      await app.back();
      await app.arrives(say("deciding.title"));
      await expect(app.link(new RegExp(`^${say("clinics.title")}`))).toContainText(
        say("deciding.compare_count", { count: 2 }),
      );
      await app.link(new RegExp(`^${say("deciding.health_title")}`)).click();
      await app.arrives(say("deciding.health_title"));
      await expect(page.getByRole("heading", { name: say("deciding.health_list") })).toBeVisible();

      // Today goes on from there.
      await app.tab("today");
      await app.arrives(say("today.deciding"));
      await app.link(new RegExp(`^${say("clinics.title")}`)).click();
      await clinics.choose(told.lake).click();
      await expect(clinics.chosen(told.lake)).toBeFocused();
      await expect(clinics.choose(told.lake)).toBeHidden();
      await expect(clinics.choose(told.river)).toBeVisible();
      await app.tab("today");
      await app.arrives(say("today.being_checked"));

      // What was said is a rule now, with who said it; what is open is a question.
      await app.open("/rules");
      for (const words of [told.watching, told.touch]) {
        const row = page.getByRole("link").filter({ hasText: words });
        await expect(row).toContainText(told.lake);
      }
      const open = questions().filter((slug) => !["watching", "touch", "cost"].includes(slug));
      const asked = await kept(page, "team-question");
      expect(asked.map((body) => body.of).sort()).toEqual([...open].sort());
      for (const body of asked) {
        expect(body).toMatchObject({ origin: "clinic", text: question(body.of, language), answer: "" });
      }

      await app.open("/");
      await app.link(new RegExp(`^${names.have_a_date}`)).click();
      await app.arrives(names.add_session);
      await expect(app.field(names.place)).toHaveValue(told.lake);
      await app.session.fill({ ...SESSION, place: told.lake });
      await app.session.save();
      await app.arrives(names.plan);
      await expect(page.getByText(told.lake, { exact: true })).toBeVisible();

      // All of it can still be read, by the way that Plan shows.
      await app.link(new RegExp(`^${say("plan.facts")}`)).click();
      await app.arrives(say("deciding.title"));
      await app.link(new RegExp(`^${say("clinics.title")}`)).click();
      await app.arrives(say("clinics.title"));
      await clinics.go("cost");
      await expect(clinics.answer("cost", told.lake)).toHaveValue(told.cost);
      await expect(clinics.answer("cost", told.river)).toHaveValue("?");

      // On to the morning: what the clinic says, the ride, a thing of the list.
      await app.tab("plan");
      await app.link(new RegExp(`^${say("settings.rules")}`)).click();
      await app.link(new RegExp(`^${app.rules.title("food")}`)).click();
      await app.button(say("rule.hours_before", { hours: "6" })).click();
      await app.arrives(say("rule.title"));
      await expect(app.rules.row("food")).toContainText(say("rule.hours_before", { hours: "6" }));
      await app.tab("plan");
      await app.link(new RegExp(`^${say("ride.title")}`)).click();
      await app.ride.fill(RIDE);
      await app.ride.save();
      const yes = say("ride.said_yes", { name: RIDE.name });
      await app.button(yes).click();
      await app.toast(yes).waitFor();
      await app.tab("plan");
      await app.link(new RegExp(`^${say("checklist.title")}`)).click();
      const first = app.checklist.group("group_three_days").getByRole("checkbox", { checked: false }).first();
      const ticked = await first.getAttribute("aria-labelledby");
      await first.check();
      await expect(page.locator(`[aria-labelledby="${ticked}"]`)).toBeChecked();

      await page.clock.fastForward(68 * HOUR);
      await app.tab("today");
      await app.arrives(say("today.is_today"));
      await expect(app.plan.hours()).toContainText(say("hours.no_food"));
      await expect(app.plan.hours()).toContainText(say("hours.pick_up_by", { name: RIDE.name }));
      await app.link(say("today.ready_title")).click();
      await app.arrives(say("today.ready_title"));
      await app.tab("plan");
      await app.link(new RegExp(`^${say("plan.facts")}`)).waitFor();
      await app.link(say("today.ready_title")).click();
      await app.arrives(say("today.ready_title"));
    });
  });
}

test("what a clinic says after it was chosen is taken along by one tap", async ({ app, page }) => {
  const { clinics, questions: asked, say } = app;
  await app.begin();
  await clinics.open();
  await clinics.add("Lake");
  await clinics.add("River");
  await clinics.write("cost", "River", "700");
  await clinics.choose("Lake").click();
  await expect(clinics.chosen("Lake")).toBeVisible();
  const bring = (count: number) => app.button(say("clinics.bring", { count }));
  await clinics.write("cost", "Lake", "900, with talks");
  await expect(bring(1)).toBeVisible();
  await clinics.write("touch", "Lake", "Ask first");
  // The rule, and two questions that are open.
  await bring(3).click();
  await expect(bring(3)).toBeHidden();
  await app.undo();
  await expect(bring(3)).toBeVisible();
  await bring(3).click();
  await expect(bring(3)).toBeHidden();

  await app.open("/questions");
  await expect(asked.part("answered")).toContainText("900, with talks");
  await expect(asked.part("answered")).toContainText("Ask first");
  await expect(asked.part("open")).not.toContainText(question("cost", "en"));
  await app.open("/rules");
  await expect(page.getByRole("link").filter({ hasText: "Ask first" })).toContainText("Lake");
});

const WHAT_IS_READ = { en: "Big numbers you may have read", es: "Cifras grandes que tal vez leyó" };

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("what is read while deciding can be asked about", async ({ app, page }) => {
      await app.begin();
      await app.open("/deciding");
      const { questions: asked, say } = app;
      const numbers = page.getByRole("main").locator("section").filter({
        has: page.getByRole("heading", { name: WHAT_IS_READ[language] }),
      });
      await numbers.getByRole("button").click();
      await expect(app.toast(say("questions.asked_toast"))).toBeVisible();
      await app.undo();
      await numbers.getByRole("button", { name: say("questions.ask_about", { title: WHAT_IS_READ[language] }) }).click();
      await app.change().click();
      await numbers.getByRole("link", { name: say("questions.title") }).click();
      await app.arrives(say("questions.title"));
      const mine = say("questions.about", { title: WHAT_IS_READ[language] });
      // Its words are the patient's: they can be written on.
      await asked.open(mine);
      await asked.question().fill(`${mine} 95 %?`);
      await asked.answer().fill("Of twelve people");
      await page.getByRole("status").getByText(app.names.saved, { exact: true }).waitFor();
      await page.reload();
      await asked.open("95 %?");
      await asked.answered();
      await expect(asked.part("answered")).toContainText("Of twelve people");
      await app.open("/deciding");
      await expect(numbers.getByRole("button")).toBeVisible();
    });
  });
}

test("another choice takes its words along, and a choice can be taken back", async ({ app, page }) => {
  const { clinics, say } = app;
  await app.begin();
  await clinics.open();
  await clinics.add("Lake");
  await clinics.add("River");
  await clinics.write("touch", "Lake", "Ask first");
  await clinics.write("touch", "River", "Never");
  await clinics.write("watching", "Lake", "A nurse");
  const rules = async () => {
    const all = await kept(page, "clinic-rule");
    return Object.fromEntries(all.map((body) => [body.topic, body.words]));
  };

  await clinics.choose("Lake").click();
  await expect(clinics.chosen("Lake")).toBeVisible();
  expect(await rules()).toMatchObject({ touch: "Ask first", observation: "A nurse" });
  const asked = (await kept(page, "team-question")).length;
  // All but the two that Lake answered.
  const open = questions().length - 2;
  expect(asked).toBe(open);

  // What the first clinic said is no word of the second.
  await clinics.choose("River").click();
  await expect(clinics.chosen("River")).toBeVisible();
  expect((await rules()).touch).toBe("Never");
  expect((await rules()).observation).toBeUndefined();
  expect(await kept(page, "team-question")).toHaveLength(open + 1);

  await app.undo();
  await expect(clinics.chosen("Lake")).toBeVisible();
  await expect.poll(async () => (await kept(page, "team-question")).length).toBe(open);
  expect(await rules()).toMatchObject({ touch: "Ask first", observation: "A nurse" });
  await page.reload();
  await expect(clinics.chosen("Lake")).toBeVisible();
  await app.open("/session/new");
  await expect(app.field(app.names.place)).toHaveValue("Lake");
  await app.open("/rules");
  await expect(page.getByRole("link").filter({ hasText: "Ask first" })).toContainText("Lake");
  await expect(page.getByRole("link").filter({ hasText: say("common.clinics_differ") }).first()).toBeVisible();
});

test("what another clinic told is asked about: asked anew, taken back, or left", async ({ app, page }) => {
  const { clinics, rules, say } = app;
  const number = "(555) 010-0177";
  await app.begin();
  await clinics.open();
  await clinics.add("Lake");
  await clinics.add("River");
  await clinics.choose("Lake").click();
  await expect(clinics.chosen("Lake")).toBeVisible();
  await app.open("/rules/food");
  await app.button(say("rule.hours_before", { hours: "6" })).click();
  await rules.kept().waitFor();
  await app.open("/help/clinic");
  await app.field(say("help.clinic_after_label")).fill(number);
  await app.button(say("help.clinic_save")).click();
  await app.arrives(app.names.help);
  const states = async (is_told: boolean) => {
    await app.open("/rules");
    const food = rules.row("food");
    await expect(food).toContainText(is_told ? "6" : say("common.clinics_differ"));
    await app.open("/help");
    await expect(app.help.emergency()).toBeVisible();
    await expect(page.getByText(number)).toHaveCount(is_told ? 1 : 0);
    await clinics.open();
  };

  await clinics.open();
  const asked = page.getByRole("region", { name: say("clinics.before_title", { name: "River" }) });
  await clinics.choose("River").click();
  await expect(asked.getByRole("heading")).toBeFocused();
  await expect(asked.getByRole("listitem")).toHaveCount(2);
  await expect(asked).toContainText(rules.title("food"));
  await expect(asked).toContainText(number);
  await app.button(say("common.cancel")).click();
  await expect(asked).toBeHidden();
  await expect(clinics.chosen("Lake")).toBeVisible();

  await clinics.choose("River").click();
  await asked.getByRole("button", { name: say("clinics.before_keep") }).click();
  await expect(clinics.chosen("River")).toBeVisible();
  await states(true);
  await app.reload();

  const other = page.getByRole("region", { name: say("clinics.before_title", { name: "Lake" }) });
  await clinics.choose("Lake").click();
  await other.getByRole("button", { name: say("clinics.before_anew") }).click();
  await expect(clinics.chosen("Lake")).toBeVisible();
  await app.undo();
  await expect(clinics.chosen("River")).toBeVisible();
  await expect.poll(async () => (await kept(page, "clinic-numbers")).length).toBe(1);
  await states(true);
  await clinics.choose("Lake").click();
  await other.getByRole("button", { name: say("clinics.before_anew") }).click();
  await expect(clinics.chosen("Lake")).toBeVisible();
  await states(false);
  await app.open("/questions");
  await expect(app.questions.rule(rules.question("food"))).toBeVisible();
});

test("a choice that stopped half-way is made whole, and nothing doubled", async ({ app, page }) => {
  const { clinics, say } = app;
  await app.begin();
  await clinics.open();
  await clinics.add("Lake");
  await clinics.write("touch", "Lake", "Ask first");
  await clinics.write("watching", "Lake", "A nurse");
  await fail_after(page, 7);
  await clinics.choose("Lake").click();
  await expect(page.getByText(say("fault.full"))).toBeVisible();
  await expect(clinics.chosen("Lake")).toBeHidden();
  const before = (await kept(page, "team-question")).length;
  expect(before).toBeGreaterThan(0);
  const open = questions().length - 2;
  expect(before).toBeLessThan(open);

  await heal(page);
  await clinics.choose("Lake").click();
  await expect(clinics.chosen("Lake")).toBeVisible();
  await expect(page.getByText(say("fault.full"))).toBeHidden();
  const asked = (await kept(page, "team-question")).map((body) => body.of);
  expect(asked).toHaveLength(open);
  expect(new Set(asked).size).toBe(open);
  const rules = (await kept(page, "clinic-rule")).map((body) => body.topic);
  expect(rules.sort()).toEqual(["observation", "touch"]);
});

/** The bodies of all records of one kind as they lie on the disk. */
async function kept(page: Page, kind: string): Promise<any[]> {
  const all = heads(await stores(page)) as { head: { kind: string; erased: boolean; body: any } }[];
  return all.filter(({ head }) => head.kind === kind && !head.erased).map(({ head }) => head.body);
}

/** From here on so many rows can be written, and no more. */
async function fail_after(page: Page, count: number): Promise<void> {
  await page.evaluate((left) => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...row) {
      if (left <= 0) throw new DOMException("full", "QuotaExceededError");
      left -= 1;
      return put.apply(this, row);
    };
    Object.assign(window, { heal: () => Object.assign(IDBObjectStore.prototype, { put }) });
  }, count);
}

async function heal(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { heal: () => void }).heal());
}
