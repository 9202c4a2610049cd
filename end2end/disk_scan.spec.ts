// A word typed into every field of the app lies nowhere in the browser's files, however it ended.

import { randomInt } from "node:crypto";
import { type Locator, type Page } from "@playwright/test";
import { expect, test as base } from "./fixtures/app.ts";
import { App } from "./pages/app.ts";
import { Profile } from "./support/profile.mjs";
import { scan } from "./support/scan.mjs";

const test = base.extend<{ profile: Profile }>({
  profile: async ({}, use) => {
    const profile = new Profile();
    await use(profile);
    await profile.remove();
  },
});

/** Letters that nothing else says, and that compress with nothing. */
function word(): string {
  const letters = "bcdfghjklmnpqrstvwxz";
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("");
}

function number(): string {
  return Array.from({ length: 11 }, () => randomInt(10)).join("");
}

/** Types as a hand does, and remembers what and where. */
class Typist {
  readonly words: string[] = [];
  readonly fields = new Set<string>();

  async type(field: Locator, text: string, rest = ""): Promise<void> {
    this.words.push(text);
    this.fields.add(await field.getAttribute("id").then(String));
    await field.click();
    await field.fill("");
    await field.pressSequentially(`${text}${rest}`);
  }
}

/** Remembers every field that words can be typed into, as soon as it stands on the screen. */
async function watch_fields(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const fields = new Set<string>();
    Object.assign(window, { fields });
    const look = () => {
      for (const field of document.querySelectorAll("input, textarea, [contenteditable]")) {
        const type = field.getAttribute("type") ?? "text";
        if (!["radio", "checkbox", "date", "time"].includes(type)) fields.add(field.id);
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
  });
}

async function fields(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { fields: Set<string> }).fields]);
}

/** Every field, with drafts, erasing and undo; answers what was typed. */
async function walk(page: Page, address: string): Promise<Typist> {
  const app = new App(page, "en");
  const typist = new Typist();
  const seen = new Set<string>();
  const note = async () => (await fields(page)).forEach((id) => seen.add(id));
  await page.goto(address);
  await app.welcome.pass();

  // A session: words also where only numbers are of use.
  await app.link(new RegExp(`^${app.names.have_a_date}`)).click();
  await app.session.setting("clinic").check();
  await app.session.medicine("ketamine").check();
  await typist.type(app.field(app.names.length), word());
  await typist.type(app.field(app.names.travel_time), word());
  await typist.type(app.field(app.names.place), word());
  await app.session.save();
  await app.session.fill({ date: in_days(3), start: "10:00", length: "150", travel: "40" });
  await note();
  await app.session.save();
  await app.heading(app.say("plan.title")).waitFor();

  await app.plan.row("ride").click();
  await typist.type(app.field(app.names.name), word());
  await typist.type(app.field(app.names.phone), number());
  await typist.type(app.field(app.names.pickup_place), word());
  await typist.type(app.field(app.say("ride.backup_name")), word());
  await typist.type(app.field(app.say("ride.backup_phone")), number());
  await note();
  await app.ride.save();
  await typist.type(app.ride.message(), word());
  await note();
  // Half a change of the plan, never saved.
  await app.button(app.say("ride.edit")).click();
  await typist.type(app.field(app.names.name), word());
  await app.back();

  await app.plan.row("checklist").click();
  for (const kept of [true, false]) {
    await app.button(app.names.add_item).click();
    const text = word();
    await typist.type(app.field(app.say("checklist.add_label")), text);
    await note();
    if (!kept) continue;
    await app.button(app.say("checklist.add_do")).click();
    await app.checklist.edit();
    await app.checklist.remove(text).click();
    await app.undo();
    await app.checklist.item(text).waitFor();
  }
  await app.back();

  await app.plan.row("intention").click();
  await typist.type(app.intention.words(), word());
  await app.intention.status().waitFor();
  await app.intention.keep();
  await app.plan.row("intention").click();
  await typist.type(app.intention.words(), word());
  await note();
  await app.back();

  await app.tab("journal");
  for (const erased of [true, false]) {
    await app.journal.write();
    const text = word();
    await typist.type(app.journal.words(), text, "\nand a second line");
    await app.journal.saved().waitFor();
    await note();
    await app.journal.done();
    await app.journal.entry(text).click();
    await app.journal.erase();
    if (!erased) await app.undo();
  }

  await app.help.open();
  await app.link(app.say("help.clinic_add")).click();
  await typist.type(app.field(app.say("help.clinic_day_label")), number());
  await typist.type(app.field(app.say("help.clinic_after_label")), word());
  await note();
  await app.button(app.say("help.clinic_save")).click();
  await app.heading(app.say("help.title")).waitFor();

  // Ends in the middle of a sentence.
  await page.goto(`${address}/journal/new`);
  await typist.type(app.journal.words(), word());
  await note();

  const left_out = [...seen].filter((id) => !typist.fields.has(id));
  expect(left_out, "every field that stood on a screen was typed into").toEqual([]);
  return typist;
}

/** The day after tomorrow's tomorrow, as a date field takes it. */
function in_days(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

for (const end of ["closed", "killed"] as const) {
  test(`a browser that was ${end}, opened again and closed`, async ({ profile, baseURL }) => {
    test.setTimeout(90_000);
    let page = await profile.open();
    await watch_fields(page);
    const { words } = await walk(page, baseURL!);
    if (end === "closed") await profile.close();
    else await profile.kill();
    const first = scan(profile.folder, words);
    expect(first.found).toEqual([]);

    // Opening packs the databases anew, and shows every word once more.
    page = await profile.open();
    for (const path of ["/journal", "/plan", "/help", "/settings"]) {
      await page.goto(`${baseURL}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    await page.goto(`${baseURL}/journal`);
    await page.getByRole("main").getByRole("link").first().click();
    await page.getByRole("textbox").waitFor();
    await profile.close();
    const second = scan(profile.folder, words);
    expect(second.found).toEqual([]);
    console.log(`${words.length} words in ${second.files} files, ${second.bytes} bytes: found in none`);
  });
}

// A scan that finds nothing is worth what it would have found.
test("the scan finds what is written down, packed or not", async ({ profile, baseURL }) => {
  const [stored, session, packed, address, typed] = [word(), word(), word(), word(), word()];
  const page = await profile.open();
  await page.goto(`${baseURL}/away.html?${address}`);
  await page.evaluate(
    ([stored, session, packed]) =>
      new Promise<void>((resolve) => {
        localStorage.setItem("control", stored!);
        sessionStorage.setItem("control", session!);
        // A field without the care that components/field takes.
        document.body.append(document.createElement("textarea"));
        const opening = indexedDB.open("control");
        opening.onupgradeneeded = () => opening.result.createObjectStore("control");
        opening.onsuccess = () => {
          // More than the database keeps in its log: it packs all of it into tables.
          const filling = new TextEncoder().encode("The same line again. ".repeat(1_000));
          const marked = new TextEncoder().encode(`The same line again. ${packed} `.repeat(20));
          const fill = (times: number) => {
            const writing = opening.result.transaction("control", "readwrite");
            for (let row = 0; row < 200; row += 1) {
              writing.objectStore("control").put(row === 100 ? marked : filling, times * 1_000 + row);
            }
            writing.oncomplete = () => (times > 0 ? fill(times - 1) : resolve());
          };
          fill(5);
        };
      }),
    [stored, session, packed],
  );
  await page.getByRole("textbox").pressSequentially(typed);
  await page.goto(`${baseURL}/help.html`);
  await profile.close();

  const places = (text: string) => scan(profile.folder, [text]).found.map(({ file, how }) => `${file} (${how})`);
  expect(places(stored).join("\n")).toMatch(/Local Storage/);
  expect(places(session).join("\n")).toMatch(/Session Storage/);
  expect(places(packed).join("\n")).toMatch(/IndexedDB.*\.ldb \(UTF-8, in a compressed block\)/);
  expect(places(address).join("\n")).toMatch(/History/);
  expect(places(typed).join("\n")).toMatch(/Sessions/);
});
