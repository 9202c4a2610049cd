// Whether somebody looks at the page, as the page hears of it.

import type { Page } from "@playwright/test";

/** The page goes out of sight, or comes back. */
export async function set_hidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    const say = (name: string, value: unknown) =>
      Object.defineProperty(document, name, { configurable: true, get: () => value });
    say("hidden", hidden);
    say("visibilityState", hidden ? "hidden" : "visible");
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** The window gets or loses the keyboard. */
export async function set_focused(page: Page, focused: boolean): Promise<void> {
  await page.evaluate((name) => window.dispatchEvent(new Event(name)), focused ? "focus" : "blur");
}
