/** Hostile text that people type into the pages: answers, forms on paper, themes, promises, drop-ins. */

import { begin, carryOn, choose, send, showReceipt, takeGate, receiptCode } from "../../lib/answering.mjs";
import { go, linkTo, visitor } from "../../lib/chromium.mjs";
import { askForPlace, placeOf } from "../pages/open.mjs";
import { assessed } from "./assessed.mjs";
import { pasted } from "./pasted.mjs";
import { redacted } from "./redacted.mjs";
import { chooseFile, documents, sentFiles } from "./uploaded.mjs";
import { look } from "./walk.mjs";

/** Types everything in, and notes in `seen` what can be seen only on the way. */
export async function typed(setting, seen) {
  for (const part of [answers, sentFiles, paper, dropIn, themes, redacted, promises, purpose, documents, assessed, pasted]) seen.push(...(await part(setting)));
}

async function answers({ browser, site, dealer }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const seen = [];
  await begin(page, "/surveys/hostile");
  seen.push(await look(page));
  await choose(page, "q1", "c");
  await page.locator('[name="q1.other"]').fill(dealer.one("online other"));
  await page.locator("#q3").fill(dealer.one("online short"));
  await carryOn(page);
  seen.push(await look(page));
  await page.locator("#q4").fill(dealer.many("online words", 9000));
  await carryOn(page);
  dealer.expect("name of a file beside answers", await chooseFile(page.locator("#q5"), `${dealer.one("file", { shown: false })}.pdf`));
  await carryOn(page);
  seen.push(await look(page));
  await send(page);
  await takeGate(page, false);
  seen.push(await look(page));
  await showReceipt(page, await codeOf(page));
  seen.push(await look(page));
  await context.close();
  return seen;
}

async function codeOf(page) {
  await page.goto("/surveys/hostile/sent");
  return receiptCode(page);
}

/** Staff with hostile names, signed in by their invitations. */
export class HostileStaff {
  #states = new Map();

  constructor(browser, site) {
    this.browser = browser;
    this.site = site;
  }

  /** Everybody chooses a password and finds their desk. */
  async arrive(invitations) {
    const seen = [];
    for (const [role, invitation] of invitations) {
      const context = await visitor(this.browser, this.site);
      const page = await context.newPage();
      await page.goto(invitation);
      seen.push(await look(page));
      await page.getByLabel("Password").fill("lantern pebble autumn");
      await go(page, "Save and sign in");
      seen.push(await look(page));
      this.#states.set(role, await context.storageState());
      await context.close();
    }
    return seen;
  }

  /** A window of the one with this role. */
  window(role) {
    return visitor(this.browser, this.site, { state: this.#states.get(role) });
  }
}

async function paper({ staff, dealer }) {
  const context = await staff.window("champion");
  const page = await context.newPage();
  const seen = [];
  await page.goto("/staff/paper");
  const letters = await newest(page, /^\/staff\/paper\/letters\//);
  await page.locator("#survey").selectOption(letters.split("/").at(-1));
  await page.locator("#label").fill(dealer.one("bundle label", { room: 80 }));
  await page.locator("#place").fill(dealer.one("bundle place"));
  await receivedToday(page);
  await go(page, "Begin typing forms in");
  seen.push(await look(page));
  await page.locator("#q1").fill("3");
  await page.locator('[name="q1.other"]').fill(dealer.one("paper other"));
  await page.locator("#q2").fill("1 2");
  await page.locator("#q3").fill(dealer.one("paper short"));
  await page.locator("#q4").fill(dealer.many("paper words", 9000));
  seen.push(await look(page));
  await carryOn(page);
  seen.push(await look(page));
  await carryOn(page);
  await go(page, "Save and begin the next form");
  await page.goto(letters);
  await page.getByLabel("Organisation", { exact: true }).check({ force: true });
  await receivedToday(page);
  await page.locator("#organisation").fill(dealer.one("letter organisation", { shown: false }));
  await page.locator("main textarea").last().fill(dealer.many("letter words", 9000));
  await go(page, "Save");
  seen.push(await look(page));
  await context.close();
  return seen;
}

async function receivedToday(page) {
  const today = new Date();
  const parts = [today.getDate(), today.getMonth() + 1, today.getFullYear()];
  for (const [i, part] of ["day", "month", "year"].entries()) await page.locator(`#received-${part}`).fill(String(parts[i]));
}

async function dropIn({ browser, site, staff, dealer }) {
  const officer = await staff.window("officer");
  const desk = await officer.newPage();
  const seen = [];
  await desk.goto("/staff/events");
  await desk.locator("#programme").selectOption({ label: "Better days: mental health close to home" });
  await desk.locator("#title").fill(dealer.one("event title"));
  for (const field of ["summary", "venue", "address", "access", "contact"]) await desk.locator(`#${field}`).fill(dealer.one(`event ${field}`));
  await go(desk, "Plan it");
  const event = await linkTo(desk, /^\/events\//);
  for (const hour of [10, 14]) {
    for (const [part, value] of [["on-day", 1], ["on-month", 3], ["on-year", new Date().getFullYear() + 1], ["starts", `${hour}:00`], ["ends", `${hour + 2}:00`], ["places", 5]]) await desk.locator(`#${part}`).fill(String(value));
    await go(desk, "Add this time");
  }
  const visitors = await visitor(browser, site);
  const page = await visitors.newPage();
  await page.goto(`${event}/sign-up`);
  seen.push(await look(page));
  await askForPlace(page, event, "hostile@people.example", dealer.one("attendee name"));
  await page.goto(await placeOf(site, "hostile@people.example"));
  seen.push(await look(page));
  await desk.reload();
  seen.push(await look(desk));
  await desk.goto(await linkTo(desk, /\/call-off$/));
  await desk.locator("#reason").fill(dealer.one("reason to call off"));
  await go(desk, "Call it off and tell everyone");
  seen.push(await look(desk));
  await page.reload();
  seen.push(await look(page));
  await officer.close();
  await visitors.close();
  return seen;
}

async function themes({ staff, dealer }) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  await page.goto("/staff/themes/1/q4");
  const links = await page.locator("section.app-theme h3 a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const link of links.slice(0, 3)) {
    await page.goto(link);
    await page.locator("#name").fill(dealer.one("theme name"));
    await page.locator("#definition").fill(dealer.one("theme meaning"));
    await page.locator("#excludes").fill(dealer.one("what a theme leaves out"));
    await go(page, "Save");
  }
  const seen = [await look(page)];
  await page.goto("/staff/themes/1/q4");
  seen.push(await look(page));
  await context.close();
  return seen;
}

/** What is hidden in comments until somebody says what they need it for: read as it was written. */
export async function originals(staff) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  const seen = [];
  await page.goto("/staff/themes");
  await page.goto(await newest(page, /^\/staff\/themes\/\d+$/));
  const questions = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const question of new Set(questions.filter((href) => /^\/staff\/themes\/\d+\/q\d+$/.test(href)))) {
    await page.goto(question.replace("/themes/", "/redaction/"));
    if ((await page.getByLabel("What for").count()) === 0) continue;
    await page.getByLabel("What for").selectOption("redacting");
    await go(page, "Show what was written");
    seen.push(await look(page));
    const comments = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const comment of new Set(comments.filter((href) => /^\/staff\/redaction\/\d+\/q\d+\/\d+$/.test(href)))) {
      await page.goto(comment);
      seen.push(await look(page));
    }
  }
  await context.close();
  return seen;
}

/** The link to whatever was made last. */
async function newest(page, shape) {
  const links = await page.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const number = (href) => Number(href.split("/").at(-1));
  return links.filter((href) => shape.test(href)).sort((a, b) => number(b) - number(a))[0];
}

async function promises({ staff, dealer }) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  const theme = await firstTheme(page);
  const seen = [];
  for (const status of ["On track", "Not doing"]) {
    await page.goto(`/staff/tracker/new?theme=${theme}`);
    await page.locator("#title").fill(dealer.one("commitment title"));
    await page.locator("#you_said").fill(dealer.many("you said", 1500));
    await page.locator(status === "On track" ? "#we_are_doing" : "#why_not").fill(dealer.many(status, 1500));
    await page.getByLabel(status, { exact: true }).check({ force: true });
    for (const owner of await page.locator('input[name="owners"]').all()) await owner.check({ force: true });
    await go(page, "Save");
    await page.goto("/staff/tracker");
    const draft = await newest(page, /^\/staff\/tracker\/\d+$/);
    await page.goto(draft);
    await go(page, "Publish");
    await page.goto(draft);
    await page.locator("#note").fill(dealer.one("what changed"));
    await go(page, "Publish this change");
    seen.push(await look(page));
  }
  seen.push(...(await report({ staff, dealer })));
  await page.goto("/staff/tracker");
  await page.locator("tr", { hasText: "Update waits for you" }).locator("a").first().click();
  await page.waitForURL(/tracker\/\d+$/);
  seen.push(await look(page));
  await context.close();
  return seen;
}

async function firstTheme(page) {
  await page.goto("/staff/themes/1/q4");
  const link = await page.locator("section.app-theme h3 a").first().getAttribute("href");
  return link.split("/").at(-1);
}

/** The owner with a hostile name reports with hostile words. */
async function report({ staff, dealer }) {
  const context = await staff.window("owner");
  const page = await context.newPage();
  await page.goto("/staff/own");
  const seen = [await look(page)];
  await page.goto(await linkTo(page, /^\/staff\/own\/\d+$/));
  await page.locator("#note").fill(dealer.one("owner's report"));
  await go(page, "Send the report");
  seen.push(await look(page));
  await context.close();
  return seen;
}

async function purpose({ staff, dealer }) {
  const context = await staff.window("reviewer");
  const page = await context.newPage();
  await page.goto("/staff/equality");
  await page.getByRole("link", { name: /^Better days/ }).click();
  await page.waitForURL(/equality\/\d+$/);
  await page.locator("#purpose").fill(dealer.one("reviewer's purpose"));
  await go(page, "Read the figures");
  const seen = [await look(page)];
  await context.close();
  return seen;
}
