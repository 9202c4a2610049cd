// Words looked for in every file of a folder: as they are, in UTF-16, and inside LevelDB's compressed blocks.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Where any of the words, or of the bytes, lies in the files of a folder.
 * @returns {{ found: { word: string, file: string, how: string }[], files: number, bytes: number }}
 */
export function scan(folder, words) {
  const needles = words.flatMap(ways);
  const found = [];
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true })) {
    const path = join(folder, entry);
    const content = contents(path);
    if (!content) continue;
    files += 1;
    bytes += content.length;
    const file = relative(folder, path);
    for (const [layer, part] of layers(file, content)) {
      for (const { word, how, bytes: needle } of needles) {
        if (part.includes(needle)) found.push({ word, file, how: `${how}${layer}` });
      }
    }
    // A name tells as much as what is inside.
    for (const word of words) {
      if (typeof word === "string" && file.includes(word)) found.push({ word, file, how: "name" });
    }
  }
  return { found, files, bytes };
}

/** How a word may be written down; bytes only as they are. */
function ways(word) {
  if (Buffer.isBuffer(word)) return [{ word: word.toString("hex"), how: "bytes", bytes: word }];
  return [
    { word, how: "UTF-8", bytes: Buffer.from(word, "utf8") },
    { word, how: "UTF-16LE", bytes: Buffer.from(word, "utf16le") },
    { word, how: "UTF-16BE", bytes: Buffer.from(word, "utf16le").swap16() },
  ];
}

/** A regular file's bytes; null for folders, sockets and what just went. */
function contents(path) {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

/** What a file holds, in each way it can be read. */
function* layers(file, content) {
  yield ["", content];
  if (/\.(ldb|sst)$/.test(file)) {
    const blocks = table(content);
    if (blocks) yield [", in a compressed block", blocks];
  } else if (/\.log$/.test(file)) {
    yield [", in log records", records(content)];
  }
}

const FOOTER = 48;
const TRAILER = 5;

/** All data blocks of a LevelDB table, decompressed; null for what is no table. */
export function table(content) {
  if (content.length < FOOTER) return null;
  const footer = content.subarray(-FOOTER);
  if (footer.readBigUInt64LE(FOOTER - 8) !== 0xdb4775248b80fb57n) return null;
  const [, at] = handle(footer, 0);
  const [index] = handle(footer, at);
  return Buffer.concat(entries(block(content, index)).map((value) => block(content, handle(value, 0)[0])));
}

/** Where a block lies: its place and size, and where in the bytes that was told ends. */
function handle(bytes, at) {
  const [place, after] = varint(bytes, at);
  const [size, end] = varint(bytes, after);
  return [{ place, size }, end];
}

function block(content, { place, size }) {
  const packed = content.subarray(place, place + size);
  const kind = content[place + size];
  if (place + size + TRAILER > content.length) return Buffer.alloc(0);
  return kind === 1 ? unsnapped(packed) : packed;
}

/** The values of a block, such as the handles in the index. */
function entries(bytes) {
  const restarts = bytes.readUInt32LE(bytes.length - 4);
  const end = bytes.length - 4 * (restarts + 1);
  const values = [];
  for (let at = 0; at < end; ) {
    const [, a] = varint(bytes, at);
    const [own, b] = varint(bytes, a);
    const [size, c] = varint(bytes, b);
    values.push(bytes.subarray(c + own, c + own + size));
    at = c + own + size;
  }
  return values;
}

/** Snappy's raw format. */
export function unsnapped(packed) {
  const [size, start] = varint(packed, 0);
  const out = Buffer.alloc(size);
  let to = 0;
  for (let at = start; at < packed.length; ) {
    const tag = packed[at++];
    if ((tag & 3) === 0) {
      let length = tag >> 2;
      if (length >= 60) {
        const more = length - 59;
        length = packed.readUIntLE(at, more);
        at += more;
      }
      length += 1;
      to += packed.copy(out, to, at, at + length);
      at += length;
      continue;
    }
    let length = (tag >> 2) + 1;
    let back;
    if ((tag & 3) === 1) {
      length = ((tag >> 2) & 7) + 4;
      back = ((tag >> 5) << 8) | packed[at++];
    } else {
      const bytes = (tag & 3) === 2 ? 2 : 4;
      back = packed.readUIntLE(at, bytes);
      at += bytes;
    }
    for (; length > 0; length -= 1, to += 1) out[to] = out[to - back];
  }
  return out;
}

/** A log's records without the headers that stand every 32 kB and could cut a word in two. */
function records(content) {
  const parts = [];
  for (let at = 0; at + 7 <= content.length; ) {
    const left = 32_768 - (at % 32_768);
    if (left < 7) {
      at += left;
      continue;
    }
    const size = content.readUInt16LE(at + 4);
    parts.push(content.subarray(at + 7, at + 7 + size));
    at += 7 + size;
  }
  return Buffer.concat(parts);
}

function varint(bytes, at) {
  let value = 0;
  for (let shift = 0; at < bytes.length; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  return [value, at];
}
