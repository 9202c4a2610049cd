// The vault as docs/vault-format.md tells it, read and written here without the app's own code.

import { createHmac, randomBytes } from "node:crypto";
import * as xchacha from "./xchacha.mjs";

const ROW = Buffer.from("HMWDROW");
const HEADER = 56;
const NONCE = 24;
/** How long the head of a slot and of a sealed secret is. */
const SLOT = 24;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A row of a store as `stores` reads it: keys and values in hexadecimal, text keys as text.
 * @typedef {{ key: string | number | (string | number)[], value: string }} Row
 */

/**
 * How a locked vault is opened: by its recovery code. A vault without a lock needs nothing.
 * @typedef {{ code?: string }} Way
 */

/** The data key in use, and its id. */
export function data_key(meta, way = {}) {
  return keys(meta, way)[0];
}

/** The data key in use, then the former ones under which rows may still lie; each with its id. */
export function keys(meta, { code } = {}) {
  const entry = (name) => {
    const found = meta.find((row) => row.key === name);
    return found && bytes(found.value);
  };
  const device = entry("slot.device");
  const own = device
    ? { id: device.subarray(8, SLOT), key: device.subarray(SLOT, SLOT + 32) }
    : recovered(entry("slot.recovery"), code);
  const former = entry("former");
  if (!former) return [own];
  const held = unsealed(own.key, former, SLOT, Buffer.concat([former.subarray(0, SLOT), Buffer.from("former")]));
  const earlier = Array.from({ length: held.length / 48 }, (_, at) => {
    const one = held.subarray(48 * at, 48 * at + 48);
    return { id: one.subarray(0, 16), key: one.subarray(16) };
  });
  return [own, ...earlier];
}

/** The 16 bytes that a recovery code stands for. */
export function secret_of(code) {
  const digits = [...code.replace(/[\s-]/g, "").toUpperCase()].map((one) => CROCKFORD.indexOf(one));
  const bits = digits.map((digit) => digit.toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.slice(0, 128).match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function recovered(slot, code) {
  const wrapping = createHmac("sha256", secret_of(code)).update("homeward recovery slot\0").digest();
  const associated = Buffer.concat([slot.subarray(0, SLOT), Buffer.from("slot.recovery")]);
  return { id: slot.subarray(8, SLOT), key: unsealed(wrapping, slot, SLOT, associated) };
}

/** Opens a sealed row; what is inside, as an object. Throws where the seal does not hold. */
export function open_row(meta, row, way = {}) {
  return opened(keys(meta, way), row);
}

function opened(keys, row) {
  const sealed = bytes(row.value);
  const { key } = keys.find(({ id }) => id.equals(sealed.subarray(8, 24)));
  return JSON.parse(unsealed(key, sealed, HEADER, sealed.subarray(0, HEADER)).toString("utf8"));
}

/** What lies sealed from `at` on: nonce, ciphertext, tag. */
function unsealed(key, sealed, at, associated) {
  return xchacha.opened(key, sealed.subarray(at, at + NONCE), associated, sealed.subarray(at + NONCE));
}

/** Seals what is inside a row of record `record`, under a write id of its own. */
export function seal_row(meta, record, head, write = randomBytes(16).toString("hex")) {
  const { id, key } = data_key(meta);
  const associated = Buffer.concat([ROW, Buffer.from([1]), id, bytes(record), bytes(write)]);
  const json = Buffer.from(JSON.stringify(head));
  const plain = Buffer.concat([json, Buffer.alloc(padded(json.length) - json.length, " ")]);
  const nonce = randomBytes(NONCE);
  const value = Buffer.concat([associated, nonce, xchacha.sealed(key, nonce, associated, plain)]);
  return { key: [record, write], value: value.toString("hex") };
}

/** Every live write of the records store, opened: `{ record, write, head }`. */
export function heads(stores, way = {}) {
  const held = keys(stores.meta, way);
  return stores.records.map((row) => {
    const [record, write] = row.key;
    return { record, write, head: opened(held, row) };
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
