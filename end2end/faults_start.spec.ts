// What cannot start, or stopped, leads to a clear page in both languages, with Help on it.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/app.ts";
import { Profile } from "./support/profile.mjs";
import { hold_writes } from "./support/room.ts";

test.use({ serviceWorkers: "allow" });

interface Fault {
  en: string;
  es: string;
}

const NO_WASM = {
  en: "Homeward needs a newer browser",
  es: "Homeward necesita un navegador más nuevo",
};
const NO_STORAGE = { en: "Nothing can be saved here", es: "Aquí no se puede guardar nada" };
const STOPPED = { en: "Something stopped", es: "Algo se detuvo" };
const NO_SCRIPT = { en: "Homeward needs JavaScript", es: "Homeward necesita JavaScript" };

/** Something a browser may lack or refuse, as a script before the page's own. */
const LACKS: [string, Fault, () => void][] = [
  [
    "IndexedDB is missing",
    NO_STORAGE,
    () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  ],
  [
    "IndexedDB is refused at once",
    NO_STORAGE,
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
    },
  ],
  [
    "IndexedDB is refused after a while, as in private windows",
    NO_STORAGE,
    () => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function () {
        // A version below one that exists: the request fails by an event of its own.
        const request = open.call(this, "refused", 2);
        request.onsuccess = () => {
          request.result.close();
          const older = open.call(indexedDB, "refused", 1);
          older.onerror = () => request.dispatchEvent(new Event("error"));
        };
        Object.defineProperty(request, "onsuccess", { set: () => {} });
        return request;
      };
    },
  ],
  [
    "there is no WebAssembly",
    NO_WASM,
    () => Object.defineProperty(window, "WebAssembly", { value: undefined }),
  ],
  [
    "WebAssembly is too old for this app",
    NO_WASM,
    () => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError("invalid value type"));
      WebAssembly.instantiateStreaming = refuse;
      WebAssembly.instantiate = refuse;
      WebAssembly.compile = refuse;
      WebAssembly.compileStreaming = refuse;
    },
  ],
];

for (const locale of ["en-US", "es-MX"]) {
  test.describe(`a phone in ${locale}`, () => {
    test.use({ locale });

    for (const [name, fault, lack] of LACKS) {
      test(name, async ({ page }) => {
        await page.addInitScript(lack);
        await page.goto("/plan");
        await shows(page, fault);
        await leads_to_help(page, locale);
      });
    }

    test("scripts are off", async ({ browser, baseURL }) => {
      const context = await browser.newContext({ locale, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(baseURL!);
      await shows(page, NO_SCRIPT);
      await leads_to_help(page, locale, true);
      await context.close();
    });

    test("a panic", async ({ page, guards }) => {
      guards.allow(/Homeward stopped at|RuntimeError|unreachable|recursively/);
      await page.goto("/");
      const help = page.getByRole("button", { name: locale === "en-US" ? "Help" : "Ayuda" });
      await help.waitFor();
      // In one step: what is drawn by itself would stop it before.
      await help.evaluate((button) => {
        // Every screen is made by it.
        Node.prototype.cloneNode = () => {
          throw new DOMException("refused", "NotSupportedError");
        };
        (button as HTMLElement).click();
      });
      await shows(page, STOPPED);
      await leads_to_help(page, locale);
    });
  });
}

test("a panic tells the console where, and nothing else", async ({ app, page, guards }) => {
  guards.allow(/Homeward stopped at|RuntimeError|unreachable|recursively/);
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") said.push(message.text());
  });
  await app.begin();
  await app.open("/journal/new");
  await app.journal.words().fill("words of a patient");
  await app.journal.saved().waitFor();
  await page.evaluate(() => {
    Node.prototype.cloneNode = () => {
      throw new DOMException("words of a patient", "NotSupportedError");
    };
  });
  await app.help.open();
  await shows(page, STOPPED);
  await expect(page.getByText("Everything marked Saved is safe.")).toBeVisible();
  expect(said.join("\n")).toMatch(/Homeward stopped at \S+:\d+/);
  expect(said.join("\n")).not.toContain("words of a patient");

  await page.getByRole("button", { name: "Reload" }).click();
  await app.journal.words().or(app.heading()).first().waitFor();
  await app.open("/journal");
  await expect(app.journal.entry("words of a patient")).toBeVisible();
});

test("a panic while words are on their way: Reload works all the same", async ({
  app,
  page,
  guards,
}) => {
  guards.allow(/Homeward stopped at|RuntimeError|unreachable|recursively/);
  await app.begin();
  await app.open("/journal/new");
  await hold_writes(page);
  await app.journal.words().fill("never kept");
  await page.evaluate(() => {
    Node.prototype.cloneNode = () => {
      throw new DOMException("refused", "NotSupportedError");
    };
  });
  await app.help.open();
  await shows(page, STOPPED);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: STOPPED.en })).toHaveCount(0);
  await expect(app.heading()).toBeVisible();
});

test("a trap in the wasm", async ({ app, page, guards }) => {
  guards.allow(/unreachable/);
  await app.begin();
  await page.evaluate(() => {
    // (module (func (export "f") unreachable))
    const bytes = [
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3,
      0, 0, 11,
    ];
    const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    queueMicrotask(trap.exports.f as () => void);
  });
  await shows(page, STOPPED);
});

for (const [what, part] of [
  ["the wasm", /_bg\.[0-9a-f]+\.wasm$/],
  ["the script around the wasm", /\/homeward\.[0-9a-f]+\.js$/],
  ["the words", /\/words\.en\.[0-9a-f]+\.json$/],
] as const) {
  test(`${what} cannot be had`, async ({ app, page, guards }) => {
    guards.allow(/Failed to load resource/);
    await page.route(part, (route) => route.abort());
    await page.goto("/");
    await shows(page, STOPPED);
    await page.unroute(part);
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(app.button(app.names.start)).toBeVisible();
  });
}

test("only preferences are blocked: the app runs without them", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await app.begin();
  await app.tab("journal");
  await app.journal.write();
  await app.journal.words().fill("kept all the same");
  await expect(app.journal.saved()).toBeVisible();
});

test("the browser's own switch for site data is off", async ({ baseURL }) => {
  const profile = new Profile();
  mkdirSync(join(profile.folder, "Default"));
  // What Settings → Privacy → "block all" writes.
  const content = { default_content_setting_values: { cookies: 2 } };
  writeFileSync(join(profile.folder, "Default/Preferences"), JSON.stringify({ profile: content }));
  const page = await profile.open();
  await page.goto(`${baseURL}/help.html`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(baseURL!);
  await shows(page, NO_STORAGE);
  await page.getByRole("button", { name: "Reload" }).click();
  await shows(page, NO_STORAGE);
  await leads_to_help(page, "en-US");
  await profile.remove();
});

test("private browsing works as long as its window is open", async ({ app, page }) => {
  // Every context of these tests is such a window.
  await app.begin();
  await app.add_entry("for this window alone");
  await page.reload();
  await expect(app.journal.entry("for this window alone")).toBeVisible();
});

/** The page of this fault and nothing else, said in both languages. */
async function shows(page: Page, fault: Fault): Promise<void> {
  await expect(page.getByRole("heading", { name: fault.en })).toBeVisible();
  await expect(page.getByRole("heading", { name: fault.es })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(2);
  const words = await page.locator("body").innerText();
  for (const language of ["en", "es"] as const) {
    const section = page.locator(`section[lang=${language}]`).filter({ visible: true });
    const name = language === "en" ? "Help" : "Ayuda";
    await expect(section.getByRole("link", { name }), words).toBeVisible();
  }
}

/** Help needs nothing that may be missing; without scripts the reader opens the country by hand. */
async function leads_to_help(page: Page, locale: string, opens_country = false): Promise<void> {
  const language = locale.slice(0, 2);
  const section = page.locator(`section[lang=${language}]`).filter({ visible: true });
  await section.getByRole("link").click();
  await expect(page).toHaveURL(/\/help(\.html)?(#(en|es))?$/);
  if (opens_country) {
    await expect(page.locator('a[href="tel:112"]').filter({ visible: true }).first()).toBeVisible();
    await page.locator("summary").filter({ visible: true, hasText: /United States|Estados Unidos/ }).click();
  }
  await expect(page.locator('a[href="tel:911"]').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('a[href="tel:988"]').filter({ visible: true }).first()).toBeVisible();
}
