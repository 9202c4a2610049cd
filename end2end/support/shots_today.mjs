// Pictures of Today in all its places on the path, of a pause, and of a session cancelled on its day.

/** Takes them; afterwards all is as it was, on Today three days before the session. */
export async function picture_today(studio, session) {
  for (const time of ["planning", "eve", "morning", "in_session", "coming_back", "day_2", "between"]) {
    await studio.at(time, "/");
    await studio.shot(`today_${time}`);
    if (time === "in_session") {
      await studio.open("/help");
      await studio.shot("help_in_session");
    }
    if (time === "coming_back") {
      await studio.open("/wait");
      await studio.type("wait", studio.language === "en" ? "Write to the landlord" : "Escribir al casero");
      await studio.page.locator("main .button--wide").click();
      await studio.page.locator(".list_row").first().waitFor();
      await studio.shot("wait");
      await studio.shot_large("wait");
    }
  }
  await studio.shot_large("today_between");

  // Paused, and cancelled on its day; then all is as it was.
  await studio.at("planning", "/settings");
  const note = studio.page.locator("#pause-note");
  const before = await note.innerText();
  await studio.page.locator('[aria-labelledby="pause"]').click();
  // The note changes once the pause is kept.
  await note.filter({ hasNotText: before }).waitFor();
  await studio.open("/");
  await studio.shot("today_paused");
  await studio.page.locator("main .button").first().click();
  await studio.page.locator(".hours__time").first().waitFor();
  await studio.at("morning", session);
  await studio.page.locator(".button--danger").click();
  await studio.page.locator(".toast").waitFor();
  await studio.shot("session_cancelled");
  await studio.open("/");
  await studio.shot("today_cancelled");
  await studio.shot_large("today_cancelled");
  await studio.open(session);
  await studio.page.locator(".answered .button").click();
  await studio.shot("session_cancelled_change");
  await studio.page.locator(".button--wide.button--quiet").click();
  await studio.page.locator(".button--danger").waitFor();
  await studio.at("planning", "/");
}
