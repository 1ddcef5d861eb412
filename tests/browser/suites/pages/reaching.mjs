/** Pages around a survey: other formats and help, questions and corrections, sharing, invitations. */

import { go, linkTo, visitor } from "../../lib/chromium.mjs";
import { survey } from "../../lib/answering.mjs";

export async function reaching({ browser, site, staff, inspector }) {
  const officer = await staff.window("officer");
  const desk = await officer.newPage();
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const at = (one) => ({
    page: one,
    look: (name, status) => inspector.look(one, name, status),
    visit: (address, name, status) => inspector.visit(one, address, name, status),
  });
  await desk.goto("/staff/surveys");
  const own = await desk.getByRole("link", { name: "Better days: help with mental health in Larkmoor", exact: true }).getAttribute("href");
  await formats(at(page), at(desk), own);
  await notices(at(page), at(desk), own);
  await sharing(at(page), at(desk), own);
  await invitations(at(page), at(desk), own, site);
  await context.close();
  await officer.close();
}

async function formats({ page, look, visit }, desk, own) {
  await visit(`${survey}/formats`, "formats asking");
  await go(page, "Send");
  await look("formats asking with errors", 422);
  await page.locator('label[for="needs"]').click();
  await page.getByLabel("Telephone number").fill("01632 960 555");
  await go(page, "Send");
  await look("formats asked");
  await visit("/surveys/closed-survey/formats", "formats closed");
  await desk.visit(`${own}/formats`, "formats requests");
  await desk.visit(await linkTo(desk.page, /\/formats\/\d+$/), "formats request");
  await go(desk.page, "Save");
  await desk.look("formats request with errors", 422);
  await desk.page.locator('label[for="state"]').click();
  await go(desk.page, "Save");
  await desk.look("formats request settled");
}

async function notices({ visit }, { page, look, visit: open }, own) {
  await visit(`${survey}/notices`, "notices");
  await visit("/surveys/closed-survey/notices", "notices none");
  await open(`${own}/notices`, "notices for staff");
  await open(`${own}/notices/new/news`, "notices new");
  await go(page, "Publish");
  await look("notices new with errors", 422);
  await page.goto(`${own}/notices`);
  await open(await linkTo(page, /^\/staff\/notices\/\d+$/), "notices change");
  await go(page, "Take it back");
  await look("notices taken back without a reason", 422);
  await page.getByLabel("Why it is taken back").fill("It was about another survey.");
  await go(page, "Take it back");
  await look("notices one taken back");
  await visit(`${survey}/notices`, "notices with one taken back");
}

async function sharing({ visit }, { visit: open }, own) {
  await visit(`${survey}/poster`, "poster");
  await visit(`/ur${survey}/poster`, "poster Urdu");
  await open(`${own}/share`, "share");
}

async function invitations({ page, look, visit }, desk, own, site) {
  await desk.visit(`${own}/panels`, "panels");
  await desk.page.getByLabel("E-mail addresses").fill("one@invited.example\nnobody");
  await go(desk.page, "Make the list");
  await desk.look("panels with errors", 422);
  await desk.page.getByLabel("What the list is called").fill("A small list");
  await desk.page.locator('label[for="skip"]').click();
  await go(desk.page, "Make the list");
  await desk.look("panel not invited");
  await go(desk.page, "Send the invitations");
  await desk.look("panel invited");
  const mails = await site.mail("one@invited.example");
  const link = /\/i\/[\w-]+/.exec(mails.at(-1))[0];
  await visit(link, "invited");
  await visit(`${link}/leave`, "invited leaving");
  await go(page, "Take me off the list");
  await look("invited off the list");
}
