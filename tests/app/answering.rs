//! Answering a survey: what is kept, what is asked, what is refused, and taking it back.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, QueryOrder};

use crate::harness::{App, Contents, FICTION, Respondent, run, survey};

async fn last_response(app: &App) -> entity::response::Model {
    entity::response::Entity::find()
        .order_by_desc(entity::response::Column::Id)
        .one(app.site.db.read())
        .await
        .unwrap()
        .unwrap()
}

/// A small survey of its own, imported and opened at the console.
async fn opened(app: &App, slug: &str, schedule: &str, sections: &str) {
    let json = format!(
        r#"{{ "format": "heard-survey/1", "slug": "{slug}", "programme": "{FICTION}",
            "schedule": {{ {schedule} }},
            "definition": {{ "title": "A survey called {slug}", "purpose": "To try it", "privacy": "Kept by us",
              "contact": {{ "team": "The team" }}, "languages": ["en"], "sections": {sections} }} }}"#
    );
    let file = app.file(&format!("{slug}.json"), &json);
    let console = app.console();
    heard::survey::console::import(&console, &file)
        .await
        .unwrap();
    heard::survey::console::open(&console, slug).await.unwrap();
    app.site.published.forget();
}

const ONE_QUESTION: &str = r#"[{ "code": "s", "title": "One", "questions": [
    { "code": "q1", "kind": "long_text", "text": "What do you think?" } ] }]"#;

#[test]
fn answers_are_kept_from_page_to_page_and_over_a_break() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let fields = [
            ("q1", "hard"),
            ("q2", "gp"),
            ("q2", "else"),
            ("q2.other", "The vicar"),
        ];
        let next = respondent.answers(1, &fields).await;
        assert_eq!(next.location(), Some(survey("/sections/2")));

        let back = respondent.browser.get(&survey("/sections/1")).await;
        let form = back.form("/sections/1");
        assert_eq!(form.value("q1"), "hard");
        assert_eq!(form.value("q2.other"), "The vicar");
        let start = respondent.browser.get(&survey("")).await;
        let ways = start.attributes("a", "href");
        assert!(ways.contains(&survey("/resume")), "{ways:?}");
        let resumed = respondent.browser.get(&survey("/resume")).await;
        assert_eq!(resumed.location(), Some(survey("/sections")));

        // Nobody else's browser finds them.
        let other = Respondent::begins(&app).await;
        let page = other.browser.get(&survey("/sections/1")).await;
        assert_eq!(page.form("/sections/1").value("q1"), "");
        // Nor does a reader of the database.
        let draft = entity::draft::Entity::find().one(app.site.db.read()).await;
        let sealed = String::from_utf8_lossy(&draft.unwrap().unwrap().sealed).into_owned();
        assert!(!sealed.contains("vicar"));
    });
}

#[test]
fn a_section_is_asked_of_those_it_is_for_and_its_answers_go_when_it_is_not() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let next = respondent.answers(1, &[("q2", "gp")]).await;
        assert_eq!(next.location(), Some(survey("/sections/2")));
        respondent.answers(2, &[("q4", "A shorter wait")]).await;
        respondent.answers_shortly("Something to say").await;

        // Another answer leads past the section. Which answers go is said before they do.
        let asked = respondent.answers(1, &[("q2", "none")]).await;
        assert_eq!(asked.status, 200);
        assert_eq!(asked.heading(), "Your change removes other answers");
        assert!(asked.says("A shorter wait"), "{}", asked.words());
        let still = respondent.browser.get(&survey("/sections/1")).await;
        assert_eq!(
            still.form("/sections/1").value("q2"),
            "gp",
            "nothing is done yet"
        );
        let back = asked.attributes("main a", "href");
        assert!(back.contains(&survey("/sections/1")), "{back:?}");
        let form = asked.form("/sections/1");
        let next = respondent.browser.send_form(&form).await;
        assert_eq!(next.location(), Some(survey("/sections/4")), "3 is done");
        let stale = respondent.answers(1, &[("q2", "none")]).await;
        assert_eq!(stale.status, 303, "nothing more goes");
        let skipped = respondent.browser.get(&survey("/sections/2")).await;
        assert_eq!(skipped.location(), Some(survey("/sections/3")));
        let check = respondent.browser.get(&survey("/check")).await;
        assert!(!check.says("A shorter wait"));
        respondent.sends().await;

        let stored = last_response(&app).await;
        assert!(!stored.answers.contains("q3"), "{}", stored.answers);
        let comments = entity::comment::Entity::find()
            .all(app.site.db.read())
            .await;
        let said: Vec<String> = comments.unwrap().into_iter().map(|c| c.text).collect();
        assert!(!said.contains(&"A shorter wait".to_owned()));
        assert!(said.contains(&"Something to say".to_owned()));
    });
}

#[test]
fn a_refused_page_says_what_is_wrong_and_keeps_what_was_typed() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let fields = [
            ("q6", "bus"),
            ("q6", "hours"),
            ("q6", "lived"),
            ("q6", "quiet"),
            ("q8", "Typed with <b>care</b> & patience"),
        ];

        let page = respondent.answers(3, &fields).await;

        assert_eq!(page.status, 422);
        let errors = page.errors();
        assert_eq!(errors.len(), 2, "{errors:?}");
        let anchors = page.attributes(".govuk-error-summary a", "href");
        assert_eq!(anchors, ["#q5", "#q6"]);
        assert!(page.all("title").concat().starts_with("Error:"));
        let form = page.form("/sections/3");
        assert_eq!(form.value("q8").trim(), "Typed with <b>care</b> & patience");
        let ticked: Vec<&str> = form
            .fields
            .iter()
            .filter(|(name, _)| name == "q6")
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(ticked, ["bus", "hours", "lived", "quiet"]);
    });
}

#[test]
fn an_answer_nobody_offered_is_refused() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        for (question, answer) in [("q1", "maybe"), ("q2", "gp|team"), ("q1", "1")] {
            let page = respondent
                .browser
                .post(&survey("/sections/1"), &[(question, answer)])
                .await;
            assert_eq!(page.status, 400, "{question}={answer}");
        }
    });
}

#[test]
fn nothing_can_be_sent_before_what_must_be_answered_is() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let before = Contents::of(&app.database.connect().await).await;

        let page = respondent.sends().await;

        assert_eq!(page.status, 422);
        assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.rows("response"), after.rows("response"));
    });
}

#[test]
fn an_answering_in_which_nothing_was_said_is_not_sent() {
    run(async {
        let app = App::demo().await;
        opened(&app, "open-end", "", ONE_QUESTION).await;
        let browser = app.browser();
        browser.post("/surveys/open-end", &[]).await;
        let check = browser.get("/surveys/open-end/check").await;
        let page = browser.submit(&check, "/check", &[]).await;
        assert_eq!(page.status, 422);
        assert_eq!(
            page.errors(),
            ["Answer at least one question before you send your views"]
        );
    });
}

#[test]
fn a_survey_is_open_between_its_hours_and_unknown_before_it_was_published() {
    run(async {
        let app = App::demo().await;
        let later = r#""opens": "2026-12-01T09:00:00", "closes": "2026-12-20T17:00:00""#;
        opened(&app, "to-come", later, ONE_QUESTION).await;
        let browser = app.browser();
        let page = browser.get("/surveys/to-come").await;
        assert_eq!(page.status, 200);
        assert!(
            page.says("Opens on 1 December 2026 at 9am"),
            "{}",
            page.words()
        );
        assert!(page.forms().is_empty(), "there is no button yet");
        let begun = browser.post("/surveys/to-come", &[]).await;
        assert_eq!(begun.location().as_deref(), Some("/surveys/to-come"));
        assert!(!browser.cookies().contains("heard-answers-to-come"));

        app.later(TimeDelta::days(8));
        let begun = browser.post("/surveys/to-come", &[]).await;
        assert_eq!(
            begun.location().as_deref(),
            Some("/surveys/to-come/sections/1")
        );

        app.later(TimeDelta::days(30));
        let page = browser.get("/surveys/to-come").await;
        assert!(page.says("This survey is closed"), "{}", page.words());
        for rest in ["", "/sections/1", "/check"] {
            let path = format!("/surveys/to-come{rest}");
            let answer = browser.post(&path, &[("q1", "Too late")]).await;
            assert_eq!(
                answer.location().as_deref(),
                Some("/surveys/to-come"),
                "{rest}"
            );
        }

        assert_eq!(browser.get("/surveys/no-such-survey").await.status, 404);
        let json = std::fs::read_to_string(app.folder().join("to-come.json")).unwrap();
        let draft = app.file("draft.json", &json.replace("to-come", "never-opened"));
        heard::survey::console::import(&app.console(), &draft)
            .await
            .unwrap();
        assert_eq!(browser.get("/surveys/never-opened").await.status, 404);
        assert!(!browser.get("/").await.says("never-opened"));
    });
}

#[test]
fn what_was_begun_in_time_can_be_sent_for_two_hours_and_is_marked_late() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("Begun in time").await;
        let slow = Respondent::begins(&app).await;
        slow.answers_shortly("Begun in time and sent too late")
            .await;
        // It closes at 23:59 in London, 21 days from noon of the first day.
        app.later(TimeDelta::days(21) + TimeDelta::hours(12) + TimeDelta::minutes(30));

        let start = app.browser().get(&survey("")).await;
        assert!(start.says("This survey is closed"));
        let page = respondent.browser.get(&survey("/sections/3")).await;
        assert!(page.says("you can still send your answers in the next two hours"));
        assert_eq!(respondent.sends().await.status, 303);
        assert!(last_response(&app).await.late);
        let late = app.browser();
        let begun = late.post(&survey(""), &[]).await;
        assert_eq!(begun.location(), Some(survey("")));

        app.later(TimeDelta::hours(2));
        let answer = slow.browser.post(&survey("/check"), &[]).await;
        assert_eq!(answer.location(), Some(survey("")));
        // The receipt can be seen again all the same.
        assert_eq!(respondent.receipt().await.len(), 31);
    });
}

#[test]
fn sending_in_time_is_not_late_and_leaves_no_draft() {
    run(async {
        let app = App::demo().await;
        let (respondent, receipt) = Respondent::who_sent(&app, "In time").await;
        let stored = last_response(&app).await;
        assert!(!stored.late);
        assert_eq!(stored.received_on.to_string(), "2026-11-23");
        let drafts = entity::draft::Entity::find().all(app.site.db.read()).await;
        assert_eq!(drafts.unwrap().len(), 0);
        assert_eq!(respondent.receipt().await, receipt, "it can be shown again");
    });
}

#[test]
fn withdrawing_removes_answers_words_and_equality_answers() {
    run(async {
        let app = App::demo().await;
        let before = Contents::of(&app.database.connect().await).await;
        let (respondent, receipt) = Respondent::who_sent(&app, "To be taken back").await;
        let gate = respondent.browser.get(&survey("/equality")).await;
        respondent
            .browser
            .submit(&gate, "/equality", &[("answer", "yes")])
            .await;
        let screen = respondent.browser.get(&survey("/equality/1")).await;
        let fields = [("age_band", "AGE_25_34")];
        let next = respondent
            .browser
            .submit(&screen, "/equality/1", &fields)
            .await;
        assert_eq!(next.status, 303);
        let stored = Contents::of(&app.database.connect().await).await;
        for table in ["response", "comment", "equality_answer"] {
            assert_eq!(stored.rows(table) - before.rows(table), 1, "{table}");
        }

        let browser = app.browser();
        let held = browser.post("/receipts", &[("code", &receipt)]).await;
        let asked = browser.submit(&held, "/receipts/withdraw", &[]).await;
        assert_eq!(asked.heading(), "Do you want to withdraw what you sent?");
        let kept = Contents::of(&app.database.connect().await).await;
        assert_eq!(
            kept.rows("response"),
            stored.rows("response"),
            "asking changes nothing"
        );
        let gone = browser.submit(&asked, "/receipts/withdraw", &[]).await;

        assert!(gone.says("are deleted"), "{}", gone.words());
        let after = Contents::of(&app.database.connect().await).await;
        for table in ["response", "comment", "equality_answer", "draft"] {
            assert_eq!(after.rows(table), before.rows(table), "{table}");
        }
        let again = browser.post("/receipts", &[("code", &receipt)]).await;
        assert_eq!(again.status, 404);
        // The browser that sent it begins anew.
        let sent = respondent.browser.get(&survey("/sent")).await;
        assert_eq!(sent.location(), Some(survey("")));
    });
}

#[test]
fn answers_that_are_gone_are_said_to_be_gone_and_what_was_typed_is_kept() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let next = respondent.answers(1, &[("q1", "hard")]).await;
        assert_eq!(next.location(), Some(survey("/sections/2")));
        let opened = respondent.browser.get(&survey("/sections/3")).await;
        let db = app.database.connect().await;
        entity::draft::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap();
        app.site.stages.forget();

        let browser = &respondent.browser;
        let next = browser
            .submit(&opened, "/sections/3", &[("q5", "agree")])
            .await;
        let page = respondent.browser.follow(next).await;

        assert!(page.says("no longer here"), "{}", page.words());
        assert!(page.says("Agree"), "{}", page.words());
    });
}

#[test]
fn above_four_sections_a_list_shows_what_is_done_and_what_cannot_be_started() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        let list = browser.get(&survey("/sections")).await;
        let states = ".govuk-task-list__status";
        assert!(list.all(states).iter().any(|state| state == "Not started"));
        assert!(list.says("Answer at least one question first"));
        respondent.answers(4, &[("q9", "quite")]).await;
        let list = browser.get(&survey("/sections")).await;
        assert_eq!(list.all(states)[3], "Done");
        assert!(list.attributes("a", "href").contains(&survey("/check")));
        // What was left for a while is not done.
        let page = browser.get(&survey("/sections/5")).await;
        let fields = [("q11", "badly"), (".later", "1")];
        browser.submit(&page, "/sections/5", &fields).await;
        let list = browser.get(&survey("/sections")).await;
        assert_eq!(list.all(states)[4], "In progress");
        // One that earlier answers rule out is not in it.
        respondent.answers(1, &[("q2", "none")]).await;
        let list = browser.get(&survey("/sections")).await;
        assert!(
            !list
                .attributes("a", "href")
                .contains(&survey("/sections/2"))
        );
    });
}

#[test]
fn a_section_that_depends_on_an_earlier_answer_says_so_and_follows_it_once_it_is_given() {
    run(async {
        let app = App::demo().await;
        let question = |code: &str, more: &str| {
            format!(
                r#"{{ "code": "{code}", "kind": "single", "text": "About {code}?", {more}
                     "options": [ {{ "code": "yes", "text": "Yes" }}, {{ "code": "no", "text": "No" }} ] }}"#
            )
        };
        let when = r#""show_if": { "question": "a", "is": "yes" },"#;
        let section = |code: &str, more: &str, questions: &str| {
            format!(
                r#"{{ "code": "{code}", "title": "Title {code}", {more} "questions": [{questions}] }}"#
            )
        };
        let sections = [
            section("s1", "", &question("a", "")),
            section("s2", when, &question("b", "")),
            section("s3", "", &question("c", "")),
            section("s4", "", &question("e", "")),
            section("s5", "", &question("f", "")),
        ];
        let sections = format!("[{}]", sections.join(","));
        let schedule = r#""opens": "2026-01-05T09:00:00", "closes": "2027-01-05T09:00:00""#;
        opened(&app, "with-a-list", schedule, &sections).await;
        let browser = app.browser();
        let start = browser.get("/surveys/with-a-list").await;
        browser.submit(&start, "/with-a-list", &[]).await;
        let list = browser.get("/surveys/with-a-list/sections").await;
        assert!(list.says("Cannot start yet"));
        assert!(
            list.says("depends on your answers in “Title s1”"),
            "{}",
            list.words()
        );
        let links = list.attributes("a", "href");
        assert!(!links.contains(&"/surveys/with-a-list/sections/2".to_owned()));

        let path = "/surveys/with-a-list/sections/1";
        let page = browser.get(path).await;
        let next = browser.submit(&page, path, &[("a", "yes")]).await;
        assert_eq!(
            next.location(),
            Some("/surveys/with-a-list/sections/2".to_owned())
        );
    });
}
