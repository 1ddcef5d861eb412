//! What is unusual about responses: told, and held against nobody.

use domain::Named;
use domain::scrutiny::{BURST, Mark};
use entity::{response, response_mark};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{App, Respondent, run, survey};

async fn marks(app: &App) -> Vec<Mark> {
    let db = app.site.db.read();
    let newest = response::Entity::find().order_by_desc(response::Column::Id);
    let newest = newest
        .one(db)
        .await
        .expect("responses")
        .expect("a response");
    let found = response_mark::Entity::find()
        .filter(response_mark::Column::ResponseId.eq(newest.id))
        .all(db);
    found
        .await
        .expect("marks")
        .into_iter()
        .filter_map(|row| Mark::from_name(&row.mark))
        .collect()
}

#[test]
fn a_hidden_box_that_was_filled_in_is_noted_and_the_response_is_taken() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("As anybody would").await;
        app.later(chrono::TimeDelta::minutes(3));
        let page = respondent.browser.get(&survey("/check")).await;
        let hidden = [("more", "http://spam.example")];
        let sent = respondent.browser.submit(&page, "/check", &hidden).await;
        assert_eq!(sent.status, 303);
        assert_eq!(
            sent.location(),
            Some(survey("/equality")),
            "as for everybody"
        );
        assert_eq!(marks(&app).await, [Mark::Filled]);

        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("As anybody would").await;
        app.later(chrono::TimeDelta::minutes(3));
        respondent.sends().await;
        assert_eq!(marks(&app).await, []);
    });
}

#[test]
fn what_nobody_can_read_so_fast_is_noted() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers(1, &[("q1", "hard"), ("q2", "gp")]).await;
        respondent.answers_shortly("As a program would").await;
        assert_eq!(respondent.sends().await.status, 303);
        assert_eq!(marks(&app).await, [Mark::Quick]);
    });
}

#[test]
fn a_library_is_nothing_unusual_and_a_flood_is_noted_without_an_address() {
    run(async {
        let app = App::demo().await;
        let before = response_mark::Entity::find().count(app.site.db.read());
        let before = before.await.expect("marks");
        for number in 0..BURST + 2 {
            let respondent = Respondent::begins(&app).await;
            respondent
                .answers_shortly(&format!("Number {number}"))
                .await;
            app.later(chrono::TimeDelta::seconds(5));
            assert_eq!(
                respondent.sends().await.status,
                303,
                "nobody is turned away"
            );
            let expected: &[Mark] = if number < BURST { &[] } else { &[Mark::Burst] };
            assert_eq!(marks(&app).await, expected, "number {number}");
        }
        let after = response_mark::Entity::find().count(app.site.db.read());
        assert_eq!(after.await.expect("marks"), before + 2);
        app.later(chrono::TimeDelta::minutes(11));
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("Later").await;
        app.later(chrono::TimeDelta::seconds(5));
        respondent.sends().await;
        assert_eq!(marks(&app).await, [], "ten minutes later it is forgotten");
    });
}

#[test]
fn a_campaign_is_told_in_three_numbers_and_still_counted() {
    run(async {
        let app = App::demo().await;
        let text =
            "Please keep the violet day centre in Moor Road open for everybody who needs it.";
        for number in 0..6 {
            let own = match number {
                5 => format!("{text} My father goes there twice a week and likes it."),
                _ => text.to_owned(),
            };
            Respondent::who_sent(&app, &own).await;
        }
        let now = app.site.clock.now();
        let look = async |tx: &heard::db::Tx| {
            heard::jobs::enqueue(tx, &heard::themes::bundles::FindBundles::default(), now).await
        };
        app.site.db.write(look).await.expect("the queue");
        app.run_jobs().await;
        let survey = app.places().await.survey;
        let officer = app.staff("officer").await;
        let page = officer
            .get(&format!("/staff/surveys/{survey}/unusual"))
            .await;
        assert!(
            page.says("6 submissions used nearly the same words"),
            "{}",
            page.words()
        );
        assert!(page.says("2 different texts") && page.says("2 different points"));
        assert!(page.says("violet day centre"));
        let reviewer = app.staff("reviewer").await;
        let address = format!("/staff/surveys/{survey}/unusual");
        assert_eq!(reviewer.get(&address).await.status, 403);
    });
}
