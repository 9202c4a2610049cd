// A runner for cargo: one file of wasm tests in the installed browser, without a driver program.
// node browser.mjs <wasm-bindgen-test-runner> <file.wasm> [arguments]; needs CHROME_PATH.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";

const MINUTES = 60_000;
const require = createRequire(new URL("../../../../end2end/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const free_port = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const [runner, ...rest] = process.argv.slice(2);
const address = `127.0.0.1:${await free_port()}`;
// Not headless means: serve the tests, and leave the browser to us.
const env = { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: address };
const server = spawn(runner, rest, { env, stdio: ["ignore", "pipe", "inherit"] });

let said = "";
const serving = new Promise((resolve) => {
  server.stdout.on("data", (text) => {
    said += text;
    if (said.includes(address)) resolve(null);
  });
  server.on("exit", (code) => resolve(code ?? 1));
});
const ended = await serving;
if (ended !== null) {
  // No tests in this file, or none that could be served.
  process.stdout.write(said);
  process.exit(ended);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH,
  args: process.env.CHROME_ARGUMENTS.split(" "),
});
let output = "";
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(`http://${address}`);
  const result = page.locator("#output", { hasText: "test result: " });
  await result.waitFor({ timeout: 5 * MINUTES }).catch(() => {});
  output = await page.locator("#output").textContent();
} finally {
  await browser.close();
  server.kill();
}
console.log(output);
process.exit(/test result: ok/.test(output) ? 0 : 1);
