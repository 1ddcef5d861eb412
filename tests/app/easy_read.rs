//! Easy read from the start page to the receipt.

use crate::harness::{Answer, App, Browser, FICTION, Respondent, run};

fn easy(rest: &str) -> String {
    format!("/easy/surveys/{FICTION}{rest}")
}

/// Sends a page and reads the next one.
async fn on(browser: &Browser, page: &Answer, form: &str, fields: &[(&str, &str)]) -> Answer {
    let next = browser.submit(page, form, fields).await;
    assert_eq!(next.status, 303, "{}", next.words());
    browser.follow(next).await
}

fn codes(page: &Answer) -> Vec<String> {
    page.attributes(
        "main input[type='radio'], main input[type='checkbox']",
        "value",
    )
}

#[test]
fn whoever_answers_in_easy_read_reads_easy_words_to_the_end() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let start = browser.get(&easy("")).await;
        let parts = on(&browser, &start, FICTION, &[]).await;
        assert_eq!(parts.heading(), "The parts of this survey");
        let section = browser.get(&easy("/sections/3")).await;
        on(&browser, &section, "/sections/3", &[("q5", "agree")]).await;

        let later = browser.get(&easy("/later")).await;
        assert_eq!(later.heading(), "Save your answers and come back");
        let check = browser.get(&easy("/check")).await;
        assert_eq!(check.heading(), "Look at your answers");
        assert!(check.says("When you send them, we give you a code."));
        let gate = on(&browser, &check, "/check", &[]).await;
        assert_eq!(gate.heading(), "Questions about you");
        assert!(gate.says("No, I want to stop here"), "{}", gate.words());
        let age = on(&browser, &gate, "/equality", &[("answer", "yes")]).await;
        assert_eq!(age.heading(), "How old are you? (you can leave this out)");
        assert!(age.says("I do not want to say"), "{}", age.words());
        let receipt = browser.get(&easy("/sent")).await;
        assert_eq!(receipt.heading(), "Thank you. We have your answers");
        assert!(
            receipt.says("Please write the code down"),
            "{}",
            receipt.words()
        );
        assert_eq!(receipt.attributes("html", "lang"), ["en"]);
    });
}

#[test]
fn easy_words_stand_for_the_same_codes_and_are_in_no_other_variant() {
    run(async {
        let app = App::demo().await;
        let (respondent, _) = Respondent::who_sent(&app, "Buses").await;
        let browser = &respondent.browser;
        for screen in 1..=6 {
            let plain = format!("/surveys/{FICTION}/equality/{screen}");
            let usual = browser.get(&plain).await;
            let said = browser.get(&format!("/easy{plain}")).await;
            assert_eq!(codes(&usual), codes(&said), "screen {screen}");
            if !codes(&usual).is_empty() {
                assert_ne!(usual.words(), said.words(), "screen {screen}");
            }
        }
        let gate = browser.get(&format!("/surveys/{FICTION}/equality")).await;
        assert_eq!(gate.heading(), "Equality questions");
        let welsh = browser
            .get(&format!("/cy/surveys/{FICTION}/equality/1"))
            .await;
        assert_eq!(welsh.heading(), "Beth yw eich grŵp oedran? (dewisol)");
    });
}
