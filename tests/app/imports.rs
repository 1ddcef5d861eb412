//! Answers collected elsewhere: all of a table, or none, and a report line by line.

use std::path::{Path, PathBuf};

use clap::Parser;
use heard::respond::console::ImportCall;

use crate::harness::{App, Contents, FICTION, run};

#[derive(Parser)]
struct Call {
    #[command(flatten)]
    call: ImportCall,
}

const SURVEY: &str = "gambling";

/// A site with a survey of one open question, and a map for its table.
async fn opened() -> (App, PathBuf) {
    let app = App::demo().await;
    let json = format!(
        r#"{{ "format": "heard-survey/1", "slug": "{SURVEY}", "programme": "{FICTION}", "schedule": {{}},
          "definition": {{ "title": "Gambling advertising", "purpose": "To try it", "privacy": "Kept by us",
            "contact": {{ "team": "The team" }}, "languages": ["en"],
            "sections": [{{ "code": "s", "title": "One", "questions": [
              {{ "code": "q1", "kind": "long_text", "text": "What do you think?", "limit": 600 }},
              {{ "code": "q2", "kind": "single", "text": "Do you agree?", "options": [
                {{ "code": "yes", "text": "Yes" }}, {{ "code": "no", "text": "No" }} ] }} ] }}] }} }}"#
    );
    let file = app.file("survey.json", &json);
    heard::survey::console::import(&app.console(), &file)
        .await
        .unwrap();
    heard::survey::console::open(&app.console(), SURVEY)
        .await
        .unwrap();
    let map = app.file(
        "map.json",
        r#"{ "format": "heard-map/1", "channel": "email", "received_on": "2026-11-20",
             "columns": { "text": { "question": "q1" } } }"#,
    );
    (app, map)
}

async fn import(app: &App, map: &Path, table: &Path, more: &[&str]) -> Result<String, String> {
    let (map, table) = (map.display().to_string(), table.display().to_string());
    let mut words = vec!["heard", "--survey", SURVEY, "--map", &map];
    words.extend(more);
    words.push(&table);
    let call = Call::parse_from(words).call;
    let done = heard::respond::console::import(&app.console(), &call).await;
    done.map_err(|error| format!("{error:#}"))
}

async fn counts(app: &App) -> (usize, usize, usize) {
    let contents = Contents::of(&app.database.connect().await).await;
    (
        contents.rows("response"),
        contents.rows("comment"),
        contents.rows("import"),
    )
}

fn real_table() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/app/data/gambling.tsv")
}

#[test]
fn a_table_comes_in_whole_and_only_once() {
    run(async {
        let (app, map) = opened().await;
        let before = counts(&app).await;

        let tried = import(&app, &map, &real_table(), &["--dry-run"]).await;
        assert_eq!(tried.unwrap(), "60 responses could be imported");
        assert_eq!(counts(&app).await, before, "trying changes nothing");
        let done = import(&app, &map, &real_table(), &[]).await;
        assert_eq!(done.unwrap(), "60 responses imported into gambling");
        let after = counts(&app).await;
        assert_eq!((after.0 - before.0, after.1 - before.1), (60, 60));

        let again = import(&app, &map, &real_table(), &[]).await;
        assert!(again.unwrap_err().contains("was imported before"));
        assert_eq!(counts(&app).await, after);
        // They are part of the survey for whoever reads it.
        let officer = app.staff("officer").await;
        let surveys = officer.get("/staff/surveys").await;
        let href = surveys.attributes("main a", "href");
        let mut shown = String::new();
        for path in href
            .iter()
            .filter(|href| href.starts_with("/staff/surveys/"))
        {
            let page = officer.get(path).await;
            if page.heading() == "Gambling advertising" {
                shown = page.words();
            }
        }
        assert!(shown.contains("60"), "{shown}");
        assert!(
            shown.contains("E-mail") || shown.contains("e-mail"),
            "{shown}"
        );
    });
}

#[test]
fn one_bad_row_keeps_the_whole_table_out_and_is_named() {
    run(async {
        let (app, _) = opened().await;
        let map = app.file(
            "strict.json",
            r#"{ "format": "heard-map/1", "columns": {
                "text": { "question": "q1" }, "agree": { "question": "q2", "options": { "J": "yes" } },
                "day": { "received": "%d/%m/%Y" }, "how": { "channel": { "form": "paper" } } } }"#,
        );
        let long = "x".repeat(601);
        let table = format!(
            "text,agree,day,how\n\
             Good,J,01/11/2026,form\n\
             \"Quoted, with\na line end\",No,02/11/2026,online\n\
             Bad,maybe,03/11/2026,form\n\
             {long},Yes,04/11/2026,form\n\
             Late,Yes,24/12/2026,form\n\
             Odd,Yes,31/02/2026,pigeon\n\
             Short,Yes\n\
             ,,05/11/2026,form\n\
             =HYPERLINK(\"http://evil\"),Yes,05/11/2026,form\n"
        );
        let table = app.file("bad.csv", &table);
        let before = counts(&app).await;

        let report = import(&app, &map, &table, &[]).await.unwrap_err();

        assert_eq!(counts(&app).await, before);
        assert!(report.starts_with("nothing was imported:"), "{report}");
        for line in [
            "line 5, agree: no option",
            "line 6, text: too long",
            "line 7, day: no day that has been",
            "line 8, day: no day that has been",
            "line 8, how: no channel",
            "line 9, row: 2 fields where the heading has 4",
            "line 10, row: answers nothing",
        ] {
            assert!(report.contains(line), "{line} in\n{report}");
        }
        let lines = report.lines().count();
        assert_eq!(lines, 8, "{report}");
    });
}

#[test]
fn tables_no_table_is_made_of_are_refused_with_a_reason() {
    run(async {
        let (app, map) = opened().await;
        let before = counts(&app).await;
        let bytes = |name: &str, bytes: &[u8]| {
            let path = app.folder().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let utf16: Vec<u8> = "\u{feff}text\nx\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (table, why) in [
            (bytes("a.csv", &utf16), "UTF-16"),
            (
                bytes("b.csv", b"text\ngood\n\xff\xfe\n"),
                "line 3 is not UTF-8",
            ),
            (bytes("c.csv", b""), "there is no column"),
            (bytes("d.csv", b"text\n"), "the table has no rows"),
            (bytes("e.csv", b"words\nx\n"), "there is no column"),
            (bytes("f.xlsx", b"PK\x03\x04"), ".csv or .tsv"),
        ] {
            let report = import(&app, &map, &table, &[]).await.unwrap_err();
            assert!(report.contains(why), "{}: {report}", table.display());
        }
        assert_eq!(counts(&app).await, before);
        // The mark some programs put in front is no part of the heading.
        let marked = bytes("g.csv", "\u{feff}text\nJust this\n".as_bytes());
        assert!(import(&app, &map, &marked, &[]).await.is_ok());
    });
}

#[test]
fn an_import_that_was_cut_off_counts_nowhere_and_can_be_done_again() {
    run(async {
        let (app, map) = opened().await;
        // Six hundred rows are three transactions; the second meets a row that is there already.
        let rows: Vec<String> = (0..600).map(|n| format!("Answer number {n}")).collect();
        let table = app.file("many.csv", &format!("text\n{}\n", rows.join("\n")));
        let before = counts(&app).await;
        let done = import(&app, &map, &table, &[]).await;
        assert_eq!(done.unwrap(), "600 responses imported into gambling");
        let after = counts(&app).await;
        assert_eq!(after.0 - before.0, 600);
        let again = import(&app, &map, &table, &[]).await;
        assert!(again.is_err());
        assert_eq!(
            counts(&app).await,
            after,
            "what is left of the second try is cleared away"
        );
    });
}

#[test]
fn what_is_imported_is_shown_as_it_is_and_never_run() {
    run(async {
        let (app, map) = opened().await;
        let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        let table = app.file("evil.csv", &format!("text\n\"{evil}\"\n"));
        import(&app, &map, &table, &[]).await.unwrap();
        let officer = app.staff("officer").await;
        let found = heard::survey::queries::by_slug(app.site.db.read(), SURVEY).await;
        let (survey, _) = found.unwrap().unwrap();
        let page = officer
            .get(&format!("/staff/themes/{}/q1/comments", survey.0))
            .await;
        assert_eq!(page.status, 200);
        assert!(page.says(evil), "{}", page.words());
        assert!(!page.body.contains("<script>alert"));
        assert!(!page.body.contains("<img src=x"));
    });
}

/// Depths no survey has, in several shapes, and depths a patient hand could still write.
fn bottomless(good: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for depth in [120, 100_000] {
        let nested = |open: &str, inside: &str, close: &str| {
            format!("{}{inside}{}", open.repeat(depth), close.repeat(depth))
        };
        let condition = nested(r#"{"all":["#, r#"{"question":"q2","answered":true}"#, "]}");
        for (what, json) in [
            ("lists", nested("[", "", "]")),
            ("lists that never end", "[".repeat(depth)),
            ("objects", nested(r#"{"a":"#, "1", "}")),
            ("objects that never end", r#"{"format":"#.repeat(depth)),
            (
                "a good file with one more key",
                good.replacen('{', &format!(r#"{{"more":{},"#, nested("[", "", "]")), 1),
            ),
            (
                "conditions",
                good.replacen(
                    r#""code": "q1","#,
                    &format!(r#""code": "q1", "show_if": {condition},"#),
                    1,
                ),
            ),
        ] {
            all.push((format!("{depth} {what}"), json));
        }
    }
    all
}

#[test]
fn files_nested_without_end_are_refused_with_a_sentence() {
    run(async {
        let (app, map) = opened().await;
        let program = app.program();
        let good = std::fs::read_to_string(app.folder().join("survey.json")).unwrap();
        let table = app.file("table.csv", "text\nJust this\n");
        let (map, table) = (map.display().to_string(), table.display().to_string());
        let before = Contents::of(&app.database.connect().await).await;
        for (what, json) in bottomless(&good.replace(SURVEY, "bottomless")) {
            let file = app.file("deep.json", &json).display().to_string();
            for call in [
                vec!["survey-import", file.as_str()],
                vec!["programme-import", &file],
                vec!["assessment-import", &file],
                vec![
                    "responses-import",
                    "--survey",
                    SURVEY,
                    "--map",
                    &file,
                    &table,
                ],
            ] {
                let said = program.says(&call);
                assert_eq!(said.code, Some(1), "{what} {call:?}: {}", said.err);
                assert!(
                    said.err.starts_with("heard: "),
                    "{what} {call:?}: {}",
                    said.err
                );
                assert!(
                    said.err.lines().count() < 6,
                    "{what} {call:?}: {}",
                    said.err
                );
                for inside in ["panicked", "overflow", "src/"] {
                    assert!(!said.err.contains(inside), "{what} {call:?}: {}", said.err);
                }
                assert!(said.out.is_empty());
            }
        }
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
        // What is wrong was the depth.
        let done = program.says(&[
            "responses-import",
            "--survey",
            SURVEY,
            "--map",
            &map,
            &table,
        ]);
        assert_eq!(done.code, Some(0), "{}", done.err);
    });
}

#[test]
fn a_file_nested_without_end_is_refused_where_a_survey_is_made_from_it() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let good = officer
            .get(&format!("/staff/surveys/{survey}/build/file"))
            .await
            .body;
        let page = officer.get("/staff/surveys/new").await;
        let typed = [("title", "From a file"), ("slug", "bottomless")];
        let form = page.form("/staff/surveys/new").filled_in(&typed);
        for (what, json) in bottomless(&good) {
            let refused = officer
                .send_with_file(&form, ("chosen", "deep.json", json.as_bytes()))
                .await;
            assert_eq!(refused.status, 422, "chosen: {what}");
            assert!(
                refused.body.contains("value=\"From a file\""),
                "chosen: {what}"
            );
            assert!(
                refused.body.contains("govuk-error-summary"),
                "chosen: {what}"
            );
            // The same, pasted: perhaps more than the box takes.
            let pasted = form
                .clone()
                .filled_in(&[("model", "file"), ("file", &json)]);
            let refused = officer.send_with_file(&pasted, ("chosen", "", b"")).await;
            assert!([413, 422].contains(&refused.status), "pasted: {what}");
        }
        assert_eq!(app.browser().get("/health/ready").await.status, 200);
    });
}
