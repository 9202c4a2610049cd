// No room left: what was typed stays on the screen, which says so, and is kept once there is room.

import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { hold_writes, Room } from "./support/room.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

const WORDS = "The tide went out, and I could see the whole shore.";
/** Longer than the app waits before it tries again by itself. */
const AGAIN = 5_000;

const test = base.extend<{ room: Room }>({
  // The service worker would want more room than these tests leave.
  serviceWorkers: "block",
  room: async ({ page, baseURL }, use) => {
    await use(await Room.of(page, baseURL!));
  },
});

for (const [language, locale] of [
  ["en", "en-US"],
  ["es", "es-MX"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, permissions: ["clipboard-read", "clipboard-write"] });

    test("an entry stays on the screen, says why, and is kept on trying again", async ({
      app,
      page,
      room,
    }) => {
      await app.begin();
      await page.goto("/journal/new");
      await room.fill();
      await app.journal.words().fill(WORDS);
      const status = page.getByRole("status").getByText(app.say("status.not_saved"), { exact: true });
      await expect(status).toBeVisible();
      await expect(page.getByText(app.say("fault.full"))).toBeVisible();
      await expect(app.journal.words()).toHaveValue(WORDS);
      await expect(app.journal.saved()).toHaveCount(0);

      await app.button(app.say("common.copy_words")).click();
      await expect(app.toast(app.say("common.copied"))).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(WORDS);

      await app.button(app.say("common.try_again")).click();
      await expect(status).toBeVisible();
      expect(await entries(page)).toEqual([]);

      await room.free();
      await app.button(app.say("common.try_again")).click();
      await expect(app.journal.saved()).toBeVisible();
      await expect(page.getByText(app.say("fault.full"))).toHaveCount(0);
      expect(await entries(page)).toEqual([WORDS]);
    });
  });
}

test("an entry that cannot be brought back says why, and can be once there is room", async ({ app, page, room }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.open("/journal");
  await page.getByRole("link", { name: WORDS }).click();
  await app.journal.erase();
  await app.toast(app.say("journal.erased_toast")).waitFor();
  await room.fill();
  await app.undo();
  await app.toast(app.say("fault.full")).waitFor();
  expect(await entries(page)).toEqual([]);
  await room.free();
  await app.undo();
  await expect(page.getByRole("link", { name: WORDS })).toBeVisible();
  expect(await entries(page)).toEqual([WORDS]);
});

test("an entry is kept by itself once there is room", async ({ app, page, room }) => {
  await app.begin();
  await page.goto("/journal/new");
  await room.fill();
  await app.journal.words().fill(WORDS);
  await expect(page.getByText(app.say("fault.full"))).toBeVisible();
  await room.free();
  await page.clock.fastForward(AGAIN);
  await expect(app.journal.saved()).toBeVisible();
  expect(await entries(page)).toEqual([WORDS]);
});

test("what is typed while nothing can be kept is kept too", async ({ app, page, room }) => {
  await app.begin();
  await page.goto("/journal/new");
  await room.fill();
  await app.journal.words().fill("First.");
  await expect(page.getByText(app.say("fault.full"))).toBeVisible();
  await app.journal.words().fill(WORDS);
  await page.clock.fastForward(AGAIN);
  await expect(page.getByText(app.say("status.not_saved"), { exact: true })).toBeVisible();
  await room.free();
  await page.clock.fastForward(AGAIN);
  await expect(app.journal.saved()).toBeVisible();
  expect(await entries(page)).toEqual([WORDS]);
});

test("words that are not kept hold the writer back: Done and Back stay", async ({
  app,
  page,
  room,
}) => {
  await app.begin();
  await page.goto("/journal/new");
  await room.fill();
  await app.journal.words().fill(WORDS);
  const reason = page.getByText(app.say("fault.full"));
  await expect(reason).toBeVisible();
  // No try by itself comes between: each one here is asked for.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  const failed = await room.failures();
  await app.button(app.names.done).click();
  await expect.poll(() => room.failures()).toBe(failed + 1);
  await app.back();
  await expect.poll(() => room.failures()).toBe(failed + 2);
  await page.clock.resume();
  await expect(reason).toBeVisible();
  await expect(app.journal.words()).toHaveValue(WORDS);
  expect(await unsaved(page)).toBe(true);
  await room.free();
  await app.button(app.names.done).click();
  await expect(app.journal.entry(WORDS)).toBeVisible();
  expect(await unsaved(page)).toBe(false);
});

test("Help is reachable with words not kept, and they are kept once there is room", async ({
  app,
  page,
  room,
}) => {
  await app.begin();
  await page.goto("/journal/new");
  await room.fill();
  await app.journal.words().fill(WORDS);
  await expect(page.getByText(app.say("fault.full"))).toBeVisible();
  await app.help.open();
  await expect(app.help.emergency()).toBeVisible();
  expect(await unsaved(page)).toBe(true);
  const waits = page.getByText(app.say("status.left_behind"));
  await expect(waits).toBeHidden();
  await app.back();
  await expect(waits).toBeVisible();
  await room.free();
  await app.button(app.say("common.try_again")).click();
  await expect(waits).toBeHidden();
  await app.tab("journal");
  await expect(app.journal.entry(WORDS)).toBeVisible();
  expect(await unsaved(page)).toBe(false);
});

test("leaving by the browser's own Back loses nothing either", async ({ app, page, room }) => {
  await app.begin();
  await app.tab("journal");
  await app.journal.write();
  await room.fill();
  await app.journal.words().fill(WORDS);
  await expect(page.getByText(app.say("fault.full"))).toBeVisible();
  await page.goBack();
  await expect(app.heading(app.say("journal.title"))).toBeVisible();
  await expect(page.getByText(app.say("status.left_behind"))).toBeVisible();
  await room.free();
  await page.clock.fastForward(AGAIN);
  await expect(app.journal.entry(WORDS)).toBeVisible();
  await expect(page.getByText(app.say("status.left_behind"))).toBeHidden();
});

test("words on their way to the disk count as unsaved until they are there", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.open("/journal/new");
  const release = await hold_writes(page);
  await app.journal.words().fill(WORDS);
  // The write has begun by now, and waits.
  await page.clock.fastForward(AGAIN);
  expect(await unsaved(page)).toBe(true);
  await expect(app.journal.saved()).toHaveCount(0);
  await release();
  await expect(app.journal.saved()).toBeVisible();
  expect(await unsaved(page)).toBe(false);
});

for (const way of ["Done", "Help"] as const) {
  test(`words whose saving fails after ${way} was pressed are not lost`, async ({
    app,
    page,
    room,
  }) => {
    await app.begin();
    await app.open("/journal/new");
    await room.fill();
    const release = await hold_writes(page);
    await app.journal.words().fill(WORDS);
    await page.clock.fastForward(AGAIN);
    if (way === "Done") await app.button(app.names.done).click();
    else await app.help.open();
    await release();
    // Whatever screen stands now: the words are still unsaved, and go to the disk with the first room.
    await expect.poll(() => unsaved(page)).toBe(true);
    await room.free();
    await page.clock.fastForward(AGAIN);
    await expect.poll(() => entries(page)).toEqual([WORDS]);
  });
}

test("an intention's draft stays, and is kept once there is room", async ({ app, page, room }) => {
  await app.begin();
  const session = await app.add_session();
  await page.goto(`/session/${session}/intention`);
  await app.intention.to_words();
  await room.fill();
  await app.intention.words().fill(WORDS);
  await expect(page.getByText(app.say("status.not_saved"), { exact: true })).toBeVisible();
  await app.intention.keep();
  await expect(page.getByRole("alert").filter({ hasText: app.say("fault.full") })).toBeVisible();
  await expect(app.intention.words()).toHaveValue(WORDS);
  await room.free();
  await app.intention.keep();
  await app.intention.rest();
  await expect(app.plan.row("intention")).toContainText(WORDS);
});

test("a session is not saved, says so, keeps the form, and is saved with room", async ({
  app,
  page,
  room,
}) => {
  await app.begin();
  await page.goto("/session/new");
  await room.fill();
  await app.session.fill(SESSION);
  await app.session.save();
  await says_not_saved(page, app.say);
  await expect(app.field(app.names.place)).toHaveValue(SESSION.place);
  await expect(app.field(app.names.date)).toHaveValue(SESSION.date);
  expect(await kinds(page)).toEqual([]);
  await room.free();
  await app.session.save();
  await expect(app.heading(app.say("plan.title"))).toBeVisible();
  expect(await kinds(page)).toEqual(["session"]);
});

test("a ride is not saved, says so, keeps the form, and is saved with room", async ({
  app,
  page,
  room,
}) => {
  await app.begin();
  const session = await app.add_session();
  await page.goto(`/session/${session}/ride`);
  await room.fill();
  await app.ride.fill(RIDE);
  await app.ride.save();
  await says_not_saved(page, app.say);
  await expect(app.field(app.names.name)).toHaveValue(RIDE.name);
  await room.free();
  await app.ride.save();
  await expect(app.ride.gates().first()).toBeVisible();
  expect(await kinds(page)).toEqual(["ride", "session"]);
});

test("the clinic's numbers are not saved, say so, and are saved with room", async ({
  app,
  page,
  room,
}) => {
  await app.begin();
  await page.goto("/help/clinic");
  await room.fill();
  await app.field(app.say("help.clinic_day_label")).fill("555 010 0100");
  await app.button(app.say("help.clinic_save")).click();
  await says_not_saved(page, app.say);
  await expect(app.field(app.say("help.clinic_day_label"))).toHaveValue("555 010 0100");
  await room.free();
  await app.button(app.say("help.clinic_save")).click();
  await expect(page.getByText("555 010 0100")).toBeVisible();
});

test("a tick that was not kept is not shown as ticked", async ({ app, page, room }) => {
  await app.begin();
  const session = await app.add_session();
  await page.goto(`/session/${session}/checklist`);
  await room.fill();
  const box = page.locator("input[type=checkbox]:enabled").first();
  await box.click();
  await says_not_saved(page, app.say);
  await expect(box).not.toBeChecked();
  await room.free();
  await box.click();
  await expect(page.getByText(app.say("fault.full"))).toHaveCount(0);
  await expect(box).toBeChecked();
  await page.reload();
  await expect(box).toBeChecked();
});

test("an item of one's own that was not kept stays in its field", async ({ app, page, room }) => {
  await app.begin();
  const session = await app.add_session();
  await page.goto(`/session/${session}/checklist`);
  await room.fill();
  await app.checklist.add("Bring the blue scarf");
  await says_not_saved(page, app.say);
  await expect(app.field(app.say("checklist.add_label"))).toHaveValue("Bring the blue scarf");
  await expect(app.checklist.item("Bring the blue scarf")).toHaveCount(0);
  await room.free();
  await app.button(app.say("checklist.add_do")).click();
  await expect(app.checklist.item("Bring the blue scarf")).toBeVisible();
});

test("an entry that could not be erased is still there", async ({ app, page, room }) => {
  await app.begin();
  await app.add_entry(WORDS);
  await app.journal.entry(WORDS).click();
  await expect(app.journal.words()).toHaveValue(WORDS);
  await room.fill();
  await app.journal.erase();
  await expect(page.getByText(app.say("fault.full"))).toBeVisible();
  await expect(app.journal.words()).toHaveValue(WORDS);
  expect(await entries(page)).toEqual([WORDS]);
});

/** The reason is on the screen, and beside it that nothing was saved. */
async function says_not_saved(page: Page, say: (key: string) => string): Promise<void> {
  await expect(page.getByText(say("fault.full"))).toBeVisible();
  await expect(page.getByText(say("status.not_saved"))).toBeVisible();
}

function unsaved(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as unknown as { homeward: { unsaved: boolean } }).homeward.unsaved);
}

/** The texts of all entries on the disk. */
async function entries(page: Page): Promise<string[]> {
  const all = heads(await stores(page)).filter(({ head }) => head.kind === "entry" && !head.erased);
  return all.map(({ head }) => head.body.text).sort();
}

/** The kinds of all records on the disk that are not erased. */
async function kinds(page: Page): Promise<string[]> {
  const all = heads(await stores(page)).filter(({ head }) => !head.erased);
  return all.map(({ head }) => head.kind).sort();
}
