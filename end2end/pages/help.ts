// Help: a person within two taps.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Help extends Screen {
  async open(): Promise<void> {
    await this.button(this.names.help).click();
  }

  /** The button of an emergency number, in the app and on the page without wasm. */
  emergency(number = "911"): Locator {
    const name = this.say("help.call", { number });
    return this.link(name).filter({ visible: true }).first();
  }

  call(): Locator {
    return this.link(`${this.say("help.call", { number: "988" })}, ${this.lifeline()}`).filter({ visible: true });
  }

  text(): Locator {
    const way =
      this.language === "en"
        ? this.say("help.text", { number: "988" })
        : this.say("help.text_word", { word: "AYUDA", number: "988" });
    return this.link(`${way}, ${this.lifeline()}`).filter({ visible: true });
  }

  /** Names the country whose numbers are shown. */
  country(): Locator {
    return this.field(this.say("help.country")).filter({ visible: true });
  }

  leave(): Locator {
    return this.button(this.say("help.leave"));
  }

  private lifeline(): string {
    return this.language === "en" ? "988 Lifeline" : "Línea 988";
  }
}
