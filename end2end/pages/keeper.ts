// The keeper's screens: the lock, the locked app, copies and restoring.

import { expect, type Locator } from "@playwright/test";
import { Screen } from "./screen.ts";

/** Four words, as the app asks for. */
export const PASSPHRASE = "copper lantern seven tides";

/** The screens under the settings that the keeper draws. */
const DRAWS = /^\/settings\/(?!open|reminders)/;

/** A file to choose: a path, or bytes with a name. */
export type File = string | { name: string; mimeType: string; buffer: Buffer };

/** Bytes as a file to choose. */
export function file_of(buffer: Buffer, name = "homeward-copy-2037-03-12.hwcopy"): File {
  return { name, mimeType: "application/octet-stream", buffer };
}

export class Keeper extends Screen {
  /** Opens one of the screens, and waits until the keeper has drawn it. */
  async open(name: "lock" | "copy" | "restore" | "storage" | "sources" | "erase"): Promise<void> {
    await this.page.goto(`/settings/${name}`);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await expect(this.page.locator("#part")).not.toBeEmpty();
  }

  /** Sets the first lock; answers the recovery code. The app is locked afterwards. */
  async set_lock(passphrase: string = PASSPHRASE): Promise<string> {
    await this.open("lock");
    return this.set_lock_here(passphrase);
  }

  async set_lock_here(passphrase: string = PASSPHRASE): Promise<string> {
    const code = await this.choose_passphrase(passphrase);
    await this.confirm_code(code);
    await this.button(this.say("lock.try")).click();
    await this.locked();
    return code;
  }

  async choose_passphrase(passphrase: string): Promise<string> {
    await this.field(this.say("lock.new")).fill(passphrase);
    await this.field(this.say("lock.again")).fill(passphrase);
    await this.button(this.say("lock.next")).click();
    await expect(this.heading2(this.say("lock.code_title"))).toBeVisible();
    return this.code();
  }

  /** Types the group that is asked for, and sets the lock. */
  async confirm_code(code: string): Promise<void> {
    await this.type_group(code);
    await expect(this.page.getByText(this.say("lock.done"))).toBeVisible();
  }

  /** Types the group that is asked for, and says that the lock is to be set, or what this button says. */
  async type_group(code: string, button: string = this.say("lock.set")): Promise<void> {
    const { asked, number } = await this.asked_group();
    await asked.fill(code.split("-")[number - 1]!);
    await this.button(button).click();
  }

  /** Types what is no group of any code: it is told, and nothing goes on. */
  async type_wrong_group(button: string = this.say("lock.set")): Promise<void> {
    const { asked, number } = await this.asked_group();
    await asked.fill("____");
    await this.button(button).click();
    await expect(this.page.getByText(this.say("lock.confirm_wrong", { number }))).toBeVisible();
    await expect(asked).toBeFocused();
  }

  private async asked_group(): Promise<{ asked: Locator; number: number }> {
    const asked = this.page.getByRole("textbox", { name: pattern(this.say("lock.confirm", { number: "#" })) });
    const label = await asked.evaluate((field) => (field as HTMLInputElement).labels![0]!.textContent ?? "");
    return { asked, number: Number(/\d+/.exec(label)![0]) };
  }

  /** The recovery code on the screen, with hyphens. */
  async code(): Promise<string> {
    const shown = this.page.locator(".recovery__code");
    await shown.waitFor();
    return (await shown.innerText()).trim().split(/\s+/).join("-");
  }

  heading2(name: string): Locator {
    return this.page.getByRole("heading", { level: 2, name, exact: true });
  }

  /** The locked app stands. */
  async locked(): Promise<void> {
    await this.heading(this.say("unlock.title")).waitFor();
  }

  passphrase(): Locator {
    return this.field(this.say("unlock.passphrase"));
  }

  async unlock(passphrase: string = PASSPHRASE): Promise<void> {
    await this.passphrase().fill(passphrase);
    await this.button(this.names.unlock).click();
  }

  async unlock_with_code(code: string): Promise<void> {
    await this.button(this.say("unlock.with_code")).click();
    await this.field(this.say("unlock.code")).fill(code);
    await this.button(this.names.unlock).click();
  }

  /** Opens an address of the locked app and unlocks it there: its screen stands afterwards. */
  async enter(path: string, passphrase: string = PASSPHRASE): Promise<void> {
    await this.page.goto(path);
    await this.locked();
    await this.unlock(passphrase);
    await this.inside();
    if (DRAWS.test(path)) await this.drawn();
  }

  /** The app stands, unlocked. */
  async inside(): Promise<void> {
    await expect(this.heading(this.say("unlock.title"))).toHaveCount(0, { timeout: 15_000 });
    await this.heading().waitFor();
  }

  /** Opens what is folded up under this title. */
  async disclose(title: string): Promise<void> {
    await this.page.locator("summary").filter({ hasText: title }).click();
  }

  /** Begins to write without unlocking. */
  async begin_note(text: string): Promise<void> {
    await this.button(this.say("unlock.write")).click();
    await this.field(this.say("unlock.entry")).fill(text);
  }

  /** Writes without unlocking; the locked app stands afterwards. */
  async write_note(text: string): Promise<void> {
    await this.begin_note(text);
    await this.button(this.say("unlock.done")).click();
    await expect(this.page.getByText(this.say("unlock.kept"))).toBeVisible();
  }

  /** Another passphrase, on the screen of the lock. */
  async change_passphrase(passphrase: string, again: string = passphrase): Promise<void> {
    await this.field(this.say("lock.new")).fill(passphrase);
    await this.field(this.say("lock.again")).fill(again);
    await this.button(this.say("lock.change")).click();
  }

  /** Makes a copy and keeps the file as the browser downloads it; answers its path. */
  async make_copy(passphrase: string = PASSPHRASE): Promise<string> {
    await this.open("copy");
    return this.make_copy_here(passphrase);
  }

  /** Asks for a copy; it is made meanwhile. */
  async begin_copy(passphrase: string = PASSPHRASE): Promise<void> {
    await this.field(this.say("copy.pass")).fill(passphrase);
    await this.field(this.say("copy.again")).fill(passphrase);
    await this.button(this.say("copy.do")).click();
  }

  async make_copy_here(passphrase: string = PASSPHRASE): Promise<string> {
    await this.begin_copy(passphrase);
    const download = this.page.waitForEvent("download");
    await this.button(this.say("copy.save")).click();
    const path = await (await download).path();
    await this.button(this.say("copy.save_again")).waitFor();
    return path;
  }

  /** Chooses files for the field of this name. */
  async choose(label: string, files: File | File[]): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true });
    await field.setInputFiles(files as Parameters<typeof field.setInputFiles>[0]);
  }

  /** Chooses a copy and opens it, as far as the preview. */
  async look_into(file: File, passphrase: string = PASSPHRASE): Promise<void> {
    await this.choose(this.say("restore.file"), file);
    await this.field(this.say("restore.pass")).fill(passphrase);
    await this.button(this.say("restore.open")).click();
    await this.heading2(this.say("restore.preview_title")).waitFor();
  }

  /** The same with the recovery code. */
  async look_into_with_code(file: File, code: string): Promise<void> {
    await this.choose(this.say("restore.file"), file);
    await this.open_with_code(code);
    await this.heading2(this.say("restore.preview_title")).waitFor();
  }

  async open_with_code(code: string): Promise<void> {
    await this.button(this.say("unlock.with_code")).click();
    await this.field(this.say("unlock.code")).fill(code);
    await this.button(this.say("restore.open")).click();
  }

  /** One line of what is in the copy that is open. */
  told(key: "new" | "changed" | "same" | "erased", count: number): Locator {
    return this.page.getByText(this.say(`restore.is_${key}`, { count }), { exact: true });
  }

  /** From a restored copy into the app, which begins anew. */
  async finish(): Promise<void> {
    await this.button(this.say("restore.finish")).click();
    await this.page.waitForURL((url) => url.pathname === "/");
    await this.heading().waitFor();
  }

  /** Adds what is in the copy that is open. */
  async add(): Promise<void> {
    await this.button(this.say("restore.do")).click();
    await this.page.getByText(this.say("restore.done")).waitFor();
  }
}

/** Words with any number in the place of `#`. */
function pattern(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace("#", "\\d+")}$`);
}
