// Damaged, newer and foreign records: set aside, told of, never changed.

import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures/app.ts";
import { RIDE } from "./pages/ride.ts";
import { flipped, row_of_entry, value_of, with_format } from "./support/rows.ts";
import { put_rows, stores } from "./support/stores.mjs";
import { heads, seal_row } from "./support/vault.mjs";

const ONE = "The first morning.";
const TWO = "The second morning.";
const THREE = "The third morning.";
const OTHER = "00112233445566778899aabbccddeeff";

test("a record with a flipped bit is set aside: the others open, Settings tells, a file holds it", async ({
  app,
  page,
}) => {
  await app.begin();
  for (const text of [ONE, TWO, THREE]) await app.add_entry(text);
  const row = await row_of_entry(page, TWO);
  const damaged = { ...row, value: flipped(row.value, 120) };
  await put_rows(page, "records", [damaged]);

  await app.open("/journal");
  await expect(app.journal.entry(ONE)).toBeVisible();
  await expect(app.journal.entry(THREE)).toBeVisible();
  await expect(app.journal.entry(TWO)).toHaveCount(0);

  await app.settings.open();
  await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toHaveCount(0);
  await app.link(app.say("settings.storage")).click();
  const download = page.waitForEvent("download");
  await app.button(app.say("storage.export")).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("homeward-damaged-records.txt");
  const [record, write] = row.key as string[];
  expect(await readFile(await file.path(), "utf8")).toBe(`${record} ${write} ${damaged.value}\n`);

  await app.add_entry("After the damage.");
  expect(await value_of(page, row.key)).toBe(damaged.value);
  await app.open(`/journal/${record}`);
  await expect(page.getByText(app.say("journal.unknown"))).toBeVisible();
});

for (const [name, at] of [
  ["its magic", 0],
  ["its format, to nothing known before", "zero"],
  ["the id of its key", 10],
  ["its record id", 30],
  ["its write id", 45],
  ["its nonce", 60],
  ["its tag", -1],
] as const) {
  test(`a record damaged in ${name} stops nothing`, async ({ app, page }) => {
    await app.begin();
    for (const text of [ONE, TWO]) await app.add_entry(text);
    const row = await row_of_entry(page, TWO);
    const value = at === "zero" ? with_format(row.value, 0) : flipped(row.value, at);
    await put_rows(page, "records", [{ ...row, value }]);
    await app.open("/journal");
    await expect(app.journal.entry(ONE)).toBeVisible();
    await expect(app.journal.entry(TWO)).toHaveCount(0);
    await app.settings.open();
    await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
    expect(await value_of(page, row.key)).toBe(value);
  });
}

test("rows cut short or empty stop nothing, and all are told of", async ({ app, page }) => {
  await app.begin();
  for (const text of [ONE, TWO, THREE]) await app.add_entry(text);
  const [one, two] = [await row_of_entry(page, ONE), await row_of_entry(page, TWO)];
  await put_rows(page, "records", [
    { ...one, value: "" },
    { ...two, value: two.value.slice(0, 100) },
  ]);
  await app.open("/journal");
  await expect(app.journal.entry(THREE)).toBeVisible();
  await app.settings.open();
  await expect(page.getByText(app.say("settings.damaged", { count: 2 }))).toBeVisible();
});

test.describe("in Spanish", () => {
  test.use({ language: "es", locale: "es-MX" });
  test("Settings tells of what is damaged and what is newer", async ({ app, page }) => {
    await app.begin();
    for (const text of [ONE, TWO]) await app.add_entry(text);
    const [one, two] = [await row_of_entry(page, ONE), await row_of_entry(page, TWO)];
    await put_rows(page, "records", [
      { ...one, value: flipped(one.value, 100) },
      { ...two, value: with_format(two.value, 2) },
    ]);
    await app.open("/settings");
    await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
    await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
    await app.keeper.open("storage");
    await expect(page.getByText(app.say("storage.damaged", { count: 1 }))).toBeVisible();
    await expect(page.getByText(app.say("storage.newer", { count: 1 }))).toBeVisible();
    await expect(app.button(app.say("storage.export"))).toBeVisible();
  });
});

test("a row of a newer format is kept byte for byte, whatever is saved later", async ({
  app,
  page,
}) => {
  await app.begin();
  for (const text of [ONE, TWO]) await app.add_entry(text);
  const row = await row_of_entry(page, TWO);
  const newer = { ...row, value: with_format(row.value, 2) };
  await put_rows(page, "records", [newer]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
  await app.add_entry(THREE);
  await app.add_session();
  expect(await value_of(page, row.key)).toBe(newer.value);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
  await app.keeper.open("storage");
  await expect(page.getByText(app.say("storage.newer", { count: 1 }))).toBeVisible();
  await expect(app.button(app.say("storage.export"))).toHaveCount(0);
});

test("a record that opens and is broken inside is told of everywhere, and a file holds it", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const { meta } = await stores(page);
  const head = { kind: "entry", schema: 1, written_at: 1_773_327_600_000, vector: { [OTHER]: 1 }, body: [1, 2, 3] };
  const broken = seal_row(meta, "ab".repeat(16), head);
  await put_rows(page, "records", [broken]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.damaged", { count: 1 }))).toBeVisible();
  await app.keeper.open("storage");
  await expect(page.getByText(app.say("storage.damaged", { count: 1 }))).toBeVisible();
  await expect(page.getByText(app.say("storage.damaged_none"))).toHaveCount(0);
  const download = page.waitForEvent("download");
  await app.button(app.say("storage.export")).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toBe(`${broken.key.join(" ")} ${broken.value}\n`);
  expect(await value_of(page, broken.key)).toBe(broken.value);
});

test("a kind from a newer app is kept byte for byte, and told of", async ({ app, page }) => {
  await app.begin();
  await app.add_entry(ONE);
  const { meta } = await stores(page);
  const row = seal_row(meta, "ab".repeat(16), {
    kind: "check_in",
    schema: 1,
    written_at: 1_773_327_600_000,
    vector: { [OTHER]: 1 },
    body: { answers: [1, 2, 3] },
  });
  await put_rows(page, "records", [row]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
  await app.add_entry(TWO);
  expect(await value_of(page, row.key)).toBe(row.value);
});

// The same phone, after going back to an older app: it counts under the very name that wrote the
// newer record.
test("a ride of a newer schema survives a ride planned by this app", async ({ app, page }) => {
  await app.begin();
  const session = await app.add_session();
  await app.add_ride(session);
  const before = await stores(page);
  const ride = heads(before).find(({ head }) => head.kind === "ride")!;
  const head = { ...ride.head, schema: 99, body: { told: "in a newer way" } };
  const newer = seal_row(before.meta, ride.record, head, ride.write);
  await put_rows(page, "records", [newer]);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();

  await page.goto(`/session/${session}/ride`);
  await app.ride.fill({ ...RIDE, name: "Robin Vale" });
  await app.ride.save();
  await app.ride.gates().first().or(page.getByText(app.say("fault.newer"))).waitFor();
  expect(await value_of(page, newer.key)).toBe(newer.value);
  await app.open("/settings");
  await expect(page.getByText(app.say("settings.newer", { count: 1 }))).toBeVisible();
});

test("two writes of one entry stand side by side, and the choice joins them", async ({
  app,
  page,
}) => {
  await app.begin();
  await app.add_entry(ONE);
  const before = await stores(page);
  const [mine] = heads(before);
  const other = seal_row(before.meta, mine!.record, {
    ...mine!.head,
    vector: { [OTHER]: 1 },
    written_at: mine!.head.written_at + 1,
    body: { ...mine!.head.body, text: TWO },
  });
  await put_rows(page, "records", [other]);
  await app.open(`/journal/${mine!.record}`);
  await expect(page.getByText(app.say("journal.conflict"))).toBeVisible();
  await expect(app.journal.words()).toHaveValue(TWO);
  await expect(page.getByText(ONE)).toBeVisible();
  await app.button(app.say("journal.keep_both")).click();
  await app.journal.saved().waitFor();
  await app.journal.done();
  await expect(app.journal.entry(ONE)).toBeVisible();
  await expect(app.journal.entry(TWO)).toBeVisible();
  const texts = heads(await stores(page)).map(({ head }) => head.body.text);
  expect(texts.sort()).toEqual([ONE, TWO]);
});
