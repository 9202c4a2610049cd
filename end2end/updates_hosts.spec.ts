// Files that are not as built, and hosts that send addresses elsewhere: refused whole, and nothing breaks.

import { find } from "./support/builds.ts";
import { B, build, builds, check, expect, GREETING, kept_offline, offered, test } from "./support/site.ts";

test.use({ serviceWorkers: "allow" });

const WORDS = "The tide went out.";

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
    await expect.poll(() => builds(page)).toEqual(["a"]);
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
  await expect.poll(() => builds(page)).toEqual(["a"]);
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
