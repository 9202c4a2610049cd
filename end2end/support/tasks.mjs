// How long a page is deaf: its tasks, measured by itself, on a processor slower than this machine's.

/** How much slower than this machine a phone is. */
export const SLOWER = 4;
/** The longest that the page may be deaf, in milliseconds. */
export const AT_MOST = 100;

// In the page: remembers every task that kept it deaf for 50 ms or more.
export function watch_tasks() {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

/** Slows the processor of a page down, or lets it go; a worker keeps its pace. */
export async function slow_down(page, rate = SLOWER) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  await sessions.get(page).send("Emulation.setCPUThrottlingRate", { rate });
}
const sessions = new WeakMap();

/** How long it took since a moment of the page's clock, in milliseconds, and the longest task in it. */
export function since(page, from) {
  return page.evaluate(async (from) => {
    const took = performance.now() - from;
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    const tasks = window.tasks.filter(({ startTime }) => startTime >= from);
    const [worst] = tasks.toSorted((a, b) => b.duration - a.duration);
    const at = worst ? worst.startTime - from : 0;
    return { took, longest: worst?.duration ?? 0, at, count: tasks.length };
  }, from);
}

/** Does some work in a page, and tells how long it took, and the longest task in it. */
export async function measured(page, work) {
  const from = await page.evaluate(() => performance.now());
  await work();
  return since(page, from);
}

/**
 * Does some work at this machine's own pace, and tells the most that one task computed, in
 * milliseconds on a slow phone. What else this machine does makes a task longer, but not this.
 */
export async function computed(page, work) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  const traceConfig = { includedCategories: ["toplevel", "__metadata"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await work();
  await session.send("Tracing.end");
  await ended;
  await session.detach();
  const thread = ({ pid, tid }) => `${pid}/${tid}`;
  const names = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const mains = new Set(names.map(thread));
  const tasks = events.filter((event) => event.name.endsWith("RunTask") && mains.has(thread(event)));
  // In microseconds of the processor.
  return tasks.reduce((most, { tdur }) => Math.max(most, tdur ?? 0), 0) * SLOWER / 1000;
}

/** The longest task in words. */
export function deaf({ longest, at, count }) {
  const worst = `longest task ${Math.round(longest)} ms, after ${(at / 1000).toFixed(1)} s`;
  return count > 0 ? `${worst}; ${count} of 50 ms or more` : "no task of 50 ms";
}

/** Seconds in words. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
