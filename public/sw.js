// Keeps one whole, verified build on the phone and answers from it; never reloads a page by itself.
"use strict";

// The build writes here: its id, and the address and SHA-256 of each of its files.
const BUILD = null;

const PREFIX = "app-";
const CACHE = PREFIX + BUILD.id;
const SHELL = "/";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  event.respondWith(request.mode === "navigate" ? page(url) : file(request, url));
});
self.addEventListener("message", (event) => {
  // Sent only after someone agreed to the update.
  if (event.data === "skip-waiting") self.skipWaiting();
  // Everything was erased: so is until when it was told what rang.
  if (event.data === "forget") event.waitUntil(caches.delete("reminded"));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const at = event.notification.data?.at;
  event.waitUntil(open_at(at ? `/note/${at}` : SHELL));
});
self.addEventListener("periodicsync", (event) => {
  if (event.tag === "reminders") event.waitUntil(remind());
});

// All files or none: a build with a hole in it must never take over.
async function install() {
  // Made anew, so that the order of the caches is the order of installing.
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(BUILD.files).map(([path, hash]) => keep(cache, path, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, path, hash) {
  const response = (await verified(path, hash, "default")) ?? (await verified(path, hash, "reload"));
  if (!response) throw new Error(`not as built: ${path}`);
  await cache.put(path, response);
}

// The response of `path` if its bytes are those that were built.
async function verified(path, hash, mode) {
  try {
    const response = await fetch(path, { cache: mode, credentials: "same-origin" });
    if (!response.ok) return null;
    const bytes = await response.clone().arrayBuffer();
    if (hex(await crypto.subtle.digest("SHA-256", bytes)) !== hash) return null;
    if (!response.redirected) return response;
    // Some hosts move help.html to /help. Its bytes are right, but a redirected response can
    // not answer a navigation: keep the bytes. The shell and named files are never moved.
    if (!path.endsWith(".html")) return null;
    return new Response(bytes, { headers: plain(response.headers) });
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

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Keeps the newest two builds: another tab may still run the one before, with words unsaved.
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const others = names.filter((name) => name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A page with a file of its own, such as help.html, or else the shell for every screen.
async function page(url) {
  if (url.pathname === "/index.html") return Response.redirect(SHELL, 308);
  const path = url.pathname !== SHELL && url.pathname in BUILD.files ? url.pathname : SHELL;
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(path);
}

// A file by its exact name, of this build or of the one before.
async function file(request, url) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const name of [CACHE, ...names.reverse()]) {
    const cache = await caches.open(name);
    const found = await cache.match(url.pathname, { ignoreVary: true });
    if (found) return found;
  }
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
