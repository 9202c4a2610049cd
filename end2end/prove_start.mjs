// How soon the app stands, and how long it is deaf on the way there: with a long life in it, and
// with hardly a word. `cargo xtask prove start`.

import { entries, make_copy } from "./support/copies.mjs";
import { Profile } from "./support/profile.mjs";
import { serve } from "./support/serve.mjs";
import { AT_MOST, SLOWER, computed, deaf, measured, seconds, since, slow_down, watch_tasks } from "./support/tasks.mjs";
import { Walk } from "./support/walk.mjs";

/** A long life: so many records, of which these are sessions, one a week, with what was said of each ride. */
const MANY = 10_000;
const SESSIONS = 40;
/** How many words an entry has: some two kilobytes. */
const WORDS = 370;
/** How often it is measured at most: other work on this machine stretches a task, in some rounds. */
const ROUNDS = 3;
const PATIENCE = 240_000;
const WEEK = 7 * 24 * 60 * 60 * 1000;
const PASSPHRASE = "copper lantern seven tides";

/** All that a long life wrote: entries, sessions until next week, answers about rides. */
function long_life() {
  const sessions = Array.from({ length: SESSIONS }, (_, week) => {
    const record = (week + 1).toString(16).padStart(32, "0");
    const local = `${new Date(Date.now() + (1 - week) * WEEK).toISOString().slice(0, 10)}T10:00:00`;
    const said = { session: record, at: Date.now() - (week + 1) * WEEK, session_local: local };
    const answers = ["asked", "three-days"].map((gate) => ({
      kind: "ride-answer",
      schema: 1,
      body: { ...said, gate, answer: gate === "asked" ? "asked" : "yes" },
    }));
    const where = { zone: "America/New_York", length_minutes: 120, place: "Clinic", standing: "planned" };
    const body = { setting: "clinic", medicine: "ketamine", local, ...where };
    return [{ record, kind: "session", schema: 1, body }, ...answers];
  }).flat();
  return [...entries(MANY - sessions.length, WORDS), ...sessions];
}

/** A profile of the app, as far as the first run is over. */
async function begin(address) {
  const profile = new Profile();
  const page = await profile.open();
  await page.addInitScript(watch_tasks);
  await page.addInitScript(watch_first_screen);
  const walk = new Walk(page, address);
  page.setDefaultTimeout(PATIENCE);
  await walk.first_run();
  // What it keeps for use without a network it has.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return { profile, page, walk, address };
}

// In the page: when the first screen was drawn.
function watch_first_screen() {
  const drawn = () => requestAnimationFrame(() => setTimeout(() => (window.first_screen = performance.now())));
  const seen = new MutationObserver(() => {
    seen.disconnect();
    drawn();
  });
  // The root is not there yet.
  seen.observe(document, { subtree: true, attributeFilter: ["data-ready"] });
}

async function fill({ page, walk, address }) {
  const { bytes, code } = make_copy(long_life());
  await page.goto(`${address}/settings/restore`);
  const file = { name: "life.hwcopy", mimeType: "application/octet-stream", buffer: bytes };
  await walk.field("Choose the copy").setInputFiles(file);
  await walk.button("Use my recovery code").click();
  await walk.field("Recovery code").fill(code);
  await walk.button("Open the copy").click();
  await walk.button("Add to this phone").click();
  await page.getByText("Your words are here").waitFor();
}

async function lock({ page, walk, address }) {
  await page.goto(`${address}/settings/lock`);
  await walk.field("New passphrase").fill(PASSPHRASE);
  await walk.field("Type it again").fill(PASSPHRASE);
  await walk.button("Next").click();
  const shown = page.locator(".recovery__code");
  await shown.waitFor();
  const groups = (await shown.innerText()).trim().split(/\s+/);
  const asked = page.getByRole("main").getByRole("textbox");
  const label = await asked.evaluate((field) => field.labels[0].textContent);
  await asked.fill(groups[Number(/\d+/.exec(label)[0]) - 1]);
  await walk.button("Set the lock").click();
  await page.getByText("The lock is set.").waitFor();
}

/** Opens the app anew at an address; the time is that of its first screen. */
async function opened({ page, address }, path, stands) {
  await page.goto(`${address}${path}`);
  await stands.first().waitFor();
  await page.waitForFunction(() => window.first_screen);
  return { ...(await since(page, 0)), took: await page.evaluate(() => window.first_screen) };
}

const STEPS = {
  "Today": (life) => opened(life, "/", life.page.getByRole("link", { name: "Journal", exact: true })),
  "Journal": (life) => opened(life, "/journal", life.walk.button("Write")),
  "writing an entry": async (life) => {
    await opened(life, "/journal", life.walk.button("Write"));
    return measured(life.page, async () => {
      await life.walk.button("Write").click();
      await life.page.getByRole("textbox", { name: "Journal entry" }).fill("One more");
      await life.page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
      await life.page.getByRole("link", { name: "Journal", exact: true }).or(life.walk.button("Done")).first().click();
      await life.page.getByText("One more").first().waitFor();
    });
  },
  "Storage, looking at everything": async (life) => {
    await opened(life, "/settings", life.page.getByRole("heading", { level: 1 }));
    return measured(life.page, async () => {
      await life.page.locator('a[href="/settings/storage"]').click();
      await life.page.getByText("Records checked:").waitFor();
    });
  },
};

const LOCKED = {
  "the locked app": (life) => opened(life, "/", life.walk.button("Unlock")),
  "unlocking it, to Today": (life) =>
    measured(life.page, async () => {
      await life.walk.field("Passphrase").fill(PASSPHRASE);
      await life.walk.button("Unlock").click();
      await life.page.getByRole("link", { name: "Journal", exact: true }).waitFor();
    }),
};

/** Each step in both lives, again until none has a long task; the best of each, and what it computes. */
async function measure(steps, long, empty) {
  const names = Object.keys(steps);
  const best = new Map(names.map((name) => [name, Infinity]));
  for (const { page } of [long, empty]) await slow_down(page);
  for (let round = 1; round <= ROUNDS && names.some((name) => best.get(name) > AT_MOST); round += 1) {
    console.log(`  round ${round}`);
    for (const name of names) {
      const hardly = await steps[name](empty);
      const found = await steps[name](long);
      const times = (found.took / hardly.took).toFixed(1);
      console.log(`  ${name}: ${seconds(found.took)}, ${times} times ${seconds(hardly.took)} with hardly a word`);
      console.log(`    ${deaf(found)} (with hardly a word: ${deaf(hardly)})`);
      best.set(name, Math.min(found.longest, best.get(name)));
    }
  }
  for (const { page } of [long, empty]) await slow_down(page, 1);
  for (const name of names) {
    const [hardly, most] = [await work_of(steps[name], empty), await work_of(steps[name], long)];
    console.log(`  ${name}: one task computes ${most} ms at most (with hardly a word: ${hardly} ms)`);
    if (best.get(name) <= AT_MOST) continue;
    console.error(`  ${name}: a task of ${Math.round(best.get(name))} ms, at most ${AT_MOST} are allowed`);
    process.exitCode = 1;
  }
}

async function work_of(step, life) {
  return Math.round(await computed(life.page, () => step(life)));
}

const server = await serve(process.env.HOMEWARD_DIST);
const lives = [];
try {
  const empty = await begin(server.address);
  lives.push(empty);
  const long = await begin(server.address);
  lives.push(long);
  await fill(long);
  console.log(`  ${MANY} records of some 2 kB, processor ${SLOWER} times slower`);
  await measure(STEPS, long, empty);
  for (const life of lives) await lock(life);
  await measure(LOCKED, long, empty);
} finally {
  for (const { profile } of lives) await profile.remove();
  server.end();
}
