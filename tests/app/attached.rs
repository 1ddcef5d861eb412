//! Files that come with answers: what is taken, who keeps it, who reads it, and that it goes.

use entity::{attachment, draft, response};
use heard::respond::commands::sweep_drafts;
use sea_orm::{EntityTrait, QueryOrder};

use crate::harness::{Answer, App, Browser, Contents, FICTION, run, texts};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
/// A document to a reader of documents, and a page to a careless browser.
const POLYGLOT: &[u8] = b"%PDF-1.7\n<!doctype html><script>alert(1)</script>\n%%EOF\n";

/// A photograph that says where it was taken, or not.
fn photograph(place: &[u8]) -> Vec<u8> {
    let mut made = vec![0xff, 0xd8];
    let mut part = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).expect("short");
        made.extend([0xff, marker]);
        made.extend(length.to_be_bytes());
        made.extend(content);
    };
    if !place.is_empty() {
        part(0xe1, &[b"Exif\0\0II*\0\x08\0\0\0\0\0", place].concat());
    }
    part(0xdb, &[0; 65]);
    part(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    part(0xda, &[1, 1, 0, 0, 63, 0]);
    made.extend([0x12, 0x34, 0xff, 0xd9]);
    made
}

fn path(rest: &str) -> String {
    format!("/surveys/shown{rest}")
}

/// A site with an open survey that asks for a picture on its first page.
async fn opened() -> App {
    let app = App::demo().await;
    let json = serde_json::json!({
        "format": "heard-survey/1", "slug": "shown", "programme": FICTION,
        "definition": {
            "title": "Shown", "purpose": "P", "privacy": "P", "contact": { "team": "Team" },
            "languages": ["en"],
            "sections": [
                { "code": "one", "title": "One", "questions": [
                    { "code": "street", "kind": "short_text", "text": "Which street?", "required": true },
                    { "code": "photo", "kind": "file", "text": "A picture of it?", "apart": [
                        { "code": "pnts", "text": "I'd rather not say", "standing": "prefer_not" }] } ] },
                { "code": "two", "title": "Two", "questions": [
                    { "code": "why", "kind": "long_text", "text": "Why no picture?", "online_only": true,
                      "show_if": { "question": "photo", "answered": false } },
                    { "code": "more", "kind": "long_text", "text": "What else?" } ] }
            ]
        }
    });
    let file = app.file("shown.json", &json.to_string());
    let console = app.console();
    heard::survey::console::import(&console, &file)
        .await
        .unwrap();
    heard::survey::console::open(&console, "shown")
        .await
        .unwrap();
    app.site.published.forget();
    app
}

async fn begins(app: &App) -> Browser {
    let browser = app.browser();
    browser.post(&path(""), &[]).await;
    browser
}

/// Sends the first page with a file.
async fn sends_page(browser: &Browser, street: &str, name: &str, file: &[u8]) -> Answer {
    let page = browser.get(&path("/sections/1")).await;
    let form = page.form("/sections/1").filled_in(&[("street", street)]);
    browser.send_with_file(&form, ("photo", name, file)).await
}

async fn sends_all(browser: &Browser) -> Answer {
    let page = browser.get(&path("/check")).await;
    browser.submit(&page, "/check", &[]).await
}

async fn rows(app: &App) -> Vec<attachment::Model> {
    let rows = attachment::Entity::find().order_by_asc(attachment::Column::Token);
    rows.all(app.site.db.read()).await.unwrap()
}

async fn survey_id(app: &App) -> i64 {
    let all = entity::survey::Entity::find().all(app.site.db.read()).await;
    let all = all.unwrap().into_iter();
    all.filter(|row| row.slug == "shown")
        .map(|row| row.id)
        .next()
        .unwrap()
}

/// The page of files and the first file on it, as an officer gets it.
async fn read_by(app: &App, officer: &Browser) -> (Answer, Answer) {
    let list = format!("/staff/surveys/{}/attached", survey_id(app).await);
    let page = officer.get(&list).await;
    let form = page
        .forms()
        .into_iter()
        .find(|form| form.action.contains("/attached/"));
    let file = officer.send_form(&form.expect("a file")).await;
    (page, file)
}

#[test]
fn a_file_comes_with_the_answers_and_whoever_reads_comments_takes_it_away() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let taken = photograph(b"GPS 51.38 N 2.36 W");
        let next = sends_page(
            &browser,
            "High Street",
            "C:\\fakepath\\Llun\u{202e}tŷ\u{85}.html",
            &taken,
        )
        .await;
        assert_eq!(
            next.location(),
            Some(path("/sections/2")),
            "{}",
            next.words()
        );
        let page = browser.get(&path("/sections/1")).await;
        assert!(page.says("You added: Lluntŷ.jpg"), "{}", page.words());
        assert!(
            browser
                .get(&path("/check"))
                .await
                .says("Lluntŷ.jpg (Picture (JPEG), 1 KB)")
        );

        // Sealed with the draft: nothing of it can be read, neither where it was taken nor its name.
        let kept = rows(&app).await;
        assert_eq!(kept.len(), 1);
        assert!(kept[0].draft_hash.is_some() && kept[0].response_id.is_none());
        assert!(
            kept[0].sealed.windows(2).all(|two| two != b"\xff\xd8")
                || kept[0].sealed[..2] != taken[..2]
        );
        let drafts = draft::Entity::find().all(app.site.db.read()).await.unwrap();
        assert!(
            drafts
                .iter()
                .all(|row| !String::from_utf8_lossy(&row.sealed).contains("Llun"))
        );

        assert_eq!(sends_all(&browser).await.status, 303);
        let kept = rows(&app).await;
        assert_eq!(kept.len(), 1, "it came over");
        assert!(kept[0].draft_hash.is_none() && kept[0].response_id.is_some());

        let officer = app.staff("officer").await;
        let (list, file) = read_by(&app, &officer).await;
        assert!(
            list.says("Lluntŷ.jpg") && list.says("High Street"),
            "{}",
            list.words()
        );
        assert!(!list.body.contains("<img"), "it is never shown");
        assert_eq!(file.status, 200);
        assert_eq!(file.header("content-type"), Some("image/jpeg"));
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        let disposition = file.header("content-disposition").unwrap();
        assert!(
            disposition.starts_with("attachment; filename=\""),
            "{disposition}"
        );
        assert!(
            file.header("content-security-policy")
                .unwrap()
                .contains("sandbox")
        );
        let bare = photograph(b"");
        assert_eq!(
            file.body,
            String::from_utf8_lossy(&bare),
            "without where it was taken"
        );

        let deeds = "SELECT deed FROM audit_entry WHERE deed = 'attached.read'";
        let db = app.database.connect().await;
        assert_eq!(texts(&db, deeds).await.len(), 1);
        read_by(&app, &officer).await;
        assert_eq!(texts(&db, deeds).await.len(), 2, "each time is noted");
        assert!(
            officer
                .get(&format!("/staff/surveys/{}/results", survey_id(&app).await))
                .await
                .says("Files that came in")
        );
    });
}

#[test]
fn a_file_is_read_by_nobody_else() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        sends_page(&browser, "High Street", "a.pdf", POLYGLOT).await;
        let token = rows(&app).await[0].token.clone();
        let own = format!("/staff/surveys/{}/attached/{token}", survey_id(&app).await);
        let officer = app.staff("officer").await;
        assert_eq!(
            officer.post(&own, &[]).await.status,
            404,
            "it is not sent yet"
        );
        sends_all(&browser).await;

        let file = officer.post(&own, &[]).await;
        assert_eq!(file.header("content-type"), Some("application/pdf"));
        assert!(
            file.header("content-disposition")
                .unwrap()
                .starts_with("attachment")
        );
        assert_eq!(file.body.as_bytes(), POLYGLOT);
        // By the address of another survey it is not there.
        let other = format!(
            "/staff/surveys/{}/attached/{token}",
            app.places().await.survey
        );
        assert_eq!(officer.post(&other, &[]).await.status, 404);
        for (who, status) in [
            ("reviewer", 403),
            ("champion", 403),
            ("owner", 403),
            ("administrator", 403),
            ("other-officer", 404),
        ] {
            let somebody = app.staff(who).await;
            assert_eq!(somebody.post(&own, &[]).await.status, status, "{who}");
        }
        assert!([303, 401].contains(&app.browser().post(&own, &[]).await.status));
        for public in [
            format!("/files/{token}/a.pdf"),
            path(&format!("/files/{token}")),
        ] {
            assert_eq!(app.browser().get(&public).await.status, 404);
        }
    });
}

#[test]
fn what_is_no_file_we_take_is_said_and_nothing_typed_is_lost() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let page = browser.get(&path("/sections/1")).await;
        assert!(
            page.says("PDF, JPEG or PNG, at most 5 MB"),
            "{}",
            page.words()
        );
        let mut large = PDF.to_vec();
        large.resize(domain::upload::MOST + 1, b' ');
        let mut huge = PDF.to_vec();
        huge.resize(3 * domain::upload::MOST, b' ');
        let broken = &photograph(b"")[..40];
        for (name, bytes, says) in [
            (
                "notes.pdf",
                &b"<!doctype html><script>"[..],
                "must be a PDF, JPEG or PNG",
            ),
            (
                "movie.jpg",
                b"\x00\x00\x00\x18ftypheic",
                "must be a PDF, JPEG or PNG",
            ),
            (
                "picture.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                "must be a PDF, JPEG or PNG",
            ),
            ("empty.png", b"", "is empty"),
            ("half.jpg", broken, "is damaged or not complete"),
            ("large.pdf", &large, "is larger than 5 MB"),
            ("huge.pdf", &huge, "is larger than 5 MB"),
        ] {
            let refused = sends_page(&browser, "High Street", name, bytes).await;
            assert_eq!(refused.status, 422, "{name}");
            let errors = refused.errors().concat();
            assert!(errors.contains(says), "{name}: {errors}");
            let street = refused.attributes("[name=street]", "value");
            assert_eq!(street, ["High Street"], "{name}: what was typed is there");
            assert!(rows(&app).await.is_empty(), "{name}");
        }
        // Far too much is not read to its end.
        let mut flood = PDF.to_vec();
        flood.resize(48 << 20, b' ');
        assert_eq!(
            sends_page(&browser, "x", "flood.pdf", &flood).await.status,
            413
        );
        // To the byte, what is allowed is taken.
        large.pop();
        let taken = sends_page(&browser, "High Street", "large.pdf", &large).await;
        assert_eq!(taken.status, 303, "{:?}", taken.errors());
        assert_eq!(rows(&app).await.len(), 1);
    });
}

#[test]
fn a_good_file_is_kept_when_something_else_on_its_page_is_wrong() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let refused = sends_page(&browser, "", "letter.pdf", PDF).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("You added: letter.pdf"), "{}", refused.words());
        assert_eq!(rows(&app).await.len(), 1);
        // Another in its place, from the very page that came back.
        let form = refused.form("/sections/1").filled_in(&[("street", "")]);
        let again = browser
            .send_with_file(&form, ("photo", "other.pdf", POLYGLOT))
            .await;
        assert!(again.says("You added: other.pdf"), "{}", again.words());
        let form = again
            .form("/sections/1")
            .filled_in(&[("street", "High Street")]);
        let next = browser.send_form(&form).await;
        assert_eq!(
            next.location(),
            Some(path("/sections/2")),
            "{}",
            next.words()
        );
        let page = browser.get(&path("/check")).await;
        assert!(page.says("other.pdf") && !page.says("letter.pdf"));
        assert_eq!(rows(&app).await.len(), 1, "the first one is gone");
    });
}

#[test]
fn who_would_rather_show_nothing_says_so_and_a_tick_costs_nobody_a_file() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let page = browser.get(&path("/sections/1")).await;
        let ticked = [("street", "High Street"), ("photo..", "pnts")];
        let form = page.form("/sections/1").filled_in(&ticked);
        let taken = browser.send_with_file(&form, ("photo", "", b"")).await;
        assert_eq!(taken.status, 303, "{}", taken.words());
        let page = browser.get(&path("/sections/1")).await;
        let again = page.form("/sections/1");
        assert_eq!(again.value("photo.."), "pnts");
        let next = browser.get(&path("/sections/2")).await;
        assert!(!next.says("Why no picture?"), "it is an answer");

        let both = browser
            .send_with_file(&again, ("photo", "one.pdf", PDF))
            .await;
        assert_eq!(both.status, 422);
        let problem = "Answer the question, or tick “I'd rather not say”, not both";
        assert_eq!(both.errors(), [problem]);
        assert!(both.says("You added"), "{}", both.words());
        assert_eq!(rows(&app).await.len(), 1, "the file is kept meanwhile");

        let removed = both.form("/sections/1").filled_in(&[("photo.remove", "1")]);
        assert_eq!(browser.send_form(&removed).await.status, 303);
        assert!(rows(&app).await.is_empty());
        sends_all(&browser).await;
        let stored = entity::response::Entity::find()
            .order_by_desc(entity::response::Column::Id)
            .one(app.site.db.read())
            .await
            .unwrap()
            .unwrap();
        let stored: serde_json::Value = serde_json::from_str(&stored.answers).unwrap();
        assert_eq!(stored["photo"], serde_json::json!(["pnts"]));
    });
}

#[test]
fn a_file_can_be_replaced_and_removed_and_stays_when_its_page_is_sent_again() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        sends_page(&browser, "High Street", "one.pdf", PDF).await;
        let first = rows(&app).await.remove(0).token;
        // The page alone, as browsers without a file send it.
        let page = browser.get(&path("/sections/1")).await;
        let form = page.form("/sections/1");
        browser.send_with_file(&form, ("photo", "", b"")).await;
        assert_eq!(rows(&app).await.remove(0).token, first, "it stays");
        sends_page(&browser, "High Street", "two.pdf", POLYGLOT).await;
        let now = rows(&app).await;
        assert!(now.len() == 1 && now[0].token != first, "it is another");

        let page = browser.get(&path("/sections/1")).await;
        let remove = page.form("/sections/1").filled_in(&[("photo.remove", "1")]);
        assert_eq!(browser.send_form(&remove).await.status, 303);
        assert!(rows(&app).await.is_empty());
        assert!(!browser.get(&path("/sections/1")).await.says("You added"));
        assert!(
            browser
                .get(&path("/sections/2"))
                .await
                .says("Why no picture?")
        );
    });
}

#[test]
fn a_file_that_takes_an_answer_away_says_so_before_and_does_not_have_to_be_sent_twice() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        let page = browser.get(&path("/sections/1")).await;
        browser
            .submit(&page, "/sections/1", &[("street", "High Street")])
            .await;
        let page = browser.get(&path("/sections/2")).await;
        browser
            .submit(&page, "/sections/2", &[("why", "I have no camera")])
            .await;

        let asked = sends_page(&browser, "High Street", "a.pdf", PDF).await;
        assert_eq!(asked.status, 200);
        assert!(asked.says("I have no camera"), "{}", asked.words());
        let done = browser.submit(&asked, "/sections/1", &[]).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let check = browser.get(&path("/check")).await;
        assert!(
            check.says("a.pdf") && !check.says("I have no camera"),
            "{}",
            check.words()
        );
    });
}

#[test]
fn two_devices_do_not_replace_a_file_in_silence() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        sends_page(&browser, "High Street", "one.pdf", PDF).await;
        let old = browser.get(&path("/sections/1")).await;
        sends_page(&browser, "High Street", "two.pdf", POLYGLOT).await;
        let form = old.form("/sections/1");
        let late = browser
            .send_with_file(&form, ("photo", "three.pdf", PDF))
            .await;
        assert_eq!(late.status, 422);
        assert!(
            late.says("was changed on another device"),
            "{}",
            late.words()
        );
        assert!(late.says("two.pdf"), "{}", late.words());
        assert_eq!(rows(&app).await.len(), 1);
    });
}

#[test]
fn nobody_gives_themselves_the_file_of_another() {
    run(async {
        let app = opened().await;
        let (ann, bo) = (begins(&app).await, begins(&app).await);
        sends_page(&ann, "High Street", "ann.pdf", PDF).await;
        let token = rows(&app).await.remove(0).token;
        let forged =
            format!(r#"{{"file":{{"token":"{token}","name":"a.pdf","kind":"pdf","length":1}}}}"#);
        let page = bo.get(&path("/sections/1")).await;
        let fields = [("street", "Low Street"), ("photo", forged.as_str())];
        bo.submit(&page, "/sections/1", &fields).await;
        let check = bo.get(&path("/check")).await;
        assert!(!check.says("a.pdf"), "{}", check.words());
        assert_eq!(sends_all(&bo).await.status, 303);
        let owners = rows(&app).await;
        assert!(
            owners.len() == 1 && owners[0].response_id.is_none(),
            "it is still in a draft"
        );
        assert_eq!(sends_all(&ann).await.status, 303);
        assert!(rows(&app).await[0].response_id.is_some());
    });
}

#[test]
fn a_file_goes_with_its_draft_and_with_its_response() {
    run(async {
        let app = opened().await;
        let expired = begins(&app).await;
        sends_page(&expired, "High Street", "a.pdf", PDF).await;
        let later = app.site.clock.now().utc() + chrono::TimeDelta::days(31);
        let later = domain::Now::at(later);
        app.site
            .db
            .write(async |tx: &heard::db::Tx| sweep_drafts(tx, later).await)
            .await
            .unwrap();
        assert!(rows(&app).await.is_empty(), "nobody came back to it");
        app.site.stages.forget();

        let browser = begins(&app).await;
        sends_page(&browser, "High Street", "a.pdf", PDF).await;
        assert_eq!(sends_all(&browser).await.status, 303);
        let receipt = browser.get(&path("/sent")).await.all(".app-code").concat();
        assert_eq!(rows(&app).await.len(), 1);
        let held = browser.post("/receipts", &[("code", &receipt)]).await;
        assert!(held.says("a.pdf"), "{}", held.words());
        let gone = [("code", receipt.as_str()), ("confirm", "yes")];
        assert_eq!(browser.post("/receipts/withdraw", &gone).await.status, 200);
        assert!(rows(&app).await.is_empty(), "it is withdrawn");
        let page = format!("/staff/surveys/{}/attached", survey_id(&app).await);
        let officer = app.staff("officer").await;
        assert!(officer.get(&page).await.says("No file has come in"));
    });
}

#[test]
fn a_correction_keeps_the_file_or_puts_another_in_its_place_or_takes_it_away() {
    run(async {
        let app = opened().await;
        let browser = begins(&app).await;
        sends_page(&browser, "High Street", "one.pdf", PDF).await;
        sends_all(&browser).await;
        let receipt = browser.get(&path("/sent")).await.all(".app-code").concat();
        let first = rows(&app).await.remove(0);
        let begin = async || {
            let browser = app.browser();
            let held = browser.post("/receipts", &[("code", &receipt)]).await;
            browser.submit(&held, "/receipts/correct", &[]).await;
            browser
        };

        // Words alone: the file stays the one it was.
        let again = begin().await;
        let page = again.get(&path("/sections/1")).await;
        assert!(page.says("You added: one.pdf"), "{}", page.words());
        again
            .submit(&page, "/sections/1", &[("street", "Low Street")])
            .await;
        assert_eq!(sends_all(&again).await.status, 303);
        assert_eq!(rows(&app).await, vec![first.clone()]);

        // Another: until it is sent, both are there, and letting go leaves the first.
        let again = begin().await;
        sends_page(&again, "Low Street", "two.pdf", POLYGLOT).await;
        assert_eq!(rows(&app).await.len(), 2);
        again.post(&path("/keep"), &[]).await;
        assert_eq!(rows(&app).await, vec![first.clone()]);
        let again = begin().await;
        sends_page(&again, "Low Street", "two.pdf", POLYGLOT).await;
        assert_eq!(sends_all(&again).await.status, 303);
        let now = rows(&app).await;
        assert!(now.len() == 1 && now[0].token != first.token);
        assert_eq!(now[0].response_id, first.response_id);
        let (_, file) = read_by(&app, &app.staff("officer").await).await;
        assert_eq!(file.body.as_bytes(), POLYGLOT);

        let again = begin().await;
        let page = again.get(&path("/sections/1")).await;
        again
            .submit(&page, "/sections/1", &[("photo.remove", "1")])
            .await;
        assert_eq!(rows(&app).await.len(), 1, "not before it is sent");
        assert_eq!(sends_all(&again).await.status, 303);
        assert!(rows(&app).await.is_empty());
        let found = response::Entity::find().order_by_desc(response::Column::Id);
        let found = found.one(app.site.db.read()).await.unwrap().unwrap();
        assert!(!found.answers.contains("two.pdf"), "{}", found.answers);
    });
}

#[test]
fn on_paper_a_file_is_sent_along_and_keying_passes_it_by() {
    run(async {
        let app = opened().await;
        let paper = app.browser().get(&path("/paper")).await;
        assert!(
            paper.says("please attach a paper copy"),
            "{}",
            paper.words()
        );
        assert!(!paper.says("Why no picture?"));
    });
}

#[test]
fn a_preview_takes_no_file() {
    run(async {
        let app = opened().await;
        let officer = app.staff("officer").await;
        let at = format!("/staff/surveys/{}", survey_id(&app).await);
        let page = officer.get(&format!("{at}/build/questions/photo")).await;
        let changed = officer
            .submit(&page, "/questions/photo", &[("text", "A photo of it?")])
            .await;
        assert_eq!(changed.status, 303, "{:?}", changed.errors());
        let made = officer.post(&format!("{at}/publish/preview"), &[]).await;
        let page = officer.follow(made).await;
        let at = page.body.find("/preview/").expect("a link");
        let link: String = page.body[at..]
            .chars()
            .take_while(|c| !"\"< ".contains(*c))
            .collect();
        let public = app.browser();
        let first = format!("{link}/sections/1");
        let shown = public.get(&first).await;
        assert!(shown.says("A photo of it?"), "{}", shown.words());
        let before = Contents::of(&app.database.connect().await).await;
        let form = shown
            .form("/sections/1")
            .filled_in(&[("street", "High Street")]);
        let refused = public.send_with_file(&form, ("photo", "a.pdf", PDF)).await;
        assert_eq!(refused.status, 403, "it takes no parts");
        // As its own form sends it: the name alone, which leads the way a file would.
        let form = form.filled_in(&[("photo", "a.pdf")]);
        let next = public.send_form(&form).await;
        assert_eq!(next.status, 200, "{}", next.words());
        assert!(
            next.says("What else?") && !next.says("Why no picture?"),
            "{}",
            next.words()
        );
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
    });
}
