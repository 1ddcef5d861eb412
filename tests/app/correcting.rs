//! Changing what was sent, with the receipt: until the survey closes, and for good.

use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::harness::{Answer, App, Contents, Respondent, run, survey};

/// Opens what was sent in a browser that has never been here, and begins to change it.
async fn begins_to_change(app: &App, receipt: &str) -> Respondent {
    let browser = app.browser();
    let held = browser.post("/receipts", &[("code", receipt)]).await;
    let begun = browser.submit(&held, "/receipts/correct", &[]).await;
    assert_eq!(
        begun.location(),
        Some(survey("/check")),
        "{}",
        begun.words()
    );
    Respondent { browser }
}

async fn sends_changes(respondent: &Respondent) -> Answer {
    let page = respondent.browser.get(&survey("/check")).await;
    assert_eq!(page.heading(), "Change what you sent");
    respondent.browser.submit(&page, "/check", &[]).await
}

async fn words_of(app: &App, response: i64) -> Vec<(i64, String, String)> {
    let rows = entity::comment::Entity::find()
        .filter(entity::comment::Column::ResponseId.eq(response))
        .order_by_asc(entity::comment::Column::Field)
        .all(app.site.db.read())
        .await
        .unwrap();
    rows.into_iter()
        .map(|row| (row.id, row.field, row.text))
        .collect()
}

async fn last(app: &App) -> entity::response::Model {
    let found = entity::response::Entity::find()
        .order_by_desc(entity::response::Column::Id)
        .one(app.site.db.read())
        .await;
    found.unwrap().unwrap()
}

#[test]
fn with_the_code_what_was_sent_can_be_changed_until_the_survey_closes() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers(5, &[("q13", "Stays as it is")]).await;
        respondent.answers_shortly("Said in haste").await;
        assert_eq!(respondent.sends().await.status, 303);
        let receipt = respondent.receipt().await;
        let before = last(&app).await;
        let words = words_of(&app, before.id).await;
        let counts = Contents::of(&app.database.connect().await).await;

        let changing = begins_to_change(&app, &receipt).await;
        let page = changing.browser.get(&survey("/check")).await;
        assert!(page.says("Said in haste"), "what was sent is laid out");
        let fields = [("q5", "disagree"), ("q8", "Thought about")];
        changing.answers(3, &fields).await;
        assert_eq!(
            last(&app).await,
            before,
            "nothing changes before it is sent"
        );
        let sent = sends_changes(&changing).await;
        assert_eq!(sent.location(), Some(survey("/sent")));
        assert_eq!(changing.receipt().await, receipt, "the code stays");

        let after = last(&app).await;
        assert_eq!(after.id, before.id);
        assert_eq!(after.received_on, before.received_on);
        assert_eq!((before.corrections, after.corrections), (0, 1));
        assert!(after.answers.contains("disagree"), "{}", after.answers);
        let now = words_of(&app, after.id).await;
        let kept: Vec<_> = words.iter().filter(|row| row.1 == "q13").collect();
        assert_eq!(
            now.iter().filter(|row| row.1 == "q13").collect::<Vec<_>>(),
            kept
        );
        let said: Vec<&str> = now.iter().map(|(.., text)| text.as_str()).collect();
        assert!(said.contains(&"Thought about") && !said.contains(&"Said in haste"));
        let changed = Contents::of(&app.database.connect().await).await;
        for table in ["response", "comment", "draft"] {
            assert_eq!(changed.rows(table), counts.rows(table), "{table}");
        }
        assert_eq!(
            changed.rows("change"),
            counts.rows("change") + 1,
            "figures follow"
        );
        let held = app.browser().post("/receipts", &[("code", &receipt)]).await;
        assert!(held.says("Thought about") && held.says("Last changed on"));

        // Once it has closed what was sent can be seen and withdrawn, and no more.
        app.later(TimeDelta::days(22));
        let held = app.browser().post("/receipts", &[("code", &receipt)]).await;
        assert!(held.says("Thought about") && held.says("cannot be changed here"));
        let browser = app.browser();
        let refused = browser
            .post("/receipts/correct", &[("code", &receipt)])
            .await;
        assert_eq!(refused.status, 200);
        assert_eq!(refused.heading(), "What you sent");
    });
}

#[test]
fn changes_can_be_let_go_and_what_was_sent_stays() {
    run(async {
        let app = App::demo().await;
        let (respondent, receipt) = Respondent::who_sent(&app, "As it was").await;
        let before = last(&app).await;
        let changing = begins_to_change(&app, &receipt).await;
        changing.answers(3, &[("q5", "disagree")]).await;
        let check = changing.browser.get(&survey("/check")).await;
        let kept = changing.browser.submit(&check, "/keep", &[]).await;
        assert_eq!(kept.location(), Some(survey("/sent")));
        assert_eq!(last(&app).await, before);
        let rows = Contents::of(&app.database.connect().await).await;
        assert_eq!(rows.rows("draft"), 0);
        // So they can when nobody comes back to them.
        let again = begins_to_change(&app, &receipt).await;
        again.answers(3, &[("q5", "disagree")]).await;
        app.later(TimeDelta::days(31));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        assert_eq!(last(&app).await.answers, before.answers);
        assert_eq!(respondent.receipt().await, receipt);
    });
}

#[test]
fn equality_answers_can_be_given_and_changed_with_the_code() {
    run(async {
        let app = App::demo().await;
        let (_, receipt) = Respondent::who_sent(&app, "Something").await;
        let counts = Contents::of(&app.database.connect().await).await;
        for age in ["AGE_25_34", "AGE_35_44"] {
            let browser = app.browser();
            let held = browser.post("/receipts", &[("code", &receipt)]).await;
            let gate = browser.submit(&held, "/receipts/equality", &[]).await;
            assert_eq!(gate.location(), Some(survey("/equality")));
            let screen = browser.get(&survey("/equality/1")).await;
            let next = browser
                .submit(&screen, "/equality/1", &[("age_band", age)])
                .await;
            assert_eq!(next.status, 303);
            let now = Contents::of(&app.database.connect().await).await;
            let tagged = now.rows("equality_answer") - counts.rows("equality_answer");
            assert_eq!(tagged, 1, "one person, the newest answers");
        }
    });
}

#[test]
fn withdrawing_takes_changes_that_were_begun_along() {
    run(async {
        let app = App::demo().await;
        let (_, receipt) = Respondent::who_sent(&app, "To be taken back").await;
        let changing = begins_to_change(&app, &receipt).await;
        changing.answers(3, &[("q8", "Half changed")]).await;
        let gone = [("code", receipt.as_str()), ("confirm", "yes")];
        let gone = app.browser().post("/receipts/withdraw", &gone).await;
        assert!(gone.says("are deleted"), "{}", gone.words());
        let rows = Contents::of(&app.database.connect().await).await;
        assert_eq!(rows.rows("draft"), 0);
        let check = changing.browser.get(&survey("/check")).await;
        assert!(!check.says("Half changed"), "{}", check.words());
    });
}

#[test]
fn the_holder_of_a_receipt_sees_what_became_of_their_words_once_it_is_public() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (_, receipt) = Respondent::who_sent(&app, "A bus that waits for us").await;
        let db = app.database.connect().await;
        let comment = words_of(&app, last(&app).await.id).await[0].0;
        let of_theme = entity::commitment::Entity::find()
            .filter(entity::commitment::Column::PublishedAt.is_not_null())
            .filter(entity::commitment::Column::ThemeId.is_not_null())
            .filter(entity::commitment::Column::ProgrammeId.eq(places.programme))
            .one(&db)
            .await;
        let commitment = of_theme
            .unwrap()
            .expect("a published commitment with a theme");
        let shows = async || app.browser().post("/receipts", &[("code", &receipt)]).await;
        let page = shows().await;
        assert!(page.says("Nobody has read"), "{}", page.words());
        assert!(page.says("Nothing is published yet"));
        let officer = entity::staff::Entity::find()
            .one(&db)
            .await
            .unwrap()
            .unwrap()
            .id;
        let decided = entity::theme_decision::ActiveModel {
            theme_id: Set(commitment.theme_id.unwrap()),
            comment_id: Set(comment),
            belongs: Set(true),
            decided_by: Set(officer),
            decided_at: Set(app.site.clock.now().utc()),
            how: Set(entity::Stored(domain::frame::How::Looked)),
            undone: Set(false),
            ..Default::default()
        };
        decided.insert(&db).await.unwrap();
        let settle = async |tx: &heard::db::Tx| {
            heard::themes::commands::settle(tx, places.survey, "q8", &[comment]).await
        };
        app.site.db.write(settle).await.unwrap();
        let page = shows().await;
        assert!(page.says(&commitment.title), "{}", page.words());
        // What is not public is not told to anybody.
        entity::commitment::Entity::update_many()
            .set(entity::commitment::ActiveModel {
                published_at: Set(None),
                ..Default::default()
            })
            .filter(entity::commitment::Column::ThemeId.eq(commitment.theme_id))
            .exec(&db)
            .await
            .unwrap();
        let page = shows().await;
        assert!(!page.says(&commitment.title));
        assert!(page.says("Nothing is published yet"));
    });
}

#[test]
fn a_copy_comes_with_the_receipt_and_its_link_by_mail_says_nothing() {
    run(async {
        let app = App::demo().await;
        let (respondent, receipt) = Respondent::who_sent(&app, "For my own file").await;
        let sent = respondent.browser.get(&survey("/sent")).await;
        assert!(sent.says("read out this reference"), "{}", sent.words());
        assert!(sent.says("What happens next The survey closes on 14 December 2026."));
        let copy = respondent.browser.submit(&sent, "/receipts", &[]).await;
        assert!(copy.says("For my own file"));
        let refused = respondent.browser.submit(&sent, "/sent/mail", &[]).await;
        assert_eq!(refused.status, 422);
        let email = [("email", "ann@people.example")];
        let mailed = respondent.browser.submit(&sent, "/sent/mail", &email).await;
        assert_eq!(mailed.location(), Some(survey("/sent")));
        app.run_jobs().await;
        let mail = app.mail().pop().unwrap();
        for word in ["For my own file", "better-days", receipt.as_str()] {
            assert!(
                !mail.raw.contains(word) && !mail.text.contains(word),
                "{word}"
            );
        }
        let other = app.browser();
        let opened = other.get(&mail.path("/back/")).await;
        assert_eq!(opened.location(), Some("/receipts".to_owned()));
        let page = other.get("/receipts").await;
        assert_eq!(page.form("/receipts").value("code"), receipt);
        let held = other.submit(&page, "/receipts", &[]).await;
        assert!(held.says("For my own file"));
    });
}

#[test]
fn a_reference_read_out_tells_staff_that_something_came_in_and_not_what() {
    run(async {
        let app = App::demo().await;
        let (respondent, receipt) = Respondent::who_sent(&app, "Not for the telephone").await;
        let sent = respondent.browser.get(&survey("/sent")).await;
        let reference = sent.all("main p strong bdi").concat();
        assert_eq!(reference.len(), 9, "{reference}");
        let officer = app.staff("officer").await;
        let page = officer.get("/staff/references").await;
        let read_out = reference.to_lowercase().replace('-', " ");
        let found = officer
            .submit(&page, "/staff/references", &[("code", &read_out)])
            .await;
        assert!(found.says("It came in on") && found.says("It is counted"));
        assert!(!found.says("Not for the telephone"));
        // It is no receipt, and is gone with what it belongs to.
        let tried = app
            .browser()
            .post("/receipts", &[("code", &reference)])
            .await;
        assert_eq!(tried.status, 404);
        let gone = [("code", receipt.as_str()), ("confirm", "yes")];
        app.browser().post("/receipts/withdraw", &gone).await;
        let unknown = officer
            .submit(&page, "/staff/references", &[("code", &reference)])
            .await;
        assert_eq!(unknown.status, 422);
    });
}

#[test]
fn words_of_distress_that_come_with_a_change_are_heard_as_well() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent
            .answers_shortly("The waiting room was cold")
            .await;
        assert_eq!(respondent.sends().await.status, 303);
        let receipt = respondent.receipt().await;
        let cases = async || {
            let id = last(&app).await.id;
            entity::safety_case::Entity::find()
                .filter(entity::safety_case::Column::ResponseId.eq(id))
                .all(app.site.db.read())
                .await
                .unwrap()
                .len()
        };
        assert_eq!(cases().await, 0);

        let changing = begins_to_change(&app, &receipt).await;
        let words = "Most days I want to die and nobody rings back";
        changing.answers(3, &[("q8", words)]).await;
        assert_eq!(sends_changes(&changing).await.status, 303);

        assert_eq!(cases().await, 1);
    });
}
