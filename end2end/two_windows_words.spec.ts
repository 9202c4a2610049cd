// Words written in two windows at once, beside the journal: both are shown, and the patient chooses.

import type { BrowserContext, Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";

/** In milliseconds. */
const HOUR = 60 * 60 * 1000;
const QUESTION = "May I bring a blanket?";
const MINE = "Written in the first window.";
const YOURS = "Written in the second window.";

/** A second window at the same address. */
async function second(app: App, context: BrowserContext): Promise<App> {
  const other = new App(await context.newPage(), "en");
  await other.page.goto(app.page.url());
  await other.heading().waitFor();
  return other;
}

/** Neither window saves, or hears of the other, before both have done what they do. */
async function at_once(page: Page, work: () => Promise<void>): Promise<void> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 2_000);
  await work();
  await page.clock.resume();
}

/** One of the versions to choose from. */
function version(app: App, words: string): Locator {
  const notice = app.page.getByRole("note").filter({ has: conflict(app) });
  return notice.getByText(words);
}

function conflict(app: App): Locator {
  return app.page.getByText(app.say("journal.conflict"));
}

async function shows_both(app: App): Promise<void> {
  await expect(conflict(app)).toBeVisible();
  for (const words of [MINE, YOURS]) await expect(version(app, words)).toBeVisible();
}

async function choose(app: App, words: string): Promise<void> {
  await version(app, words).locator("xpath=following-sibling::button[1]").click();
  await expect(conflict(app)).toBeHidden();
}

test("an answer written in both at once: no tap in one drops the other's words", async ({ app, context }) => {
  await app.begin();
  await app.open("/questions");
  await app.questions.ask(QUESTION);
  const other = await second(app, context);
  for (const window of [app, other]) await window.questions.open(QUESTION);
  await at_once(app.page, async () => {
    await app.questions.answer().fill(MINE);
    await other.questions.answer().fill(YOURS);
  });
  for (const window of [app, other]) await shows_both(window);
  await expect(app.questions.answer()).toHaveValue(MINE);
  await expect(other.questions.answer()).toHaveValue(YOURS);

  await other.questions.answered();
  await shows_both(other);
  await other.page.reload();
  await other.questions.open(QUESTION);
  await shows_both(other);
  await choose(other, MINE);
  await expect(other.questions.answer()).toHaveValue(MINE);
  await expect(conflict(app)).toBeHidden();
  await other.page.getByRole("status").getByText(other.names.saved, { exact: true }).waitFor();
  await other.page.reload();
  await other.questions.open(QUESTION);
  await expect(other.questions.answer()).toHaveValue(MINE);
  await expect(conflict(other)).toBeHidden();
});

test("an answer saved in one window comes up in the other", async ({ app, context }) => {
  await app.begin();
  await app.open("/questions");
  await app.questions.ask(QUESTION);
  const other = await second(app, context);
  for (const window of [app, other]) await window.questions.open(QUESTION);
  await app.questions.answer().fill(MINE);
  await expect(other.questions.answer()).toHaveValue(MINE);
  await other.questions.answer().press("End");
  await other.questions.answer().pressSequentially(" And on.");
  await expect(app.questions.answer()).toHaveValue(`${MINE} And on.`);
  await expect(conflict(app)).toBeHidden();
});

test("the look on the morning, said in both at once", async ({ app, context }) => {
  await app.begin();
  const session = await app.add_session();
  await app.open("/");
  await app.page.clock.fastForward(68 * HOUR);
  await app.open(`/session/${session}/ready`);
  const look = (of: App) => of.page.getByRole("group", { name: of.say("ready.ate"), exact: true });
  const more = (of: App) => of.page.getByLabel(of.say("ready.more"));
  const stands = (of: App, word: string) =>
    of.page.getByRole("status").filter({ hasText: `${of.say("ready.ate")}: ${of.say(`ready.${word}`)}` });
  await look(app).getByRole("radio", { name: app.say("ready.hmm") }).click();
  await more(app).waitFor();
  const other = await second(app, context);
  await expect(stands(other, "hmm")).toBeVisible();
  await at_once(app.page, async () => {
    await more(app).fill(MINE);
    await more(other).fill(YOURS);
  });
  const all = (of: App, words: string) => version(of, `${of.say("ready.hmm")}. ${words}`);
  for (const window of [app, other]) {
    await expect(conflict(window)).toBeVisible();
    for (const words of [MINE, YOURS]) await expect(all(window, words)).toBeVisible();
  }
  // Another tap there is no choice between them.
  const change = `${other.say("ready.ate")}: ${other.say("ready.hmm")}`;
  await other.button(other.say("common.change_what", { what: change })).click();
  await look(other).getByRole("radio", { name: app.say("ready.fine") }).click();
  await expect(all(other, MINE)).toBeVisible();
  await choose(other, MINE);
  await expect(more(other)).toHaveValue(MINE);
  await expect(stands(other, "hmm")).toBeVisible();
  await expect(conflict(app)).toBeHidden();
});

/** Kept in the second window while another line is typed in the first: both are shown in both. */
async function kept_and_typed(app: App, context: BrowserContext): Promise<[App, App]> {
  await app.begin();
  const session = await app.add_session();
  await app.open(`/session/${session}/intention`);
  const other = await second(app, context);
  for (const window of [app, other]) await window.intention.to_words();
  await at_once(app.page, async () => {
    await app.intention.words().fill(MINE);
    await other.intention.words().fill(YOURS);
  });
  for (const window of [app, other]) await shows_both(window);
  await other.intention.keep();
  await other.toast(other.say("intention.kept")).waitFor();
  await other.intention.title("share").waitFor();
  await app.reload();
  await expect(app.intention.words()).toHaveValue(MINE);
  for (const window of [app, other]) await shows_both(window);
  return [app, other];
}

test("an intention kept in one window leaves what is being typed in the other", async ({ app, context }) => {
  await kept_and_typed(app, context);
  await choose(app, MINE);
  await expect(app.intention.words()).toHaveValue(MINE);
  await app.reload();
  await expect(app.intention.words()).toHaveValue(MINE);
  await expect(conflict(app)).toBeHidden();
  await app.open("/plan");
  await expect(app.plan.row("intention")).toContainText(app.say("plan.intention_draft"));
});

test("the intention that is kept already is chosen, and no draft stays beside it", async ({ app, context }) => {
  const [, other] = await kept_and_typed(app, context);
  await choose(other, YOURS);
  await expect(conflict(app)).toBeHidden();
  await app.reload();
  await expect(app.intention.words()).toHaveValue(YOURS);
  await app.open("/plan");
  await expect(app.plan.row("intention")).toContainText(YOURS);
});
