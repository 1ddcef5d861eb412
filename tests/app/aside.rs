//! Responses set aside: kept, counted apart, and counted again.

use chrono::TimeDelta;
use domain::Named;
use domain::change::Op;
use entity::{change, comment, response, set_aside_step};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{App, Respondent, run};

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
