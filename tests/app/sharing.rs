//! The short address, the square code, the poster, and what officers copy.

use domain::short;

use crate::harness::{App, run, survey};

#[test]
fn the_short_address_leads_to_the_survey_however_it_is_typed() {
    run(async {
        let app = App::demo().await;
        let code = short::code(app.places().await.survey).unwrap();
        let browser = app.browser();
        for typed in [code.clone(), code.to_lowercase()] {
            let answer = browser.get(&format!("/s/{typed}")).await;
            assert_eq!(answer.status, 303);
            assert_eq!(answer.location(), Some(survey("")));
        }
        let welsh = browser.get(&format!("/cy/s/{code}")).await;
        assert_eq!(welsh.location(), Some(format!("/cy{}", survey(""))));
        for wrong in ["", "XXXX", "3333", "O0O0"] {
            assert_eq!(
                browser.get(&format!("/s/{wrong}")).await.status,
                404,
                "{wrong}"
            );
        }
        // A survey that was never opened has no address yet.
        let unknown = short::code(4_000).unwrap();
        assert_eq!(browser.get(&format!("/s/{unknown}")).await.status, 404);
    });
}

#[test]
fn a_poster_says_where_until_when_and_whom_to_ask() {
    run(async {
        let app = App::demo().await;
        let code = short::code(app.places().await.survey).unwrap();
        let poster = app.browser().get(&survey("/poster")).await;
        assert!(poster.says(&format!("/s/{code}")), "{}", poster.words());
        assert!(poster.says("Answer by") && poster.says("British Sign Language"));
        assert_eq!(poster.attributes("svg.app-square", "role"), ["img"]);
        let welsh = app
            .browser()
            .get(&format!("/cy{}", survey("/poster")))
            .await;
        assert!(welsh.says(&format!("/cy/s/{code}")), "{}", welsh.words());
    });
}

#[test]
fn the_square_code_is_a_file_that_can_do_nothing() {
    run(async {
        let app = App::demo().await;
        let file = app.browser().get(&survey("/qr.svg")).await;
        assert_eq!(file.header("content-type"), Some("image/svg+xml"));
        assert!(file.body.starts_with("<svg "));
        let policy = file.header("content-security-policy").unwrap();
        assert!(policy.contains("sandbox"), "{policy}");
    });
}

#[test]
fn officers_find_texts_to_copy_in_every_language_of_the_survey() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let id = app.places().await.survey;
        let page = officer.get(&format!("/staff/surveys/{id}/share")).await;
        let code = short::code(id).unwrap();
        let texts = page.all("textarea");
        assert!(texts.len() >= 3, "{texts:?}");
        for text in &texts {
            assert!(text.contains(&format!("/s/{code}")), "{text}");
            assert!(
                !text.contains(['\u{2067}', '\u{2068}', '\u{2069}']),
                "invisible marks: {text:?}"
            );
        }
        let html = page.attributes("textarea", "id");
        let at = html.iter().position(|id| id == "html-en").unwrap();
        assert!(texts[at].starts_with("<a href="), "{}", texts[at]);
    });
}
