/** From comments to a promise, with the keyboard alone: grouped, read, accepted together, published, answered. */

import assert from "node:assert/strict";
import { Keys } from "../../lib/keys.mjs";

const QUESTION = "/staff/themes/1/q13";

/** Waits until the program has grouped; without JavaScript by looking again. */
async function grouped(page, script) {
  for (let looked = 0; looked < 60; looked += 1) {
    if ((await page.locator("progress.app-progress").count()) === 0) return;
    if (script) await page.waitForTimeout(1000);
    else await Promise.all([page.waitForTimeout(1000), page.goto(QUESTION)]);
  }
  throw new Error("the grouping does not end");
}

async function walk({ page, script }) {
  const keys = new Keys(page);
  const says = () => page.locator("main").innerText();

  await page.goto(QUESTION);
  await keys.button("Group them again");
  await grouped(page, script);
  assert.match(await says(), /comments grouped/);

  // The largest theme nobody decided about: named, accepted, its proposals accepted after a sample.
  const open = page.locator("section.app-theme", { has: page.locator(".app-theme--proposed") }).first();
  await page.goto(await open.locator("h3 a").getAttribute("href"));
  const theme = new URL(page.url()).pathname;
  await page.locator("#name").fill("");
  await keys.type("#name", "What else people said");
  await keys.type("#definition", "Thanks, praise and worries about nothing else");
  await keys.button("Save");
  assert.match(await page.locator("h1").innerText(), /What else people said/);
  await keys.button("Accept this theme");
  const together = page.locator("main a", { hasText: /proposals together|last proposal/ });
  await keys.link((await together.innerText()).trim());
  await keys.button("Accept the others");
  assert.equal(new URL(page.url()).pathname, theme);

  // Published with a reason for whatever is open.
  await page.goto(`${QUESTION}/publish`);
  for (const why of await page.locator("textarea[name^=why-]").evaluateAll((all) => all.map((box) => box.name))) await keys.type(`textarea[name="${why}"]`, "The decision is tomorrow");
  await keys.box("sure", "yes");
  // Again, if somebody walked here before.
  await keys.button(await page.getByRole("button", { name: /^Publish it/ }).innerText());
  const told = page.locator("main a", { hasText: "See it as they do" }).first();
  await page.goto(await told.getAttribute("href"));
  assert.match(await says(), /What else people said/);

  // And answered: from the theme to a commitment about it.
  await page.goto(theme);
  await keys.link("Answer this theme in public");
  assert.match(page.url(), /tracker\/new\?theme=/);
  keys.verify();
}

export const workbench = {
  "workbench: from comments to what the public reads, by keyboard": { as: "officer", script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "workbench: the same without JavaScript": { as: "officer", script: false, walk: (setting) => walk({ ...setting, script: false }) },
};
