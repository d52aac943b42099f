/** Going through a page without a mouse. */
import type { Page } from "@playwright/test";

/** Presses Tab until the focus is on what the pattern names, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element?.matches("a, button, input")) return "";
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
      return label?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    });
    if (name.test(focused)) return;
  }
  throw new Error(`nothing like ${name} within ${most} presses of Tab`);
}
