/** Stopping on one device, going on with another, and both at once. */

import assert from "node:assert/strict";
import { answerAll, begin, carryOn, choose, receiptCode, send, showReceipt, survey, takeGate } from "../../lib/answering.mjs";
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

/** Opens what was sent on another device, and changes it: the code stays the same. */
async function change({ page, browser, site }, script) {
  await answerAll(page, { q8: "Said in haste" });
  await send(page);
  await takeGate(page, false);
  const code = await receiptCode(page);
  const elsewhere = await visitor(browser, site, { script });
  try {
    const other = await elsewhere.newPage();
    await showReceipt(other, code);
    await go(other, "Change my answers");
    await other.goto(`${survey}/sections/3?change=1#q8`);
    await other.locator("#q8").fill("Thought about");
    await carryOn(other);
    assert.match(other.url(), /check$/);
    await go(other, "Send my changes");
    assert.match(await other.locator("main").innerText(), /Thank you/);
    assert.equal(await receiptCode(other), code);
    await showReceipt(other, code);
    const text = await other.locator("main").innerText();
    assert.match(text, /Thought about/);
    assert.doesNotMatch(text, /Said in haste/);
  } finally {
    await elsewhere.close();
  }
}

/** A change that takes an answer away says so first; going back keeps it. */
async function dropping({ page }) {
  await begin(page);
  await choose(page, "q2", "gp");
  await carryOn(page);
  await page.locator("#q4").fill("Not to be lost unasked");
  await carryOn(page);
  await page.goto(`${survey}/sections/1`);
  await choose(page, "q2", "gp");
  await choose(page, "q2", "none");
  await carryOn(page);
  assert.match(await page.locator("main").innerText(), /Your change removes other answers[^]*Not to be lost unasked/);
  await go(page, "Go back and keep these answers", { role: "link" });
  await page.goto(`${survey}/sections/2`);
  assert.equal(await page.locator("#q4").inputValue(), "Not to be lost unasked");
  await page.goto(`${survey}/sections/1`);
  await choose(page, "q2", "gp");
  await choose(page, "q2", "none");
  await carryOn(page);
  await go(page, "Keep my change");
  assert.match(page.url(), /sections\/3$/);
  await page.goto(`${survey}/sections`);
  assert.equal(await page.locator('a[href$="/sections/2"]').count(), 0);
}

export const comingBack = {
  "coming back: a code on another device": { script: true, walk: (setting) => walk(setting, true) },
  "coming back: a code on another device, without JavaScript": { script: false, walk: (setting) => walk(setting, false) },
  "coming back: what was sent is changed with its code": { script: true, walk: (setting) => change(setting, true) },
  "coming back: what was sent is changed with its code, without JavaScript": { script: false, walk: (setting) => change(setting, false) },
  "coming back: a change says what it takes away": { script: true, walk: dropping },
  "coming back: a change says what it takes away, without JavaScript": { script: false, walk: dropping },
};
