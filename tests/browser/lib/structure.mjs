/** What every page has, whatever it is about; runs inside the page. */

/** Faults in the shape of the page. `refused` is a form that came back. */
export function shape({ refused, error = "Error:" }) {
  const faults = [];
  const wrong = (holds, fault) => holds || faults.push(fault);
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];

  wrong(document.documentElement.lang, "the page names no language");
  wrong(document.title.split(" – ").length >= 2, `the title says too little: ${document.title}`);
  wrong(document.title.startsWith(`${error} `) === refused, `the title does not tell whether there is an error: ${document.title}`);
  const headings = all("h1").filter((heading) => heading.checkVisibility());
  wrong(headings.length === 1 && headings[0].textContent.trim(), `${headings.length} first headings`);
  wrong(all("main").length === 1, "not exactly one main part");

  const stops = all("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]");
  const skip = stops[0];
  wrong(skip?.matches("a.govuk-skip-link"), "the skip link is not the first stop");
  wrong(skip && document.querySelector(skip.hash || "#none"), "the skip link leads nowhere");
  for (const stop of stops) wrong(stop.tabIndex <= 0, `a stop out of order: ${stop.outerHTML.slice(0, 120)}`);

  for (const link of all("a[href]")) {
    wrong(["http:", "https:", "mailto:", "tel:", "sms:"].includes(link.protocol), `a link to ${link.protocol}`);
    const onPage = link.getAttribute("href").startsWith("#");
    wrong(!onPage || document.getElementById(link.hash.slice(1)), `a link to nothing: ${link.hash}`);
  }
  for (const element of all("[aria-describedby], [aria-labelledby], [aria-controls]"))
    for (const name of ["aria-describedby", "aria-labelledby", "aria-controls"])
      for (const id of (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean))
        wrong(document.getElementById(id), `${name} names ${id}, which is not there`);

  for (const table of all("table")) {
    wrong(table.querySelector("caption"), "a table without a caption");
    wrong(all("thead th", table).every((cell) => cell.scope === "col"), "a table whose columns have no scope");
  }
  wrong(all("[style]").length === 0, "a style attribute, which the policy forbids");
  for (const control of all("input, select, textarea")) wrong(!control.required && !control.hasAttribute("maxlength"), `the browser would judge ${control.name} before the server`);

  const summary = document.querySelector("main .govuk-error-summary");
  wrong(Boolean(summary) === refused, "an error summary and a refused form go together");
  if (summary) {
    wrong(summary === document.querySelector("main").querySelector("h1, .govuk-error-summary"), "the error summary does not come before the first heading");
    wrong(summary.querySelector("[role=alert]"), "the error summary is not announced");
    const inline = all(".govuk-error-message").map((message) => message.textContent.trim().replace(error, "").trim());
    for (const link of all("li a", summary)) {
      const target = document.getElementById(link.hash.slice(1));
      wrong(target?.matches("input, select, textarea, summary, main, h1, .govuk-date-input"), `the error “${link.textContent}” leads to no control: ${link.hash}`);
      const isControl = target?.matches("input, select, textarea, .govuk-date-input");
      wrong(!isControl || inline.includes(link.textContent.trim()), `the error “${link.textContent}” does not stand beside its control`);
    }
  }
  return faults;
}

/** What does not fit into the width of the window; `spaced` widens the text as WCAG 1.4.12 says. */
export function sideways({ spaced }) {
  let sheet;
  if (spaced) {
    // A constructed sheet: a style element would break the page's own policy.
    sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) {
    faults.push(`${document.documentElement.scrollWidth} px in a window of ${width} px`);
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      const clipped = element.closest(".app-scroll, .govuk-visually-hidden");
      if (box.right > width + 0.5 && !clipped && faults.length < 4) faults.push(`${element.tagName.toLowerCase()}.${element.className} ends at ${Math.round(box.right)}`);
    }
  }
  if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  return faults;
}
