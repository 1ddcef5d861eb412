/** A person with a keyboard and nothing else; every stop must show where it is. */

/** Runs inside the page: what marks the focus, as it looks now, for one control and its label. */
function marks() {
  if (window.marksOf) return;
  window.marksOf = (control) => {
    const looks = [];
    for (const element of [control, ...(control.labels ?? [])])
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const outline = style.outlineStyle === "none" || Number.parseFloat(style.outlineWidth) < 2 || /, 0\)$/.test(style.outlineColor) ? "" : `${style.outlineWidth} ${style.outlineColor}`;
        looks.push(outline, style.boxShadow, style.backgroundColor);
      }
    return looks.join("|");
  };
  const stops = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]");
  window.atRest = new Map([...stops].filter((stop) => stop !== document.activeElement).map((stop) => [stop, window.marksOf(stop)]));
}

/** Runs inside the page: notes how to judge the stop that has the focus. */
function judge() {
  window.stopNow ??= () => {
    const element = document.activeElement;
    if (!element || element === document.body) return { what: "", faults: [] };
    const label = element.labels?.[0] ?? element;
    const what = `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""} “${(label.innerText || element.value || "").trim().slice(0, 60)}”`;
    const faults = [];
    const rest = window.atRest.get(element);
    if (rest === undefined) window.atRest.set(element, null);
    else if (rest !== null && rest === window.marksOf(element)) faults.push(`no visible focus on ${what}`);
    const box = element.getBoundingClientRect();
    // A link over two lines is no rectangle: its first line is looked at.
    const line = [...element.getClientRects()].find((line) => line.width > 0) ?? box;
    const [x, y] = [line.left + Math.min(line.width, innerWidth) / 2, line.top + Math.min(line.height, 40) / 2];
    // What is taller than the window is seen in part, whichever part that is.
    const part = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    const tall = box.height > innerHeight && part >= 40;
    const inside = box.width > 0 && x >= 0 && x <= innerWidth && (tall || (y >= 0 && y <= innerHeight));
    if (!inside) faults.push(`the focus is outside the window: ${what}`);
    else {
      const seen = tall ? Math.max(box.top, 0) + part / 2 : y;
      const top = document.elementFromPoint(x, seen);
      const theirs = top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(top)));
      if (!theirs) faults.push(`the focus is covered by ${top?.outerHTML.slice(0, 80)}: ${what}`);
    }
    return { what, faults };
  };
}

/** Faults of every stop of a page, each given the focus in turn. */
export async function unseenStops(page) {
  // In other colours a stop looks otherwise, at rest too.
  await page.evaluate(() => void delete window.marksOf);
  await page.evaluate(marks);
  await page.evaluate(judge);
  return page.evaluate(() => {
    const faults = [];
    for (const [stop] of window.atRest) {
      if (!stop.checkVisibility({ visibilityProperty: true }) || stop.tabIndex < 0) continue;
      stop.focus({ focusVisible: true });
      if (document.activeElement === stop) faults.push(...window.stopNow().faults);
    }
    document.activeElement?.blur();
    return faults;
  });
}

/** The same in the colours of somebody's own: there are no shadows then, and no backgrounds. */
export async function unseenInForcedColours(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const faults = await unseenStops(page);
  await page.emulateMedia({ forcedColors: null });
  return faults;
}

export class Keys {
  stops = 0;
  /** Fields filled, choices made, buttons and links pressed. */
  acts = 0;
  pages = 0;
  faults = [];

  constructor(page) {
    this.page = page;
  }

  /** What was pressed and seen so far, to be printed. */
  get cost() {
    return `${this.pages} pages, ${this.acts} acts, ${this.stops} presses of Tab`;
  }

  /** Counts what somebody else did as well. */
  count({ stops, acts, pages, faults }) {
    this.stops += stops;
    this.acts += acts;
    this.pages += pages;
    this.faults.push(...faults);
  }

  /** Presses a key that leads to another page, and waits for it. */
  async leave(key = "Enter") {
    await Promise.all([this.page.waitForEvent("load"), this.page.keyboard.press(key)]);
    this.pages += 1;
  }

  /** Tabs until the control that a selector names has the focus. */
  async to(selector, { key = "Tab" } = {}) {
    await this.page.evaluate(marks);
    await this.page.evaluate(judge);
    if (await this.#isAt(selector)) return;
    let last;
    for (let pressed = 0; pressed < 400; pressed += 1) {
      await this.page.keyboard.press(key);
      this.stops += 1;
      const { what, faults, isThere } = await this.page.evaluate((selector) => ({ ...window.stopNow(), isThere: document.activeElement?.matches(selector) ?? false }), selector);
      this.faults.push(...faults.map((fault) => `${this.page.url()}: ${fault}`));
      if (isThere) return;
      last = what;
    }
    throw new Error(`${selector} is not reached by ${key} on ${this.page.url()}; the last stop was ${last}`);
  }

  #isAt(selector) {
    return this.page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
  }

  /** Chooses an option of a group of radios: into the group, then along it with the arrows. */
  async radio(name, value) {
    this.acts += 1;
    const group = `input[type="radio"][name="${name}"]`;
    await this.to(group);
    await this.page.keyboard.press("Space");
    for (let pressed = 0; pressed < 40; pressed += 1) {
      if (await this.#isAt(`${group}[value="${value}"]`)) return;
      await this.page.keyboard.press("ArrowDown");
      this.faults.push(...(await this.page.evaluate(() => window.stopNow())).faults);
    }
    throw new Error(`the arrows do not reach ${value} of ${name}`);
  }

  /** Ticks one box. */
  async box(name, value) {
    this.acts += 1;
    await this.to(`input[type="checkbox"][name="${name}"][value="${value}"]`);
    await this.page.keyboard.press("Space");
  }

  /** Chooses from a list with the arrows. */
  async select(name, value) {
    this.acts += 1;
    const selector = `select[name="${name}"]`;
    await this.to(selector);
    for (let pressed = 0; pressed < 80; pressed += 1) {
      if ((await this.page.locator(selector).inputValue()) === value) return;
      await this.page.keyboard.press("ArrowDown");
    }
    throw new Error(`the arrows do not reach ${value} of ${name}`);
  }

  /** Types into a field. */
  async type(selector, text) {
    this.acts += 1;
    await this.to(selector);
    await this.page.keyboard.type(text);
  }

  /** Chooses a file in the window that a field opens. */
  async file(selector, path) {
    this.acts += 1;
    // Asked for before the way to the field: a window that opens before the browser knows that somebody
    // waits for it is never told of.
    const opened = this.page.waitForEvent("filechooser", { timeout: 60_000 });
    opened.catch(() => {});
    await this.to(selector);
    await this.page.keyboard.press("Space");
    await (await opened).setFiles(path);
  }

  /** Opens or closes what stands behind a heading. */
  async unfold(selector) {
    this.acts += 1;
    await this.to(selector);
    await this.page.keyboard.press("Enter");
  }

  /** Presses what leads to another page. */
  async press(selector) {
    this.acts += 1;
    await this.to(selector);
    await this.leave();
  }

  /** Follows the first link whose address ends like this. */
  follow(end) {
    return this.press(`main a[href$="${end}"]`);
  }

  /** Follows the link that says this. */
  link(text) {
    return this.#says("main a", text);
  }

  /** Presses the button that says this. */
  button(text) {
    return this.#says("main button, main a.govuk-button", text);
  }

  async #says(selector, text) {
    const isThere = await this.page.evaluate(
      ([selector, text]) => {
        document.querySelector("[data-wanted]")?.removeAttribute("data-wanted");
        const wanted = [...document.querySelectorAll(selector)].find((one) => one.innerText.trim() === text);
        if (wanted) wanted.dataset.wanted = "";
        return Boolean(wanted);
      },
      [selector, text],
    );
    if (!isThere) throw new Error(`nothing says ${text} on ${this.page.url()}: ${await this.page.locator("main").innerText()}`);
    await this.press("[data-wanted]");
  }

  /** Fails when some stop could not be seen. */
  verify() {
    if (this.stops === 0) throw new Error("no key was pressed");
    if (this.faults.length > 0) throw new Error([...new Set(this.faults)].slice(0, 6).join("\n"));
  }
}
