//! One byte too many, and requests that lie about themselves (T24).

use std::net::SocketAddr;

use reqwest::Method;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};

use crate::harness::{App, Browser, Respondent, exchange, run, survey};

const FORM: &str = "application/x-www-form-urlencoded";

/// A form of exactly so many bytes.
fn form_of(token: &str, bytes: usize) -> String {
    let mut form = format!("csrf={token}&x=");
    assert!(form.len() < bytes);
    form.push_str(&"x".repeat(bytes - form.len()));
    form
}

async fn post(browser: &Browser, path: &str, body: String) -> u16 {
    let request = browser
        .request(Method::POST, path)
        .header(CONTENT_TYPE, FORM);
    browser.send(request.body(body)).await.status
}

async fn still_serves(app: &App) {
    assert_eq!(app.browser().get("/health/ready").await.status, 200);
}

#[test]
fn a_form_may_be_as_large_as_its_limit_and_not_a_byte_larger() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        let token = browser.token().await;
        const KIB: usize = 1024;
        let section = survey("/sections/1");

        // An ordinary form, and a page of a survey.
        assert_eq!(
            post(browser, "/receipts", form_of(&token, 64 * KIB)).await,
            422
        );
        assert_eq!(
            post(browser, "/receipts", form_of(&token, 64 * KIB + 1)).await,
            413
        );
        assert_eq!(
            post(browser, &section, form_of(&token, 1024 * KIB)).await,
            303
        );
        assert_eq!(
            post(browser, &section, form_of(&token, 1024 * KIB + 1)).await,
            413
        );
        still_serves(&app).await;
    });
}

#[test]
fn a_form_may_have_as_many_fields_as_the_longest_section_and_no_more() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let token = browser.token().await;
        let fields = |count: usize| -> String {
            let more: String = (0..count).map(|n| format!("&f{n}=")).collect();
            format!("csrf={token}{more}")
        };

        assert_eq!(post(&browser, "/receipts", fields(2_000)).await, 422);
        assert_eq!(post(&browser, "/receipts", fields(2_001)).await, 400);
        still_serves(&app).await;
    });
}

#[test]
fn ten_thousand_characters_of_any_script_fit_into_an_answer_and_one_more_is_refused_kindly() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let limit = 4_000;
        for letter in ["x", "\u{0679}", "\u{20AC}"] {
            let fits = letter.repeat(limit);
            let answer = respondent
                .answers(3, &[("q5", "agree"), ("q8", &fits)])
                .await;
            assert_eq!(answer.status, 303, "{letter}");
            let longer = letter.repeat(limit + 1);
            let answer = respondent
                .answers(3, &[("q5", "agree"), ("q8", &longer)])
                .await;
            assert_eq!(answer.status, 422, "{letter}");
            assert!(answer.body.contains(&longer), "what was typed is kept");
        }
    });
}

#[test]
fn a_body_that_was_compressed_is_not_unpacked() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let token = browser.token().await;
        let request = browser
            .request(Method::POST, "/receipts")
            .header(CONTENT_TYPE, FORM)
            .header(CONTENT_ENCODING, "gzip");
        let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
        gzip.extend_from_slice(token.as_bytes());
        assert_eq!(browser.send(request.body(gzip)).await.status, 403);
        still_serves(&app).await;
    });
}

/// The status of what the server says to these bytes; none when it hangs up without a word.
fn status(to: SocketAddr, bytes: &[u8]) -> Option<u16> {
    let answer = exchange(to, bytes);
    answer.split(' ').nth(1)?.parse().ok()
}

#[test]
fn a_body_without_a_length_is_counted_as_it_comes() {
    run(async {
        let app = App::demo().await;
        let head = format!(
            "POST /receipts HTTP/1.1\r\nHost: {}\r\nContent-Type: {FORM}\r\n\
             Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
            app.address()
        );
        let mut body = head.into_bytes();
        for _ in 0..70 {
            body.extend_from_slice(b"400\r\n");
            body.extend_from_slice(&[b'x'; 1024]);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"0\r\n\r\n");
        let to = app.address();
        let answered = tokio::task::spawn_blocking(move || status(to, &body))
            .await
            .unwrap();
        assert_eq!(answered, Some(413));
        still_serves(&app).await;
    });
}

#[test]
fn requests_that_lie_about_their_length_are_refused_and_hurt_nobody() {
    run(async {
        let app = App::demo().await;
        let to = app.address();
        let head = |more: &str| {
            format!("POST /receipts HTTP/1.1\r\nHost: {to}\r\nContent-Type: {FORM}\r\n{more}\r\n")
        };
        let tries: Vec<(&str, String, &[Option<u16>])> = vec![
            (
                "less than said, then silence",
                head("Content-Length: 100\r\n") + "csrf=x",
                // It waits for the rest, as it must, until its own patience ends.
                &[None, Some(400), Some(403), Some(408)],
            ),
            (
                "far more than allowed",
                head("Content-Length: 99999999\r\n") + "csrf=x",
                &[Some(413)],
            ),
            (
                "no number",
                head("Content-Length: ten\r\n") + "csrf=x",
                &[Some(400), None],
            ),
            (
                "negative",
                head("Content-Length: -1\r\n") + "csrf=x",
                &[Some(400), None],
            ),
            (
                "two lengths",
                head("Content-Length: 6\r\nContent-Length: 60\r\n") + "csrf=x",
                &[Some(400), None],
            ),
            (
                "a length and chunks",
                head("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
                &[Some(400), None],
            ),
            (
                "chunks that are none",
                head("Transfer-Encoding: chunked\r\n") + "zz\r\nxx\r\n",
                &[Some(400), None],
            ),
            (
                "a coding nobody knows",
                head("Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n",
                &[Some(400), Some(501), None],
            ),
        ];
        for (what, bytes, allowed) in tries {
            let asking = tokio::task::spawn_blocking(move || status(to, bytes.as_bytes()));
            let answered = asking.await.unwrap();
            assert!(allowed.contains(&answered), "{what}: {answered:?}");
            still_serves(&app).await;
        }
    });
}

#[test]
fn a_request_hidden_behind_another_is_not_answered() {
    run(async {
        let app = App::demo().await;
        let to = app.address();
        let bytes = format!(
            "POST /receipts HTTP/1.1\r\nHost: {to}\r\nContent-Type: {FORM}\r\nContent-Length: 6\r\n\
             Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /help HTTP/1.1\r\nHost: {to}\r\n\r\n"
        );
        let asking = tokio::task::spawn_blocking(move || exchange(to, bytes.as_bytes()));
        let answer = asking.await.unwrap();
        assert!(!answer.contains("HTTP/1.1 200"), "{answer}");
        still_serves(&app).await;
    });
}

#[test]
fn headers_and_addresses_without_end_are_refused() {
    run(async {
        let app = App::demo().await;
        let to = app.address();
        let line = "GET / HTTP/1.1\r\n";
        let tail = format!("Host: {to}\r\nConnection: close\r\n\r\n");
        let long = "a".repeat(200 * 1024);
        let many: String = (0..200).map(|n| format!("X-{n}: 1\r\n")).collect();
        let address = "a".repeat(64 * 1024);
        let refusals = [None, Some(400), Some(414), Some(431)];
        for (what, bytes, allowed) in [
            (
                "a header of 200 kB",
                format!("{line}X-Long: {long}\r\n{tail}"),
                refusals.as_slice(),
            ),
            (
                "200 headers",
                format!("{line}{many}{tail}"),
                refusals.as_slice(),
            ),
            (
                "a cookie of 100 kB",
                format!(
                    "{line}Cookie: heard-visit={}\r\n{tail}",
                    "a".repeat(100 * 1024)
                ),
                &[None, Some(200), Some(400), Some(431)],
            ),
            (
                "an address of 64 kB",
                format!("GET /{address} HTTP/1.1\r\n{tail}"),
                &[None, Some(400), Some(404), Some(414)],
            ),
            (
                "no HTTP at all",
                "\u{16}\u{3}\u{1}".repeat(100),
                refusals.as_slice(),
            ),
            (
                "no host",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
                &[Some(421), Some(400)],
            ),
        ] {
            let asking = tokio::task::spawn_blocking(move || status(to, bytes.as_bytes()));
            let answered = asking.await.unwrap();
            assert!(allowed.contains(&answered), "{what}: {answered:?}");
            still_serves(&app).await;
        }
    });
}
