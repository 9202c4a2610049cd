// Comparing clinics: their names, and what each of them answered.

import type { Locator } from "@playwright/test";
import { question, questions } from "../fixtures/words.ts";
import { Screen } from "./screen.ts";

export class Clinics extends Screen {
  async open(): Promise<void> {
    await this.page.goto("/deciding/clinics");
    await this.heading(this.say("clinics.title")).waitFor();
  }

  /** By the doors, without loading the page anew. */
  async open_from_today(): Promise<void> {
    await this.link(new RegExp(`^${this.names.still_deciding}`)).click();
    await this.link(new RegExp(`^${this.say("clinics.title")}`)).click();
    await this.heading(this.say("clinics.title")).waitFor();
  }

  async add(name: string): Promise<void> {
    await this.button(this.say("clinics.add")).click();
    await this.field(this.say("clinics.add_label")).fill(name);
    await this.button(this.say("clinics.add_do")).click();
    await this.named(name).waitFor();
  }

  /** The clinic under *My clinics*. */
  named(name: string): Locator {
    return this.page.getByRole("heading", { level: 3, name, exact: true });
  }

  names_in_order(): Locator {
    return this.page.getByRole("article").getByRole("heading", { level: 3 });
  }

  /** The box of one answer; on a phone it stands there once its question is at hand. */
  answer(slug: string, clinic: string): Locator {
    const name = `${question(slug, this.language)} ${clinic}`;
    return this.page.getByRole("textbox", { name, exact: true });
  }

  /** Goes to a question by the list of all. */
  async go(slug: string): Promise<void> {
    const all = this.page.getByRole("group").filter({ hasText: this.say("clinics.all") });
    const row = all.getByRole("button", { name: question(slug, this.language) });
    if (!(await row.isVisible())) await all.getByText(this.say("clinics.all")).click();
    await row.click();
    await this.page.getByRole("rowheader", { name: question(slug, this.language) }).waitFor();
  }

  /** Writes an answer, as far as the disk. */
  async write(slug: string, clinic: string, text: string): Promise<void> {
    await this.go(slug);
    await this.answer(slug, clinic).fill(text);
    await this.saved(slug, clinic).waitFor();
  }

  saved(slug: string, clinic: string): Locator {
    const cell = this.page.getByRole("cell").filter({ has: this.answer(slug, clinic) });
    return cell.getByRole("status").getByText(this.names.saved, { exact: true });
  }

  step(now: number): Locator {
    return this.page.getByRole("heading", { name: this.say("clinics.step", { now, all: questions().length }) });
  }

  async next(): Promise<void> {
    await this.button(this.say("clinics.next")).click();
  }

  choose(name: string): Locator {
    return this.button(this.say("clinics.choose_name", { name }));
  }

  chosen(name: string): Locator {
    return this.page.getByRole("heading", { name: this.say("clinics.chosen_title", { name }) });
  }

  rename(name: string): Locator {
    return this.button(this.say("clinics.rename_name", { name }));
  }

  remove(name: string): Locator {
    return this.button(this.say("clinics.remove_name", { name }));
  }
}
