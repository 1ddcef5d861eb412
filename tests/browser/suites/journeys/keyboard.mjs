/** The survey with the keyboard alone; each stop is seen. */

import assert from "node:assert/strict";
import { survey as start } from "../../lib/answering.mjs";
import { Keys } from "../../lib/keys.mjs";

/** Answers the survey of the demo, or one with the same questions: its receipt shows. */
export async function answer(keys, { address = start, script }) {
  const { page } = keys;
  await page.goto(address);
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".govuk-skip-link")), "the skip link comes first");
  await page.keyboard.press("Enter");
  await keys.button("Start now");
  await keys.link("1. Getting help");
  await keys.radio("q1", "hard");
  await keys.box("q2", "gp");
  await keys.box("q2", "else");
  await keys.type('[name="q2.other"]', "At the library");
  await keys.button("Continue");
  await keys.radio("q3", "w18");
  await keys.type("#q4", "Typed without a mouse");
  await keys.button("Continue");
  await keys.button("Continue");
  await error(page, keys, script);
  await keys.radio("q5", "agree");
  await keys.box("q6", "quiet");
  await keys.button("Continue");
  await keys.button("Continue");
  await keys.button("Continue");
  assert.match(await page.locator("main").innerText(), /Typed without a mouse/);
  await keys.button("Send your views");
  await gate(page, keys);
  assert.match(page.url(), /sent$/);
}

async function walk({ page, script }) {
  const keys = new Keys(page);
  await answer(keys, { script });
  keys.verify();
  console.log(`   answering by keyboard${script ? "" : " without JavaScript"}: ${keys.cost}`);
}

/** With JavaScript the summary has the focus; without it the first stop is the skip link. */
async function error(page, keys, script) {
  assert.match(await page.title(), /^Error: /);
  const summary = await page.evaluate(() => document.activeElement.matches(".govuk-error-summary"));
  assert.equal(summary, script, "the summary is announced where it can be");
  await keys.to(".govuk-error-summary a");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "q5");
}

async function gate(page, keys) {
  await keys.radio("answer", "yes");
  await keys.button("Continue");
  for (let number = 1; /equality\/\d+$/.test(page.url()) && number < 30; number += 1) {
    const first = page.locator('main input[type="radio"]').first();
    if ((await first.count()) > 0) await keys.radio(await first.getAttribute("name"), await first.getAttribute("value"));
    await keys.button("Continue");
  }
}

export const keyboard = {
  "keyboard: whole survey": { script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "keyboard: whole survey without JavaScript": { script: false, walk: (setting) => walk({ ...setting, script: false }) },
};
