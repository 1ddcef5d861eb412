//! Translating a survey, in the browser and in a spreadsheet, and what people wrote in other
//! languages.

use std::collections::BTreeSet;

use heard::db::Tx;
use heard::jobs;
use heard::staff::proof::In;
use heard::survey::{SurveyId, commands};
use heard::themes::jobs::NameLanguages;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use crate::harness::{Answer, App, Browser, FICTION, Respondent, run, survey};

/// The demo's survey, open in four languages, and an officer at its translations.
struct Desk {
    app: App,
    officer: Browser,
    at: String,
}

impl Desk {
    async fn set_up() -> Self {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let at = places.address("/staff/surveys/{survey}");
        Self { app, officer, at }
    }

    async fn page(&self, rest: &str) -> Answer {
        self.officer.get(&format!("{}{rest}", self.at)).await
    }

    /// Changes a text of the source in the draft.
    async fn says(&self, options: &str) {
        let places = self.app.places().await;
        let by = In::operator(SurveyId(places.survey), places.programme);
        let now = self.app.site.clock.now();
        let begin = async |tx: &Tx| commands::begin_draft(tx, &by, now).await;
        self.app.site.db.write(begin).await.expect("a draft");
        let page = self.page("/build/about").await;
        let fields = [("choices", options)];
        let answer = self.officer.submit(&page, "/build/about", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
    }

    async fn takes(&self, table: &str) -> Answer {
        let page = self.page("/translations/ur").await;
        self.officer
            .submit(&page, "/table", &[("pasted", table)])
            .await
    }
}

/// What stands in a box of a page.
fn boxed(page: &Answer, action: &str, name: &str) -> String {
    page.form(action).value(name)
}

#[test]
fn the_demo_is_complete_in_every_language_it_is_offered_in() {
    run(async {
        let desk = Desk::set_up().await;
        let page = desk.page("/translations").await;
        for language in ["Welsh", "Urdu", "English, easy read"] {
            assert!(page.says(language), "{}", page.words());
        }
        let tags = page.all(".govuk-tag").concat();
        assert_eq!(tags, "CompleteCompleteNot checked");
        assert!(page.says("Nobody who speaks it has checked it yet"));
    });
}

#[test]
fn a_translation_goes_into_a_draft_and_what_people_answer_stays() {
    run(async {
        let desk = Desk::set_up().await;
        let page = desk.page("/translations/ur/pages/1").await;
        assert!(page.says("a new draft, version 2"), "{}", page.words());
        let fields = [("t:q1:text", "نیا متن"), ("then", "next")];
        let saved = desk.officer.submit(&page, "/pages/1", &fields).await;
        let next = format!("{}/translations/ur/pages/2", desk.at);
        assert_eq!(saved.location(), Some(next));
        let page = desk.page("/translations/ur/pages/1").await;
        assert_eq!(boxed(&page, "/pages/1", "t:q1:text"), "نیا متن");
        assert!(page.says("officer, 23 November 2026"), "who and when");

        let section = Respondent::begins(&desk.app).await;
        let page = section
            .browser
            .get(&format!("/ur{}", survey("/sections/1")))
            .await;
        assert!(!page.says("نیا متن"), "nobody published it");
    });
}

#[test]
fn a_text_whose_source_changed_is_stale_until_somebody_looks_at_it() {
    run(async {
        let desk = Desk::set_up().await;
        desk.says("There is one option now.").await;
        let page = desk.page("/translations/ur").await;
        assert!(page.says("1 to check again"), "{}", page.words());
        let gates = desk.page("/publish").await;
        let links = gates.attributes("[id='gate-translated.ur'] a", "href");
        assert_eq!(links, [format!("{}/translations/ur", desk.at)]);

        let page = desk.page("/translations/ur/pages/0").await;
        assert!(
            page.says("We looked at longer hours"),
            "the words it was made of"
        );
        let saved = desk.officer.submit(&page, "/pages/0", &[]).await;
        assert_eq!(saved.status, 303);
        let page = desk.page("/translations/ur/pages/0").await;
        assert!(page.says("Check again"), "nobody said that it is right");
        let right = [("right:options", "yes")];
        desk.officer.submit(&page, "/pages/0", &right).await;
        let page = desk.page("/translations/ur").await;
        assert!(page.says("Every text is there"), "{}", page.words());
    });
}

#[test]
fn what_two_translators_save_at_the_same_moment_is_kept_of_both() {
    run(async {
        let desk = Desk::set_up().await;
        let other = desk.app.staff("site-officer").await;
        let at = |page: usize| format!("{}/translations/ur/pages/{page}", desk.at);
        for round in 0..10 {
            let said = [format!("پہلا {round}"), format!("دوسرا {round}")];
            let (one, two) = (desk.officer.get(&at(1)).await, other.get(&at(2)).await);
            let of_one = [("t:q1:text", said[0].as_str())];
            let of_two = [("t:q4:text", said[1].as_str())];

            let (one, two) = tokio::join!(
                desk.officer.submit(&one, "/pages/1", &of_one),
                other.submit(&two, "/pages/2", &of_two),
            );

            assert_eq!((one.status, two.status), (303, 303), "{}", two.words());
            let (one, two) = (desk.officer.get(&at(1)).await, other.get(&at(2)).await);
            assert_eq!(boxed(&one, "/pages/1", "t:q1:text"), said[0]);
            assert_eq!(boxed(&two, "/pages/2", "t:q4:text"), said[1]);
        }
    });
}

#[test]
fn what_somebody_else_saved_meanwhile_is_shown_and_nothing_typed_is_lost() {
    run(async {
        let desk = Desk::set_up().await;
        let early = desk.page("/translations/ur/pages/1").await;
        let other = desk.app.staff("officer").await;
        let page = other
            .get(&format!("{}/translations/ur/pages/1", desk.at))
            .await;
        let theirs = [("t:q1:text", "ان کا متن")];
        assert_eq!(other.submit(&page, "/pages/1", &theirs).await.status, 303);

        let mine = [("t:q1:text", "میرا متن"), ("t:q2:text", "دوسرا")];
        let answer = desk.officer.submit(&early, "/pages/1", &mine).await;
        assert_eq!(answer.status, 409);
        assert!(answer.says("ان کا متن"));
        assert_eq!(boxed(&answer, "/pages/1", "t:q1:text"), "میرا متن");
        assert_eq!(boxed(&answer, "/pages/1", "t:q2:text"), "دوسرا");
        let kept = desk.page("/translations/ur/pages/1").await;
        assert_eq!(boxed(&kept, "/pages/1", "t:q1:text"), "ان کا متن");

        // Whoever only changed another text hears nothing of it.
        let apart = [("t:q2:text", "دوسرا")];
        let answer = desk.officer.submit(&early, "/pages/1", &apart).await;
        assert_eq!(answer.status, 303, "{}", answer.words());
    });
}

#[test]
fn words_whose_question_went_meanwhile_are_shown_to_copy() {
    run(async {
        let desk = Desk::set_up().await;
        desk.says("There is one option now.").await;
        let page = desk.page("/translations/ur/pages/1").await;
        let removal = desk.page("/build/remove/q1").await;
        let removed = desk.officer.submit(&removal, "/remove/q1", &[]).await;
        assert_eq!(removed.status, 303, "{}", removed.words());

        let mine = [("t:q1:text", "میرا متن"), ("t:q2:text", "دوسرا")];
        let refused = desk.officer.submit(&page, "/pages/1", &mine).await;

        assert_eq!(refused.status, 409);
        assert_eq!(refused.errors().len(), 1, "{:?}", refused.errors());
        assert!(refused.errors()[0].contains("taken away while you were typing"));
        let copy = refused.all("textarea[readonly][id='t:q1:text']");
        assert_eq!(copy, ["میرا متن"]);
        assert_eq!(boxed(&refused, "/pages/1", "t:q2:text"), "دوسرا");
        let again = desk.officer.send_form(&refused.form("/pages/1")).await;
        assert_eq!(again.status, 303, "{}", again.words());
        let kept = desk.page("/translations/ur/pages/1").await;
        assert_eq!(boxed(&kept, "/pages/1", "t:q2:text"), "دوسرا");
    });
}

#[test]
fn a_table_goes_out_and_comes_back_as_a_file() {
    run(async {
        let desk = Desk::set_up().await;
        let path = format!("{}/translations/ur/table", desk.at);
        let sent = desk.officer.get(&path).await;
        assert_eq!(sent.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(
            sent.body
                .starts_with("\u{feff}place,where,source,translation,state\r\n")
        );
        let page = desk.page("/translations/ur").await;
        let token = page.form("/table").value("csrf");

        let back = sent.body.replace("بہتر دن: لارک مور", "نئے دن: لارک مور");
        assert_ne!(back, sent.body);
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n\
             --b\r\nContent-Disposition: form-data; name=\"translator\"\r\n\r\nSana Interpreters\r\n\
             --b\r\nContent-Disposition: form-data; name=\"pasted\"\r\n\r\n\r\n\
             --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ur.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{back}\r\n--b--\r\n"
        );
        let request = desk.officer.request(Method::POST, &path);
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=b");
        let taken = desk.officer.send(request.body(body)).await;
        assert_eq!(taken.status, 303, "{}", taken.words());
        let page = desk.officer.follow(taken).await;
        assert!(page.says("1 text is new or different"), "{}", page.words());
        assert!(page.says("Sana Interpreters: 1 text"));
    });
}

#[test]
fn a_table_with_a_wrong_row_is_not_taken_and_says_which() {
    run(async {
        let desk = Desk::set_up().await;
        let table = "place,translation\ntitle,نیا عنوان\nno:such,متن\ntitle,اور\n";
        let refused = desk.takes(table).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("2 rows of the table stand in the way"));
        assert!(refused.says("Line 3, “no:such”: There is no such text"));
        assert!(refused.says("Line 4, “title”: This text comes twice"));
        assert_eq!(boxed(&refused, "/table", "pasted").trim(), table.trim());
        let page = desk.page("/translations/ur/pages/0").await;
        assert!(!page.body.contains("نیا عنوان"), "nothing was taken");

        let early = "place,source,translation\ntitle,An earlier title,نیا عنوان\n";
        assert_eq!(desk.takes(early).await.status, 303);
        let page = desk.page("/translations/ur").await;
        assert!(
            page.says("1 to check again"),
            "it was made of an earlier wording"
        );
    });
}

#[test]
fn only_forms_that_take_files_come_in_parts() {
    run(async {
        let desk = Desk::set_up().await;
        let page = desk.page("/translations/ur").await;
        let token = page.form("/check").value("csrf");
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n\
             --b\r\nContent-Disposition: form-data; name=\"checked_by\"\r\n\r\nSana\r\n--b--\r\n"
        );
        let path = format!("{}/translations/ur/check", desk.at);
        let request = desk.officer.request(Method::POST, &path);
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=b");
        let answer = desk.officer.send(request.body(body)).await;
        assert_eq!(answer.status, 403);
        let table = format!("{}/translations/ur/table", desk.at);
        let request = desk.officer.request(Method::POST, &table);
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=b");
        let forged = request
            .body("--b\r\nContent-Disposition: form-data; name=\"pasted\"\r\n\r\nx\r\n--b--\r\n");
        assert_eq!(
            desk.officer.send(forged).await.status,
            403,
            "without a token"
        );
    });
}

#[test]
fn a_check_by_somebody_who_speaks_the_language_falls_with_the_next_change() {
    run(async {
        let desk = Desk::set_up().await;
        let page = desk.page("/translations/ur").await;
        let nobody = desk.officer.submit(&page, "/check", &[]).await;
        assert_eq!(nobody.status, 422);
        let by = [("checked_by", "Sana of the Urdu group")];
        let noted = desk.officer.submit(&page, "/check", &by).await;
        let page = desk.officer.follow(noted).await;
        assert!(
            page.says("Checked by Sana of the Urdu group"),
            "{}",
            page.words()
        );
        assert_eq!(
            desk.takes("place,translation\ntitle,نیا\n").await.status,
            303
        );
        let page = desk.page("/translations/ur").await;
        assert!(
            page.says("but a text has changed since"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn a_language_is_offered_and_withdrawn_in_the_next_version_alone() {
    run(async {
        let desk = Desk::set_up().await;
        let page = desk.page("/translations").await;
        let polish = [("language", "pl")];
        let added = desk.officer.submit(&page, "/translations", &polish).await;
        let page = desk.officer.follow(added).await;
        assert!(page.says("0 of 98 texts"), "{}", page.words());
        let none = desk
            .officer
            .get(&format!("{}/translations/bn", desk.at))
            .await;
        assert_eq!(none.status, 404);
        let wrong = [("language", "xx")];
        let page = desk.page("/translations").await;
        let refused = desk.officer.submit(&page, "/translations", &wrong).await;
        assert_eq!(refused.status, 422);
        let shahmukhi = [("language", "pa-Arab")];
        let added = desk
            .officer
            .submit(&page, "/translations", &shahmukhi)
            .await;
        let page = desk.officer.follow(added).await;
        assert!(page.says("Punjabi, Shahmukhi letters"), "{}", page.words());
        let page = desk.page("/translations/pl").await;
        desk.officer.submit(&page, "/withdraw", &[]).await;
        assert!(!desk.page("/translations").await.says("Polish 0"));
        let start = desk.app.browser().get(&survey("")).await;
        assert!(start.says("اردو"), "people are offered what they were");
    });
}

#[test]
fn what_somebody_wrote_in_another_language_waits_for_a_translator_and_stays_as_it_is() {
    run(async {
        let desk = Desk::set_up().await;
        let words = "یہاں رات کو بس نہیں چلتی اس لیے میں گھر واپس نہیں جا سکتا";
        Respondent::who_sent(&desk.app, words).await;
        let (job, now) = (NameLanguages::default(), desk.app.site.clock.now());
        let put = async |tx: &Tx| jobs::enqueue(tx, &job, now).await;
        desk.app.site.db.write(put).await.expect("a job");
        desk.app.run_jobs().await;
        let places = desk.app.places().await;
        let at = places.address("/staff/themes/{survey}/languages");
        let page = desk.officer.get(&format!("{at}?language=urd")).await;
        assert!(page.says("Urdu 1 waiting"), "{}", page.words());
        assert!(page.says(words));

        let form = page.forms().pop().expect("the last comment is the newest");
        let nothing = desk.officer.send_form(&form).await;
        assert_eq!(nothing.status, 422);
        let said = [("words", "No bus at night"), ("translator", "Sana")];
        let kept = desk.officer.send_form(&form.filled_in(&said)).await;
        assert_eq!(kept.status, 303, "{}", kept.words());
        let page = desk.officer.get(&at).await;
        assert!(!page.says("Urdu 1 waiting"), "{}", page.words());
        let done = desk.officer.get(&format!("{at}?done=1")).await;
        assert!(done.says(words) && done.says("Sana"), "{}", done.words());

        let all = places.address("/staff/themes/{survey}") + "/q8/comments?language=urd";
        let page = desk.officer.get(&all).await;
        assert!(page.says(words) && page.says("No bus at night"), "together");
    });
}

#[test]
fn a_survey_can_be_read_in_any_language() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let id = app.places().await.survey;
        let page = officer
            .get(&format!("/staff/surveys/{id}/translations"))
            .await;
        let offered = page.attributes("[name=language] option", "value");
        let offered = offered.into_iter().chain(["cy", "ur"].map(str::to_owned));
        let tags: BTreeSet<String> = offered
            .filter(|tag| !tag.is_empty() && !tag.contains("-x-"))
            .collect();
        assert!(tags.len() > 150, "{tags:?}");
        let texts = |text: &str| -> serde_json::Value {
            let own = tags
                .iter()
                .map(|tag| (tag.clone(), format!("{text} {tag}")));
            let all = own.chain([("en".to_owned(), text.to_owned())]);
            all.map(|(tag, text)| (tag, serde_json::Value::from(text)))
                .collect::<serde_json::Map<_, _>>()
                .into()
        };
        let languages: Vec<&str> = std::iter::once("en")
            .chain(tags.iter().map(String::as_str))
            .collect();
        let survey = serde_json::json!({
            "format": "heard-survey/1", "slug": "many-tongues", "programme": FICTION, "schedule": {},
            "definition": {
                "title": texts("Title"), "purpose": texts("Purpose"), "privacy": texts("Privacy"),
                "contact": {"team": texts("Team")}, "languages": languages,
                "sections": [{"code": "one", "title": texts("Section"), "questions": [
                    {"code": "q1", "kind": "short_text", "text": texts("Question")}]}],
            },
        });
        let file = app.file("many-tongues.json", &survey.to_string());
        let console = app.console();
        let taken = heard::survey::console::import(&console, &file).await;
        taken.unwrap();
        let opened = heard::survey::console::open(&console, "many-tongues").await;
        opened.unwrap();
        app.site.published.forget();

        let start = app.browser().get("/surveys/many-tongues").await;
        for tag in &tags {
            let address = format!("/{tag}/surveys/many-tongues");
            let links = start.attributes(&format!("a[hreflang={tag}]"), "href");
            assert!(links.contains(&address), "{tag}: {links:?}");
            let reader = app.browser();
            let own = reader.get(&address).await;
            assert!(
                own.says(&format!("Purpose {tag}")),
                "{tag}: {}",
                own.words()
            );
            reader.post(&address, &[]).await;
            let page = reader.get(&format!("{address}/sections/1")).await;
            assert!(page.says(&format!("Question {tag}")), "{tag}");
        }
        let from_right = start.attributes("[dir=rtl][hreflang]", "hreflang");
        for (tag, rtl) in [
            ("ur", true),
            ("ps", true),
            ("pa-Arab", true),
            ("pa", false),
            ("zh-Hant", false),
        ] {
            assert_eq!(from_right.iter().any(|it| it == tag), rtl, "{tag}");
        }
    });
}
