// Adding or moving a session, and one session as it stands.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export interface Session {
  setting: "clinic" | "home" | "unlicensed";
  medicine: "ketamine" | "spravato" | "not_sure";
  date: string;
  start: string;
  length: string;
  place: string;
  travel: string;
}

/** The session most journeys prepare for: a Sunday at ten, three days ahead. */
export const SESSION: Session = {
  setting: "clinic",
  medicine: "ketamine",
  date: "2037-03-15",
  start: "10:00",
  length: "150",
  place: "Lakeside Clinic, 12 Shore Road",
  travel: "40",
};

export class SessionForm extends Screen {
  setting(which: Session["setting"]): Locator {
    const group = this.page.getByRole("group", { name: this.names.where });
    return group.getByRole("radio", { name: this.say(`session.setting_${which}`) });
  }

  medicine(which: Session["medicine"]): Locator {
    const group = this.page.getByRole("group", { name: this.say("session.medicine") });
    return group.getByRole("radio", { name: this.say(`session.${which}`), exact: true });
  }

  /** Fills in all that is given; what is not stays as it is. */
  async fill(session: Partial<Session>): Promise<void> {
    if (session.setting) await this.setting(session.setting).check();
    if (session.medicine) await this.medicine(session.medicine).check();
    const fields: [string, string | undefined][] = [
      [this.names.date, session.date],
      [this.names.start_time, session.start],
      [this.names.length, session.length],
      [this.names.place, session.place],
      [this.names.travel_time, session.travel],
    ];
    for (const [name, value] of fields) {
      if (value !== undefined) await this.field(name).fill(value);
    }
  }

  async save(): Promise<void> {
    await this.button(this.names.save_session).click();
  }

  /** One fact of a session as it stands, by its name. */
  fact(name: string): Locator {
    return this.page.getByRole("definition").and(
      this.page.locator(`dt:text-is(${JSON.stringify(name)}) + dd`),
    );
  }
}
