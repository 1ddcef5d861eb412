//! Responses set aside: kept, counted apart, and counted again.

use chrono::TimeDelta;
use domain::Named;
use domain::change::Op;
use entity::{change, comment, response, set_aside_step};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{App, Browser, FICTION, Respondent, run};

async fn last(app: &App) -> response::Model {
    let newest = response::Entity::find().order_by_desc(response::Column::Id);
    let newest = newest.one(app.site.db.read()).await.expect("responses");
    newest.expect("a response")
}

async fn counted_words(app: &App, survey: i64) -> u64 {
    let of_survey = comment::Entity::find().filter(comment::Column::SurveyId.eq(survey));
    of_survey.count(app.site.db.read()).await.expect("comments")
}

#[test]
fn a_test_is_set_aside_by_its_receipt_and_counted_again_with_its_history() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let (_, receipt) = Respondent::who_sent(&app, "Only a test of the violet form").await;
        let sent = last(&app).await;
        let words = counted_words(&app, survey).await;
        let officer = app.staff("officer").await;
        let address = format!("/staff/surveys/{survey}/aside");
        let page = officer.get(&address).await;

        let nothing = officer.submit(&page, "/aside", &[]).await;
        assert_eq!(nothing.status, 422);
        assert_eq!(nothing.errors().len(), 3, "which, as what, why");
        let form = [
            ("code", receipt.as_str()),
            ("reason", "test"),
            ("why", "I tried it"),
        ];
        let set = officer.submit(&page, "/aside", &form).await;
        assert_eq!(set.status, 303, "{}", set.words());

        let page = officer.get(&address).await;
        assert!(page.says(&format!("Response {}", sent.id)) && page.says("I tried it"));
        assert_eq!(
            last(&app).await.set_aside.map(|it| it.0.name()),
            Some("test")
        );
        assert_eq!(counted_words(&app, survey).await, words - 1);
        let all = officer
            .get(&format!("/staff/themes/{survey}/q8/comments"))
            .await;
        assert!(!all.says("violet form"));
        let log = change::Entity::find()
            .filter(change::Column::SurveyId.eq(survey))
            .order_by_desc(change::Column::Seq);
        let log = log
            .one(app.site.db.read())
            .await
            .expect("the log")
            .expect("an entry");
        assert_eq!((log.op.0, log.response_id), (Op::SetAside, sent.id));

        let again = format!("{address}/{}/count", sent.id);
        assert_eq!(officer.submit(&page, &again, &[]).await.status, 303);
        assert_eq!(last(&app).await.set_aside, None);
        assert_eq!(counted_words(&app, survey).await, words);
        assert_eq!(officer.submit(&page, &again, &[]).await.status, 404);
        let page = officer.get(&address).await;
        assert!(page.says("is counted again"));
        let steps = set_aside_step::Entity::find()
            .filter(set_aside_step::Column::ResponseId.eq(sent.id))
            .count(app.site.db.read());
        assert_eq!(steps.await.expect("steps"), 2);
    });
}

#[test]
fn a_response_of_another_survey_is_not_set_aside() {
    run(async {
        let app = App::demo().await;
        let (_, receipt) = Respondent::who_sent(&app, "Mine").await;
        let sent = last(&app).await;
        let survey = app.places().await.survey;
        let address = format!("/staff/surveys/{survey}/aside");
        let other = app.staff("other-officer").await;
        other.get("/staff").await;
        let form = [
            ("code", receipt.as_str()),
            ("reason", "test"),
            ("why", "No"),
        ];
        assert_eq!(other.post(&address, &form).await.status, 404);
        assert_eq!(last(&app).await.set_aside, None);
        assert_eq!(last(&app).await.id, sent.id);
    });
}

#[test]
fn second_copies_are_suggested_and_an_officer_decides() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let words = "The violet bus to the clinic leaves before the group has even begun";
        Respondent::who_sent(&app, words).await;
        let first = last(&app).await.id;
        Respondent::who_sent(&app, words).await;
        let second = last(&app).await.id;
        let officer = app.staff("officer").await;
        let address = format!("/staff/surveys/{survey}/aside");
        let page = officer.get(&address).await;
        let suggested = page.attributes("input[name=response]", "value");
        assert!(suggested.contains(&second.to_string()), "{suggested:?}");
        assert!(
            !suggested.contains(&first.to_string()),
            "the first one counts"
        );
        assert_eq!(
            last(&app).await.set_aside,
            None,
            "nothing happens by itself"
        );
        let chosen = second.to_string();
        let form = [
            ("response", chosen.as_str()),
            ("reason", "duplicate"),
            ("why", "Twice"),
        ];
        assert_eq!(officer.submit(&page, "/aside", &form).await.status, 303);
        assert_eq!(
            last(&app).await.set_aside.map(|it| it.0.name()),
            Some("duplicate")
        );
    });
}

#[test]
fn the_days_of_grace_are_checked() {
    run(async {
        let app = App::demo().await;
        app.later(TimeDelta::minutes(1));
        let survey = app.places().await.survey;
        let officer = app.staff("officer").await;
        let address = format!("/staff/surveys/{survey}/aside");
        let page = officer.get(&address).await;
        let wrong = officer
            .submit(&page, "/aside/grace", &[("days", "90")])
            .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("90"));
        let right = officer
            .submit(&page, "/aside/grace", &[("days", "7")])
            .await;
        assert_eq!(right.status, 303);
        let page = officer.get(&address).await;
        assert_eq!(page.attributes("#days", "value"), ["7"]);
    });
}

#[test]
fn an_empty_form_leads_to_a_box_that_is_there() {
    run(async {
        let app = App::demo().await;
        let survey = app.places().await.survey;
        let officer = app.staff("officer").await;
        let address = format!("/staff/surveys/{survey}/aside");
        let page = officer.get(&address).await;
        let refused = officer.submit(&page, "/aside", &[]).await;
        assert_eq!(refused.status, 422);
        let controls = refused.attributes("main input, main textarea", "id");
        for anchor in refused.attributes(".govuk-error-summary a", "href") {
            let id = anchor.trim_start_matches('#');
            assert!(
                controls.iter().any(|known| known == id),
                "{anchor} of {controls:?}"
            );
        }
    });
}

/// Takes in a table of letters and calls: day, channel and words.
async fn came_in(app: &App, rows: &[(&str, &str, String)]) {
    let map = r#"{ "format": "heard-map/1", "columns": {
        "Day": { "received": "%Y-%m-%d" }, "What": { "question": "q8" }, "How": { "question": "q1" },
        "Way": { "channel": { "letter": "letter", "paper": "paper", "phone": "phone", "online": "online" } }
    } }"#;
    let mut table = "Day,Way,How,What\n".to_owned();
    for (day, way, words) in rows {
        table += &format!("{day},{way},hard,{words}\n");
    }
    let call = heard::respond::console::ImportCall {
        survey: FICTION.to_owned(),
        map: app.file("came-in-map.json", map),
        dry_run: false,
        file: app.file("came-in.csv", &table),
    };
    let done = heard::respond::console::import(&app.console(), &call).await;
    done.expect("an import");
}

/// An officer, and the page of what is set aside of the survey, which closes on 14 December.
async fn officer_of(app: &App) -> (Browser, String) {
    let survey = app.places().await.survey;
    let officer = app.staff("officer").await;
    (officer, format!("/staff/surveys/{survey}/aside"))
}

#[test]
fn what_was_posted_has_its_days_of_grace_and_what_came_later_is_suggested_as_late() {
    run(async {
        let app = App::demo().await;
        app.later(TimeDelta::days(42));
        let rows = [
            ("2026-12-14", "phone", "A call on the last day"),
            ("2026-12-15", "phone", "A call on the day after"),
            ("2026-12-15", "online", "Typed on the day after"),
            ("2026-12-21", "letter", "A letter of the seventh day"),
            ("2026-12-21", "paper", "A form of the seventh day"),
            ("2026-12-22", "letter", "A letter of the eighth day"),
        ];
        let rows = rows.map(|(day, way, words)| (day, way, words.to_owned()));
        came_in(&app, &rows).await;
        let all = response::Entity::find().count(app.site.db.read()).await;
        let (officer, address) = officer_of(&app).await;
        let late = async |days: &str| -> Vec<String> {
            let page = officer.get(&address).await;
            let set = officer.submit(&page, "/grace", &[("days", days)]).await;
            assert_eq!(set.status, 303);
            let page = officer.get(&address).await;
            page.all(".govuk-checkboxes__hint [dir=auto]")
        };

        let none = late("0").await;
        let seven = late("7").await;
        let eight = late("8").await;

        let by_hand = ["A call on the day after", "Typed on the day after"];
        assert_eq!(eight, by_hand, "nobody posted these");
        assert_eq!(
            seven,
            [&by_hand[..], &["A letter of the eighth day"]].concat()
        );
        assert_eq!(none.len(), 5, "{none:?}");

        // Nothing happens by itself, and nothing is deleted when somebody decides.
        assert_eq!(last(&app).await.set_aside, None);
        let page = officer.get(&address).await;
        let chosen = page.attributes("input[name=response]", "value");
        let mut form: Vec<(&str, &str)> = vec![("reason", "late"), ("why", "After the close")];
        form.extend(chosen.iter().map(|id| ("response", id.as_str())));
        assert_eq!(officer.submit(&page, "/aside", &form).await.status, 303);
        let page = officer.get(&address).await;
        assert!(page.says("Came too late: 2"), "{}", page.words());
        assert!(page.attributes("input[name=response]", "value").is_empty());
        let still = response::Entity::find().count(app.site.db.read()).await;
        assert_eq!(still.expect("responses"), all.expect("responses"));
    });
}

#[test]
fn what_is_late_or_a_copy_is_found_behind_hundreds_that_are_neither() {
    run(async {
        let app = App::demo().await;
        app.later(TimeDelta::days(42));
        // In time by its grace, and said twice by chance.
        let mut rows: Vec<(&str, &str, String)> = (0..420)
            .map(|n| ("2026-12-16", "letter", format!("Bus {}", n / 2)))
            .collect();
        let long = "The violet bus to the clinic leaves before the group has even begun";
        rows.push(("2026-12-16", "letter", long.to_owned()));
        rows.push(("2026-12-16", "letter", long.to_owned()));
        rows.push(("2026-12-30", "letter", "The very last letter".to_owned()));
        came_in(&app, &rows).await;
        let (officer, address) = officer_of(&app).await;
        let page = officer.get(&address).await;
        officer.submit(&page, "/grace", &[("days", "7")]).await;

        let page = officer.get(&address).await;

        let suggested = page.all(".govuk-checkboxes__hint [dir=auto]");
        assert_eq!(suggested, ["The very last letter", long]);
    });
}

#[test]
fn responses_of_staff_are_left_out_of_figures_which_say_so_and_of_nothing_else() {
    run(async {
        let app = App::demo().await;
        let rows: Vec<(&str, &str, String)> = (0..20)
            .map(|n| ("2026-11-20", "online", format!("From desk {n}")))
            .collect();
        came_in(&app, &rows).await;
        let figures = async || {
            app.later(TimeDelta::minutes(5));
            heard::app::jobs().tick(&app.site).await.expect("jobs");
            app.run_jobs().await;
        };
        figures().await;
        let (officer, address) = officer_of(&app).await;
        let results = address.replace("/aside", "/results");
        assert!(!officer.get(&results).await.says("Left out:"));
        let newest = last(&app).await.id;
        let ids: Vec<String> = (newest - 19..=newest).map(|id| id.to_string()).collect();
        let mut form: Vec<(&str, &str)> = vec![("reason", "staff"), ("why", "From our own desks")];
        form.extend(ids.iter().map(|id| ("response", id.as_str())));
        let page = officer.get(&address).await;

        let set = officer.submit(&page, "/aside", &form).await;
        figures().await;

        assert_eq!(set.status, 303, "{}", set.words());
        let page = officer.get(&address).await;
        assert!(
            page.says("From staff of the body that asks: 20"),
            "{}",
            page.words()
        );
        let page = officer.get(&results).await;
        let left_out = "Left out: From staff of the body that asks: 20.";
        assert!(page.says(left_out), "{}", page.words());
        // They are there, each with who set it aside and why.
        for id in newest - 19..=newest {
            let row = response::Entity::find_by_id(id)
                .one(app.site.db.read())
                .await;
            let row = row.expect("responses").expect("it is kept");
            assert_eq!(row.set_aside.map(|it| it.0.name()), Some("staff"));
            assert!(row.answers.contains("hard"));
        }
        let steps = set_aside_step::Entity::find()
            .filter(set_aside_step::Column::Note.eq("From our own desks"))
            .count(app.site.db.read());
        assert_eq!(steps.await.expect("steps"), 20);
    });
}
