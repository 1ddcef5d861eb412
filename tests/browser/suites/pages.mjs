/** Every page in its states: accessible, valid, quiet, narrow, and whole without JavaScript. */

import { Inspector } from "../lib/inspector.mjs";
import { answering } from "./pages/answering.mjs";
import { builder } from "./pages/builder.mjs";
import { errors } from "./pages/errors.mjs";
import { officer } from "./pages/officer.mjs";
import { paper } from "./pages/paper.mjs";
import { open } from "./pages/open.mjs";
import { others } from "./pages/others.mjs";

export async function run(setting) {
  // Journeys have a colon in their names, pages have none: spare the walk.
  if (setting.only?.includes(":")) return;
  const inspector = await Inspector.make(setting.browser, setting.site, setting);
  for (const [name, walk] of Object.entries({ open, answering, builder, officer, paper, others, errors })) {
    try {
      await walk({ ...setting, inspector });
    } catch (error) {
      setting.report.check(`the walk ${name}`, [error.stack ?? error]);
    }
  }
  await inspector.finish();
}
