//! Coding second without seeing what was said, settling differences, and how far people agree.

use std::collections::BTreeSet;

use domain::Named;
use domain::frame::Coder;
use entity::{
    Stored, comment, comment_read, second_coding, second_sample, second_word, theme, theme_measure,
    themed,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::harness::{Answer, App, Browser, Places, run};

/// A question of the demo that one officer codes first and another second.
struct Pair {
    app: App,
    first: Browser,
    second: Browser,
    places: Places,
    here: String,
}

const FIELD: &str = "q13";

impl Pair {
    async fn at_work() -> Self {
        let app = App::demo().await;
        let (first, second) = (app.staff("officer").await, app.staff("site-officer").await);
        let places = app.places().await;
        let here = format!("/staff/themes/{}/{FIELD}", places.survey);
        Self {
            app,
            first,
            second,
            places,
            here,
        }
    }

    async fn themes(&self) -> Vec<theme::Model> {
        let mut themes = theme::Entity::find()
            .filter(theme::Column::SurveyId.eq(self.places.survey))
            .filter(theme::Column::Field.eq(FIELD))
            .filter(theme::Column::MergedInto.is_null())
            .order_by_asc(theme::Column::Number)
            .all(self.app.site.db.read())
            .await
            .expect("themes");
        // Those somebody stands by first.
        themes.sort_by_key(|theme| (theme.state.0.name() != "accepted", theme.number));
        themes
    }

    async fn comments(&self) -> Vec<i64> {
        let rows = comment::Entity::find()
            .filter(comment::Column::SurveyId.eq(self.places.survey))
            .filter(comment::Column::Field.eq(FIELD))
            .order_by_asc(comment::Column::Id);
        let rows = rows.all(self.app.site.db.read()).await.expect("comments");
        rows.into_iter().map(|row| row.id).collect()
    }

    async fn everything(&self) -> Vec<(i64, i64, &'static str)> {
        let rows = themed::Entity::find()
            .order_by_asc(themed::Column::ThemeId)
            .order_by_asc(themed::Column::CommentId)
            .all(self.app.site.db.read())
            .await
            .expect("what belongs");
        let row = |row: themed::Model| (row.theme_id, row.comment_id, row.by.0.name());
        rows.into_iter().map(row).collect()
    }

    /// The first officer puts this comment under one theme and no other.
    async fn codes_first(&self, comment: i64, theme: &theme::Model) {
        let page = self
            .first
            .get(&format!("{}/comments/{comment}", self.here))
            .await;
        let mut form = page.form(&format!("/comments/{comment}"));
        form.fields.retain(|(name, _)| name != "theme");
        let form = form.filled_in(&[("code", &theme.number.to_string())]);
        let saved = self.first.send_form(&form).await;
        assert_eq!(saved.status, 303, "{}", saved.words());
    }

    /// So many comments are coded first, in turn under the first theme and the second.
    async fn coded_first(&self, most: usize) -> Vec<(i64, i64)> {
        let themes = self.themes().await;
        let mut coded = Vec::new();
        for (at, comment) in self.comments().await.into_iter().take(most).enumerate() {
            let theme = &themes[at % 2];
            self.codes_first(comment, theme).await;
            coded.push((comment, theme.id));
        }
        coded
    }

    async fn account(&self, name: &str) -> String {
        let page = self.first.get(&format!("{}/agreement", self.here)).await;
        let ids = page.attributes("input[name=coder]", "value");
        let labels = page.all("label[for^=coder]");
        let at = labels.iter().position(|label| label.trim() == name);
        ids[at.unwrap_or_else(|| panic!("{name} is not in {labels:?}"))].clone()
    }

    async fn draws(&self, count: usize) -> Answer {
        let page = self.first.get(&format!("{}/agreement", self.here)).await;
        let coder = self.account("site-officer").await;
        let count = count.to_string();
        let fields = [("coder", coder.as_str()), ("count", count.as_str())];
        self.first.submit(&page, "/draw", &fields).await
    }

    /// The comment the second officer is led to.
    async fn next(&self) -> Option<i64> {
        let led = self.second.get(&format!("{}/second", self.here)).await;
        led.location()?.rsplit_once("/second/")?.1.parse().ok()
    }

    async fn codes_second(&self, comment: i64, theme: i64) -> Answer {
        let page = self
            .second
            .get(&format!("{}/second/{comment}", self.here))
            .await;
        let mut form = page.form(&format!("/second/{comment}"));
        form.fields.retain(|(name, _)| name != "theme");
        form.fields.push(("theme".to_owned(), theme.to_string()));
        self.second.send_form(&form).await
    }
}

#[test]
fn who_read_a_comment_and_said_nothing_of_what_is_proposed_has_not_coded_it() {
    run(async {
        let pair = Pair::at_work().await;
        let mut read = 0;
        for comment in pair.comments().await.into_iter().take(10) {
            let address = format!("{}/comments/{comment}", pair.here);
            let page = pair.first.get(&address).await;
            if page.all(".app-proposed").is_empty() {
                continue;
            }
            let form = page.form(&format!("/comments/{comment}"));
            assert_eq!(pair.first.send_form(&form).await.status, 303);
            read += 1;
        }
        assert!(read > 0);

        let agreement = pair.first.get(&format!("{}/agreement", pair.here)).await;
        let nobody = "Nobody has coded a comment of this question yet";
        assert!(agreement.says(nobody), "{}", agreement.words());
    });
}

#[test]
fn who_codes_second_meets_nothing_that_was_said_before_on_any_page() {
    run(async {
        let pair = Pair::at_work().await;
        let coded = pair.coded_first(6).await;
        let drawn = pair.draws(4).await;
        assert_eq!(drawn.status, 303, "{}", drawn.words());
        let comment = pair.next().await.expect("a comment");
        let (_, first_theme) = coded.iter().find(|(id, _)| *id == comment).expect("coded");

        let address = format!("{}/second/{comment}", pair.here);
        let page = pair.second.get(&address).await;
        assert_eq!(page.status, 200);
        assert!(
            page.says("Comment 1 of 4") && page.says("0 of 4 coded"),
            "{}",
            page.words()
        );
        assert!(
            page.attributes("input[checked]", "value").is_empty(),
            "nothing is ticked"
        );
        for hidden in ["proposed,", "read by", "not read", "Last step", "Undo"] {
            assert!(!page.says(hidden), "{hidden}: {}", page.words());
        }
        assert!(page.all("mark").is_empty() && page.all("[name=stance]").is_empty());
        let themes = page.attributes("input[name=theme]", "value");
        assert!(
            themes.contains(&first_theme.to_string()),
            "the themes are there to be ticked"
        );

        // Everything else about the question is closed meanwhile.
        for closed in [
            String::new(),
            "/comments".to_owned(),
            "/comments?show=outside".to_owned(),
            format!("/comments/{comment}"),
            "/history".to_owned(),
            "/reading".to_owned(),
            "/codebook".to_owned(),
            "/next".to_owned(),
            "/agreement".to_owned(),
            "/agreement/differences".to_owned(),
            "/publish".to_owned(),
        ] {
            let answer = pair.second.get(&format!("{}{closed}", pair.here)).await;
            let led = answer.location().unwrap_or_default();
            assert!(
                led.ends_with("/second"),
                "{closed}: {} {led}",
                answer.status
            );
        }
        for closed in ["", "/together", "?open=1"] {
            let address = format!("/staff/theme/{first_theme}{closed}");
            let answer = pair.second.get(&address).await;
            assert_eq!(answer.status, 303, "{closed}");
        }
        for file in ["/coded", "/picked", "/group"] {
            let answer = pair.second.post(&format!("{}{file}", pair.here), &[]).await;
            assert_eq!(answer.status, 303, "{file}");
            assert!(answer.location().unwrap().ends_with("/second"), "{file}");
        }
        // Other questions are open to them, and this one to others.
        let other = format!("/staff/themes/{}/q4", pair.places.survey);
        assert_eq!(pair.second.get(&other).await.status, 200);
        assert_eq!(pair.first.get(&pair.here).await.status, 200);
        assert_eq!(
            pair.first.get(&address).await.status,
            404,
            "it is not theirs"
        );

        let given = pair.second.submit(&page, "/back", &[]).await;
        assert_eq!(given.status, 303);
        assert_eq!(pair.second.get(&pair.here).await.status, 200);
    });
}

#[test]
fn what_is_said_second_stays_apart_and_what_is_given_back_can_be_drawn_again() {
    run(async {
        let pair = Pair::at_work().await;
        let coded = pair.coded_first(8).await;
        let before = pair.everything().await;
        pair.draws(5).await;
        let db = pair.app.site.db.read();
        let drawn = second_coding::Entity::find()
            .order_by_asc(second_coding::Column::Place)
            .filter(second_coding::Column::CodedAt.is_null());
        let drawn: Vec<i64> = drawn
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.comment_id)
            .collect();
        assert_eq!(drawn.len(), 5);
        let all: BTreeSet<i64> = coded.iter().map(|(id, _)| *id).collect();
        assert!(
            drawn.iter().all(|id| all.contains(id)),
            "only what one person coded"
        );

        assert_eq!(pair.next().await, Some(drawn[0]));
        let theme = pair.themes().await[0].id;
        let saved = pair.codes_second(drawn[0], theme).await;
        let then = format!("{}/second/{}#code", pair.here, drawn[1]);
        assert_eq!(saved.location(), Some(then));
        let again = pair
            .second
            .get(&format!("{}/second/{}", pair.here, drawn[0]))
            .await;
        let ticked = again.attributes("input[name=theme][checked]", "value");
        assert_eq!(ticked, [theme.to_string()], "one's own word can be changed");
        assert!(again.says("1 of 5 coded"));
        assert_eq!(pair.everything().await, before, "no figure changed");
        let page = pair
            .second
            .get(&format!("{}/second/{}", pair.here, drawn[1]))
            .await;
        let wrong = pair
            .second
            .submit(&page, &format!("/second/{}", drawn[1]), &[("code", "9999")])
            .await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("There is no theme 9999") && wrong.says("You code second"));

        // A second sample at once is refused.
        pair.draws(2).await;
        assert_eq!(
            second_sample::Entity::find()
                .filter(second_sample::Column::Field.eq(FIELD))
                .count(db)
                .await
                .unwrap(),
            1
        );
        pair.second.submit(&page, "/back", &[]).await;
        let kept = second_coding::Entity::find()
            .filter(second_coding::Column::CommentId.is_in(all.clone()));
        assert_eq!(kept.count(db).await.unwrap(), 1, "what was coded counts");
        let agreement = pair.first.get(&format!("{}/agreement", pair.here)).await;
        assert!(
            agreement.says("site-officer coded 1 of 5 and gave the others back"),
            "{}",
            agreement.words()
        );
        // The rest is drawn anew; the one they read is not.
        pair.draws(100).await;
        let open = second_coding::Entity::find().filter(second_coding::Column::CodedAt.is_null());
        let open: BTreeSet<i64> = open
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.comment_id)
            .collect();
        assert_eq!(open.len(), 7);
        assert!(!open.contains(&drawn[0]));
    });
}

#[test]
fn comments_somebody_has_read_are_not_drawn_for_them() {
    run(async {
        let pair = Pair::at_work().await;
        let coded = pair.coded_first(3).await;
        let page = pair
            .second
            .get(&format!("{}/comments/{}", pair.here, coded[0].0))
            .await;
        // They say nothing of it, and have seen everything.
        pair.second
            .submit(&page, &format!("/comments/{}", coded[0].0), &[])
            .await;
        pair.draws(10).await;
        let db = pair.app.site.db.read();
        let drawn = second_coding::Entity::find()
            .filter(second_coding::Column::CodedAt.is_null())
            .all(db)
            .await
            .unwrap();
        let drawn: BTreeSet<i64> = drawn.into_iter().map(|row| row.comment_id).collect();
        assert_eq!(drawn, BTreeSet::from([coded[1].0, coded[2].0]));

        let none = pair.draws(10).await;
        let told = pair.first.follow(none).await;
        assert!(
            told.says("They are coding comments of this question second already"),
            "{}",
            told.words()
        );
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        let wrong = pair
            .first
            .submit(&page, "/draw", &[("count", "many")])
            .await;
        assert_eq!(
            (wrong.status, wrong.errors().len()),
            (422, 2),
            "{:?}",
            wrong.errors()
        );
    });
}

#[test]
fn what_two_people_coded_differently_is_settled_by_one_step_that_can_be_undone() {
    run(async {
        let pair = Pair::at_work().await;
        let coded = pair.coded_first(4).await;
        pair.draws(4).await;
        let other = pair.themes().await[2].id;
        let odd = pair.next().await.expect("a comment");
        let (_, was) = *coded.iter().find(|(id, _)| *id == odd).unwrap();
        // The last sample is open: its differences are nobody's yet.
        pair.codes_second(odd, other).await;
        let list = format!("{}/agreement/differences", pair.here);
        assert!(pair.first.get(&list).await.says("Nothing is open"));
        while let Some(comment) = pair.next().await {
            let (_, theme) = coded.iter().find(|(id, _)| *id == comment).unwrap();
            pair.codes_second(comment, *theme).await;
        }
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        assert!(
            page.says("Where two people differ: 1 comment is open"),
            "{}",
            page.words()
        );
        assert!(page.says("site-officer has coded all 4"));

        let address = format!("{list}/{odd}");
        let page = pair.first.get(&address).await;
        assert!(page.says("The first put it there, the second did not"));
        assert!(page.says("The second put it there, the first did not"));
        assert!(
            !page.says("site-officer"),
            "nobody is named before: {}",
            page.words()
        );
        let empty = pair.first.submit(&page, &address, &[]).await;
        assert_eq!((empty.status, empty.errors().len()), (422, 2));

        let before = pair.everything().await;
        let (out, into) = (format!("theme-{was}"), format!("theme-{other}"));
        let fields = [(out.as_str(), "out"), (into.as_str(), "in")];
        let half = pair.first.submit(&page, &address, &fields[..1]).await;
        assert_eq!((half.status, half.errors().len()), (422, 1));
        let settled = pair.first.submit(&page, &address, &fields).await;
        assert_eq!(
            settled.location(),
            Some(list.clone()),
            "{}",
            settled.words()
        );
        let told = pair.first.follow(settled).await;
        assert!(
            told.says("Themes it went into: 1. Themes it went out of: 1."),
            "{}",
            told.words()
        );
        assert!(told.says("Nothing is open") && told.says("One comment was settled"));
        let page = pair.first.get(&address).await;
        assert!(
            page.says("First: officer") && page.says("Second: site-officer"),
            "{}",
            page.words()
        );
        assert!(pair.everything().await.contains(&(other, odd, "person")));
        assert!(
            !pair
                .everything()
                .await
                .iter()
                .any(|row| (row.0, row.1) == (was, odd))
        );
        let history = pair.first.get(&format!("{}/history", pair.here)).await;
        assert!(history.says("which two people had coded differently, was settled"));

        // Undone like any other word, and open again.
        let page = pair
            .first
            .get(&format!("{}/comments/{odd}", pair.here))
            .await;
        assert_eq!(pair.first.submit(&page, "/undo", &[]).await.status, 303);
        assert_eq!(pair.everything().await, before);
        assert!(!pair.first.get(&list).await.says("Nothing is open"));
        // What was compared stays as it was said.
        let words = second_word::Entity::find()
            .filter(second_word::Column::CommentId.eq(odd))
            .filter(second_word::Column::Coder.eq(Stored(Coder::First)))
            .filter(second_word::Column::Belongs.eq(true));
        let words = words.all(pair.app.site.db.read()).await.unwrap();
        assert_eq!(words.iter().map(|w| w.theme_id).collect::<Vec<_>>(), [was]);
    });
}

#[test]
fn agreement_is_measured_when_a_sample_is_coded_and_is_out_of_date_once_themes_change() {
    run(async {
        let pair = Pair::at_work().await;
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        assert!(page.says("Nothing was measured yet"), "{}", page.words());
        let coded = pair.coded_first(12).await;
        pair.draws(12).await;
        while let Some(comment) = pair.next().await {
            let (_, theme) = coded.iter().find(|(id, _)| *id == comment).unwrap();
            pair.codes_second(comment, *theme).await;
        }
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        assert!(
            page.says("1.00 (1.00 to 1.00) from 12 comments that two people coded"),
            "{}",
            page.words()
        );
        assert!(page.says("Good enough to rely on"));
        assert!(
            page.says("Fewer than 30 comments: not enough to tell"),
            "the program: {}",
            page.words()
        );
        assert!(!page.says("changed since agreement was measured"));

        let theme = &pair.themes().await[0];
        let address = format!("/staff/theme/{}", theme.id);
        let described = pair.first.get(&address).await;
        pair.first
            .submit(&described, &address, &[("definition", "Something else")])
            .await;
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        if theme.state.0.name() == "accepted" {
            assert!(
                page.says("changed since agreement was measured"),
                "{}",
                page.words()
            );
        }
        let made = pair.first.get(&pair.here).await;
        pair.first
            .submit(&made, "/make", &[("name", "Quite new")])
            .await;
        let rows = theme_measure::Entity::find().filter(theme_measure::Column::Field.eq(FIELD));
        let db = pair.app.site.db.read();
        assert_eq!(rows.clone().count(db).await.unwrap(), 1);
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        pair.first.submit(&page, "/measure", &[]).await;
        assert_eq!(
            rows.count(db).await.unwrap(),
            2,
            "what was measured before is kept"
        );
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        assert!(
            !page.says("changed since agreement was measured"),
            "{}",
            page.words()
        );
    });
}

#[test]
fn proposals_let_stand_together_are_no_evidence_and_those_of_the_sample_are() {
    run(async {
        let pair = Pair::at_work().await;
        let accepted = pair.themes().await;
        let theme = accepted
            .iter()
            .find(|theme| theme.state.0.name() == "accepted");
        let theme = theme.expect("an accepted theme");
        let address = format!("/staff/theme/{}/together", theme.id);
        let page = pair.first.get(&address).await;
        let sample = page.attributes("input[name=sample]", "value");
        let wrong = sample[0].clone();
        let done = pair
            .first
            .submit(
                &page,
                &address,
                &[("wrong", wrong.as_str()), ("sure", "yes")],
            )
            .await;
        assert_eq!(done.status, 303, "{}", done.words());
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        // Nobody coded a comment: but the sample was looked at.
        let measured = pair
            .first
            .post(&format!("{}/agreement/measure", pair.here), &[])
            .await;
        assert_eq!(measured.status, 303, "{}", page.words());
        let page = pair.first.get(&format!("{}/agreement", pair.here)).await;
        let (all, right) = (sample.len(), sample.len() - 1);
        let said = format!("{all} comments: {right} right, 0 missed, 1 wrong");
        assert!(page.says(&said), "{said}: {}", page.words());
        let db = pair.app.site.db.read();
        let coded = comment_read::Entity::find()
            .filter(comment_read::Column::CodedAt.is_not_null())
            .filter(comment_read::Column::CommentId.is_in(pair.comments().await));
        assert_eq!(coded.count(db).await.unwrap(), 0);
    });
}

#[test]
fn what_is_asked_for_is_kept_and_a_share_of_more_than_all_comes_back() {
    run(async {
        let pair = Pair::at_work().await;
        let address = format!("{}/agreement", pair.here);
        let page = pair.first.get(&address).await;
        assert_eq!(page.attributes("#alpha", "value"), ["0.667"]);
        let wrong = pair
            .first
            .submit(&page, "/least", &[("alpha", "80%"), ("f1", "7")])
            .await;
        assert_eq!(
            (wrong.status, wrong.errors().len()),
            (422, 2),
            "{:?}",
            wrong.errors()
        );
        assert_eq!(
            wrong.attributes("#alpha", "value"),
            ["80%"],
            "what was typed is kept"
        );
        let kept = pair
            .first
            .submit(&page, "/least", &[("alpha", "0,8"), ("f1", "1")])
            .await;
        assert_eq!(kept.status, 303);
        let page = pair.first.get(&address).await;
        assert_eq!(page.attributes("#alpha", "value"), ["0.800"]);
        assert_eq!(page.attributes("#f1", "value"), ["1.000"]);
    });
}
