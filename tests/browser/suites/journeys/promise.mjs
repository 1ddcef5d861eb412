/** From a theme to a promise in public: accepted, answered, published, reported on. */

import assert from "node:assert/strict";
import { go, linkTo } from "../../lib/chromium.mjs";

async function walk({ page, context, browser, site, staff, script }) {
  const title = script ? "Buses that wait" : "Doors that open";
  await page.goto("/staff/themes/1/q4");
  await page.locator("section:has(.app-theme--proposed) h3 a").first().click();
  await page.waitForURL(/\/staff\/theme\/\d+/);
  await page.getByLabel("Name", { exact: true }).fill(`Theme of ${title}`);
  await go(page, "Save");
  await go(page, "Accept this theme");
  assert.match(await page.locator("main").innerText(), /Accepted/i);
  await page.getByRole("link", { name: "Answer this theme in public" }).click();
  await page.waitForURL(/tracker\/new\?theme=/);
  assert.match(await page.locator("main").innerText(), new RegExp(`Theme of ${title}`));

  await page.getByLabel("What is it called?").fill(title);
  await page.getByLabel("You said", { exact: true }).fill("Nobody waits for us.");
  await page.getByLabel("We are doing", { exact: true }).fill("They wait now.");
  await page.getByLabel("On track", { exact: true }).check({ force: true });
  await page.getByLabel("Lantern House").check({ force: true });
  await go(page, "Save");
  const visitor = await browser.newPage({ baseURL: site.base });
  const isPublic = async () => {
    await visitor.goto("/you-said");
    return (await visitor.getByRole("link", { name: title }).count()) > 0;
  };
  assert.equal(await isPublic(), false, "nobody sees a draft");
  if (!page.url().match(/tracker\/\d+$/)) {
    await page.goto("/staff/tracker");
    await page.getByRole("link", { name: title }).click();
    await page.waitForURL(/tracker\/\d+$/);
  }
  const edit = page.url();
  await go(page, "Publish");
  assert.equal(await isPublic(), true, "everybody sees it");

  await report({ staff, title, script });
  await page.goto(edit);
  await go(page, "Publish this update");
  await visitor.goto("/you-said");
  await visitor.getByRole("link", { name: title }).click();
  await visitor.getByText(`It stands well: ${title}`).waitFor();
  await visitor.context().close();
  await context.clearCookies();
}

/** Another organisation's officer reports; it waits for the officer of the programme. */
async function report({ staff, title, script }) {
  const owner = await staff.window("owner", { script });
  const page = await owner.newPage();
  await page.goto("/staff/own");
  const row = page.locator("article", { hasText: title });
  await page.goto(await row.getByRole("link", { name: /^Report how it stands/ }).getAttribute("href"));
  await page.getByLabel("What happened?").fill(`It stands well: ${title}`);
  await page.getByLabel("Done", { exact: true }).check({ force: true });
  await go(page, "Send the report");
  assert.match(await page.locator("main").innerText(), /Your report is with an officer/);
  await owner.close();
}

async function contradiction({ page }) {
  await page.goto("/staff/tracker");
  await page.goto(await linkTo(page, /tracker\/new\?programme=/));
  await page.getByLabel("What is it called?").fill("Half a promise");
  await page.getByLabel("You said", { exact: true }).fill("Do it.");
  await page.getByLabel("Not doing", { exact: true }).check({ force: true });
  await go(page, "Save");
  assert.match(await page.locator("main").innerText(), /Say why it is not being done/);
  assert.equal(await page.getByLabel("What is it called?").inputValue(), "Half a promise");
  assert.ok(await page.getByLabel("Not doing", { exact: true }).isChecked());
}

export const promise = {
  "promise: from a theme to the public": { as: "officer", script: true, walk: (setting) => walk({ ...setting, script: true }) },
  "promise: from a theme to the public without JavaScript": { as: "officer", script: false, walk: (setting) => walk({ ...setting, script: false }) },
  "promise: a refusal needs a reason": { as: "officer", script: true, walk: contradiction },
};
