// Restoring that ends midway: stopped, killed, without room, or with another window at it.

import { expect, test } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";
import { file_of } from "./pages/keeper.ts";
import { entries, make_copy } from "./support/copies.mjs";
import { gate_at } from "./support/gate.ts";
import { PHONE, Profile } from "./support/profile.mjs";
import { Room } from "./support/room.ts";
import { texts } from "./support/rows.ts";
import { B, build, check, kept_offline, offered, test as site_test } from "./support/site.ts";

test.use({ serviceWorkers: "allow" });

const ALL = 1_500;
const LIFE = entries(ALL);
const COPY = make_copy(LIFE);
const FILE = file_of(COPY.bytes);
const TEXTS = LIFE.map(({ body }) => body.text).sort();

/** Opens the copy on the screen of restoring, begins to add it, and is held before a later batch. */
async function held_midway(app: App) {
  await app.keeper.open("restore");
  await app.keeper.look_into_with_code(FILE, COPY.code);
  const gate = await gate_at(app.page, 18);
  await app.button(app.say("restore.do")).click();
  await gate.reached();
  return gate;
}

/** Chooses the same file again, and adds it to its end. */
async function again(app: App, there: number): Promise<void> {
  if (there > 0) await expect(app.keeper.told("same", there)).toBeVisible();
  if (there < ALL) await expect(app.keeper.told("new", ALL - there)).toBeVisible();
  await app.keeper.add();
  expect(await texts(app.page)).toEqual(TEXTS);
}

test("stopped midway it says so, and goes on with the same file", async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.begin();
  const gate = await held_midway(app);
  await app.button(app.say("restore.stop")).click();
  await expect(page.getByText(app.say("restore.stopped"))).toBeVisible();
  await gate.open();
  // What was on its way still arrives.
  await expect.poll(async () => (await texts(page)).length).toBe(425);
  await app.button(app.say("restore.again")).click();
  await app.keeper.look_into_with_code(FILE, COPY.code);
  await again(app, 425);
  await app.keeper.finish();
  await app.open("/journal");
  await expect(app.journal.entry("Entry 0:")).toBeVisible();
});

test("left midway it goes on with the same file", async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.begin();
  await held_midway(app);
  await page.goto("/help.html");
  const there = (await texts(page)).length;
  expect(there).toBe(400);
  await app.keeper.open("restore");
  await app.keeper.look_into_with_code(FILE, COPY.code);
  await again(app, there);
});

test("killed midway it goes on with the same file", async ({ baseURL }) => {
  test.setTimeout(120_000);
  const profile = new Profile();
  try {
    const app = new App(await profile.open({ ...PHONE, baseURL }), "en");
    await app.begin();
    await held_midway(app);
    await expect(app.page.getByText(app.say("restore.adding", { done: 400, all: ALL }))).toBeVisible();
    await profile.kill();
    const later = new App(await profile.open({ ...PHONE, baseURL }), "en");
    await later.keeper.open("restore");
    const there = (await texts(later.page)).length;
    expect(there).toBeGreaterThanOrEqual(400);
    expect(there % 25).toBe(0);
    await later.keeper.look_into_with_code(FILE, COPY.code);
    await again(later, there);
  } finally {
    await profile.remove();
  }
});

test.describe("without room", () => {
  test.use({ serviceWorkers: "block" });

  test("a full phone says so, keeps what was added, and goes on with room", async ({ app, page, baseURL }) => {
    test.setTimeout(120_000);
    const room = await Room.of(page, baseURL!);
    await app.begin();
    await app.keeper.open("restore");
    await app.keeper.look_into_with_code(FILE, COPY.code);
    await app.button(app.say("restore.do")).click();
    await expect(page.getByText(app.say("fault.full"))).toBeVisible();
    const there = (await texts(page)).length;
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(ALL);
    await room.free();
    await app.button(app.say("restore.again")).click();
    await app.keeper.look_into_with_code(FILE, COPY.code);
    await again(app, there);
  });
});

test("a second window is told to wait, and nothing is added twice", async ({ app, page, context }) => {
  test.setTimeout(120_000);
  const mine = "Written here before.";
  await app.begin();
  await app.add_entry(mine);
  const other = new App(await context.newPage(), "en");
  await other.keeper.open("restore");
  await other.keeper.look_into_with_code(FILE, COPY.code);
  const gate = await held_midway(app);
  await other.button(other.say("restore.do")).click();
  await expect(other.page.getByText(other.say("lock.busy"))).toBeVisible();
  await gate.open();
  await page.getByText(app.say("restore.done")).waitFor();
  const added = [mine, ...TEXTS].sort();
  expect(await texts(page)).toEqual(added);

  await other.button(other.say("restore.again")).click();
  await other.keeper.look_into_with_code(FILE, COPY.code);
  await expect(other.keeper.told("same", ALL)).toBeVisible();
  await other.keeper.add();
  expect(await texts(page)).toEqual(added);
});

site_test("an update offered meanwhile does not reload the page", async ({ app, page, site }) => {
  site_test.setTimeout(120_000);
  await app.begin();
  await kept_offline(page);
  const gate = await held_midway(app);
  site.deploy(B);
  await check(page);
  await offered(page);
  await app.button(app.say("today.update_now")).click();
  await expect(app.toast(app.say("today.update_waits"))).toBeVisible();
  expect(await build(page)).toBe("a");
  await gate.open();
  await page.getByText(app.say("restore.done")).waitFor();
  expect(await texts(page)).toEqual(TEXTS);
  expect(await build(page)).toBe("a");
  await app.keeper.finish();
  await offered(page);
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");
  await page.goto("/journal");
  await expect(app.journal.entry("Entry 0:")).toBeVisible();
});
