// A store that does not answer: nothing waits for ever, what is on the screen stays, and it is said.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { hold_store } from "./support/gate.ts";
import { set_hidden } from "./support/presence.ts";
import { texts } from "./support/rows.ts";

const WORDS = "The gulls went inland before the storm.";
/** Past the limit of one request, in milliseconds. */
const LIMIT = 6_500;

/** From now on the database of this page can be told to answer nothing, and to answer again. */
async function hold(page: Page, from_start = false): Promise<(is_hung: boolean) => Promise<void>> {
  await page.addInitScript((from_start) => {
    const state = { is_hung: from_start };
    Object.assign(window, { storage: state });
    const silent = () => ({ readyState: "pending" }) as unknown as IDBOpenDBRequest;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...asked) {
      return state.is_hung ? silent() : open.apply(this, asked);
    };
    for (const name of ["getAll", "getAllKeys"] as const) {
      const ask = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...asked: never[]) {
        return state.is_hung ? silent() : (ask as (...asked: never[]) => IDBRequest).apply(this, asked);
      } as never;
    }
  }, from_start);
  return (is_hung) =>
    page.evaluate((is_hung) => {
      (window as unknown as { storage: { is_hung: boolean } }).storage.is_hung = is_hung;
    }, is_hung);
}

/** Until this stands, the seconds pass by which a request is given up. */
async function in_time(page: Page, stands: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(LIMIT);
    await stands();
  }).toPass({ timeout: 15_000, intervals: [100] });
}

test("while writing: not saved, the words stay, and they are saved once it answers", async ({ app, page }) => {
  await app.begin();
  const hang = await hold(page);
  await app.open("/journal/new");
  await hang(true);
  await app.journal.words().fill(WORDS);
  const failed = page.getByRole("status").getByText(app.say("status.not_saved"), { exact: true });
  await in_time(page, () => expect(failed).toBeVisible({ timeout: 100 }));
  await expect(app.journal.words()).toHaveValue(WORDS);
  await hang(false);
  await app.button(app.say("common.try_again")).click();
  await app.journal.saved().waitFor();
  expect(await texts(page)).toEqual([WORDS]);
});

test("at the start: it says so, and Help is one tap away", async ({ app, page }) => {
  await app.begin();
  const hang = await hold(page, true);
  await page.goto("/journal");
  const told = page.getByText(app.say("fault.lost"));
  await in_time(page, () => expect(told).toBeVisible({ timeout: 100 }));
  await expect(app.link(app.names.help).filter({ visible: true })).toHaveAttribute("href", "/help.html");
  await hang(false);
});

test("in locking: the screen is covered, and words that cannot be kept are shown again", async ({ app, page }) => {
  await app.begin_locked(WORDS, "/journal/new");
  const hang = await hold(page);
  await app.keeper.enter("/journal/new");
  await hang(true);
  await app.journal.words().fill("And came back at noon.");
  await set_hidden(page, true);
  await page.clock.fastForward(61_000);
  await set_hidden(page, false);
  await expect(page.locator("html")).toHaveAttribute("data-covered");
  await in_time(page, () => expect(page.locator("html")).not.toHaveAttribute("data-covered", { timeout: 100 }));
  await expect(app.journal.words()).toHaveValue("And came back at noon.");
  // It is tried again at every look, and locks once the words are kept.
  await hang(false);
  const locked = app.heading(app.say("unlock.title"));
  await in_time(page, () => expect(locked).toBeVisible({ timeout: 100 }));
  await app.keeper.enter("/journal");
  await expect(app.journal.entry("And came back at noon.")).toBeVisible();
});

test("while a copy is made: it says so, and it can be tried again", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  const hang = await hold(page);
  await app.keeper.open("copy");
  await hang(true);
  await app.keeper.begin_copy();
  const told = page.getByRole("status").getByText(app.say("fault.lost"));
  await in_time(page, () => expect(told).toBeVisible({ timeout: 100 }));
  await hang(false);
  await app.keeper.make_copy_here();
});

test("in erasing everything: it says what it does, then why not, and it can be tried again", async ({ app, context, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.keeper.open("erase");
  await page.getByRole("checkbox").check();
  const let_go = await hold_store(await context.newPage(), "records");
  await page.bringToFront();
  await app.button(app.names.erase_everything).click();
  await expect(page.getByRole("status").filter({ hasText: app.say("erase.doing") })).toBeVisible();
  const told = page.getByRole("alert").filter({ hasText: app.say("fault.lost") });
  await in_time(page, () => expect(told).toBeVisible({ timeout: 100 }));
  await let_go();
  await app.button(app.names.erase_everything).click();
  // The app has begun anew, and made its vault.
  await expect(app.button(app.names.start)).toBeEnabled();
  expect(await texts(page)).toEqual([]);
});
