// The rest of the app, which is fetched behind the first screen.

import { expect, test } from "./fixtures/app.ts";

const REST = /split_rest\.[0-9a-f]+\.wasm$/;

test.use({ serviceWorkers: "block" });

test("the first screen stands without it; the next waits behind it", async ({ app, page }) => {
  await app.begin();
  let let_go = () => {};
  const held = new Promise<void>((resolve) => (let_go = resolve));
  await page.route(REST, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/");
  await app.heading(app.say("today.hello")).waitFor();
  const asked = page.waitForRequest(REST);
  await app.page.reload();
  await asked;
  await app.link(app.names.plan).click();
  // What was seen is still there, and can be used.
  await expect(app.heading(app.say("today.hello"))).toBeVisible();
  await app.link(app.names.help).click();
  await app.arrives(app.names.help);
  await page.goBack();
  await app.link(app.names.plan).click();
  let_go();
  await app.arrives(app.names.plan);
  await expect(app.heading(app.names.plan)).toBeFocused();
});

for (const language of ["en", "es"] as const) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("where it cannot be had the app says so, and can be asked again", async ({ app, page, guards }) => {
      guards.allow(/split_rest|Failed to (load|fetch)|instantiat/);
      await app.begin();
      await page.route(REST, (route) => route.abort());
      await page.goto("/plan");
      const missing = page.getByText(app.say("settings.part_missing"));
      await expect(missing).toBeVisible();
      // What needs none of it goes on.
      await app.link(app.names.help).click();
      await app.arrives(app.names.help);
      await page.goBack();
      await expect(missing).toBeVisible();
      const failed = page.waitForEvent("requestfailed", (request) => REST.test(request.url()));
      await app.button(app.say("common.try_again")).click();
      await failed;
      await expect(missing).toBeVisible();
      await page.unroute(REST);
      await app.button(app.say("common.try_again")).click();
      await app.arrives(app.names.plan);
      await expect(missing).toHaveCount(0);
    });
  });
}

test("without it, a page below Help leads to the one that needs no wasm", async ({ app, page, guards }) => {
  guards.allow(/split_rest|Failed to (load|fetch)|instantiat/);
  await app.begin();
  await page.route(REST, (route) => route.abort());
  await page.goto("/help/signs");
  await expect(page.getByText(app.say("settings.part_missing"))).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: app.say("help.title"), exact: true }).click();
  await expect(page).toHaveURL(/\/help\.html$/);
});
