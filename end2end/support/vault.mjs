// The vault as docs/vault-format.md tells it, read and written here without the app's own code.

import { randomBytes } from "node:crypto";
import { opened, sealed } from "./xchacha.mjs";

const ROW = Buffer.from("HMWDROW");
const HEADER = 56;
const NONCE = 24;

/**
 * A row of a store as `stores` reads it: keys and values in hexadecimal, text keys as text.
 * @typedef {{ key: string | number | (string | number)[], value: string }} Row
 */

/** The data key of a vault without a lock, and its id. */
export function data_key(meta) {
  const slot = bytes(meta.find((row) => row.key === "slot.device").value);
  return { id: slot.subarray(8, 24), key: slot.subarray(24, 56) };
}

/** Opens a sealed row; what is inside, as an object. Throws where the seal does not hold. */
export function open_row(meta, row) {
  const value = bytes(row.value);
  const nonce = value.subarray(HEADER, HEADER + NONCE);
  const plain = opened(data_key(meta).key, nonce, value.subarray(0, HEADER), value.subarray(HEADER + NONCE));
  return JSON.parse(plain.toString("utf8"));
}

/** Seals what is inside a row of record `record`, under a write id of its own. */
export function seal_row(meta, record, head, write = randomBytes(16).toString("hex")) {
  const { id, key } = data_key(meta);
  const associated = Buffer.concat([ROW, Buffer.from([1]), id, bytes(record), bytes(write)]);
  const json = Buffer.from(JSON.stringify(head));
  const plain = Buffer.concat([json, Buffer.alloc(padded(json.length) - json.length, " ")]);
  const nonce = randomBytes(NONCE);
  const value = Buffer.concat([associated, nonce, sealed(key, nonce, associated, plain)]);
  return { key: [record, write], value: value.toString("hex") };
}

/** Every live write of the records store, opened: `{ record, write, head }`. */
export function heads(stores) {
  return stores.records.map((row) => {
    const [record, write] = row.key;
    return { record, write, head: open_row(stores.meta, row) };
  });
}

function padded(length) {
  const least = Math.max(length, 256);
  const e = Math.floor(Math.log2(least));
  const s = Math.floor(Math.log2(e)) + 1;
  const step = 2 ** (e - s);
  return Math.ceil(least / step) * step;
}

function bytes(hex) {
  return Buffer.from(hex, "hex");
}
