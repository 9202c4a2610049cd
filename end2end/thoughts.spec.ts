// *I'm having thoughts of suicide*: people to reach for each answer, and nothing saved of it.

import { expect, test } from "./fixtures/app.ts";
import type { Language } from "./fixtures/words.ts";

test.use({ viewport: { width: 320, height: 568 } });

for (const language of ["en", "es"] as Language[]) {
  test.describe(language, () => {
    test.use({ language, locale: `${language}-US`, timezoneId: "America/New_York" });

    test("each answer shows people to reach, and one's own people first only where that is safe", async ({ app, page }) => {
      const { say } = app;
      await app.begin();
      await app.help.open();
      await app.link(say("thoughts.title")).click();
      await app.arrives(say("thoughts.title"));
      const emergency = page.getByRole("link", { name: say("help.call", { number: "911" }) });
      const line = page.getByRole("link", { name: say("help.call", { number: "988" }) });
      const own = app.link(say("help.clinic_add"));
      const comes_first = async (one: typeof emergency, other: typeof emergency) => {
        const [above, below] = [await one.first().boundingBox(), await other.first().boundingBox()];
        expect(above!.y).toBeLessThan(below!.y);
      };
      // Before an answer too.
      await expect(emergency.first()).toHaveAttribute("href", "tel:911");
      await expect(line.first()).toHaveAttribute("href", "tel:988");

      await page.getByRole("radio", { name: say("thoughts.not_safe") }).check();
      await expect(page.getByRole("status").filter({ hasText: say("thoughts.call_now") })).toBeVisible();
      await expect(page.getByText(say("thoughts.with_you"))).toBeVisible();
      await comes_first(emergency, line);
      await comes_first(line, own);

      await page.getByRole("radio", { name: say("thoughts.not_sure") }).check();
      await expect(page.getByRole("status").filter({ hasText: say("thoughts.not_sure_note") })).toBeVisible();
      await comes_first(emergency, own);

      await page.getByRole("radio", { name: say("thoughts.safe"), exact: true }).check();
      await expect(page.getByRole("status").filter({ hasText: say("thoughts.safe_note") })).toBeVisible();
      await comes_first(own, emergency);
      await expect(line.first()).toBeVisible();
      await expect(page.getByText(say("thoughts.not_saved"))).toBeVisible();

      // Nothing of it is kept.
      await app.reload();
      for (const radio of await page.getByRole("radio").all()) await expect(radio).not.toBeChecked();
    });
  });
}
