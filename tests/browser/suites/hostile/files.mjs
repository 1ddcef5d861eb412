/** Hostile text that comes in by files and commands: programme, survey, assessment, accounts. */

import assert from "node:assert/strict";

function definition(dealer) {
  const one = (field) => dealer.one(field, { braces: false });
  const many = (field, room, more) => dealer.many(field, room, { braces: false, ...more });
  const picture = (of) => ({ src: "/favicon.ico", alt: one(`alt of ${of}`, { shown: false }), caption: one(`caption of ${of}`) });
  const option = (code, more = {}) => ({ code, text: one(`survey option ${code}`), hint: one(`survey option hint ${code}`), ...more });
  return {
    title: one("survey title"),
    purpose: many("survey purpose", 600),
    picture: picture("the start page"),
    undecided: one("survey undecided"),
    next_steps: one("survey next steps"),
    privacy: many("survey privacy", 600),
    contact: { team: one("survey team"), phone: one("survey phone"), address: one("survey address") },
    languages: ["en"],
    sections: [
      {
        code: "one",
        title: one("section title"),
        summary: many("section summary", 900, { shown: false }),
        picture: picture("the section"),
        document: { title: one("document title"), href: "/programmes/hostile" },
        questions: [
          { code: "q1", kind: "single", text: one("question single"), hint: one("question hint"), options: [option("a"), option("b"), option("c", { other: true })] },
          { code: "q2", kind: "several", text: one("question several"), options: [option("d"), option("e"), { ...option("f"), standing: "none" }] },
          { code: "q3", kind: "short_text", text: one("question short"), limit: 200 },
          { code: "q4", kind: "long_text", text: one("question long"), required: true },
        ],
      },
      { code: "two", title: one("second section title"), questions: [{ code: "q5", kind: "file", text: one("question file") }] },
    ],
    equality: ["age_band"],
  };
}

/** A hostile programme with its survey and assessment. Gives the invitations of people with hostile names. */
export async function seedFiles({ seed, site, dealer }) {
  const programme = {
    format: "heard-programme/1",
    slug: "hostile",
    title: dealer.one("programme title"),
    summary: dealer.one("programme summary"),
    body: dealer.many("programme body", 1200, { shown: false }),
    body_name: dealer.one("programme body name"),
    undecided: dealer.one("programme undecided"),
    decision: dealer.many("programme decision", 600, { shown: false }),
    decided_on: "2026-10-01",
    source: dealer.one("programme source"),
    phases: [{ title: dealer.one("phase title"), period: dealer.one("phase period"), body: dealer.one("phase body", { shown: false }) }],
    contacts: [
      { phase: 1, who: dealer.one("contact who"), how: dealer.one("contact how"), people: 5, counted: "exact" },
      { phase: 1, who: dealer.one("claim who"), how: dealer.one("claim how"), people: 500, counted: "about", claimed: true },
    ],
    organisations: [{ slug: "hostile-body", name: dealer.one("organisation name") }],
  };
  const assessment = {
    format: "heard-assessment/1",
    programme: "hostile",
    stage: 1,
    aims: dealer.one("assessment aims"),
    affected: dealer.one("assessment affected"),
    conclusion: dealer.one("assessment conclusion"),
    quotation: dealer.one("assessment quotation"),
    rows: [{ characteristic: "age", impact: "mixed", evidence: dealer.one("assessment evidence"), gap: dealer.one("assessment gap"), mitigation: dealer.one("assessment mitigation") }],
  };
  const survey = { format: "heard-survey/1", slug: "hostile", programme: "hostile", schedule: {}, definition: definition(dealer) };
  await site.heard(["programme-import", await seed.file("hostile-programme.json", programme)]);
  await site.heard(["assessment-import", await seed.file("hostile-assessment.json", assessment)]);
  await site.heard(["survey-import", await seed.file("hostile-survey.json", survey)]);
  await site.heard(["survey-open", "hostile"]);

  const account = async (role, ...more) => {
    const name = dealer.one(`name of ${role}`);
    const said = await site.heard(["staff-add", "--email", `hostile-${role}@larkmoor.example`, "--name", name, "--role", role, ...more]);
    return /\/staff\/invitations\/\S+/.exec(said)[0];
  };
  const invitations = new Map();
  for (const role of ["officer", "reviewer", "champion", "administrator"]) invitations.set(role, await account(role));
  invitations.set("owner", await account("owner", "--organisation", "hostile-body"));
  return invitations;
}

const unsafe = ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "file:///etc/passwd", "https:evil.example"];

/** A survey whose document or picture could lead to script or elsewhere is not taken in. */
export async function refusedLinks(seed, site) {
  const taken = [];
  for (const [i, href] of unsafe.entries()) {
    const question = { code: "q1", kind: "short_text", text: "?" };
    for (const place of [{ document: { title: "Document", href } }, { picture: { src: href, alt: "Picture" } }]) {
      const section = { code: "one", title: "One", ...place, questions: [question] };
      const survey = { format: "heard-survey/1", slug: `link-${i}`, programme: "better-days", definition: { title: "T", purpose: "P", privacy: "P", contact: { team: "T" }, languages: ["en"], sections: [section] } };
      const file = await seed.file("link.json", survey);
      const refused = await site.heard(["survey-import", file]).then(() => false, (error) => /must begin with|begins with/.test(error.message));
      if (!refused) taken.push(href);
    }
  }
  assert.deepEqual(taken, []);
}

/** The Markdown fields show their text, and no link or picture of them leads astray. */
export async function markdown({ browser, site }, look) {
  const page = await browser.newPage({ baseURL: site.base });
  for (const address of ["/programmes/hostile", "/surveys/hostile/paper"]) {
    await page.goto(address);
    const shown = await page.locator(".app-markdown").allInnerTexts();
    assert.ok(shown.join("").length > 400, `${address} shows its Markdown`);
    const { faults } = await look(page);
    assert.deepEqual(faults, []);
    const links = await page.locator(".app-markdown a").evaluateAll((all) => all.map((link) => link.protocol));
    assert.deepEqual(links.filter((protocol) => !["http:", "https:"].includes(protocol)), []);
  }
  await page.context().close();
}
