// Making a copy: asked for gently, handed over as a file, and checked once it was saved.

import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { expect } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import type { App } from "./pages/app.ts";
import { file_of, PASSPHRASE } from "./pages/keeper.ts";
import { SESSION } from "./pages/session_form.ts";
import { AT, code_bytes, HEADER, open_copy } from "./support/copies.mjs";
import { test } from "./support/phones.ts";
import { flipped } from "./support/rows.ts";
import { put_rows, stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

test.use({ serviceWorkers: "allow" });

const WORDS = ["The tide went out.", "A heron by the bend.", "Rain on the roof."];
const DAY = 24 * 60 * 60 * 1000;

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("a copy is made, saved, checked, and told of", async ({ app, page }) => {
      const { keeper, say } = app;
      await app.begin();
      for (const text of WORDS) await app.add_entry(text);
      const requests: string[] = [];
      await keeper.open("copy");
      await expect(page.getByText(say("copy.none"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));

      await app.button(say("copy.do")).click();
      await expect(page.getByText(say("lock.problem_empty"))).toBeVisible();
      await expect(app.field(say("copy.pass"))).toBeFocused();
      await app.field(say("copy.pass")).fill("copper sea");
      await expect(page.getByText(say("copy.short"))).toBeVisible();
      await app.field(say("copy.pass")).fill(PASSPHRASE);
      await expect(page.getByText(say("copy.short"))).toHaveCount(0);
      await app.field(say("copy.again")).fill(`${PASSPHRASE}.`);
      await app.button(say("copy.do")).click();
      await expect(page.getByText(say("lock.problem_empty"))).toHaveCount(0);
      await expect(page.getByText(say("lock.problem_differ"))).toBeVisible();
      await expect(app.field(say("copy.again"))).toBeFocused();
      expect(await objections(page)).toEqual([]);
      await app.field(say("copy.again")).fill(PASSPHRASE);
      await app.button(say("copy.do")).click();
      await expect(keeper.heading2(say("copy.ready"))).toBeVisible();
      await expect(page.getByText(say("copy.what", { writes: WORDS.length }))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      const code = await keeper.code();

      const download = page.waitForEvent("download");
      await app.button(say("copy.save")).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe("homeward-copy-2037-03-12.hwcopy");
      const bytes = await readFile(await file.path());
      const inside = open_copy(bytes, code);
      expect(inside.writes.map(({ body }) => body.text).sort()).toEqual([...WORDS].sort());
      expect(inside.last.writes).toBe(WORDS.length);

      // The phone took it, and nobody knows more.
      const date = new Intl.DateTimeFormat(language, { day: "numeric" }).format(Date.parse("2037-03-12T15:00:00Z"));
      await expect(page.getByRole("status").getByText(say("copy.handed"), { exact: true })).toBeVisible();
      await expect(last(app, "handed")).toContainText(date);
      await expect(app.button(say("copy.have"))).toBeVisible();
      expect(await objections(page)).toEqual([]);
      await keeper.choose(say("copy.check_file"), file_of(bytes));
      const whole = say("copy.check_ok", { writes: WORDS.length, date: "#" }).split("#")[0]!;
      await expect(page.getByRole("status").filter({ hasText: whole })).toContainText(date);
      for (const [chosen, key] of [
        [Buffer.from("Dear diary, ".repeat(30)), "restore.not_copy"],
        [Buffer.alloc(0), "restore.not_copy"],
        [bent(bytes, HEADER + 500), "restore.damaged"],
        [bytes.subarray(0, -1), "restore.damaged"],
      ] as const) {
        await keeper.choose(say("copy.check_file"), file_of(chosen));
        await expect(page.getByText(say(key))).toBeVisible();
      }
      await expect(last(app, "opened")).toContainText(date);
      await expect(app.button(say("copy.have"))).toHaveCount(0);
      expect(await objections(page)).toEqual([]);
      expect(requests.filter((request) => !/(GET) (blob:|.*\/(worker|deriver|deriver_bg)\.[0-9a-f]+\.)/.test(request))).toEqual([]);

      await keeper.open("copy");
      await expect(last(app, "opened")).toContainText(date);
      await expect(keeper.heading2(say("copy.check_title"))).toHaveCount(0);
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("another person's copy does not pass the check of one's own", async ({ app, page, phone }) => {
      test.slow();
      const other = await phone();
      await other.begin();
      const theirs = await other.keeper.make_copy("quiet marble eleven roads");
      await app.begin();
      await app.add_entry(WORDS[0]!);
      await app.keeper.make_copy();
      await app.keeper.choose(app.say("copy.check_file"), theirs);
      await expect(page.getByText(app.say("restore.wrong"))).toBeVisible();
    });

    test("Settings leads to copies, to restoring, and to a new phone", async ({ app, page }) => {
      await app.begin();
      for (const [name, title, words] of [
        [app.names.make_copy, app.names.make_copy, "copy.do"],
        [app.names.move_phone, app.names.make_copy, "copy.move_title"],
        [app.names.restore_copy, app.names.restore_copy, "restore.lead"],
      ] as const) {
        await app.open("/settings");
        await app.link(new RegExp(`^${name}`)).click();
        await app.arrives(title);
        await expect(page.getByText(app.say(words)).first()).toBeVisible();
        expect(await objections(page)).toEqual([]);
        await app.back();
        await app.arrives(app.names.settings);
      }
      await app.open("/settings/copy");
      for (const step of [1, 2, 3, 4]) {
        await expect(page.getByRole("listitem").filter({ hasText: app.say(`copy.move_${step}`) })).toBeVisible();
      }
    });

    test("Today offers a copy after the third entry, and again when it is old", async ({ app, page }) => {
      const { say } = app;
      const offer = app.link(say("today.copy_due"));
      await app.begin();
      for (const text of WORDS.slice(0, 2)) await app.add_entry(text);
      await today(app);
      await expect(offer).toHaveCount(0);
      await app.add_entry(WORDS[2]!);
      await today(app);
      await offer.click();
      await app.arrives(app.names.make_copy);
      await app.keeper.make_copy();
      await today(app);
      await expect(offer).toHaveCount(0);
      await expect(app.link(say("today.copy_check"))).toHaveCount(0);

      // That the phone took it is relied on for a day.
      await later(app, 1);
      expect(await objections(page)).toEqual([]);
      await app.link(say("today.copy_check")).click();
      await app.arrives(app.names.make_copy);
      await expect(last(app, "handed")).toBeVisible();
      await app.button(say("copy.have")).click();
      await expect(last(app, "said")).toBeVisible();
      await expect(app.button(say("copy.have"))).toHaveCount(0);
      await expect(page.getByRole("status").getByText(say("copy.have_noted"))).toBeFocused();
      expect(await objections(page)).toEqual([]);
      await today(app);
      await expect(app.link(say("today.copy_check"))).toHaveCount(0);
      await expect(offer).toHaveCount(0);

      // Two weeks alone are no reason: nothing was written since.
      await later(app, 14);
      const old = app.link(say("today.copy_age", { count: 15 }));
      await expect(old).toHaveCount(0);
      await app.add_entry("Something new.");
      await today(app);
      await expect(old).toBeVisible();
      // The last line would lie half under the tabs.
      await page.keyboard.press("End");
      expect(await objections(page)).toEqual([]);
      await later(app, 1);
      await expect(app.link(say("today.copy_age", { count: 16 }))).toBeVisible();
    });
  });
}

test("a copy of before is checked by its passphrase or the code, and an older one does not make up for it", async ({ app, page, phone }) => {
  test.slow();
  const { keeper, say } = app;
  const other = await phone();
  await other.begin();
  await other.add_entry(WORDS[2]!);
  const theirs = file_of(await readFile(await other.keeper.make_copy()));
  await app.begin();
  await app.add_entry(WORDS[0]!);
  const first = file_of(await readFile(await keeper.make_copy()));
  const code = await keeper.code();
  await page.clock.fastForward(DAY);
  await app.add_entry(WORDS[1]!);
  const second = file_of(await readFile(await keeper.make_copy("another passphrase altogether")));
  await keeper.open("copy");
  await expect(last(app, "handed")).toBeVisible();
  const open = async (file: typeof first, passphrase: string) => {
    await keeper.choose(say("copy.check_file"), file);
    await app.field(say("restore.pass")).fill(passphrase);
    await app.button(say("restore.open")).click();
  };
  await open(theirs, PASSPHRASE);
  await expect(page.getByText(say("copy.check_other"))).toBeVisible();
  await open(first, "not this one at all");
  await expect(page.getByText(say("restore.wrong"))).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await open(first, PASSPHRASE);
  await expect(page.getByRole("status").filter({ hasText: say("copy.check_older") })).toBeVisible();
  await expect(last(app, "handed")).toContainText(say("copy.last_before", { date: "" }).split(":")[0]!);
  await keeper.choose(say("copy.check_file"), second);
  await keeper.open_with_code(code);
  await expect(last(app, "opened")).toBeVisible();
  await app.reload();
  await expect(last(app, "opened")).toBeVisible();
});

test.describe("on an iPhone", () => {
  test.use({ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148" });

  test("a share sheet that was closed changes nothing", async ({ app, page }) => {
    const { keeper, say } = app;
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "share", {
        value: () => {
          const why = (window as unknown as { refuses?: string }).refuses;
          return why ? Promise.reject(new DOMException("", why)) : Promise.resolve();
        },
      });
    });
    const refuse = (why: string) => page.evaluate((why) => Object.assign(window, { refuses: why }), why);
    await app.begin();
    await app.add_entry(WORDS[0]!);
    await keeper.open("copy");
    await keeper.begin_copy();
    await keeper.heading2(say("copy.ready")).waitFor();
    const before = await stores(page);
    await refuse("AbortError");
    await app.button(say("copy.save")).click();
    // The sheet opens and closes in one turn; what would come of it is long there.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await expect(page.getByText(say("copy.none"))).toBeVisible();
    await expect(app.button(say("copy.save"))).toBeVisible();
    await expect(page.getByText(say("copy.not_saved"))).toHaveCount(0);
    await expect(page.getByText(say("copy.handed"))).toHaveCount(0);
    await expect(keeper.heading2(say("copy.check_title"))).toHaveCount(0);
    expect(await stores(page)).toEqual(before);
    await refuse("NotAllowedError");
    await app.button(say("copy.save")).click();
    await expect(page.getByText(say("copy.not_saved"))).toBeVisible();
    await expect(page.getByText(say("copy.none"))).toBeVisible();
    await refuse("");
    await app.button(say("copy.save")).click();
    await expect(page.getByText(say("copy.handed"))).toBeVisible();
    await expect(last(app, "handed")).toBeVisible();
  });
});

test("the recovery code of the phone opens the copies too, and is shown with each while no lock shows it", async ({ app, page }) => {
  test.slow();
  await app.begin();
  await app.add_entry(WORDS[0]!);
  await app.keeper.make_copy();
  const code = await app.keeper.code();
  const second = await readFile(await app.keeper.make_copy("another passphrase altogether"));
  expect(await app.keeper.code()).toBe(code);
  const { writes } = open_copy(second, code);
  expect(writes.map(({ kind }) => kind).sort()).toEqual(["copy-made", "entry"]);
  expect(code_bytes(code).length).toBe(16);
  expect(second.readUInt16BE(AT.parts)).toBe(1);
  // It lay beside a key in the clear: the lock has one of its own, and old copies keep theirs.
  expect(await app.keeper.set_lock()).not.toBe(code);
  await app.keeper.enter("/settings/copy");
  await app.keeper.make_copy_here();
  await expect(page.getByText(app.say("lock.code_title"))).toHaveCount(0);
});

test.describe("while the key is worked out", () => {
  test.use({ serviceWorkers: "block" });

  test("a copy may be left: the next one shows the code", async ({ app, page }) => {
    await app.begin();
    await app.add_entry(WORDS[0]!);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/deriver*", async (route) => {
      await held;
      await route.continue();
    });
    await app.keeper.open("copy");
    await app.field(app.say("copy.pass")).fill(PASSPHRASE);
    await app.field(app.say("copy.again")).fill(PASSPHRASE);
    await app.button(app.say("copy.do")).click();
    await expect(page.getByText(app.say("lock.stretching"))).toBeVisible();
    await app.back();
    await app.heading(app.names.settings).waitFor();
    release();
    // It was made for nobody, and its code is kept.
    const names = async () => (await stores(page)).meta.map((row: { key: string }) => row.key).join(" ");
    await expect.poll(names).toContain("recovery");
    const bytes = await readFile(await app.keeper.make_copy());
    expect(open_copy(bytes, await app.keeper.code()).writes.length).toBe(1);
  });
});

test("a copy is not spoken of on the day of a session", async ({ app, page }) => {
  await app.begin();
  await app.add_session();
  for (const text of WORDS) await app.add_entry(text);
  const offer = app.link(app.say("today.copy_due"));
  await page.clock.setSystemTime(new Date(`${SESSION.date}T12:00:00Z`));
  await app.open("/");
  await app.heading(app.say("today.is_today")).waitFor();
  await expect(offer).toHaveCount(0);
  await page.clock.setSystemTime(new Date(`${SESSION.date}T23:00:00Z`));
  await app.open("/");
  await expect(offer).toHaveCount(0);
  await page.clock.setSystemTime(new Date(Date.parse(`${SESSION.date}T12:00:00Z`) + 3 * DAY));
  await app.open("/");
  await expect(offer).toBeVisible();
});

test("what does not open is left out of the copy, which says so", async ({ app, page }) => {
  await app.begin();
  for (const text of WORDS) await app.add_entry(text);
  const [row] = (await stores(page)).records;
  await put_rows(page, "records", [{ ...row, value: flipped(row.value, 100) }]);
  const bytes = await readFile(await app.keeper.make_copy());
  await expect(page.getByText(app.say("copy.left_out"))).toBeVisible();
  await expect(page.getByText(app.say("copy.what", { writes: WORDS.length - 1 }))).toBeVisible();
  const { writes } = open_copy(bytes, await app.keeper.code());
  expect(writes.length).toBe(WORDS.length - 1);
});

test("a copy holds every live write as it lies in the vault", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  for (const text of WORDS) await app.add_entry(text);
  await app.journal.entry(WORDS[1]!).click();
  await app.journal.erase();
  await app.heading(app.say("journal.title")).waitFor();
  const before = heads(await stores(page));
  const bytes = await readFile(await app.keeper.make_copy());
  const { writes } = open_copy(bytes, await app.keeper.code());
  const told = writes.map(({ record, write, ...head }) => ({ record, write, head }));
  const order = (a: { write: string }, b: { write: string }) => (a.write < b.write ? -1 : 1);
  expect(told.sort(order)).toEqual(before.sort(order));
  expect(before.filter(({ head }) => head.erased && head.kind === "entry").length).toBe(1);
});

/** The line of the last copy that says this of it. */
function last(app: App, known: "opened" | "said" | "handed"): Locator {
  const [before, behind] = app.say(`copy.last_${known}`, { date: "#" }).split("#");
  return app.page.locator("p").filter({ hasText: before!.trim() }).filter({ hasText: behind!.trim() });
}

async function today(app: App): Promise<void> {
  await app.open("/");
}

async function later(app: App, days: number): Promise<void> {
  const now = await app.page.evaluate(() => Date.now());
  await app.page.clock.setSystemTime(new Date(now + days * DAY));
  await today(app);
}

function bent(bytes: Buffer, at: number): Buffer {
  const bent = Buffer.from(bytes);
  bent[at]! ^= 1;
  return bent;
}
