/** Answering in Urdu on a telephone, from the start page in English to the receipt. */

import assert from "node:assert/strict";
import { choose, chosen, onward, press } from "../../lib/tongues.mjs";
import { receiptCode } from "../../lib/answering.mjs";
import { texts } from "../../lib/texts.mjs";
import { times } from "./survey.mjs";

const urdu = texts("ur");

async function answer({ page, staff, script }) {
  const words = `رات کو بس نہیں چلتی ${script}`;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/surveys/better-days");
  await press(page, page.getByRole("main").getByRole("link", { name: "اردو" }));
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.equal(await page.locator("html").getAttribute("lang"), "ur");
  await press(page, page.getByRole("button", { name: urdu["survey-start"] }));
  assert.match(page.url(), /\/ur\/surveys\/better-days\/sections$/);
  await press(page, page.locator(".govuk-task-list__link").first());
  await choose(page, "q1", "hard");
  await onward(page);
  await onward(page);
  await page.locator("#q8").fill(words);
  await onward(page);
  assert.equal(await page.locator(".govuk-error-summary").count(), 1, "a required answer is missing");
  assert.equal(await page.locator("#q8").inputValue(), words, "nothing typed is lost");
  const summary = await page.locator(".govuk-error-summary li a").innerText();
  assert.match(summary, /[\u0600-\u06ff]{3}/, "the error is in Urdu");
  await choose(page, "q5", "agree");
  await onward(page);
  await page.goto("/ur/surveys/better-days/sections/1");
  assert.ok(await chosen(page, "q1", "hard"));
  const english = page.locator('.govuk-language-navigation a[hreflang="en"]');
  await press(page, english);
  assert.match(page.url(), /[^r]\/surveys\/better-days\/sections\/1$/, "the switch keeps the place");
  assert.ok(await chosen(page, "q1", "hard"), "and the answers");
  await page.goto("/ur/surveys/better-days/check");
  assert.ok((await page.locator("main").innerText()).includes(words));
  await press(page, page.getByRole("button", { name: urdu["check-send"], exact: true }));
  assert.match(page.url(), /\/ur\/surveys\/better-days\/equality$/);
  await page.locator('input[name="answer"][value="no"]').check({ force: true });
  await onward(page);
  assert.match(page.url(), /\/ur\/surveys\/better-days\/sent$/);
  assert.match(await receiptCode(page), /^[0-9A-Z]{5}(-[0-9A-Z]+)+$/);
  assert.equal(await page.locator(".app-code bdi").evaluate((code) => getComputedStyle(code).direction), "ltr", "the code is read from left to right");
  assert.equal(await times(staff, "q8", words), 1, "it was stored once");
}

export const tongues = {};
for (const script of [true, false]) {
  const how = script ? "" : " without JavaScript";
  tongues[`languages: answering in Urdu at 390 px${how}`] = { script, walk: (setting) => answer({ ...setting, script }) };
}
