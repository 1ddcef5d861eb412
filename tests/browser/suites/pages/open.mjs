/** Pages that everybody can open: programmes, drop-ins, commitments, the small print. */

import { go, linkTo, visitor } from "../../lib/chromium.mjs";

export async function open({ browser, site, inspector }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const visit = (address, name, status) => inspector.visit(page, address, name, status);
  await visit("/", "home");
  await visit("/programmes/better-days", "programme");
  await visit("/programmes/mental-health-review", "programme finished");
  await visit("/programmes/better-days/assessment", "assessment stage 1");
  await visit("/programmes/mental-health-review/assessment", "assessment quoted");
  await visit("/follow", "follow");
  for (const name of ["privacy", "cookies", "accessibility", "help"]) await visit(`/${name}`, name);
  await commitments(page, visit);
  await dropIns({ page, site, inspector, visit });
  await context.close();
}

async function commitments(page, visit) {
  await visit("/surveys/better-days/results", "what people said, by question");
  await visit("/surveys/better-days/results/q8", "what people said");
  await visit("/you-said", "you said");
  const one = await linkTo(page, /^\/you-said\/\d+$/);
  await visit("/you-said?status=delayed", "you said filtered");
  await visit("/you-said?status=not_doing", "you said not doing");
  const refused = await linkTo(page, /^\/you-said\/\d+$/);
  await visit("/you-said?status=done&organisation=larkmoor-buses&programme=mental-health-review", "you said nothing fits");
  await visit(one, "commitment");
  await visit(refused, "commitment not doing");
}

async function dropIns({ page, site, inspector, visit }) {
  await visit("/events", "drop-ins");
  await visit("/events/market-hall-drop-in", "drop-in full");
  await visit("/events/lantern-house-evening", "drop-in");
  await visit("/events/lantern-house-evening/sign-up", "sign-up");
  await go(page, "Ask for a place");
  await inspector.look(page, "sign-up with errors", 422);
  await askForPlace(page, "/events/lantern-house-evening", "one@people.example");
  await inspector.look(page, "sign-up asked");
  await visit(await placeOf(site, "one@people.example"), "place");
  await go(page, "Give my place back");
  await inspector.look(page, "place given back");
  await askForPlace(page, "/events/market-hall-drop-in", "two@people.example");
  await visit(await placeOf(site, "two@people.example"), "place of somebody else");
}

/** Fills in the sign-up of a drop-in for its first time and sends it. */
export async function askForPlace(page, event, email, name = "Robin Page") {
  await page.goto(`${event}/sign-up`);
  await page.locator('label[for="session"]').click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await go(page, "Ask for a place");
}

/** The address of a place, from the newest mail about it. */
export async function placeOf(site, email) {
  const mails = await site.mail(email);
  return /\/places\/[\w-]+/.exec(mails.at(-1))[0];
}
