//! Questions that depend on an answer of their own page: nothing changes under the hands of whoever
//! fills it in, and no JavaScript is needed.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::harness::{Answer, App, Browser, Contents, FICTION, run};

const ADDRESS: &str = "/surveys/one-page";
const PNG: &[u8] = include_bytes!("../../src/demo/data/easy-help.png");

async fn opened() -> App {
    opens(imported().await).await
}

async fn opens(app: App) -> App {
    heard::survey::console::open(&app.console(), "one-page")
        .await
        .unwrap();
    app.site.published.forget();
    app
}

async fn imported() -> App {
    asks(serde_json::json!([
        {"code": "q1", "text": "Have you used it?", "kind": "single",
         "options": [{"code": "yes", "text": "Yes"}, {"code": "no", "text": "No"}]},
        {"code": "q2", "text": "What was it like?", "kind": "short_text",
         "required": true, "show_if": {"question": "q1", "is": "yes"}},
    ]))
    .await
}

/// A survey whose first page asks this.
async fn asks(questions: serde_json::Value) -> App {
    let app = App::demo().await;
    let survey = serde_json::json!({
        "format": "heard-survey/1", "slug": "one-page", "programme": FICTION, "schedule": {},
        "definition": {
            "title": "One page", "purpose": "To ask one thing after another.",
            "privacy": "Kept for a year.", "contact": {"team": "The team"}, "languages": ["en"],
            "sections": [
                {"code": "s1", "title": "The safe place", "questions": questions},
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
    browser.submit(page, "/sections/1", fields).await
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

/// The page as the script of a browser asks for it, with the answers so far and the questions that show.
async fn looks(browser: &Browser, page: &Answer, fields: &[(&str, &str)], shown: &str) -> Answer {
    let of_the_script = [(".look", "1"), (".shown", shown)];
    answers(browser, page, &[fields, &of_the_script].concat()).await
}

#[test]
fn a_script_is_told_what_the_answers_lead_to_and_nothing_is_kept() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;
        assert_eq!(page.attributes("[data-asks]", "data-asks"), ["q1"]);
        assert_eq!(page.attributes("[data-question]", "data-question"), ["q1"]);
        assert_eq!(page.all("[role=status]"), [""], "nothing to say yet");
        let before = Contents::of(&app.database.connect().await).await;

        let came = looks(&browser, &page, &[("q1", "yes")], "q1").await;
        let same = looks(&browser, &page, &[("q1", "yes")], "q1 q2").await;
        let went = looks(&browser, &page, &[("q1", "no")], "q1 q2").await;

        let questions = |page: &Answer| page.attributes("[data-question]", "data-question");
        assert_eq!(questions(&came), ["q1", "q2"]);
        let said = "One more question on this page: What was it like?";
        assert_eq!(came.all("[role=status]"), [said]);
        assert_eq!(questions(&same), ["q1", "q2"]);
        assert_eq!(same.all("[role=status]"), [""]);
        assert_eq!(questions(&went), ["q1"]);
        let said = "One question of this page is no longer asked.";
        assert_eq!(went.all("[role=status]"), [said]);
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
        let page = browser.get(&path("/sections/1")).await;
        assert_eq!(page.all("input[checked]").len(), 0, "{}", page.words());
        // Nothing of the page depends on another: nothing is added to it.
        let last = browser.get(&path("/sections/2")).await;
        assert!(
            last.all("[data-asks], [data-question], [role=status]")
                .is_empty()
        );
    });
}

#[test]
fn what_a_script_brought_is_kept_with_the_page_or_comes_back_to_be_put_right() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;

        let blank = [("q1", "yes"), ("q2", ""), (".shown", "q1 q2")];
        let refused = answers(&browser, &page, &blank).await;
        assert_eq!(refused.status, 422);
        assert_eq!(
            refused.attributes(".govuk-error-summary a", "href"),
            ["#q2"]
        );
        let typed = [("q1", "yes"), ("q2", "Warm and quiet"), (".shown", "q1 q2")];
        let kept = answers(&browser, &page, &typed).await;

        assert_eq!(kept.location(), Some(path("/sections/2")));
        assert!(browser.get(&path("/check")).await.says("Warm and quiet"));
    });
}

#[test]
fn what_goes_with_an_answer_is_said_whether_a_script_took_it_off_the_page_or_not() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;
        // The script had not heard of the change when the page was sent; nothing was kept so far.
        let late = [("q1", "no"), ("q2", "Warm and quiet"), (".shown", "q1 q2")];
        let asked = answers(&browser, &page, &late).await;
        assert_eq!(asked.status, 200);
        assert!(asked.says("Warm and quiet"), "{}", asked.words());
        let typed = [("q1", "yes"), ("q2", "Warm and quiet"), (".shown", "q1 q2")];
        assert_eq!(answers(&browser, &page, &typed).await.status, 303);

        // What was kept does not come with the page that hides it.
        let gone = [("q1", "no"), (".shown", "q1")];
        let asked = browser.post(&path("/sections/1"), &gone).await;

        assert_eq!(asked.status, 200);
        assert!(asked.says("Warm and quiet"), "{}", asked.words());
        let kept = browser.submit(&asked, "/sections/1", &[]).await;
        assert_eq!(kept.location(), Some(path("/sections/2")));
        assert!(!browser.get(&path("/check")).await.says("What was it like?"));
    });
}

#[test]
fn no_question_is_passed_over_by_saying_that_it_was_not_shown() {
    run(async {
        let app = opened().await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;

        for shown in ["", "q1", "q3 nonsense"] {
            let kept = answers(&browser, &page, &[("q1", "yes"), (".shown", shown)]).await;
            assert_eq!(
                kept.location(),
                Some(path("/sections/1?brought=q2")),
                "{shown:?}"
            );
        }
        let page = browser.get(&path("/sections/1")).await;
        let other = [("q1", "no"), ("q2", ""), (".shown", "q2")];
        let kept = answers(&browser, &page, &other).await;
        assert_eq!(kept.location(), Some(path("/sections/2")), "q1 was read");
    });
}

#[test]
fn a_file_that_a_script_asked_for_is_kept_with_the_page() {
    run(async {
        let app = asks(serde_json::json!([
            {"code": "q1", "text": "Is there a picture?", "kind": "single",
             "options": [{"code": "yes", "text": "Yes"}, {"code": "no", "text": "No"}]},
            {"code": "photo", "text": "Which?", "kind": "file",
             "show_if": {"question": "q1", "is": "yes"}},
            {"code": "q2", "text": "What does it show?", "kind": "short_text", "online_only": true,
             "show_if": {"question": "photo", "answered": true}},
        ]));
        let app = opens(app.await).await;
        let browser = app.browser();
        browser.post(ADDRESS, &[]).await;
        let page = browser.get(&path("/sections/1")).await;
        assert_eq!(
            page.attributes("form[action$='/sections/1']", "enctype"),
            ["multipart/form-data"],
            "a file may come later"
        );
        // Of a file that is chosen its name is told.
        let named = [("q1", "yes"), ("photo", "lamp.png")];
        let looked = looks(&browser, &page, &named, "q1 photo").await;
        assert!(looked.says("What does it show?"), "{}", looked.words());

        let typed = [("q1", "yes"), ("q2", "A lamp"), (".shown", "q1 photo q2")];
        let form = page.form("/sections/1").filled_in(&typed);
        let kept = browser
            .send_with_file(&form, ("photo", "lamp.png", PNG))
            .await;

        assert_eq!(kept.location(), Some(path("/sections/2")));
        let check = browser.get(&path("/check")).await;
        assert!(
            check.says("lamp.png") && check.says("A lamp"),
            "{}",
            check.words()
        );
    });
}

#[test]
fn the_preview_tells_a_script_as_the_survey_does() {
    run(async {
        let app = imported().await;
        let survey = entity::survey::Entity::find()
            .filter(entity::survey::Column::Slug.eq("one-page"))
            .one(app.site.db.read());
        let id = survey.await.unwrap().unwrap().id;
        let officer = app.staff("officer").await;
        let publish = format!("/staff/surveys/{id}/publish/preview");
        let made = officer.post(&publish, &[]).await.all(".app-break").concat();
        let preview = &made[made.find("/preview/").unwrap()..];
        let browser = app.browser();
        let page = browser.get(&format!("{preview}/sections/1")).await;

        let asked = looks(&browser, &page, &[("q1", "yes")], "q1").await;

        assert_eq!(
            asked.attributes("[data-question]", "data-question"),
            ["q1", "q2"]
        );
        let typed = [("q1", "yes"), ("q2", "Warm"), (".shown", "q1 q2")];
        let next = answers(&browser, &page, &typed).await;
        assert!(next.says("Anything else?"), "{}", next.words());
    });
}
