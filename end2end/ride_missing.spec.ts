// A ride that is not there, in the session and before: nobody is said to come who did not say yes.

import { expect, test } from "./fixtures/app.ts";
import { objections } from "./fixtures/axe.ts";
import type { Language } from "./fixtures/words.ts";
import type { App } from "./pages/app.ts";
import { RIDE } from "./pages/ride.ts";
import { SESSION } from "./pages/session_form.ts";
import { drafts } from "./support/rows.ts";

const HOUR = 3_600_000;
const ALONE = { ...RIDE, backup: "", backup_phone: "" };

/** What Today, the hours and Plan say of a ride that did not say yes. */
async function claims_nothing(app: App): Promise<void> {
  await expect(app.page.getByText(app.say("hours.pick_up_by", { name: RIDE.name }))).toHaveCount(0);
  await app.open("/plan");
  await app.plan.hours().waitFor();
  await expect(app.plan.hours()).not.toContainText(app.say("hours.pick_up_by", { name: RIDE.name }));
}

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US` });

    test("who cannot come is not offered in the session: the staff are told first", async ({ app, page }) => {
      const { ride, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session, ALONE);
      await app.button(say("ride.cannot", { name: RIDE.name })).click();
      await app.toast(say("ride.refused_toast")).waitFor();
      await claims_nothing(app);
      await expect(app.plan.hours()).toContainText(say("plan.ride_no", { name: RIDE.name }));

      await page.clock.fastForward(72 * HOUR);
      await app.open("/");
      await app.heading(say("today.in_session")).waitFor();
      const first = page.getByRole("main").getByRole("heading", { level: 2 }).first();
      await expect(first).toHaveText(say("today.missing"));
      await expect(page.getByText(say("today.missing_say"))).toBeVisible();
      await expect(app.link(say("ride.call", { name: RIDE.name }))).toHaveCount(0);
      await expect(page.getByRole("main").getByRole("link", { name: say("help.clinic_add") })).toBeVisible();
      expect(await objections(page)).toEqual([]);
      await claims_nothing(app);

      // I'm ready goes to the clinic.
      await app.open("/");
      await ride.write("ready_clinic");
      await expect(page.getByText(say("message.to_clinic"))).toBeVisible();
      await expect(ride.message("ready_clinic")).toHaveValue(say("message.ready_clinic"));
      // Neither by an address of before.
      for (const kind of ["ask", "late", "home", "still"]) {
        await app.open(`/session/${session}/message/${kind}`);
        await expect(app.link(say("ride.person"))).toBeVisible();
        await expect(page.getByRole("textbox")).toHaveCount(0);
      }

      // After the planned end it is still so, until they left.
      await page.clock.fastForward(2 * HOUR);
      await app.open("/");
      await app.heading(say("today.stay")).waitFor();
      await app.leave();
      await expect(page.getByText(say("today.missing"))).toBeHidden();
      await app.heading(say("today.coming_back")).waitFor();
    });

    test("who has not answered is called, and a yes in the session counts", async ({ app, page }) => {
      const { ride, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.button(say("ride.i_asked")).click();
      await app.change().waitFor();
      await page.clock.fastForward(72 * HOUR);
      await app.open("/");
      await page.getByRole("heading", { name: say("today.missing") }).waitFor();
      for (const name of [RIDE.name, RIDE.backup]) {
        await expect(app.link(say("ride.call", { name }))).toHaveAttribute("href", /^tel:/);
      }
      await ride.write("ready_clinic");
      await expect(page.getByText(say("message.to_clinic"))).toBeVisible();
      await app.open("/");
      await app.ride_agrees();
      await app.open("/");
      await app.heading(say("today.in_session")).waitFor();
      await expect(page.getByText(say("today.missing"))).toHaveCount(0);
      await expect(app.plan.hours()).toContainText(say("hours.pick_up_by", { name: RIDE.name }));
      await ride.write("ready");
      await expect(page.getByText(say("message.to", { name: RIDE.name }))).toBeVisible();
    });

    test("a backup that has not answered is no ride", async ({ app, page }) => {
      const { ride, say } = app;
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session);
      await app.ride_agrees();
      await app.change().click();
      await app.button(say("ride.called_off", { name: RIDE.name })).click();
      await app.toast(say("ride.promoted", { name: RIDE.backup })).waitFor();
      await app.open("/plan");
      await expect(app.plan.hours()).toContainText(say("plan.ride_not_asked", { name: RIDE.backup }));
      await page.clock.fastForward(72 * HOUR);
      await app.open("/");
      await page.getByRole("heading", { name: say("today.missing") }).waitFor();
      await expect(app.link(say("ride.call", { name: RIDE.backup }))).toBeVisible();
      await expect(app.link(say("ride.call", { name: RIDE.name }))).toHaveCount(0);
      await ride.write("ready_clinic");
      await expect(page.getByText(say("message.to_clinic"))).toBeVisible();
    });

    test("after a text or a call the app asks whether they were asked, and keeps it", async ({ app, page }) => {
      const { ride, say } = app;
      const day = language === "en" ? "Thursday" : "jueves";
      // A link out of the app leads nowhere here.
      await page.addInitScript(() => {
        addEventListener("click", (event) => {
          const link = (event.target as Element).closest("a");
          if (link && /^(sms|tel):/.test(link.getAttribute("href")!)) event.preventDefault();
        });
      });
      await app.begin();
      const session = await app.add_session();
      await app.add_ride(session, ALONE);
      const ask = page.getByRole("group", { name: say("ride.did_you_ask") });
      const chip = page.getByText(say("ride.state_none"), { exact: true });
      await expect(ride.gates().first()).toContainText(say("ride.gate_ask"));

      await ride.write("ask");
      await expect(ask).toBeHidden();
      await ride.text().click();
      await expect(ask.getByText(say("ride.did_you_ask"))).toBeFocused();
      await app.button(say("ride.not_yet")).click();
      await expect(ask).toBeHidden();
      await app.open(`/session/${session}/ride`);
      await expect(chip).toBeVisible();

      await ride.call().click();
      await expect(ask.getByText(say("ride.did_you_ask"))).toBeFocused();
      await app.button(say("ride.yes_asked")).click();
      const asked = say("plan.ride_asked", { name: RIDE.name, day });
      await expect(page.getByRole("status").filter({ hasText: asked })).toBeFocused();
      await expect(ask).toBeHidden();
      await page.reload();
      await expect(page.getByText(say("ride.state_asked", { day }), { exact: true })).toBeVisible();
      await expect(ride.gates().first()).toContainText(say("ride.gate_asked"));
      // It can be taken back.
      await app.change().click();
      await app.button(say("ride.not_asked")).click();
      await expect(chip).toBeVisible();

      await ride.write("ask");
      await ride.text().click();
      await app.button(say("ride.yes_asked")).click();
      await expect(page.getByText(asked)).toBeVisible();
      await app.open("/plan");
      await expect(app.plan.row("ride")).toContainText(asked);
    });

    test("the message says when and where, without a sign at which it is cut", async ({ app, page }) => {
      const { ride, say } = app;
      const place = "5th & Pine, apt #4";
      await app.begin();
      const session = await app.add_session({ place });
      await app.open(`/session/${session}/ride`);
      // The session's place is suggested, and followed where the session moves.
      await expect(app.field(app.names.pickup_place)).toHaveValue(place);
      await ride.fill({ name: "Dana & Co", phone: RIDE.phone, time: "13:00" });
      await ride.save();
      await ride.write("ask");
      const [and, number] = [say("message.and"), say("message.number")];
      await expect(ride.message("ask")).toHaveValue(new RegExp(`Dana ${and} Co`));
      await expect(ride.message("ask")).toHaveValue(new RegExp(`5th ${and} Pine, apt ${number} 4`));
      await expect(ride.message("ask")).toHaveValue(/1:00/);
      await ride.message("ask").fill("Sol & Luna #2");
      const sent = encodeURIComponent(`Sol ${and} Luna ${number} 2`);
      await expect(ride.text()).toHaveAttribute("href", `sms:5550100142?body=${sent}`);
      await ride.text().evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
      await ride.text().click();
      await app.button(say("ride.not_yet")).click();
      // A draft is kept a second after it was typed.
      await page.clock.fastForward(1_000);
      await expect.poll(async () => Object.values(await drafts(page))).toEqual([{ words: "Sol & Luna #2" }]);
      await app.open(`/session/${session}/move`);
      await app.session.fill({ place: "Lake Street" });
      await app.session.save();
      await app.arrives(app.names.plan);
      await app.open(`/session/${session}/message/ask`);
      // What the patient changed is still there, until they say that it was sent.
      await expect(ride.message("ask")).toHaveValue("Sol & Luna #2");
      await app.button(say("common.discard")).click();
      await expect(ride.message("ask")).toHaveValue(/Lake Street/);
      expect(SESSION.place).not.toContain("Lake Street");
    });
  });
}
