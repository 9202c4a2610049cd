// More phones than one: each a browser context of its own, under the same guards and clock.

import { test as base } from "../fixtures/app.ts";
import { App } from "../pages/app.ts";

/** `phone()` answers the app on a phone where it was never opened. */
export const test = base.extend<{ phone: () => Promise<App> }>({
  phone: async ({ browser, guards, baseURL, now, language }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      await guards.watch(context, baseURL!);
      await context.clock.install({ time: new Date(now) });
      return new App(await context.newPage(), language);
    });
    for (const context of contexts) await context.close();
  },
});
