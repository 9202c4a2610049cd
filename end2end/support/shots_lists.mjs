// Pictures of the checklist, the bag and the intention.

/** Fills them step by step; `told` is what this reader types. */
export async function picture_lists(studio, session, told) {
  await checklist(studio, session, told);
  await bag(studio, session, told);
  await intention(studio, session, told);
}

// Some of it done, one's own line added, and edited.
async function checklist(studio, session, told) {
  const { page } = studio;
  await studio.open(`${session}/checklist`);
  const boxes = page.locator("main input[type=checkbox]:enabled");
  for (const place of [0, 1, 3]) await boxes.nth(place).check();
  await page.locator("main > .button--wide, main .button--outline.button--wide").last().click();
  await studio.type("new-item", told.own);
  await studio.shot("checklist_adding");
  await page.locator("form [type=submit]").click();
  await page.locator("form").waitFor({ state: "detached" });
  await page.locator("main [aria-pressed]").click();
  await studio.shot("checklist_editing");

  await page.locator("main [aria-pressed]").click();
  await studio.open(`${session}/checklist`);
  await studio.shot("checklist_some");
}

// As it is, with the clinic's list and one's own things, and packed.
async function bag(studio, session, told) {
  const { page } = studio;
  await studio.open(`${session}/bag`);
  await studio.shot("bag");
  await studio.shot_large("bag");
  await studio.open("/rules/bring");
  await studio.type("said", told.bring);
  await page.locator("form [type=submit]").click();
  await page.locator(".list_rows").first().waitFor();
  await studio.open(`${session}/bag`);
  await page.locator("main > .button--wide").click();
  await studio.type("new-thing", told.thing);
  await page.locator("form [type=submit]").click();
  await page.locator("form").waitFor({ state: "detached" });
  const things = page.locator("main input[type=checkbox]");
  for (const place of [0, 1, 10]) await things.nth(place).check();
  await studio.shot("bag_some");
  await page.locator("main [aria-pressed]").click();
  await studio.shot("bag_editing");
  for (const thing of await things.all()) await thing.check();
  await studio.open(`${session}/bag`);
  await studio.shot("bag_packed");
  await studio.open("/rules/food");
  await page.locator("main .card .buttons .button").nth(3).click();
  await page.locator(".toast").waitFor();
  await studio.open("/rules/blood-pressure");
  await page.locator("main .card .buttons .button").nth(1).click();
  await page.locator(".toast").waitFor();
  await studio.open(`${session}/checklist`);
  const folds = page.locator(".fold[aria-expanded=false]");
  while (await folds.count()) await folds.first().click();
  await studio.shot("checklist_bound");
  await studio.shot_large("checklist_bound");
}

// Step by step.
async function intention(studio, session, told) {
  const { page } = studio;
  await studio.open(`${session}/intention`);
  const step = (place) => page.locator(".steps button").nth(place).click();
  await step(1);
  await page.locator("[name=shape]").nth(1).check();
  await studio.shot("intention_shape");
  await step(2);
  await studio.type("intention", told.demand);
  await page.locator(".status--saved").waitFor();
  await studio.shot("intention_hint");
  await studio.type("intention", told.intention);
  await page.locator(".status--saved").waitFor();
  await studio.shot("intention_draft");
  await studio.shot_large("intention_draft");
  await page.locator("section > .button--wide").first().click();
  await page.locator(".toast").waitFor();
  await studio.open(`${session}/intention`);
  await step(3);
  await page.locator(".disclosure__summary").first().click();
  await studio.shot("intention_share");
}
