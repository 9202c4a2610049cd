// XChaCha20-Poly1305, of which Node has only the shorter-nonced half.

import { createCipheriv, createDecipheriv } from "node:crypto";

const TAG = 16;

/** Ciphertext and tag. */
export function sealed(key, nonce, associated, plain) {
  const { subkey, rest } = extended(key, nonce);
  const cipher = createCipheriv("chacha20-poly1305", subkey, rest, { authTagLength: TAG });
  cipher.setAAD(associated, { plaintextLength: plain.length });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext behind ciphertext and tag. Throws where the seal does not hold. */
export function opened(key, nonce, associated, sealed) {
  const { subkey, rest } = extended(key, nonce);
  const cipher = createDecipheriv("chacha20-poly1305", subkey, rest, { authTagLength: TAG });
  cipher.setAAD(associated, { plaintextLength: sealed.length - TAG });
  cipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
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
