//! Everything that is sent twice happens once, and says the same (T39).

use std::io::Write;

use crate::harness::{App, Contents, Respondent, run, survey};

async fn responses(app: &App) -> usize {
    Contents::of(&app.database.connect().await)
        .await
        .rows("response")
}

#[test]
fn a_double_click_sends_one_response_and_shows_one_receipt() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("Sent with a double click").await;
        let before = responses(&app).await;
        let page = respondent.browser.get(&survey("/check")).await;

        let first = respondent.browser.submit(&page, "/check", &[]).await;
        let receipt = respondent.receipt().await;
        let second = respondent.browser.submit(&page, "/check", &[]).await;

        assert_eq!(first.location(), Some(survey("/equality")));
        assert_eq!(second.location(), Some(survey("/sent")));
        assert_eq!(responses(&app).await - before, 1);
        assert_eq!(respondent.receipt().await, receipt);
    });
}

#[test]
fn going_back_after_sending_leads_to_the_receipt_and_changes_nothing() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("The first words").await;
        let section = respondent.browser.get(&survey("/sections/3")).await;
        respondent.sends().await;
        let (before, receipt) = (responses(&app).await, respondent.receipt().await);

        // Back, typed anew, sent again: from the pages the browser still has.
        let fields = [("q5", "disagree"), ("q8", "Other words")];
        let resent = respondent
            .browser
            .submit(&section, "/sections/3", &fields)
            .await;

        assert_eq!(resent.location(), Some(survey("/sent")));
        for page in ["/sections/3", "/check", "/resume"] {
            let answer = respondent.browser.get(&survey(page)).await;
            assert_eq!(answer.location(), Some(survey("/sent")), "{page}");
        }
        assert_eq!(responses(&app).await, before);
        let held = respondent
            .browser
            .post("/receipts", &[("code", &receipt)])
            .await;
        assert!(held.says("The first words"));
        assert!(!held.says("Other words"));
    });
}

#[test]
fn two_tabs_are_one_answering() {
    run(async {
        let app = App::demo().await;
        let one = Respondent::begins(&app).await;
        one.answers_shortly("From the first tab").await;
        let other = one.browser.get(&survey("/sections/5")).await;
        let before = responses(&app).await;
        one.sends().await;
        let receipt = one.receipt().await;

        let late = one
            .browser
            .submit(&other, "/sections/5", &[("q13", "From the second")])
            .await;
        let again = one.sends_nothing_more().await;

        assert_eq!(late.location(), Some(survey("/sent")));
        assert_eq!(again, Some(survey("/sent")));
        assert_eq!(responses(&app).await - before, 1);
        assert_eq!(one.receipt().await, receipt);
    });
}

#[test]
fn a_client_that_was_cut_off_after_sending_finds_its_receipt_when_it_tries_again() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("Sent before the tunnel").await;
        let before = responses(&app).await;
        let page = respondent.browser.get(&survey("/check")).await;
        let body = format!("csrf={}", page.form("/check").value("csrf"));
        let request = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
            survey("/check"),
            app.address(),
            respondent.browser.cookies(),
            body.len()
        );
        let to = app.address();
        let cut_off = tokio::task::spawn_blocking(move || {
            let mut stream = std::net::TcpStream::connect(to).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            // Gone before the answer.
        });
        cut_off.await.unwrap();

        let again = respondent.browser.submit(&page, "/check", &[]).await;

        assert_eq!(again.status, 303, "{}", again.words());
        let receipt = respondent.receipt().await;
        assert_eq!(receipt.len(), 31);
        assert_eq!(responses(&app).await - before, 1);
        let held = respondent
            .browser
            .post("/receipts", &[("code", &receipt)])
            .await;
        assert!(held.says("Sent before the tunnel"));
    });
}

#[test]
fn a_receipt_is_the_same_after_the_site_was_started_anew() {
    run(async {
        let app = App::demo().await;
        let (respondent, receipt) = Respondent::who_sent(&app, "Kept over a restart").await;
        let cookies = respondent.browser.cookies();

        let app = app.started_anew().await;

        let browser = app.browser();
        browser.take_cookies(&cookies);
        let page = browser.get(&survey("/sent")).await;
        assert_eq!(page.all(".app-code").concat(), receipt);
        let held = browser.post("/receipts", &[("code", &receipt)]).await;
        assert!(held.says("Kept over a restart"));
    });
}

#[test]
fn a_sign_up_sent_twice_is_one_place_and_one_mail() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let browser = app.browser();
        let page = browser.get(&places.address("/events/{slug}/sign-up")).await;
        let session = places.sessions[0].to_string();
        let fields = [
            ("session", session.as_str()),
            ("name", "Ivy"),
            ("email", "ivy@people.example"),
        ];

        let first = browser.submit(&page, "/sign-up", &fields).await;
        let second = browser.submit(&page, "/sign-up", &fields).await;
        app.run_jobs().await;

        assert_eq!(first.location(), second.location());
        let mail = app.mail();
        let to_ivy = mail.iter().filter(|mail| mail.to == "ivy@people.example");
        assert_eq!(to_ivy.count(), 1);
    });
}

#[test]
fn a_commitment_published_twice_is_published_once() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let publish = places.address("/staff/tracker/{commitment}/publish");

        assert_eq!(officer.post(&publish, &[]).await.status, 303);
        let second = officer.post(&publish, &[]).await;

        assert_eq!(second.status, 409);
        assert_eq!(second.heading(), "It is published already");
        let page = app
            .browser()
            .get(&format!("/you-said/{}", places.draft))
            .await;
        let published = page.words().matches("Published").count();
        assert_eq!(published, 1, "{}", page.words());
    });
}
