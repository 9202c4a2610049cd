// Pictures of the ride home, and of the calendar.

/** A ride from the form to a yes, and what a calendar is given. */
export async function picture_ride(studio, session, told) {
  const { page } = studio;
  await studio.at("planning", `${session}/ride`);
  await page.locator("form [type=submit]").click();
  await studio.shot("ride_form_problems");
  await studio.type("name", "Dana Reyes");
  await studio.type("phone", "(555) 010-0142");
  await studio.type("pickup-time", "13:00");
  await studio.type("pickup-place", told.door);
  await studio.type("backup-name", "Sam Ortiz");
  await studio.type("backup-phone", "555 010 0199");
  await studio.shot("ride_form_backup");
  await page.locator("form [type=submit]").click();
  await page.locator(".gates").waitFor();
  await studio.open(`${session}/ride`);
  await studio.shot("ride_planned");
  await studio.shot_large("ride_planned");
  await studio.open("/");
  await studio.shot("today_gate_due");
  await studio.open(`${session}/ride`);
  // Asked, and no answer: in the session nobody comes.
  const answers = page.locator("main .card .buttons .button");
  await answers.nth(1).click();
  await page.locator(".answered").waitFor();
  await studio.shot("ride_asked");
  await studio.shot_large("ride_asked");
  await studio.at("in_session", "/");
  await studio.shot("today_ride_missing");
  await studio.shot_large("today_ride_missing");
  await studio.at("planning", `${session}/ride`);
  await answers.first().click();
  await page.locator(".chip:not(.chip--warm)").first().waitFor();
  await studio.open(`${session}/ride`);
  await studio.shot("ride_said_yes");
  await page.locator(".answered .button").click();
  await studio.shot("ride_change");
  for (const [screen, path] of [
    ["message", `${session}/message/still`],
    ["no_one", `${session}/ride/no-one`],
    ["reminders", "/settings/reminders"],
  ]) {
    await studio.open(path);
    await studio.shot(screen);
    await studio.shot_large(screen);
  }
  await studio.open(`${session}/calendar`);
  await studio.shot("calendar");
  await studio.shot_large("calendar");
  const coming = page.waitForEvent("download");
  await page.locator("main .card .button--wide").first().click();
  await coming;
  await page.locator("main .card [role=status]").first().filter({ hasText: /\S/ }).waitFor();
  await page.locator("[name=titles][value=discreet]").check();
  await page.locator("main .notice .events").waitFor();
  await page.locator(".disclosure__summary").first().click();
  await studio.shot("calendar_changed");
  await studio.shot_large("calendar_changed");
  await studio.open("/plan");
  await studio.shot("plan_stale");
  await studio.open("/calendar");
  await studio.shot("calendar_whole");
  await studio.open(`${session}/calendar`);
  await page.locator("[name=titles][value=plain]").check();
}
