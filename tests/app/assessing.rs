//! Equality impact assessments: who writes, agrees, signs and publishes them, what the public reads,
//! and what becomes of a claim that nobody is worse off.

use chrono::TimeDelta;
use domain::assessment::Document;
use entity::{
    assessment, assessment_quote, assessment_version, comment, comment_coding, comment_read,
    programme, quotation,
};
use heard::assessment::AssessmentFile;
use heard::db::Tx;
use heard::staff::proof::Staff;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};

use crate::harness::{Answer, App, Browser, Places, Respondent, run};

const PUBLIC: &str = "/programmes/better-days/assessment";
/// Words of a draft that nobody outside may read.
const DRAFTED: &str = "Moor ponies for everybody";

pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) reviewer: Browser,
    pub(crate) officer: Browser,
    pub(crate) places: Places,
    pub(crate) here: String,
}

impl Desk {
    pub(crate) async fn ready() -> Self {
        let app = App::demo().await;
        let reviewer = app.staff("reviewer").await;
        let officer = app.staff("officer").await;
        let places = app.places().await;
        let here = format!("/staff/assessments/{}", places.assessment);
        Self {
            app,
            reviewer,
            officer,
            places,
            here,
        }
    }

    fn row(&self, code: &str) -> String {
        format!("{}/rows/{code}", self.here)
    }

    async fn document(&self) -> Document {
        let last = assessment_version::Entity::find()
            .filter(assessment_version::Column::AssessmentId.eq(self.places.assessment))
            .order_by_desc(assessment_version::Column::Number)
            .one(self.app.site.db.read());
        serde_json::from_str(&last.await.unwrap().unwrap().body).unwrap()
    }

    async fn writes(&self, code: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.reviewer.get(&self.row(code)).await;
        let action = format!("/rows/{code}");
        self.reviewer.submit(&page, &action, fields).await
    }

    /// Everything a full assessment needs, with no difference for anybody.
    pub(crate) async fn fills(&self) {
        let page = self.reviewer.get(&format!("{}/about", self.here)).await;
        let said = [
            ("aims", DRAFTED),
            ("affected", "All of Larkmoor"),
            ("inequalities", "Less far to go"),
            ("conclusion", "Go on"),
            ("review_on-day", "1"),
            ("review_on-month", "5"),
            ("review_on-year", "2027"),
        ];
        let saved = self.reviewer.submit(&page, "/about", &said).await;
        assert_eq!(saved.location(), Some(self.here.clone()));
        for row in self.document().await.rows {
            let neutral = [
                ("impact", "neutral"),
                ("known", "The same for all"),
                ("gap", ""),
            ];
            let saved = self.writes(&row.characteristic, &neutral).await;
            assert_eq!(
                saved.status,
                303,
                "{}: {:?}",
                row.characteristic,
                saved.errors()
            );
        }
    }

    pub(crate) async fn step(&self, who: &Browser, fields: &[(&str, &str)]) -> Answer {
        who.post(&format!("{}/step", self.here), fields).await
    }

    /// What somebody without an account finds, whatever was kept of a moment ago.
    async fn reads(&self, path: &str) -> Answer {
        self.app.later(TimeDelta::seconds(2));
        self.app.browser().get(path).await
    }

    async fn signs(&self) {
        for (who, deed) in [
            (&self.reviewer, "submit"),
            (&self.officer, "agree"),
            (&self.officer, "sign_off"),
        ] {
            let done = self.step(who, &[("deed", deed)]).await;
            assert_eq!(done.status, 303, "{deed}: {:?}", done.errors());
        }
    }
}

#[test]
fn a_full_assessment_is_public_only_once_it_was_agreed_signed_and_published() {
    run(async {
        let desk = Desk::ready().await;
        let early = desk.step(&desk.reviewer, &[("deed", "submit")]).await;
        assert_eq!(early.status, 422);
        let missing = early.all("details:has(#missing) li").len();
        assert!(missing > 5, "all of it is listed at once: {missing}");
        desk.fills().await;
        let missing = desk
            .reviewer
            .get(&desk.here)
            .await
            .all("details:has(#missing) li");
        assert_eq!(missing, Vec::<String>::new());
        let crowd = [
            "/",
            PUBLIC,
            "/programmes/better-days",
            "/you-said",
            "/robots.txt",
        ];
        for path in crowd {
            let page = desk.reads(path).await;
            assert!(!page.body.contains(DRAFTED), "{path}");
            assert!(
                !page.says("stage 2,") && !page.heading().contains("stage 2"),
                "{path}"
            );
        }
        let own = assessment_version::Entity::find()
            .filter(assessment_version::Column::AssessmentId.eq(desk.places.assessment));
        let own = own.one(desk.app.site.db.read()).await.unwrap().unwrap().id;
        let version = format!("/programmes/better-days/assessments/{own}");

        desk.signs().await;
        assert_eq!(
            desk.reads(&version).await.status,
            404,
            "signed off, not published"
        );
        let reviewer = desk
            .reviewer
            .post(&format!("{}/publish", desk.here), &[])
            .await;
        assert_eq!(reviewer.status, 403, "an officer publishes");
        let page = desk.officer.get(&desk.here).await;
        let published = desk.officer.submit(&page, "/publish", &[]).await;
        assert_eq!(published.status, 303);

        let page = desk.reads(PUBLIC).await;
        assert!(page.heading().contains("stage 2"));
        assert!(page.says(DRAFTED));
        assert_eq!(desk.reads(&version).await.status, 200);
        // What was found comes first, the law after it, in words.
        let words = page.words();
        let place = |what: &str| {
            words
                .find(what)
                .unwrap_or_else(|| panic!("{what}: {words}"))
        };
        assert!(place("What was found") < place("What the change is for"));
        assert!(place("What the change is for") < place("What the law asks"));
        assert!(page.says("Good relations: foster good relations"));
        // Who signed it off is a role and an organisation, and no person.
        assert!(page.says("Signed off on"), "{words}");
        assert!(page.says(", Larkmoor Council and Moorland Health Partnership"));
        let staff = entity::staff::Entity::find().all(desk.app.site.db.read());
        let names = staff.await.unwrap().into_iter().map(|account| account.name);
        for name in names.filter(|name| name.contains(' ')) {
            assert!(!page.says(&name), "{name}");
        }
        // What was said first stays readable.
        let first = format!(
            "/programmes/better-days/assessments/{}",
            desk.places.assessed
        );
        let first = desk.reads(&first).await;
        assert!(first.heading().contains("stage 1"));
        assert!(first.says("It was made and signed off elsewhere"));
        // And nothing can be written in it any more.
        let shut = desk.reviewer.get(&desk.row("age")).await;
        assert_eq!(shut.location(), Some(desk.here.clone()));
        let shut = desk
            .reviewer
            .post(&desk.row("age"), &[("known", "Another")])
            .await;
        assert_eq!(shut.location(), Some(desk.here.clone()));
    });
}

#[test]
fn who_signed_is_a_member_of_staff_once_the_role_was_taken_away() {
    run(async {
        let desk = Desk::ready().await;
        desk.fills().await;
        desk.signs().await;
        let page = desk.officer.get(&desk.here).await;
        let published = desk.officer.submit(&page, "/publish", &[]).await;
        assert_eq!(published.status, 303);
        let body = "Larkmoor Council and Moorland Health Partnership";
        let officer = format!("Engagement officer, {body}");
        assert!(desk.reads(PUBLIC).await.says(&officer));
        let db = desk.app.database.connect().await;
        let account = heard::staff::queries::credentials(&db, "officer@tests.example");
        let account = account.await.unwrap().unwrap().id;

        let taken = entity::staff_role::Entity::delete_many()
            .filter(entity::staff_role::Column::StaffId.eq(account));
        taken.exec(&db).await.unwrap();

        let page = desk.reads(PUBLIC).await;
        assert!(!page.says("signed off elsewhere"), "{}", page.words());
        let staff = format!("A member of staff, {body}");
        assert!(
            page.says("Signed off on") && page.says(&staff),
            "{}",
            page.words()
        );
    });
}

#[test]
fn who_wrote_it_agrees_and_signs_only_with_a_reason_that_is_kept() {
    run(async {
        let desk = Desk::ready().await;
        desk.fills().await;
        desk.step(&desk.reviewer, &[("deed", "submit")]).await;
        let alone = desk.step(&desk.reviewer, &[("deed", "agree")]).await;
        assert_eq!(alone.status, 422);
        assert_eq!(alone.errors().len(), 1);
        let fields = [
            ("deed", "agree"),
            ("alone", "There are two of us and Jo is ill"),
        ];
        let reasoned = desk.step(&desk.reviewer, &fields).await;
        assert_eq!(reasoned.status, 303);
        let page = desk.officer.get(&desk.here).await;
        assert!(page.says("Jo is ill"));
        let alone = desk.step(&desk.reviewer, &[("deed", "sign_off")]).await;
        assert_eq!(alone.status, 422);
        let other = desk.step(&desk.officer, &[("deed", "sign_off")]).await;
        assert_eq!(other.status, 303);
    });
}

#[test]
fn what_is_given_back_says_why_and_can_be_written_again() {
    run(async {
        let desk = Desk::ready().await;
        desk.fills().await;
        desk.step(&desk.reviewer, &[("deed", "submit")]).await;
        let mute = desk.step(&desk.officer, &[("deed", "return")]).await;
        assert_eq!(mute.status, 422);
        let said = [("deed", "return"), ("note", "Ask the bus company")];
        assert_eq!(desk.step(&desk.officer, &said).await.status, 303);
        assert!(
            desk.reviewer
                .get(&desk.here)
                .await
                .says("Ask the bus company")
        );
        let saved = desk.writes("age", &[("known", "They were asked")]).await;
        assert_eq!(saved.status, 303);
        // What nobody handed in cannot be agreed with.
        let early = desk.step(&desk.officer, &[("deed", "agree")]).await;
        assert_eq!(early.status, 409);
    });
}

#[test]
fn a_figure_is_pinned_with_one_press_and_stays_as_it_was() {
    run(async {
        let desk = Desk::ready().await;
        let page = desk.reviewer.get(&desk.row("sex")).await;
        let what = format!("{}/q1", desk.places.survey);
        let looking = [
            ("deed", "look"),
            ("what", what.as_str()),
            ("who", "who.sex"),
            ("known", "Typed on the way"),
        ];
        let found = desk.reviewer.submit(&page, "/rows/sex", &looking).await;
        let place = found.location().unwrap();
        let page = desk.reviewer.get(&place).await;
        assert!(!page.says("it is noted first"), "it was, by the press");
        // Sixty people are too few to be shown by sex: what all said is pinned.
        let everybody = [("deed", "look"), ("what", what.as_str()), ("who", "")];
        let found = desk.reviewer.submit(&page, "/rows/sex", &everybody).await;
        let page = desk.reviewer.get(&found.location().unwrap()).await;
        let row = desk.document().await.row("sex").cloned().unwrap();
        assert_eq!(row.known, "Typed on the way", "looking loses nothing");
        let pins = page.attributes("button[name=deed]", "value");
        let pin = pins
            .iter()
            .find(|value| value.starts_with("pin:"))
            .expect("a figure");
        let shown = page.all(".app-offers__words").into_iter().next().unwrap();
        let press = [("deed", pin.as_str())];
        let pinned = desk.reviewer.submit(&page, "/rows/sex", &press).await;
        assert_eq!(pinned.status, 303);

        let row = desk.document().await.row("sex").cloned().unwrap();
        let evidence = row.evidence.last().unwrap();
        assert_eq!(evidence.words.trim(), shown.trim());
        assert!(evidence.snapshot.is_some());
        assert!(!evidence.words.contains("[c]"));
        // Nobody pins what was not offered.
        let made_up = [("deed", "pin:f/999/0/0"), ("what", what.as_str())];
        desk.writes("sex", &made_up).await;
        let after = desk.document().await.row("sex").cloned().unwrap();
        assert_eq!(after.evidence.len(), row.evidence.len());
        // What was taken out is out.
        let out = format!("out:{}", evidence.number);
        desk.writes("sex", &[("deed", &out)]).await;
        let after = desk.document().await.row("sex").cloned().unwrap();
        assert_eq!(after.evidence.len(), row.evidence.len() - 1);
    });
}

#[test]
fn an_officer_pins_what_all_said_and_sees_nothing_by_characteristic() {
    run(async {
        let desk = Desk::ready().await;
        let what = format!("{}/q1", desk.places.survey);
        let asked = format!(
            "{}?what={}&who=who.sex",
            desk.row("sex"),
            what.replace('/', "%2F")
        );
        let page = desk.officer.get(&asked).await;
        assert_eq!(page.status, 200);
        assert!(
            !page
                .attributes("select", "name")
                .contains(&"who".to_owned())
        );
        let words = page.all(".app-offers__words").join(" ");
        assert!(!words.is_empty());
        assert!(
            !words.contains("Female") && !words.contains("Male"),
            "{words}"
        );
        // A reviewer's words are by group, once it was noted what for.
        let unstated = desk.reviewer.get(&asked).await;
        assert!(
            !unstated.says("Female:"),
            "looking is noted first, by a press"
        );
    });
}

#[test]
fn two_people_in_one_row_lose_nothing() {
    run(async {
        let desk = Desk::ready().await;
        let (one, two) = (
            desk.reviewer.get(&desk.row("age")).await,
            desk.officer.get(&desk.row("age")).await,
        );
        let first = desk
            .reviewer
            .submit(&one, "/rows/age", &[("known", "One")])
            .await;
        assert_eq!(first.status, 303);
        let second = desk
            .officer
            .submit(&two, "/rows/age", &[("known", "Two")])
            .await;
        assert_eq!(second.status, 422);
        assert!(second.body.contains("Two"), "what was typed is still there");
        assert_eq!(desk.document().await.row("age").unwrap().known, "One");
        let again = desk.officer.submit(&second, "/rows/age", &[]).await;
        assert_eq!(again.status, 303);
        assert_eq!(desk.document().await.row("age").unwrap().known, "Two");
    });
}

/// An assessment that says that nobody is worse off, as a file.
fn claim(stage: u8) -> AssessmentFile {
    let rows: Vec<_> = ["age", "sex"]
        .map(|code| {
            serde_json::json!({ "characteristic": code, "impact": "neutral", "known": "The same" })
        })
        .into_iter()
        .collect();
    let file = serde_json::json!({
        "format": "heard-assessment/2", "programme": "better-days", "stage": stage,
        "document": { "aims": "Help", "affected": "All", "conclusion": "Go on",
            "claims_none": true, "review_on": "2026-12-01", "rows": rows },
    });
    serde_json::from_value(file).unwrap()
}

async fn takes_in(app: &App, file: &AssessmentFile) {
    let (by, now) = (Staff::operator(), app.site.clock.now());
    let import = async |tx: &Tx| heard::assessment::commands::import(tx, &by, file, now).await;
    app.site.db.write(import).await.unwrap();
}

async fn of_stage(app: &App, stage: i32) -> i64 {
    let found = assessment::Entity::find().filter(assessment::Column::Stage.eq(stage));
    let places = app.places().await;
    let found = found.filter(assessment::Column::ProgrammeId.eq(places.programme));
    found.one(app.site.db.read()).await.unwrap().unwrap().id
}

#[test]
fn evidence_against_a_claim_opens_it_again_says_who_relied_on_it_and_tells_people() {
    run(async {
        let desk = Desk::ready().await;
        takes_in(&desk.app, &claim(1)).await;
        let here = format!("/staff/assessments/{}", of_stage(&desk.app, 1).await);
        assert!(
            desk.reads("/programmes/better-days/assessment")
                .await
                .says("nobody is worse off")
        );
        let found = programme::Entity::find_by_id(desk.places.programme);
        let found = found.one(desk.app.site.db.read()).await.unwrap().unwrap();
        let mut decided = found.into_active_model();
        decided.decided_on = Set(Some(desk.app.site.clock.now().day()));
        let decide = async |tx: &Tx| decided.update(tx).await;
        desk.app.site.db.write(decide).await.unwrap();

        let page = desk.officer.get(&here).await;
        assert!(
            page.says("The decision of 23 November 2026"),
            "{}",
            page.words()
        );
        let empty = desk.officer.submit(&page, "/doubt", &[]).await;
        assert_eq!(empty.status, 422);
        assert_eq!(empty.errors().len(), 2);
        let mails = desk.app.mail().len();
        let brought = [
            ("words", "No woman came after dark"),
            ("source", "Drop-in, May"),
        ];
        let done = desk.officer.submit(&page, "/doubt", &brought).await;
        assert_eq!(done.status, 303);
        desk.app.run_jobs().await;

        let page = desk.reviewer.get(&here).await;
        assert!(page.says("Being looked at again"));
        assert!(page.says("No woman came after dark"));
        assert!(desk.reads(PUBLIC).await.says("is being looked at again"));
        assert!(!desk.reads(PUBLIC).await.says("No woman came after dark"));
        assert!(
            desk.app.mail().len() >= mails + 2,
            "officers and reviewers are told"
        );
    });
}

#[test]
fn harm_that_is_signed_off_speaks_against_an_earlier_claim() {
    run(async {
        let desk = Desk::ready().await;
        takes_in(&desk.app, &claim(1)).await;
        desk.fills().await;
        let harm = [
            ("impact", "negative"),
            ("severity", "high"),
            ("likelihood", "high"),
            ("justification", "There is no other house"),
            ("residual", "negative"),
            ("risk_delayed", "Longer ways"),
        ];
        let saved = desk.writes("sex", &harm).await;
        assert_eq!(saved.status, 303);
        desk.signs().await;
        let first = format!("/staff/assessments/{}", of_stage(&desk.app, 1).await);
        let page = desk.reviewer.get(&first).await;
        assert!(page.says("Being looked at again"));
        assert!(page.says("stage 2, version 1"));
    });
}

#[test]
fn people_are_reminded_before_a_review_and_the_public_is_told_after_it_unless_switched_off() {
    run(async {
        let desk = Desk::ready().await;
        takes_in(&desk.app, &claim(1)).await;
        let nightly = async || {
            heard::app::jobs().tick(&desk.app.site).await.unwrap();
            desk.app.run_jobs().await;
        };
        let told = |subject: &str| {
            let mails = desk.app.mail();
            mails
                .iter()
                .filter(|mail| mail.subject.contains(subject))
                .count()
        };
        desk.app.later(TimeDelta::days(1));
        nightly().await;
        let due = told("to be looked at again");
        assert!(due >= 2, "officer and reviewer");
        assert!(!desk.reads(PUBLIC).await.says("has passed"));
        desk.app.later(TimeDelta::days(1));
        nightly().await;
        assert_eq!(told("to be looked at again"), due, "once");
        desk.app.later(TimeDelta::days(8));
        nightly().await;
        assert_eq!(told("is overdue"), due);
        assert!(desk.reads(PUBLIC).await.says("has passed"));

        let officer = desk.app.staff("officer").await;
        let here = format!("/staff/assessments/{}", of_stage(&desk.app, 1).await);
        let page = officer.get(&here).await;
        assert_eq!(officer.submit(&page, "/overdue", &[]).await.status, 303);
        assert!(!desk.reads(PUBLIC).await.says("has passed"));
    });
}

#[test]
fn a_review_keeps_an_assessment_or_begins_a_version_whose_changes_are_told() {
    run(async {
        let desk = Desk::ready().await;
        desk.fills().await;
        desk.signs().await;
        let page = desk.officer.get(&desk.here).await;
        desk.officer.submit(&page, "/publish", &[]).await;
        let said = [("deed", "review"), ("note", "New figures")];
        assert_eq!(desk.step(&desk.reviewer, &said).await.status, 303);
        let kept = [
            ("deed", "keep"),
            ("note", "They say the same"),
            ("next-day", "1"),
            ("next-month", "9"),
            ("next-year", "2027"),
        ];
        assert_eq!(desk.step(&desk.reviewer, &kept).await.status, 303);
        assert!(desk.reads(PUBLIC).await.says("1 September 2027"));
        let revised = desk.step(&desk.reviewer, &[("deed", "revise")]).await;
        assert_eq!(revised.status, 303);
        let page = desk.reviewer.get(&format!("{}/about", desk.here)).await;
        let new = [
            ("conclusion", "Go on, with a later bus"),
            ("review_on-day", "1"),
            ("review_on-month", "9"),
            ("review_on-year", "2027"),
        ];
        desk.reviewer.submit(&page, "/about", &new).await;
        assert!(
            !desk.reads(PUBLIC).await.says("Go on, with a later bus"),
            "the public reads the old one"
        );
        desk.signs().await;
        let page = desk.officer.get(&desk.here).await;
        desk.officer.submit(&page, "/publish", &[]).await;

        let page = desk.reads(PUBLIC).await;
        assert!(page.says("Go on, with a later bus"));
        let added = page.all("ins");
        assert!(
            added.iter().any(|words| words.contains("with a later bus")),
            "{added:?}"
        );
        assert!(
            page.says("Stage 2, version 1"),
            "what was said before stays in the history"
        );
    });
}

#[test]
fn quoted_words_go_when_the_person_takes_them_back() {
    run(async {
        let desk = Desk::ready().await;
        let words = "I would come if there were a later bus";
        let (_, receipt) = Respondent::who_sent(&desk.app, words).await;
        let last = comment::Entity::find().order_by_desc(comment::Column::Id);
        let last = last.one(desk.app.site.db.read()).await.unwrap().unwrap();
        let row = assessment_quote::ActiveModel {
            version_id: Set(desk.places.assessed),
            number: Set(900),
            comment_id: Set(last.id),
            text: Set(words.to_owned()),
        };
        let version = assessment_version::Entity::find_by_id(desk.places.assessed);
        let version = version.one(desk.app.site.db.read()).await.unwrap().unwrap();
        let mut document: Document = serde_json::from_str(&version.body).unwrap();
        let quote = serde_json::json!({ "number": 900, "kind": "quote", "source": "Better days" });
        let quote = serde_json::from_value(quote).unwrap();
        document.row_mut("age").evidence.push(quote);
        let mut version = version.into_active_model();
        version.body = Set(serde_json::to_string(&document).unwrap());
        let put = async |tx: &Tx| {
            version.update(tx).await?;
            assessment_quote::Entity::insert(row)
                .exec_without_returning(tx)
                .await
        };
        desk.app.site.db.write(put).await.unwrap();
        assert!(desk.reads(PUBLIC).await.says(words));

        let browser = desk.app.browser();
        let form = [("code", receipt.as_str()), ("confirm", "yes")];
        browser.post("/receipts/withdraw", &form).await;

        let page = desk.reads(PUBLIC).await;
        assert!(!page.says(words));
        assert!(page.says("were taken back"));
        let rows = assessment_quote::Entity::find()
            .count(desk.app.site.db.read())
            .await;
        assert_eq!(rows.unwrap(), 0);
    });
}

#[test]
fn only_words_that_passed_are_offered_as_quotations() {
    run(async {
        let desk = Desk::ready().await;
        let db = desk.app.site.db.read();
        let passed = quotation::Entity::find().filter(quotation::Column::Passed.eq(true));
        let passed: Vec<String> = passed
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .map(|q| q.words)
            .collect();
        let proposed =
            comment_coding::Entity::find().filter(comment_coding::Column::Quote.eq(true));
        assert!(proposed.count(db).await.unwrap() >= passed.len() as u64);
        assert!(comment_read::Entity::find().count(db).await.unwrap() > 0);
        let page = desk.reviewer.get(&desk.row("age")).await;
        let subjects = page.attributes("#what option", "value");
        let themes = subjects.iter().filter(|value| value.contains("/themes."));
        for what in themes {
            let asked = format!("{}?what={}", desk.row("age"), what.replace('/', "%2F"));
            let page = desk.reviewer.get(&asked).await;
            for quote in page.all(".app-offers q") {
                let known = passed.iter().any(|words| words.trim() == quote.trim());
                assert!(known, "{quote}");
            }
        }
    });
}

#[test]
fn both_formats_of_files_are_read_and_people_s_words_are_not_overwritten() {
    run(async {
        let app = App::demo().await;
        let former = serde_json::json!({
            "format": "heard-assessment/1", "programme": "better-days", "stage": 1,
            "aims": "Help", "affected": "All", "conclusion": "As it was in the first format",
            "rows": [{ "characteristic": "age", "impact": "unknown", "gap": "We will ask" }],
        });
        let file: AssessmentFile = serde_json::from_value(former.clone()).unwrap();
        takes_in(&app, &file).await;
        app.later(TimeDelta::seconds(2));
        let page = app.browser().get(PUBLIC).await;
        assert!(page.says("As it was in the first format") && page.says("We will ask"));
        for (key, value) in [("format", "heard-assessment/9"), ("surprise", "x")] {
            let mut wrong = former.clone();
            wrong[key] = value.into();
            assert!(
                serde_json::from_value::<AssessmentFile>(wrong).is_err(),
                "{key}"
            );
        }
        // A draft people write in is not replaced by a file.
        let (by, now) = (Staff::operator(), app.site.clock.now());
        let file = claim(2);
        let import = async |tx: &Tx| heard::assessment::commands::import(tx, &by, &file, now).await;
        assert!(app.site.db.write(import).await.is_err());
    });
}
