//! Accounts and sessions of staff.

use chrono::TimeDelta;
use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ConnectionTrait;

use crate::harness::{Answer, App, Browser, PASSWORD, email_of, run};

/// The key of an account.
async fn account(app: &App, name: &str) -> i64 {
    let found = heard::staff::queries::credentials(app.site.db.read(), &email_of(name)).await;
    found.unwrap().unwrap().id
}

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
fn an_invitation_is_taken_up_once_and_an_older_one_not_at_all() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = administrator.get("/staff/people").await;
        let new = [
            ("email", "new@tests.example"),
            ("name", "New"),
            ("role", "champion"),
            ("where", "site"),
        ];
        let made = administrator.submit(&page, "/staff/people", &new).await;
        let address = made.all(".govuk-inset-text strong").concat();
        let path = address[address.find("/staff/").unwrap()..].to_owned();
        let twice = administrator.submit(&page, "/staff/people", &new).await;
        assert_eq!(twice.status, 422, "an address has one account");
        assert!(
            !administrator
                .get("/staff/people")
                .await
                .body
                .contains(&path),
            "shown once"
        );

        let browser = app.browser();
        let page = browser.get(&path).await;
        for weak in ["", "short", "elevenchars", "aaaaaaaaaaaaaaaa"] {
            let refused = browser.submit(&page, &path, &[("password", weak)]).await;
            assert_eq!(refused.status, 422, "{weak}");
        }
        let password = [("password", "seven herons at dusk")];
        let taken = browser.submit(&page, &path, &password).await;
        assert_eq!(taken.location().as_deref(), Some("/staff"));
        assert_eq!(
            browser.get("/staff/paper").await.status,
            200,
            "signed in, and a champion"
        );
        assert_eq!(
            browser.get("/staff/people").await.status,
            403,
            "and nothing else"
        );

        let other = app.browser();
        assert_eq!(other.get(&path).await.status, 404);
        let token = other.token().await;
        let again = other
            .post_with(&path, &token, &[("password", "another one entirely")])
            .await;
        assert_eq!(again.status, 404);
    });
}

#[test]
fn an_invitation_ends_after_a_week() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = administrator.get("/staff/people").await;
        let new = [
            ("email", "new@tests.example"),
            ("name", "New"),
            ("role", "officer"),
            ("where", "site"),
        ];
        let made = administrator.submit(&page, "/staff/people", &new).await;
        let address = made.all(".govuk-inset-text strong").concat();
        let path = address[address.find("/staff/").unwrap()..].to_owned();
        app.later(TimeDelta::days(7) - TimeDelta::seconds(1));
        assert_eq!(app.browser().get(&path).await.status, 200);
        app.later(TimeDelta::seconds(1));
        assert_eq!(app.browser().get(&path).await.status, 404);
    });
}

/// A new account, as it is typed.
const SAM: [(&str, &str); 2] = [("name", "Sam Page"), ("email", "sam@tests.example")];

/// Sends the form for a new account with a role, places and an organisation.
async fn makes(
    administrator: &Browser,
    role: &str,
    places: &[&str],
    more: &[(&str, &str)],
) -> Answer {
    let page = administrator.get("/staff/people").await;
    let mut fields = SAM.to_vec();
    fields.push(("role", role));
    fields.extend(places.iter().map(|place| ("where", *place)));
    fields.extend(more);
    administrator.submit(&page, "/staff/people", &fields).await
}

/// The path of the invitation a page shows.
fn invitation(page: &Answer) -> String {
    let address = page.all(".govuk-inset-text strong").concat();
    let at = address.find("/staff/invitations/");
    address[at.unwrap_or_else(|| panic!("no invitation: {}", page.words()))..].to_owned()
}

/// Sends an account in use a new invitation, which only its mail tells.
async fn reset(app: &App, administrator: &Browser, page: &Answer) -> String {
    let sent = administrator.submit(page, "/invite", &[]).await;
    assert_eq!(sent.status, 303);
    let after = administrator.follow(sent).await;
    assert!(after.says("We have sent the invitation to their address"));
    app.run_jobs().await;
    let mail = app
        .mail()
        .into_iter()
        .rfind(|mail| mail.to.contains("sam@"));
    let link = mail.expect("a mail").path("/staff/invitations/");
    let key = link.rsplit('/').next().expect("a key");
    assert!(!after.body.contains(key), "it was shown to somebody else");
    link
}

/// Takes an invitation up.
async fn joins(app: &App, path: &str) -> Browser {
    let browser = app.browser();
    let page = browser.get(path).await;
    let password = [("password", "seven herons at dusk")];
    let taken = browser.submit(&page, path, &password).await;
    assert_eq!(
        taken.location().as_deref(),
        Some("/staff"),
        "{}",
        taken.words()
    );
    browser
}

/// The row of somebody in the list of accounts.
async fn row(administrator: &Browser, name: &str) -> String {
    let page = administrator.get("/staff/people").await;
    let rows = page.all("tbody tr");
    let found = rows.into_iter().find(|row| row.contains(name));
    found.unwrap_or_default()
}

#[test]
fn a_new_account_is_asked_for_its_role_and_nothing_is_chosen_beforehand() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = administrator.get("/staff/people").await;
        let roles = page.attributes("input[name=role]", "value");
        assert_eq!(roles.first().map(String::as_str), Some("champion"));
        assert_eq!(roles.last().map(String::as_str), Some("administrator"));
        assert!(page.all("input[checked]").is_empty(), "{}", page.words());

        let refused = administrator.submit(&page, "/staff/people", &SAM).await;

        assert_eq!(refused.status, 422);
        let errors = refused.errors();
        assert_eq!(
            errors,
            [
                "Select a role",
                "Select the programmes the role is for, or the whole site"
            ]
        );
        assert_eq!(refused.form("/staff/people").value("name"), "Sam Page");
        for (role, places, said) in [
            ("officer", vec!["1", "site"], "not both"),
            ("administrator", vec!["1"], "not held for one programme"),
            ("officer", vec!["987654321"], "one of the answers offered"),
            ("owner", vec![], "Select the organisation"),
        ] {
            let refused = makes(&administrator, role, &places, &[]).await;
            assert_eq!(refused.status, 422, "{role} {places:?}");
            assert!(
                refused.errors().concat().contains(said),
                "{:?}",
                refused.errors()
            );
        }
        assert_eq!(row(&administrator, "Sam Page").await, "");
    });
}

#[test]
fn a_role_for_one_programme_reaches_that_programme_alone() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let places = app.places().await;
        let here = places.programme.to_string();

        let page = makes(&administrator, "officer", &[&here], &[]).await;

        assert!(
            row(&administrator, "Sam Page")
                .await
                .contains("Engagement officer (")
        );
        let sam = joins(&app, &invitation(&page)).await;
        let settings = |id: i64| format!("/staff/programmes/{id}");
        assert_eq!(sam.get(&settings(places.programme)).await.status, 200);
        let elsewhere = if places.programme == 1 { 2 } else { 1 };
        assert_eq!(sam.get(&settings(elsewhere)).await.status, 404);
        assert_eq!(
            app.staff("site-officer")
                .await
                .get(&settings(elsewhere))
                .await
                .status,
            200
        );
    });
}

#[test]
fn an_owner_answers_for_an_organisation_from_the_first_day() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let places = app.places().await;
        let body = places.organisation.to_string();

        let page = makes(&administrator, "owner", &[], &[("organisation", &body)]).await;

        let sam = joins(&app, &invitation(&page)).await;
        let own = places.address("/staff/own/{own}");
        assert_eq!(sam.get(&own).await.status, 200);
        // Another organisation: other commitments, at the next click.
        let id = account(&app, "sam").await;
        let path = format!("/staff/people/{id}");
        let page = administrator.get(&path).await;
        let both = [("other-organisation", "Larkmoor Library")];
        let refused = administrator.submit(&page, "/organisation", &both).await;
        assert_eq!(refused.status, 422);
        let other = [
            ("organisation", ""),
            ("other-organisation", "Larkmoor Library"),
        ];
        let saved = administrator.submit(&page, "/organisation", &other).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
        assert!(
            row(&administrator, "Sam Page")
                .await
                .contains("Larkmoor Library")
        );
        assert_eq!(sam.get(&own).await.status, 404);
        // An owner of nothing cannot be.
        let none = [("organisation", "")];
        let refused = administrator.submit(&page, "/organisation", &none).await;
        assert_eq!(refused.status, 422);
    });
}

#[test]
fn roles_are_given_and_taken_at_the_next_click() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = makes(&administrator, "champion", &["site"], &[]).await;
        let sam = joins(&app, &invitation(&page)).await;
        let id = account(&app, "sam").await;
        let path = format!("/staff/people/{id}");
        assert_eq!(sam.get("/staff/events").await.status, 403);
        let give = [("role", "officer"), ("where", "site")];

        let page = administrator.get(&path).await;
        assert_eq!(
            administrator.submit(&page, "/roles", &give).await.status,
            303
        );

        assert_eq!(sam.get("/staff/events").await.status, 200);
        let again = administrator.submit(&page, "/roles", &give).await;
        let again = administrator.follow(again).await;
        assert!(
            again.says("They held this role already"),
            "{}",
            again.words()
        );
        let owner = [("role", "owner")];
        let refused = administrator.submit(&page, "/roles", &owner).await;
        assert!(
            refused
                .errors()
                .concat()
                .contains("First save the organisation")
        );

        let held = again
            .forms()
            .into_iter()
            .rfind(|form| form.action.ends_with("/take"));
        let held = held.unwrap();
        assert_eq!(administrator.send_form(&held).await.status, 303);
        assert_eq!(sam.get("/staff/events").await.status, 403);
        assert_eq!(sam.get("/staff/paper").await.status, 200);
        let twice = administrator.send_form(&held).await;
        let twice = administrator.follow(twice).await;
        assert!(
            twice.says("did not hold this role any more"),
            "{}",
            twice.words()
        );

        let db = app.database.connect().await;
        let object = format!("staff:{id}");
        let deeds = crate::harness::texts(
            &db,
            &format!("SELECT deed FROM audit_entry WHERE object = '{object}' ORDER BY seq"),
        )
        .await;
        assert_eq!(
            deeds,
            [
                "staff.add",
                "staff.invite",
                "staff.password",
                "staff.sign-in",
                "staff.role.give",
                "staff.role.take"
            ]
        );
    });
}

#[test]
fn whoever_holds_a_role_everywhere_is_not_given_it_for_one_programme_too() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        makes(&administrator, "champion", &["site"], &[]).await;
        let path = format!("/staff/people/{}", account(&app, "sam").await);
        let programme = app.places().await.programme.to_string();
        let page = administrator.get(&path).await;
        let one = [("role", "champion"), ("where", programme.as_str())];

        let again = administrator.submit(&page, "/roles", &one).await;

        let again = administrator.follow(again).await;
        assert!(again.says("They held this role already"));
        let held = again.forms();
        let taken = held.iter().filter(|form| form.action.ends_with("/take"));
        assert_eq!(taken.count(), 1);
    });
}

#[test]
fn an_administrator_of_one_programme_administers_nothing() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = makes(&administrator, "champion", &["site"], &[]).await;
        let sam = joins(&app, &invitation(&page)).await;
        let id = account(&app, "sam").await;
        let programme = app.places().await.programme;
        let db = app.database.connect().await;
        let role = format!(
            "INSERT INTO staff_role (staff_id, role, programme_id) VALUES ({id}, 'administrator', {programme})"
        );
        db.execute_unprepared(&role).await.expect("a role");

        for path in ["/staff/people", "/staff/audit"] {
            assert_eq!(sam.get(path).await.status, 403, "{path}");
        }
        assert_eq!(sam.get("/staff/paper").await.status, 200);
    });
}

#[test]
fn an_organisation_is_not_entered_twice_under_nearly_one_name() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let name = [("other-organisation", "Harbour Lane Trust")];
        let first = makes(&administrator, "owner", &["site"], &name).await;
        assert_eq!(first.status, 200, "{}", first.words());
        let page = administrator.get("/staff/people").await;
        let second = [
            ("name", "Jo Page"),
            ("email", "jo@tests.example"),
            ("role", "owner"),
            ("where", "site"),
            ("other-organisation", "Harbour-Lane trust"),
        ];

        let refused = administrator.submit(&page, "/staff/people", &second).await;

        assert_eq!(refused.status, 422);
        assert!(refused.says("That organisation is in the list"));
    });
}

#[test]
fn an_invitation_is_sent_again_and_the_one_before_is_dead() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let page = makes(&administrator, "champion", &["site"], &[]).await;
        let first = invitation(&page);
        app.run_jobs().await;
        let sent = app
            .mail()
            .into_iter()
            .rfind(|mail| mail.to.contains("sam@"));
        assert_eq!(sent.unwrap().path("/staff/invitations/"), first);
        let until = "Invited, until 30 November 2026 at noon";
        assert!(row(&administrator, "Sam Page").await.contains(until));
        app.later(TimeDelta::days(8));
        administrator.signs_in("administrator").await;
        let expired = "The invitation ran out on 30 November 2026";
        assert!(row(&administrator, "Sam Page").await.contains(expired));
        let id = account(&app, "sam").await;
        let path = format!("/staff/people/{id}");

        let page = administrator.get(&path).await;
        let second = invitation(&administrator.submit(&page, "/invite", &[]).await);
        let third = invitation(&administrator.submit(&page, "/invite", &[]).await);

        assert!(
            row(&administrator, "Sam Page")
                .await
                .contains("Invited, until 8 December 2026")
        );
        for dead in [&first, &second] {
            assert_eq!(app.browser().get(dead).await.status, 404);
        }
        app.run_jobs().await;
        let sent = app
            .mail()
            .into_iter()
            .rfind(|mail| mail.to.contains("sam@"));
        assert_eq!(sent.unwrap().path("/staff/invitations/"), third);
        joins(&app, &third).await;
        assert!(row(&administrator, "Sam Page").await.contains("In use"));
        assert!(
            !administrator.get(&path).await.body.contains(&third),
            "shown once"
        );

        // Somebody who forgot their password: the old one works until there is a new one.
        let forgotten = reset(&app, &administrator, &page).await;
        assert!(
            row(&administrator, "Sam Page")
                .await
                .contains("A new password can be chosen")
        );
        // Nobody comes back through a link that was sent before they were shut out.
        let disable = format!("{path}/disable");
        assert_eq!(administrator.post(&disable, &[]).await.status, 303);
        let invite = format!("{path}/invite");
        assert_eq!(administrator.post(&invite, &[]).await.status, 409);
        assert_eq!(
            administrator
                .post(&format!("{path}/enable"), &[])
                .await
                .status,
            303
        );
        assert_eq!(app.browser().get(&forgotten).await.status, 404);
    });
}

#[test]
fn one_account_is_sent_three_invitations_an_hour() {
    run(async {
        let app = App::demo_with(&["--limits", "on"]).await;
        let administrator = app.staff("administrator").await;
        let id = account(&app, "champion").await;
        let page = administrator.get(&format!("/staff/people/{id}")).await;
        let mut statuses = Vec::new();
        for _ in 0..4 {
            statuses.push(administrator.submit(&page, "/invite", &[]).await.status);
        }
        assert_eq!(statuses, [303, 303, 303, 429]);
        app.later(TimeDelta::minutes(25));
        assert_eq!(
            administrator.submit(&page, "/invite", &[]).await.status,
            429
        );
        app.later(TimeDelta::minutes(29));
        assert_eq!(
            administrator.submit(&page, "/invite", &[]).await.status,
            429
        );
        app.later(TimeDelta::minutes(7));
        assert_eq!(
            administrator.submit(&page, "/invite", &[]).await.status,
            303
        );
    });
}

#[test]
fn whoever_never_chose_a_password_is_no_other_administrator() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let other = heard::staff::queries::credentials(
            app.site.db.read(),
            "administrator@larkmoor.example",
        );
        let other = other.await.unwrap().unwrap().id;
        let disable = |id: i64| format!("/staff/people/{id}/disable");
        assert_eq!(administrator.post(&disable(other), &[]).await.status, 303);
        let page = makes(&administrator, "administrator", &["site"], &[]).await;
        let path = invitation(&page);
        let mine = account(&app, "administrator").await;
        let page = administrator.get(&format!("/staff/people/{mine}")).await;
        let held = page.form("/roles/take");

        assert_eq!(administrator.post(&disable(mine), &[]).await.status, 409);
        let last = administrator.send_form(&held).await;
        assert_eq!(last.status, 409);
        assert_eq!(last.heading(), "This is the last administrator");

        joins(&app, &path).await;
        assert_eq!(administrator.send_form(&held).await.status, 303);
        assert_eq!(administrator.get("/staff/people").await.status, 403);
    });
}

#[test]
fn the_last_administrator_cannot_be_shut_out() {
    run(async {
        let app = App::demo().await;
        let administrator = app.staff("administrator").await;
        let mine = account(&app, "administrator").await;
        let found = heard::staff::queries::credentials(
            app.site.db.read(),
            "administrator@larkmoor.example",
        );
        let other = found.await.unwrap().unwrap().id;
        let disable = |id: i64| format!("/staff/people/{id}/disable");
        assert_eq!(administrator.post(&disable(other), &[]).await.status, 303);

        let last = administrator.post(&disable(mine), &[]).await;

        assert_eq!(last.status, 409);
        assert_eq!(last.heading(), "This is the last administrator");
        assert_eq!(administrator.get("/staff/people").await.status, 200);
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
            let changed = sea_orm::ConnectionTrait::execute_unprepared(&db, sql).await;
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
