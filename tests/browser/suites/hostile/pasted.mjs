/** Hostile tables and lists that come in by the browser: what is wrong with them is said, and nothing of them runs. */

import assert from "node:assert/strict";
import { documentOf, go } from "../../lib/chromium.mjs";
import { surveyAt } from "./desk.mjs";
import { look, readableIn } from "./walk.mjs";

export async function pasted(setting) {
  const context = await setting.staff.window("officer");
  const page = await context.newPage();
  const at = { page, dealer: setting.dealer, survey: await surveyAt(page) };
  const seen = [];
  for (const part of [translation, list, surveyFile, options]) seen.push(...(await part(at)));
  await context.close();
  return seen;
}

/** Text as a cell of a table, and as a piece of JSON. */
const cell = (text) => `"${text.replaceAll('"', '""')}"`;
const inJson = (text) => JSON.stringify(text).slice(1, -1);

/** A string that comes back as it is written in a table or a file. */
function shownAs(dealer, field, written) {
  const text = dealer.one(field, { shown: false });
  dealer.expect(field, written(text));
  return text;
}

/** Shows a form that came back, and fails when it was taken. */
async function refused(page) {
  assert.equal(documentOf(page).status(), 422, page.url());
  return look(page);
}

/** A table of translations: rows without a place, other heads, a translator with too long a name; then a good one. */
async function translation({ page, dealer, survey }) {
  await page.goto(`${survey}/translations`);
  await page.locator("#language").selectOption("ur");
  await go(page, "Add the language");
  const home = `${survey}/translations/ur`;
  const seen = [];
  const take = async (table, translator) => {
    await page.goto(home);
    await page.locator("#pasted").fill(table);
    await page.locator("#translator").fill(translator);
    await go(page, "Take the table in");
  };
  const places = Array.from({ length: 24 }, () => shownAs(dealer, "place in a table", cell));
  await take(["place,translation", ...places.map((place) => `${cell(place)},${cell(shownAs(dealer, "translation of nothing", cell))}`)].join("\n"), dealer.one("translator of nothing"));
  seen.push(await refused(page));
  const told = await page.locator("main .govuk-inset-text li").allInnerTexts();
  assert.deepEqual(places.filter((place) => !told.some((line) => readableIn(line, place))), [], "every row that stands in the way is named");
  await take(cell(shownAs(dealer, "head of a table", cell)), `${dealer.one("translator")} ${"x".repeat(200)}`);
  seen.push(await refused(page));
  await take(`place,translation\ntitle,${cell(dealer.one("translated title", { braces: false }))}`, dealer.one("name of a translator"));
  seen.push(await look(page));
  for (const part of await page.locator(".govuk-task-list__link").evaluateAll((links) => links.map((link) => link.href))) {
    await page.goto(part);
    seen.push(await look(page));
  }
  return seen;
}

/** Addresses that are none, and a list with a hostile name. */
async function list({ page, dealer, survey }) {
  await page.goto(`${survey}/panels`);
  await page.locator("#name").fill(dealer.one("name of a list"));
  const lines = Array.from({ length: 12 }, (_, i) => `${dealer.one("line of a list")}${i % 2 ? "" : " @evil.example"}`);
  await page.locator("#addresses").fill(["good@invited.example", ...lines].join("\n"));
  await go(page, "Make the list");
  const seen = [await refused(page)];
  await page.locator("input[name=skip]").check({ force: true });
  await go(page, "Make the list");
  seen.push(await look(page));
  await page.goto(`${survey}/panels`);
  return [...seen, await look(page)];
}

/** Files that are no survey, each with something else where the format has its own words. */
async function surveyFile({ page, dealer }) {
  const seen = [];
  const key = () => shownAs(dealer, "piece of a survey file", inJson);
  const definition = { title: key(), purpose: key(), privacy: key(), contact: { team: key() }, languages: [key()], sections: [] };
  const files = [
    { [key()]: 1 },
    { format: key() },
    { format: "heard-survey/1", slug: key(), programme: key(), definition },
    { format: "heard-survey/1", slug: "x", programme: "hostile", definition: { ...definition, [key()]: key() } },
    { format: "heard-survey/1", slug: "x", programme: "hostile", definition: { ...definition, languages: ["en"], sections: [{ code: key(), title: key(), questions: [{ code: key(), kind: key(), text: key() }] }] } },
  ];
  for (const file of [...files.map((file) => JSON.stringify(file)), dealer.many("no survey file", 3000)]) {
    await page.goto("/staff/surveys/new");
    await page.locator("input[name=model][value=file]").check({ force: true });
    await page.locator("#title").fill(dealer.one("title of no survey"));
    await page.locator("#slug").fill(dealer.one("address of no survey"));
    await page.locator("#file").fill(file);
    await go(page, "Make the survey");
    seen.push(await refused(page));
  }
  return seen;
}

/** Options that stand there twice, and those that are taken. */
async function options({ page, dealer }) {
  const one = (field) => dealer.one(field, { braces: false });
  await page.goto("/staff/surveys/new");
  await page.locator("#title").fill(one("title of a survey made here"));
  await page.locator("#slug").fill("made-here");
  await page.locator('input[name=programme][value="hostile"]').check({ force: true });
  await go(page, "Make the survey");
  const base = page.url().replace(/#.*/, "");
  const seen = [await look(page)];
  await page.goto(`${base}/sections`);
  await page.getByLabel("Heading").fill(one("heading of a section made here"));
  await page.locator("#summary").fill(dealer.many("introduction of a section made here", 900, { shown: false, braces: false }));
  await go(page, "Save and add its first question");
  await page.locator("#text").fill(one("question made here"));
  await page.locator("#hint").fill(one("hint made here"));
  await page.locator("input[name=way][value=single]").check({ force: true });
  await page.locator("#options").fill(dealer.many("options made here", 1500, { braces: false }));
  await go(page, "Save and look at it");
  seen.push(await look(page));
  await page.goto(`${page.url().replace(/[?#].*/, "")}/options`);
  const twice = one("option that is there twice");
  await page.locator("#more").fill(`${twice}\n${twice}`);
  await go(page, "Save");
  seen.push(await refused(page));
  await page.goto(base);
  return [...seen, await look(page)];
}
