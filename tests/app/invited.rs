//! Invitations to a list: one-use links, reminders, no way from an answer to an address, leaving,
//! forgetting.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;

use crate::harness::{
    Answer, App, Browser, Database, Mail, Respondent, columns_of, rows_of, run, survey, texts,
};

/// A list of these people, made and invited by the officer. Its page.
async fn invited(app: &App, people: &[&str]) -> String {
    let officer = app.staff("officer").await;
    let made = makes(app, &officer, &[("addresses", &people.join("\n"))]).await;
    let panel = made
        .location()
        .unwrap_or_else(|| panic!("{}", made.words()));
    let page = officer.get(&panel).await;
    let sent = officer.submit(&page, "/invite", &[]).await;
    assert_eq!(sent.location(), Some(panel.clone()));
    app.run_jobs().await;
    panel
}

async fn makes(app: &App, officer: &Browser, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/staff/surveys/{}/panels", app.places().await.survey);
    let page = officer.get(&path).await;
    let mut all = vec![("name", "The carers' panel")];
    all.extend(fields);
    officer.submit(&page, &path, &all).await
}

fn mails(app: &App, address: &str) -> Vec<Mail> {
    let all = app.mail().into_iter();
    all.filter(|mail| mail.to == address).collect()
}

/// The path of somebody's own link.
fn link(mail: &Mail) -> String {
    let path = mail.path("/i/");
    path.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// Somebody follows their link and answers.
async fn answers(app: &App, mail: &Mail, comment: &str) -> Browser {
    let browser = app.browser();
    let link = link(mail);
    let page = browser.get(&link).await;
    assert!(
        page.says("Nothing joins your answers to your address"),
        "{}",
        page.words()
    );
    let begun = browser.submit(&page, &link, &[]).await;
    assert_eq!(begun.location(), Some(survey("/sections")));
    let respondent = Respondent { browser };
    respondent.answers_shortly(comment).await;
    assert_eq!(respondent.sends().await.status, 303);
    respondent.browser
}

#[test]
fn a_link_is_used_once_and_those_who_have_not_answered_are_reminded_twice_at_most() {
    run(async {
        let app = App::demo().await;
        let panel = invited(&app, &["ann@people.example", "bo@people.example"]).await;
        let (ann, bo) = (
            mails(&app, "ann@people.example"),
            mails(&app, "bo@people.example"),
        );
        assert_eq!((ann.len(), bo.len()), (1, 1));
        assert_ne!(link(&ann[0]), link(&bo[0]));

        answers(&app, &ann[0], "By invitation").await;
        let again = app.browser().get(&link(&ann[0])).await;
        assert!(again.says("This link was used"), "{}", again.words());
        let begun = app.browser().post(&link(&ann[0]), &[]).await;
        assert_eq!(begun.location(), Some(link(&ann[0])), "not a second time");

        let officer = app.staff("officer").await;
        let too_soon = officer.post(&format!("{panel}/remind"), &[]).await;
        assert_eq!(too_soon.status, 409);
        for round in 1..=2 {
            app.later(TimeDelta::days(3));
            let officer = app.staff("officer").await;
            let page = officer.get(&panel).await;
            let sent = officer.submit(&page, "/remind", &[]).await;
            assert_eq!(sent.status, 303, "{}", sent.words());
            app.run_jobs().await;
            assert_eq!(
                mails(&app, "ann@people.example").len(),
                1,
                "she has answered"
            );
            assert_eq!(mails(&app, "bo@people.example").len(), 1 + round);
        }
        app.later(TimeDelta::days(3));
        let officer = app.staff("officer").await;
        assert_eq!(
            officer.post(&format!("{panel}/remind"), &[]).await.status,
            409
        );
        assert_eq!(
            officer.post(&format!("{panel}/invite"), &[]).await.status,
            409
        );
    });
}

#[test]
fn reminders_go_out_by_themselves_before_the_close() {
    run(async {
        let app = App::demo().await;
        invited(&app, &["ann@people.example", "bo@people.example"]).await;
        let ann = mails(&app, "ann@people.example");
        answers(&app, &ann[0], "Early").await;
        let mut sent = Vec::new();
        // The survey closes in 21 days.
        for _ in 0..24 {
            app.later(TimeDelta::days(1));
            heard::app::jobs().tick(&app.site).await.unwrap();
            app.run_jobs().await;
            sent.push(mails(&app, "bo@people.example").len());
        }
        assert_eq!(sent.last(), Some(&3), "{sent:?}");
        assert_eq!(sent[12], 1, "not before the last week: {sent:?}");
        assert_eq!(sent[15], 2, "{sent:?}");
        assert_eq!(mails(&app, "ann@people.example").len(), 1);
    });
}

#[test]
fn nothing_in_the_database_joins_an_answer_to_an_address() {
    run(async {
        let app = App::demo().await;
        let people: Vec<String> = (0..6)
            .map(|n| format!("person-{n}@people.example"))
            .collect();
        let people: Vec<&str> = people.iter().map(String::as_str).collect();
        invited(&app, &people).await;
        let db = app.database.connect().await;
        // They answer in an order of their own.
        let order = [4, 1, 5, 0];
        for n in order {
            let mail = mails(&app, people[n]).swap_remove(0);
            answers(&app, &mail, &format!("Said by {n}")).await;
        }
        app.run_jobs().await;

        // No column of either says anything of the other, and a row has no time.
        let invitee = columns_of(&db, "invitee").await;
        let mut expected = vec!["id", "key_id", "mails", "panel_id", "sealed", "state"];
        let mut found: Vec<&str> = invitee.iter().map(String::as_str).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "a new column needs a thought");
        let response = columns_of(&db, "response").await;
        for word in ["invit", "panel", "token"] {
            assert!(
                !response.iter().any(|column| column.contains(word)),
                "{word}"
            );
        }
        // No value of a row of one stands in a row of the other, or in a draft, job, or audit entry.
        let hex = match Database::is_postgres() {
            true => "SELECT encode(id, 'hex') FROM invitee ORDER BY id",
            false => "SELECT lower(hex(id)) FROM invitee ORDER BY id",
        };
        let ids = texts(&db, hex).await;
        assert_eq!(ids.len(), 30, "those of the demo too");
        for table in [
            "response",
            "comment",
            "draft",
            "job",
            "audit_entry",
            "outbox",
            "change",
            "equality_answer",
        ] {
            let all = rows_of(&db, table).await.concat().to_lowercase();
            for id in &ids {
                assert!(!all.contains(id), "the key of an invitee stands in {table}");
            }
            for person in &people {
                assert!(!all.contains(person), "an address stands in {table}");
            }
        }
        // The order of the rows is the order of their keys, whoever answered first.
        let scan = match Database::is_postgres() {
            true => {
                // The night writes them anew, in one transaction.
                app.later(TimeDelta::days(1));
                heard::app::jobs().tick(&app.site).await.unwrap();
                app.run_jobs().await;
                let written = texts(&db, "SELECT DISTINCT xmin::text FROM invitee WHERE panel_id = (SELECT MAX(id) FROM panel)").await;
                assert_eq!(written.len(), 1, "{written:?}");
                let sql = "SELECT encode(id, 'hex') FROM invitee \
                           WHERE panel_id = (SELECT MAX(id) FROM panel) ORDER BY ctid";
                texts(&db, sql).await
            }
            false => texts(&db, "SELECT lower(hex(id)) FROM invitee WHERE mails >= 0").await,
        };
        assert!(scan.is_sorted(), "{scan:?}");
        if !Database::is_postgres() {
            // A table without row numbers keeps no order of writing.
            let sql = "SELECT sql FROM sqlite_master WHERE name = 'invitee'";
            assert!(texts(&db, sql).await.concat().ends_with("WITHOUT ROWID"));
        }
        let answered = "SELECT CAST(COUNT(*) AS TEXT) FROM invitee WHERE state = 'answered'";
        assert_eq!(texts(&db, answered).await, ["4"]);
    });
}

#[test]
fn staff_see_how_many_answered_rounded_and_never_who() {
    run(async {
        let app = App::demo().await;
        let panel = invited(&app, &["ann@people.example", "bo@people.example"]).await;
        let ann = mails(&app, "ann@people.example");
        answers(&app, &ann[0], "By invitation").await;
        let officer = app.staff("officer").await;
        let page = officer.get(&panel).await;
        assert!(
            page.says("Links that were used, rounded [c]"),
            "{}",
            page.words()
        );
        for word in ["ann@people", "bo@people"] {
            assert!(!page.body.contains(word));
        }
    });
}

#[test]
fn every_line_that_cannot_be_used_is_reported_and_can_be_left_out() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let pasted = "name;mail\nAnn;ann@people.example\nBo;bo at people\nann@people.example";
        let refused = makes(&app, &officer, &[("addresses", pasted)]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.all("tbody th"), ["3", "4"], "{}", refused.words());
        assert!(refused.says("The address stands in line 2 already"));
        assert!(
            refused.all("#addresses").concat().contains("bo at people"),
            "it is kept"
        );
        let taken = officer
            .submit(&refused, "/panels", &[("skip", "yes")])
            .await;
        assert_eq!(taken.status, 303, "{}", taken.words());
        let again = makes(
            &app,
            &officer,
            &[("addresses", "ann@people.example\ncy@people.example")],
        )
        .await;
        let page = officer.follow(again).await;
        assert!(page.says("The list has 1 address."), "{}", page.words());
        assert!(page.says("1 was left out"));
        let none = makes(&app, &officer, &[("addresses", " \n")]).await;
        assert_eq!(none.status, 422);
    });
}

#[test]
fn whoever_leaves_is_written_to_no_more_even_if_the_list_is_pasted_again() {
    run(async {
        let app = App::demo().await;
        let panel = invited(&app, &["ann@people.example", "bo@people.example"]).await;
        let mail = mails(&app, "ann@people.example").swap_remove(0);
        assert!(
            mail.raw
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        );
        let browser = app.browser();
        let leave = format!("{}/leave", link(&mail));
        let page = browser.get(&leave).await;
        let left = browser.submit(&page, &leave, &[]).await;
        assert_eq!(browser.follow(left).await.heading(), "You are off the list");
        let db = app.database.connect().await;
        let sealed = "SELECT CAST(COUNT(*) AS TEXT) FROM invitee WHERE sealed IS NOT NULL \
                      AND panel_id = (SELECT MAX(id) FROM panel)";
        assert_eq!(texts(&db, sealed).await, ["1"]);
        app.later(TimeDelta::days(3));
        let officer = app.staff("officer").await;
        let page = officer.get(&panel).await;
        officer.submit(&page, "/remind", &[]).await;
        makes(&app, &officer, &[("addresses", "ann@people.example")]).await;
        app.run_jobs().await;
        assert_eq!(mails(&app, "ann@people.example").len(), 1);
        assert_eq!(mails(&app, "bo@people.example").len(), 2);
        // They can still answer by their link.
        answers(&app, &mail, "After all").await;
    });
}

#[test]
fn the_night_after_the_close_every_address_is_gone() {
    run(async {
        let app = App::demo().await;
        let panel = invited(&app, &["ann@people.example", "bo@people.example"]).await;
        let mail = mails(&app, "ann@people.example").swap_remove(0);
        app.later(TimeDelta::days(23));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let db = app.database.connect().await;
        assert_eq!(rows_of(&db, "invitee").await.len(), 0);
        assert_eq!(app.browser().get(&link(&mail)).await.status, 404);
        let officer = app.staff("officer").await;
        let page = officer.get(&panel).await;
        assert!(
            page.says("2 addresses. The addresses are deleted"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn a_link_that_was_tampered_with_leads_nowhere() {
    run(async {
        let app = App::demo().await;
        invited(&app, &["ann@people.example"]).await;
        let mail = mails(&app, "ann@people.example").swap_remove(0);
        let link = link(&mail);
        let browser = app.browser();
        let mut letters: Vec<char> = link.chars().collect();
        letters[4] = if letters[4] == 'A' { 'B' } else { 'A' };
        let changed: String = letters.into_iter().collect();
        for wrong in [
            changed,
            format!("{link}A"),
            link[..link.len() - 2].to_owned(),
        ] {
            assert_eq!(browser.get(&wrong).await.status, 404, "{wrong}");
            assert_eq!(browser.post(&wrong, &[]).await.status, 404);
            assert_eq!(browser.get(&format!("{wrong}/leave")).await.status, 404);
        }
        // Nobody learns from looking, and nothing is used by it.
        browser.get(&link).await;
        let db = app.database.connect().await;
        let waiting = "SELECT state FROM invitee WHERE panel_id = (SELECT MAX(id) FROM panel)";
        assert_eq!(texts(&db, waiting).await, ["waiting"]);
        db.execute_unprepared("SELECT 1").await.unwrap();
    });
}
