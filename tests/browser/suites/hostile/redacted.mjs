/** Hostile reasons: for reading what is hidden, for hiding it, for leaving it, for quoting and not quoting. */

import { go } from "../../lib/chromium.mjs";
import { unfold } from "./desk.mjs";
import { look } from "./walk.mjs";

const queue = "/staff/redaction/1/q8";

export async function redacted({ staff, dealer }) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  const seen = await opened(page, dealer);
  const sheet = page.url();
  seen.push(...(await decided(page, sheet, dealer)), ...(await quoted(page, sheet, dealer)));
  await context.close();
  return seen;
}

/** Says what for; too much is refused and given back. */
async function opened(page, dealer) {
  await page.goto(queue);
  await page.getByLabel("What for").selectOption("other");
  await page.locator("#note").fill(`${dealer.one("why somebody reads")} ${"x".repeat(300)}`);
  await go(page, "Show what was written");
  const seen = [await look(page)];
  await page.getByLabel("What for").selectOption("other");
  await page.locator("#note").fill(dealer.one("why somebody reads", { shown: false }));
  await go(page, "Show what was written");
  seen.push(await look(page));
  await go(page, "Decide about the next comment");
  return [...seen, await look(page)];
}

async function decided(page, sheet, dealer) {
  await page.locator("select[name^=choice-]").first().selectOption("left:other");
  await page.locator("#note").fill(dealer.one("why words stay"));
  await go(page, "Save and go on");
  await page.goto(sheet);
  const seen = [await look(page)];
  const mark = async (words, why) => {
    await unfold(page);
    await page.locator("#words").fill(words);
    await page.locator("#kind").selectOption({ index: 1 });
    await page.locator("#why").selectOption("other");
    await page.locator("#why_note").fill(why);
    await go(page, "Hide these words");
    seen.push(await look(page));
  };
  await mark(dealer.many("words that are not there", 800), dealer.one("why nothing is hidden"));
  const written = await page.locator(".app-large-words").innerText();
  await mark(/[a-z]{4,}/i.exec(written)[0], dealer.one("why words are hidden"));
  await page.goto(sheet);
  return [...seen, await look(page)];
}

async function quoted(page, sheet, dealer) {
  await page.goto(sheet.replace("/redaction/", "/themes/").replace(/(\d+)$/, "comments/$1"));
  await page.getByLabel("Propose as a quotation").check({ force: true });
  await page.getByLabel(/^Note for colleagues/).fill(dealer.one("note beside a comment"));
  const seen = [await look(page)];
  await go(page, "Save and read the next one");
  await page.goto(queue.replace("/redaction/", "/quotes/"));
  await page.locator("#words").fill(dealer.many("quotation that nobody wrote", 800));
  await page.locator("#why").fill(dealer.one("why it may be published"));
  await go(page, "May be published");
  seen.push(await look(page));
  await page.locator("#why").fill(dealer.one("why it may not be published"));
  await go(page, "May not be published");
  return [...seen, await look(page)];
}
