/** Every page in its states: accessible, valid, quiet, narrow, and whole without JavaScript. */

import { readdir } from "node:fs/promises";
import { Inspector } from "../lib/inspector.mjs";
import { agreement } from "./pages/agreement.mjs";
import { answering } from "./pages/answering.mjs";
import { branching } from "./pages/branching.mjs";
import { builder } from "./pages/builder.mjs";
import { errors } from "./pages/errors.mjs";
import { languages } from "./pages/languages.mjs";
import { officer } from "./pages/officer.mjs";
import { paper } from "./pages/paper.mjs";
import { open } from "./pages/open.mjs";
import { others } from "./pages/others.mjs";
import { reaching } from "./pages/reaching.mjs";
import { same_page } from "./pages/same_page.mjs";
import { scrutiny } from "./pages/scrutiny.mjs";
import { weight } from "./pages/weight.mjs";

const ofPublic = { open, answering, languages, reaching, errors, weight };
const ofStaff = { builder, agreement, officer, paper, branching, same_page, others, scrutiny };

/** Pages anybody can open. */
export const publicPages = { run: (setting) => run(setting, ofPublic) };
/** Pages behind signing in, on a site of their own. */
export const staffPages = { run: (setting) => run(setting, ofStaff) };

async function run(setting, walks) {
  // Journeys have a colon in their names, pages have none: spare the walk.
  if (setting.only?.includes(":")) return;
  const inspector = await Inspector.make(setting.browser, setting.site, setting);
  for (const [name, walk] of Object.entries(walks)) {
    try {
      await walk({ ...setting, inspector });
    } catch (error) {
      setting.report.check(`the walk ${name}`, [error.stack ?? error]);
    }
  }
  const files = await readdir(new URL("pages/", import.meta.url));
  setting.report.check("every walk is taken", files.filter((file) => !(file.replace(".mjs", "") in { ...ofPublic, ...ofStaff })));
  await inspector.finish();
}
