/** Pages of the officer: surveys, themes, commitments, drop-ins. */

import assert from "node:assert/strict";
import { go, linkTo } from "../../lib/chromium.mjs";

export async function officer({ staff, inspector }) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  const at = { page, look: (name, status) => inspector.look(page, name, status), visit: (address, name, status) => inspector.visit(page, address, name, status), glance: (address, name) => inspector.glance(page, address, name) };
  await at.visit("/staff", "officer home");
  await surveys(at);
  await themes(at);
  await commitments(at);
  await dropIns(at);
  await context.close();
}

async function surveys({ page, look, visit, glance }) {
  await visit("/staff/surveys", "staff surveys");
  const address = async (title) => page.getByRole("link", { name: title, exact: true }).getAttribute("href");
  const open = await address("Better days: help with mental health in Larkmoor");
  const draft = await address("A draft of a survey");
  const closed = await address("A closed survey");
  const every = await address("Every kind of question");
  await visit(open, "staff survey open");
  await visit(draft, "staff survey draft");
  await visit(closed, "staff survey closed");
  await visit(`${open}/results`, "staff results");
  await visit(`${open}/results/publish`, "figures about to be public");
  await go(page, "Publish these figures");
  await look("figures about to be public, unexplained", 422);
  await page.getByLabel("Why are they shown").fill("The meeting needs them");
  await page.getByLabel("I have looked").check();
  await go(page, "Publish these figures");
  await look("staff results public");
  await go(page, "Take these figures back");
  await look("staff results not taken back", 422);
  await visit("/surveys/better-days/figures", "figures for the public");
  for (const tag of ["cy", "ur"]) await glance(`/${tag}/surveys/better-days/figures`, `figures for the public in ${tag}`);
  await visit(`${open}/results`, "staff results once more");
  await visit(`${open}/attached`, "files that came with answers, none");
  await visit(`${every}/attached`, "files that came with answers");
  await visit(`${open}/proof`, "proof sheet");
  await visit(`${open}/checks`, "problems and advice of a survey");
  await visit(`${open}/changes`, "changes of a first version");
  await visit(`${closed}/results`, "staff results of nothing");
  await visit(`${draft}/publish`, "ready to publish");
  await visit(`${open}/publish`, "nothing to publish");
  await visit(`${open}/close`, "a survey about to be closed");
  await go(page, "Close now");
  await look("a survey closed without a reason", 422);
  await visit(`${open}/dates`, "dates of a survey");
  await go(page, "Save");
  await translations({ page, look, visit }, `${open}/translations`);
  await visit("/staff/references", "reference to look up");
  await go(page, "Look it up");
  await look("reference unknown", 422);
  await visit("/staff/holds", "holds on publishing");
  await go(page, "Set the hold");
  await look("holds on publishing refused", 422);
  await page.goto(draft);
  await visit(`${draft}/publish`, "ready to publish again");
}

async function translations({ page, look, visit }, home) {
  await visit(home, "translations of a survey");
  await visit(`${home}/ur`, "translation into Urdu");
  await page.getByLabel("Or paste it").fill("place,translation\nno:such,x\n");
  await go(page, "Take the table in");
  await look("translation table refused", 422);
  await page.goto(`${home}/ur`);
  await go(page, "Note the check");
  await look("translation check refused", 422);
  await visit(`${home}/ur/pages/1`, "texts beside their translation");
  const box = page.locator("textarea").first();
  const was = await box.inputValue();
  await box.fill("x".repeat(10_001));
  await go(page, "Save and go to the next page");
  await look("texts beside their translation refused", 422);
  await page.locator("textarea").first().fill(was);
  await visit("/staff/themes/1/languages", "comments in other languages");
  await visit(`${home}/en-x-easy`, "easy read and who checked it");
  await go(page, "Note the check");
  await look("easy read checked by nobody", 422);
  await words({ page, look, visit });
}

async function words({ page, look, visit }) {
  await page.goto("/staff/programmes");
  await page.getByRole("link", { name: /^Better days/ }).click();
  await page.waitForLoadState();
  const home = await page.getByRole("link", { name: "Public texts in Urdu" }).getAttribute("href");
  await visit(home, "public texts beside their translation");
  const box = page.locator("textarea").first();
  await box.fill("x".repeat(10_001));
  await go(page, "Save and publish");
  await look("public texts refused", 422);
  await page.goto(home);
  await page.getByLabel("Or paste it").fill("place,translation\nno:such,x\n");
  await go(page, "Take the table in");
  await look("table of public texts refused", 422);
}

async function themes({ page, look, visit }) {
  await visit("/staff/themes", "themes");
  await page.getByRole("link", { name: /^Better days/ }).click();
  await page.waitForLoadState();
  await look("themes of a survey");
  const frame = page.url();
  await visit(`${frame}/q4`, "themes of a question");
  const accepted = await page.locator("section:has(.app-theme--accepted) h3 a").first().getAttribute("href");
  const proposed = await page.locator("section:has(.app-theme--proposed) h3 a").first().getAttribute("href");
  await go(page, "Put my name under these themes");
  await look("themes agreed too early", 422);
  await page.goto(`${frame}/q4`);
  await go(page, "Make it");
  await look("theme to be made refused", 422);
  await comments({ page, look, visit }, `${frame}/q4`);
  await coding({ page, look, visit }, `${frame}/q4`);
  await redaction({ page, look, visit }, frame);
  await visit(accepted, "theme accepted");
  await visit(`${accepted}/together`, "proposals accepted together");
  for (const box of await page.locator("input[name=wrong]").all()) await box.check({ force: true });
  await go(page, "Accept the others");
  await look("proposals accepted together doubted", 422);
  await examples({ page, look, visit }, proposed);
  await visit(proposed, "theme proposed");
  await page.getByLabel("Name", { exact: true }).fill("");
  await go(page, "Save");
  await look("theme with errors", 422);
  await page.goto(proposed);
  await go(page, "Split by these words");
  await look("theme split without words", 422);
  await page.goto(proposed);
  await page.locator("#parent").selectOption({ index: 1 });
  await go(page, "Put it there");
  await look("theme below another");
  await visit(`${frame}/q4`, "themes as a tree");
  await visit(`${frame}/q4/history`, "what was done to themes");
  await page.goto(proposed);
  await go(page, "Set aside: not about this consultation");
  await look("theme set aside");
  await page.goto(`${frame}/q8`);
  await go(page, "Group them again");
  await look("themes being grouped");
}

async function comments({ page, look, visit }, frame) {
  await visit(`${frame}/comments`, "comments of a question");
  await page.locator("a[rel=next]").click();
  await page.waitForLoadState();
  await look("comments of a question page 2");
  await go(page, "Move them");
  await look("comments picked from nothing", 422);
  await visit(`${frame}/comments?show=outside`, "comments in no theme");
  await visit(`${frame}/comments?show=mine`, "comments to read, none");
  await finding({ page, look, visit }, frame);
  await visit(`${frame}/reading`, "who reads what");
  await go(page, "Ask them");
  await look("who reads what refused", 422);
  await page.locator("input[name=reader]").first().check({ force: true });
  await page.locator("#count").fill("3");
  await go(page, "Ask them");
  await look("somebody asked to read");
}

async function finding({ page, look, visit }, frame) {
  await visit(`${frame}/comments?words=zzzz`, "no comment found");
  await visit(`${frame}/comments?words=the+-bus&show=unread&channel=online`, "comments found by words");
  assert.ok(await page.locator("mark").count() > 0, "what was looked for is marked");
  await page.locator("summary", { hasText: "Keep this search" }).click();
  await go(page, "Keep it");
  await look("search without a name", 422);
  await page.getByLabel("Name of the search").fill("All but buses");
  await go(page, "Keep it");
  await look("search kept");
  await visit(`${frame}/searches`, "kept searches");
  await page.getByLabel("Name of the search").fill("");
  await page.getByRole("button", { name: /^Rename/ }).click();
  await page.waitForLoadState();
  await look("kept search renamed to nothing", 422);
  await visit(`${frame}/comments?words=waiting+too+long&find=meaning`, "comments found by meaning");
  await page.getByRole("link", { name: /^More like this/ }).first().click();
  await page.waitForLoadState();
  await look("comments that say the like");
}

async function examples({ page, look, visit }, theme) {
  await visit(`${theme}/examples`, "examples of new themes");
  await go(page, "Show how the rest would be sorted");
  await look("examples of nothing", 422);
  await page.getByLabel("Name of theme 1").fill("One");
  await page.locator("select[name=example]").nth(0).selectOption({ index: 1 });
  await page.locator("select[name=example]").nth(1).selectOption({ index: 1 });
  await go(page, "Show how the rest would be sorted");
  await look("how comments would be sorted");
}

async function coding({ page, look, visit }, frame) {
  await page.goto(`${frame}/comments?language=urd`);
  const foreign = await page.locator(".app-comment a").first().getAttribute("href").catch(() => null);
  await page.goto(`${frame}/next`);
  await page.waitForURL(/\/comments\/\d+/);
  const one = page.url();
  await look("comment to be coded");
  await page.locator("#code").fill("9999");
  await go(page, "Save and read the next one");
  await look("comment coded with no number", 422);
  await page.goto(one);
  await page.locator("#code").fill("1:1");
  await go(page, "Save and read the next one");
  await visit(one, "comment coded with words marked");
  await page.locator("details summary").first().click();
  await go(page, "Mark the words that carry a theme");
  await look("words to be marked refused", 422);
  if (foreign) await visit(foreign, "comment in another language");
}

async function redaction({ page, look, visit }, frame) {
  const queue = `${frame.replace("/themes/", "/redaction/")}/q8`;
  await visit(queue, "hidden words, not opened");
  await page.getByLabel("What for").selectOption("other");
  await go(page, "Show what was written");
  await look("hidden words, not opened for nothing", 422);
  await page.getByLabel("What for").selectOption("redacting");
  await go(page, "Show what was written");
  await look("hidden words of a question");
  await go(page, "Decide about the next comment");
  const sheet = page.url();
  await look("hidden words of a comment");
  await page.locator("select[name^=choice-]").first().selectOption("left:other");
  await go(page, "Save and go on");
  await look("hidden words of a comment decided without a reason", 422);
  await page.locator("details summary").first().click();
  await go(page, "Hide these words");
  await look("words to be hidden refused", 422);
  await page.goto(sheet);
  await go(page, "Save and go on");
  await visit(sheet, "hidden words of a comment decided");
  await visit(sheet.replace("/redaction/", "/themes/").replace(/(\d+)$/, "comments/$1"), "comment as it was written");
  await page.getByLabel("Propose as a quotation").check({ force: true });
  await go(page, "Save and read the next one");
  const quotes = queue.replace("/redaction/", "/quotes/");
  await visit(quotes, "quotations proposed");
  await go(page, "May be published");
  await look("quotations refused", 422);
  for (const box of await page.locator("input[name=check]").all()) await box.check({ force: true });
  await page.locator("#why").fill("Nobody else is here this week");
  await go(page, "May be published");
  await look("quotations passed");
  await visit(quotes.replace("/q8", "/q13"), "quotations, none");
}

async function commitments({ page, look, visit }) {
  await visit("/staff/tracker", "tracker");
  const row = (isPublic) => page.locator("tr", { has: page.locator("td:last-child", { hasText: new RegExp(`^${isPublic}$`) }) });
  const published = await row("Yes").locator("a").first().getAttribute("href");
  const unpublished = await row("No").locator("a").first().getAttribute("href");
  const fresh = await linkTo(page, /^\/staff\/tracker\/new\?programme=/);
  await visit(fresh, "tracker new");
  await go(page, "Save");
  await look("tracker new with errors", 422);
  await visit(published, "tracker edit published");
  await page.getByLabel("What is it called?").fill("");
  await go(page, "Publish this change");
  await look("tracker edit with errors", 422);
  await visit(unpublished, "tracker edit draft");
}

async function dropIns({ page, look, visit }) {
  await visit("/staff/events", "staff drop-ins");
  await go(page, "Plan it");
  await look("staff drop-ins with errors", 422);
  await page.getByRole("link", { name: /Market Hall/ }).click();
  await page.waitForLoadState();
  await look("staff drop-in");
  const callOff = await linkTo(page, /\/call-off$/);
  const correct = await linkTo(page, /\/events\/\d+\/correct$/);
  const correctTime = await linkTo(page, /\/sessions\/\d+\/correct$/);
  await go(page, "Add this time");
  await look("staff drop-in with errors", 422);
  await visit(correct, "staff drop-in to correct");
  await page.getByLabel("Venue").fill("");
  await go(page, "Save the correction and tell everyone");
  await look("staff drop-in not corrected", 422);
  await visit(correctTime, "staff time to correct");
  await page.getByLabel("Places").fill("0");
  await go(page, "Save the correction");
  await look("staff time not corrected", 422);
  await visit(callOff, "staff call off");
  await go(page, "Call it off and tell everyone");
  await look("staff call off with errors", 422);
  await page.getByLabel("Why?").fill("The heating has failed.");
  await go(page, "Call it off and tell everyone");
  await look("staff drop-in called off");
  await visit("/events/market-hall-drop-in", "drop-in called off");
}
