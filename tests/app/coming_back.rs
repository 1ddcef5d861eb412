//! Stopping for a while, coming back on another device, and two devices at once.

use chrono::TimeDelta;
use sea_orm::EntityTrait;

use crate::harness::{App, Contents, Mail, Respondent, run, survey};

async fn draft(app: &App) -> entity::draft::Model {
    let drafts = entity::draft::Entity::find().all(app.site.db.read()).await;
    let mut drafts = drafts.unwrap();
    assert_eq!(drafts.len(), 1);
    drafts.remove(0)
}

/// Presses "Save and come back later" on a section, and reads the code.
async fn saves_for_later(
    respondent: &Respondent,
    section: usize,
    fields: &[(&str, &str)],
) -> String {
    let fields = [fields, &[(".later", "1")]].concat();
    let saved = respondent.answers(section, &fields).await;
    assert_eq!(saved.location(), Some(survey("/later")));
    let page = respondent.browser.get(&survey("/later")).await;
    page.all(".app-code").concat()
}

#[test]
fn a_spoken_code_brings_the_answers_to_another_device() {
    run(async {
        let app = App::demo().await;
        let first = Respondent::begins(&app).await;
        // The third section has a question that must be answered: not by who leaves for a while.
        let code = saves_for_later(&first, 3, &[("q8", "Half of what I think")]).await;
        assert_eq!(code.len(), 15, "{code}");
        let kept = draft(&app).await;
        assert_eq!(kept.revision, 1, "one write");
        let stored = format!("{kept:?}");
        assert!(!stored.contains(&code) && !stored.contains(&code.replace(' ', "")));

        let other = app.browser();
        let start = other.get(&survey("")).await;
        let ways = start.attributes("a", "href");
        assert!(ways.contains(&survey("/resume?code=1")), "{ways:?}");
        let page = other.get(&survey("/resume?code=1")).await;
        let typed = code.replace(' ', "-");
        let entered = other.submit(&page, "/resume", &[("code", &typed)]).await;
        assert_eq!(entered.location(), Some(survey("/resume")));
        let section = other.get(&survey("/sections/3")).await;
        assert_eq!(
            section.form("/sections/3").value("q8"),
            "Half of what I think"
        );

        // What is sent there is sent; the code then leads nowhere.
        let second = Respondent { browser: other };
        second.answers(3, &[("q5", "agree")]).await;
        assert_eq!(second.sends().await.status, 303);
        let late = app.browser();
        let page = late.get(&survey("/resume")).await;
        let gone = late.submit(&page, "/resume", &[("code", &code)]).await;
        assert_eq!(gone.status, 404);
        assert_eq!(gone.form("/resume").value("code"), code);
    });
}

#[test]
fn a_code_is_checked_for_slips_belongs_to_its_survey_and_ends_with_the_draft() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        let code = saves_for_later(&respondent, 1, &[("q1", "hard")]).await;
        let browser = app.browser();
        let page = browser.get(&survey("/resume")).await;
        let last = code.chars().last().unwrap().to_digit(10).unwrap();
        let slip = format!("{}{}", &code[..14], (last + 1) % 10);
        for (typed, status, says) in [
            ("", 422, "Enter your code"),
            ("123", 422, "twelve digits"),
            (slip.as_str(), 422, "A digit is wrong"),
            ("000 000 005 724", 404, "no saved answers"),
        ] {
            let answer = browser.submit(&page, "/resume", &[("code", typed)]).await;
            assert_eq!(answer.status, status, "{typed}");
            assert!(answer.errors().concat().contains(says), "{typed}");
        }
        let before = Contents::of(&app.database.connect().await).await;
        browser.get(&survey("/resume?code=1")).await;
        respondent.browser.get(&survey("/later")).await;
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());

        app.later(TimeDelta::days(31));
        let gone = browser.submit(&page, "/resume", &[("code", &code)]).await;
        assert_ne!(gone.location(), Some(survey("/resume")));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let drafts = entity::draft::Entity::find().all(app.site.db.read()).await;
        assert_eq!(drafts.unwrap().len(), 0);
    });
}

#[test]
fn a_code_can_be_had_from_the_check_page_and_keeps_every_answer() {
    run(async {
        let app = App::demo().await;
        let respondent = Respondent::begins(&app).await;
        respondent.answers_shortly("All of it").await;
        let offer = respondent.browser.get(&survey("/later")).await;
        assert!(offer.all(".app-code").is_empty(), "asking is a deed");
        let made = respondent.browser.submit(&offer, "/later", &[]).await;
        assert_eq!(made.location(), Some(survey("/later")));
        let page = respondent.browser.get(&survey("/later")).await;
        assert_eq!(page.all(".app-code").concat().len(), 15);
        assert!(
            page.says("are kept until 23 December 2026"),
            "{}",
            page.words()
        );
        assert!(page.says("The survey closes on"), "it closes sooner");
        let check = respondent.browser.get(&survey("/check")).await;
        assert!(check.says("All of it"));
    });
}

#[test]
fn two_devices_never_undo_each_other_in_silence() {
    run(async {
        let app = App::demo().await;
        let first = Respondent::begins(&app).await;
        let code = saves_for_later(&first, 3, &[("q5", "agree"), ("q8", "As it was")]).await;
        let browser = app.browser();
        let page = browser.get(&survey("/resume")).await;
        browser.submit(&page, "/resume", &[("code", &code)]).await;
        let second = Respondent { browser };

        // Both open the page; each changes another question: both are kept.
        let here = first.browser.get(&survey("/sections/3")).await;
        let saved = second.answers(3, &[("q8", "From the second")]).await;
        assert_eq!(saved.status, 303);
        let next = first
            .browser
            .submit(&here, "/sections/3", &[("q5", "disagree")])
            .await;
        assert_eq!(next.status, 303, "{}", next.words());
        let now = first.browser.get(&survey("/sections/3")).await;
        assert_eq!(now.form("/sections/3").value("q8"), "From the second");
        assert_eq!(now.form("/sections/3").value("q5"), "disagree");

        // Both change the same: the later one sees both, and decides.
        second.answers(3, &[("q8", "Second again")]).await;
        let asked = first
            .browser
            .submit(&now, "/sections/3", &[("q8", "First again")])
            .await;
        assert_eq!(asked.status, 409);
        assert!(asked.says("Second again") && asked.says("changed somewhere else"));
        assert_eq!(asked.form("/sections/3").value("q8"), "First again");
        let stored = second.browser.get(&survey("/sections/3")).await;
        assert_eq!(stored.form("/sections/3").value("q8"), "Second again");
        let decided = first.browser.submit(&asked, "/sections/3", &[]).await;
        assert_eq!(decided.status, 303);
        let stored = second.browser.get(&survey("/sections/3")).await;
        assert_eq!(stored.form("/sections/3").value("q8"), "First again");
    });
}

#[test]
fn this_browser_says_when_it_holds_other_answers() {
    run(async {
        let app = App::demo().await;
        let first = Respondent::begins(&app).await;
        saves_for_later(&first, 1, &[("q1", "hard")]).await;
        let page = first.browser.get(&survey("/resume?code=1")).await;
        assert!(
            page.says("other answers in this browser"),
            "{}",
            page.words()
        );
        let page = app.browser().get(&survey("/resume")).await;
        assert!(!page.says("other answers in this browser"));
    });
}

/// What stands in the reminders' table.
async fn addresses(app: &App) -> usize {
    let db = app.site.db.read();
    let rows = entity::draft_address::Entity::find().all(db).await;
    rows.unwrap().len()
}

async fn asks_for_a_link(respondent: &Respondent, fields: &[(&str, &str)]) {
    let page = respondent.browser.get(&survey("/later")).await;
    let sent = respondent
        .browser
        .submit(&page, "/later/mail", fields)
        .await;
    assert_eq!(sent.location(), Some(survey("/later")), "{}", sent.words());
}

async fn hours_pass(app: &App, hours: i64) {
    for _ in 0..hours {
        app.later(TimeDelta::hours(1));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
    }
}

#[test]
fn a_mailed_link_brings_the_answers_back_and_stays_in_no_address() {
    run(async {
        let app = App::demo().await;
        let first = Respondent::begins(&app).await;
        let code = saves_for_later(&first, 1, &[("q1", "hard")]).await;
        let page = first.browser.get(&survey("/later")).await;
        let refused = first
            .browser
            .submit(&page, "/later/mail", &[("email", "ann")])
            .await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.form("/later/mail").value("email"), "ann");
        asks_for_a_link(&first, &[("email", "ann@people.example")]).await;
        assert_eq!(addresses(&app).await, 0, "only a reminder keeps an address");
        app.run_jobs().await;
        let mail = app.mail().pop().unwrap();
        assert_eq!(mail.to, "ann@people.example");
        // The link and nothing else: not what it is about, no answer, no code.
        for word in ["Better", "better-days", "mental", "Hard", &code] {
            assert!(
                !mail.raw.contains(word) && !mail.text.contains(word),
                "{word}"
            );
        }
        let link = mail.path("/back/");

        let before = Contents::of(&app.database.connect().await).await;
        let other = app.browser();
        let opened = other.get(&link).await;
        assert_eq!(opened.location(), Some(survey("/resume?code=1")));
        let page = other.get(&survey("/resume?code=1")).await;
        assert_eq!(page.form("/resume").value("code"), code);
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
        assert!(!other.cookies().contains("heard-back"), "used once");
        let entered = other.submit(&page, "/resume", &[]).await;
        assert_eq!(entered.location(), Some(survey("/resume")));
        let section = other.get(&survey("/sections/1")).await;
        assert_eq!(section.form("/sections/1").value("q1"), "hard");
        // A link that was not made here opens nothing.
        let spoilt = format!("{}x", &link[..link.len() - 1]);
        assert_eq!(app.browser().get(&spoilt).await.status, 404);
    });
}

#[test]
fn who_asked_for_it_is_reminded_once_by_day_and_the_address_goes() {
    run(async {
        let app = App::demo().await;
        let first = Respondent::begins(&app).await;
        saves_for_later(&first, 1, &[("q1", "hard")]).await;
        let fields = [("email", "ann@people.example"), ("remind", "yes")];
        asks_for_a_link(&first, &fields).await;
        assert_eq!(addresses(&app).await, 1);
        let kept = entity::draft_address::Entity::find()
            .one(app.site.db.read())
            .await;
        let stored = format!("{:?}", kept.unwrap());
        assert!(!stored.contains("ann"), "sealed");
        let to_ann = || -> Vec<Mail> {
            let mails = app.mail().into_iter();
            mails
                .filter(|mail| mail.to == "ann@people.example")
                .collect()
        };
        app.run_jobs().await;
        assert_eq!(to_ann().len(), 1, "the link");

        // The survey closes in 21 days: the reminder comes three days before, and not by night.
        app.later(TimeDelta::days(17));
        hours_pass(&app, 6).await;
        assert_eq!(to_ann().len(), 1, "not yet");
        hours_pass(&app, 40).await;
        let mails = to_ann();
        assert_eq!(mails.len(), 2);
        let reminder = mails.iter().find(|mail| mail.subject == "Your reminder");
        let link = reminder.unwrap().path("/back/");
        assert_eq!(addresses(&app).await, 0, "once");
        hours_pass(&app, 30).await;
        assert_eq!(to_ann().len(), 2);
        let other = app.browser();
        other.get(&link).await;
        let page = other.get(&survey("/resume?code=1")).await;
        let entered = other.submit(&page, "/resume", &[]).await;
        assert_eq!(entered.location(), Some(survey("/resume")));
    });
}

#[test]
fn an_address_goes_with_its_draft_however_that_ends() {
    run(async {
        let app = App::demo().await;
        let fields = [("email", "ann@people.example"), ("remind", "yes")];
        // Sent.
        let sender = Respondent::begins(&app).await;
        saves_for_later(&sender, 3, &[("q5", "agree")]).await;
        asks_for_a_link(&sender, &fields).await;
        assert_eq!(addresses(&app).await, 1);
        assert_eq!(sender.sends().await.status, 303);
        assert_eq!(addresses(&app).await, 0);
        // Thought better of.
        let wary = Respondent::begins(&app).await;
        saves_for_later(&wary, 1, &[("q1", "hard")]).await;
        asks_for_a_link(&wary, &fields).await;
        let page = wary.browser.get(&survey("/later")).await;
        assert!(page.says("We will remind you once"), "{}", page.words());
        wary.browser.submit(&page, "/later/forget", &[]).await;
        assert_eq!(addresses(&app).await, 0);
        // Left for good: what was not sent is deleted on time and was never counted.
        asks_for_a_link(&wary, &fields).await;
        let before = Contents::of(&app.database.connect().await).await;
        app.later(TimeDelta::days(31));
        heard::app::jobs().tick(&app.site).await.unwrap();
        app.run_jobs().await;
        let after = Contents::of(&app.database.connect().await).await;
        assert_eq!(after.rows("draft"), 0);
        assert_eq!(after.rows("draft_address"), 0);
        assert_eq!(after.rows("response"), before.rows("response"));
    });
}

#[test]
fn what_was_typed_for_a_question_no_longer_asked_is_said_to_be_gone() {
    run(async {
        let app = App::demo().await;
        let first = Respondent::begins(&app).await;
        let code = saves_for_later(&first, 1, &[("q2", "gp")]).await;
        let browser = app.browser();
        let page = browser.get(&survey("/resume")).await;
        browser.submit(&page, "/resume", &[("code", &code)]).await;
        let second = Respondent { browser };

        let here = first.browser.get(&survey("/sections/2")).await;
        second.answers(1, &[("q2", "none")]).await;
        let words = [("q4", "Words for nobody")];
        let next = first.browser.submit(&here, "/sections/2", &words).await;
        assert_eq!(next.location(), Some(survey("/check?moved=1")));
        let check = first.browser.follow(next).await;
        assert!(check.says("is not asked any more"), "{}", check.words());
    });
}
