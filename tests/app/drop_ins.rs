//! Drop-ins: places, the queue, the mail about them, and calling one off.

use chrono::TimeDelta;

use crate::harness::{Answer, App, Browser, Mail, Places, run};

/// A sitting with so many places, made by the officer.
pub(crate) async fn sitting(app: &App, places: &Places, seats: &str) -> (Browser, String) {
    let officer = app.staff("officer").await;
    let path = places.address("/staff/events/{event}");
    let page = officer.get(&path).await;
    let fields = [
        ("on-day", "1"),
        ("on-month", "12"),
        ("on-year", "2026"),
        ("starts", "2pm"),
        ("ends", "4pm"),
        ("places", seats),
    ];
    let added = officer.submit(&page, &path, &fields).await;
    assert_eq!(added.status, 303, "{}", added.words());
    let page = app
        .browser()
        .get(&places.address("/events/{slug}/sign-up"))
        .await;
    let sessions = page.attributes("input[name=session]", "value");
    let newest = sessions.iter().max_by_key(|id| id.parse::<i64>().unwrap());
    (officer, newest.unwrap().clone())
}

/// Somebody asks for a place.
pub(crate) async fn asks(
    app: &App,
    places: &Places,
    session: &str,
    name: &str,
    more: &[(&str, &str)],
) -> Answer {
    let browser = app.browser();
    let page = browser.get(&places.address("/events/{slug}/sign-up")).await;
    let email = format!("{name}@people.example").to_lowercase();
    let mut fields = vec![("session", session), ("name", name)];
    if more.iter().all(|(name, _)| *name != "email") {
        fields.push(("email", email.as_str()));
    }
    fields.extend(more);
    browser.submit(&page, "/sign-up", &fields).await
}

pub(crate) fn mail_to(app: &App, name: &str) -> Vec<Mail> {
    let address = format!("{name}@people.example").to_lowercase();
    app.mail()
        .into_iter()
        .filter(|mail| mail.to == address)
        .collect()
}

#[test]
fn a_place_given_back_goes_to_the_first_who_waits() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (_, session) = sitting(&app, &places, "1").await;
        for name in ["Ann", "Bo", "Cy"] {
            let asked = asks(&app, &places, &session, name, &[]).await;
            assert_eq!(asked.status, 303);
        }
        app.run_jobs().await;
        assert!(
            mail_to(&app, "Ann")[0]
                .subject
                .starts_with("You have a place")
        );
        assert!(
            mail_to(&app, "Bo")[0]
                .subject
                .starts_with("You are in the queue")
        );
        assert!(
            mail_to(&app, "Bo")[0]
                .text
                .contains("number 1 in the queue")
        );
        assert!(
            mail_to(&app, "Cy")[0]
                .text
                .contains("number 2 in the queue")
        );

        let ann = app.browser();
        let own = mail_to(&app, "Ann")[0].path("/places/");
        let page = ann.get(&own).await;
        assert_eq!(page.heading(), "You have a place");
        let given_back = ann.submit(&page, &own, &[]).await;
        assert_eq!(given_back.location().as_deref(), Some(own.as_str()));
        app.run_jobs().await;

        assert_eq!(mail_to(&app, "Ann").len(), 2);
        let moved_up = &mail_to(&app, "Bo")[1];
        assert!(
            moved_up.text.contains("A place has come free"),
            "{}",
            moved_up.text
        );
        let bo = app
            .browser()
            .get(&mail_to(&app, "Bo")[0].path("/places/"))
            .await;
        assert_eq!(bo.heading(), "You have a place");
        let cy = app
            .browser()
            .get(&mail_to(&app, "Cy")[0].path("/places/"))
            .await;
        assert!(cy.says("You are number 1 in the queue"), "{}", cy.words());
        assert_eq!(
            mail_to(&app, "Cy").len(),
            1,
            "who still waits is not written to"
        );
        // Back, and given back once more: nobody else moves.
        ann.submit(&page, &own, &[]).await;
        app.run_jobs().await;
        assert_eq!(mail_to(&app, "Cy").len(), 1);
    });
}

#[test]
fn each_person_has_a_page_of_their_own_and_no_other() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (_, session) = sitting(&app, &places, "5").await;
        asks(&app, &places, &session, "Ann", &[]).await;
        asks(&app, &places, &session, "Bo", &[]).await;
        app.run_jobs().await;
        let ann = mail_to(&app, "Ann")[0].path("/places/");
        let bo = mail_to(&app, "Bo")[0].path("/places/");
        assert_ne!(ann, bo);
        assert!(
            ann.len() > "/places/".len() + 20,
            "nobody guesses it: {ann}"
        );
        for wrong in [
            ann[..ann.len() - 1].to_owned(),
            format!("{ann}A"),
            ann.to_uppercase().replace("/PLACES/", "/places/"),
            "/places/".to_owned(),
        ] {
            let browser = app.browser();
            assert_eq!(browser.get(&wrong).await.status, 404, "{wrong}");
            assert_eq!(browser.post(&wrong, &[]).await.status, 404, "{wrong}");
        }
        app.browser().post(&ann, &[]).await;
        let page = app.browser().get(&bo).await;
        assert_eq!(page.heading(), "You have a place");
    });
}

#[test]
fn somebody_who_asks_again_is_told_by_mail_and_the_page_says_nothing() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (_, session) = sitting(&app, &places, "5").await;
        let first = asks(&app, &places, &session, "Ann", &[]).await;
        let second = asks(&app, &places, &session, "Ann", &[("companion", "yes")]).await;
        let stranger = asks(&app, &places, &session, "Bo", &[]).await;
        app.run_jobs().await;

        assert_eq!(first.location(), second.location());
        assert_eq!(first.location(), stranger.location());
        let mail = mail_to(&app, "Ann");
        assert_eq!(mail.len(), 2);
        assert!(
            mail[1].text.contains("You had asked before"),
            "{}",
            mail[1].text
        );
        assert_eq!(mail[0].path("/places/"), mail[1].path("/places/"));
    });
}

#[test]
fn with_a_telephone_alone_the_place_is_shown_at_once() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (_, session) = sitting(&app, &places, "5").await;
        let phone = [
            ("email", ""),
            ("phone", "01632 960 555"),
            ("companion", "yes"),
        ];
        let asked = asks(&app, &places, &session, "Ann", &phone).await;
        let place = asked.location().unwrap();
        assert!(place.starts_with("/places/"), "{place}");
        assert_eq!(
            app.browser().get(&place).await.heading(),
            "You have a place"
        );
        let neither = [("email", ""), ("phone", "")];
        let refused = asks(&app, &places, &session, "Bo", &neither).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.form("/sign-up").value("name"), "Bo");
    });
}

#[test]
fn everybody_is_told_when_a_sitting_is_called_off_and_why() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "1").await;
        asks(&app, &places, &session, "Ann", &[]).await;
        asks(&app, &places, &session, "Bo", &[]).await;
        app.run_jobs().await;
        let path = format!(
            "/staff/events/{}/sessions/{session}/call-off",
            places.event.0
        );
        let page = officer.get(&path).await;
        assert!(page.says("2 people"), "{}", page.words());
        assert_eq!(
            officer.submit(&page, &path, &[("reason", "")]).await.status,
            422
        );
        let reason = [("reason", "The roof leaks")];
        assert_eq!(officer.submit(&page, &path, &reason).await.status, 303);
        assert_eq!(
            officer.submit(&page, &path, &reason).await.status,
            409,
            "once"
        );
        app.run_jobs().await;

        for name in ["Ann", "Bo"] {
            let mail = mail_to(&app, name);
            assert_eq!(mail.len(), 2, "{name}");
            assert!(mail[1].subject.starts_with("Called off"));
            assert!(mail[1].text.contains("The roof leaks"), "{}", mail[1].text);
        }
        let late = asks(&app, &places, &session, "Cy", &[]).await;
        assert_eq!(late.status, 422, "it is no longer offered");
        let public = app.browser().get(&places.address("/events/{slug}")).await;
        assert!(public.says("The roof leaks"));
    });
}

#[test]
fn a_sitting_that_is_over_is_not_offered_and_its_people_are_forgotten() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "5").await;
        asks(&app, &places, &session, "Ann", &[]).await;
        app.run_jobs().await;
        let page = officer.get(&places.address("/staff/events/{event}")).await;
        assert!(page.says("ann@people.example"));

        app.later(TimeDelta::days(60));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;

        let sign_up = app
            .browser()
            .get(&places.address("/events/{slug}/sign-up"))
            .await;
        assert!(sign_up.forms().is_empty(), "nothing is offered");
        let officer = app.staff("officer").await;
        let page = officer.get(&places.address("/staff/events/{event}")).await;
        assert!(!page.says("ann@people.example"), "{}", page.words());
        let db = app.database.connect().await;
        let sealed = "SELECT COUNT(*) AS n FROM booking WHERE sealed IS NOT NULL";
        let statement = sea_orm::Statement::from_string(
            sea_orm::ConnectionTrait::get_database_backend(&db),
            sealed,
        );
        let left = sea_orm::ConnectionTrait::query_one_raw(&db, statement)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(left.try_get_by_index::<i64>(0).unwrap(), 0);
    });
}

#[test]
fn titles_with_line_ends_and_commas_make_one_calendar_entry_each() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let mut form = places.good_form("/staff/events");
        for (name, value) in &mut form {
            if name == "summary" {
                *value = "Tea; soup, and\r\nEND:VCALENDAR\r\nBEGIN:VALARM \\n".repeat(20);
            }
            if name == "title" {
                *value = "A, b; c \u{1f41d} BEGIN:VEVENT".to_owned();
            }
        }
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let made = officer.post("/staff/events", &form).await;
        let event = made.location().unwrap();
        let session = places.good_form("/staff/events/{event}");
        let session: Vec<(&str, &str)> = session
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        assert_eq!(officer.post(&event, &session).await.status, 303);
        let page = officer.get(&event).await;
        let public = page.attributes("main a", "href");
        let public = public
            .iter()
            .find(|href| href.starts_with("/events/"))
            .unwrap();

        let ics = app.browser().get(&format!("{public}.ics")).await;

        assert_eq!(ics.status, 200);
        assert_eq!(ics.body.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
        assert_eq!(ics.body.matches("\r\nEND:VCALENDAR\r\n").count(), 1);
        assert_eq!(ics.body.matches("\r\nBEGIN:VALARM").count(), 0);
        for line in ics.body.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.contains('\n') && !line.contains('\u{fffd}'), "{line}");
        }
    });
}

#[test]
fn a_mail_that_cannot_be_handed_over_holds_up_no_other() {
    run(async {
        let app = App::demo().await;
        app.run_jobs().await;
        let places = app.places().await;
        let (_, session) = sitting(&app, &places, "9").await;
        for name in ["Ann", "Bo", "Cy", "Di"] {
            assert_eq!(asks(&app, &places, &session, name, &[]).await.status, 303);
        }
        let registry = heard::app::jobs();
        // All four are written by the first turn, and none is sent yet.
        registry.run_due(&app.site).await.unwrap();
        let db = app.database.connect().await;
        let unsent = "SELECT CAST(id AS TEXT) FROM outbox WHERE sent_at IS NULL ORDER BY id";
        let ids = crate::harness::texts(&db, unsent).await;
        assert_eq!(ids.len(), 4);
        let spoil = format!("UPDATE outbox SET sealed = NULL WHERE id = {}", ids[1]);
        let spoilt = sea_orm::ConnectionTrait::execute_unprepared(&db, &spoil).await;
        spoilt.unwrap();

        app.run_jobs().await;

        for (name, mails) in [("Ann", 1), ("Bo", 0), ("Cy", 1), ("Di", 1)] {
            assert_eq!(mail_to(&app, name).len(), mails, "{name}");
        }
        assert_eq!(crate::harness::texts(&db, unsent).await, ids[1..2]);
        // It is tried again, later.
        let waiting = "SELECT CAST(attempts AS TEXT) FROM job \
            WHERE kind = 'mail.send' AND done_at IS NULL AND failed_at IS NULL";
        assert_eq!(crate::harness::texts(&db, waiting).await, ["1"]);
    });
}

/// The addresses at which a drop-in and one sitting of it are corrected.
pub(crate) fn corrections(places: &Places, session: &str) -> (String, String) {
    let event = places.address("/staff/events/{event}");
    (
        format!("{event}/correct"),
        format!("{event}/sessions/{session}/correct"),
    )
}

/// How often the facts of a sitting changed.
async fn revision(app: &App, session: &str) -> String {
    let db = app.database.connect().await;
    let sql = format!("SELECT CAST(revision AS TEXT) FROM event_session WHERE id = {session}");
    crate::harness::texts(&db, &sql).await.concat()
}

#[test]
fn whoever_comes_is_told_what_was_corrected_in_their_language() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "1").await;
        asks(&app, &places, &session, "Ann", &[]).await;
        let welsh = app.browser();
        let sign_up = format!("/cy{}", places.address("/events/{slug}/sign-up"));
        let page = welsh.get(&sign_up).await;
        let bo = [
            ("session", session.as_str()),
            ("name", "Bo"),
            ("email", "bo@people.example"),
        ];
        assert_eq!(welsh.submit(&page, "/sign-up", &bo).await.status, 303);
        let phone = [("email", ""), ("phone", "01632 960 555")];
        asks(&app, &places, &session, "Cy", &phone).await;
        app.run_jobs().await;
        let before = app.mail().len();
        let (correct, _) = corrections(&places, &session);
        let page = officer.get(&correct).await;
        let old = page.form("/correct").value("venue");
        let wrong = officer.submit(&page, "/correct", &[("venue", "")]).await;
        assert_eq!(wrong.status, 422);
        assert!(
            !wrong.form("/correct").value("summary").is_empty(),
            "nothing is lost"
        );

        let new = [
            ("venue", "The New Library"),
            ("access", "There are two steps"),
        ];
        let saved = officer.submit(&page, "/correct", &new).await;

        assert_eq!(saved.status, 303, "{}", saved.words());
        let saved = officer.follow(saved).await;
        assert!(saved.says("please ring them"), "{}", saved.words());
        app.run_jobs().await;
        let ann = &mail_to(&app, "Ann")[1];
        assert!(
            ann.subject.starts_with("A drop-in has changed"),
            "{}",
            ann.subject
        );
        assert!(ann.text.contains(&format!("Before: {old}")), "{}", ann.text);
        assert!(ann.text.contains("Now: The New Library"), "{}", ann.text);
        assert!(
            ann.text.contains("Now: There are two steps"),
            "{}",
            ann.text
        );
        assert!(ann.text.contains("SEQUENCE:1"), "the calendar follows");
        let bo = &mail_to(&app, "Bo")[1];
        assert!(bo.text.contains(&format!("Cynt: {old}")), "{}", bo.text);
        assert!(
            !bo.text.contains("BEGIN:VCALENDAR"),
            "who waits has no entry"
        );
        assert!(
            app.browser()
                .get(&places.address("/events/{slug}"))
                .await
                .says("The New Library")
        );
        assert!(app.mail().len() > before + 1);

        // The same again is no correction.
        let (told, then) = (app.mail().len(), revision(&app, &session).await);
        let page = officer.get(&correct).await;
        let again = officer.submit(&page, "/correct", &[]).await;
        let again = officer.follow(again).await;
        assert!(
            again.says("Nothing was changed, and nobody is told"),
            "{}",
            again.words()
        );
        app.run_jobs().await;
        assert_eq!(
            (app.mail().len(), revision(&app, &session).await),
            (told, then)
        );
    });
}

#[test]
fn a_time_that_moves_is_told_with_its_weekday_and_more_places_go_to_who_waits() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "2").await;
        for (name, more) in [
            ("Ann", &[("companion", "yes")][..]),
            ("Bo", &[][..]),
            ("Cy", &[][..]),
        ] {
            asks(&app, &places, &session, name, more).await;
        }
        app.run_jobs().await;
        let first = &mail_to(&app, "Ann")[0];
        assert!(
            first.text.contains("Tuesday 1 December 2026 at 2pm to 4pm"),
            "{}",
            first.text
        );
        let (_, correct) = corrections(&places, &session);
        let page = officer.get(&correct).await;
        let form = page.form("/correct");
        let typed: Vec<String> = ["on-day", "starts", "ends", "places"]
            .iter()
            .map(|name| form.value(name))
            .collect();
        assert_eq!(typed, ["1", "14:00", "16:00", "2"]);
        for (field, value, said) in [
            ("places", "1", "2 places are taken"),
            ("ends", "1pm", "The end must be after the beginning"),
            ("on-year", "2025", "This is over already"),
        ] {
            let refused = officer.submit(&page, "/correct", &[(field, value)]).await;
            assert_eq!(refused.status, 422, "{field}");
            assert!(
                refused.errors().concat().contains(said),
                "{:?}",
                refused.errors()
            );
            assert_eq!(refused.form("/correct").value(field), value);
        }

        // More places alone: who waits moves up, in order, and nobody else is written to.
        let more = officer.submit(&page, "/correct", &[("places", "3")]).await;
        assert_eq!(more.status, 303, "{}", more.words());
        app.run_jobs().await;
        assert_eq!(mail_to(&app, "Ann").len(), 1);
        assert!(
            mail_to(&app, "Bo")[1]
                .text
                .contains("A place has come free")
        );
        assert_eq!(mail_to(&app, "Cy").len(), 1);

        let page = officer.get(&correct).await;
        let moved = [("on-day", "2"), ("starts", "10:30")];
        let saved = officer.submit(&page, "/correct", &moved).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
        app.run_jobs().await;
        for name in ["Ann", "Bo", "Cy"] {
            let mail = mail_to(&app, name).pop().unwrap();
            let old = "Before: Tuesday 1 December 2026 at 2pm to 4pm";
            let new = "Now: Wednesday 2 December 2026 at 10:30am to 4pm";
            assert!(mail.text.contains(old), "{}", mail.text);
            assert!(mail.text.contains(new), "{}", mail.text);
        }
    });
}

#[test]
fn who_gets_a_place_by_a_correction_that_moves_the_time_has_one_mail_of_it() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "1").await;
        for name in ["Ann", "Bo"] {
            asks(&app, &places, &session, name, &[]).await;
        }
        app.run_jobs().await;
        let (_, correct) = corrections(&places, &session);
        let page = officer.get(&correct).await;
        let both = [("places", "2"), ("starts", "10:30")];

        let saved = officer.submit(&page, "/correct", &both).await;

        assert_eq!(saved.status, 303, "{}", saved.words());
        app.run_jobs().await;
        assert_eq!(mail_to(&app, "Ann").len(), 2);
        let to_bo = mail_to(&app, "Bo");
        assert_eq!(to_bo.len(), 2, "one when Bo asked, and one now");
        assert!(to_bo[1].text.contains("A place has come free"));
        assert!(to_bo[1].text.contains("10:30am"), "{}", to_bo[1].text);
    });
}

#[test]
fn two_officers_who_correct_at_once_do_not_overwrite_each_other() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "5").await;
        let other = app.staff("site-officer").await;
        let (event, time) = corrections(&places, &session);
        let (first, second) = (officer.get(&event).await, other.get(&event).await);
        let (early, late) = (officer.get(&time).await, other.get(&time).await);

        let saved = officer
            .submit(&first, "/correct", &[("venue", "The New Library")])
            .await;
        let refused = other
            .submit(&second, "/correct", &[("contact", "01632 960 777")])
            .await;

        assert_eq!((saved.status, refused.status), (303, 409));
        assert!(
            refused.says("Somebody else has changed this"),
            "{}",
            refused.words()
        );
        assert!(refused.says("The New Library"), "what it says now is shown");
        assert_eq!(refused.form("/correct").value("contact"), "01632 960 777");
        let public = places.address("/events/{slug}");
        assert!(app.browser().get(&public).await.says("The New Library"));
        // Having seen it, they save it on purpose.
        let both = [("venue", "The New Library")];
        assert_eq!(other.submit(&refused, "/correct", &both).await.status, 303);
        let page = app.browser().get(&public).await;
        assert!(page.says("The New Library") && page.says("01632 960 777"));

        assert_eq!(
            officer
                .submit(&early, "/correct", &[("places", "6")])
                .await
                .status,
            303
        );
        let refused = other.submit(&late, "/correct", &[("starts", "3pm")]).await;
        assert_eq!(refused.status, 409, "{}", refused.words());
        assert_eq!(refused.form("/correct").value("starts"), "3pm");
        let again = [("places", "6")];
        assert_eq!(other.submit(&refused, "/correct", &again).await.status, 303);
        let page = app.browser().get(&public).await;
        assert!(
            page.says("Tuesday 1 December 2026 at 3pm to 4pm"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn what_is_called_off_or_over_is_not_corrected() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "5").await;
        let (_, time) = corrections(&places, &session);
        let page = officer.get(&time).await;
        let call_off = time.replace("/correct", "/call-off");
        let reason = [("reason", "The roof leaks")];
        assert_eq!(officer.post(&call_off, &reason).await.status, 303);
        assert_eq!(officer.get(&time).await.status, 404);
        let late = officer.submit(&page, "/correct", &[("places", "9")]).await;
        assert_eq!(late.status, 404);
        let stranger = app.staff("other-officer").await;
        assert_eq!(stranger.get(&time).await.status, 404);
    });
}

#[test]
fn the_day_of_the_week_stands_with_every_date_of_a_drop_in() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        sitting(&app, &places, "5").await;
        for (prefix, day) in [
            ("", "Tuesday 1 December 2026"),
            ("/cy", "dydd Mawrth 1 Rhagfyr 2026"),
            ("/ur", "منگل"),
        ] {
            for pattern in ["/events/{slug}", "/events/{slug}/sign-up"] {
                let page = app
                    .browser()
                    .get(&format!("{prefix}{}", places.address(pattern)))
                    .await;
                assert!(page.says(day), "{prefix}{pattern}: {}", page.words());
            }
        }
    });
}
