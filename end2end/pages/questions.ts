// Questions for my team: the list, asking by hand, and answering.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Questions extends Screen {
  /** A rule to ask about, which leads to where it is kept. */
  rule(question: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: question });
  }

  /** A question that was taken up, which opens to be answered. */
  row(question: string): Locator {
    const rows = this.page.getByRole("main").getByRole("listitem");
    return rows.filter({ has: this.page.getByRole("button").filter({ hasText: question }) });
  }

  async ask(question: string): Promise<void> {
    await this.button(this.say("questions.add")).click();
    await this.question().fill(question);
    await this.button(this.say("questions.add_do")).click();
    await this.row(question).waitFor();
  }

  async open(question: string): Promise<void> {
    await this.row(question).getByRole("button").first().click();
  }

  /** The field for the patient's own question. */
  question(): Locator {
    return this.field(this.say("questions.mine"));
  }

  /** The field for what they said. */
  answer(): Locator {
    return this.field(this.say("questions.answer"));
  }

  async answered(): Promise<void> {
    await this.button(this.say("questions.answer_do")).click();
    await this.toast(this.say("questions.answered_toast")).waitFor();
  }

  /** The part of the list under a heading. */
  part(key: "soon" | "open" | "later" | "answered"): Locator {
    const heading = this.page.getByRole("heading", { name: this.say(`questions.${key}`), exact: true });
    return this.page.getByRole("main").locator("section").filter({ has: heading });
  }
}
