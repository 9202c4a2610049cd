// Twenty kills: nothing that was called saved is lost, and of a draft at most the last second.

import { expect, test } from "./fixtures/app.ts";
import { kill_rounds } from "./kills.mjs";

// Two halves, side by side, each on a profile of its own.
for (const half of ["first", "second"]) {
  test(`ten kills, the ${half} half`, async ({ baseURL }) => {
    test.setTimeout(180_000);
    const counts = await kill_rounds(baseURL!, 10, console.log);
    expect(counts.lost).toEqual([]);
    expect(counts.late).toEqual([]);
    expect(counts.acknowledged).toBe(20);
    expect(counts.drafts).toBeGreaterThanOrEqual(5);
    expect(counts.in_flight).toBeGreaterThanOrEqual(2);
  });
}
