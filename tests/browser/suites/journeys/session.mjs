/** Signing in and out. */

import assert from "node:assert/strict";
import { go } from "../../lib/chromium.mjs";
import { Staff } from "../../lib/staff.mjs";

const asked = (page) => page.getByLabel("Password").waitFor();

async function walk({ page, site }) {
  const officer = (await site.signIns()).get("officer");
  await page.goto("/staff/tracker");
  await asked(page);
  await page.getByLabel("E-mail address").fill(officer.email);
  await page.getByLabel("Password").fill("wrong");
  await go(page, "Sign in");
  assert.equal(await page.getByLabel("E-mail address").inputValue(), officer.email, "the address is kept");
  assert.equal(await page.getByLabel("Password").inputValue(), "", "the password is not");
  await page.getByLabel("Password").fill(officer.password);
  await go(page, "Sign in");
  assert.match(page.url(), /\/staff\/tracker$/, "sign-in leads on to what was asked for");

  await page.goto("/staff");
  await go(page, "Sign out");
  assert.match(await page.locator("main").innerText(), /You are signed out/);
  await page.goBack();
  if (!(await page.getByLabel("Password").isVisible())) await page.reload();
  await asked(page);
  await page.goto("/staff/tracker");
  await asked(page);
}

async function sideDoor({ page, site }) {
  const champion = (await site.signIns()).get("champion");
  for (const next of ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
    await page.goto(`/staff/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("E-mail address").fill(champion.email);
    await page.getByLabel("Password").fill(champion.password);
    await go(page, "Sign in");
    assert.equal(page.url(), `${site.base}/staff`, `sign-in does not lead to ${next}`);
  }
}

async function disabled({ page, context, browser, site, seed, staff }) {
  const invited = await browser.newPage({ baseURL: site.base });
  await invited.goto(seed.invitation);
  await invited.getByLabel("Password").fill("lantern pebble autumn");
  await go(invited, "Save and sign in");
  assert.match(invited.url(), /\/staff$/);
  await page.goto("/staff/people");
  await page.getByRole("button", { name: "Disable New Person" }).click();
  await page.getByText("The account is disabled").waitFor();
  await invited.goto("/staff");
  await asked(invited);
  await Staff.signIn(invited, { email: "new@larkmoor.example", password: "lantern pebble autumn" });
  assert.match(await invited.locator("main").innerText(), /There is a problem/, "it cannot sign in again");
  await invited.goto(seed.invitation);
  assert.equal(await invited.getByLabel("Password").count(), 0, "an invitation works once");
  await invited.context().close();
}

export const session = {
  "session: in, out, and asked again": { script: true, walk },
  "session: in, out, and asked again without JavaScript": { script: false, walk },
  "session: sign-in leads nowhere else": { script: true, walk: sideDoor },
  "session: a disabled account is out at once": { as: "administrator", script: true, walk: disabled },
};
