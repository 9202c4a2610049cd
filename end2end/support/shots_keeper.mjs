// Pictures of the keeper's screens: the lock, the locked app, copies, restoring, storage.

import { readFileSync } from "node:fs";

const PASSPHRASE = "copper lantern seven tides";

/** Walks through them on a phone of their own, with a few words on it. */
export async function picture_keeper(studio, told) {
  const { page } = studio;
  const words = tree(studio.language);
  const button = (name) => page.getByRole("button", { name, exact: true });
  const drawn = () => page.locator("#part > *").first().waitFor();
  const part = async (path) => {
    await studio.open(path);
    await drawn();
  };
  await studio.open("/");
  for (let step = 0; step < 3; step += 1) {
    await page.locator("#app h1").waitFor();
    await page.locator("#app main button.button--wide").click();
  }
  await studio.open("/journal/new");
  await studio.shot("entry_first");
  for (const text of told.entries) {
    await studio.open("/journal/new");
    await studio.type("entry", text);
    await page.locator(".status--saved").waitFor();
  }
  await studio.open("/");
  await studio.shot("doors_copy_due");

  await part("/settings/storage");
  await page.getByText(words.storage.damaged_none).waitFor();
  await studio.shot("storage");
  await part("/settings/copy");
  await page.getByText(words.copy.none).waitFor();
  await studio.shot("copy");
  await studio.type("copy-passphrase", PASSPHRASE);
  await studio.type("copy-again", PASSPHRASE);
  await button(words.copy.do).click();
  const download = page.waitForEvent("download");
  await button(words.copy.save).click();
  const copy = await (await download).path();
  await button(words.copy.save_again).waitFor();
  await page.locator("#check-copy").setInputFiles(copy);
  await page.getByText(words.copy.check_ok.slice(0, 12)).waitFor();
  await studio.shot("copy_ready");

  await part("/settings/restore");
  await studio.shot("restore");
  await page.locator("#copy-file").setInputFiles(copy);
  await page.locator("#copy-passphrase").waitFor();
  await studio.shot("restore_ask");
  await studio.type("copy-passphrase", "another");
  await button(words.restore.open).click();
  await page.locator(".field__problem").waitFor();
  await studio.shot("restore_wrong");
  await studio.type("copy-passphrase", PASSPHRASE);
  await button(words.restore.open).click();
  await button(words.restore.do).waitFor();
  await studio.shot("restore_preview");
  await button(words.restore.do).click();
  await button(words.restore.finish).waitFor();
  await studio.shot("restore_done");

  await part("/settings/lock");
  await studio.shot("lock_none");
  await studio.shot_large("lock_none");
  await studio.type("new-passphrase", "tide");
  await button(words.lock.next).click();
  await page.locator(".field__problem").waitFor();
  await studio.shot("lock_problems");
  await studio.type("new-passphrase", PASSPHRASE);
  await studio.type("again", PASSPHRASE);
  await button(words.lock.next).click();
  await page.locator(".recovery__code").waitFor();
  await studio.shot("lock_code");
  const code = (await page.locator(".recovery__code").innerText()).trim().split(/\s+/);
  const asked = await page.locator("label[for=group]").innerText();
  await studio.type("group", code[Number(/\d/.exec(asked)[0]) - 1]);
  await button(words.lock.set).click();
  await button(words.lock.try).waitFor();
  await studio.shot("lock_done");
  await button(words.lock.try).click();
  await page.locator("#passphrase").waitFor();
  await studio.shot("locked");
  await studio.shot_large("locked");
  await button(words.unlock.with_code).click();
  await page.locator("#recovery-code").waitFor();
  await studio.shot("locked_code");
  await button(words.unlock.write).click();
  await studio.type("entry", told.elsewhere);
  await studio.shot("locked_writing");
  await button(words.unlock.done).click();
  await page.locator("#passphrase").waitFor();
  await studio.type("passphrase", "another");
  await button(words.unlock.do).click();
  await page.locator(".field__problem").waitFor();
  await studio.shot("locked_wrong");
  await studio.type("passphrase", PASSPHRASE);
  await button(words.unlock.do).click();
  await drawn();
  await studio.shot("lock_set");
  await page.locator("summary", { hasText: words.lock.code_title }).click();
  await button(words.lock.new_code).click();
  await page.locator(".recovery__code").waitFor();
  await studio.shot("lock_code_new");
  await button(words.lock.keep_code).click();
  // No loading anew from here on: the app would be locked.
  await page.locator(".top_bar__back").click();
  await page.locator(".list_rows").first().waitFor();
  await studio.shot("settings_locked");
  await page.locator(".top_bar__back").click();
  await page.locator('.tab_bar__tab[href="/journal"]').click();
  await page.locator(".journal .list_row").waitFor();
  await studio.shot("journal_waits");
  await page.locator(".journal .list_row").click();
  await button(words.inbox.keep).waitFor();
  await studio.shot("inbox");
}

function tree(language) {
  const file = new URL(`../../content/locales/keeper.${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
