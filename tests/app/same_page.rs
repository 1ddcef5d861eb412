//! Questions that depend on an answer of their own page: nothing changes under the hands of whoever
//! fills it in, and no JavaScript is needed.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::harness::{Answer, App, Browser, FICTION, run};

const ADDRESS: &str = "/surveys/one-page";

async fn opened() -> App {
    let app = imported().await;
    heard::survey::console::open(&app.console(), "one-page")
        .await
        .unwrap();
    app.site.published.forget();
    app
}

async fn imported() -> App {
    let app = App::demo().await;
    let survey = serde_json::json!({
        "format": "heard-survey/1", "slug": "one-page", "programme": FICTION, "schedule": {},
        "definition": {
            "title": "One page", "purpose": "To ask one thing after another.",
            "privacy": "Kept for a year.", "contact": {"team": "The team"}, "languages": ["en"],
            "sections": [
                {"code": "s1", "title": "The safe place", "questions": [
                    {"code": "q1", "text": "Have you used it?", "kind": "single",
                     "options": [{"code": "yes", "text": "Yes"}, {"code": "no", "text": "No"}]},
                    {"code": "q2", "text": "What was it like?", "kind": "short_text",
                     "required": true, "show_if": {"question": "q1", "is": "yes"}},
                ]},
                {"code": "s2", "title": "Last", "questions": [
                    {"code": "q3", "text": "Anything else?", "kind": "long_text"},
                ]},
            ],
        },
    });
    let file = app.file("one-page.json", &survey.to_string());
    let console = app.console();
    heard::survey::console::import(&console, &file)
        .await
        .unwrap();
    app
}

fn path(rest: &str) -> String {
    format!("{ADDRESS}{rest}")
}

async fn answers(browser: &Browser, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    browser.submit(page, &path("/sections/1"), fields).await
}

#[test]
fn an_answer_brings_the_page_back_with_what_it_leads_to() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;
        assert!(!page.says("What was it like?"));

        let kept = answers(&browser, &page, &[("q1", "yes")]).await;

        assert_eq!(kept.location(), Some(path("/sections/1?brought=q2")));
        let page = browser.get(&path("/sections/1?brought=q2")).await;
        assert!(page.says("Your answers bring one more question on this page:"));
        assert_eq!(page.all(".govuk-inset-text a"), ["What was it like?"]);
        let refused = answers(&browser, &page, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("What was it like?"));
        let kept = answers(&browser, &page, &[("q2", "Warm and quiet")]).await;
        assert_eq!(kept.location(), Some(path("/sections/2")));
    });
}

#[test]
fn an_answer_that_takes_a_question_away_says_what_goes_with_it() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;
        answers(&browser, &page, &[("q1", "yes")]).await;
        let page = browser.get(&path("/sections/1")).await;

        // Typed and never kept, and already to be said goodbye to.
        let asked = answers(&browser, &page, &[("q1", "no"), ("q2", "Warm and quiet")]).await;

        assert_eq!(asked.status, 200);
        assert!(asked.says("Warm and quiet"), "{}", asked.words());
        let kept = browser.submit(&asked, "/sections/1", &[]).await;
        assert_eq!(kept.location(), Some(path("/sections/2")));
        let check = browser.get(&path("/check")).await;
        assert!(!check.says("What was it like?"));
    });
}

#[test]
fn a_page_changed_from_the_check_page_comes_back_before_it_does() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;
        let kept = answers(&browser, &page, &[("q1", "no")]).await;
        assert_eq!(kept.location(), Some(path("/sections/2")));
        let page = browser.get(&path("/sections/1?change=1")).await;

        let kept = answers(&browser, &page, &[("q1", "yes")]).await;

        let again = path("/sections/1?brought=q2&change=1");
        assert_eq!(kept.location(), Some(again.clone()));
        let page = browser.get(&again).await;
        let kept = answers(&browser, &page, &[("q2", "Warm")]).await;
        assert_eq!(kept.location(), Some(path("/check")));
        assert!(browser.get(&path("/check")).await.says("Warm"));
    });
}

#[test]
fn the_preview_comes_back_as_the_survey_does() {
    run(async {
        let app = imported().await;
        let survey = entity::survey::Entity::find()
            .filter(entity::survey::Column::Slug.eq("one-page"))
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        let officer = app.staff("officer").await;
        let publish = format!("/staff/surveys/{}/publish/preview", survey.id);
        let made = officer.post(&publish, &[]).await.all(".app-break").concat();
        let preview = &made[made.find("/preview/").unwrap()..];
        let browser = app.browser();
        let page = browser.get(&format!("{preview}/sections/1")).await;

        let page = browser.submit(&page, "/sections/1", &[("q1", "yes")]).await;

        assert!(page.says("What was it like?"), "{}", page.words());
        let refused = browser.submit(&page, "/sections/1", &[]).await;
        assert_eq!(refused.status, 422);
        let next = browser
            .submit(&page, "/sections/1", &[("q2", "Warm")])
            .await;
        assert!(next.says("Anything else?"), "{}", next.words());
    });
}
