// The chunks of the app, which are fetched behind the first screen.

import { expect, test } from "./fixtures/app.ts";

/** The chunk that draws the tab of this name. */
const PLAN = /split_plan\.[0-9a-f]+\.wasm$/;
const JOURNAL = /split_reflect\.[0-9a-f]+\.wasm$/;
/** All of them, and what they share. */
const CHUNKS = /(split_\w+|chunk_\d+)\.[0-9a-f]+\.wasm$/;
const MISSING = /split_|chunk_|Failed to (load|fetch)|instantiat/;

test.use({ serviceWorkers: "block" });

test("the first screen stands without them; the next waits behind its own", async ({ app, page }) => {
  await app.begin();
  let let_go = () => {};
  const held = new Promise<void>((resolve) => (let_go = resolve));
  await page.route(PLAN, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/");
  await app.heading(app.say("today.hello")).waitFor();
  const asked = page.waitForRequest(PLAN);
  await app.page.reload();
  await asked;
  await app.link(app.names.plan).click();
  // What was seen is still there, and can be used.
  await expect(app.heading(app.say("today.hello"))).toBeVisible();
  await app.help.open();
  await app.arrives(app.names.help);
  // On the way back Help stands until the screen before can be shown.
  await page.goBack();
  await expect(app.heading(app.names.help)).toBeVisible();
  let_go();
  await app.arrives(app.names.plan);
});

for (const language of ["en", "es"] as const) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("where one cannot be had the app says so, and can be asked again", async ({ app, page, guards }) => {
      guards.allow(MISSING);
      await app.begin();
      await page.route(PLAN, (route) => route.abort());
      await page.goto("/plan");
      const missing = page.getByText(app.say("settings.part_missing"));
      await expect(missing).toBeVisible();
      // What needs none of it goes on.
      await app.help.open();
      await app.arrives(app.names.help);
      await page.goBack();
      await expect(missing).toBeVisible();
      const failed = page.waitForEvent("requestfailed", (request) => PLAN.test(request.url()));
      await app.button(app.say("common.try_again")).click();
      await failed;
      await expect(missing).toBeVisible();
      await page.unroute(PLAN);
      await app.button(app.say("common.try_again")).click();
      await app.arrives(app.names.plan);
      await expect(missing).toHaveCount(0);
    });
  });
}

test("with one missing, the other stands", async ({ app, page, guards }) => {
  guards.allow(MISSING);
  await app.begin();
  await page.route(JOURNAL, (route) => route.abort());
  await page.goto("/plan");
  await app.heading(app.names.plan).waitFor();
  await app.tab("journal");
  const missing = page.getByText(app.say("settings.part_missing"));
  await expect(missing).toBeVisible();
  await app.tab("plan");
  await app.arrives(app.names.plan);
  await page.unroute(JOURNAL);
  await app.tab("journal");
  await app.arrives(app.names.journal);
  await page.route(PLAN, (route) => route.abort());
  await page.goto("/journal");
  await app.heading(app.names.journal).waitFor();
  await app.tab("plan");
  await expect(missing).toBeVisible();
});

test("without them, a page below Help leads to the one that needs no wasm", async ({ app, page, guards }) => {
  guards.allow(MISSING);
  await app.begin();
  await page.route(CHUNKS, (route) => route.abort());
  await page.goto("/help/signs");
  await expect(page.getByText(app.say("settings.part_missing"))).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: app.say("help.title"), exact: true }).click();
  await expect(page).toHaveURL(/\/help\.html$/);
});
