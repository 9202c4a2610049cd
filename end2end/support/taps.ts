// Two taps in a row at one place, as a finger or a mouse makes them.

import type { Locator, Page } from "@playwright/test";

/** How two taps follow each other: by a mouse so many milliseconds apart, or by a finger. */
export const TAPS = [50, 250, 450, "touch"] as const;

export type Taps = (typeof TAPS)[number];

/** Taps twice where a control stands, whatever has taken its place by the second tap. */
export async function tap_twice(page: Page, control: Locator, taps: Taps): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  const box = (await control.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (taps === "touch") {
    await page.touchscreen.tap(x, y);
    await page.touchscreen.tap(x, y);
  } else {
    // Held for half of it, and let go for half of it.
    await page.mouse.click(x, y, { clickCount: 2, delay: taps / 2 });
  }
}
