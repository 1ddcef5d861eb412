/** Hostile names of files: a person sees what is left of them, and no address and no disk sees anything of them. */

import assert from "node:assert/strict";
import { begin } from "../../lib/answering.mjs";
import { go, visitor } from "../../lib/chromium.mjs";
import { corpus } from "../hostile_corpus.mjs";
import { surveyAt } from "./desk.mjs";
import { look } from "./walk.mjs";

const pdf = Buffer.from("%PDF-1.7\n%%EOF");

/**
 * A name as people are shown it: no folder, nothing that means something to a disk, nothing unseen, and the
 * ending of what the file is. A browser writes a quotation mark as %22.
 */
function shownName(name) {
  const stem = name.replaceAll('"', "%22").split(/[/\\]/).at(-1).replace(/\.[^.]*$/, "");
  const clean = stem.replaceAll(/[<>:|?*]/g, " ").replaceAll(/[\p{Cc}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu, "");
  const short = [...clean.replaceAll(/\s+/g, " ").trim()].slice(0, 80).join("").replaceAll(/^[. ]+|[. ]+$/g, "");
  return `${short || "file"}.pdf`;
}

/** Chooses a file of this name, whatever a disk would say to it. Gives the name it is to be shown by. */
export async function chooseFile(field, name, bytes = pdf) {
  await field.setInputFiles({ name: "x.pdf", mimeType: "application/pdf", buffer: bytes });
  const given = await field.evaluate((field, name) => {
    const files = new DataTransfer();
    files.items.add(new File([field.files[0]], name, { type: "application/pdf" }));
    field.files = files.files;
    return field.files[0].name;
  }, name);
  return shownName(given);
}

/** Somebody who answers sends every name in turn; the last one stays. */
export async function sentFiles({ browser, site, dealer }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  const seen = [];
  await begin(page, "/surveys/hostile");
  await page.goto("/surveys/hostile/sections/2?change=1");
  for (const [i, name] of corpus.entries()) {
    if (i % 4 !== 1) continue;
    dealer.expect("name of a file", await chooseFile(page.locator("#q5"), `${name}.pdf`));
    await go(page, "Continue");
    await page.goto("/surveys/hostile/sections/2?change=1");
    seen.push(await look(page));
  }
  await chooseFile(page.locator("#q5"), `${corpus[0]}.html`, Buffer.from("<script>alert(1)</script>"));
  await go(page, "Continue");
  seen.push(await look(page));
  await page.goto("/surveys/hostile/check");
  seen.push(await look(page));
  await context.close();
  return seen;
}

/** An officer adds documents: their addresses have letters, figures and dashes in them, and nothing else. */
export async function documents({ staff }) {
  const context = await staff.window("officer");
  const page = await context.newPage();
  const files = `${await surveyAt(page)}/build/files`;
  await page.goto(files);
  const names = corpus.filter((_, i) => i % 4 === 2);
  for (const [i, name] of names.entries()) {
    await chooseFile(page.locator("#file"), `${name}.pdf`, Buffer.from(`%PDF-1.7\n%${i}\n%%EOF`));
    await go(page, "Upload it");
  }
  const seen = [await look(page)];
  const addresses = await page.locator("main h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.equal(addresses.length, names.length, "every document is there");
  for (const address of addresses) assert.match(address, /^\/files\/[\w-]+\/[a-z0-9-]+\.pdf$/);
  await context.close();
  return seen;
}
