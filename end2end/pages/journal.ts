// The journal: its list, and the writing of one entry.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Journal extends Screen {
  /** Begins an entry that answers today's question. */
  async write(): Promise<void> {
    await this.button(this.names.write).click();
  }

  words(): Locator {
    return this.page.getByRole("textbox", { name: this.names.journal_entry, exact: true });
  }

  saved(): Locator {
    return this.page.getByRole("status").getByText(this.names.saved, { exact: true });
  }

  async done(): Promise<void> {
    await this.button(this.names.done).click();
    await this.heading(this.say("journal.title")).waitFor();
  }

  entry(text: string | RegExp): Locator {
    return this.page.getByRole("main").getByRole("link").filter({ hasText: text });
  }

  async erase(): Promise<void> {
    await this.button(this.say("journal.erase")).click();
  }
}
