//! You said, we are doing: who says what, and from when the public sees it.

use std::collections::BTreeSet;

use domain::Named;
use domain::commitment::Status;
use entity::{commitment, commitment_owner, organisation, programme};
use sea_orm::EntityTrait;

use crate::harness::{Answer, App, Browser, run};

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

#[test]
fn a_commitment_is_public_from_the_moment_an_officer_publishes_it() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let form = places.good_form("/staff/tracker/new");
        let new = places.address("/staff/tracker/new");
        let written = officer.post(&new, &borrowed(&form)).await;
        let path = written.location().unwrap();
        let public = path.replace("/staff/tracker/", "/you-said/");
        let reader = app.browser();
        assert_eq!(reader.get(&public).await.status, 404);
        assert!(!reader.get("/you-said").await.says("A later bus"));

        let page = officer.get(&path).await;
        assert_eq!(officer.submit(&page, "/publish", &[]).await.status, 303);

        let page = reader.get(&public).await;
        assert_eq!(page.status, 200);
        assert!(page.says("We are asking for one more"));
        assert!(reader.get("/you-said").await.says("A later bus"));
    });
}

#[test]
fn what_an_owner_reports_is_public_only_when_an_officer_agrees() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (owner, officer) = (app.staff("owner").await, app.staff("officer").await);
        let own = places.address("/staff/own/{own}");
        let public = format!("/you-said/{}", places.own);
        let note = "The architect is ill; we begin in March";
        let page = owner.get(&own).await;
        let sent = owner
            .submit(&page, &own, &[("status", "delayed"), ("note", note)])
            .await;
        assert_eq!(sent.status, 303);
        let own = owner.get("/staff/own").await;
        assert!(own.says("Your report is with the officer"));
        let before = app.browser().get(&public).await;
        assert!(!before.says(note));

        let page = officer.get(&format!("/staff/tracker/{}", places.own)).await;
        assert!(page.says(note), "{}", page.words());
        // The demo has one that waits already: the officer agrees to both.
        for form in page.forms() {
            if form.action.contains("/updates/") && form.action.ends_with("/publish") {
                assert_eq!(officer.send_form(&form).await.status, 303);
            }
        }

        let after = app.browser().get(&public).await;
        assert!(after.says(note), "{}", after.words());
        assert!(after.says("Delayed"), "{}", after.words());
    });
}

/// The officer sends back everything that waits on a page.
async fn sends_back(officer: &Browser, page: &Answer, why: &str) {
    for form in page.forms() {
        if form.action.ends_with("/decline") {
            let name = form
                .fields
                .iter()
                .find(|(name, _)| name.starts_with("why-"));
            let name = name.expect("a box").0.clone();
            let form = form.filled_in(&[(name.as_str(), why)]);
            let sent = officer.send_form(&form).await;
            assert_eq!(sent.status, 303, "{}", sent.words());
        }
    }
}

#[test]
fn an_owner_sees_what_they_sent_and_what_became_of_it() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (owner, officer) = (app.staff("owner").await, app.staff("officer").await);
        let (own, desk) = (
            places.address("/staff/own/{own}"),
            format!("/staff/tracker/{}", places.own),
        );
        let reports = async |note: &str| {
            let page = owner.get(&own).await;
            let fields = [("status", "delayed"), ("note", note)];
            assert_eq!(owner.submit(&page, &own, &fields).await.status, 303);
        };
        let newest = async || owner.get(&own).await.all("#sent + ol li").remove(0);
        reports("The roof leaks").await;
        for page in ["/staff/own", own.as_str()] {
            let page = owner.get(page).await;
            assert!(page.says("The roof leaks") && page.says("Your report is with the officer"));
        }

        // Not without a word.
        let page = officer.get(&desk).await;
        let forms = page.forms();
        let back = forms.iter().find(|form| form.action.ends_with("/decline"));
        let silent = officer.send_form(back.expect("a report that waits")).await;
        assert_eq!(silent.status, 422);
        assert!(
            silent.says("what the owner should change"),
            "{:?}",
            silent.errors()
        );
        sends_back(&officer, &page, "Which roof?").await;
        assert!(!officer.get(&desk).await.says("The roof leaks"));
        let told = newest().await;
        for part in ["The roof leaks", "Sent back", "Which roof?"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(owner.get("/staff/own").await.says("Which roof?"));

        reports("The roof of the library leaks").await;
        for form in officer.get(&desk).await.forms() {
            if form.action.contains("/updates/") && form.action.ends_with("/publish") {
                assert_eq!(officer.send_form(&form).await.status, 303);
            }
        }
        let told = newest().await;
        assert!(
            told.contains("of the library") && told.contains("Published"),
            "{told}"
        );
        let public = app
            .browser()
            .get(&format!("/you-said/{}", places.own))
            .await;
        assert!(public.says("of the library") && !public.says("Which roof?"));
        assert!(!public.says("The roof leaks"));
    });
}

#[test]
fn what_an_officer_declines_is_never_public() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let (owner, officer) = (app.staff("owner").await, app.staff("officer").await);
        let own = places.address("/staff/own/{own}");
        let note = "Said in anger";
        owner
            .post(&own, &[("status", "delayed"), ("note", note)])
            .await;
        let page = officer.get(&format!("/staff/tracker/{}", places.own)).await;
        sends_back(&officer, &page, "Say it calmly").await;
        let public = app
            .browser()
            .get(&format!("/you-said/{}", places.own))
            .await;
        assert!(!public.says(note));
        let again = officer.get(&format!("/staff/tracker/{}", places.own)).await;
        assert!(!again.says(note));
    });
}

#[test]
fn an_owner_cannot_refuse_a_promise_nor_speak_for_another() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let owner = app.staff("owner").await;
        let own = places.address("/staff/own/{own}");
        for status in ["not_doing", "not_stated", "", "finished"] {
            let sent = owner
                .post(&own, &[("status", status), ("note", "No")])
                .await;
            assert_eq!(sent.status, 422, "{status}");
            assert_eq!(sent.form(&own).value("note").trim(), "No");
        }
        let list = owner.get("/staff/own").await;
        let mine: Vec<String> = list.attributes("main a", "href");
        for commitment in &places.published {
            let path = format!("/staff/own/{commitment}");
            let status = owner.get(&path).await.status;
            assert_eq!(status == 200, mine.contains(&path), "{path}");
        }
    });
}

#[test]
fn a_public_commitment_changes_only_with_a_note_and_not_doing_needs_its_reason() {
    run(async {
        let app = App::demo().await;
        let places = app.places().await;
        let officer = app.staff("officer").await;
        let path = format!("/staff/tracker/{}", places.published[0]);
        let page = officer.get(&path).await;
        let silent = officer
            .submit(&page, &path, &[("title", "Changed in silence")])
            .await;
        assert_eq!(silent.status, 422);
        assert_eq!(silent.form(&path).value("title"), "Changed in silence");
        let reasonless = [
            ("status", "not_doing"),
            ("why_not", ""),
            ("note", "We stop"),
        ];
        assert_eq!(officer.submit(&page, &path, &reasonless).await.status, 422);
        let public = format!("/you-said/{}", places.published[0]);
        assert!(!app.browser().get(&public).await.says("Changed in silence"));

        let said = [
            ("status", "not_doing"),
            ("why_not", "There is no money for it"),
            ("note", "We stop this"),
        ];
        assert_eq!(officer.submit(&page, &path, &said).await.status, 303);

        let page = app.browser().get(&public).await;
        assert!(page.says("There is no money for it"), "{}", page.words());
        assert!(page.says("We stop this"));
    });
}

#[test]
fn what_is_filtered_is_only_what_is_public() {
    run(async {
        let app = App::shared().await;
        let browser = app.browser();
        let all = browser.get("/you-said").await;
        let counted = all
            .attributes("main article a, main h2 a, main h3 a", "href")
            .len();
        for query in [
            "status=draft",
            "status=proposed",
            "published_at=null",
            "organisation=no-such",
            "programme=no-such",
            "title=A",
            "created_by=operator",
        ] {
            let page = browser.get(&format!("/you-said?{query}")).await;
            assert_eq!(page.status, 200, "{query}");
            let found = page
                .attributes("main article a, main h2 a, main h3 a", "href")
                .len();
            assert_eq!(found, counted, "{query}: what is not known is no filter");
        }
        let done = browser
            .get("/you-said?status=done&programme=better-days")
            .await;
        let fewer = done
            .attributes("main article a, main h2 a, main h3 a", "href")
            .len();
        assert!(fewer < counted, "{fewer} of {counted}");
    });
}

/// The addresses of all commitments a narrowed list leads to, over all its pages.
async fn listed(browser: &Browser, query: &str) -> (BTreeSet<String>, Answer) {
    let first = browser.get(&format!("/you-said?{query}")).await;
    let (mut found, mut next) = (BTreeSet::new(), None);
    loop {
        let page = match &next {
            None => &first,
            Some(page) => page,
        };
        for href in page.attributes("main article h2 a", "href") {
            assert!(found.insert(href), "{query}: listed twice");
        }
        let Some(href) = page.attributes("a[rel=next]", "href").pop() else {
            break;
        };
        next = Some(browser.get(&href).await);
    }
    (found, first)
}

#[test]
fn a_filter_shows_what_it_names_and_nothing_else() {
    run(async {
        let app = App::shared().await;
        let db = app.site.db.read();
        let browser = app.browser();
        let commitments = commitment::Entity::find().all(db).await.unwrap();
        let owners = commitment_owner::Entity::find().all(db).await.unwrap();
        let bodies = organisation::Entity::find().all(db).await.unwrap();
        let programmes = programme::Entity::find().all(db).await.unwrap();
        let fits = |status: Option<Status>, body: Option<i64>, programme: Option<i64>| {
            let owned = |row: &commitment::Model| {
                let by = |by: i64| {
                    let mut all = owners.iter().filter(|o| o.commitment_id == row.id);
                    all.any(|owner| owner.organisation_id == by)
                };
                body.is_none_or(by)
            };
            let published = commitments.iter().filter(|row| row.published_at.is_some());
            published
                .filter(|row| status.is_none_or(|status| row.status.0 == status))
                .filter(|row| owned(row))
                .filter(|row| programme.is_none_or(|key| row.programme_id == key))
                .map(|row| format!("/you-said/{}", row.id))
                .collect::<BTreeSet<String>>()
        };
        let all = fits(None, None, None);
        assert!(all.len() > 10, "more than a page: {}", all.len());
        assert_eq!(listed(&browser, "").await.0, all);

        let mut both = 0;
        for status in Status::ALL {
            let query = format!("status={}", status.name());
            assert_eq!(
                listed(&browser, &query).await.0,
                fits(Some(*status), None, None),
                "{query}"
            );
            for body in &bodies {
                let query = format!("{query}&organisation={}", body.slug);
                let expected = fits(Some(*status), Some(body.id), None);
                both += expected.len();
                assert_eq!(listed(&browser, &query).await.0, expected, "{query}");
            }
        }
        assert!(both > 10);
        for body in &bodies {
            let query = format!("organisation={}", body.slug);
            let (found, page) = listed(&browser, &query).await;
            assert_eq!(found, fits(None, Some(body.id), None), "{query}");
            // What is chosen is said, and can be taken away.
            assert!(
                page.all(".app-chosen li").concat().contains(&body.name),
                "{query}"
            );
        }
        for programme in &programmes {
            let query = format!("programme={}", programme.slug);
            let expected = fits(None, None, Some(programme.id));
            assert_eq!(listed(&browser, &query).await.0, expected, "{query}");
        }
    });
}

#[test]
fn every_owner_of_a_commitment_is_named_and_the_accountable_one_is_marked() {
    run(async {
        let app = App::shared().await;
        let db = app.site.db.read();
        let owners = commitment_owner::Entity::find().all(db).await.unwrap();
        let bodies = organisation::Entity::find().all(db).await.unwrap();
        let commitments = commitment::Entity::find().all(db).await.unwrap();
        let (mut joint, mut marked) = (0, 0);
        for row in commitments.iter().filter(|row| row.published_at.is_some()) {
            let of_row = owners.iter().filter(|owner| owner.commitment_id == row.id);
            let of_row: Vec<(&str, bool)> = of_row
                .map(|owner| {
                    let body = bodies.iter().find(|body| body.id == owner.organisation_id);
                    (body.unwrap().name.as_str(), owner.accountable)
                })
                .collect();
            joint += usize::from(of_row.len() > 1);
            // The source of the programme of facts names none as accountable.
            let accountable = of_row.iter().filter(|(_, first)| *first).count();
            marked += accountable;
            assert!(accountable <= 1, "{}", row.title);
            assert!(accountable == 1 || row.status.0 == Status::NotStated);

            let page = app.browser().get(&format!("/you-said/{}", row.id)).await;
            let facts = page.all(".govuk-summary-list__row");
            let named = facts.iter().find(|fact| fact.starts_with("Owners"));
            let named = named.unwrap_or_else(|| panic!("{}: {facts:?}", row.title));
            for (name, accountable) in &of_row {
                assert!(named.contains(name), "{name} in {named}");
                let marked = named.contains(&format!("{name} (accountable)"));
                assert_eq!(marked, *accountable, "{name} in {named}");
            }
            assert_eq!(
                named.matches("(accountable)").count(),
                accountable,
                "{named}"
            );
        }
        assert!(
            joint > 5 && marked > 5,
            "{joint} with several owners, {marked} marked"
        );
    });
}
