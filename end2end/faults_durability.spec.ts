// "Saved" is said only of what the disk holds: every write is strict, and complete before it is shown.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";

interface Write {
  database: string;
  durability: string;
  complete: boolean;
  /** Its place among all beginnings and ends. */
  began: number;
}

interface Log {
  writes: Write[];
  /** Each time the screen said that something was kept: whether it could know. */
  said: { words: string; is_true: boolean }[];
}

/** Watches every transaction that writes, and every word on the screen that something is kept. */
function watch(words: string[]): void {
  const log: Log = { writes: [], said: [] };
  Object.assign(window, { log });
  // Beginnings and ends, in their order; the last end; the end that was spoken of last.
  let [count, ended, told] = [0, 0, 0];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...how) {
    const transaction = begin.apply(this, how);
    if (transaction.mode === "readwrite") {
      const { durability } = transaction;
      const write = { database: this.name, durability, complete: false, began: ++count };
      log.writes.push(write);
      transaction.addEventListener("complete", () => {
        write.complete = true;
        ended = ++count;
      });
    }
    return transaction;
  };
  const look = (node: Node) => {
    const text = node.textContent ?? "";
    for (const word of words) {
      if (!text.split(/\n/).some((line) => line.trim() === word)) continue;
      const open = log.writes.filter((write) => !write.complete);
      // What is open may be the next write already, if one has ended that was not spoken of yet.
      const is_true = open.length === 0 || (ended > told && open.every(({ began }) => began > ended));
      told = ended;
      log.said.push({ words: word, is_true });
    }
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") look(change.target);
      else change.addedNodes.forEach(look);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

test("every way to save writes strictly, and says so only afterwards", async ({ app, page }) => {
  const kept = ["status.saved", "intention.draft_kept", "intention.kept", "help.clinic_saved"];
  await page.addInitScript(watch, kept.map((key) => app.say(key)));
  await app.begin();
  const counts: Record<string, number> = {};
  /** Does something that saves, on the page as it stands, and sees that it was written. */
  const saves = async (name: string, work: () => Promise<unknown>) => {
    const before = (await log(page)).writes.length;
    await work();
    await expect.poll(async () => (await log(page)).writes.length, name).toBeGreaterThan(before);
    await expect.poll(async () => (await log(page)).writes.every((write) => write.complete)).toBe(true);
    const { writes, said } = await log(page);
    for (const write of writes) expect(write, name).toMatchObject({ database: "homeward", durability: "strict" });
    for (const one of said) expect(one, name).toMatchObject({ is_true: true });
    counts[name] = writes.length - before;
  };
  const toast = (key: string, values = {}) => app.toast(app.say(key, values)).waitFor();

  // The vault itself was made by the first opening.
  const [vault] = (await log(page)).writes;
  expect(vault).toMatchObject({ database: "homeward", durability: "strict", complete: true });
  counts["new vault"] = 1;

  let session = "";
  await saves("session", async () => {
    await app.tab("plan");
    await app.link(app.names.add_session).click();
    await app.session.fill({ setting: "clinic", medicine: "ketamine", date: "2037-03-15", start: "10:00", length: "150" });
    await app.session.save();
    await app.plan.details().waitFor();
    session = await app.plan.session();
  });
  await saves("cancelling", async () => {
    await app.plan.details().click();
    await app.button(app.say("session.cancel")).click();
    await toast("session.cancelled_toast");
  });
  await saves("undo of cancelling", async () => {
    await app.undo();
    await app.link(app.names.move_session).waitFor();
  });
  await saves("moving", async () => {
    await app.link(app.names.move_session).click();
    await app.field(app.names.start_time).fill("10:30");
    await app.session.save();
    await app.heading(app.say("plan.title")).waitFor();
  });
  await saves("ride", async () => {
    await app.plan.row("ride").click();
    await app.ride.fill({ name: "Dana", backup: "Sam" });
    await app.ride.save();
    await app.ride.gates().first().waitFor();
  });
  await saves("ride said yes", async () => {
    await app.button(app.say("ride.said_yes", { name: "Dana" })).click();
    await toast("ride.said_yes", { name: "Dana" });
  });
  await saves("the ride calls off, the backup takes over", async () => {
    await app.change().click();
    await app.button(app.say("ride.called_off", { name: "Dana" })).click();
    await toast("ride.promoted", { name: "Sam" });
  });
  await app.back();
  await app.plan.row("checklist").click();
  const box = page.locator("input[type=checkbox]:enabled").first();
  await saves("tick", () => box.check());
  await saves("untick", () => box.uncheck());
  await saves("own item", () => app.checklist.add("Water the plants"));
  await app.checklist.item("Water the plants").waitFor();
  await app.checklist.edit();
  await saves("order", async () => {
    await app.checklist.handle("Water the plants").focus();
    await page.keyboard.press("ArrowUp");
    await toast("checklist.moved_toast");
  });
  await saves("undo of order", () => app.undo());
  const hide = page.getByRole("button", { name: /^Hide: / }).first();
  await saves("hiding", async () => {
    await hide.click();
    await toast("checklist.hidden_toast");
  });
  await saves("undo of hiding", () => app.undo());
  await saves("removing", async () => {
    await app.checklist.remove("Water the plants").click();
    await toast("checklist.removed_toast");
  });
  await saves("undo of removing", () => app.undo());
  await app.back();
  await app.plan.row("intention").click();
  await app.intention.to_words();
  await saves("draft of an intention", async () => {
    await app.intention.words().fill("To be gentle");
    await app.intention.status().waitFor();
  });
  await saves("intention", async () => {
    await app.intention.keep();
    await toast("intention.kept");
  });
  await app.intention.rest();
  await app.plan.row("intention").click();
  await saves("no intention", async () => {
    await app.intention.words().fill("");
    await app.intention.keep();
    await toast("intention.cleared");
  });
  await app.tab("journal");
  await app.journal.write();
  await saves("entry", async () => {
    await app.journal.words().fill("The river");
    await app.journal.saved().waitFor();
  });
  await saves("entry, on Done", async () => {
    await app.journal.words().fill("The river kept coming back");
    await app.journal.done();
  });
  await app.journal.entry("The river").click();
  await saves("entry, when the page is hidden", async () => {
    await app.journal.words().fill("The river, again");
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
    await app.journal.saved().waitFor();
  });
  await saves("erasing an entry", async () => {
    await app.journal.erase();
    await toast("journal.erased_toast");
  });
  await saves("undo of erasing", () => app.undo());
  await app.help.open();
  await app.link(app.say("help.clinic_add")).click();
  await saves("the clinic's numbers", async () => {
    await app.field(app.say("help.clinic_day_label")).fill("555 010 0100");
    await app.button(app.say("help.clinic_save")).click();
    await toast("help.clinic_saved");
  });
  expect(session).not.toBe("");

  const { said, writes } = await log(page);
  for (const key of kept) expect(said.map((one) => one.words)).toContain(app.say(key));
  console.log(`${Object.keys(counts).length} ways to save, ${writes.length} transactions, all strict`);

  await app.back();
  await app.settings.open();
  await app.link(new RegExp(app.say("settings.erase"))).click();
  await page.getByRole("checkbox").check();
  await page.evaluate(() => {
    // Erasing loads the page anew: what it wrote is looked at on the way out.
    window.addEventListener("pagehide", () => {
      const { log } = window as unknown as { log: Log };
      sessionStorage.setItem("log", JSON.stringify(log.writes.at(-1)));
    });
  });
  await app.button(app.say("erase.do")).click();
  await app.button(app.names.start).waitFor();
  const last = await page.evaluate(() => sessionStorage.getItem("log"));
  expect(JSON.parse(last!)).toMatchObject({ database: "homeward", durability: "strict", complete: true });
});

function log(page: Page): Promise<Log> {
  return page.evaluate(() => (window as unknown as { log: Log }).log);
}
