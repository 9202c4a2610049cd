// A hand on the app's screens for the runs of kills, which have no test runner around them.

import { stores } from "./stores.mjs";
import { heads } from "./vault.mjs";

/** A hand on the page. */
export class Walk {
  constructor(page, address) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(20_000);
  }
  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }
  field(name) {
    return this.page.getByLabel(name, { exact: true });
  }
  radio(name) {
    return this.page.getByRole("radio", { name, exact: true });
  }
  async first_run() {
    await this.page.goto(this.address);
    await this.button("Start").click();
    await this.button("I am 18 or older").click();
    await this.button("Continue").click();
    await this.page.getByRole("heading", { name: "Hello" }).waitFor();
  }
  async open_session(screen) {
    await this.page.goto(`${this.address}/plan`);
    const details = this.page.getByRole("link", { name: "Date, place and length" });
    const path = await details.getAttribute("href");
    await this.page.goto(`${this.address}${path}/${screen}`);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }
  /** All that the disk holds, opened. */
  async records() {
    return heads(await stores(this.page)).map(({ head }) => head);
  }
}
