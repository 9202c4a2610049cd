// The lock: set, opened, and what it keeps from whom.

import { expect, test } from "./fixtures/app.ts";
import { PASSPHRASE } from "./pages/keeper.ts";

const WORDS = "The heron stood where the river bends.";

test("a lock is set, and opens by its passphrase and by its recovery code", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(WORDS);
  const code = await app.keeper.set_lock();
  await expect(page.getByText(WORDS)).toHaveCount(0);

  await app.keeper.unlock("copper lantern seven tide");
  await expect(page.getByText(app.say("unlock.wrong"))).toBeVisible();
  await app.keeper.unlock(`  ${PASSPHRASE} `);
  await app.heading(app.names.lock).waitFor();
  await app.open("/journal").catch(() => {});
  await app.keeper.locked();
  await app.keeper.unlock_with_code(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
  await expect(app.journal.entry(WORDS)).toBeVisible();
});
