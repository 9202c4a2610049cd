// Help: a person within two taps.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Help extends Screen {
  async open(): Promise<void> {
    await this.button(this.names.help).click();
  }

  emergency(): Locator {
    return this.link(this.say("help.call", { number: "911" })).first();
  }

  call(): Locator {
    return this.link(this.say("help.call", { number: "988" })).first();
  }

  text(): Locator {
    return this.link(this.say("help.text", { number: "988" })).first();
  }
}
