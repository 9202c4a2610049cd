// A copy with more recordings and pictures than one part holds: made, saved part by part, opened by
// the Python script, and restored on another phone. `cargo xtask prove attachments`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { make_attachment, noise, put_attachments } from "./support/attachments.mjs";
import { Profile } from "./support/profile.mjs";
import { serve } from "./support/serve.mjs";
import { put_rows, stores } from "./support/stores.mjs";
import { seal_row } from "./support/vault.mjs";

const PASSPHRASE = "copper lantern seven tides";
/** So many whole chunks are more than 256 MB as they lie in a copy. */
const MANY = 1_000;
const CHUNK = 262_144 + 40;
const PART = 256_000_000;
const PATIENCE = 900_000;

/** A page of the app, with time enough. */
async function begin(profile, address) {
  const page = await profile.open();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${address}/settings/restore`);
  await page.getByText("Choose the copy", { exact: true }).waitFor();
  return page;
}

// In the page: chunks of an attachment, of random bytes. A copy takes them along as they lie.
function put_random([id, count, length]) {
  const key = Uint8Array.from(id.match(/../g), (pair) => parseInt(pair, 16));
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("homeward");
    opening.onsuccess = async () => {
      for (let number = 0; number < count; number += 1) {
        const bytes = new Uint8Array(length);
        for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const writing = opening.result.transaction("chunks", "readwrite");
        writing.objectStore("chunks").put(bytes, [key, number]);
        await new Promise((done) => {
          writing.oncomplete = done;
          writing.onabort = () => reject(writing.error);
        });
      }
      opening.result.close();
      resolve();
    };
  });
}

// In the page: how many chunks there are, and one digest over all of them with their keys.
function digest_of_chunks() {
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const asked = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  return (async () => {
    const database = await asked(indexedDB.open("homeward"));
    const store = () => database.transaction("chunks").objectStore("chunks");
    const digests = [];
    for (const key of await asked(store().getAllKeys())) {
      const value = await asked(store().get(key));
      digests.push(`${hex(key[0])} ${key[1]} ${hex(await crypto.subtle.digest("SHA-256", value))}`);
    }
    database.close();
    const all = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(digests.join("\n")));
    return { chunks: digests.length, digest: hex(all) };
  })();
}

/** Does some work and tells how long it took. */
async function timed(name, work) {
  const begun = Date.now();
  const answer = await work();
  console.log(`  ${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return answer;
}

/** Makes the copy and saves its parts in turn; answers their paths. */
async function make(page, address, folder) {
  await page.goto(`${address}/settings/copy`);
  await page.getByRole("checkbox", { name: "With recordings and pictures" }).waitFor();
  await page.getByLabel("Passphrase for this copy", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("Type it again", { exact: true }).fill(PASSPHRASE);
  await timed("making it, and reading it once", async () => {
    await page.getByRole("button", { name: "Make the copy", exact: true }).click();
    await page.getByRole("heading", { name: "The copy is ready" }).waitFor();
  });
  const buttons = page.getByRole("button", { name: /^Save part \d+ of \d+$/ });
  const count = await buttons.count();
  const paths = [];
  for (let part = 1; part <= count; part += 1) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: `Save part ${part} of ${count}`, exact: true }).click();
    const file = await download;
    const path = join(folder, file.suggestedFilename());
    assert.match(path, new RegExp(`-${part}of${count}\\.hwcopy$`));
    await file.saveAs(path);
    await page.getByRole("button", { name: `Save part ${part} of ${count} again`, exact: true }).waitFor();
    paths.push(path);
  }
  await page.getByText("Last copy:").waitFor();
  return paths;
}

/** Chooses the parts one after another, the last first. */
async function restore(page, address, paths) {
  await page.goto(`${address}/settings/restore`);
  for (const path of paths.toReversed()) {
    await page.getByLabel("Choose the copy", { exact: true }).setInputFiles(path);
    if (path !== paths[0]) await page.getByText("Not all parts are here.").waitFor();
  }
  await page.getByLabel("Passphrase of the copy", { exact: true }).fill(PASSPHRASE);
  await timed("looking into it", async () => {
    await page.getByRole("button", { name: "Open the copy", exact: true }).click();
    await page.getByRole("button", { name: "Add to this phone", exact: true }).waitFor();
  });
  await timed("adding it", async () => {
    await page.getByRole("button", { name: "Add to this phone", exact: true }).click();
    await page.getByText("Your words are here").waitFor();
  });
}

const folder = mkdtempSync(join(tmpdir(), "homeward-attachments-"));
const server = await serve(process.env.HOMEWARD_DIST);
const [one, other] = [new Profile(), new Profile()];
try {
  const page = await begin(one, server.address);
  const { meta } = await stores(page);
  const small = [make_attachment(noise(262_144, 1_000)), make_attachment(noise(8_000, 8_000, 8_000))];
  await put_attachments(page, { meta }, small);
  const large = make_attachment([]);
  const { record, ...head } = large.manifest;
  head.body.extent = { bytes: MANY * (CHUNK - 40), chunks: MANY };
  await put_rows(page, "records", [seal_row(meta, record, head)]);
  await timed(`${MANY} chunks, ${Math.round((MANY * CHUNK) / 1e6)} MB`, () =>
    page.evaluate(put_random, [large.id, MANY, CHUNK]),
  );
  const before = await page.evaluate(digest_of_chunks);
  assert.equal(before.chunks, MANY + 5);

  const paths = await make(page, server.address, folder);
  const sizes = paths.map((path) => statSync(path).size);
  console.log(`  in parts of ${sizes.map((size) => `${(size / 1e6).toFixed(1)} MB`).join(", ")}`);
  assert.ok(sizes.length > 1 && sizes.every((size) => size <= PART));
  await one.close();

  const into = join(folder, "into");
  mkdirSync(into);
  const env = { ...process.env, HOMEWARD_SECRET: PASSPHRASE };
  const script = new URL("open_copy.py", import.meta.url).pathname;
  execFileSync("python3", [script, "--into", into, ...paths], { env, stdio: ["ignore", "ignore", "ignore"] });
  for (const { id, plain } of small) assert.deepEqual(readFileSync(join(into, id)), plain);
  console.log(`  ${small.length} attachments by open_copy.py, byte for byte`);

  const fresh = await begin(other, server.address);
  await restore(fresh, server.address, paths);
  assert.deepEqual(await fresh.evaluate(digest_of_chunks), before);
  console.log("  every chunk is the same on the other phone");
} finally {
  await one.remove();
  await other.remove();
  server.end();
  rmSync(folder, { recursive: true, force: true });
}
