// A word typed into every field of the app lies nowhere in the browser's files, however it ended.

import { expect, test as base } from "./fixtures/app.ts";
import { Profile } from "./support/profile.mjs";
import { scan } from "./support/scan.mjs";
import { walk, watch_fields, word } from "./support/typist.ts";

const test = base.extend<{ profile: Profile }>({
  profile: async ({}, use) => {
    const profile = new Profile();
    await use(profile);
    await profile.remove();
  },
});

for (const end of ["closed", "killed"] as const) {
  test(`a browser that was ${end}, opened again and closed`, async ({ profile, baseURL }) => {
    test.setTimeout(240_000);
    let page = await profile.open();
    await watch_fields(page);
    const { words } = await walk(page, baseURL!);
    if (end === "closed") await profile.close();
    else await profile.kill();
    const first = scan(profile.folder, words);
    expect(first.found).toEqual([]);

    // Opening packs the databases anew, and shows every word once more.
    page = await profile.open();
    for (const path of ["/journal", "/plan", "/help", "/settings"]) {
      await page.goto(`${baseURL}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    await page.goto(`${baseURL}/journal`);
    await page.getByRole("main").getByRole("link").first().click();
    await page.getByRole("textbox").waitFor();
    await profile.close();
    const second = scan(profile.folder, words);
    expect(second.found).toEqual([]);
    console.log(`${words.length} words in ${second.files} files, ${second.bytes} bytes: found in none`);
  });
}

// A scan that finds nothing is worth what it would have found.
test("the scan finds what is written down, packed or not", async ({ profile, baseURL }) => {
  const [stored, session, packed, address, typed] = [word(), word(), word(), word(), word()];
  const page = await profile.open();
  await page.goto(`${baseURL}/away.html?${address}`);
  await page.evaluate(
    ([stored, session, packed]) =>
      new Promise<void>((resolve) => {
        localStorage.setItem("control", stored!);
        sessionStorage.setItem("control", session!);
        // A field without the care that components/field takes.
        document.body.append(document.createElement("textarea"));
        const opening = indexedDB.open("control");
        opening.onupgradeneeded = () => opening.result.createObjectStore("control");
        opening.onsuccess = () => {
          // More than the database keeps in its log: it packs all of it into tables.
          const filling = new TextEncoder().encode("The same line again. ".repeat(1_000));
          const marked = new TextEncoder().encode(`The same line again. ${packed} `.repeat(20));
          const fill = (times: number) => {
            const writing = opening.result.transaction("control", "readwrite");
            for (let row = 0; row < 200; row += 1) {
              writing.objectStore("control").put(row === 100 ? marked : filling, times * 1_000 + row);
            }
            writing.oncomplete = () => (times > 0 ? fill(times - 1) : resolve());
          };
          fill(5);
        };
      }),
    [stored, session, packed],
  );
  await page.getByRole("textbox").pressSequentially(typed);
  await page.goto(`${baseURL}/help.html`);
  await profile.close();

  const places = (text: string) => scan(profile.folder, [text]).found.map(({ file, how }) => `${file} (${how})`);
  expect(places(stored).join("\n")).toMatch(/Local Storage/);
  expect(places(session).join("\n")).toMatch(/Session Storage/);
  expect(places(packed).join("\n")).toMatch(/IndexedDB.*\.ldb \(UTF-8, in a compressed block\)/);
  expect(places(address).join("\n")).toMatch(/History/);
  expect(places(typed).join("\n")).toMatch(/Sessions/);
});
