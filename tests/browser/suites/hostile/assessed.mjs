/** A hostile full assessment, written in the browser, taken all its way to the public, and doubted. */

import { go } from "../../lib/chromium.mjs";
import { press, unfold } from "./desk.mjs";
import { look } from "./walk.mjs";

const whole = ["aims", "affected", "inequalities", "conclusion", "late_why", "quotation"];
const ofRow = ["known", "gap", "gap_plan", "mitigation", "justification", "risk_none", "risk_partial", "risk_delayed"];

export async function assessed({ browser, site, staff, dealer }) {
  const context = await staff.window("reviewer");
  const page = await context.newPage();
  const seen = [];
  const cover = await begun(page, dealer);
  seen.push(await look(page), ...(await wholeOf(page, cover, dealer)), ...(await rows(page, cover, dealer)));
  await page.goto(cover);
  seen.push(await look(page));
  await step(page, "submit", { note: dealer.one("what the reader should know") });
  await step(page, "return", { note: dealer.one("what is to be changed") });
  await step(page, "submit", { note: dealer.one("what changed") });
  for (const deed of ["agree", "sign_off"]) await step(page, deed, { note: dealer.one(`note of ${deed}`), alone: dealer.one(`alone at ${deed}`) });
  seen.push(await look(page), ...(await published({ browser, site, staff }, cover)));
  await page.reload();
  await page.locator("#words").fill(dealer.many("doubt", 1500));
  await page.locator("#source").fill(dealer.one("source of a doubt"));
  await go(page, "Bring this evidence");
  seen.push(await look(page));
  await step(page, "close", { note: dealer.one("why nothing more is to come") });
  seen.push(await look(page));
  await context.close();
  return seen;
}

/** An officer shows it to the public. */
async function published({ browser, site, staff }, cover) {
  const officer = await staff.window("officer");
  const desk = await officer.newPage();
  await desk.goto(cover);
  await go(desk, "Publish it");
  const page = await browser.newPage({ baseURL: site.base });
  await page.goto("/programmes/hostile/assessment");
  const seen = [await look(desk), await look(page)];
  await officer.close();
  await page.context().close();
  return seen;
}

/** Begins it for the newest programme, which is the hostile one, without a first look. */
async function begun(page, dealer) {
  await page.goto("/staff/assessments");
  const programme = page.locator("input[name=programme]");
  const newest = Math.max(...(await programme.evaluateAll((all) => all.map((one) => Number(one.value)))));
  await page.locator(`input[name=programme][value="${newest}"]`).check({ force: true });
  await page.locator("input[name=stage]").last().check({ force: true });
  await page.locator("#direct_why").fill(dealer.one("why there is no first look"));
  await go(page, "Begin an assessment");
  return new URL(page.url()).pathname;
}

/** Its texts, refused at first for the sake of a day. */
async function wholeOf(page, cover, dealer) {
  await page.goto(`${cover}/about`);
  for (const name of whole) await page.locator(`#${name}`).fill(dealer.many(`assessment ${name}`, 1200));
  await page.locator("input[name=claims_none]").check({ force: true });
  await day(page, "review_on", ["99", "5", "x"]);
  await go(page, "Save");
  const seen = [await look(page)];
  const next = new Date(Date.now() + 200 * 86_400_000);
  await day(page, "review_on", [next.getUTCDate(), next.getUTCMonth() + 1, next.getUTCFullYear()]);
  await go(page, "Save");
  return [...seen, await look(page)];
}

async function day(page, name, parts) {
  for (const [i, part] of ["day", "month", "year"].entries()) await page.locator(`[name="${name}-${part}"]`).fill(String(parts[i]));
}

/** Every group: something is known of each. The first has everything a row can have. */
async function rows(page, cover, dealer) {
  await page.goto(cover);
  const addresses = await page.locator('a[href*="/rows/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href")))]);
  const seen = [];
  for (const [i, address] of addresses.entries()) {
    await page.goto(address);
    await page.locator(`input[name=impact][value=${i === 0 ? "positive" : "neutral"}]`).check({ force: true });
    if (i === 0) seen.push(...(await fullRow(page, dealer)));
    else await page.locator("#known").fill(dealer.one("what is known of a group"));
    await go(page, "Save");
    await page.goto(address);
    seen.push(await look(page));
  }
  return seen;
}

async function fullRow(page, dealer) {
  await unfold(page);
  for (const name of ofRow) await page.locator(`#${name}`).fill(dealer.many(`row ${name}`, 900));
  await page.locator("#new_words").fill(dealer.many("evidence", 900));
  await page.locator("#new_source").fill(dealer.one("source of evidence"));
  await page.locator("#new_action").fill(dealer.many("action", 900));
  await page.locator("#new_owner").fill(dealer.one("who acts"));
  await go(page, "Save");
  const seen = [await look(page)];
  await unfold(page);
  await page.locator("input[name=new_kind]").first().check({ force: true });
  await day(page, "new_due", [1, 3, new Date().getFullYear() + 1]);
  return seen;
}

/** Takes it further, with what is to be said. */
async function step(page, deed, words) {
  await unfold(page);
  const form = page.locator("form", { has: page.locator(`input[name=deed][value=${deed}]`) });
  for (const [name, text] of Object.entries(words)) await form.locator(`textarea[name=${name}]`).fill(text);
  await press(page, form.locator("button[type=submit]"));
}
