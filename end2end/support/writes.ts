// What a page is writing: a page that is left in the middle of it takes the write with it.

import type { BrowserContext, Page } from "@playwright/test";

declare global {
  /** How many transactions that write are under way in this page. */
  var writes: number;
}

/** Counts the transactions that write; call it before the first page is opened. */
export async function count_writes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    globalThis.writes = 0;
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...asked) {
      const transaction = begin.apply(this, asked);
      if (transaction.mode === "readwrite") {
        globalThis.writes += 1;
        const ended = () => (globalThis.writes -= 1);
        transaction.addEventListener("complete", ended);
        transaction.addEventListener("abort", ended);
      }
      return transaction;
    };
  });
}

/** Waits until nothing is being written; a tap's own write has begun by the time the tap returns. */
export async function written(page: Page): Promise<void> {
  let is_writing = true;
  while (is_writing) is_writing = await page.evaluate(() => globalThis.writes > 0);
}
