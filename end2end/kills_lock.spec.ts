// Twenty kills in the life of a lock: it opens by the passphrase that was acknowledged last, with everything in it.

import { expect, test } from "./fixtures/app.ts";
import { lock_kill_rounds } from "./kills_lock.mjs";

// Two halves, side by side, each on a profile of its own: the second goes on where the first ends.
for (const [half, from] of [
  ["first", 0],
  ["second", 10],
] as const) {
  test(`ten kills, the ${half} half`, async ({ baseURL }) => {
    test.setTimeout(240_000);
    const counts = await lock_kill_rounds(baseURL!, 10, console.log, from);
    expect(counts.lost).toEqual([]);
    expect(counts.in_flight).toBeGreaterThanOrEqual(4);
    expect(counts.acknowledged).toBeGreaterThanOrEqual(8);
  });
}
