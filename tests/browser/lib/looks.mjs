/** Whether a page is of use at every width, for journeys that look at pages on their way. */

import { violations } from "./axe.mjs";
import { sideways } from "./structure.mjs";

/** Faults of the page that shows: accessible at 1280 and 390 px, and nothing sideways down to 320 px. */
export async function faultsAtEveryWidth(page) {
  const faults = [];
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const found = width === 320 ? [] : await violations(page);
    if (width < 1280) found.push(...(await page.evaluate(sideways, { spaced: false })));
    faults.push(...found.map((fault) => `${page.url()} at ${width} px: ${fault}`));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return faults;
}
