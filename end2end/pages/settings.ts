// Settings: language, light, text size.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Settings extends Screen {
  async open(): Promise<void> {
    await this.button(this.names.settings).click();
  }

  choose(name: string): Locator {
    return this.page.getByRole("radio", { name, exact: true });
  }

  larger(): Locator {
    return this.button(new RegExp(`${this.say("settings.text_larger")}$`));
  }

  async text_size(percent: number): Promise<void> {
    const shown = this.page.getByText(this.say("settings.text_size_value", { percent }));
    for (let step = 0; step < 4 && !(await shown.isVisible()); step += 1) {
      await this.larger().click();
    }
    await shown.waitFor();
  }
}
