/** Automatic accessibility rules of WCAG 2.2, levels A and AA. */

import axe from "axe-core";

const options = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  // Off unless asked for: the only automatic rule that 2.2 added.
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
  preload: false,
};

/** Every violation on a page, as one line each. */
export async function violations(page) {
  const loaded = await page.evaluate(() => typeof window.axe === "object");
  if (!loaded) await page.evaluate(axe.source);
  const found = await page.evaluate(async (options) => (await window.axe.run(document, options)).violations, options);
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")} ${node.failureSummary}`));
}
