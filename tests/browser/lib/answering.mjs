/** Answering the demo's survey, page by page. */

import { go } from "./chromium.mjs";

export const survey = "/surveys/better-days";

/** Starts a new response: the first section shows, whether a list of sections stands before it or not. */
export async function begin(page, address = survey) {
  await page.goto(address);
  const again = page.getByRole("button", { name: "Start a new response" });
  await go(page, (await again.count()) > 0 ? "Start a new response" : "Start now");
  if (page.url().endsWith("/sections")) await page.goto(`${page.url()}/1`);
}

/** One option of a question, by its code and the option's. */
export function option(page, question, code) {
  return page.locator(`input[name="${question}"][value="${code}"]`);
}

/** Chooses an option the way a person does: by its label. */
export async function choose(page, question, code) {
  await page.locator(`label[for="${await option(page, question, code).getAttribute("id")}"]`).click();
}

/** Sends the page that shows. */
export function carryOn(page) {
  return go(page, "Continue");
}

/** Answers every section and stops where the answers are checked. `words` fills the free text. */
export async function answerAll(page, words = {}) {
  await begin(page);
  await choose(page, "q1", "hard");
  await choose(page, "q2", "gp");
  await choose(page, "q2", "else");
  await page.locator('[name="q2.other"]').fill(words["q2.other"] ?? "At the library");
  await carryOn(page);
  await choose(page, "q3", "w18");
  await page.locator("#q4").fill(words.q4 ?? "One number to ring, and somebody who rings back.");
  await carryOn(page);
  await choose(page, "q5", "agree");
  await choose(page, "q6", "quiet");
  await choose(page, "q6", "else");
  await page.locator('[name="q6.other"]').fill(words["q6.other"] ?? "Somewhere for my dog");
  await choose(page, "q7", "bus");
  await page.locator("#q8").fill(words.q8 ?? "The last bus leaves at nine.");
  await carryOn(page);
  await choose(page, "q9", "quite");
  await choose(page, "q10", "gp");
  await carryOn(page);
  await choose(page, "q11", "badly");
  await choose(page, "q12", "place");
  await page.locator("#q13").fill(words.q13 ?? "Thank you for asking.");
  await carryOn(page);
}

/** Sends the answers that are being checked: the gate of the equality questions shows. */
export function send(page) {
  return go(page, "Send your views");
}

/** Takes the gate of the equality questions. */
export async function takeGate(page, answers) {
  await page.getByLabel(answers ? /^Yes/ : /^No/).check({ force: true });
  await carryOn(page);
}

/** The receipt code that shows. */
export async function receiptCode(page) {
  return (await page.locator(".app-code").innerText()).trim();
}

/** Shows what was sent, with its code. */
export async function showReceipt(page, code) {
  await page.goto("/receipts");
  await page.getByLabel("Receipt code").fill(code);
  await go(page, "Show what I sent");
}
