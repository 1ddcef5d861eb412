//! Whose site this is (T30), and where it sends people (T31).

use reqwest::Method;
use reqwest::header::HOST;

use crate::harness::{App, Browser, PASSWORD, email_of, exchange, run};

const BASE: &str = "https://consult.example";

async fn with_headers(
    browser: &Browser,
    path: &str,
    headers: &[(&str, &str)],
) -> crate::harness::Answer {
    let mut request = browser.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request).await
}

#[test]
fn a_host_that_is_not_ours_is_turned_away() {
    run(async {
        let app = App::demo_with(&["--base-url", BASE, "--limits", "on"]).await;
        let browser = app.browser();
        for (host, status) in [
            ("consult.example", 200),
            ("CONSULT.example", 200),
            ("localhost", 200),
            ("evil.example", 421),
            ("consult.example.evil.example", 421),
            ("evil.example:80", 421),
            ("consult.example@evil.example", 421),
            ("consult.example evil.example", 421),
            ("127.0.0.1.evil.example", 421),
        ] {
            let answer = with_headers(&browser, "/", &[(HOST.as_str(), host)]).await;
            assert_eq!(answer.status, status, "{host}");
        }
        let to = app.address();
        for bytes in [
            "GET http://evil.example/ HTTP/1.1\r\nHost: consult.example\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: consult.example\r\nHost: evil.example\r\n\r\n",
            "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        ] {
            let asking = tokio::task::spawn_blocking(move || exchange(to, bytes.as_bytes()));
            let answer = asking.await.unwrap();
            let status: u16 = answer.split(' ').nth(1).unwrap().parse().unwrap();
            assert!([400, 421].contains(&status), "{bytes}: {answer}");
        }
    });
}

#[test]
fn links_name_the_public_address_whatever_a_request_says() {
    run(async {
        let app = App::demo_with(&["--base-url", BASE, "--limits", "on"]).await;
        let places = app.places().await;
        let browser = app.browser();
        let lies = [
            (HOST.as_str(), "localhost:1234"),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-server", "evil.example"),
            ("x-forwarded-proto", "gopher"),
            ("x-host", "evil.example"),
            ("x-original-url", "/staff"),
            ("x-rewrite-url", "/staff"),
            ("forwarded", "host=evil.example;proto=gopher"),
            ("origin", "https://consult.example"),
        ];
        for path in [
            "/",
            "/you-said",
            "/events",
            "/.well-known/security.txt",
            "/programmes/better-days",
            &places.address("/events/{slug}"),
            &places.address("/events/{slug}.ics"),
        ] {
            let answer = with_headers(&browser, path, &lies).await;
            assert_eq!(answer.status, 200, "{path}");
            for lie in ["evil", "gopher", "1234", "localhost", "127.0.0.1"] {
                assert!(!answer.body.contains(lie), "{path} says {lie}");
            }
        }
        let ics = browser.get(&places.address("/events/{slug}.ics")).await;
        assert!(
            ics.body
                .replace("\r\n ", "")
                .contains(&format!("{BASE}/events/"))
        );
        let security = browser.get("/.well-known/security.txt").await;
        assert!(security.body.contains(&format!("Canonical: {BASE}/")));

        // Somebody signs up through the lies, and the mail does not repeat them.
        let path = places.address("/events/{slug}/sign-up");
        let page = with_headers(&browser, &path, &lies).await;
        let session = places.sessions[0].to_string();
        let fields = [
            ("session", session.as_str()),
            ("name", "Ivy"),
            ("email", "ivy@people.example"),
        ];
        let form = page.form("/sign-up").filled_in(&fields);
        let mut request = browser.request(Method::POST, &path).form(&form.fields);
        for (name, value) in lies {
            request = request.header(name, value);
        }
        assert_eq!(browser.send(request).await.status, 303);
        app.run_jobs().await;
        let mail = app.mail();
        let mail = mail
            .iter()
            .find(|mail| mail.to == "ivy@people.example")
            .unwrap();
        assert!(
            mail.text.contains(&format!("{BASE}/places/")),
            "{}",
            mail.text
        );
        for lie in ["evil", "gopher", "localhost:1234", "127.0.0.1"] {
            assert!(!mail.text.contains(lie), "{}", mail.text);
        }
        assert!(
            mail.raw.contains("@consult.example>"),
            "the Message-ID is of this site"
        );
    });
}

#[test]
fn an_invitation_names_the_public_address() {
    run(async {
        let app = App::demo_with(&["--base-url", BASE, "--limits", "on"]).await;
        let administrator = app.staff("administrator").await;
        let page = administrator.get("/staff/people").await;
        let form = page.form("/staff/people").filled_in(&[
            ("email", "new@tests.example"),
            ("name", "New"),
            ("role", "officer"),
            ("where", "site"),
        ]);
        let request = administrator
            .request(Method::POST, "/staff/people")
            .header("x-forwarded-host", "evil.example")
            .form(&form.fields);
        let page = administrator.send(request).await;
        let address = page.all(".govuk-inset-text strong").concat();
        assert!(
            address.starts_with(&format!("{BASE}/staff/invitations/")),
            "{address}"
        );
    });
}

/// Places nobody is sent to after signing in.
const ELSEWHERE: &[&str] = &[
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example",
    "http:///evil.example",
    "//evil.example/staff",
    "/staff@evil.example",
    "/staff//evil.example",
    "/staff/../../evil",
    "/staff/..%2f..",
    "/%2f%2fevil.example",
    "%2f%2fevil.example",
    "/staff%0d%0aLocation: https://evil.example",
    "/staff/\r\nSet-Cookie: x=y",
    "/staff/\tx",
    "\t//evil.example",
    " //evil.example",
    "/staffevil",
    "javascript:alert(1)",
    "data:text/html,x",
    "/surveys/better-days",
    "/leave",
    "?next=//evil.example",
    "#@evil.example",
    "",
];

#[test]
fn signing_in_leads_to_a_staff_page_and_nowhere_else() {
    run(async {
        let app = App::demo().await;
        for next in ELSEWHERE {
            let browser = app.browser();
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("next", next)
                .finish();
            let page = browser.get(&format!("/staff/sign-in?{query}")).await;
            let form = page.form("/staff/sign-in");
            assert_eq!(form.value("next"), "/staff", "{next:?} in the form");
            let email = email_of("officer");
            // Not only what the page would send: what somebody makes of it.
            let fields = [
                ("email", email.as_str()),
                ("password", PASSWORD),
                ("next", *next),
            ];
            let answer = browser.submit(&page, "/staff/sign-in", &fields).await;
            assert_eq!(answer.location().as_deref(), Some("/staff"), "{next:?}");
            assert_eq!(answer.headers.get_all("location").iter().count(), 1);
        }
    });
}

#[test]
fn somebody_who_has_to_sign_in_comes_back_to_where_they_were() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let browser = app.browser();
        let wanted = places.address("/staff/surveys/{survey}");
        let sent = browser.get(&wanted).await;
        let page = browser.follow(sent).await;
        let email = email_of("officer");
        let fields = [("email", email.as_str()), ("password", PASSWORD)];
        let answer = browser.submit(&page, "/staff/sign-in", &fields).await;
        assert_eq!(answer.location(), Some(wanted));
    });
}

#[test]
fn no_address_of_the_site_leads_anywhere_else() {
    run(async {
        let app = App::shared().await;
        let browser = app.browser();
        for path in [
            "//evil.example",
            "//evil.example/%2f..",
            "/%5cevil.example",
            "/surveys//evil.example",
            "/surveys/better-days?next=//evil.example",
            "/surveys/better-days/sections/1?next=//evil.example&return=//evil.example",
            "/staff//evil.example",
            "/staff/%2f%2fevil.example",
            "/staff/surveys?next=//evil.example",
        ] {
            let answer = browser.get(path).await;
            if let Some(place) = answer.location() {
                assert!(
                    place.starts_with('/') && !place.starts_with("//"),
                    "{path}: {place}"
                );
                assert!(!place.contains("evil"), "{path}: {place}");
            }
        }
        // The one way out of the site is the quick one.
        let out = browser.get("/leave").await;
        assert!(out.location().unwrap().starts_with("https://"));
        let out = browser.get("/leave?next=https://evil.example").await;
        assert!(!out.location().unwrap().contains("evil"));
    });
}
