//! The workbench of themes: who read what, coding, the tree, and undoing.

use std::collections::BTreeSet;

use domain::Named;
use domain::frame::{By, How};
use entity::{
    comment, comment_coding, comment_read, comment_span, reading_turn, theme, theme_decision,
    theme_step, themed,
};
use heard::db::Tx;
use heard::themes::commands;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{App, Browser, Places, run};

/// An officer at the workbench of one question of the demo.
pub(crate) struct Bench {
    pub(crate) app: App,
    pub(crate) officer: Browser,
    pub(crate) places: Places,
    pub(crate) here: String,
}

impl Bench {
    pub(crate) async fn at(field: &str) -> Self {
        let app = App::demo().await;
        let officer = app.staff("officer").await;
        let places = app.places().await;
        let here = format!("/staff/themes/{}/{field}", places.survey);
        Self {
            app,
            officer,
            places,
            here,
        }
    }

    pub(crate) fn field(&self) -> &str {
        self.here.rsplit('/').next().expect("a field")
    }

    pub(crate) async fn themes(&self) -> Vec<theme::Model> {
        theme::Entity::find()
            .filter(theme::Column::SurveyId.eq(self.places.survey))
            .filter(theme::Column::Field.eq(self.field()))
            .order_by_asc(theme::Column::Id)
            .all(self.app.site.db.read())
            .await
            .expect("themes")
    }

    /// Themes that were not merged, the largest first.
    pub(crate) async fn live(&self) -> Vec<theme::Model> {
        let mut live = Vec::new();
        for row in self.themes().await {
            if row.merged_into.is_none() {
                live.push((self.members(row.id).await.len(), row));
            }
        }
        live.sort_by_key(|(size, row)| (std::cmp::Reverse(*size), row.id));
        live.into_iter().map(|(_, row)| row).collect()
    }

    pub(crate) async fn theme(&self, id: i64) -> theme::Model {
        let found = theme::Entity::find_by_id(id).one(self.app.site.db.read());
        found.await.expect("themes").expect("the theme")
    }

    pub(crate) async fn members(&self, theme: i64) -> BTreeSet<i64> {
        let rows = themed::Entity::find()
            .filter(themed::Column::ThemeId.eq(theme))
            .all(self.app.site.db.read())
            .await
            .expect("what belongs");
        rows.into_iter().map(|row| row.comment_id).collect()
    }

    pub(crate) async fn by(&self, theme: i64, comment: i64) -> Option<By> {
        let found = themed::Entity::find_by_id((theme, comment)).one(self.app.site.db.read());
        found.await.expect("what belongs").map(|row| row.by.0)
    }

    pub(crate) async fn comments(&self) -> Vec<comment::Model> {
        comment::Entity::find()
            .filter(comment::Column::SurveyId.eq(self.places.survey))
            .filter(comment::Column::Field.eq(self.field()))
            .order_by_asc(comment::Column::Id)
            .all(self.app.site.db.read())
            .await
            .expect("comments")
    }

    /// Everything that belongs to any theme of the question, as one thing to compare.
    pub(crate) async fn everything(&self) -> Vec<(i64, i64, &'static str)> {
        let rows = themed::Entity::find()
            .order_by_asc(themed::Column::ThemeId)
            .order_by_asc(themed::Column::CommentId)
            .all(self.app.site.db.read())
            .await
            .expect("what belongs");
        let row = |row: themed::Model| (row.theme_id, row.comment_id, row.by.0.name());
        rows.into_iter().map(row).collect()
    }

    pub(crate) async fn group_again(&self) {
        let page = self.officer.get(&self.here).await;
        let asked = self.officer.submit(&page, "/group", &[]).await;
        assert_eq!(asked.status, 303);
        self.app.run_jobs().await;
    }

    /// Undoes what a page offers to undo, and says how the site answered.
    pub(crate) async fn undo(&self, address: &str) -> u16 {
        let page = self.officer.get(address).await;
        self.officer.submit(&page, "/undo", &[]).await.status
    }

    pub(crate) async fn steps(&self) -> Vec<theme_step::Model> {
        let steps = theme_step::Entity::find().order_by_asc(theme_step::Column::Id);
        steps.all(self.app.site.db.read()).await.expect("steps")
    }
}

#[test]
fn every_comment_is_on_one_page_of_the_list_and_going_back_shows_the_same() {
    run(async {
        let bench = Bench::at("q4").await;
        let all: Vec<i64> = bench.comments().await.into_iter().map(|c| c.id).collect();
        assert!(all.len() > 20, "two pages: {}", all.len());
        let (mut seen, mut pages) = (Vec::new(), Vec::new());
        let mut address = format!("{}/comments", bench.here);
        loop {
            let page = bench.officer.get(&address).await;
            let ids = page.attributes("input[name=shown]", "value");
            seen.extend(ids.iter().map(|id| id.parse::<i64>().unwrap()));
            pages.push(ids);
            match page.attributes("a[rel=next]", "href").first() {
                Some(next) => address = next.clone(),
                None => break,
            }
        }
        assert_eq!(seen, all);
        let last = bench.officer.get(&address).await;
        let before = last.attributes("a[rel=prev]", "href").remove(0);
        let before = bench.officer.get(&before).await;
        let ids = before.attributes("input[name=shown]", "value");
        assert_eq!(ids, pages[pages.len() - 2]);
    });
}

#[test]
fn lists_are_narrowed_down_by_channel_language_and_reading() {
    run(async {
        let bench = Bench::at("q4").await;
        let rows = bench.comments().await;
        for (query, fits) in [
            (
                "channel=paper",
                rows.iter()
                    .filter(|c| c.channel.0.name() == "paper")
                    .count(),
            ),
            (
                "show=unread",
                rows.iter().filter(|c| c.read_first_by.is_none()).count(),
            ),
            ("show=outside", rows.iter().filter(|c| !c.in_theme).count()),
            ("show=mine", 0),
        ] {
            let page = bench
                .officer
                .get(&format!("{}/comments?{query}", bench.here))
                .await;
            let count = format!("{fits} comment");
            assert!(page.says(&count), "{query}: {}", page.words());
            let shown = page.attributes("input[name=shown]", "value").len();
            assert_eq!(shown, fits.min(20), "{query}");
        }
    });
}

#[test]
fn a_colleague_is_asked_to_read_the_next_comments_and_is_led_through_them() {
    run(async {
        let bench = Bench::at("q4").await;
        let unread: Vec<i64> = bench
            .comments()
            .await
            .into_iter()
            .filter(|comment| comment.read_first_by.is_none())
            .map(|comment| comment.id)
            .collect();
        let reading = format!("{}/reading", bench.here);
        let page = bench.officer.get(&reading).await;
        let nothing = bench
            .officer
            .submit(&page, "/reading", &[("count", "x")])
            .await;
        assert_eq!(nothing.status, 422);
        assert_eq!(nothing.errors().len(), 2, "{:?}", nothing.errors());
        assert_eq!(
            nothing.attributes("#count", "value"),
            ["x"],
            "what was typed is kept"
        );

        // The first three go to nobody in particular, the next three to the officer.
        let champion = bench.places.reader.clone();
        for count in ["3", "2"] {
            let fields = [("reader", champion.as_str()), ("count", count)];
            assert_eq!(
                bench
                    .officer
                    .submit(&page, "/reading", &fields)
                    .await
                    .status,
                303
            );
        }
        let db = bench.app.site.db.read();
        let turns = reading_turn::Entity::find().order_by_asc(reading_turn::Column::Id);
        let turns = turns.all(db).await.expect("turns");
        assert_eq!(
            turns
                .iter()
                .map(|t| (t.first_comment, t.last_comment))
                .collect::<Vec<_>>(),
            [(unread[0], unread[2]), (unread[3], unread[4])]
        );
        let page = bench.officer.get(&reading).await;
        assert!(
            page.says("3 of 3 left") && page.says("2 of 2 left"),
            "{}",
            page.words()
        );

        let back = format!("/reading/{}/back", turns[0].id);
        assert_eq!(bench.officer.submit(&page, &back, &[]).await.status, 303);
        let next = bench.officer.get(&format!("{}/next", bench.here)).await;
        let first_own = format!("{}/comments/{}", bench.here, unread[3]);
        assert_eq!(
            next.location(),
            Some(first_own.clone()),
            "one's own come first"
        );

        let page = bench.officer.get(&first_own).await;
        assert!(page.says("not read yet"));
        let saved = bench
            .officer
            .submit(&page, &format!("/comments/{}", unread[3]), &[])
            .await;
        let then = format!("{}/comments/{}#code", bench.here, unread[4]);
        assert_eq!(saved.location(), Some(then));
        let page = bench.officer.get(&reading).await;
        assert!(page.says("1 of 2 left"), "{}", page.words());
        assert_eq!(
            bench
                .officer
                .post(&format!("{reading}/987654321/back"), &[])
                .await
                .status,
            404
        );
    });
}

#[test]
fn what_a_person_ticked_is_their_word_and_no_grouping_takes_it_back() {
    run(async {
        let bench = Bench::at("q4").await;
        let (comment, proposed) = proposal(&bench).await;
        let themes = bench.live().await;
        let other = themes
            .iter()
            .find(|theme| theme.id != proposed)
            .expect("another");
        let address = format!("{}/comments/{comment}", bench.here);
        let page = bench.officer.get(&address).await;
        let code = other.number.to_string();

        // Another is typed by its number: what was proposed beside it is not what they say.
        let form = page.form(&format!("/comments/{comment}"));
        let form = form.filled_in(&[("code", &code), ("stance", "against"), ("note", "Call Sam")]);
        let saved = bench.officer.send_form(&form).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
        assert_eq!(bench.by(proposed, comment).await, None);
        assert_eq!(bench.by(other.id, comment).await, Some(By::Person));
        let noted = comment_coding::Entity::find_by_id(comment).one(bench.app.site.db.read());
        let noted = noted.await.expect("notes").expect("a note");
        assert_eq!(
            (noted.note.as_str(), noted.stance.map(|it| it.0.name())),
            ("Call Sam", Some("against"))
        );

        bench.group_again().await;
        assert_eq!(bench.by(other.id, comment).await, Some(By::Person));
        assert_ne!(bench.by(proposed, comment).await, Some(By::Machine));
        let words = theme_decision::Entity::find()
            .filter(theme_decision::Column::CommentId.eq(comment))
            .filter(theme_decision::Column::ThemeId.eq(other.id));
        let word = words
            .one(bench.app.site.db.read())
            .await
            .expect("words")
            .expect("a word");
        assert_eq!(word.how.0, How::Looked);
    });
}

/// A comment the program proposed for a theme nobody decided about for it.
async fn proposal(bench: &Bench) -> (i64, i64) {
    for theme in bench.live().await {
        for comment in bench.members(theme.id).await {
            if bench.by(theme.id, comment).await == Some(By::Machine) {
                return (comment, theme.id);
            }
        }
    }
    panic!("nothing is proposed")
}

impl Bench {
    /// Whether somebody coded the comment, and did not only read it.
    async fn is_coded(&self, comment: i64) -> bool {
        let rows = comment_read::Entity::find()
            .filter(comment_read::Column::CommentId.eq(comment))
            .filter(comment_read::Column::CodedAt.is_not_null());
        let count = rows.count(self.app.site.db.read()).await;
        count.expect("who read it") > 0
    }
}

#[test]
fn what_is_proposed_is_decided_by_nobody_who_says_nothing_of_it() {
    run(async {
        let bench = Bench::at("q13").await;
        let (comment, proposed) = proposal(&bench).await;
        let page = bench
            .officer
            .get(&format!("{}/comments/{comment}", bench.here))
            .await;
        let ticked = page.attributes("input[name=theme][checked]", "value");
        assert!(!ticked.contains(&proposed.to_string()), "{ticked:?}");
        let name = bench.theme(proposed).await.name;
        let told = page.all(".app-proposed li").concat();
        assert!(told.contains(&name) && told.contains("sure"), "{told}");

        let form = page.form(&format!("/comments/{comment}"));
        let saved = bench
            .officer
            .send_form(&form.filled_in(&[("note", "Call Sam")]))
            .await;
        let next = bench.officer.follow(saved).await;

        assert!(next.says("still waits for a decision"), "{}", next.words());
        assert_eq!(bench.by(proposed, comment).await, Some(By::Machine));
        assert!(!bench.is_coded(comment).await, "it was read");
    });
}

#[test]
fn what_is_proposed_is_accepted_or_refused_by_one_key_or_button() {
    run(async {
        let bench = Bench::at("q13").await;
        let ways = [
            ("code", "+", false, Some(By::Person)),
            ("deed", "accept", false, Some(By::Person)),
            ("code", "-", false, None),
            ("deed", "refuse", false, None),
            // What was ticked before it was refused is refused as well.
            ("deed", "refuse", true, None),
        ];
        for (name, value, ticked, by) in ways {
            let (comment, proposed) = proposal(&bench).await;
            let address = format!("{}/comments/{comment}", bench.here);
            let form = bench.officer.get(&address).await;
            let form = form.form(&format!("/comments/{comment}"));
            let theme = proposed.to_string();
            let mut fields = vec![(name, value)];
            fields.extend(ticked.then_some(("theme", theme.as_str())));
            let saved = bench.officer.send_form(&form.filled_in(&fields)).await;
            assert_eq!(saved.status, 303, "{value}: {}", saved.words());
            assert_eq!(bench.by(proposed, comment).await, by, "{value}");
            assert!(bench.is_coded(comment).await, "{value}");

            // Nothing is proposed there any more.
            let page = bench.officer.get(&address).await;
            assert!(page.all(".app-proposed").is_empty());
            let form = page.form(&format!("/comments/{comment}"));
            let refused = bench
                .officer
                .send_form(&form.filled_in(&[("code", "+")]))
                .await;
            assert_eq!(refused.status, 422);
            assert!(refused.says("Nothing is proposed for this comment"));
        }
    });
}

#[test]
fn what_was_proposed_after_the_page_was_shown_is_decided_by_nobody() {
    run(async {
        let bench = Bench::at("q13").await;
        let (comment, proposed) = proposal(&bench).await;
        let themes = bench.live().await;
        let other = themes.iter().find(|theme| theme.id != proposed);
        let code = other.expect("another").number.to_string();
        let page = bench
            .officer
            .get(&format!("{}/comments/{comment}", bench.here))
            .await;
        let form = page.form(&format!("/comments/{comment}"));
        let form = form.filled_in(&[("code", &code), ("proposed", "")]);
        assert_eq!(bench.officer.send_form(&form).await.status, 303);
        assert_eq!(bench.by(proposed, comment).await, Some(By::Machine));
    });
}

#[test]
fn a_theme_somebody_put_a_comment_into_stays_when_comments_are_grouped_anew() {
    run(async {
        let bench = Bench::at("q13").await;
        let (comment, _) = proposal(&bench).await;
        let page = bench
            .officer
            .get(&format!("{}/comments/{comment}", bench.here))
            .await;
        let untouched: Vec<theme::Model> = bench
            .themes()
            .await
            .into_iter()
            .filter(|theme| theme.decided_by.is_none())
            .collect();
        let Some(open) = untouched.first() else {
            return;
        };
        let code = open.number.to_string();
        let form = page.form(&format!("/comments/{comment}"));
        bench
            .officer
            .send_form(&form.filled_in(&[("code", &code)]))
            .await;
        bench.group_again().await;
        assert!(bench.themes().await.iter().any(|theme| theme.id == open.id));
        assert_eq!(bench.by(open.id, comment).await, Some(By::Person));
    });
}

#[test]
fn the_very_words_that_carry_a_theme_are_marked_by_sentence_and_by_copying() {
    run(async {
        let bench = Bench::at("q4").await;
        let (comment, theme) = proposal(&bench).await;
        let theme = bench.theme(theme).await;
        let address = format!("{}/comments/{comment}", bench.here);
        let page = bench.officer.get(&address).await;
        let code = format!("{}:1", theme.number);
        let form = page.form(&format!("/comments/{comment}"));
        let saved = bench
            .officer
            .send_form(&form.filled_in(&[("code", &code)]))
            .await;
        assert_eq!(saved.status, 303, "{}", saved.words());
        let page = bench.officer.get(&address).await;
        assert!(!page.all("mark.app-carries").is_empty(), "{}", page.words());
        assert_eq!(bench.by(theme.id, comment).await, Some(By::Person));

        let id = theme.id.to_string();
        let wrong = [("theme", id.as_str()), ("words", "nobody said this")];
        let refused = bench.officer.submit(&page, "/words", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("do not stand in the comment"));
        assert!(
            refused.body.contains("nobody said this"),
            "what was typed is kept"
        );
        let text = page.all(".app-large-words").concat();
        let copied: String = text
            .split(' ')
            .skip(2)
            .take(2)
            .collect::<Vec<_>>()
            .join(" ");
        let right = [("theme", id.as_str()), ("words", copied.as_str())];
        let marked = bench.officer.submit(&page, "/words", &right).await;
        assert_eq!(marked.status, 303, "{copied} in {text}");

        let page = bench.officer.get(&address).await;
        let spans = comment_span::Entity::find().count(bench.app.site.db.read());
        assert_eq!(spans.await.expect("marks"), 2);
        assert_eq!(
            bench.officer.submit(&page, "/unmark", &[]).await.status,
            303
        );
        let spans = comment_span::Entity::find().count(bench.app.site.db.read());
        assert_eq!(spans.await.expect("marks"), 1);
    });
}

#[test]
fn what_is_no_number_of_a_theme_comes_back_with_everything_typed() {
    run(async {
        let bench = Bench::at("q4").await;
        let (comment, _) = proposal(&bench).await;
        let page = bench
            .officer
            .get(&format!("{}/comments/{comment}", bench.here))
            .await;
        let before = bench.everything().await;
        for (typed, says) in [
            ("9999", "There is no theme 9999"),
            ("bus", "“bus” is no number of a theme"),
            ("1:99", "There is no sentence 99"),
        ] {
            let form = page.form(&format!("/comments/{comment}"));
            let form = form.filled_in(&[("code", typed), ("note", "Kept")]);
            let refused = bench.officer.send_form(&form).await;
            assert_eq!(refused.status, 422);
            assert!(refused.says(says), "{}", refused.words());
            assert_eq!(refused.attributes("#code", "value"), [typed]);
            assert!(refused.says("Kept") || refused.body.contains("Kept"));
        }
        assert_eq!(bench.everything().await, before);
    });
}

#[test]
fn a_coding_is_undone_by_whoever_did_it_and_by_nobody_else() {
    run(async {
        let bench = Bench::at("q4").await;
        let (comment, theme) = proposal(&bench).await;
        let before = bench.everything().await;
        let address = format!("{}/comments/{comment}", bench.here);
        let page = bench.officer.get(&address).await;
        let form = page.form(&format!("/comments/{comment}"));
        let form = form.filled_in(&[("code", "-")]);
        bench.officer.send_form(&form).await;
        assert_eq!(bench.by(theme, comment).await, None);

        let step = bench.steps().await.pop().expect("a step").id.to_string();
        let other = bench.app.staff("other-officer").await;
        let stranger = other
            .post(&format!("{}/undo", bench.here), &[("step", &step)])
            .await;
        assert_eq!(stranger.status, 404, "another programme");
        assert_eq!(bench.undo(&address).await, 303);
        assert_eq!(bench.everything().await, before);
        let again = bench
            .officer
            .post(&format!("{}/undo", bench.here), &[("step", &step)])
            .await;
        assert_eq!(again.status, 409, "once");
        let history = bench.officer.get(&format!("{}/history", bench.here)).await;
        assert!(history.says(&format!("Comment {comment} was coded")) && history.says("Undone"));
    });
}

#[test]
fn merging_says_how_much_moved_and_undoing_it_restores_everything() {
    run(async {
        let bench = Bench::at("q4").await;
        let themes = bench.live().await;
        let (from, into) = (&themes[1], &themes[0]);
        let before = bench.everything().await;
        let (small, large) = (bench.members(from.id).await, bench.members(into.id).await);
        let page = bench
            .officer
            .get(&format!("/staff/theme/{}", from.id))
            .await;
        let target = into.id.to_string();
        let merged = bench
            .officer
            .submit(&page, "/merge", &[("into", &target)])
            .await;
        let page = bench.officer.get(&merged.location().expect("on")).await;
        let moved = format!("{} comment", small.len());
        assert!(page.says(&moved) && page.says("moved"), "{}", page.words());
        assert!(page.says(&format!("“{}” became part of it", from.name)));
        let both: BTreeSet<i64> = small.union(&large).copied().collect();
        assert_eq!(bench.members(into.id).await, both);
        assert!(bench.members(from.id).await.is_empty());

        // What was decided about the larger theme since stays when the merge is undone.
        assert_eq!(bench.undo(&bench.here).await, 303);
        assert_eq!(bench.everything().await, before);
        assert_eq!(bench.theme(from.id).await.merged_into, None);
    });
}

#[test]
fn a_theme_below_another_is_counted_in_it_and_none_stands_below_itself() {
    run(async {
        let bench = Bench::at("q4").await;
        let page = bench.officer.get(&bench.here).await;
        let made = [("name", "A fourth theme")];
        let made = bench.officer.submit(&page, "/make", &made).await;
        assert_eq!(made.status, 303, "{}", made.words());
        let themes = bench.live().await;
        let (top, middle, low) = (themes[0].id, themes[1].id, themes[2].id);
        let fourth = themes.last().expect("a theme").id;
        let put = async |theme: i64, below: i64| {
            let page = bench.officer.get(&format!("/staff/theme/{theme}")).await;
            let below = if below == 0 {
                String::new()
            } else {
                below.to_string()
            };
            bench
                .officer
                .submit(&page, "/place", &[("parent", &below)])
                .await
        };
        let before = bench.everything().await;
        let own = bench.members(top).await;
        assert_eq!(put(middle, top).await.status, 303);
        assert_eq!(put(low, middle).await.status, 303);
        let mut all = own.clone();
        all.extend(bench.members(middle).await);
        assert!(
            bench
                .members(middle)
                .await
                .is_superset(&bench.members(low).await)
        );
        assert_eq!(bench.members(top).await, all);
        for comment in bench.members(low).await.difference(&own) {
            assert_eq!(bench.by(top, *comment).await, Some(By::Within));
        }
        let circle = put(top, low).await;
        assert_eq!(circle.status, 422);
        assert!(circle.says("not below itself"), "{}", circle.words());
        assert_eq!(put(fourth, low).await.status, 422, "a fourth level");

        // Set aside, it is not counted above; undone step by step, all is as it was.
        let page = bench.officer.get(&format!("/staff/theme/{middle}")).await;
        bench.officer.submit(&page, "/set-aside", &[]).await;
        assert_eq!(bench.members(top).await, own);
        for _ in 0..3 {
            assert_eq!(bench.undo(&bench.here).await, 303);
        }
        assert_eq!(bench.everything().await, before);
    });
}

#[test]
fn a_theme_is_split_by_words_and_by_picking_and_keeps_where_it_came_from() {
    run(async {
        let bench = Bench::at("q4").await;
        let theme = bench.live().await.remove(0);
        let members = bench.members(theme.id).await;
        let texts: Vec<(i64, String)> = bench
            .comments()
            .await
            .into_iter()
            .filter(|comment| members.contains(&comment.id))
            .map(|comment| (comment.id, comment.text.to_lowercase()))
            .collect();
        let word = texts[0]
            .1
            .split_whitespace()
            .max_by_key(|w| w.len())
            .expect("a word");
        let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let expected: BTreeSet<i64> = texts
            .iter()
            .filter(|(_, text)| text.contains(&word))
            .map(|(id, _)| *id)
            .collect();
        let before = bench.everything().await;
        let address = format!("/staff/theme/{}", theme.id);
        let page = bench.officer.get(&address).await;
        let nothing = [("part", "Nothing"), ("words", "zzzzzz")];
        let refused = bench.officer.submit(&page, "/split", &nothing).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("No comment of this theme has one of these words"));

        let fields = [("part", "A part"), ("words", word.as_str())];
        let split = bench.officer.submit(&page, "/split", &fields).await;
        let part = split.location().expect("a theme");
        let page = bench.officer.get(&part).await;
        assert!(
            page.says(&format!("It was split from “{}”", theme.name)),
            "{}",
            page.words()
        );
        let id: i64 = part.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(bench.members(id).await, expected);
        assert!(bench.members(theme.id).await.is_disjoint(&expected));
        assert_eq!(bench.undo(&bench.here).await, 303);
        assert_eq!(bench.everything().await, before);

        let page = bench.officer.get(&address).await;
        let one = page.attributes("input[name=comment]", "value").remove(0);
        let none = bench
            .officer
            .submit(&page, "/picked", &[("deed", "new")])
            .await;
        assert_eq!(none.status, 422, "nothing was picked");
        let fields = [
            ("deed", "new"),
            ("fresh", "By hand"),
            ("comment", one.as_str()),
        ];
        let split = bench.officer.submit(&page, "/picked", &fields).await;
        assert_eq!(split.status, 303, "{}", split.words());
        let out = [("deed", "move"), ("to", "none"), ("comment", one.as_str())];
        let back = bench.officer.get(&split.location().unwrap()).await;
        assert_eq!(
            bench.officer.submit(&back, "/picked", &out).await.status,
            303
        );
        let id: i64 = split
            .location()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        assert!(bench.members(id).await.is_empty());
    });
}

#[test]
fn a_theme_is_made_of_picked_comments_and_cannot_be_undone_once_it_is_answered() {
    run(async {
        let bench = Bench::at("q4").await;
        let page = bench.officer.get(&format!("{}/comments", bench.here)).await;
        let ids = page.attributes("input[name=comment]", "value");
        let mut form = page
            .form("/picked")
            .filled_in(&[("deed", "new"), ("name", "Night buses")]);
        for id in &ids[..2] {
            form.fields.push(("comment".to_owned(), id.clone()));
        }
        let made = bench.officer.send_form(&form).await;
        let at = made.location().expect("a theme");
        let page = bench.officer.get(&at).await;
        assert!(
            page.says("The theme is made, with 2 comments"),
            "{}",
            page.words()
        );
        let theme: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
        let step = bench.steps().await.pop().expect("a step").id.to_string();
        entity::commitment::Entity::update_many()
            .set(entity::commitment::ActiveModel {
                theme_id: sea_orm::Set(Some(theme)),
                ..Default::default()
            })
            .filter(entity::commitment::Column::Id.eq(bench.places.draft))
            .exec(&bench.app.database.connect().await)
            .await
            .unwrap();
        let undo = bench
            .officer
            .post(&format!("{}/undo", bench.here), &[("step", &step)])
            .await;
        assert_eq!(undo.status, 409);
        assert!(undo.says("This theme is answered"), "{}", undo.words());
        assert_eq!(bench.members(theme).await.len(), 2);
    });
}

#[test]
fn proposals_stand_together_only_after_a_sample_and_are_not_called_read() {
    run(async {
        let bench = Bench::at("q4").await;
        let (_, theme) = proposal(&bench).await;
        let open: Vec<i64> = {
            let mut open = Vec::new();
            for comment in bench.members(theme).await {
                if bench.by(theme, comment).await == Some(By::Machine) {
                    open.push(comment);
                }
            }
            open
        };
        let address = format!("/staff/theme/{theme}/together");
        let page = bench.officer.get(&address).await;
        let sample = page.attributes("input[name=sample]", "value");
        assert_eq!(sample.len(), open.len().min(20));

        // All wrong: the program asks before it lets the others stand.
        let mut form = page.form("/together");
        let wrong = sample.iter().map(|id| ("wrong".to_owned(), id.clone()));
        form.fields.extend(wrong);
        let doubted = bench.officer.send_form(&form).await;
        assert_eq!(doubted.status, 422);
        assert!(doubted.says("do not belong"), "{}", doubted.words());
        assert_eq!(bench.by(theme, open[0]).await, Some(By::Machine));

        let mut form = page.form("/together");
        form.fields.push(("wrong".to_owned(), sample[0].clone()));
        form.fields.push(("sure".to_owned(), "yes".to_owned()));
        let done = bench.officer.send_form(&form).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let first: i64 = sample[0].parse().unwrap();
        assert_eq!(bench.by(theme, first).await, None);
        for comment in open.iter().filter(|id| **id != first) {
            let looked = sample.contains(&comment.to_string());
            let by = if looked { By::Person } else { By::Batch };
            assert_eq!(bench.by(theme, *comment).await, Some(by));
        }
        bench.group_again().await;
        assert_eq!(bench.by(theme, first).await, None);
    });
}

#[test]
fn standing_by_themes_while_something_is_open_asks_for_a_reason() {
    run(async {
        let bench = Bench::at("q4").await;
        let page = bench.officer.get(&bench.here).await;
        assert!(page.says("read by nobody"), "{}", page.words());
        let refused = bench.officer.submit(&page, "/agree", &[("why", " ")]).await;
        assert_eq!(refused.status, 422);
        let agreed = bench
            .officer
            .submit(&page, "/agree", &[("why", "The board meets")])
            .await;
        assert_eq!(agreed.status, 303);
        let page = bench.officer.get(&bench.here).await;
        assert!(
            page.says("Agreed") && page.says("The board meets"),
            "{}",
            page.words()
        );
        let list = bench
            .officer
            .get(&format!("/staff/themes/{}", bench.places.survey))
            .await;
        assert!(list.says("Agreed"));
        assert_eq!(
            bench.officer.submit(&page, "/reopen", &[]).await.status,
            303
        );
        assert!(!bench.officer.get(&bench.here).await.says("The board meets"));
    });
}

#[test]
fn what_is_written_down_is_what_proposals_and_decisions_come_to() {
    run(async {
        let bench = Bench::at("q4").await;
        let before = bench.everything().await;
        let ids: Vec<i64> = bench.comments().await.into_iter().map(|c| c.id).collect();
        let survey = bench.places.survey;
        let settle = async |tx: &Tx| commands::settle(tx, survey, "q4", &ids).await;
        bench.app.site.db.write(settle).await.expect("settled");
        assert_eq!(bench.everything().await, before);
        let placed: BTreeSet<i64> = before.iter().map(|(_, comment, _)| *comment).collect();
        for comment in bench.comments().await {
            assert_eq!(
                comment.in_theme,
                placed.contains(&comment.id),
                "{}",
                comment.id
            );
        }
    });
}

#[test]
fn pages_of_the_workbench_ask_as_often_for_many_comments_as_for_few() {
    run(async {
        let bench = Bench::at("q4").await;
        let theme = bench.live().await.remove(0).id;
        let comment = bench.places.comment;
        let pages = [
            format!("/staff/themes/{}", bench.places.survey),
            bench.here.clone(),
            format!("{}/reading", bench.here),
            format!("{}/comments", bench.here),
            format!("{}/comments?show=unread&channel=online", bench.here),
            format!("{}/comments/{comment}", bench.here),
            format!("{}/history", bench.here),
            format!("/staff/theme/{theme}"),
        ];
        let counted = async || {
            let mut counts = Vec::new();
            for page in &pages {
                bench.officer.get(page).await;
                let before = bench.app.site.db.statements();
                assert_eq!(bench.officer.get(page).await.status, 200, "{page}");
                counts.push(bench.app.site.db.statements() - before);
            }
            counts
        };
        let few = counted().await;
        // Every comment of the survey is now one on this question.
        let db = bench.app.database.connect().await;
        let sql = "UPDATE comment SET field = 'q4' WHERE survey_id IS NOT NULL";
        sea_orm::ConnectionTrait::execute_unprepared(&db, sql)
            .await
            .unwrap();
        let many = counted().await;
        println!("statements: {few:?}");
        for ((page, few), many) in pages.iter().zip(few).zip(many) {
            assert!(many <= few, "{page}: {few}, then {many}");
            // Every list of comments also asks what is hidden in them and which are bundles; a theme, which
            // parts the program sees in it.
            assert!(few <= 38, "{page}: {few}");
        }
    });
}

#[test]
fn a_codebook_goes_out_and_comes_back_and_no_cell_is_a_formula() {
    run(async {
        let bench = Bench::at("q4").await;
        let theme = bench.live().await.remove(0);
        let page = bench
            .officer
            .get(&format!("/staff/theme/{}", theme.id))
            .await;
        let evil = [
            ("name", "=HYPERLINK(\"http://evil.example\")"),
            ("definition", "+1"),
        ];
        bench
            .officer
            .submit(&page, &format!("/theme/{}", theme.id), &evil)
            .await;
        let csv = bench
            .officer
            .get(&format!("{}/codebook/csv", bench.here))
            .await;
        assert_eq!(csv.status, 200);
        assert!(csv.body.contains("\"'=HYPERLINK("), "{}", csv.body);
        let json = bench
            .officer
            .get(&format!("{}/codebook/json", bench.here))
            .await;
        let json: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
        let names = json["themes"].as_array().expect("themes").len();
        assert_eq!(names, bench.live().await.len());

        // All of it is known; one more, and one below it, are not.
        let more = "\r\n900,Trams,On rails,,\"rail, tram\",,,,\r\n901,Tram stops,,,,900,,,\r\n";
        let table = format!("{}{more}", csv.body.trim_end());
        let page = bench.officer.get(&format!("{}/codebook", bench.here)).await;
        let taken = bench
            .officer
            .submit(&page, "/codebook", &[("table", &table)])
            .await;
        let page = bench.officer.follow(taken).await;
        assert!(page.says("2 themes are made."), "{}", page.words());
        assert!(
            page.says(&format!("{names} were there already")),
            "{}",
            page.words()
        );
        let made = bench.themes().await;
        let trams = made
            .iter()
            .find(|theme| theme.name == "Trams")
            .expect("made");
        let stops = made
            .iter()
            .find(|theme| theme.name == "Tram stops")
            .expect("made");
        assert_eq!(stops.parent_id, Some(trams.id));
        assert_eq!(trams.words, "rail, tram");

        let page = bench.officer.get(&format!("{}/codebook", bench.here)).await;
        let refused = bench
            .officer
            .submit(&page, "/codebook", &[("table", "a,b\n1,2")])
            .await;
        assert_eq!(refused.status, 422);
        let coded = bench.officer.submit(&page, "/coded", &[]).await;
        assert_eq!(coded.status, 200);
        assert_eq!(
            coded.header("content-type"),
            Some("text/csv; charset=utf-8")
        );
        let comments = bench.comments().await;
        for comment in comments.iter().take(5) {
            assert!(
                coded.body.contains(&format!("\n{},", comment.id)),
                "{}",
                comment.id
            );
        }
        let taken = entity::audit_entry::Entity::find()
            .filter(entity::audit_entry::Column::Deed.eq("themes.take_comments"))
            .count(bench.app.site.db.read());
        assert_eq!(taken.await.expect("the chain"), 1);
    });
}

#[test]
fn a_new_name_of_a_theme_stands_in_the_history_with_the_old_one_and_who_gave_it() {
    run(async {
        let bench = Bench::at("q4").await;
        let theme = bench.live().await.swap_remove(0);
        let (was, name) = (theme.name.clone(), "Ponies & <b>carts</b>");
        let at = format!("/staff/theme/{}", theme.id);
        let page = bench.officer.get(&at).await;
        let fields = [("name", name), ("definition", "What is said of ponies")];
        let named = bench.officer.submit(&page, &at, &fields).await;
        assert_eq!(named.status, 303, "{:?}", named.errors());

        let history = bench.officer.get(&format!("{}/history", bench.here)).await;

        let newest = history.all(".app-timeline__item").swap_remove(0);
        assert!(newest.contains(&format!("“{was}”")), "{newest}");
        assert!(newest.contains(&format!("“{name}”")), "{newest}");
        assert!(newest.contains("officer"), "{newest}");
        assert!(!history.body.contains("<b>carts"), "a name is words");
        assert_eq!(bench.theme(theme.id).await.name, name);
        // Undone, it has its old name again; both steps stay.
        assert_eq!(bench.undo(&bench.here.clone()).await, 303);
        assert_eq!(bench.theme(theme.id).await.name, was);
        let history = bench.officer.get(&format!("{}/history", bench.here)).await;
        assert!(history.says(&format!("“{name}”")) && history.says("Undone"));
    });
}
