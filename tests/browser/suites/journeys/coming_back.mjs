/** Stopping on one device, going on with another, and both at once. */

import assert from "node:assert/strict";
import { begin, carryOn, choose, survey } from "../../lib/answering.mjs";
import { documentOf, go, visitor } from "../../lib/chromium.mjs";

async function walk({ page, browser, site }, script) {
  await begin(page);
  await choose(page, "q1", "hard");
  await carryOn(page);
  await page.locator("#q4").fill("Half a thought");
  await go(page, "Save and come back later");
  assert.match(await page.title(), /^Your answers are saved – Your views/);
  const code = (await page.locator(".app-code").innerText()).trim();
  assert.match(code, /^\d{3} \d{3} \d{3} \d{3}$/);

  const elsewhere = await visitor(browser, site, { script });
  try {
    const other = await elsewhere.newPage();
    await other.goto(survey);
    await go(other, "Come back to saved answers", { role: "link" });
    await other.locator("#code").fill(code.replaceAll(" ", ""));
    await go(other, "Carry on");
    await other.goto(`${survey}/sections/2`);
    assert.equal(await other.locator("#q4").inputValue(), "Half a thought");

    await page.goto(`${survey}/sections/2`);
    await other.locator("#q4").fill("The whole thought");
    await carryOn(other);
    await page.locator("#q4").fill("Another thought");
    await carryOn(page);
    assert.equal(documentOf(page).status(), 409);
    const text = await page.locator("main").innerText();
    assert.match(text, /changed somewhere else/);
    assert.match(text, /The whole thought/);
    assert.equal(await page.locator("#q4").inputValue(), "Another thought", "what was typed is kept");
    await go(page, "Keep what was saved elsewhere, and drop what was typed here", { role: "link" });
    assert.equal(await page.locator("#q4").inputValue(), "The whole thought");
  } finally {
    await elsewhere.close();
  }
}

export const comingBack = {
  "coming back: a code on another device": { script: true, walk: (setting) => walk(setting, true) },
  "coming back: a code on another device, without JavaScript": { script: false, walk: (setting) => walk(setting, false) },
};
