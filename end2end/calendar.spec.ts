// Reminders in a calendar: what is shown is what the file holds, as two libraries of others read it.

import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import type { Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { read_twice } from "./support/calendars.mjs";

test.use({ serviceWorkers: "allow" });

/** What the usual session is told by while the clinic has said nothing, on Thursday at eleven. */
const STARTS = [
  "2037-03-14T14:00:00Z",
  "2037-03-14T14:00:00Z",
  "2037-03-14T23:00:00Z",
  "2037-03-15T11:00:00Z",
  "2037-03-15T13:20:00Z",
];

/** Words that a neutral file does not hold. */
const TELLING = /ketamin|spravato|cl[ií]nic|homeward|sesi[oó]n|session|medic|therap|terapi|lakeside/iu;

async function to_calendar(app: App, session: string): Promise<void> {
  await app.open(`/session/${session}/calendar`);
  await app.calendar.mine().waitFor();
}

/** A rule of the clinic's, in hours before the session. */
async function tell_hours(app: App, topic: string, hours: string): Promise<void> {
  await app.open(`/rules/${topic}`);
  await app.rules.tell(hours, "Oz");
  await app.rules.kept().waitFor();
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("what is shown is what the file holds, and neither tells on anybody", async ({ app, page }) => {
      const { calendar, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.open(`/session/${session}`);
      await app.link(app.names.add_to_calendar).click();
      await app.arrives(app.names.add_to_calendar);
      await expect(page.getByText(say("calendar.lead"))).toBeVisible();
      await expect(page.getByText(say("calendar.leaves_behind"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      const shown = await calendar.lines(calendar.mine());
      expect(shown.map(({ title }) => title)).toContain(say("calendar.ride_who"));

      const { name, text } = await calendar.save(calendar.mine());
      expect(name).toBe(`${say("calendar.file_mine")}.ics`);
      expect(text).not.toMatch(TELLING);
      const events = read_twice(text);
      expect(events.map(({ title }) => title)).toEqual(shown.map(({ title }) => title));
      expect(events.map(({ starts }) => starts)).toEqual(STARTS);
      for (const event of events) {
        expect(event).toMatchObject({ method: "PUBLISH", sequence: 0, status: "CONFIRMED" });
        expect(event.stamp).toMatch(/^2037-03-12T15:0\d:\d\dZ$/);
        expect(event.alarms).toEqual([["DISPLAY", event.title, 0]]);
        expect(event.uid).toMatch(new RegExp(`^${session}-\\d\\d$`));
      }
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);

      await calendar.discreet().check();
      await expect(page.getByText(calendar_changed(app))).toBeVisible();
      await app.reload();
      await expect(calendar.discreet()).toBeChecked();
      const second = read_twice((await calendar.save(calendar.mine())).text);
      expect(second.map(({ title }) => title)).toEqual(STARTS.map(() => say("calendar.reminder")));
      expect(second.map(({ sequence }) => sequence)).toEqual(STARTS.map(() => 1));
      expect(second.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
      // The plain titles may still stand there.
      expect(await calendar.lines(calendar.left_over())).toEqual(shown);
    });
  });
}

function calendar_changed(app: App): RegExp {
  return new RegExp(`^${app.say("calendar.changed", { day: ".+" })}$`);
}

test("a moved session has the same ids, a higher sequence, and a list to delete by", async ({ app, page }) => {
  const { calendar, say } = app;
  await app.begin();
  const session = await app.add_session();
  await to_calendar(app, session);
  const shown = await calendar.lines(calendar.mine());
  const first = read_twice((await calendar.save(calendar.mine())).text);
  await expect(calendar.left_over()).toBeHidden();

  // A week further on, and nobody knows the way any more: the last event falls away.
  await app.open(`/session/${session}/move`);
  await app.session.fill({ date: "2037-03-22", start: "11:30", travel: "" });
  await app.session.save();
  await app.heading(app.names.plan).waitFor();
  await to_calendar(app, session);
  await expect(page.getByText(calendar_changed(app))).toBeVisible();
  expect(await calendar.lines(calendar.left_over())).toEqual(shown);

  const second = read_twice((await calendar.save(calendar.mine())).text);
  const live = second.filter(({ status }) => status === "CONFIRMED");
  const gone = second.filter(({ status }) => status === "CANCELLED");
  expect(second.every(({ sequence, method }) => sequence === 1 && method === "PUBLISH")).toBe(true);
  const kept = first.filter(({ title }) => title !== first.at(-1)!.title).map(({ uid }) => uid);
  expect(live.map(({ uid }) => uid)).toEqual(expect.arrayContaining(kept));
  expect(gone).toEqual([{ ...first.at(-1), sequence: 1, status: "CANCELLED", alarms: [], stamp: gone[0].stamp }]);
  expect(live.every(({ starts }) => starts > "2037-03-19")).toBe(true);

  // It stays in words until the patient has seen to it.
  await app.reload();
  expect(await calendar.lines(calendar.left_over())).toEqual(shown);
  await app.button(say("calendar.old_done")).click();
  await expect(calendar.left_over()).toBeHidden();
  await app.reload();
  await expect(calendar.mine()).toBeVisible();
  await expect(calendar.left_over()).toBeHidden();
  const third = read_twice((await calendar.save(calendar.mine())).text);
  expect(third.map(({ sequence, status }) => [sequence, status])).toEqual(live.map(() => [1, "CONFIRMED"]));
});

test("one file holds all that is planned, and a move is told until it is made again", async ({ app, page }) => {
  const { calendar, say } = app;
  await app.begin();
  const first = await app.add_session();
  await app.open("/session/new");
  await app.session.fill({ ...SESSION, date: "2037-03-22" });
  await app.session.save();
  await app.arrives(say("session.edit_title"));
  const second = page.url().split("/").pop()!;
  const visit = await app.visits.add({ date: "2037-03-18" });
  await app.open("/plan");
  await app.link(say("calendar.whole")).click();
  await app.arrives(say("calendar.whole"));
  expect(await objections(page)).toEqual([]);
  const events = read_twice((await calendar.save(calendar.mine())).text);
  const of = (id: string) => events.filter(({ uid }) => uid.startsWith(id));
  for (const id of [first, second, visit]) expect(of(id).length, id).toBeGreaterThan(1);
  const shown = await calendar.lines(calendar.mine());
  expect(shown.map(({ title }) => title).sort()).toEqual(events.map(({ title }) => title).sort());
  expect(events.every(({ method, sequence }) => method === "PUBLISH" && sequence === 0)).toBe(true);

  // What is in the whole file is known where one session stands alone.
  await to_calendar(app, second);
  await expect(calendar.mine().getByText(new RegExp(`^${say("calendar.made", { day: ".+" })}$`))).toBeVisible();
  await app.open("/");
  const stale = page.getByRole("heading", { name: say("calendar.stale") });
  await expect(app.heading()).toBeVisible();
  await expect(stale).toBeHidden();

  await app.open(`/session/${second}/move`);
  await app.session.fill({ date: "2037-03-23" });
  await app.session.save();
  await app.arrives(say("session.edit_title"));
  await app.open("/plan");
  await expect(stale).toBeVisible();
  await app.open("/");
  await expect(stale).toBeVisible();
  await app.link(say("calendar.update")).click();
  await app.arrives(say("calendar.whole"));
  await expect(page.getByText(calendar_changed(app))).toBeVisible();
  const again = read_twice((await calendar.save(calendar.mine())).text);
  for (const event of again) expect(event.sequence, event.uid).toBe(event.uid.startsWith(second) ? 1 : 0);
  await app.open("/");
  await expect(stale).toBeHidden();
});

test("on the eve, what no longer rings is said", async ({ app, page }) => {
  const { calendar, say } = app;
  await app.begin();
  const session = await app.add_session();
  await tell_hours(app, "food", "8");
  await page.clock.fastForward(57 * 60 * 60 * 1000);
  // Saturday, eight in the evening: what would ring at night was told at seven.
  await to_calendar(app, session);
  await expect(calendar.mine().getByText(say("calendar.rung"))).toBeVisible();
  await expect(calendar.mine()).toContainText("No food from Sun 2 am");
  const events = read_twice((await calendar.save(calendar.mine())).text);
  expect(events.map(({ title }) => title).join()).not.toContain("food");
  await app.open("/calendar");
  await expect(calendar.mine().getByText(say("calendar.rung"))).toBeVisible();
  await expect(calendar.mine()).toContainText("No food from Sun 2 am");
});

test("a cancelled session is taken out by a file, and told in words", async ({ app, page }) => {
  const { calendar, say } = app;
  await app.begin();
  const session = await app.add_session();
  await to_calendar(app, session);
  const shown = await calendar.lines(calendar.mine());
  const first = read_twice((await calendar.save(calendar.mine())).text);
  await app.open(`/session/${session}`);
  await app.button(say("session.cancel")).click();
  await app.link(say("calendar.take_out")).click();
  await app.arrives(app.names.add_to_calendar);
  await expect(page.getByText(say("calendar.none"))).toBeVisible();
  await expect(page.getByText(say("calendar.cancels"))).toBeVisible();
  expect(await calendar.lines(calendar.left_over())).toEqual(shown);
  expect(await objections(page)).toEqual([]);
  const second = read_twice((await calendar.save(calendar.mine())).text);
  expect(new Set(second.map(({ uid }) => uid))).toEqual(new Set(first.map(({ uid }) => uid)));
  for (const event of second) {
    expect(event).toMatchObject({ method: "CANCEL", sequence: 1, status: "CANCELLED", alarms: [] });
  }
});

test("nothing rings at night, unless that was picked", async ({ app, page }) => {
  const { calendar } = app;
  await app.begin();
  const session = await app.add_session();
  await tell_hours(app, "food", "6");
  await to_calendar(app, session);
  const food = async () => {
    const lines = await calendar.lines(calendar.mine());
    return lines.find(({ title }) => title.startsWith("No food"));
  };
  expect(await food()).toEqual({
    when: "Saturday, March 14, 7:00 pm",
    title: "No food from Sun 4 am",
  });
  await calendar.at_night().check();
  await expect(calendar.mine().getByText("No food from this time")).toBeVisible();
  expect(await food()).toEqual({ when: "Sunday, March 15, 4:00 am", title: "No food from this time" });
  await app.reload();
  await expect(calendar.at_night()).toBeChecked();
  expect((await food())!.when).toBe("Sunday, March 15, 4:00 am");
});

test("dates and times can be copied as words", async ({ app, context, page }) => {
  const { calendar, say } = app;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.begin();
  const session = await app.add_session();
  await to_calendar(app, session);
  await app.button(say("calendar.copy")).click();
  await app.toast(say("common.copied")).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const lines = await calendar.lines(calendar.mine());
  expect(copied).toBe(lines.map(({ when, title }) => `${when}: ${title}`).join("\n"));
});

// Phones, as far as a browser can be made to look like one.

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

declare global {
  interface Window {
    handed: { way: string; name: string; type: string; text: string }[];
    answer: "take" | "dismiss" | "refuse";
  }
}

/** A phone that shares files, or does not; what it is given is kept on the page. */
function phone({ shares, installed }: { shares: boolean; installed: boolean }): void {
  window.handed = [];
  window.answer = "take";
  const keep = async (way: string, file: File) => {
    window.handed.push({ way, name: file.name, type: file.type, text: await file.text() });
  };
  Object.defineProperty(navigator, "standalone", { value: installed });
  Object.defineProperty(navigator, "canShare", { value: (data: ShareData) => shares && !!data.files });
  Object.defineProperty(navigator, "share", {
    value: async (data: ShareData) => {
      if (window.answer !== "take") {
        throw new DOMException("", window.answer === "dismiss" ? "AbortError" : "NotAllowedError");
      }
      await keep("share", data.files![0]);
    },
  });
  // Links that lead out of the page, to a file of its own making.
  const made = new Map<string, File>();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    const address = make(file);
    made.set(address, file as File);
    return address;
  };
  HTMLAnchorElement.prototype.click = function () {
    void keep(this.hasAttribute("download") ? "download" : this.target, made.get(this.href)!);
  };
}

test.describe("on an iPhone", () => {
  test.use({ userAgent: IPHONE });

  test("the home-screen app shares the file, and never downloads it", async ({ app, page }) => {
    const { calendar, say } = app;
    await page.addInitScript(phone, { shares: true, installed: true });
    await app.begin();
    const session = await app.add_session();
    await app.add_ride(session);
    await app.ride_agrees();
    await to_calendar(app, session);
    await expect(page.getByText(say("calendar.step_mail"))).toBeVisible();
    const share = calendar.mine().getByRole("button", { name: say("calendar.share") });
    // Closing the sheet changes nothing, and what is refused is said.
    await page.evaluate(() => (window.answer = "dismiss"));
    await share.click();
    await page.evaluate(() => (window.answer = "refuse"));
    await share.click();
    await app.toast(say("hand_over.refused")).waitFor();
    await expect(page.getByText(new RegExp(say("calendar.made", { day: ".+" })))).toHaveCount(0);
    await page.evaluate(() => (window.answer = "take"));
    await share.click();
    await expect(page.getByText(new RegExp(say("calendar.made", { day: ".+" })))).toBeVisible();
    const driver = calendar.driver(RIDE.name);
    await driver.getByRole("button", { name: say("calendar.share") }).click();
    await expect(driver.getByText(new RegExp(say("calendar.made", { day: ".+" })))).toBeVisible();
    const handed = await page.evaluate(() => window.handed);
    expect(handed.map(({ way, name, type }) => [way, name, type])).toEqual([
      ["share", "reminders.ics", "text/calendar"],
      ["share", "pick-up.ics", "text/calendar"],
    ]);
    expect(read_twice(handed[0].text).map(({ starts }) => starts)).toEqual(STARTS);
  });

  test("where its sheet takes no such file, there are the words", async ({ app, page }) => {
    const { calendar, say } = app;
    await page.addInitScript(phone, { shares: false, installed: true });
    await app.begin();
    const session = await app.add_session();
    await to_calendar(app, session);
    await expect(calendar.mine().getByText(say("calendar.nowhere"))).toBeVisible();
    await expect(calendar.mine().getByRole("button")).toHaveText([say("calendar.copy")]);
  });

  test("a tab opens the file", async ({ app, page }) => {
    const { calendar, say } = app;
    await page.addInitScript(phone, { shares: true, installed: false });
    await app.begin();
    const session = await app.add_session();
    await to_calendar(app, session);
    await calendar.mine().getByRole("button", { name: say("calendar.open") }).click();
    await expect.poll(() => page.evaluate(() => window.handed.map(({ way }) => way))).toEqual(["_blank"]);
    const [{ text }] = await page.evaluate(() => window.handed);
    expect(read_twice(text).map(({ starts }) => starts)).toEqual(STARTS);
  });
});
