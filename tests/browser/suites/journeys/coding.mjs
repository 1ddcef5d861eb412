/** Reading and coding comments with the keyboard alone: digits act in their field and nowhere else. */

import assert from "node:assert/strict";
import { Keys } from "../../lib/keys.mjs";

async function walk({ page, script }) {
  const keys = new Keys(page);
  await page.goto("/staff/themes/1/q4");
  await keys.link("Read the next one");
  await page.waitForURL(/\/comments\/\d+$/);
  const first = page.url();
  const ticked = () => page.locator("input[name=theme]").evaluateAll((all) => all.filter((box) => box.checked).map((box) => box.value).join());
  const before = await ticked();
  await page.keyboard.type("123");
  assert.equal(await ticked(), before, "digits do nothing outside their field");
  assert.equal(page.url(), first);

  const theme = page.locator(".app-ticks .govuk-checkboxes__item").last();
  const number = (await theme.locator(".app-theme__number").innerText()).trim();
  const name = await theme.locator("label").evaluate((label) => [...label.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()).textContent.trim());
  const id = await theme.locator("input").getAttribute("value");
  await keys.type("#code", number);
  if (script) assert.equal(await page.locator("output[for=code]").innerText(), name);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.href.startsWith(`${first}`) || url.hash === "#code");
  assert.notEqual(page.url().replace("#code", ""), first, "it goes on to the next comment");
  if (script) assert.equal(await page.evaluate(() => document.activeElement.id), "code", "the field is at hand");
  assert.match(await page.locator("main").innerText(), /Saved\./);

  await page.goto(first);
  assert.ok((await ticked()).split(",").includes(id), "it belongs to what was typed");
  assert.match(await page.locator("main").innerText(), /read by/);
  await keys.button("Undo");
  await page.waitForLoadState();
  assert.ok(!(await ticked()).split(",").includes(id), "and no more once that is undone");

  // What is proposed is ticked for nobody, and accepted by one key.
  const proposed = (await page.locator("input[name=proposed]").getAttribute("value")).split(",").filter(Boolean);
  if (proposed.length > 0) {
    const before = (await ticked()).split(",");
    assert.ok(!proposed.some((theme) => before.includes(theme)), "nothing proposed is ticked");
    const gone = page.waitForURL((url) => url.pathname !== new URL(first).pathname);
    await keys.type("#code", "+");
    if (!script) await page.keyboard.press("Enter");
    await gone;
    await page.goto(first);
    const after = (await ticked()).split(",");
    assert.ok(proposed.every((theme) => after.includes(theme)), "all that was proposed stands");
    await keys.button("Undo");
    await page.waitForLoadState();
  }
  keys.verify();
}

export const coding = {
  "coding: by keyboard": { as: "officer", script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "coding: by keyboard without JavaScript": { as: "officer", script: false, walk: (setting) => walk({ ...setting, script: false }) },
};
