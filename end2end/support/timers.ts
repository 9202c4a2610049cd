// Timers of a pinned clock, with numbers as small as a browser's own.
//
// Playwright numbers them from 1e12 on. Code in wasm holds the number of a timer in 32 bits, as
// every browser's fits, and could not cancel one of these.

import { test as base } from "../fixtures/app.ts";

export const test = base.extend({
  context: async ({ context }, use) => {
    await context.addInitScript(() => {
      const FIRST = 1e12;
      const pairs = [
        ["setTimeout", "clearTimeout"],
        ["setInterval", "clearInterval"],
        ["requestAnimationFrame", "cancelAnimationFrame"],
      ] as const;
      const here = window as unknown as Record<string, (...all: unknown[]) => number>;
      for (const [begin, end] of pairs) {
        const [start, stop] = [here[begin]!, here[end]!];
        here[begin] = (...all) => {
          const number = start.apply(window, all);
          return number >= FIRST ? number - FIRST + 1 : number;
        };
        here[end] = (number) => stop.call(window, Number(number) + FIRST - 1);
      }
    });
    await use(context);
  },
});

export { expect } from "../fixtures/app.ts";
