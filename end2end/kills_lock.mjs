// The life of a lock, killed again and again: while saving, locking, restoring a copy, changing the
// passphrase, sealing anew and unlocking. It always opens by the passphrase that was acknowledged
// last, or, where the kill came in the middle of a change, by the one before or the one after; and
// nothing acknowledged is lost. `node kills_lock.mjs --rounds N`; also run by kills_lock.spec.ts.

import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { make_copy } from "./support/copies.mjs";
import { Profile } from "./support/profile.mjs";
import { put_rows, stores } from "./support/stores.mjs";
import { data_key, heads, keys, seal_row } from "./support/vault.mjs";
import { serve } from "./support/serve.mjs";
import { Walk } from "./support/walk.mjs";

/** Enough rows that sealing them anew takes several writes. */
const SEEDS = 200;
/** A copy is added in one write for its names, then batch by batch, one write each. */
const [BATCH, BATCHES] = [25, 5];
/** How long sealing anew may take, in ms. */
const PATIENCE = 30_000;
/** No lock: one of the ways a vault may open after a first lock was cut off. */
const OPEN = null;

/** What is under way when the browser is killed, by turns. `turn` makes each time another moment. */
const DEEDS = {
  async save(life, turn) {
    await life.write(`Entry ${life.round}`);
    if (turn % 2 === 0) return life.profile.kill();
    // In the middle of the next save.
    await life.kill_at_write(1, () => life.entry().fill(`Entry ${life.round}: and more`));
    life.replace(`Entry ${life.round}`, [`Entry ${life.round}`, `Entry ${life.round}: and more`]);
  },

  async lock(life, turn) {
    await life.write(`Entry ${life.round}`);
    await life.walk.button("Done").click();
    await life.open_lock();
    const locking = life.walk.button("Lock").click({ noWaitAfter: true }).catch(() => {});
    if (turn % 2 === 1) await life.locked();
    await life.profile.kill();
    await locking;
  },

  async restore(life, turn) {
    const copy = life.make_copy();
    const { page } = life.walk;
    const nth = 1 + ((turn * 5 + 3) % (BATCHES + 1));
    const written = Math.max(0, nth - 2) * BATCH;
    await life.look_into(copy);
    await life.kill_at_write(nth, () => life.walk.button("Add to this phone").click(), life.added(page));
    // What was written before that is there, in whole batches, and the same file goes on from it.
    await life.begin();
    await life.verify();
    if (life.counts.lost.length > 0) return life.profile.kill();
    const there = await life.restored(copy);
    if (there < written || there % BATCH !== 0) life.lose("restoring", `${there} where ${written} were written`);
    await life.look_into(copy);
    if (there > 0) await life.walk.page.getByText(`${there} records that you already have here`).waitFor();
    if (there < copy.texts.length) {
      await life.walk.page.getByText(`${copy.texts.length - there} new records`).waitFor();
    }
    await life.walk.button("Add to this phone").click();
    await life.added(life.walk.page).waitFor();
    const all = await life.restored(copy);
    if (all !== copy.texts.length) life.lose("restoring", `${all} of ${copy.texts.length}`);
    life.acknowledge_copy(copy);
    await life.profile.kill();
  },

  async change(life, turn) {
    await life.open_lock();
    const wanted = `other words of round ${life.round}`;
    await life.walk.page.locator("summary", { hasText: "Change the passphrase" }).click();
    await life.walk.field("New passphrase").fill(wanted);
    await life.walk.field("Type it again").fill(wanted);
    const before = life.ways;
    life.ways = [...before, wanted];
    const change = () => life.walk.button("Change the passphrase").click();
    const changed = life.walk.page.getByText("The passphrase is changed");
    if (turn % 3 < 2) return life.kill_at_write(1 + (turn % 3), change, changed);
    await change();
    await changed.waitFor();
    life.acknowledge_way(wanted);
    await life.profile.kill();
  },

  async reseal(life, turn) {
    await life.open_lock();
    await life.walk.page.locator("summary", { hasText: "Remove the lock" }).click();
    life.ways = [...life.ways, OPEN];
    await life.walk.button("Remove the lock").click();
    await life.walk.field("New passphrase").waitFor();
    life.acknowledge_way(OPEN);
    const wanted = `new words of round ${life.round}`;
    await life.choose(wanted);
    life.ways = [OPEN, wanted];
    const done = life.walk.page.getByText("The lock is set.");
    if (turn % 6 < 5) return life.kill_at_write(1 + (turn % 6), () => life.walk.button("Set the lock").click(), done);
    await life.walk.button("Set the lock").click();
    await done.waitFor();
    life.acknowledge_way(wanted);
    await life.profile.kill();
  },

  async unlock(life, turn) {
    // Written without unlocking, then cut off on the way in: after a sealing that was cut off, it
    // is cut off again.
    const { page } = life.walk;
    await page.goto(`${life.address}/`);
    await life.locked_or_open();
    if (!(await life.is_locked())) {
      if (!life.ways.includes(OPEN)) life.lose("lock", "it is gone");
      life.ways = [OPEN];
      return life.profile.kill();
    }
    life.ways = life.ways.filter((way) => way !== OPEN);
    await life.walk.button("Write").click();
    await life.walk.field("Journal entry").fill(`Note ${life.round}`);
    await life.walk.button("Done").click();
    await page.getByText("Saved. You will find it after unlocking.").waitFor();
    life.notes += 1;
    life.counts.acknowledged += 1;
    const inside = page.getByRole("link", { name: "Journal", exact: true });
    await life.kill_at_write(1 + (turn % 4), () => life.type_passphrase(life.ways.at(-1)), inside);
  },
};
const NAMES = ["save", "lock", "restore", "change", "reseal", "unlock"];

/** One profile, what was acknowledged in it, and the ways in which it may open. */
class Life {
  constructor(address, counts) {
    this.profile = new Profile();
    this.address = address;
    this.counts = counts;
    this.ways = [OPEN];
    this.code = "";
    this.round = 0;
    this.notes = 0;
    /** Of each entry, the texts that it may have. */
    this.entries = [];
  }

  async begin() {
    this.walk = new Walk(await this.profile.open(), this.address);
  }

  entry() {
    return this.walk.page.getByRole("textbox", { name: "Journal entry" });
  }

  async first_lock() {
    const { page } = this.walk;
    await this.walk.first_run();
    const { meta } = await stores(page);
    const replica = randomBytes(16).toString("hex");
    const rows = Array.from({ length: SEEDS }, (_, at) => {
      const body = { text: `Seed ${at}`, written: 1_773_000_000_000 + at * 60_000, offset_seconds: 0 };
      const head = { kind: "entry", schema: 1, written_at: body.written, vector: { [replica]: 1 }, body };
      this.entries.push([body.text]);
      return seal_row(meta, randomBytes(16).toString("hex"), head);
    });
    await put_rows(page, "records", rows);
    await page.goto(`${this.address}/settings/lock`);
    await this.choose("the words of the beginning");
    await this.walk.button("Set the lock").click();
    await page.getByText("The lock is set.").waitFor();
    this.acknowledge_way("the words of the beginning");
    await this.walk.button("Try it now").click();
    await this.locked();
  }

  /** Chooses a passphrase, and types the group of the code that is asked for. */
  async choose(passphrase) {
    const { page } = this.walk;
    await this.walk.field("New passphrase").fill(passphrase);
    await this.walk.field("Type it again").fill(passphrase);
    await this.walk.button("Next").click();
    const shown = page.locator(".recovery__code");
    await shown.waitFor();
    this.code = (await shown.innerText()).trim().split(/\s+/).join("-");
    const asked = page.getByRole("main").getByRole("textbox");
    const label = await asked.evaluate((field) => field.labels[0].textContent);
    await asked.fill(this.code.split("-")[Number(/\d+/.exec(label)[0]) - 1]);
  }

  async locked() {
    await this.walk.page.getByRole("heading", { level: 1, name: "Homeward is locked" }).waitFor();
  }

  async is_locked() {
    return this.walk.page.getByRole("heading", { level: 1, name: "Homeward is locked" }).isVisible();
  }

  async locked_or_open() {
    const settings = this.walk.button("Settings");
    await settings.or(this.walk.page.getByRole("heading", { level: 1, name: "Homeward is locked" })).first().waitFor();
  }

  async type_passphrase(passphrase) {
    await this.walk.field("Passphrase").fill(passphrase);
    await this.walk.button("Unlock").click();
  }

  async open_lock() {
    await this.walk.button("Settings").click();
    await this.walk.page.locator('a[href="/settings/lock"]').click();
    await this.walk.button("Lock").waitFor();
  }

  /** A copy of entries from elsewhere. */
  make_copy() {
    const texts = Array.from({ length: BATCH * BATCHES }, (_, at) => `Copied ${this.round}.${at}`);
    const body = (text, at) => ({ text, written: 1_773_000_000_000 - at * 60_000, offset_seconds: 0 });
    const made = make_copy(texts.map((text, at) => ({ kind: "entry", schema: 1, body: body(text, at) })));
    return { ...made, texts };
  }

  /** Opens a copy on the screen of restoring, as far as the preview. */
  async look_into({ bytes, code }) {
    const { page } = this.walk;
    await this.walk.button("Settings").click();
    await page.locator('a[href="/settings/restore"]').click();
    const file = { name: "homeward-copy.hwcopy", mimeType: "application/octet-stream", buffer: bytes };
    await this.walk.field("Choose the copy").setInputFiles(file);
    await this.walk.button("Use my recovery code").click();
    await this.walk.field("Recovery code").fill(code);
    await this.walk.button("Open the copy").click();
    await page.getByRole("heading", { level: 2, name: "In this copy" }).waitFor();
  }

  added(page) {
    return page.getByText("Your words are here");
  }

  /** How many records of a copy lie on the disk. */
  async restored({ texts }) {
    const wanted = new Set(texts);
    const held = heads(await stores(this.walk.page), { code: this.code });
    return held.filter(({ head }) => !head.erased && wanted.has(head.body?.text)).length;
  }

  /** They are older than what was written here: what was written last stays last. */
  acknowledge_copy({ texts }) {
    this.entries.unshift(...texts.map((text) => [text]));
    this.counts.acknowledged += 1;
  }

  async write(text) {
    await this.walk.button("Write").click();
    await this.entry().fill(text);
    await this.walk.page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
    this.entries.push([text]);
    this.counts.acknowledged += 1;
  }

  replace(text, texts) {
    this.entries = this.entries.map((entry) => (entry[0] === text ? texts : entry));
  }

  acknowledge_way(way) {
    this.ways = [way];
    this.counts.acknowledged += 1;
  }

  /** Does something, and ends the browser as the nth write after it begins; or once it is done. */
  async kill_at_write(nth, deed, done) {
    const { page } = this.walk;
    let reach;
    const reached = new Promise((resolve) => (reach = resolve));
    await page.exposeBinding("homeward_write", (_, count) => count >= nth && reach());
    await page.evaluate(() => {
      const begin = IDBDatabase.prototype.transaction;
      let writes = 0;
      IDBDatabase.prototype.transaction = function (...how) {
        if (how[1] === "readwrite") window.homeward_write((writes += 1));
        return begin.apply(this, how);
      };
    });
    const doing = deed().catch(() => {});
    await Promise.race([reached, ...(done ? [done.waitFor().catch(() => reached)] : [])]);
    this.counts.in_flight += 1;
    await this.profile.kill();
    await doing;
  }

  /** Opens by one of the ways it may open, and everything acknowledged is there. */
  async verify() {
    const { page } = this.walk;
    await page.goto(`${this.address}/journal`);
    await this.locked_or_open();
    const way = await this.way_in();
    if (way === undefined) return this.lose("shut", this.ways.map(String).join(" / "));
    this.ways = [way];
    await page.getByRole("heading", { level: 1, name: "Journal" }).waitFor();
    const found = await stores(page);
    const by = way === OPEN ? {} : { code: this.code };
    const texts = new Set(heads(found, by).filter(({ head }) => !head.erased).map(({ head }) => head.body?.text));
    for (const entry of this.entries) {
      if (!entry.some((text) => texts.has(text))) this.lose("entry", entry[0]);
    }
    if (found.inbox.length < this.notes) this.lose("note", `${found.inbox.length} of ${this.notes}`);
    await page.getByText(this.entries.at(-1)[0]).first().waitFor();
    if (way !== OPEN) await this.sealed_anew(by);
  }

  /** Behind the first screen everything is sealed anew, and the former keys go. */
  async sealed_anew(by) {
    const by_when = Date.now() + PATIENCE;
    for (;;) {
      const { meta, records } = await stores(this.walk.page);
      const { id } = data_key(meta, by);
      const under_old = records.filter(({ value }) => value.slice(16, 48) !== id.toString("hex"));
      const former = keys(meta, by).length - 1;
      if (former === 0 && under_old.length === 0) return;
      const what = `${under_old.length} rows under a former key, ${former} former keys`;
      if (Date.now() > by_when) return this.lose("sealing", what);
    }
  }

  /** How it opened, of the ways it may; `undefined` when by none. */
  async way_in() {
    if (!(await this.is_locked())) return this.ways.includes(OPEN) ? OPEN : undefined;
    const { page } = this.walk;
    for (const way of this.ways.filter((way) => way !== OPEN).reverse()) {
      await this.type_passphrase(way);
      const wrong = page.getByText("That did not open it.");
      await wrong.or(page.getByRole("heading", { level: 1, name: "Journal" })).first().waitFor();
      if (!(await wrong.isVisible())) return way;
    }
    return undefined;
  }

  lose(kind, what) {
    this.counts.lost.push({ round: this.round, kind, what });
  }
}

/**
 * Kills the browser `rounds` times; `from` begins where that many rounds would have ended.
 * @returns what was counted; `lost` is empty when all is well
 */
export async function lock_kill_rounds(address, rounds, say = () => {}, from = 0) {
  const counts = { rounds, acknowledged: 0, in_flight: 0, deeds: {}, lost: [] };
  const life = new Life(address, counts);
  try {
    await life.begin();
    await life.first_lock();
    for (let round = 0; round <= rounds; round += 1) {
      life.round = round;
      if (round > 0) await life.begin();
      const at = from + round;
      const due = round === rounds ? undefined : NAMES[at % NAMES.length];
      // To look is to unlock, and that is what is cut off there.
      if (due !== "unlock") await life.verify();
      if (!due || counts.lost.length > 0) break;
      const is_open = life.ways.length === 1 && life.ways[0] === OPEN;
      const name = is_open ? "save" : due;
      counts.deeds[name] = (counts.deeds[name] ?? 0) + 1;
      await DEEDS[name](life, Math.floor(at / NAMES.length));
      // A vault that was left without a lock gets one again.
      if (life.ways.length === 1 && life.ways[0] === OPEN) await relock(life);
    }
  } finally {
    await life.profile.remove();
  }
  say(told(counts));
  return counts;
}

async function relock(life) {
  await life.begin();
  await life.walk.page.goto(`${life.address}/settings/lock`);
  await life.choose(`words again in round ${life.round}`);
  await life.walk.button("Set the lock").click();
  await life.walk.page.getByText("The lock is set.").waitFor();
  life.acknowledge_way(`words again in round ${life.round}`);
  await life.profile.kill();
}

function told(counts) {
  const deeds = Object.entries(counts.deeds).map(([name, count]) => `${name} ${count}`);
  return [
    `${counts.rounds} kills in the life of a lock (${deeds.join(", ")})`,
    `${counts.in_flight} in the middle of a write`,
    `${counts.acknowledged} acknowledged, ${counts.lost.length} lost`,
  ].join("; ");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf("--rounds");
  const rounds = at < 0 ? 20 : Number(process.argv[at + 1]);
  const server = await serve(process.env.HOMEWARD_DIST);
  try {
    const counts = await lock_kill_rounds(server.address, rounds, console.log);
    for (const one of counts.lost) console.log(JSON.stringify(one));
    process.exitCode = counts.lost.length === 0 ? 0 : 1;
  } finally {
    server.end();
  }
}
