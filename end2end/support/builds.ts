// Other builds of the app, made from the one that was built: altered files under names of their own.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DIST } from "../fixtures/server.ts";

/** A whole build: file names to bytes. */
export type Build = Map<string, Buffer>;

const TEXT = /\.(html|js|css|svg|webmanifest)$|^_headers$/;
const HASHED = /\.([0-9a-f]{16})\.\w+$/;

/** The build that is being tested, with the service worker on. */
export function built(): Build {
  const build: Build = new Map();
  for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(DIST.length + 1);
    // Without packed copies, so that a file has one set of bytes.
    if (entry.isFile() && !/\.(br|gz)$/.test(name)) build.set(name, readFileSync(path));
  }
  const boot = find(build, /^boot\./);
  return changed(build, boot, (text) => text.replace('"development":true', '"development":false'), "a");
}

/** Another build: `edit` changes the text of one file, and every name and hash that hangs on it. */
export function changed(from: Build, name: string, edit: (text: string) => string, id: string): Build {
  const build = new Map(from);
  build.set(name, Buffer.from(edit(build.get(name)!.toString())));
  const boot = find(build, /^boot\./);
  build.set(boot, replaced(build.get(boot)!, /"id":"[^"]*"/, `"id":"${id}"`));
  while (rename_one(build));
  const files: Record<string, string> = {};
  for (const [file, bytes] of [...build].sort()) {
    if (file === "sw.js" || file === "_headers") continue;
    files[file === "index.html" ? "/" : `/${file}`] = sha256(bytes);
  }
  const worker = JSON.stringify({ files, id });
  build.set("sw.js", replaced(build.get("sw.js")!, /const BUILD = .*;/, `const BUILD = ${worker};`));
  return build;
}

/** The name of the one file that matches. */
export function find(build: Build, pattern: RegExp): string {
  const found = [...build.keys()].filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} files match ${pattern}`);
  return found[0]!;
}

/** Puts a build into a folder, in place of what was there. */
export function deploy(build: Build, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of build) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

/** Gives one file whose bytes changed the name of its bytes, wherever it is named; false if none is left. */
function rename_one(build: Build): boolean {
  for (const [name, bytes] of build) {
    const hash = HASHED.exec(name)?.[1];
    const right = sha256(bytes).slice(0, 16);
    if (!hash || hash === right) continue;
    const named = name.replace(hash, right);
    build.delete(name);
    build.set(named, bytes);
    for (const [other, text] of build) {
      if (TEXT.test(other) && text.includes(name)) {
        build.set(other, Buffer.from(text.toString().replaceAll(name, named)));
      }
    }
    return true;
  }
  return false;
}

function replaced(bytes: Buffer, pattern: RegExp, by: string): Buffer {
  const text = bytes.toString();
  if (!pattern.test(text)) throw new Error(`nothing matches ${pattern}`);
  return Buffer.from(text.replace(pattern, () => by));
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
