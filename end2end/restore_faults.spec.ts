// Copies that are cut, bent, foreign or from the future: each is told of, and nothing is changed.

import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures/app.ts";
import type { App } from "./pages/app.ts";
import { type File, file_of } from "./pages/keeper.ts";
import { AT, code_told, entries, HEADER, make_copy } from "./support/copies.mjs";
import { stores } from "./support/stores.mjs";

const COPY = make_copy(entries(300));
const FRAME = 4 + 65_536 + 16;
const CODE = COPY.code;

const vector = (name: string) => readFileSync(new URL(`../crates/vault/vectors/${name}`, import.meta.url));
const PARTS = [vector("copy-v1-1of2.hwcopy"), vector("copy-v1-2of2.hwcopy")] as const;
const FROZEN = JSON.parse(vector("copy-v1.json").toString()) as { passphrase: string; code: string };

/** The same copy with another byte at this place; from the end if negative. */
function bent(at: number, copy: Buffer = COPY.bytes): Buffer {
  const bytes = Buffer.from(copy);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place]! ^= 1;
  return bytes;
}

/** The same copy with another number at this place. */
function with_number(at: number, number: number): Buffer {
  const bytes = Buffer.from(COPY.bytes);
  bytes.writeUInt32BE(number, at);
  return bytes;
}

function with_format(format: number): Buffer {
  const bytes = Buffer.from(COPY.bytes);
  bytes[AT.format] = format;
  return bytes;
}

const cut = (length: number) => COPY.bytes.subarray(0, length);

/** What is refused by its first bytes alone: nothing is asked for, and nothing is worked out. */
const AT_SIGHT: [string, Buffer, string][] = [
  ["an empty file", Buffer.alloc(0), "restore.not_copy"],
  ["a photo", Buffer.concat([Buffer.from("ffd8ffe000104a464946", "hex"), Buffer.alloc(5_000, 7)]), "restore.not_copy"],
  ["a copy cut within its magic", cut(5), "restore.not_copy"],
  ["a copy cut within its header", cut(HEADER - 1), "restore.not_copy"],
  ["a bent magic", bent(2), "restore.not_copy"],
  ["a newer format", with_format(2), "restore.newer"],
  ["format 255", with_format(255), "restore.newer"],
  ["format 0", with_format(0), "restore.damaged"],
  ["memory of 4 GiB", with_number(AT.memory, 4 * 1024 * 1024), "restore.damaged"],
  ["memory of 8 KiB", with_number(AT.memory, 8), "restore.damaged"],
  ["no passes", with_number(AT.passes, 0), "restore.damaged"],
  ["a thousand passes", with_number(AT.passes, 1_000), "restore.damaged"],
  ["two lanes", with_number(AT.lanes, 2), "restore.damaged"],
  ["part 0", with_number(AT.part, 1), "restore.damaged"],
  ["a part beyond the last", with_number(AT.part, 0x0002_0001), "restore.damaged"],
];

/** What its first bytes do not tell. */
const INSIDE: [string, Buffer, string][] = [
  ["a copy of a header alone", cut(HEADER), "restore.damaged"],
  ["a copy cut within a length", cut(HEADER + 2), "restore.damaged"],
  ["a copy cut behind a length", cut(HEADER + 4), "restore.damaged"],
  ["a copy cut within a frame", cut(HEADER + 1_000), "restore.damaged"],
  ["a copy cut between two frames", cut(HEADER + FRAME), "restore.damaged"],
  ["a copy without its last byte", cut(COPY.bytes.length - 1), "restore.damaged"],
  ["a byte behind the end", Buffer.concat([COPY.bytes, Buffer.alloc(1)]), "restore.damaged"],
  ["a bent id", bent(10), "restore.wrong"],
  ["a bent salt", bent(30), "restore.wrong"],
  ["a bent wrap by the passphrase", bent(60), "restore.damaged"],
  ["a bent wrap by the code", bent(130), "restore.wrong"],
  ["a bent length", bent(HEADER + 3), "restore.damaged"],
  ["a length ten thousand times too large", with_number(HEADER, 10_000 * 65_552), "restore.damaged"],
  ["a length of nothing", with_number(HEADER, 0), "restore.damaged"],
  ["a bent first frame", bent(HEADER + 100), "restore.damaged"],
  ["a bent second frame", bent(HEADER + FRAME + 100), "restore.damaged"],
  ["a bent tag", bent(-1), "restore.damaged"],
  ["frames in another order", swapped(), "restore.damaged"],
];

function swapped(): Buffer {
  const frame = (number: number) => COPY.bytes.subarray(HEADER + number * FRAME, HEADER + (number + 1) * FRAME);
  return Buffer.concat([cut(HEADER), frame(1), frame(0), COPY.bytes.subarray(HEADER + 2 * FRAME)]);
}

for (const [language, locale, width, height] of [
  ["en", "en-US", 390, 844],
  ["es", "es-MX", 320, 568],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language, locale, viewport: { width, height } });

    test("what is no sound copy at first sight is refused at once, and nothing is changed", async ({ app, page }) => {
      test.slow();
      let workers = 0;
      page.on("worker", () => (workers += 1));
      const before = await begun(app);
      for (const [name, bytes, key] of AT_SIGHT) {
        await test.step(name, async () => {
          await choose(app, file_of(bytes));
          await expect(page.getByRole("alert").filter({ hasText: app.say(key) })).toBeVisible();
          await expect(app.button(app.say("restore.open"))).toHaveCount(0);
          expect(await stores(page)).toEqual(before);
        });
      }
      expect(workers).toBe(0);
    });

    // Its words are read in Spanish once.
    if (language === "es") return;

    test("what is damaged inside is told of, and nothing is changed", async ({ app, page }) => {
      test.setTimeout(180_000);
      const before = await begun(app);
      for (const [name, bytes, key] of INSIDE) {
        await test.step(name, async () => {
          await choose(app, file_of(bytes));
          await app.keeper.open_with_code(CODE);
          await expect(page.getByText(app.say(key))).toBeVisible();
          await expect(app.button(app.say("restore.do"))).toHaveCount(0);
          expect(await stores(page)).toEqual(before);
        });
      }
      await choose(app, file_of(COPY.bytes));
      await app.keeper.open_with_code(CODE);
      await expect(app.keeper.told("new", 300)).toBeVisible();
    });

    test("a wrong passphrase or code opens nothing, and may be tried again", async ({ app, page }) => {
      test.slow();
      const before = await begun(app);
      await choose(app, PARTS.map((part, at) => file_of(part, `${at + 1}of2.hwcopy`)));
      const passphrase = app.field(app.say("restore.pass"));
      const open = app.button(app.say("restore.open"));
      for (const wrong of ["correct horse ✓ Zoe", "Correct horse ✓ Zoë", "correct  horse ✓ Zoë", " "]) {
        await passphrase.fill(wrong);
        await open.click();
        await expect(page.getByText(app.say("restore.wrong"))).toBeVisible();
        await expect(open).toHaveAttribute("aria-disabled", "false");
      }
      await app.button(app.say("unlock.with_code")).click();
      const code = app.field(app.say("unlock.code"));
      for (const [wrong, key] of [
        [code_told(Buffer.alloc(16, 9)), "restore.wrong"],
        [FROZEN.code.slice(0, -1), "unlock.code_short"],
        [`${FROZEN.code}0`, "unlock.code_long"],
        [FROZEN.code.replace("Y3RZ", "Y3R!"), "unlock.code_character"],
        [FROZEN.code.replace("Y3RZ", "Y3RY"), "unlock.code_typo"],
      ] as const) {
        await code.fill(wrong);
        await open.click();
        await expect(page.getByText(app.say(key))).toBeVisible();
      }
      expect(await stores(page)).toEqual(before);
      await app.button(app.say("unlock.with_passphrase")).click();
      await passphrase.fill(FROZEN.passphrase.normalize("NFD"));
      await open.click();
      await expect(app.keeper.told("new", 2)).toBeVisible();
      await expect(app.keeper.told("same", 1)).toBeVisible();
    });

    test("parts that are missing, doubled or of two copies are told of", async ({ app, page }) => {
      const [one, two] = PARTS;
      const foreign = Buffer.from(two);
      foreign[10]! ^= 1;
      const before = await begun(app);
      for (const [name, files, key, parts = ""] of [
        ["the second part alone", [two], "restore.missing", "1"],
        ["the first part twice", [one, one], "restore.mixed"],
        ["the first part alone", [one], "restore.missing", "2"],
        ["both, and one twice", [one, two, two], "restore.mixed"],
        ["a part of another copy", [one, foreign], "restore.mixed"],
        ["a part and another file", [one, Buffer.alloc(300)], "restore.not_copy"],
      ] as const) {
        await test.step(name, async () => {
          await choose(app, files.map((bytes, at) => file_of(bytes, `part-${at}.hwcopy`)));
          await expect(page.getByRole("alert").filter({ hasText: app.say(key, { parts }) })).toBeVisible();
        });
      }
      expect(await stores(page)).toEqual(before);
      // In any order they are one copy.
      await choose(app, [two, one].map((bytes, at) => file_of(bytes, `part-${at}.hwcopy`)));
      await app.keeper.open_with_code(FROZEN.code);
      await expect(app.keeper.told("new", 2)).toBeVisible();
    });
  });
}

/** A phone with some words, on the screen of restoring; answers all that is kept there. */
async function begun(app: App) {
  await app.begin();
  await app.add_entry("The first morning.");
  await app.keeper.open("restore");
  return stores(app.page);
}

/** Chooses files, whether or not some were chosen before. */
async function choose(app: App, files: File | File[]): Promise<void> {
  const before = app.page.getByLabel(app.say("restore.again"), { exact: true });
  const label = (await before.count()) > 0 ? "restore.again" : "restore.file";
  await app.keeper.choose(app.say(label), files);
  await app.page.waitForFunction(() => !document.querySelector("[aria-disabled=true]"));
}
