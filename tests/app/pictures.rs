//! Pictures of a survey: uploaded where they belong, seen by whom they may, gone when nothing uses
//! them.

use chrono::TimeDelta;

use crate::harness::{Answer, App, Browser, FICTION, Respondent, run, survey};

const HELP: &[u8] = include_bytes!("../../src/demo/data/easy-help.png");
const EVENING: &[u8] = include_bytes!("../../src/demo/data/easy-evening.png");
const SAYS: [(&str, &str); 2] = [("alt", "A lamp in a window"), ("caption", "Drawn by Ana")];
const KEPT: &str = "public, max-age=31536000, immutable";

/// An officer at the demo's survey, which is open.
struct Story {
    app: App,
    officer: Browser,
    survey: String,
}

impl Story {
    async fn begins() -> Self {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = format!("/staff/surveys/{}", app.places().await.survey);
        Self {
            app,
            officer,
            survey,
        }
    }

    /// Sends the form of a picture, with a file or without.
    async fn sends(&self, at: &str, file: (&str, &[u8]), fields: &[(&str, &str)]) -> Answer {
        let address = format!("{}/build{at}/picture", self.survey);
        let page = self.officer.get(&address).await;
        let form = page.form(&address).filled_in(fields);
        let (name, bytes) = file;
        self.officer
            .send_with_file(&form, ("file", name, bytes))
            .await
    }

    /// Puts a picture in its place and says where it is served.
    async fn places(&self, at: &str, name: &str, bytes: &[u8]) -> String {
        let saved = self.sends(at, (name, bytes), &SAYS).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let page = self.officer.follow(saved).await;
        let shown = page.attributes(".app-picture--small", "src");
        assert_eq!(shown.len(), 1, "{}", page.words());
        shown.concat()
    }

    async fn publishes(&self) {
        let console = self.app.console();
        heard::survey::console::open(&console, FICTION)
            .await
            .unwrap();
        self.app.site.published.forget();
    }

    /// Lets days go by, and the next night do its work.
    async fn days(&mut self, days: i64) {
        self.app.later(TimeDelta::days(days));
        heard::app::jobs().tick(&self.app.site).await.unwrap();
        self.app.run_jobs().await;
        self.officer = self.app.staff("officer").await;
    }
}

#[test]
fn a_picture_is_kept_while_its_words_are_still_missing() {
    run(async {
        let story = Story::begins().await;
        let refused = story.sends("", ("My lamp.PNG", HELP), &[]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.errors().len(), 1, "{:?}", refused.errors());
        assert!(refused.errors()[0].contains("Enter what the picture shows"));
        let address = format!("{}/build/picture", story.survey);
        let form = refused.form(&address);
        let src = form.value("src");
        assert!(
            src.starts_with("/files/") && src.ends_with("/my-lamp.png"),
            "{src}"
        );

        let form = form.filled_in(&SAYS);
        let saved = story.officer.send_with_file(&form, ("file", "", b"")).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let about = story.officer.follow(saved).await;
        assert_eq!(
            about.attributes(".app-picture--small", "src"),
            [src.as_str()]
        );
        // The same picture again is the same address.
        assert_eq!(
            story.places("/sections/help", "My lamp.PNG", HELP).await,
            src
        );
    });
}

#[test]
fn what_is_no_picture_is_refused_and_what_was_typed_stays() {
    run(async {
        let story = Story::begins().await;
        let svg: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
        for (name, bytes, says) in [
            ("plan.pdf", &b"%PDF-1.7\n"[..], "This is a document"),
            ("lamp.png", svg, "no PDF, JPEG or PNG"),
            (
                "lamp.png",
                &HELP[..HELP.len() / 2],
                "damaged or not complete",
            ),
            ("", b"", "Choose a picture"),
        ] {
            let refused = story.sends("/sections/help", (name, bytes), &SAYS).await;
            assert_eq!(refused.status, 422, "{name}");
            let errors = refused.errors().concat();
            assert!(errors.contains(says), "{name}: {errors}");
            let form = refused.form(&format!("{}/build/sections/help/picture", story.survey));
            assert_eq!(form.value("alt"), "A lamp in a window");
        }
        let nowhere = format!("{}/build/sections/nowhere/picture", story.survey);
        assert_eq!(story.officer.get(&nowhere).await.status, 404);
    });
}

#[test]
fn somebody_elses_picture_is_not_written_over() {
    run(async {
        let story = Story::begins().await;
        let address = format!("{}/build/questions/q3/picture", story.survey);
        let old = story.officer.get(&address).await;
        story.places("/questions/q3", "lamp.png", HELP).await;
        let form = old.form(&address).filled_in(&SAYS);
        let late = story
            .officer
            .send_with_file(&form, ("file", "night.png", EVENING))
            .await;
        assert_eq!(late.status, 409);
        assert!(
            late.says("Somebody changed this meanwhile"),
            "{}",
            late.words()
        );
        let now = story.officer.get(&address).await;
        assert!(
            now.attributes("main img", "src")
                .concat()
                .ends_with("/lamp.png")
        );
    });
}

#[test]
fn a_draft_shows_its_pictures_to_staff_and_by_its_link_alone() {
    run(async {
        let story = Story::begins().await;
        let src = story.places("", "lamp.png", HELP).await;
        let of_section = story.places("/sections/help", "night.png", EVENING).await;
        let public = story.app.browser();
        assert_eq!(public.get(&src).await.status, 404);
        let seen = story.officer.get(&src).await;
        assert_eq!(
            (seen.status, seen.header("cache-control")),
            (200, Some("no-store"))
        );

        let link = format!("{}/publish/preview", story.survey);
        let made = story.officer.post(&link, &[]).await;
        let link = made.all(".app-break").concat();
        let path = &link[link.find("/preview/").expect("a link")..];
        let start = public.get(path).await;
        assert_eq!(start.attributes("main img", "src"), [src.as_str()]);
        assert_eq!(start.attributes("main img", "alt"), ["A lamp in a window"]);
        assert_eq!(start.all("figcaption"), ["Drawn by Ana"]);
        let section = public.get(&format!("{path}/sections/1")).await;
        assert!(section.attributes("main img", "src").contains(&of_section));
        let seen = public.get(&src).await;
        assert_eq!(
            (seen.status, seen.header("cache-control")),
            (200, Some("no-store"))
        );
        story
            .officer
            .post(&format!("{}/publish/preview/end", story.survey), &[])
            .await;
        assert_eq!(public.get(&src).await.status, 404);

        // Whoever signs it off sees what it is, and what is new, and what is not translated.
        let proof = story.officer.get(&format!("{}/proof", story.survey)).await;
        assert!(proof.attributes("main img", "src").contains(&src));
        assert!(proof.says("Picture shows") && proof.says("Drawn by Ana"));
        let changes = story
            .officer
            .get(&format!("{}/changes", story.survey))
            .await;
        assert!(changes.says("A picture was added."), "{}", changes.words());
        let welsh = format!("{}/translations/cy/pages/0", story.survey);
        let welsh = story.officer.get(&welsh).await;
        assert!(welsh.says("A lamp in a window"), "{}", welsh.words());
        assert_eq!(
            public
                .get(&survey(""))
                .await
                .attributes("main img", "src")
                .len(),
            0
        );
    });
}

#[test]
fn what_everybody_comes_past_is_kept_by_browsers_and_what_answers_lead_to_is_not() {
    run(async {
        let story = Story::begins().await;
        let of_start = story.places("", "lamp.png", HELP).await;
        // Only some come past the second section.
        let of_some = story.places("/sections/wait", "night.png", EVENING).await;
        let of_question = story.places("/questions/q1", "night.png", HELP).await;
        story.publishes().await;

        let public = story.app.browser();
        let start = public.get(&survey("")).await;
        assert_eq!(start.attributes("main img", "src"), [of_start.as_str()]);
        assert_eq!(start.all("figcaption"), ["Drawn by Ana"]);
        let urdu = public.get(&format!("/ur{}", survey(""))).await;
        assert_eq!(
            urdu.attributes("main img", "lang"),
            ["en"],
            "not translated"
        );
        let paper = public.get(&survey("/paper")).await;
        for src in [&of_start, &of_some, &of_question] {
            assert!(paper.attributes("main img", "src").contains(src));
        }
        let person = Respondent::begins(&story.app).await;
        let first = person.browser.get(&survey("/sections/1")).await;
        assert!(first.attributes("main img", "src").contains(&of_question));
        person.answers(1, &[("q1", "hard"), ("q2", "gp")]).await;
        let second = person.browser.get(&survey("/sections/2")).await;
        assert!(second.attributes("main img", "src").contains(&of_some));

        for (src, kept) in [
            (&of_start, KEPT),
            (&of_question, KEPT),
            (&of_some, "no-store"),
        ] {
            let file = public.get(src).await;
            assert_eq!(file.status, 200, "{src}");
            assert_eq!(file.header("cache-control"), Some(kept), "{src}");
            assert_eq!(file.header("content-type"), Some("image/png"));
            assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
            let policy = file.header("content-security-policy");
            assert_eq!(policy, Some("sandbox; default-src 'none'"));
        }
    });
}

#[test]
fn a_picture_goes_with_a_copy_a_file_and_a_kept_section() {
    run(async {
        let story = Story::begins().await;
        let src = story.places("/sections/help", "lamp.png", HELP).await;
        let number = story.survey.trim_start_matches("/staff/surveys/");
        let file = format!("{}/build/file", story.survey);
        let file = story.officer.get(&file).await.body;
        assert!(file.contains(&src));
        let new = story.officer.get("/staff/surveys/new").await;
        let here = src.split('/').nth(2).expect("a token");
        let foreign = file.replace(here, "somewhereelse");
        for (slug, model, chosen, gate) in [
            ("a-copy", number, &b""[..], "In order"),
            ("from-a-file", "file", file.as_bytes(), "In order"),
            ("from-elsewhere", "file", foreign.as_bytes(), "Missing"),
        ] {
            let fields = [("title", slug), ("slug", slug), ("model", model)];
            let form = new.form("/staff/surveys/new").filled_in(&fields);
            let chosen = (
                "chosen",
                if chosen.is_empty() { "" } else { "a.json" },
                chosen,
            );
            let made = story.officer.send_with_file(&form, chosen).await;
            assert_eq!(made.status, 303, "{:?}", made.errors());
            let base = made.location().expect("the outline");
            let section = story.officer.get(&format!("{base}/sections/help")).await;
            let shown = section.attributes(".app-picture--small", "src");
            assert_eq!(shown == [src.as_str()], gate == "In order", "{slug}");
            let publish = base.replace("/build", "/publish");
            let publish = story.officer.get(&publish).await;
            let state = publish.all("#gate-files").concat();
            assert!(state.contains(gate), "{slug}: {state}");
        }

        // The survey it was uploaded for uses it no more; the others do.
        let removed = story
            .sends("/sections/help", ("", b""), &[("src", "")])
            .await;
        assert_eq!(removed.status, 303, "{:?}", removed.errors());
        let files = format!("{}/build/files", story.survey);
        let page = story.officer.get(&files).await;
        assert!(
            page.says("Another survey or the library uses it"),
            "{}",
            page.words()
        );
        let forced = story.officer.post(&format!("{files}/4/remove"), &[]).await;
        assert_eq!(forced.status, 422);
    });
}

#[test]
fn a_picture_that_nothing_uses_any_more_is_deleted_after_a_month() {
    run(async {
        let mut story = Story::begins().await;
        let published = story.places("", "lamp.png", EVENING).await;
        story.publishes().await;
        let removed = story.sends("", ("", b""), &[("src", "")]).await;
        assert_eq!(removed.status, 303, "{:?}", removed.errors());

        let first = story.places("/sections/help", "lamp.png", HELP).await;
        let keep = format!("{}/build/keep/help", story.survey);
        assert_eq!(story.officer.post(&keep, &[]).await.status, 303);
        let second = story.places("/sections/help", "night.png", EVENING).await;
        let third = story.places("/sections/help", "third.png", EVENING).await;
        assert!(first != second && second != third);

        story.days(1).await;
        story.days(29).await;
        let waits = story.officer.get(&second).await;
        assert_eq!(waits.status, 200, "it may be wanted again");
        story.days(2).await;
        assert_eq!(
            story.officer.get(&second).await.status,
            404,
            "nothing uses it"
        );
        assert_eq!(
            story.officer.get(&first).await.status,
            200,
            "the library does"
        );
        assert_eq!(
            story.officer.get(&third).await.status,
            200,
            "the draft does"
        );

        let library = story.officer.get("/staff/library").await;
        story.officer.submit(&library, "/1/remove", &[]).await;
        let none = [("src", ""), ("alt", ""), ("caption", "")];
        let removed = story.sends("/sections/help", ("", b""), &none).await;
        assert_eq!(removed.status, 303, "{:?}", removed.errors());
        let page = story.officer.follow(removed).await;
        assert!(page.says("Add a picture"), "{}", page.words());
        story.days(1).await;
        story.days(31).await;
        assert_eq!(story.officer.get(&first).await.status, 404);
        assert_eq!(story.officer.get(&third).await.status, 404);
        // What was published stays with what was published.
        assert_eq!(story.app.browser().get(&published).await.status, 200);
    });
}
