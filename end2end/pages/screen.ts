// What every screen has: its heading, the tabs, Help, Settings and Back.

import { expect, type Locator, type Page } from "@playwright/test";
import { NAMES, type Names } from "../fixtures/names.ts";
import { type Language, type Say, words } from "../fixtures/words.ts";

/** A part of the app as a reader meets it: by roles and names. */
export class Screen {
  readonly names: Names;
  readonly say: Say;

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.names = NAMES[language];
    this.say = words(language);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole("link", { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  heading(name?: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  /** A new screen begins at its heading, for eyes and for screen readers alike. */
  async arrives(title: string): Promise<void> {
    await expect(this.heading(title)).toBeFocused();
  }

  /** The line at the foot of the screen that tells what happened. */
  toast(text: string): Locator {
    return this.page.getByRole("status").filter({ hasText: text });
  }

  /** As long as that line stays. */
  async toast_goes(): Promise<void> {
    await this.page.clock.fastForward(10_000);
  }

  async undo(): Promise<void> {
    await this.button(this.say("common.undo")).click();
  }

  /** The way to another answer, beside an answer as it stands. */
  change(): Locator {
    return this.button(new RegExp(`^${this.say("common.change_what", { what: "" })}`));
  }

  async back(): Promise<void> {
    await this.button(this.names.back).click();
  }

  /** One of the tabs at the foot. */
  async tab(name: "today" | "plan" | "journal"): Promise<void> {
    const tabs = this.page.getByRole("navigation", { name: this.say("nav.tabs") });
    await tabs.getByRole("link", { name: this.names[name], exact: true }).click();
  }
}
