//! Writing down which comments are near-identical.

use std::collections::HashSet;

use domain::Now;
use entity::{bundle, bundle_look, bundled, comment};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set,
};

use super::Question;
use super::frame::own;
use crate::db::Tx;
use crate::themes::queries::Unlooked;

/// Near-identical comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The comments, each with the number of its text.
    pub comments: Vec<(i64, i32)>,
    /// How many different points they make.
    pub points: i32,
}

impl Bundle {
    /// The comment that came first.
    #[must_use]
    pub fn first(&self) -> Option<i64> {
        self.comments.iter().map(|(id, _)| *id).min()
    }
}

/// Forgets the bundles of a question that were found before.
pub async fn forget_bundles(tx: &Tx, question: &Question) -> Result<(), DbErr> {
    bundle::Entity::delete_many()
        .filter(bundle::Column::SurveyId.eq(question.survey))
        .filter(bundle::Column::Field.eq(question.field.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps a bundle of a question, with what it comes to; its comments follow. The key.
pub async fn keep_bundle(tx: &Tx, question: &Question, found: &Bundle) -> Result<i64, DbErr> {
    let mut texts: Vec<i32> = found.comments.iter().map(|(_, text)| *text).collect();
    texts.sort_unstable();
    texts.dedup();
    let row = bundle::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        points: Set(found.points),
        submissions: Set(i64::try_from(found.comments.len()).unwrap_or(i64::MAX)),
        texts: Set(i32::try_from(texts.len()).unwrap_or(i32::MAX)),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// Puts some comments into a bundle; the first of all of them stands for it. Comments that were
/// withdrawn meanwhile are left out.
pub async fn fill_bundle(
    tx: &Tx,
    question: &Question,
    bundle: i64,
    comments: &[(i64, i32)],
    first: Option<i64>,
) -> Result<(), DbErr> {
    let ids: Vec<i64> = comments.iter().map(|(id, _)| *id).collect();
    let there: HashSet<i64> = own(tx, question, &ids).await?.into_iter().collect();
    let there: Vec<&(i64, i32)> = comments
        .iter()
        .filter(|(comment, _)| there.contains(comment))
        .collect();
    for chunk in there.chunks(500) {
        let rows = chunk.iter().map(|(comment, number)| bundled::ActiveModel {
            comment_id: Set(*comment),
            bundle_id: Set(bundle),
            text_number: Set(*number),
            is_first: Set(Some(*comment) == first),
        });
        bundled::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Notes that a question was looked through, and how much of it.
pub async fn looked_through(tx: &Tx, of: &Unlooked, now: Now) -> Result<(), DbErr> {
    let question = &of.question;
    let look = bundle_look::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(question.field.clone()),
        comments: Set(of.comments),
        last_comment: Set(of.last),
        at: Set(now.utc()),
    };
    let key = [bundle_look::Column::SurveyId, bundle_look::Column::Field];
    let again = OnConflict::columns(key)
        .update_columns([
            bundle_look::Column::Comments,
            bundle_look::Column::LastComment,
            bundle_look::Column::At,
        ])
        .to_owned();
    bundle_look::Entity::insert(look)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Takes comments out of their bundles before they are withdrawn or set aside: what is left of a
/// bundle is counted anew, and another stands for it where the first went.
pub async fn leave_bundles(tx: &Tx, which: Expr) -> Result<(), DbErr> {
    let comments = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(which)
        .into_query();
    let rows = bundled::Entity::find()
        .filter(bundled::Column::CommentId.in_subquery(comments))
        .all(tx)
        .await?;
    let bundles: HashSet<i64> = rows.iter().map(|row| row.bundle_id).collect();
    if rows.is_empty() {
        return Ok(());
    }
    bundled::Entity::delete_many()
        .filter(bundled::Column::CommentId.is_in(rows.iter().map(|row| row.comment_id)))
        .exec(tx)
        .await?;
    for bundle in bundles {
        count_anew(tx, bundle).await?;
    }
    Ok(())
}

async fn count_anew(tx: &Tx, bundle: i64) -> Result<(), DbErr> {
    let column = |column: bundled::Column| Expr::col(column);
    let left: Option<(i64, i64, Option<i64>)> = bundled::Entity::find()
        .select_only()
        .expr_as(column(bundled::Column::CommentId).count(), "submissions")
        .expr_as(
            column(bundled::Column::TextNumber).count_distinct(),
            "texts",
        )
        .expr_as(column(bundled::Column::CommentId).min(), "first")
        .filter(bundled::Column::BundleId.eq(bundle))
        .into_tuple()
        .one(tx)
        .await?;
    let Some((submissions, texts, Some(first))) = left else {
        bundle::Entity::delete_by_id(bundle).exec(tx).await?;
        return Ok(());
    };
    let texts = i32::try_from(texts).unwrap_or(i32::MAX);
    bundle::Entity::update_many()
        .col_expr(bundle::Column::Submissions, Expr::value(submissions))
        .col_expr(bundle::Column::Texts, Expr::value(texts))
        .filter(bundle::Column::Id.eq(bundle))
        .exec(tx)
        .await?;
    bundled::Entity::update_many()
        .col_expr(bundled::Column::IsFirst, Expr::value(true))
        .filter(bundled::Column::CommentId.eq(first))
        .exec(tx)
        .await?;
    Ok(())
}
