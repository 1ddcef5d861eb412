/** A place at a drop-in: asked for, confirmed by mail, given back. */

import assert from "node:assert/strict";
import { go } from "../../lib/chromium.mjs";
import { askForPlace, placeOf } from "../pages/open.mjs";

const event = "/events/lantern-house-evening";

/** The places left at the first time of the event. */
async function left(page) {
  await page.goto(event);
  return Number(/(\d+) places? left/.exec(await page.locator("main").innerText())[1]);
}

async function walk({ page, site, staff }, email) {
  const before = await left(page);
  await askForPlace(page, event, email, "Ask Erin");
  assert.match(page.url(), /asked$/);
  const [mail] = await site.mail(email);
  assert.match(mail, /^Subject: You have a place/m);
  assert.match(mail, /BEGIN:VCALENDAR/, "the mail holds a calendar entry");
  assert.equal(await left(page), before - 1);

  const officer = await staff.window("officer");
  const list = await officer.newPage();
  await list.goto("/staff/events");
  await list.getByRole("link", { name: /Lantern House|evening/i }).first().click();
  await list.getByText("Ask Erin").waitFor();
  await officer.close();

  const place = await placeOf(site, email);
  await page.goto(place);
  assert.match(await page.locator("main").innerText(), /You have a place/);
  await go(page, "Give my place back");
  await page.goto(place);
  assert.match(await page.locator("main").innerText(), /You are no longer on the list for this drop-in/);
  assert.equal(await left(page), before, "the place is free again");
  const mails = await site.mail(email, { after: 1 });
  assert.ok(mails.some((text) => /^Subject: Your place is given back/m.test(text)));
}

export const dropIn = {
  "drop-in: asked for and given back": { script: true, walk: (setting) => walk(setting, "erin@people.example") },
  "drop-in: asked for and given back without JavaScript": { script: false, walk: (setting) => walk(setting, "aled@people.example") },
};
