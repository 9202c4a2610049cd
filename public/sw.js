// Keeps whole, verified builds on the phone and answers from the one that was agreed to; never reloads a
// page by itself. Why it is so: docs/decisions/consented-build.md.
"use strict";

// The build writes here: its id, and the address and SHA-256 of each of its files.
const BUILD = null;

const PREFIX = "app-";
const RECORD = "consent";
const SHELL = "/";
// In milliseconds: for mending before something else is shown.
const LIMIT = 6000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  event.respondWith(request.mode === "navigate" ? page(url) : file(request, url));
});
self.addEventListener("message", (event) => {
  const { data, ports, source } = event;
  // Sent only after someone agreed to the update.
  if (data === "skip-waiting") event.waitUntil(take(ports[0]));
  // Everything was erased: so is until when it was told what rang.
  if (data === "forget") event.waitUntil(caches.delete("reminded"));
  if (data?.runs) event.waitUntil(hear(source, data, ports[0]));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const at = event.notification.data?.at;
  event.waitUntil(open_at(at ? `/note/${at}` : SHELL));
});
self.addEventListener("periodicsync", (event) => {
  if (event.tag === "reminders") event.waitUntil(remind());
});

// ---- The record: which build was agreed to. Workers of other builds read it, so its shape stays:
// `build` and `before`, the builds agreed to last, each with its files; the ids of `next`, which is whole
// and was not agreed to, and of `coming`, which is being fetched.

// It is written to the other of two places, so that a crash in the middle leaves the one before.
async function read() {
  const cache = await caches.open(RECORD);
  const read_at = async (place) => (await cache.match(place))?.json();
  const kept = await Promise.all(["/0", "/1"].map((place) => read_at(place).catch(() => null)));
  return kept.reduce((one, other) => ((other?.turn ?? 0) > (one?.turn ?? 0) ? other : one)) ?? null;
}

// `edit` tells what becomes different. One worker after the other.
function change(edit) {
  return alone(async () => {
    const record = (await read()) ?? { turn: 0, build: null, before: null, next: null, coming: null };
    const changed = { ...record, ...edit(record), turn: record.turn + 1 };
    const cache = await caches.open(RECORD);
    await cache.put(`/${changed.turn % 2}`, new Response(JSON.stringify(changed)));
  });
}

function alone(work) {
  return navigator.locks ? navigator.locks.request("builds", work) : work();
}

// ---- A build beside the one that runs: all files or none, and then the record.

async function install() {
  const is_first = !self.registration.active;
  if (!is_first && !(await read())?.build) {
    const build = await unrecorded();
    if (build) await change(() => ({ build }));
  }
  await change(() => ({ coming: BUILD.id }));
  try {
    await fill(BUILD);
  } catch (error) {
    await change(({ coming }) => ({ coming: coming === BUILD.id ? null : coming }));
    await prune();
    throw error;
  }
  // Where nothing else is whole, nobody can be asked.
  const is_alone = is_first || !(await agreed_to(await read()));
  await change((record) => {
    const done = { next: null, coming: null };
    if (is_alone) return { ...done, build: BUILD, before: null };
    return record.build.id === BUILD.id ? done : { ...done, next: BUILD.id };
  });
  await prune();
}

// What was kept last by a worker that wrote no record.
async function unrecorded() {
  const id = (await kept_ids()).filter((id) => id !== BUILD.id).at(-1);
  if (!id) return null;
  const cache = await caches.open(PREFIX + id);
  const files = {};
  for (const request of await cache.keys()) {
    files[new URL(request.url).pathname] = await hash_of(await cache.match(request));
  }
  return { id, files };
}

// Makes a build whole: what is missing or not as built is taken from another build, or fetched.
async function fill({ id, files }) {
  const cache = await caches.open(PREFIX + id);
  await Promise.all(Object.entries(files).map(([path, hash]) => keep(cache, path, hash)));
}

async function keep(cache, path, hash) {
  const kept = await cache.match(path, { ignoreVary: true });
  if (kept && (await hash_of(kept)) === hash) return;
  const response =
    (await elsewhere(path, hash)) ?? (await verified(path, hash, "default")) ?? (await verified(path, hash, "reload"));
  if (response) return cache.put(path, response);
  // What is not as built is as good as missing.
  if (kept) await cache.delete(path);
  throw new Error(`not as built: ${path}`);
}

// The same file, kept for another build.
async function elsewhere(path, hash) {
  for (const id of await kept_ids()) {
    const found = await kept_in(id, path);
    if (found && (await hash_of(found.clone())) === hash) return found;
  }
  return null;
}

// The response of `path` if its bytes are those that were built.
async function verified(path, hash, mode) {
  try {
    const response = await fetch(path, { cache: mode, credentials: "same-origin" });
    if (!response.ok) return null;
    if ((await hash_of(response.clone())) !== hash) return null;
    if (!response.redirected) return response;
    // Some hosts move help.html to /help. Its bytes are right, but a redirected response can
    // not answer a navigation: keep the bytes. The shell and named files are never moved.
    if (!path.endsWith(".html")) return null;
    return new Response(await response.blob(), { headers: plain(response.headers) });
  } catch {
    return null;
  }
}

// Headers for bytes that are no longer compressed.
function plain(headers) {
  const copy = new Headers(headers);
  copy.delete("Content-Encoding");
  copy.delete("Content-Length");
  return copy;
}

// Of the bytes of a response, which is used up by it.
async function hash_of(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- What a window says and asks.

// Which build it runs; it is told which one it would run if someone agreed to it.
async function hear(window, { runs, looks_closely }, port) {
  const cache = await caches.open(RECORD);
  await cache.put(`/window/${window.id}`, new Response(runs));
  const record = await read();
  port?.postMessage(record?.next === BUILD.id ? BUILD.id : (record?.build?.id ?? BUILD.id));
  // Nothing waits for these: a worker that is still at work keeps the next one from taking over.
  const looked_over = looks_closely ? fill(record?.build ?? BUILD).catch(() => {}) : Promise.resolve();
  looked_over.then(prune).catch(() => {}); // The next start tries again.
}

// Someone agreed: the record says so from now on. Without a newer build the one that runs is looked over.
async function take(port) {
  const record = await read();
  const is_newer = !record?.build || record.next === BUILD.id;
  const is_whole = await fill(is_newer ? BUILD : record.build).then(() => true, () => false);
  if (is_newer && is_whole) {
    await change(({ build }) => ({ build: BUILD, before: build, next: null }));
  }
  port?.postMessage(is_whole);
  // Windows hear of it once this worker is active: what they load meanwhile would hold it up.
  if (self.registration.waiting) self.skipWaiting();
  else await tell();
}

async function activate() {
  await self.clients.claim();
  tell().catch(() => {}); // Each start asks.
}

async function tell() {
  if ((await read())?.build?.id !== BUILD.id) return;
  for (const window of await windows()) window.postMessage({ agreed_to: BUILD.id });
  await prune();
}

function windows() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

// What the record does not name, and no window runs, goes. A window that did not say yet what it runs
// may run any of them; a page with a file of its own runs none.
async function prune() {
  const cache = await caches.open(RECORD);
  // Before the windows: a note of one that opens meanwhile is not taken for that of a closed one.
  const noted = await cache.keys();
  const open = new Map((await windows()).map((window) => [`/window/${window.id}`, new URL(window.url).pathname]));
  return alone(async () => {
    const record = await read();
    if (!record?.build) return;
    for (const request of noted) {
      const place = new URL(request.url).pathname;
      if (place.startsWith("/window/") && !open.has(place)) await cache.delete(request);
    }
    const needed = [record.build.id, record.before?.id, record.next, record.coming];
    for (const [place, path] of open) {
      const said = await cache.match(place);
      if (said) needed.push(await said.text());
      else if (!is_named(record.build, path)) return;
    }
    const rest = (await kept_ids()).filter((id) => !needed.includes(id));
    await Promise.all(rest.map((id) => caches.delete(PREFIX + id)));
  });
}

// ---- Answers.

// Which build answered last; unknown to a worker that has just begun.
let answering = null;

// A page with a file of its own, such as help.html, or else the shell for every screen.
async function page(url) {
  if (url.pathname === "/index.html") return Response.redirect(SHELL, 308);
  const record = await read().catch(() => null);
  const agreed = record?.build ?? BUILD;
  // Help waits for nothing.
  if (is_named(agreed, url.pathname)) return (await kept_first(agreed.id, url.pathname)) ?? fetch(url.pathname);
  const build = await whole(record).catch(() => null);
  answering = build?.id ?? null;
  const kept = build && (await kept_in(build.id, SHELL));
  // Where no build is whole, one with a hole may still do if nothing better comes.
  return kept ?? fetch(SHELL).catch(async (error) => (await kept_first(agreed.id, SHELL)) ?? Promise.reject(error));
}

function is_named({ files }, path) {
  return path !== SHELL && path in files;
}

// The build to answer from. The one of this worker takes the place of what was agreed to only where
// that is lost, and the record then says so.
async function whole(record) {
  const build = await agreed_to(record);
  if (build) return build;
  if (!(await is_whole(BUILD))) return null;
  if (record?.build) await change(() => ({ build: BUILD, before: null, next: null }));
  return BUILD;
}

// The build agreed to last, or the one before while that cannot be made whole.
async function agreed_to(record) {
  if (!record?.build) return null;
  if (await is_whole(record.build)) return record.build;
  const late = new Promise((resolve) => setTimeout(resolve, LIMIT, false));
  const mended = fill(record.build).then(() => true, () => false);
  if (await Promise.race([mended, late])) return record.build;
  return record.before && (await is_whole(record.before)) ? record.before : null;
}

// Whether no file is missing.
async function is_whole({ id, files }) {
  if (!(await caches.has(PREFIX + id))) return false;
  const kept = await (await caches.open(PREFIX + id)).keys();
  const paths = new Set(kept.map((request) => new URL(request.url).pathname));
  return Object.keys(files).every((path) => paths.has(path));
}

// A file by its exact name: of the build that answers, or of any other, which a window may still run.
async function file(request, url) {
  answering ??= (await read())?.build?.id ?? BUILD.id;
  const found = await kept_first(answering, url.pathname);
  if (found) return found;
  if (!/\.(js|wasm)$/.test(url.pathname)) return fetch(request);
  // Hosts may answer any unknown name with the shell: code is never a page.
  try {
    const response = await fetch(request);
    const kind = response.headers.get("Content-Type") ?? "";
    if (response.ok && !kind.startsWith("text/html")) return response;
  } catch {
    // Offline: as missing as anything else that is not kept.
  }
  return new Response("", { status: 404, statusText: "Not Found" });
}

// The builds that lie here, whole or not, the one begun last at the end.
async function kept_ids() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => name.slice(PREFIX.length));
}

function kept_in(id, path) {
  return caches.match(path, { cacheName: PREFIX + id, ignoreVary: true });
}

// Of this build, or else of any other, the one begun last before the others.
async function kept_first(id, path) {
  for (const one of [id, ...(await kept_ids()).reverse()]) {
    const found = await kept_in(one, path);
    if (found) return found;
  }
  return undefined;
}

// ---- Notes.

// A tap on a note: the window that is open goes there, or a new one is opened. Where the app does
// not answer, a page without it is shown, such as the locked screen: that is loaded at the path.
async function open_at(path) {
  const [shown] = await self.clients.matchAll({ type: "window" });
  if (!shown) return self.clients.openWindow(path);
  const answered = is_answered(shown, { open: path });
  await shown.focus().catch(() => null);
  if (await answered) return null;
  return shown.navigate(path).catch(() => self.clients.openWindow(path));
}

// Whether a window answers a message within two seconds.
function is_answered(window, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), 2000);
    window.postMessage(message, [port2]);
  });
}

// Woken while the app is closed. Of what lies readable without unlocking, one note for all that rang
// since the last time and still matters; while the app is on screen it tells by itself. What is not
// to be told in the quiet waits for the next time.
async function remind() {
  const plan = await readable("reminders");
  if (!plan) return;
  const cache = await caches.open("reminded");
  const move_on = (to) => cache.put("/until", new Response(String(to)));
  const now = Date.now();
  const before = Number(await (await cache.match("/until"))?.text()) || now - 24 * 60 * 60 * 1000;
  const windows = await self.clients.matchAll({ type: "window" });
  if (windows.some((window) => window.visibilityState === "visible")) return move_on(now);
  const rung = plan.wakes.filter(({ at, until }) => before < at && at <= now && now < until);
  const is_quiet = ({ quiet }) => quiet.some(([from, to]) => from <= now && now < to);
  const told = rung.filter((wake) => !is_quiet(wake)).at(-1);
  if (told) await self.registration.showNotification(plan.title, { tag: "reminder", data: { at: told.at } });
  await move_on(told || !rung.length ? now : before);
}

// What the app wrote in the clear under a name; null where there is none, or no answer.
function readable(name) {
  return new Promise((resolve) => {
    setTimeout(resolve, 6000, null);
    const request = indexedDB.open("homeward");
    // There is no app on this phone: nothing is made for it.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => resolve(null);
    request.onsuccess = () => {
      const database = request.result;
      const done = (value) => {
        database.close();
        resolve(value);
      };
      try {
        const read = database.transaction("open").objectStore("open").get(name);
        read.onerror = () => done(null);
        read.onsuccess = () => done(read.result ? JSON.parse(new TextDecoder().decode(read.result)) : null);
      } catch {
        done(null); // Another shape than this build knows.
      }
    };
  });
}
