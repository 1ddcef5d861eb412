/** Looks at one page in one state, in every way that can be checked by machine. */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { violations } from "./axe.mjs";
import { Bare } from "./bare.mjs";
import { documentOf, misdeeds, visitor } from "./chromium.mjs";
import { Documents } from "./html.mjs";
import { unseenInForcedColours, unseenStops } from "./keys.mjs";
import { shape, sideways } from "./structure.mjs";
import { texts } from "./texts.mjs";

/** Widths that are looked at, and the height of the window. */
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
const narrowest = { width: 320, height: 640 };
/** A window of 1280 by 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };

export class Inspector {
  documents = new Documents();
  #names = new Set();

  constructor({ report, only, shots }) {
    Object.assign(this, { report, only, shots });
  }

  static async make(browser, site, { report, only, shots }) {
    const inspector = new Inspector({ report, only, shots });
    inspector.bare = new Bare(await visitor(browser, site, { script: false }));
    if (shots) await mkdir(shots, { recursive: true });
    return inspector;
  }

  /** Whether a page of this name is asked for. */
  wants(name) {
    return !this.only || name.includes(this.only);
  }

  /** Every check of the page that is shown: what it answers with, and whether it is a refused form. */
  async look(page, name, status = 200, { refused = status === 422 } = {}) {
    if (this.#names.has(name)) throw new Error(`two pages are called ${name}`);
    this.#names.add(name);
    if (!this.wants(name)) return;
    const document = documentOf(page);
    const html = await document.text();
    this.documents.keep(name, html);
    const check = (what, faults) => this.report.check(`${name}: ${what}`, faults);
    check("status", document.status() === status ? [] : [`${document.status()} at ${page.url()}`]);
    check("shape", await page.evaluate(shape, { refused }));

    await this.#at(page, wide, name);
    check("accessible at 1280 px", await violations(page));
    await this.#at(page, narrow, name);
    check("accessible at 390 px", await violations(page));
    await page.setViewportSize(narrowest);
    check("fits 320 px", await page.evaluate(sideways, { spaced: false }));
    check("fits 320 px with wider text", await page.evaluate(sideways, { spaced: true }));
    await page.setViewportSize(zoomed);
    check("every stop is seen at 400 %", await unseenStops(page));
    await page.setViewportSize(wide);
    check("every stop is seen", await unseenStops(page));
    check("every stop is seen in forced colours", await unseenInForcedColours(page));

    check("quiet", await misdeeds(page));
    check("without JavaScript", await this.bare.faults(page.url(), status, html));
  }

  async #at(page, size, name) {
    await page.setViewportSize(size);
    if (!this.shots) return;
    const file = path.join(this.shots, `${name.replaceAll(/[^\w-]+/g, "-")}-${size.width}.png`);
    await page.screenshot({ path: file, fullPage: true, caret: "initial" });
  }

  /** Opens an address and looks at what is there. */
  async visit(page, address, name, status = 200) {
    await page.goto(address);
    await this.look(page, name, status);
  }

  /** Fewer checks, for a page that is looked at thoroughly in another language: on a telephone. */
  async glance(page, address, name, status = 200) {
    if (address) await page.goto(address);
    if (this.#names.has(name)) throw new Error(`two pages are called ${name}`);
    this.#names.add(name);
    if (!this.wants(name)) return;
    const document = documentOf(page);
    this.documents.keep(name, await document.text());
    const check = (what, faults) => this.report.check(`${name}: ${what}`, faults);
    check("status", document.status() === status ? [] : [`${document.status()} at ${page.url()}`]);
    const error = texts(await page.locator("html").getAttribute("lang"))["error-prefix"];
    check("shape", await page.evaluate(shape, { refused: status === 422, error }));
    if (this.shots) await this.#at(page, wide, name);
    await this.#at(page, narrow, name);
    check("accessible at 390 px", await violations(page));
    await page.setViewportSize(narrowest);
    check("fits 320 px", await page.evaluate(sideways, { spaced: false }));
    await page.setViewportSize(wide);
    check("quiet", await misdeeds(page));
  }

  /** The documents of all pages, checked together. */
  async finish() {
    for (const [name, faults] of await this.documents.faults()) this.report.check(`${name}: HTML`, faults);
    await this.bare.context.close();
  }
}
