/** Follows the links of the site and looks for anything that stored text could have done. */

import { misdeeds, visitor } from "../../lib/chromium.mjs";
import { readable } from "./dealer.mjs";

/** Runs inside the page: what only stored text could have put there, and everything readable. */
function traces() {
  const faults = [];
  const strange = document.querySelectorAll(
    "script:not([src^='/static/']), iframe, object, embed, img:not(.app-picture[src^='/'], .app-illustrated__picture[src^='/']), video, audio, base, meta[http-equiv], style, marquee, math, link[rel=stylesheet]:not([href^='/static/']), noscript, [style]",
  );
  for (const element of strange) faults.push(`an element that is not ours: ${element.outerHTML.slice(0, 120)}`);
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) faults.push(`a handler: ${element.outerHTML.slice(0, 120)}`);
      if (["href", "src", "action", "formaction", "xlink:href"].includes(name) && /^[\s\u0000-\u001f]*(javascript|data|vbscript|file):/i.test(value)) faults.push(`an unsafe address: ${value}`);
    }
  for (const form of document.forms) if (new URL(form.action, location).origin !== location.origin) faults.push(`a form to ${form.action}`);
  if (window.pwned) faults.push("stored text ran");

  for (const details of document.querySelectorAll("details")) details.open = true;
  const fields = [...document.querySelectorAll("input:not([type=hidden]), textarea, option, optgroup")].map((field) => field.label || field.value || field.textContent);
  const texts = [document.title, document.body.innerText, ...fields];
  // Text that only assistive technology reads is text too.
  for (const element of document.querySelectorAll("[aria-label], .govuk-visually-hidden")) texts.push(element.getAttribute("aria-label") ?? element.textContent);
  // Numbers beside marked words are no part of the words.
  for (const words of document.querySelectorAll(".app-words:has(.app-sentence)")) {
    const bare = words.cloneNode(true);
    for (const number of bare.querySelectorAll(".app-sentence")) number.remove();
    texts.push(bare.textContent);
  }
  return { faults, texts };
}

/** What stored text did on the page that shows, and what can be read on it. */
export async function look(page) {
  const { faults, texts } = await page.evaluate(traces);
  const at = new URL(page.url()).pathname;
  return { faults: [...faults, ...(await misdeeds(page).catch(() => []))].map((fault) => `${at}: ${fault}`), texts };
}

/** Whether a text can be read in another. */
export function readableIn(whole, part) {
  return readable(whole).includes(readable(part));
}

/**
 * The shape of an address: pages that differ by a number, by the language they are read in, or by the
 * piece of a survey they are about, have the same.
 */
function shapeOf(address) {
  const url = new URL(address, "http://site");
  const path = url.pathname
    .replace(/^\/(?:[a-z]{2}|easy)(?=\/)/, "")
    .replace(/^\/large(?=\/)/, "")
    .replaceAll(/\d+/g, "N")
    .replace(/^(\/staff\/surveys\/N\/[a-z]+\/[a-z]+)\/.+$/, "$1/piece");
  return path + [...url.searchParams.keys()].sort().join("&");
}

const never = /^\/(static|leave|favicon|metrics)|\.ics$|^\/staff\/invitations/;

/** Visits what a role can reach by links; of pages of one shape, the newest `few`. */
export async function walk({ browser, site, staff, role, few = 5 }) {
  const context = role ? await staff.window(role) : await visitor(browser, site);
  const page = await context.newPage();
  const waiting = role ? ["/staff"] : ["/", "/surveys/hostile", "/surveys/hostile/paper", "/surveys/hostile/paper/large"];
  const known = new Set(waiting);
  const shapes = new Map();
  const seen = { pages: 0, faults: [], texts: [] };
  while (waiting.length > 0 && seen.pages < 240) {
    const address = waiting.shift();
    const shown = await page.goto(address).catch((error) => {
      // A file to be kept is no page.
      if (error.message.includes("Download is starting")) return undefined;
      throw error;
    });
    if (!shown) continue;
    seen.pages += 1;
    const { faults, texts } = await look(page);
    seen.faults.push(...faults);
    seen.texts.push(...texts);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
    const own = links.filter((href) => href.startsWith(`${site.base}/`)).map((href) => href.slice(site.base.length).split("#")[0]);
    // The newest have the highest numbers, and they are the hostile ones.
    for (const next of [...new Set(own)].sort((a, b) => b.localeCompare(a, "en", { numeric: true }))) {
      if (known.has(next) || never.test(next)) continue;
      if (role && !next.startsWith("/staff")) continue;
      known.add(next);
      const shape = shapeOf(next);
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      if (shapes.get(shape) <= few) waiting.push(next);
    }
  }
  await context.close();
  if (seen.pages < 2) seen.faults.push("hardly a page was found");
  return seen;
}
