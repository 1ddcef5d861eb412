//! Every page of the public in every language, and answering in one of them.

use heard::web::locale::{LANGUAGES, Language, Locales, path_in};
use scraper::{ElementRef, Html, Node, Selector};

use crate::harness::{App, Browser, FICTION, run};

/// The texts of a page that claim to be in its language: those marked with another are left out.
fn own_texts(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let body = Selector::parse("body").expect("a selector");
    let body = page.select(&body).next().expect("a body");
    let mut texts = Vec::new();
    for node in body.descendants() {
        let Node::Text(text) = node.value() else {
            continue;
        };
        let marked = node
            .ancestors()
            .filter_map(ElementRef::wrap)
            .take_while(|element| element.value().name() != "body")
            .any(|element| element.attr("lang").is_some());
        if !marked {
            texts.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    texts
}

/// English texts of the interface that stand on a page of another language. What officers wrote
/// may hold a short one by chance, so that only sentences count within a longer text.
fn leaks(locales: &Locales, language: &Language, html: &str) -> Vec<String> {
    let (english, here) = (locales.get("en"), locales.get(language.tag));
    let found = own_texts(html);
    let stands = |text: &str| {
        let is_sentence = text.chars().count() >= 30;
        let mut found = found.iter();
        found.any(|it| it == text || (is_sentence && it.contains(text)))
    };
    LANGUAGES[0]
        .public_keys()
        .filter_map(|key| Some((key, english.plain(key)?)))
        .filter(|(key, text)| text.chars().count() >= 10 && here.plain(key) != Some(text))
        .filter(|(_, text)| stands(text))
        .map(|(key, text)| format!("{key}: {text}"))
        .collect()
}

/// Says what is wrong with a page in a language.
fn faults(locales: &Locales, language: &Language, address: &str, html: &str) -> Vec<String> {
    let root = format!("<html lang=\"{}\" dir=\"{}\"", language.tag, language.dir());
    let mut faults: Vec<String> = leaks(locales, language, html);
    if !html.contains(&root) {
        faults.push("it does not say its language".to_owned());
    }
    // Every way on keeps the language, but for the other languages, staff and the quick way out.
    let page = Html::parse_document(html);
    let links = Selector::parse("a[href^='/'], form[action^='/']").expect("a selector");
    for link in page.select(&links) {
        let to = link.attr("href").or_else(|| link.attr("action"));
        let to = to.unwrap_or_default();
        let prefix = path_in(language.tag, "");
        let stays = to == prefix || to.starts_with(&format!("{prefix}/"));
        let elsewhere = link.attr("hreflang").is_some()
            || to.starts_with("/staff")
            || to.starts_with("/static")
            || to == "/leave"
            || to.ends_with(".ics");
        if !stays && !elsewhere {
            faults.push(format!("it leads out of the language: {to}"));
        }
    }
    faults
        .into_iter()
        .map(|fault| format!("{address}: {fault}"))
        .collect()
}

#[test]
fn every_public_page_is_whole_in_every_language() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let locales = Locales::shipped().expect("texts");
        let routes = heard::app::routes();
        let mut wrong = Vec::new();
        let mut pages = 0;
        for language in &LANGUAGES[1..] {
            let browser = app.browser();
            let public = |path: &str| !path.starts_with("/staff") && path != "/leave";
            for rule in routes.rules().iter().filter(|rule| public(rule.path)) {
                let address = path_in(language.tag, &places.address(rule.path));
                let answer = match (rule.method, rule.rule.as_str()) {
                    ("GET", "public") => browser.get(&address).await,
                    ("POST", "public") if !rule.path.starts_with("/addresses") => {
                        browser.post(&address, &[]).await
                    }
                    _ => continue,
                };
                if let Some(next) = answer.location() {
                    let prefix = path_in(language.tag, "/");
                    if !next.starts_with(&prefix) {
                        wrong.push(format!("{address} leads to {next}"));
                    }
                }
                if answer.body.contains("<html") {
                    pages += 1;
                    wrong.extend(faults(&locales, language, &address, &answer.body));
                }
            }
            let missing = path_in(language.tag, "/no-such-page");
            let answer = browser.get(&missing).await;
            assert_eq!(answer.status, 404);
            wrong.extend(faults(&locales, language, &missing, &answer.body));
        }
        assert!(pages > 30, "{pages} pages");
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

/// Answers the survey under a prefix and returns every page met on the way.
async fn answer_all(browser: &Browser, prefix: &str) -> Vec<(String, String)> {
    let survey = |rest: &str| format!("{prefix}/surveys/{FICTION}{rest}");
    let mut met = Vec::new();
    let page = browser.get(&survey("")).await;
    let begun = browser.submit(&page, FICTION, &[]).await;
    assert_eq!(begun.location(), Some(survey("/sections")));
    let page = browser.follow(begun).await;
    met.push((survey("/sections"), page.body));
    let address = survey("/sections/3");
    let page = browser.get(&address).await;
    let refused = browser.submit(&page, &address, &[]).await;
    assert_eq!(refused.status, 422);
    met.push((address.clone(), refused.body));
    let fields = [("q5", "agree"), ("q8", "یہاں آنا مشکل ہے")];
    let next = browser.submit(&page, &address, &fields).await;
    assert_eq!(next.status, 303);
    met.push((address, page.body));
    let address = survey("/check");
    let page = browser.get(&address).await;
    let sent = browser.submit(&page, "/check", &[]).await;
    met.push((address, page.body));
    let page = browser.follow(sent).await;
    met.push((survey("/sent"), page.body));
    for rest in ["/equality", "/equality/1"] {
        let page = browser.get(&survey(rest)).await;
        met.push((survey(rest), page.body));
    }
    met
}

#[test]
fn answering_keeps_the_language() {
    run(async {
        let app = App::demo().await;
        let locales = Locales::shipped().expect("texts");
        let mut wrong = Vec::new();
        for language in &LANGUAGES[1..] {
            let prefix = path_in(language.tag, "");
            for (address, html) in answer_all(&app.browser(), &prefix).await {
                wrong.extend(faults(&locales, language, &address, &html));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn staff_pages_are_in_english_alone() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        assert_eq!(browser.get("/cy/staff/sign-in").await.status, 404);
        let page = browser.get("/staff/sign-in").await;
        assert!(page.body.contains("<html lang=\"en\""));
        assert!(!page.body.contains("hreflang"));
    });
}

#[test]
fn days_hours_and_counts_read_as_people_say_them() {
    let locales = Locales::shipped().expect("texts");
    let (welsh, urdu) = (locales.get("cy"), locales.get("ur"));
    let day = chrono::NaiveDate::from_ymd_opt(2019, 3, 6).expect("a day");
    assert_eq!(welsh.date(day), "6 Mawrth 2019");
    let plain = |text: String| text.replace(['\u{2067}', '\u{2068}', '\u{2069}'], "");
    assert_eq!(plain(urdu.date(day)), "6 مارچ 2019");
    let at = day.and_hms_opt(14, 30, 0).expect("a time").and_utc();
    assert_eq!(welsh.moment(at), "6 Mawrth 2019 am 2:30pm");
    assert_eq!(plain(urdu.time(at)), "2:30 بجے (بعد از دوپہر)");
    let waiting = |count: i64| welsh.with("event-full", &[("waiting", domain::Arg::Number(count))]);
    let forms = [
        (0, "Llawn. Gallwch ymuno â'r rhestr aros"),
        (1, "Llawn, 1 person ar y rhestr aros"),
        (2, "Llawn, 2 berson ar y rhestr aros"),
        (3, "Llawn, 3 pherson ar y rhestr aros"),
        (6, "Llawn, 6 pherson ar y rhestr aros"),
        (7, "Llawn, 7 o bobl ar y rhestr aros"),
    ];
    for (count, words) in forms {
        assert_eq!(waiting(count), words);
    }
    let sections =
        |count: i64| urdu.with("survey-sections", &[("count", domain::Arg::Number(count))]);
    assert_eq!(
        (sections(1), sections(4)),
        ("1 حصہ".to_owned(), "4 حصے".to_owned())
    );
}
