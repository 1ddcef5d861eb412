//! A survey of sixty questions of every kind with twenty conditions: everybody is asked what the
//! conditions say, page by page, and what is stored, counted and exported knows who was not asked.
//!
//! Who should be asked is worked out here from the words of the file format and from what was typed,
//! by nothing of the program.

use std::collections::{BTreeMap, BTreeSet};

use domain::response::{Channel, Variant};
use domain::survey::{Answers, Closed, Code, Comment};
use heard::respond::commands::{NewResponse, Send};
use heard::respond::export::{ExportCall, Format, export};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use crate::harness::{Answer, App, Browser, FICTION, run};

const SLUG: &str = "sixty-ways";
const QUESTIONS: usize = 60;
const ON_A_PAGE: usize = 5;
/// Sections and questions with a condition, by their numbers.
const SECTIONS: [usize; 5] = [4, 6, 8, 9, 11];
const ASKED: [usize; 15] = [5, 8, 10, 14, 15, 20, 23, 25, 33, 35, 40, 45, 50, 58, 60];
const KINDS: [&str; 12] = [
    "single",
    "likert",
    "several",
    "matrix",
    "ranking",
    "number",
    "date",
    "district",
    "short_text",
    "long_text",
    "email",
    "file",
];
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
/// How many people of each way there are, so that nothing is hidden for being rare.
const ALIKE: u64 = 10;

/// What one person types for a question, by field.
type Typed = Vec<(String, String)>;

fn path(rest: &str) -> String {
    format!("/surveys/{SLUG}{rest}")
}

fn kind(question: usize) -> &'static str {
    KINDS[(question - 1) % KINDS.len()]
}

fn code(question: usize) -> String {
    format!("q{question}")
}

const fn section(question: usize) -> usize {
    (question - 1) / ON_A_PAGE + 1
}

fn pick(rng: &mut StdRng, of: &[&str]) -> String {
    (*of.choose(rng).expect("something")).to_owned()
}

/// One test of one earlier question, as it stands in a file.
fn test_of(rng: &mut StdRng, question: usize) -> Value {
    let steps = ["o1", "o2", "o3"];
    let q = code(question);
    match kind(question) {
        "single" => json!({ "question": q, "is": pick(rng, &steps) }),
        "likert" | "several" => json!({ "question": q, "any_of": [pick(rng, &steps), "o4"] }),
        "matrix" => {
            let row = pick(rng, &["r1", "r2", "r3"]);
            json!({ "question": q, "row": row, "any_of": [pick(rng, &steps)] })
        }
        "ranking" => {
            let first = rng.random_range(1..=2);
            json!({ "question": q, "first": first, "any_of": [pick(rng, &steps)] })
        }
        "number" if rng.random_bool(0.3) => json!({ "question": q, "is": "dk" }),
        "number" => json!({ "question": q, "from": 2, "to": rng.random_range(5..9) }),
        "date" => json!({ "question": q, "dates": { "from": "2024-07-01" } }),
        "district" => json!({ "question": q, "contains": "ba1" }),
        "short_text" => json!({ "question": q, "contains": "BUS" }),
        _ => json!({ "question": q, "answered": rng.random_bool(0.7) }),
    }
}

/// A condition on questions before this one: alone, or in groups of groups.
fn condition(rng: &mut StdRng, before: &[usize], shape: usize) -> Value {
    let can = |question: &&usize| !["email", "file"].contains(&kind(**question));
    let before: Vec<usize> = before.iter().filter(can).copied().collect();
    // The nearest one first: it may stand on the same page.
    let nearest = *before.last().expect("a question");
    let near = test_of(rng, nearest);
    let mut one = || {
        let question = *before.choose(rng).expect("a question");
        test_of(rng, question)
    };
    match shape % 4 {
        0 => near,
        1 => json!({ "any": [near, { "all": [one(), { "not": one() }] }] }),
        2 => json!({ "not": { "all": [near, one()] } }),
        _ => {
            json!({ "all": [{ "any": [near, one(), { "not": one() }] }, { "any": [one(), one(), one()] }] })
        }
    }
}

fn question(number: usize) -> Value {
    let options = |count: usize| -> Vec<Value> {
        let option = |n: usize| json!({ "code": format!("o{n}"), "text": format!("Answer {n}") });
        (1..=count).map(option).collect()
    };
    let dk = json!({ "code": "dk", "text": "I don't know", "standing": "dont_know" });
    let mut made = json!({
        "code": code(number), "kind": kind(number), "text": format!("What of number {number}?"),
    });
    match kind(number) {
        "single" | "likert" | "several" => {
            let mut all = options(4);
            all.push(dk);
            made["options"] = json!(all);
        }
        "matrix" => {
            let row =
                |n: usize| json!({ "code": format!("r{n}"), "text": format!("Statement {n}") });
            made["options"] = json!(options(3));
            made["rows"] = (1..=3).map(row).collect();
        }
        "ranking" => made["options"] = json!(options(4)),
        "number" => {
            (made["min"], made["max"]) = (json!(0), json!(99));
            made["apart"] = json!([dk]);
        }
        "long_text" => made["apart"] = json!([dk]),
        _ => {}
    }
    made
}

/// The sections of the survey.
fn sections() -> Vec<Value> {
    let rng = &mut StdRng::seed_from_u64(60);
    let mut shapes = 0..;
    let mut shape = || shapes.next().expect("a number");
    let mut made = Vec::new();
    for section in 1..=QUESTIONS / ON_A_PAGE {
        let first = (section - 1) * ON_A_PAGE + 1;
        let all = |until: usize| -> Vec<usize> { (1..until).collect() };
        let questions: Vec<Value> = (first..first + ON_A_PAGE)
            .map(|number| {
                let mut one = question(number);
                if ASKED.contains(&number) {
                    one["show_if"] = condition(rng, &all(number), shape());
                }
                one
            })
            .collect();
        let mut one = json!({
            "code": format!("s{section}"), "title": format!("Part {section}"), "questions": questions,
        });
        if SECTIONS.contains(&section) {
            one["show_if"] = condition(rng, &all(first), shape());
        }
        made.push(one);
    }
    made
}

/// What somebody types, question by question, and nothing where they leave it blank.
fn plan(seed: u64) -> BTreeMap<usize, Typed> {
    let rng = &mut StdRng::seed_from_u64(seed);
    (1..=QUESTIONS).map(|n| (n, typed(rng, n))).collect()
}

fn typed(rng: &mut StdRng, number: usize) -> Typed {
    let q = code(number);
    let field = |rest: &str, value: String| vec![(format!("{q}{rest}"), value)];
    if rng.random_bool(0.2) {
        return vec![];
    }
    let mut steps = ["o1", "o2", "o3", "o4"];
    match kind(number) {
        "single" | "likert" => field("", pick(rng, &["o1", "o2", "o3", "o4", "dk"])),
        "several" => {
            let chosen = steps.iter().filter(|_| rng.random_bool(0.5));
            chosen
                .flat_map(|step| field("", (*step).to_owned()))
                .collect()
        }
        "matrix" => ["r1", "r2", "r3"]
            .iter()
            .filter_map(|row| {
                let step = pick(rng, &steps[..3]);
                rng.random_bool(0.8).then_some((format!("{q}.{row}"), step))
            })
            .collect(),
        "ranking" => {
            rand::seq::SliceRandom::shuffle(&mut steps[..], rng);
            let places = rng.random_range(1..=4);
            let ranked = (1..=places).zip(steps);
            let place = |(place, step): (usize, &str)| (format!("{q}.{step}"), place.to_string());
            ranked.map(place).collect()
        }
        "number" if rng.random_bool(0.3) => field("..", "dk".to_owned()),
        "number" => field("", rng.random_range(0..12).to_string()),
        "date" => {
            let month = rng.random_range(1..=12).to_string();
            let parts = [("day", "5"), ("month", &month), ("year", "2024")];
            parts
                .map(|(part, value)| (format!("{q}.{part}"), value.to_owned()))
                .into()
        }
        "district" => field("", pick(rng, &["BA1", "BA2", "BS3"])),
        "short_text" => field("", pick(rng, &["A late bus", "More trees"])),
        "long_text" if rng.random_bool(0.3) => field("..", "dk".to_owned()),
        "long_text" => field(
            "",
            format!("What {seed} thinks", seed = rng.random::<u32>()),
        ),
        "email" => field("", "ann@people.example".to_owned()),
        _ => field("", "a file".to_owned()),
    }
}

/// What was typed so far for what is asked, by the code of the question.
type Given = BTreeMap<String, Typed>;

/// Whether a condition of a file holds for what was typed.
fn holds(condition: &Value, given: &Given) -> bool {
    let parts = |name: &str| condition[name].as_array();
    if let Some(all) = parts("all") {
        return all.iter().all(|part| holds(part, given));
    }
    if let Some(any) = parts("any") {
        return any.iter().any(|part| holds(part, given));
    }
    if condition["not"].is_object() {
        return !holds(&condition["not"], given);
    }
    let q = condition["question"].as_str().expect("a question");
    let none = Vec::new();
    let typed = given.get(q).unwrap_or(&none);
    let value = |rest: &str| -> Option<&str> {
        let name = format!("{q}{rest}");
        let found = typed.iter().find(|(field, _)| *field == name);
        found.map(|(_, value)| value.as_str())
    };
    let wanted: Vec<&str> = match (parts("any_of"), condition["is"].as_str()) {
        (Some(any), _) => any.iter().filter_map(Value::as_str).collect(),
        (None, is) => is.into_iter().collect(),
    };
    if let Some(row) = condition["row"].as_str() {
        return value(&format!(".{row}")).is_some_and(|step| wanted.contains(&step));
    }
    if let Some(first) = condition["first"].as_u64() {
        let place = |step: &&str| value(&format!(".{step}"))?.parse::<u64>().ok();
        return wanted.iter().filter_map(place).any(|place| place <= first);
    }
    if !wanted.is_empty() {
        return typed
            .iter()
            .any(|(_, value)| wanted.contains(&value.as_str()));
    }
    if let Some(answered) = condition["answered"].as_bool() {
        return typed.is_empty() != answered;
    }
    if let Some(words) = condition["contains"].as_str() {
        let said = value("").unwrap_or_default().to_lowercase();
        return said.contains(&words.to_lowercase());
    }
    if let Some(from) = condition["dates"]["from"].as_str() {
        return day(typed).is_some_and(|day| day.as_str() >= from);
    }
    let number = value("").and_then(|number| number.parse::<i64>().ok());
    let (from, to) = (condition["from"].as_i64(), condition["to"].as_i64());
    number.is_some_and(|n| from.is_none_or(|from| n >= from) && to.is_none_or(|to| n <= to))
}

fn day(typed: &Typed) -> Option<String> {
    let part = |at: usize| typed.get(at)?.1.parse::<u16>().ok();
    Some(format!("{:04}-{:02}-{:02}", part(2)?, part(1)?, part(0)?))
}

/// The questions asked of whoever typed this, in order, by section.
fn asked(sections: &[Value], typed: &Given) -> Vec<Vec<String>> {
    let mut given = Given::new();
    let is_asked = |place: &Value, given: &Given| {
        place["show_if"].is_null() || holds(&place["show_if"], given)
    };
    let mut pages = Vec::new();
    for section in sections {
        let mut page = Vec::new();
        if is_asked(section, &given) {
            for question in section["questions"].as_array().expect("questions") {
                if is_asked(question, &given) {
                    let q = question["code"].as_str().expect("a code").to_owned();
                    given.extend(typed.get_key_value(&q).map(|(q, t)| (q.clone(), t.clone())));
                    page.push(q);
                }
            }
        }
        pages.push(page);
    }
    pages
}

/// What is stored of an answer beside words and addresses; of a file, that there is one.
fn stored(number: usize, typed: &Typed) -> Option<Value> {
    let (field, value) = typed.first()?;
    let after = |field: &str| field.rsplit('.').next().unwrap_or_default().to_owned();
    Some(match kind(number) {
        _ if field.ends_with("..") => json!([value]),
        "matrix" => typed
            .iter()
            .map(|(field, step)| (after(field), json!(step)))
            .collect(),
        "ranking" => {
            let ranked: Vec<String> = typed.iter().map(|(field, _)| after(field)).collect();
            json!({ "ranked": ranked })
        }
        "number" => json!(value.parse::<i64>().expect("a number")),
        "date" => json!(day(typed)),
        "district" => json!(value),
        "file" => json!("a file"),
        "short_text" | "long_text" | "email" => return None,
        _ => typed.iter().map(|(_, option)| json!(option)).collect(),
    })
}

/// The questions of a page, by the names of their fields.
fn questions_of(page: &Answer) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in page.attributes("main form [name]", "name") {
        let code = name.split('.').next().unwrap_or_default().to_owned();
        if code.starts_with('q') && !found.contains(&code) {
            found.push(code);
        }
    }
    found
}

/// How often a page came back with what its answers brought, and how often it said what they take
/// away.
#[derive(Default)]
struct Met {
    brought: u32,
    gone: u32,
}

struct Survey {
    app: App,
    sections: Vec<Value>,
}

impl Survey {
    async fn open() -> Self {
        let app = App::demo().await;
        let sections = sections();
        let survey = json!({
            "format": "heard-survey/1", "slug": SLUG, "programme": FICTION, "schedule": {},
            "definition": {
                "title": "Sixty ways", "purpose": "To try it", "privacy": "Kept by us",
                "contact": { "team": "The team" }, "languages": ["en"], "sections": sections,
            },
        });
        let (file, console) = (app.file("sixty.json", &survey.to_string()), app.console());
        let survey = heard::survey::console::import(&console, &file).await;
        survey.expect("a survey");
        let opened = heard::survey::console::open(&console, SLUG).await;
        opened.expect("an open survey");
        app.site.published.forget();
        Self { app, sections }
    }

    /// Sends the form of a page as this person fills it in.
    async fn fills(&self, browser: &Browser, page: &Answer, at: &str, typed: &Typed) -> Answer {
        let (files, fields): (Vec<_>, Vec<_>) =
            typed.iter().partition(|(_, value)| value == "a file");
        let text = |(name, value): &&(String, String)| (name.clone(), value.clone());
        let fields: Vec<(String, String)> = fields.iter().map(text).collect();
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let form = page.form(at).filled_in(&fields);
        match files.first() {
            Some((name, _)) => {
                let file = (name.as_str(), "letter.pdf", PDF);
                browser.send_with_file(&form, file).await
            }
            None => browser.send_form(&form).await,
        }
    }

    /// Walks from the start to the end by the forms of the pages, and holds each page against who
    /// should be asked there. What was given at the end.
    async fn walked(&self, plan: &BTreeMap<usize, Typed>, met: &mut Met) -> Given {
        let plan: Given = plan
            .iter()
            .map(|(n, typed)| (code(*n), typed.clone()))
            .collect();
        let browser = self.app.browser();
        let start = browser.get(&path("")).await;
        let begun = browser.submit(&start, SLUG, &[]).await;
        assert_eq!(begun.location(), Some(path("/sections")));
        let list = browser.follow(begun).await;
        let mut at = list.attributes(".govuk-task-list__link", "href")[0].clone();
        let mut given = Given::new();
        while at != path("/check") {
            let number = at.split(['/', '?']).nth(4).expect("a section");
            let number: usize = number.parse().expect("a number");
            let page = browser.get(&at).await;
            assert_eq!(page.status, 200, "{at}");
            let shown = asked(&self.sections, &given)[number - 1].clone();
            assert_eq!(questions_of(&page), shown, "{at}: {given:?}");
            for question in &shown {
                given.insert(question.clone(), plan[question].clone());
            }
            let typed = shown.iter().flat_map(|question| plan[question].clone());
            let here = path(&format!("/sections/{number}"));
            let mut sent = self.fills(&browser, &page, &here, &typed.collect()).await;
            let now = asked(&self.sections, &given);
            let gone = |question: &&String| {
                !now[number - 1].contains(question) && !given[*question].is_empty()
            };
            if shown.iter().any(|question| gone(&question)) {
                assert_eq!(sent.status, 200, "{at}: {}", sent.words());
                sent = browser.submit(&sent, &here, &[]).await;
                met.gone += 1;
            }
            given.retain(|question, _| now.iter().flatten().any(|known| known == question));
            let brought: Vec<String> = now[number - 1]
                .iter()
                .filter(|question| !shown.contains(question))
                .cloned()
                .collect();
            met.brought += u32::from(!brought.is_empty());
            let mut after = now.iter().enumerate().skip(number);
            let next = after.find(|(_, page)| !page.is_empty());
            at = match (brought.is_empty(), next) {
                (false, _) => format!("{here}?brought={}", brought.join("+")),
                (true, Some((next, _))) => path(&format!("/sections/{}", next + 1)),
                (true, None) => path("/check"),
            };
            assert_eq!(sent.location(), Some(at.clone()), "{}", sent.words());
        }
        let check = browser.get(&path("/check")).await;
        let rows = check.attributes(".govuk-summary-list__row", "id");
        let all: Vec<String> = asked(&self.sections, &given).concat();
        assert_eq!(rows, all, "the check page");
        let sent = browser.submit(&check, "/check", &[]).await;
        assert_eq!(sent.status, 303, "{}", sent.words());
        given
    }

    /// The newest response, with its words by field.
    async fn last(&self) -> (entity::response::Model, BTreeMap<String, String>) {
        let db = self.app.site.db.read();
        let newest = entity::response::Entity::find().order_by_desc(entity::response::Column::Id);
        let newest = newest.one(db).await.expect("responses").expect("one");
        let words = entity::comment::Entity::find()
            .filter(entity::comment::Column::ResponseId.eq(newest.id))
            .all(db)
            .await
            .expect("comments");
        let words = words.into_iter().map(|row| (row.field, row.text));
        (newest, words.collect())
    }

    /// Stores what is there once more, as if others had answered just so.
    async fn others_answer_like_the_last(&self, times: u64) {
        let site = &self.app.site;
        let (row, words) = self.last().await;
        let mut closed: BTreeMap<Code, Closed> =
            serde_json::from_str(&row.answers).expect("answers");
        closed.retain(|_, answer| !matches!(answer, Closed::File { .. }));
        let words = words.into_iter();
        let words: Vec<Comment> = words.map(|(field, text)| Comment { field, text }).collect();
        let answers = Answers::join(closed, words);
        for number in 0..times {
            let response = NewResponse {
                survey: row.survey_id,
                version: row.version_id,
                nonce_hash: format!("like {} {number}", row.id).into_bytes(),
                receipt: None,
                received_on: row.received_on,
                channel: Channel::Online,
                variant: Variant::Standard,
                language: "en".to_owned(),
                answers: answers.clone(),
                flags: BTreeMap::new(),
                late: false,
                organisation: None,
                signatures: None,
                import: None,
            };
            site.db.intake(Send::anew(response)).await.expect("stored");
        }
    }

    async fn exported(&self) -> Vec<BTreeMap<String, String>> {
        self.app.later(chrono::TimeDelta::minutes(10));
        heard::app::jobs().tick(&self.app.site).await.expect("jobs");
        self.app.run_jobs().await;
        let out = self.app.folder().join("sixty.csv");
        let call = ExportCall {
            survey: SLUG.to_owned(),
            format: Format::Csv,
            out: out.clone(),
        };
        export(&self.app.console(), &call).await.expect("a table");
        let text = std::fs::read_to_string(out).expect("a file");
        let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows = table.deserialize().collect::<Result<_, _>>();
        rows.expect("rows")
    }

    /// The public figures: question, answer, and how many where that is not hidden.
    async fn figures(&self) -> Vec<(String, String, Option<u64>)> {
        let officer = self.app.staff("officer").await;
        let found = heard::survey::queries::by_slug(self.app.site.db.read(), SLUG).await;
        let survey = found.expect("surveys").expect("the survey").0.0;
        let page = officer
            .get(&format!("/staff/surveys/{survey}/results/publish"))
            .await;
        let form = [("why", "The meeting needs them"), ("sure", "yes")];
        let published = officer.submit(&page, "/publish", &form).await;
        assert_eq!(published.status, 303, "{}", published.words());
        self.app.later(chrono::TimeDelta::seconds(2));
        let file = self.app.browser().get(&path("/figures/json")).await;
        let file: Value = serde_json::from_str(&file.body).expect("figures");
        let text = |value: &Value| value.as_str().expect("a code").to_owned();
        let figure = |row: &Value| {
            let (question, answer) = (text(&row["question_code"]), text(&row["answer_code"]));
            (question, answer, row["people"].as_u64())
        };
        let rows = file["figures"].as_array().expect("figures");
        rows.iter().map(figure).collect()
    }
}

#[test]
fn the_survey_has_every_kind_and_every_sort_of_condition() {
    let sections = sections();
    let all = Value::from(sections.clone()).to_string();
    assert_eq!(all.matches("\"show_if\"").count(), 20);
    for kind in KINDS {
        assert!(all.contains(&format!("\"kind\":\"{kind}\"")), "{kind}");
    }
    for word in [
        "is", "any_of", "row", "first", "from", "dates", "contains", "answered", "all", "any",
        "not",
    ] {
        let stands = |place: &Value| {
            place["show_if"]
                .to_string()
                .contains(&format!("\"{word}\":"))
        };
        let questions = sections
            .iter()
            .flat_map(|s| s["questions"].as_array().expect("some"));
        assert!(sections.iter().chain(questions).any(stands), "{word}");
    }
    let on_its_page = |number: &&usize| {
        let own = sections[section(**number) - 1]["questions"]
            .as_array()
            .expect("some");
        let me = own
            .iter()
            .find(|q| q["code"] == code(**number))
            .expect("me");
        let when = me["show_if"].to_string();
        own.iter()
            .any(|q| when.contains(&format!("\"question\":{}", q["code"])))
    };
    let near = ASKED.iter().filter(on_its_page).count();
    assert!(near >= 5, "{near} conditions on answers of the same page");
}

#[test]
fn everybody_is_asked_what_the_conditions_say_and_nothing_else_is_kept_counted_or_exported() {
    run(async {
        let survey = Survey::open().await;
        let (mut ways, mut met): (Vec<Given>, Met) = Default::default();
        for seed in 1..=8 {
            let given = survey.walked(&plan(seed), &mut met).await;

            let (row, words) = survey.last().await;
            let mut kept: BTreeMap<String, Value> =
                serde_json::from_str(&row.answers).expect("answers");
            for answer in kept.values_mut().filter(|answer| !answer["file"].is_null()) {
                *answer = json!("a file");
            }
            let number = |q: &str| q[1..].parse::<usize>().expect("a number");
            let closed = given
                .iter()
                .filter_map(|(q, typed)| Some((q.clone(), stored(number(q), typed)?)));
            assert_eq!(kept, closed.collect(), "{seed}");
            let is_text = |q: &str| ["short_text", "long_text"].contains(&kind(number(q)));
            let said = given
                .iter()
                .filter(|(q, typed)| is_text(q) && typed.first().is_some_and(|(f, _)| f == *q))
                .map(|(q, typed)| (q.clone(), typed[0].1.clone()));
            assert_eq!(words, said.collect(), "{seed}");

            survey.others_answer_like_the_last(ALIKE - 1).await;
            ways.push(given);
        }
        let distinct: BTreeSet<Vec<&String>> = ways.iter().map(|w| w.keys().collect()).collect();
        assert!(distinct.len() > 4, "{} ways through", distinct.len());
        assert!(met.brought > 4, "{} pages came back", met.brought);
        assert!(met.gone > 4, "{} pages took something away", met.gone);
        let of_question = |head: &str, q: &str| {
            let rest = head.strip_prefix(q);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '.', '/']))
        };

        let rows = survey.exported().await;
        assert_eq!(rows.len() as u64, ALIKE * ways.len() as u64);
        let mut checked = 0;
        for (way, row) in ways
            .iter()
            .zip(rows.iter().step_by(usize::try_from(ALIKE).expect("ten")))
        {
            for n in 1..=QUESTIONS {
                let q = code(n);
                let cells: Vec<&String> = row
                    .iter()
                    .filter(|(head, _)| of_question(head, &q))
                    .map(|(_, cell)| cell)
                    .collect();
                match way.get(&q) {
                    None => assert!(
                        cells.iter().all(|cell| *cell == "[routed]"),
                        "{q}: {cells:?}"
                    ),
                    Some(typed) if typed.is_empty() => {
                        assert!(
                            cells.iter().all(|cell| *cell == "[blank]"),
                            "{q}: {cells:?}"
                        );
                    }
                    Some(_) => {
                        assert!(
                            cells.iter().all(|cell| *cell != "[routed]"),
                            "{q}: {cells:?}"
                        );
                        let all_blank = cells.iter().all(|cell| *cell == "[blank]");
                        assert!(cells.is_empty() || !all_blank, "{q}: {cells:?}");
                    }
                }
                checked += cells.len();
            }
        }
        assert!(checked > 8 * QUESTIONS, "{checked} cells");

        let figures = survey.figures().await;
        let mut told = 0;
        for n in 1..=QUESTIONS {
            let q = code(n);
            let not = ways.iter().filter(|way| !way.contains_key(&q)).count() as u64 * ALIKE;
            for (question, _, people) in figures
                .iter()
                .filter(|(question, answer, _)| of_question(question, &q) && answer == "not_asked")
            {
                let Some(people) = people else { continue };
                assert_eq!(*people, not, "{question}");
                told += u32::from(not > 0);
            }
        }
        assert!(told >= 15, "{told} figures of who was not asked");
    });
}
