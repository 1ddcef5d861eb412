//! What is kept of corrections of drop-ins until everybody was told, and where.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;

use crate::drop_ins::{asks, corrections, mail_to, sitting};
use crate::harness::{App, run, texts};

const PAYLOADS: &str = "SELECT payload FROM job WHERE kind = 'events.tell' ORDER BY id";

#[test]
fn what_was_corrected_stands_in_no_job_and_still_in_the_mail() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "2").await;
        asks(&app, &places, &session, "Ann", &[]).await;
        app.run_jobs().await;
        let (correct, correct_session) = corrections(&places, &session);
        let page = officer.get(&correct).await;
        let old = page.form("/correct").value("contact");
        let new = "Bea Moss, 01632 960 777";

        let saved = officer.submit(&page, "/correct", &[("contact", new)]).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
        let page = officer.get(&correct_session).await;
        let moved = officer.submit(&page, "/correct", &[("ends", "5pm")]).await;
        assert_eq!(moved.status, 303, "{}", moved.words());

        let db = app.database.connect().await;
        let payloads = texts(&db, PAYLOADS).await;
        assert!(payloads.len() >= 2);
        for payload in payloads {
            let held: serde_json::Value = serde_json::from_str(&payload).unwrap();
            let held = held.as_object().unwrap();
            let words = held.iter().filter(|(_, value)| value.is_string());
            let words: Vec<&str> = words.map(|(name, _)| name.as_str()).collect();
            assert_eq!(words, ["what"], "{payload}");
            assert!(held.values().all(|value| !value.is_array()), "{payload}");
        }
        app.run_jobs().await;
        let mail = mail_to(&app, "Ann");
        let said = &mail[1].text;
        assert!(said.contains(&format!("Before: {old}")), "{said}");
        assert!(said.contains(&format!("Now: {new}")), "{said}");
        let moved = &mail[2].text;
        assert!(moved.contains("Before: Tuesday 1 December"), "{moved}");
        assert!(moved.contains("to 5pm"), "{moved}");
        // And it is forgotten with who came.
        let kept = "SELECT CAST(COUNT(*) AS TEXT) FROM event_correction";
        assert_eq!(texts(&db, kept).await, ["2"]);
        app.later(TimeDelta::days(60));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        assert_eq!(texts(&db, kept).await, ["0"]);
    });
}

#[test]
fn a_job_that_was_waiting_with_its_words_is_still_done() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (_, session) = sitting(&app, &places, "2").await;
        asks(&app, &places, &session, "Ann", &[]).await;
        let db = app.database.connect().await;
        let booking = "SELECT CAST(MAX(id) AS TEXT) FROM booking";
        let booking = texts(&db, booking).await.concat();
        let changes = r#"[{"said":{"fact":"venue","old":"The Barn","new":"The Hall"}}]"#;
        let payload = format!(r#"{{"booking":{booking},"what":"changed","changes":{changes}}}"#);

        let sql = format!("UPDATE job SET payload = '{payload}' WHERE kind = 'events.tell'");
        db.execute_unprepared(&sql).await.unwrap();
        app.run_jobs().await;

        let mail = &mail_to(&app, "Ann")[0].text;
        assert!(mail.contains("Before: The Barn"), "{mail}");
        assert!(mail.contains("Now: The Hall"), "{mail}");
    });
}

#[test]
fn people_are_counted_sitting_by_sitting_and_without_those_who_gave_their_place_back() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (officer, session) = sitting(&app, &places, "2").await;
        for name in ["Ann", "Bo", "Cy"] {
            asks(&app, &places, &session, name, &[]).await;
        }
        let phone = [("email", ""), ("phone", "01632 960 555")];
        let asked = asks(&app, &places, &session, "Di", &phone).await;
        let own = asked.location().unwrap();
        let browser = app.browser();
        let page = browser.get(&own).await;
        assert_eq!(browser.submit(&page, &own, &[]).await.status, 303);
        let (correct, correct_session) = corrections(&places, &session);
        let call_off = correct_session.replace("/correct", "/call-off");

        for path in [&correct_session, &call_off] {
            let page = officer.get(path).await;
            assert!(page.says("3 people will be told"), "{}", page.words());
        }
        // What is said of the whole drop-in is told at every sitting to come.
        let all = "SELECT CAST(COUNT(*) AS TEXT) FROM booking b, event_session s \
                   WHERE s.id = b.session_id AND b.state <> 'cancelled' AND s.event_id = ";
        let db = app.database.connect().await;
        let all = texts(&db, &format!("{all}{}", places.event.0))
            .await
            .concat();
        let page = officer.get(&correct).await;
        assert!(
            page.says(&format!("{all} people will be told")),
            "{all}: {}",
            page.words()
        );
        app.run_jobs().await;
    });
}
