//! What the program does when it groups comments that officers are at work on.

use std::collections::BTreeSet;

use domain::frame::{By, RunState, ThemeState};
use entity::{
    Stored, comment, proposal_comment, theme, theme_proposal, theme_run, theme_source, themed,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
};

use crate::harness::run;
use crate::workbench::Bench;

impl Bench {
    async fn last_run(&self) -> theme_run::Model {
        let runs = theme_run::Entity::find()
            .filter(theme_run::Column::Field.eq(self.field()))
            .order_by_desc(theme_run::Column::Id);
        let run = runs.one(self.app.site.db.read()).await.expect("runs");
        run.expect("a run")
    }

    /// The groups a theme draws on.
    async fn drawn(&self, theme: i64) -> Vec<theme_proposal::Model> {
        let sources = theme_source::Entity::find().filter(theme_source::Column::ThemeId.eq(theme));
        let db = self.app.site.db.read();
        let sources = sources.all(db).await.expect("sources");
        theme_proposal::Entity::find()
            .filter(theme_proposal::Column::Id.is_in(sources.iter().map(|row| row.proposal_id)))
            .all(db)
            .await
            .expect("groups")
    }

    /// The two largest themes, which the officer stands by.
    async fn standing(&self) -> Vec<theme::Model> {
        let mut standing = Vec::new();
        for theme in self.live().await.into_iter().take(2) {
            let page = self
                .officer
                .get(&format!("/staff/theme/{}", theme.id))
                .await;
            if theme.state.0 != ThemeState::Accepted {
                self.officer.submit(&page, "/accept", &[]).await;
            }
            standing.push(self.theme(theme.id).await);
        }
        standing
    }

    /// Themes nobody decided about.
    async fn undecided(&self) -> Vec<i64> {
        let mut themes = self.live().await;
        themes.retain(|theme| theme.decided_by.is_none());
        let mut themes: Vec<i64> = themes.into_iter().map(|theme| theme.id).collect();
        themes.sort_unstable();
        themes
    }

    /// Makes a theme known by some words.
    async fn make(&self, name: &str, words: &str) -> theme::Model {
        let page = self.officer.get(&self.here).await;
        let typed = [("name", name), ("known_by", words)];
        let made = self.officer.submit(&page, "/make", &typed).await;
        assert_eq!(made.status, 303, "{}", made.words());
        let themes = self.themes().await;
        themes
            .into_iter()
            .find(|theme| theme.name == name)
            .expect("made")
    }
}

#[test]
fn what_stands_draws_on_the_new_grouping_and_what_nobody_decided_makes_way() {
    run(async {
        let bench = Bench::at("q4").await;
        let standing = bench.standing().await;
        let mut before = Vec::new();
        for theme in &standing {
            before.push(bench.members(theme.id).await);
        }

        bench.group_again().await;

        let run = bench.last_run().await;
        assert_eq!(run.state.0, RunState::Done);
        let mut kept = 0;
        for (theme, before) in standing.iter().zip(&before) {
            let drawn = bench.drawn(theme.id).await;
            let own = drawn.iter().all(|group| group.run_id == run.id);
            assert!(own && drawn.len() == 1, "{}: {drawn:?}", theme.name);
            let now = bench.theme(theme.id).await;
            assert_eq!((now.name, now.state), (theme.name.clone(), theme.state));
            kept += bench.members(theme.id).await.intersection(before).count();
        }
        let all: usize = before.iter().map(BTreeSet::len).sum();
        assert!(
            kept * 10 >= all * 8,
            "{kept} of {all} comments stayed where they were"
        );
        for theme in bench.live().await {
            if theme.decided_by.is_none() {
                let groups = bench.drawn(theme.id).await;
                assert!(groups.iter().all(|group| group.run_id == run.id));
            }
        }
        // What moved is said, and what did not is not.
        let page = bench.officer.get(&bench.here).await;
        let moved = run.gained + run.lost > 0;
        assert_eq!(page.says("went from them"), moved, "{}", page.words());
    });
}

#[test]
fn grouping_twice_moves_nothing_the_second_time() {
    run(async {
        let bench = Bench::at("q8").await;
        bench.group_again().await;
        let first = bench.themes_by_comment().await;
        bench.group_again().await;
        bench.group_again().await;
        let second = bench.themes_by_comment().await;
        let same = first.intersection(&second).count();
        assert!(same * 100 >= first.len() * 95, "{same} of {}", first.len());
    });
}

impl Bench {
    /// Which comment stands under which decided theme.
    async fn themes_by_comment(&self) -> BTreeSet<(i64, i64)> {
        let mut pairs = BTreeSet::new();
        for theme in self.live().await {
            if theme.decided_by.is_some() {
                let members = self.members(theme.id).await;
                pairs.extend(members.into_iter().map(|comment| (theme.id, comment)));
            }
        }
        pairs
    }
}

#[test]
fn a_guided_start_sorts_by_the_words_an_officer_gives_and_proposes_nothing_else() {
    run(async {
        let bench = Bench::at("q13").await;
        let said = comment::Entity::find()
            .filter(comment::Column::Field.eq("q13"))
            .all(bench.app.site.db.read())
            .await
            .expect("comments");
        // The two words most comments have in common, of those that carry something.
        let mut counted: std::collections::BTreeMap<String, usize> = Default::default();
        for row in &said {
            let words: BTreeSet<String> = row
                .text
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| word.len() > 6)
                .map(str::to_lowercase)
                .collect();
            words
                .into_iter()
                .for_each(|word| *counted.entry(word).or_default() += 1);
        }
        let mut words: Vec<(usize, String)> = counted.into_iter().map(|(w, n)| (n, w)).collect();
        words.sort_by(|a, b| b.cmp(a));
        let word = words[0].1.clone();
        let made = bench.make("Guided", &format!("{word}, {word}")).await;
        assert_eq!(made.words, format!("{word}, {word}"));

        let page = bench.officer.get(&bench.here).await;
        let asked = bench
            .officer
            .submit(&page, "/group", &[("closed", "yes")])
            .await;
        assert_eq!(asked.status, 303, "{}", asked.words());
        bench.app.run_jobs().await;

        let sorted = bench.members(made.id).await;
        let with_word: BTreeSet<i64> = said
            .iter()
            .filter(|row| row.text.to_lowercase().contains(&word))
            .map(|row| row.id)
            .collect();
        let found = with_word.intersection(&sorted).count();
        assert!(
            found * 2 >= with_word.len(),
            "{found} of {} with {word}",
            with_word.len()
        );
        for theme in bench.live().await {
            let by_hand = theme.decided_by.is_some() || theme.created_by.is_some();
            assert!(by_hand, "{} was proposed beside", theme.name);
        }
    });
}

#[test]
fn a_number_of_themes_nobody_can_work_with_comes_back_with_a_sentence() {
    run(async {
        let bench = Bench::at("q4").await;
        let runs = bench.last_run().await.id;
        for typed in ["1", "201", "many"] {
            let page = bench.officer.get(&bench.here).await;
            let asked = bench
                .officer
                .submit(&page, "/group", &[("themes", typed)])
                .await;
            assert_eq!(asked.status, 422);
            assert!(asked.says("from 2 to 200"), "{}", asked.words());
            assert_eq!(asked.attributes("#themes", "value"), [typed]);
        }
        assert_eq!(bench.last_run().await.id, runs);
        let page = bench.officer.get(&bench.here).await;
        bench
            .officer
            .submit(&page, "/group", &[("themes", "3")])
            .await;
        assert_eq!(bench.last_run().await.wanted, Some(3));
    });
}

#[test]
fn a_grouping_that_is_stopped_leaves_everything_as_it_was() {
    run(async {
        let bench = Bench::at("q4").await;
        let before = bench.everything().await;
        let page = bench.officer.get(&bench.here).await;
        bench.officer.submit(&page, "/group", &[]).await;
        let page = bench.officer.get(&bench.here).await;
        assert!(page.says("Grouping the comments"));
        let stopped = bench.officer.submit(&page, "/stop", &[]).await;
        assert_eq!(stopped.status, 303);
        bench.app.run_jobs().await;

        assert_eq!(bench.last_run().await.state.0, RunState::Stopped);
        assert_eq!(bench.everything().await, before);
        let page = bench.officer.get(&bench.here).await;
        assert!(page.says("Grouping was stopped"), "{}", page.words());
        // Another can be asked for.
        bench.group_again().await;
        assert_eq!(bench.last_run().await.state.0, RunState::Done);
    });
}

impl Bench {
    /// Which comment stands under which theme, by the name of the theme.
    async fn by_name(&self) -> BTreeSet<(String, i64)> {
        let mut pairs = BTreeSet::new();
        for theme in self.live().await {
            let members = self.members(theme.id).await;
            pairs.extend(
                members
                    .into_iter()
                    .map(|comment| (theme.name.clone(), comment)),
            );
        }
        pairs
    }

    /// Leaves the last run as one that broke off when half of its comments were in their themes.
    async fn breaks_off(&self) -> theme_run::Model {
        let mut proposed = themed::Entity::find()
            .filter(themed::Column::By.eq(Stored(By::Machine)))
            .order_by_asc(themed::Column::CommentId)
            .all(self.app.site.db.read())
            .await
            .expect("proposals");
        let late: Vec<i64> = proposed
            .split_off(proposed.len() / 2)
            .into_iter()
            .map(|row| row.comment_id)
            .collect();
        let run = self.last_run().await;
        let id = run.id;
        let half = self.app.site.db.write(async move |tx: &heard::db::Tx| {
            themed::Entity::delete_many()
                .filter(themed::Column::By.eq(Stored(By::Machine)))
                .filter(themed::Column::CommentId.is_in(late.clone()))
                .exec(tx)
                .await?;
            theme_run::Entity::update_many()
                .col_expr(
                    theme_run::Column::State,
                    Expr::value(Stored(RunState::Failed)),
                )
                .filter(theme_run::Column::Id.eq(id))
                .exec(tx)
                .await
        });
        half.await.expect("broken off");
        run
    }

    /// Has a worker take up a run.
    async fn takes_up(&self, run: i64) {
        let now = self.app.site.clock.now();
        let job = heard::themes::jobs::Group { run };
        let again = async |tx: &heard::db::Tx| heard::jobs::enqueue(tx, &job, now).await;
        self.app.site.db.write(again).await.expect("asked");
        self.app.run_jobs().await;
    }
}

#[test]
fn a_grouping_that_broke_off_half_way_is_told_and_mended_by_the_next() {
    run(async {
        let bench = Bench::at("q4").await;
        bench.group_again().await;
        let whole = bench.by_name().await;

        // The worker that tries again.
        let broken = bench.breaks_off().await;
        assert!(bench.by_name().await.len() < whole.len());
        let page = bench.officer.get(&bench.here).await;
        assert!(page.says("broke off half way"), "{}", page.words());
        let publish = bench.officer.get(&format!("{}/publish", bench.here)).await;
        assert!(publish.says("The last grouping broke off half way"));
        assert!(publish.body.contains("why-grouped"), "only with a reason");
        bench.takes_up(broken.id).await;
        assert_eq!(bench.last_run().await.state.0, RunState::Done);
        assert_eq!(bench.by_name().await, whole);
        let publish = bench.officer.get(&format!("{}/publish", bench.here)).await;
        assert!(!publish.body.contains("why-grouped"));

        // The officer who asks again.
        bench.breaks_off().await;
        bench.group_again().await;
        assert_eq!(bench.by_name().await, whole);
        let page = bench.officer.get(&bench.here).await;
        assert!(!page.says("broke off half way"), "{}", page.words());

        // What broke off before is not done any more once somebody has asked anew.
        let before = bench.everything().await;
        bench.takes_up(broken.id).await;
        assert_eq!(bench.everything().await, before);
    });
}

#[test]
fn the_program_learns_from_what_people_coded_and_says_how_well() {
    run(async {
        let bench = Bench::at("q4").await;
        // Every comment of the survey was written here: there are enough to learn from.
        let all = bench.app.site.db.write(async |tx: &heard::db::Tx| {
            comment::Entity::update_many()
                .col_expr(comment::Column::Field, Expr::value("q4"))
                .filter(comment::Column::SurveyId.eq(bench.places.survey))
                .exec(tx)
                .await
        });
        all.await.expect("moved");
        let themes = bench.standing().await;
        let undecided = bench.undecided().await;
        bench.app.later(chrono::TimeDelta::minutes(5));
        let mut coded = 0;
        for row in bench.comments().await.into_iter().take(70) {
            let address = format!("{}/comments/{}", bench.here, row.id);
            let page = bench.officer.get(&address).await;
            let mut form = page.form(&format!("/comments/{}", row.id));
            form.fields.retain(|(name, _)| name != "theme");
            // Whoever speaks of waiting is under the first, the others are under the second.
            let waits = row.text.to_lowercase().contains("wait");
            let code = themes[usize::from(!waits)].number.to_string();
            let saved = bench
                .officer
                .send_form(&form.filled_in(&[("code", &code)]))
                .await;
            assert_eq!(saved.status, 303, "{}", saved.words());
            coded += 1;
        }
        // It learned while people coded, and took nothing away that nobody decided about.
        bench.app.run_jobs().await;
        let run = bench.last_run().await;
        assert!(run.learns && run.coded >= 50, "{run:?}");
        assert_eq!(bench.undecided().await, undecided);
        for theme in &themes {
            assert!(
                bench
                    .drawn(theme.id)
                    .await
                    .iter()
                    .all(|group| group.run_id == run.id)
            );
        }
        let before = bench.everything().await;
        let by_people = |rows: &[(i64, i64, &'static str)]| -> BTreeSet<(i64, i64)> {
            let people = rows.iter().filter(|(_, _, by)| *by == "person");
            people
                .map(|(theme, comment, _)| (*theme, *comment))
                .collect()
        };

        bench.group_again().await;

        let run = bench.last_run().await;
        assert!(run.coded >= coded, "{} of {coded}", run.coded);
        let (f1, from, to) = (run.agreement, run.agreement_from, run.agreement_to);
        assert!(
            from <= f1 && f1 <= to && f1.is_some(),
            "{from:?} {f1:?} {to:?}"
        );
        assert_eq!(by_people(&bench.everything().await), by_people(&before));
        let page = bench.officer.get(&bench.here).await;
        assert!(page.says("learned from"), "{}", page.words());
        let to_teach = bench.officer.get(&format!("{}/teach", bench.here)).await;
        assert_eq!(to_teach.status, 303);
        let comment: i64 = to_teach
            .location()
            .and_then(|at| at.rsplit('/').next()?.parse().ok())
            .expect("a comment");
        let unread = bench.comments().await;
        let row = unread
            .iter()
            .find(|row| row.id == comment)
            .expect("of this question");
        assert_eq!(row.read_first_by, None);
    });
}

#[test]
fn a_part_the_program_sees_becomes_a_theme_below_and_undoing_takes_it_away() {
    run(async {
        let bench = Bench::at("q4").await;
        let theme = bench.live().await.remove(0);
        let group = bench.drawn(theme.id).await.remove(0);
        let members: Vec<i64> = bench.members(theme.id).await.into_iter().take(6).collect();
        let db = &bench.app.site.db;
        let comments = members.clone();
        let part = db
            .write(async |tx: &heard::db::Tx| {
                let row = theme_proposal::ActiveModel {
                    run_id: Set(group.run_id),
                    number: Set(999),
                    name: Set("On the telephone".to_owned()),
                    terms: Set("[\"ring\"]".to_owned()),
                    size: Set(6),
                    part_of: Set(Some(group.id)),
                    ..Default::default()
                };
                let part = row.insert(tx).await?.id;
                let rows =
                    comments
                        .iter()
                        .zip(0..)
                        .map(|(comment, at)| proposal_comment::ActiveModel {
                            proposal_id: Set(part),
                            comment_id: Set(*comment),
                            rank: Set(1),
                            confidence: Set(0.5),
                            typical: Set(Some(at)),
                        });
                proposal_comment::Entity::insert_many(rows)
                    .exec_without_returning(tx)
                    .await?;
                Ok::<_, sea_orm::DbErr>(part)
            })
            .await
            .expect("a part");
        let before = bench.everything().await;
        let address = format!("/staff/theme/{}", theme.id);
        let page = bench.officer.get(&address).await;
        assert!(page.says("On the telephone"), "{}", page.words());

        let part = part.to_string();
        let taken = bench
            .officer
            .submit(&page, "/part", &[("part", &part)])
            .await;
        assert_eq!(taken.status, 303, "{}", taken.words());
        let made = bench.themes().await.pop().expect("a theme");
        assert_eq!(
            (made.name.as_str(), made.parent_id),
            ("On the telephone", Some(theme.id))
        );
        let below: Vec<i64> = bench.members(made.id).await.into_iter().collect();
        assert_eq!(below, members);
        assert_eq!(bench.by(made.id, members[0]).await, Some(By::Machine));
        // It is taken once.
        let again = bench
            .officer
            .submit(&page, "/part", &[("part", &part)])
            .await;
        assert_eq!(again.status, 409);
        let page = bench.officer.get(&address).await;
        assert!(
            !page
                .attributes("button[name=part]", "value")
                .contains(&part)
        );

        assert_eq!(bench.undo(&bench.here).await, 303);
        assert_eq!(bench.everything().await, before);
    });
}

#[test]
fn undoing_a_merging_after_a_new_grouping_gives_the_comments_back() {
    run(async {
        let bench = Bench::at("q4").await;
        let themes = bench.live().await;
        let (into, from) = (themes[0].id, themes[1].id);
        let own = bench.members(from).await;
        let page = bench.officer.get(&format!("/staff/theme/{from}")).await;
        let merged = bench
            .officer
            .submit(&page, "/merge", &[("into", &into.to_string())])
            .await;
        assert_eq!(merged.status, 303, "{}", merged.words());
        bench.group_again().await;
        let both = bench.members(into).await;
        let kept = own.intersection(&both).count();
        assert!(kept * 10 >= own.len() * 8, "{kept} of {} stayed", own.len());
        let stale = themed::Entity::find()
            .filter(themed::Column::ThemeId.eq(from))
            .filter(themed::Column::By.eq(Stored(By::Machine)))
            .count(bench.app.site.db.read())
            .await
            .expect("counted");
        assert_eq!(stale, 0, "what was merged has nothing of its own");

        assert_eq!(bench.undo(&bench.here).await, 303);
        assert_eq!(bench.members(from).await, own);
    });
}

#[test]
fn a_run_that_is_done_again_takes_no_theme_what_it_draws_on() {
    run(async {
        let bench = Bench::at("q8").await;
        bench.group_again().await;
        let standing = bench.standing().await;
        let last = bench.last_run().await;
        let before = bench.drawn(standing[0].id).await;
        assert!(before.iter().any(|group| group.run_id == last.id));

        let again =
            async |tx: &heard::db::Tx| heard::themes::commands::begin_again(tx, &last).await;
        let taken = bench.app.site.db.write(again).await.expect("written");

        assert_eq!(bench.drawn(standing[0].id).await, before);
        assert!(before.iter().all(|group| group.number <= taken));
    });
}
