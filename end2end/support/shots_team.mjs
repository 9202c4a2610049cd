// Pictures of what the team is to hear: about me, and questions.

const TOLD = {
  en: {
    about: {
      name: "Ana",
      pronouns: "she, her",
      language: "Spanish, and some English",
      hearing: "Please speak to my left side",
      medicines: "Sertraline 50 mg, mornings\nVitamin D 1000 IU",
      allergies: "Penicillin: a rash",
      touch: "A hand on my shoulder is fine. Ask first.",
      "stop-word": "Red",
      "emergency-name": "Dana Reyes, my sister",
      "emergency-phone": "(555) 010-0142",
    },
    question: "May I bring my own blanket?",
    answer: "Yes. They have warm ones too.",
    another: "Who answers when I call at night?",
  },
  es: {
    about: {
      name: "Ana",
      pronouns: "ella",
      language: "Español, y algo de inglés",
      hearing: "Hábleme del lado izquierdo, por favor",
      medicines: "Sertralina 50 mg, por la mañana\nVitamina D 1000 UI",
      allergies: "Penicilina: ronchas",
      touch: "Una mano en el hombro está bien. Pregunte antes.",
      "stop-word": "Rojo",
      "emergency-name": "Dana Reyes, mi hermana",
      "emergency-phone": "(555) 010-0142",
    },
    question: "¿Puedo llevar mi propia cobija?",
    answer: "Sí. También tienen unas tibias.",
    another: "¿Quién contesta si llamo de noche?",
  },
};

/** Both filled in; the studio is left on the questions. */
export async function picture_team(studio) {
  const { page } = studio;
  const told = TOLD[studio.language];
  const saved = () => page.locator(".status--saved").waitFor();
  await studio.open("/about/show");
  await studio.shot("about_show_empty");
  await studio.open("/about");
  await studio.shot("about_folded");
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  for (const [id, text] of Object.entries(told.about)) await studio.type(id, text);
  for (const place of [0, 10]) await page.locator("main [type=checkbox]").nth(place).click();
  await saved();
  await studio.shot("about");
  await studio.shot_large("about");
  await studio.open("/about/show");
  await studio.shot("about_show");
  await studio.shot_large("about_show");
  await studio.open("/questions");
  await studio.shot("questions");
  const add = page.locator("main > .button--outline");
  for (const text of [told.question, told.another]) {
    await add.click();
    await studio.type("question", text);
    await saved();
    if (text === told.question) await studio.shot("questions_adding");
    await page.locator("main .card > .button--wide").click();
    await add.waitFor();
  }
  const row = (text) => page.locator(".question > .list_row").filter({ hasText: text });
  await row(told.question).click();
  await studio.type("answer", told.answer);
  await saved();
  await studio.shot("questions_answering");
  await page.locator(".question__body > .button--wide").click();
  await page.locator(".question__body").waitFor({ state: "detached" });
  await studio.open("/questions");
  await studio.shot("questions_answered");
  await studio.shot_large("questions_answered");
}
