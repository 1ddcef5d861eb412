//! What a survey keeps from others: from those who look over a shoulder, from the next person at the
//! same computer, and equality answers from everything else.

use crate::harness::{App, Respondent, run, survey};

#[test]
fn equality_questions_come_after_sending_and_passing_them_by_loses_nothing() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let early = respondent.browser.get(&survey("/equality/1")).await;
        assert_eq!(early.location(), Some(survey("")), "nothing was sent yet");
        respondent.answers_shortly("Something").await;
        let sent = respondent.sends().await;
        assert_eq!(sent.location(), Some(survey("/equality")));
        let gate = respondent.browser.get(&survey("/equality")).await;
        let page = respondent.browser.submit(&gate, "/equality", &[]).await;
        assert_eq!(page.status, 422, "yes or no");
        let no = respondent
            .browser
            .submit(&gate, "/equality", &[("answer", "no")])
            .await;
        assert_eq!(no.location(), Some(survey("/sent")));
        assert_eq!(respondent.receipt().await.len(), 31);

        let yes = respondent
            .browser
            .submit(&gate, "/equality", &[("answer", "yes")])
            .await;
        assert_eq!(yes.location(), Some(survey("/equality/1")));
        let page = respondent.browser.get(&survey("/equality/1")).await;
        let wrong = [("age_band", "AGE_999")];
        let refused = respondent
            .browser
            .submit(&page, "/equality/1", &wrong)
            .await;
        assert_eq!(refused.status, 400);
        let blank = respondent.browser.submit(&page, "/equality/1", &[]).await;
        assert_eq!(
            blank.location(),
            Some(survey("/equality/2")),
            "every one may be left blank"
        );
    });
}

#[test]
fn the_quick_way_out_leaves_nothing_in_the_browser() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent
            .answers_shortly("Not for the next person at this computer")
            .await;
        assert!(respondent.browser.cookies().contains("heard-answers-"));

        let out = respondent.browser.get("/leave").await;

        assert_eq!(out.status, 303);
        assert_eq!(respondent.browser.cookies(), "");
        let back = respondent.browser.get(&survey("/sections/3")).await;
        assert_eq!(back.location(), Some(survey("")));
        let start = respondent.browser.get(&survey("")).await;
        assert!(!start.says("Not for the next person"));
        assert!(!start.attributes("a", "href").contains(&survey("/resume")));
    });
}

#[test]
fn pages_of_a_survey_do_not_say_in_the_title_what_it_is_about() {
    run(async {
        let app = App::demo().await;
        let (respondent, _) = Respondent::who_sent(&app, "Something").await;
        let fresh = Respondent::begins(&app).await;
        for (browser, rest) in [
            (&fresh.browser, "/sections"),
            (&fresh.browser, "/sections/1"),
            (&fresh.browser, "/later"),
            (&fresh.browser, "/resume?code=1"),
            (&fresh.browser, "/check"),
            (&respondent.browser, "/equality"),
            (&respondent.browser, "/sent"),
        ] {
            let page = browser.get(&survey(rest)).await;
            assert_eq!(page.status, 200, "{rest}");
            let title = page.all("title").concat().to_lowercase();
            for word in ["mental", "health", "better days"] {
                assert!(!title.contains(word), "{rest}: {title}");
            }
            let exits = page.attributes("a", "href");
            assert!(
                exits.contains(&"/leave".to_owned()),
                "{rest} has the quick way out"
            );
        }
    });
}

#[test]
fn nothing_of_an_answering_is_kept_by_a_browser_or_stands_in_an_address() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        // Every answer given stands in the body of a post, and where it leads says nothing of it.
        let words = "Words for nobody else";
        let mut addresses = Vec::new();
        for (section, fields) in [
            (1, vec![("q1", "hard"), ("q2", "gp")]),
            (2, vec![("q4", words)]),
            (3, vec![("q5", "agree"), ("q8", words), (".later", "1")]),
        ] {
            let next = respondent.answers(section, &fields).await;
            addresses.push(next.location().unwrap());
        }
        let asked = respondent.answers(1, &[("q2", "none")]).await;
        assert_eq!(asked.header("cache-control"), Some("no-store"));
        let title = asked.all("title").concat();
        assert!(
            title.starts_with("Your change removes other answers"),
            "{title}"
        );
        let later = browser.get(&survey("/later")).await;
        let code = later.all(".app-code").concat();
        respondent.answers(3, &[("q5", "agree")]).await;
        let sent = respondent.sends().await;
        addresses.push(sent.location().unwrap());
        let receipt = respondent.receipt().await;
        let copy = browser.get(&survey("/sent")).await;
        let copy = browser.submit(&copy, "/receipts", &[]).await;
        for page in [&later, &copy, &browser.get(&survey("/sent")).await] {
            assert_eq!(page.header("cache-control"), Some("no-store"));
            assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
            addresses.extend(page.attributes("a", "href"));
            addresses.extend(page.attributes("form", "action"));
        }
        for said in [words, "hard", "agree", &code, &receipt] {
            let in_address = |at: &String| at.contains(said) || at.contains(&said.replace(' ', ""));
            assert!(!addresses.iter().any(in_address), "{said}: {addresses:?}");
        }
    });
}
