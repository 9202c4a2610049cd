// How much memory the processes of a profile's browser take at most, as Linux counts it.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Whether this machine tells. */
export const is_told = existsSync("/proc/self/clear_refs");

/** Begins to look for the greatest size of each process anew. */
export function begin_peak(profile) {
  if (!is_told) return;
  for (const { pid } of profile.processes()) of(() => writeFileSync(`/proc/${pid}/clear_refs`, "5"));
}

/**
 * The greatest sizes since then, in MB: of the page's process, which is the largest of its kind, and
 * of all others together, each at its own greatest.
 */
export function peak(profile) {
  if (!is_told) return { page: 0, others: 0 };
  const all = profile.processes().map(({ pid, command }) => ({
    megabytes: of(() => Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1_000) ?? 0,
    is_page: command.includes("--type=renderer"),
  }));
  const page = Math.max(...all.filter(({ is_page }) => is_page).map(({ megabytes }) => megabytes));
  const others = all.filter(({ is_page }) => !is_page).reduce((sum, { megabytes }) => sum + megabytes, 0);
  return { page: Math.round(page), others: Math.round(others) };
}

/** What comes of this, or nothing where the process ended meanwhile. */
function of(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
