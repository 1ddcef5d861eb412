//! What coders said of comments and themes, so that their words can be compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::frame::{Deed, How, Tree, after_merges};
use entity::{
    Stored, comment, comment_read, proposal_comment, theme, theme_decision, theme_proposal,
    theme_run, theme_source, theme_step,
};
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};

use crate::themes::commands::{Question, tree};

/// What one coder said of one comment: by theme, whether it belongs. A theme that was not there for
/// them is missing.
pub(in crate::themes) type Said = BTreeMap<i64, bool>;

/// A comment a person coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodedBy {
    /// Which.
    pub comment: i64,
    /// Who.
    pub staff: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who coded which comments of a question. A coding that was undone is none.
pub async fn coded_by(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<CodedBy>, DbErr> {
    let rows: Vec<(i64, i64, Option<DateTime<Utc>>)> = comment_read::Entity::find()
        .select_only()
        .column(comment_read::Column::CommentId)
        .column(comment_read::Column::StaffId)
        .column(comment_read::Column::CodedAt)
        .filter(is_of(
            question,
            (comment_read::Entity, comment_read::Column::CommentId),
        ))
        .filter(comment_read::Column::CodedAt.is_not_null())
        .order_by_asc(comment_read::Column::CommentId)
        .order_by_asc(comment_read::Column::StaffId)
        .into_tuple()
        .all(db)
        .await?;
    let undone: Vec<(i64, i64, DateTime<Utc>)> = theme_decision::Entity::find()
        .select_only()
        .column(theme_decision::Column::CommentId)
        .column(theme_decision::Column::DecidedBy)
        .column(theme_decision::Column::DecidedAt)
        .filter(theme_decision::Column::ThemeId.in_subquery(themes_of(question)))
        .filter(theme_decision::Column::Undone.eq(true))
        .order_by_asc(theme_decision::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let taken_back: BTreeSet<(i64, i64, DateTime<Utc>)> = undone.into_iter().collect();
    let row = |(comment, staff, at): (i64, i64, Option<DateTime<Utc>>)| {
        let at = at?;
        let stands = !taken_back.contains(&(comment, staff, at));
        stands.then_some(CodedBy { comment, staff, at })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// The comment this column names is one of the question, and counts. Asked of few rows: none of
/// them has all comments of the question gone through.
pub(super) fn is_of(question: &Question, column: impl IntoColumnRef) -> Expr {
    let there = Query::select()
        .expr(Expr::value(1))
        .from(comment::Entity)
        .and_where(Expr::col((comment::Entity, comment::Column::Id)).equals(column))
        .and_where(Expr::col((comment::Entity, comment::Column::SurveyId)).eq(question.survey))
        .and_where(Expr::col((comment::Entity, comment::Column::Field)).eq(question.field.as_str()))
        .to_owned();
    Expr::exists(there)
}

pub(super) fn themes_of(question: &Question) -> sea_orm::sea_query::SelectStatement {
    theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(question.survey))
        .filter(theme::Column::Field.eq(question.field.as_str()))
        .into_query()
}

/// What is known of the themes of a question when words are compared.
pub(super) struct Frame {
    /// How they stand.
    pub tree: Tree,
    /// When each was made.
    made: BTreeMap<i64, DateTime<Utc>>,
}

impl Frame {
    pub(super) async fn of(db: &impl ConnectionTrait, question: &Question) -> Result<Self, DbErr> {
        let made: Vec<(i64, DateTime<Utc>)> = theme::Entity::find()
            .select_only()
            .column(theme::Column::Id)
            .column(theme::Column::CreatedAt)
            .filter(theme::Column::SurveyId.eq(question.survey))
            .filter(theme::Column::Field.eq(question.field.as_str()))
            .filter(theme::Column::MergedInto.is_null())
            .order_by_asc(theme::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            tree: tree(db, question.survey, &question.field).await?,
            made: made.into_iter().collect(),
        })
    }

    /// What a theme became.
    pub(super) fn now(&self, theme: i64) -> i64 {
        after_merges(theme, self.tree.merged_into())
    }

    /// The same words about the themes there are now: what was said of a merged theme is said of
    /// what it became, and what belongs to a theme belongs to those above it.
    pub(super) fn told(&self, said: &Said) -> Said {
        let mut told = Said::new();
        for (theme, belongs) in said {
            let theme = self.now(*theme);
            let at = told.entry(theme).or_insert(false);
            *at |= belongs;
        }
        let inside: Vec<i64> = told.iter().filter(|(_, b)| **b).map(|(t, _)| *t).collect();
        for theme in inside {
            for above in self.tree.counted_in(theme) {
                told.insert(above, true);
            }
        }
        told
    }
}

/// What people said of comments: of these, whatever they decided when they read them or changed the
/// themes; what they let stand unread is no word of theirs.
pub(super) async fn people(
    db: &impl ConnectionTrait,
    question: &Question,
    frame: &Frame,
    coded: &[CodedBy],
) -> Result<HashMap<i64, Said>, DbErr> {
    let mut said: HashMap<i64, Said> = HashMap::new();
    for one in coded {
        // A theme that was there and not ticked was left out; one made later could not be.
        let there = frame.made.iter().filter(|(_, made)| **made <= one.at);
        let of_comment = said.entry(one.comment).or_default();
        of_comment.extend(there.map(|(theme, _)| (*theme, false)));
    }
    let splits: Vec<i64> = steps(db, question, Deed::Split).await?;
    for chunk in coded.chunks(400) {
        let words = theme_decision::Entity::find()
            .filter(theme_decision::Column::CommentId.is_in(chunk.iter().map(|c| c.comment)))
            .filter(theme_decision::Column::Undone.eq(false))
            .order_by_asc(theme_decision::Column::Id)
            .all(db)
            .await?;
        for word in words {
            let split = word.step_id.is_some_and(|step| splits.contains(&step));
            let of_comment = said.get_mut(&word.comment_id);
            if let Some(said) = of_comment.filter(|_| split || word.how.0 == How::Looked) {
                said.insert(frame.now(word.theme_id), word.belongs);
            }
        }
    }
    Ok(said)
}

/// What the program had proposed for comments before a person coded them: afterwards it may have
/// learned from them. A theme it did not know by then is missing.
pub(super) async fn program(
    db: &impl ConnectionTrait,
    question: &Question,
    frame: &Frame,
    coded: &[CodedBy],
) -> Result<HashMap<i64, Said>, DbErr> {
    let drawing: Vec<(i64, i64)> = theme_source::Entity::find()
        .select_only()
        .column(theme_source::Column::ThemeId)
        .column(theme_source::Column::ProposalId)
        .filter(theme_source::Column::ThemeId.in_subquery(themes_of(question)))
        .order_by_asc(theme_source::Column::ProposalId)
        .into_tuple()
        .all(db)
        .await?;
    let runs: Vec<(i64, Option<DateTime<Utc>>)> = theme_run::Entity::find()
        .select_only()
        .column(theme_run::Column::Id)
        .column(theme_run::Column::FinishedAt)
        .filter(theme_run::Column::SurveyId.eq(question.survey))
        .filter(theme_run::Column::Field.eq(question.field.as_str()))
        .order_by_asc(theme_run::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let of_runs: Vec<(i64, i64)> = theme_proposal::Entity::find()
        .select_only()
        .column(theme_proposal::Column::Id)
        .column(theme_proposal::Column::RunId)
        .filter(theme_proposal::Column::RunId.is_in(runs.iter().map(|(run, _)| *run)))
        .order_by_asc(theme_proposal::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let finished: HashMap<i64, DateTime<Utc>> = of_runs
        .into_iter()
        .filter_map(|(proposal, of)| {
            let (_, at) = runs.iter().find(|(run, _)| *run == of)?;
            Some((proposal, (*at)?))
        })
        .collect();
    let last: Option<Option<i64>> = proposal_comment::Entity::find()
        .select_only()
        .column_as(proposal_comment::Column::CommentId.max(), "last")
        .filter(proposal_comment::Column::ProposalId.is_in(finished.keys().copied()))
        .into_tuple()
        .one(db)
        .await?;
    let last = last.flatten().unwrap_or(0);
    let mut proposed: HashMap<i64, Vec<i64>> = HashMap::new();
    for chunk in coded.chunks(400) {
        let rows: Vec<(i64, i64)> = proposal_comment::Entity::find()
            .select_only()
            .column(proposal_comment::Column::CommentId)
            .column(proposal_comment::Column::ProposalId)
            .filter(proposal_comment::Column::CommentId.is_in(chunk.iter().map(|c| c.comment)))
            .into_tuple()
            .all(db)
            .await?;
        for (comment, proposal) in rows {
            proposed.entry(comment).or_default().push(proposal);
        }
    }
    let mut said: HashMap<i64, Said> = HashMap::new();
    // A comment that came after the last grouping was never proposed for anything.
    for one in coded.iter().filter(|one| one.comment <= last) {
        let of_comment = proposed.get(&one.comment).map_or(&[][..], Vec::as_slice);
        for (theme, proposal) in &drawing {
            if finished.get(proposal).is_some_and(|at| *at <= one.at) {
                let words = said.entry(one.comment).or_default();
                let belongs = words.entry(frame.now(*theme)).or_insert(false);
                *belongs |= of_comment.contains(proposal);
            }
        }
    }
    Ok(said)
}

/// What people said of single proposals when they looked through a sample of them: comment, theme,
/// and whether it belongs.
pub(super) async fn sampled(
    db: &impl ConnectionTrait,
    question: &Question,
    frame: &Frame,
) -> Result<Vec<(i64, i64, bool)>, DbErr> {
    let batches = steps(db, question, Deed::Batch).await?;
    let rows: Vec<(i64, i64, bool)> = theme_decision::Entity::find()
        .select_only()
        .column(theme_decision::Column::CommentId)
        .column(theme_decision::Column::ThemeId)
        .column(theme_decision::Column::Belongs)
        .filter(theme_decision::Column::StepId.is_in(batches))
        .filter(theme_decision::Column::How.eq(Stored(How::Looked)))
        .filter(theme_decision::Column::Undone.eq(false))
        .order_by_asc(theme_decision::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let now = |(comment, theme, belongs)| (comment, frame.now(theme), belongs);
    Ok(rows.into_iter().map(now).collect())
}

/// The steps of a question of one kind that stand.
async fn steps(
    db: &impl ConnectionTrait,
    question: &Question,
    deed: Deed,
) -> Result<Vec<i64>, DbErr> {
    theme_step::Entity::find()
        .select_only()
        .column(theme_step::Column::Id)
        .filter(theme_step::Column::SurveyId.eq(question.survey))
        .filter(theme_step::Column::Field.eq(question.field.as_str()))
        .filter(theme_step::Column::Deed.eq(Stored(deed)))
        .filter(theme_step::Column::UndoneAt.is_null())
        .order_by_asc(theme_step::Column::Id)
        .into_tuple()
        .all(db)
        .await
}
