//! Who reads which comments.

use domain::Now;
use entity::{comment, reading_turn};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::steps::lock;
use super::{Question, record};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// Asks somebody to read the next comments that nobody has read and nobody was asked to read.
/// How many those are; they end where comments begin that somebody else was asked to read.
pub async fn give(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    reader: i64,
    count: u32,
    now: Now,
) -> Result<usize, DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let unread = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.eq(question.survey))
        .filter(comment::Column::Field.eq(field))
        .filter(comment::Column::ReadFirstBy.is_null())
        .order_by_asc(comment::Column::Id);
    let first: Option<i64> = unread
        .clone()
        .filter(in_nobodys_turn(&question))
        .into_tuple()
        .one(tx)
        .await?;
    let Some(first) = first else {
        return Ok(0);
    };
    let next = reading_turn::Entity::find()
        .filter(reading_turn::Column::SurveyId.eq(question.survey))
        .filter(reading_turn::Column::Field.eq(field))
        .filter(reading_turn::Column::FirstComment.gt(first))
        .order_by_asc(reading_turn::Column::FirstComment)
        .one(tx)
        .await?;
    let mut range = unread.filter(comment::Column::Id.gte(first));
    if let Some(next) = next {
        range = range.filter(comment::Column::Id.lt(next.first_comment));
    }
    let ids: Vec<i64> = range.limit(u64::from(count)).into_tuple().all(tx).await?;
    let Some(last) = ids.last() else {
        return Ok(0);
    };
    let row = reading_turn::ActiveModel {
        survey_id: Set(question.survey),
        field: Set(field.to_owned()),
        staff_id: Set(reader),
        first_comment: Set(first),
        last_comment: Set(*last),
        comments: Set(i32::try_from(ids.len()).unwrap_or(i32::MAX)),
        given_by: Set(by.actor().staff().unwrap_or_default()),
        given_at: Set(now.utc()),
        ..Default::default()
    };
    let turn = row.insert(tx).await?.id;
    let detail = json!({ "field": field, "turn": turn, "reader": reader, "comments": ids.len() });
    record(tx, by, "themes.give_reading", detail, now).await?;
    Ok(ids.len())
}

/// A comment that lies in nobody's turn.
pub(in crate::themes) fn in_nobodys_turn(question: &Question) -> sea_orm::sea_query::Expr {
    let turns = Query::select()
        .expr(Expr::value(1))
        .from(reading_turn::Entity)
        .and_where(
            Expr::col((reading_turn::Entity, reading_turn::Column::SurveyId)).eq(question.survey),
        )
        .and_where(
            Expr::col((reading_turn::Entity, reading_turn::Column::Field))
                .eq(question.field.as_str()),
        )
        .and_where(
            Expr::col((comment::Entity, comment::Column::Id)).gte(Expr::col((
                reading_turn::Entity,
                reading_turn::Column::FirstComment,
            ))),
        )
        .and_where(
            Expr::col((comment::Entity, comment::Column::Id)).lte(Expr::col((
                reading_turn::Entity,
                reading_turn::Column::LastComment,
            ))),
        )
        .to_owned();
    Expr::exists(turns).not()
}

/// Takes comments back that somebody was asked to read; what was read stays read. `false` when
/// there is no such turn.
pub async fn take_back(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    turn: i64,
    now: Now,
) -> Result<bool, DbErr> {
    let gone = reading_turn::Entity::delete_many()
        .filter(reading_turn::Column::Id.eq(turn))
        .filter(reading_turn::Column::SurveyId.eq(by.object().0))
        .filter(reading_turn::Column::Field.eq(field))
        .exec(tx)
        .await?;
    if gone.rows_affected == 0 {
        return Ok(false);
    }
    let detail = json!({ "field": field, "turn": turn });
    record(tx, by, "themes.take_reading_back", detail, now).await?;
    Ok(true)
}
