// A copy with more recordings and pictures than one part holds: made, ended midway and gone on with,
// saved part by part, opened by the Python script, and restored on another phone; and how much memory
// that takes, beside a small copy. `cargo xtask prove attachments`; HOMEWARD_PROVE_MB says how large.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { make_attachment, noise, put_attachments } from "./support/attachments.mjs";
import { begin_peak, is_told, peak } from "./support/memory.mjs";
import { Profile } from "./support/profile.mjs";
import { serve } from "./support/serve.mjs";
import { put_rows, stores } from "./support/stores.mjs";
import { seal_row } from "./support/vault.mjs";

const PASSPHRASE = "copper lantern seven tides";
const CHUNK = 262_144 + 40;
/** So many whole chunks as they lie in a copy: of the large one, and of the small one beside it. */
const chunks_of = (megabytes) => Math.ceil((megabytes * 1e6) / CHUNK);
const LARGE = chunks_of(Number(process.env.HOMEWARD_PROVE_MB ?? 2_000));
const SMALL = chunks_of(64);
const PART = 256_000_000;
const PATIENCE = 3_600_000;
/** How much more memory the page may take for the large copy than for the small one. */
const FLAT = 1.5;

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

/** Does some work, and tells how long it took and how much memory the browser had at most. */
async function measured(profile, name, work) {
  const begun = Date.now();
  begin_peak(profile);
  const answer = await work();
  const { page, others } = peak(profile);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`  ${name}: ${seconds} s; at most ${page} MB in the page, ${others} MB beside it`);
  if (!peaks[name]) peaks[name] = [];
  peaks[name].push(page);
  return answer;
}
/** By the name of the work: for the small copy, and for the large. */
const peaks = {};

/** Asks for the copy. */
async function ask(page, address) {
  await page.goto(`${address}/settings/copy`);
  await page.getByRole("checkbox", { name: "With recordings and pictures" }).waitFor();
  await page.getByLabel("Passphrase for this copy", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("Type it again", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Make the copy", exact: true }).click();
}

/** Makes it, and reads it once. */
async function make(profile, page, address) {
  await measured(profile, "making it, and reading it once", async () => {
    await ask(page, address);
    await page.getByRole("heading", { name: "The copy is ready" }).waitFor();
  });
}

// In the page: what is staged and finished, by name.
async function staged() {
  const place = await navigator.storage.getDirectory();
  const folder = await place.getDirectoryHandle("staged", { create: true });
  const found = {};
  for await (const [name, handle] of folder.entries()) {
    const { size, lastModified } = await handle.getFile();
    if (size > 0) found[name] = lastModified;
  }
  return found;
}

// In the page: whether a part is whole, and the note beside it.
async function is_under_way() {
  const place = await navigator.storage.getDirectory();
  const handle = () => place.getDirectoryHandle("staged").then((folder) => folder.getFileHandle("under-way"));
  const note = await handle().then(
    (handle) => handle.getFile(),
    () => null,
  );
  return (note?.size ?? 0) > 0;
}

/** Ends the browser once a part is whole, and goes on in another. */
async function make_midway(profile, page, address) {
  await ask(page, address);
  await page.waitForFunction(is_under_way, undefined, { polling: 500 });
  const before = await page.evaluate(staged);
  await profile.kill();
  const again = await begin(profile, address);
  await make(profile, again, address);
  await again.getByText("This copy was begun on").waitFor();
  const after = await again.evaluate(staged);
  const parts = Object.keys(before).filter((name) => name !== "under-way");
  for (const part of parts) assert.equal(after[part], before[part], `${part} was written again`);
  assert.ok(!("under-way" in after));
  console.log(`  killed midway, it went on behind ${parts.length} of its ${Object.keys(after).length} parts`);
  return again;
}

/** Saves its parts in turn; answers their paths. */
async function save(page, folder) {
  const buttons = page.getByRole("button", { name: /^Save (part \d+ of \d+|the copy)$/ });
  const names = await buttons.allTextContents();
  const paths = [];
  for (const name of names.map((name) => name.trim())) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    const file = await download;
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    await file.delete();
    const again = name === "Save the copy" ? "Save it again" : `${name} again`;
    await page.getByRole("button", { name: again, exact: true }).waitFor();
    paths.push(path);
  }
  await page.getByText("Last copy:").waitFor();
  return paths;
}

/** Chooses the parts one after another, the last first. */
async function restore(profile, page, address, paths) {
  await page.goto(`${address}/settings/restore`);
  for (const path of paths.toReversed()) {
    await page.getByLabel("Choose the copy", { exact: true }).setInputFiles(path);
    if (path !== paths[0]) await page.getByText("Not all parts are here.").waitFor();
  }
  await page.getByLabel("Passphrase of the copy", { exact: true }).fill(PASSPHRASE);
  await measured(profile, "looking into it", async () => {
    await page.getByRole("button", { name: "Open the copy", exact: true }).click();
    await page.getByRole("button", { name: "Add to this phone", exact: true }).waitFor();
  });
  await measured(profile, "adding it", async () => {
    await page.getByRole("button", { name: "Add to this phone", exact: true }).click();
    await page.getByText("Your words are here").waitFor();
  });
}

/** A phone with so many chunks; what they are. */
async function fill(page, count, small) {
  const { meta } = await stores(page);
  await put_attachments(page, { meta }, small);
  const large = make_attachment([]);
  const { record, ...head } = large.manifest;
  head.body.extent = { bytes: count * (CHUNK - 40), chunks: count };
  await put_rows(page, "records", [seal_row(meta, record, head)]);
  await page.evaluate(put_random, [large.id, count, CHUNK]);
  return page.evaluate(digest_of_chunks);
}

/** There and back, with so many chunks. */
async function prove(address, count) {
  const folder = mkdtempSync(join(tmpdir(), "homeward-attachments-"));
  const [one, other] = [new Profile(), new Profile()];
  try {
    console.log(`  ${count} chunks, ${Math.round((count * CHUNK) / 1e6)} MB`);
    const small = [make_attachment(noise(262_144, 1_000)), make_attachment(noise(24_000))];
    let page = await begin(one, address);
    const before = await fill(page, count, small);
    assert.equal(before.chunks, count + 3);

    if (count * CHUNK > PART) page = await make_midway(one, page, address);
    else await make(one, page, address);
    const paths = await save(page, folder);
    const sizes = paths.map((path) => statSync(path).size);
    console.log(`  in parts of ${sizes.map((size) => `${(size / 1e6).toFixed(1)} MB`).join(", ")}`);
    assert.ok(sizes.length >= (count * CHUNK) / PART && sizes.every((size) => size <= PART));
    await one.remove();

    const into = join(folder, "into");
    mkdirSync(into);
    const env = { ...process.env, HOMEWARD_SECRET: PASSPHRASE };
    const script = new URL("open_copy.py", import.meta.url).pathname;
    execFileSync("python3", [script, "--into", into, ...paths], { env, stdio: ["ignore", "ignore", "ignore"] });
    for (const { id, plain } of small) assert.deepEqual(readFileSync(join(into, id)), plain);
    console.log(`  ${small.length} attachments by open_copy.py, byte for byte`);

    const fresh = await begin(other, address);
    await restore(other, fresh, address, paths);
    assert.deepEqual(await fresh.evaluate(digest_of_chunks), before);
    console.log("  every chunk is the same on the other phone");
  } finally {
    await one.remove();
    await other.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const server = await serve(process.env.HOMEWARD_DIST);
try {
  await prove(server.address, SMALL);
  await prove(server.address, LARGE);
  for (const [name, [small, large]] of Object.entries(is_told ? peaks : {})) {
    const ratio = large / small;
    console.log(`  ${name}: ${large} MB of memory where the small copy took ${small}, ${ratio.toFixed(2)} times`);
    assert.ok(ratio < FLAT, `${name} takes more memory for more to copy`);
  }
} finally {
  server.end();
}
