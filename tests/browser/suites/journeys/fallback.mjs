/** The site as it is built without the front-end kit: plain, and no less usable. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { answerAll, begin, carryOn, receiptCode, send, takeGate } from "../../lib/answering.mjs";
import { faultsAtEveryWidth } from "../../lib/looks.mjs";
import { root } from "../../lib/site.mjs";

const ours = (file) => readFile(path.join(root, "public", file), "utf8");

/** Serves what the build would make without the kit, in place of the stylesheet and the script. */
async function withoutKit(context) {
  const css = (await ours("css/fallback.css")) + (await ours("css/app.css"));
  const js = `const kit={};\n${await ours("js/app.js")}`;
  await context.route(/\/static\/app-\w+\.css$/, (route) => route.fulfill({ body: css, contentType: "text/css" }));
  await context.route(/\/static\/app-\w+\.js$/, (route) => route.fulfill({ body: js, contentType: "text/javascript" }));
}

async function look(page) {
  assert.deepEqual(await faultsAtEveryWidth(page), []);
}

async function walk({ page, context }) {
  await withoutKit(context);
  for (const address of ["/", "/you-said", "/events/lantern-house-evening/sign-up", "/surveys/better-days"]) {
    await page.goto(address);
    await look(page);
  }
  await begin(page);
  await look(page);
  await carryOn(page);
  await carryOn(page);
  await carryOn(page);
  assert.match(await page.title(), /^Error: /);
  await look(page);
  await answerAll(page);
  await look(page);
  await send(page);
  await look(page);
  await takeGate(page, false);
  await look(page);
  assert.match(await receiptCode(page), /-/);
}

async function desk({ page, context }) {
  await withoutKit(context);
  for (const address of ["/staff", "/staff/themes/1/q4", "/staff/tracker", "/staff/paper"]) {
    await page.goto(address);
    await look(page);
  }
}

export const fallback = {
  "fallback: the survey without the kit": { script: true, walk },
  "fallback: the desk without the kit": { as: "officer", script: true, walk: desk },
};
