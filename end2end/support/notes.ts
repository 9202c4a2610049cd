// Notes on the phone: which are there, when they came, and a tap on one.

import type { BrowserContext, Page, Worker } from "@playwright/test";

/** What is said by the notes that are on the phone now. Of what they are about they hold a moment only. */
export async function notes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    const holds_more = shown.find(({ data }) => Object.keys(data).join() !== "at" || !/^\d+$/.test(String(data.at)));
    return holds_more ? [`a note with ${JSON.stringify(holds_more.data)}`] : shown.map(({ title }) => title);
  });
}

/** The service worker of the app. */
export async function worker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
}

/** The app finds the moments, by its own clock, at which it showed a note since it was loaded. */
export async function note_moments(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const moments: string[] = [];
    Object.assign(window, { moments });
    if (!("ServiceWorkerRegistration" in self)) return;
    const show = ServiceWorkerRegistration.prototype.showNotification;
    ServiceWorkerRegistration.prototype.showNotification = function (...told) {
      moments.push(new Date().toISOString());
      return show.apply(this, told);
    };
  });
  return () => page.evaluate(() => (window as unknown as { moments: string[] }).moments);
}

/** A tap on the note that is on the phone. */
export async function tap(context: BrowserContext): Promise<void> {
  await (await worker(context)).evaluate(async () => {
    const worker = self as unknown as ServiceWorkerGlobalScope;
    const [notification] = await worker.registration.getNotifications();
    worker.dispatchEvent(new NotificationEvent("notificationclick", { notification: notification! }));
  });
}
