// A browser with a profile of its own on the disk, which can be closed, killed and opened again.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser, and how the build tool starts it. */
export const LAUNCH = {
  executablePath: process.env.CHROME_PATH ?? INSTALLED.find((path) => existsSync(path)),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** A phone in an English-speaking hand, on the east coast. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  locale: "en-US",
  timezoneId: "America/New_York",
};

/** A profile in a new folder. */
export class Profile {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "homeward-profile-"));
    this.context = null;
  }

  /** Starts the browser on the profile and answers its first page. */
  async open(options = {}) {
    const launch = () => chromium.launchPersistentContext(this.folder, { ...LAUNCH, ...PHONE, ...options });
    // A browser that falls before it shows a page says nothing about the app: it is started once more.
    this.context = await launch().catch(launch);
    return this.context.pages()[0] ?? (await this.context.newPage());
  }

  /** Its processes: number and command of each. */
  processes() {
    return processes(this.folder);
  }

  /** Ends the browser as a person does. */
  async close() {
    await this.context?.close();
    this.context = null;
  }

  /** Ends every process of this browser at once, as a battery that is out. */
  async kill() {
    const context = this.context;
    this.context = null;
    const closed = new Promise((resolve) => context.once("close", resolve));
    for (const { pid } of processes(this.folder)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It went with the one before.
      }
    }
    await closed;
    for (const name of readdirSync(this.folder)) {
      if (name.startsWith("Singleton")) rmSync(join(this.folder, name), { force: true });
    }
  }

  /** Removes the folder. */
  async remove() {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The processes that were started for this profile, with all that they started in turn. */
function processes(folder) {
  const text = execFileSync("ps", ["-axo", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 1e8 });
  const all = text.split("\n").flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] }] : [];
  });
  const ours = new Set(
    all.filter(({ command }) => command.includes(`--user-data-dir=${folder}`)).map(({ pid }) => pid),
  );
  for (let before = -1; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  ours.delete(process.pid);
  return all.filter(({ pid }) => ours.has(pid));
}
