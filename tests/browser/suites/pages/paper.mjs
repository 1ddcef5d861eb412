/** Pages of typing paper in, as a champion sees them. */

import { carryOn } from "../../lib/answering.mjs";
import { go } from "../../lib/chromium.mjs";

export async function paper({ staff, inspector }) {
  const context = await staff.window("champion");
  const page = await context.newPage();
  const look = (name, status) => inspector.look(page, name, status);
  const visit = (address, name, status) => inspector.visit(page, address, name, status);
  await visit("/staff", "champion home");
  await visit("/staff/paper", "paper desk");
  const letters = await page.getByRole("link", { name: /^Better days/ }).getAttribute("href");
  await go(page, "Begin typing forms in");
  await look("paper desk with errors", 422);
  const bundle = await beginBundle(page, "Library box 9");
  await look("keying 1");
  await visit(bundle, "paper bundle");
  await page.goto(`${bundle}/key`);
  await page.locator("#q1").fill("9");
  await page.locator("#serial").fill("not a number");
  await carryOn(page);
  await look("keying 1 with errors", 422);
  await page.locator("#q1").fill("4");
  await page.locator("#q2").fill("1 8");
  await page.locator('[name="q2.other"]').fill("At the library");
  await page.locator("#serial").fill("9901");
  for (let number = 2; number <= 6; number += 1) {
    await carryOn(page);
    await look(`keying ${number}`);
  }
  await go(page, "Save and begin the next form");
  await look("keying with little on it", 422);
  await page.getByLabel("Yes, the paper says no more").check();
  await go(page, "Save and begin the next form");
  await look("keying saved");
  await visit(bundle, "paper bundle with a form");
  await visit(`${bundle}/forms/9901/danger`, "fear of a form");
  await go(page, "Hand it to safeguarding");
  await look("fear of a form with errors", 422);
  await page.goto(bundle);
  await go(page, "Open form 9901 again");
  await look("keying again 1");
  for (let number = 2; number <= 6; number += 1) await carryOn(page);
  await look("keying again 6");
  await visit(letters, "letters");
  await go(page, "Save");
  await look("letters with errors", 422);
  await page.goto(bundle);
  await go(page, "Close this bundle");
  await look("paper bundle closed");
  await visit(`${bundle}/key`, "keying a closed bundle", 409);
  await context.close();
}

/** Begins a bundle of a survey, received today: its first form shows. Gives its address. */
export async function beginBundle(page, label, survey = "Better days: help with mental health in Larkmoor") {
  await page.goto("/staff/paper");
  await page.getByLabel("Survey", { exact: true }).selectOption({ label: survey });
  await page.getByLabel("What is written on the bundle").fill(label);
  await page.getByLabel("Where the forms were collected").fill("Larkmoor Library");
  const today = new Date();
  await page.getByLabel("Day", { exact: true }).fill(String(today.getDate()));
  await page.getByLabel("Month", { exact: true }).fill(String(today.getMonth() + 1));
  await page.getByLabel("Year", { exact: true }).fill(String(today.getFullYear()));
  await go(page, "Begin typing forms in");
  return new URL(page.url()).pathname.replace(/\/key$/, "");
}
