//! The commands of the program: what they say, how they end, and when a site is not started.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use heard::web::clock::Clock;
use migration::Migrator;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use serde_json::Value;

use crate::harness::{
    App, Browser, Contents, Database, FICTION, Respondent, exchange, rows_of, run, survey, texts,
};
use crate::notices::{leave_addresses, mails};
use crate::publishing::Draft;

/// The names of commands, as a help text lists them.
fn listed(help: &str) -> Vec<String> {
    let list = help.split("Commands:").nth(1).expect("a list");
    let list = list.split("Options:").next().unwrap_or_default();
    let begins = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let name = |line: &str| {
        line.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let names = list.lines().filter(begins).map(name);
    names.filter(|name| name != "help").collect()
}

#[test]
fn every_command_explains_itself_with_an_example() {
    run(async {
        let app = App::empty().await;
        let program = app.program();
        let mut calls: Vec<Vec<String>> = Vec::new();
        for name in listed(&program.says(&["--help"]).out) {
            let help = program.says(&[&name, "--help"]).out;
            if help.contains("Commands:") {
                let below = listed(&help).into_iter();
                calls.extend(below.map(|below| vec![name.clone(), below]));
            } else {
                calls.push(vec![name]);
            }
        }
        assert!(calls.len() > 20, "{calls:?}");
        for call in calls {
            let mut words: Vec<&str> = call.iter().map(String::as_str).collect();
            words.push("--help");
            let said = program.says(&words);
            assert_eq!(said.code, Some(0), "{call:?}");
            let help = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, example) = help
                .split_once("Example: ")
                .unwrap_or_else(|| panic!("{call:?}: {help}"));
            // Some are fed by another program.
            let called = format!("heard {}", call.join(" "));
            assert!(example.contains(&called), "{call:?}: {example}");
            assert!(said.err.is_empty());
        }
    });
}

#[test]
fn a_command_ends_with_0_when_done_1_when_it_failed_and_2_when_the_call_was_wrong() {
    run(async {
        let app = App::empty().await;
        let program = app.program();
        for (words, status) in [
            (vec!["--version"], 0),
            (vec!["routes"], 0),
            (vec!["verify"], 0),
            (vec!["migrate"], 0),
            (vec!["survey-export", "nowhere"], 1),
            (vec!["survey-open", "nowhere"], 1),
            (vec!["survey-close", "nowhere"], 1),
            (vec!["survey-import", "no-such-file.json"], 1),
            (vec!["programme-import", "no-such-file.json"], 1),
            (vec!["baseline-import", "no-such-file.csv"], 1),
            (vec!["restore", "no-such-copy.db"], 1),
            (vec!["erase"], 1),
            (vec![], 2),
            (vec!["sing"], 2),
            (vec!["survey-export"], 2),
            (vec!["survey-export", "one", "another"], 2),
            (vec!["demo", "--responses", "many"], 2),
            (vec!["serve", "--workers", "0"], 2),
            (
                vec!["staff-add", "--email", "jo@example.org", "--name", "Jo"],
                2,
            ),
            (
                vec![
                    "staff-add",
                    "--email",
                    "jo@example.org",
                    "--name",
                    "Jo",
                    "--role",
                    "emperor",
                ],
                2,
            ),
            (vec!["serve", "--bind", "nowhere"], 2),
        ] {
            let said = program.says(&words);
            assert_eq!(said.code, Some(status), "{words:?}: {}", said.err);
            // Results on one side, messages on the other.
            assert_eq!(said.out.is_empty(), status != 0, "{words:?}: {}", said.out);
            assert_eq!(said.err.is_empty(), status == 0, "{words:?}: {}", said.err);
        }
    });
}

/// Signs in with a password of one's own.
async fn signs_in(browser: &Browser, email: &str, password: &str) -> Option<String> {
    let page = browser.get("/staff/sign-in").await;
    let fields = [("email", email), ("password", password)];
    browser
        .submit(&page, "/staff/sign-in", &fields)
        .await
        .location()
}

#[test]
fn an_account_is_made_with_a_password_from_standard_input_or_an_invitation() {
    run(async {
        let app = App::empty().await;
        let program = app.program();
        let (email, password) = ("jo@example.org", "seven herons at dusk");
        let call = |email: &'static str, role: &'static str, more: &[&'static str]| {
            let mut words = vec![
                "staff-add",
                "--email",
                email,
                "--name",
                "Jo",
                "--role",
                role,
            ];
            words.extend(more);
            words
        };
        let typed = ["--password-stdin"];
        for (weak, role) in [("", "officer"), ("short\n", "officer"), (password, "owner")] {
            let said = program.says_to(weak, &call(email, role, &typed));
            assert_eq!(said.code, Some(1), "{weak:?} {role}");
            assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        }

        // The line end a shell adds is no part of it.
        let line = format!("{password}\n");
        let said = program.says_to(&line, &call(email, "administrator", &typed));

        assert_eq!(said.out, "jo@example.org can sign in\n", "{}", said.err);
        let place = signs_in(&app.browser(), email, password).await;
        assert_eq!(place.as_deref(), Some("/staff"));
        let again = program.says_to(&line, &call(email, "administrator", &typed));
        assert_eq!(again.code, Some(1), "an address has one account");

        let said = program.says(&call("flo@example.org", "officer", &[]));
        assert_eq!(said.code, Some(0), "{}", said.err);
        let at = said.out.find("/staff/invitations/").expect(&said.out);
        let path = said.out[at..].trim();
        let flo = app.browser();
        let page = flo.get(path).await;
        let taken = flo.submit(&page, path, &[("password", password)]).await;
        assert_eq!(taken.location().as_deref(), Some("/staff"));
        // Passwords stand nowhere.
        let accounts = rows_of(&app.database.connect().await, "staff")
            .await
            .concat();
        assert!(accounts.contains("$argon2id$") || accounts.contains("argon2id"));
        assert!(!accounts.contains(password));
    });
}

#[test]
fn an_exported_survey_comes_back_in_with_the_same_meaning() {
    run(async {
        let app = App::demo().await;
        let program = app.program();
        let written = program.says(&["survey-export", FICTION]);
        assert_eq!(written.code, Some(0), "{}", written.err);
        let mut file: Value = serde_json::from_str(&written.out).unwrap();
        file["slug"] = "the-same".into();
        let path = app.file("the-same.json", &file.to_string());

        let taken = program.says(&["survey-import", &path.display().to_string()]);

        assert_eq!(taken.code, Some(0), "{}", taken.err);
        let again = program.says(&["survey-export", "the-same"]);
        let back: Value = serde_json::from_str(&again.out).unwrap();
        assert_eq!(back, file);
        // Down to the hash a version is known by.
        let db = app.database.connect().await;
        let hash = async |slug: &str| {
            let sql = format!(
                "SELECT v.sha256 FROM survey_version v JOIN survey s ON s.id = v.survey_id \
                 WHERE s.slug = '{slug}'"
            );
            texts(&db, &sql).await
        };
        assert_eq!(hash("the-same").await, hash(FICTION).await);
        // It can be opened, and is there in every language.
        let opened = program.says(&["survey-open", "the-same"]);
        assert_eq!(opened.code, Some(0), "{}", opened.err);
        for language in ["", "/cy", "/ur", "/easy"] {
            let page = app
                .browser()
                .get(&format!("{language}/surveys/the-same"))
                .await;
            assert_eq!(page.status, 200, "{language}");
        }
    });
}

/// Closes the open survey of the demo as the command does; says what it refuses.
async fn closes(app: &App, reason: Option<&str>, tell: bool) -> Result<String, String> {
    let closed = heard::publish::console::close(&app.console(), FICTION, reason, tell).await;
    closed.map_err(|refused| refused.to_string())
}

#[test]
fn a_survey_closed_at_the_console_needs_a_reason_and_is_told_as_in_the_browser() {
    run(async {
        let app = App::demo().await;
        let people = [("ann@people.example", "en"), ("bo@people.example", "cy")];
        leave_addresses(&app, &people).await;
        let before = Contents::of(&app.database.connect().await).await;
        let long = "a".repeat(2_001);
        for (reason, says) in [
            (None, "--reason"),
            (Some(" "), "Enter the reason"),
            (Some(long.as_str()), "2,000"),
        ] {
            let refused = closes(&app, reason, true).await.unwrap_err();
            assert!(refused.contains(says), "{refused}");
        }
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());

        let why = Some("The offices have flooded");
        let said = closes(&app, why, true).await;

        assert_eq!(said, Ok(format!("survey {FICTION} is closed")));
        app.run_jobs().await;
        let start = app.browser().get(&survey("")).await;
        assert!(start.says("This survey is closed") && start.says("The offices have flooded"));
        let list = app.browser().get(&survey("/notices")).await;
        assert!(list.says("The closing date was moved from 14 December 2026"));
        let list = app
            .browser()
            .get(&format!("/cy{}", survey("/notices")))
            .await;
        assert!(list.says("Symudwyd y dyddiad cau o 14 Rhagfyr 2026"));
        let told = mails(&app, "ann@people.example");
        assert_eq!(told.len(), 1);
        assert!(told[0].text.contains("The offices have flooded"));
        let welsh = mails(&app, "bo@people.example");
        assert!(welsh[0].text.contains("Symudwyd y dyddiad cau"));
        let id = app.places().await.survey;
        let officer = app.staff("officer").await;
        let dates = officer.get(&format!("/staff/surveys/{id}/dates")).await;
        assert!(dates.says("The offices have flooded"), "{}", dates.words());
        let again = closes(&app, why, true).await.unwrap_err();
        assert!(again.contains("is not open"), "{again}");
    });
}

#[test]
fn a_survey_that_nobody_can_answer_is_not_closed_at_the_console() {
    run(async {
        let app = App::demo().await;
        app.later(chrono::TimeDelta::days(22));
        let before = Contents::of(&app.database.connect().await).await;

        for reason in [None, Some("It is over")] {
            let refused = closes(&app, reason, true).await.unwrap_err();
            assert!(refused.contains("is not open"), "{refused}");
        }

        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
    });
}

#[test]
fn a_survey_closed_at_the_console_under_a_hold_is_closed_and_the_mails_wait() {
    run(async {
        let draft = Draft::begun().await;
        leave_addresses(&draft.app, &[("ann@people.example", "en")]).await;
        draft.is_held().await;

        closes(&draft.app, Some("The elections"), true)
            .await
            .unwrap();

        draft.app.run_jobs().await;
        let start = draft.app.browser().get(&survey("")).await;
        assert!(start.says("This survey is closed") && start.says("The elections"));
        assert!(mails(&draft.app, "ann@people.example").is_empty());
    });
}

#[test]
fn a_survey_closed_at_the_console_without_mail_is_told_in_public_alone() {
    run(async {
        let app = App::demo().await;
        leave_addresses(&app, &[("ann@people.example", "en")]).await;

        closes(&app, Some("Everybody has answered"), false)
            .await
            .unwrap();

        app.run_jobs().await;
        let start = app.browser().get(&survey("")).await;
        assert!(start.says("Everybody has answered"), "{}", start.words());
        assert!(mails(&app, "ann@people.example").is_empty());
    });
}

#[test]
fn the_command_that_closes_takes_its_reason_from_the_call() {
    run(async {
        let app = App::demo().await;
        let program = app.program();
        let written = program.says(&["survey-export", FICTION]);
        let mut file: Value = serde_json::from_str(&written.out).unwrap();
        file["slug"] = "another".into();
        file["schedule"] = serde_json::json!({});
        let path = app.file("another.json", &file.to_string());
        let taken = program.says(&["survey-import", &path.display().to_string()]);
        assert_eq!(taken.code, Some(0), "{}", taken.err);
        let opened = program.says(&["survey-open", "another"]);
        assert_eq!(opened.code, Some(0), "{}", opened.err);

        let silent = program.says(&["survey-close", "another"]);
        assert_eq!((silent.code, silent.out.as_str()), (Some(1), ""));
        assert!(silent.err.contains("--reason"), "{}", silent.err);
        let closed = program.says(&["survey-close", "another", "--reason", "It was a trial"]);

        assert_eq!(closed.out, "survey another is closed\n", "{}", closed.err);
        let start = app.browser().get("/surveys/another").await;
        assert!(start.says("It was a trial"), "{}", start.words());
    });
}

#[test]
fn the_console_opens_no_questionnaire_that_would_not_work_and_says_why() {
    run(async {
        let app = App::demo().await;
        let survey = serde_json::json!({
            "format": "heard-survey/1", "slug": "not-yet", "programme": FICTION, "schedule": {},
            "definition": {
                "title": "Not yet", "purpose": "P", "privacy": "P", "contact": {"team": "Team"},
                "languages": ["en"],
                "sections": [{"code": "one", "title": "One", "questions": [
                    {"code": "q1", "kind": "short_text", "text": "Where?"}]}],
            },
        });
        let file = app.file("not-yet.json", &survey.to_string());
        let console = app.console();
        let taken = heard::survey::console::import(&console, &file).await;
        taken.unwrap();
        let id = texts(
            &app.database.connect().await,
            "SELECT CAST(id AS TEXT) FROM survey WHERE slug = 'not-yet'",
        )
        .await
        .concat();
        let officer = app.staff("officer").await;
        let path = format!("/staff/surveys/{id}/build/remove/q1");
        let page = officer.get(&path).await;
        let removed = officer.submit(&page, &path, &[]).await;
        assert_eq!(removed.status, 303, "{}", removed.words());

        let refused = heard::survey::console::open(&console, "not-yet").await;

        let refused = refused.unwrap_err().to_string();
        assert!(
            refused.contains("The questionnaire has no faults"),
            "{refused}"
        );
        assert_eq!(app.browser().get("/surveys/not-yet").await.status, 404);
    });
}

#[test]
fn opening_at_the_console_says_which_gates_were_passed_of_which_language() {
    run(async {
        let app = App::demo().await;
        let survey = serde_json::json!({
            "format": "heard-survey/1", "slug": "half", "programme": FICTION, "schedule": {},
            "definition": {
                "title": "Half in Welsh", "purpose": "P", "privacy": "P",
                "contact": {"team": "Team"}, "languages": ["en", "cy"],
                "sections": [{"code": "one", "title": "One", "questions": [
                    {"code": "q1", "kind": "short_text", "text": "Where?"}]}],
            },
        });
        let file = app.file("half.json", &survey.to_string());
        let console = app.console();
        let taken = heard::survey::console::import(&console, &file).await;
        taken.unwrap();

        let said = heard::survey::console::open(&console, "half").await;

        let said = said.unwrap();
        assert!(said.contains("Every text is there in Welsh"), "{said}");
        assert!(!said.contains("gate-"), "{said}");
    });
}

#[test]
fn a_response_is_erased_by_its_code_on_standard_input() {
    run(async {
        let app = App::demo().await;
        let program = app.program();
        let (_, code) = Respondent::who_sent(&app, "To be erased at the console").await;
        let (_, other) = Respondent::who_sent(&app, "To stay").await;
        let db = app.database.connect().await;
        let before = Contents::of(&db).await;
        for wrong in ["", "nonsense", "00000-00000-00000-00000-00000-0"] {
            let said = program.says_to(wrong, &["erase"]);
            assert_eq!(said.code, Some(1), "{wrong}");
            assert_eq!(said.err.lines().count(), 1, "{}", said.err);
        }
        assert_eq!(
            before.changed(&Contents::of(&db).await),
            Vec::<String>::new()
        );

        let said = program.says_to(&format!("{}\n", code.to_lowercase()), &["erase"]);

        assert_eq!(said.out, "the response is withdrawn\n", "{}", said.err);
        let after = Contents::of(&db).await;
        assert_eq!(before.rows("response") - after.rows("response"), 1);
        let comments = rows_of(&db, "comment").await.concat();
        assert!(!comments.contains("To be erased") && comments.contains("To stay"));
        let found = async |code: &str| {
            app.browser()
                .post("/receipts", &[("code", code)])
                .await
                .status
        };
        assert_eq!((found(&code).await, found(&other).await), (404, 200));
        assert_eq!(program.says_to(&code, &["erase"]).code, Some(1));
    });
}

#[test]
fn an_older_database_is_copied_before_it_is_brought_to_this_version() {
    run(async {
        if Database::is_postgres() {
            return;
        }
        let app = App::demo().await;
        let old = app.folder().join("old.db");
        let copied = heard::db::console::backup(app.settings(), &old).await;
        copied.unwrap();
        let open = async |path: &Path| {
            let url = format!("sqlite://{}", path.display());
            sea_orm::Database::connect(url).await.unwrap()
        };
        let db = open(&old).await;
        Migrator::down(&db, Some(1)).await.unwrap();
        let before = Contents::of(&db).await;
        db.close().await.unwrap();
        let program = app
            .program()
            .on_database(&format!("sqlite:{}", old.display()));
        let beside = app.folder().join("old.before-migrate.db");
        assert!(!beside.exists());

        let said = program.says(&["migrate"]);

        assert_eq!(said.out, "1 changes applied\n", "{}", said.err);
        assert_eq!(
            std::fs::metadata(&beside).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let copy = open(&beside).await;
        let kept = Contents::of(&copy).await;
        assert_eq!(before.changed(&kept), Vec::<String>::new());
        assert_eq!(before.counts().len(), kept.counts().len());
        copy.close().await.unwrap();
        // Called once more there is nothing to do, and the copy stays the one from before.
        let said = program.says(&["migrate"]);
        assert_eq!(said.out, "0 changes applied\n", "{}", said.err);
        let copy = open(&beside).await;
        assert_eq!(
            before.changed(&Contents::of(&copy).await),
            Vec::<String>::new()
        );
        copy.close().await.unwrap();
    });
}

#[test]
fn an_upgrade_that_fails_leaves_the_copy_from_before_it_however_often_it_is_tried() {
    run(async {
        if Database::is_postgres() {
            return;
        }
        let app = App::demo().await;
        let old = app.folder().join("old.db");
        let copied = heard::db::console::backup(app.settings(), &old).await;
        copied.unwrap();
        let open = async |path: &Path| {
            let url = format!("sqlite://{}", path.display());
            sea_orm::Database::connect(url).await.unwrap()
        };
        let db = open(&old).await;
        Migrator::down(&db, Some(1)).await.unwrap();
        let stop = "CREATE TRIGGER stop BEFORE INSERT ON seaql_migrations
            BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
        db.execute_unprepared(stop).await.unwrap();
        let before = Contents::of(&db).await;
        db.close().await.unwrap();
        let program = app
            .program()
            .on_database(&format!("sqlite:{}", old.display()));
        assert_eq!(program.says(&["migrate"]).code, Some(1));

        // Whatever the attempt left is not what the next one copies.
        let db = open(&old).await;
        db.execute_unprepared("DELETE FROM job").await.unwrap();
        db.execute_unprepared("DELETE FROM notice").await.unwrap();
        db.close().await.unwrap();
        assert_eq!(program.says(&["migrate"]).code, Some(1));

        let beside = app.folder().join("old.before-migrate.db");
        let copy = open(&beside).await;
        let kept = Contents::of(&copy).await;
        assert_eq!(before.changed(&kept), Vec::<String>::new());
        copy.execute_unprepared("DROP TRIGGER stop").await.unwrap();
        copy.close().await.unwrap();
        // Put back, it is an older database like any other.
        let says = program.says(&["restore", beside.to_str().unwrap()]);
        assert_eq!(says.code, Some(0), "{}", says.err);
        assert_eq!(program.says(&["migrate"]).code, Some(0));
        assert!(!app.folder().join("old.db-migrating").exists());
    });
}

#[test]
fn a_site_that_starts_copies_an_older_database_first_and_is_done_with_what_had_failed() {
    run(async {
        if Database::is_postgres() {
            return;
        }
        let app = App::demo().await;
        let old = app.folder().join("old.db");
        let copied = heard::db::console::backup(app.settings(), &old).await;
        copied.unwrap();
        let db = sea_orm::Database::connect(format!("sqlite://{}", old.display())).await;
        let db = db.unwrap();
        Migrator::down(&db, Some(1)).await.unwrap();
        db.close().await.unwrap();
        let begun = app.folder().join("old.db-migrating");
        std::fs::write(&begun, "").unwrap();
        let mut settings = app.settings().clone();
        settings.database_url = format!("sqlite:{}", old.display()).into();

        let opened = heard::app::open(&settings, app.address(), Clock::real()).await;

        opened.unwrap();
        assert!(app.folder().join("old.before-migrate.db").exists());
        assert!(!begun.exists());
    });
}

#[test]
fn a_site_that_would_not_be_safe_is_not_started_and_says_why() {
    run(async {
        let app = App::empty().await;
        let program = app.program();
        let not = |program: &crate::harness::Program, more: &[&str], why: &str| {
            let mut words = vec!["serve", "--no-work"];
            words.extend(more);
            let said = program.says(&words);
            assert_eq!(said.code, Some(1), "{why}: {}", said.err);
            assert!(said.err.contains(why), "{why}: {}", said.err);
            let lines: Vec<&str> = said.err.lines().collect();
            assert_eq!(lines.len(), 1, "{why}: {}", said.err);
            assert!(lines[0].starts_with("heard: "), "{}", said.err);
            assert!(said.out.is_empty(), "{}", said.out);
        };
        not(
            &program,
            &["--base-url", "http://consult.example"],
            "https address",
        );
        not(
            &program,
            &["--base-url", "https://consult.example/here"],
            "without a path",
        );
        not(
            &program,
            &["--base-url", "https://consult.example", "--limits", "off"],
            "loopback only",
        );
        let taken = app.address().to_string();
        not(&program, &["--bind", &taken], "cannot listen on");

        if !Database::is_postgres() {
            // A database that can have no log of what it writes.
            let nowhere = app.program().on_database("sqlite:nowhere.db?mode=memory");
            not(
                &nowhere,
                &[],
                "the database has journal_mode = memory; wal is needed",
            );
            // What is no database at all.
            let words = app.file("words.db", &"These are words. ".repeat(1000));
            let words = app
                .program()
                .on_database(&format!("sqlite:{}", words.display()));
            not(&words, &[], "not a database");
            let serving = program.serves(&[]);
            not(&program, &[], "another server holds");
            drop(serving);
        }

        // A database of a later version.
        let db = app.database.connect().await;
        let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)";
        db.execute_unprepared(later).await.unwrap();
        not(&program, &[], "newer");
    });
}

#[test]
fn a_server_says_where_it_listens_and_whether_it_has_the_kit() {
    run(async {
        let app = App::demo().await;
        let program = app.program();
        let mut serving = program.serves(&[]);
        let browser = app.browser_at(serving.address);
        let sheet = browser.get(heard::web::assets::CSS.path).await;
        let to = serving.address;
        let asked = format!("GET / HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n\r\n");
        assert!(exchange(to, asked.as_bytes()).starts_with("HTTP/1.1 200"));

        let said = serving.ends();

        let fallback = include_str!("../../public/css/fallback.css");
        let own = include_str!("../../public/css/app.css");
        let is_fallback = heard::web::assets::IS_FALLBACK;
        assert_eq!(sheet.status, 200);
        assert!(sheet.body.ends_with(own), "our own rules come last");
        assert_eq!(sheet.body.starts_with(fallback), is_fallback);
        assert_eq!(
            said.contains("built without the front-end kit"),
            is_fallback,
            "{said}"
        );
        if !is_fallback {
            // With the kit, but without its typeface, which may not be used elsewhere.
            assert!(sheet.body.contains(".govuk-button"));
            assert!(!sheet.body.contains("@font-face"));
        }
    });
}
