/** Takes the pictures of the README into pictures/: `node screenshots.mjs`. No test needs them. */

import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { answerAll, begin, carryOn, choose, send, survey, takeGate } from "./lib/answering.mjs";
import { go, launch, visitor } from "./lib/chromium.mjs";
import { seed } from "./lib/seed.mjs";
import { Staff } from "./lib/staff.mjs";
import { beginBundle } from "./suites/pages/paper.mjs";

const folder = fileURLToPath(new URL("pictures/", import.meta.url));
const desktop = { width: 1280, height: 800 };
const telephone = { width: 390, height: 844 };

/** One picture of the top of a page, at most `height` high. */
async function take(page, name, { height = 1000, size = desktop, from = 0 } = {}) {
  await page.setViewportSize(size);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: from, width: size.width, height: Math.min(height, whole - from) };
  const path = `${folder}${name}.png`;
  await page.screenshot({ path, clip, fullPage: true, caret: "initial" });
  console.log(`${name}.png ${Math.round((await stat(path)).size / 1024)} KB`);
}

async function respondent(browser, site) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  await page.goto("/");
  await take(page, "home");
  await page.goto(survey);
  await take(page, "survey-start");
  await begin(page);
  await choose(page, "q1", "hard");
  await take(page, "section-telephone", { size: telephone, height: 1200 });
  await carryOn(page);
  await carryOn(page);
  await take(page, "section", { height: 1200 });
  await choose(page, "q6", "quiet");
  await carryOn(page);
  await take(page, "problem", { height: 900 });
  await answerAll(page);
  await send(page);
  await takeGate(page, false);
  await take(page, "receipt-telephone", { size: telephone, height: 1100 });
  await take(page, "receipt", { height: 900 });
  await page.goto("/you-said");
  await take(page, "tracker", { height: 1200 });
  await context.close();
}

async function desks(staff) {
  const officer = await (await staff.window("officer")).newPage();
  await officer.goto("/staff/themes/1/q4");
  await take(officer, "themes", { height: 1200 });

  const reviewer = await (await staff.window("reviewer")).newPage();
  await reviewer.goto("/staff/equality");
  await reviewer.getByRole("link", { name: /^Better days/ }).click();
  await reviewer.getByLabel("Purpose").fill("Evidence for the stage 1 assessment");
  await go(reviewer, "Read the figures");
  await reviewer.getByLabel("What people said").selectOption({ label: "How easy or hard is it to get help with mental health in Larkmoor?" });
  await reviewer.getByLabel("Who said it").selectOption({ label: "Age" });
  await go(reviewer, "Show these figures");
  await take(reviewer, "figures", { height: 1300 });

  const champion = await (await staff.window("champion")).newPage();
  await beginBundle(champion, "Library box 9");
  await champion.locator("#q1").fill("4");
  await champion.locator("#q2").fill("147");
  await take(champion, "keying", { height: 1000 });
}

await mkdir(folder, { recursive: true });
const made = await seed();
const browser = await launch();
const site = await made.start("pictures");
try {
  await respondent(browser, site);
  await desks(new Staff(browser, site));
} finally {
  await browser.close();
  await site.stop();
  await made.remove();
}
