/** A whole survey: errors, going back, sending twice, equality questions, the receipt. */

import assert from "node:assert/strict";
import { answerAll, begin, carryOn, choose, option, receiptCode, send, showReceipt, takeGate } from "../../lib/answering.mjs";
import { documentOf, go } from "../../lib/chromium.mjs";

const main = (page) => page.locator("main").innerText();

/** How often the officer finds a text among the comments of a question. */
export async function times(staff, field, text) {
  const context = await staff.window("officer");
  let found = 0;
  for (let page = `/staff/themes/1/${field}/comments`; page;) {
    const html = await (await context.request.get(page)).text();
    if (!html.includes("app-comment")) throw new Error(`no comments on ${page}`);
    found += html.split(text).length - 1;
    page = /href="([^"]+)" rel="next"/.exec(html)?.[1].replaceAll("&amp;", "&").replaceAll("&#x2F;", "/");
  }
  await context.close();
  return found;
}

async function errors({ page }) {
  await begin(page);
  await carryOn(page);
  await carryOn(page);
  for (const code of ["bus", "hours", "lived", "quiet"]) await choose(page, "q6", code);
  await page.locator("#q8").fill("Typed before the error");
  await carryOn(page);
  assert.equal(documentOf(page).status(), 422);
  assert.match(await page.title(), /^Error: /);
  const text = await main(page);
  assert.match(text, /There is a problem/);
  assert.match(text, /Select no more than 3 answers/);
  assert.equal(await page.locator("#q8").inputValue(), "Typed before the error", "what was typed is kept");
  for (const code of ["bus", "hours", "lived", "quiet"]) assert.ok(await option(page, "q6", code).isChecked(), `${code} is kept`);
  await page.getByRole("link", { name: /^Select an answer to/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "q5", "the error leads to its control");
  await choose(page, "q5", "agree");
  await choose(page, "q6", "bus");
  await carryOn(page);
  assert.match(page.url(), /sections\/4$/);
}

async function backAndForth({ page }) {
  await begin(page);
  await choose(page, "q1", "easy");
  await carryOn(page);
  await page.locator("#q4").fill("Kept through everything");
  await carryOn(page);
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.waitForURL(/sections\/2$/);
  assert.equal(await page.locator("#q4").inputValue(), "Kept through everything", "the link back shows what was sent");
  await page.reload();
  assert.equal(await page.locator("#q4").inputValue(), "Kept through everything", "so does a reload");
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/sections\/[12]$/);
  await page.goto("/surveys/better-days/sections/1");
  assert.ok(await option(page, "q1", "easy").isChecked());
  await page.goto("/surveys/better-days");
  await page.getByRole("button", { name: "Carry on where you stopped" }).click();
  await page.waitForURL(/sections$/);
  assert.match(await main(page), /Cannot start yet|Not started/, "the list says what is still to do");
}

async function whole({ page, staff, script }) {
  const mark = `The only one of its kind ${script}`;
  await answerAll(page, { q13: mark });
  const checking = await main(page);
  for (const words of ["Hard", "At the library", "One number to ring", "Agree", "It is quiet", "Somewhere for my dog", "By bus", mark]) assert.ok(checking.includes(words), `the check shows ${words}`);
  await page.getByRole("link", { name: /Change your answer to How would you travel/ }).click();
  await page.waitForURL(/sections\/3/);
  await choose(page, "q7", "walk");
  await carryOn(page);
  assert.match(page.url(), /check/, "a change leads back to the check");
  assert.ok((await main(page)).includes("On foot or by wheelchair"));

  await page.getByRole("button", { name: "Send your views" }).dblclick();
  await page.waitForURL(/equality$/);
  await takeGate(page, true);
  let pages = 0;
  while (/equality\/\d+$/.test(page.url()) && pages < 30) {
    const first = page.locator('main input[type="radio"]').first();
    if ((await first.count()) > 0) await page.locator(`label[for="${await first.getAttribute("id")}"]`).click();
    await carryOn(page);
    pages += 1;
  }
  assert.ok(pages > 5, "the equality questions are asked");
  assert.match(page.url(), /sent$/);
  const code = await receiptCode(page);
  await page.reload();
  assert.equal(await receiptCode(page), code, "a reload shows the same receipt");

  await page.goto("/surveys/better-days/check");
  if (page.url().endsWith("/check")) await send(page);
  await page.goto("/surveys/better-days/sent");
  assert.equal(await receiptCode(page), code, "sending again finds the same response");
  assert.equal(await times(staff, "q13", mark), 1, "it was stored once");
  await receipt({ page, staff, code, mark });
}

async function receipt({ page, staff, code, mark }) {
  await showReceipt(page, code.toLowerCase().replaceAll("-", " "));
  assert.ok((await main(page)).includes(mark), "the code shows what was sent");
  await go(page, "Withdraw what I sent");
  await go(page, "No, keep it");
  assert.ok((await main(page)).includes(mark), "it can be kept after all");
  await go(page, "Withdraw what I sent");
  await go(page, "Yes, withdraw it");
  await showReceipt(page, code);
  assert.equal(documentOf(page).status(), 404);
  assert.match(await main(page), /We cannot find that code/);
  assert.equal(await times(staff, "q13", mark), 0, "the officer sees it no more");
}

async function skipped({ page }) {
  await answerAll(page);
  await send(page);
  assert.match(await main(page), /We have your views already/, "the gate says that the views are in");
  await takeGate(page, false);
  assert.match(page.url(), /sent$/);
  assert.match(await receiptCode(page), /^[0-9A-Z]{5}(-[0-9A-Z]+)+$/);
}

async function elsewhere({ page, context }) {
  await answerAll(page);
  const second = await context.newPage();
  await second.goto("/surveys/better-days/check");
  await send(page);
  await send(second);
  await page.goto("/surveys/better-days/sent");
  await second.goto("/surveys/better-days/sent");
  assert.equal(await receiptCode(page), await receiptCode(second), "two windows send one response");
}

export const survey = {};
for (const script of [true, false]) {
  const how = script ? "" : " without JavaScript";
  survey[`survey: errors keep what was typed${how}`] = { script, walk: errors };
  survey[`survey: back, reload, later${how}`] = { script, walk: backAndForth };
  survey[`survey: whole, sent twice, seen, withdrawn${how}`] = { script, walk: (setting) => whole({ ...setting, script }) };
  survey[`survey: equality questions skipped${how}`] = { script, walk: skipped };
  survey[`survey: two windows${how}`] = { script, walk: elsewhere };
}
