/** What staff do in several of the hostile walks. */

/** The hostile survey, at a desk: its address. */
export async function surveyAt(page) {
  await page.goto("/staff/surveys");
  const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return links.filter((href) => /^\/staff\/surveys\/\d+$/.test(href)).sort((a, b) => number(b) - number(a))[0];
}

const number = (href) => Number(href.split("/").at(-1));

/** Opens everything that can be opened, so that it can be filled in. */
export async function unfold(page) {
  await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
}

/** Presses a button and waits for the page it leads to. */
export async function press(page, button) {
  await Promise.all([page.waitForEvent("load"), button.click()]);
}
