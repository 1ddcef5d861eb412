/**
 * Pages of the public in the other languages and forms, each looked at once on a telephone: what is
 * the same in every language is looked at in English.
 */

import { begun, choose, onward } from "../../lib/tongues.mjs";
import { linkTo, visitor } from "../../lib/chromium.mjs";
import { receiptCode, survey } from "../../lib/answering.mjs";
import { texts } from "../../lib/texts.mjs";

const plain = ["/", "/programmes/better-days", "/programmes/mental-health-review/assessment", "/follow", "/privacy", "/cookies", "/accessibility", "/help", "/you-said", "/events", "/events/lantern-house-evening", "/events/lantern-house-evening/sign-up", "/receipts", "/surveys/better-days/paper", "/surveys/better-days/results", "/surveys/better-days/results/q8", "/surveys/announced-survey", "/surveys/closed-survey", "/no-such-page"];

export async function languages(setting) {
  for (const [prefix, tag] of [["/ur", "ur"], ["/cy", "cy"]]) await inLanguage({ ...setting, prefix, said: texts(tag) });
  for (const [prefix, tag] of [["/easy", "easy"], ["/large", "en"], ["/ur/large", "ur"]]) await answering({ ...setting, prefix, said: texts(tag) });
}

async function inLanguage(setting) {
  const { browser, site, inspector, prefix } = setting;
  const context = await visitor(browser, site);
  const page = await context.newPage();
  for (const address of plain) await inspector.glance(page, `${prefix}${address}`, `${prefix}${address}`, address === "/no-such-page" ? 404 : 200);
  await page.goto(`${prefix}/you-said`);
  const one = await linkTo(page, /\/you-said\/\d+$/);
  await inspector.glance(page, one, `${prefix} commitment`);
  await page.goto(`${prefix}/events/lantern-house-evening/sign-up`);
  await onward(page);
  await inspector.glance(page, undefined, `${prefix} sign-up with errors`, 422);
  await context.close();
  await answering(setting);
}

async function answering({ browser, site, inspector, prefix, said }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const glance = (name, status) => inspector.glance(page, undefined, `${prefix} ${name}`, status);
  await inspector.glance(page, `${prefix}${survey}`, `${prefix} survey start`);
  await begun(page, prefix);
  await glance("section 1");
  await choose(page, "q1", "hard");
  await onward(page);
  await glance("section 2");
  await onward(page);
  await glance("section 3");
  await onward(page);
  await glance("section 3 with errors", 422);
  await choose(page, "q5", "agree");
  await choose(page, "q6", "quiet");
  await page.locator("#q8").fill("بس رات کو نہیں چلتی");
  await onward(page);
  await onward(page);
  await onward(page);
  await glance("check answers");
  await page.getByRole("button", { name: said["check-send"], exact: true }).click();
  await page.waitForURL(/equality$/);
  await glance("equality gate");
  await page.locator('input[name="answer"][value="yes"]').check({ force: true });
  await onward(page);
  await glance("equality 1");
  await page.goto(`${prefix}${survey}/sent`);
  await glance("receipt");
  const code = await receiptCode(page);
  await page.goto(`${prefix}/receipts`);
  await page.locator("#code").fill(code);
  await onward(page);
  await glance("receipt found");
  await context.close();
}
