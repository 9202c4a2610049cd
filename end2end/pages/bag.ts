// The bag: what to take along, ticked in passing.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Bag extends Screen {
  thing(text: string): Locator {
    return this.page.getByRole("checkbox", { name: text, exact: true });
  }

  things(): Locator {
    return this.page.getByRole("main").getByRole("checkbox");
  }

  /** What it says at the top of how much is left. */
  count(text: string): Locator {
    return this.page.getByRole("status").filter({ hasText: text });
  }

  async edit(): Promise<void> {
    await this.button(this.say("checklist.options")).click();
  }

  hide(thing: string): Locator {
    return this.button(this.say("checklist.hide_item", { item: thing }));
  }

  remove(thing: string): Locator {
    return this.button(this.say("checklist.remove_item", { item: thing }));
  }

  async add(text: string): Promise<void> {
    await this.button(this.say("bag.add")).click();
    await this.field(this.say("bag.add_label")).fill(text);
    await this.button(this.say("checklist.add_do")).click();
    await this.thing(text).waitFor();
  }
}
