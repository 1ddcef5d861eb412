/** A survey of sixty questions with twenty conditions: as usable as a short one, and right. */

import assert from "node:assert/strict";
import { begin, carryOn, choose, option, receiptCode } from "../../lib/answering.mjs";
import { go } from "../../lib/chromium.mjs";
import { conditions, file, questions, way } from "../../lib/large.mjs";
import { faultsAtEveryWidth } from "../../lib/looks.mjs";

/** What two people answer, the second as the first where nothing else is said; the rest stays empty. */
const first = {
  q1a: "yes", q1b: "agree", q1c: 3, q1d: "The Bus is late", q1e: "It waits for nobody",
  q2a: "no", q2b: ["library", "school"], q2c: { staff: "easy", near: "hard" }, q2d: "Nothing more", q2e: "A later bus",
  q3a: "yes", q3b: "dk", q3c: ["talk", "rest"], q3d: "Somebody who listens",
  q4a: "no", q4b: ["none"], q4c: "2026-03-31", q4d: "Warm", q4e: "On the last day",
  q5a: "no", q5b: "disagree", q5d: "Dry",
  q6a: "no", q6b: ["surgery"], q6c: { staff: "hard" }, q6e: "They change every week",
  q7b: "agree", q7c: ["food", "talk"], q7d: "Because",
  q8a: "no", q8c: "2025-12-24", q8d: "Dark",
  q9a: "yes", q9b: "agree", q9c: 0, q9d: "Light",
  q10a: "no", q10c: { staff: "easy", near: "easy" }, q10e: "As I agreed",
  q11b: "agree_much", q11c: ["rest", "food"],
};
const second = {
  ...first,
  q1a: "no", q1b: "agree_much", q1c: "dk", q1d: "Nothing runs", q2b: ["none"], q4c: "2026-04-01",
  q5c: 4, q6a: "yes", q7e: "Not asked of me", q8a: "yes", q8e: "From three on", q11d: "I said no twice", q12a: "yes", q12e: "At last",
};

/** Each with an early answer that they change in the end. */
const people = [
  { name: "", script: true, answers: first, code: "q1a", to: "no" },
  { name: " without JavaScript", script: false, answers: second, code: "q1b", to: "disagree" },
];

/** Questions that are shown, by their code and in their order. */
function shown(page) {
  const of = async (all) => [...new Set((await all).map((name) => name.split(".")[0]))];
  return of(page.locator("main form").evaluateAll((forms) => forms.flatMap((form) => [...form.elements].map((field) => field.name).filter((name) => /^q\d+[a-e]/.test(name)))));
}

/** Answers one question that is shown. */
async function reply(page, { code, kind }, answer) {
  const fill = (name, value) => page.locator(`[name="${name}"]`).fill(String(value));
  if (kind === "number" && answer === "dk") await page.locator(`label[for="${code}.."]`).click();
  else if (kind === "single" || kind === "likert") await choose(page, code, answer);
  else if (kind === "several") for (const one of answer) await choose(page, code, one);
  else if (kind === "matrix") for (const [row, step] of Object.entries(answer)) await option(page, `${code}.${row}`, step).check();
  else if (kind === "ranking") for (const [at, one] of answer.entries()) await fill(`${code}.${one}`, at + 1);
  else if (kind === "date") for (const [at, part] of ["year", "month", "day"].entries()) await fill(`${code}.${part}`, Number(answer.split("-")[at]));
  else await fill(code, answer);
}

/** Answers page by page; each page asks what the rule says after the answers so far. */
async function walkThrough(page, said, script) {
  const so = {};
  for (let pages = 0; /sections\/\d+/.test(page.url()); pages += 1) {
    assert.ok(pages < 30, "the survey comes to an end");
    const number = Number(/sections\/(\d+)/.exec(page.url())[1]);
    let asked;
    // With a script a page asks at once what its answers lead to; without one it comes back with it.
    for (let now = way(so)[number - 1]; asked?.length !== now.length; now = script ? way(so)[number - 1] : now) {
      asked = now;
      for (let tries = 0; tries < 50 && `${await shown(page)}` !== `${asked}`; tries += 1) await page.waitForTimeout(100);
      assert.deepEqual(await shown(page), asked, `page ${number} asks what it should`);
      for (const code of asked.filter((code) => code in said && !(code in so))) {
        await reply(page, questions.find((question) => question.code === code), said[code]);
        so[code] = said[code];
      }
    }
    await carryOn(page);
    const next = way(so).findIndex((codes, at) => codes.length > 0 && (at >= number || (at === number - 1 && codes.length > asked.length)));
    if (next < 0) assert.match(page.url(), /check$/, `${number} is the last page`);
    else assert.equal(Number(/sections\/(\d+)/.exec(page.url())?.[1]), next + 1, `what comes after page ${number}`);
  }
  return so;
}

const checked = (page) => page.locator(".govuk-summary-list__row").evaluateAll((rows) => rows.map((row) => row.id));

async function change(page, address, code, to) {
  await page.goto(`${address}/check`);
  await page.locator(`#${code} a`).click();
  await page.waitForURL(/sections\/\d+\?/);
  await choose(page, code, to);
  await carryOn(page);
}

async function walk({ page, seed, site, staff, script, name, answers, code, to }) {
  assert.equal(questions.length, 60);
  assert.equal(conditions.length, 20);
  const slug = `${file.slug}${name.replaceAll(" ", "-").toLowerCase()}`;
  const title = `${file.definition.title}${name}`;
  await site.heard(["survey-import", await seed.file(`${slug}.json`, { ...file, slug, definition: { ...file.definition, title } })]);
  await site.heard(["survey-open", slug]);
  const faults = [];
  // The rules of accessibility are scripts themselves: without JavaScript they would wait for ever.
  const look = async (one) => script && faults.push(...(await faultsAtEveryWidth(one)));
  const address = `/surveys/${slug}`;

  await build(staff, title, look);
  await begin(page, address);
  await page.goto(`${address}/sections`);
  await look(page);
  await page.goto(`${address}/sections/1`);
  const said = await walkThrough(page, answers, script);
  const asked = way(said).flat();
  assert.ok(asked.length > 30 && asked.length < 60, `${asked.length} questions are asked`);
  assert.deepEqual(await checked(page), asked, "the check shows what was asked and nothing else");
  await look(page);

  await changes(page, { address, said, code, to, look });
  assert.deepEqual(faults, []);
  await go(page, "Send your views");
  assert.match(page.url(), /sent$/);
  assert.match(await receiptCode(page), /^[0-9A-Z]{5}(-[0-9A-Z]+)+$/);
}

/** The builder holds it on one page. */
async function build(staff, title, look) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  await page.goto("/staff/surveys");
  const survey = await page.getByRole("link", { name: title, exact: true }).getAttribute("href");
  await page.goto(`${survey}/build`);
  assert.equal(await page.locator(".app-outline__question").count(), 60);
  assert.equal(await page.locator(".app-outline__when").count(), 20);
  await look(page);
  await context.close();
}

/** What an early answer takes along is told before it goes, and goes only then. */
async function changes(page, { address, said, code, to, look }) {
  const before = way(said).flat();
  const after = way({ ...said, [code]: to }).flat();
  const going = before.filter((one) => one in said && !after.includes(one));
  assert.ok(going.length > 2, `${going.length} answers go`);
  const texts = going.map((one) => questions.find((question) => question.code === one).text);

  await change(page, address, code, to);
  assert.deepEqual(await page.locator(".govuk-summary-list__key").allInnerTexts(), texts, "every answer that goes is told");
  await look(page);
  await page.getByRole("link", { name: "Go back and keep these answers" }).click();
  await page.goto(`${address}/check`);
  assert.deepEqual(await checked(page), before, "nothing went");

  await change(page, address, code, to);
  await go(page, "Keep my change");
  await page.goto(`${address}/check`);
  assert.deepEqual(await checked(page), after, "the check shows what is asked now");
  const words = going.filter((one) => questions.find((question) => question.code === one).kind.endsWith("_text")).map((one) => said[one]);
  assert.ok(words.length > 0, "words are among what goes");
  const kept = await page.locator("main").innerText();
  assert.deepEqual(words.filter((one) => kept.includes(one)), [], "they are gone");
}

export const large = Object.fromEntries(people.map((one) => [`large: sixty questions with twenty conditions${one.name}`, { script: one.script, walk: (setting) => walk({ ...setting, ...one }) }]));
