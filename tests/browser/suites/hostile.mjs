/** Hostile text in every field that takes any: it is shown as it was typed, and does nothing. */

import { Dealer } from "./hostile/dealer.mjs";
import { markdown, refusedLinks, seedFiles } from "./hostile/files.mjs";
import { reflected } from "./hostile/reflected.mjs";
import { HostileStaff, originals, typed } from "./hostile/typed.mjs";
import { look, walk } from "./hostile/walk.mjs";

const roles = [undefined, "officer", "reviewer", "champion", "owner", "administrator"];

export async function run(setting) {
  if (setting.only) return;
  const { site, seed, browser, report } = setting;
  const dealer = new Dealer();
  await report.test("files with unsafe links are refused", () => refusedLinks(seed, site));
  const invitations = await seedFiles({ seed, site, dealer });
  const staff = new HostileStaff(browser, site);
  const found = await staff.arrive(invitations);
  try {
    await typed({ ...setting, staff, dealer }, found);
  } catch (error) {
    report.check("typing it in", [error.stack ?? error]);
  }
  await report.test("addresses and refused forms give it back unharmed", () => reflected(setting, found));

  const texts = [];
  for (const role of roles) {
    const seen = await walk({ browser, site, staff, role });
    report.check(`${role ?? "everybody"}: ${seen.pages} pages, nothing runs`, seen.faults);
    texts.push(...seen.texts);
  }
  found.push(...(await originals(staff)));
  texts.push(...found.flatMap((page) => page.texts));
  report.check("nothing ran while it was typed in", found.flatMap((page) => page.faults));
  report.check("every string went somewhere", dealer.undealt());
  report.check("every string is shown as it was typed", dealer.unseen(texts));
  await report.test("mail holds it as text", () => dealer.mail(site));
  await report.test("Markdown keeps its words and loses its tricks", () => markdown(setting, look));
}
