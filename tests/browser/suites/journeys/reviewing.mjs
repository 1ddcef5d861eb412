/** The reviewer says why, and reads who said it. */

import assert from "node:assert/strict";
import { go } from "../../lib/chromium.mjs";

async function walk({ page, staff }) {
  await page.goto("/staff/equality");
  await page.getByRole("link", { name: /^Better days/ }).click();
  await page.waitForURL(/equality\/\d+$/);
  assert.equal(await page.locator("table").count(), 0, "no figure before the purpose");
  await go(page, "Read the figures");
  assert.match(await page.locator("main").innerText(), /There is a problem\s+Enter the purpose/);
  await page.getByLabel("Purpose").fill("Evidence for stage 1");
  await go(page, "Read the figures");
  assert.match(await page.locator("main").innerText(), /You said you read them for: Evidence for stage 1/);
  await page.getByLabel("What people said").selectOption({ label: "How easy or hard is it to get help with mental health in Larkmoor?" });
  await page.getByLabel("Who said it").selectOption({ label: "Age" });
  await go(page, "Show these figures");
  await page.getByRole("table", { name: /by Age/ }).waitFor();
  const cells = await page.locator("td").allInnerTexts();
  const numbers = cells.flatMap((cell) => /(?:^|\n)([\d,]+)$/.exec(cell.trim())?.[1] ?? []);
  assert.ok(numbers.length > 5, "figures are shown");
  assert.deepEqual(numbers.filter((n) => Number(n.replace(",", "")) % 5 !== 0), [], "every figure is rounded");
  assert.ok(cells.some((cell) => cell.includes("[c]")), "small ones are hidden");
  const officer = await staff.window("officer");
  const theirs = await officer.newPage();
  assert.equal((await theirs.goto(page.url())).status(), 403, "an officer may not read them");
  await officer.close();
}

export const reviewing = {
  // Once: the purpose holds for a day, and a second journey would not be asked for it.
  "reviewing: purpose, then figures": { as: "reviewer", script: false, walk },
};
