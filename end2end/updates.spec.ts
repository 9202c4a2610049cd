// Whole builds only, none without consent, and none over words that are not kept yet.

import { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { hold_writes } from "./support/room.ts";
import { B, build, builds, C, check, expect, GREETING, kept_offline, offered, test } from "./support/site.ts";

test.use({ serviceWorkers: "allow" });

const WORDS = "The tide went out.";
const DAY = 25 * 60 * 60 * 1000;

test("offline is said to be ready once, and never again", async ({ app, page, context, site }) => {
  await app.begin();
  const ready = app.toast(app.say("today.offline_ready"));
  await ready.waitFor();
  await kept_offline(page);
  await page.reload();
  await app.heading(GREETING.a).waitFor();
  const second = await context.newPage();
  await second.goto("/plan");
  await second.getByRole("heading", { level: 1 }).waitFor();
  site.deploy(B);
  await check(page);
  await offered(page);
  for (const one of [page, second]) await expect(one.getByText(app.say("today.offline_ready"))).toHaveCount(0);
});

/** Screens that the keeper draws, in a wasm of its own. */
const KEEPERS = /^\/settings\/(?!open)\w|^\/journal\/unlocked/;

test("with the server gone every screen opens by its address", async ({ app, page, host, site }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  await app.add_entry(WORDS);
  await kept_offline(page);
  await site.kill();
  await host.close();
  const screens: [string, string][] = [
    ["/", "today.days_until"],
    ["/plan", "plan.title"],
    ["/journal", "journal.title"],
    ["/deciding", "deciding.title"],
    ["/session/new", "session.add_title"],
    [`/session/${session}`, "session.edit_title"],
    [`/session/${session}/move`, "session.move_title"],
    [`/session/${session}/checklist`, "checklist.title"],
    [`/session/${session}/intention`, "intention.title"],
    [`/session/${session}/ride`, "ride.title"],
    ["/help", "help.title"],
    ["/help/signs", "help.all_signs"],
    ["/help/ground", "help.ground"],
    ["/help/not-okay", "help.not_okay"],
    ["/help/clinic", "help.my_clinic"],
    ["/settings", "settings.title"],
    ["/settings/lock", "settings.lock"],
    ["/settings/copy", "settings.copy"],
    ["/settings/restore", "settings.restore"],
    ["/settings/storage", "settings.storage"],
    ["/settings/open", "settings.open"],
    ["/journal/unlocked", "journal.unlocked"],
    ["/settings/sources", "settings.about"],
    ["/settings/erase", "settings.erase"],
    ["/no/such/screen", "unknown.title"],
    ["/index.html", "today.days_until"],
  ];
  for (const [path, title] of screens) {
    await page.goto(path);
    await expect(app.heading(app.say(title, { count: 3 })), path).toBeVisible();
    if (KEEPERS.test(path)) await app.keeper.drawn();
  }
  await page.goto("/journal/new");
  await app.journal.words().fill("written offline");
  await app.journal.saved().waitFor();
  await page.goto("/help.html");
  await expect(page.locator('a[href="tel:988"]').filter({ visible: true }).first()).toBeVisible();
  await page.goto("/away.html");
  expect(await page.evaluate(() => "homeward" in window)).toBe(false);
});

test("what is not there is missing, and never a page in place of code", async ({ app, page, host, site, guards }) => {
  guards.allow(/404|Failed to load resource/);
  await app.begin();
  await kept_offline(page);
  const status = (path: string) => page.evaluate((at) => fetch(at).then((got) => got.status), path);
  expect(await status("/gone.0123456789abcdef.js")).toBe(404);
  expect(await status("/gone.wasm")).toBe(404);
  await site.kill();
  await host.close();
  expect(await status("/gone.0123456789abcdef.js")).toBe(404);
  expect(await status("/gone.wasm")).toBe(404);
});

test("an update waits for consent, then takes over, offline too", async ({ app, page, host, site }) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  expect(await build(page)).toBe("a");

  // Nothing but consent brings it: not a reload, not another address.
  await page.reload();
  await app.heading(GREETING.a).waitFor();
  expect(await build(page)).toBe("a");
  await offered(page);
  await app.button(app.say("today.update_later")).click();
  await expect(page.getByText(app.say("today.update_ready"))).toHaveCount(0);
  await page.goto("/plan");
  await offered(page);
  expect(await build(page)).toBe("a");

  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");
  await page.goto("/");
  await app.heading(GREETING.b).waitFor();
  await expect(page.getByText(app.say("today.update_ready"))).toHaveCount(0);
  await site.kill();
  await host.close();
  await page.reload();
  await app.heading(GREETING.b).waitFor();
});

test("the offer stays while walking through the app", async ({ app, page, site }) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  for (const tab of ["plan", "journal", "today"] as const) {
    await app.tab(tab);
    await offered(page);
  }
});

test("a newer build is found by itself after a day", async ({ app, page, site }) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.clock.fastForward(DAY);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await offered(page);
});

test("Check for updates tells the truth", async ({ app, page, host, site }) => {
  await app.begin();
  await kept_offline(page);
  await app.open("/settings");
  const look = app.button(app.say("settings.check_updates"));
  await look.click();
  await expect(page.getByText(app.say("settings.checked_updates"))).toBeVisible();
  await expect(page.getByText(app.say("today.update_ready"))).toHaveCount(0);
  site.deploy(B);
  await look.click();
  await offered(page);
  await site.kill();
  await host.close();
  await page.reload();
  await look.click();
  await expect(page.getByText(app.say("settings.checked_updates")).or(page.getByText(app.say("today.update_ready"))).first()).toBeVisible();
  expect(await build(page)).toBe("a");
});

test("agreeing while words are on their way loses none of them", async ({ app, page, site }) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await app.open("/journal/new");
  await check(page);
  await offered(page);
  const release = await hold_writes(page);
  await app.journal.words().fill(WORDS);
  await page.evaluate(() => Object.assign(window, { same: true }));
  await app.button(app.say("today.update_now")).click();
  await expect(app.toast(app.say("today.update_waits"))).toBeVisible();
  // Longer than the app waits for the change to be told.
  await page.clock.fastForward(5_000);
  await expect(app.journal.words()).toHaveValue(WORDS);
  expect(await page.evaluate(() => "same" in window)).toBe(true);
  await release();
  await app.journal.saved().waitFor();
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");
  await app.open("/journal");
  await expect(app.journal.entry(WORDS)).toBeVisible();
});

test("another window with words not kept goes on, on its own files, and is asked itself", async ({
  app,
  page,
  context,
  site,
}) => {
  await app.begin();
  await kept_offline(page);
  const writing = new App(await context.newPage(), "en");
  await writing.open("/journal/new");
  await page.bringToFront();
  site.deploy(B);
  await check(page);
  await offered(page);
  const release = await hold_writes(writing.page);
  await writing.journal.words().fill(WORDS);
  await writing.page.evaluate(() => Object.assign(window, { same: true }));
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");

  await offered(writing.page);
  expect(await build(writing.page)).toBe("a");
  expect(await writing.page.evaluate(() => "same" in window)).toBe(true);
  await expect(writing.journal.words()).toHaveValue(WORDS);
  await release();
  await writing.journal.saved().waitFor();
  await writing.journal.done();

  // The server has this build no more; the worker still does.
  await writing.settings.open();
  await writing.settings.choose("Español").check();
  await writing.heading("Ajustes").waitFor();
  await writing.settings.choose("English").check();
  await writing.heading(app.say("settings.title")).waitFor();
  expect(await build(writing.page)).toBe("a");

  await offered(writing.page);
  await writing.button(app.say("today.update_now")).click();
  await expect.poll(() => build(writing.page)).toBe("b");
  await writing.open("/journal");
  await expect(writing.journal.entry(WORDS)).toBeVisible();
});

test("another window with a form half filled in is not interrupted", async ({ app, page, context, site }) => {
  await app.begin();
  const session = await app.add_session();
  await kept_offline(page);
  const form = new App(await context.newPage(), "en");
  await form.open(`/session/${session}/ride`);
  await form.ride.fill({ name: RIDE.name, phone: RIDE.phone });
  await page.bringToFront();
  site.deploy(B);
  await check(page);
  await offered(page);
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");
  await offered(form.page);
  await expect(form.field(form.names.name)).toHaveValue(RIDE.name);
  await form.ride.save();
  await form.ride.gates().first().waitFor();
  await expect(form.page.getByText(RIDE.name).first()).toBeVisible();
});

test("another window with nothing unsaved takes the update along", async ({ app, page, context, site }) => {
  await app.begin();
  await kept_offline(page);
  const other = await context.newPage();
  await other.goto("/plan");
  await other.getByRole("heading", { level: 1 }).waitFor();
  await page.bringToFront();
  site.deploy(B);
  await check(page);
  await offered(page);
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");
  await expect.poll(() => build(other)).toBe("b");
});

test("the build agreed to and the one before it are kept", async ({ app, page, site }) => {
  await app.begin();
  await kept_offline(page);
  for (const [next, id] of [[B, "b"], [C, "c"]] as const) {
    site.deploy(next);
    await check(page);
    await offered(page);
    await app.button(app.say("today.update_now")).click();
    await expect.poll(() => build(page)).toBe(id);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  }
  await expect.poll(() => builds(page)).toEqual(["b", "c"]);
});
