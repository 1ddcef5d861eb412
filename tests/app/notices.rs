//! Questions, corrections and news of a survey: dated, never silently changed, told once by mail to
//! those who left an address.

use chrono::TimeDelta;
use heard::respond::commands::addresses::{NewAddress, keep};

use crate::harness::{Answer, App, Browser, Mail, REVIEW, run, survey, texts};

/// Leaves addresses with answers to the survey, as sending answers does.
pub(crate) async fn leave_addresses(app: &App, people: &[(&str, &str)]) {
    let survey = app.places().await.survey;
    for (address, language) in people {
        let mut answers = domain::survey::Answers::new();
        let code = domain::survey::Code::parse("tell").unwrap();
        answers.set(
            code,
            Some(domain::survey::Answer::Email((*address).to_owned())),
        );
        let new = NewAddress::of(&app.site.keys, survey, &answers, language);
        assert_eq!(new.len(), 1);
        let write = async |tx: &heard::db::Tx| keep(tx, &new).await;
        app.site.db.write(write).await.unwrap();
    }
}

/// Publishes a notice as the officer.
async fn publishes(app: &App, kind: &str, fields: &[(&str, &str)]) -> (Browser, Answer) {
    let officer = app.staff("officer").await;
    let survey = app.places().await.survey;
    let path = format!("/staff/surveys/{survey}/notices/new/{kind}");
    let page = officer.get(&path).await;
    let answer = officer.submit(&page, &path, fields).await;
    (officer, answer)
}

const CORRECTION: [(&str, &str); 2] = [
    ("first-en", "We said the house has six rooms."),
    ("second-en", "It has four rooms."),
];

pub(crate) fn mails(app: &App, address: &str) -> Vec<Mail> {
    let all = app.mail().into_iter();
    all.filter(|mail| mail.to == address).collect()
}

#[test]
fn a_correction_is_public_and_those_who_left_an_address_are_told_once() {
    run(async {
        let app = App::demo().await;
        leave_addresses(
            &app,
            &[("ann@people.example", "en"), ("bo@people.example", "cy")],
        )
        .await;
        let (_, answer) = publishes(&app, "correction", &CORRECTION).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
        app.run_jobs().await;

        for page in [survey(""), survey("/notices")] {
            let page = app.browser().get(&page).await;
            assert!(
                page.says("Correction, 23 November 2026"),
                "{}",
                page.words()
            );
            assert!(page.says("six rooms") && page.says("It has four rooms."));
        }
        let told = mails(&app, "ann@people.example");
        assert_eq!(told.len(), 1);
        assert!(told[0].subject.starts_with("A correction to the survey"));
        assert!(told[0].text.contains("It has four rooms."));
        assert!(
            told[0].text.contains("/receipts"),
            "where answers are changed"
        );
        let welsh = mails(&app, "bo@people.example");
        assert!(
            welsh[0].text.contains("/cy/surveys/better-days/notices"),
            "{}",
            welsh[0].text
        );

        for _ in 0..3 {
            app.later(TimeDelta::hours(1));
            heard::app::jobs().tick(&app.site).await.unwrap();
            app.run_jobs().await;
        }
        assert_eq!(mails(&app, "ann@people.example").len(), 1, "once");
    });
}

#[test]
fn an_address_is_left_at_one_click_from_the_mail() {
    run(async {
        let app = App::demo().await;
        leave_addresses(
            &app,
            &[("ann@people.example", "en"), ("bo@people.example", "en")],
        )
        .await;
        publishes(&app, "correction", &CORRECTION).await;
        app.run_jobs().await;
        let told = mails(&app, "ann@people.example");
        let raw = told[0].raw.replace("\r\n ", " ");
        assert!(
            raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
            "{raw}"
        );
        let at = raw.find("List-Unsubscribe: ").unwrap();
        let header = &raw[at..];
        let path = &header[header.find("/addresses/").unwrap()..header.find('>').unwrap()];

        // As the server of a mail provider sends it: no cookie, no page before (RFC 8058).
        let stranger = app.browser();
        let send = |body: &'static str, kind: &'static str| {
            let request = stranger.request(reqwest::Method::POST, path);
            stranger.send(request.header("content-type", kind).body(body))
        };
        let form = "application/x-www-form-urlencoded";
        let nothing = send("x=1", form).await;
        assert_eq!(nothing.status, 400);
        let left = send("List-Unsubscribe=One-Click", form).await;
        assert_eq!(left.status, 200, "{}", left.words());
        let page = app.browser().get(path).await;
        assert_eq!(page.status, 303, "a person is led to the page");
        let again = send("List-Unsubscribe=One-Click", form).await;
        assert_eq!(again.status, 200);

        publishes(
            &app,
            "news",
            &[("first-en", "The report is out"), ("second-en", "Read it")],
        )
        .await;
        app.run_jobs().await;
        assert_eq!(mails(&app, "ann@people.example").len(), 1, "no more");
        assert_eq!(mails(&app, "bo@people.example").len(), 2);
    });
}

#[test]
fn nothing_is_changed_in_silence() {
    run(async {
        let app = App::demo().await;
        let fields = [("first-en", "Is there parking?"), ("second-en", "No.")];
        let (officer, _) = publishes(&app, "question", &fields).await;
        let list = format!("/staff/surveys/{}/notices", app.places().await.survey);
        let page = officer.get(&list).await;
        assert!(
            page.says("officer, 23 November 2026 at noon"),
            "{}",
            page.words()
        );
        let links = page.attributes("a", "href");
        let path = links
            .iter()
            .find(|href| href.starts_with("/staff/notices/"));
        let path = path.unwrap().clone();
        app.later(TimeDelta::days(2));
        let officer = app.staff("officer").await;
        let page = officer.get(&path).await;
        let without = officer
            .submit(&page, &path, &[("second-en", "Yes, six places.")])
            .await;
        assert_eq!(without.status, 422, "a change needs a reason");
        let fields = [
            ("second-en", "Yes, six places."),
            ("reason", "They were built"),
        ];
        assert_eq!(officer.submit(&page, &path, &fields).await.status, 303);
        let twice = officer.submit(&page, &path, &fields).await;
        assert_eq!(twice.status, 409, "what was read has changed");

        let public = app.browser().get(&survey("/notices")).await;
        assert!(
            public.says("Changed on 25 November 2026"),
            "{}",
            public.words()
        );
        assert!(
            public.says("Yes, six places.") && public.says("No."),
            "both wordings"
        );
        assert!(public.says("They were built"));
        assert!(!public.says("officer"), "no name in public");

        let page = officer.get(&path).await;
        let withdrawn = officer
            .submit(&page, "/withdraw", &[("why", "Wrong survey")])
            .await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.words());
        let public = app.browser().get(&survey("/notices")).await;
        assert!(
            public.says("Taken back on 25 November 2026. Wrong survey"),
            "{}",
            public.words()
        );
        assert!(public.says("Is there parking?"), "still to be read");
        assert_eq!(officer.get(&path).await.status, 409);

        let db = app.database.connect().await;
        for sql in [
            "UPDATE notice_wording SET second = '{}'",
            "UPDATE notice_wording SET staff_id = NULL",
        ] {
            let done = sea_orm::ConnectionTrait::execute_unprepared(&db, sql).await;
            assert!(done.is_err(), "{sql}");
        }
    });
}

#[test]
fn everything_wrong_with_a_notice_is_said_and_kept() {
    run(async {
        let app = App::demo().await;
        let fields = [
            ("first-en", ""),
            ("second-en", "It has four."),
            ("first-cy", "Chwe"),
        ];
        let (_, refused) = publishes(&app, "correction", &fields).await;
        assert_eq!(refused.status, 422);
        assert!(!refused.errors().is_empty());
        assert_eq!(refused.all("#second-en"), ["It has four."]);
        let elsewhere = [
            ("first-en", "News"),
            ("second-en", "More"),
            ("link", "https://evil.example/"),
        ];
        let (_, refused) = publishes(&app, "news", &elsewhere).await;
        assert_eq!(refused.status, 422, "a page of this site");
        let (_, refused) = publishes(
            &app,
            "news",
            &[
                ("first-en", "a"),
                ("second-en", "b"),
                ("link", "//evil.example"),
            ],
        )
        .await;
        assert_eq!(refused.status, 422);
    });
}

#[test]
fn during_a_hold_nothing_is_published_and_mails_wait_for_its_end() {
    run(async {
        let app = App::demo().await;
        leave_addresses(&app, &[("ann@people.example", "en")]).await;
        // Published, but the hold begins before anybody is told.
        let (officer, answer) = publishes(&app, "correction", &CORRECTION).await;
        assert_eq!(answer.status, 303);
        let page = officer.get("/staff/holds").await;
        let programme = app.places().await.programme.to_string();
        let mut fields = vec![("programme", programme.as_str()), ("reason", "An election")];
        for (name, value) in [
            ("from-day", "23"),
            ("from-month", "11"),
            ("from-year", "2026"),
            ("until-day", "25"),
            ("until-month", "11"),
            ("until-year", "2026"),
        ] {
            fields.push((name, value));
        }
        assert_eq!(
            officer.submit(&page, "/staff/holds", &fields).await.status,
            303
        );
        app.run_jobs().await;
        assert_eq!(mails(&app, "ann@people.example").len(), 0, "mails wait");
        let (_, refused) = publishes(&app, "correction", &CORRECTION).await;
        assert_eq!(refused.status, 409);
        app.later(TimeDelta::days(3));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        assert_eq!(mails(&app, "ann@people.example").len(), 1);
    });
}

#[test]
fn a_question_is_told_to_nobody_unless_the_officer_says_so() {
    run(async {
        let app = App::demo().await;
        leave_addresses(&app, &[("ann@people.example", "en")]).await;
        let fields = [("first-en", "Is there parking?"), ("second-en", "No.")];
        publishes(&app, "question", &fields).await;
        app.run_jobs().await;
        assert_eq!(mails(&app, "ann@people.example").len(), 0);
        let db = app.database.connect().await;
        let waiting = texts(
            &db,
            "SELECT CAST(COUNT(*) AS TEXT) FROM notice WHERE told_at IS NOT NULL",
        );
        assert_eq!(waiting.await, ["0"]);
    });
}

#[test]
fn officers_elsewhere_publish_nothing_here() {
    run(async {
        let app = App::demo().await;
        publishes(&app, "question", &[("first-en", "a"), ("second-en", "b")]).await;
        let other = app.staff("other-officer").await;
        let here = app.places().await.survey;
        for path in [
            format!("/staff/surveys/{here}/notices"),
            format!("/staff/notices/{}", app.places().await.notice),
        ] {
            assert_eq!(other.get(&path).await.status, 404, "{path} {REVIEW}");
        }
    });
}

#[test]
fn a_moved_closing_date_is_public_with_its_reason_and_told_in_the_language_of_each() {
    run(async {
        let app = App::demo().await;
        leave_addresses(
            &app,
            &[("ann@people.example", "en"), ("bo@people.example", "cy")],
        )
        .await;
        let officer = app.staff("officer").await;
        let path = format!("/staff/surveys/{}/dates", app.places().await.survey);
        let page = officer.get(&path).await;
        let later = [
            ("closes-day", "24"),
            ("closes-month", "12"),
            ("closes-year", "2027"),
        ];
        let refused = officer.submit(&page, &path, &later).await;
        assert_eq!(refused.status, 422, "it needs a reason");
        let nothing = [
            ("closes-day", ""),
            ("closes-month", ""),
            ("closes-year", ""),
            ("closes-at", ""),
            ("reason", "We do not know"),
        ];
        let refused = officer.submit(&page, &path, &nothing).await;
        assert_eq!(refused.status, 422, "a promised date is not taken away");
        let moved = [&later[..], &[("reason", "The paper forms came late.")]].concat();
        let answer = officer.submit(&page, &path, &moved).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
        app.run_jobs().await;

        let start = app.browser().get(&survey("")).await.words();
        assert_eq!(start.matches("The paper forms came late.").count(), 1);
        let list = app.browser().get(&survey("/notices")).await;
        assert!(list.says("News, 23 November 2026"), "{}", list.words());
        assert!(list.says("24 December 2027") && list.says("The paper forms came late."));

        let told = &mails(&app, "ann@people.example")[0];
        assert!(told.subject.starts_with("News of the survey you answered"));
        assert!(told.text.contains("24 December 2027"), "{}", told.text);
        assert!(
            told.text.contains("/receipts"),
            "answers can still be changed"
        );
        let welsh = &mails(&app, "bo@people.example")[0];
        assert!(welsh.text.contains("24 Rhagfyr 2027"), "{}", welsh.text);
    });
}

#[test]
fn nobody_is_told_of_a_moved_date_when_the_officer_says_so() {
    run(async {
        let app = App::demo().await;
        leave_addresses(&app, &[("ann@people.example", "en")]).await;
        let officer = app.staff("officer").await;
        let id = app.places().await.survey;
        let path = format!("/staff/surveys/{id}/dates");
        let page = officer.get(&path).await;
        let fields = [
            ("closes-year", "2027"),
            ("reason", "More time"),
            ("tell", ""),
        ];
        let answer = officer.submit(&page, &path, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
        app.run_jobs().await;
        assert!(mails(&app, "ann@people.example").is_empty());
    });
}
