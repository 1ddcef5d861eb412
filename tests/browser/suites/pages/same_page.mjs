/** A page whose questions depend on each other: as it begins, as it grows, refused, and as it comes back. */

import { readFileSync } from "node:fs";
import { begin, carryOn, choose } from "../../lib/answering.mjs";
import { visitor } from "../../lib/chromium.mjs";

const file = JSON.parse(readFileSync(new URL("../../fixtures/same-page.json", import.meta.url), "utf8"));
const address = `/surveys/${file.slug}`;

export async function same_page({ browser, site, seed, inspector }) {
  await site.heard(["survey-import", await seed.file("same-page.json", file)]);
  await site.heard(["survey-open", file.slug]);
  const context = await visitor(browser, site);
  const page = await context.newPage();
  await begin(page, address);
  await inspector.look(page, "same page, first");
  await choose(page, "used", "yes");
  await page.locator("#like").waitFor();
  await inspector.look(page, "same page, grown");
  await carryOn(page);
  await inspector.look(page, "same page, refused", 422);
  await page.locator("#like").fill("The bus");
  await page.locator("#bus").waitFor();
  await carryOn(page);
  await inspector.visit(page, `${address}/sections/1?brought=like+bus`, "same page, brought");
  await inspector.visit(page, `${address}/paper`, "same page on paper");
  await context.close();
}
