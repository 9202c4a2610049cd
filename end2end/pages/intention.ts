// My intention: four steps, and a line, a prompt, or none.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

const STEPS = ["notice", "shape", "words", "share"] as const;
export type Step = (typeof STEPS)[number];

export class Intention extends Screen {
  words(): Locator {
    return this.page.getByRole("textbox", { name: this.names.my_intention, exact: true });
  }

  notice(): Locator {
    return this.page.getByRole("textbox", { name: this.say("intention_steps.notice_title") });
  }

  shape(which: "question" | "wish" | "word" | "image" | "none"): Locator {
    const group = this.page.getByRole("group", { name: this.say("intention_steps.shape") });
    return group.getByRole("radio", { name: this.say(`intention_steps.${which}`), exact: true });
  }

  /** The way to a step, by its number. */
  step(which: Step): Locator {
    const title = this.say(`intention_steps.${which}_title`);
    return this.button(`${STEPS.indexOf(which) + 1}. ${title}`);
  }

  title(which: Step): Locator {
    const name = this.say(`intention_steps.${which}_title`);
    return this.page.getByRole("heading", { level: 2, name, exact: true });
  }

  async to(which: Step): Promise<void> {
    await this.step(which).click();
    await this.title(which).waitFor();
  }

  /** Passes over what comes before the line. */
  async to_words(): Promise<void> {
    await this.to("words");
  }

  async next(): Promise<void> {
    await this.button(this.say("intention_steps.next")).click();
  }

  status(): Locator {
    return this.page.getByRole("status").filter({ hasText: this.say("intention.draft_kept") });
  }

  /** A gentle note beside the line. */
  hint(which: "dated" | "demand"): Locator {
    return this.page.getByRole("status").filter({ hasText: this.say(`intention.hint_${which}`) });
  }

  async keep(): Promise<void> {
    await this.button(this.names.keep_it).click();
  }

  /** From the last step back to Plan. */
  async rest(): Promise<void> {
    await this.button(this.say("intention_steps.rest")).click();
  }

  versions(): Locator {
    const title = this.page.getByText(this.say("intention_steps.versions"), { exact: true });
    return this.page.locator("details").filter({ has: title });
  }
}
