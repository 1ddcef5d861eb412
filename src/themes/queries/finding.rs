//! Finding comments by words. The only place that speaks to each database in its own tongue: both
//! compare words by their bytes alone, which `domain::finding` has folded before.

use std::collections::BTreeMap;

use domain::finding::{Part, Words, words_of};
use entity::{comment, saved_search, themed};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};

use super::comments::{Asked, asked};
use crate::staff::queries::names;
use crate::themes::commands::Question;

/// PostgreSQL counts places no further.
const LAST_PLACE: usize = 16_383;

/// The words of a text as they are kept beside it.
#[must_use]
pub fn kept(backend: DbBackend, text: &str) -> String {
    if backend != DbBackend::Postgres {
        let words: Vec<String> = words_of(text).map(|word| word.folded).collect();
        return words.join(" ");
    }
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (place, word) in (1..).zip(words_of(text)) {
        let places = places.entry(word.folded).or_default();
        places.push(LAST_PLACE.min(place).to_string());
    }
    let word = |(word, places): (&String, &Vec<String>)| format!("'{word}':{}", places.join(","));
    let words: Vec<String> = places.iter().map(word).collect();
    words.join(" ")
}

/// The comments that have the words wanted and none of the others. What was typed is bound, never
/// written into the statement.
pub(super) fn having(backend: DbBackend, words: &Words) -> Condition {
    let postgres = backend == DbBackend::Postgres;
    let one = if postgres { lexemes } else { phrase };
    let (and, or, wants, spares) = match postgres {
        true => (
            " & ",
            " | ",
            "CAST(comment.words AS tsvector) @@ CAST($1 AS tsquery)",
            "(CAST(comment.words AS tsvector) @@ CAST($1 AS tsquery)) IS NOT TRUE",
        ),
        false => (
            " AND ",
            " OR ",
            "comment.id IN (SELECT rowid FROM comment_found WHERE comment_found MATCH ?)",
            "comment.id NOT IN (SELECT rowid FROM comment_found WHERE comment_found MATCH ?)",
        ),
    };
    let all = |parts: &[Part], join: &str| -> Option<String> {
        let parts: Vec<String> = parts.iter().map(one).collect();
        (!parts.is_empty()).then(|| parts.join(join))
    };
    let wanted = all(&words.wanted, and).map(|typed| Expr::cust_with_values(wants, [typed]));
    let spared = all(&words.unwanted, or).map(|typed| Expr::cust_with_values(spares, [typed]));
    Condition::all().add_option(wanted).add_option(spared)
}

/// A part as SQLite reads it. Nothing but letters, digits and marks stands between its quotes.
fn phrase(part: &Part) -> String {
    let star = if part.begins { " *" } else { "" };
    format!("\"{}\"{star}", part.words.join(" "))
}

/// A part as PostgreSQL reads it.
fn lexemes(part: &Part) -> String {
    let last = part.words.len().saturating_sub(1);
    let one = |(at, word): (usize, &String)| match part.begins && at == last {
        true => format!("'{word}':*"),
        false => format!("'{word}'"),
    };
    let words: Vec<String> = part.words.iter().enumerate().map(one).collect();
    format!("({})", words.join(" <-> "))
}

/// The keys of all comments of a list, in the order they came; `None` when there are more than
/// `most`.
pub async fn all_found(
    db: &impl ConnectionTrait,
    question: &Question,
    of: &Asked,
    most: usize,
) -> Result<Option<Vec<i64>>, DbErr> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let ids: Vec<i64> = asked(db, question.survey, &question.field, of)
        .select_only()
        .column(comment::Column::Id)
        .order_by_asc(comment::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    Ok((ids.len() <= most).then_some(ids))
}

/// Those of these comments that are in a list, in the order given.
pub async fn among(
    db: &impl ConnectionTrait,
    question: &Question,
    of: &Asked,
    ids: &[i64],
) -> Result<Vec<i64>, DbErr> {
    let mut found = std::collections::HashSet::new();
    for chunk in ids.chunks(500) {
        let some: Vec<i64> = asked(db, question.survey, &question.field, of)
            .select_only()
            .column(comment::Column::Id)
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(some);
    }
    Ok(ids
        .iter()
        .copied()
        .filter(|id| found.contains(id))
        .collect())
}

/// A comment whose meaning is read: its key, its words, its language.
pub type Said = (i64, String, Option<String>);

/// Comments of a question after one of them, in the order they came.
pub async fn said_after(
    db: &impl ConnectionTrait,
    question: &Question,
    after: i64,
    most: u64,
) -> Result<Vec<Said>, DbErr> {
    comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::Text)
        .column(comment::Column::Language)
        .filter(comment::Column::SurveyId.eq(question.survey))
        .filter(comment::Column::Field.eq(question.field.as_str()))
        .filter(comment::Column::Id.gt(after))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Comments of a theme, in the order they came.
pub async fn said_in(db: &impl ConnectionTrait, theme: i64, most: u64) -> Result<Vec<Said>, DbErr> {
    comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::Text)
        .column(comment::Column::Language)
        .filter(comment::Column::SurveyId.is_not_null())
        .filter(comment::Column::Id.in_subquery(members_of(theme)))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

fn members_of(theme: i64) -> SelectStatement {
    Query::select()
        .column(themed::Column::CommentId)
        .from(themed::Entity)
        .and_where(Expr::col(themed::Column::ThemeId).eq(theme))
        .to_owned()
}

/// Some comments of a theme, spread evenly over all of them, in the order they came.
pub async fn spread(db: &impl ConnectionTrait, theme: i64, most: usize) -> Result<Vec<i64>, DbErr> {
    let order = [(themed::Column::CommentId, Order::Asc)];
    let (_, ids) = spread_over(db, rows_of(theme), &order, most).await?;
    Ok(ids)
}

/// The rows of a theme.
pub(super) fn rows_of(theme: i64) -> Select<themed::Entity> {
    themed::Entity::find()
        .select_only()
        .filter(themed::Column::ThemeId.eq(theme))
}

/// How many comments there are in some rows of a theme, and some of them, spread evenly over all in
/// an order that an index has: of tens of thousands only those are read. Where comments were set
/// aside, a few of the places stay empty.
pub(super) async fn spread_over(
    db: &impl ConnectionTrait,
    rows: Select<themed::Entity>,
    order: &[(themed::Column, Order)],
    most: usize,
) -> Result<(usize, Vec<i64>), DbErr> {
    let set_aside = Query::select()
        .column(comment::Column::Id)
        .from(comment::Entity)
        .and_where(Expr::col(comment::Column::SurveyId).is_null())
        .to_owned();
    let count = async |rows: Select<themed::Entity>| -> Result<u64, DbErr> {
        let n: Option<i64> = rows
            .expr_as(Expr::cust("COUNT(*)"), "n")
            .into_tuple()
            .one(db)
            .await?;
        Ok(n.unwrap_or(0).unsigned_abs())
    };
    let all = count(rows.clone()).await?;
    let aside = rows
        .clone()
        .filter(themed::Column::CommentId.in_subquery(set_aside));
    let counted = all.saturating_sub(count(aside).await?);
    let take = Ord::min(u64::try_from(most).unwrap_or(u64::MAX), counted);
    let mut found: Vec<i64> = Vec::new();
    for at in 0..take {
        let mut row = rows.clone().column(themed::Column::CommentId);
        for (column, order) in order {
            row = row.order_by(*column, order.clone());
        }
        let place = (2 * at + 1) * all / (2 * take);
        let id: Option<i64> = row.offset(place).limit(1).into_tuple().one(db).await?;
        found.extend(id);
    }
    let stay: Vec<i64> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::Id.is_in(found.iter().copied()))
        .filter(comment::Column::SurveyId.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    found.retain(|id| stay.contains(id));
    Ok((usize::try_from(counted).unwrap_or(usize::MAX), found))
}

/// A search that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchRow {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// What is looked for: the query of its address.
    pub query: String,
    /// Who named it.
    pub by: Option<String>,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
}

/// The searches of a question that were named, by their names.
pub async fn searches(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<SearchRow>, DbErr> {
    let rows = saved_search::Entity::find()
        .filter(saved_search::Column::SurveyId.eq(question.survey))
        .filter(saved_search::Column::Field.eq(question.field.as_str()))
        .order_by_asc(saved_search::Column::Name)
        .order_by_asc(saved_search::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| Some(row.staff_id))).await?;
    let row = |row: saved_search::Model| SearchRow {
        id: row.id,
        by: names.of(Some(row.staff_id)),
        name: row.name,
        query: row.query,
        at: row.at,
    };
    Ok(rows.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_as_each_database_compares_them() {
        let text = "Bus, bus! Too late: mae'n \"'); DROP TABLE comment; --";
        assert_eq!(
            kept(DbBackend::Sqlite, text),
            "bus bus too late mae n drop table comment"
        );
        assert_eq!(
            kept(DbBackend::Postgres, text),
            "'bus':1,2 'comment':9 'drop':7 'late':4 'mae':5 'n':6 'table':8 'too':3"
        );
        assert_eq!(kept(DbBackend::Postgres, "!"), "");
    }

    #[test]
    fn what_is_looked_for_is_put_as_each_database_reads_it() {
        let words = Words::parse("bus \"too la*\" mae'n");
        let parts =
            |one: fn(&Part) -> String| -> Vec<String> { words.wanted.iter().map(one).collect() };
        assert_eq!(parts(phrase), ["\"bus\"", "\"too la\" *", "\"mae n\""]);
        assert_eq!(
            parts(lexemes),
            ["('bus')", "('too' <-> 'la':*)", "('mae' <-> 'n')"]
        );
    }
}
