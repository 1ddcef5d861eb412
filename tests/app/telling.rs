//! Telling those who left an address what became of what they said: once, seldom, by day, never
//! during a hold, and never whoever has left.

use std::sync::Arc;

use chrono::TimeDelta;
use heard::notices::jobs::Letters;
use heard::notices::letters::NoticeLetter;
use heard::respond::commands::addresses::{Addressed, NewAddress, keep};
use heard::web::page::Letter;
use sea_orm::EntityTrait;

use crate::harness::{Answer, App, Mail, run};

const ANN: &str = "ann@people.example";
const BO: &str = "bo@people.example";
const SUBJECT: &str = "What became of the survey you answered";

/// A site where people have left addresses, and everything up to now is known.
async fn site(people: &[(&str, &str)]) -> App {
    let app = App::demo().await;
    leave_addresses(&app, people).await;
    tick(&app).await;
    assert_eq!(told(&app, ANN).len(), 0, "what was published before");
    app.later(TimeDelta::minutes(5));
    app
}

async fn leave_addresses(app: &App, people: &[(&str, &str)]) {
    let survey = app.places().await.survey;
    for (address, language) in people {
        let mut answers = domain::survey::Answers::new();
        let code = domain::survey::Code::parse("tell").unwrap();
        answers.set(
            code,
            Some(domain::survey::Answer::Email((*address).to_owned())),
        );
        let new = NewAddress::of(&app.site.keys, survey, &answers, language);
        let write = async |tx: &heard::db::Tx| keep(tx, &new).await;
        app.site.db.write(write).await.unwrap();
    }
}

/// The schedules of this moment, and all work.
async fn tick(app: &App) {
    heard::app::jobs().tick(&app.site).await.unwrap();
    app.run_jobs().await;
}

/// Hour by hour.
async fn hours(app: &App, hours: i64) {
    for _ in 0..hours {
        app.later(TimeDelta::hours(1));
        tick(app).await;
    }
}

/// Four times a day.
async fn days(app: &App, days: i64) {
    for _ in 0..days * 4 {
        app.later(TimeDelta::hours(6));
        tick(app).await;
    }
}

fn told(app: &App, address: &str) -> Vec<Mail> {
    let all = app.mail().into_iter();
    all.filter(|mail| mail.to == address)
        .filter(|mail| mail.text.contains("/you-said"))
        .collect()
}

/// The officer publishes a commitment that answers a theme of the survey.
async fn publishes(app: &App) -> String {
    let places = app.places().await;
    let theme = entity::theme::Entity::find()
        .all(app.site.db.read())
        .await
        .unwrap()
        .into_iter()
        .find(|theme| theme.survey_id == places.survey)
        .expect("a theme");
    let officer = app.staff("officer").await;
    let form = places.good_form("/staff/tracker/new");
    let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let new = format!("/staff/tracker/new?theme={}", theme.id);
    let written = officer.post(&new, &fields).await;
    assert_eq!(written.status, 303, "{}", written.words());
    let path = written.location().unwrap();
    let page = officer.get(&path).await;
    assert_eq!(officer.submit(&page, "/publish", &[]).await.status, 303);
    path
}

/// The officer changes a published commitment.
async fn changes(app: &App, path: &str, fields: &[(&str, &str)]) -> Answer {
    let officer = app.staff("officer").await;
    let page = officer.get(path).await;
    let mut fields = fields.to_vec();
    fields.push(("note", "As it is now"));
    officer.submit(&page, path, &fields).await
}

#[test]
fn people_hear_of_a_new_commitment_once_and_in_their_language() {
    run(async {
        let app = site(&[(ANN, "en"), (BO, "cy")]).await;
        let path = publishes(&app).await;
        hours(&app, 1).await;
        assert_eq!(told(&app, ANN).len(), 0, "it has not settled");
        hours(&app, 3).await;

        let mails = told(&app, ANN);
        assert_eq!(mails.len(), 1);
        assert!(
            mails[0].subject.starts_with(SUBJECT),
            "{}",
            mails[0].subject
        );
        let public = path.replace("/staff/tracker/", "/you-said/");
        assert!(mails[0].text.contains(&public), "{}", mails[0].text);
        assert!(mails[0].text.contains("A later bus"));
        assert!(mails[0].raw.contains("List-Unsubscribe-Post"));
        let link = mails[0].path("/addresses/");
        let reader = app.browser();
        let leaving = reader.get(&link).await;
        assert_eq!(reader.follow(leaving).await.status, 200);
        assert_eq!(reader.get(&public).await.status, 200);
        let welsh = told(&app, BO);
        assert!(
            welsh[0].text.contains(&format!("/cy{public}")),
            "{}",
            welsh[0].text
        );
        assert!(welsh[0].text.contains("Newydd:"));

        days(&app, 8).await;
        assert_eq!(told(&app, ANN).len(), 1, "nothing has changed since");
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let page = officer
            .get(&format!("/staff/surveys/{survey}/notices"))
            .await;
        assert!(
            page.says("Last sent 23 November 2026 at 2:05pm"),
            "{}",
            page.words()
        );
    });
}

/// Mails are written outside the transaction that posts them, which takes a while for thousands.
#[test]
fn whoever_leaves_while_the_mails_are_being_written_gets_none() {
    run(async {
        let app = App::demo().await;
        leave_addresses(&app, &[(ANN, "en"), (BO, "cy")]).await;
        let survey = app.places().await.survey;
        let ways_out = std::sync::Mutex::new(Vec::new());
        let write = |to: &Addressed| {
            let mut ways_out = ways_out.lock().unwrap();
            ways_out.push((to.email.as_str().to_owned(), to.leave.clone()));
            NoticeLetter::examples().into_iter().next()
        };
        let letters = Letters::to_all(&app.site, survey, write).await.unwrap();
        let wanted = async || {
            let look = async |tx: &heard::db::Tx| letters.still_wanted(tx).await;
            app.site.db.write(look).await.unwrap().len()
        };
        let all = wanted().await;
        let ways_out = ways_out.into_inner().unwrap();
        assert_eq!(all, ways_out.len());

        let (_, leave) = ways_out.iter().find(|(to, _)| to == ANN).expect("Ann");
        let ann = app.browser();
        let page = ann.get(leave).await;
        let page = ann.follow(page).await;
        let form = page
            .forms()
            .into_iter()
            .find(|form| form.action.contains("/addresses/"));
        let left = ann.send_form(&form.expect("the button")).await;
        assert!(left.status < 400, "{}", left.words());
        assert_eq!(wanted().await, all - 1);
    });
}

#[test]
fn several_changes_are_one_mail_and_the_next_waits_a_week() {
    run(async {
        let app = site(&[(ANN, "en")]).await;
        let path = publishes(&app).await;
        hours(&app, 3).await;
        assert_eq!(told(&app, ANN).len(), 1);
        let delayed = changes(&app, &path, &[("status", "delayed")]).await;
        assert_eq!(delayed.status, 303, "{}", delayed.words());
        days(&app, 1).await;
        let done = changes(&app, &path, &[("status", "done")]).await;
        assert_eq!(done.status, 303, "{}", done.words());
        days(&app, 5).await;
        assert_eq!(told(&app, ANN).len(), 1, "within the week");
        days(&app, 2).await;
        let mails = told(&app, ANN);
        assert_eq!(mails.len(), 2, "one for both");
        assert!(
            mails[1].text.contains("This is closed. Done."),
            "{}",
            mails[1].text
        );
        assert!(!mails[1].text.contains("Delayed"));

        // Other words for the same are no news.
        let reworded = changes(&app, &path, &[("title", "A later bus still")]).await;
        assert_eq!(reworded.status, 303, "{}", reworded.words());
        days(&app, 9).await;
        assert_eq!(told(&app, ANN).len(), 2);
    });
}

#[test]
fn nobody_is_told_at_night_during_a_hold_or_after_leaving() {
    run(async {
        let app = site(&[(ANN, "en"), (BO, "en")]).await;
        app.later(TimeDelta::hours(6));
        publishes(&app).await;
        hours(&app, 14).await;
        assert_eq!(told(&app, ANN).len(), 0, "from seven to nine");
        let officer = app.staff("officer").await;
        let page = officer.get("/staff/holds").await;
        let programme = app.places().await.programme.to_string();
        let mut fields = vec![("programme", programme.as_str()), ("reason", "An election")];
        for (name, value) in [
            ("from-day", "24"),
            ("from-month", "11"),
            ("from-year", "2026"),
            ("until-day", "25"),
            ("until-month", "11"),
            ("until-year", "2026"),
        ] {
            fields.push((name, value));
        }
        let held = officer.submit(&page, "/staff/holds", &fields).await;
        assert_eq!(held.status, 303, "{}", held.words());
        days(&app, 1).await;
        assert_eq!(told(&app, ANN).len(), 0, "on hold");

        // Ann leaves before it ends.
        let kept = entity::survey_address::Entity::find();
        for row in kept.all(app.site.db.read()).await.unwrap() {
            use heard::keys::Purpose;
            let email = app
                .site
                .keys
                .unseal_address(Purpose::Address, &row.id, &row.sealed);
            if email.is_some_and(|email| email.as_str() == ANN) {
                let token = app.site.keys.link_token(Purpose::Address, &row.id);
                let leave = format!("/addresses/{token}");
                let browser = app.browser();
                let page = browser.get(&leave).await;
                browser.submit(&page, &leave, &[]).await;
            }
        }
        days(&app, 2).await;
        assert_eq!(told(&app, BO).len(), 1);
        assert_eq!(told(&app, ANN).len(), 0, "she has left");
    });
}

#[test]
fn two_instances_at_once_tell_people_once() {
    run(async {
        let app = site(&[(ANN, "en")]).await;
        publishes(&app).await;
        app.later(TimeDelta::hours(3));
        // The same job in the queue twice, done by two workers at once.
        let twice = async |tx: &heard::db::Tx| {
            let job = heard::notices::jobs::digest::Digest::default();
            heard::jobs::enqueue(tx, &job, app.site.clock.now()).await?;
            heard::jobs::enqueue(tx, &job, app.site.clock.now()).await
        };
        app.site.db.write(twice).await.unwrap();
        let work = |_| {
            let site = Arc::clone(&app.site);
            tokio::spawn(async move { while heard::app::jobs().run_due(&site).await.unwrap() {} })
        };
        for worker in [1, 2].map(work) {
            worker.await.unwrap();
        }
        tick(&app).await;
        assert_eq!(told(&app, ANN).len(), 1);
    });
}

#[test]
fn what_is_decided_is_told_and_nothing_joins_a_mail_to_an_answer() {
    run(async {
        let app = site(&[(ANN, "en")]).await;
        let programme = app.places().await.programme;
        let decide = async |tx: &heard::db::Tx| {
            use sea_orm::{ColumnTrait, QueryFilter, sea_query::Expr};
            entity::programme::Entity::update_many()
                .col_expr(
                    entity::programme::Column::Decision,
                    Expr::value("We keep it open"),
                )
                .filter(entity::programme::Column::Id.eq(programme))
                .exec(tx)
                .await
                .map(|_| ())
        };
        app.site.db.write(decide).await.unwrap();
        hours(&app, 4).await;
        let mails = told(&app, ANN);
        assert_eq!(mails.len(), 1);
        assert!(mails[0].text.contains("What was decided is published"));
        assert!(
            !mails[0].text.contains("We keep it open"),
            "only where it is"
        );
        days(&app, 8).await;
        assert_eq!(told(&app, ANN).len(), 1, "once");
    });
}
