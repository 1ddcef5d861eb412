//! What is done with comments that were found, and the searches that found them.

use domain::Now;
use domain::frame::How;
use entity::{comment, saved_search};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::coding::move_as;
use super::frame::{New, make_as};
use super::{Question, record};
use crate::db::Tx;
use crate::redaction::queries::Copies;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;
use crate::themes::queries::kept;

type Officer = In<SurveyId, DecideThemes>;

/// The most searches a question keeps.
const MOST_SEARCHES: u64 = 200;

/// Makes a theme of all comments that were found, read or not. Its key, and how many it has.
pub async fn make_of_found(
    tx: &Tx,
    by: &Officer,
    field: &str,
    name: &str,
    comments: &[i64],
    now: Now,
) -> Result<(i64, usize), DbErr> {
    let new = New {
        name,
        definition: "",
        excludes: "",
        words: "",
        parent: None,
    };
    make_as(tx, by, field, &new, comments, How::Batch, now).await
}

/// Puts all comments that were found into a theme, or takes them out of one, read or not. How many
/// moved; `None` when a theme is not of this question.
pub async fn move_found(
    tx: &Tx,
    by: &Officer,
    question: &Question,
    comments: &[i64],
    ways: (Option<i64>, Option<i64>),
    now: Now,
) -> Result<Option<usize>, DbErr> {
    move_as(tx, by, question, comments, ways, How::Batch, now).await
}

/// Keeps a search under a name; one of the same name makes way. `None` when there are too many.
pub async fn keep_search(
    tx: &Tx,
    by: &Officer,
    field: &str,
    name: &str,
    query: &str,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let question = Question::of(by, field);
    let of_question = || {
        saved_search::Entity::find()
            .filter(saved_search::Column::SurveyId.eq(question.survey))
            .filter(saved_search::Column::Field.eq(field))
    };
    let same = of_question()
        .filter(saved_search::Column::Name.eq(name))
        .one(tx)
        .await?;
    let staff = by.actor().staff().unwrap_or_default();
    let id = match same {
        Some(row) => {
            let id = row.id;
            let mut row = row.into_active_model();
            row.query = Set(query.to_owned());
            row.staff_id = Set(staff);
            row.at = Set(now.utc());
            row.update(tx).await?;
            id
        }
        None if of_question().count(tx).await? >= MOST_SEARCHES => return Ok(None),
        None => {
            let row = saved_search::ActiveModel {
                survey_id: Set(question.survey),
                field: Set(field.to_owned()),
                name: Set(name.to_owned()),
                query: Set(query.to_owned()),
                staff_id: Set(staff),
                at: Set(now.utc()),
                ..Default::default()
            };
            row.insert(tx).await?.id
        }
    };
    let detail = json!({ "field": field, "search": id });
    record(tx, by, "themes.search.keep", detail, now).await?;
    Ok(Some(id))
}

/// A search of this question.
async fn own_search(
    tx: &Tx,
    by: &Officer,
    field: &str,
    id: i64,
) -> Result<Option<saved_search::Model>, DbErr> {
    saved_search::Entity::find_by_id(id)
        .filter(saved_search::Column::SurveyId.eq(by.object().0))
        .filter(saved_search::Column::Field.eq(field))
        .one(tx)
        .await
}

/// Names a search anew. `false` when it is not of this question.
pub async fn rename_search(
    tx: &Tx,
    by: &Officer,
    field: &str,
    id: i64,
    name: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let Some(row) = own_search(tx, by, field, id).await? else {
        return Ok(false);
    };
    let mut row = row.into_active_model();
    row.name = Set(name.to_owned());
    row.staff_id = Set(by.actor().staff().unwrap_or_default());
    row.at = Set(now.utc());
    row.update(tx).await?;
    let detail = json!({ "field": field, "search": id });
    record(tx, by, "themes.search.rename", detail, now).await?;
    Ok(true)
}

/// Forgets a search. `false` when it is not of this question.
pub async fn drop_search(
    tx: &Tx,
    by: &Officer,
    field: &str,
    id: i64,
    now: Now,
) -> Result<bool, DbErr> {
    if own_search(tx, by, field, id).await?.is_none() {
        return Ok(false);
    }
    saved_search::Entity::delete_by_id(id).exec(tx).await?;
    let detail = json!({ "field": field, "search": id });
    record(tx, by, "themes.search.drop", detail, now).await?;
    Ok(true)
}

/// Writes down the words of comments that have none yet, as far as they may be shown: nobody finds a
/// comment by words that are taken out of it. How many comments those were.
pub async fn write_words(tx: &Tx, most: u64) -> Result<usize, DbErr> {
    // Held, so that what may be shown does not change in between.
    let rows = comment::Entity::find()
        .filter(comment::Column::Words.is_null())
        .filter(comment::Column::Looked.eq(true))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .lock_exclusive()
        .all(tx)
        .await?;
    let copies = Copies::of(tx, &rows).await?;
    let backend = tx.get_database_backend();
    for row in &rows {
        let words = kept(backend, &copies.shown(row));
        comment::Entity::update_many()
            .col_expr(comment::Column::Words, Expr::value(words))
            .filter(comment::Column::Id.eq(row.id))
            .exec(tx)
            .await?;
    }
    Ok(rows.len())
}
