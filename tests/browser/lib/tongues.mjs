/** Answering in a language whose words a test does not know. */

import { option } from "./answering.mjs";

export { choose } from "./answering.mjs";

/** Presses the first button of a page's form and waits for what comes. */
export async function onward(page) {
  await press(page, page.locator("main form button[type=submit]").first());
}

/** Presses something that leads to another page. */
export async function press(page, button) {
  const answered = page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303);
  await button.click();
  await answered;
  await page.waitForLoadState();
}

/** Starts to answer under a prefix: the first section shows, by way of the list of sections if there is one. */
export async function begun(page, prefix, address = "/surveys/better-days") {
  await page.goto(`${prefix}${address}`);
  await press(page, page.locator(`main form[action="${prefix}${address}"] button`));
  if (page.url().endsWith("/sections")) await press(page, page.locator(".govuk-task-list__link").first());
}

/** Whether an option is chosen. */
export function chosen(page, question, code) {
  return option(page, question, code).isChecked();
}
