/** Pages of agreement and publishing: coding second, where two people differ, what the public reads. */

import { go } from "../../lib/chromium.mjs";

const question = "/staff/themes/1/q8";

export async function agreement(setting) {
  const { staff, inspector } = setting;
  const open = async (role) => {
    const context = await staff.window(role);
    const page = await context.newPage();
    return { context, page, look: (name, status) => inspector.look(page, name, status), visit: (address, name, status) => inspector.visit(page, address, name, status) };
  };
  const first = await open("officer");
  await measured(first);
  const second = await open("officer-2");
  await codingSecond(second);
  await settling(first);
  await publishing(first);
  await first.context.close();
  await second.context.close();
}

async function measured({ page, look, visit }) {
  await visit("/staff/themes/1/q4/agreement", "agreement not measured");
  await visit(`${question}/agreement`, "agreement measured");
  await page.locator("#alpha").fill("80%");
  await page.locator("#alpha").press("Enter");
  await page.waitForLoadState();
  await look("agreement, least agreement refused", 422);
  await page.goto(`${question}/agreement`);
  await go(page, "Draw the comments");
  await look("agreement, sample to be drawn refused", 422);
  await page.getByLabel("Oscar Officer (made up)").check({ force: true });
  await page.locator("#count").fill("3");
  await go(page, "Draw the comments");
  await look("agreement, sample drawn");
  const theme = await page.goto(question).then(() => page.locator("section:has(.app-theme--accepted) h3 a").first().getAttribute("href"));
  await visit(`${theme}/groups`, "agreement, groups a theme comes from");
}

async function codingSecond({ page, look }) {
  await page.goto(question);
  await page.waitForURL(/\/second\/\d+$/);
  await look("agreement, comment coded second");
  await page.locator("#code").fill("9999");
  await page.locator("#code").press("Enter");
  await page.waitForLoadState();
  await look("agreement, comment coded second with no number", 422);
  // By keyboard: a number, and on to the next one.
  await page.locator("#code").fill("1");
  await page.locator("#code").press("Enter");
  await page.waitForURL(/#code$/);
  await look("agreement, next comment coded second");
  await go(page, "Give the rest back");
  await look("agreement, sample given back");
}

async function settling({ page, look, visit }) {
  await visit(`${question}/agreement/differences`, "agreement, where two people differ");
  await page.locator(".app-turn a").first().click();
  await page.waitForLoadState();
  const one = page.url();
  await look("agreement, comment to be settled");
  await go(page, "Decide and go on");
  await look("agreement, comment to be settled refused", 422);
  for (const box of await page.locator("input[value=in]").all()) await box.check({ force: true });
  await go(page, "Decide and go on");
  await look("agreement, next comment to be settled");
  await visit(one, "agreement, comment settled");
}

async function publishing({ page, look, visit }) {
  await visit("/staff/themes/1/q4/publish", "agreement, themes to be published");
  await go(page, "Publish it");
  await look("agreement, themes to be published refused", 422);
  await visit(`${question}/publish`, "agreement, themes published");
  await go(page, "Take it back");
  await look("agreement, themes taken back refused", 422);
}
