//! From a draft to an open survey: checks, gates, previews, moved dates, holds.

use chrono::TimeDelta;
use heard::db::Tx;
use heard::staff::proof::In;
use heard::survey::{SurveyId, commands};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::harness::{Answer, App, Browser, Contents, FICTION, run, survey};

/// A draft beside what is published, and where its pages are.
pub(crate) struct Draft {
    pub(crate) app: App,
    pub(crate) officer: Browser,
    pub(crate) at: String,
}

impl Draft {
    pub(crate) async fn begun() -> Self {
        let app = App::demo().await;
        let places = app.places().await;
        let by = In::operator(SurveyId(places.survey), places.programme);
        let now = app.site.clock.now();
        let begin = async |tx: &Tx| commands::begin_draft(tx, &by, now).await;
        app.site.db.write(begin).await.unwrap();
        let officer = app.staff("officer").await;
        let at = places.address("/staff/surveys/{survey}");
        Self { app, officer, at }
    }

    pub(crate) async fn page(&self) -> Answer {
        self.officer.get(&format!("{}/publish", self.at)).await
    }

    /// Writes the texts the gates ask for, all the same.
    pub(crate) async fn writes(&self, text: &str, basis: &str) {
        let path = format!("{}/build/about", self.at);
        let page = self.officer.get(&path).await;
        let fields = [
            ("choices", text),
            ("decision", text),
            ("controllers", text),
            ("basis", basis),
            ("retention", text),
        ];
        let answer = self.officer.submit(&page, "/about", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
    }

    /// Stops publishing in its programme from today on.
    pub(crate) async fn is_held(&self) {
        let today = self.app.site.clock.now().day();
        let programme = self.app.places().await.programme.to_string();
        let part = |form: &str| today.format(form).to_string();
        let (day, month, year) = (part("%-d"), part("%-m"), part("%Y"));
        let hold = [
            ("programme", programme.as_str()),
            ("from-day", day.as_str()),
            ("from-month", month.as_str()),
            ("from-year", year.as_str()),
            ("until-day", "31"),
            ("until-month", "12"),
            ("until-year", "2099"),
            ("reason", "Local elections"),
        ];
        let set = self.officer.post("/staff/holds", &hold).await;
        assert_eq!(set.status, 303, "{}", set.words());
    }

    async fn signs(&self, who: &Browser, step: &str, reason: &str) -> Answer {
        let page = who.get(&format!("{}/publish", self.at)).await;
        let sha = page
            .attributes("[name=sha]", "value")
            .first()
            .cloned()
            .unwrap();
        let path = format!("{}/publish/sign", self.at);
        let fields = [("step", step), ("sha", sha.as_str()), ("reason", reason)];
        who.post(&path, &fields).await
    }

    async fn passes(&self, gate: &str, reason: &str) -> Answer {
        let path = format!("{}/publish/pass", self.at);
        self.officer
            .post(&path, &[("gate", gate), ("reason", reason)])
            .await
    }

    async fn opens(&self) -> Answer {
        self.officer.post(&format!("{}/open", self.at), &[]).await
    }
}

#[test]
fn a_draft_opens_once_every_gate_is_open_or_passed_with_a_reason() {
    run(async {
        let draft = Draft::begun().await;
        draft.writes("Said", "").await;

        assert_eq!(draft.opens().await.status, 409);
        // The texts that changed are to be translated again, into each language for itself.
        let page = draft.page().await;
        let languages = page
            .attributes("[name=gate]", "value")
            .into_iter()
            .filter(|gate| gate.starts_with("translated."))
            .collect::<Vec<_>>();
        assert_eq!(
            languages,
            ["translated.en-x-easy", "translated.cy", "translated.ur"]
        );
        assert!(page.says("6 things are in the way"), "{}", page.words());
        for gate in &languages {
            let passed = draft.passes(gate, "The translator is ill").await;
            assert_eq!(passed.status, 303);
        }
        assert_eq!(
            draft.passes("translated.fr", "Not offered").await.status,
            303
        );
        assert_eq!(
            draft.page().await.all("[id='gate-translated.fr']"),
            Vec::<String>::new()
        );
        assert_eq!(draft.passes("basis", " ").await.status, 422);
        assert_eq!(draft.passes("sound", "No matter").await.status, 400);
        assert_eq!(
            draft.passes("basis", "The notice is on paper").await.status,
            303
        );
        assert!(draft.page().await.says("The notice is on paper"));
        let reviewer = draft.app.staff("reviewer").await;
        assert_eq!(draft.signs(&reviewer, "equality", "").await.status, 303);
        assert_eq!(draft.opens().await.status, 409);
        assert_eq!(
            draft
                .signs(&draft.officer, "communications", "Alone here")
                .await
                .status,
            303
        );
        assert_eq!(draft.opens().await.status, 303);
        let start = draft.app.browser().get(&survey("")).await;
        assert!(start.says("What the options are"), "{}", start.words());
    });
}

#[test]
fn a_signature_falls_with_the_next_change_and_whoever_wrote_signs_only_with_a_reason() {
    run(async {
        let draft = Draft::begun().await;
        draft.writes("One", "One").await;
        let reviewer = draft.app.staff("reviewer").await;
        assert_eq!(draft.signs(&reviewer, "equality", "").await.status, 303);
        // One person is not two.
        assert_eq!(
            draft.signs(&reviewer, "communications", "").await.status,
            422
        );
        let alone = draft.signs(&draft.officer, "communications", "").await;
        assert_eq!(alone.status, 422);
        assert!(alone.says("Enter why one person does both"));
        let page = draft.page().await;
        let sha = page
            .attributes("[name=sha]", "value")
            .first()
            .cloned()
            .unwrap();

        draft.writes("Two", "Two").await;

        assert!(draft.page().await.says("The draft has changed since"));
        let path = format!("{}/publish/sign", draft.at);
        let late = [("step", "equality"), ("sha", sha.as_str())];
        assert_eq!(reviewer.post(&path, &late).await.status, 409);
        assert_eq!(draft.opens().await.status, 409);
    });
}

#[test]
fn what_was_typed_over_a_draft_that_somebody_saved_comes_back() {
    run(async {
        let draft = Draft::begun().await;
        let path = format!("{}/build/about", draft.at);
        let stale = draft.officer.get(&path).await;
        draft.writes("First", "First").await;

        let second = [("choices", "Second and not lost")];
        let answer = draft.officer.submit(&stale, "/about", &second).await;

        assert_eq!(answer.status, 409);
        assert!(
            answer
                .all("textarea")
                .concat()
                .contains("Second and not lost")
        );
        assert!(answer.says("Somebody changed this meanwhile"));
        let kept = draft.officer.get(&path).await;
        assert!(kept.all("textarea").concat().contains("First"));
    });
}

#[test]
fn a_preview_shows_the_draft_stores_nothing_and_ends() {
    run(async {
        let draft = Draft::begun().await;
        let made = draft
            .officer
            .post(&format!("{}/publish/preview", draft.at), &[])
            .await;
        let link = made.all(".app-break").concat();
        let path = &link[link.find("/preview/").expect("a link")..];
        let before = Contents::of(&draft.app.database.connect().await).await;

        let visitor = draft.app.browser();
        let start = visitor.get(path).await;
        assert!(start.says("This is a preview."));
        let first = visitor.get(&format!("{path}/sections/1")).await;
        let fields = [("q1", "hard"), ("q2", "none")];
        let next = visitor.submit(&first, "/sections/1", &fields).await;
        assert_eq!(next.status, 200);
        // The answer before leads past the second section.
        assert!(
            next.attributes("form", "action")
                .concat()
                .contains("/sections/3"),
            "{}",
            next.words()
        );
        let wrong = visitor
            .submit(&next, "/sections/3", &[("q8", "Not q5")])
            .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.all("textarea").concat().contains("Not q5"));

        let after = Contents::of(&draft.app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
        assert!(!visitor.cookies().contains("heard-answers-"));
        draft.app.later(TimeDelta::days(15));
        assert_eq!(visitor.get(path).await.status, 404);
    });
}

#[test]
fn previews_can_all_be_ended() {
    run(async {
        let draft = Draft::begun().await;
        let made = draft
            .officer
            .post(&format!("{}/publish/preview", draft.at), &[])
            .await;
        let link = made.all(".app-break").concat();
        let path = &link[link.find("/preview/").expect("a link")..];
        assert_eq!(draft.app.browser().get(path).await.status, 200);

        let ended = draft
            .officer
            .post(&format!("{}/publish/preview/end", draft.at), &[])
            .await;

        assert_eq!(ended.status, 303);
        assert_eq!(draft.app.browser().get(path).await.status, 404);
    });
}

#[test]
fn a_closing_date_the_public_knows_is_moved_in_public_with_a_reason() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let path = format!("{}/dates", places.address("/staff/surveys/{survey}"));
        let page = officer.get(&path).await;
        let later = [
            ("closes-day", "1"),
            ("closes-month", "2"),
            ("closes-year", "2027"),
        ];

        let silent = officer.submit(&page, "/dates", &later).await;
        assert_eq!(silent.status, 422);
        assert!(silent.says("Enter why the closing date is moved"));
        let said = [&later[..], &[("reason", "The library was flooded")]].concat();
        assert_eq!(officer.submit(&page, "/dates", &said).await.status, 303);

        let start = app.browser().get(&survey("")).await;
        assert!(start.says("The library was flooded"), "{}", start.words());
        assert!(start.says("1 February 2027"));
        assert!(officer.get(&path).await.says("The library was flooded"));
    });
}

#[test]
fn a_survey_closes_by_itself_and_not_before_it_opens() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let path = format!("{}/dates", places.address("/staff/surveys/{survey}"));
        let page = officer.get(&path).await;
        let first = [
            ("closes-day", "1"),
            ("closes-month", "1"),
            ("closes-year", "2020"),
        ];
        let answer = officer.submit(&page, "/dates", &first).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("The closing date must be after the opening date"));

        app.later(TimeDelta::days(22));

        assert!(
            app.browser()
                .get(&survey(""))
                .await
                .says("This survey is closed")
        );
    });
}

#[test]
fn nothing_is_published_during_a_hold_until_somebody_lifts_it() {
    run(async {
        let draft = Draft::begun().await;
        let places = draft.app.places().await;
        draft.is_held().await;

        let publish = places.address("/staff/tracker/{commitment}/publish");
        assert_eq!(draft.opens().await.status, 409);
        assert_eq!(draft.officer.post(&publish, &[]).await.status, 409);
        let agree = places.address("/staff/tracker/{commitment}/updates/{update}/publish");
        assert_eq!(draft.officer.post(&agree, &[]).await.status, 409);
        let figures = places.address("/staff/surveys/{survey}/results/publish");
        let form = [("why", "The meeting needs them"), ("sure", "yes")];
        assert_eq!(draft.officer.post(&figures, &form).await.status, 409);

        let page = draft.officer.get("/staff/holds").await;
        let lift = page.attributes("form[action$='/lift']", "action").concat();
        assert_eq!(
            draft.officer.post(&lift, &[("reason", "")]).await.status,
            422
        );
        let lifted = draft.officer.post(&lift, &[("reason", "Called off")]).await;
        assert_eq!(lifted.status, 303);
        assert_eq!(
            draft
                .officer
                .post(&lift, &[("reason", "Again")])
                .await
                .status,
            404
        );
        assert_eq!(draft.officer.post(&publish, &[]).await.status, 303);
        assert_eq!(draft.opens().await.status, 303);
    });
}

#[test]
fn nobody_is_asked_for_a_file_until_somebody_has_written_down_why() {
    run(async {
        let app = App::demo().await;
        let json = serde_json::json!({
            "format": "heard-survey/1", "slug": "photographs", "programme": FICTION,
            "definition": {
                "title": "Photographs", "purpose": "P", "privacy": "P",
                "contact": { "team": "Team" }, "languages": ["en"],
                "sections": [{ "code": "one", "title": "One", "questions": [
                    { "code": "photo", "kind": "file", "text": "A picture of it?" } ] }]
            }
        });
        let file = app.file("photographs.json", &json.to_string());
        heard::survey::console::import(&app.console(), &file)
            .await
            .unwrap();
        let officer = app.staff("officer").await;
        let ids = entity::survey::Entity::find()
            .filter(entity::survey::Column::Slug.eq("photographs"))
            .one(app.site.db.read());
        let at = format!("/staff/surveys/{}", ids.await.unwrap().unwrap().id);
        let page = officer.get(&format!("{at}/publish")).await;
        let gate = page.all("#gate-uploads").concat();
        assert!(
            gate.contains("Missing") && gate.contains("Say why"),
            "{gate}"
        );

        let pass = |reason: &'static str| {
            let fields = [("gate", "uploads"), ("reason", reason)];
            let path = format!("{at}/publish/pass");
            let officer = &officer;
            async move { officer.post(&path, &fields).await }
        };
        assert_eq!(pass("").await.status, 422);
        assert_eq!(
            pass("The street is easier shown than told").await.status,
            303
        );
        let page = officer.get(&format!("{at}/publish")).await;
        let gate = page.all("#gate-uploads").concat();
        assert!(
            gate.contains("The street is easier shown than told"),
            "{gate}"
        );

        let demo = app
            .places()
            .await
            .address("/staff/surveys/{survey}/publish");
        let other = officer.get(&demo).await;
        assert!(other.all("#gate-uploads").is_empty(), "asks for no file");
    });
}

#[test]
fn closing_early_needs_a_reason_is_told_in_public_and_can_be_undone() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let at = places.address("/staff/surveys/{survey}");
        assert!(
            officer
                .get(&at)
                .await
                .all("form[action$='/close']")
                .is_empty()
        );
        let page = officer.get(&format!("{at}/close")).await;
        assert!(page.says("The public was told that it closes 14 December 2026"));
        let silent = officer.submit(&page, "/close", &[]).await;
        assert_eq!(silent.status, 422);
        assert!(app.browser().get(&survey("")).await.says("Start now"));

        let why = [("reason", "The offices have flooded")];
        assert_eq!(officer.submit(&page, "/close", &why).await.status, 303);
        let start = app.browser().get(&survey("")).await;
        assert!(start.says("This survey is closed") && start.says("The offices have flooded"));
        assert!(!start.says("You can also answer in"), "{}", start.words());
        assert!(!start.says("You can take part in another way"));
        let again = officer.get(&format!("{at}/close")).await;
        assert_eq!(again.status, 409, "it is closed");

        let page = officer.get(&format!("{at}/dates")).await;
        let untouched = officer.submit(&page, "/dates", &[]).await;
        assert_eq!(untouched.status, 303, "nothing is moved");
        assert!(
            app.browser()
                .get(&survey(""))
                .await
                .says("This survey is closed")
        );
        let page = officer.get(&format!("{at}/dates")).await;
        let later = [
            ("closes-day", "1"),
            ("closes-month", "2"),
            ("closes-year", "2027"),
            ("closes-at", "12:00"),
            ("reason", "The offices are dry"),
        ];
        assert_eq!(officer.submit(&page, "/dates", &later).await.status, 303);
        let start = app.browser().get(&survey("")).await;
        assert!(start.says("Start now") && start.says("The offices are dry"));
    });
}

#[test]
fn a_closed_survey_is_not_opened_again_during_a_hold() {
    run(async {
        let draft = Draft::begun().await;
        draft.is_held().await;
        let close = format!("{}/close", draft.at);
        let why = [("reason", "The elections")];
        assert_eq!(draft.officer.post(&close, &why).await.status, 303);
        let page = draft.officer.get(&format!("{}/dates", draft.at)).await;
        let later = [("closes-year", "2027"), ("reason", "All the same")];
        let again = draft.officer.submit(&page, "/dates", &later).await;
        assert_eq!(again.status, 422);
        assert!(again.says("Publishing is on hold"), "{}", again.words());
    });
}

#[test]
fn a_survey_whose_day_has_come_is_not_opened_again_during_a_hold() {
    run(async {
        let draft = Draft::begun().await;
        draft.is_held().await;
        draft.app.later(TimeDelta::days(22));
        let officer = draft.app.staff("officer").await;
        let page = officer.get(&format!("{}/dates", draft.at)).await;
        let later = [("closes-year", "2027"), ("reason", "All the same")];

        let again = officer.submit(&page, "/dates", &later).await;

        assert_eq!(again.status, 422);
        assert!(again.says("Publishing is on hold"), "{}", again.words());
        assert!(!draft.app.browser().get(&survey("")).await.says("Start now"));
    });
}

#[test]
fn a_closing_date_moved_by_two_at_once_is_moved_by_one_who_saw_what_stood() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let path = format!("{}/dates", places.address("/staff/surveys/{survey}"));
        let page = officer.get(&path).await;
        let by_day = |day: &'static str| {
            [
                ("closes-day", day),
                ("closes-month", "2"),
                ("closes-year", "2027"),
                ("reason", "The library was flooded"),
            ]
        };

        let (first, second) = (by_day("1"), by_day("2"));
        let (one, other) = tokio::join!(
            officer.submit(&page, "/dates", &first),
            officer.submit(&page, "/dates", &second)
        );

        let mut both = [one.status, other.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422]);
        let refused = if one.status == 422 { one } else { other };
        assert!(refused.says("meanwhile"), "{}", refused.words());
    });
}
