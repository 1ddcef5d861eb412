/** Pages of looking a survey over: its preview, what changes, responses set aside, unusual responses. */

import { answerAll, receiptCode, send, survey, takeGate } from "../../lib/answering.mjs";
import { go, visitor } from "../../lib/chromium.mjs";

export async function scrutiny({ browser, site, staff, inspector }) {
  const officer = await staff.window("officer");
  const desk = await officer.newPage();
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const at = (one) => ({
    page: one,
    look: (name, status) => inspector.look(one, name, status),
    visit: (address, name, status) => inspector.visit(one, address, name, status),
    glance: (address, name, status) => inspector.glance(one, address, name, status),
  });
  await desk.goto("/staff/surveys");
  const address = (title) => desk.getByRole("link", { name: title, exact: true }).getAttribute("href");
  const open = await address("Better days: help with mental health in Larkmoor");
  const draft = await address("A draft of a survey");
  await preview(at(page), at(desk), draft);
  await changes(at(desk), open);
  await aside(at(page), at(desk), open);
  await at(desk).visit(`${open}/unusual`, "unusual responses");
  await at(desk).visit(`${draft}/unusual`, "unusual responses of none");
  await context.close();
  await officer.close();
}

/** A draft for whoever has the link, until the link is ended. */
async function preview({ page, look, visit, glance }, desk, draft) {
  await desk.page.goto(`${draft}/publish`);
  await go(desk.page, "Make a preview link");
  await desk.look("publish with a preview link");
  const link = new URL(await desk.page.locator("main .govuk-inset-text .app-break").innerText()).pathname;
  for (const tag of ["cy", "ur"]) await glance(`/${tag}${link}`, `preview in ${tag}`);
  await visit(link, "preview");
  await page.getByRole("button", { name: "Try the questions" }).click();
  await page.waitForURL(/sections\/1$/);
  await look("preview of a section");
  await page.locator("#people").fill("many");
  await go(page, "Continue");
  await look("preview of a section with errors", 422);
  await desk.page.goto(`${draft}/publish`);
  await go(desk.page, "End all preview links");
  await visit(link, "preview ended", 404);
}

/** A question that is worded anew: whether its answers are counted together. */
async function changes({ page, look, visit }, open) {
  await page.goto(`${open}/build/questions/q3`);
  const text = page.locator("#text");
  await text.fill(`${await text.inputValue()} Please count in weeks.`);
  await go(page, "Save");
  await visit(`${open}/changes`, "changes to be decided");
  await go(page, "Save");
  await look("changes to be decided refused", 422);
  await page.locator('input[name="count-q3"]').first().check({ force: true });
  await go(page, "Save");
  await look("changes decided");
}

async function aside({ page }, { page: desk, look, visit }, open) {
  await answerAll(page);
  await send(page);
  await takeGate(page, false);
  await page.goto(`${survey}/sent`);
  await visit(`${open}/aside`, "responses set aside");
  await go(desk, "Set aside");
  await look("responses set aside refused", 422);
  await desk.locator("#code").fill(await receiptCode(page));
  await desk.locator("input[name=reason]").last().check({ force: true });
  await desk.locator("#why").fill("Sent to see whether it works");
  await go(desk, "Set aside");
  await look("responses set aside, one");
  await go(desk, "Count it again", { exact: false });
  await look("responses counted again");
  await desk.locator("#days").fill("many");
  await go(desk, "Save");
  await look("days of grace refused", 422);
}
