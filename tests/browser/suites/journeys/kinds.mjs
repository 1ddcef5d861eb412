/** Putting things in order, by buttons where there is JavaScript and by numbers everywhere; files; and on which side a scale begins. */

import assert from "node:assert/strict";
import { begin, carryOn, choose } from "../../lib/answering.mjs";
import { Keys } from "../../lib/keys.mjs";

const places = (page) => page.$$eval(".app-ranking input", (boxes) => Object.fromEntries(boxes.map((box) => [box.name, box.value])));
const order = (page) => page.$$eval(".app-ranking input", (boxes) => boxes.map((box) => box.name.split(".")[1]));

/** To the page with the ranking; what stands before it is not asked of anybody. */
async function open(page) {
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/5");
}

async function byButtons({ page }) {
  await open(page);
  const keys = new Keys(page);
  const press = async (name) => {
    await keys.to(`.app-ranking button[aria-label="${name}"]`);
    await page.keyboard.press("Enter");
  };
  const says = () => page.locator(".app-ranking + [role=status]").innerText();
  await press("Move up: Help in the evening");
  assert.equal(await says(), "Help in the evening: place 1 of 3");
  assert.ok(await page.evaluate(() => document.activeElement.getAttribute("aria-label") === "Move up: Help in the evening"), "the button keeps the focus");
  await press("Move up: A place near me");
  await press("Move up: A shorter wait");
  assert.deepEqual(await order(page), ["late", "near", "wait", "people"]);
  await press("Move up: A shorter wait");
  assert.deepEqual(await order(page), ["late", "wait", "near", "people"]);
  // All three places are given: the last of them makes room.
  await press("Move up: The same people each time");
  assert.equal(await says(), "The same people each time: place 3 of 3");
  assert.deepEqual(await places(page), { "matters.late": "1", "matters.wait": "2", "matters.people": "3", "matters.near": "" });
  await press("Move down: The same people each time");
  assert.equal(await says(), "The same people each time: no place");
  await carryOn(page);
  await page.goto("/surveys/every-kind/check");
  assert.match(await page.locator("#matters").innerText(), /1\. Help in the evening\s+2\. A shorter wait/);
  await page.goto("/surveys/every-kind/sections/5?change=1");
  assert.deepEqual(await places(page), { "matters.late": "1", "matters.wait": "2", "matters.people": "", "matters.near": "" });
}

async function byNumbers({ page }) {
  await open(page);
  assert.equal(await page.locator(".app-ranking button").count(), 0);
  await page.getByLabel("Help in the evening").fill("1");
  await page.getByLabel("A shorter wait").fill("1");
  await carryOn(page);
  await page.locator(".govuk-error-summary a").click();
  await page.locator('[name="matters.late"]').fill("2");
  await carryOn(page);
  await page.goto("/surveys/every-kind/check");
  assert.match(await page.locator("#matters").innerText(), /1\. A shorter wait\s+2\. Help in the evening/);
}

const file = (page, name, buffer) => page.locator("#photo").setInputFiles({ name, mimeType: "image/jpeg", buffer });

/** To the page that takes a file, with something typed beside it. */
async function beside(page) {
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/7");
  await choose(page, "settled", "else");
  await page.locator('[name="settled.other"]').fill("By the old oak");
}

async function aFile({ page }) {
  await beside(page);
  await file(page, "oak.jpg", Buffer.from("no picture"));
  await carryOn(page);
  await page.locator(".govuk-error-summary a").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "photo");
  assert.equal(await page.locator('[name="settled.other"]').inputValue(), "By the old oak", "what was typed is there");
  await file(page, "oak.pdf", Buffer.from("%PDF-1.7\n%%EOF"));
  await carryOn(page);
  await page.goto("/surveys/every-kind/sections/7");
  assert.match(await page.locator("#photo-file").innerText(), /oak\.pdf/);
  await page.getByLabel("Remove this file").check();
  await carryOn(page);
  await page.goto("/surveys/every-kind/sections/7");
  assert.equal(await page.locator("#photo-file").count(), 0);
}

async function tooLarge({ page }) {
  await beside(page);
  await file(page, "oak.jpg", Buffer.alloc(5 * 1024 * 1024 + 1));
  assert.match(await page.locator("[role=alert]").innerText(), /larger than 5 MB/);
  assert.equal(await page.locator("#photo").inputValue(), "", "it is not sent");
  await file(page, "oak.pdf", Buffer.from("%PDF-1.7\n%%EOF"));
  assert.equal(await page.locator("[role=alert]").innerText(), "");
}

/** The steps of a grid run as its page is read: the first one stands where a line begins. */
async function asRead({ page }) {
  await page.setViewportSize({ width: 1200, height: 900 });
  await begin(page, "/surveys/every-kind");
  for (const [prefix, direction] of [["", 1], ["/ur", -1]]) {
    await page.goto(`${prefix}/surveys/every-kind/sections/4`);
    const left = async (selector) => Promise.all((await page.locator(selector).all()).map(async (step) => (await step.boundingBox()).x));
    for (const row of [".app-matrix__head span", '[name="help.gp"]', '[name="help.team"]']) {
      const sides = await left(row);
      assert.equal(sides.length, 4, row);
      for (let at = 1; at < sides.length; at += 1) assert.ok((sides[at] - sides[at - 1]) * direction > 0, `${prefix} ${row}: ${sides}`);
    }
  }
}

export const kinds = {
  "kinds: a scale begins where a line begins": { script: false, walk: asRead },
  "kinds: a file, without JavaScript": { script: false, walk: aFile },
  "kinds: a file": { script: true, walk: aFile },
  "kinds: a file that is too large is said at once": { script: true, walk: tooLarge },
  "kinds: in order by buttons": { script: true, walk: byButtons },
  "kinds: in order by numbers, without JavaScript": { script: false, walk: byNumbers },
};
