// How the journeys run: in an installed Chromium, one for each core and two at least, against a server per
// worker. Chromium without its windows, where it is installed, takes two thirds of the time.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import type { Options } from "./fixtures/app.ts";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export default defineConfig<Options>({
  testDir: ".",
  outputDir: "test-results",
  fullyParallel: true,
  workers: Math.max(2, availableParallelism()),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: "chromium",
    viewport: { width: 390, height: 844 },
    locale: "en-US",
    timezoneId: "America/New_York",
    colorScheme: "light",
    hasTouch: true,
    // Kept by a service worker is what a test asks to be: that costs each a tenth of its time.
    serviceWorkers: "block",
    // What moves is looked at where a test asks for it.
    contextOptions: { reducedMotion: "reduce" },
    trace: "off",
    screenshot: "off",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.LIGHT_CHROME_PATH ?? installed.find((path) => existsSync(path)),
      // As the build tool starts it: without a sandbox, without talk to its maker.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
