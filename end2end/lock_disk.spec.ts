// With a lock set the browser's files hold neither words nor anything that opens them.

import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";
import { Profile } from "./support/profile.mjs";
import { scan } from "./support/scan.mjs";
import { stores } from "./support/stores.mjs";
import { type Typist, walk, watch_fields, word } from "./support/typist.ts";
import { data_key, heads, secret_of } from "./support/vault.mjs";

const test = base.extend<{ profile: Profile }>({
  profile: async ({}, use) => {
    const profile = new Profile();
    await use(profile);
    await profile.remove();
  },
});

/** Four words that nothing else says. */
function phrase(): string {
  return [word(), word(), word(), word()].join(" ");
}

/** A secret in every way it may be written down. */
function spellings(secret: Buffer): (string | Buffer)[] {
  const hex = secret.toString("hex");
  return [secret, hex, hex.toUpperCase(), secret.toString("base64"), secret.toString("base64url")];
}

/** What opens the vault, in every way it may be written down. */
function openers(passphrase: string, code: string, key: Buffer): (string | Buffer)[] {
  const codes = [code, code.toLowerCase()].flatMap((code) => ["", "-", " "].map((by) => code.replaceAll("-", by)));
  return [passphrase, ...passphrase.split(" "), ...codes, ...spellings(secret_of(code)), ...spellings(key)];
}

/** Every field of the lock is typed into by setting and opening it. */
function typed_by_lock(typist: Typist): void {
  for (const id of ["new-passphrase", "again", "group", "passphrase", "recovery-code"]) typist.fields.add(id);
}

async function look_around(page: Page, address: string, passphrase: string): Promise<void> {
  const app = new App(page, "en");
  for (const path of ["/journal", "/settings/lock", "/journal/unlocked"]) {
    await app.keeper.enter(`${address}${path}`, passphrase);
  }
  await app.button(app.names.help).click();
  await app.heading(app.say("help.title")).waitFor();
}

for (const end of ["closed", "killed"] as const) {
  test(`a lock from the start, and a browser that was ${end}`, async ({ profile, baseURL }) => {
    test.setTimeout(240_000);
    const passphrase = phrase();
    const note = word();
    let code = "";
    let page = await profile.open({ baseURL });
    await watch_fields(page);
    const lock = {
      async set(app: App, typist: Typist) {
        code = await app.keeper.set_lock(passphrase);
        await app.keeper.begin_note("");
        await app.field(app.say("unlock.entry")).pressSequentially(note);
        await app.button(app.say("unlock.done")).click();
        await app.keeper.enter("/", passphrase);
        typed_by_lock(typist);
      },
      async enter(app: App) {
        await app.keeper.locked();
        await app.keeper.unlock(passphrase);
        await app.keeper.inside();
      },
    };
    const { words } = await walk(page, baseURL!, lock);
    const { key } = data_key((await stores(page)).meta, { code });
    if (end === "closed") await profile.close();
    else await profile.kill();
    const wanted = [...words, note, ...openers(passphrase, code, key)];
    expect(scan(profile.folder, wanted).found).toEqual([]);

    // Opening packs the databases anew, and shows the words once more.
    page = await profile.open({ baseURL });
    await look_around(page, baseURL!, passphrase);
    await profile.close();
    const second = scan(profile.folder, wanted);
    expect(second.found).toEqual([]);
    console.log(`${words.length + 1} words in ${second.files} files, ${second.bytes} bytes: found in none`);
  });
}

test("a lock set over what was written before", async ({ profile, baseURL }) => {
  test.setTimeout(240_000);
  const passphrase = phrase();
  let page = await profile.open({ baseURL });
  await watch_fields(page);
  const { words } = await walk(page, baseURL!);
  const first = data_key((await stores(page)).meta).key;
  await profile.close();
  // A scan that finds nothing is worth what it would have found: without a lock the key is there.
  expect(scan(profile.folder, [first]).found).not.toEqual([]);

  page = await profile.open({ baseURL });
  const app = new App(page, "en");
  const code = await app.keeper.set_lock(passphrase);
  // The engine keeps what it deleted for a while: the screen of the first lock says so.
  tell_remnants("when the lock was just set", profile, first);
  await app.keeper.enter("/journal", passphrase);
  const found = await stores(page);
  expect(heads(found, { code }).length).toBeGreaterThan(5);
  const { key } = data_key(found.meta, { code });
  expect(key.equals(first)).toBe(false);
  await profile.kill();
  const wanted = [...words, ...openers(passphrase, code, key)];
  expect(scan(profile.folder, wanted).found).toEqual([]);
  tell_remnants("after unlocking", profile, first);

  page = await profile.open({ baseURL });
  await look_around(page, baseURL!, passphrase);
  await profile.close();
  expect(scan(profile.folder, wanted).found).toEqual([]);
  tell_remnants("after another start", profile, first);
});

function tell_remnants(when: string, profile: Profile, key: Buffer): void {
  const found = scan(profile.folder, [key]).found.map(({ file, how }) => `${file} (${how})`);
  console.log(`the first key, ${when}: ${found.length > 0 ? found.join(", ") : "nowhere"}`);
}
