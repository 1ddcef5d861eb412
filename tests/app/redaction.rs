//! What may say who somebody is in what people wrote: hidden at once, decided by a person, never
//! shown to those who may not see it, in no list, file or search.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::characteristic::Tags;
use domain::frame::By;
use domain::redaction::State;
use domain::response::{Channel, Variant};
use domain::survey::{Answer as Given, Answers, Code};
use entity::{
    Stored, audit_entry, comment, comment_coding, original_opening, redacted, redaction, themed,
};
use heard::db::Tx;
use heard::keys::Purpose;
use heard::respond::commands::{NewReceipt, NewResponse, Send, Sent, Tag, Withdraw, padded};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use crate::harness::{Answer, App, Browser, FICTION, Respondent, run};

/// What somebody wrote who should not have, and what of it nobody is to see.
const WRITTEN: &str = "Dr Quibble told my son Perkin to ring 07700 900123. I live at BA2 3QQ. \
    The bus was late.";
const SECRET: [&str; 4] = ["Quibble", "Perkin", "900123", "BA2 3QQ"];

fn shows(page: &Answer) -> Vec<&'static str> {
    let shown = |word: &&&str| page.body.contains(**word);
    SECRET.iter().filter(shown).copied().collect()
}

/// An officer, and a comment with names and numbers in it.
struct Desk {
    app: App,
    officer: Browser,
    survey: i64,
    comment: i64,
    receipt: String,
}

impl Desk {
    async fn with(words: &str) -> Self {
        let app = App::demo().await;
        let (_, receipt) = Respondent::who_sent(&app, words).await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let last = comment::Entity::find().order_by_desc(comment::Column::Id);
        let last = last.one(app.site.db.read()).await.unwrap().unwrap();
        assert_eq!((last.field.as_str(), last.text.as_str()), ("q8", words));
        Self {
            app,
            officer,
            survey,
            comment: last.id,
            receipt,
        }
    }

    /// What the site does by itself within a minute.
    async fn minute(&self) {
        self.app.later(TimeDelta::minutes(2));
        heard::app::jobs().tick(&self.app.site).await.unwrap();
        self.app.run_jobs().await;
    }

    fn queue(&self) -> String {
        format!("/staff/redaction/{}/q8", self.survey)
    }

    fn sheet(&self) -> String {
        format!("{}/{}", self.queue(), self.comment)
    }

    fn coding(&self) -> String {
        format!("/staff/themes/{}/q8/comments/{}", self.survey, self.comment)
    }

    fn quotes(&self) -> String {
        format!("/staff/quotes/{}/q8", self.survey)
    }

    async fn marks(&self) -> Vec<redaction::Model> {
        redaction::Entity::find()
            .filter(redaction::Column::CommentId.eq(self.comment))
            .order_by_asc(redaction::Column::Start)
            .all(self.app.site.db.read())
            .await
            .unwrap()
    }

    async fn opens(&self, path: &str, reason: &str) {
        let fields = [("reason", reason)];
        let opened = self.officer.post(&format!("{path}/open"), &fields).await;
        assert_eq!(opened.status, 303, "{}", opened.words());
    }

    /// Decides the same about every candidate.
    async fn decides(&self, what: &str) -> Answer {
        let names: Vec<String> = self
            .marks()
            .await
            .iter()
            .map(|mark| format!("choice-{}", mark.id))
            .collect();
        let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), what)).collect();
        self.officer.post(&self.sheet(), &fields).await
    }

    /// Every page of staff on which comments of the question stand.
    async fn pages(&self, who: &Browser) -> Vec<(String, Answer)> {
        let themes = format!("/staff/themes/{}", self.survey);
        let mut pages = Vec::new();
        for path in [
            format!("{themes}/q8/comments"),
            format!("{themes}/q8/comments?after={}", self.comment - 1),
            format!("{themes}/q8/comments?show=quotes"),
            format!("{themes}/languages"),
            format!("{themes}/q8"),
            self.coding(),
            self.queue(),
            self.sheet(),
            self.quotes(),
            format!("/staff/surveys/{}/aside", self.survey),
            format!("/staff/surveys/{}/unusual", self.survey),
        ] {
            let page = who.get(&path).await;
            pages.push((path, page));
        }
        let taken = who.post(&format!("{themes}/q8/coded"), &[]).await;
        pages.push(("the file of coded comments".to_owned(), taken));
        // Asking for hidden words by marking them says what it says of words that are not there.
        let asked = [("theme", "1"), ("words", "Quibble")];
        let marked = who.post(&format!("{}/words", self.coding()), &asked).await;
        assert_ne!(
            marked.status, 303,
            "hidden words are not there to be marked"
        );
        pages.push(("marking".to_owned(), marked));
        pages
    }
}

#[test]
fn what_was_found_is_hidden_before_anybody_looks_and_until_somebody_decides() {
    run(async {
        let desk = Desk::with(WRITTEN).await;
        for looked in [false, true] {
            if looked {
                desk.minute().await;
                assert_eq!(desk.marks().await.len(), 4);
            }
            for (path, page) in desk.pages(&desk.officer).await {
                assert!(page.status < 500, "{path}");
                // What was typed stands in its field again.
                let mut shown = shows(&page);
                shown.retain(|word| path != "marking" || *word != "Quibble");
                assert_eq!(
                    shown,
                    Vec::<&str>::new(),
                    "{path} (looked through: {looked})"
                );
            }
            let list = desk
                .officer
                .get(&format!(
                    "/staff/themes/{}/q8/comments?after={}",
                    desk.survey,
                    desk.comment - 1
                ))
                .await;
            let said = "Dr [name removed] told my son [name removed] to ring [telephone number \
                        removed]. I live at [postcode removed]. The bus was late.";
            assert!(list.says(said), "{}", list.words());
            let coding = desk.officer.get(&desk.coding()).await;
            assert!(
                coding.says("my son [name removed] to ring"),
                "{}",
                coding.words()
            );
        }
        // A theme is split by words: not by those that are hidden.
        let theme = desk.app.places().await.themes[0];
        let belongs = themed::ActiveModel {
            theme_id: Set(theme),
            comment_id: Set(desk.comment),
            by: Set(Stored(By::Person)),
            ..Default::default()
        };
        let put = async |tx: &Tx| {
            themed::Entity::insert(belongs)
                .exec_without_returning(tx)
                .await
        };
        desk.app.site.db.write(put).await.unwrap();
        for (word, is_found) in [("quibble", false), ("perkin", false), ("the bus was", true)] {
            let words = [word.to_owned()];
            let db = desk.app.site.db.read();
            let found = heard::themes::queries::with_words(db, theme, &words).await;
            assert_eq!(found.unwrap().contains(&desk.comment), is_found, "{word}");
        }
        let reviewer = desk.app.staff("reviewer").await;
        for (path, page) in desk.pages(&reviewer).await {
            assert_ne!(page.status, 200, "{path}");
        }
    });
}

#[test]
fn what_was_written_is_opened_by_one_act_with_a_reason_for_one_day() {
    run(async {
        let desk = Desk::with(WRITTEN).await;
        desk.minute().await;
        let entries = async || {
            audit_entry::Entity::find()
                .filter(audit_entry::Column::Deed.eq("comments.original"))
                .count(desk.app.site.db.read())
                .await
                .unwrap()
        };
        let coding = desk.officer.get(&desk.coding()).await;
        let form = coding.form(&format!("/{}/open", desk.comment));
        let refused = form.clone().filled_in(&[("reason", "other"), ("note", "")]);
        let refused = desk.officer.send_form(&refused).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.errors(), ["Say the reason in your own words"]);
        assert_eq!(entries().await, 0);

        let opened = desk
            .officer
            .send_form(&form.filled_in(&[("reason", "coding")]))
            .await;

        assert_eq!(opened.location(), Some(desk.coding()));
        assert_eq!(entries().await, 1);
        let coding = desk.officer.get(&desk.coding()).await;
        assert_eq!(shows(&coding), SECRET);
        desk.officer.get(&desk.coding()).await;
        assert_eq!(entries().await, 1, "looking again is not another act");
        let row = original_opening::Entity::find()
            .one(desk.app.site.db.read())
            .await;
        assert_eq!(row.unwrap().unwrap().comment_id, Some(desk.comment));
        // Lists, and others, go on seeing the copy.
        let list = format!("/staff/themes/{}/q8/comments", desk.survey);
        assert_eq!(shows(&desk.officer.get(&list).await), Vec::<&str>::new());
        let colleague = desk.app.staff("site-officer").await;
        assert_eq!(
            shows(&colleague.get(&desk.coding()).await),
            Vec::<&str>::new()
        );
        desk.app.later(TimeDelta::hours(13));
        assert_eq!(
            shows(&desk.officer.get(&desk.coding()).await),
            Vec::<&str>::new()
        );
    });
}

#[test]
fn candidates_are_decided_undone_and_added_to_and_the_copy_follows() {
    run(async {
        let desk = Desk::with(WRITTEN).await;
        desk.minute().await;
        // Nothing is decided by somebody who has not said what for.
        assert_eq!(
            desk.decides("left:public").await.location(),
            Some(desk.sheet())
        );
        assert!(
            desk.marks()
                .await
                .iter()
                .all(|mark| mark.state.0 == State::Proposed)
        );
        assert!(
            desk.officer
                .get(&desk.queue())
                .await
                .says("1 comment holds something")
        );
        desk.opens(&desk.queue(), "redacting").await;
        let sheet = desk.officer.get(&desk.sheet()).await;
        assert_eq!(shows(&sheet), SECRET);
        assert!(
            sheet.says("it follows a title such as Dr"),
            "{}",
            sheet.words()
        );
        // The form as it stands takes everything out.
        let form = sheet.form(&format!("/{}", desk.comment));
        let saved = desk.officer.send_form(&form).await;
        assert_eq!(saved.location(), Some(desk.queue()));
        assert!(
            desk.marks()
                .await
                .iter()
                .all(|mark| mark.state.0 == State::Accepted)
        );
        assert!(
            desk.officer
                .get(&desk.queue())
                .await
                .says("No comment waits")
        );

        let refused = desk.decides("left:other").await;
        assert_eq!(refused.status, 422);
        desk.app.later(TimeDelta::seconds(5));
        assert_eq!(desk.decides("left:public").await.status, 303);
        let copy = async || {
            let row = redacted::Entity::find_by_id(desk.comment);
            row.one(desk.app.site.db.read())
                .await
                .unwrap()
                .unwrap()
                .text
        };
        assert_eq!(copy().await, WRITTEN);
        let queue = desk.officer.get(&desk.queue()).await;
        let undone = desk.officer.submit(&queue, "/undo", &[]).await;
        assert_eq!(undone.status, 303);
        assert!(!copy().await.contains("Perkin"));

        let mark = format!("{}/mark", desk.sheet());
        let words = [("words", "The  BUS"), ("kind", "detail"), ("why", "rare")];
        assert_eq!(desk.officer.post(&mark, &words).await.status, 303);
        assert!(
            copy().await.ends_with("[detail removed] was late."),
            "{}",
            copy().await
        );
        let hidden = [("words", "Quibble"), ("kind", "name"), ("why", "person")];
        let refused = desk.officer.post(&mark, &hidden).await;
        assert_eq!(
            refused.errors(),
            ["These words do not stand in the comment, or are hidden already"]
        );
    });
}

#[test]
fn all_of_one_kind_are_taken_out_and_put_back_at_once() {
    run(async {
        let desk = Desk::with("Write to AB1 2AD or jo@example.org, not to BA2 3QQ").await;
        Respondent::who_sent(&desk.app, "Or to BA1 1AA").await;
        desk.minute().await;
        desk.opens(&desk.queue(), "redacting").await;
        let queue = desk.officer.get(&desk.queue()).await;
        assert!(
            queue.says("Postcode: 3 places in 2 comments"),
            "{}",
            queue.words()
        );
        assert!(queue.says("Take out all 3"));
        let all = format!("{}/all", desk.queue());
        desk.officer.post(&all, &[("kind", "postcode")]).await;
        let states = async || {
            let rows = redaction::Entity::find()
                .filter(redaction::Column::State.eq(Stored(State::Accepted)))
                .count(desk.app.site.db.read());
            rows.await.unwrap()
        };
        assert_eq!(states().await, 3);
        let queue = desk.officer.get(&desk.queue()).await;
        assert!(
            queue.says("1 comment holds something"),
            "the address still waits"
        );
        desk.officer.submit(&queue, "/undo", &[]).await;
        assert_eq!(states().await, 0);
    });
}

#[test]
fn what_was_decided_goes_with_the_words_and_with_the_response() {
    run(async {
        let desk = Desk::with(WRITTEN).await;
        desk.minute().await;
        desk.opens(&desk.sheet(), "redacting").await;
        assert_eq!(desk.decides("left:public").await.status, 303);
        // Somebody changes what they sent: what was decided was about other words.
        let browser = desk.app.browser();
        let held = browser.post("/receipts", &[("code", &desk.receipt)]).await;
        browser.submit(&held, "/receipts/correct", &[]).await;
        let again = Respondent { browser };
        let fields = [("q5", "agree"), ("q8", "Dr Quibble again")];
        again.answers(3, &fields).await;
        again.sends().await;
        assert_eq!(desk.marks().await.len(), 0);
        let list = format!(
            "/staff/themes/{}/q8/comments?after={}",
            desk.survey, desk.comment
        );
        let list = desk.officer.get(&list).await;
        assert!(list.says("Dr [name removed] again"), "{}", list.words());
        desk.minute().await;
        let count = async || {
            let db = desk.app.site.db.read();
            let marks = redaction::Entity::find().count(db).await.unwrap();
            (marks, redacted::Entity::find().count(db).await.unwrap())
        };
        let before = count().await;
        let gone = [("code", desk.receipt.as_str()), ("confirm", "yes")];
        let gone = desk.app.browser().post("/receipts/withdraw", &gone).await;
        assert_eq!(gone.status, 200, "{}", gone.words());
        assert_eq!(count().await, (before.0 - 1, before.1 - 1));
    });
}

#[test]
fn words_are_quoted_only_when_every_rule_lets_them_be() {
    run(async {
        let desk = Desk::with(WRITTEN).await;
        let public = async || {
            let db = desk.app.site.db.read();
            let quotes = heard::redaction::queries::public_quotes(db, desk.survey, "q8");
            let quotes = quotes.await.unwrap().into_iter();
            quotes
                .map(|(_, quote)| quote.words().to_owned())
                .collect::<Vec<_>>()
        };
        let fields = [("shown", ""), ("flag", "quote")];
        desk.officer.post(&desk.coding(), &fields).await;
        let noted = comment_coding::Entity::find_by_id(desk.comment);
        assert!(
            noted
                .one(desk.app.site.db.read())
                .await
                .unwrap()
                .unwrap()
                .quote
        );
        let page = desk.officer.get(&desk.quotes()).await;
        assert!(
            page.says("waits for a decision whether it is hidden"),
            "{}",
            page.words()
        );
        assert!(page.says("Nobody has looked a second time"));

        // The second look: by somebody else, at words that stand there, everything ticked.
        let colleague = desk.app.staff("site-officer").await;
        let id = desk.comment.to_string();
        let mut look = vec![("comment", id.as_str()), ("deed", "pass")];
        look.extend(["rare", "others", "circumstances"].map(|check| ("check", check)));
        let with = |more: &[(&'static str, &'static str)]| {
            let mut all = look.clone();
            all.extend(more.iter().copied());
            all
        };
        let refused = colleague
            .post(&desk.quotes(), &with(&[("words", "Quibble")]))
            .await;
        assert_eq!(refused.errors().len(), 2, "{:?}", refused.errors());
        let right = with(&[("words", "The bus was late."), ("check", "yourself")]);
        assert_eq!(
            desk.officer.post(&desk.quotes(), &right).await.status,
            422,
            "alone"
        );
        assert_eq!(colleague.post(&desk.quotes(), &right).await.status, 303);
        assert_eq!(public().await, Vec::<String>::new(), "still undecided");

        desk.minute().await;
        assert_eq!(public().await, Vec::<String>::new(), "still undecided");
        desk.opens(&desk.sheet(), "redacting").await;
        desk.decides("accepted:person").await;
        assert_eq!(public().await, ["The bus was late."]);
        // Hiding more makes what was passed void.
        let words = [("words", "bus"), ("kind", "detail"), ("why", "rare")];
        desk.officer
            .post(&format!("{}/mark", desk.sheet()), &words)
            .await;
        assert_eq!(public().await, Vec::<String>::new());
        let page = desk.officer.get(&desk.quotes()).await;
        assert!(page.says("do not stand in the comment as others see it now"));
    });
}

/// A survey with one question in words, and people of two groups who answered it.
struct Asked {
    app: App,
    survey: i64,
    sent: u64,
    reviewer: Browser,
}

const YOUNG: Option<&str> = Some("AGE_18_24");
const OLD: Option<&str> = Some("AGE_65_74");

impl Asked {
    async fn open() -> Self {
        let app = App::demo().await;
        let json = format!(
            r#"{{ "format": "heard-survey/1", "slug": "words", "programme": "{FICTION}", "schedule": {{}},
              "definition": {{ "title": "Words", "purpose": "To try it", "privacy": "Kept by us",
                "contact": {{ "team": "The team" }}, "languages": ["en"],
                "sections": [{{ "code": "s", "title": "One", "questions": [
                  {{ "code": "q1", "kind": "long_text", "text": "What?", "limit": 1000 }} ] }}],
                "equality": ["age_band", "sex"] }} }}"#
        );
        let file = app.file("words.json", &json);
        let console = app.console();
        heard::survey::console::import(&console, &file)
            .await
            .unwrap();
        heard::survey::console::open(&console, "words")
            .await
            .unwrap();
        let found = heard::survey::queries::by_slug(app.site.db.read(), "words").await;
        let (survey, _) = found.unwrap().unwrap();
        let reviewer = app.staff("reviewer").await;
        let purpose = [("purpose", "Evidence for stage 1")];
        let path = format!("/staff/equality/{}", survey.0);
        // Who has not said what for is asked.
        let asked = reviewer.get(&format!("{path}/comments")).await;
        assert_eq!(asked.location(), Some(path.clone()));
        assert_eq!(reviewer.post(&path, &purpose).await.status, 303);
        Self {
            app,
            survey: survey.0,
            sent: 0,
            reviewer,
        }
    }

    /// Somebody of a group says something.
    async fn says(&mut self, group: Option<&str>, words: &str) -> Vec<u8> {
        let site = &self.app.site;
        let survey = site.published.survey(&site.db, "words").await;
        let version = survey.unwrap().unwrap().version.clone();
        let (set, _) = version.equality.clone().unwrap();
        let mut answers = Answers::new();
        answers.set(
            Code::parse("q1").unwrap(),
            Some(Given::Text(words.to_owned())),
        );
        self.sent += 1;
        let nonce = self.sent.to_be_bytes();
        let hash = |what: &[u8]| site.keys.hash(Purpose::Nonce, &[what, &nonce]).to_vec();
        let receipt_hash = hash(b"receipt");
        let response = NewResponse {
            survey: Some(self.survey),
            version: version.id,
            nonce_hash: hash(b"words"),
            receipt: Some(NewReceipt {
                hash: receipt_hash.clone(),
                way_back: hash(b"back"),
                reference_hash: hash(b"reference"),
            }),
            received_on: site.clock.now().day(),
            channel: Channel::Online,
            variant: Variant::Standard,
            language: "en".to_owned(),
            answers,
            flags: BTreeMap::new(),
            late: false,
            organisation: None,
            signatures: None,
            import: None,
        };
        let sent = site.db.intake(Send::anew(response)).await.unwrap();
        let Some(Sent::Stored(response)) = sent else {
            panic!("it was sent before");
        };
        let Some(group) = group else {
            return receipt_hash;
        };
        let key = heard::respond::queries::survey_key(site.db.read(), &site.keys, self.survey);
        let link = key.await.unwrap().unwrap().link(response).to_vec();
        let mut tags = Tags::default();
        tags.set("age_band", vec![group.to_owned()]);
        let sealed = site
            .keys
            .seal(Purpose::Equality, &link, &padded(&tags).unwrap());
        let tag = Tag {
            link,
            survey: self.survey,
            response,
            set,
            sealed,
        };
        site.db.intake(tag).await.unwrap();
        receipt_hash
    }

    async fn many(&mut self, count: usize, group: Option<&str>, words: &str) {
        for at in 0..count {
            self.says(group, &format!("{words} {at}.")).await;
        }
    }

    async fn released(&self) {
        self.app.later(TimeDelta::minutes(2));
        heard::app::jobs().tick(&self.app.site).await.unwrap();
        self.app.run_jobs().await;
    }

    async fn page(&self, group: &str, page: usize) -> Answer {
        let path = format!(
            "/staff/equality/{}/comments?question=q1&group={group}&page={page}",
            self.survey
        );
        let answer = self.reviewer.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.words());
        answer
    }

    /// Every comment of a group, in the order they are shown.
    async fn read(&self, group: &str) -> Vec<String> {
        let mut all = Vec::new();
        for page in 1..=4 {
            let answer = self.page(group, page).await;
            let words = answer.all(".app-comments-read li");
            let is_last = words.len() < 10;
            all.extend(words);
            if is_last {
                break;
            }
        }
        all
    }
}

#[test]
fn a_reviewer_reads_what_a_group_of_ten_or_more_said_and_nothing_else() {
    run(async {
        let mut asked = Asked::open().await;
        asked
            .many(14, YOUNG, "Call Dr Quibble on 07700 900123: young")
            .await;
        asked.many(14, OLD, "Old and patient").await;
        let page = asked.page("age.under_25", 1).await;
        assert!(page.says("Nothing has been released"), "{}", page.words());
        asked.released().await;

        let young = asked.read("age.under_25").await;
        assert_eq!(young.len(), 14, "{young:?}");
        assert!(young.iter().all(|words| {
            words.starts_with("Call Dr [name removed] on [telephone number removed]: young")
        }));
        let page = asked.page("age.under_25", 1).await;
        assert!(
            page.says("15 people of this group commented"),
            "{}",
            page.words()
        );
        let ids = page.attributes("[id]", "id").join(" ");
        assert!(!ids.contains("comment-"), "{ids}");
        // The order says nothing of who came first.
        let number = |words: &String| {
            words
                .rsplit(' ')
                .next()
                .unwrap()
                .trim_end_matches('.')
                .parse::<u32>()
                .unwrap()
        };
        let order: Vec<u32> = young.iter().map(number).collect();
        assert!(!order.is_sorted(), "{order:?}");
        let others: Vec<u32> = asked.read("age.65_over").await.iter().map(number).collect();
        assert_ne!(order, others, "two lists cannot be laid side by side");

        // Who comes later is not there until the next release; who goes is gone at once.
        let receipt_hash = asked.says(YOUNG, "Young and late 99.").await;
        assert_eq!(asked.read("age.under_25").await.len(), 14);
        asked.many(10, YOUNG, "Young and new").await;
        asked.released().await;
        let now = asked.read("age.under_25").await;
        assert_eq!(now.len(), 25);
        assert!(now.contains(&"Young and late 99.".to_owned()));
        let withdraw = Withdraw {
            receipt_hash,
            link: None,
            on: asked.app.site.clock.now().day(),
        };
        assert!(asked.app.site.db.intake(withdraw).await.unwrap());
        let now = asked.read("age.under_25").await;
        assert_eq!(now.len(), 24);
        assert!(!now.contains(&"Young and late 99.".to_owned()));

        // What is asked for beside that is no page, and every reading is in the chain.
        for more in [
            "group=age.under_25,sex.female",
            "group=age",
            "group=who.age",
            "group=age.none",
        ] {
            let path = format!(
                "/staff/equality/{}/comments?question=q1&{more}",
                asked.survey
            );
            assert_eq!(asked.reviewer.get(&path).await.status, 404, "{more}");
        }
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Detail.contains("\"comments\":\"q1\""))
            .filter(audit_entry::Column::Detail.contains("under_25"))
            .count(asked.app.site.db.read());
        assert!(entries.await.unwrap() >= 8);
        let officer = asked.app.staff("officer").await;
        let path = format!("/staff/equality/{}/comments", asked.survey);
        assert_eq!(officer.get(&path).await.status, 403);
    });
}

#[test]
fn fewer_than_ten_are_not_read_nor_what_would_leave_fewer_than_ten() {
    run(async {
        let mut asked = Asked::open().await;
        asked.many(9, YOUNG, "Nine").await;
        asked.many(30, OLD, "Thirty").await;
        asked.released().await;
        for group in ["age.under_25", "age.65_over", "age.25_44"] {
            let page = asked.page(group, 1).await;
            assert!(
                page.says("These comments are not shown."),
                "{group}: {}",
                page.words()
            );
            assert_eq!(page.all(".app-comments-read li"), Vec::<String>::new());
            assert!(!page.says("rounded to the nearest 5. The order"));
        }
    });
}
