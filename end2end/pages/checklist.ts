// Getting ready: ticking, adding, hiding and reordering.

import type { Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

export class Checklist extends Screen {
  item(text: string | RegExp): Locator {
    return this.page.getByRole("checkbox", { name: text, exact: true });
  }

  group(title: string): Locator {
    return this.page.getByRole("region", { name: this.say(`checklist.${title}`) });
  }

  /** The head of a group, which folds it away and back. */
  fold(title: string): Locator {
    const words = this.say(`checklist.${title}`);
    return this.group(title).getByRole("button").filter({ hasText: words });
  }

  /** Opens a group if it is folded away, as those are whose time has passed. */
  async unfold(title: string): Promise<void> {
    const fold = this.fold(title);
    if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
    await this.group(title).getByRole("checkbox").first().waitFor();
  }

  /** One row, with what it says of the record it is bound to. */
  row(text: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.item(text) });
  }

  /** The way to that record. */
  way(text: string): Locator {
    return this.link(this.say("checklist.open", { item: text }));
  }

  /** The items of a group in the order they stand in. */
  async texts(title: string): Promise<string[]> {
    const boxes = this.group(title).getByRole("checkbox");
    return boxes.evaluateAll((all) =>
      all.map((box) => document.getElementById(box.getAttribute("aria-labelledby")!)!.innerText),
    );
  }

  async edit(): Promise<void> {
    await this.button(this.say("checklist.options")).click();
  }

  async stop_editing(): Promise<void> {
    await this.button(this.say("checklist.reorder_done")).click();
  }

  handle(item: string): Locator {
    return this.button(this.say("checklist.drag", { item }));
  }

  hide(item: string): Locator {
    return this.button(this.say("checklist.hide_item", { item }));
  }

  remove(item: string): Locator {
    return this.button(this.say("checklist.remove_item", { item }));
  }

  async add(text: string, group?: string): Promise<void> {
    await this.button(this.names.add_item).click();
    await this.field(this.say("checklist.add_label")).fill(text);
    if (group) {
      await this.field(this.say("checklist.when")).selectOption({
        label: this.say(`checklist.${group}`),
      });
    }
    await this.button(this.say("checklist.add_do")).click();
  }

  /** Drags one row onto the place of another, as a finger or a mouse does. */
  async drag(item: string, onto: string): Promise<void> {
    await this.handle(item).scrollIntoViewIfNeeded();
    const from = (await this.handle(item).boundingBox())!;
    const to = (await this.handle(onto).boundingBox())!;
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, to.y + to.height / 2, { steps: 6 });
    await this.page.mouse.up();
  }
}
