// The whole app: its screens, and the ways through it that many tests share.

import type { Page } from "@playwright/test";
import type { Language } from "../fixtures/words.ts";
import { written } from "../support/writes.ts";
import { About } from "./about.ts";
import { Bag } from "./bag.ts";
import { Calendar } from "./calendar.ts";
import { Checklist } from "./checklist.ts";
import { Clinics } from "./clinics.ts";
import { Course } from "./course.ts";
import { Help } from "./help.ts";
import { Intention } from "./intention.ts";
import { Keeper } from "./keeper.ts";
import { Journal } from "./journal.ts";
import { Plan } from "./plan.ts";
import { Questions } from "./questions.ts";
import { type Ride, RIDE, RideHome } from "./ride.ts";
import { Rules } from "./rules.ts";
import { Screen } from "./screen.ts";
import { type Session, SESSION, SessionForm } from "./session_form.ts";
import { Settings } from "./settings.ts";
import { Visits } from "./visit.ts";
import { Welcome } from "./welcome.ts";

/** What the first run keeps beside the vault. */
const KEPT = ["welcomed", "country"];
/** What it kept, by the language and the zone of the one who passed it. */
const BEGUN = new Map<string, [string, string][]>();

export class App extends Screen {
  readonly welcome: Welcome;
  readonly session: SessionForm;
  readonly plan: Plan;
  readonly checklist: Checklist;
  readonly clinics: Clinics;
  readonly bag: Bag;
  readonly calendar: Calendar;
  readonly intention: Intention;
  readonly ride: RideHome;
  readonly journal: Journal;
  readonly help: Help;
  readonly settings: Settings;
  readonly keeper: Keeper;
  readonly rules: Rules;
  readonly about: About;
  readonly questions: Questions;
  readonly visits: Visits;
  readonly course: Course;

  constructor(page: Page, language: Language) {
    super(page, language);
    this.welcome = new Welcome(page, language);
    this.session = new SessionForm(page, language);
    this.plan = new Plan(page, language);
    this.checklist = new Checklist(page, language);
    this.clinics = new Clinics(page, language);
    this.bag = new Bag(page, language);
    this.calendar = new Calendar(page, language);
    this.intention = new Intention(page, language);
    this.ride = new RideHome(page, language);
    this.journal = new Journal(page, language);
    this.help = new Help(page, language);
    this.settings = new Settings(page, language);
    this.keeper = new Keeper(page, language);
    this.rules = new Rules(page, language);
    this.about = new About(page, language);
    this.questions = new Questions(page, language);
    this.visits = new Visits(page, language);
    this.course = new Course(page, language);
  }

  /** Opens an address, once what was tapped is saved, and waits for its screen. */
  async open(path: string): Promise<void> {
    await this.settled();
    await this.page.goto(path);
    await this.heading().waitFor();
  }

  /** Loads the page anew, once what was tapped is saved. */
  async reload(): Promise<void> {
    await this.settled();
    await this.page.reload();
  }

  /** A box shows its tick at once, and is busy until the tick is saved; a button shows nothing. */
  private async settled(): Promise<void> {
    await this.page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    await written(this.page);
  }

  /** From nothing to Today with its doors. What the first run keeps was kept by the first run itself, once. */
  async begin(): Promise<void> {
    // A page of the same origin without the app.
    await this.page.goto("/away.html");
    const place = await this.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    const whose = `${this.language} ${place}`;
    const kept = BEGUN.get(whose) ?? [];
    const is_kept = await this.page.evaluate((kept) => {
      location.replace("/");
      try {
        for (const [name, value] of kept) localStorage.setItem(name, value);
        return kept.length > 0;
      } catch {
        return false; // A test keeps it from being written.
      }
    }, kept);
    if (is_kept) return this.heading(this.say("today.hello")).waitFor();
    await this.welcome.pass();
    if (kept.length > 0) return;
    BEGUN.set(whose, await this.page.evaluate(
      (names) => names.map((name): [string, string] => [name, localStorage.getItem(name)!]),
      KEPT,
    ));
  }

  /** From nothing to one entry and a lock: locked, or open at an address. Answers the recovery code. */
  async begin_locked(text: string, path?: string): Promise<string> {
    await this.begin();
    await this.add_entry(text);
    const code = await this.keeper.set_lock();
    if (path) await this.keeper.enter(path);
    return code;
  }

  /** From Today's doors, or Plan, to a saved session; answers its id. */
  async add_session(session: Partial<Session> = {}): Promise<string> {
    await this.settled();
    await this.page.goto("/session/new");
    await this.session.fill({ ...SESSION, ...session });
    await this.session.save();
    await this.heading(this.say("plan.title")).waitFor();
    return this.plan.session();
  }

  /** A session that is not the one at hand: behind another one, or long past; answers its id. */
  async add_session_after(date: string): Promise<string> {
    await this.settled();
    await this.page.goto("/session/new");
    await this.session.fill({ ...SESSION, date });
    await this.session.save();
    await this.heading(this.say("session.edit_title")).waitFor();
    return this.page.url().split("/").pop()!;
  }

  /** Plans the ride of a session. */
  async add_ride(session: string, ride: Partial<Ride> = {}): Promise<void> {
    await this.settled();
    await this.page.goto(`/session/${session}/ride`);
    await this.ride.fill({ ...RIDE, ...ride });
    await this.ride.save();
    await this.ride.gates().first().waitFor();
  }

  /** The person said yes, on the screen that asks for it. */
  async ride_agrees(name = RIDE.name): Promise<void> {
    const yes = this.say("ride.said_yes", { name });
    await this.button(yes).click();
    await this.toast(yes).waitFor();
  }

  /** Leaves the clinic, on Today. */
  async leave(): Promise<void> {
    await this.button(this.say("leaving.left")).click();
    await this.change().waitFor();
  }

  /** Writes an entry without a question, as far as the list. */
  async add_entry(text: string): Promise<void> {
    await this.settled();
    await this.page.goto("/journal/new");
    await this.journal.words().fill(text);
    await this.journal.saved().waitFor();
    await this.journal.done();
  }
}
