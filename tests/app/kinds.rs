//! Every kind of question: answered on the web and on paper, imported, counted; and addresses, which
//! stay apart from all of that.

use domain::paper::Serial;
use heard::respond::commands::addresses;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use crate::harness::{Answer, App, Browser, FICTION, columns_of, run};

const SURVEY: &str = "every-kind";

/// A site with the survey that has every kind of question.
async fn opened() -> App {
    let app = App::demo().await;
    let json = include_str!("../browser/fixtures/every-kind.json");
    let file = app.file("every-kind.json", &json.replace("better-days", FICTION));
    let console = app.console();
    heard::survey::console::import(&console, &file)
        .await
        .unwrap();
    heard::survey::console::open(&console, SURVEY)
        .await
        .unwrap();
    app.site.published.forget();
    app
}

fn path(rest: &str) -> String {
    format!("/surveys/{SURVEY}{rest}")
}

async fn begins(app: &App) -> Browser {
    let browser = app.browser();
    browser.post(&path(""), &[]).await;
    browser
}

/// What somebody types, by field.
type Typed = &'static [(&'static str, &'static str)];

async fn answers(browser: &Browser, section: usize, fields: &[(&str, &str)]) -> Answer {
    let address = path(&format!("/sections/{section}"));
    let page = browser.get(&address).await;
    browser.submit(&page, &address, fields).await
}

const GRID: Typed = &[
    ("help.gp", "easy"),
    ("help.crisis", "hard"),
    ("help.team", "dk"),
];
const ORDER: Typed = &[("matters.people", "1"), ("matters.wait", "2")];
const FACTS: Typed = &[
    ("since.day", "27"),
    ("since.month", "3"),
    ("since.year", "2019"),
    ("where", "ba1 1aa"),
    ("tell", "Ann@people.example"),
];

/// Answers every section; only the address is given.
async fn answers_all(browser: &Browser, address: &str) {
    let first = [
        ("people", "2"),
        ("street", "Quiet"),
        ("choice", "bus"),
        ("many", "trees"),
        ("many", "quiet"),
    ];
    let mut facts = FACTS.to_vec();
    facts[4].1 = address;
    let sections: [&[(&str, &str)]; 7] = [
        &first,
        &[("words", "More benches")],
        &[("agree", "yes")],
        GRID,
        ORDER,
        &facts,
        &[("settled", "shade"), ("inside", "y"), ("screen", "phone")],
    ];
    for (section, fields) in (1..).zip(sections) {
        let next = answers(browser, section, fields).await;
        assert_eq!(next.status, 303, "{section}: {}", next.words());
    }
}

async fn sends(browser: &Browser) -> String {
    let page = browser.get(&path("/check")).await;
    let sent = browser.submit(&page, "/check", &[]).await;
    assert_eq!(sent.location(), Some(path("/sent")), "{}", sent.words());
    browser.get(&path("/sent")).await.all(".app-code").concat()
}

async fn last(app: &App) -> (i64, Value) {
    before_last(app, 0).await
}

/// A response that so many came in after.
async fn before_last(app: &App, others: u64) -> (i64, Value) {
    let row = entity::response::Entity::find()
        .order_by_desc(entity::response::Column::Id)
        .offset(others)
        .one(app.site.db.read())
        .await
        .unwrap()
        .unwrap();
    (row.id, serde_json::from_str(&row.answers).unwrap())
}

#[test]
fn every_kind_is_asked_checked_sent_and_shown_to_the_one_who_sent_it() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        answers_all(&browser, "Ann@people.example").await;

        let check = browser.get(&path("/check")).await;
        for line in [
            "The crisis line: Hard",
            "1. The same people each time",
            "2. A shorter wait",
            "27 March 2019",
            "BA1",
            "Ann@people.example",
        ] {
            assert!(check.says(line), "{line}: {}", check.words());
        }
        assert!(!check.says("1AA"), "only the district was kept");
        let again = browser.get(&path("/sections/6")).await.form("/sections/6");
        assert_eq!(again.value("since.month"), "3");
        assert_eq!(again.value("where"), "BA1");
        let again = browser.get(&path("/sections/5")).await.form("/sections/5");
        assert_eq!(again.value("matters.wait"), "2");

        let receipt = sends(&browser).await;
        let (_, stored) = last(&app).await;
        assert_eq!(
            stored["help"],
            json!({ "gp": "easy", "crisis": "hard", "team": "dk" })
        );
        assert_eq!(stored["matters"], json!({ "ranked": ["people", "wait"] }));
        assert_eq!(stored["since"], json!("2019-03-27"));
        assert_eq!(stored["where"], json!("BA1"));
        assert_eq!(stored.get("tell"), None);

        let held = app.browser().post("/receipts", &[("code", &receipt)]).await;
        assert!(held.says("A GP: Easy"), "{}", held.words());
        assert!(
            held.says("kept apart from your answers"),
            "{}",
            held.words()
        );
        assert!(!held.says("people.example"));
    });
}

#[test]
fn who_does_not_know_ticks_a_box_instead_and_that_is_an_answer() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        answers_all(&browser, "Ann@people.example").await;
        let first = [
            ("street", "Quiet"),
            ("choice", "bus"),
            ("many", "trees"),
            ("many", "quiet"),
        ];

        let both = [&first[..], &[("people", "2"), ("people..", "dk")]].concat();
        let refused = answers(&browser, 1, &both).await;
        assert_eq!(refused.status, 422);
        let problem = "Answer the question, or tick “I don't know”, not both";
        assert_eq!(refused.errors(), [problem]);
        let form = refused.form("/sections/1");
        assert_eq!(
            (form.value("people"), form.value("people..")),
            ("2".to_owned(), "dk".to_owned())
        );

        let ticked = [&first[..], &[("people", ""), ("people..", "dk")]].concat();
        assert_eq!(answers(&browser, 1, &ticked).await.status, 303);
        let date = [
            ("since.day", ""),
            ("since.month", ""),
            ("since.year", ""),
            ("since..", "dk"),
            ("tell", ""),
            ("tell..", "pnts"),
        ];
        assert_eq!(answers(&browser, 6, &date).await.status, 303);
        let words = [("words", ""), ("words..", "pnts")];
        assert_eq!(answers(&browser, 2, &words).await.status, 303);
        let refused = answers(&browser, 5, &[("matters..", "dk")]).await;
        assert_eq!(refused.errors(), [problem], "two places are given as well");
        assert_eq!(refused.form("/sections/5").value("matters.people"), "1");
        let order = [
            ("matters.people", ""),
            ("matters.wait", ""),
            ("matters..", "dk"),
        ];
        assert_eq!(answers(&browser, 5, &order).await.status, 303);
        let check = browser.get(&path("/check")).await;
        for line in ["I don't know", "I'd rather not say"] {
            assert!(check.says(line), "{line}: {}", check.words());
        }
        let again = browser.get(&path("/sections/6")).await;
        assert_eq!(
            again.attributes("[name='since..'][checked]", "value"),
            ["dk"]
        );

        sends(&browser).await;
        let (_, stored) = last(&app).await;
        for (question, code) in [
            ("people", "dk"),
            ("since", "dk"),
            ("words", "pnts"),
            ("matters", "dk"),
            ("tell", "pnts"),
        ] {
            assert_eq!(stored[question], json!([code]), "{question}");
        }
        let paper = app.browser().get(&path("/paper")).await;
        assert!(paper.says("I'd rather not say"));
    });
}

#[test]
fn each_problem_leads_to_the_control_it_is_about() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let cases: [(usize, Typed, &[&str]); 3] = [
            (4, &[("help.crisis", "easy")], &["#help.gp", "#help.team"]),
            (
                5,
                &[("matters.wait", "1"), ("matters.late", "1")],
                &["#matters.late"],
            ),
            (
                6,
                &[
                    ("since.day", "12"),
                    ("since.month", "13"),
                    ("since.year", "2019"),
                    ("where", "Bath"),
                    ("tell", "ann"),
                ],
                &["#since.month", "#where", "#tell"],
            ),
        ];
        for (section, fields, anchors) in cases {
            let page = answers(&browser, section, fields).await;
            assert_eq!(page.status, 422, "{section}");
            let found = page.attributes(".govuk-error-summary a", "href");
            assert_eq!(found, anchors, "{section}");
            let ids = page.attributes("main input", "id");
            for anchor in found {
                let id = anchor.trim_start_matches('#');
                assert!(
                    ids.iter().any(|known| known == id),
                    "{section}: {id} of {ids:?}"
                );
            }
            let form = page.form(&format!("/sections/{section}"));
            for (name, value) in fields {
                assert_eq!(form.value(name), *value, "what was typed is kept");
            }
        }
        let refused = browser
            .post(&path("/sections/4"), &[("help.gp", "impossible")])
            .await;
        assert_eq!(refused.status, 400);
    });
}

#[test]
fn a_shuffled_page_is_the_same_for_one_person_and_not_kept_for_another() {
    run(async {
        let app = opened().await;
        let order = async |browser: &Browser| {
            let page = browser.get(&path("/sections/7")).await;
            page.attributes("input[name=settled]", "value")
        };
        let mut orders = std::collections::BTreeSet::new();
        for _ in 0..12 {
            let browser = begins(&app).await;
            let mine = order(&browser).await;
            assert_eq!(order(&browser).await, mine);
            assert_eq!(mine[4..], ["else", "dk"]);
            orders.insert(mine);
        }
        // Twelve people of 24 orders all alike: that is no chance.
        assert!(orders.len() > 2, "{orders:?}");
    });
}

#[test]
fn an_address_is_kept_apart_from_the_answers_and_taken_back_at_once() {
    run(async {
        let app = opened().await;
        let first = [
            "zoe@people.example",
            "adam@people.example",
            "mia@people.example",
        ];
        for address in first {
            let browser = begins(&app).await;
            answers_all(&browser, address).await;
            sends(&browser).await;
        }
        let twice = begins(&app).await;
        answers_all(&twice, "Adam@people.example").await;
        sends(&twice).await;

        // Nothing in a row leads to a response: no reference, no time, no order of their coming.
        let db = app.database.connect().await;
        let mut columns = columns_of(&db, "survey_address").await;
        columns.sort();
        assert_eq!(
            columns,
            [
                "id",
                "key_id",
                "language",
                "question",
                "sealed",
                "survey_id"
            ]
        );
        let rows = entity::survey_address::Entity::find()
            .all(&db)
            .await
            .unwrap();
        assert_eq!(rows.len(), 3, "the same address twice is one");
        for row in &rows {
            assert_eq!(row.id.len(), 16);
            assert_eq!(
                row.sealed.len(),
                rows[0].sealed.len(),
                "its length tells nothing"
            );
            assert!(!String::from_utf8_lossy(&row.sealed).contains("people"));
        }
        if !crate::harness::Database::is_postgres() {
            let rowid = db
                .execute_unprepared("SELECT rowid FROM survey_address")
                .await;
            assert!(rowid.is_err(), "there are no row numbers");
            let ids: Vec<Vec<u8>> = rows.iter().map(|row| row.id.clone()).collect();
            assert!(ids.is_sorted(), "rows lie in the order of their keys");
        }
        let responses = entity::response::Entity::find().all(&db).await.unwrap();
        for response in responses {
            for row in &rows {
                let hashes = [
                    &response.nonce_hash[..],
                    &response.receipt_hash.clone().unwrap_or_default(),
                ];
                assert!(hashes.iter().all(|hash| !hash.starts_with(&row.id)));
            }
            assert!(!response.answers.contains("people.example"));
        }
        addresses_mixed(&app, rows[0].survey_id).await;

        let (keys, survey) = (&app.site.keys, rows[0].survey_id);
        let people = addresses::addressed(app.site.db.read(), keys, survey)
            .await
            .unwrap();
        let mut emails: Vec<&str> = people.iter().map(|one| one.email.as_str()).collect();
        emails.sort_unstable();
        assert_eq!(
            emails,
            [
                "adam@people.example",
                "mia@people.example",
                "zoe@people.example"
            ]
        );
        let link = &people[0].leave;
        let anybody = app.browser();
        let asked = anybody.get(link).await;
        assert_eq!(asked.heading(), "Delete your e-mail address");
        let kept = addresses::addressed(app.site.db.read(), keys, survey)
            .await
            .unwrap();
        assert_eq!(kept.len(), 3, "looking changes nothing");
        let done = anybody.submit(&asked, link, &[]).await;
        let done = anybody.follow(done).await;
        assert_eq!(done.heading(), "Your e-mail address is deleted");
        let kept = addresses::addressed(app.site.db.read(), keys, survey)
            .await
            .unwrap();
        assert_eq!(kept.len(), 2);

        // A token that was not made for it opens nothing.
        let mut wrong = link.clone();
        let end = if wrong.ends_with('A') { 'B' } else { 'A' };
        wrong.replace_range(30..31, &end.to_string());
        if wrong != *link {
            assert_eq!(anybody.get(&wrong).await.status, 404);
        }
        assert_eq!(anybody.get("/addresses/AAAA").await.status, 404);

        let officer = app.staff("officer").await;
        let results = officer
            .get(&format!("/staff/surveys/{survey}/results"))
            .await;
        assert!(
            results.says("2 people left an e-mail address"),
            "{}",
            results.words()
        );
        assert!(!results.says("people.example"));
    });
}

/// Writes all addresses anew, as every night: they are the same, lie in the order of their keys, and
/// no transaction wrote one apart from the others.
async fn addresses_mixed(app: &App, survey: i64) {
    let db = app.site.db.read();
    let all = async || {
        entity::survey_address::Entity::find()
            .all(db)
            .await
            .unwrap()
    };
    let mut before = all().await;
    let mix = async |tx: &heard::db::Tx| addresses::mix(tx, survey).await;
    app.site.db.write(mix).await.unwrap();
    let after = all().await;
    before.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(
        before.iter().map(|row| &row.id).collect::<Vec<_>>(),
        after.iter().map(|row| &row.id).collect::<Vec<_>>()
    );
    assert!(before == after, "nothing of them changed");
    if crate::harness::Database::is_postgres() {
        let sql = "SELECT DISTINCT xmin::text FROM survey_address";
        let writers = crate::harness::texts(db, sql).await;
        assert_eq!(writers.len(), 1, "{writers:?}");
    }
}

#[test]
fn addresses_are_deleted_two_years_after_the_receipts() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        answers_all(&browser, "ann@people.example").await;
        sends(&browser).await;
        heard::publish::console::close(&app.console(), SURVEY, Some("It was long enough"), true)
            .await
            .unwrap();
        let count = async || {
            let db = app.database.connect().await;
            entity::survey_address::Entity::find()
                .all(&db)
                .await
                .unwrap()
                .len()
        };
        let forgotten = async |days: i64| {
            app.later(chrono::TimeDelta::days(days));
            heard::app::jobs().tick(&app.site).await.unwrap();
            app.run_jobs().await;
        };
        forgotten(28 + 729).await;
        assert_eq!(count().await, 1);
        forgotten(4).await;
        assert_eq!(count().await, 0);
    });
}

#[test]
fn every_kind_is_typed_in_from_paper() {
    run(async {
        let app = opened().await;
        let paper = app.browser().get(&path("/paper")).await;
        assert!(
            paper.says("5. Where") || paper.says("How easy is it"),
            "{}",
            paper.words()
        );
        assert!(
            !paper.says("What are you reading this on?"),
            "it is asked online alone"
        );
        assert!(
            paper.says("13. Have you taken part before?"),
            "{}",
            paper.words()
        );

        let champion = app.staff("champion").await;
        let found = heard::survey::queries::by_slug(app.site.db.read(), SURVEY).await;
        let survey = found.unwrap().unwrap().0.0.to_string();
        let places = app.places().await;
        let mut form = places.good_form("/staff/paper");
        for (name, value) in &mut form {
            if name == "survey" {
                value.clone_from(&survey);
            }
        }
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let opened = champion.post("/staff/paper", &form).await;
        let batch = opened.location().unwrap();
        let batch = batch.split('/').nth(3).unwrap();

        let serial = Serial::of(77).to_string();
        let pages: [&[(&str, &str)]; 7] = [
            &[
                ("serial", &serial),
                ("people", "2"),
                ("choice", "2"),
                ("many", "1 3"),
            ],
            &[("words", "More benches")],
            &[("agree", "1")],
            &[("help.gp", "1"), ("help.crisis", "12"), ("help.team", "4")],
            &[("matters", "3 1")],
            &[
                ("since", "27/3/2019"),
                ("where", "ba1 1aa"),
                ("tell", "pat@people.example"),
            ],
            &[("settled", "2"), ("inside", "?")],
        ];
        let mut page = champion.get(&format!("/staff/paper/{batch}/key")).await;
        for (number, fields) in pages.iter().enumerate() {
            let form = page
                .forms()
                .into_iter()
                .find(|f| f.action.contains("/key/"))
                .unwrap();
            if number == 4 {
                let wrong = form.clone().filled_in(&[("matters", "3 3")]);
                let refused = champion.send_form(&wrong).await;
                assert_eq!(refused.status, 422);
                assert_eq!(
                    refused.attributes(".govuk-error-summary a", "href"),
                    ["#matters"]
                );
            }
            if number == 4 {
                let wrong = form.clone().filled_in(&[("matters..", "2")]);
                let refused = champion.send_form(&wrong).await;
                let led = refused.attributes(".govuk-error-summary a", "href");
                assert_eq!(led, ["#matters.."]);
            }
            if number == 3 {
                let wrong = form.clone().filled_in(&[("help.crisis", "9")]);
                let refused = champion.send_form(&wrong).await;
                assert_eq!(
                    refused.attributes(".govuk-error-summary a", "href"),
                    ["#help.crisis"]
                );
            }
            let sent = champion.send_form(&form.filled_in(fields)).await;
            assert_eq!(sent.status, 303, "{number}: {}", sent.words());
            page = champion.follow(sent).await;
        }
        assert!(page.says("1 today"), "{}", page.words());

        let (id, stored) = last(&app).await;
        assert_eq!(stored["help"], json!({ "gp": "easy", "team": "dk" }));
        assert_eq!(stored["matters"], json!({ "ranked": ["people", "wait"] }));
        assert_eq!(stored["since"], json!("2019-03-27"));
        assert_eq!(stored["where"], json!("BA1"));
        assert_eq!(stored.get("tell"), None);
        let row = entity::response::Entity::find_by_id(id)
            .one(app.site.db.read())
            .await;
        let flags: Value = serde_json::from_str(&row.unwrap().unwrap().flags.unwrap()).unwrap();
        assert_eq!(flags, json!({ "help": "unclear", "inside": "unclear" }));
        let kept =
            addresses::addressed(app.site.db.read(), &app.site.keys, survey.parse().unwrap());
        assert_eq!(kept.await.unwrap().len(), 1);
    });
}

#[test]
fn every_kind_comes_in_from_a_table_and_is_counted_part_by_part() {
    run(async {
        let app = opened().await;
        let map = r#"{ "format": "heard-map/1", "received_on": "2026-11-20", "columns": {
            "GP": { "question": "help", "row": "gp", "options": { "1": "easy", "3": "hard" } },
            "Line": { "question": "help", "row": "crisis" },
            "Order": { "question": "matters" },
            "Since": { "question": "since" },
            "Where": { "question": "where" },
            "Inside": { "question": "inside" } } }"#;
        let map = app.file("map.json", map);
        let import = async |name: &str, table: &str| {
            let call = heard::respond::console::ImportCall {
                survey: SURVEY.to_owned(),
                map: map.clone(),
                dry_run: false,
                file: app.file(name, table),
            };
            let done = heard::respond::console::import(&app.console(), &call).await;
            done.map_err(|error| format!("{error:#}"))
        };
        let head = "GP,Line,Order,Since,Where,Inside\n";
        let wrong = import(
            "wrong.csv",
            &format!(
                "{head}1,Easy,wait|wait,,,\n7,,,,,\n,,walk,,,\n,,wait|near|people|late,,,\n,,,31/4/2019,,\n,,,,Bath,\n"
            ),
        )
        .await
        .unwrap_err();
        for fault in [
            "line 2, Order: the same option twice",
            "line 3, GP: no option",
            "line 4, Order: no option",
            "line 5, Order: more places",
            "line 6, Since: no date",
            "line 7, Where: no postcode",
        ] {
            assert!(wrong.contains(fault), "{fault}: {wrong}");
        }
        let mut table = head.to_owned();
        for _ in 0..20 {
            table += "1,Hard,A shorter wait|late,27/3/2019,BA1 1AA,y\n";
        }
        for _ in 0..15 {
            table += "3,easy,near|wait,2019-03-27,ba2,n\n";
        }
        // By its code, as exports write it, or by its words.
        for instead in ["dk", "I don't know"] {
            table += &format!(",,{instead},,,\n").repeat(6);
        }
        let done = import("good.csv", &table).await;
        assert_eq!(
            done.unwrap(),
            format!("47 responses imported into {SURVEY}")
        );
        let (_, stored) = last(&app).await;
        assert_eq!(stored["matters"], json!(["dk"]));
        let (_, stored) = before_last(&app, 12).await;
        assert_eq!(stored["help"], json!({ "gp": "hard", "crisis": "easy" }));
        assert_eq!(stored["matters"], json!({ "ranked": ["near", "wait"] }));
        assert_eq!(stored["where"], json!("BA2"));

        app.later(chrono::TimeDelta::minutes(2));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let found = heard::survey::queries::by_slug(app.site.db.read(), SURVEY).await;
        let survey = found.unwrap().unwrap().0.0;
        let officer = app.staff("officer").await;
        let page = officer
            .get(&format!("/staff/surveys/{survey}/results"))
            .await;
        let captions = page.all("caption");
        for name in [
            "How easy is it to get help from each of these? A GP",
            "How easy is it to get help from each of these? The crisis line",
            "What matters most to you?",
        ] {
            assert!(
                captions.iter().any(|c| c.trim() == name),
                "{name}: {captions:?}"
            );
        }
        let figures = |caption: &str| -> Vec<String> {
            let at = captions.iter().position(|c| c.trim() == caption).unwrap();
            let table = scraper::Html::parse_document(&page.body);
            let select = |css: &str| scraper::Selector::parse(css).unwrap();
            let table_at = table.select(&select("table.app-figures")).nth(at).unwrap();
            let numbers = select("td.govuk-table__cell--numeric");
            let cells = table_at.select(&numbers);
            let text = |cell: scraper::ElementRef<'_>| cell.text().collect::<String>();
            cells.map(|cell| text(cell).trim().to_owned()).collect()
        };
        assert_eq!(
            figures("How easy is it to get help from each of these? A GP"),
            ["20", "0", "15", "0"]
        );
        // Places 1 to 3, no place, and the mean, for each of the four.
        let table = figures("What matters most to you?");
        let rows: Vec<&[String]> = table.chunks(5).collect();
        assert_eq!(rows[0], ["20", "15", "0", "0", "1.4"], "{table:?}");
        assert_eq!(rows[1], ["15", "0", "0", "20", "–"]);
        assert_eq!(rows[2], ["0", "0", "0", "35", "–"]);
        assert_eq!(rows[3], ["0", "20", "0", "15", "–"]);
        assert!(
            page.says("Put nothing in order and said I don't know : 10"),
            "{}",
            page.words()
        );
        assert!(page.says("Only staff see this; it is never published"));
        for question in ["When did you move here?", "What is your postcode?"] {
            assert!(page.says(question), "{question} is said not to be counted");
        }
        let reader = app.browser();
        for public in ["", "/results", "/paper"] {
            let page = reader.get(&path(public)).await;
            assert!(!page.says("it is never published"), "{public}");
        }
    });
}
