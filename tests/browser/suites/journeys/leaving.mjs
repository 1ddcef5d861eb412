/** The quick way out: one press, and this browser knows nothing of the answers. */

import assert from "node:assert/strict";
import { begin, carryOn, choose } from "../../lib/answering.mjs";

async function walk({ page, context }, leave) {
  await begin(page);
  await choose(page, "q1", "very_hard");
  await carryOn(page);
  assert.ok((await context.cookies()).some((cookie) => cookie.name.includes("answers")));
  // Where it leads is off this machine and cannot be reached from here.
  await Promise.all([page.waitForEvent("requestfailed", (request) => !request.url().includes("127.0.0.1")), leave(page)]);
  await page.waitForURL(/chrome-error/);
  assert.deepEqual((await context.cookies()).filter((cookie) => cookie.name.includes("answers")), []);
  await page.goto("/surveys/better-days/sections/1");
  assert.ok(!page.url().endsWith("/sections/1") || (await page.locator('input[value="very_hard"]:checked').count()) === 0, "nothing is left of the answers");
}

const press = (page) => page.locator(".govuk-js-exit-this-page-button").first().click();
const shift = async (page) => {
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Shift");
};

export const leaving = {
  "leaving: by the button": { script: true, walk: (setting) => walk(setting, press) },
  "leaving: by the button without JavaScript": { script: false, walk: (setting) => walk(setting, press) },
  "leaving: by Shift three times": { script: true, walk: (setting) => walk(setting, shift) },
};
