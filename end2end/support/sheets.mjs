// Contact sheets: many pictures on one, to look at them all quickly.

import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** How many pictures one sheet holds: more would be too small to see. */
const ON_A_SHEET = 24;

/** All pictures of one theme, language and width, on as few sheets as can be looked at. */
export async function contact_sheets(browser, folder, taken) {
  const sheets = new Map();
  for (const { name, theme, language, width } of taken) {
    const sheet = `sheet.${theme}.${language}.${width}`;
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), name]);
  }
  const page = await browser.newPage({ viewport: { width: 1640, height: 800 } });
  let count = 0;
  for (const [sheet, names] of sheets) {
    for (let first = 0; first < names.length; first += ON_A_SHEET) {
      const figures = names
        .slice(first, first + ON_A_SHEET)
        .map((name) => `<figure><img src="${name}.png"><figcaption>${name.split(".")[0]}</figcaption></figure>`);
      const file = join(folder, "sheet.html");
      writeFileSync(file, SHEET + figures.join(""));
      await page.goto(pathToFileURL(resolve(file)).href);
      const path = join(folder, `${sheet}.${1 + first / ON_A_SHEET}.png`);
      await page.screenshot({ path, fullPage: true });
      rmSync(file);
      count += 1;
    }
  }
  return count;
}

const SHEET = `<!doctype html><meta charset="utf-8"><style>
  body { display: grid; grid-template-columns: repeat(8, 192px); align-items: start; gap: 10px;
    margin: 10px; background: #888; font: 13px sans-serif }
  figure { display: grid; margin: 0 }
  figcaption { padding: 3px; overflow-wrap: anywhere }
  img { inline-size: 192px; max-block-size: 600px; object-fit: cover; object-position: top }
</style>`;
