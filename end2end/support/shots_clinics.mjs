// Pictures of the clinics that are compared.

/** From the first clinic to the one that is chosen; ends on Today. */
export async function picture_clinics(studio, told) {
  const { page } = studio;
  await studio.open("/deciding/clinics");
  for (const name of told.clinics) {
    await page.locator("main > .button--wide").click();
    await studio.type("clinic-name", name);
    if (name === told.clinics[0]) await studio.shot("clinics_adding");
    await page.locator("form [type=submit]").click();
    await page.locator("article h3").getByText(name).waitFor();
  }
  await page.locator(".disclosure__summary").click();
  await page.locator("details button").nth(7).click();
  const boxes = page.locator("textarea").filter({ visible: true });
  for (const [at, text] of told.answers.entries()) await boxes.nth(at).fill(text);
  await page.locator(".status--saved").nth(1).waitFor();
  await page.locator(".disclosure__summary").click();
  await studio.shot("clinics");
  await studio.shot_large("clinics");
  await studio.shot("clinics_wide", { sizes: [{ width: 1100, height: 900 }] });
  await page.locator(".disclosure__summary").click();
  await studio.shot("clinics_all_questions");
  await studio.open("/");
  await studio.shot("today_deciding");
  await studio.open("/deciding/clinics");
  await page.locator("article button").first().click();
  await page.locator("#chosen").waitFor();
  await studio.shot("clinics_chosen");
  await studio.open("/");
  await studio.shot("today_being_checked");
}
