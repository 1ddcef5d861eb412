/**
 * The survey of the demo, built from nothing, looked over, opened and answered, by keyboard alone.
 *
 * Left out: the words in Welsh, Urdu and easy read with their pictures, which are typed in a grid of
 * their own. The title is another, so that other journeys find theirs.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { receiptCode } from "../../lib/answering.mjs";
import { Builder } from "../../lib/building.mjs";
import { documentOf, visitor } from "../../lib/chromium.mjs";
import { Keys } from "../../lib/keys.mjs";
import { root } from "../../lib/site.mjs";
import { answer } from "./keyboard.mjs";

const { definition: demo, programme } = JSON.parse(readFileSync(path.join(root, "src/demo/data/larkmoor-survey.json"), "utf8"));
const room = path.join(root, "src/demo/data/room.png");

/** Texts of the start page by their fields: two have another name there. */
const { purpose, undecided, options: choices, decision, next_steps, privacy, controllers, basis, retention } = demo;
const about = { purpose, undecided, choices, decision, next_steps, privacy, controllers, basis, retention, ...demo.contact };

/** Scales that come ready, by their question. */
const ready = { q1: "ease", q5: "agreement" };

/** A question as the form takes it. */
function typed({ code, kind, text, hint, options = [], max, limit, required }) {
  const lines = options.map((option) => `${option.text} | ${option.code}`).join("\n");
  return { text, hint, way: kind, preset: ready[code], options: ready[code] ? undefined : lines, max, limit, ticks: required ? ["required"] : [] };
}

const main = (page) => page.locator("main").innerText();

async function walk({ page, context, browser, site, staff, script }) {
  const slug = script ? "better-days-by-keys" : "better-days-by-keys-alone";
  const title = `${demo.title} (${slug})`;
  const keys = new Builder(page);
  const outline = await keys.begin({ title, programme, slug });
  await keys.about(about, { languages: ["cy"], equality: demo.equality });
  for (const section of demo.sections) await keys.section({ ...section, questions: section.questions.map(typed) });
  await keys.means("q2", "none", "none");
  await keys.means("q10", "none", "none");
  const code = async (name) => (await page.getByRole("link", { name, exact: true }).getAttribute("href")).split("/").at(-1);
  const [, wait, place] = demo.sections;
  await keys.condition(await code(wait.title), { question: "q2", how: "none", options: ["none"] });
  await keys.picture(await code(place.title), { file: room, ...place.picture });

  const file = await (await context.request.get(`${outline}/file`)).json();
  assert.deepEqual(essence(file.definition), essence({ ...demo, title, languages: ["en", "cy"] }));
  const built = keys.cost;

  await publish(keys, { staff, outline, script });
  const opened = keys.cost;
  await respond(keys, { browser, site, slug, script });
  keys.verify();
  const how = script ? "" : " without JavaScript";
  console.log(`   the survey of the demo by keyboard${how}: built after ${built}; open after ${opened}; answered after ${keys.cost}`);
}

/** What a survey asks and says, without what the program itself makes of it. */
function essence(value) {
  if (Array.isArray(value)) return value.map(essence);
  if (value === null || typeof value !== "object") return value;
  // A scale that comes ready brings its words in Welsh along.
  if (typeof value.en === "string") return value.en;
  // Numbers for paper, addresses of pictures and pictures beside easy read are its own.
  const own = ["printed", "src", "easy_picture"];
  // So is the name of a section, which nobody sees.
  if (value.questions) own.push("code");
  const kept = Object.entries(value).filter(([name]) => !own.includes(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, essence(one)]));
}

/** From the draft to the open survey: what is missing, the signatures of two others, the opening. */
async function publish(keys, { staff, outline, script }) {
  const { page } = keys;
  const address = outline.replace("/build", "/publish");
  await keys.follow("/publish");
  assert.deepEqual(await missing(page), ["dates", "translated.cy", "equality_check", "communications_check"]);
  await keys.button("Sign: Equality check");
  assert.equal(documentOf(page).status(), 422, "who wrote it does not sign without a reason");
  await keys.follow("/dates");
  const closes = new Date(Date.now() + 60 * 86_400_000);
  await keys.type("#closes-day", String(closes.getDate()));
  await keys.type("#closes-month", String(closes.getMonth() + 1));
  await keys.type("#closes-year", String(closes.getFullYear()));
  await keys.type("#closes-at", "23:59");
  await keys.button("Save");
  await keys.follow("/publish");
  await keys.pass("translated.cy", "The translator has it. English opens first.");
  assert.match(await main(page), /The translator has it/);

  for (const [role, check] of [["reviewer", "Equality check"], ["officer-2", "Communications check"]]) {
    const theirs = await staff.window(role, { script });
    const signer = new Keys(await theirs.newPage());
    await signer.page.goto(address);
    assert.equal(await signer.page.getByRole("button", { name: "Publish and open" }).count(), 0, "nobody opens it before both signed");
    await signer.button(`Sign: ${check}`);
    await theirs.close();
    keys.count(signer);
  }
  await page.goto(address);
  assert.deepEqual(await missing(page), []);
  await keys.button("Publish and open");
  assert.match(await main(page), /The survey is published\./);
}

/** The gates that are in the way, by name. */
function missing(page) {
  return page.locator('[id^="gate-"]:has(.govuk-tag--red)').evaluateAll((rows) => rows.map((row) => row.id.replace("gate-", "")));
}

/** Somebody of the public answers it. */
async function respond(keys, { browser, site, slug, script }) {
  const context = await visitor(browser, site, { script });
  const theirs = new Keys(await context.newPage());
  await answer(theirs, { address: `/surveys/${slug}`, script });
  assert.match(await receiptCode(theirs.page), /^[0-9A-Z]{5}(-[0-9A-Z]+)+$/);
  await context.close();
  keys.count(theirs);
}

export const demoSurvey = {
  "building: the survey of the demo by keyboard": { as: "officer", script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "building: the survey of the demo by keyboard without JavaScript": { as: "officer", script: false, walk: (setting) => walk({ ...setting, script: false }) },
};
