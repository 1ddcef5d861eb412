//! Easy read from the start page to the receipt, and who has checked its words.

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

#[test]
fn easy_read_is_unchecked_until_an_officer_notes_who_read_it_and_when() {
    run(async {
        let app = App::demo().await;
        let at = app
            .places()
            .await
            .address("/staff/surveys/{survey}/translations");
        let officer = app.staff("officer").await;
        let of = |rest: &str| format!("{at}/en-x-easy{rest}");
        let tags = async || officer.get(&at).await.all(".govuk-tag").concat();
        let page = officer.get(&of("")).await;
        assert!(
            page.says("questions have their own easy words"),
            "{}",
            page.words()
        );
        assert!(page.says("Nobody with lived experience has checked it yet"));

        let group = ("checked_by", "Larkmoor People First, reading group");
        let refused = officer.submit(&page, "/check", &[group]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.errors().concat().contains("Enter the day"),
            "{:?}",
            refused.errors()
        );
        let form = refused.form("/check");
        assert_eq!(form.value("checked_by"), group.1, "nothing typed is lost");
        let day = |year| {
            [
                ("checked-day", "2"),
                ("checked-month", "11"),
                ("checked-year", year),
            ]
        };
        let mut fields = vec![group];
        fields.extend(day("2099"));
        let refused = officer.submit(&page, "/check", &fields).await;
        assert!(
            refused.errors().concat().contains("in the future"),
            "{:?}",
            refused.errors()
        );
        assert_eq!(refused.form("/check").value("checked-year"), "2099");

        let mut fields = vec![group];
        fields.extend(day("2026"));
        let noted = officer.submit(&page, "/check", &fields).await;
        assert_eq!(noted.status, 303, "{}", noted.words());
        let page = officer.get(&of("")).await;
        let by = "Checked by Larkmoor People First, reading group, 2 November 2026";
        assert!(page.says(by), "{}", page.words());
        assert_eq!(tags().await, "CompleteCompleteComplete");

        let page = officer.get(&of("/pages/1")).await;
        let words = [("t:q1:text", "Is it hard to get help?")];
        let saved = officer.submit(&page, "/pages/1", &words).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
        let page = officer.get(&of("")).await;
        assert!(
            page.says("but a text has changed since"),
            "{}",
            page.words()
        );
        assert_eq!(tags().await, "CompleteCompleteNot checked");
    });
}
