/** An officer builds a survey of twelve questions and three conditions from nothing, by keyboard. */

import assert from "node:assert/strict";
import { Builder } from "../../lib/building.mjs";

/** The survey: about the proposals of the demo, in its own words. */
const about = {
  purpose: "Tell us what getting help is like, and what you think of two proposals.",
  undecided: "Where the safe place will be, and what is done first.",
  choices: "A safe place in the evening, or longer hours for the crisis line.",
  decision: "The Joint Health Board decides in public, in June 2027.",
  next_steps: "A report of what everyone said comes out in May 2027.",
  privacy: "We do not ask who you are. You can take your answers back.",
  controllers: "Larkmoor Council and Moorland Health Partnership, together.",
  basis: "It is a task in the public interest.",
  retention: "Two years after the decision.",
  team: "Better days team, Larkmoor Council",
  phone: "01632 960 111",
  "closes-day": "30",
  "closes-month": "4",
  "closes-year": "2027",
};

const sections = [
  {
    title: "Getting help",
    questions: [
      { text: "How easy or hard is it to get help?", way: "likert", preset: "ease" },
      { text: "Where have you looked for help?", way: "several", options: "A doctor's surgery\nTalking therapies\nA charity or a group\nSomewhere else\nNone of these" },
    ],
  },
  {
    title: "The last time",
    when: { question: "q2", how: "none", options: ["none"] },
    questions: [
      { text: "How long did you wait?", way: "single", options: "Up to 6 weeks\n7 to 18 weeks\nMore than 18 weeks\nI don't know" },
      { text: "What would have made it easier?", way: "long_text" },
    ],
  },
  {
    title: "A safe place in the evening",
    questions: [
      { text: "How far do you agree with a safe place in the evening?", way: "likert", preset: "agreement" },
      { text: "What matters most about it?", way: "ranking", options: "Quiet\nOpen late\nNear a bus stop\nSomebody to talk to" },
    ],
  },
  {
    title: "Families and carers",
    questions: [
      { text: "Why do you disagree with the safe place?", way: "long_text", when: { question: "q5", options: ["disagree", "disagree_much"] } },
      { text: "Do you look after somebody?", way: "single", preset: "yes_no" },
      { text: "How many hours a week?", way: "number" },
    ],
  },
  {
    title: "Anything else",
    questions: [
      { text: "What would help carers?", way: "long_text", when: { question: "q8", options: ["yes"] } },
      { text: "Which district do you live in?", way: "district" },
      { text: "Is there anything else you want to say?", way: "long_text" },
    ],
  },
];

/** What somebody who does it for the first time needs to read a page, and for each thing done on it. */
const seconds = { page: 30, act: 20 };

async function walk({ page, context, script }) {
  const keys = new Builder(page);
  const title = script ? "Evenings in Larkmoor" : "Evenings in Larkmoor once more";
  const outline = await keys.begin({ title, programme: "better-days" });
  await keys.about(about);
  for (const section of sections) await keys.section(section);
  await keys.condition("the_last_time", sections[1].when);
  await keys.condition("q7", sections[3].questions[0].when);
  await keys.condition("q10", sections[4].questions[0].when);

  await verify(page, context, outline, title);
  await move(page, keys, script);
  keys.verify();
  const { length } = sections.flatMap(({ questions }) => questions);
  const minutes = (keys.pages * seconds.page + keys.acts * seconds.act) / 60;
  assert.ok(minutes < 60, `a first survey takes under an hour: ${keys.cost}`);
  console.log(`   building ${length} questions with 3 conditions by keyboard${script ? "" : " without JavaScript"}: ${keys.cost}`);
}

/** What was built is what was meant, and nothing is left to write before it can be opened. */
async function verify(page, context, outline, title) {
  const file = await (await context.request.get(`${outline}/file`)).json();
  const all = file.definition.sections.flatMap((section) => section.questions);
  assert.equal(file.definition.title.en, title);
  assert.deepEqual(all.map(({ code }) => code), sections.flatMap(({ questions }) => questions).map((_, at) => `q${at + 1}`));
  assert.deepEqual(all.map(({ kind }) => kind), sections.flatMap(({ questions }) => questions).map(({ way }) => way));
  assert.deepEqual(file.definition.sections[1].show_if, { not: { question: "q2", is: "none" } });
  assert.deepEqual(all[9].show_if, { question: "q8", is: "yes" });
  assert.equal(all[0].options.at(-1).standing, "dont_know");
  await page.goto(outline);
  assert.equal(await page.getByText("To do").count(), 0, await page.locator("main").innerText());
}

/** Moving keeps the focus on the button that was pressed, and says where the question went. */
async function move(page, keys, script) {
  await keys.deed("down q8");
  assert.match(await page.locator("main").innerText(), /“Do you look after somebody\?” is now question 9/);
  const focused = await page.evaluate(() => document.activeElement.id);
  assert.equal(focused, "down-q8", `the focus stays on the button${script ? "" : " without JavaScript"}`);
}

export const building = {
  "building: twelve questions by keyboard": { as: "officer", script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "building: twelve questions by keyboard without JavaScript": { as: "officer", script: false, walk: (setting) => walk({ ...setting, script: false }) },
};
