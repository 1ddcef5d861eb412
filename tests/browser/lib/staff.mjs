/** Members of staff, signed in once and then carried by their cookies. */

import { go, visitor } from "./chromium.mjs";

export class Staff {
  #states = new Map();

  constructor(browser, site) {
    this.browser = browser;
    this.site = site;
  }

  /** Types somebody's sign-in into the page that asks for it. */
  static async signIn(page, { email, password }) {
    await page.goto("/staff/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await go(page, "Sign in");
  }

  /** A window of somebody with this role. */
  async window(role, options = {}) {
    if (!this.#states.has(role)) {
      const who = (await this.site.signIns()).get(role);
      const context = await visitor(this.browser, this.site);
      const page = await context.newPage();
      await Staff.signIn(page, who);
      if (!page.url().endsWith("/staff")) throw new Error(`${role} could not sign in: ${page.url()}`);
      this.#states.set(role, await context.storageState());
      await context.close();
    }
    return visitor(this.browser, this.site, { ...options, state: this.#states.get(role) });
  }
}
