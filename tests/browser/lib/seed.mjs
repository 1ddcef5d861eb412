/** What the tests need besides the demo: surveys in other states, an invitation. */

import { readFile } from "node:fs/promises";
import { Seed } from "./site.mjs";

/** A day `days` from today, as a survey file writes its clock times. */
function clock(days) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T09:00:00`;
}

/** A seed with the demo, and surveys that are small, closed, announced and never published. */
export async function seed() {
  const made = await Seed.make();
  const every = JSON.parse(await readFile(new URL("../fixtures/every-kind.json", import.meta.url), "utf8"));
  const others = [
    { slug: "every-kind", schedule: {} },
    { slug: "closed-survey", schedule: { opens: clock(-30) }, title: "A closed survey" },
    { slug: "announced-survey", schedule: { opens: clock(30), closes: clock(60) }, title: "An announced survey" },
    { slug: "draft-survey", schedule: {}, title: "A draft of a survey" },
  ];
  for (const { slug, schedule, title } of others) {
    const definition = { ...every.definition, title: title ?? every.definition.title };
    await made.heard(["survey-import", await made.file(`${slug}.json`, { ...every, slug, schedule, definition })]);
    if (slug !== "draft-survey") await made.heard(["survey-open", slug]);
  }
  await made.heard(["survey-close", "closed-survey", "--reason", "Everybody has answered."]);
  const invited = await made.heard(["staff-add", "--email", "new@larkmoor.example", "--name", "New Person", "--role", "champion"]);
  made.invitation = /\/staff\/invitations\/\S+/.exec(invited)[0];
  return made;
}
