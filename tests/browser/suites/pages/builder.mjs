/** Pages of building: programmes, surveys from nothing and from the library, every form in its states. */

import path from "node:path";
import { go } from "../../lib/chromium.mjs";
import { root } from "../../lib/site.mjs";

export async function builder({ staff, inspector }) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  const at = { page, look: (name, status) => inspector.look(page, name, status), visit: (address, name, status) => inspector.visit(page, address, name, status) };
  await programmes(at);
  await fromNothing(at);
  await published(at);
  await library(at);
  await context.close();
}

async function programmes({ page, look, visit }) {
  await visit("/staff/programmes", "programmes of staff");
  await visit("/staff/programmes/new", "programme new");
  await go(page, "Begin the programme");
  await look("programme new with errors", 422);
  await page.goto("/staff/programmes");
  await page.getByRole("link", { name: "Better days", exact: false }).first().click();
  await page.waitForURL(/programmes\/\d+$/);
  await look("programme of staff");
  await page.getByRole("link", { name: "About this programme" }).click();
  await page.waitForURL(/settings$/);
  await look("programme settings");
}

async function fromNothing({ page, look, visit }) {
  await visit("/staff/surveys/new", "survey new");
  await go(page, "Make the survey");
  await look("survey new with errors", 422);
  await page.locator('input[name="model"][value="file"]').check({ force: true });
  await page.locator("#chosen").setInputFiles({ name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await go(page, "Make the survey");
  await look("survey new with a wrong file", 422);
  await page.locator('input[name="model"][value=""]').check({ force: true });
  await page.getByLabel("Title").fill("A survey of the walk");
  await page.locator('input[name="programme"][value="better-days"]').check({ force: true });
  await go(page, "Make the survey");
  await look("builder of an empty survey");
  const base = page.url().replace(/#.*/, "");
  await visit(`${base}/about`, "builder about");
  await page.locator("#email").fill("no address");
  await go(page, "Save");
  await look("builder about with errors", 422);
  await visit(`${base}/sections`, "builder section new");
  await go(page, "Save and add its first question");
  await look("builder section new with errors", 422);
  await page.getByLabel("Heading").fill("Getting help");
  await go(page, "Save and add its first question");
  await look("builder question new");
  await go(page, "Save and add another");
  await look("builder question new with errors", 422);
  await page.locator("#text").fill("How easy is it?");
  await page.locator('input[name="way"][value="matrix"]').check({ force: true });
  await page.locator("#preset").selectOption("ease");
  await page.locator("#rows").fill("By telephone\nIn person");
  await go(page, "Save and look at it");
  await look("builder question of a matrix");
  await page.getByRole("link", { name: "Change, move or remove them" }).click();
  await page.waitForURL(/options$/);
  await look("builder options of a matrix");
  await page.locator("#more").fill("Very easy");
  await go(page, "Save");
  await look("builder options with errors", 422);
}

async function published({ page, look, visit }) {
  await page.goto("/staff/surveys");
  const open = await page.getByRole("link", { name: "Better days: help with mental health in Larkmoor", exact: true }).getAttribute("href");
  const base = `${open}/build`;
  await visit(base, "builder of an open survey");
  await visit(`${base}/sections/wait`, "builder section");
  await pictures({ page, look, visit }, base);
  await visit(`${base}/questions/q2`, "builder question published");
  await visit(`${base}/questions/q2/options`, "builder options published");
  await visit(`${base}/when/q9`, "builder condition of nothing");
  await go(page, "Add a group", { exact: false });
  await look("builder condition with a group");
  await go(page, "Save");
  await look("builder condition with errors", 422);
  await visit(`${base}/when/wait`, "builder condition of a section");
  await visit(`${base}/when/q1`, "builder condition of the first");
  await visit(`${base}/remove/q2`, "builder removal refused");
  await visit(`${base}/remove/q13`, "builder removal of a question");
  await visit(`${base}/remove/help`, "builder removal of a section");
}

/** A picture for the start page: none, refused, without its words, there. */
async function pictures({ page, look, visit }, base) {
  await visit(`${base}/picture`, "builder picture of the start page, none");
  await page.locator("#file").setInputFiles({ name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await go(page, "Save");
  await look("builder picture refused", 422);
  await page.locator("#file").setInputFiles(path.join(root, "src/demo/data/room.png"));
  await go(page, "Save");
  await look("builder picture without its words", 422);
  await page.locator("#alt").fill("Two people talk in a warm room");
  await page.locator("#caption").fill("Drawn for this walk");
  await go(page, "Save");
  await look("builder about with a picture");
  await visit(`${base}/sections/place/picture`, "builder picture of a section");
  await visit(`${base}/files`, "builder documents and pictures");
}

async function library({ page, look, visit }) {
  await visit("/staff/library", "library empty");
  await page.goto("/staff/surveys");
  const open = await page.getByRole("link", { name: "Better days: help with mental health in Larkmoor", exact: true }).getAttribute("href");
  await page.goto(`${open}/build/questions/q3`);
  await go(page, "Keep it in the library");
  await visit("/staff/library", "library");
  await visit(`${open}/build/library?section=wait`, "builder from the library");
  await go(page, "Add it");
  await look("builder from the library with errors", 422);
}
