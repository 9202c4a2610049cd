// Room on the phone: taken away and given back, as the browser sees it.

import type { CDPSession, Page } from "@playwright/test";

/** What a new vault and a few records need, in bytes; less than the ballast below. */
const SMALL = 200_000;
const NONE = 1;

/** The room that one origin has. Make it before the page is opened: the browser remembers what it found. */
export class Room {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly origin: string,
  ) {}

  static async of(page: Page, origin: string): Promise<Room> {
    const session = await page.context().newCDPSession(page);
    const room = new Room(page, session, origin);
    await room.set(SMALL);
    await page.addInitScript(count_failures);
    return room;
  }

  /** From here on every write fails for want of room. */
  async fill(): Promise<void> {
    await this.set(NONE);
    // For half a minute the browser reckons with the room it saw last, unless more is asked for.
    const outcome = await this.page.evaluate(
      (size) =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open("ballast");
          opening.onupgradeneeded = () => opening.result.createObjectStore("ballast");
          opening.onerror = () => resolve(opening.error!.name);
          opening.onsuccess = () => {
            const database = opening.result;
            const writing = database.transaction("ballast", "readwrite");
            // At random: the browser packs what it keeps, and reckons with what is left of it.
            const ballast = new Uint8Array(size);
            for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(ballast.subarray(at, at + 65_536));
            writing.objectStore("ballast").put(ballast, 1);
            writing.oncomplete = () => resolve("kept");
            writing.onabort = () => {
              database.close();
              resolve(writing.error!.name);
            };
          };
        }),
      2 * SMALL,
    );
    if (outcome !== "QuotaExceededError") throw new Error(`the phone is not full: ${outcome}`);
  }

  /** How many writes of the app have failed on the page that is open. */
  failures(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { failures: number }).failures);
  }

  /** There is room again. */
  async free(): Promise<void> {
    await this.session.send("Storage.overrideQuotaForOrigin", { origin: this.origin });
  }

  private async set(bytes: number): Promise<void> {
    await this.session.send("Storage.overrideQuotaForOrigin", {
      origin: this.origin,
      quotaSize: bytes,
    });
  }
}

// In the page: counts the app's transactions that came to nothing.
function count_failures(): void {
  const count = Object.assign(window, { failures: 0 });
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...how) {
    const transaction = begin.apply(this, how);
    if (this.name === "homeward") transaction.addEventListener("abort", () => (count.failures += 1));
    return transaction;
  };
}

/** Holds back every write of the app, by a transaction of its own that does not end. */
export async function hold_writes(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open("homeward");
        opening.onsuccess = () => {
          const database = opening.result;
          const names = Array.from(database.objectStoreNames);
          const holding = database.transaction(names, "readwrite");
          const store = holding.objectStore(names[0]!);
          const hold = Object.assign(window, { released: false, let_go: () => {} });
          const again = () => {
            if (hold.released) return;
            resolve();
            store.get("nothing").onsuccess = again;
          };
          hold.let_go = () => (hold.released = true);
          holding.oncomplete = () => database.close();
          store.get("nothing").onsuccess = again;
        };
      }),
  );
  return () => page.evaluate(() => (window as unknown as { let_go: () => void }).let_go());
}
