// About me, for my team: the sheet to fill in, and how it is shown.

import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import type { Language } from "../fixtures/words.ts";
import { Screen } from "./screen.ts";

const HEALTH = JSON.parse(
  readFileSync(new URL("../../content/health_items.json", import.meta.url), "utf8"),
) as { items: { slug: string; text: Record<Language, string> }[] };

/** The parts that are folded at first. */
const FOLDED = ["health", "medicines", "with_me", "emergency"];
/** Every field that is typed in, in the order of the sheet. */
export const FIELDS = [
  "name",
  "pronouns",
  "language",
  "health_notes",
  "hearing",
  "mobility",
  "cpap",
  "medicines",
  "allergies",
  "touch",
  "stop_word",
  "stop_sign",
  "emergency_name",
  "emergency_phone",
];

export class About extends Screen {
  /** Opens every part of the sheet. */
  async unfold(): Promise<void> {
    for (const part of FOLDED) {
      await this.page.getByText(this.say(`about.part_${part}`), { exact: true }).click();
    }
  }

  /** A field, by its key among the words. */
  line(field: string): Locator {
    return this.field(this.say(`about.${field}`));
  }

  /** An item of the health check, by its permanent name. */
  tick(slug: string): Locator {
    return this.page.getByRole("checkbox", { name: this.health(slug), exact: true });
  }

  health(slug: string): string {
    return HEALTH.items.find((item) => item.slug === slug)!.text[this.language];
  }

  saved(): Locator {
    return this.page.getByRole("status").getByText(this.names.saved, { exact: true });
  }

  async show(): Promise<void> {
    await this.link(this.say("about.show")).click();
  }

  /** What is shown under a name, line by line. */
  async shown(name: string): Promise<string[]> {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
    return term.locator("..").getByRole("definition").allInnerTexts();
  }
}
