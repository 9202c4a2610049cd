// Pictures of what the clinic said, and of the look on the morning.

/** The rules in their states, one of each shape, and something to tell before leaving. */
export async function picture_rules(studio, session) {
  const { page } = studio;
  await studio.open("/rules");
  await studio.shot("rules");
  await studio.shot_large("rules");
  for (const topic of ["food", "driving", "touch", "ride-share"]) {
    await studio.open(`/rules/${topic}`);
    await studio.shot(`rule_${topic}`);
  }
  await studio.open(`${session}/ready`);
  await page.locator("[name=ate][value=hmm]").click();
  await page.locator("[name=sleep][value=fine]").click();
  await page.locator(".status--saved").nth(1).waitFor();
  await studio.shot("ready");
  await studio.shot_large("ready");
}
