// A phone where the first app was used: everything shows, and what this app cannot read is kept.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { item } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { type Row, with_format } from "./support/rows.ts";
import { load_profile, put_rows, stores } from "./support/stores.mjs";
import { heads, seal_row } from "./support/vault.mjs";

const FROZEN = JSON.parse(
  readFileSync(new URL("../crates/vault/vectors/profile-v1.json", import.meta.url), "utf8"),
) as { session: string; stores: Record<string, Row[]> };
const ENTRY = "The tide went out, and I could see the whole shore.";
const [DAY, AFTER] = ["555 010 0100", "555 010 0199"];
const OTHER = "00112233445566778899aabbccddeeff";

// Three days before the session that was planned on it.
test.use({ now: "2026-03-12T15:00:00Z" });

/** Puts the frozen phone in place before the app starts. */
async function load(page: Page): Promise<void> {
  await page.goto("/away.html");
  await load_profile(page, FROZEN.stores);
}

function row_of(all: Record<string, Row[]>, kind: string): Row {
  const { record, write } = heads(all).find(({ head }) => head.kind === kind)!;
  return all.records!.find((row) => String(row.key) === `${record},${write}`)!;
}

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("all that the first app wrote shows, and opening it changes nothing", async ({ app, page }) => {
      await load(page);
      await everything_shows(app);
      expect(await stores(page)).toEqual(FROZEN.stores);
      await app.open("/settings");
      for (const key of ["settings.damaged", "settings.newer"]) {
        await expect(page.getByText(app.say(key, { count: 1 }))).toHaveCount(0);
      }
    });
  });
}

test("the clinic's numbers rise to the schema of today, the others stay as they were", async ({ app, page }) => {
  await load(page);
  await app.open("/help/clinic");
  await expect(app.field(app.say("help.clinic_day_label"))).toHaveValue(DAY);
  await expect(app.field(app.say("help.clinic_after_label"))).toHaveValue(AFTER);
  await app.field(app.say("help.clinic_after_label")).fill("555 010 0177");
  await app.button(app.say("help.clinic_save")).click();
  await app.heading(app.say("help.title")).waitFor();

  const before = row_of(FROZEN.stores, "clinic-numbers");
  const after = await stores(page);
  const others = (rows: Row[], than: Row) => rows.filter((row) => String(row.key) !== String(than.key));
  const now = row_of(after, "clinic-numbers");
  // What was typed may have been kept on the way.
  const drafts = heads(after).filter(({ head }) => head.kind === "form-draft").map(({ record }) => record);
  const kept = others(after.records, now).filter((row) => !drafts.includes(row.key[0]));
  expect(kept).toEqual(others(FROZEN.stores.records!, before));
  expect(now.key).not.toEqual(before.key);
  const { head } = heads(after).find(({ head }) => head.kind === "clinic-numbers")!;
  expect(head.schema).toBe(3);
  expect(head.body).toEqual({
    day: DAY,
    after_hours: "555 010 0177",
    none: 0,
    by: "",
    on: "2026-03-12",
    open: 0,
  });
  await page.reload();
  await app.open("/help");
  await expect(page.getByText("555 010 0177")).toBeVisible();
});

test("after going back to this app, what a newer one wrote stays byte for byte", async ({ app, page }) => {
  await load(page);
  const { meta } = FROZEN.stores;
  const head = { written_at: 1_773_327_600_000, vector: { [OTHER]: 1 } };
  const entry = heads(FROZEN.stores).find(({ head }) => head.kind === "entry")!;
  const numbers = heads(FROZEN.stores).find(({ head }) => head.kind === "clinic-numbers")!;
  const newer = [
    seal_row(meta, "ab".repeat(16), { ...head, kind: "entry", schema: 99, body: { told: "in a newer way" } }),
    seal_row(meta, "cd".repeat(16), { ...head, kind: "check_in", schema: 1, body: [1, 2, 3] }),
    seal_row(meta, numbers.record, { ...numbers.head, schema: 99, body: { all: [] } }, numbers.write),
  ];
  await put_rows(page, "records", newer);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: newer.length }))).toBeVisible();
  await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toHaveCount(0);

  // Whatever is done meanwhile.
  await app.open(`/journal/${entry.record}`);
  await app.journal.words().fill("Written over by this app.");
  await app.journal.saved().waitFor();
  await app.open("/help/clinic");
  await app.field(app.say("help.clinic_day_label")).fill("555 010 0111");
  await app.button(app.say("help.clinic_save")).click();
  await expect(page.getByText(app.say("fault.newer"))).toBeVisible();
  const { records } = await stores(page);
  for (const row of newer) expect(records).toContainEqual(row);
  await app.open("/settings/storage");
  // What was typed in the form may be kept as its draft by now, or not.
  const kept = (await stores(page)).records.length;
  await expect(page.getByText(app.say("storage.report", { records: kept }))).toBeVisible();
});

test("a vault of format 2 is refused without harm", async ({ app, page }) => {
  await load(page);
  const vault = FROZEN.stores.meta!.filter((row) => ["vault", "ids", "ids.again"].includes(String(row.key)));
  await put_rows(page, "meta", vault.map((row) => ({ ...row, value: with_format(row.value, 2) })));
  const before = await stores(page);
  for (const path of ["/", "/journal/new", "/settings/restore"]) {
    await page.goto(path);
    await expect(page.getByText(app.say("fault.newer"))).toBeVisible();
  }
  expect(await stores(page)).toEqual(before);
  await put_rows(page, "meta", vault);
  await everything_shows(app);
});

async function everything_shows(app: App): Promise<void> {
  const { page, say } = app;
  const { session } = FROZEN;
  await app.open("/");
  await expect(app.heading(say("today.days_until", { count: 3 }))).toBeVisible();
  await app.open(`/session/${session}`);
  await expect(app.session.fact(app.names.place)).toHaveText(SESSION.place);
  await app.open("/plan");
  await expect(app.plan.row("ride")).toContainText(say("ride.said_yes", { name: RIDE.name }));
  await expect(app.plan.row("intention")).toContainText("To let the river carry it.");
  await app.open(`/session/${session}/checklist`);
  await app.checklist.unfold("group_week");
  for (const slug of ["tell-medicines", "clothes"]) {
    await expect(app.checklist.item(item(slug, app.language))).toBeChecked();
  }
  await expect(app.checklist.item("Bring the blue scarf")).not.toBeChecked();
  await app.open("/journal");
  await expect(app.journal.entry(ENTRY)).toBeVisible();
  await app.open("/help");
  for (const number of [DAY, AFTER]) await expect(page.getByText(number)).toBeVisible();
}
