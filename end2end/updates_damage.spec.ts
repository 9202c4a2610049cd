// A build that is kept and comes to harm: noticed, made whole again, and never the end of the app.

import { address, alter, kept_text, take_away } from "./support/kept.ts";
import { A, B, build, builds, check, expect, GREETING, kept_offline, offered, test } from "./support/site.ts";

test.use({ serviceWorkers: "allow" });

/** Nothing else asks for it. */
const SPANISH = address(A, /^words\.es\./);
const text = (path: string) => A.get(path.slice(1))!.toString();

test("a file that is missing is fetched at the next start", async ({ app, page }) => {
  await app.begin();
  await kept_offline(page);
  await take_away(page, "a", SPANISH);
  await page.reload();
  await app.heading(GREETING.a).waitFor();
  expect((await kept_text(page, "a", SPANISH)) === text(SPANISH)).toBe(true);
});

test("a file that was altered is noticed when updates are looked for", async ({ app, page }) => {
  await app.begin();
  await kept_offline(page);
  await alter(page, "a", SPANISH, "{}");
  await check(page);
  await expect.poll(async () => (await kept_text(page, "a", SPANISH)) === text(SPANISH)).toBe(true);
});

test("an altered file stops the app: its Reload mends it", async ({ app, page, guards }) => {
  guards.allow(/unreadable/);
  await app.begin();
  await kept_offline(page);
  const glue = address(A, /^homeward\.[0-9a-f]+\.js$/);
  await alter(page, "a", glue, "throw new Error('unreadable');");
  await page.reload();
  await page.getByRole("heading", { name: "Something stopped" }).waitFor();
  await page.getByRole("button", { name: "Reload" }).click();
  await app.heading(GREETING.a).waitFor();
});

test("what is altered and cannot be had goes, and the rest opens", async ({ app, page, host, site }) => {
  await app.begin();
  await kept_offline(page);
  // Browsers keep no copy of their own of this one.
  await alter(page, "a", "/away.html", "<p>altered");
  await site.kill();
  await host.close();
  await check(page);
  await expect.poll(() => kept_text(page, "a", "/away.html")).toBe(null);
  await page.reload();
  await app.heading(GREETING.a).waitFor();
});

test("all of a build is gone, and the network too: the one agreed to before it opens", async ({
  app,
  page,
  host,
  site,
  guards,
}) => {
  guards.allow(/Failed to load resource/);
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await check(page);
  await offered(page);
  await app.button(app.say("today.update_now")).click();
  await expect.poll(() => build(page)).toBe("b");
  await kept_offline(page);
  await take_away(page, "b");
  host.breaks = () => true;
  await page.goto("/");
  await app.heading(GREETING.a).waitFor();
  host.breaks = () => false;
  await page.reload();
  await app.heading(GREETING.b).waitFor();
  await site.kill();
  await host.close();
  await page.reload();
  await app.heading(GREETING.b).waitFor();
});

test("all of a build is gone, and the host has a newer one only: that is kept from then on", async ({
  app,
  page,
  host,
  site,
}) => {
  await app.begin();
  await kept_offline(page);
  site.deploy(B);
  await take_away(page, "a");
  await page.reload();
  await app.heading(GREETING.b).waitFor();
  await check(page);
  await expect.poll(() => builds(page)).toEqual(["b"]);
  await site.kill();
  await host.close();
  await page.reload();
  await app.heading(GREETING.b).waitFor();
});
