// Pictures of the form of a session, of visits, and of a course.

/** The form and what it asks; answers where the session is that is added at the end. */
export async function picture_session_form(studio, told) {
  const { page } = studio;
  await studio.open("/session/new");
  await page.locator("form [type=submit]").click();
  await studio.shot("session_form_problems");
  await page.locator("[name=setting]").nth(0).check();
  await page.locator("[name=medicine]").nth(0).check();
  await studio.type("date", "2038-03-14");
  await studio.type("start", "02:30");
  await studio.type("length", "150");
  await studio.shot("session_form_skipped_hour");
  await studio.type("date", "2037-11-01");
  await studio.type("start", "01:30");
  await studio.shot("session_form_hour_twice");
  await page.locator("[name=setting]").nth(1).check();
  await studio.shot("session_form_unsupported");
  await page.locator("[name=setting]").nth(0).check();
  await studio.type("date", "2037-03-15");
  await studio.type("start", "10:00");
  await studio.type("place", told.place);
  await studio.type("travel", "40");
  await page.locator("form [type=submit]").click();
  await page.locator(".session_card a").waitFor();
  return page.locator(".session_card a").getAttribute("href");
}

/** A visit on the next day, before there is a session. It is cancelled in the end. */
export async function picture_visit(studio, told) {
  const { page } = studio;
  await studio.open("/visit/new");
  await studio.shot("visit_form");
  await page.locator("[name=kind]").nth(2).check();
  await page.locator("[name=way]").nth(1).check();
  await studio.type("date", "2037-03-13");
  await studio.type("start", "16:00");
  await studio.type("place", "https://talk.example/room-9");
  await page.locator("form [type=submit]").click();
  await page.locator("#say-1").waitFor();
  const visit = new URL(page.url()).pathname;
  await studio.open("/");
  await studio.shot("today_visit_tomorrow");
  await studio.shot_large("today_visit_tomorrow");
  await studio.open(visit);
  for (const [place, text] of told.say.entries()) await studio.type(`say-${place + 1}`, text);
  await page.locator(".status--saved").first().waitFor();
  await studio.shot("visit");
  await studio.shot_large("visit");
  await studio.open(`${visit}/calendar`);
  await studio.shot("visit_calendar");
  await page.clock.setFixedTime(new Date("2037-03-13T21:00:00Z"));
  await studio.open("/");
  await studio.shot("today_visit_after");
  await studio.open(visit);
  await studio.type("agreed", told.agreed);
  await page.locator(".status--saved").first().waitFor();
  await studio.shot("visit_after");
  await studio.at("planning", visit);
  await page.locator(".button--danger").click();
  await page.locator("main .notice").waitFor();
  await studio.shot("visit_cancelled");
}

/** A course as it is chosen, seen and added; a session that is like the last. All is taken back. */
export async function picture_series(studio, session) {
  const { page } = studio;
  await studio.open(`${session}/course`);
  await page.locator("[name=rhythm]").nth(4).check();
  await studio.shot("course_weekdays");
  await page.locator("[name=rhythm]").nth(1).check();
  await page.locator("form [type=submit]").click();
  await page.locator(".course__row").nth(2).locator(".button--text").click();
  await page.locator(".course__row").nth(3).locator(".course__when").click();
  await studio.shot("course_dates");
  await studio.shot_large("course_dates");
  await page.locator("main section > .button--wide").click();
  await page.locator(".session_card").waitFor();
  await studio.shot("plan_series");
  const second = await page.locator("main section > ul a[href^='/session/']").first().getAttribute("href");
  await page.locator(".toast__action").waitFor();
  await studio.open(second);
  await studio.shot("session_same_as_last");
  await studio.shot_large("session_same_as_last");
  await page.locator("main .card .buttons .button").first().click();
  await page.locator("main .list_rows").first().waitFor();
  await studio.shot("session_as_last_time");
  await studio.open(`${session}/move`);
  await studio.type("date", "2037-03-17");
  await page.locator("[name=after]").nth(1).check();
  await page.locator(".zone button").click();
  await studio.shot("session_move_after");
  await studio.type("date", "2037-03-15");
  await page.locator("[name=after]").first().waitFor({ state: "detached" });
  await studio.open("/plan");
  const others = page.locator("main section a.list_row[href^='/session/']");
  const rest = await others.evaluateAll((rows) => rows.map((row) => row.getAttribute("href")));
  for (const other of new Set(rest)) {
    await studio.open(other);
    await page.locator(".button--danger").click();
    await page.locator("main .notice").first().waitFor();
  }
}
