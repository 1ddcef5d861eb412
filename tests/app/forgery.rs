//! Forms that did not come from a page of this visit (T1), looking that must not change (T2), and
//! things of somebody else's programme (T13).

use std::collections::BTreeMap;

use heard::web::routes::Rule;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, ORIGIN};

use crate::harness::{App, Contents, Crowd, FICTION, REVIEW, allowed, run, survey};

/// What a mail program sends for its user, outside any visit (RFC 8058): its address holds the
/// secret. `notices` and `invited` try that it does nothing else.
const FROM_MAIL: &str = "/one-click";

#[test]
fn a_form_from_elsewhere_changes_nothing_on_any_route() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let crowd = Crowd::come(&app).await;
        // A visit ends at sign-in; its token was good until then.
        let stranger = app.browser();
        let of_a_stranger = stranger.token().await;
        let begun = app.browser();
        let old = begun.token().await;
        begun.signs_in("officer").await;
        let before = Contents::of(&app.database.connect().await).await;

        let mut taken = Vec::new();
        let routes = heard::app::routes();
        let posts = routes
            .rules()
            .iter()
            .filter(|rule| rule.method == "POST" && !rule.path.ends_with(FROM_MAIL));
        for rule in posts.clone() {
            let browser = crowd.who_may(rule);
            let path = places.address(rule.path);
            let mine = browser.token().await;
            let post = || browser.request(Method::POST, &path);
            let good = places.good_form(rule.path);
            let form = |token: &str| {
                let mut all = good.clone();
                all.push(("csrf".to_owned(), token.to_owned()));
                post().form(&all)
            };
            let plain = format!("csrf={mine}");
            let tries = [
                ("without a token", post().form(&good)),
                ("with an empty token", form("")),
                ("with a stranger's token", form(&of_a_stranger)),
                ("with an old token", form(&old)),
                ("with a token and a byte", form(&format!("{mine}A"))),
                (
                    "from another site",
                    form(&mine).header(ORIGIN, "https://evil.example"),
                ),
                (
                    "from a look-alike",
                    form(&mine).header(ORIGIN, "http://127.0.0.1.evil.example"),
                ),
                (
                    "across sites",
                    form(&mine).header("sec-fetch-site", "cross-site"),
                ),
                (
                    "as plain text",
                    post()
                        .body(plain.clone())
                        .header(CONTENT_TYPE, "text/plain"),
                ),
                ("as nothing", post().body(plain.clone())),
                (
                    "as JSON",
                    post().body("{}").header(CONTENT_TYPE, "application/json"),
                ),
            ];
            for (how, request) in tries {
                let answer = browser.send(request).await;
                if answer.status != 403 {
                    taken.push(format!("{} {how}: {}", rule.path, answer.status));
                }
            }
        }

        assert!(posts.count() > 30);
        assert!(taken.is_empty(), "taken:\n{}", taken.join("\n"));
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
    });
}

#[test]
fn a_token_of_a_visit_stops_working_when_somebody_signs_in_or_out() {
    run(async {
        let app = App::demo().await;
        let browser = app.browser();
        let before = browser.token().await;
        browser.signs_in("officer").await;
        let between = browser.token().await;
        let answer = browser.post_with("/receipts", &before, &[]).await;
        assert_eq!(answer.status, 403);

        let out = browser.post_with("/staff/sign-out", &between, &[]).await;

        assert_eq!(out.status, 303);
        let answer = browser.post_with("/receipts", &between, &[]).await;
        assert_eq!(answer.status, 403);
    });
}

/// What looking may leave behind: who was there, who read what, and what was released.
const TRACES: &[&str] = &[
    "staff_session",
    "audit_entry",
    "audit_head",
    "snapshot",
    "released_table",
    "reading_entry",
];

#[test]
fn looking_changes_nothing() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let crowd = Crowd::come(&app).await;
        let reviewer = crowd.named("reviewer");
        let purpose = [("purpose", "To look at every page once")];
        let path = places.address("/staff/equality/{survey}");
        assert_eq!(reviewer.post(&path, &purpose).await.status, 303);
        let before = Contents::of(&app.database.connect().await).await;

        for rule in heard::app::routes().rules() {
            let browser = crowd.who_may(rule);
            let path = places.address(rule.path);
            let got = browser.get(&path).await;
            assert!(got.status < 500, "{path}: {}", got.status);
            let head = browser.send(browser.request(Method::HEAD, &path)).await;
            assert_eq!(head.status, got.status, "HEAD {path}");
            assert_eq!(head.body, "", "HEAD {path}");
        }

        let after = Contents::of(&app.database.connect().await).await;
        let (before, after) = (before.without(TRACES), after.without(TRACES));
        assert_eq!(before.changed(&after), Vec::<String>::new());
    });
}

#[test]
fn a_thing_of_another_programme_is_not_found_whatever_is_done_to_it() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let before = Contents::of(&app.database.connect().await).await;
        let mut others = BTreeMap::new();
        for name in [
            "other-champion",
            "other-officer",
            "other-reviewer",
            "other-safeguarding",
        ] {
            others.insert(name, app.staff(name).await);
        }
        let routes = heard::app::routes();
        let scoped = |rule: &&Rule| rule.rule.contains(" for the ");
        let mut found = Vec::new();
        for rule in routes.rules().iter().filter(scoped) {
            let other = format!("other-{}", allowed(rule));
            let browser = &others[other.as_str()];
            let path = places.address(rule.path);
            let answer = match rule.method {
                "GET" => browser.get(&path).await,
                _ => browser.post(&path, &[]).await,
            };
            if answer.status != 404 {
                found.push(format!(
                    "{} {path} as {other}: {}",
                    rule.method, answer.status
                ));
            }
        }
        assert!(routes.rules().iter().filter(scoped).count() > 20);
        assert!(found.is_empty(), "found:\n{}", found.join("\n"));
        let after = Contents::of(&app.database.connect().await).await;
        let (before, after) = (before.without(TRACES), after.without(TRACES));
        assert_eq!(before.changed(&after), Vec::<String>::new());
    });
}

#[test]
fn lists_show_nothing_of_another_programme() {
    run(async {
        let app = App::shared().await;
        let here = [
            "Larkmoor",
            "Lantern House",
            "better-days",
            "Central Library",
        ];
        for (name, path) in [
            ("other-officer", "/staff/surveys"),
            ("other-officer", "/staff/themes"),
            ("other-officer", "/staff/tracker"),
            ("other-officer", "/staff/events"),
            ("other-officer", "/staff/paper"),
            ("other-champion", "/staff/paper"),
            ("other-reviewer", "/staff/surveys"),
            ("other-reviewer", "/staff/equality"),
            ("other-officer", "/staff"),
        ] {
            let page = app.staff(name).await.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            let main = page.all("main").concat();
            for word in here {
                assert!(
                    !main.contains(word),
                    "{path} as {name} shows {word}: {main}"
                );
            }
        }
    });
}

#[test]
fn a_thing_named_in_a_form_or_a_query_must_be_of_ones_own_programme() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("other-officer").await;
        let db = app.site.db.read();
        let here = heard::programme::queries::id_by_slug(db, "better-days").await;
        let here = here.unwrap().unwrap();
        let before = Contents::of(&app.database.connect().await).await;
        for query in [
            format!("programme={here}"),
            format!("theme={}", places.themes[0]),
            "programme=987654321".to_owned(),
            "theme=987654321".to_owned(),
        ] {
            let path = format!("/staff/tracker/new?{query}");
            assert_eq!(officer.get(&path).await.status, 404, "{path}");
            assert_eq!(officer.post(&path, &[]).await.status, 404, "{path}");
        }
        let programme = here.to_string();
        let event = [
            ("programme", programme.as_str()),
            ("title", "A drop-in"),
            ("summary", "Come in"),
            ("venue", "The hall"),
            ("address", "1 High Street"),
            ("access", "Step-free"),
            ("contact", "The team"),
        ];
        assert_eq!(officer.post("/staff/events", &event).await.status, 422);
        let survey = places.survey.to_string();
        let batch = [
            ("survey", survey.as_str()),
            ("label", "A box"),
            ("place", "A library"),
            ("received-day", "20"),
            ("received-month", "11"),
            ("received-year", "2026"),
        ];
        assert_eq!(officer.post("/staff/paper", &batch).await.status, 422);
        let owner = app.staff("other-owner").await;
        let own = places.address("/staff/own/{own}");
        assert_eq!(owner.get(&own).await.status, 404);
        assert_eq!(owner.post(&own, &[]).await.status, 404);
        let after = Contents::of(&app.database.connect().await).await;
        let (before, after) = (before.without(TRACES), after.without(TRACES));
        assert_eq!(before.changed(&after), Vec::<String>::new());
        // The same deeds are done where they may be.
        let officer = app.staff("officer").await;
        assert_eq!(officer.post("/staff/events", &event).await.status, 303);
        assert_eq!(officer.post("/staff/paper", &batch).await.status, 303);
        let review = heard::programme::queries::id_by_slug(db, REVIEW).await;
        let path = format!("/staff/tracker/new?programme={}", review.unwrap().unwrap());
        assert_eq!(officer.get(&path).await.status, 404);
    });
}

#[test]
fn a_page_shown_to_many_holds_the_token_of_each() {
    run(async {
        let app = App::demo().await;
        let (one, two) = (app.browser(), app.browser());
        let path = survey("");
        let (mine, theirs) = (one.get(&path).await, two.get(&path).await);
        let (mine, theirs) = (mine.form(FICTION), theirs.form(FICTION));

        let stolen = theirs.filled_in(&[("csrf", &mine.value("csrf"))]);

        assert_ne!(mine.value("csrf"), "");
        assert_eq!(two.send_form(&stolen).await.status, 403);
        assert_eq!(one.send_form(&mine).await.status, 303);
    });
}

#[test]
fn what_one_visitor_was_shown_is_never_shown_to_the_next() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (one, two, officer) = (app.browser(), app.browser(), app.staff("officer").await);
        let sign_up = places.address("/events/{slug}/sign-up");
        // The officer has a message waiting; one visitor typed something that was refused.
        officer
            .post(&places.address("/staff/tracker/{commitment}/publish"), &[])
            .await;
        let typed = [("code", "7TX3V-MINE-ALONE")];
        assert_eq!(one.post("/receipts", &typed).await.status, 404);
        for (path, action) in [
            ("/surveys/better-days", "/surveys/better-days"),
            ("/receipts", "/receipts"),
            (sign_up.as_str(), "/sign-up"),
            ("/staff/sign-in", "/staff/sign-in"),
        ] {
            let (seen_by_officer, first, second) = (
                officer.get(path).await,
                one.get(path).await,
                two.get(path).await,
            );
            let token = |page: &crate::harness::Answer| page.form(action).value("csrf");
            let tokens = [token(&seen_by_officer), token(&first), token(&second)];
            assert!(
                tokens.iter().all(|token| token.len() > 20),
                "{path}: {tokens:?}"
            );
            assert!(tokens[0] != tokens[1] && tokens[1] != tokens[2], "{path}");
            for (browser, token) in [(&one, &tokens[1]), (&two, &tokens[2])] {
                let answer = browser.post_with("/receipts", token, &[]).await;
                assert_eq!(answer.status, 422, "{path}: a token of one's own");
            }
            let stolen = two.post_with("/receipts", &tokens[1], &[]).await;
            assert_eq!(stolen.status, 403, "{path}: a token of somebody else's");
            for page in [&first, &second] {
                let nav = page.attributes("nav a", "href");
                assert!(!nav.contains(&"/staff/tracker".to_owned()), "{path}");
                assert!(page.all(".govuk-notification-banner").is_empty(), "{path}");
                assert!(!page.body.contains("MINE-ALONE"), "{path}");
            }
        }
        for path in [
            "/",
            "/you-said",
            "/events",
            "/programmes/better-days",
            "/help",
        ] {
            let (seen_by_officer, seen) = (officer.get(path).await, two.get(path).await);
            assert_eq!(seen_by_officer.status, 200);
            let nav = seen.attributes("nav a", "href");
            assert!(!nav.contains(&"/staff/tracker".to_owned()), "{path}");
            assert!(seen.all(".govuk-notification-banner").is_empty(), "{path}");
        }
    });
}
