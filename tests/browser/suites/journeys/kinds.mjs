/** Kinds of questions as they are used: orders, files, statements, long words, scales from right to left. */

import assert from "node:assert/strict";
import { begin, carryOn, choose } from "../../lib/answering.mjs";
import { Keys } from "../../lib/keys.mjs";
import { sideways } from "../../lib/structure.mjs";
import { begun } from "../../lib/tongues.mjs";

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

/** Where the steps of each statement stand, with the words above them. */
const statements = (page) =>
  page.locator(".app-matrix__row fieldset").evaluateAll((groups) =>
    groups.map((group) => {
      const box = (element) => element.getBoundingClientRect();
      return { words: box(group.querySelector("legend")).bottom, steps: [...group.querySelectorAll("input")].map((step) => ({ code: step.value, x: box(step).x, y: box(step).y })) };
    }),
  );

const rises = (numbers) => numbers.every((number, at) => at === 0 || number > numbers[at - 1]);
const falls = (numbers) => rises(numbers.toReversed());
const level = (numbers) => Math.max(...numbers) - Math.min(...numbers) < 1;

async function stacked({ page }) {
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/4");
  for (const { steps } of await statements(page)) assert.ok(level(steps.map(({ y }) => y)) && rises(steps.map(({ x }) => x)), "in a wide window the steps stand in a line");
  await page.setViewportSize({ width: 390, height: 844 });
  const narrow = await statements(page);
  assert.equal(narrow.length, 3);
  for (const { words, steps } of narrow) {
    assert.ok(level(steps.map(({ x }) => x)) && rises([words, ...steps.map(({ y }) => y)]), "on a telephone they stand below their statement");
  }
  assert.ok(rises(narrow.flatMap(({ steps }) => steps.map(({ y }) => y))), "one statement ends before the next begins");
  for (const name of ["A GP", "The crisis line", "The community mental health team"]) assert.equal(await page.getByRole("group", { name, exact: true }).getByRole("radio").count(), 4, name);
  assert.deepEqual(await page.evaluate(sideways, { spaced: false }), []);
}

async function counter({ page }) {
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/2");
  const shown = page.locator(".govuk-character-count__status");
  const said = page.locator("[aria-live=polite]", { hasText: /character/ });
  assert.match(await shown.innerText(), /100 characters/);
  await page.locator("#words").pressSequentially("Hello");
  assert.match(await shown.innerText(), /95 characters/, "it counts while somebody types");
  await said.filter({ hasText: "95" }).waitFor({ state: "attached" });
  assert.equal(await said.count(), 1, "it is said once");
  await page.locator("#words").fill("x".repeat(103));
  assert.match(await shown.innerText(), /3 characters too many/);
}

async function noCounter({ page }) {
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/2");
  assert.match(await page.locator("#words-info").innerText(), /100/);
  assert.ok(await page.locator("#words-info").isVisible());
  assert.match(await page.locator("#words").getAttribute("aria-describedby"), /words-info/);
}

async function fromTheRight({ page }) {
  await begun(page, "/ur", "/surveys/every-kind");
  await page.goto("/ur/surveys/every-kind/sections/4");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  const wide = await statements(page);
  assert.equal(wide.length, 3);
  for (const { steps } of wide) {
    assert.deepEqual(steps.map(({ code }) => code), ["easy", "mixed", "hard", "dk"], "the order is the same");
    assert.ok(level(steps.map(({ y }) => y)) && falls(steps.map(({ x }) => x)), "it begins on the right");
  }
  await page.goto("/ur/surveys/every-kind/sections/3");
  const apart = await page.locator(".govuk-radios__item").evaluateAll((items) => items.map((item) => item.querySelector("input").getBoundingClientRect().x - item.querySelector("label").getBoundingClientRect().x));
  assert.equal(apart.length, 3);
  assert.ok(apart.every((distance) => distance > 0), "the circle stands to the right of its words");
}

async function settled({ page }) {
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/7");
  const told = page.getByText("This has been decided, and your answer cannot change it.");
  assert.equal(await told.count(), 1, "it stands beside one question alone");
  const next = await told.evaluate((text) => [...document.querySelectorAll("main form fieldset")].find((group) => text.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING).querySelector("input").name);
  assert.equal(next, "settled");
  await page.goto("/surveys/every-kind/paper");
  assert.equal(await told.count(), 1, "on paper as well");
}

export const kinds = {
  "kinds: statements are stacked on a telephone": { script: true, walk: stacked },
  "kinds: the counter of long words": { script: true, walk: counter },
  "kinds: the limit of long words, without JavaScript": { script: false, walk: noCounter },
  "kinds: a scale in Urdu begins on the right": { script: true, walk: fromTheRight },
  "kinds: what is decided already is told": { script: true, walk: settled },
  "kinds: a file, without JavaScript": { script: false, walk: aFile },
  "kinds: a file": { script: true, walk: aFile },
  "kinds: a file that is too large is said at once": { script: true, walk: tooLarge },
  "kinds: in order by buttons": { script: true, walk: byButtons },
  "kinds: in order by numbers, without JavaScript": { script: false, walk: byNumbers },
};
