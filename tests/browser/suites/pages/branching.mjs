/** Pages asked by a statement of a matrix and by a first place, with ways of not answering: online, on paper, typed in. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { begin, carryOn, choose, option } from "../../lib/answering.mjs";
import { visitor } from "../../lib/chromium.mjs";
import { beginBundle } from "./paper.mjs";

const file = JSON.parse(readFileSync(new URL("../../fixtures/branching.json", import.meta.url), "utf8"));
const address = `/surveys/${file.slug}`;

export async function branching({ browser, site, seed, staff, inspector }) {
  await site.heard(["survey-import", await seed.file("branching.json", file)]);
  await site.heard(["survey-open", file.slug]);
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const look = (name) => inspector.look(page, name);
  await online(page, look);
  await inspector.visit(page, `${address}/paper`, "branching on paper");
  await inspector.visit(page, `${address}/paper/large`, "branching on paper in large print");
  await context.close();
  await keyed(staff, inspector);
}

async function online(page, look) {
  await begin(page, address);
  await look("branching 1");
  await option(page, "easy.near", "hard").check();
  await page.locator('[name="order.talk"]').fill("1");
  await carryOn(page);
  assert.match(page.url(), /sections\/2$/, "a hard way is asked about");
  await look("branching 2");
  await page.locator('label[for="minutes.."]').click();
  await page.locator('label[for="last.."]').click();
  await carryOn(page);
  assert.match(page.url(), /sections\/3$/, "the first place is asked about");
  await look("branching 3");
  await page.locator('label[for="who.."]').click();
  await page.locator('label[for="why.."]').click();
  await carryOn(page);
  await look("branching check");
  assert.equal(await page.getByText("I don't know", { exact: true }).count(), 3, "not to know is an answer");
  await page.goto(`${address}/sections/1`);
  await option(page, "easy.near", "easy").check();
  await page.locator('[name="order.talk"]').fill("2");
  await page.locator('[name="order.food"]').fill("1");
  await carryOn(page);
  await look("branching, answers that go");
  assert.equal(await page.locator(".govuk-summary-list__key").count(), 4, "all four are asked no more");
}

async function keyed(staff, inspector) {
  const context = await staff.window("champion");
  const page = await context.newPage();
  await beginBundle(page, "Branching box", file.definition.title);
  for (const number of [1, 2, 3]) {
    await inspector.look(page, `branching typed in, ${number}`);
    if (number < 3) await carryOn(page);
  }
  await context.close();
}
