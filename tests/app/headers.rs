//! The headers that protect a page stand on everything that is answered (T20).

use reqwest::Method;
use reqwest::header::HOST;

use crate::harness::{Answer, App, Browser, Respondent, run};

/// One of every kind of answer there is.
async fn every_kind(app: &App, browser: &Browser) -> Vec<(&'static str, Answer)> {
    let places = app.places().await;
    let officer = app.staff("officer").await;
    let champion = app.staff("champion").await;
    let token = browser.token().await;
    let large = "x".repeat(70 * 1024);
    let post = |path: &str| browser.request(Method::POST, path);
    let static_file = places.address("/static/{name}");
    let ics = places.address("/events/{slug}.ics");
    let many: Vec<(String, String)> = (0..2_001)
        .map(|n| (format!("f{n}"), String::new()))
        .collect();
    let get = async |path: &str| browser.get(path).await;
    let mut all = vec![
        ("a page", get("/").await),
        ("a page that is not there", get("/programmes/none").await),
        ("an address of nothing", get("/nothing/at/all").await),
        ("a static file", get(&static_file).await),
        (
            "a static file that is not there",
            get("/static/app.css").await,
        ),
        ("the icon", get("/favicon.ico").await),
        ("a calendar file", get(&ics).await),
        ("robots", get("/robots.txt").await),
        ("security.txt", get("/.well-known/security.txt").await),
        ("live", get("/health/live").await),
        ("ready", get("/health/ready").await),
        ("metrics", get("/metrics").await),
        ("the way to sign in", get("/staff/surveys").await),
        ("a staff page", officer.get("/staff").await),
        ("a forbidden page", champion.get("/staff/people").await),
        ("the quick way out", get("/leave").await),
        ("a forged form", browser.send(post("/receipts")).await),
    ];
    // Leaving ended the visit.
    let fresh = browser.token().await;
    assert_ne!(token, fresh);
    let form = |token: &str, more: &[(&str, &str)]| {
        let mut fields = vec![("csrf".to_owned(), token.to_owned())];
        fields.extend(more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        fields
    };
    let refused = form(&fresh, &[("code", "")]);
    let unknown = form(&fresh, &[("code", "x")]);
    let too_large = form(&fresh, &[("code", &large)]);
    let nobody = form(&fresh, &[]);
    all.extend([
        (
            "a refused form",
            browser.send(post("/receipts").form(&refused)).await,
        ),
        (
            "an unknown code",
            browser.send(post("/receipts").form(&unknown)).await,
        ),
        (
            "a form too large",
            browser.send(post("/receipts").form(&too_large)).await,
        ),
        (
            "a form too long",
            browser.send(post("/receipts").form(&many)).await,
        ),
        (
            "nobody's form",
            browser.send(post("/staff/people").form(&nobody)).await,
        ),
        (
            "a way on",
            browser
                .send(post("/surveys/better-days").form(&nobody))
                .await,
        ),
        (
            "another method",
            browser
                .send(browser.request(Method::PUT, "/receipts"))
                .await,
        ),
        (
            "a look at the headers",
            browser
                .send(browser.request(Method::HEAD, "/you-said"))
                .await,
        ),
        (
            "another host",
            browser
                .send(
                    browser
                        .request(Method::GET, "/")
                        .header(HOST, "evil.example"),
                )
                .await,
        ),
    ]);
    all
}

/// The headers that protect a page, a file or a fault, each as it must be.
fn is_protected(what: &str, answer: &Answer) {
    let header = |name: &str| {
        let value = answer.header(name);
        value
            .unwrap_or_else(|| panic!("{what}: no {name}"))
            .to_owned()
    };
    let policy = header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    let download = answer.header("content-disposition").is_some();
    if download {
        assert!(policy.contains("sandbox"), "{what}: {policy}");
    } else {
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{what}: {policy}"
        );
        assert!(policy.contains("base-uri 'none'"), "{what}: {policy}");
        assert!(policy.contains("form-action 'self'"), "{what}: {policy}");
    }
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("x-frame-options"), "DENY", "{what}");
    assert_eq!(header("referrer-policy"), "no-referrer", "{what}");
    assert_eq!(
        header("cross-origin-opener-policy"),
        "same-origin",
        "{what}"
    );
    assert_eq!(
        header("cross-origin-resource-policy"),
        "same-origin",
        "{what}"
    );
    assert!(
        header("permissions-policy").contains("geolocation=()"),
        "{what}"
    );
    let cached = header("cache-control");
    let is_file = ["a static file", "the icon"].contains(&what);
    assert_eq!(cached != "no-store", is_file, "{what}: {cached}");
    assert_eq!(answer.header("server"), None, "{what}");
    assert_eq!(answer.header("x-powered-by"), None, "{what}");
    assert_eq!(answer.header("access-control-allow-origin"), None, "{what}");
    if answer.status != 303 && !answer.body.is_empty() {
        let kind = header("content-type");
        assert!(
            kind.contains("charset=utf-8") || kind.contains("svg") || download,
            "{what}: {kind}"
        );
    }
}

#[test]
fn every_kind_of_answer_carries_the_headers_that_protect_it() {
    run(async {
        let app = App::demo().await;
        let all = every_kind(&app, &app.browser()).await;

        let mut statuses: Vec<u16> = all.iter().map(|(_, answer)| answer.status).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let kinds = [200, 303, 400, 401, 403, 404, 405, 413, 421, 422];
        assert_eq!(statuses, kinds, "every kind is there");
        for (what, answer) in &all {
            is_protected(what, answer);
        }
    });
}

#[test]
fn files_conflicts_refusals_and_faults_carry_them_too() {
    run(async {
        let app = App::demo_with(&["--limits", "on"]).await;
        app.later(chrono::TimeDelta::minutes(2));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let mut rare = Vec::new();
        for form in ["csv", "xlsx", "json"] {
            let file = officer
                .get(&format!("/staff/surveys/{survey}/results/{form}"))
                .await;
            rare.push((form, 200, file));
        }

        let respondent = Respondent::begins(&app).await;
        let path = "/surveys/better-days/sections/3";
        let seen = respondent.browser.get(path).await;
        respondent.answers_shortly("Said here").await;
        let there = [("q5", "agree"), ("q8", "Said elsewhere")];
        let late = respondent.browser.submit(&seen, path, &there).await;
        rare.push(("a conflict", 409, late));

        let someone = app.browser();
        let token = someone.token().await;
        for _ in 0..31 {
            let asked = someone
                .post_with("/receipts", &token, &[("code", "x")])
                .await;
            if asked.status == 429 {
                rare.push(("too often", 429, asked));
                break;
            }
        }

        app.site.db.clone().close().await.unwrap();
        rare.push(("not ready", 503, someone.get("/health/ready").await));
        rare.push(("a fault", 503, someone.get("/").await));

        assert_eq!(rare.len(), 7);
        for (what, status, answer) in &rare {
            assert_eq!(answer.status, *status, "{what}");
            is_protected(what, answer);
        }
    });
}

#[test]
fn what_goes_wrong_still_says_where_to_go() {
    run(async {
        let app = App::demo().await;
        for (what, answer) in every_kind(&app, &app.browser()).await {
            if answer.status < 400 || answer.status == 422 {
                continue;
            }
            assert!(!answer.heading().is_empty(), "{what}: {}", answer.body);
            let ways = answer.attributes("main a, footer a", "href");
            assert!(!ways.is_empty(), "{what}");
            for inside in ["SELECT", "panicked", "src/", "DbErr", "sqlx", "actix"] {
                assert!(!answer.body.contains(inside), "{what} shows {inside}");
            }
        }
    });
}

#[test]
fn on_https_cookies_and_headers_hold_to_https() {
    run(async {
        let base = ["--base-url", "https://consult.example", "--limits", "on"];
        let app = App::demo_with(&base).await;
        let browser = app.browser();
        for path in ["/receipts", "/nothing", "/staff", "/static/none"] {
            let request = browser.request(Method::GET, path);
            let answer = browser.send(request.header(HOST, "consult.example")).await;
            let strict = answer.header("strict-transport-security");
            assert_eq!(
                strict,
                Some("max-age=31536000; includeSubDomains"),
                "{path}"
            );
        }
        let request = app.browser().request(Method::GET, "/receipts");
        let page = browser.send(request.header(HOST, "consult.example")).await;
        let cookie = page.header("set-cookie").unwrap();
        assert!(cookie.starts_with("__Host-heard-visit="), "{cookie}");
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    });
}

#[test]
fn every_cookie_is_kept_from_scripts_and_ends_with_the_browser() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let browser = &respondent.browser;
        let page = browser.get("/staff/sign-in").await;
        let email = crate::harness::email_of("officer");
        let fields = [
            ("email", email.as_str()),
            ("password", crate::harness::PASSWORD),
        ];
        let signed_in = browser.submit(&page, "/staff/sign-in", &fields).await;
        let out = browser.post("/staff/sign-out", &[]).await;
        let mut seen = Vec::new();
        for answer in [&signed_in, &out] {
            for cookie in answer.headers.get_all("set-cookie") {
                let cookie = cookie.to_str().unwrap();
                seen.push(cookie.split('=').next().unwrap().to_owned());
                assert!(cookie.contains("HttpOnly"), "{cookie}");
                assert!(cookie.contains("SameSite=Lax"), "{cookie}");
                let ends = !cookie.contains("Max-Age") || cookie.contains("Max-Age=0");
                assert!(ends && !cookie.contains("Expires"), "{cookie}");
            }
        }
        assert!(seen.contains(&"heard-staff".to_owned()), "{seen:?}");
        assert!(seen.contains(&"heard-visit".to_owned()), "{seen:?}");
    });
}
