/**
 * Runs the browser tests on a program of its own: `node run.mjs [--only WORD] [--shots DIR]`.
 *
 * The program is the one HEARD_BINARY names, or target/debug/heard. WORD is part of the name of
 * a suite, a page or a journey. The last line says how many checks passed and failed.
 */

import { parseArgs } from "node:util";
import { launch } from "./lib/chromium.mjs";
import { Report } from "./lib/report.mjs";
import { seed } from "./lib/seed.mjs";
import { Staff } from "./lib/staff.mjs";
import * as checks from "./suites/checks.mjs";
import * as hostile from "./suites/hostile.mjs";
import * as journeys from "./suites/journeys.mjs";
import { publicPages, staffPages } from "./suites/pages.mjs";

const suites = { "pages of the public": publicPages, "pages of staff": staffPages, checks, journeys, hostile };

/** Suites of one lane follow each other; the lanes run side by side, each suite on its own site. */
const lanes = [["pages of staff"], ["checks", "journeys"], ["hostile", "pages of the public"]];

const { values: options } = parseArgs({ options: { only: { type: "string" }, shots: { type: "string" } } });
const named = Object.keys(suites).filter((name) => options.only && name.includes(options.only));
const only = named.length > 0 ? undefined : options.only;

const made = await seed();
const browser = await launch();
const reports = [];

async function suite(name) {
  const report = new Report(name);
  reports.push(report);
  const site = await made.start(name);
  try {
    await suites[name].run({ browser, site, seed: made, staff: new Staff(browser, site), report, only, shots: options.shots });
  } catch (error) {
    report.check("the suite itself", [error.stack ?? error]);
  } finally {
    await site.stop();
  }
  const troubles = site.log.split("\n").filter((line) => / (ERROR|WARN) /.test(line));
  if (!only) report.check("the program's log is quiet", troubles);
  report.end();
}

async function lane(names) {
  for (const name of names) if (named.length === 0 || named.includes(name)) await suite(name);
}

try {
  await Promise.all(lanes.map(lane));
} finally {
  await browser.close();
  await made.remove();
}
const sum = (count) => reports.reduce((total, report) => total + report[count], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") === 0 && sum("passed") > 0 ? 0 : 1);
