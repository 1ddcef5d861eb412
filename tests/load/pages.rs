//! What a page of a large survey costs: forty questions in six languages, with twenty conditions or
//! without any.

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::client::Client;
use crate::forms::Form;
use crate::phases::sign_in;
use crate::report::{Table, short};
use crate::server::{Server, Site};

const LANGUAGES: [&str; 6] = ["en", "cy", "ur", "pl", "pa", "bn"];
const KINDS: [&str; 4] = ["single", "likert", "several", "long_text"];
const SECTIONS: usize = 8;
const ON_A_PAGE: usize = 5;
const CONDITIONS: usize = 20;
/// How often the builder's page is asked for in a turn.
const BUILDER: u32 = 60;
/// The same of a page that is answered.
const SECTION: u32 = 1_500;
const TURNS: u32 = 5;

/// A survey file; its name says whether questions depend on answers of the first page.
fn survey(slug: &str, conditions: usize) -> Value {
    let text = |english: &str| -> Value {
        let said = |tag: &&str| ((*tag).to_owned(), json!(format!("{english} ({tag})")));
        LANGUAGES.iter().map(said).collect()
    };
    let on = |n: usize| json!({ "question": format!("q{n}"), "any_of": ["o1", "o3"] });
    let question = |n: usize| {
        let option = |o: usize| json!({ "code": format!("o{o}"), "text": text(&format!("Answer number {o}")) });
        let mut made = json!({
            "code": format!("q{n}"), "kind": KINDS[n % KINDS.len()],
            "text": text("How far would this part of the proposal help people who live here?"),
            "hint": text("Think of the last year"),
        });
        if made["kind"] != "long_text" {
            made["options"] = (1..=5).map(option).collect();
        }
        // The last ones, so that the page that is measured has them all.
        if n + conditions > SECTIONS * ON_A_PAGE {
            made["show_if"] = json!({ "any": [{ "all": [on(1), { "not": on(2) }] }, on(4)] });
        }
        made
    };
    let section = |s: usize| {
        let questions: Vec<Value> = (1..=ON_A_PAGE)
            .map(|n| question(s * ON_A_PAGE + n))
            .collect();
        json!({ "code": format!("s{s}"), "title": text("A part of it"), "questions": questions,
                "summary": text("What is **proposed** here, in a sentence or two.") })
    };
    json!({
        "format": "heard-survey/1", "slug": slug, "programme": "better-days", "schedule": {},
        "definition": {
            "title": text(slug), "purpose": text("To be measured"), "privacy": text("Kept by us"),
            "contact": { "team": text("The team") }, "languages": LANGUAGES,
            "sections": (0..SECTIONS).map(section).collect::<Vec<_>>(),
        },
    })
}

/// Measures both pages.
pub(crate) fn large(site: &Site, table: &mut Table) -> anyhow::Result<()> {
    for (slug, conditions) in [("built", CONDITIONS), ("routed", CONDITIONS), ("plain", 0)] {
        let file = site.file(&format!("{slug}.json"));
        std::fs::write(&file, survey(slug, conditions).to_string())?;
        site.run(&["survey-import", &file.display().to_string()])?;
        if slug != "built" {
            site.run(&["survey-open", slug])?;
        }
    }
    let server = site.start()?;
    let (email, password) = site.officer()?;
    let mut officer = sign_in(&server, &email, &password, true)?;
    let list = officer.get("/staff/surveys")?.body;
    let (before, _) = list.split_once(">built (en)<").context("the survey")?;
    let (_, id) = before
        .rsplit_once("/staff/surveys/")
        .context("its number")?;
    let id = id.split(['"', '/', '?']).next().unwrap_or_default();
    let build = format!("/staff/surveys/{id}/build");
    let mut routed = answering(&server, "routed")?;
    let mut plain = answering(&server, "plain")?;
    let last = |slug: &str| format!("/surveys/{slug}/sections/{SECTIONS}");

    let (mut building, mut with, mut without) = (0.0, 0.0, 0.0);
    // The first turn warms up; the others take turns, so that neighbours disturb all alike.
    for turn in 0..=TURNS {
        let measured = [
            each(&server, &mut officer, &build, BUILDER)?,
            each(&server, &mut routed, &last("routed"), SECTION)?,
            each(&server, &mut plain, &last("plain"), SECTION)?,
        ];
        if turn > 0 {
            building += measured[0] / f64::from(TURNS);
            with += measured[1] / f64::from(TURNS);
            without += measured[2] / f64::from(TURNS);
        }
    }
    table.add(
        "builder, 40 questions in 6 languages: server CPU, ms (target 50)",
        short(building),
    );
    table.add("section page: server CPU, ms", short(without));
    table.add(
        "section page with 20 conditions: server CPU, ms",
        short(with),
    );
    table.add("  over one without (target 1.2)", short(with / without));
    server.stop()
}

/// Somebody whose first page makes the last one show all its questions. One of them is answered: a
/// page nobody has touched is kept for the next one who opens it.
fn answering(server: &Server, slug: &str) -> anyhow::Result<Client> {
    let mut client = Client::new(server.at);
    let start = client.get(&format!("/surveys/{slug}"))?;
    let begin = |form: &Form| form.action.ends_with(slug);
    let form = Form::all(&start.body).into_iter().find(begin);
    let form = form.context("no way to begin")?;
    client.post(&form.action, &form.with(&[]))?;
    let first = [("q1", "o1"), ("q2", "o2"), ("q4", "o4")];
    for (number, answers) in [(1, &first[..]), (SECTIONS, &[("q36", "o1")])] {
        let here = format!("/surveys/{slug}/sections/{number}");
        let page = client.get(&here)?;
        let mut forms = Form::all(&page.body).into_iter();
        let form = forms.find(|form| form.action == here);
        let form = form.context("no page of answers")?;
        let names = form.names();
        let shown = names.iter().filter(|name| name.starts_with('q')).count();
        ensure!(shown == ON_A_PAGE, "{shown} questions on {here}");
        let kept = client.post(&here, &form.with(answers))?;
        ensure!(kept.status == 303, "{} to {here}", kept.status);
    }
    Ok(client)
}

/// Processor time of the server for a page, in milliseconds.
fn each(server: &Server, client: &mut Client, path: &str, times: u32) -> anyhow::Result<f64> {
    let before = server.cpu();
    for _ in 0..times {
        let page = client.get(path)?;
        ensure!(page.status == 200, "{} for {path}", page.status);
    }
    Ok((server.cpu() - before) / f64::from(times))
}
