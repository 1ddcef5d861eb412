/** Hostile text in addresses, and in forms that come back. */

import assert from "node:assert/strict";
import { documentOf, go, visitor } from "../../lib/chromium.mjs";
import { corpus } from "../hostile_corpus.mjs";
import { look } from "./walk.mjs";

const addresses = ["/you-said?status=", "/you-said?organisation=", "/staff/sign-in?next=", "/nowhere/", "/surveys/", "/events/", "/places/", "/staff/invitations/"];

export async function reflected({ browser, site }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const faults = [];
  for (const [i, text] of corpus.entries()) {
    const response = await page.goto(addresses[i % addresses.length] + encodeURIComponent(text));
    assert.ok(response.status() < 500, `${response.status()} at ${response.url()}`);
    assert.match(response.headers()["content-type"], /^text\/html/, response.url());
    faults.push(...(await look(page)).faults);
  }
  for (const text of corpus.filter((_, i) => i % 4 === 0)) {
    await page.goto("/receipts");
    await page.getByLabel("Receipt code").fill(text);
    await go(page, "Show what I sent");
    assert.equal(await page.getByLabel("Receipt code").inputValue(), text, "the refused code is given back as typed");
    assert.ok([404, 422].includes(documentOf(page).status()));
    faults.push(...(await look(page)).faults);
  }
  await context.close();
  assert.deepEqual(faults, []);
}
