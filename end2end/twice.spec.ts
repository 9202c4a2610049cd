// A second tap while the first is being saved, and leaving in the middle of it.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { SESSION } from "./pages/session_form.ts";
import { VISIT } from "./pages/visit.ts";
import { gate_at } from "./support/gate.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

/** How many records of a kind are kept. */
async function count(page: Page, kind: string): Promise<number> {
  const all = heads(await stores(page)) as { record: string; head: { kind: string; erased: boolean } }[];
  const kept = all.filter(({ head }) => head.kind === kind && !head.erased);
  return new Set(kept.map(({ record }) => record)).size;
}

/** Holds the write that `deed` begins until `meanwhile` is done. */
async function held(page: Page, deed: () => Promise<void>, meanwhile: () => Promise<void>): Promise<void> {
  const gate = await gate_at(page, 1);
  await deed();
  await gate.reached();
  await meanwhile();
  await gate.open();
}

test("a session saved with two taps is one session", async ({ app, page }) => {
  await app.begin();
  await app.open("/session/new");
  await app.session.fill(SESSION);
  const save = () => app.session.save();
  await held(page, save, save);
  await app.heading(app.say("plan.title")).waitFor();
  expect(await count(page, "session")).toBe(1);
});

test("whoever leaves while it is saved stays where they went, and it is saved", async ({ app, page }) => {
  await app.begin();
  await app.open("/session/new");
  await app.session.fill(SESSION);
  await held(page, () => app.session.save(), () => app.help.open());
  await expect.poll(() => count(page, "session")).toBe(1);
  await expect(app.heading(app.names.help)).toBeVisible();
  await app.open("/plan");
  await expect(app.plan.hours()).toBeVisible();
});

test("a visit saved with two taps is one visit", async ({ app, page }) => {
  await app.begin();
  await app.open("/visit/new");
  await app.visits.fill(VISIT);
  const save = () => app.visits.save();
  await held(page, save, save);
  await app.heading(app.say("visit.kind_integration")).waitFor();
  expect(await count(page, "visit")).toBe(1);
});

test("an answer tapped twice leads back once", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.tab("today");
  await app.plan.hours().getByRole("link", { name: app.say("hours.no_food_ask") }).click();
  const answer = app.button(app.say("rule.hours_before", { hours: "6" }));
  await answer.waitFor();
  await held(page, () => answer.click(), () => answer.click());
  await app.rules.kept().waitFor();
  await app.heading(app.say("today.days_until", { count: 3 })).waitFor();
});

test("whoever leaves while an answer is saved is not led back", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  await app.tab("today");
  await app.plan.hours().getByRole("link", { name: app.say("hours.no_food_ask") }).click();
  const answer = app.button(app.say("rule.hours_before", { hours: "6" }));
  await answer.waitFor();
  await held(page, () => answer.click(), () => app.help.open());
  await app.rules.kept().waitFor();
  await expect(app.heading(app.names.help)).toBeVisible();
});

test("an entry that is done with twice is left once", async ({ app, page }) => {
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill("The river kept coming back.");
  const done = () => app.button(app.names.done).click();
  await held(page, done, done);
  await app.heading(app.say("journal.title")).waitFor();
  expect(await count(page, "entry")).toBe(1);
});
