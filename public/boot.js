// Runs before the first paint: theme, size and language; then the wasm; then the service worker.
(() => {
  "use strict";

  // The build writes here: its id, the addresses of the glue and the wasm, and the name map.
  const BUILD = null;

  const DAY = 24 * 60 * 60 * 1000;
  const root = document.documentElement;

  const homeward = {
    build: BUILD.id,
    names: BUILD.names,
    words: {},
    // Set by the app while a text on screen is not saved yet: then nothing reloads this tab.
    unsaved: false,
    // Set by the keeper while something long is under way: the same.
    busy: false,
    stopped,
    begin_keeper,
    ask_to_stay,
    cover_when_away, cover, uncover,
    check_for_updates,
    apply_update,
  };
  window.homeward = homeward;

  // ---- What may be lost without harm: preferences, as JSON in localStorage.

  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // Storage is blocked, or holds something else: as if nothing was set.
    }
  }

  function remember(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Losing it costs nothing but asking again.
    }
  }

  // ---- Before the first paint.

  const language = chosen_language();
  root.lang = language;
  const theme = recall("theme");
  if (["light", "dark", "dusk"].includes(theme)) root.dataset.theme = theme;
  const size = Number(recall("text_size"));
  if (size > 100 && size <= 200) {
    root.dataset.size = String(size);
    root.style.setProperty("font-size", `${size}%`);
  }
  if (String(recall("welcomed")) === "true") root.dataset.welcomed = "";

  function chosen_language() {
    const languages = ["en", "es"];
    const kept = recall("language");
    if (languages.includes(kept)) return kept;
    const wanted = (navigator.languages ?? []).map((tag) => tag.slice(0, 2).toLowerCase());
    return wanted.find((tag) => languages.includes(tag)) ?? "en";
  }

  // ---- Two taps in a row are one: what comes up under the finger is not tapped by the second.

  // In ms and px, from the last tap that did something: whoever taps on is heard. A mouse counts itself.
  const ECHO = 500;
  const NEAR = 32;
  let last_tap = null;
  let is_mouse = false;
  let is_echo = false;
  window.addEventListener(
    "pointerdown",
    (event) => {
      is_mouse = event.pointerType === "mouse";
      is_echo =
        last_tap !== null &&
        event.timeStamp - last_tap.at < ECHO &&
        Math.hypot(event.clientX - last_tap.x, event.clientY - last_tap.y) < NEAR;
    },
    true,
  );
  window.addEventListener(
    "click",
    (event) => {
      // By keyboard, or passed on by a label.
      if (event.detail === 0) return;
      const is_again = is_mouse ? event.detail > 1 : is_echo;
      if (is_again && !event.target.closest("[data-repeats]")) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      last_tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    },
    true,
  );

  // ---- While a lock is set: nothing is to be seen of a page that is not looked at.

  // The app uncovers it, once it has decided whether to lock.
  function cover_when_away() {
    for (const away of ["blur", "pagehide"]) window.addEventListener(away, cover);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && cover());
  }
  function cover() { root.dataset.covered = ""; }
  function uncover() { delete root.dataset.covered; }

  // ---- A clear page instead of a dead one. The pages lie hidden in index.html.

  let fault = null;

  function show_fault(name) {
    if (fault) return;
    fault = name;
    // Nothing on this page can be saved any more: Reload must not wait for it.
    homeward.unsaved = false;
    homeward.busy = false;
    stand();
    when_parsed(() => {
      for (const id of ["shell", "app"]) {
        const part = document.getElementById(id);
        if (part) part.hidden = true;
      }
      const page = document.getElementById(`fault-${name}`);
      if (!page) return;
      page.hidden = false;
      for (const button of page.querySelectorAll("button")) {
        // A newer build may be the way out.
        button.addEventListener("click", apply_update);
      }
      (page.querySelector(`section[lang="${language}"] h1`) ?? page.querySelector("h1"))?.focus();
    });
  }

  // Called by the panic hook. What the panic says may hold a patient's words: it is not asked for.
  function stopped() {
    show_fault("stopped");
  }

  function trapped(error) {
    if (error instanceof WebAssembly.RuntimeError) stopped();
  }

  function when_parsed(work) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", work, { once: true });
    } else {
      work();
    }
  }

  // ---- The app.

  // Resolves once a screen stands: the app's first, or that of a fault.
  let stand;
  const standing = new Promise((resolve) => {
    stand = resolve;
  });

  function text_of(address) {
    return fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      return response.text();
    });
  }

  // Where no country was chosen, it is guessed: the words wait for the guess, the app for the words.
  function guess() {
    if (recall("country")) return null;
    const guessing = import(BUILD.names["country.js"]).then(() => {
      homeward.country = window.guess_country();
    });
    return guessing.catch(() => {}); // Then it is anywhere else.
  }

  function begin_words() {
    const texts = text_of(BUILD.names[`words.${language}.json`]);
    const words = Promise.all([texts, guess()]).then(([text]) => text);
    words.catch(() => {}); // The app, which waits for the same promise, tells.
    homeward.words = { language, [language]: words };
  }

  // Where storage is blocked, opening any database fails; where it does not answer, the app says so.
  function storage_opens() {
    return new Promise((resolve) => {
      setTimeout(resolve, 6000, true);
      try {
        const request = indexedDB.open("probe");
        request.onerror = () => resolve(false);
        request.onblocked = () => resolve(true);
        request.onsuccess = () => {
          request.result.close();
          indexedDB.deleteDatabase("probe");
          resolve(true);
        };
      } catch {
        resolve(false);
      }
    });
  }

  // The keeper is fetched when it is first shown, and once.
  let keeper = null;
  let tries = 0;
  function begin_keeper(tends) {
    homeward.tends ||= tends;
    const { names } = BUILD;
    // A script that came broken is remembered by its whole address: each try has one of its own.
    keeper ??= import(`${names["keeper.js"]}#${(tries += 1)}`)
      .then((glue) => glue.default({ module_or_path: fetch(names["keeper_bg.wasm"]) }))
      .then(() => true)
      .catch(() => {
        keeper = null;
        return false;
      });
    return keeper;
  }

  function is_in_work() {
    return homeward.unsaved || homeward.busy;
  }

  // The shell is on screen. A hidden tab never paints, and some browsers do not tell.
  function painted() {
    return new Promise((resolve) => {
      if (document.visibilityState === "hidden") return resolve();
      when_parsed(() => setTimeout(resolve, 300));
      try {
        new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
      } catch {
        // The timer goes.
      }
    });
  }

  async function start() {
    if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
      return show_fault("no-wasm");
    }
    window.addEventListener("error", (event) => trapped(event.error));
    window.addEventListener("unhandledrejection", (event) => trapped(event.reason));
    const opens = storage_opens();
    // Nothing the shell needs waits behind the wasm on a slow line.
    await painted();
    begin_words();
    const wasm = fetch(BUILD.wasm);
    wasm.catch(() => {}); // Awaited below.
    const glue = import(BUILD.glue);
    glue.catch(() => {});
    if (!(await opens)) return show_fault("no-storage");
    try {
      await (await glue).default({ module_or_path: wasm });
      // The wasm has begun; its first screen comes a little later.
      const app = document.getElementById("app");
      if (!app || app.hasChildNodes()) return stand();
      new MutationObserver(stand).observe(app, { childList: true });
    } catch (error) {
      // A browser too old for what the wasm uses cannot compile it.
      show_fault(error instanceof WebAssembly.CompileError ? "no-wasm" : "stopped");
    }
  }

  start();

  // ---- The service worker: what a page has to do with it is a script of its own, fetched behind the
  // first screen.

  let reloading = false;
  function reload() {
    if (reloading) return;
    reloading = true;
    location.reload();
  }

  function announce(event) {
    window.dispatchEvent(new Event(event));
  }

  let updating = null;
  function updates() {
    if (BUILD.development || !("serviceWorker" in navigator)) return Promise.reject();
    const given = { build: BUILD.id, recall, remember, announce, is_in_work, reload };
    updating ??= import(`${BUILD.names["updates.js"]}#${(tries += 1)}`)
      .then(({ begin }) => begin(given))
      .catch((error) => {
        updating = null;
        throw error;
      });
    return updating;
  }

  // Looks for a newer build now; tells whether one is ready.
  function check_for_updates() {
    return updates().then(({ check }) => check()).catch(() => false);
  }

  // Consent. Words that are not saved go before it: the answer is then no.
  function apply_update() {
    if (is_in_work()) return false;
    updates().then(({ take }) => take(Boolean(fault))).catch(reload);
    return true;
  }

  // Once in the life of the app, when something is kept that would be missed: the browser is asked not
  // to clear it by itself. What it says is told in Storage.
  let is_asked = false;
  function ask_to_stay() {
    if (is_asked) return;
    is_asked = true;
    if (recall("stay_asked")) return;
    remember("stay_asked", true);
    navigator.storage?.persist?.().catch(() => {});
  }

  // Little room left, in bytes, is told before it runs out; once a day.
  const LITTLE = 50e6;
  async function check_room() {
    if (Math.abs(Date.now() - Number(recall("room_told_at"))) < DAY) return;
    try {
      const { usage, quota } = await navigator.storage.estimate();
      if (quota - usage > LITTLE) return;
      remember("room_told_at", Date.now());
      announce("homeward:little-room");
    } catch {
      // This browser does not tell.
    }
  }

  async function keep_offline() {
    // After the first screen: it listens by then, and nothing is fetched twice at once.
    await standing;
    check_room();
    updates().catch(() => {});
  }

  if (document.readyState === "complete") keep_offline();
  else window.addEventListener("load", keep_offline);
})();
