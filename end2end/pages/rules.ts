// What my clinic said: all rules, and one of them.

import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import type { Language } from "../fixtures/words.ts";
import { Screen } from "./screen.ts";

interface Told {
  slug: string;
  title: Record<Language, string>;
  ask: Record<Language, string>;
}

const RULES = JSON.parse(
  readFileSync(new URL("../../content/clinic_rules.json", import.meta.url), "utf8"),
) as { items: Told[] };

export class Rules extends Screen {
  title(slug: string): string {
    return this.told(slug).title[this.language];
  }

  /** The question to ask. */
  question(slug: string): string {
    return this.told(slug).ask[this.language];
  }

  /** A rule among all of them. */
  row(slug: string): Locator {
    const rows = this.page.getByRole("main").getByRole("listitem");
    return rows.filter({ has: this.page.getByText(this.title(slug), { exact: true }) });
  }

  /** Says what they said, with all there is to say. */
  async tell(value: string, by = ""): Promise<void> {
    await this.said().fill(value);
    await this.field(this.say("rule.by")).fill(by);
    await this.keep();
  }

  /** The field with what they said. */
  said(): Locator {
    return this.page.getByRole("main").locator("#said");
  }

  async keep(): Promise<void> {
    await this.button(this.say("rule.keep")).click();
  }

  kept(): Locator {
    return this.toast(this.say("rule.kept"));
  }

  private told(slug: string): Told {
    return RULES.items.find((item) => item.slug === slug)!;
  }
}
