//! Earlier answers woven into texts: read by whoever gave them, and by nobody else.

use serde_json::json;

use crate::harness::{Answer, App, Browser, FICTION, run};

const SURVEY: &str = "woven";
const HOSTILE: &str = "<b onclick=\"x()\">boat</b> **loud** [a](https://evil.example)";

/// A survey whose second section speaks of the answers to the first, in English and Urdu.
fn file() -> String {
    let text = |english: &str, urdu: &str| json!({ "en": english, "ur": urdu });
    let option = |code: &str, english: &str, urdu: &str| json!({ "code": code, "text": text(english, urdu) });
    let file = json!({
        "format": "heard-survey/1",
        "slug": SURVEY,
        "programme": FICTION,
        "schedule": {},
        "definition": {
            "title": text("Getting about", "آنا جانا"),
            "purpose": text("How you get about", "آپ کیسے آتے جاتے ہیں"),
            "privacy": text("Nothing is kept", "کچھ نہیں رکھا جاتا"),
            "contact": { "team": text("The team", "ٹیم") },
            "languages": ["en", "ur"],
            "sections": [
                {
                    "code": "ways",
                    "title": text("Ways", "راستے"),
                    "questions": [
                        {
                            "code": "how", "kind": "several",
                            "text": text("How do you get about?", "آپ کیسے آتے جاتے ہیں؟"),
                            "options": [
                                option("bus", "Bus", "بس"),
                                option("walk", "On foot", "پیدل"),
                                option("bike", "Bicycle", "سائیکل"),
                                {
                                    "code": "dk", "standing": "prefer_not",
                                    "text": text("I prefer not to say", "میں بتانا نہیں چاہتا"),
                                },
                            ],
                        },
                        {
                            "code": "own", "kind": "short_text",
                            "text": text("What do you call it?", "آپ اسے کیا کہتے ہیں؟"),
                        },
                        {
                            "code": "often", "kind": "number",
                            "text": text("How often a week?", "ہفتے میں کتنی بار؟"),
                        },
                    ],
                },
                {
                    "code": "then",
                    "title": text("And then", "اور پھر"),
                    "summary": text(
                        "You call it *{{own|that}}*. See [more](/help?x={{own|that}}).",
                        "آپ اسے *{{own|یہ}}* کہتے ہیں۔",
                    ),
                    "questions": [
                        {
                            "code": "why", "kind": "long_text",
                            "text": text(
                                "Why {{how|the way you get about}}?",
                                "{{how|جیسے آپ آتے جاتے ہیں}} کیوں؟",
                            ),
                            "hint": text(
                                "{{often|Some}} times a week, as {{own|you}} said.",
                                "ہفتے میں {{often|کچھ}} بار، {{own|آپ}}۔",
                            ),
                            "required": true,
                        },
                        {
                            "code": "else", "kind": "short_text",
                            "text": text("Anything else?", "کچھ اور؟"),
                        },
                    ],
                },
            ],
        },
    });
    file.to_string()
}

async fn opened() -> App {
    let app = App::demo().await;
    let file = app.file("woven.json", &file());
    let console = app.console();
    heard::survey::console::import(&console, &file)
        .await
        .unwrap();
    heard::survey::console::open(&console, SURVEY)
        .await
        .unwrap();
    app.site.published.forget();
    app
}

fn path(rest: &str) -> String {
    format!("/surveys/{SURVEY}{rest}")
}

async fn begins(app: &App) -> Browser {
    let browser = app.browser();
    browser.post(&path(""), &[]).await;
    browser
}

async fn answers(browser: &Browser, section: usize, fields: &[(&str, &str)]) -> Answer {
    let address = path(&format!("/sections/{section}"));
    let page = browser.get(&address).await;
    browser.submit(&page, &address, fields).await
}

#[test]
fn whoever_answered_reads_their_answer_and_everybody_else_the_fallback() {
    run(async {
        let app = opened().await;
        let said = begins(&app).await;
        let fields = [
            ("how", "bus"),
            ("how", "walk"),
            ("how", "bike"),
            ("own", "Shanks’s pony"),
            ("often", "12"),
        ];
        answers(&said, 1, &fields).await;
        let page = said.get(&path("/sections/2")).await;
        assert!(
            page.says("Why Bus, On foot and Bicycle?"),
            "{}",
            page.words()
        );
        assert!(page.says("12 times a week, as Shanks’s pony said."));
        assert!(
            page.body.contains("<em>Shanks’s pony</em>"),
            "{}",
            page.body
        );

        let check = said.get(&path("/check")).await;
        assert!(check.says("Why Bus, On foot and Bicycle?"));

        let other = begins(&app).await;
        let page = other.get(&path("/sections/2")).await;
        assert!(page.says("Why the way you get about?"), "{}", page.words());
        assert!(page.says("Some times a week, as you said."));
        assert!(!page.says("{{") && !page.says("Shanks"));

        let shy = begins(&app).await;
        answers(&shy, 1, &[("how", "dk")]).await;
        let page = shy.get(&path("/sections/2")).await;
        assert!(page.says("Why the way you get about?"), "{}", page.words());

        // Another answer to the first is another text of the second.
        answers(&said, 1, &[("how", "bike"), ("own", ""), ("often", "1")]).await;
        let page = said.get(&path("/sections/2")).await;
        assert!(page.body.contains("Bicycle") && page.says("You call it that"));
    });
}

/// A page that is the same for everybody stays in memory for the next; what one person answered
/// is in none of those, whichever way it came into a page.
#[test]
fn no_page_that_is_kept_for_others_holds_what_somebody_answered() {
    run(async {
        let app = opened().await;
        let kept = |words: &str| app.site.templates.keeps(words);
        let other = begins(&app).await;
        let blank = other.get(&path("/sections/1")).await;
        assert!(blank.body.contains("How do you get about?"));
        assert!(kept("How do you get about?"), "that one is");

        let browser = begins(&app).await;
        for (own, often) in [("Rocinante", "27182818"), ("Bucephalus", "")] {
            let fields = [("how", "walk"), ("own", own), ("often", often)];
            answers(&browser, 1, &fields).await;
            let page = browser.get(&path("/sections/2")).await;
            assert!(page.body.contains(own) && page.body.contains("Why On foot?"));
            let refused = answers(&browser, 2, &[("why", ""), ("else", "Babieca")]).await;
            assert_eq!(refused.status, 422);
            browser.get(&path("/sections/1")).await;
            browser.get(&path("/check")).await;
        }
        browser.get(&format!("/ur{}", path("/sections/2"))).await;
        answers(&browser, 2, &[("why", "Marengo")]).await;
        browser.get(&path("/sections/2")).await;
        browser.get(&path("/check")).await;
        let answered = [
            "Rocinante",
            "27,182,818",
            "Bucephalus",
            "Babieca",
            "Marengo",
        ];
        for words in answered.into_iter().chain(["Why On foot?"]) {
            assert!(!kept(words), "{words}");
        }
    });
}

#[test]
fn an_answer_stands_there_in_the_language_that_is_read() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        answers(
            &browser,
            1,
            &[("how", "bus"), ("how", "walk"), ("own", "Bus 7")],
        )
        .await;
        let page = browser.get(&format!("/ur{}", path("/sections/2"))).await;
        assert!(page.body.contains("بس") && page.body.contains("پیدل"));
        assert!(!page.body.contains("On foot"), "{}", page.words());
        assert!(page.body.contains("\u{2068}Bus 7\u{2069}"), "held together");
    });
}

#[test]
fn what_somebody_typed_is_words_wherever_it_stands() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        answers(&browser, 1, &[("own", HOSTILE)]).await;
        let refused = answers(&browser, 2, &[("why", "")]).await;
        assert_eq!(refused.status, 422);
        for page in [
            browser.get(&path("/sections/2")).await,
            refused,
            browser.get(&path("/check")).await,
        ] {
            assert!(page.all("b[onclick], .app-markdown strong").is_empty());
            let links = page.attributes("a", "href");
            assert!(!links.iter().any(|href| href.contains("evil")), "{links:?}");
            assert!(!links.iter().any(|href| href.contains("boat")), "{links:?}");
        }
        let page = browser.get(&path("/sections/2")).await;
        assert!(page.body.contains("&#60;b onclick"), "{}", page.body);
        assert!(page.says("**loud**"), "{}", page.words());
    });
}

#[test]
fn nothing_anybody_answered_stands_in_a_title_or_an_address_or_with_somebody_else() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let next = answers(&browser, 1, &[("own", "Pegasus"), ("how", "bike")]).await;
        assert!(!next.location().unwrap().contains("Pegasus"));
        let missing = answers(&browser, 2, &[("why", "")]).await;
        for page in [
            browser.get(&path("/sections/2")).await,
            missing,
            browser.get(&path("/check")).await,
        ] {
            let title = page.all("title").concat();
            assert!(
                !title.contains("Pegasus") && !title.contains("Bicycle"),
                "{title}"
            );
            assert_eq!(page.header("cache-control"), Some("no-store"));
        }
        // Twice the same page in another browser: nothing was kept of the first.
        for _ in 0..2 {
            let other = begins(&app).await.get(&path("/sections/2")).await;
            assert!(!other.body.contains("Pegasus") && !other.body.contains("Bicycle"));
        }
        answers(&browser, 2, &[("why", "Because")]).await;
        let check = browser.get(&path("/check")).await;
        assert_eq!(browser.submit(&check, "/check", &[]).await.status, 303);
        let paper = app.browser().get(&path("/paper")).await;
        assert!(
            paper.says("Why the way you get about?"),
            "{}",
            paper.words()
        );
        let officer = app.staff("officer").await;
        let survey = app.site.published.survey(&app.site.db, SURVEY).await;
        let survey = survey.unwrap().unwrap().id;
        for page in ["results", "proof", "themes", "responses", ""] {
            let page = officer
                .get(&format!("/staff/surveys/{survey}/{page}"))
                .await;
            assert!(!page.says("Why Bicycle") && !page.says("call it Pegasus"));
        }
        let proof = officer.get(&format!("/staff/surveys/{survey}/proof")).await;
        assert!(
            proof.says("Why [answer to question 1, or “the way you get about”]?"),
            "{}",
            proof.words()
        );
    });
}

#[test]
fn an_officer_weaves_an_answer_in_and_is_told_what_cannot_be() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let page = officer.get("/staff/surveys/new").await;
        let fields = [("title", "Getting about"), ("programme", FICTION)];
        let made = officer.submit(&page, "/staff/surveys/new", &fields).await;
        let base = made.location().expect("the outline");
        let fills = async |path: &str, fields: &[(&str, &str)]| {
            let page = officer.get(&format!("{base}{path}")).await;
            officer
                .submit(&page, &format!("{base}{path}"), fields)
                .await
        };
        fills("/sections", &[("title", "Ways")]).await;
        let list = [
            ("text", "Which way?"),
            ("way", "single"),
            ("options", "Bus\nTrain"),
            ("then", "look"),
        ];
        assert_eq!(fills("/sections/ways/add", &list).await.status, 303);
        fills("/sections", &[("title", "Then")]).await;
        let offered = officer.get(&format!("{base}/sections/then/add")).await;
        assert!(offered.says("{{q1|this}}"), "{}", offered.words());
        let asked = |text: &'static str| [("text", text), ("way", "long_text"), ("then", "look")];
        for (text, says) in [
            ("Why {{q9|that}}?", "in no earlier section"),
            ("Why {{q1}}?", "needs words for people who did not answer"),
            ("Why {{q 1|that}}?", "cannot be read"),
        ] {
            let refused = fills("/sections/then/add", &asked(text)).await;
            assert_eq!(refused.status, 422, "{text}");
            assert!(refused.says(says), "{text}: {:?}", refused.errors());
            assert_eq!(
                refused.form("/sections/then/add").value("text"),
                text,
                "kept"
            );
        }
        let kept = fills("/sections/then/add", &asked("Why {{q1|that}}?")).await;
        assert_eq!(kept.status, 303, "{}", kept.words());
        let page = officer.get(&format!("{base}/questions/q2")).await;
        assert!(
            page.says("reads: “Why [answer to question 1]?”"),
            "{}",
            page.words()
        );
        assert!(page.says("“Why that?”"));
        let removal = officer.get(&format!("{base}/remove/q1")).await;
        assert!(
            removal.says("shows the answer to this"),
            "{}",
            removal.words()
        );
        officer.post(&format!("{base}/remove/q1"), &[]).await;
        assert!(officer.get(&format!("{base}/questions/q1")).await.status == 200);
    });
}
