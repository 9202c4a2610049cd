// The help page at the language and the country of this phone. Without this script the page shows
// both languages, and every country to choose from.
(() => {
  "use strict";

  const root = document.documentElement;
  const LANGUAGES = ["en", "es"];
  const ELSEWHERE = "ZZ";

  // Preferences, as the app keeps them: JSON in localStorage.
  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // Storage is blocked: as if nothing was chosen.
    }
  }

  function remember(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // It is asked again.
    }
  }

  function chosen_language() {
    const phone = (navigator.languages ?? []).map((tag) => tag.slice(0, 2).toLowerCase());
    const wanted = [location.hash.slice(1), recall("language"), ...phone];
    return wanted.find((tag) => LANGUAGES.includes(tag)) ?? "en";
  }

  // ---- Before the first paint.

  root.lang = chosen_language();
  const theme = recall("theme");
  if (["light", "dark", "dusk"].includes(theme)) root.dataset.theme = theme;
  const size = Number(recall("text_size"));
  if (size > 100 && size <= 200) {
    root.dataset.size = String(size);
    root.style.setProperty("font-size", `${size}%`);
  }

  // ---- Once the page is there.

  function show_language() {
    root.lang = chosen_language();
    root.dataset.language = root.lang;
    for (const part of document.querySelectorAll("section[lang]")) part.hidden = part.lang !== root.lang;
  }

  function show_country(code) {
    const blocks = [...document.querySelectorAll("details[data-country]")];
    const known = blocks.some((block) => block.dataset.country === code) ? code : ELSEWHERE;
    for (const block of blocks) {
      block.open = block.dataset.country === known;
      block.hidden = !block.open;
    }
    const { number } = blocks.find((block) => block.open).dataset;
    for (const name of document.querySelectorAll("[data-emergency]")) {
      name.textContent = number;
      const link = name.closest("a");
      if (link) link.href = `tel:${number}`;
    }
    for (const field of document.querySelectorAll("select")) field.value = known;
    // The style shows the field in place of the list.
    root.dataset.country = known;
  }

  // A source without a date stands there as old already.
  function show_what_is_old() {
    const now = new Date();
    const limit = new Date(Date.UTC(now.getFullYear() - 1, now.getMonth(), 1)).toISOString().slice(0, 7);
    for (const note of document.querySelectorAll("[data-oldest]")) {
      const { oldest } = note.dataset;
      if (oldest) note.hidden = oldest >= limit;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    show_country(recall("country") ?? window.guess_country?.() ?? ELSEWHERE);
    show_language();
    show_what_is_old();
    window.addEventListener("hashchange", show_language);
    for (const field of document.querySelectorAll("select")) {
      field.addEventListener("change", () => {
        remember("country", field.value);
        show_country(field.value);
      });
    }
    for (const link of document.querySelectorAll("[data-leave]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        location.replace(link.href); // Back does not return.
      });
    }
  });
})();
