// My intention: a line, a prompt, or none.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Intention extends Screen {
  words(): Locator {
    return this.page.getByRole("textbox", { name: this.names.my_intention, exact: true });
  }

  status(): Locator {
    return this.page.getByRole("status").filter({ hasText: this.say("intention.draft_kept") });
  }

  async keep(): Promise<void> {
    await this.button(this.names.keep_it).click();
  }
}
