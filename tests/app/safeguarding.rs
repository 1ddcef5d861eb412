//! Words of distress: help on the next page, a queue for those who may see it, and nothing anywhere
//! else.

use domain::safeguarding::CaseState;
use entity::{audit_entry, comment, safety_case, survey};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer, App, FICTION, Respondent, email_of, run, survey};

const WORDS: &str = "Most days I want to die and nobody rings back";
const HARMLESS: &str = "We were killing time, and suicide prevention needs money";

/// Whether a page offers help to whoever wrote words of distress.
fn offers_help(page: &Answer) -> bool {
    let offers = page.body.contains("id=\"safety-title\"");
    assert!(!offers || page.body.contains("tel:116123"));
    offers
}

async fn last_case(app: &App) -> safety_case::Model {
    let cases = safety_case::Entity::find().order_by_desc(safety_case::Column::Id);
    let case = cases.one(app.site.db.read()).await.expect("cases");
    case.expect("a case")
}

#[test]
fn help_stands_on_the_page_after_the_words_and_on_the_receipt() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        let before = browser.get(&survey("/sections/4")).await;
        assert!(!offers_help(&before));

        respondent.answers_shortly(WORDS).await;

        let next = browser.get(&survey("/sections/4")).await;
        assert_eq!(next.status, 200);
        assert!(offers_help(&next), "the page after");
        assert!(
            next.says("Monday to Friday, 9am to 5pm"),
            "the hours are named"
        );
        assert!(next.says("Outside those hours nobody looks"));
        assert!(next.says("Moor Line"), "the programme's own line");
        let cache = next.header("cache-control").unwrap_or_default();
        assert!(cache.contains("no-store"), "{cache}");
        let other = browser.get(&survey("/sections/2")).await;
        assert!(!offers_help(&other), "only where it belongs");
        let check = browser.get(&survey("/check")).await;
        assert!(offers_help(&check));

        let sent = respondent.sends().await;
        assert_eq!(sent.status, 303, "nobody is stopped");
        let receipt = browser.get(&survey("/sent")).await;
        assert!(offers_help(&receipt));
        assert!(!receipt.says("or go back and change"), "it was sent");
    });
}

#[test]
fn help_stands_on_a_page_that_comes_back_and_where_answers_would_go() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        // The one question that must be answered is not: the page comes back with what was typed.
        let back = respondent.answers(3, &[("q8", WORDS)]).await;
        assert_eq!(back.status, 422);
        assert!(offers_help(&back), "with the words still on it");
        assert_eq!(back.form("/sections/3").value("q8"), WORDS);
        let harmless = respondent.answers(3, &[("q8", HARMLESS)]).await;
        assert_eq!(harmless.status, 422);
        assert!(!offers_help(&harmless));
        let urdu = format!("/ur{}", survey("/sections/3"));
        let page = respondent.browser.get(&urdu).await;
        let fields = [("q8", "main marna chahti hoon")];
        let page = respondent.browser.submit(&page, &urdu, &fields).await;
        assert!(
            page.status == 422 && offers_help(&page) && page.says("آپ کو یہ اکیلے نہیں جھیلنا")
        );

        // A change that takes other answers away is asked about first.
        respondent.answers(1, &[("q2", "gp"), ("q3", "easy")]).await;
        respondent.answers(2, &[("q4", "We waited a year")]).await;
        let quiet = respondent.answers(1, &[("q2", "none")]).await;
        assert!(
            quiet.says("Your change removes other answers"),
            "{}",
            quiet.words()
        );
        assert!(!offers_help(&quiet));
        let words = [("q2", "none"), ("q2.other", WORDS)];
        let asked = respondent.answers(1, &words).await;
        assert!(asked.says("Your change removes other answers"));
        assert!(offers_help(&asked), "{}", asked.words());
        let check = respondent.browser.get(&survey("/check")).await;
        let refused = respondent.browser.submit(&check, "/check", &[]).await;
        assert_eq!(refused.status, 422, "one is still missing");
    });
}

#[test]
fn help_is_in_the_language_of_the_person_and_harmless_words_bring_none() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly(HARMLESS).await;
        let next = respondent.browser.get(&survey("/sections/4")).await;
        assert!(!offers_help(&next));
        respondent.answers_shortly("main marna chahti hoon").await;
        let welsh = respondent
            .browser
            .get(&format!("/cy{}", survey("/sections/4")))
            .await;
        assert!(offers_help(&welsh) && welsh.says("Does dim rhaid i chi"));
        let urdu = respondent
            .browser
            .get(&format!("/ur{}", survey("/sections/4")))
            .await;
        assert!(offers_help(&urdu) && urdu.says("آپ کو یہ اکیلے نہیں جھیلنا"));
    });
}

#[test]
fn a_response_with_words_of_distress_waits_in_the_queue_and_an_ordinary_one_does_not() {
    run(async {
        let app = App::demo().await;
        let count = async || {
            let cases = safety_case::Entity::find().count(app.site.db.read());
            cases.await.expect("cases")
        };
        let before = count().await;
        Respondent::who_sent(&app, HARMLESS).await;
        assert_eq!(count().await, before);
        let (respondent, receipt) = Respondent::who_sent(&app, WORDS).await;
        assert_eq!(count().await, before + 1);

        let lead = app.staff("safeguarding").await;
        let case = last_case(&app).await;
        let queue = lead.get("/staff/safeguarding").await;
        assert!(queue.says(&format!("Case {}", case.id)));
        assert!(!queue.says("nobody rings back"), "the list holds no words");
        let page = lead.get(&format!("/staff/safeguarding/{}", case.id)).await;
        assert!(page.says(WORDS));
        assert_eq!(page.all("mark").concat(), "want to die");

        // Withdrawn is withdrawn.
        let form = [("code", receipt.as_str()), ("confirm", "yes")];
        respondent.browser.get("/receipts").await;
        let gone = respondent.browser.post("/receipts/withdraw", &form).await;
        assert_eq!(gone.status, 200);
        assert_eq!(count().await, before);
    });
}

#[test]
fn only_whoever_holds_the_permission_sees_the_words_and_opening_them_is_recorded() {
    run(async {
        let app = App::demo().await;
        Respondent::who_sent(&app, WORDS).await;
        let case = last_case(&app).await;
        let address = format!("/staff/safeguarding/{}", case.id);
        for (name, status) in [
            ("officer", 403),
            ("administrator", 403),
            ("reviewer", 403),
            ("champion", 403),
            ("other-safeguarding", 404),
        ] {
            let page = app.staff(name).await.get(&address).await;
            assert_eq!(page.status, status, "{name}");
        }
        let object = format!("case:{}", case.id);
        let read = async || {
            let entries = audit_entry::Entity::find()
                .filter(audit_entry::Column::Object.eq(object.as_str()))
                .filter(audit_entry::Column::Deed.eq("safeguarding.read"));
            entries.all(app.site.db.read()).await.expect("the chain")
        };
        assert_eq!(read().await.len(), 0);
        let lead = app.staff("safeguarding").await;
        assert_eq!(lead.get(&address).await.status, 200);
        let entries = read().await;
        assert_eq!(entries.len(), 1);
        assert!(!entries[0].detail.contains("die"));
    });
}

#[test]
fn a_case_moves_with_who_and_when_and_two_people_do_not_move_it_over_one_another() {
    run(async {
        let app = App::demo().await;
        Respondent::who_sent(&app, WORDS).await;
        let case = last_case(&app).await;
        let address = format!("/staff/safeguarding/{}", case.id);
        let lead = app.staff("safeguarding").await;
        let page = lead.get(&address).await;
        let nothing = lead.submit(&page, &address, &[]).await;
        assert_eq!(nothing.status, 422);
        let moved = lead.submit(&page, &address, &[("state", "looking")]).await;
        assert_eq!(moved.status, 303);
        let late = lead.submit(&page, &address, &[("state", "nothing")]).await;
        assert_eq!(late.status, 409, "it was new when the page was opened");
        assert!(late.says("Somebody else has moved this case"));
        let page = lead.get(&address).await;
        let form = [("state", "done"), ("note", "Rang the ward")];
        assert_eq!(lead.submit(&page, &address, &form).await.status, 303);
        let page = lead.get(&address).await;
        assert!(page.says("Rang the ward") && page.says("safeguarding"));
        assert_eq!(last_case(&app).await.state.0, CaseState::Done);
        let queue = lead.get("/staff/safeguarding").await;
        assert!(!queue.says(&format!("Case {}", case.id)));
        let ended = lead.get("/staff/safeguarding?ended=1").await;
        assert!(ended.says(&format!("Case {}", case.id)));
    });
}

#[test]
fn the_lead_is_told_once_by_mail_and_not_a_word_of_it() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let found = survey::Entity::find().filter(survey::Column::Slug.eq(FICTION));
        let found = found.one(app.site.db.read()).await.expect("surveys");
        let programme = found.expect("a survey").programme_id;
        let address = format!("/staff/programmes/{programme}/safeguarding");
        let page = officer.get(&address).await;
        let names = page.all("select[name=lead] option");
        let at = names.iter().position(|name| name == "safeguarding");
        let values = page.attributes("select[name=lead] option", "value");
        let lead = values[at.expect("the lead of the tests")].as_str();
        let set = officer.submit(&page, &address, &[("lead", lead)]).await;
        assert_eq!(set.status, 303, "{}", set.words());

        Respondent::who_sent(&app, WORDS).await;
        Respondent::who_sent(&app, "My husband hits me").await;
        for _ in 0..2 {
            let (job, now) = (
                heard::safeguarding::jobs::Tell::default(),
                app.site.clock.now(),
            );
            let tell = async |tx: &heard::db::Tx| heard::jobs::enqueue(tx, &job, now).await;
            app.site.db.write(tell).await.expect("the queue");
            app.run_jobs().await;
        }

        let mails = app.mail();
        let to_lead = mails
            .iter()
            .filter(|m| m.to.contains(&email_of("safeguarding")));
        let to_lead: Vec<_> = to_lead.collect();
        assert_eq!(to_lead.len(), 1, "one mail, however many there are");
        let mail = to_lead[0];
        assert!(mail.text.contains("/staff/safeguarding"));
        for word in ["die", "husband", "Better", "distress", "suicid"] {
            assert!(!mail.text.contains(word), "{word}");
        }
    });
}

#[test]
fn hours_are_checked_and_only_holders_of_the_role_can_lead() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let address = format!("/staff/programmes/{}/safeguarding", places.programme);
        let page = officer.get(&address).await;
        let wrong = [
            ("lead", "1"),
            ("first", "5"),
            ("last", "1"),
            ("from", "soon"),
            ("lines", "1\n2\n3\n4\n5\n6\n7"),
        ];
        let refused = officer.submit(&page, &address, &wrong).await;
        assert_eq!(refused.status, 422);
        let errors = refused.all(".govuk-error-summary__list li").len();
        assert_eq!(errors, 4, "{}", refused.words());
        assert!(refused.body.contains("soon"), "what was typed is kept");
    });
}

#[test]
fn no_words_of_distress_are_logged() {
    run(async {
        let app = App::demo().await;
        let words = "I want to die beside the violet turnstile";
        Respondent::who_sent(&app, words).await;
        let case = last_case(&app).await;
        let stored = comment::Entity::find()
            .filter(comment::Column::ResponseId.eq(case.response_id))
            .count(app.site.db.read());
        assert_eq!(stored.await.expect("comments"), 1);
        let lead = app.staff("safeguarding").await;
        lead.get(&format!("/staff/safeguarding/{}", case.id)).await;
        assert!(!crate::harness::log().contains("violet turnstile"));
    });
}

#[test]
fn whoever_reads_a_comment_can_hand_its_response_to_the_lead() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly(HARMLESS).await;
        respondent.sends().await;
        let said = comment::Entity::find()
            .filter(comment::Column::Text.eq(HARMLESS))
            .one(app.site.db.read());
        let said = said.await.unwrap().expect("the comment");
        let survey = app.places().await.survey;
        let at = format!("/staff/themes/{survey}/{}/comments/{}", said.field, said.id);
        let officer = app.staff("officer").await;
        let page = officer.get(&at).await;
        assert!(page.says("Somebody may be in danger") && !page.says("With safeguarding"));

        let page = officer.get(&format!("{at}/danger")).await;
        let silent = officer.submit(&page, "/danger", &[]).await;
        assert_eq!(silent.status, 422);
        assert!(silent.says("Choose what you fear") && silent.says("Choose whom it is about"));
        let fields = [
            ("topic", "danger"),
            ("whose", "writer"),
            ("why", "The last line reads like a farewell"),
        ];
        let raised = officer.submit(&page, "/danger", &fields).await;
        assert_eq!(raised.status, 303, "{}", raised.words());

        let case = last_case(&app).await;
        assert_eq!(case.response_id, said.response_id);
        assert_eq!(case.state.0, CaseState::New);
        assert!(!case.told, "the lead is about to be told");
        assert!(officer.get(&at).await.says("With safeguarding"));
        let lead = app.staff("safeguarding").await;
        let page = lead.get(&format!("/staff/safeguarding/{}", case.id)).await;
        assert!(
            page.says("The last line reads like a farewell"),
            "{}",
            page.words()
        );

        // What was ended is new once more when somebody fears again.
        let seen = [("from", "new"), ("state", "nothing"), ("note", "")];
        let path = format!("/staff/safeguarding/{}", case.id);
        lead.post(&path, &seen).await;
        let page = officer.get(&format!("{at}/danger")).await;
        officer.submit(&page, "/danger", &fields).await;
        assert_eq!(last_case(&app).await.state.0, CaseState::New);
    });
}
