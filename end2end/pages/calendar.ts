// What a calendar will show, the file for it, and what an old file may have left over.

import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export interface Line {
  when: string;
  title: string;
}

export class Calendar extends Screen {
  /** A part of the screen by its heading: mine, the one who drives, what is left over. */
  part(heading: string): Locator {
    const title = this.page.getByRole("heading", { level: 2, name: heading, exact: true });
    return this.page.getByRole("main").locator(".card, .notice").filter({ has: title });
  }

  mine(): Locator {
    return this.part(this.say("calendar.mine"));
  }

  driver(name: string): Locator {
    return this.part(this.say("calendar.driver", { name }));
  }

  /** What is no longer right, in words. */
  left_over(): Locator {
    return this.part(this.say("calendar.old"));
  }

  async lines(part: Locator): Promise<Line[]> {
    await part.locator(".events > li").first().waitFor();
    const events = await part.locator(".events > li").all();
    return Promise.all(
      events.map(async (event) => ({
        when: await event.locator("span").first().innerText(),
        title: await event.locator("span").last().innerText(),
      })),
    );
  }

  /** The line that opens the steps for an iPhone. */
  steps(): Locator {
    return this.page.locator("summary").filter({ hasText: this.say("calendar.steps") });
  }

  discreet(): Locator {
    return this.mine().getByRole("radio", { name: this.say("calendar.discreet") });
  }

  at_night(): Locator {
    return this.mine().getByRole("switch", { name: this.say("calendar.at_night") });
  }

  /** Saves the file of a part: its name and text, once the app has kept that it did. */
  async save(part: Locator): Promise<{ name: string; text: string }> {
    const coming = this.page.waitForEvent("download");
    await part.getByRole("button", { name: this.say("calendar.save"), exact: true }).click();
    const download = await coming;
    await part.getByText(new RegExp(`^${this.say("calendar.made", { day: ".+" })}$`)).waitFor();
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }
}
