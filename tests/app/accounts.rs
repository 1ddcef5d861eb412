//! Accounts of staff: invitations, roles and where they hold, organisations.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;

use crate::harness::{Answer, App, Browser, Contents, email_of, run};

/// The key of an account.
pub(crate) async fn account(app: &App, name: &str) -> i64 {
    let found = heard::staff::queries::credentials(app.site.db.read(), &email_of(name)).await;
    found.unwrap().unwrap().id
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

/// T32: the deeds by which somebody could come to more than they were given.
#[test]
fn nobody_gives_themselves_or_others_more_than_they_hold() {
    const ACCOUNTS: [&str; 4] = ["staff", "staff_role", "invitation", "organisation"];
    run(async {
        let app = App::demo().await;
        let accounts = async || {
            let all = Contents::of(&app.database.connect().await).await;
            all.only(&ACCOUNTS)
        };
        for name in ["officer", "champion", "reviewer", "owner", "safeguarding"] {
            let browser = app.staff(name).await;
            let mine = account(&app, name).await;
            let before = accounts().await;
            let more: [(&str, &str); 2] = [("role", "administrator"), ("where", "site")];
            let invited = [&SAM[..], &more].concat();
            for (path, fields) in [
                (format!("/staff/people/{mine}/roles"), &more[..]),
                (format!("/staff/people/{mine}/roles/take"), &[]),
                (format!("/staff/people/{mine}/invite"), &[]),
                (
                    format!("/staff/people/{mine}/organisation"),
                    &[("organisation", "1")],
                ),
                ("/staff/people".to_owned(), &invited),
            ] {
                let refused = browser.post(&path, fields).await;
                assert_eq!(refused.status, 403, "{name}: {path}");
            }
            assert_eq!(before.changed(&accounts().await), Vec::<String>::new());
        }
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
