/** What a page weighs for somebody who comes for the first time, on a telephone that pays by the megabyte. */

import { begin, survey } from "../../lib/answering.mjs";
import { visitor } from "../../lib/chromium.mjs";

/** The most that goes over the wire before a page is there, and in how many requests. */
const most = { bytes: 60 * 1024, requests: 4 };
/** Less than this is no page with its style. */
const least = { bytes: 10 * 1024, requests: 3 };

/** Pages without pictures: those that easy read puts beside its questions come on top. */
const pages = {
  home: "/",
  programme: "/programmes/better-days",
  "survey start": survey,
  "survey start in Urdu": `/ur${survey}`,
  "first section": `${survey}/sections/1`,
  "section 2": `${survey}/sections/2`,
  "easy read start": `/easy${survey}`,
  "you said": "/you-said",
  "drop-ins": "/events",
  privacy: "/privacy",
  help: "/help",
  receipts: "/receipts",
  "what people said, by question": `${survey}/results`,
  "what people said": `${survey}/results/q8`,
  assessment: "/programmes/mental-health-review/assessment",
};

export async function weight({ browser, site, inspector, report }) {
  const state = await begun(browser, site);
  for (const [name, address] of Object.entries(pages)) {
    const named = `${name}: weight`;
    if (!inspector.wants(named)) continue;
    const seen = await cold(browser, site, address, state);
    const fits = ["bytes", "requests"].every((what) => seen[what] >= least[what] && seen[what] <= most[what]);
    report.check(named, fits ? [] : [`${seen.bytes} bytes in ${seen.requests} requests`]);
  }
}

/** The cookies of somebody who began to answer. */
async function begun(browser, site) {
  const context = await visitor(browser, site);
  await begin(await context.newPage());
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Loads a page into a window that keeps nothing from before: bytes with all headers, and requests. */
async function cold(browser, site, address, state) {
  const context = await visitor(browser, site, { state });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const seen = { bytes: 0, requests: 0 };
  wire.on("Network.requestWillBeSent", ({ request }) => { if (!request.url.startsWith("data:")) seen.requests += 1; });
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => { seen.bytes += encodedDataLength; });
  await wire.send("Network.enable");
  const response = await page.goto(address, { waitUntil: "networkidle" });
  if (!response.ok() || new URL(page.url()).pathname !== address) throw new Error(`${response.status()} at ${page.url()}`);
  await context.close();
  return seen;
}
