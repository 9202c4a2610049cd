// Whole builds only, none without consent, and none over words that are not kept yet.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures/app.ts";
import { Server } from "./fixtures/server.ts";
import { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { type Build, built, changed, deploy, find } from "./support/builds.ts";
import { Host } from "./support/host.ts";
import { hold_writes } from "./support/room.ts";

const WORDS = "The tide went out.";
const DAY = 25 * 60 * 60 * 1000;

/** A build that greets in other words. */
function greeting(words: string, id: string): Build {
  const text = find(A, /^words\.en\./);
  return changed(A, text, (json) => json.replaceAll("Good to see you", words), id);
}

const A = built();
const B = greeting("Good to see you, newer", "b");
const C = greeting("Good to see you, newest", "c");
const GREETING = { a: "Good to see you", b: "Good to see you, newer", c: "Good to see you, newest" };

interface Site {
  /** Puts another build on the server. */
  deploy: (build: Build) => void;
  /** Ends the server. */
  kill: () => Promise<void>;
}

const test = base.extend<{ site: Site; host: Host }>({
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "homeward-site-"));
    deploy(A, folder);
    const server = new Server(folder);
    const site = {
      address: await server.start(),
      deploy: (build: Build) => deploy(build, folder),
      kill: () => server.kill(),
    };
    await use(site);
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  },
  host: async ({ site }, use) => {
    const host = await Host.before((site as Site & { address: string }).address);
    await use(host);
    await host.close();
  },
  baseURL: async ({ host }, use) => {
    await use(host.address);
  },
});

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
    ["/settings/sources", "sources.title"],
    ["/settings/erase", "erase.title"],
    ["/no/such/screen", "unknown.title"],
    ["/index.html", "today.days_until"],
  ];
  for (const [path, title] of screens) {
    await page.goto(path);
    await expect(app.heading(app.say(title, { count: 3 })), path).toBeVisible();
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
  // Longer than the app waits for the change to be told.
  await page.clock.fastForward(5_000);
  await expect(app.journal.words()).toHaveValue(WORDS);
  expect(await page.evaluate(() => "same" in window)).toBe(true);
  await expect(app.toast(app.say("today.update_waits"))).toBeVisible();
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

test("only the newest two builds are kept", async ({ app, page, site }) => {
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
  expect(await page.evaluate(() => caches.keys())).toEqual(["app-b", "app-c"]);
});

for (const [what, alter] of [
  ["altered", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(" ")])],
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ["missing", () => null],
] as const) {
  test(`a file ${what} on the server: the update fails whole, the old app goes on`, async ({
    app,
    page,
    host,
    site,
    guards,
  }) => {
    guards.allow(/404|Failed to load resource|not as built/);
    await app.begin();
    await app.add_entry(WORDS);
    await kept_offline(page);
    const broken = new Map(B);
    const name = find(B, /^words\.en\./);
    const bytes = alter(B.get(name)!);
    if (bytes) broken.set(name, bytes);
    else broken.delete(name);
    site.deploy(broken);
    await check(page);
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["app-a"]);
    await expect(page.getByText(app.say("today.update_ready"))).toHaveCount(0);
    await app.open("/journal");
    await expect(app.journal.entry(WORDS)).toBeVisible();
    expect(await build(page)).toBe("a");

    // Once it is whole, it comes.
    site.deploy(B);
    await check(page);
    await offered(page);
    await site.kill();
    await host.close();
    await app.open("/journal");
    await expect(app.journal.entry(WORDS)).toBeVisible();
    expect(await build(page)).toBe("a");
  });
}

test("a host that sends the shell elsewhere is refused: the app runs, and the old one stays", async ({
  app,
  page,
  host,
  site,
}) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  host.moved.set("/", "/home");
  await check(page);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["app-a"]);
  await page.reload();
  await app.heading(GREETING.a).waitFor();
  await expect(page.getByText(app.say("today.update_ready"))).toHaveCount(0);
  host.moved.clear();
  await check(page);
  await offered(page);
});

test("a first visit to a host that sends the shell elsewhere works, without offline", async ({
  app,
  page,
  host,
}) => {
  host.moved.set("/", "/home");
  await page.goto("/plan");
  await app.welcome.pass();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null)).toBe(null);
  await expect(page.getByText(app.say("today.offline_ready"))).toHaveCount(0);
});

test("a host that shortens help.html keeps Help offline all the same", async ({ app, page, host, site }) => {
  host.moved.set("/help.html", "/help");
  host.short.set("/help", "/help.html");
  await app.begin();
  await kept_offline(page);
  await site.kill();
  await host.close();
  await page.goto("/help.html");
  await expect(page.locator('a[href="tel:911"]').filter({ visible: true }).first()).toBeVisible();
});

/** Every file is kept, and the worker answers this page. */
async function kept_offline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Looks for a newer build, as the app does by itself once a day. */
async function check(page: Page): Promise<void> {
  await page.evaluate(() =>
    (window as unknown as { homeward: { check_for_updates(): Promise<boolean> } }).homeward.check_for_updates(),
  );
}

async function offered(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Update now" })).toBeVisible();
}

/** The build that runs in a page; nothing while it is being loaded. */
async function build(page: Page): Promise<string | null> {
  return page
    .evaluate(() => (window as unknown as { homeward?: { build: string } }).homeward?.build ?? null)
    .catch(() => null);
}
