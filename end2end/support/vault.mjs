// The vault as docs/vault-format.md tells it, read and written here without the app's own code.

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ROW = Buffer.from("HMWDROW");
const HEADER = 56;
const NONCE = 24;
const TAG = 16;

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
  const sealed = bytes(row.value);
  const associated = sealed.subarray(0, HEADER);
  const nonce = sealed.subarray(HEADER, HEADER + NONCE);
  const { subkey, rest } = extended(data_key(meta).key, nonce);
  const cipher = createDecipheriv("chacha20-poly1305", subkey, rest, { authTagLength: TAG });
  cipher.setAAD(associated, { plaintextLength: sealed.length - HEADER - NONCE - TAG });
  cipher.setAuthTag(sealed.subarray(-TAG));
  const plain = cipher.update(sealed.subarray(HEADER + NONCE, -TAG));
  cipher.final();
  return JSON.parse(plain.toString("utf8"));
}

/** Seals what is inside a row of record `record`, under a write id of its own. */
export function seal_row(meta, record, head, write = randomBytes(16).toString("hex")) {
  const { id, key } = data_key(meta);
  const associated = Buffer.concat([ROW, Buffer.from([1]), id, bytes(record), bytes(write)]);
  const json = Buffer.from(JSON.stringify(head));
  const plain = Buffer.concat([json, Buffer.alloc(padded(json.length) - json.length, " ")]);
  const nonce = randomBytes(NONCE);
  const { subkey, rest } = extended(key, nonce);
  const cipher = createCipheriv("chacha20-poly1305", subkey, rest, { authTagLength: TAG });
  cipher.setAAD(associated, { plaintextLength: plain.length });
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const value = Buffer.concat([associated, nonce, sealed, cipher.getAuthTag()]);
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

// XChaCha20: the first 16 bytes of the nonce go into a key of their own, 8 are left for the cipher.
function extended(key, nonce) {
  const rest = Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
  return { subkey: hchacha(key, nonce.subarray(0, 16)), rest };
}

function hchacha(key, nonce) {
  const state = new Uint32Array(16);
  state.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]);
  for (let i = 0; i < 8; i++) state[4 + i] = key.readUInt32LE(4 * i);
  for (let i = 0; i < 4; i++) state[12 + i] = nonce.readUInt32LE(4 * i);
  const turn = (word, by) => (word << by) | (word >>> (32 - by));
  const mix = (a, b, c, d) => {
    state[a] += state[b];
    state[d] = turn(state[d] ^ state[a], 16);
    state[c] += state[d];
    state[b] = turn(state[b] ^ state[c], 12);
    state[a] += state[b];
    state[d] = turn(state[d] ^ state[a], 8);
    state[c] += state[d];
    state[b] = turn(state[b] ^ state[c], 7);
  };
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 4; i++) mix(i, 4 + i, 8 + i, 12 + i);
    for (let i = 0; i < 4; i++) mix(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  const subkey = Buffer.alloc(32);
  for (let i = 0; i < 4; i++) subkey.writeUInt32LE(state[i], 4 * i);
  for (let i = 0; i < 4; i++) subkey.writeUInt32LE(state[12 + i], 16 + 4 * i);
  return subkey;
}

function bytes(hex) {
  return Buffer.from(hex, "hex");
}
