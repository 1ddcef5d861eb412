//! You said, we are doing: who says what, and from when the public sees it.

use crate::harness::{App, run};

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
        let waits = owner.get("/staff/own").await.all(".govuk-tag--yellow");
        assert!(!waits.is_empty());
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
        for form in page.forms() {
            if form.action.ends_with("/decline") {
                assert_eq!(officer.send_form(&form).await.status, 303);
            }
        }
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
