// Plan: this session with its ride, its checklist, its intention and its hours.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Plan extends Screen {
  row(title: "ride" | "checklist" | "intention"): Locator {
    return this.page.getByRole("main").getByRole("link", {
      name: this.say(`${title}.title`),
    });
  }

  hours(): Locator {
    const heading = this.page.getByRole("heading", { name: this.say("today.hours") });
    return this.page.getByRole("main").locator("section").filter({ has: heading });
  }

  /** The hours as they are seen: the time, then what it is about. What is over is folded away. */
  async lines(): Promise<string[]> {
    return (await this.told()).map((line) => line.replace(this.state(), ""));
  }

  /** The hours as a screen reader tells them: the time, how far it is, then what it is about. */
  async told(): Promise<string[]> {
    const lines = await this.hours().getByRole("listitem").allInnerTexts();
    return lines.map((line) => line.replace(/\s+/g, " ").trim());
  }

  /** How far an hour is, as it stands before its words. */
  state(): RegExp {
    const states = ["holds", "now", "to_come", "over"].map((state) => this.say(`hours.${state}`));
    return new RegExp(`(${states.join("|")}): `);
  }

  /** The line that unfolds the hours that are over. */
  earlier(count: number): Locator {
    return this.hours().getByText(this.say("hours.earlier", { count }), { exact: true });
  }

  /** The rows that stand unfolded under what comes up. */
  next(): Locator {
    const heading = this.page.getByRole("heading", { name: this.say("plan.later"), exact: true });
    const part = this.page.getByRole("main").locator("section").filter({ has: heading });
    return part.locator("> ul").getByRole("link");
  }

  /** The line that unfolds what lies further ahead, or behind. */
  fold(which: "more" | "past", count: number): Locator {
    return this.page.getByText(this.say(`plan.${which}`, { count }), { exact: true });
  }

  details(): Locator {
    return this.link(this.say("plan.details"));
  }

  /** The id of the session at hand, from the link to its details. */
  async session(): Promise<string> {
    const href = await this.details().getAttribute("href");
    return href!.split("/").pop()!;
  }
}
