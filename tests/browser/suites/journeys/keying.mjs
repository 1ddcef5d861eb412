/** A champion types a paper form in with the keyboard alone, and counts the keys. */

import assert from "node:assert/strict";
import { Keys } from "../../lib/keys.mjs";
import { beginBundle } from "../pages/paper.mjs";

/** What stands on the form, section by section: its fields in their order. */
const form = [
  ["4", "1 7", ""],
  ["3", "Ring back"],
  ["2", "2 5", "", "3", ""],
  ["2", "1 2"],
  ["3", "1", ""],
];

/** The most keys this form may cost on its six pages, its words not counted. */
const budget = 36;

async function walk({ page, script }) {
  const bundle = await beginBundle(page, `Box ${script}`);
  await page.goto(`${bundle}/key`);
  let pressed = 0;
  const press = (key) => ((pressed += 1), page.keyboard.press(key));
  const leave = (key) => ((pressed += 1), new Keys(page).leave(key));
  if (!script) await new Keys(page).to("#q1");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q1", "the first field waits for a code");
  for (const [i, fields] of form.entries()) {
    if (i > 0 && !script) await new Keys(page).to("main form .govuk-input, main form .govuk-textarea");
    for (const [j, typed] of fields.entries()) {
      for (const key of typed) await (/^[\d ]$/.test(key) ? press(key) : page.keyboard.type(key));
      const inWords = await page.evaluate(() => document.activeElement.tagName === "TEXTAREA");
      const last = j === fields.length - 1;
      if (!last) await press(script && !inWords ? "Enter" : "Tab");
      else await send(inWords, script, { leave, press });
    }
  }
  // The equality questions of this form were left out.
  assert.match(page.url(), /key\/6/);
  await new Keys(page).to("main form button");
  await leave("Enter");
  assert.match(await page.locator("main").innerText(), /Form 1-[A-Z] saved\. \d+ today/);
  assert.ok(pressed <= budget, `${pressed} keys for one form`);
}

/** A code ends with Enter; words with Ctrl and Enter or, without JavaScript, on the button. */
async function send(inWords, script, { leave, press }) {
  if (inWords && script) return leave("Control+Enter");
  if (inWords) await press("Tab");
  await leave("Enter");
}

async function echo({ page }) {
  const bundle = await beginBundle(page, "Box of echoes");
  await page.goto(`${bundle}/key`);
  await page.keyboard.type("4");
  assert.equal(await page.locator('output[for="q1"]').innerText(), "Hard", "a code is said in words");
  await page.keyboard.press("Enter");
  await page.keyboard.type("17");
  assert.equal(await page.locator('output[for="q2"]').innerText(), "A doctor's surgery, Family or friends");
  await page.keyboard.type("x");
  assert.match(await page.locator('output[for="q2"]').innerText(), /✗/, "a code that is none is marked");
}

async function wrong({ page }) {
  const bundle = await beginBundle(page, "Box of mistakes");
  const keys = new Keys(page);
  await page.goto(`${bundle}/key`);
  await page.keyboard.type("9");
  await keys.button("Continue");
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator("#q1").inputValue(), "9", "what was typed is kept");
  await page.locator("#q1").fill("?");
  await page.locator("#serial").fill("77");
  await keys.button("Continue");
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.waitForURL(/key\/1/);
  assert.equal(await page.locator("#q1").inputValue(), "?", "the page before is as it was typed");
  assert.equal(await page.locator("#serial").inputValue(), "77");
  keys.verify();
}

export const keying = {
  "keying: a form by keyboard": { as: "champion", script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "keying: a form by keyboard without JavaScript": { as: "champion", script: false, walk: (setting) => walk({ ...setting, script: false }) },
  "keying: codes are said in words": { as: "champion", script: true, walk: echo },
  "keying: a mistake costs nothing": { as: "champion", script: true, walk: wrong },
};
