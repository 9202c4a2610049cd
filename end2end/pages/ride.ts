// The ride home: who, when, where, and whether they still come.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export interface Ride {
  name: string;
  phone: string;
  time: string;
  place: string;
  backup: string;
  backup_phone: string;
}

export const RIDE: Ride = {
  name: "Dana Reyes",
  phone: "(555) 010-0142",
  time: "13:00",
  place: "front entrance",
  backup: "Sam Ortiz",
  backup_phone: "+1 555 010 0199",
};

export class RideHome extends Screen {
  async fill(ride: Partial<Ride>): Promise<void> {
    const fields: [string, string | undefined][] = [
      [this.names.name, ride.name],
      [this.names.phone, ride.phone],
      [this.names.pickup_time, ride.time],
      [this.names.pickup_place, ride.place],
      [this.say("ride.backup_name"), ride.backup],
      [this.say("ride.backup_phone"), ride.backup_phone],
    ];
    for (const [name, value] of fields) {
      if (value !== undefined) await this.field(name).fill(value);
    }
  }

  async save(): Promise<void> {
    await this.button(this.names.save_ride).click();
  }

  /** The gates in their order, each with its state. */
  gates(): Locator {
    return this.page.getByRole("list", { name: this.say("ride.gates") }).getByRole("listitem");
  }

  /** Opens a ready message by its row. */
  async write(kind: string): Promise<void> {
    const title = this.say(`message.${kind}_title`);
    await this.link(title).click();
    await this.arrives(title);
  }

  /** The words of the message that is open. */
  message(kind: string): Locator {
    return this.page.getByRole("textbox", { name: this.say(`message.${kind}_title`) });
  }

  text(): Locator {
    return this.link(this.say("common.text"));
  }

  call(): Locator {
    return this.link(this.say("common.call"));
  }
}
