//! One question by another: what staff and reviewers see of it, and what nobody can work out.

use std::fmt::Write;

use chrono::TimeDelta;

use crate::harness::{Answer, App, Browser, FICTION, run};

/// A survey of two questions with one answer each: five places, and yes or no to a bus.
struct Two {
    /// Runs as long as it is held.
    _app: App,
    survey: i64,
    officer: Browser,
}

impl Two {
    /// People by place, as many with "yes" and with "no" as is said.
    async fn answered(counts: [(usize, usize); 5]) -> Self {
        let app = App::demo().await;
        let places = ["North", "East", "South", "West", "Middle"];
        let mut options = String::new();
        let mut table = "Place,Bus\n".to_owned();
        for (at, (place, (yes, no))) in places.iter().zip(counts).enumerate() {
            let comma = if at == 0 { "" } else { "," };
            let code = place.to_lowercase();
            write!(
                options,
                r#"{comma}{{ "code": "{code}", "text": "{place}" }}"#
            )
            .unwrap();
            table += &format!("{code},yes\n").repeat(yes);
            table += &format!("{code},no\n").repeat(no);
        }
        let json = format!(
            r#"{{ "format": "heard-survey/1", "slug": "two", "programme": "{FICTION}", "schedule": {{}},
              "definition": {{ "title": "Two questions", "purpose": "To try it", "privacy": "Kept by us",
                "contact": {{ "team": "The team" }}, "languages": ["en"],
                "sections": [{{ "code": "s", "title": "One", "questions": [
                  {{ "code": "bus", "kind": "single", "text": "Do you go by bus?", "options": [
                    {{ "code": "yes", "text": "Yes" }}, {{ "code": "no", "text": "No" }} ] }},
                  {{ "code": "place", "kind": "single", "text": "Where do you live?",
                    "options": [ {options} ] }} ] }}] }} }}"#
        );
        let console = app.console();
        let file = app.file("two.json", &json);
        heard::survey::console::import(&console, &file)
            .await
            .unwrap();
        heard::survey::console::open(&console, "two").await.unwrap();
        let map = r#"{ "format": "heard-map/1", "received_on": "2026-11-20", "columns": {
            "Place": { "question": "place" }, "Bus": { "question": "bus" } } }"#;
        let call = heard::respond::console::ImportCall {
            survey: "two".to_owned(),
            map: app.file("map.json", map),
            dry_run: false,
            file: app.file("two.csv", &table),
        };
        heard::respond::console::import(&console, &call)
            .await
            .unwrap();
        app.later(TimeDelta::minutes(2));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let found = heard::survey::queries::by_slug(app.site.db.read(), "two").await;
        let officer = app.staff("officer").await;
        Self {
            survey: found.unwrap().unwrap().0.0,
            officer,
            _app: app,
        }
    }

    fn here(&self) -> String {
        format!("/staff/surveys/{}/results/crossed", self.survey)
    }

    async fn table(&self, down: &str, across: &str) -> Answer {
        let path = format!("{}?down={down}&across={across}", self.here());
        let page = self.officer.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.words());
        page
    }

    /// The lines of the file, without their head.
    async fn lines(&self, down: &str, across: &str) -> Vec<String> {
        let path = format!("{}/csv?down={down}&across={across}", self.here());
        let file = self.officer.get(&path).await;
        assert_eq!(file.status, 200);
        file.body.lines().skip(1).map(str::to_owned).collect()
    }
}

/// What a line of the file says of the people of one answer down and one across.
fn people<'a>(lines: &'a [String], down: &str, across: &str) -> (&'a str, &'a str) {
    let line = lines.iter().find(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        cells[2] == down && cells[6] == across
    });
    let line = line.unwrap_or_else(|| panic!("no {down} by {across} in {lines:?}"));
    let mut cells = line.rsplit(',');
    let percent = cells.next().unwrap();
    (cells.next().unwrap(), percent)
}

#[test]
fn one_question_stands_by_another_either_way_round_with_the_same_figures() {
    run(async {
        let two = Two::answered([(40, 60), (60, 40), (50, 50), (30, 70), (20, 80)]).await;
        let results = format!("/staff/surveys/{}/results", two.survey);
        let results = two.officer.get(&results).await;
        assert!(results.body.contains(&two.here()), "a way to it");

        let page = two.table("place", "bus").await;
        assert!(page.says("Where do you live? by “Do you go by bus?”"));
        assert!(page.says("500 people answered “Where do you live?”"));
        assert!(
            page.says("North 100 people 40% 40 60% 60"),
            "{}",
            page.words()
        );
        let turned = two.table("bus", "place").await;
        assert!(
            turned.says("Yes 200 people 20% 40 30% 60"),
            "{}",
            turned.words()
        );

        let lines = two.lines("place", "bus").await;
        assert_eq!(lines.len(), 10);
        assert_eq!(people(&lines, "north", "yes"), ("40", "40"));
        let lines = two.lines("bus", "place").await;
        assert_eq!(people(&lines, "yes", "north"), ("40", "20"));
    });
}

#[test]
fn the_worked_leak_cannot_be_solved_from_one_question_by_another() {
    run(async {
        let counts = [(8, 40), (1, 20), (1, 20), (1, 20), (1, 20)];
        let two = Two::answered(counts).await;
        for (down, across) in [("place", "bus"), ("bus", "place")] {
            let lines = two.lines(down, across).await;
            let page = two.table(down, across).await;
            let of = |place: &str| match down {
                "place" => people(&lines, place, "yes").0,
                _ => people(&lines, "yes", place).0,
            };
            // 12 less 8 would tell that the others are one each.
            for place in ["north", "east", "south", "west", "middle"] {
                assert_eq!(of(place), "[c]", "{place}: {lines:?}");
            }
            for line in &lines {
                let figure = line.rsplit(',').nth(1).unwrap();
                let shown: Option<u32> = figure.parse().ok();
                assert!(
                    shown.is_none_or(|n| n == 0 || (n >= 10 && n % 5 == 0)),
                    "{line}"
                );
                assert!(page.says(figure), "the page says the same: {line}");
            }
        }
    });
}

#[test]
fn a_table_of_nothing_but_hidden_numbers_is_a_sentence() {
    run(async {
        let two = Two::answered([(7, 7), (7, 7), (7, 7), (7, 7), (7, 7)]).await;
        let page = two.table("place", "bus").await;
        assert!(
            page.says("This table is not shown at all"),
            "{}",
            page.words()
        );
        assert!(page.all("main table").is_empty());
    });
}

#[test]
fn what_cannot_be_tabulated_is_said_in_words() {
    run(async {
        let two = Two::answered([(20, 20); 5]).await;
        for (query, words) in [
            ("down=bus&across=bus", "Choose two different questions"),
            (
                "down=bus&across=",
                "Choose a question down the side and one across",
            ),
        ] {
            let page = two.officer.get(&format!("{}?{query}", two.here())).await;
            assert_eq!(page.status, 422, "{query}");
            assert!(page.says(words), "{}", page.words());
        }
        for query in ["down=bus&across=who.age", "down=bus&across=nothing"] {
            let page = two.officer.get(&format!("{}?{query}", two.here())).await;
            assert_eq!(page.status, 404, "{query}");
        }
    });
}

#[test]
fn a_question_with_several_answers_stands_on_one_side_only_and_a_reviewer_is_noted() {
    run(async {
        let app = App::demo().await;
        app.later(TimeDelta::minutes(2));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let survey = app.places().await.survey;
        let reviewer = app.staff("reviewer").await;
        let equality = format!("/staff/equality/{survey}");
        let path = |query: &str| format!("{equality}/crossed?{query}");
        let before = reviewer.get(&path("down=q2&across=q1")).await;
        assert_eq!(before.status, 303, "a purpose comes first");
        let purpose = [("purpose", "Evidence for stage 1")];
        reviewer.post(&equality, &purpose).await;

        for query in ["down=q2&across=q1", "down=q1&across=q2"] {
            let page = reviewer.get(&path(query)).await;
            assert_eq!(page.status, 200);
            assert!(page.says("People could give several answers to"), "{query}");
            assert!(!page.all("main table").is_empty(), "{}", page.words());
        }
        let both = reviewer.get(&path("down=q2&across=q6")).await;
        assert_eq!(both.status, 422);
        assert!(both.says("Choose a question with one answer"));

        let db = app.database.connect().await;
        let contents = crate::harness::Contents::of(&db).await;
        assert_eq!(contents.rows("reading_entry"), 2);
        // The tables of questions are no differences between groups.
        let list = reviewer.get(&format!("{equality}/differences")).await;
        assert_eq!(list.status, 200);
    });
}
