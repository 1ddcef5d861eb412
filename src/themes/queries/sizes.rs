//! How much was said of each theme.

use std::collections::HashMap;

use domain::frame::By;
use domain::response::Channel;
use entity::{Stored, comment, response, themed};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Size;

#[derive(FromQueryResult)]
struct Counted {
    theme_id: i64,
    by: Stored<By>,
    n: i64,
}

/// Counts by theme. What was set aside is few, and taken off, so that the many are counted from an
/// index alone.
pub(super) async fn sizes(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
    of_themes: &SelectStatement,
) -> Result<HashMap<i64, Size>, DbErr> {
    let mut sizes: HashMap<i64, Size> = HashMap::new();
    let all = themed::Entity::find()
        .select_only()
        .column(themed::Column::ThemeId)
        .column(themed::Column::By)
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .filter(themed::Column::ThemeId.in_subquery(of_themes.clone()))
        .group_by(themed::Column::ThemeId)
        .group_by(themed::Column::By)
        .into_model::<Counted>()
        .all(db)
        .await?;
    for row in all {
        let size = sizes.entry(row.theme_id).or_default();
        size.comments += row.n.unsigned_abs();
        if row.by.0 == By::Machine {
            size.open += row.n.unsigned_abs();
        }
    }
    for row in aside(db, field, of_themes).await? {
        let size = sizes.entry(row.theme_id).or_default();
        size.comments = size.comments.saturating_sub(row.n.unsigned_abs());
        if row.by.0 == By::Machine {
            size.open = size.open.saturating_sub(row.n.unsigned_abs());
        }
    }
    let formal = joined(field, of_themes)
        .and_where(comment_column(comment::Column::SurveyId).eq(survey))
        .and_where(comment_column(comment::Column::Channel).eq(Stored(Channel::Organisation)))
        .to_owned();
    let mut bodies = Counted::find_by_statement(db.get_database_backend().build(&formal))
        .all(db)
        .await?;
    bodies.extend(petitions(db, survey, field).await?);
    for row in bodies {
        sizes.entry(row.theme_id).or_default().bodies += row.n.unsigned_abs();
    }
    Ok(sizes)
}

/// Comments that were set aside, by theme. They are few, and found first.
async fn aside(
    db: &impl ConnectionTrait,
    field: &str,
    of_themes: &SelectStatement,
) -> Result<Vec<Counted>, DbErr> {
    let comments: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::SurveyId.is_null())
        .filter(comment::Column::Field.eq(field))
        .into_tuple()
        .all(db)
        .await?;
    let mut found = Vec::new();
    for chunk in comments.chunks(500) {
        let some = themed::Entity::find()
            .select_only()
            .column(themed::Column::ThemeId)
            .column(themed::Column::By)
            .expr_as(Expr::cust("COUNT(*)"), "n")
            .filter(themed::Column::CommentId.is_in(chunk.iter().copied()))
            .filter(themed::Column::ThemeId.in_subquery(of_themes.clone()))
            .group_by(themed::Column::ThemeId)
            .group_by(themed::Column::By)
            .into_model::<Counted>()
            .all(db)
            .await?;
        found.extend(some);
    }
    Ok(found)
}

/// Petitions by theme. They are few, and found from the response on.
async fn petitions(
    db: &impl ConnectionTrait,
    survey: i64,
    field: &str,
) -> Result<Vec<Counted>, DbErr> {
    let signed: Vec<i64> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::Signatures.is_not_null())
        .filter(response::Column::Channel.ne(Stored(Channel::Organisation)))
        .order_by_asc(response::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    if signed.is_empty() {
        return Ok(Vec::new());
    }
    let comments: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::ResponseId.is_in(signed))
        .filter(Expr::col((comment::Entity, comment::Column::Field)).eq(field))
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    themed::Entity::find()
        .select_only()
        .column(themed::Column::ThemeId)
        .column(themed::Column::By)
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .filter(themed::Column::CommentId.is_in(comments))
        .group_by(themed::Column::ThemeId)
        .group_by(themed::Column::By)
        .into_model::<Counted>()
        .all(db)
        .await
}

fn comment_column(column: comment::Column) -> Expr {
    Expr::col((comment::Entity, column))
}

/// Comments of a field with their themes, counted by theme.
fn joined(field: &str, of_themes: &SelectStatement) -> SelectStatement {
    Query::select()
        .column((themed::Entity, themed::Column::ThemeId))
        .column((themed::Entity, themed::Column::By))
        .expr_as(
            Func::count(Expr::col((themed::Entity, themed::Column::CommentId))),
            Alias::new("n"),
        )
        .from(comment::Entity)
        .inner_join(
            themed::Entity,
            Expr::col((themed::Entity, themed::Column::CommentId))
                .equals((comment::Entity, comment::Column::Id)),
        )
        .and_where(comment_column(comment::Column::Field).eq(field))
        .and_where(
            Expr::col((themed::Entity, themed::Column::ThemeId)).in_subquery(of_themes.clone()),
        )
        .group_by_col((themed::Entity, themed::Column::ThemeId))
        .group_by_col((themed::Entity, themed::Column::By))
        .to_owned()
}
