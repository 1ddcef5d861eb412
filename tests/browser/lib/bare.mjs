/** The same page without JavaScript: everything that can be done on it can still be done. */

/** Runs inside the page: controls, links and forms that cannot be seen or sent. */
function unusable() {
  const faults = [];
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const control of document.querySelectorAll("button, input:not([type=hidden]), select, textarea, a[href]")) {
    // The menu's own button and the skip link show themselves when they are of use.
    if (control.matches("[hidden], .govuk-skip-link")) continue;
    const shown = control.checkVisibility({ visibilityProperty: true }) && control.getBoundingClientRect().width > 0;
    if (!shown) faults.push(`not to be seen: ${control.outerHTML.slice(0, 160)}`);
  }
  for (const form of document.querySelectorAll("form")) {
    const send = form.querySelector("button[type=submit], input[type=submit], button:not([type])");
    if (!send?.checkVisibility()) faults.push(`a form without a button: ${form.action}`);
    if (form.method === "post" && !form.querySelector("input[name=csrf][value]")) faults.push(`a form without its token: ${form.action}`);
  }
  for (const script of document.querySelectorAll("[onclick], [onchange], [onsubmit], script:not([src])")) faults.push(`script in the page: ${script.outerHTML.slice(0, 120)}`);
  return faults;
}

const named = new Set(["button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "spinbutton", "progressbar", "DisclosureTriangle"]);

/** Controls without a name, as assistive technology would meet them. */
async function nameless(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter((node) => !node.ignored && named.has(node.role?.value) && !node.name?.value?.trim())
    .map((node) => `a ${node.role.value} without a name`);
}

/** A window without JavaScript that is shown documents as they were served elsewhere. */
export class Bare {
  constructor(context) {
    this.context = context;
  }

  /** Faults of a document, shown at its own address and in the width of a telephone. */
  async faults(url, status, html) {
    this.page ??= await this.context.newPage();
    const page = this.page;
    await page.setViewportSize({ width: 390, height: 844 });
    const show = (route) => route.fulfill({ status, body: html, contentType: "text/html; charset=utf-8" });
    await page.route(url, show);
    try {
      await page.goto(url);
      return [...(await page.evaluate(unusable)), ...(await nameless(page))];
    } finally {
      await page.unroute(url, show);
    }
  }
}
