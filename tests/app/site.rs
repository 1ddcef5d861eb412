//! The site as a whole: health, language, what the browser is given, search engines.

use reqwest::Method;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::harness::{App, log, run};

#[test]
fn the_site_says_whether_it_lives_and_whether_it_can_work() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let live = browser.get("/health/live").await;
        assert_eq!((live.status, live.body.as_str()), (200, "live\n"));
        let ready = browser.get("/health/ready").await;
        assert_eq!((ready.status, ready.body.as_str()), (200, "ready\n"));

        app.site.db.clone().close().await.unwrap();

        let ready = browser.get("/health/ready").await;
        assert_eq!(ready.status, 503);
        let live = browser.get("/health/live").await;
        assert_eq!(live.status, 200, "it lives, and cannot work");
        // What needs the database says so on a page, and shows nothing of the inside.
        let page = browser.get("/").await;
        assert!(page.status >= 500, "{}", page.status);
        assert!(!page.heading().is_empty());
        for inside in ["sqlx", "pool", "SELECT", "src/"] {
            assert!(
                !page.body.to_lowercase().contains(&inside.to_lowercase()),
                "{inside}"
            );
        }
    });
}

#[test]
fn an_empty_site_has_all_its_pages() {
    run(async {
        let app = App::empty().await;
        let browser = app.browser();
        for path in [
            "/",
            "/you-said",
            "/events",
            "/receipts",
            "/privacy",
            "/cookies",
            "/accessibility",
            "/help",
            "/staff/sign-in",
        ] {
            let page = browser.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.heading().is_empty(), "{path}");
        }
        assert_eq!(
            browser.get("/follow").await.status,
            404,
            "there is no demo here"
        );
    });
}

#[test]
fn counters_are_for_the_operator_and_not_for_whoever_comes_through_a_proxy() {
    run(async {
        let app = App::shared().await;
        let browser = app.browser();
        let metrics = browser.get("/metrics").await;
        assert_eq!(metrics.status, 200);
        assert!(metrics.body.contains("heard_requests_total"));
        for (name, value) in [
            ("x-forwarded-for", "127.0.0.1"),
            ("forwarded", "for=127.0.0.1"),
            ("x-real-ip", "127.0.0.1"),
        ] {
            let request = browser.request(Method::GET, "/metrics").header(name, value);
            assert_eq!(browser.send(request).await.status, 404, "{name}");
        }
        // Addresses hold tokens: counters know patterns.
        assert!(
            !metrics.body.contains("lantern-house"),
            "an address stands in a counter"
        );
    });
}

#[test]
fn every_page_names_its_language_and_only_languages_there_are_have_addresses() {
    run(async {
        let app = App::shared().await;
        let browser = app.browser();
        for path in ["/", "/you-said", "/surveys/better-days", "/nothing"] {
            let page = browser.get(path).await;
            assert_eq!(page.attributes("html", "lang"), ["en"], "{path}");
            assert_eq!(page.attributes("html", "dir"), ["ltr"], "{path}");
        }
        let known: Vec<&str> = heard::web::locale::LANGUAGES
            .iter()
            .map(|l| l.tag)
            .collect();
        for tag in ["cy", "ur", "xx", "EN"] {
            let page = browser.get(&format!("/{tag}/you-said")).await;
            let expected = if known.contains(&tag) { 200 } else { 404 };
            assert_eq!(page.status, expected, "{tag}");
        }
        // What a browser prefers changes nothing: the address decides.
        let request = browser
            .request(Method::GET, "/")
            .header("accept-language", "ur, cy;q=0.9");
        assert_eq!(
            browser.send(request).await.attributes("html", "lang"),
            ["en"]
        );
    });
}

#[test]
fn pages_fetch_nothing_from_anywhere_else_and_hold_no_script() {
    run(async {
        let app = App::shared().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        for path in [
            "/".to_owned(),
            "/you-said".to_owned(),
            "/events".to_owned(),
            "/surveys/better-days".to_owned(),
            "/programmes/better-days".to_owned(),
            places.address("/staff/themes/{survey}/{field}"),
            places.address("/staff/surveys/{survey}/results"),
        ] {
            let page = officer.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            let mut fetched = page.attributes("link[href]", "href");
            fetched.extend(page.attributes("script, img, iframe, source, embed", "src"));
            assert!(!fetched.is_empty());
            for address in fetched {
                assert!(address.starts_with("/static/"), "{path} fetches {address}");
                assert_eq!(officer.get(&address).await.status, 200, "{address}");
            }
            for script in page.all("script") {
                assert_eq!(script, "", "{path} holds a script");
            }
            let lower = page.body.to_lowercase();
            for handler in [
                " onclick=",
                " onload=",
                " onerror=",
                " onsubmit=",
                " style=\"",
                "javascript:",
            ] {
                assert!(!lower.contains(handler), "{path} holds {handler}");
            }
        }
    });
}

#[test]
fn what_is_not_public_is_not_in_any_public_page() {
    run(async {
        let app = App::shared().await;
        let places = app.places().await;
        let db = app.site.db.read();
        let draft = entity::commitment::Entity::find_by_id(places.draft);
        let draft = draft.one(db).await.unwrap().unwrap();
        let waiting = entity::commitment_update::Entity::find_by_id(places.update.1);
        let waiting = waiting.one(db).await.unwrap().unwrap();
        let browser = app.browser();
        for path in [
            "/".to_owned(),
            "/you-said".to_owned(),
            "/you-said?status=exploring".to_owned(),
            "/programmes/better-days".to_owned(),
            "/programmes/better-days/assessment".to_owned(),
            format!("/you-said/{}", places.update.0),
            "/robots.txt".to_owned(),
        ] {
            let page = browser.get(&path).await;
            assert!(!page.body.contains(&draft.title), "{path} shows a draft");
            assert!(
                !page.body.contains(&waiting.note),
                "{path} shows an update that waits"
            );
        }
        assert_eq!(
            browser
                .get(&format!("/you-said/{}", places.draft))
                .await
                .status,
            404
        );
    });
}

#[test]
fn files_of_the_program_are_not_served() {
    run(async {
        let app = App::shared().await;
        let browser = app.browser();
        for path in [
            "/.git/config",
            "/Cargo.toml",
            "/.env",
            "/data/heard.db",
            "/secret.key",
            "/static/",
            "/static/../Cargo.toml",
            "/static/..%2f..%2fCargo.toml",
            "/static/%2e%2e/Cargo.toml",
            "/static/....//Cargo.toml",
            "/static/app.css.map",
            "/public/css/app.css",
            "/staff/x.css",
            "/backup.zip",
            "/server-status",
        ] {
            let status = browser.get(path).await.status;
            assert!([303, 404].contains(&status), "{path}: {status}");
            assert!(
                !browser.get(path).await.body.contains("[package]"),
                "{path}"
            );
        }
    });
}

#[test]
fn nothing_personal_and_no_token_stands_in_the_log() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let browser = app.browser();
        let email = "grandmother.willow@people.example";
        let fields = [
            ("session", places.sessions[0].to_string()),
            ("name", "Grandmother Willow".to_owned()),
            ("email", email.to_owned()),
            ("more", "I am afraid of dogs".to_owned()),
        ];
        let page = browser.get(&places.address("/events/{slug}/sign-up")).await;
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(browser.submit(&page, "/sign-up", &fields).await.status, 303);
        app.run_jobs().await;
        let mail = app.mail();
        let mail = mail.iter().find(|mail| mail.to == email).unwrap();
        let own = mail.path("/places/");
        browser.get(&own).await;
        let officer = app.staff("officer").await;
        let session = officer.cookies();
        let session = session
            .split("heard-staff=")
            .nth(1)
            .unwrap()
            .split(';')
            .next()
            .unwrap();
        let odd = "/nothing/%0d%0aINFO%20forged%20line/%1b[31m";
        browser.get(odd).await;

        let log = log();

        assert!(log.contains("/places/{token}"), "patterns stand in the log");
        let token = own.trim_start_matches("/places/");
        for secret in [
            email,
            "Willow",
            "afraid of dogs",
            token,
            session,
            crate::harness::PASSWORD,
            "forged line",
            "\u{1b}",
        ] {
            let line = log.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{secret} stands in the log");
        }
    });
}

#[test]
fn a_fault_of_ours_is_told_by_a_number_and_nothing_of_the_inside() {
    run(async {
        let app = App::demo().await;
        let db = app.database.connect().await;
        // Somebody took a table away.
        let away = "ALTER TABLE commitment RENAME TO commitment_elsewhere";
        db.execute_unprepared(away).await.unwrap();
        let officer = app.staff("officer").await;
        for (browser, path) in [
            (&app.browser(), "/you-said"),
            (&app.browser(), "/cy/you-said"),
            (&officer, "/staff/tracker"),
        ] {
            let page = browser.get(path).await;

            assert_eq!(page.status, 500, "{path}");
            assert!(!page.heading().is_empty());
            let number = page.all("main bdi strong").concat();
            let is_number = number.len() == 16 && number.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(is_number, "{path}: {number}");
            let lower = page.body.to_lowercase();
            for inside in [
                "commitment_",
                "select ",
                "sql",
                "no such",
                "src/",
                "dberr",
                "panic",
            ] {
                assert!(!lower.contains(inside), "{path} shows {inside}");
            }
            // The operator finds the cause by the number.
            let log = log();
            let lines: Vec<&str> = log.lines().filter(|line| line.contains(&number)).collect();
            let told = |what: &str| lines.iter().any(|line| line.contains(what));
            assert!(told("status=500"), "{lines:?}");
            assert!(told("commitment"), "{lines:?}");
        }
        assert_eq!(app.browser().get("/receipts").await.status, 200);
    });
}
