/** Pages of the reviewer, the owner and the administrator, and the ways in. */

import { go, linkTo, visitor } from "../../lib/chromium.mjs";

export async function others(setting) {
  await reviewer(setting);
  await assessments(setting);
  await owner(setting);
  await safeguarding(setting);
  await administrator(setting);
  await doors(setting);
}

/** Opens a window of a role, with the ways to look at what it shows. */
async function desk({ staff, inspector }, role) {
  const context = await staff.window(role);
  const page = await context.newPage();
  return { context, page, look: (name, status) => inspector.look(page, name, status), visit: (address, name, status) => inspector.visit(page, address, name, status) };
}

async function reviewer(setting) {
  const { context, page, look, visit } = await desk(setting, "reviewer");
  await visit("/staff", "reviewer home");
  await visit("/staff/equality", "equality surveys");
  await page.getByRole("link", { name: /^Better days/ }).click();
  await page.waitForLoadState();
  await look("equality purpose");
  await go(page, "Read the figures");
  await look("equality purpose with errors", 422);
  await page.getByLabel("Purpose").fill("Evidence for the stage 1 assessment");
  await go(page, "Read the figures");
  await look("equality figures of everybody");
  const pick = async (label, option) => page.getByLabel(label).selectOption(option);
  await pick("What people said", { index: 1 });
  await pick("Who said it", { index: 1 });
  await go(page, "Show these figures");
  await look("equality figures of a question");
  await pick("Who said it", { index: 4 });
  await go(page, "Show these figures");
  await look("equality figures of small groups");
  await visit("/staff/equality/1/comments", "comments of groups");
  await pick("Question", { index: 0 });
  await pick("Group", { index: 2 });
  await go(page, "Read the comments");
  await look("comments of a group");
  await pick("Group", { index: 7 });
  await go(page, "Read the comments");
  await look("comments of a small group");
  await visit("/staff/equality/1/who", "who answered");
  await go(page, "Add to the list");
  await look("who answered with errors", 422);
  await page.getByLabel("What should be done").fill("A stall at the college");
  await go(page, "Add to the list");
  await look("who answered with an outreach list");
  await visit("/staff/equality/1/weighted", "weighted figures");
  await go(page, "Show these figures");
  await look("weighted figures of a question");
  await visit("/staff/equality/1/weighted?what=q1&by=who.gender_reassignment", "weighted figures refused");
  await visit("/staff/equality/1/differences", "differences");
  await visit("/staff/equality/1/differences?show=set_aside&by=who.age", "differences set aside");
  await visit("/staff/equality/1/differences", "differences again");
  await visit(await linkTo(page, /differences\/one/), "a difference");
  await go(page, "Save the decision");
  await look("a difference with errors", 422);
  await page.getByLabel("Taken up").check();
  await page.getByLabel("Why").fill("It goes into the assessment");
  await go(page, "Save the decision");
  await visit("/staff/equality/1/differences?show=taken_up", "differences taken up");
  await visit(await linkTo(page, /differences\/one/), "a difference taken up");
  await visit("/staff/surveys/1/outreach", "outreach list");
  await visit("/staff/surveys", "reviewer surveys");
  const link = await linkTo(page, /^\/staff\/surveys\/\d+$/);
  await visit(link, "reviewer survey");
  await context.close();
}

async function assessments(setting) {
  const { context, page, look, visit } = await desk(setting, "reviewer");
  await visit("/staff/assessments", "assessments");
  const [full, first] = await page.locator('main a[href^="/staff/assessments/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  await go(page, "Begin an assessment");
  await look("assessments with errors", 422);
  await visit(first, "assessment signed off");
  await visit(full, "assessment being written");
  await go(page, "Hand it in");
  await look("assessment handed in too early", 422);
  await visit(`${full}/about`, "assessment as a whole");
  await page.getByLabel("Day", { exact: true }).first().fill("99");
  await go(page, "Save");
  await look("assessment as a whole with errors", 422);
  await visit(`${full}/rows/marriage`, "row of an assessment");
  await page.locator("#what").selectOption({ label: "How easy or hard is it to get help with mental health in Larkmoor?" });
  await page.locator("#who").selectOption({ index: 1 });
  await go(page, "Show");
  await look("row beside figures");
  await Promise.all([page.waitForEvent("load"), page.locator(".app-offers__pin").first().click()]);
  await look("row with a pinned figure");
  await page.getByText("Add evidence from elsewhere").click();
  await page.getByLabel("Where it comes from").fill("A letter");
  await go(page, "Save");
  await look("row with errors", 422);
  await context.close();
}

async function safeguarding(setting) {
  const { context, page, look, visit } = await desk(setting, "safeguarding");
  await visit("/staff", "safeguarding home");
  await visit("/staff/safeguarding", "safeguarding queue");
  await visit(await linkTo(page, /^\/staff\/safeguarding\/\d+$/), "safeguarding case");
  await go(page, "Save");
  await look("safeguarding case with errors", 422);
  await page.getByLabel("Something was done").check();
  await page.getByLabel("What was done").fill("The ward was told that the crisis line rings out.");
  await go(page, "Save");
  await look("safeguarding case ended");
  await visit("/staff/safeguarding?ended=1", "safeguarding cases that were ended");
  await context.close();
  const officer = await desk(setting, "officer");
  const settings = "/staff/programmes/2/safeguarding";
  await officer.visit(settings, "safeguarding settings");
  await officer.page.getByLabel("Start of the day").fill("soon");
  await go(officer.page, "Save");
  await officer.look("safeguarding settings with errors", 422);
  await officer.context.close();
}

async function owner(setting) {
  const { context, page, look, visit } = await desk(setting, "owner");
  await visit("/staff", "owner home");
  await visit("/staff/own", "own commitments");
  await visit(await linkTo(page, /^\/staff\/own\/\d+$/), "own commitment");
  await page.getByLabel("What happened?").fill("");
  await go(page, "Send the report");
  await look("own commitment with errors", 422);
  await page.getByLabel("What happened?").fill("Two of the three rooms are ready.");
  await page.locator('label[for="status"]').click();
  await go(page, "Send the report");
  await look("own commitments reported");
  await context.close();
  const officer = await desk(setting, "officer");
  await officer.page.goto("/staff/tracker");
  const waits = await officer.page.locator("tr", { hasText: "Update waits for you" }).locator("a").first().getAttribute("href");
  await officer.visit(waits, "tracker edit with a report");
  await officer.page.locator("main details summary").first().click();
  await go(officer.page, "Send it back");
  await officer.look("tracker edit with a report sent back without a word", 422);
  await officer.context.close();
}

async function administrator(setting) {
  const { context, page, look, visit } = await desk(setting, "administrator");
  await visit("/staff", "administrator home");
  await visit("/staff/people", "accounts");
  await go(page, "Make the account");
  await look("accounts with errors", 422);
  await page.getByLabel("Name", { exact: true }).fill("Sam Page");
  await page.getByLabel("E-mail address").fill("sam@larkmoor.example");
  await page.locator('label[for="role"]').click();
  await page.locator("label", { hasText: "The whole site" }).click();
  await go(page, "Make the account");
  await look("accounts with an invitation");
  await page.getByRole("link", { name: "Sam Page" }).click();
  await look("an account");
  await go(page, "Give this role");
  await look("an account with errors", 422);
  await visit("/staff/audit", "audit trail");
  await context.close();
}

async function doors({ browser, site, seed, inspector }) {
  const context = await visitor(browser, site);
  const page = await context.newPage();
  await inspector.visit(page, "/staff", "sign-in");
  await page.getByLabel("E-mail address").fill("nobody@larkmoor.example");
  await page.getByLabel("Password").fill("not the password");
  await go(page, "Sign in");
  await inspector.look(page, "sign-in refused", 422);
  await inspector.visit(page, seed.invitation, "invitation");
  await page.getByLabel("Password").fill("short");
  await go(page, "Save and sign in");
  await inspector.look(page, "invitation with errors", 422);
  await context.close();
}
