// The build that was agreed to answers, whatever the host, the browser or another window does.

import type { Page } from "@playwright/test";
import { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { address } from "./support/kept.ts";
import {
  A, B, build, builds, C, check, D, expect, GREETING, kept_offline, offered, test, workers,
} from "./support/site.ts";

test.use({ serviceWorkers: "allow" });

const WORDS = "The tide went out.";

/** Agrees to the update that is offered. */
async function accept(app: App, id: string): Promise<void> {
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(app.page)).toBe(id);
}

/** The wasm of a page comes to an end. */
async function stop(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { homeward: { stopped(): void } }).homeward.stopped());
  await page.getByRole("heading", { name: "Something stopped" }).waitFor();
}

test("all windows closed while an update waits: the app opens as it was, and offers it again", async ({
  app,
  page,
  context,
  host,
  site,
}) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  await page.close();
  // The browser lets the newer worker take over by itself.
  await expect.poll(() => workers(context)).toContain("b activated");

  const again = new App(await context.newPage(), "en");
  await again.page.goto("/");
  await again.heading(GREETING.a).waitFor();
  await offered(again.page);
  await again.page.goto("/plan");
  await offered(again.page);
  expect(await build(again.page)).toBe("a");
  await accept(again, "b");
  await site.kill();
  await host.close();
  await again.page.goto("/");
  await again.heading(GREETING.b).waitFor();
});

test("a host that takes an update back over a line that breaks leaves the app whole", async ({
  app,
  page,
  context,
  host,
  site,
  guards,
}) => {
  guards.allow(/Failed to load resource|not as built/);
  await app.begin();
  await app.add_entry(WORDS);
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  site.deploy(A);
  host.breaks = (path) => path !== "/sw.js";
  await check(page);
  await site.kill();
  await host.close();
  await app.open("/journal");
  expect(await build(page)).toBe("a");
  await expect(app.journal.entry(WORDS)).toBeVisible();
  await page.close();
  const again = new App(await context.newPage(), "en");
  await again.open("/journal");
  await expect(again.journal.entry(WORDS)).toBeVisible();
  expect(await build(again.page)).toBe("a");
});

test("an update that the host took back is offered no more, and goes", async ({ app, page, context, site }) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  await page.close();
  await expect.poll(() => workers(context)).toContain("b activated");
  site.deploy(A);
  const again = new App(await context.newPage(), "en");
  await again.page.goto("/");
  await again.heading(GREETING.a).waitFor();
  expect(await check(again.page)).toBe(false);
  await expect.poll(() => builds(again.page)).toEqual(["a"]);
  await again.page.reload();
  await again.heading(GREETING.a).waitFor();
  expect(await check(again.page)).toBe(false);

  site.deploy(B);
  expect(await check(again.page)).toBe(true);
  await offered(again.page);
  await accept(again, "b");
});

test("a window with words not saved keeps its build while others come and go", async ({ app, page, context, site }) => {
  await app.begin();
  const session = await app.add_session();
  await kept_offline(page);
  const form = new App(await context.newPage(), "en");
  await form.open(`/session/${session}/ride`);
  await form.ride.fill({ name: RIDE.name, phone: RIDE.phone });
  await page.bringToFront();
  // This one nobody agrees to.
  site.deploy(B);
  await check(page);
  await offered(page);
  for (const [next, id] of [[C, "c"], [D, "d"]] as const) {
    site.deploy(next);
    await check(page);
    await offered(page);
    await accept(app, id);
    // The host has this file no more.
    const path = address(A, /^words\.en\./);
    const words = await form.page.evaluate((at) => fetch(at, { cache: "no-store" }).then((got) => got.text()), path);
    expect(words === A.get(path.slice(1))!.toString()).toBe(true);
  }
  expect(await build(form.page)).toBe("a");
  await expect(form.field(form.names.name)).toHaveValue(RIDE.name);
  await form.ride.save();
  await form.ride.gates().first().waitFor();
  await form.page.reload();
  await expect(form.page.getByText(RIDE.name).first()).toBeVisible();
  expect(await build(form.page)).toBe("d");
  // No window runs it any more.
  await expect.poll(() => builds(page)).toEqual(["c", "d"]);
});

test("updates that nobody agrees to do not fill the phone", async ({ app, page, site }) => {
  await app.begin();
  await kept_offline(page);
  for (const [next, id] of [[B, "b"], [C, "c"], [D, "d"]] as const) {
    site.deploy(next);
    await check(page);
    await offered(page);
    await expect.poll(() => builds(page)).toEqual(["a", id]);
  }
  await accept(app, "d");
});

test("an update that is ready stays so when the line breaks in the middle of the next", async ({
  app,
  page,
  host,
  site,
  guards,
}) => {
  guards.allow(/Failed to load resource|not as built/);
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  site.deploy(C);
  host.breaks = (path) => path === address(C, /^words\.en\./);
  await check(page);
  await expect.poll(() => builds(page)).toEqual(["a", "b"]);
  await site.kill();
  await host.close();
  await accept(app, "b");
  await page.goto("/");
  await app.heading(GREETING.b).waitFor();
});

test("a phone without a record: what it ran is what was agreed to", async ({ app, page, context, site }) => {
  await app.begin();
  await kept_offline(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (!name.startsWith("app-")) await caches.delete(name);
  });
  site.deploy(B);
  await check(page);
  await offered(page);
  await page.close();
  await expect.poll(() => workers(context)).toContain("b activated");
  const again = new App(await context.newPage(), "en");
  await again.page.goto("/");
  await again.heading(GREETING.a).waitFor();
  await offered(again.page);
  await accept(again, "b");
});

test("a page that stopped looks for a newer build, and takes it", async ({ app, page, site }) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await stop(page);
  await page.getByRole("button", { name: "Reload" }).click();
  await app.heading(GREETING.b).waitFor();
});

test("a page that stopped takes the build that is ready, though its worker has taken over", async ({
  app,
  page,
  context,
  host,
  site,
}) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  await page.close();
  await expect.poll(() => workers(context)).toContain("b activated");
  await site.kill();
  await host.close();
  const again = new App(await context.newPage(), "en");
  await again.page.goto("/");
  await again.heading(GREETING.a).waitFor();
  await stop(again.page);
  await again.page.getByRole("button", { name: "Reload" }).click();
  await again.heading(GREETING.b).waitFor();
});
