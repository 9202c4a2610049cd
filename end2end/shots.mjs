// Every screen as a picture: `node shots.mjs ADDRESS FOLDER [filters]`.
//
// Pictures are named screen.language.theme.width.png; with filters only those whose names hold all
// of them are taken, as in `today es 320`. Contact sheets of all that was taken lie beside them.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { LAUNCH } from "./support/profile.mjs";
import { contact_sheets } from "./support/sheets.mjs";
import { picture_clinics } from "./support/shots_clinics.mjs";
import { picture_hidden_zone, picture_locked_day } from "./support/shots_day.mjs";
import { picture_keeper } from "./support/shots_keeper.mjs";
import { picture_team } from "./support/shots_team.mjs";
import { picture_lists } from "./support/shots_lists.mjs";
import { picture_ride } from "./support/shots_ride.mjs";
import { picture_rules } from "./support/shots_rules.mjs";
import { picture_series, picture_session_form, picture_visit } from "./support/shots_series.mjs";
import { picture_today } from "./support/shots_today.mjs";
import { put_rows, stores } from "./support/stores.mjs";
import { heads, seal_row } from "./support/vault.mjs";

const [address, folder, ...filters] = process.argv.slice(2);
if (!address || !folder) throw new Error("usage: node shots.mjs ADDRESS FOLDER [filters]");

const SIZES = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
];
const THEMES = ["light", "dark", "dusk"];
/** What in a filter names no screen. */
const NAMED = new Set(["en", "es", ...THEMES, ...SIZES.map(({ width }) => String(width))]);
/** The session is on Sunday, March 15, at ten in New York, for two and a half hours. */
const WHEN = {
  planning: "2037-03-12T15:00:00Z",
  eve: "2037-03-14T18:00:00Z",
  morning: "2037-03-15T11:30:00Z",
  in_session: "2037-03-15T15:00:00Z",
  coming_back: "2037-03-15T18:30:00Z",
  day_2: "2037-03-17T14:00:00Z",
  between: "2037-04-20T14:00:00Z",
};
const TOLD = {
  en: {
    locale: "en-US",
    place: "Lakeside Clinic, 12 Shore Road",
    door: "front entrance",
    own: "Water the plants",
    bring: "Your insurance card\nThe form we sent you",
    thing: "The grey stone",
    say: ["The dream with the river", "I sleep badly since Tuesday", ""],
    agreed: "Bed at eleven, and the phone stays in the kitchen",
    demand: "I must be well by Friday",
    intention: "To be gentle with myself",
    clinics: ["Lakeside Clinic", "River House", "Harbor Street Center"],
    answers: ["Nine hundred, with two talks", "About 1,100. They take my insurance for a part", ""],
    entries: [
      "Slept well. A little nervous, mostly curious.",
      "Walked by the lake. The ice is nearly gone, and the ducks are back.",
      "The river kept coming back. I think it is about not holding on so tight to the plan for the next months.",
    ],
    elsewhere: "The river kept coming back. Or was it the sea?",
  },
  es: {
    locale: "es-MX",
    place: "Clínica del Lago, calle Ribera 12",
    door: "entrada principal",
    own: "Regar las plantas",
    bring: "Su tarjeta del seguro\nLa hoja que le enviamos",
    thing: "La piedra gris",
    say: ["El sueño con el río", "Duermo mal desde el martes", ""],
    agreed: "A la cama a las once, y el teléfono se queda en la cocina",
    demand: "Tengo que estar bien para el viernes",
    intention: "Tratarme con cariño",
    clinics: ["Clínica del Lago", "Casa del Río", "Centro Calle del Puerto"],
    answers: ["Novecientos, con dos charlas", "Unos 1,100. Mi seguro cubre una parte", ""],
    entries: [
      "Dormí bien. Un poco de nervios, sobre todo curiosidad.",
      "Caminé junto al lago. El hielo casi se ha ido y los patos han vuelto.",
      "El río volvía una y otra vez. Creo que se trata de no aferrarme tanto al plan de los próximos meses.",
    ],
    elsewhere: "El río volvía una y otra vez. ¿O era el mar?",
  },
};

const taken = [];

/** One reader's phone, walked through once; each screen is pictured in all themes and sizes. */
class Studio {
  constructor(page, language) {
    this.page = page;
    this.language = language;
  }

  /** True when no filter leaves this picture out. */
  wants(name) {
    const [screen, ...rest] = name.split(".");
    return filters.every((filter) => rest.includes(filter) || (!NAMED.has(filter) && screen.includes(filter)));
  }

  /** Pictures the screen as it stands. */
  async shot(screen, { sizes = SIZES, themes = THEMES, page = this.page } = {}) {
    const wanted = themes.flatMap((theme) =>
      sizes.map((size) => [theme, size, `${screen}.${this.language}.${theme}.${size.width}`]),
    );
    for (const [theme, size, name] of wanted.filter((one) => this.wants(one[2]))) {
      await light(page, theme);
      await page.setViewportSize(size);
      await page.screenshot({
        path: join(folder, `${name}.png`),
        fullPage: true,
        animations: "disabled",
        caret: "hide",
      });
      taken.push({ name, theme, language: this.language, width: size.width });
    }
    await page.setViewportSize(SIZES[0]);
  }

  /** As large as the app's own text gets. */
  async shot_large(screen) {
    const resize = (percent) =>
      this.page.evaluate((size) => {
        const root = document.documentElement;
        root.style.fontSize = size ? `${size}%` : "";
        if (size) root.dataset.size = String(size);
        else delete root.dataset.size;
      }, percent);
    await resize(200);
    await this.shot(`${screen}_200`, { themes: ["light"] });
    await resize(null);
  }

  async open(path, page = this.page) {
    await page.goto(`${address}${path}`);
    await page.locator("#app h1").first().waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
      // In a picture of a whole page, what sticks to the foot of the window would lie over the words.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".tab_bar, .writing__foot, .about > .status_line { position: static }");
      document.adoptedStyleSheets.push(sheet);
    });
  }

  /** Opens an address at another time. */
  async at(time, path) {
    await this.page.clock.setFixedTime(new Date(WHEN[time]));
    await this.open(path);
  }

  async type(id, text) {
    await this.page.locator(`#${id}`).fill(text);
  }

  button(place) {
    return this.page.locator(`main ${place}`);
  }
}

async function light(page, theme) {
  await page.emulateMedia({ colorScheme: theme === "light" ? "light" : "dark" });
  await page.evaluate((dusk) => {
    if (dusk) document.documentElement.dataset.theme = "dusk";
    else delete document.documentElement.dataset.theme;
  }, theme === "dusk");
}

/** A phone with nothing on it yet. */
async function phone(browser, language, timezoneId = "America/New_York") {
  const context = await browser.newContext({
    viewport: SIZES[0],
    locale: TOLD[language].locale,
    timezoneId,
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(WHEN.planning));
  return new Studio(page, language);
}

async function picture_all(browser, language) {
  const told = TOLD[language];
  const studio = await phone(browser, language);
  const { page } = studio;
  const context = page.context();

  // The first run.
  await studio.open("/");
  const next = page.locator("#app main button.button--wide");
  for (const step of ["first_run_1", "first_run_2", "first_run_3"]) {
    await page.locator("#app h1").waitFor();
    await studio.shot(step);
    await next.click();
  }
  await page.locator(".doors").waitFor();
  await studio.open("/");
  await studio.shot("doors");

  // Without a session.
  const plain = [
    ["plan_empty", "/plan"],
    ["journal_empty", "/journal"],
    ["deciding", "/deciding"],
    ["health_check", "/deciding/health-check"],
    ["clinics_empty", "/deciding/clinics"],
    ["help", "/help"],
    ["help_signs", "/help/signs"],
    ["help_ground", "/help/ground"],
    ["help_not_okay", "/help/not-okay"],
    ["help_thoughts", "/help/thoughts"],
    ["learn_risks", "/learn/risks"],
    ["learn_feels", "/learn/feels"],
    ["learn_works", "/learn/works"],
    ["learn_privacy", "/learn/privacy"],
    ["clinic_numbers", "/help/clinic"],
    ["settings", "/settings"],
    ["sources", "/settings/sources"],
    ["erase", "/settings/erase"],
    ["unknown", "/no/such/screen"],
    ["session_form", "/session/new"],
  ];
  for (const [screen, path] of plain) {
    await studio.open(path);
    await studio.shot(screen);
    if (["help", "settings", "session_form"].includes(screen)) await studio.shot_large(screen);
  }

  await picture_clinics(studio, told);

  await picture_visit(studio, told);
  const session = await picture_session_form(studio, told);

  // A session, nothing done yet.
  for (const [screen, path] of [
    ["today_planning_no_ride", "/"],
    ["plan_new", "/plan"],
    ["session_details", session],
    ["session_move", `${session}/move`],
    ["checklist", `${session}/checklist`],
    ["intention", `${session}/intention`],
    ["ride_form", `${session}/ride`],
  ]) {
    await studio.open(path);
    await studio.shot(screen);
    if (["today_planning_no_ride", "checklist"].includes(screen)) await studio.shot_large(screen);
  }
  await studio.at("eve", "/");
  await studio.shot("today_eve_no_ride");
  await picture_ride(studio, session, told);

  // What is got ready, packed and held in mind.
  await picture_lists(studio, session, told);
  await picture_rules(studio, session);

  await picture_team(studio);
  await picture_series(studio, session);

  // The journal.
  for (const [day, text] of told.entries.entries()) {
    await page.clock.setFixedTime(new Date(Date.parse(WHEN.planning) + day * 3_600_000));
    await studio.open("/journal/new");
    await studio.type("entry", text);
    await page.locator(".status--saved").waitFor();
    if (day !== 2) continue;
    await studio.shot("entry_saved");
    await studio.shot_large("entry_saved");
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.locator("#entry").press("End");
    await page.locator("#entry").pressSequentially(" …");
    await page.locator(".status--unsaved").waitFor();
    await studio.shot("entry_not_saved");
  }
  await studio.at("planning", "/journal");
  await studio.shot("journal");
  await page.locator(".entry_card").first().click();
  await page.locator("#entry").waitFor();
  await studio.shot("entry");

  // What hangs on the session, all planned.
  await studio.open("/plan");
  await studio.shot("plan");
  await studio.open("/help");
  await studio.shot("help_with_person");
  await picture_today(studio, session);
  await page.evaluate(() => window.dispatchEvent(new Event("homeward:update-ready")));
  await page.locator(".banners .notice").waitFor();
  await studio.shot("update_ready");

  // What two windows wrote, and what does not open.
  const kept = await stores(page);
  const entry = heads(kept).find(({ head }) => head.kind === "entry" && head.body.text === told.entries[1]);
  await put_rows(page, "records", [
    seal_row(kept.meta, entry.record, {
      ...entry.head,
      vector: { "00112233445566778899aabbccddeeff": 1 },
      written_at: entry.head.written_at + 1,
      body: { ...entry.head.body, text: told.elsewhere },
    }),
  ]);
  await studio.open(`/journal/${entry.record}`);
  await studio.shot("entry_conflict");
  await put_rows(page, "records", [
    { key: ["ab".repeat(16), "cd".repeat(16)], value: "00" },
    { key: ["ab".repeat(16), "ef".repeat(16)], value: "484d5744524f5702" },
  ]);
  await studio.open("/settings");
  await studio.shot("settings_damaged");
  const slot = kept.meta.find((row) => row.key === "vault");
  await put_rows(page, "meta", [{ ...slot, value: `${slot.value.slice(0, 14)}02${slot.value.slice(16)}` }]);
  await studio.open("/");
  await studio.shot("fault_newer");

  // What cannot start, and what stopped.
  for (const [screen, lack] of [
    ["fault_no_storage", () => Object.defineProperty(window, "indexedDB", { value: undefined })],
    ["fault_no_wasm", () => Object.defineProperty(window, "WebAssembly", { value: undefined })],
    ["fault_stopped", () => addEventListener("load", () => window.homeward.stopped())],
  ]) {
    const other = await context.newPage();
    await other.addInitScript(lack);
    await other.goto(address);
    await other.getByRole("heading").filter({ visible: true }).first().waitFor();
    await other.locator(`#${screen.replaceAll("_", "-")}`).waitFor();
    await studio.shot(screen, { page: other });
    await other.close();
  }
  const still = await context.newPage();
  await still.goto(`${address}/help.html`);
  await studio.shot("help_static", { page: still });
  await context.close();

  const other = await phone(browser, language);
  await picture_keeper(other, told);
  await other.page.context().close();

  const day = await phone(browser, language);
  await picture_locked_day(day, told);
  await day.page.context().close();

  const hidden = await phone(browser, language, "UTC");
  await picture_hidden_zone(hidden);
  await hidden.page.context().close();
}

mkdirSync(folder, { recursive: true });
const began = Date.now();
const browser = await chromium.launch(LAUNCH);
try {
  // Side by side: one for each language.
  await Promise.all(["en", "es"].map((language) => picture_all(browser, language)));
  const sheets = await contact_sheets(browser, folder, taken);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${taken.length} pictures and ${sheets} contact sheets in ${folder}, ${seconds} s`);
} finally {
  await browser.close();
}
