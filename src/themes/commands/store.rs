//! Storing what a grouping found.

use std::collections::BTreeSet;

use domain::Now;
use domain::frame::{By, RunState, ThemeState};
use domain::theme::{Lesson, Theme};
use entity::{Stored, proposal_comment, theme, theme_proposal, theme_run, theme_source, themed};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
};

use super::frame::own;
use super::{Question, noted, settle, source};
use crate::db::Tx;
use crate::themes::queries::{self, Kept};

/// So many typical comments are carried over to a group that was only learned.
const TYPICAL: i32 = 10;

/// A group of comments the program found.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// What the program would call it.
    pub name: String,
    /// Its typical words.
    pub terms: Vec<String>,
    /// Its comments: key, rank among the comment's groups, confidence, place among the typical.
    pub comments: Vec<(i64, i32, f32, Option<i32>)>,
    /// The parts the program sees in it.
    pub parts: Vec<Proposal>,
}

impl Proposal {
    /// A group of this theme, still without comments.
    #[must_use]
    pub fn of(theme: &Theme) -> Self {
        Self {
            name: theme.name.clone(),
            terms: theme.terms.clone(),
            ..Self::default()
        }
    }
}

/// What a run found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was kept to when it began.
    pub kept: Kept,
    /// A group for each theme that stood, in their order, and then those found beside them.
    pub proposals: Vec<Proposal>,
    /// Broader themes, and which of the proposals go below each.
    pub broader: Vec<(Proposal, Vec<usize>)>,
    /// How many comments were grouped.
    pub comments: usize,
    /// What was learned.
    pub lesson: Option<Lesson>,
    /// Comments from whose coding most is to be learned.
    pub next: Vec<i64>,
    /// Comments of which nothing was learned: they stay in the groups they were in.
    pub strange: BTreeSet<i64>,
}

/// Comments that are written down in one turn.
pub const A_TURN: usize = 1_000;

/// The groups of a run as they are kept: the key of each, in the order they were found.
#[derive(Clone, Debug, Default)]
pub struct KeptGroups {
    /// Of the proposals.
    pub proposals: Vec<i64>,
    /// Of the broader ones.
    pub broader: Vec<i64>,
}

/// Takes away what an earlier try of a run left behind, but for groups that themes draw on by now
/// and their parts: those stay until others take their place. The last number that is taken.
pub async fn begin_again(tx: &Tx, run: &theme_run::Model) -> Result<i32, DbErr> {
    let drawn_on = || {
        theme_source::Entity::find()
            .select_only()
            .column(theme_source::Column::ProposalId)
            .into_query()
    };
    let part_of = theme_proposal::Column::PartOf;
    let of_run = theme_proposal::Column::RunId.eq(run.id);
    theme_proposal::Entity::delete_many()
        .filter(of_run.clone())
        .filter(theme_proposal::Column::Id.not_in_subquery(drawn_on()))
        .filter(
            Condition::any()
                .add(part_of.is_null())
                .add(part_of.not_in_subquery(drawn_on())),
        )
        .exec(tx)
        .await?;
    let last: Option<Option<i32>> = theme_proposal::Entity::find()
        .select_only()
        .column_as(theme_proposal::Column::Number.max(), "last")
        .filter(of_run)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}

/// Keeps a group, as the part of another or by itself; its comments follow. The key of the group.
///
/// Nothing shows it before [`propose`].
pub async fn keep_group(
    tx: &Tx,
    run: &theme_run::Model,
    (number, proposal): (i32, &Proposal),
    part_of: Option<i64>,
) -> Result<i64, DbErr> {
    let terms = serde_json::to_string(&proposal.terms);
    let row = theme_proposal::ActiveModel {
        run_id: Set(run.id),
        number: Set(number),
        name: Set(proposal.name.clone()),
        terms: Set(terms.map_err(|error| DbErr::Json(error.to_string()))?),
        size: Set(i32::try_from(proposal.comments.len()).unwrap_or(i32::MAX)),
        part_of: Set(part_of),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// Puts some comments into a group. Comments that were withdrawn meanwhile are left out.
pub async fn fill_group(
    tx: &Tx,
    run: &theme_run::Model,
    group: i64,
    comments: &[(i64, i32, f32, Option<i32>)],
) -> Result<(), DbErr> {
    let question = Question {
        survey: run.survey_id,
        field: run.field.clone(),
    };
    let ids: Vec<i64> = comments.iter().map(|(id, ..)| *id).collect();
    let there: BTreeSet<i64> = own(tx, &question, &ids).await?.into_iter().collect();
    let there: Vec<_> = comments
        .iter()
        .filter(|(id, ..)| there.contains(id))
        .collect();
    for chunk in there.chunks(200) {
        let rows = chunk.iter().map(|(comment, rank, confidence, typical)| {
            proposal_comment::ActiveModel {
                proposal_id: Set(group),
                comment_id: Set(*comment),
                rank: Set(*rank),
                confidence: Set(*confidence),
                typical: Set(*typical),
            }
        });
        proposal_comment::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// What is left to be written down once a run has proposed its themes.
#[derive(Clone, Debug, Default)]
pub struct Unsettled {
    /// The comments to be settled, a turn at a time.
    pub comments: Vec<i64>,
    /// The themes that stand.
    pub standing: BTreeSet<i64>,
}

/// Has the themes that stand draw on their new groups, and proposes every other group as a theme.
/// `None` when somebody stopped the run in the last moment.
///
/// Themes that were proposed before and that nobody decided about make way, unless the program only
/// learned. What an officer decided while the program was at work stands as well: such a theme keeps
/// the groups it had. Which comments belong to a theme is settled afterwards ([`settle`]).
pub async fn propose(
    tx: &Tx,
    run: &theme_run::Model,
    found: &Found,
    groups: &KeptGroups,
    now: Now,
) -> Result<Option<Unsettled>, DbErr> {
    let stopped = theme_run::Entity::find_by_id(run.id)
        .filter(theme_run::Column::State.eq(Stored(RunState::Stopped)))
        .count(tx)
        .await?;
    if stopped > 0 {
        begin_again(tx, run).await?;
        return Ok(None);
    }
    let comments = queries::comment_ids(tx, run.survey_id, &run.field).await?;
    let standing = queries::standing(tx, run.survey_id, &run.field, &comments).await?;
    if !run.learns {
        make_way(tx, run, &standing).await?;
    }
    let mut themes = Vec::with_capacity(found.proposals.len());
    let kept = found.proposals.iter().zip(&groups.proposals);
    for (at, (proposal, id)) in kept.enumerate() {
        let stood = found.kept.themes.get(at).copied();
        themes.push(match stood {
            // Merged, undone or gone meanwhile: its group has no theme.
            Some(theme) if !standing.themes.contains(&theme) => None,
            Some(theme) => {
                take_place(tx, run, theme, (*id, &found.strange)).await?;
                None
            }
            None => Some(propose_theme(tx, run, proposal, *id, now).await?),
        });
    }
    for ((broader, below), id) in found.broader.iter().zip(&groups.broader) {
        let above = propose_theme(tx, run, broader, *id, now).await?;
        let below = below
            .iter()
            .filter_map(|at| themes.get(*at).copied().flatten());
        theme::Entity::update_many()
            .col_expr(theme::Column::ParentId, Expr::value(above))
            .filter(theme::Column::Id.is_in(below))
            .exec(tx)
            .await?;
    }
    Ok(Some(Unsettled {
        comments,
        standing: standing.themes.into_iter().collect(),
    }))
}

/// Settles comments of a run, and notes which of them came to themes that stand or went from them.
pub async fn settle_anew(
    tx: &Tx,
    run: &theme_run::Model,
    standing: &BTreeSet<i64>,
    comments: &[i64],
) -> Result<Moved, DbErr> {
    let before = members(tx, standing, comments).await?;
    settle(tx, run.survey_id, &run.field, comments).await?;
    let after = members(tx, standing, comments).await?;
    let moved = Moved::between(&before, &after);
    noted(tx, run.survey_id, &moved.all()).await?;
    Ok(moved)
}

/// Takes away what was proposed and what nobody decided about.
async fn make_way(tx: &Tx, run: &theme_run::Model, standing: &Kept) -> Result<(), DbErr> {
    let stays: BTreeSet<i64> = standing
        .themes
        .iter()
        .chain(&standing.above)
        .copied()
        .collect();
    theme::Entity::delete_many()
        .filter(theme::Column::SurveyId.eq(run.survey_id))
        .filter(theme::Column::Field.eq(run.field.as_str()))
        .filter(theme::Column::State.eq(Stored(ThemeState::Proposed)))
        .filter(theme::Column::Id.is_not_in(stays))
        .exec(tx)
        .await?;
    Ok(())
}

/// Has a theme draw on this group and no other. Where the program only learned, the group shows what
/// those before it showed: their words, their typical comments and the parts seen in them; and it
/// keeps the comments of theirs of which nothing was learned.
async fn take_place(
    tx: &Tx,
    run: &theme_run::Model,
    theme: i64,
    (group, strange): (i64, &BTreeSet<i64>),
) -> Result<(), DbErr> {
    let of_theme = theme_source::Column::ThemeId.eq(theme);
    let before: Vec<i64> = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ProposalId)
        .filter(of_theme.clone())
        .order_by_asc(theme_source::Column::ProposalId)
        .into_tuple()
        .all(tx)
        .await?;
    if run.learns {
        let words = queries::terms(tx, &[theme]).await?.remove(&theme);
        let words = serde_json::to_string(&words.unwrap_or_default());
        theme_proposal::Entity::update_many()
            .col_expr(
                theme_proposal::Column::Terms,
                Expr::value(words.map_err(|error| DbErr::Json(error.to_string()))?),
            )
            .filter(theme_proposal::Column::Id.eq(group))
            .exec(tx)
            .await?;
        theme_proposal::Entity::update_many()
            .col_expr(theme_proposal::Column::PartOf, Expr::value(group))
            .filter(theme_proposal::Column::PartOf.is_in(before.iter().copied()))
            .exec(tx)
            .await?;
        stay(tx, &before, group, strange).await?;
        let typical: Vec<i64> = proposal_comment::Entity::find()
            .select_only()
            .column(proposal_comment::Column::CommentId)
            .filter(proposal_comment::Column::ProposalId.is_in(before.iter().copied()))
            .filter(proposal_comment::Column::Typical.is_not_null())
            .order_by_asc(proposal_comment::Column::Typical)
            .into_tuple()
            .all(tx)
            .await?;
        for (place, comment) in (0..TYPICAL).zip(typical) {
            proposal_comment::Entity::update_many()
                .col_expr(proposal_comment::Column::Typical, Expr::value(place))
                .filter(proposal_comment::Column::ProposalId.eq(group))
                .filter(proposal_comment::Column::CommentId.eq(comment))
                .exec(tx)
                .await?;
        }
    }
    theme_source::Entity::delete_many()
        .filter(of_theme)
        .exec(tx)
        .await?;
    source(tx, theme, group).await
}

/// Puts those of some comments that these groups hold into another, beside those it has.
async fn stay(tx: &Tx, groups: &[i64], into: i64, comments: &BTreeSet<i64>) -> Result<(), DbErr> {
    let rows = proposal_comment::Entity::find()
        .filter(proposal_comment::Column::ProposalId.is_in(groups.iter().copied()))
        .order_by_asc(proposal_comment::Column::CommentId)
        .order_by_asc(proposal_comment::Column::Rank)
        .all(tx)
        .await?;
    let there: Vec<i64> = proposal_comment::Entity::find()
        .select_only()
        .column(proposal_comment::Column::CommentId)
        .filter(proposal_comment::Column::ProposalId.eq(into))
        .into_tuple()
        .all(tx)
        .await?;
    let there: BTreeSet<i64> = there.into_iter().collect();
    let mut rows: Vec<proposal_comment::Model> = rows
        .into_iter()
        .filter(|row| comments.contains(&row.comment_id) && !there.contains(&row.comment_id))
        .collect();
    rows.dedup_by_key(|row| row.comment_id);
    let size = i32::try_from(there.len() + rows.len()).unwrap_or(i32::MAX);
    theme_proposal::Entity::update_many()
        .col_expr(theme_proposal::Column::Size, Expr::value(size))
        .filter(theme_proposal::Column::Id.eq(into))
        .exec(tx)
        .await?;
    for chunk in rows.chunks(200) {
        let rows = chunk.iter().map(|row| proposal_comment::ActiveModel {
            proposal_id: Set(into),
            comment_id: Set(row.comment_id),
            rank: Set(row.rank),
            confidence: Set(row.confidence),
            typical: Set(None),
        });
        proposal_comment::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Comments that came to themes that stand, and that went from them. They are told once, however
/// many themes they changed; what only changed its theme came and went.
#[derive(Debug, Default)]
pub struct Moved {
    gained: BTreeSet<i64>,
    lost: BTreeSet<i64>,
}

impl Moved {
    fn between(before: &Members, after: &Members) -> Self {
        let comments = |of: &Members, but: &Members| {
            let of = of.difference(but);
            of.map(|(_, comment)| *comment).collect()
        };
        Self {
            gained: comments(after, before),
            lost: comments(before, after),
        }
    }

    /// Those of another turn besides.
    pub fn add(&mut self, other: Self) {
        self.gained.extend(other.gained);
        self.lost.extend(other.lost);
    }

    fn all(&self) -> Vec<i64> {
        self.gained.union(&self.lost).copied().collect()
    }
}

/// Themes with their comments.
type Members = BTreeSet<(i64, i64)>;

async fn members(tx: &Tx, themes: &BTreeSet<i64>, comments: &[i64]) -> Result<Members, DbErr> {
    let mut members = Members::new();
    for chunk in comments.chunks(500) {
        let some: Vec<(i64, i64)> = themed::Entity::find()
            .select_only()
            .column(themed::Column::ThemeId)
            .column(themed::Column::CommentId)
            .filter(themed::Column::CommentId.is_in(chunk.iter().copied()))
            .filter(themed::Column::By.ne(Stored(By::Within)))
            .into_tuple()
            .all(tx)
            .await?;
        members.extend(some.into_iter().filter(|(theme, _)| themes.contains(theme)));
    }
    Ok(members)
}

/// Ends a run whose comments are settled, and says what it came to.
pub async fn finish(
    tx: &Tx,
    run: &theme_run::Model,
    found: &Found,
    moved: &Moved,
    now: Now,
) -> Result<(), DbErr> {
    let whole = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let lesson = found.lesson.as_ref();
    let agreement = lesson.and_then(|lesson| lesson.agreement);
    let next = serde_json::to_string(&found.next);
    let mut row = run.clone().into_active_model();
    row.state = Set(Stored(RunState::Done));
    row.percent = Set(100);
    row.comments = Set(whole(found.comments));
    row.finished_at = Set(Some(now.utc()));
    row.gained = Set(whole(moved.gained.len()));
    row.lost = Set(whole(moved.lost.len()));
    row.coded = Set(lesson.map_or(0, |lesson| whole(lesson.coded)));
    row.agreement = Set(agreement.map(|a| a.micro_f1 as f32));
    row.agreement_from = Set(agreement.map(|a| a.interval.0 as f32));
    row.agreement_to = Set(agreement.map(|a| a.interval.1 as f32));
    row.next = Set(next.map_err(|error| DbErr::Json(error.to_string()))?);
    row.update(tx).await?;
    Ok(())
}

/// Proposes a theme that draws on a group. Its key.
async fn propose_theme(
    tx: &Tx,
    run: &theme_run::Model,
    proposal: &Proposal,
    draws_on: i64,
    now: Now,
) -> Result<i64, DbErr> {
    let row = theme::ActiveModel {
        survey_id: Set(run.survey_id),
        field: Set(run.field.clone()),
        name: Set(proposal.name.clone()),
        number: Set(super::next_number(tx, run.survey_id, &run.field).await?),
        state: Set(Stored(ThemeState::Proposed)),
        created_at: Set(now.utc()),
        definition: Set(String::new()),
        excludes: Set(String::new()),
        words: Set(String::new()),
        ..Default::default()
    };
    let theme = row.insert(tx).await?.id;
    source(tx, theme, draws_on).await?;
    Ok(theme)
}
