// A hand that types a word of its own into every field of the app.

import { randomInt } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { item, questions } from "../fixtures/words.ts";
import { FIELDS } from "../pages/about.ts";
import { App } from "../pages/app.ts";

/** Letters that nothing else says, and that compress with nothing. */
export function word(): string {
  const letters = "bcdfghjklmnpqrstvwxz";
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("");
}

function number(): string {
  return Array.from({ length: 11 }, () => randomInt(10)).join("");
}

/** Types as a hand does, and remembers what and where. */
export class Typist {
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
export async function watch_fields(page: Page): Promise<void> {
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

/** What a lock adds to the walk. */
interface Lock {
  /** After the first run: sets it; the app is unlocked again afterwards, at Today. */
  set(app: App, typist: Typist): Promise<void>;
  /** The app was opened anew: unlocks it. */
  enter(app: App): Promise<void>;
}

/** Every field, with drafts, erasing and undo; answers what was typed. */
export async function walk(page: Page, address: string, lock?: Lock): Promise<Typist> {
  const app = new App(page, "en");
  const typist = new Typist();
  const seen = new Set<string>();
  const note = async () => (await fields(page)).forEach((id) => seen.add(id));
  await page.goto(address);
  await app.welcome.pass();
  await lock?.set(app, typist);

  // A clinic that is thought about: every answer, another name, removed and back again.
  const { clinics } = app;
  await clinics.open_from_today();
  await app.button(app.say("clinics.add")).click();
  const [first, second] = [word(), word()];
  await typist.type(app.field(app.say("clinics.add_label")), first);
  await note();
  await app.button(app.say("clinics.add_do")).click();
  for (const slug of questions()) {
    await typist.type(clinics.answer(slug, first), word());
    await clinics.next();
  }
  await clinics.rename(first).click();
  await typist.type(app.field(app.say("clinics.rename_label")), second);
  await note();
  await app.button(app.say("clinics.rename_do")).click();
  await clinics.remove(second).click();
  await app.undo();
  await clinics.choose(second).click();
  await clinics.chosen(second).waitFor();
  await app.tab("today");

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
  await typist.type(app.field(app.say("ride.backup_relation")), word());
  await typist.type(app.field(app.say("ride.relation")), word());
  await page.getByText(app.say("ride.know")).click();
  for (const part of ["stays", "key", "others", "helps", "helps_not"]) {
    await typist.type(app.field(app.say(`ride.${part}`)), word());
  }
  const alone = page.getByRole("group", { name: app.say("ride.alone_legend") });
  await alone.getByRole("radio", { name: app.say("common.yes") }).check();
  await typist.type(app.field(app.say("ride.caller_name")), word());
  await typist.type(app.field(app.say("ride.caller_phone")), number());
  await note();
  await app.ride.save();
  await app.ride.write("ask");
  await typist.type(app.ride.message("ask"), word());
  await note();
  await app.back();
  // A screen begins at its top: until it has, what is tapped further down may move away.
  await app.arrives(app.say("ride.title"));
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
  await app.checklist.stop_editing();
  await app.checklist.way(item("pack-bag", "en")).click();
  await app.button(app.say("bag.add")).click();
  await typist.type(app.field(app.say("bag.add_label")), word());
  await note();
  await app.button(app.say("checklist.add_do")).click();
  await app.button(app.say("bag.add")).waitFor();
  await app.back();
  await app.arrives(app.say("checklist.title"));
  await app.back();

  await app.plan.row("intention").click();
  await typist.type(app.intention.notice(), word());
  await app.intention.to_words();
  await typist.type(app.intention.words(), word());
  await app.intention.status().waitFor();
  await app.intention.keep();
  await app.intention.rest();
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

  await app.tab("plan");
  await app.link(new RegExp(app.say("about.title"))).click();
  await app.about.unfold();
  for (const field of FIELDS) {
    await typist.type(app.about.line(field), field === "emergency_phone" ? number() : word());
  }
  await app.about.saved().waitFor();
  await note();
  await app.about.show();
  await app.heading(app.say("about.show_title")).waitFor();
  await app.back();
  await app.back();
  await app.link(new RegExp(app.say("questions.title"))).click();
  for (const erased of [true, false]) {
    const text = word();
    await app.button(app.say("questions.add")).click();
    await typist.type(app.questions.question(), text);
    await note();
    await app.button(app.say("questions.add_do")).click();
    await app.questions.open(text);
    await typist.type(app.questions.answer(), word());
    await note();
    if (erased) await app.button(app.say("questions.erase")).click();
    else await app.questions.answered();
  }

  await app.help.open();
  await app.link(app.say("help.clinic_add")).click();
  await typist.type(app.field(app.say("help.clinic_day_label")), number());
  await typist.type(app.field(app.say("help.clinic_after_label")), word());
  await typist.type(app.field(app.say("rule.by")), word());
  await note();
  await app.button(app.say("help.clinic_save")).click();
  await app.heading(app.say("help.title")).waitFor();

  await page.goto(`${address}/wait`);
  await lock?.enter(app);
  await typist.type(app.field(app.say("wait.field")), word());
  await note();
  await app.button(app.say("wait.add")).click();
  await app.page.getByRole("heading", { name: app.say("wait.waiting"), exact: true }).waitFor();

  await page.goto(`${address}/visit/new`);
  await lock?.enter(app);
  await app.visits.kind("integration").check();
  await typist.type(app.field(app.say("visit.place")), word());
  await app.visits.fill({ date: in_days(5), start: "16:00", length: "50" });
  await app.visits.save();
  await app.heading(app.say("visit.kind_integration")).waitFor();
  for (const line of ["say_1", "say_2", "say_3", "agreed", "step"] as const) {
    await typist.type(app.visits.line(line), word());
  }
  await note();

  // Ends in the middle of a sentence.
  await page.goto(`${address}/journal/new`);
  await lock?.enter(app);
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
