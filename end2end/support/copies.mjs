// Copies as docs/copy-format.md tells them, made and opened here without the app's own code.
//
// They open by their recovery code; the place of the passphrase holds bytes that nothing opens.

import { createHash, createHmac, randomBytes } from "node:crypto";
import { opened, sealed } from "./xchacha.mjs";

export const HEADER = 213;
const PLAIN = 65_536;
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LIVE = 1_773_327_600_000;

/** Where the numbers of a header lie. */
export const AT = { format: 7, part: 24, parts: 26, memory: 44, passes: 48, lanes: 52 };

/** A recovery code as it is written, of its 16 bytes. */
export function code_told(secret) {
  const check = createHash("sha256").update("homeward recovery code\0").update(secret).digest();
  let bits = (BigInt(`0x${secret.toString("hex")}`) << 12n) | BigInt(check.readUInt16BE(0) >> 4);
  let digits = "";
  for (let place = 0; place < 28; place += 1, bits >>= 5n) digits = DIGITS[Number(bits & 31n)] + digits;
  return digits.match(/.{4}/g).join("-");
}

/** The 16 bytes of a recovery code. */
export function code_bytes(told) {
  let bits = 0n;
  for (const digit of told.replace(/[\s-]/g, "")) bits = (bits << 5n) | BigInt(DIGITS.indexOf(digit));
  return Buffer.from((bits >> 12n).toString(16).padStart(32, "0"), "hex");
}

/**
 * Makes a copy of records: each has `kind`, `schema` and `body` (or `erased`), and may have
 * `record`, `write`, `written_at` and `vector`. Chunks of attachments, with `attachment`, `number`
 * and `sealed` in hexadecimal, are shared out among the parts. Answers the bytes of the first part,
 * those of all parts, and the recovery code.
 */
export function make_copy(records, options = {}) {
  const { ids = randomBytes(32), made_at = LIVE, code = randomBytes(16), chunks = [], parts = 1 } = options;
  const me = randomBytes(16).toString("hex");
  const lines = Array.from({ length: parts }, () => []);
  lines[0].push({ homeward: "copy", format: 1, made_at, ids: ids.toString("hex") });
  for (const record of records) {
    lines[0].push({
      record: randomBytes(16).toString("hex"),
      write: randomBytes(16).toString("hex"),
      written_at: made_at,
      vector: { [me]: 1 },
      ...record,
    });
  }
  const line = (fields) => Buffer.from(`${JSON.stringify(fields)}\n`);
  const texts = lines.map((part) => part.map(line));
  chunks.forEach(({ attachment, number, sealed }, at) => {
    const bytes = Buffer.from(`${sealed}0a`, "hex");
    const before = line({ attachment, number, bytes: bytes.length - 1 });
    texts[Math.floor((at * parts) / chunks.length)].push(before, bytes);
  });
  const digest = createHash("sha256").update(Buffer.concat(texts.flat())).digest("hex");
  texts[parts - 1].push(line({ end: true, writes: records.length, chunks: chunks.length, digest }));
  const key = randomBytes(32);
  const first = make_header(key, code, parts);
  const files = texts.map((text, at) => {
    const header = Buffer.from(first);
    header.writeUInt16BE(at + 1, AT.part);
    return sealed_part(key, header, Buffer.concat(text));
  });
  return { bytes: files[0], files, code: code_told(code) };
}

function sealed_part(key, header, plain) {
  const filled = Buffer.concat([plain, Buffer.alloc((PLAIN - (plain.length % PLAIN)) % PLAIN, "\n")]);
  const frames = [header];
  for (let at = 0, number = 0; at < filled.length; at += PLAIN, number += 1) {
    const is_last = at + PLAIN >= filled.length;
    const frame = sealed(key, nonce(header, number, is_last), header, filled.subarray(at, at + PLAIN));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(frame.length);
    frames.push(length, frame);
  }
  return Buffer.concat(frames);
}

/** What a copy of one part holds: its first line, its writes, its chunks and its last line. */
export function open_copy(bytes, code) {
  const header = bytes.subarray(0, HEADER);
  const by_code = wrapping(code_bytes(code), header.subarray(28, 44));
  const wrapped = header.subarray(128, 200);
  const key = opened(by_code, wrapped.subarray(0, 24), covered(header, "recovery"), wrapped.subarray(24));
  const plain = [];
  for (let at = HEADER, number = 0; at < bytes.length; number += 1) {
    const end = at + 4 + bytes.readUInt32BE(at);
    const is_last = end >= bytes.length;
    plain.push(opened(key, nonce(header, number, is_last), header, bytes.subarray(at + 4, end)));
    at = end;
  }
  const lines = lines_of(Buffer.concat(plain));
  const [first, ...rest] = lines;
  const last = rest.pop();
  return { first, last, writes: rest.filter(({ record }) => record), chunks: rest.filter(({ attachment }) => attachment) };
}

/** All lines of a part; that of a chunk has its bytes as `sealed`, in hexadecimal. */
function lines_of(plain) {
  const lines = [];
  for (let at = 0; at < plain.length;) {
    const end = plain.indexOf("\n", at);
    const line = plain.toString("utf8", at, end);
    at = end + 1;
    if (!line) continue;
    const fields = JSON.parse(line);
    lines.push(fields);
    if (!fields.attachment) continue;
    fields.sealed = plain.toString("hex", at, at + fields.bytes);
    at += fields.bytes + 1;
  }
  return lines;
}

/** Entries of so many words each, the newest first. */
export function entries(count, words = 12) {
  const text = (number) => `Entry ${number}: ${"tide ".repeat(words)}`.trim();
  return Array.from({ length: count }, (_, number) => ({
    kind: "entry",
    schema: 1,
    body: { text: text(number), written: LIVE - number * 60_000, offset_seconds: -14_400 },
  }));
}

function make_header(key, code, parts) {
  const header = Buffer.alloc(HEADER);
  header.write("HMWDCPY\x01", "latin1");
  randomBytes(16).copy(header, 8);
  header.writeUInt16BE(1, AT.part);
  header.writeUInt16BE(parts, AT.parts);
  randomBytes(16).copy(header, 28);
  header.writeUInt32BE(19_456, AT.memory);
  header.writeUInt32BE(2, AT.passes);
  header.writeUInt32BE(1, AT.lanes);
  randomBytes(72).copy(header, 56);
  const fresh = randomBytes(24);
  fresh.copy(header, 128);
  const by_code = wrapping(code, header.subarray(28, 44));
  sealed(by_code, fresh, covered(header, "recovery"), key).copy(header, 152);
  randomBytes(13).copy(header, 200);
  return header;
}

function wrapping(code, salt) {
  return createHmac("sha256", code).update("homeward copy\0").update(salt).digest();
}

function covered(header, purpose) {
  return Buffer.concat([header.subarray(8, 24), header.subarray(28, 56), Buffer.from(purpose)]);
}

function nonce(header, number, is_last) {
  const made = Buffer.alloc(24);
  header.copy(made, 0, 200, HEADER);
  header.copy(made, 13, AT.part, AT.part + 2);
  made.writeBigUInt64BE(BigInt(number), 15);
  made[23] = Number(is_last);
  return made;
}
