/** Pages of answering a survey, from its start to its receipt, and what the receipt opens. */

import { answerAll, begin, carryOn, choose, option, receiptCode, send, showReceipt, survey, takeGate } from "../../lib/answering.mjs";
import { go, visitor } from "../../lib/chromium.mjs";

export async function answering({ browser, site, inspector }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const look = (name, status, how) => inspector.look(page, name, status, how);
  const visit = (address, name, status) => inspector.visit(page, address, name, status);
  await visit(survey, "survey start");
  await visit("/surveys/announced-survey", "survey announced");
  await visit("/surveys/closed-survey", "survey closed");
  await visit("/surveys/announced-survey/results", "survey results not public", 404);
  await visit(`${survey}/paper`, "paper form");
  await visit(`${survey}/paper/large`, "paper form large print");
  await visit("/surveys/every-kind/paper", "paper form every kind");
  await sections(page, look);
  await list(page, look, visit);
  await visit(survey, "survey begun");
  await checking(page, look);
  await equality(page, look);
  await visit(`${survey}/sent`, "receipt");
  const code = await receiptCode(page);
  await visit(survey, "survey sent before");
  await receipts(page, look, visit, code);
  await everyKind(page, look);
  await distress(browser, site, inspector);
  await comingBack(page, look, visit);
  await context.close();
}

async function sections(page, look) {
  await begin(page);
  await look("section 1");
  await choose(page, "q1", "hard");
  await carryOn(page);
  await look("section 2");
  await carryOn(page);
  await look("section 3");
  await choose(page, "q6", "quiet");
  await carryOn(page);
  await look("section 3 with errors", 422);
}

/** Words of distress: help on the next page, before sending and on the receipt, in every language. */
async function distress(browser, site, inspector) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const look = (name, status) => inspector.look(page, name, status);
  await begin(page);
  await page.goto(`${survey}/sections/3`);
  await choose(page, "q5", "agree");
  await page.locator("#q8").fill("Some days I want to die");
  await carryOn(page);
  await look("section after words of distress");
  await page.goto(`/cy${survey}/sections/4`);
  await look("section after words of distress in Welsh");
  await page.goto(`/ur${survey}/sections/4`);
  await look("section after words of distress in Urdu");
  await page.goto(`${survey}/check`);
  await look("check with words of distress");
  await send(page);
  await page.goto(`${survey}/sent`);
  await look("receipt with words of distress");
  await context.close();
}

/** The list of sections, and a change that takes other answers away. */
async function list(page, look, visit) {
  await visit(`${survey}/sections`, "list of sections");
  await page.goto(`${survey}/sections/2`);
  await page.locator("#q4").fill("Words that a change takes away");
  await carryOn(page);
  await page.goto(`${survey}/sections/1`);
  for (const code of ["gp", "else"]) if (await option(page, "q2", code).isChecked()) await choose(page, "q2", code);
  await choose(page, "q2", "none");
  await carryOn(page);
  await look("change that takes answers away");
  await go(page, "Keep my change");
  await visit(`${survey}/sections`, "list of sections, one ruled out");
  await visit(`${survey}/check?moved=1`, "check answers, one not asked any more");
}

async function comingBack(page, look, visit) {
  await begin(page);
  await visit(`${survey}/later`, "come back later, before a code");
  await page.goto(`${survey}/sections/3`);
  await page.locator("#q8").fill("As it was");
  await go(page, "Save and come back later");
  await look("come back later");
  const code = (await page.locator(".app-code").innerText()).trim();
  await page.locator("#email").fill("ann");
  await go(page, "Send the link");
  await look("come back later, address refused", 422);
  await page.locator("#email").fill("ann@people.example");
  await page.getByLabel(/Yes, remind me once/).check({ force: true });
  await go(page, "Send the link");
  await look("come back later, to be reminded");
  await visit(`${survey}/resume?code=1`, "come back, other answers here");
  await go(page, "Carry on");
  await look("come back with errors", 422);
  await page.locator("#code").fill("000 000 005 724");
  await go(page, "Carry on");
  await look("come back wrong code", 404, { refused: true });
  await page.goto(`${survey}/resume?code=1`);
  await page.locator("#code").fill(code);
  await go(page, "Carry on");
  await page.goto(`${survey}/sections/3`);
  await choose(page, "q5", "agree");
  await page.locator("#q8").fill("From here");
  await carryOn(page);
  await page.goto(`${survey}/sections/3`);
  await page.locator('input[name=".seen"]').evaluate((field) => { field.value = ""; });
  await page.locator("#q8").fill("And again from an older page");
  await carryOn(page);
  await look("section changed elsewhere", 409, { refused: true });
}

async function checking(page, look) {
  await begin(page);
  await choose(page, "q2", "none");
  await carryOn(page);
  await look("section after a turn");
  await answerAll(page);
  await look("check answers");
  await page.getByRole("link", { name: /Change your answer to What would/ }).click();
  await page.waitForLoadState();
  await look("section to change");
  await carryOn(page);
}

async function equality(page, look) {
  await send(page);
  await look("equality gate");
  await carryOn(page);
  await look("equality gate with errors", 422);
  await takeGate(page, true);
  for (let number = 1; /\/equality\/\d+$/.test(page.url()); number += 1) {
    if (number > 30) throw new Error("the equality questions have no end");
    await look(`equality ${number}`);
    // The last answer of each is the one that says no more; one of them opens a further question.
    const last = page.locator('input[type="radio"]').last();
    if ((await last.count()) > 0) await last.check({ force: true });
    await carryOn(page);
  }
}

async function receipts(page, look, visit, code) {
  await visit("/receipts", "receipts");
  await go(page, "Show what I sent");
  await look("receipts with errors", 422);
  await showReceipt(page, "7TX3V-0QK5M-A9C2H-ZZ41B-R8N6W-4");
  await look("receipts wrong code", 404, { refused: true });
  await showReceipt(page, code);
  await look("receipt found");
  await go(page, "Change my answers");
  await look("check answers to be changed");
  await go(page, "Keep what I sent before");
  await look("receipt, kept as it was");
  await go(page, "Send the link");
  await look("receipt, address refused", 422);
  await showReceipt(page, code);
  await go(page, "Withdraw what I sent");
  await look("receipt to withdraw");
  await go(page, "Yes, withdraw it");
  await look("receipt withdrawn");
}

async function everyKind(page, look) {
  await begin(page, "/surveys/every-kind");
  await look("kinds 1");
  await page.locator("#people").fill("many");
  await page.locator("#street").fill("x".repeat(60));
  await choose(page, "many", "trees");
  await carryOn(page);
  await look("kinds 1 with errors", 422);
  await page.locator("#people").fill("3");
  await page.locator("#street").fill("Loud");
  await choose(page, "choice", "else");
  await page.locator('[name="choice.other"]').fill("By boat");
  await choose(page, "many", "shops");
  await carryOn(page);
  await look("kinds words alone");
  await page.locator("#words").fill("x".repeat(200));
  await carryOn(page);
  await look("kinds words alone with errors", 422);
  await page.locator("#words").fill("Enough said.");
  await carryOn(page);
  await look("kinds scale alone");
  await carryOn(page);
  await look("kinds matrix");
  await option(page, "help.crisis", "hard").check();
  await carryOn(page);
  await look("kinds matrix with errors", 422);
  await option(page, "help.gp", "easy").check();
  await option(page, "help.team", "dk").check();
  await carryOn(page);
  await look("kinds ranking");
  await page.locator('[name="matters.wait"]').fill("1");
  await page.locator('[name="matters.near"]').fill("1");
  await carryOn(page);
  await look("kinds ranking with errors", 422);
  await page.locator('[name="matters.near"]').fill("2");
  await carryOn(page);
  await look("kinds facts");
  await page.locator('[name="since.day"]').fill("31");
  await page.locator('[name="since.month"]').fill("4");
  await page.locator('[name="since.year"]').fill("2019");
  await page.locator("#where").fill("Bath");
  await page.locator("#tell").fill("ann");
  await carryOn(page);
  await look("kinds facts with errors", 422);
  await page.locator('[name="since.day"]').fill("27");
  await page.locator("#where").fill("BA1 1AA");
  await page.locator("#tell").fill("ann@people.example");
  await carryOn(page);
  await look("kinds extras");
  const photo = (name, bytes) => page.locator("#photo").setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(bytes) });
  await photo("notes.pdf", "<!doctype html>");
  await carryOn(page);
  await look("kinds extras, file refused", 422);
  await photo("Llun o'r tŷ (2).pdf", "%PDF-1.7\n%%EOF");
  await carryOn(page);
  await look("kinds check");
  await page.goto("/surveys/every-kind/sections/7?change=1");
  await look("kinds extras, file added");
  await carryOn(page);
  await send(page);
  await page.goto("/surveys/every-kind/sections/1");
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/check");
  await look("kinds check of nothing");
}
