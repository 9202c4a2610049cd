// One patient, one session, from the first run to the first journal entry, with the network gone.

import { expect, test } from "./fixtures/app.ts";
import { item, type Language, words } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";

test.use({ serviceWorkers: "allow" });

const SIZES = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
];

/** What is typed, and how this reader's clock writes the hours. */
const TOLD = {
  en: {
    own: "Water the plants",
    intention: "To be gentle with myself",
    entry: "The river kept coming back.",
    more: " I let it go by.",
    day: "Sunday, March 15",
    ten: "10:00 am",
    on_sunday: "Sun 10 am",
    one: "1:00 pm",
    one_on_sunday: "Sun 1 pm",
    said: "Thursday",
  },
  es: {
    own: "Regar las plantas",
    intention: "Tratarme con cariño",
    entry: "El río volvía una y otra vez.",
    more: " Lo dejé pasar.",
    day: "domingo 15 de marzo",
    ten: "10:00 a.m.",
    on_sunday: "dom 10 a.m.",
    one: "1:00 p.m.",
    one_on_sunday: "dom 1 p.m.",
    said: "jueves",
  },
};

for (const language of ["en", "es"] as Language[]) {
  for (const viewport of SIZES) {
    test.describe(`${language} at ${viewport.width} × ${viewport.height}`, () => {
      test.use({ language, viewport });

      test("the main job, with the server gone after the first load", async ({
        app,
        page,
        killServer,
      }) => {
        test.slow();
        await test.step("first run", async () => {
          await page.goto("/");
          await app.button(words("en")("welcome.start")).waitFor();
          await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
          await killServer();
          await app.button(language === "en" ? "English" : "Español").click();
          await expect(page.locator("html")).toHaveAttribute("lang", language);
          await app.welcome.pass();
          await expect(app.toast(app.say("today.offline_ready"))).toBeVisible();
        });
        const session = await test.step("a session", () => a_session(app));
        await test.step("the checklist", () => the_checklist(app));
        await test.step("an intention", () => an_intention(app));
        await test.step("the ride home", () => the_ride(app));
        await test.step("reminded as time goes by", () => reminded(app));
        const entry = await test.step("a journal entry", () => an_entry(app));
        await test.step("every screen by its address", () => every_screen(app, session, entry));
      });
    });
  }
}

async function a_session(app: App): Promise<string> {
  const told = TOLD[app.language];
  await app.link(new RegExp(`^${app.names.have_a_date}`)).click();
  await app.arrives(app.names.add_session);
  await app.session.fill(SESSION);
  await app.session.save();
  await app.arrives(app.names.plan);
  await expect(app.page.getByRole("main")).toContainText(told.day);
  await expect(app.page.getByRole("heading", { name: told.ten })).toBeVisible();
  await expect(app.page.getByText(SESSION.place)).toBeVisible();
  const hours = await app.plan.lines();
  expect(hours).toContain(`${told.on_sunday} ${app.say("hours.session")}`);
  return app.plan.session();
}

async function the_checklist(app: App): Promise<void> {
  const { checklist, language } = app;
  const told = TOLD[language];
  const [medicines, health, questions] = ["tell-medicines", "tell-health", "write-questions"].map(
    (slug) => item(slug, language),
  );
  await app.plan.row("checklist").click();
  await app.arrives(app.say("checklist.title"));

  // Three days before, the week before is folded away.
  await checklist.unfold("group_week");
  await checklist.item(medicines).check();
  await checklist.add(told.own, "group_week");
  await expect(checklist.item(told.own)).not.toBeChecked();
  await app.reload();
  await checklist.unfold("group_week");
  await expect(checklist.item(medicines)).toBeChecked();
  await checklist.item(medicines).uncheck();
  await expect(checklist.item(medicines)).not.toBeChecked();
  await checklist.item(medicines).check();

  await checklist.edit();
  await checklist.hide(health).click();
  await expect(checklist.item(health)).toBeHidden();
  await expect(app.toast(app.say("checklist.hidden_toast"))).toBeVisible();
  await app.undo();
  await expect(checklist.item(health)).toBeVisible();
  await checklist.hide(questions).click();
  await expect(checklist.item(questions)).toBeHidden();

  const texts = () => checklist.texts("group_week");
  const before = await texts();
  await checklist.handle(medicines).focus();
  await app.page.keyboard.press("ArrowDown");
  const swapped = [before[1], before[0], ...before.slice(2)];
  await expect.poll(texts).toEqual(swapped);
  await expect(checklist.handle(medicines)).toBeFocused();
  await expect(
    app.page
      .getByRole("status")
      .getByText(app.say("checklist.moved", { item: medicines, position: 2, all: before.length })),
  ).toBeAttached();
  await app.undo();
  await expect.poll(texts).toEqual(before);

  await checklist.drag(before[0], before[2]);
  const dragged = [before[1], before[2], before[0], ...before.slice(3)];
  await expect.poll(texts).toEqual(dragged);
  await app.undo();
  await expect.poll(texts).toEqual(before);
  await checklist.drag(before[2], before[0]);
  const kept = [before[2], before[0], before[1], ...before.slice(3)];
  await expect.poll(texts).toEqual(kept);

  await checklist.remove(told.own).click();
  await expect(checklist.item(told.own)).toBeHidden();
  await app.undo();
  await expect(checklist.item(told.own)).toBeVisible();
  await checklist.stop_editing();

  await app.reload();
  await checklist.unfold("group_week");
  await expect(checklist.item(told.own)).toBeVisible();
  expect(await texts()).toEqual(kept);
  await expect(checklist.item(questions)).toBeHidden();
  await app.back();
}

async function an_intention(app: App): Promise<void> {
  const told = TOLD[app.language];
  await app.plan.row("intention").click();
  await app.arrives(app.names.my_intention);
  await app.intention.to_words();
  await app.intention.words().click();
  await app.intention.words().pressSequentially(told.intention);
  await expect(app.intention.words()).toHaveValue(told.intention);
  await expect(app.intention.status()).toBeVisible();
  await app.reload();
  await expect(app.intention.words()).toHaveValue(told.intention);
  await app.back();
  await expect(app.plan.row("intention")).toContainText(app.say("plan.intention_draft"));
  await app.plan.row("intention").click();
  await app.intention.keep();
  await expect(app.toast(app.say("intention.kept"))).toBeVisible();
  await app.intention.rest();
  await expect(app.plan.row("intention")).toContainText(told.intention);
}

async function the_ride(app: App): Promise<void> {
  const { ride, say } = app;
  const told = TOLD[app.language];
  await app.tab("today");
  await app.arrives(say("today.days_until", { count: 3 }));
  await expect(app.page.getByRole("heading", { name: say("today.no_ride_title") })).toBeVisible();
  await app.link(say("today.no_ride_do")).click();
  await app.arrives(say("ride.title"));

  await ride.save();
  await expect(app.page.getByText(say("ride.problem_name"))).toBeVisible();
  await expect(app.field(app.names.name)).toBeFocused();
  await ride.fill(RIDE);
  await ride.save();
  await expect(app.page.getByRole("heading", { name: RIDE.name, exact: true })).toBeVisible();
  await expect(
    app.page.getByText(say("ride.pick_up_at", { time: told.one_on_sunday, place: RIDE.place })),
  ).toBeVisible();
  await expect(app.page.getByText(say("ride.state_none"), { exact: true })).toBeVisible();
  await expect(ride.gates()).toHaveCount(4);
  await expect(ride.gates().first()).toContainText(say("ride.gate_due"));

  await expect(ride.call().first()).toHaveAttribute("href", "tel:5550100142");
  await expect(ride.call().last()).toHaveAttribute("href", "tel:+15550100199");
  await ride.write("ask");
  const message = [
    say("message.ask", { name: RIDE.name, day: told.day }),
    say("message.pickup", { time: told.one }),
    say("message.place", { place: RIDE.place }),
  ].join(" ");
  await expect(ride.message("ask")).toHaveValue(message);
  await expect(ride.text()).toHaveAttribute(
    "href",
    `sms:5550100142?body=${encodeURIComponent(message)}`,
  );
  await ride.message("ask").fill("Hi?");
  await expect(ride.text()).toHaveAttribute("href", "sms:5550100142?body=Hi%3F");

  await app.tab("today");
  await expect(app.page.getByText(say("today.gate_ask", { name: RIDE.name }))).toBeVisible();
  await app.button(say("ride.said_yes", { name: RIDE.name })).click();
  await expect(app.toast(say("ride.said_yes", { name: RIDE.name }))).toBeVisible();
  await app.tab("plan");
  await expect(app.plan.row("ride")).toContainText(say("plan.ride_yes", { name: RIDE.name, day: told.said }));
  await app.plan.row("ride").click();
  await expect(app.page.getByText(say("ride.state_yes", { day: told.said }))).toBeVisible();
  await expect(ride.gates().first()).toContainText(say("ride.gate_confirmed"));
}

async function reminded(app: App): Promise<void> {
  const { page, say } = app;
  await app.tab("today");
  await expect(page.getByText(say("today.checklist_title", {
    group: say("checklist.group_three_days"),
  }))).toBeVisible();

  // Saturday, half past ten: a day before.
  await page.clock.fastForward("47:30:00");
  await expect(app.heading(say("today.tomorrow"))).toBeVisible();
  await expect(page.getByText(say("today.gate_still", { name: RIDE.name }))).toBeVisible();
  await app.button(say("ride.said_yes", { name: RIDE.name })).click();
  await expect(page.getByText(say("today.gate_still", { name: RIDE.name }))).toBeHidden();

  // Sunday, half past eight: the hours are near.
  await page.clock.fastForward("22:00:00");
  await expect(app.heading(say("today.is_today"))).toBeVisible();
  await expect(page.getByText(say("today.hour_title"))).toBeVisible();
  await expect(page.getByRole("heading", { name: say("hours.leave_home") })).toBeVisible();

  // Monday, two in the afternoon.
  await page.clock.fastForward("29:30:00");
  await expect(app.heading(say("today.day_after", { count: 1 }))).toBeVisible();
}

async function an_entry(app: App): Promise<string> {
  const { journal, page, say } = app;
  const told = TOLD[app.language];
  await app.tab("journal");
  await expect(page.getByText(say("journal.empty_title"))).toBeVisible();
  await journal.write();
  await journal.words().click();
  await journal.words().pressSequentially(told.entry);
  await expect(journal.saved()).toBeVisible();
  await journal.done();
  await expect(journal.entry(told.entry)).toBeVisible();

  await journal.entry(told.entry).click();
  await expect(journal.words()).toHaveValue(told.entry);
  await journal.words().press("End");
  await journal.words().pressSequentially(told.more);
  await expect(journal.saved()).toBeVisible();
  await page.reload();
  await expect(journal.words()).toHaveValue(told.entry + told.more);
  const id = new URL(page.url()).pathname.split("/").pop()!;

  await journal.erase();
  await expect(app.toast(say("journal.erased_toast"))).toBeVisible();
  await expect(journal.entry(told.entry)).toBeHidden();
  await app.undo();
  await expect(journal.entry(told.entry + told.more)).toBeVisible();
  await page.reload();
  await expect(journal.entry(told.entry + told.more)).toBeVisible();
  return id;
}

async function every_screen(app: App, session: string, entry: string): Promise<void> {
  const { say, page } = app;
  const headings: [string, string][] = [
    ["/", say("today.day_after", { count: 1 })],
    ["/plan", say("plan.title")],
    ["/journal", say("journal.title")],
    ["/deciding", say("deciding.title")],
    ["/deciding/clinics", say("clinics.title")],
    ["/deciding/health-check", say("deciding.health_title")],
    ["/about", say("about.title")],
    ["/about/show", say("about.show_title")],
    ["/questions", say("questions.title")],
    ["/learn/risks", say("learn.risks_title")],
    ["/session/new", app.names.add_session],
    [`/session/${session}`, say("session.edit_title")],
    [`/session/${session}/move`, say("session.move_title")],
    [`/session/${session}/checklist`, say("checklist.title")],
    [`/session/${session}/bag`, say("bag.title")],
    [`/session/${session}/intention`, say("intention.title")],
    [`/session/${session}/ride`, say("ride.title")],
    ["/help", say("help.title")],
    ["/help/signs", say("help.all_signs")],
    ["/help/ground", say("help.ground")],
    ["/help/not-okay", say("help.not_okay")],
    ["/help/clinic", say("help.my_clinic")],
    ["/settings", say("settings.title")],
    ["/settings/lock", say("settings.lock")],
    ["/settings/copy", say("settings.copy")],
    ["/settings/restore", say("settings.restore")],
    ["/settings/storage", say("settings.storage")],
    ["/settings/open", say("settings.open")],
    ["/journal/unlocked", say("journal.unlocked")],
    ["/settings/sources", say("settings.about")],
    ["/settings/erase", say("settings.erase")],
    ["/nowhere", say("unknown.title")],
  ];
  for (const [path, title] of headings) {
    await page.goto(path);
    await expect(app.heading(title), path).toBeVisible();
    if (/^\/settings\/(?!open)\w|^\/journal\/unlocked/.test(path)) await app.keeper.drawn();
    if (path.startsWith("/learn/")) await expect(page.getByText(say("help.awaiting_review")), path).toBeVisible();
  }
  for (const path of ["/journal/new", `/journal/${entry}`]) {
    await page.goto(path);
    await expect(app.journal.words(), path).toBeVisible();
  }
  await page.goto("/help.html");
  await expect(page.getByRole("link", { name: /911/ }).first()).toBeVisible();
}
