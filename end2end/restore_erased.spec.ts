// Another phone's copies, one after the other: what was erased there since goes here too, also where it
// exists once and has another id on each phone.

import { expect } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { test } from "./support/phones.ts";
import { stores } from "./support/stores.mjs";
import { heads } from "./support/vault.mjs";

const INTENTION = "To let the river carry it.";
const WORDS = "The first morning.";

test("what the other phone erased since goes here too, also where it exists once", async ({ app, page, phone }) => {
  test.setTimeout(180_000);
  const other = await phone();
  await other.begin();
  const session = await other.add_session();
  await set_intention(other, session, INTENTION);
  const first = await other.keeper.make_copy();
  await app.begin();
  await app.add_entry(WORDS);
  const join = async (copy: string) => {
    await app.keeper.open("restore");
    await app.keeper.look_into(copy);
    await app.keeper.add();
    await app.keeper.finish();
  };
  const kept = async () => heads(await stores(page)).filter(({ head }) => head.kind === "intention" && !head.erased);
  await join(first);
  expect(await kept()).toHaveLength(1);
  await set_intention(other, session, "");
  await join(await other.keeper.make_copy());
  expect(await kept()).toEqual([]);
  await app.open("/plan");
  await expect(page.getByText(INTENTION)).toHaveCount(0);
  // What that phone knows of its own copies says nothing of the copies of this one.
  await app.keeper.open("copy");
  await expect(page.getByText(app.say("copy.none"))).toBeVisible();
  // The first copy once more brings nothing back.
  await join(first);
  expect(await kept()).toEqual([]);
});

test("what was erased there before it ever came here stays erased", async ({ app, page, phone }) => {
  test.setTimeout(180_000);
  const other = await phone();
  await other.begin();
  const session = await other.add_session();
  await set_intention(other, session, INTENTION);
  const first = await other.keeper.make_copy();
  await set_intention(other, session, "");
  const later = await other.keeper.make_copy();
  await app.begin();
  await app.add_entry(WORDS);
  for (const copy of [later, first]) {
    await app.keeper.open("restore");
    await app.keeper.look_into(copy);
    await app.keeper.add();
    await app.keeper.finish();
  }
  const left = heads(await stores(page)).filter(({ head }) => head.kind === "intention" && !head.erased);
  expect(left).toEqual([]);
});

/** The words of the intention of a session; none take it away. */
async function set_intention(app: App, session: string, words: string): Promise<void> {
  await app.open(`/session/${session}/intention`);
  await app.intention.to_words();
  await app.intention.words().fill(words);
  await app.intention.keep();
  if (words) await app.intention.rest();
  await app.heading(app.names.plan).waitFor();
}
