// The first run: language, what this is and is not, where to keep it.

import { Screen } from "./screen.ts";

export class Welcome extends Screen {
  /** All three steps, as far as the doors on Today. */
  async pass(): Promise<void> {
    await this.button(this.names.start).click();
    await this.button(this.say("welcome.adult_continue")).click();
    await this.button(this.say("welcome.continue")).click();
    await this.heading(this.say("today.hello")).waitFor();
  }
}
