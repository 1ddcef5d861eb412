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
import * as pages from "./suites/pages.mjs";

const suites = { checks, pages, journeys, hostile };

const { values: options } = parseArgs({ options: { only: { type: "string" }, shots: { type: "string" } } });
const named = Object.keys(suites).filter((name) => options.only && name.includes(options.only));
const chosen = named.length > 0 ? named : Object.keys(suites);
const only = named.length > 0 ? undefined : options.only;

const report = new Report();
const made = await seed();
const browser = await launch();
try {
  for (const name of chosen) {
    report.begin(name);
    const site = await made.start(name);
    try {
      const setting = { browser, site, seed: made, staff: new Staff(browser, site), report, only, shots: options.shots };
      await suites[name].run(setting);
    } catch (error) {
      report.check("the suite itself", [error.stack ?? error]);
    } finally {
      await site.stop();
    }
    const troubles = site.log.split("\n").filter((line) => / (ERROR|WARN) /.test(line));
    if (!only) report.check("the program's log is quiet", troubles);
    report.end();
  }
} finally {
  await browser.close();
  await made.remove();
}
console.log(`${report.passed} passed, ${report.failed} failed`);
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1);
