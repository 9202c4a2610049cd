// A site whose builds change, behind a host with habits of its own.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test as base } from "../fixtures/app.ts";
import { Server } from "../fixtures/server.ts";
import { words } from "../fixtures/words.ts";
import { type Build, built, changed, deploy, find } from "./builds.ts";
import { Host } from "./host.ts";

/** A build that greets in other words. */
function greeting(hello: string, id: string): Build {
  const text = find(A, /^words\.en\./);
  return changed(A, text, (json) => json.replaceAll(`"${HELLO}"`, JSON.stringify(hello)), id);
}

const HELLO = words("en")("today.hello");
export const A = built();
export const B = greeting(`${HELLO}, newer`, "b");
export const C = greeting(`${HELLO}, newest`, "c");
export const D = greeting(`${HELLO}, last`, "d");
/** How each of them greets. */
export const GREETING = { a: HELLO, b: `${HELLO}, newer`, c: `${HELLO}, newest`, d: `${HELLO}, last` };

/** What the build wrote into the worker. */
declare const BUILD: { id: string };

interface Site {
  /** Puts another build on the server. */
  deploy: (build: Build) => void;
  /** Ends the server. */
  kill: () => Promise<void>;
}

export const test = base.extend<{ site: Site; host: Host }>({
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "homeward-site-"));
    deploy(A, folder);
    const server = new Server(folder);
    const site = {
      address: await server.start(),
      deploy: (build: Build) => deploy(build, folder),
      kill: () => server.kill(),
    };
    await use(site);
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  },
  host: async ({ site }, use) => {
    const host = await Host.before((site as Site & { address: string }).address);
    await use(host);
    await host.close();
  },
  baseURL: async ({ host }, use) => {
    await use(host.address);
  },
});

/** Every file is kept, and the worker answers this page. */
export async function kept_offline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Looks for a newer build, as the app does by itself once a day; tells whether one is ready. */
export async function check(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    (window as unknown as { homeward: { check_for_updates(): Promise<boolean> } }).homeward.check_for_updates(),
  );
}

/** A newer build waits, and this page says so. */
export async function offered(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Update now" })).toBeVisible();
}

/** The build that runs in a page; nothing while it is being loaded. */
export async function build(page: Page): Promise<string | null> {
  return page
    .evaluate(() => (window as unknown as { homeward?: { build: string } }).homeward?.build ?? null)
    .catch(() => null);
}

/** The builds that lie on the phone, whole or not, the one that was begun first before the others. */
export async function builds(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => caches.keys());
  return names.filter((name) => name.startsWith("app-")).map((name) => name.slice("app-".length));
}

/** The workers that run: whose each is, and its state. */
export async function workers(context: BrowserContext): Promise<string[]> {
  const told = context.serviceWorkers().map((worker) =>
    worker
      .evaluate(() => {
        const scope = self as unknown as { serviceWorker: ServiceWorker };
        return `${BUILD.id} ${scope.serviceWorker.state}`;
      })
      .catch(() => "gone"),
  );
  return Promise.all(told);
}

export { expect };
