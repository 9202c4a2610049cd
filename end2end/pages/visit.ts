// Adding or moving a visit, one visit as it stands, and what is written about it.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export interface Visit {
  kind: "health_check" | "preparation" | "integration" | "follow_up" | "group";
  way: "in_person" | "video";
  date: string;
  start: string;
  length: string;
  place: string;
}

/** Therapy on a screen, the day after tomorrow's morning: a Friday at four. */
export const VISIT: Visit = {
  kind: "integration",
  way: "video",
  date: "2037-03-13",
  start: "16:00",
  length: "50",
  place: "https://talk.example/room-9",
};

/** The lines that are kept about a visit, by their keys among the words. */
export type Line = "say_1" | "say_2" | "say_3" | "agreed" | "step";

export class Visits extends Screen {
  kind(which: Visit["kind"]): Locator {
    const group = this.page.getByRole("group", { name: this.say("visit.kind") });
    return group.getByRole("radio", { name: this.say(`visit.kind_${which}`), exact: true });
  }

  way(which: Visit["way"]): Locator {
    const group = this.page.getByRole("group", { name: this.say("visit.way") });
    return group.getByRole("radio", { name: this.say(`visit.${which}`), exact: true });
  }

  /** Fills in all that is given; what is not stays as it is. */
  async fill(visit: Partial<Visit>): Promise<void> {
    if (visit.kind) await this.kind(visit.kind).check();
    if (visit.way) await this.way(visit.way).check();
    const fields: [string, string | undefined][] = [
      [this.names.date, visit.date],
      [this.names.start_time, visit.start],
      [this.names.length, visit.length],
      [this.say("visit.place"), visit.place],
    ];
    for (const [name, value] of fields) {
      if (value !== undefined) await this.field(name).fill(value);
    }
  }

  async save(): Promise<void> {
    await this.button(this.say("visit.save")).click();
  }

  /** From anywhere to a saved visit; answers its id. */
  async add(visit: Partial<Visit> = {}): Promise<string> {
    const whole = { ...VISIT, ...visit };
    await this.page.goto("/visit/new");
    await this.fill(whole);
    await this.save();
    await this.arrives(this.say(`visit.kind_${whole.kind}`));
    return this.page.url().split("/").pop()!;
  }

  line(which: Line): Locator {
    return this.page.getByRole("textbox", { name: this.say(`visit.${which}`), exact: true });
  }

  /** Writes a line, as far as the disk. */
  async write(which: Line, text: string): Promise<void> {
    await this.line(which).fill(text);
    const part = this.page.locator("section").filter({ has: this.line(which) });
    await part.getByRole("status").getByText(this.names.saved, { exact: true }).waitFor();
  }

  /** What Today says of a visit, in a card or in a line; the time may be any. */
  on_today(when: "tomorrow" | "today" | "today_noted" | "after", kind: Visit["kind"]): Locator {
    const name = this.say(`visit.kind_${kind}`);
    const said = this.say(`visit.${when}`, { name, time: "TIME" }).replace(/[?.¿]/g, "\\$&");
    return this.page.getByRole("heading", { name: new RegExp(`^${said.replace("TIME", ".+")}$`) });
  }
}
