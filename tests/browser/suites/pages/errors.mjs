/** Pages about something that went wrong. */

import { go, visitor } from "../../lib/chromium.mjs";

export async function errors({ browser, site, staff, inspector }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  await inspector.visit(page, "/nowhere", "missing", 404);
  await inspector.visit(page, "/surveys/no-such-survey", "missing survey", 404);
  await asPost(page, "/privacy");
  await inspector.look(page, "wrong method", 405);
  await page.goto("/receipts");
  await context.clearCookies();
  await go(page, "Show what I sent");
  await inspector.look(page, "forged", 403);
  await inspector.visit(page, "/surveys/better-days/sections/1", "section without a response");
  await context.close();

  const champion = await staff.window("champion");
  const theirs = await champion.newPage();
  await inspector.visit(theirs, "/staff/themes", "forbidden", 403);
  await theirs.goto("/staff/paper");
  await champion.clearCookies({ name: /staff/ });
  await go(theirs, "Begin typing forms in");
  await inspector.look(theirs, "signed out", 401);
  await champion.close();
}

/** Opens an address with the wrong method, as a page of long ago might. */
async function asPost(page, address) {
  const send = (route) => route.continue({ method: "POST" });
  await page.route(address, send);
  await page.goto(address);
  await page.unroute(address, send);
}
