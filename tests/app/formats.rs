//! Asking for another format or for help: what is kept, who sees to it, who is warned, and when it
//! is forgotten.

use chrono::TimeDelta;

use crate::harness::{Answer, App, Browser, Contents, Mail, rows_of, run, survey, texts};

/// Somebody asks, with these fields.
async fn asks(app: &App, fields: &[(&str, &str)]) -> Answer {
    let browser = app.browser();
    let page = browser.get(&survey("/formats")).await;
    browser.submit(&page, "/formats", fields).await
}

/// The page with the requests of the survey.
async fn requests(app: &App, officer: &Browser) -> Answer {
    let survey = app.places().await.survey;
    officer
        .get(&format!("/staff/surveys/{survey}/formats"))
        .await
}

/// The address of the request whose line says this.
fn request_of(page: &Answer, needs: &str) -> String {
    let links = page.all("th a");
    let at = links.iter().position(|link| link == needs);
    let at = at.unwrap_or_else(|| panic!("{needs} in {links:?}"));
    page.attributes("th a", "href")[at].clone()
}

fn mail_to(app: &App, name: &str, about: &str) -> Vec<Mail> {
    let address = format!("{name}@tests.example");
    let mails = app.mail().into_iter();
    mails
        .filter(|mail| mail.to == address && mail.subject.contains(about))
        .collect()
}

#[test]
fn somebody_asks_and_an_officer_sees_to_it() {
    run(async {
        let app = App::demo().await;
        let start = app.browser().get(&survey("")).await;
        assert!(start.says("British Sign Language"));
        assert!(start.attributes("a", "href").contains(&survey("/formats")));
        let paper = app.browser().get(&survey("/paper")).await;
        assert!(paper.says("British Sign Language"));
        assert!(paper.says("/surveys/better-days/formats"), "where to ask");

        let fields = [
            ("needs", "braille"),
            ("more", "Grade 2, please"),
            ("phone", "01632 960 777"),
        ];
        let asked = asks(&app, &fields).await;
        assert_eq!(asked.location(), Some(survey("/formats/taken")));
        let taken = app.browser().get(&survey("/formats/taken")).await;
        assert!(taken.says("by 30 November 2026"), "{}", taken.words());
        app.run_jobs().await;
        let told = mail_to(&app, "officer", "needs another format");
        assert_eq!(told.len(), 1);
        assert!(!told[0].text.contains("01632"), "nothing of whoever asked");
        assert!(!told[0].text.contains("Braille"));

        let officer = app.staff("officer").await;
        let list = requests(&app, &officer).await;
        let address = request_of(&list, "Braille");
        let page = officer.get(&address).await;
        assert!(page.says("Grade 2, please") && page.says("01632 960 777"));
        let me = page.form(&address);
        let options = page.attributes("option", "value");
        assert!(options.len() >= 2, "{me:?}");
        let fields = [("owner", options[1].as_str()), ("due-day", "27")];
        assert_eq!(officer.submit(&page, &address, &fields).await.status, 303);
        let page = officer.get(&address).await;
        assert!(page.says("27 November 2026"));
        let settle = format!("{address}/settle");
        let refused = officer
            .submit(&page, &settle, &[("state", "not_possible")])
            .await;
        assert_eq!(refused.status, 422, "why not?");
        let done = [("state", "done"), ("note", "Sent by post")];
        assert_eq!(officer.submit(&page, &settle, &done).await.status, 303);
        let page = officer.get(&address).await;
        assert!(
            page.says("Done") && page.says("Sent by post"),
            "{}",
            page.words()
        );
        let reopened = officer.submit(&page, "/reopen", &[]).await;
        assert_eq!(reopened.status, 303);
        assert!(officer.get(&address).await.says("Waiting"));
    });
}

#[test]
fn everything_wrong_with_a_request_is_said_at_once_and_kept() {
    run(async {
        let app = App::demo().await;
        let refused = asks(&app, &[("name", "Ivy"), ("phone", "12")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.errors().len(), 2, "{:?}", refused.errors());
        assert_eq!(refused.attributes("#name", "value"), ["Ivy"]);
        assert_eq!(refused.attributes("#phone", "value"), ["12"]);
        let nowhere = asks(&app, &[("needs", "bsl")]).await;
        assert_eq!(nowhere.errors().len(), 1, "{:?}", nowhere.errors());
        let in_words = asks(&app, &[("more", "Relay UK"), ("post", "1 High Street")]).await;
        assert_eq!(in_words.status, 303);
    });
}

#[test]
fn the_same_form_sent_twice_is_one_request() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let page = browser.get(&survey("/formats")).await;
        let fields = [("needs", "audio"), ("email", "ivy@people.example")];
        let before = Contents::of(&app.database.connect().await)
            .await
            .rows("format_request");
        for _ in 0..2 {
            assert_eq!(browser.submit(&page, "/formats", &fields).await.status, 303);
        }
        let after = Contents::of(&app.database.connect().await)
            .await
            .rows("format_request");
        assert_eq!(after, before + 1);
        app.run_jobs().await;
        assert_eq!(mail_to(&app, "officer", "needs another format").len(), 1);
    });
}

#[test]
fn the_database_does_not_tell_who_needs_what() {
    run(async {
        let app = App::demo().await;
        let fields = [
            ("needs", "bsl"),
            ("more", "I sign"),
            ("email", "ivy@people.example"),
        ];
        assert_eq!(asks(&app, &fields).await.status, 303);
        app.run_jobs().await;
        let db = app.database.connect().await;
        for table in ["format_request", "job", "audit_entry", "outbox"] {
            let all = rows_of(&db, table).await.concat().to_lowercase();
            assert!(!all.is_empty(), "{table}");
            for word in ["i sign", "ivy@people", "\"bsl\""] {
                let digits = word.bytes().map(|byte| format!("{byte:02x}"));
                let digits: String = digits.collect();
                assert!(!all.contains(word), "{word} in {table}");
                assert!(!all.contains(&digits), "{word} in {table}");
            }
        }
    });
}

#[test]
fn staff_are_warned_twice_before_the_close_and_not_once_it_is_settled() {
    run(async {
        let app = App::demo().await;
        app.run_jobs().await;
        let officer = app.staff("officer").await;
        // The demo closes in 21 days and has two requests that wait.
        let survey_page = format!("/staff/surveys/{}", app.places().await.survey);
        let page = officer.get(&survey_page).await;
        assert!(
            page.says("2 people are waiting for another format"),
            "{}",
            page.words()
        );
        assert!(page.all(".govuk-warning-text").is_empty(), "there is time");

        let night = async || {
            heard::app::jobs().tick(&app.site).await.unwrap();
            app.run_jobs().await;
        };
        night().await;
        assert_eq!(mail_to(&app, "officer", "still waiting").len(), 0);
        app.later(TimeDelta::days(15));
        night().await;
        let officer = app.staff("officer").await;
        let page = officer.get(&survey_page).await;
        assert_eq!(page.all(".govuk-warning-text").len(), 1, "{}", page.words());
        let warned = mail_to(&app, "officer", "A request for another format");
        assert_eq!(warned.len(), 1);
        assert!(
            warned[0].text.contains("1 person is waiting"),
            "the other has an owner"
        );
        app.later(TimeDelta::days(1));
        night().await;
        assert_eq!(
            mail_to(&app, "officer", "A request for another format").len(),
            1,
            "once"
        );

        app.later(TimeDelta::days(4));
        night().await;
        let last = mail_to(&app, "officer", "The survey closes, and somebody");
        assert_eq!(last.len(), 1);
        app.later(TimeDelta::days(1));
        night().await;
        assert_eq!(
            mail_to(&app, "officer", "somebody is still waiting").len(),
            1
        );
    });
}

#[test]
fn a_settled_request_warns_nobody() {
    run(async {
        let app = App::demo().await;
        app.run_jobs().await;
        let officer = app.staff("officer").await;
        let list = requests(&app, &officer).await;
        for needs in ["British Sign Language (BSL)", "Large print, sent to you"] {
            let address = request_of(&list, needs);
            let page = officer.get(&address).await;
            let settled = officer.submit(&page, "/settle", &[("state", "done")]).await;
            assert_eq!(settled.status, 303);
        }
        app.later(TimeDelta::days(20));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        assert_eq!(mail_to(&app, "officer", "waiting").len(), 0);
    });
}

#[test]
fn who_asked_is_forgotten_thirty_days_after() {
    run(async {
        let app = App::demo().await;
        let db = app.database.connect().await;
        let sealed = async || {
            let sql = "SELECT CAST(COUNT(*) AS TEXT) FROM format_request WHERE sealed IS NOT NULL";
            texts(&db, sql).await.concat()
        };
        let night = async || {
            heard::app::jobs().tick(&app.site).await.unwrap();
            app.run_jobs().await;
        };
        night().await;
        assert_eq!(sealed().await, "3");
        // The one that is done was settled three days ago.
        app.later(TimeDelta::days(28));
        night().await;
        assert_eq!(sealed().await, "2");
        // The survey closes after 21 days.
        app.later(TimeDelta::days(20));
        night().await;
        assert_eq!(sealed().await, "2");
        app.later(TimeDelta::days(4));
        night().await;
        assert_eq!(sealed().await, "0");
        let officer = app.staff("officer").await;
        let list = requests(&app, &officer).await;
        let page = officer.get(&request_of(&list, "Deleted")).await;
        assert!(page.says("was deleted on time"), "{}", page.words());
    });
}

#[test]
fn nobody_asks_for_a_closed_survey() {
    run(async {
        let app = App::demo().await;
        app.later(TimeDelta::days(30));
        let start = app.browser().get(&survey("")).await;
        assert!(!start.attributes("a", "href").contains(&survey("/formats")));
        let page = app.browser().get(&survey("/formats")).await;
        assert!(page.says("This survey is closed"), "{}", page.words());
        assert!(
            page.forms()
                .iter()
                .all(|form| !form.action.ends_with("/formats"))
        );
        let fields = [("needs", "bsl"), ("phone", "01632 960 777")];
        let sent = app.browser().post(&survey("/formats"), &fields).await;
        assert_eq!(sent.location(), Some(survey("/formats")));
    });
}

#[test]
fn officers_elsewhere_see_no_request() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let path = places.address("/staff/surveys/{survey}/formats/{request}");
        assert_eq!(
            app.staff("other-officer").await.get(&path).await.status,
            404
        );
        assert_eq!(app.staff("reviewer").await.get(&path).await.status, 403);
        // A request of this survey under the key of another one.
        let other = path.replacen(&format!("/{}/", places.survey), "/1/", 1);
        if other != path {
            assert_eq!(app.staff("officer").await.get(&other).await.status, 404);
        }
    });
}
