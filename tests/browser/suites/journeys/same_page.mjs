/** Questions that depend on answers of their own page: they come and go at once, or with the next page. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { begin, carryOn, choose } from "../../lib/answering.mjs";
import { go } from "../../lib/chromium.mjs";
import { Keys } from "../../lib/keys.mjs";
import { faultsAtEveryWidth } from "../../lib/looks.mjs";
import { begun } from "../../lib/tongues.mjs";

const file = JSON.parse(readFileSync(new URL("../../fixtures/same-page.json", import.meta.url), "utf8"));
const address = (slug) => `/surveys/${slug}`;

/** A survey of its own for each, as they run on one site. */
async function opened({ site, seed }, slug) {
  await site.heard(["survey-import", await seed.file(`${slug}.json`, { ...file, slug })]);
  await site.heard(["survey-open", slug]);
}

const shown = (page) => page.locator("main form [data-question]").evaluateAll((boxes) => boxes.map((box) => box.dataset.question));
const said = (page) => page.locator('[id="..changes"]').textContent();
const focused = (page) => page.evaluate(() => document.activeElement.id);

/** Waits, but not for ever. */
async function until(page, holds) {
  for (let tries = 0; tries < 100 && !(await holds()); tries += 1) await page.waitForTimeout(50);
}

/** Waits until the page asks just this, in this order. */
async function asks(page, codes) {
  await until(page, async () => `${await shown(page)}` === `${codes}`);
  assert.deepEqual(await shown(page), codes);
}

/** What would be sent for the questions of the page. */
const sent = (page) => page.locator("[data-asks]").evaluate((asks) => [...new FormData(asks.closest("form"))].map(([name]) => name).filter((name) => !name.startsWith(".") && name !== "csrf"));

async function live({ page, ...setting }) {
  const slug = "same-page-live";
  await opened(setting, slug);
  await begin(page, address(slug));
  // Every announcement is noted, to hear what is said and how often.
  await page.evaluate(() => {
    window.heard = [];
    const region = document.getElementById("..changes");
    new MutationObserver(() => region.textContent && window.heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const heard = () => page.evaluate(() => window.heard.splice(0));
  await asks(page, ["used", "times"]);
  assert.deepEqual(await faultsAtEveryWidth(page), []);

  const keys = new Keys(page);
  await keys.to('[name="used"][value="yes"]');
  await page.keyboard.press("Space");
  await asks(page, ["used", "like", "times"]);
  assert.equal(await focused(page), "used", "the focus stays where it was");
  assert.deepEqual(await heard(), ["One more question on this page: What was it like?"], "it is said once");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "like", "it follows right behind");
  await page.keyboard.type("Warm, but the BUS is late");
  await asks(page, ["used", "like", "bus", "times"]);
  assert.equal(await focused(page), "like");
  assert.deepEqual(await heard(), ["One more question on this page: What about the bus?"]);
  await page.locator("#bus").fill("It waits for nobody");
  assert.match(await page.locator(".govuk-character-count__status").innerText(), /481 characters/, "what came is alive");
  assert.deepEqual(await faultsAtEveryWidth(page), []);

  // Two go with one answer, and neither is sent.
  await choose(page, "used", "no");
  await asks(page, ["used", "times"]);
  assert.deepEqual(await heard(), ["2 questions of this page are no longer asked."]);
  assert.deepEqual(await sent(page), ["used", "times"]);
  // Back again they hold what was typed.
  await choose(page, "used", "yes");
  await asks(page, ["used", "like", "bus", "times"]);
  assert.equal(await page.locator("#like").inputValue(), "Warm, but the BUS is late");
  assert.equal(await page.locator("#bus").inputValue(), "It waits for nobody");

  // Nested groups, a range of numbers, a place in an order moved by its buttons.
  for (const [number, codes] of [["1", []], ["2", ["order"]], ["11", []], ["10", ["order"]]]) {
    await page.locator("#times").fill(number);
    await asks(page, ["used", "like", "bus", "times", ...codes]);
  }
  await page.getByRole("button", { name: "Move up: Somebody to talk to" }).click();
  await asks(page, ["used", "like", "bus", "times", "order", "who"]);
  await page.locator("#who").fill("The same person");
  await carryOn(page);
  assert.match(page.url(), /sections\/2$/, "everything was asked at once");
  await page.goto(`${address(slug)}/check`);
  for (const words of ["Warm, but the BUS is late", "It waits for nobody", "The same person"]) assert.ok(await page.getByText(words).isVisible(), words);

  // What was kept goes only after that was said.
  await page.goto(`${address(slug)}/sections/1?change=1`);
  await asks(page, ["used", "like", "bus", "times", "order", "who"]);
  await choose(page, "used", "no");
  await asks(page, ["used", "times"]);
  await carryOn(page);
  for (const words of ["Warm, but the BUS is late", "The same person"]) assert.ok(await page.getByText(words).isVisible(), words);
  await go(page, "Keep my change");
  assert.match(page.url(), /check$/);
  assert.equal(await page.getByText("It waits for nobody").count(), 0);
}

/** Somebody who is in a question that goes stays in it until they leave. */
async function held({ page, ...setting }) {
  const slug = "same-page-held";
  await opened(setting, slug);
  await begin(page, address(slug));
  await choose(page, "used", "yes");
  await asks(page, ["used", "like", "times"]);
  let release;
  const waiting = new Promise((resolve) => (release = resolve));
  await page.route("**/sections/1", async (route) => {
    await waiting;
    await route.continue();
  });
  const answered = page.waitForResponse(/sections\/1$/);
  await choose(page, "used", "no");
  await page.locator("#like").focus();
  release();
  await answered;
  await until(page, async () => /no longer/.test(await said(page)));
  assert.match(await said(page), /no longer/);
  assert.deepEqual(await shown(page), ["used", "like", "times"]);
  assert.equal(await focused(page), "like", "the focus is not taken away");
  await page.locator("#times").focus();
  await asks(page, ["used", "times"]);
  assert.equal(await focused(page), "times");
  await page.unroute("**/sections/1");
}

/** A server that does not answer leaves the page as it is without a script. */
async function unheard({ page, ...setting }) {
  const slug = "same-page-unheard";
  await opened(setting, slug);
  await begin(page, address(slug));
  await page.route("**/sections/1", (route) => (route.request().resourceType() === "fetch" ? route.abort("aborted") : route.continue()));
  await choose(page, "used", "yes");
  await carryOn(page);
  assert.match(page.url(), /brought=like/);
  await page.locator("#like").fill("Warm");
  await carryOn(page);
  assert.match(page.url(), /sections\/2$/);
}

async function bare({ page, ...setting }) {
  const slug = "same-page-bare";
  await opened(setting, slug);
  await begin(page, address(slug));
  assert.deepEqual(await shown(page), ["used", "times"]);
  await choose(page, "used", "yes");
  await carryOn(page);
  assert.match(page.url(), /brought=like/);
  await page.locator("#like").fill("The bus");
  await carryOn(page);
  assert.match(page.url(), /brought=bus/);
  await carryOn(page);
  assert.match(page.url(), /sections\/2$/);
}

async function inUrdu({ page, ...setting }) {
  const slug = "same-page-urdu";
  await opened(setting, slug);
  await begun(page, "/ur", address(slug));
  await page.goto(`/ur${address(slug)}/sections/1`);
  await choose(page, "used", "yes");
  await asks(page, ["used", "like", "times"]);
  assert.match(await said(page), /ایک اور سوال.*وہ کیسا تھا؟/);
  assert.ok(await page.getByText("وہ کیسا تھا؟", { exact: false }).first().isVisible());
}

export const samePage = {
  "same page: questions come and go as answers change": { script: true, walk: live },
  "same page: nobody is taken out of what they write": { script: true, walk: held },
  "same page: without an answer from the server": { script: true, walk: unheard },
  "same page: without JavaScript": { script: false, walk: bare },
  "same page: in Urdu": { script: true, walk: inUrdu },
};
