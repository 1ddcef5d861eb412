/** A survey of sixty questions with twenty conditions, and the rule of who is asked what. */

/** A rule: how a file writes it, and what it means. `given` gives the answer to a question that was asked. */
const rule = (json, holds) => ({ json, holds });
const list = (answer) => [answer ?? []].flat();
const is = (question, option) => rule({ question, is: option }, (given) => list(given(question)).includes(option));
const anyOf = (question, options) => rule({ question, any_of: options }, (given) => list(given(question)).some((one) => options.includes(one)));
const answered = (question) => rule({ question, answered: true }, (given) => given(question) !== undefined);
const between = (question, from, to) => rule({ question, from, to }, (given) => given(question) >= from && given(question) <= to);
const says = (question, words) => rule({ question, contains: words }, (given) => (given(question) ?? "").toLowerCase().includes(words));
const days = (question, from, to) => rule({ question, dates: { from, to } }, (given) => given(question) >= from && given(question) <= to);
const row = (question, row, options) => rule({ question, row, any_of: options }, (given) => options.includes(given(question)?.[row]));
const first = (question, places, options) => rule({ question, first: places, any_of: options }, (given) => list(given(question)).slice(0, places).some((one) => options.includes(one)));
const not = (part) => rule({ not: part.json }, (given) => !part.holds(given));
const all = (...parts) => rule({ all: parts.map(({ json }) => json) }, (given) => parts.every((part) => part.holds(given)));
const any = (...parts) => rule({ any: parts.map(({ json }) => json) }, (given) => parts.some((part) => part.holds(given)));

/** Who is asked: sections by their number, questions by their code. Everybody else is asked everything. */
const asked = {
  3: is("q1a", "yes"),
  5: anyOf("q1b", ["agree", "agree_much"]),
  7: not(is("q2b", "none")),
  9: between("q1c", 1, 5),
  11: row("q2c", "near", ["hard"]),
  12: any(is("q8a", "yes"), is("q10a", "yes")),
  q1e: is("q1a", "yes"),
  q2d: answered("q1d"),
  q2e: says("q1d", "bus"),
  q3d: first("q3c", 1, ["talk"]),
  q4d: all(is("q1a", "yes"), not(is("q2a", "yes"))),
  q4e: days("q4c", "2026-03-01", "2026-03-31"),
  q5c: is("q1c", "dk"),
  q6b: first("q3c", 2, ["food", "rest"]),
  q6e: row("q6c", "staff", ["hard"]),
  q7d: is("q6a", "no"),
  q8e: between("q5c", 3, 10),
  q9e: answered("q7e"),
  q10e: anyOf("q9b", ["agree"]),
  q11d: all(not(is("q1a", "yes")), is("q10a", "no")),
};

const options = (...codes) => codes.map((code) => ({ code, text: code[0].toUpperCase() + code.slice(1).replaceAll("_", " ") }));
const dontKnow = { code: "dk", text: "I don't know", standing: "dont_know" };
const yesNo = { kind: "single", options: options("yes", "no") };
const scale = { kind: "likert", options: [...options("agree_much", "agree", "disagree", "disagree_much"), dontKnow] };
const places = { kind: "several", options: [...options("library", "surgery", "school"), { code: "none", text: "None of these", standing: "none" }] };
const number = { kind: "number", min: 0, max: 10, apart: [dontKnow] };
const matrix = { kind: "matrix", rows: options("staff", "near"), options: options("easy", "hard") };
const ranking = { kind: "ranking", places: 2, options: options("talk", "rest", "food") };
const date = { kind: "date", from: "2020-01-01", to: "2026-10-31" };
/** How the five questions of a section are answered. */
const kinds = (section) => [yesNo, section % 2 ? scale : places, [date, number, matrix, ranking][section % 4], { kind: "short_text" }, { kind: "long_text", limit: 500 }];

export const sections = Array.from({ length: 12 }, (_, at) => at + 1).map((section) => ({
  section,
  questions: kinds(section).map((kind, at) => {
    const code = `q${section}${"abcde"[at]}`;
    return { code, text: `Question ${code.slice(1)} of the long survey?`, ...kind };
  }),
}));
export const questions = sections.flatMap((section) => section.questions);
export const conditions = Object.keys(asked);

const when = (name) => (asked[name] ? { show_if: asked[name].json } : {});

/** The survey as a file. */
export const file = {
  format: "heard-survey/1",
  slug: "sixty-questions",
  programme: "better-days",
  schedule: {},
  definition: {
    title: "Sixty questions",
    purpose: "A long survey, so that a long one can be looked at.",
    privacy: "This survey exists for tests alone.",
    contact: { team: "Better days team" },
    languages: ["en"],
    sections: sections.map(({ section, questions }) => ({
      code: `part_${section}`,
      title: `Part ${section} of the long survey`,
      ...when(section),
      questions: questions.map((question) => ({ ...question, ...when(question.code) })),
    })),
  },
};

/** The codes of the questions that somebody with these answers is asked, by section. */
export function way(answers) {
  const onTheWay = new Set();
  const given = (code) => (onTheWay.has(code) ? answers[code] : undefined);
  const holds = (name) => asked[name]?.holds(given) ?? true;
  return sections.map(({ section, questions }) => {
    if (!holds(section)) return [];
    return questions.map(({ code }) => code).filter((code) => holds(code) && onTheWay.add(code));
  });
}
