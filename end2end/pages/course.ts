// A course: its pattern, its dates before they are added, and what goes along from last time.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Course extends Screen {
  rhythm(key: string): Locator {
    const group = this.page.getByRole("group", { name: this.say("course.rhythm") });
    return group.getByRole("radio", { name: this.say(`course.${key}`), exact: true });
  }

  async show(): Promise<void> {
    await this.button(this.say("course.show")).click();
  }

  /** The dates, the first one among them. */
  dates(): Locator {
    const part = this.page.locator("section").filter({
      has: this.page.getByRole("heading", { name: this.say("course.dates"), exact: true }),
    });
    return part.locator("ol > li");
  }

  /** Of one date: to change it, to take it out, to put it back. */
  way(which: "change" | "take_out" | "put_back", date: string | RegExp): Locator {
    // The way back is read behind the date, the others before it.
    const back = this.say("course.put_back_do");
    const name = which === "put_back" ? new RegExp(`${back}$`) : new RegExp(`^${this.say(`course.${which}`, { date: "" })}`);
    return this.dates().filter({ hasText: date }).getByRole("button", { name });
  }

  async add(count: number): Promise<void> {
    await this.button(this.say("course.add_do", { count })).click();
  }
}
