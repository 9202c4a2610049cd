// Pictures of the locked phone on the day of a session, and of a phone that hides where it is.

import { readFileSync } from "node:fs";

const PASSPHRASE = "copper lantern seven tides";

/** On a phone of its own: a ride that said yes, a lock, and what may be read without unlocking. */
export async function picture_locked_day(studio, told) {
  const { page } = studio;
  const [words, part] = [tree(studio.language), tree(`keeper.${studio.language}`)];
  const button = (name) => page.getByRole("button", { name, exact: true });
  await begin(studio);
  await studio.open("/help/clinic");
  await studio.type("clinic-day", "(555) 010-0177");
  await page.locator("form [type=submit]").click();
  await page.locator(".numbers, main a[href^='tel:']").first().waitFor();
  await studio.open("/session/new");
  await page.locator("[name=setting]").first().check();
  await page.locator("[name=medicine]").first().check();
  for (const [field, text] of [["date", "2037-03-15"], ["start", "10:00"], ["length", "150"], ["place", told.place]]) {
    await studio.type(field, text);
  }
  await page.locator("form [type=submit]").click();
  await page.locator(".session_card a").waitFor();
  await studio.open(`${await page.locator(".session_card a").getAttribute("href")}/ride`);
  for (const [field, text] of [["name", "Dana Reyes"], ["phone", "(555) 010-0142"], ["pickup-time", "13:00"]]) {
    await studio.type(field, text);
  }
  await page.locator("form [type=submit]").click();
  await page.locator(".gates").waitFor();
  await button(words.ride.said_yes.replace("{name}", "Dana Reyes")).click();
  await page.locator(".answered").waitFor();

  await studio.open("/settings/lock");
  await page.locator("#new-passphrase").waitFor();
  await studio.type("new-passphrase", PASSPHRASE);
  await studio.type("again", PASSPHRASE);
  await button(part.lock.next).click();
  const code = (await page.locator(".recovery__code").innerText()).trim().split(/\s+/);
  const asked = await page.locator("label[for=group]").innerText();
  await studio.type("group", code[Number(/\d/.exec(asked)[0]) - 1]);
  await button(part.lock.set).click();
  await button(part.lock.try).click();
  await studio.open("/settings/open");
  await studio.type("passphrase", PASSPHRASE);
  await button(part.unlock.do).click();
  for (const name of [words.message.ready_title, words.open.clinic]) {
    await page.getByRole("switch", { name, exact: true }).check();
  }
  await page.locator("main a[href^='tel:'], main .words").first().waitFor();
  await studio.shot("open_list");
  for (const time of ["morning", "in_session"]) {
    await studio.at(time, "/");
    await page.locator("#passphrase").waitFor();
    await studio.shot(`locked_day_${time}`);
  }
  await studio.shot_large("locked_day_in_session");
}

/** On a phone that says UTC: it is asked where it is. */
export async function picture_hidden_zone(studio) {
  await begin(studio);
  await studio.shot("zone_asked");
  await studio.open("/session/new");
  await studio.shot("session_form_zone");
}

async function begin(studio) {
  const { page } = studio;
  await studio.open("/");
  for (let step = 0; step < 3; step += 1) {
    await page.locator("#app h1").waitFor();
    await page.locator("#app main button.button--wide").click();
  }
  await page.locator(".doors").waitFor();
  await studio.open("/");
}

function tree(name) {
  const file = new URL(`../../content/locales/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
