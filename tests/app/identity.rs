//! Who reads a copy of the database cannot tell whose equality answers are whose (T38).

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use entity::{equality_answer, response};
use heard::db::Tx;
use heard::keys::Purpose;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};

use crate::harness::{
    App, Database, FICTION, Respondent, columns_of, rows_of, run, survey, tables_of,
};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Spearman's rank correlation of two orders of the same things.
fn correlation(places: &[usize]) -> f64 {
    let n = places.len() as f64;
    let mut ranks: Vec<usize> = places.to_vec();
    ranks.sort_unstable();
    let rank = |place: &usize| ranks.iter().position(|one| one == place).unwrap() as f64;
    let apart = |(at, place): (usize, &usize)| (at as f64 - rank(place)).powi(2);
    let sum: f64 = places.iter().enumerate().map(apart).sum();
    1.0 - 6.0 * sum / (n * (n * n - 1.0))
}

#[test]
fn the_measure_of_order_tells_order_from_none() {
    let straight: Vec<usize> = (0..60).collect();
    assert!((correlation(&straight) - 1.0).abs() < 1e-9);
    let back: Vec<usize> = (0..60).rev().collect();
    assert!((correlation(&back) + 1.0).abs() < 1e-9);
    let mixed: Vec<usize> = (0..60).map(|at| at * 37 % 61).collect();
    assert!(correlation(&mixed).abs() < 0.3);
}

#[test]
fn a_copy_of_the_database_does_not_join_equality_answers_to_responses() {
    run(async {
        let app = App::demo().await;
        app.later(TimeDelta::days(1));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let db = app.database.connect().await;
        let survey =
            entity::survey::Entity::find().filter(entity::survey::Column::Slug.eq(FICTION));
        let survey = survey.one(&db).await.unwrap().unwrap();
        let key = app.site.keys.survey_key(&survey.link_key.unwrap()).unwrap();
        let responses = response::Entity::find()
            .filter(response::Column::SurveyId.eq(survey.id))
            .all(&db)
            .await
            .unwrap();
        // As a copy holds them: in no order that was asked for.
        let rows = equality_answer::Entity::find().all(&db).await.unwrap();
        let place: BTreeMap<Vec<u8>, usize> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.link.clone(), at))
            .collect();
        let mut ids: Vec<i64> = responses.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        let places: Vec<usize> = ids
            .iter()
            .filter_map(|id| place.get(key.link(*id).as_slice()).copied())
            .collect();
        assert!(places.len() >= 30, "{} of {}", places.len(), ids.len());
        let by_order = correlation(&places);
        assert!(
            by_order.abs() < 0.55,
            "{by_order}: the order says whose is whose"
        );
        // Nor by length: what is sealed is padded.
        let lengths: BTreeSet<usize> = rows.iter().map(|row| row.sealed.len()).collect();
        assert!(lengths.len() <= 2, "{lengths:?}");

        // No key of an equality row stands anywhere else.
        let keys: BTreeSet<String> = rows.iter().map(|row| hex(&row.link)).collect();
        for table in tables_of(&db).await {
            if table == "equality_answer" {
                continue;
            }
            for row in rows_of(&db, &table).await {
                let row = row.to_lowercase();
                assert!(
                    !keys.iter().any(|key| row.contains(key.as_str())),
                    "{table}"
                );
            }
        }
        // And no moment: the row has none, the response a day.
        let columns = columns_of(&db, "equality_answer").await;
        for moment in ["_at", "_on", "time", "response"] {
            assert!(
                !columns.iter().any(|name| name.contains(moment)),
                "{columns:?}"
            );
        }
        let columns = columns_of(&db, "response").await;
        assert!(
            !columns.iter().any(|name| name.ends_with("_at")),
            "{columns:?}"
        );
    });
}

/// Somebody who sent answers and answered an equality question: their browser, their receipt.
async fn tagged(app: &App) -> (Respondent, String) {
    let (respondent, receipt) = Respondent::who_sent(app, "The bus was late").await;
    let browser = &respondent.browser;
    let gate = browser.get(&survey("/equality")).await;
    browser
        .submit(&gate, "/equality", &[("answer", "yes")])
        .await;
    let page = browser.get(&survey("/equality/1")).await;
    let age = [("age_band", "AGE_25_34")];
    let saved = browser.submit(&page, "/equality/1", &age).await;
    assert_eq!(saved.status, 303);
    (respondent, receipt)
}

async fn count(app: &App) -> u64 {
    equality_answer::Entity::find()
        .count(app.site.db.read())
        .await
        .unwrap()
}

#[test]
fn one_press_deletes_equality_answers_and_nothing_else() {
    run(async {
        let app = App::demo().await;
        let before = count(&app).await;
        let (_, receipt) = tagged(&app).await;
        assert_eq!(count(&app).await, before + 1);
        let responses = response::Entity::find()
            .count(app.site.db.read())
            .await
            .unwrap();

        let browser = app.browser();
        let page = browser.get("/receipts").await;
        let page = browser
            .submit(&page, "/receipts", &[("code", &receipt)])
            .await;
        let done = browser.submit(&page, "/receipts/equality/stop", &[]).await;

        assert!(
            done.says("Your equality answers are deleted"),
            "{}",
            done.words()
        );
        assert_eq!(count(&app).await, before);
        let after = response::Entity::find()
            .count(app.site.db.read())
            .await
            .unwrap();
        assert_eq!(after, responses);
        assert!(done.says("The bus was late"), "what was said stays");
        // Nobody learns from the answer whether there were any.
        let again = browser.submit(&done, "/receipts/equality/stop", &[]).await;
        assert_eq!(
            again.all(".govuk-notification-banner"),
            done.all(".govuk-notification-banner")
        );
        let unknown = [("code", "00000-00000-00000-00000-00000-0")];
        let unknown = browser.post("/receipts/equality/stop", &unknown).await;
        assert!(unknown.status == 404 || unknown.status == 422);
    });
}

#[test]
fn a_copy_that_is_put_back_does_not_bring_deleted_equality_answers_back() {
    if Database::is_postgres() {
        return;
    }
    run(async {
        let app = App::demo().await;
        let before = count(&app).await;
        let (_, receipt) = tagged(&app).await;
        let copy = app.folder().join("copy.db");
        heard::db::console::backup(app.settings(), &copy)
            .await
            .unwrap();
        let browser = app.browser();
        browser
            .post("/receipts/equality/stop", &[("code", &receipt)])
            .await;
        assert_eq!(count(&app).await, before);

        let (app, _) = app.restored(&copy).await;

        assert_eq!(count(&app).await, before);
        let found = app.browser().post("/receipts", &[("code", &receipt)]).await;
        assert!(found.says("The bus was late"));
    });
}

#[test]
fn no_page_of_staff_shows_equality_answers_beside_a_response_or_a_name() {
    // Only what counts for a whole group may open them, and the page of the person alone.
    let may = [
        "src/equality/",
        "src/respond/commands.rs",
        "src/respond/queries.rs",
        "src/results/cubes.rs",
    ];
    let mut others = Vec::new();
    for (path, source) in crate::sources::sources("src") {
        let opens = source.contains("equality_answer") || source.contains("tags_of(");
        if opens && !may.iter().any(|known| path.starts_with(known)) {
            others.push(path);
        }
    }
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn words_beside_options_and_the_key_of_a_survey_are_destroyed_on_their_days() {
    run(async {
        let app = App::demo().await;
        let survey = entity::survey::Entity::find()
            .filter(entity::survey::Column::Slug.eq(FICTION))
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        let row = equality_answer::Entity::find()
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        let tags = serde_json::json!({
            "codes": { "religion": ["REL_OTHER"] }, "write_ins": { "religion": "Jedi of the moor" },
        });
        let plain = serde_json::to_vec(&tags).unwrap();
        let sealed = app.site.keys.seal(Purpose::Equality, &row.link, &plain);
        let mut changed = row.clone().into_active_model();
        changed.sealed = Set(sealed);
        let put = async |tx: &Tx| changed.update(tx).await;
        app.site.db.write(put).await.unwrap();
        let said = async || {
            let found = equality_answer::Entity::find_by_id(row.link.clone());
            let found = found.one(app.site.db.read()).await.unwrap().unwrap();
            let plain = app
                .site
                .keys
                .unseal(Purpose::Equality, &found.link, &found.sealed);
            String::from_utf8(plain.unwrap()).unwrap()
        };
        let key = async || {
            let found = entity::survey::Entity::find_by_id(survey.id);
            let found = found.one(app.site.db.read()).await.unwrap().unwrap();
            found.link_key.is_some()
        };
        let night = async |days: i64| {
            app.later(TimeDelta::days(days));
            heard::app::jobs().tick(&app.site).await.unwrap();
            app.run_jobs().await;
        };
        // The survey of the demo closes in 21 days.
        night(40).await;
        assert!(said().await.contains("Jedi"), "it can still be withdrawn");
        night(12).await;
        assert!(!said().await.contains("Jedi"));
        assert!(said().await.contains("REL_OTHER"), "what is counted stays");
        assert!(key().await);
        night(340).await;
        assert!(!key().await, "nobody can tell any more whose is whose");
    });
}
