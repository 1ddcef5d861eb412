//! Signing in, and sessions of staff.

use chrono::TimeDelta;
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ConnectionTrait;

use crate::accounts::account;
use crate::harness::{App, PASSWORD, email_of, run};

#[test]
fn a_disabled_account_is_out_at_its_next_click() {
    run(async {
        let app = App::demo().await;
        let (officer, administrator) =
            (app.staff("officer").await, app.staff("administrator").await);
        assert_eq!(officer.get("/staff/surveys").await.status, 200);
        let id = account(&app, "officer").await;
        let disable = format!("/staff/people/{id}/disable");
        assert_eq!(administrator.post(&disable, &[]).await.status, 303);

        let page = officer.get("/staff/surveys").await;

        let location = page.location();
        assert_eq!(
            location.as_deref(),
            Some("/staff/sign-in?next=/staff/surveys")
        );
        assert_eq!(officer.post("/staff/events", &[]).await.status, 401);
        let page = officer.get("/staff/sign-in").await;
        let email = email_of("officer");
        let fields = [("email", email.as_str()), ("password", PASSWORD)];
        assert_eq!(
            officer
                .submit(&page, "/staff/sign-in", &fields)
                .await
                .status,
            422
        );
        // Enabled again, they sign in again: the old session stays over.
        let enable = format!("/staff/people/{id}/enable");
        assert_eq!(administrator.post(&enable, &[]).await.status, 303);
        assert_eq!(officer.get("/staff/surveys").await.status, 303);
        officer.signs_in("officer").await;
    });
}

#[test]
fn signing_out_ends_the_session_and_not_only_the_cookie() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let stolen = officer.cookies();
        let thief = app.browser();
        thief.take_cookies(&stolen);
        assert_eq!(
            thief.get("/staff").await.status,
            200,
            "the cookie is the session"
        );

        let out = officer.post("/staff/sign-out", &[]).await;

        assert_eq!(out.location().as_deref(), Some("/staff/sign-in"));
        assert!(out.header("clear-site-data").is_some());
        assert_eq!(thief.get("/staff").await.status, 303);
        assert_eq!(officer.get("/staff").await.status, 303);
    });
}

#[test]
fn a_session_ends_after_half_an_hour_alone_and_after_eight_hours_anyway() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        for _ in 0..3 {
            app.later(TimeDelta::minutes(29));
            assert_eq!(officer.get("/staff").await.status, 200);
        }
        app.later(TimeDelta::minutes(31));
        assert_eq!(officer.get("/staff").await.status, 303);

        officer.signs_in("officer").await;
        for _ in 0..16 {
            app.later(TimeDelta::minutes(29));
            assert_eq!(officer.get("/staff").await.status, 200);
        }
        app.later(TimeDelta::minutes(20));
        assert_eq!(
            officer.get("/staff").await.status,
            303,
            "busy, and over all the same"
        );
    });
}

#[test]
fn nobody_can_choose_the_session_somebody_else_will_have() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let chosen = "A".repeat(43);
        browser.take_cookies(&format!("heard-staff={chosen}"));
        assert_eq!(browser.get("/staff").await.status, 303);
        browser.signs_in("officer").await;
        assert!(
            !browser.cookies().contains(&chosen),
            "{}",
            browser.cookies()
        );
        let first = browser.cookies();
        browser.signs_in("officer").await;
        assert_ne!(
            browser.cookies(),
            first,
            "each sign-in is a session of its own"
        );
        let attacker = app.browser();
        attacker.take_cookies(&format!("heard-staff={chosen}"));
        assert_eq!(attacker.get("/staff").await.status, 303);
    });
}

#[test]
fn a_wrong_password_and_an_unknown_address_look_alike() {
    run(async {
        let app = App::demo().await;
        let known = email_of("officer");
        let mut pages = Vec::new();
        for (email, password) in [
            (known.as_str(), "not the password"),
            (known.as_str(), ""),
            ("nobody@tests.example", "not the password"),
            ("no address", "x"),
            ("", ""),
        ] {
            let browser = app.browser();
            let page = browser.get("/staff/sign-in").await;
            let fields = [("email", email), ("password", password)];
            let answer = browser.submit(&page, "/staff/sign-in", &fields).await;
            assert_eq!(answer.status, 422, "{email}");
            assert_eq!(answer.form("/staff/sign-in").value("email"), email);
            assert_eq!(answer.form("/staff/sign-in").value("password"), "");
            pages.push(answer.words());
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "{pages:#?}");
    });
}

#[test]
fn whoever_guesses_passwords_has_to_wait() {
    run(async {
        let app = App::demo_with(&["--limits", "on"]).await;
        let browser = app.browser();
        let token = browser.token().await;
        let email = email_of("officer");
        let mut statuses = Vec::new();
        for number in 0..11 {
            let password = format!("guess {number}");
            let fields = [("email", email.as_str()), ("password", password.as_str())];
            let answer = browser.post_with("/staff/sign-in", &token, &fields).await;
            statuses.push(answer.status);
        }
        assert_eq!(statuses[..10], [422; 10]);
        assert_eq!(statuses[10], 429);
        // Whatever address the guesser claims to come from.
        for claim in ["203.0.113.7", "1.2.3.4, 127.0.0.1", "::1", "unknown"] {
            let fields = [
                ("csrf", token.as_str()),
                ("email", email.as_str()),
                ("password", "x"),
            ];
            let request = browser
                .request(Method::POST, "/staff/sign-in")
                .header("x-forwarded-for", claim)
                .header("forwarded", format!("for={claim}"))
                .header("x-real-ip", claim)
                .form(&fields);
            assert_eq!(browser.send(request).await.status, 429, "{claim}");
        }
        // Somebody else at the same place still signs in, and the owner later.
        app.staff("champion").await;
        app.later(TimeDelta::minutes(16));
        app.staff("officer").await;
    });
}

#[test]
fn what_staff_do_stands_in_the_audit_chain_and_the_chain_holds() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        officer
            .post(&places.address("/staff/tracker/{commitment}/publish"), &[])
            .await;
        officer
            .post(
                &places.address("/staff/surveys/{survey}/close"),
                &[("reason", "Nobody comes any more")],
            )
            .await;
        let db = app.database.connect().await;
        let deeds = crate::harness::texts(&db, "SELECT deed FROM audit_entry ORDER BY seq").await;
        for deed in ["staff.sign-in", "tracker.publish"] {
            assert!(
                deeds.iter().any(|known| known == deed),
                "{deed} in {deeds:?}"
            );
        }
        let said = heard::db::console::verify(&app.console()).await.unwrap();
        assert!(said.contains("audit chain"), "{said}");

        // Nothing in it can be changed, by nobody.
        for sql in [
            "UPDATE audit_entry SET deed = 'nothing'",
            "DELETE FROM audit_entry",
        ] {
            let changed = db.execute_unprepared(sql).await;
            assert!(changed.is_err(), "{sql}");
        }
    });
}

#[test]
fn an_error_page_leaves_whoever_is_signed_in_their_menu() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;

        for address in [
            "/staff/no-such-page",
            "/staff/surveys/999999",
            "/no-such-page",
        ] {
            let page = officer.get(address).await;
            assert_eq!(page.status, 404, "{address}");
            assert!(page.body.contains("href=\"/staff/surveys\""), "{address}");
            let strangers = app.browser().get(address).await;
            assert!(
                !strangers.body.contains("href=\"/staff/surveys\""),
                "{address}"
            );
        }
    });
}

#[test]
fn a_number_in_an_address_is_written_one_way() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        assert_eq!(officer.get("/staff/surveys/1").await.status, 200);
        for address in ["+1", "01", "-1", "1.0"] {
            let page = officer.get(&format!("/staff/surveys/{address}")).await;
            assert_eq!(page.status, 404, "{address}");
        }
    });
}

#[test]
fn a_crowd_that_signs_in_keeps_nobody_else_from_a_page() {
    run(async {
        let app = App::demo_with(&["--workers", "1"]).await;
        let browser = app.browser();
        let token = browser.token().await;
        let email = email_of("officer");
        let fields = [("email", email.as_str()), ("password", "not the password")];
        let guess = |_| browser.post_with("/staff/sign-in", &token, &fields);
        let mut storm = Box::pin(join_all((0..60).map(guess)));
        let reader = app.browser();
        let reading = async {
            for path in [
                "/",
                "/you-said",
                "/events",
                "/receipts",
                "/surveys/better-days",
            ] {
                assert_eq!(reader.get(path).await.status, 200, "{path}");
            }
        };

        // Passwords are checked one after the other, beside the one thread that answers.
        tokio::select! {
            biased;
            answers = &mut storm => panic!("pages came after {} passwords", answers.len()),
            () = reading => {}
        }

        let answers = storm.await;
        assert!(answers.iter().all(|answer| answer.status == 422));
    });
}
