//! Finding comments and acting on what was found: by words on every database alike, by meaning, kept
//! searches, and nothing of what was withdrawn.

use std::collections::BTreeSet;

use domain::Named;
use domain::finding::Words;
use domain::frame::By;
use entity::{audit_entry, comment, response, saved_search, theme, theme_step, themed};
use heard::redaction::jobs::Find;
use heard::themes::bundles::FindBundles;
use heard::themes::words::WriteWords;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer, App, Browser, Database, Respondent, run, texts};

/// An officer who looks for comments on one question of the demo.
struct Desk {
    app: App,
    officer: Browser,
    survey: i64,
    here: String,
    field: &'static str,
}

impl Desk {
    async fn at(field: &'static str) -> Self {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let survey = app.places().await.survey;
        let desk = Self {
            here: format!("/staff/themes/{survey}/{field}"),
            app,
            officer,
            survey,
            field,
        };
        desk.written().await;
        desk
    }

    /// Comments were looked through, and then the words written down that may be shown: what the
    /// site does by itself every minute.
    async fn written(&self) {
        let now = self.app.site.clock.now();
        let look = async |tx: &heard::db::Tx| heard::jobs::enqueue(tx, &Find::default(), now).await;
        self.app.site.db.write(look).await.expect("the queue");
        self.app.run_jobs().await;
        let write =
            async |tx: &heard::db::Tx| heard::jobs::enqueue(tx, &WriteWords::default(), now).await;
        self.app.site.db.write(write).await.expect("the queue");
        self.app.run_jobs().await;
    }

    /// What comes round every hour is done, and the officer signs in again.
    async fn an_hour_later(&mut self) {
        self.app.later(chrono::TimeDelta::hours(1));
        let now = self.app.site.clock.now();
        let due = async |tx: &heard::db::Tx| {
            heard::jobs::enqueue(tx, &WriteWords::default(), now).await?;
            heard::jobs::enqueue(tx, &FindBundles::default(), now).await
        };
        self.app.site.db.write(due).await.expect("the queue");
        self.app.run_jobs().await;
        self.officer = self.app.staff("officer").await;
    }

    async fn comments(&self) -> Vec<comment::Model> {
        comment::Entity::find()
            .filter(comment::Column::SurveyId.eq(self.survey))
            .filter(comment::Column::Field.eq(self.field))
            .order_by_asc(comment::Column::Id)
            .all(self.app.site.db.read())
            .await
            .expect("comments")
    }

    /// The days on which comments came in.
    async fn days(&self) -> BTreeSet<chrono::NaiveDate> {
        let ids = self.comments().await;
        let rows = response::Entity::find()
            .filter(response::Column::Id.is_in(ids.iter().map(|row| row.response_id)))
            .all(self.app.site.db.read())
            .await
            .expect("responses");
        rows.into_iter().map(|row| row.received_on).collect()
    }

    fn list(&self, fields: &[(&str, &str)]) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        format!("{}/comments?{query}", self.here)
    }

    async fn look(&self, words: &str) -> Answer {
        self.officer.get(&self.list(&[("words", words)])).await
    }

    /// Every comment a list has, page by page.
    async fn found(&self, fields: &[(&str, &str)]) -> Vec<i64> {
        let (mut ids, mut address) = (Vec::new(), self.list(fields));
        loop {
            let page = self.officer.get(&address).await;
            assert_eq!(page.status, 200, "{address}");
            ids.extend(shown(&page));
            match page.attributes("a[rel=next]", "href").first() {
                Some(next) => address.clone_from(next),
                None => return ids,
            }
        }
    }

    async fn themes(&self) -> Vec<theme::Model> {
        theme::Entity::find()
            .filter(theme::Column::SurveyId.eq(self.survey))
            .filter(theme::Column::Field.eq(self.field))
            .order_by_asc(theme::Column::Id)
            .all(self.app.site.db.read())
            .await
            .expect("themes")
    }

    async fn members(&self, theme: i64) -> BTreeSet<i64> {
        let rows = themed::Entity::find()
            .filter(themed::Column::ThemeId.eq(theme))
            .all(self.app.site.db.read())
            .await
            .expect("what belongs");
        rows.into_iter().map(|row| row.comment_id).collect()
    }

    async fn everything(&self) -> Vec<(i64, i64, By)> {
        let rows = themed::Entity::find()
            .order_by_asc(themed::Column::ThemeId)
            .order_by_asc(themed::Column::CommentId)
            .all(self.app.site.db.read())
            .await
            .expect("what belongs");
        let row = |row: themed::Model| (row.theme_id, row.comment_id, row.by.0);
        rows.into_iter().map(row).collect()
    }

    async fn deeds(&self) -> Vec<String> {
        let rows = audit_entry::Entity::find()
            .order_by_asc(audit_entry::Column::Seq)
            .all(self.app.site.db.read())
            .await
            .expect("deeds");
        rows.into_iter().map(|row| row.deed).collect()
    }
}

fn shown(page: &Answer) -> Vec<i64> {
    let ids = page.attributes("input[name=shown]", "value");
    ids.iter().map(|id| id.parse().expect("a key")).collect()
}

#[test]
fn words_are_found_where_they_stand_and_nowhere_else() {
    run(async {
        let desk = Desk::at("q8").await;
        for said in [
            "Daw'r bws yn hwyr bob bore, ac mae'r Ŵyl yn rhy bell i ffwrdd",
            "ہسپتال میں انتظار بہت لمبا ہے اور اُردُو بولنے والا کوئی نہیں",
            "Le café du centre est fermé l'après-midi",
            "The GP's surgery: waiting, waiting, WAITING... bus-stop too far!",
            "看病太难",
        ] {
            Respondent::who_sent(&desk.app, said).await;
        }
        desk.written().await;
        let comments = desk.comments().await;
        assert!(comments.iter().all(|row| row.words.is_some()));
        let mut found = 0;
        for typed in [
            "bws",
            "wyl",
            "ŵyl",
            "Mae'r",
            "\"yn hwyr\"",
            "\"hwyr yn\"",
            "ہسپتال",
            "هسپتال",
            "اردو",
            "cafe",
            "CAFÉ",
            "apres-midi",
            "wait*",
            "waiting -bus",
            "bus stop",
            "\"stop bus\"",
            "-bus",
            "the",
            "the -the",
            "a* -wait*",
            "看病",
            "病难",
            "zzzz",
            "gp's",
            "s",
        ] {
            let words = Words::parse(typed);
            let fits = comments.iter().filter(|row| words.fit(&row.text));
            let fits: Vec<i64> = fits.map(|row| row.id).collect();
            found += usize::from(!fits.is_empty());
            assert_eq!(desk.found(&[("words", typed)]).await, fits, "{typed}");
        }
        assert!(found > 15, "{found}");
    });
}

#[test]
fn whatever_is_typed_is_words_and_nothing_else() {
    run(async {
        let desk = Desk::at("q8").await;
        let all = desk.comments().await.len();
        for typed in [
            "\"",
            "'",
            "''",
            "*",
            "-",
            "()",
            "\"unclosed",
            "NEAR(a b)",
            "words:x",
            "^x",
            "a AND",
            "OR",
            "NOT",
            "{x}",
            "x\"*\"",
            "'; DROP TABLE comment; --",
            "' OR 1=1 --",
            "a & | ! :* <-> b",
            "\\",
            "%",
            "_",
            "\u{0}",
            "\u{202e}x",
            "😀",
            "x:*",
            "comment_found",
            "\"a\" \"",
            "- -x",
            "$1",
            "?",
            "\u{ffff}",
        ] {
            let page = desk.look(typed).await;
            assert_eq!(page.status, 200, "{typed:?}");
            if Words::parse(typed).is_empty() {
                assert!(page.says(&format!("{all} comment")), "{typed:?} finds all");
            }
        }
        let long = "bus ".repeat(3_000);
        assert!([200, 414, 431].contains(&desk.look(&long).await.status));
        assert_eq!(desk.comments().await.len(), all);
    });
}

#[test]
fn what_was_looked_for_is_marked_and_a_text_stays_a_text() {
    run(async {
        let desk = Desk::at("q8").await;
        let said = "<script>alert(1)</script> & the Bus \"<b>bus</b>\"";
        Respondent::who_sent(&desk.app, said).await;
        desk.written().await;
        let page = desk.look("\"alert 1\" bus").await;
        assert_eq!(shown(&page).len(), 1);
        assert_eq!(page.all("mark"), ["alert(1", "Bus", "bus"]);
        let said: String = page.all(".app-words")[0].split(' ').collect();
        assert!(said.contains("<script>alert(1)</script>&theBus"), "{said}");
        assert!(!page.body.contains("<script>alert"));
        let box_ = page.attributes("input[name=words]", "value");
        assert_eq!(box_, ["\"alert 1\" bus"], "what was typed stays");
    });
}

#[test]
fn what_was_withdrawn_or_corrected_leaves_nothing_to_be_found() {
    run(async {
        let desk = Desk::at("q8").await;
        let secret = "zyzzyvaqlx";
        let (respondent, receipt) =
            Respondent::who_sent(&desk.app, &format!("Here it is called {secret} as before")).await;
        desk.written().await;
        assert_eq!(shown(&desk.look(secret).await).len(), 1);
        // The index says so by itself, past the site.
        let db = desk.app.database.connect().await;
        assert!(stands_in_index(&db, secret).await);

        let gone = [("code", receipt.as_str()), ("confirm", "yes")];
        let gone = respondent.browser.post("/receipts/withdraw", &gone).await;
        assert!(gone.says("are deleted"), "{}", gone.words());

        assert_eq!(shown(&desk.look(secret).await), [] as [i64; 0]);
        assert!(
            !stands_in_index(&db, secret).await,
            "its pages hold nothing of it"
        );
        if !Database::is_postgres() {
            let check = "INSERT INTO comment_found (comment_found, rank) \
                         VALUES ('integrity-check', 1)";
            db.execute_unprepared(check).await.expect("a sound index");
        }
    });
}

/// Whether the word stands in the rows of comments or in any page of the index.
async fn stands_in_index(db: &sea_orm::DatabaseConnection, word: &str) -> bool {
    let rows = texts(db, "SELECT COALESCE(words, '') FROM comment").await;
    if rows.iter().any(|row| row.contains(word)) {
        return true;
    }
    if Database::is_postgres() {
        return false;
    }
    let pages = texts(db, "SELECT hex(block) FROM comment_found_data").await;
    // The index writes what words begin alike once: the end of a rare word is its own.
    let end = &word[word.len() - 6..];
    let hex: String = end.bytes().map(|byte| format!("{byte:02X}")).collect();
    pages.iter().any(|page| page.contains(&hex))
}

#[test]
fn words_that_were_not_written_down_are_by_the_next_hour() {
    run(async {
        let mut desk = Desk::at("q8").await;
        let db = desk.app.database.connect().await;
        let before = desk.found(&[("words", "the")]).await;
        assert!(!before.is_empty());
        db.execute_unprepared("UPDATE comment SET words = NULL")
            .await
            .expect("forgotten");
        assert_eq!(desk.found(&[("words", "the")]).await, [] as [i64; 0]);
        desk.an_hour_later().await;
        assert_eq!(desk.found(&[("words", "the")]).await, before);
    });
}

#[test]
fn filters_and_words_narrow_a_list_together_and_stay_in_its_addresses() {
    run(async {
        let desk = Desk::at("q4").await;
        let comments = desk.comments().await;
        let theme = desk.themes().await.remove(0);
        let members = desk.members(theme.id).await;
        let words = Words::parse("the");
        let fits: Vec<i64> = comments
            .iter()
            .filter(|row| row.channel.0.name() == "online" && members.contains(&row.id))
            .filter(|row| words.fit(&row.text))
            .map(|row| row.id)
            .collect();
        let id = theme.id.to_string();
        let fields = [
            ("words", "the"),
            ("channel", "online"),
            ("theme", id.as_str()),
        ];
        assert_eq!(desk.found(&fields).await, fits);
        let unread: Vec<i64> = comments
            .iter()
            .filter(|row| row.read_first_by.is_none() && words.fit(&row.text))
            .map(|row| row.id)
            .collect();
        let page = desk
            .officer
            .get(&desk.list(&[("words", "the"), ("show", "unread")]))
            .await;
        assert!(page.says(&format!("{} comment", unread.len())));
        if let Some(next) = page.attributes("a[rel=next]", "href").first() {
            assert!(
                next.contains("words=the") && next.contains("show=unread"),
                "{next}"
            );
        }
        let read = desk.found(&[("words", "the"), ("show", "read")]).await;
        assert_eq!(
            read.len() + unread.len(),
            desk.found(&[("words", "the")]).await.len()
        );
        // What no theme, language or stance is says nothing.
        let odd = [
            ("theme", "987654321"),
            ("stance", "x"),
            ("language", "??"),
            ("channel", "x"),
        ];
        assert_eq!(desk.found(&odd).await.len(), comments.len());
    });
}

#[test]
fn all_that_was_found_becomes_a_theme_in_one_step_and_goes_back_in_one() {
    run(async {
        let desk = Desk::at("q4").await;
        let before = desk.everything().await;
        let found = desk.found(&[("words", "the")]).await;
        assert!(found.len() > 20, "more than a page: {}", found.len());
        let page = desk.look("the").await;
        let made = desk
            .officer
            .submit(
                &page,
                "/picked",
                &[("deed", "new-all"), ("name", "All of the")],
            )
            .await;
        assert_eq!(made.status, 303, "{}", made.words());
        let theme = desk.themes().await.pop().expect("a theme");
        assert_eq!(theme.name, "All of the");
        assert_eq!(
            desk.members(theme.id).await,
            found.iter().copied().collect()
        );
        let after = desk.officer.follow(made).await;
        assert!(
            after.says(&format!("{} comments", found.len())),
            "{}",
            after.words()
        );
        // Nobody read them: that is how they are kept.
        let by = desk.everything().await;
        assert!(
            by.iter()
                .filter(|row| row.0 == theme.id)
                .all(|row| row.2 == By::Batch)
        );

        let frame = desk.officer.get(&desk.here).await;
        assert_eq!(desk.officer.submit(&frame, "/undo", &[]).await.status, 303);
        assert_eq!(desk.everything().await, before);
    });
}

#[test]
fn what_was_found_goes_into_a_theme_and_out_of_it_again() {
    run(async {
        let desk = Desk::at("q4").await;
        let before = desk.everything().await;
        let theme = desk.themes().await.remove(0);
        let id = theme.id.to_string();
        let found: BTreeSet<i64> = desk.found(&[("words", "the")]).await.into_iter().collect();
        let page = desk.look("the").await;
        let put = [("deed", "move-all"), ("to", id.as_str())];
        let put = desk.officer.submit(&page, "/picked", &put).await;
        assert_eq!(put.status, 303, "{}", put.words());
        assert!(put.location().expect("an address").contains("words=the"));
        assert!(desk.members(theme.id).await.is_superset(&found));
        let said = desk.officer.follow(put).await;
        assert!(said.says(&format!("{} comments moved", found.len())));

        // Out again, from the list of the theme.
        let list = desk.list(&[("words", "the"), ("theme", id.as_str())]);
        let page = desk.officer.get(&list).await;
        let out = [("deed", "move-all"), ("to", "none")];
        assert_eq!(
            desk.officer.submit(&page, "/picked", &out).await.status,
            303
        );
        assert!(desk.members(theme.id).await.is_disjoint(&found));
        // Both are steps, undone from the list itself, the last one first.
        for _ in 0..2 {
            let page = desk.officer.get(&list).await;
            assert_eq!(desk.officer.submit(&page, "/undo", &[]).await.status, 303);
        }
        assert_eq!(desk.everything().await, before);
        // Without a theme in the address there is no way out of one.
        let page = desk.look("the").await;
        assert_eq!(
            desk.officer.submit(&page, "/picked", &out).await.status,
            422
        );
    });
}

#[test]
fn a_search_is_kept_opened_renamed_and_forgotten_and_that_is_noted() {
    run(async {
        let desk = Desk::at("q4").await;
        let page = desk
            .officer
            .get(&desk.list(&[("words", "\"too late\" bws*"), ("channel", "paper")]))
            .await;
        let nameless = desk.officer.submit(&page, "/searches", &[]).await;
        assert_eq!(nameless.status, 422);
        let kept = [("called", "Late & <b>far</b>")];
        let kept = desk.officer.submit(&page, "/searches", &kept).await;
        assert_eq!(kept.status, 303, "{}", kept.words());
        let list = desk.officer.follow(kept).await;
        assert!(list.says("Late & <b>far</b>"));
        let row = saved_search::Entity::find()
            .one(desk.app.site.db.read())
            .await
            .expect("searches")
            .expect("the search");
        assert_eq!(row.query, "?channel=paper&words=%22too+late%22+bws*");

        let searches = format!("{}/searches", desk.here);
        let page = desk.officer.get(&searches).await;
        let opened = page.attributes("h2 a", "href").remove(0);
        assert_eq!(desk.officer.get(&opened).await.status, 200);
        let name = format!("called-{}", row.id);
        let action = format!("/searches/{}", row.id);
        let empty = desk.officer.submit(&page, &action, &[(&name, "")]).await;
        assert_eq!((empty.status, empty.errors().len()), (422, 1));
        let renamed = desk.officer.submit(&page, &action, &[(&name, "Far")]).await;
        assert_eq!(renamed.status, 303);
        let page = desk.officer.get(&searches).await;
        assert_eq!(page.all("section h2"), ["Far"]);
        // It is one of this question alone.
        let other = format!(
            "/staff/themes/{}/q8/searches/{}/forget",
            desk.survey, row.id
        );
        assert_eq!(desk.officer.post(&other, &[]).await.status, 404);
        let gone = desk.officer.submit(&page, "/forget", &[]).await;
        assert_eq!(gone.status, 303);
        let deeds = desk.deeds().await;
        let ours: Vec<&str> = deeds
            .iter()
            .map(String::as_str)
            .filter(|deed| deed.starts_with("themes.search"))
            .collect();
        assert_eq!(
            ours,
            [
                "themes.search.keep",
                "themes.search.rename",
                "themes.search.drop"
            ]
        );
        let nothing = [("called", "All"), ("query", "")];
        assert_eq!(desk.officer.post(&searches, &nothing).await.status, 422);
    });
}

#[test]
fn comments_are_found_by_what_they_mean_and_those_that_were_withdrawn_are_not() {
    run(async {
        let desk = Desk::at("q8").await;
        let (respondent, receipt) =
            Respondent::who_sent(&desk.app, "I could not park my vehicle anywhere near").await;
        Respondent::who_sent(&desk.app, "The nurses were kind and gentle").await;
        let fields = [("words", "nowhere to leave the car"), ("find", "meaning")];
        let text = async |id: i64| {
            let row = comment::Entity::find_by_id(id).one(desk.app.site.db.read());
            row.await.expect("comments").expect("the comment").text
        };
        let found = desk.found(&fields).await;
        let mut place = None;
        for (at, id) in found.iter().enumerate() {
            let text = text(*id).await;
            assert!(!text.contains("gentle"), "about something else");
            if text.contains("my vehicle") {
                place = Some(at);
            }
        }
        let place = place.expect("it shares no word with what was typed");
        assert!(place < 20, "{place}: among the nearest");
        let page = desk.officer.get(&desk.list(&fields)).await;
        assert!(
            page.says("the nearest first"),
            "it says how they were found"
        );
        assert_eq!(page.attributes("button[value=new-all]", "value").len(), 0);

        let like = desk.found(&[("like", &found[0].to_string())]).await;
        assert!(!like.contains(&found[0]), "itself is not among them");
        let gone = [("code", receipt.as_str()), ("confirm", "yes")];
        respondent.browser.post("/receipts/withdraw", &gone).await;
        assert!(!desk.found(&fields).await.contains(&found[place]));
        for odd in ["0", "-1", "x", "987654321"] {
            desk.found(&[("like", odd)]).await;
        }
    });
}

#[test]
fn a_theme_is_split_by_examples_shown_first_and_undone_in_one_step() {
    run(async {
        let desk = Desk::at("q4").await;
        let before = desk.everything().await;
        let mut largest = (0, 0);
        for row in desk.themes().await {
            let size = desk.members(row.id).await.len();
            largest = largest.max((size, row.id));
        }
        let (size, theme) = largest;
        assert!(size >= 6, "{size}");
        let members: Vec<i64> = desk.members(theme).await.into_iter().collect();
        let examples = format!("/staff/theme/{theme}/examples");
        let page = desk.officer.get(&examples).await;
        assert_eq!(page.status, 200);
        let offered = page.attributes("select[name=example]", "id");
        assert!(offered.len() >= 6, "{offered:?}");

        let few = desk
            .officer
            .get(&format!("{examples}?part1=A&sort=1"))
            .await;
        assert_eq!((few.status, few.errors().len()), (422, 1));
        let query = format!(
            "{examples}?part1=One&part2=Two&words1=&words2=&example={}:1&example={}:1&example={}:2&example={}:2&sort=1",
            members[0], members[1], members[2], members[3]
        );
        let shown = desk.officer.get(&query).await;
        assert_eq!(shown.status, 200, "{}", shown.words());
        assert!(shown.says("2 of them given as examples"));
        assert_eq!(
            desk.everything().await,
            before,
            "nothing moves before it is said"
        );

        let done = desk.officer.submit(&shown, "/examples", &[]).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let fresh: Vec<theme::Model> = desk
            .themes()
            .await
            .into_iter()
            .filter(|row| row.split_from == Some(theme))
            .collect();
        let names: Vec<&str> = fresh.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["One", "Two"]);
        let one = desk.members(fresh[0].id).await;
        let two = desk.members(fresh[1].id).await;
        assert!(one.contains(&members[0]) && one.contains(&members[1]));
        assert!(two.contains(&members[2]) && two.contains(&members[3]));
        assert!(one.is_disjoint(&two));
        let stay = desk.members(theme).await;
        assert!(stay.is_disjoint(&one) && stay.is_disjoint(&two));
        assert_eq!(stay.len() + one.len() + two.len(), size, "nobody is lost");
        let steps = theme_step::Entity::find()
            .all(desk.app.site.db.read())
            .await;
        let last = steps.expect("steps").pop().expect("a step");
        assert_eq!(
            usize::try_from(last.comments).unwrap(),
            one.len() + two.len()
        );

        let frame = desk.officer.get(&desk.here).await;
        assert_eq!(desk.officer.submit(&frame, "/undo", &[]).await.status, 303);
        assert_eq!(desk.everything().await, before);
        assert!(
            desk.themes()
                .await
                .iter()
                .all(|row| row.split_from != Some(theme))
        );
    });
}

#[test]
fn coded_comments_are_taken_as_a_workbook_and_that_is_noted() {
    run(async {
        let desk = Desk::at("q8").await;
        Respondent::who_sent(&desk.app, "=HYPERLINK(\"http://evil.example\")").await;
        let page = desk.officer.get(&format!("{}/codebook", desk.here)).await;
        let book = desk
            .officer
            .submit(&page, "/coded", &[("kind", "xlsx")])
            .await;
        assert_eq!(book.status, 200);
        let kind = book.header("content-type").unwrap_or_default();
        assert!(kind.contains("spreadsheetml.sheet"), "{kind}");
        let name = book.header("content-disposition").unwrap_or_default();
        assert!(name.contains(".xlsx"), "{name}");
        let noted = desk.deeds().await;
        assert!(
            noted.iter().filter(|deed| deed.contains("take")).count() > 0,
            "{noted:?}"
        );
    });
}

#[test]
fn near_identical_comments_are_one_bundle_counted_three_ways_and_coded_once() {
    run(async {
        let mut desk = Desk::at("q8").await;
        let letter = "Please keep the day centre in Moor Road open. It is the only place where \
            people can talk to somebody without waiting.";
        let mut sent = Vec::new();
        for _ in 0..5 {
            sent.push(Respondent::who_sent(&desk.app, letter).await);
        }
        let own = format!("{letter} My father goes there twice a week and it keeps him well.");
        sent.push(Respondent::who_sent(&desk.app, &own).await);
        desk.written().await;
        desk.an_hour_later().await;
        let comments = desk.comments().await;
        let copies: Vec<i64> = comments
            .iter()
            .filter(|row| row.text.contains("Moor Road open"))
            .map(|row| row.id)
            .collect();
        assert_eq!(copies.len(), 6);

        let page = desk.look("\"moor road\" open").await;
        assert_eq!(shown(&page).len(), 6, "each of them is a submission");
        let told = "One of 6 near-identical comments: 2 different texts, 3 different points";
        assert!(page.says(told), "{}", page.words());
        let once = [("words", "\"moor road\" open"), ("copies", "once")];
        assert_eq!(desk.found(&once).await, [copies[0]]);
        let everything = desk.found(&[("copies", "once")]).await;
        assert_eq!(
            everything.len(),
            comments.len() - 5,
            "nothing else is left out"
        );
        let bundle = page.attributes("a[href*='bundle=']", "href").remove(0);
        assert_eq!(shown(&desk.officer.get(&bundle).await), copies);
        let frame = desk.officer.get(&desk.here).await;
        assert!(
            frame.says("6 comments came in 1 bundle"),
            "{}",
            frame.words()
        );

        // Coded once for all of them, in one step.
        let before = desk.everything().await;
        let page = desk.officer.get(&desk.list(&once)).await;
        let first = copies[0].to_string();
        let made = [
            ("deed", "new"),
            ("name", "Moor Road"),
            ("comment", first.as_str()),
            ("copies", "yes"),
        ];
        let made = desk.officer.submit(&page, "/picked", &made).await;
        assert_eq!(made.status, 303, "{}", made.words());
        let theme = desk.themes().await.pop().expect("a theme");
        assert_eq!(
            desk.members(theme.id).await,
            copies.iter().copied().collect()
        );
        let page = desk.officer.follow(made).await;
        assert!(page.says("6 comments came in 1 bundle"), "{}", page.words());
        let frame = desk.officer.get(&desk.here).await;
        desk.officer.submit(&frame, "/undo", &[]).await;
        assert_eq!(desk.everything().await, before);

        // Whoever withdraws is out of the bundle at once.
        let (respondent, receipt) = &sent[0];
        let gone = [("code", receipt.as_str()), ("confirm", "yes")];
        respondent.browser.post("/receipts/withdraw", &gone).await;
        let page = desk.look("\"moor road\" open").await;
        assert!(
            page.says("One of 5 near-identical comments"),
            "{}",
            page.words()
        );
        assert_eq!(desk.found(&once).await.len(), 1, "another stands for them");
        let codebook = desk.officer.get(&format!("{}/codebook", desk.here)).await;
        let table = desk
            .officer
            .submit(&codebook, "/coded", &[("kind", "csv")])
            .await;
        let heads = "bundle,bundle_submissions,bundle_texts,bundle_points";
        assert!(table.body.contains(heads), "{}", table.body);
        assert_eq!(table.body.matches(",5,2,3\r\n").count(), 5);
    });
}

#[test]
fn comments_are_found_by_the_days_they_came_in() {
    run(async {
        let desk = Desk::at("q8").await;
        let all = desk.found(&[]).await;
        let days = desk.days().await;
        let (first, last) = (days.first().unwrap(), days.last().unwrap());
        assert!(first < last && !all.is_empty());
        let on_the_first = desk.found(&[("until", &first.to_string())]).await;
        assert!(!on_the_first.is_empty() && on_the_first.len() < all.len());
        let since = first.to_string();
        let until = last.format("%d/%m/%Y").to_string();
        assert_eq!(
            desk.found(&[("since", &since), ("until", &until)]).await,
            all
        );
        let after = (*last + chrono::TimeDelta::days(1)).to_string();
        assert!(desk.found(&[("since", &after)]).await.is_empty());
        let before = (*first - chrono::TimeDelta::days(1)).to_string();
        assert!(desk.found(&[("until", &before)]).await.is_empty());

        let wrong = desk
            .officer
            .get(&desk.list(&[("since", "31/31/2026")]))
            .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("Enter a real date, such as 27/3/2026"));
        assert!(wrong.body.contains("31/31/2026"), "what was typed stays");
    });
}
