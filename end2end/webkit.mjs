// WebKit (GTK) on the way that an iPhone takes: text messages, the calendar, and what reminders say.
//     apt-get install webkit2gtk-driver xvfb && cargo xtask prove webkit
//
// It is the nearest to Safari that Linux has: the engine is the same, the phone is not.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { serve } from "./support/serve.mjs";

const BROWSER = process.env.MINI_BROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const PORT = 4787;

const words = JSON.parse(readFileSync(new URL("../content/locales/en.json", import.meta.url), "utf8"));

const driver = spawn("WebKitWebDriver", [`--port=${PORT}`], { stdio: "ignore" });
const server = await serve();

async function call(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${PORT}${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
  return value;
}

/** Asks until it is so; a page needs its time. */
async function until(what, ask) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await ask().catch(() => null);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${what}`);
}

async function main() {
  await until("the driver answers", () => call("GET", "/status"));
  const { sessionId } = await call("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        "webkitgtk:browserOptions": { binary: BROWSER, args: ["--automation", `--user-agent=${IPHONE}`] },
      },
    },
  });
  const at = `/session/${sessionId}`;
  const run = (script, ...args) => call("POST", `${at}/execute/sync`, { script, args });
  const go = (path) => call("POST", `${at}/url`, { url: `${server.address}${path}` });
  const sees = (text) => until(text, () => run("return document.body.innerText.includes(arguments[0])", text));
  const press = (text) =>
    until(`a button ${text}`, () =>
      run(
        `const found = [...document.querySelectorAll("button, a")].find((one) =>
           one.innerText.trim() === arguments[0] && one.getClientRects().length > 0 && !one.disabled);
         found?.click();
         return !!found;`,
        text,
      ));
  const type = (id, text) =>
    until(`a field ${id}`, () =>
      run(
        `const field = document.getElementById(arguments[0]);
         if (!field) return false;
         field.value = arguments[1];
         field.dispatchEvent(new Event("input", { bubbles: true }));
         return true;`,
        id,
        text,
      ));
  try {
    await go("/");
    assert.match(await run("return navigator.userAgent"), /iPhone/);
    await press(words.welcome.start);
    await press(words.welcome.adult_continue);
    await press(words.welcome.continue);
    await sees(words.today.hello);

    await go("/session/new");
    await until("the setting", () =>
      run('const one = document.querySelector("[name=setting]"); one?.click(); return !!one;'));
    await until("the medicine", () =>
      run('const one = document.querySelector("[name=medicine]"); one?.click(); return !!one;'));
    const coming = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000);
    await type("date", coming.toISOString().slice(0, 10));
    await type("start", "10:00");
    await type("length", "150");
    await press(words.session.save);
    const session = await until("the session", () =>
      run('return document.querySelector("a[href$=\\"/ride\\"]")?.getAttribute("href").split("/")[2]'));

    await go(`/session/${session}/ride`);
    await type("name", "Dana");
    await type("phone", "(555) 010-0142");
    await type("pickup-time", "13:00");
    await press(words.ride.save);
    await sees(words.ride.state_none);
    await go(`/session/${session}/message/ask`);
    const text = await until("a text message", () => run('return document.querySelector("a[href^=sms]")?.getAttribute("href")'));
    assert.match(text, /^sms:5550100142&body=/, "iOS wants the words behind &");

    await go(`/session/${session}/calendar`);
    await sees(words.calendar.lead);
    await sees(words.calendar.steps);
    const ways = await run(
      'return [...document.querySelectorAll("main a[download]")].length + " " + document.querySelector("main").innerText',
    );
    assert.ok(ways.startsWith("0 "), "never a download on an iPhone");
    assert.ok(ways.includes(words.calendar.open), "the file opens in the browser");
    console.log("calendar: opens in the browser, with the steps for an iPhone");

    await go("/settings/reminders");
    await sees(words.reminders.lead);
    const said = await run('return document.querySelector("main").innerText');
    // This WebKit has notes; a tab on an iPhone has none.
    const has_notes = await run('return "Notification" in window');
    const expected = has_notes ? words.reminders.notes_note : words.reminders.notes_missing;
    assert.ok(said.includes(expected), "what notes can do, or what to do without");
    assert.ok(said.includes(words.reminders.badge_missing), "no number on the icon");
    assert.ok(said.includes(words.reminders.wake_missing), "nothing wakes the app");
    console.log(`reminders: notes ${has_notes ? "are offered" : "are missing"}; no number, no waking up, and both are said`);

    const kept = await run("return navigator.serviceWorker ? 1 : 0");
    console.log(`text message: ${text.slice(0, 24)}…; service worker: ${kept ? "there" : "missing"}`);
  } finally {
    await call("DELETE", at).catch(() => null);
  }
}

try {
  await main();
} finally {
  driver.kill();
  server.end();
}
