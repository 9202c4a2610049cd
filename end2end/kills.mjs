// Says "Saved", kills the browser, opens it again: nothing acknowledged is lost, and of a draft at
// most the last second. `node kills.mjs --rounds N`; also run by kills.spec.ts.

import { pathToFileURL } from "node:url";
import { Profile } from "./support/profile.mjs";
import { serve } from "./support/serve.mjs";
import { Walk } from "./support/walk.mjs";

const SECOND = 1_000;
const WORDS = "the tide went out and the whole shore lay open in the morning light ".repeat(8);

/**
 * What is saved before each kill, by turns; each answers once the screen has acknowledged it.
 * The ride and the intention are those of the first session: each takes the place of the one before.
 */
const DEEDS = [
  {
    name: "session",
    async do(walk, round) {
      await walk.page.goto(`${walk.address}/session/new`);
      await walk.radio("At a clinic, staff beside me").check();
      await walk.field("Date").fill(in_days(round === 0 ? 2 : 3 + (round % 20)));
      await walk.field("Start time").fill("10:00");
      await walk.field("Length").fill("150");
      await walk.field("Place").fill(`Place ${round}`);
      await walk.button("Save session").click();
      await walk.page.getByText(`Place ${round}`).first().waitFor();
      return { kind: "session", holds: { place: `Place ${round}` } };
    },
  },
  {
    name: "ride",
    async do(walk, round) {
      await walk.open_session("ride");
      const edit = walk.button("Change the plan");
      await edit.or(walk.button("Save ride")).first().waitFor();
      if (await edit.isVisible()) await edit.click();
      await walk.field("Name").fill(`Person ${round}`);
      await walk.button("Save ride").click();
      await walk.page.getByRole("heading", { name: `Person ${round}`, exact: true }).waitFor();
      return { kind: "ride", holds: { name: `Person ${round}` } };
    },
  },
  {
    name: "checklist",
    async do(walk, round) {
      await walk.open_session("checklist");
      await walk.button("Add an item").click();
      await walk.field("New item").fill(`Item ${round}`);
      await walk.button("Add").click();
      await walk.page.getByRole("checkbox", { name: `Item ${round}`, exact: true }).waitFor();
      return { kind: "checklist-item", holds: { text: `Item ${round}` } };
    },
  },
  {
    name: "intention",
    async do(walk, round) {
      await walk.open_session("intention");
      await walk.button("3. Make it kind, short and open").click();
      await walk.page.getByRole("textbox", { name: "My intention" }).fill(`Intention ${round}`);
      await walk.button("Keep it").click();
      await walk.page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
      return { kind: "intention", holds: { text: `Intention ${round}` } };
    },
  },
];

/**
 * Kills the browser `rounds` times and looks at what is there afterwards.
 * @returns what was counted; `lost` and `late` are empty when all is well
 */
export async function kill_rounds(address, rounds, say = () => {}) {
  const profile = new Profile();
  const acknowledged = [];
  const acknowledge = (one) => {
    if (["ride", "intention"].includes(one.kind)) forget(acknowledged, one.kind);
    acknowledged.push(one);
    counts.acknowledged += 1;
  };
  const counts = { rounds, acknowledged: 0, drafts: 0, in_flight: 0, lost: [], late: [], ages: [] };
  let draft = null;
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const page = await profile.open();
      const walk = new Walk(page, address);
      const clock = await typed_clock(page);
      if (round === 0) await walk.first_run();
      await verify(walk, acknowledged, draft, counts, round);
      if (round === rounds) break;

      // Something of every kind, and an entry: on the screen as kept.
      acknowledge(await DEEDS[round % DEEDS.length].do(walk, round));
      await walk.page.goto(`${address}/journal/new`);
      const entry = page.getByRole("textbox", { name: "Journal entry" });
      const text = `Entry ${round}: ${WORDS.slice(0, 10 + ((round * 37) % 300))}`;
      await entry.fill(text);
      await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
      acknowledge({ kind: "entry", holds: { text } });

      if (round % 4 === 3) {
        // Right at that moment.
        draft = null;
        await profile.kill();
        continue;
      }
      if (round % 4 === 2) {
        // In the middle of a save: it is there or not, and nothing else suffers.
        draft = null;
        counts.in_flight += 1;
        await walk.open_session("ride");
        await walk.button("Change the plan").or(walk.button("Save ride")).first().waitFor();
        if (await walk.button("Change the plan").isVisible()) await walk.button("Change the plan").click();
        await walk.field("Name").fill(`Nobody ${round}`);
        forget(acknowledged, "ride");
        const saving = walk.button("Save ride").click({ noWaitAfter: true }).catch(() => {});
        await profile.kill();
        await saving;
        continue;
      }
      // While typing: what was typed a second before the end has to be there.
      draft = await type_until_killed(walk, profile, clock, round);
      counts.drafts += 1;
    }
  } finally {
    await profile.remove();
  }
  say(told(counts));
  return counts;
}

function forget(acknowledged, kind) {
  for (let at = acknowledged.length - 1; at >= 0; at -= 1) {
    if (acknowledged[at].kind === kind) acknowledged.splice(at, 1);
  }
}

async function verify(walk, acknowledged, draft, counts, round) {
  await walk.page.goto(`${walk.address}/journal`);
  await walk.page.getByRole("heading", { level: 1, name: /Journal|Homeward/ }).waitFor();
  const records = await walk.records();
  const has = ({ kind, holds }) =>
    records.some((head) => {
      if (head.erased || head.kind !== kind) return false;
      const flat = JSON.stringify(head.body);
      return Object.values(holds).every((value) => flat.includes(JSON.stringify(value).slice(1, -1)));
    });
  for (const one of acknowledged) {
    if (!has(one)) counts.lost.push({ round, ...one });
  }
  if (draft) {
    const kept = records.find((head) => head.kind === "entry" && head.body?.text.startsWith(draft.start));
    const length = kept ? kept.body.text.length : 0;
    if (length < draft.due) counts.late.push({ round, kept: length, due: draft.due });
    counts.ages.push(draft.age_of_what_was_lost(length));
  }
  // The screen shows what the disk holds, and no damage is told.
  const last = acknowledged.findLast(({ kind }) => kind === "entry");
  if (last) await walk.page.getByText(last.holds.text.slice(0, 40)).first().waitFor();
  await walk.page.goto(`${walk.address}/settings`);
  await walk.page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  if (await walk.page.getByText("could not be opened").isVisible()) {
    counts.lost.push({ round, kind: "damage", holds: {} });
  }
}

/**
 * When each length of a text was on the screen, and which of them have been there for a second:
 * told by the page's own timers, so that a machine that is slow for everything is no failure.
 */
async function typed_clock(page) {
  const seen = { typed: [], due: 0, on_due: () => {} };
  await page.exposeBinding("homeward_typed", (_, length, at) => seen.typed.push({ length, at }));
  await page.exposeBinding("homeward_due", (_, length) => {
    seen.due = Math.max(seen.due, length);
    seen.on_due(seen.due);
  });
  await page.addInitScript((second) => {
    document.addEventListener("input", (event) => {
      const { length } = event.target.value;
      window.homeward_typed(length, Date.now());
      setTimeout(() => window.homeward_due(length), second);
    });
  }, SECOND);
  return seen;
}

async function type_until_killed(walk, profile, clock, round) {
  await walk.page.goto(`${walk.address}/journal/new`);
  const entry = walk.page.getByRole("textbox", { name: "Journal entry" });
  const start = `Draft ${round}: `;
  await entry.click();
  clock.typed.length = 0;
  clock.due = 0;
  const text = start + WORDS;
  // Somewhere in the middle, elsewhere each time.
  const until = start.length + ((round * 13) % 60);
  const reached = new Promise((resolve) => {
    clock.on_due = (due) => due >= until && resolve();
  });
  const typing = entry.pressSequentially(text, { delay: 15 }).catch(() => {});
  await reached;
  const [due, killed_at] = [clock.due, Date.now()];
  await profile.kill();
  await typing;
  const age_of_what_was_lost = (length) => {
    const first = clock.typed.find((one) => one.length > length && one.at <= killed_at);
    return first ? killed_at - first.at : 0;
  };
  return { start, due, age_of_what_was_lost };
}

function in_days(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function told(counts) {
  return [
    `${counts.rounds} kills`,
    `${counts.acknowledged} acknowledged saves, ${counts.lost.length} lost`,
    `${counts.drafts} drafts cut off while typing, ${counts.late.length} too old`,
    `${counts.in_flight} kills in the middle of a save`,
  ].join("; ");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf("--rounds");
  const rounds = at < 0 ? 20 : Number(process.argv[at + 1]);
  const server = await serve(process.env.HOMEWARD_DIST);
  try {
    const counts = await kill_rounds(server.address, rounds, console.log);
    const ages = counts.ages.toSorted((a, b) => a - b);
    if (ages.length > 0) {
      console.log(`age of the oldest word lost: median ${ages[ages.length >> 1]} ms, at most ${ages.at(-1)} ms`);
    }
    for (const one of [...counts.lost, ...counts.late]) console.log(JSON.stringify(one));
    process.exitCode = counts.lost.length + counts.late.length === 0 ? 0 : 1;
  } finally {
    server.end();
  }
}
