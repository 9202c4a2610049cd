// Rows as they lie on the disk, found and bent.

import type { Page } from "@playwright/test";
import { stores } from "./stores.mjs";
import { heads, open_row } from "./vault.mjs";

export interface Row {
  key: string | number | (string | number)[];
  value: string;
}

/** The texts of all entries. */
export async function texts(page: Page): Promise<string[]> {
  const all = heads(await stores(page)).filter(({ head }) => head.kind === "entry" && !head.erased);
  return all.map(({ head }) => head.body.text).sort();
}

/** What stands in forms and was not saved: by the form's name, each field with its text. */
export async function drafts(page: Page, way: { code?: string } = {}): Promise<Record<string, Record<string, string>>> {
  const all = heads(await stores(page), way).filter(({ head }) => head.kind === "form-draft" && !head.erased);
  return Object.fromEntries(all.map(({ head }) => [head.body.form, head.body.fields]));
}

/** The row of the entry that says this. */
export async function row_of_entry(page: Page, text: string): Promise<Row> {
  const { meta, records } = await stores(page);
  return records.find((row: Row) => open_row(meta, row).body?.text === text);
}

/** What a row holds now, in hexadecimal. */
export async function value_of(page: Page, key: Row["key"]): Promise<string | undefined> {
  const { records } = await stores(page);
  return records.find((row: Row) => String(row.key) === String(key))?.value;
}

/** One bit the other way, in the byte at this place; from the end if negative. */
export function flipped(hex: string, at: number): string {
  const bytes = Buffer.from(hex, "hex");
  const place = at < 0 ? bytes.length + at : at;
  bytes[place]! ^= 1;
  return bytes.toString("hex");
}

/** The same in another format. */
export function with_format(hex: string, format: number): string {
  const bytes = Buffer.from(hex, "hex");
  bytes[7] = format;
  return bytes.toString("hex");
}

/** The same in a format from the future. */
export function raised(row: Row): Row {
  return { ...row, value: with_format(row.value, 2) };
}
