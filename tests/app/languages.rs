//! Every page of the public in every language, and answering in one of them.

use heard::web::locale::{LANGUAGES, Language, Locales, path_in};
use scraper::{ElementRef, Html, Node, Selector};

use crate::harness::{Answer, App, Browser, FICTION, run};

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

/// A survey with a scale, a grid and a long text, one of them about what is decided.
async fn scales() -> App {
    let app = App::demo().await;
    let words = |en: &str, cy: &str, ur: &str| serde_json::json!({ "en": en, "cy": cy, "ur": ur });
    let steps = serde_json::json!([
        { "code": "much", "text": words("Much", "Llawer", "بہت") },
        { "code": "some", "text": words("Some", "Peth", "کچھ") },
        { "code": "none", "text": words("None", "Dim", "کچھ نہیں") },
        { "code": "dk", "text": words("I don't know", "Dydw i ddim yn gwybod", "مجھے نہیں معلوم"),
          "standing": "dont_know" },
    ]);
    let question = words("How?", "Sut?", "کیسے؟");
    let survey = serde_json::json!({
        "format": "heard-survey/1", "slug": "scales", "programme": FICTION, "schedule": {},
        "definition": {
            "title": words("Scales", "Graddfeydd", "پیمانے"),
            "purpose": words("To try it", "I roi cynnig arno", "آزمانے کے لیے"),
            "privacy": words("Kept", "Cedwir", "محفوظ"),
            "contact": { "team": words("The team", "Y tîm", "ٹیم") },
            "languages": ["en", "cy", "ur"],
            "sections": [{ "code": "s", "title": words("One", "Un", "ایک"), "questions": [
                { "code": "scale", "kind": "likert", "text": question, "options": steps, "settled": true },
                { "code": "grid", "kind": "matrix", "text": question, "options": steps,
                  "rows": [{ "code": "here", "text": words("Here", "Yma", "یہاں") },
                           { "code": "there", "text": words("There", "Yno", "وہاں") }] },
                { "code": "more", "kind": "long_text", "text": question, "limit": 100 },
            ] }],
        },
    });
    let file = app.file("scales.json", &survey.to_string());
    let console = app.console();
    let imported = heard::survey::console::import(&console, &file).await;
    imported.expect("a survey");
    let opened = heard::survey::console::open(&console, "scales").await;
    opened.expect("an open survey");
    app.site.published.forget();
    app
}

/// The first page of that survey in a language.
async fn first_page(app: &App, prefix: &str) -> Answer {
    let browser = app.browser();
    browser.post(&format!("{prefix}/surveys/scales"), &[]).await;
    let page = browser
        .get(&format!("{prefix}/surveys/scales/sections/1"))
        .await;
    assert_eq!(page.status, 200, "{prefix}");
    page
}

#[test]
fn a_scale_keeps_its_order_where_words_run_from_right_to_left() {
    run(async {
        let app = scales().await;
        let order = ["much", "some", "none", "dk"];
        let words = ["بہت", "کچھ", "کچھ نہیں", "مجھے نہیں معلوم"];

        let page = first_page(&app, "/ur").await;

        // The first step comes first; which side that is, is the page's own direction to say.
        assert_eq!(page.attributes("html", "dir"), ["rtl"]);
        for name in ["scale", "grid.here", "grid.there"] {
            let values = page.attributes(&format!("input[name=\"{name}\"]"), "value");
            assert_eq!(values, order, "{name}");
        }
        assert_eq!(page.all(".app-matrix__head span"), words);
        let turned = page.attributes("main form [dir]", "dir");
        assert!(turned.iter().all(|dir| dir == "auto"), "{turned:?}");

        let paper = app.browser().get("/ur/surveys/scales/paper").await;
        assert_eq!(paper.attributes("html", "dir"), ["rtl"]);
        assert_eq!(paper.all(".app-paper__grid thead th"), words);
        let codes = paper.all(".app-paper__grid tbody tr:first-child .app-paper__code");
        assert_eq!(codes, ["1", "2", "3", "4"]);
        let scale = paper.all(".app-paper__options li");
        assert_eq!(scale, ["1 بہت", "2 کچھ", "3 کچھ نہیں", "4 مجھے نہیں معلوم"]);
    });
}

#[test]
fn what_cannot_change_any_more_says_so_where_it_is_asked_and_on_paper() {
    run(async {
        let app = scales().await;
        for (prefix, said) in [
            (
                "",
                "This has been decided, and your answer cannot change it.",
            ),
            (
                "/cy",
                "Mae hyn wedi'i benderfynu, ac ni all eich ateb ei newid.",
            ),
            ("/ur", "یہ طے ہو چکا ہے، اور آپ کا جواب اسے نہیں بدل سکتا۔"),
        ] {
            let page = first_page(&app, prefix).await;
            assert_eq!(page.all("main form .govuk-inset-text"), [said], "once");
            for paper in ["paper", "paper/large"] {
                let address = format!("{prefix}/surveys/scales/{paper}");
                let paper = app.browser().get(&address).await;
                let told = paper.all(".app-paper__question p");
                let told = told.iter().filter(|line| *line == said).count();
                assert_eq!(told, 1, "{address}");
            }
        }
    });
}

#[test]
fn the_counter_below_a_box_counts_in_the_language_of_the_page() {
    run(async {
        let app = scales().await;
        for (prefix, left) in [
            ("", "You have %{count} characters remaining"),
            ("/cy", "Mae gennych %{count} nod ar ôl"),
            ("/ur", "%{count} حروف باقی ہیں"),
        ] {
            let page = first_page(&app, prefix).await;
            let says = |what: &str| {
                let name = format!("data-i18n.characters-{what}");
                page.attributes(".govuk-character-count", &name).concat()
            };
            // Every form of the plural there is in any language: the browser picks one.
            for way in ["under-limit", "over-limit"] {
                for plural in ["zero", "one", "two", "few", "many", "other"] {
                    let said = says(&format!("{way}.{plural}"));
                    assert_eq!(
                        said.matches("%{count}").count(),
                        1,
                        "{prefix} {way}.{plural}: {said}"
                    );
                }
            }
            assert_eq!(says("under-limit.other"), left);
            let full = says("at-limit");
            assert!(!full.is_empty() && !full.contains("count"), "{full}");
            let before = page.all("#more-info").concat();
            assert!(before.contains("100"), "without JavaScript: {before}");
        }
    });
}
