//! Documents and pictures of a survey: taken in by what they are, and served as nothing else.

use reqwest::Method;

use crate::harness::{Answer, App, Browser, run};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
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
        assert_eq!(files.len(), 2, "{files:?}");
        assert!(files[0].ends_with("/map.png") && files[1].ends_with("/our-plan.pdf"));

        let public = app.browser();
        for (href, kind, how) in [
            (&files[0], "image/png", "inline"),
            (&files[1], "application/pdf", "attachment"),
        ] {
            let file = public.get(href).await;
            assert_eq!(file.status, 200);
            assert_eq!(file.headers["content-type"], kind);
            assert_eq!(file.headers["x-content-type-options"], "nosniff");
            let disposition = file.headers["content-disposition"].to_str().expect("text");
            assert!(disposition.starts_with(how), "{disposition}");
        }
        let renamed = files[0].replace("map.png", "other.png");
        assert_eq!(public.get(&renamed).await.status, 404);

        // A question shows the picture; then it cannot be taken away.
        let question = format!("/staff/surveys/{survey}/build/questions/q3");
        let form = officer.get(&question).await;
        let picture = [("picture", files[0].as_str()), ("alt", "A map")];
        let saved = officer.submit(&form, "/questions/q3", &picture).await;
        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let page = officer.get(&at).await;
        assert!(page.says("Used in"), "{}", page.words());
        let forced = officer.post(&format!("{at}/2/remove"), &[]).await;
        assert_eq!(forced.status, 422);
        let gone = officer.post(&format!("{at}/1/remove"), &[]).await;
        assert_eq!(gone.status, 303);
        assert_eq!(public.get(&files[1]).await.status, 404);
        assert_eq!(public.get(&files[0]).await.status, 200);
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
        assert!(page.says("There is no file yet"), "{}", page.words());
    });
}
