//! Grouping comments in the background.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use domain::frame::RunState;
use domain::theme::{self, Comment, Grouping, Options};
use entity::{Stored, comment, theme_run};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::commands::{self, Found, KeptGroups, Moved, Proposal};
use super::queries::{self, Kept, standing};
use crate::db::Tx;
use crate::jobs::{Job, Lease, aside};
use crate::redaction::queries::Copies;
use crate::site::Site;

/// From so many themes on they are put under broader ones.
const MANY: usize = 10;
/// So many comments are remembered from whose coding most is to be learned.
const NEXT: usize = 500;

/// So many turns of writing are taken before the lease is renewed.
pub(super) const TURNS_A_LEASE: usize = 10;

/// What a comment is stored with whose language cannot be told.
const UNKNOWN: &str = "und";

/// Groups the comments of one question.
#[derive(Debug, Serialize, Deserialize)]
pub struct Group {
    /// Which run.
    pub run: i64,
}

impl Job for Group {
    const KIND: &'static str = "themes.group";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let run = theme_run::Entity::find_by_id(self.run)
            .one(site.db.read())
            .await?;
        let wanted = |run: &theme_run::Model| {
            matches!(
                run.state.0,
                RunState::Waiting | RunState::Running | RunState::Failed
            )
        };
        let Some(run) = run.filter(wanted) else {
            return over(site, lease).await;
        };
        // What failed is tried again, unless somebody has asked anew meanwhile: what came of that
        // must not be written over by something older.
        if run.state.0 == RunState::Failed && queries::is_followed(site.db.read(), &run).await? {
            return over(site, lease).await;
        }
        let outcome = Box::pin(group(site, lease, &run)).await;
        if outcome.is_err() {
            progress(site, run.id, RunState::Failed, 0).await?;
        }
        outcome
    }
}

/// Nothing is left to be done.
async fn over(site: &Site, lease: &Lease) -> anyhow::Result<()> {
    let now = site.clock.now();
    Ok(site
        .db
        .write(async |tx: &Tx| lease.finish(tx, now).await)
        .await?)
}

async fn group(site: &Arc<Site>, lease: &Lease, run: &theme_run::Model) -> anyhow::Result<()> {
    progress(site, run.id, RunState::Running, 0).await?;
    let comments = comment::Entity::find()
        .filter(comment::Column::SurveyId.eq(run.survey_id))
        .filter(comment::Column::Field.eq(run.field.as_str()))
        .order_by_asc(comment::Column::Id)
        .all(site.db.read())
        .await?;
    name_languages(site, &comments).await?;
    let ids: Vec<i64> = comments.iter().map(|comment| comment.id).collect();
    let mut kept = standing(site.db.read(), run.survey_id, &run.field, &ids).await?;
    kept.decisions.closed = run.closed && !kept.themes.is_empty();
    // Names of themes and their words are shown: they come from what may be shown.
    let copies = Copies::of(site.db.read(), &comments).await?;
    let task = Task {
        learns: run.learns,
        texts: comments
            .iter()
            .map(|comment| copies.shown(comment))
            .collect(),
        ids,
        kept,
        options: Options {
            seed: run.seed.unsigned_abs(),
            themes: run.wanted.and_then(|wanted| usize::try_from(wanted).ok()),
            // The other cores answer requests.
            threads: 1,
        },
    };
    let watched = Arc::new(Watched::default());
    let told = Arc::clone(&watched);
    let work = aside(move || task.find(&told));
    let Some(found) = watch(site, lease, run.id, work, &watched).await? else {
        return over(site, lease).await;
    };
    store(site, lease, run, &found).await?;
    over(site, lease).await
}

/// Stores what a run found, in turns so short that nobody who answers has to wait for them. What
/// officers see changes when the themes are proposed; their comments follow. What is cut short is
/// done again from the beginning.
async fn store(
    site: &Arc<Site>,
    lease: &Lease,
    run: &theme_run::Model,
    found: &Found,
) -> anyhow::Result<()> {
    let db = &site.db;
    let mut number = db
        .write(async |tx: &Tx| commands::begin_again(tx, run).await)
        .await?;
    let mut groups = KeptGroups::default();
    for proposal in &found.proposals {
        lease.renew(site).await?;
        let id = keep(site, run, proposal, None, &mut number).await?;
        groups.proposals.push(id);
    }
    for (broader, _) in &found.broader {
        lease.renew(site).await?;
        let id = keep(site, run, broader, None, &mut number).await?;
        groups.broader.push(id);
    }
    let now = site.clock.now();
    let propose = async |tx: &Tx| commands::propose(tx, run, found, &groups, now).await;
    let Some(left) = db.write(propose).await? else {
        return Ok(());
    };
    let mut moved = Moved::default();
    for (at, turn) in left.comments.chunks(commands::A_TURN).enumerate() {
        if at % TURNS_A_LEASE == 0 {
            lease.renew(site).await?;
        }
        let settle = async |tx: &Tx| commands::settle_anew(tx, run, &left.standing, turn).await;
        moved.add(db.write(settle).await?);
    }
    let now = site.clock.now();
    db.write(async |tx: &Tx| commands::finish(tx, run, found, &moved, now).await)
        .await?;
    Ok(())
}

/// Keeps a group with its comments and its parts. The key of the group.
async fn keep(
    site: &Site,
    run: &theme_run::Model,
    proposal: &Proposal,
    part_of: Option<i64>,
    number: &mut i32,
) -> Result<i64, DbErr> {
    *number += 1;
    let (first, rest) = proposal
        .comments
        .split_at(commands::A_TURN.min(proposal.comments.len()));
    let place = *number;
    let begin = async |tx: &Tx| {
        let id = commands::keep_group(tx, run, (place, proposal), part_of).await?;
        commands::fill_group(tx, run, id, first).await?;
        Ok::<_, DbErr>(id)
    };
    let id = site.db.write(begin).await?;
    for turn in rest.chunks(commands::A_TURN) {
        let fill = async |tx: &Tx| commands::fill_group(tx, run, id, turn).await;
        site.db.write(fill).await?;
    }
    for part in &proposal.parts {
        Box::pin(keep(site, run, part, Some(id), number)).await?;
    }
    Ok(id)
}

/// How far the program is, and whether it is to stop.
#[derive(Debug, Default)]
struct Watched {
    percent: AtomicU32,
    stop: AtomicBool,
}

impl Watched {
    /// Notes how far it is, and says whether to go on.
    fn tell(&self, share: f32) -> ControlFlow<()> {
        self.percent.store(percent(share), Ordering::Relaxed);
        match self.stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

/// Comments to be grouped, or to be put where people would put them.
struct Task {
    learns: bool,
    ids: Vec<i64>,
    texts: Vec<String>,
    kept: Kept,
    options: Options,
}

impl Task {
    /// Groups the comments. `None` when it was stopped.
    fn find(self, watched: &Watched) -> Option<Found> {
        let comments: Vec<Comment<'_>> = self
            .texts
            .iter()
            .map(|text| Comment {
                text,
                language: theme::language::detect(text),
            })
            .collect();
        let tell = &mut |progress: theme::Progress| watched.tell(progress.share);
        let Kept {
            decisions, coded, ..
        } = &self.kept;
        let mut found = Found {
            comments: self.ids.len(),
            ..Found::default()
        };
        if self.learns {
            let (assignments, lesson) =
                theme::taught(&comments, decisions, coded, &self.options, tell)?;
            let name = |standing: &theme::Standing| Proposal {
                name: standing.name.clone(),
                ..Proposal::default()
            };
            found.proposals = decisions.themes.iter().map(name).collect();
            assign(&self.ids, &assignments, &[], &mut found.proposals);
            found.lesson = Some(lesson);
        } else {
            let (grouping, lesson) =
                theme::group_taught(&comments, &self.options, decisions, coded, tell)?;
            found.proposals = proposals(&self.ids, &grouping);
            parts(&self.ids, &grouping, &mut found.proposals);
            found.broader = broader(&grouping, decisions.themes.len());
            found.lesson = lesson;
        }
        let strange = found.lesson.iter().flat_map(|lesson| &lesson.strange);
        found.strange = strange
            .filter_map(|at| self.ids.get(*at).copied())
            .collect();
        let next = found.lesson.iter().flat_map(|lesson| &lesson.next);
        let next = next.take(NEXT);
        found.next = next.filter_map(|at| self.ids.get(*at).copied()).collect();
        found.kept = self.kept;
        Some(found)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 as a whole percent"
)]
fn percent(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 99.0) as u32
}

/// Waits for the grouping, says how far it is, keeps the lease meanwhile, and has it stop when
/// somebody says so.
async fn watch(
    site: &Arc<Site>,
    lease: &Lease,
    run: i64,
    mut work: tokio::sync::oneshot::Receiver<Option<Found>>,
    watched: &Watched,
) -> anyhow::Result<Option<Found>> {
    let mut beats = 0_u32;
    loop {
        tokio::select! {
            found = &mut work => return Ok(found?),
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
        beats += 1;
        let percent = i32::try_from(watched.percent.load(Ordering::Relaxed)).unwrap_or(0);
        let goes_on = progress(site, run, RunState::Running, percent).await?;
        watched.stop.store(!goes_on, Ordering::Relaxed);
        if beats.is_multiple_of(20) {
            lease.renew(site).await?;
        }
    }
}

/// Says how far a run is. `false` when somebody stopped it, which stays.
async fn progress(site: &Site, run: i64, state: RunState, percent: i32) -> Result<bool, DbErr> {
    let done = site
        .db
        .write(async |tx: &Tx| {
            theme_run::Entity::update_many()
                .col_expr(theme_run::Column::State, Expr::value(Stored(state)))
                .col_expr(theme_run::Column::Percent, Expr::value(percent))
                .filter(theme_run::Column::Id.eq(run))
                .filter(theme_run::Column::State.ne(Stored(RunState::Stopped)))
                .exec(tx)
                .await
        })
        .await?;
    Ok(done.rows_affected > 0)
}

/// How many comments one round names the language of.
const A_ROUND: u64 = 5_000;

/// Tells the language of comments as they come in, so that what is not in English waits for a
/// translator from the first hour.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct NameLanguages {}

impl Job for NameLanguages {
    const KIND: &'static str = "themes.name_languages";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let unnamed = comment::Entity::find()
            .filter(comment::Column::Language.is_null())
            .filter(comment::Column::SurveyId.is_not_null())
            .order_by_asc(comment::Column::Id)
            .limit(A_ROUND)
            .all(site.db.read())
            .await?;
        name_languages(site, &unnamed).await?;
        over(site, lease).await
    }
}

/// Notes the language of comments that have none noted yet.
async fn name_languages(site: &Site, comments: &[comment::Model]) -> Result<(), DbErr> {
    let unnamed: Vec<(i64, String)> = comments
        .iter()
        .filter(|comment| comment.language.is_none())
        .map(|comment| {
            let found = theme::detect(&comment.text).map(String::from);
            (comment.id, found.unwrap_or_else(|| UNKNOWN.to_owned()))
        })
        .collect();
    for chunk in unnamed.chunks(500) {
        let mut by_language: std::collections::BTreeMap<&str, Vec<i64>> = Default::default();
        for (id, language) in chunk {
            by_language.entry(language).or_default().push(*id);
        }
        site.db
            .write(async |tx: &Tx| {
                for (language, ids) in by_language {
                    comment::Entity::update_many()
                        .col_expr(comment::Column::Language, Expr::value(language))
                        .filter(comment::Column::Id.is_in(ids))
                        .exec(tx)
                        .await?;
                }
                Ok::<_, DbErr>(())
            })
            .await?;
    }
    Ok(())
}

/// The groups with the keys of their comments.
fn proposals(ids: &[i64], grouping: &Grouping) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = grouping.themes.iter().map(Proposal::of).collect();
    assign(ids, &grouping.assignments, &grouping.themes, &mut proposals);
    proposals
}

/// Puts every comment into its groups.
fn assign(
    ids: &[i64],
    assignments: &[Vec<theme::Assignment>],
    themes: &[theme::Theme],
    proposals: &mut [Proposal],
) {
    for (index, (id, assignments)) in ids.iter().zip(assignments).enumerate() {
        for (rank, assignment) in (1..).zip(assignments) {
            let typical = typical(themes.get(assignment.theme), index);
            if let Some(proposal) = proposals.get_mut(assignment.theme) {
                let row = (*id, rank, assignment.confidence, typical);
                proposal.comments.push(row);
            }
        }
    }
}

/// The place of a comment among the typical ones of a theme.
fn typical(theme: Option<&theme::Theme>, comment: usize) -> Option<i32> {
    let place = theme?
        .typical
        .iter()
        .position(|typical| *typical == comment);
    i32::try_from(place?).ok()
}

/// The parts the program sees in each group: the next finer themes, where there are two or more.
fn parts(ids: &[i64], grouping: &Grouping, proposals: &mut [Proposal]) {
    let Some(finer) = grouping.levels.get(grouping.proposed + 1) else {
        return;
    };
    let mut found: Vec<Proposal> = finer.themes.iter().map(Proposal::of).collect();
    for (index, id) in ids.iter().enumerate() {
        let part = finer.main.get(index).copied().flatten();
        let Some(part) = part.and_then(|part| usize::try_from(part).ok()) else {
            continue;
        };
        let main = grouping.assignments.get(index).and_then(|own| own.first());
        let within = finer.within.get(part);
        if let (Some(main), Some(found)) = (main, found.get_mut(part))
            && Some(&main.theme) == within
        {
            let typical = typical(finer.themes.get(part), index);
            found.comments.push((*id, 1, main.confidence, typical));
        }
    }
    for (within, part) in finer.within.iter().zip(found) {
        if let Some(proposal) = proposals.get_mut(*within)
            && part.comments.len() > 1
        {
            proposal.parts.push(part);
        }
    }
    for proposal in proposals {
        if proposal.parts.len() < 2 {
            proposal.parts.clear();
        }
    }
}

/// Broader themes, where the program found more than somebody keeps in mind, each with those of its
/// themes nobody had decided about.
fn broader(grouping: &Grouping, standing: usize) -> Vec<(Proposal, Vec<usize>)> {
    let at = grouping.proposed;
    let level = grouping.levels.get(at);
    let coarser = at.checked_sub(1).and_then(|at| grouping.levels.get(at));
    let (Some(level), Some(coarser)) = (level, coarser) else {
        return Vec::new();
    };
    if level.themes.len().saturating_sub(standing) < MANY {
        return Vec::new();
    }
    let below = |broad: usize| -> Vec<usize> {
        let within = level.within.iter().enumerate().skip(standing);
        within
            .filter(|(_, within)| **within == broad)
            .map(|(theme, _)| theme)
            .collect()
    };
    coarser
        .themes
        .iter()
        .enumerate()
        .map(|(broad, theme)| (Proposal::of(theme), below(broad)))
        .filter(|(_, below)| below.len() > 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::theme::{Assignment, Level, Theme};

    use super::*;

    fn themes(names: &str, count: usize) -> Vec<Theme> {
        let theme = |at: usize| Theme {
            name: format!("{names} {at}"),
            terms: Vec::new(),
            size: 2,
            typical: vec![at * 2],
            borderline: Vec::new(),
        };
        (0..count).map(theme).collect()
    }

    /// Two comments for each of so many themes, each two of them within a broader one, and each
    /// comment of the first theme a part of its own that another comment shares.
    fn grouping(count: usize) -> Grouping {
        let main = |by: usize| {
            (0..count * 2)
                .map(|at| u32::try_from(at / by).ok())
                .collect()
        };
        let level = |themes: Vec<Theme>, within: Vec<usize>, by: usize| Level {
            themes,
            within,
            stability: 1.0,
            main: main(by),
        };
        let coarse = level(themes("Broad", count / 2), Vec::new(), 4);
        let within = (0..count).map(|at| at / 2).collect();
        let proposed = level(themes("Theme", count), within, 2);
        Grouping {
            themes: themes("Theme", count),
            assignments: (0..count * 2)
                .map(|at| {
                    vec![Assignment {
                        theme: at / 2,
                        confidence: 0.5,
                    }]
                })
                .collect(),
            levels: vec![coarse, proposed],
            proposed: 1,
        }
    }

    #[test]
    fn many_themes_are_put_under_broader_ones_and_few_are_not() {
        assert!(broader(&grouping(8), 0).is_empty());
        let broad = broader(&grouping(12), 0);
        let below: Vec<&[usize]> = broad.iter().map(|(_, below)| below.as_slice()).collect();
        assert_eq!(below.len(), 6);
        assert_eq!(below[0], [0, 1]);
    }

    #[test]
    fn themes_that_stand_are_put_below_nothing() {
        let broad = broader(&grouping(16), 3);
        let below: Vec<usize> = broad.iter().flat_map(|(_, below)| below.clone()).collect();
        assert_eq!(below, [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    }

    #[test]
    fn a_theme_has_parts_where_two_or_more_are_seen_in_it() {
        let mut grouping = grouping(8);
        // The first theme in two parts of two comments each, the second in one.
        grouping.assignments[2][0].theme = 0;
        grouping.assignments[3][0].theme = 0;
        let mut main: Vec<Option<u32>> = vec![None; 16];
        for (comment, part) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 2)] {
            main[comment] = Some(part);
        }
        grouping.levels.push(Level {
            themes: themes("Part", 3),
            within: vec![0, 0, 2],
            stability: 1.0,
            main,
        });
        let ids: Vec<i64> = (100..116).collect();
        let mut proposals = proposals(&ids, &grouping);
        parts(&ids, &grouping, &mut proposals);
        let own: Vec<Vec<i64>> = proposals[0]
            .parts
            .iter()
            .map(|part| part.comments.iter().map(|row| row.0).collect())
            .collect();
        assert_eq!(own, [vec![100, 101], vec![102, 103]]);
        assert!(
            proposals[2].parts.is_empty(),
            "one part is the theme itself"
        );
    }
}
