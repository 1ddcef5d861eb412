//! Figures of a survey: what they say, who is not asked, and what the public reads of them.

use chrono::TimeDelta;
use serde_json::Value;

use crate::harness::{App, Browser, FICTION, run};

const SURVEY: &str = "buses";

/// A survey with a question not everybody is asked, a number, and one only staff see the figures of;
/// sixty people answered it.
struct Asked {
    app: App,
    survey: i64,
    officer: Browser,
}

impl Asked {
    async fn ready() -> Self {
        let app = App::demo().await;
        let json = format!(
            r#"{{ "format": "heard-survey/1", "slug": "{SURVEY}", "programme": "{FICTION}", "schedule": {{}},
              "definition": {{ "title": "Buses", "purpose": "To try it", "privacy": "Kept by us",
                "contact": {{ "team": "The team" }}, "languages": ["en", "en-x-easy"],
                "sections": [{{ "code": "s", "title": "One", "questions": [
                  {{ "code": "rides", "kind": "single", "text": "Do you go by bus?", "options": [
                    {{ "code": "yes", "text": "Yes" }}, {{ "code": "no", "text": "No" }} ] }} ] }},
                {{ "code": "t", "title": "Two", "questions": [
                  {{ "code": "ease", "kind": "likert", "text": "How easy is it?",
                    "show_if": {{ "question": "rides", "is": "yes" }}, "options": [
                    {{ "code": "easy", "text": "Easy" }}, {{ "code": "so-so", "text": "So so" }},
                    {{ "code": "hard", "text": "Hard" }} ] }},
                  {{ "code": "age", "kind": "number", "min": 0, "max": 99, "text": "How many miles?" }},
                  {{ "code": "inside", "kind": "single", "analyst_only": true, "text": "Who typed it?",
                    "options": [ {{ "code": "a", "text": "Alpha" }}, {{ "code": "b", "text": "Beta" }} ] }}
                ] }}] }} }}"#
        );
        let console = app.console();
        let file = app.file("buses.json", &json);
        heard::survey::console::import(&console, &file)
            .await
            .unwrap();
        heard::survey::console::open(&console, SURVEY)
            .await
            .unwrap();
        let map = r#"{ "format": "heard-map/1", "received_on": "2026-11-20", "columns": {
            "Rides": { "question": "rides" }, "Ease": { "question": "ease" },
            "Miles": { "question": "age" }, "Typed": { "question": "inside" } } }"#;
        let mut table = "Rides,Ease,Miles,Typed\n".to_owned();
        table += &"yes,easy,12,a\n".repeat(25);
        table += &"yes,hard,47,b\n".repeat(10);
        table += &"no,,3,a\n".repeat(15);
        table += &"yes,,,a\n".repeat(10);
        let call = heard::respond::console::ImportCall {
            survey: SURVEY.to_owned(),
            map: app.file("map.json", map),
            dry_run: false,
            file: app.file("buses.csv", &table),
        };
        heard::respond::console::import(&console, &call)
            .await
            .unwrap();
        app.later(TimeDelta::minutes(2));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let found = heard::survey::queries::by_slug(app.site.db.read(), SURVEY).await;
        let officer = app.staff("officer").await;
        Self {
            survey: found.unwrap().unwrap().0.0,
            officer,
            app,
        }
    }

    fn here(&self) -> String {
        format!("/staff/surveys/{}/results", self.survey)
    }

    /// What stands between the results and their publication.
    fn publishing(&self) -> String {
        format!("{}/publish", self.here())
    }

    async fn publishes(&self) {
        let page = self.officer.get(&self.publishing()).await;
        let form = [("why", "The meeting needs them"), ("sure", "yes")];
        assert_eq!(
            self.officer.submit(&page, "/publish", &form).await.status,
            303
        );
    }

    /// What somebody without an account finds, whatever was kept of a moment ago.
    async fn reads(&self, path: &str) -> crate::harness::Answer {
        self.app.later(TimeDelta::seconds(2));
        let path = format!("/surveys/{SURVEY}{path}");
        self.app.browser().get(&path).await
    }
}

#[test]
fn who_was_not_asked_is_told_apart_from_who_left_a_blank() {
    run(async {
        let asked = Asked::ready().await;
        let page = asked.officer.get(&asked.here()).await;
        let after = |words: &str, what: &str| {
            let all = page.words();
            let at = all.find(what).unwrap_or_else(|| panic!("{what}: {all}"));
            let rest: String = all[at..].chars().take(600).collect();
            assert!(rest.contains(words), "{words} after {what}: {rest}");
        };
        // 15 were routed past it; 10 were asked and said nothing.
        after("Left blank: 10. Not asked: 15.", "How easy is it?");
        after("The first side is larger by 42 points", "How easy is it?");
        after("The middle answer is “Easy”", "How easy is it?");
        after("a quarter gave", "How many miles?");
    });
}

#[test]
fn figures_are_public_from_publishing_until_they_are_taken_back() {
    run(async {
        let asked = Asked::ready().await;
        for path in ["/figures", "/figures/csv", "/results"] {
            assert_eq!(asked.reads(path).await.status, 404, "{path}");
        }
        let reviewer = asked.app.staff("reviewer").await;
        let page = reviewer.get(&asked.here()).await;
        assert_eq!(page.status, 200);
        assert!(!page.says("Publish these figures"));

        asked.publishes().await;
        let page = asked.reads("/figures").await;
        assert_eq!(page.status, 200);
        assert!(page.says("Do you go by bus?"));
        assert!(!page.says("Who typed it?"), "only staff see that");
        assert!(!page.body.contains("Alpha"));
        for form in ["csv", "xlsx", "json"] {
            let file = asked.reads(&format!("/figures/{form}")).await;
            assert_eq!(file.status, 200, "{form}");
            assert!(!file.body.contains("Alpha"));
        }
        assert_eq!(asked.reads("/figures/exe").await.status, 404);
        assert!(asked.reads("/results").await.says("How people answered"));
        assert!(
            asked
                .reads("")
                .await
                .body
                .contains("/surveys/buses/results")
        );

        let page = asked.officer.get(&asked.here()).await;
        let wrong = asked.officer.submit(&page, "/back", &[]).await;
        assert_eq!(wrong.status, 422);
        let back = [("why", "A number was read wrongly")];
        assert_eq!(
            asked.officer.submit(&page, "/back", &back).await.status,
            303
        );
        for path in ["/figures", "/figures/csv", "/results"] {
            assert_eq!(asked.reads(path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn the_same_figures_stand_on_the_page_and_in_every_file() {
    run(async {
        let asked = Asked::ready().await;
        asked.publishes().await;
        let page = asked.reads("/figures").await;
        let file: Value = serde_json::from_str(&asked.reads("/figures/json").await.body).unwrap();
        let table = asked.reads("/figures/csv").await.body;
        let rows = file["figures"].as_array().unwrap();
        let row = |question: &str, answer: &str| {
            let fits =
                |row: &&Value| row["question_code"] == question && row["answer_code"] == answer;
            rows.iter()
                .find(fits)
                .unwrap_or_else(|| panic!("{question} {answer}"))
        };
        let easy = row("ease", "easy");
        assert_eq!(easy["people"], 25);
        assert_eq!(easy["answered"], 35);
        let percent = easy["percent"].as_str().unwrap();
        assert!(page.says(&format!("{percent}%")), "{percent}");
        assert!(
            table.contains(&format!("ease,How easy is it?,easy,Easy,25,35,{percent},")),
            "{table}"
        );
        assert_eq!(row("ease", "not_asked")["people"], 15);
        assert_eq!(row("ease", "not_answered")["people"], 10);
        assert_eq!(row("age", "from-10-to-19")["people"], 25);
        assert_eq!(row("how.language", "en")["people"], 60);
        let easy = |row: &&Value| row["answer_code"] == "en-x-easy";
        assert_eq!(rows.iter().find(easy), None, "easy read is no language");
        for row in rows {
            let Some(people) = row["people"].as_u64() else {
                assert!(row["hidden"].is_string(), "{row}");
                continue;
            };
            assert_eq!(people % 5, 0, "{row}");
        }
    });
}

#[test]
fn figures_of_an_open_survey_go_public_only_from_a_page_that_says_what_that_means() {
    run(async {
        let asked = Asked::ready().await;
        let results = asked.officer.get(&asked.here()).await;
        let buttons = results.attributes("form[action$='/publish']", "action");
        assert!(buttons.is_empty(), "nothing is published from the results");

        let page = asked.officer.get(&asked.publishing()).await;
        assert!(page.says("People are still answering this survey"));
        assert!(page.says("from 60 responses"));
        assert!(page.says("Do you go by bus? Answered by 60"));
        assert!(page.says("Only staff see the figures of these: Who typed it?"));

        let bare = asked.officer.submit(&page, "/publish", &[]).await;
        assert_eq!(bare.status, 422);
        let sure = [("why", ""), ("sure", "yes")];
        let unexplained = asked.officer.submit(&page, "/publish", &sure).await;
        assert_eq!(unexplained.status, 422);
        let unsure = [("why", "The meeting needs them")];
        let unsure = asked.officer.submit(&page, "/publish", &unsure).await;
        assert_eq!(unsure.status, 422);
        assert!(unsure.body.contains("The meeting needs them"), "it is kept");
        assert_eq!(asked.reads("/figures").await.status, 404);

        asked.publishes().await;
        assert_eq!(asked.reads("/figures").await.status, 200);
        let page = asked.officer.get(&asked.publishing()).await;
        assert!(page.says("The public sees these figures already"));
        assert!(
            page.says("Why: The meeting needs them"),
            "who and why stays"
        );
    });
}

#[test]
fn figures_of_a_closed_survey_need_no_reason_but_a_look() {
    run(async {
        let asked = Asked::ready().await;
        let why = Some("It was long enough");
        heard::publish::console::close(&asked.app.console(), SURVEY, why, true)
            .await
            .unwrap();
        asked.app.later(TimeDelta::hours(3));

        let officer = asked.app.staff("officer").await;
        let page = officer.get(&asked.publishing()).await;
        assert!(!page.says("People are still answering"));
        assert_eq!(officer.submit(&page, "/publish", &[]).await.status, 422);
        let sure = [("sure", "yes")];
        assert_eq!(officer.submit(&page, "/publish", &sure).await.status, 303);
        assert_eq!(asked.reads("/figures").await.status, 200);
    });
}
