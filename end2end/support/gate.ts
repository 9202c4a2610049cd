// A gate before one of the app's writes: held as long as a test wants, with nothing left to chance.

import type { Page } from "@playwright/test";

interface Gate {
  is_reached: boolean;
  is_open: boolean;
}

/** Holds the app before its `count`-th write from now on. `reached` waits for it, `open` lets go. */
export async function gate_at(page: Page, count: number): Promise<{ reached: () => Promise<void>; open: () => Promise<void> }> {
  await page.evaluate((count) => {
    const gate: Gate = { is_reached: false, is_open: false };
    Object.assign(window, { gate });
    const begin = IDBDatabase.prototype.transaction;
    let seen = 0;
    IDBDatabase.prototype.transaction = function (...how) {
      if (this.name === "homeward" && how[1] === "readwrite" && ++seen === count) {
        const names = Array.from(this.objectStoreNames);
        const store = begin.call(this, names, "readwrite").objectStore(names[0]!);
        // As long as it asks, the app's own transaction waits behind this one.
        const hold = () => {
          if (!gate.is_open) store.get("nothing").onsuccess = hold;
        };
        hold();
        gate.is_reached = true;
      }
      return begin.apply(this, how);
    };
  }, count);
  return {
    reached: async () => {
      await page.waitForFunction(() => (window as unknown as { gate: Gate }).gate.is_reached);
    },
    open: () =>
      page.evaluate(() => {
        (window as unknown as { gate: Gate }).gate.is_open = true;
      }),
  };
}

/**
 * Holds a store of the app's database from a page of its origin that is not the app: what reads
 * or writes it waits, until the answer is called.
 */
export async function hold_store(page: Page, store: string): Promise<() => Promise<void>> {
  await page.goto("/help.html");
  await page.evaluate(
    (store) =>
      new Promise<void>((resolve, reject) => {
        const gate: Gate = { is_reached: true, is_open: false };
        Object.assign(window, { gate });
        const opening = indexedDB.open("homeward");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const held = opening.result.transaction(store, "readwrite").objectStore(store);
          const hold = () => {
            resolve();
            if (gate.is_open) return opening.result.close();
            held.get("nothing").onsuccess = hold;
          };
          hold();
        };
      }),
    store,
  );
  return () =>
    page.evaluate(() => {
      (window as unknown as { gate: Gate }).gate.is_open = true;
    });
}
