//! Small numbers of people, as pages show them.

use std::collections::BTreeMap;

use domain::characteristic::Tags;
use domain::response::{Channel, Variant};
use domain::survey::{Answer, Answers, Code};
use heard::keys::Purpose;
use heard::respond::commands::{NewResponse, Send, Sent, Tag, padded};

use crate::harness::{Answer as Page, App, FICTION, run};

/// Five groups: four of age, and those who do not say.
const GROUPS: [Option<&str>; 5] = [
    Some("AGE_18_24"),
    Some("AGE_25_34"),
    Some("AGE_45_54"),
    Some("AGE_65_74"),
    None,
];
const ONE: Option<&str> = Some("AGE_25_34");

/// A survey with one question, and people of five groups who answered it.
pub(crate) struct Asked {
    pub(crate) app: App,
    pub(crate) survey: i64,
    sent: u64,
}

impl Asked {
    pub(crate) async fn open() -> Self {
        let app = App::demo().await;
        let json = format!(
            r#"{{ "format": "heard-survey/1", "slug": "small-numbers", "programme": "{FICTION}", "schedule": {{}},
              "definition": {{ "title": "Small numbers", "purpose": "To try it", "privacy": "Kept by us",
                "contact": {{ "team": "The team" }}, "languages": ["en"],
                "sections": [{{ "code": "s", "title": "One", "questions": [
                  {{ "code": "q1", "kind": "single", "text": "Which?", "options": [
                    {{ "code": "x", "text": "Option X" }}, {{ "code": "y", "text": "Option Y" }} ] }} ] }}],
                "equality": ["age_band"] }} }}"#
        );
        let file = app.file("small-numbers.json", &json);
        let console = app.console();
        heard::survey::console::import(&console, &file)
            .await
            .unwrap();
        heard::survey::console::open(&console, "small-numbers")
            .await
            .unwrap();
        let found = heard::survey::queries::by_slug(app.site.db.read(), "small-numbers").await;
        let (survey, _) = found.unwrap().unwrap();
        Self {
            app,
            survey: survey.0,
            sent: 0,
        }
    }

    /// Somebody of a group chooses an option.
    async fn one(&mut self, group: Option<&str>, option: &str) {
        let site = &self.app.site;
        let survey = site.published.survey(&site.db, "small-numbers").await;
        let version = survey.unwrap().unwrap().version.clone();
        let (set, _) = version.equality.clone().unwrap();
        let mut answers = Answers::new();
        let chosen = Answer::one(Code::parse(option).unwrap());
        answers.set(Code::parse("q1").unwrap(), Some(chosen));
        self.sent += 1;
        let nonce = self.sent.to_be_bytes();
        let response = NewResponse {
            survey: Some(self.survey),
            version: version.id,
            nonce_hash: site.keys.hash(Purpose::Nonce, &[b"small", &nonce]).to_vec(),
            receipt: None,
            received_on: site.clock.now().day(),
            channel: Channel::Online,
            variant: Variant::Standard,
            language: "en".to_owned(),
            answers,
            flags: BTreeMap::new(),
            late: false,
            organisation: None,
            signatures: None,
            import: None,
        };
        let sent = site.db.intake(Send::anew(response)).await.unwrap();
        let Some(Sent::Stored(response)) = sent else {
            panic!("it was sent before");
        };
        let key = heard::respond::queries::survey_key(site.db.read(), &site.keys, self.survey);
        let link = key.await.unwrap().unwrap().link(response).to_vec();
        let Some(group) = group else { return };
        let mut tags = Tags::default();
        tags.set("age_band", vec![group.to_owned()]);
        let sealed = site
            .keys
            .seal(Purpose::Equality, &link, &padded(&tags).unwrap());
        let tag = Tag {
            link,
            survey: self.survey,
            response,
            set,
            sealed,
        };
        site.db.intake(tag).await.unwrap();
    }

    pub(crate) async fn many(&mut self, count: usize, group: Option<&str>, option: &str) {
        for _ in 0..count {
            self.one(group, option).await;
        }
    }

    /// The option X by five groups: 8, 1, 1, 1, 1, and 12 together.
    async fn worked_leak() -> Self {
        let mut asked = Self::open().await;
        let counts = [(8, 40), (1, 20), (1, 20), (1, 20), (1, 20)];
        for (group, (x, y)) in GROUPS.into_iter().zip(counts) {
            asked.many(x, group, "x").await;
            asked.many(y, group, "y").await;
        }
        asked.released().await;
        asked
    }

    /// A minute goes by, and what is due is released.
    pub(crate) async fn released(&self) {
        self.app.later(chrono::TimeDelta::minutes(2));
        heard::app::jobs().tick(&self.app.site).await.unwrap();
        self.app.run_jobs().await;
    }

    /// What a reviewer sees of the question by age, and of everybody.
    async fn reviewed(&self, query: &str) -> Page {
        let reviewer = self.app.staff("reviewer").await;
        let path = format!("/staff/equality/{}", self.survey);
        let purpose = [("purpose", "Evidence for stage 1")];
        assert_eq!(reviewer.post(&path, &purpose).await.status, 303);
        let page = reviewer.get(&format!("{path}?{query}")).await;
        assert_eq!(page.status, 200);
        page
    }

    async fn results(&self) -> Page {
        let officer = self.app.staff("officer").await;
        officer
            .get(&format!("/staff/surveys/{}/results", self.survey))
            .await
    }
}

/// The figures of a row of a table: the number, or nothing where it is hidden.
fn row(page: &Page, name: &str) -> Vec<Option<u32>> {
    let html = scraper::Html::parse_document(&page.body);
    let select = |text: &str| scraper::Selector::parse(text).unwrap();
    let words = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    let found = html
        .select(&select("table.app-figures tbody tr"))
        .find(|row| {
            row.select(&select("th"))
                .next()
                .is_some_and(|th| words(th).trim() == name)
        });
    let found = found.unwrap_or_else(|| panic!("no row {name}: {}", page.words()));
    found
        .select(&select("td.govuk-table__cell:not(.app-figures__share)"))
        .map(|cell| {
            let words = words(cell);
            // The count stands last, after the share.
            let last = words.split_whitespace().last().unwrap_or_default();
            last.parse().ok()
        })
        .collect()
}

#[test]
fn the_worked_leak_cannot_be_solved_from_what_a_reviewer_sees() {
    run(async {
        let asked = Asked::worked_leak().await;

        let page = asked.reviewed("what=q1&who=who.age").await;
        let everybody = asked.results().await;

        let x = row(&page, "Option X");
        assert_eq!(x.len(), 4, "{}", page.words());
        // No number of one person is shown, nor one that gives it away by subtraction.
        let hidden = x.iter().filter(|figure| figure.is_none()).count();
        assert!(hidden >= 3, "{x:?}");
        for figure in x.iter().chain(&row(&page, "Option Y")).flatten() {
            assert_eq!(figure % 5, 0, "rounded");
            assert!(*figure == 0 || *figure >= 10, "{figure}");
        }
        assert_eq!(
            row(&everybody, "Option X"),
            [Some(10)],
            "{}",
            everybody.words()
        );
        // The true numbers stand nowhere.
        for page in [&page, &everybody] {
            for number in ["48", "12", "21", "132"] {
                let words = page.words();
                let stands = words.split_whitespace().any(|word| word == number);
                assert!(!stands, "{number}: {words}");
            }
        }
    });
}

#[test]
fn figures_stand_still_until_ten_more_have_answered() {
    run(async {
        let mut asked = Asked::worked_leak().await;
        let (before, by_group) = (
            asked.results().await.all("main").concat(),
            asked
                .reviewed("what=q1&who=who.age")
                .await
                .all("table")
                .concat(),
        );

        // One after another, each looked at: nothing to subtract.
        for _ in 0..9 {
            asked.one(ONE, "x").await;
        }
        asked.released().await;
        assert_eq!(asked.results().await.all("main").concat(), before);
        let still = asked.reviewed("what=q1&who=who.age").await;
        assert_eq!(still.all("table").concat(), by_group);

        asked.one(ONE, "x").await;
        asked.released().await;
        assert_ne!(asked.results().await.all("main").concat(), before);
    });
}

#[test]
fn nothing_is_released_of_fewer_than_ten() {
    run(async {
        let mut asked = Asked::open().await;
        asked.many(9, ONE, "x").await;
        asked.released().await;
        assert!(asked.results().await.says("Nothing has been released"));
        asked.one(ONE, "x").await;
        asked.released().await;
        assert!(!asked.results().await.says("Nothing has been released"));
    });
}

#[test]
fn a_reviewer_states_a_purpose_before_any_figure_and_what_they_read_is_noted() {
    run(async {
        let asked = Asked::worked_leak().await;
        let reviewer = asked.app.staff("reviewer").await;
        let path = format!("/staff/equality/{}", asked.survey);
        let before = reviewer.get(&format!("{path}?what=q1&who=who.age")).await;
        assert_eq!(before.heading(), "What do you read these figures for?");
        assert!(before.all("table").is_empty());
        assert_eq!(reviewer.post(&path, &[("purpose", " ")]).await.status, 422);
        asked.reviewed("what=q1&who=who.age").await;
        let db = asked.app.database.connect().await;
        let contents = crate::harness::Contents::of(&db).await;
        assert_eq!(contents.rows("reading"), 1);
        assert_eq!(contents.rows("reading_entry"), 1);
        // Of a thing that is not counted there is no page.
        let unknown = reviewer.get(&format!("{path}?what=q99&who=race")).await;
        assert_eq!(unknown.status, 404);
    });
}

#[test]
fn how_many_answered_is_rounded_wherever_it_is_said() {
    run(async {
        let mut asked = Asked::open().await;
        asked.many(13, ONE, "y").await;
        let officer = asked.app.staff("officer").await;
        for path in ["/staff".to_owned(), "/staff/surveys".to_owned()] {
            let page = officer.get(&path).await;
            let words = page.words();
            let line = words.split("Small numbers").nth(1).unwrap();
            let shown = line
                .split_whitespace()
                .take(40)
                .collect::<Vec<_>>()
                .join(" ");
            assert!(shown.contains("15"), "{path}: {shown}");
            assert!(!shown.contains("13"), "{path}: {shown}");
        }
        let page = officer
            .get(&format!("/staff/surveys/{}", asked.survey))
            .await;
        assert!(page.says("15") && !page.says("13"), "{}", page.words());
    });
}

#[test]
fn a_table_in_which_every_number_is_hidden_is_a_sentence() {
    run(async {
        let mut asked = Asked::open().await;
        asked.many(6, ONE, "x").await;
        asked.many(6, ONE, "y").await;
        asked.released().await;
        let sentence = "No number can be shown here";
        let page = asked.results().await;
        let tables = page.all("main table").concat();
        assert!(page.says(&format!("Which? {sentence}")), "{}", page.words());
        assert!(!tables.contains("Option X"), "{tables}");
        let page = asked.reviewed("what=q1&who=who.age").await;
        assert!(page.all("main table").is_empty(), "{}", page.words());
        assert!(page.says("This table is not shown at all"));
    });
}
