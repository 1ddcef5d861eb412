/** What people come to do, from the first page to the last, with and without JavaScript. */

import { misdeeds, visitor } from "../lib/chromium.mjs";
import { building } from "./journeys/building.mjs";
import { coding } from "./journeys/coding.mjs";
import { comingBack } from "./journeys/coming_back.mjs";
import { demoSurvey } from "./journeys/demo_survey.mjs";
import { dropIn } from "./journeys/drop_in.mjs";
import { fallback } from "./journeys/fallback.mjs";
import { keyboard } from "./journeys/keyboard.mjs";
import { keying } from "./journeys/keying.mjs";
import { kinds } from "./journeys/kinds.mjs";
import { large } from "./journeys/large.mjs";
import { leaving } from "./journeys/leaving.mjs";
import { promise } from "./journeys/promise.mjs";
import { reviewing } from "./journeys/reviewing.mjs";
import { samePage } from "./journeys/same_page.mjs";
import { session } from "./journeys/session.mjs";
import { survey } from "./journeys/survey.mjs";
import { tongues } from "./journeys/tongues.mjs";
import { workbench } from "./journeys/workbench.mjs";

/** Each takes the setting and a page, and throws when something is not as it should be. */
const journeys = { ...survey, ...tongues, ...comingBack, ...keyboard, ...keying, ...kinds, ...samePage, ...dropIn, ...promise, ...coding, ...workbench, ...reviewing, ...session, ...leaving, ...fallback, ...large, ...building, ...demoSurvey };

export async function run(setting) {
  for (const [name, { as, script, walk }] of Object.entries(journeys)) {
    if (setting.only && !name.includes(setting.only)) continue;
    await setting.report.test(name, async () => {
      const context = as ? await setting.staff.window(as, { script }) : await visitor(setting.browser, setting.site, { script });
      try {
        const page = await context.newPage();
        await walk({ ...setting, page, context });
        const faults = page.isClosed() || !page.url().startsWith("http") ? [] : await misdeeds(page);
        if (faults.length > 0) throw new Error(faults.join("\n"));
      } finally {
        await context.close();
      }
    });
  }
}
