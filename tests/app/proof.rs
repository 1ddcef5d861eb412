//! Before a survey opens: the proof sheet, the checks, what changes; and what becomes of figures
//! when a question is reworded.

use std::collections::BTreeMap;

use domain::response::{Channel, Variant};
use domain::survey::{Answer as Given, Answers, Code};
use heard::keys::Purpose;
use heard::respond::commands::{NewResponse, Send};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer as Page, App, FICTION, run};

/// A survey with one question, answered in version after version.
struct Story {
    app: App,
    survey: i64,
    sent: u64,
}

impl Story {
    async fn begins() -> Self {
        let app = App::demo().await;
        let mut story = Self {
            app,
            survey: 0,
            sent: 0,
        };
        story
            .imports(
                "Which bus do you take?",
                &[("a", "The old bus"), ("b", "The tram")],
            )
            .await;
        let found = heard::survey::queries::by_slug(story.app.site.db.read(), "buses").await;
        story.survey = found.unwrap().unwrap().0.0;
        story.opens().await;
        story
    }

    /// A new draft asks this.
    async fn imports(&self, question: &str, options: &[(&str, &str)]) {
        let options: Vec<_> = options
            .iter()
            .zip(1..)
            .map(|((code, text), n)| {
                let printed = if *code == "b" {
                    2
                } else if *code == "a" {
                    1
                } else {
                    n + 2
                };
                serde_json::json!({ "code": code, "text": text, "printed": printed.to_string() })
            })
            .collect();
        let file = serde_json::json!({
            "format": "heard-survey/1", "slug": "buses", "programme": FICTION, "schedule": {},
            "definition": {
                "title": "Buses", "purpose": "To try it", "privacy": "Kept by us",
                "contact": { "team": "The team" }, "languages": ["en"],
                "sections": [{ "code": "s", "title": "One", "questions": [
                    { "code": "q1", "kind": "single", "text": question, "options": options } ] }],
            }
        });
        let file = self.app.file("buses.json", &file.to_string());
        heard::survey::console::import(&self.app.console(), &file)
            .await
            .unwrap();
    }

    async fn opens(&self) {
        heard::survey::console::open(&self.app.console(), "buses")
            .await
            .unwrap();
        self.app.site.published.forget();
    }

    async fn answered(&mut self, count: usize, option: &str) {
        for _ in 0..count {
            let site = &self.app.site;
            let survey = site.published.survey(&site.db, "buses").await;
            let version = survey.unwrap().unwrap().version.id;
            self.sent += 1;
            let mut answers = Answers::new();
            let chosen = Given::one(Code::parse(option).unwrap());
            answers.set(Code::parse("q1").unwrap(), Some(chosen));
            let nonce = self.sent.to_be_bytes();
            let response = NewResponse {
                survey: Some(self.survey),
                version,
                nonce_hash: site.keys.hash(Purpose::Nonce, &[b"buses", &nonce]).to_vec(),
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
            site.db.intake(Send::anew(response)).await.unwrap();
        }
    }

    /// A minute goes by, and what is due is released.
    async fn results(&self) -> Page {
        self.app.later(chrono::TimeDelta::minutes(2));
        heard::app::jobs().tick(&self.app.site).await.unwrap();
        self.app.run_jobs().await;
        let officer = self.app.staff("officer").await;
        officer
            .get(&format!("/staff/surveys/{}/results", self.survey))
            .await
    }

    fn path(&self, page: &str) -> String {
        format!("/staff/surveys/{}/{page}", self.survey)
    }
}

#[test]
fn a_reworded_question_is_counted_as_an_officer_decides() {
    run(async {
        let mut story = Story::begins().await;
        story.answered(40, "a").await;
        let page = story.results().await;
        assert!(page.says("Answered by 40"), "{}", page.words());

        story
            .imports(
                "Which bus would you take?",
                &[("a", "The old bus"), ("b", "The tram")],
            )
            .await;
        let officer = story.app.staff("officer").await;
        let changes = officer.get(&story.path("changes")).await;
        assert!(changes.says(
            "The wording changed from “Which bus do you take?” to “Which bus would you take?”"
        ));
        assert!(changes.says("Nobody has decided yet"));
        story.opens().await;
        story.answered(20, "b").await;
        let page = story.results().await;
        assert!(
            page.says("Answered by 20"),
            "only the later ones: {}",
            page.words()
        );
        assert!(page.says("nobody has decided yet"), "{}", page.words());

        let changes = officer.get(&story.path("changes")).await;
        let nothing = officer.submit(&changes, "changes", &[]).await;
        assert_eq!(nothing.status, 422);
        assert_eq!(nothing.errors().len(), 1);
        let kept = officer
            .submit(&changes, "changes", &[("count-q1", "together")])
            .await;
        assert_eq!(kept.status, 303);
        let changes = officer.follow(kept).await;
        assert!(changes.says("counted together"), "{}", changes.words());
        story.answered(10, "b").await;
        let page = story.results().await;
        assert!(page.says("Answered by 70"), "{}", page.words());

        let other = [("count-q1", "apart")];
        officer.submit(&changes, "changes", &other).await;
        story.answered(10, "b").await;
        let page = story.results().await;
        assert!(page.says("Answered by 40"), "{}", page.words());
        assert!(page.says("it asks something else now"), "{}", page.words());
    });
}

#[test]
fn an_option_that_is_gone_stays_in_the_figures() {
    run(async {
        let mut story = Story::begins().await;
        story.answered(30, "a").await;
        story
            .imports(
                "Which bus do you take?",
                &[("b", "The tram"), ("c", "The ferry")],
            )
            .await;
        let officer = story.app.staff("officer").await;
        let changes = officer.get(&story.path("changes")).await;
        assert!(
            changes.says("The option “The old bus” was taken out."),
            "{}",
            changes.words()
        );
        assert!(changes.says("The option “The ferry” was added."));
        assert!(!changes.says("Do they still ask the same?"));
        story.opens().await;
        story.answered(30, "c").await;
        let page = story.results().await;
        assert!(page.says("Answered by 60"), "{}", page.words());
        assert!(
            page.says("“The old bus” is no longer offered"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn another_kind_of_question_does_not_stop_the_figures() {
    run(async {
        let mut story = Story::begins().await;
        story.answered(20, "a").await;
        story.results().await;
        let json = r#"{ "format": "heard-survey/1", "slug": "buses", "programme": "better-days", "schedule": {},
            "definition": { "title": "Buses", "purpose": "p", "privacy": "p", "contact": { "team": "t" }, "languages": ["en"],
              "sections": [{ "code": "s", "title": "One", "questions": [
                { "code": "q1", "kind": "several", "text": "Which bus do you take?", "options": [
                  { "code": "a", "text": "The old bus", "printed": "1", "standing": "none" },
                  { "code": "b", "text": "The tram", "printed": "2" } ] } ] }] } }"#;
        let file = story.app.file("buses.json", json);
        heard::survey::console::import(&story.app.console(), &file)
            .await
            .unwrap();
        let officer = story.app.staff("officer").await;
        let changes = officer.get(&story.path("changes")).await;
        assert!(
            changes.says("Only later answers are counted"),
            "{}",
            changes.words()
        );
        story.opens().await;
        story.answered(20, "b").await;
        let page = story.results().await;
        assert!(
            page.says("it was answered in another way"),
            "{}",
            page.words()
        );
        assert!(page.says("Answered by 20"), "{}", page.words());
    });
}

#[test]
fn the_proof_sheet_shows_everything_and_the_checks_lead_to_it() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let officer = app.staff("officer").await;
        let sheet = officer.get(&format!("/staff/surveys/{survey}/proof")).await;
        for text in [
            "How easy or hard is it to get help with mental health in Larkmoor?",
            "Asked only if they did not choose “I have not looked for help” at question 2.",
            "At most 3",
            "Up to 4,000 characters",
            "What is your age group?",
            "doesn’t know",
        ] {
            assert!(sheet.says(text), "{text}");
        }
        let checks = officer
            .get(&format!("/staff/surveys/{survey}/checks"))
            .await;
        assert!(
            checks.says("Nothing must be put right."),
            "{}",
            checks.words()
        );
        assert!(checks.says("Shown also to people who left out question 2"));
        for link in checks.attributes(".app-checks__item a", "href") {
            let anchor = link.split('#').nth(1).expect("an anchor").to_owned();
            assert_eq!(sheet.all(&format!("[id='{anchor}']")).len(), 1, "{link}");
        }
        let changes = officer
            .get(&format!("/staff/surveys/{survey}/changes"))
            .await;
        assert!(changes.says("it is the first version"));
        let nowhere = officer
            .get(&format!("/staff/surveys/{survey}/changes?version=9"))
            .await;
        assert_eq!(nowhere.status, 404);
        // Reviewers see all of it, and decide nothing.
        let reviewer = app.staff("reviewer").await;
        for page in ["proof", "checks", "changes"] {
            let path = format!("/staff/surveys/{survey}/{page}");
            assert_eq!(reviewer.get(&path).await.status, 200, "{path}");
        }
    });
}

#[test]
fn problems_and_advice_have_one_name_wherever_they_are() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let officer = app.staff("officer").await;
        let own = format!("/staff/surveys/{survey}");
        let name = officer.get(&format!("{own}/checks")).await.heading();
        assert_eq!(name, "Problems and advice");

        let link = format!("a[href='{own}/checks']");
        for from in ["", "/build", "/proof"] {
            let page = officer.get(&format!("{own}{from}")).await;
            assert_eq!(page.all(&link), [name.as_str()], "{from}");
        }
        let sheet = officer.get(&format!("{own}/proof")).await;
        assert!(sheet.all("h2").contains(&name), "{:?}", sheet.all("h2"));
    });
}

#[test]
fn who_is_half_way_finishes_on_the_version_they_began() {
    run(async {
        let story = Story::begins().await;
        let begins = async || {
            let browser = story.app.browser();
            let start = browser.get("/surveys/buses").await;
            let begun = browser.submit(&start, "/surveys/buses", &[]).await;
            let first = browser.follow(begun).await;
            (browser, first)
        };
        let (half_way, section) = begins().await;
        let path = "/surveys/buses/sections/1";
        let kept = half_way.submit(&section, path, &[("q1", "a")]).await;
        assert_eq!(kept.status, 303, "{}", kept.words());

        let options = [("a", "The new bus"), ("b", "The tram")];
        story.imports("Which bus did you take?", &options).await;
        story.opens().await;

        let check = half_way.get("/surveys/buses/check").await;
        assert!(check.says("Which bus do you take?") && check.says("The old bus"));
        assert!(half_way.get(path).await.says("The old bus"));
        assert_eq!(half_way.submit(&check, "/check", &[]).await.status, 303);
        let (newcomer, section) = begins().await;
        assert!(section.says("Which bus did you take?") && section.says("The new bus"));
        newcomer.submit(&section, path, &[("q1", "a")]).await;
        let check = newcomer.get("/surveys/buses/check").await;
        assert_eq!(newcomer.submit(&check, "/check", &[]).await.status, 303);

        let sent = entity::response::Entity::find()
            .filter(entity::response::Column::SurveyId.eq(story.survey))
            .order_by_asc(entity::response::Column::Id)
            .all(story.app.site.db.read())
            .await
            .unwrap();
        let versions: Vec<i64> = sent.iter().map(|row| row.version_id).collect();
        assert_eq!(versions.len(), 2);
        assert!(versions[0] < versions[1], "{versions:?}");
    });
}
