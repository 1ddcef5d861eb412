/** The browser: one for the whole run, kept off every network but this machine's own. */

import { chromium } from "playwright-core";

/** Starts Chromium. Names of hosts lead nowhere, so a third-party request shows as a failed one. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/** Runs in every page before its own scripts: notes what a page must never do. */
function listen() {
  const noted = (window.noted = []);
  document.addEventListener("securitypolicyviolation", (event) =>
    noted.push(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
  for (const name of ["alert", "confirm", "prompt"]) window[name] = (text) => void noted.push(`${name}(${text})`);
  window.addEventListener("error", (event) => event.message && noted.push(`script: ${event.message}`));
}

/** A visitor's browser window with its own cookies; `script: false` is one without JavaScript. */
export async function visitor(browser, site, { script = true, state } = {}) {
  const context = await browser.newContext({
    baseURL: site.base,
    javaScriptEnabled: script,
    viewport: { width: 1280, height: 900 },
    storageState: state,
    locale: "en-GB",
  });
  context.setDefaultTimeout(20_000);
  context.setDefaultNavigationTimeout(30_000);
  if (script) await context.addInitScript(listen);
  context.on("page", (page) => watch(page, site));
  return context;
}

const watched = new WeakMap();

/** Keeps the document a page shows, and everything that went wrong since it was asked for. */
function watch(page, site) {
  const seen = { document: null, console: [], requests: [] };
  watched.set(page, seen);
  const isDocument = (request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on("request", (request) => {
    if (isDocument(request) && !request.redirectedFrom()) Object.assign(seen, { document: null, console: [], requests: [] });
    const url = request.url();
    if (!url.startsWith(`${site.base}/`) && !url.startsWith("data:")) seen.requests.push(`request elsewhere: ${url}`);
  });
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") seen.requests.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    const status = response.status();
    if (isDocument(response.request())) seen.document = status >= 300 && status < 400 ? null : response;
    else if (status >= 400) seen.requests.push(`answered ${status}: ${response.url()}`);
  });
  page.on("console", (message) => {
    // A page that is itself an error is reported as one; its status is checked elsewhere.
    const itself = message.text().startsWith("Failed to load resource") && message.location().url === seen.document?.url();
    if (["error", "warning"].includes(message.type()) && !itself) seen.console.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => seen.console.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => {
    seen.console.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
}

/** The document a page shows. */
export function documentOf(page) {
  return watched.get(page).document;
}

/** Everything a page did that it must not do. */
export async function misdeeds(page) {
  const seen = watched.get(page);
  const noted = await page.evaluate(() => window.noted ?? []);
  return [...seen.requests, ...seen.console, ...noted];
}

/** Activates a link or a button by its name and waits for the page it leads to. */
export async function go(page, name, { role = "button", exact = true, nth = 0 } = {}) {
  await Promise.all([page.waitForEvent("load"), page.getByRole(role, { name, exact }).nth(nth).click()]);
}

/** The address of the first link of a page whose address fits. */
export async function linkTo(page, pattern) {
  const hrefs = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const found = hrefs.find((href) => pattern.test(href));
  if (!found) throw new Error(`no link fits ${pattern} on ${page.url()}`);
  return found;
}
