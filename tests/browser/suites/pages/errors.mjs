/** Pages about something that went wrong: each says so in the language of the page, and leads on. */

import { truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { begin, survey } from "../../lib/answering.mjs";
import { documentOf, go, visitor } from "../../lib/chromium.mjs";
import { Staff } from "../../lib/staff.mjs";
import { texts } from "../../lib/texts.mjs";
import { press } from "../../lib/tongues.mjs";

/** The languages an error is met in: the prefix of the address, the tag of the page, what its pages are called. */
const tongues = [
  { prefix: "", tag: "en", called: "" },
  { prefix: "/cy", tag: "cy", called: " in Welsh" },
  { prefix: "/ur", tag: "ur", called: " in Urdu" },
];

export async function errors(setting) {
  await ofPublic(setting);
  await ofStaff(setting);
  await whereAllGoesWrong(setting);
}

async function ofPublic(setting) {
  const { browser, site, inspector } = setting;
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const met = (name, status, kind, tongue) => meet(setting, page, name, status, kind, tongue);
  await page.goto("/nowhere");
  await met("missing", 404, "missing");
  await page.goto("/surveys/no-such-survey");
  await met("missing survey", 404, "missing");
  await asPost(page, "/privacy");
  await met("wrong method", 405, "method");
  for (const tongue of tongues) {
    await lookUp(page, tongue, (code) => code.after(code.cloneNode()));
    await met("malformed", 400, "malformed", tongue);
    await lookUp(page, tongue, oneByteTooMany);
    await met("too large", 413, "too-large", tongue);
  }
  await tooLargeAFile(page, site);
  await met("too large a file", 413, "too-large");
  await page.goto("/receipts");
  await context.clearCookies();
  await go(page, "Show what I sent");
  await met("forged", 403, "forged");
  await inspector.visit(page, `${survey}/sections/1`, "section without a response");
  await context.close();
}

async function ofStaff(setting) {
  const champion = await setting.staff.window("champion");
  const page = await champion.newPage();
  await setting.inspector.visit(page, "/staff/themes", "forbidden", 403);
  await page.goto("/staff/paper");
  await champion.clearCookies({ name: /staff/ });
  await go(page, "Begin typing forms in");
  await setting.inspector.look(page, "signed out", 401);
  await champion.close();
}

/** A site of its own: its limits hold, and its database knows no drop-in and takes no request for another format. */
async function whereAllGoesWrong(setting) {
  const site = await setting.seed.start("all goes wrong", { more: { HEARD_LIMITS: "on" }, spoilt: { event: "venue", format_request: "sealed" } });
  try {
    const context = await visitor(setting.browser, site);
    const page = await context.newPage();
    const met = (name, status, kind, tongue) => meet(setting, page, name, status, kind, tongue);
    for (const tongue of tongues) {
      await page.goto(`${tongue.prefix}/events`);
      await met("fault", 500, "internal", tongue);
      await askForFormat(page, tongue);
      await met("nothing can be stored", 503, "unavailable", tongue);
    }
    await atADesk(setting, site);
    await guess(page, 30);
    for (const tongue of tongues) {
      await lookUp(page, tongue, (code) => { code.value = "x"; });
      await met("too many tries", 429, "too-many", tongue);
    }
    await context.close();
  } finally {
    await site.stop();
  }
}

/** Whoever works here meets a fault too. */
async function atADesk(setting, site) {
  const context = await new Staff(setting.browser, site).window("officer");
  const page = await context.newPage();
  await page.goto("/staff/events");
  await meet(setting, page, "fault at a desk", 500, "internal");
  await context.close();
}

/** Looks at an error page, and at what it says: what is wrong and where to go on, and nothing of the inside. */
async function meet({ inspector, report }, page, name, status, kind, { tag, called } = tongues[0]) {
  const named = `${name}${called}`;
  if (tag === "en") await inspector.look(page, named, status);
  else await inspector.glance(page, undefined, named, status);
  if (inspector.wants(named)) report.check(`${named}: says what is wrong`, await told(page, kind, tag));
}

async function told(page, kind, tag) {
  const said = texts(tag);
  const main = await page.locator("main").innerText();
  const faults = [];
  const wrong = (holds, fault) => holds || faults.push(fault);
  wrong((await page.locator("html").getAttribute("lang")) === tag, "the page is in another language");
  for (const part of ["title", "text"]) wrong(main.includes(said[`error-${kind}-${part}`]), `the page does not say: ${said[`error-${kind}-${part}`]}`);
  wrong((await page.locator("main a[href]").count()) > 0, "the page leads nowhere");
  wrong(new RegExp(`${said["error-id"]}\\s+[0-9a-f]{16}`).test(main) === (kind === "internal"), "a fault has a number, and nothing else has");
  const inside = /select |insert |no such table|sqlite|sqlx|dberr|panicked|\.rs\b|actix|stack/i.exec(await documentOf(page).text());
  wrong(!inside, `the page shows the inside: ${inside}`);
  return faults;
}

/** Opens an address with the wrong method, as a page of long ago might. */
async function asPost(page, address) {
  const send = (route) => route.continue({ method: "POST" });
  await page.route(address, send);
  await page.goto(address);
  await page.unroute(address, send);
}

/** Looks for a receipt after something was done to the field of its code. */
async function lookUp(page, { prefix }, change) {
  await page.goto(`${prefix}/receipts`);
  await page.locator("#code").evaluate(change);
  await press(page, page.locator("main form button"));
}

/** Runs inside the page: the form becomes one byte larger than 64 KiB. */
function oneByteTooMany(code) {
  const size = () => new URLSearchParams(new FormData(code.form)).toString().length;
  code.value = "x".repeat(64 * 1024 + 1 - size());
  if (size() !== 64 * 1024 + 1) throw new Error(`a form of ${size()} bytes`);
}

/** Sends a film of 48 MB beside an answer, from a page whose script did not come to warn of it. */
async function tooLargeAFile(page, site) {
  const film = path.join(site.folder, "film.pdf");
  await writeFile(film, "");
  await truncate(film, 48 << 20);
  await begin(page, "/surveys/every-kind");
  await page.goto("/surveys/every-kind/sections/7");
  await page.locator("#photo").evaluate((field) => delete field.dataset.most);
  await page.locator("#photo").setInputFiles(film);
  await press(page, page.getByRole("button", { name: "Continue" }));
}

/** Asks for another format of the survey. */
async function askForFormat(page, { prefix }) {
  await page.goto(`${prefix}${survey}/formats`);
  await page.locator('label[for="needs"]').click();
  await page.locator("#phone").fill("01632 960 555");
  await press(page, page.locator("main form button[type=submit]").first());
}

/** Tries so many codes from this window. */
async function guess(page, times) {
  await page.goto("/receipts");
  const csrf = await page.locator("main input[name=csrf]").inputValue();
  for (let tried = 0; tried < times; tried += 1) await page.request.post("/receipts", { form: { csrf, code: "x" } });
}
