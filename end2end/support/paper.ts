// A page as it is printed.

import type { Page } from "@playwright/test";

/** How many sheets of paper the page takes, as a PDF. */
export async function sheets(page: Page, format: "A4" | "Letter"): Promise<number> {
  const pdf = await page.pdf({ format, printBackground: true, preferCSSPageSize: false });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
