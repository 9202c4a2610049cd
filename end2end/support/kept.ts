// What the service worker keeps of a build, looked at and damaged.

import type { Page } from "@playwright/test";
import { type Build, find } from "./builds.ts";

/** The address of the one file of a build that matches. */
export function address(build: Build, pattern: RegExp): string {
  const name = find(build, pattern);
  return name === "index.html" ? "/" : `/${name}`;
}

/** The text of a file as it is kept for a build; nothing where it is not. */
export async function kept_text(page: Page, id: string, path: string): Promise<string | null> {
  return page.evaluate(
    async ([id, path]) => {
      if (!(await caches.has(`app-${id}`))) return null;
      const found = await (await caches.open(`app-${id}`)).match(path!);
      return found ? found.text() : null;
    },
    [id, path],
  );
}

/** Puts other words in the place of a file that is kept for a build. */
export async function alter(page: Page, id: string, path: string, text: string): Promise<void> {
  await page.evaluate(
    async ([id, path, text]) => {
      const cache = await caches.open(`app-${id}`);
      const headers = (await cache.match(path!))!.headers;
      await cache.put(path!, new Response(text, { headers: { "Content-Type": headers.get("Content-Type")! } }));
    },
    [id, path, text],
  );
}

/** Takes a file away that is kept for a build; all of them where none is named. */
export async function take_away(page: Page, id: string, path?: string): Promise<void> {
  const was_there = await page.evaluate(
    async ([id, path]) => (path ? (await caches.open(`app-${id}`)).delete(path) : caches.delete(`app-${id}`)),
    [id, path],
  );
  if (!was_there) throw new Error(`nothing is kept of ${id} at ${path ?? "all"}`);
}
