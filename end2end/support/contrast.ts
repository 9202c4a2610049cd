// How much a button stands out, as it is painted.

import type { Locator } from "@playwright/test";

/** The contrast of a button's fill against the page, and of its words against the fill. */
export function contrast(button: Locator): Promise<{ page: number; words: number }> {
  return button.evaluate((button) => {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const light = (colour: string): number => {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const linear = [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
    };
    const ratio = (one: string, other: string): number => {
      const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b) as [number, number];
      return (bright + 0.05) / (dark + 0.05);
    };
    const own = getComputedStyle(button);
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    return { page: ratio(own.backgroundColor, paper), words: ratio(own.color, own.backgroundColor) };
  });
}
