// Recordings and pictures as docs/vault-format.md tells them, made and opened here without the app's own code.

import { randomBytes } from "node:crypto";
import { put_rows } from "./stores.mjs";
import { heads, seal_row } from "./vault.mjs";
import * as xchacha from "./xchacha.mjs";

const MADE = 1_773_327_600_000;
const NONCE = 24;

/**
 * An attachment of these chunks: `plain` is all of it, `manifest` its record as a copy tells it,
 * `rows` its chunks as they lie. An open one says of no chunk that it is the last.
 */
export function make_attachment(plains, { of = randomBytes(16).toString("hex"), is_open = false, schema = 1 } = {}) {
  const [id, key] = [randomBytes(16), randomBytes(32)];
  const plain = Buffer.concat(plains);
  const rows = plains.map((plain, number) => {
    const is_last = !is_open && number === plains.length - 1;
    const nonce = randomBytes(NONCE);
    const sealed = xchacha.sealed(key, nonce, covered(id, number, is_last), plain);
    return { key: [id.toString("hex"), number], value: Buffer.concat([nonce, sealed]).toString("hex") };
  });
  const extent = is_open ? {} : { extent: { bytes: plain.length, chunks: plains.length } };
  const manifest = {
    record: randomBytes(16).toString("hex"),
    kind: "attachment",
    schema,
    written_at: MADE,
    vector: { [randomBytes(16).toString("hex")]: 1 },
    body: {
      attachment: id.toString("hex"),
      key: key.toString("hex"),
      media: is_open ? "audio/webm" : "image/jpeg",
      ...extent,
      made_at: MADE,
      of,
    },
  };
  return { id: id.toString("hex"), plain, manifest, rows };
}

/** Chunks of random bytes, of these lengths. */
export function noise(...lengths) {
  return lengths.map((length) => randomBytes(length));
}

/** Puts attachments into a vault without a lock: chunks, and manifests unless they are orphans. */
export async function put_attachments(page, { meta }, attachments, { are_orphans = false } = {}) {
  await put_rows(page, "meta", [{ key: "untidy", value: randomBytes(16).toString("hex") }]);
  for (const { rows } of attachments) await put_rows(page, "chunks", rows);
  if (are_orphans) return;
  const rows = attachments.map(({ manifest: { record, ...head } }) => seal_row(meta, record, head));
  await put_rows(page, "records", rows);
}

/** All attachments that are named and whole in these stores: their bytes in hexadecimal by their ids. */
export function attachments(stores, way = {}) {
  const found = {};
  for (const { head } of heads(stores, way)) {
    if (head.kind !== "attachment" || head.erased) continue;
    const { attachment, key, extent } = head.body;
    if (!extent) continue;
    const plains = Array.from({ length: extent.chunks }, (_, number) => {
      const row = stores.chunks.find(({ key }) => key[0] === attachment && key[1] === number);
      return row && opened(attachment, key, number, row.value, number === extent.chunks - 1);
    });
    if (plains.every(Boolean)) found[attachment] = Buffer.concat(plains).toString("hex");
  }
  return found;
}

function opened(id, key, number, value, is_last) {
  const sealed = Buffer.from(value, "hex");
  const associated = covered(Buffer.from(id, "hex"), number, is_last);
  return xchacha.opened(Buffer.from(key, "hex"), sealed.subarray(0, NONCE), associated, sealed.subarray(NONCE));
}

function covered(id, number, is_last) {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(number);
  bytes[4] = Number(is_last);
  return Buffer.concat([id, bytes]);
}
