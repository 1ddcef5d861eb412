//! One byte too many, and requests that lie about themselves (T24).

use std::io::Write;
use std::net::SocketAddr;

use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::Method;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};

use crate::harness::{App, Browser, FICTION, Respondent, exchange, pours, run, survey};

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

/// A site with a survey that takes as much as any survey may.
async fn a_survey_of_ten_thousand_characters() -> App {
    let app = App::demo().await;
    let json = format!(
        r#"{{ "format": "heard-survey/1", "slug": "long", "programme": "{FICTION}", "schedule": {{}},
          "definition": {{ "title": "Long", "purpose": "To try it", "privacy": "Kept by us",
            "contact": {{ "team": "The team" }}, "languages": ["en"],
            "sections": [{{ "code": "s", "title": "One", "questions": [
              {{ "code": "q1", "kind": "long_text", "text": "What do you think?", "limit": {LONGEST} }}
            ] }}] }} }}"#
    );
    let (file, console) = (app.file("long.json", &json), app.console());
    let survey = heard::survey::console::import(&console, &file).await;
    survey.unwrap();
    let opened = heard::survey::console::open(&console, "long").await;
    opened.unwrap();
    app
}

/// What a question may take at most, counted as browsers count: a letter beyond the first 65,536 of
/// Unicode is two.
const LONGEST: usize = 10_000;

#[test]
fn ten_thousand_characters_of_any_script_fit_into_an_answer_and_one_more_is_refused_kindly() {
    run(async {
        let app = a_survey_of_ten_thousand_characters().await;
        for (letter, counts) in [
            ("x", 1),
            ("\u{0679}", 1),
            ("\u{20AC}", 1),
            // A face, a thumb with its colour, and an astronaut, who is a woman and a rocket.
            ("\u{1F600}", 2),
            ("\u{1F44D}\u{1F3FD}", 4),
            ("\u{1F469}\u{1F3FD}\u{200D}\u{1F680}", 7),
        ] {
            let browser = app.browser();
            let page = browser.get("/surveys/long").await;
            assert_eq!(browser.submit(&page, "long", &[]).await.status, 303);
            let at = "/surveys/long/sections/1";
            let page = browser.get(at).await;
            let (whole, rest) = (LONGEST / counts, LONGEST % counts);
            let fits = letter.repeat(whole) + &"x".repeat(rest);
            let answer = browser.submit(&page, at, &[("q1", &fits)]).await;
            assert_eq!(answer.status, 303, "{letter}");

            let page = browser.get(at).await;
            assert_eq!(page.form(at).value("q1"), fits, "{letter} is kept");
            let longer = format!("{fits}x");
            let answer = browser.submit(&page, at, &[("q1", &longer)]).await;
            assert_eq!(answer.status, 422, "{letter}");
            assert_eq!(
                answer.form(at).value("q1"),
                longer,
                "what was typed is kept"
            );
            assert_eq!(answer.errors().len(), 1, "{:?}", answer.errors());
        }
    });
}

/// Form data that is a thousandth of its size when it is packed.
fn packed(form: &str, zeros: usize) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(form.as_bytes()).unwrap();
    let piece = vec![b'0'; 1024 * 1024];
    for _ in 0..zeros / piece.len() {
        gzip.write_all(&piece).unwrap();
    }
    gzip.finish().unwrap()
}

#[test]
fn a_body_that_was_compressed_is_not_unpacked() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let token = browser.token().await;
        let form = format!("csrf={token}&code=");
        for coding in ["gzip", "x-gzip", "deflate", "br", "zstd", "gzip, gzip"] {
            let request = browser
                .request(Method::POST, "/receipts")
                .header(CONTENT_TYPE, FORM)
                .header(CONTENT_ENCODING, coding);
            // Unpacked it would be a good form with a good token.
            let answer = browser.send(request.body(packed(&form, 0))).await;
            assert_eq!(answer.status, 403, "{coding}");
        }
        still_serves(&app).await;
    });
}

/// How much more memory than before a server may have had after an attack, in KiB.
const GROWTH: u64 = 20 * 1024;

#[test]
fn a_hundred_megabytes_and_a_bomb_are_refused_without_being_kept() {
    run(async {
        let app = App::demo().await;
        let program = app.program();
        let serving = program.serves(&["--workers", "2", "--limits", "off"]);
        let to = serving.address;
        const MIB: usize = 1024 * 1024;
        let browser = app.browser_at(to);
        let token = browser.token().await;
        let page = browser.get("/receipts").await;
        assert_eq!(page.status, 200);
        let cookies = browser.cookies();
        let head = |path: &str, kind: &str, more: &str| {
            format!(
                "POST {path} HTTP/1.1\r\nHost: {to}\r\nContent-Type: {kind}\r\n\
                 Cookie: {cookies}\r\n{more}\r\n"
            )
        };
        let parts = "multipart/form-data; boundary=line";
        let chunked = "Transfer-Encoding: chunked\r\n";
        let announced = format!("Content-Length: {}\r\n", 100 * MIB);
        let plain = vec![b'x'; MIB];
        let chunk = [b"100000\r\n".as_slice(), &plain, b"\r\n"].concat();
        let bomb = packed(&format!("csrf={token}&code="), 60 * MIB);
        assert!(
            bomb.len() < 64 * 1024,
            "{} bytes fit into a form",
            bomb.len()
        );
        let before = serving.most();
        assert!(before > 10 * 1024, "{before} KiB");

        for (what, head, piece, times) in [
            (
                "announced",
                head("/receipts", FORM, &announced),
                &plain,
                100,
            ),
            ("in chunks", head("/receipts", FORM, chunked), &chunk, 100),
            (
                "announced parts",
                head("/receipts", parts, &announced),
                &plain,
                100,
            ),
            (
                "a page of answers",
                head("/surveys/better-days/sections/1", FORM, chunked),
                &chunk,
                100,
            ),
            (
                "a file in chunks",
                head("/surveys/better-days/sections/1", parts, chunked),
                &chunk,
                100,
            ),
            ("to nobody", head("/nowhere", FORM, chunked), &chunk, 100),
            (
                "a bomb",
                head(
                    "/receipts",
                    FORM,
                    &format!(
                        "Content-Encoding: gzip\r\nContent-Length: {}\r\n",
                        bomb.len()
                    ),
                ),
                &bomb,
                1,
            ),
        ] {
            let answer = pours(to, head.as_bytes(), piece, times);
            let status = answer.split(' ').nth(1).unwrap_or("none");
            assert!(
                ["none", "303", "400", "403", "404", "413", "422"].contains(&status),
                "{what}: {answer}"
            );
            let grown = serving.most() - before;
            assert!(grown < GROWTH, "{what}: {grown} KiB more");
        }
        assert_eq!(browser.get("/health/ready").await.status, 200);
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

#[test]
fn as_many_headers_as_the_server_takes_are_served_and_one_more_is_refused() {
    run(async {
        let app = App::demo().await;
        let to = app.address();
        for (count, allowed) in [
            (96, [Some(200), Some(200)].as_slice()),
            (97, [None, Some(400), Some(431)].as_slice()),
        ] {
            // Two of them are the host and the end of the connection.
            let many: String = (2..count).map(|n| format!("X-{n}: 1\r\n")).collect();
            let bytes =
                format!("GET /receipts HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n{many}\r\n");
            let asking = tokio::task::spawn_blocking(move || status(to, bytes.as_bytes()));
            let answered = asking.await.unwrap();
            assert!(allowed.contains(&answered), "{count}: {answered:?}");
            still_serves(&app).await;
        }
    });
}
