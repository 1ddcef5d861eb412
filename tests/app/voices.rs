//! As whom people answer: for themselves, helping somebody, or for an organisation.

use domain::response::Channel;
use domain::survey::edit::{Draft, Past};
use domain::survey::{Definition, SurveyFile, Voice};
use sea_orm::{EntityTrait, QueryOrder};

use crate::harness::{App, Browser, FICTION, run};

const SURVEY: &str = "as-whom";

/// A site with a survey that asks as whom people answer, and then one thing.
async fn opened() -> (App, Definition) {
    let app = App::demo().await;
    let json = include_str!("fixtures/as-whom.json").replace("better-days", FICTION);
    let mut file = SurveyFile::read(&json).expect("a good survey");
    let mut draft = Draft::new(file.definition, Past::default());
    draft.ask_voice().expect("asked");
    file.definition = draft.definition().clone();
    let path = app.file("as-whom.json", &serde_json::to_string(&file).unwrap());
    let console = app.console();
    heard::survey::console::import(&console, &path)
        .await
        .unwrap();
    heard::survey::console::open(&console, SURVEY)
        .await
        .unwrap();
    app.site.published.forget();
    (app, file.definition)
}

fn path(rest: &str) -> String {
    format!("/surveys/{SURVEY}{rest}")
}

fn code(definition: &Definition, voice: Voice) -> &str {
    definition.voiced(voice).expect("asked").code.as_str()
}

/// Answers a section, and says where it leads.
async fn answers(browser: &Browser, section: usize, fields: &[(&str, &str)]) -> Option<String> {
    let address = path(&format!("/sections/{section}"));
    let page = browser.get(&address).await;
    browser.submit(&page, &address, fields).await.location()
}

async fn sends(browser: &Browser) -> Option<String> {
    let page = browser.get(&path("/check")).await;
    browser.submit(&page, "/check", &[]).await.location()
}

async fn last(app: &App) -> entity::response::Model {
    let newest = entity::response::Entity::find().order_by_desc(entity::response::Column::Id);
    newest.one(app.site.db.read()).await.unwrap().unwrap()
}

#[test]
fn an_organisation_gives_its_name_and_is_not_asked_what_only_people_are() {
    run(async {
        let (app, definition) = opened().await;
        let browser = app.browser();
        browser.post(&path(""), &[]).await;
        let who = code(&definition, Voice::WhoFor);
        let next = answers(&browser, 1, &[(who, "organisation")]).await;
        assert_eq!(next, Some(path("/sections/3")), "no capacities");

        let name = code(&definition, Voice::Organisation);
        assert_eq!(
            answers(&browser, 3, &[(name, " ")]).await,
            None,
            "it is asked"
        );
        let next = answers(&browser, 3, &[(name, "The Link")]).await;
        assert_eq!(next, Some(path("/sections/4")));
        answers(&browser, 4, &[("words", "Stay open on Sundays")]).await;
        assert_eq!(sends(&browser).await, Some(path("/sent")));

        let row = last(&app).await;
        assert_eq!(row.channel.0, Channel::Organisation);
        assert_eq!(row.organisation.as_deref(), Some("The Link"));
        let gate = browser.get(&path("/equality")).await;
        assert_eq!(gate.location(), Some(path("/sent")));
        let receipt = browser.get(&path("/sent")).await;
        assert!(
            receipt.all("a[href$='/equality']").is_empty(),
            "{}",
            receipt.words()
        );
    });
}

#[test]
fn somebody_in_two_capacities_is_one_person() {
    run(async {
        let (app, definition) = opened().await;
        let browser = app.browser();
        browser.post(&path(""), &[]).await;
        let who = code(&definition, Voice::WhoFor);
        let next = answers(&browser, 1, &[(who, "helping")]).await;
        assert_eq!(next, Some(path("/sections/2")));
        let capacities = code(&definition, Voice::Capacities);
        let both = [(capacities, "carer"), (capacities, "works")];
        let next = answers(&browser, 2, &both).await;
        assert_eq!(next, Some(path("/sections/4")), "no organisation");
        assert_eq!(sends(&browser).await, Some(path("/equality")));

        let row = last(&app).await;
        assert_eq!(row.channel.0, Channel::Online);
        assert_eq!(row.organisation, None);
    });
}

#[test]
fn whoever_answered_for_the_wrong_one_can_put_it_right() {
    run(async {
        let (app, definition) = opened().await;
        let browser = app.browser();
        browser.post(&path(""), &[]).await;
        let who = code(&definition, Voice::WhoFor);
        let name = code(&definition, Voice::Organisation);
        answers(&browser, 1, &[(who, "organisation")]).await;
        answers(&browser, 3, &[(name, "The Link")]).await;
        sends(&browser).await;
        let receipt = browser.get(&path("/sent")).await.all(".app-code").concat();

        let held = browser.post("/receipts", &[("code", &receipt)]).await;
        browser.submit(&held, "/receipts/correct", &[]).await;
        // What is taken away by it is said first.
        let address = path("/sections/1");
        let page = browser.get(&address).await;
        let asked = browser.submit(&page, &address, &[(who, "self")]).await;
        assert!(asked.says("The Link"), "{}", asked.words());
        browser.submit(&asked, &address, &[]).await;
        assert_eq!(sends(&browser).await, Some(path("/sent")));

        let row = last(&app).await;
        assert_eq!(row.channel.0, Channel::Online);
        assert_eq!(row.organisation, None);
        let gate = browser.get(&path("/equality")).await;
        assert_eq!(gate.status, 200, "a person may be asked");
    });
}
