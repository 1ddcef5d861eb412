//! Documents and pictures of a survey: taken in by what they are, and served as nothing else.

use reqwest::Method;

use crate::harness::{Answer, App, Browser, run};

const PNG: &[u8] = include_bytes!("../../src/demo/data/easy-help.png");
/// Pictures the demo's survey comes with.
const OF_THE_DEMO: usize = 3;
const PDF: &[u8] = b"%PDF-1.7\n<script>alert(1)</script>";

async fn send(browser: &Browser, at: &str, token: &str, name: &str, content: &[u8]) -> Answer {
    let mut body = format!(
        "--line\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n\
         --line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/html\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--line--\r\n");
    let request = browser
        .request(Method::POST, at)
        .header("content-type", "multipart/form-data; boundary=line")
        .body(body);
    browser.send(request).await
}

#[test]
fn a_file_is_served_as_what_it_is_and_stays_while_it_is_used() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let at = format!("/staff/surveys/{survey}/build/files");
        let token = officer.token().await;

        let sent = send(&officer, &at, &token, "Our plan.html", PDF).await;
        assert_eq!(sent.status, 303, "{}", sent.words());
        let sent = send(&officer, &at, &token, "map.svg", PNG).await;
        assert_eq!(sent.status, 303, "{}", sent.words());
        let page = officer.get(&at).await;
        let files = page.attributes("main h2 a", "href");
        assert_eq!(files.len(), 2 + OF_THE_DEMO, "{files:?}");
        assert!(files[0].ends_with("/map.png") && files[1].ends_with("/our-plan.pdf"));

        let public = app.browser();
        for (href, kind, how) in [
            (&files[0], "image/png", "inline"),
            (&files[1], "application/pdf", "attachment"),
        ] {
            // Nothing published uses it.
            assert_eq!(public.get(href).await.status, 404);
            let file = officer.get(href).await;
            assert_eq!(file.status, 200);
            assert_eq!(file.headers["content-type"], kind);
            assert_eq!(file.headers["x-content-type-options"], "nosniff");
            let disposition = file.headers["content-disposition"].to_str().expect("text");
            assert!(disposition.starts_with(how), "{disposition}");
        }
        let renamed = files[0].replace("map.png", "other.png");
        assert_eq!(officer.get(&renamed).await.status, 404);

        // A question shows the picture; then it cannot be taken away.
        let question = format!("/staff/surveys/{survey}/build/questions/q3/picture");
        let form = officer.get(&question).await;
        let picture = [("src", files[0].as_str()), ("alt", "A map")];
        let saved = officer.submit(&form, "/q3/picture", &picture).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let page = officer.get(&at).await;
        assert!(page.says("Used in"), "{}", page.words());
        let forced = officer.post(&format!("{at}/5/remove"), &[]).await;
        assert_eq!(forced.status, 422);
        let gone = officer.post(&format!("{at}/4/remove"), &[]).await;
        assert_eq!(gone.status, 303);
        assert_eq!(officer.get(&files[1]).await.status, 404);
        assert_eq!(officer.get(&files[0]).await.status, 200);
    });
}

#[test]
fn what_is_no_document_and_no_picture_is_refused_and_so_is_who_may_not() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let at = format!("/staff/surveys/{survey}/build/files");
        let token = officer.token().await;

        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
        let sent = send(&officer, &at, &token, "picture.png", svg).await;
        assert_eq!(sent.status, 422);
        assert!(sent.says("no PDF, JPEG or PNG"), "{}", sent.words());
        let sent = send(&officer, &at, &token, "picture.png", b"").await;
        assert_eq!(sent.status, 422);
        let mut large = PNG.to_vec();
        large.resize(domain::upload::MOST + 1, 0);
        let sent = send(&officer, &at, &token, "picture.png", &large).await;
        assert_eq!(sent.status, 422);
        // Nothing is taken without a token of the visit, and no other form takes parts.
        let sent = send(&officer, &at, "no-token", "map.png", PNG).await;
        assert_eq!(sent.status, 403);
        let other = format!("/staff/surveys/{survey}/build/about");
        let sent = send(&officer, &other, &token, "map.png", PNG).await;
        assert_eq!(sent.status, 403);
        let elsewhere = app.staff("other-officer").await;
        let token = elsewhere.token().await;
        let sent = send(&elsewhere, &at, &token, "map.png", PNG).await;
        assert_eq!(sent.status, 404);
        let page = officer.get(&at).await;
        let files = page.attributes("main h2 a", "href");
        assert_eq!(files.len(), OF_THE_DEMO, "{files:?}");
    });
}

#[test]
fn a_survey_is_made_from_a_file_that_is_chosen_and_nothing_typed_is_lost() {
    run(async {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let file = officer
            .get(&format!("/staff/surveys/{survey}/build/file"))
            .await
            .body;
        let page = officer.get("/staff/surveys/new").await;
        let typed = [("title", "From a file"), ("slug", "from-a-file")];
        let form = page.form("/staff/surveys/new").filled_in(&typed);
        let send = async |name: &str, bytes: &[u8]| {
            officer.send_with_file(&form, ("chosen", name, bytes)).await
        };

        let mut large = file.clone().into_bytes();
        large.resize((2 << 20) + 1, b' ');
        let latin = b"{\"title\": \"T\xe2\"}";
        for (name, bytes, says) in [
            ("plan.pdf", PDF, "This is not a survey file"),
            ("plan.json", b"PK\x03\x04", "This is not a survey file"),
            ("plan.json", latin, "This is not a survey file"),
            ("table.csv", b"a,b\n1,2\n", "This is not a survey file"),
            ("nothing.json", b" \n", "There is nothing in this file"),
            ("large.json", &large, "larger than 2 MB"),
            ("other.json", b"{\"name\": 1}", "no survey file we can read"),
        ] {
            let refused = send(name, bytes).await;
            assert_eq!(refused.status, 422, "{name}");
            let errors = refused.errors().concat();
            assert!(errors.contains(says), "{name}: {errors}");
            let kept = refused.form("/staff/surveys/new");
            assert_eq!(kept.value("title"), "From a file", "{name}");
            assert_eq!(kept.value("model"), "file", "{name}");
        }

        // Something else is wrong: the text of the file stays, and is not to be chosen again.
        let nameless = form.clone().filled_in(&[("title", "")]);
        let chosen = ("chosen", "plan.json", file.as_bytes());
        let refused = officer.send_with_file(&nameless, chosen).await;
        assert_eq!(refused.status, 422);
        let again = refused.form("/staff/surveys/new");
        assert!(again.value("file").contains("heard-survey/1"));
        let again = again.filled_in(&[("title", "From a file")]);
        let made = officer.send_with_file(&again, ("chosen", "", b"")).await;
        assert_eq!(made.status, 303, "{:?}", made.errors());
        let built = officer.follow(made).await;
        assert!(built.says("From a file"), "{}", built.words());

        // A file is enough, with the sign some programs put at its head.
        let signed = ["\u{feff}", &file].concat();
        let other = form.clone().filled_in(&[("slug", "another-one")]);
        let chosen = ("chosen", "plan.json", signed.as_bytes());
        let made = officer.send_with_file(&other, chosen).await;
        assert_eq!(made.status, 303, "{:?}", made.errors());
    });
}
