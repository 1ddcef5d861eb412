//! Whether every comment of a question was read, and by whom.

use domain::response::Channel;
use entity::{Stored, comment, comment_translation, reading_turn};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::comments::in_turn_of;
use crate::staff::queries::names;
use crate::themes::commands::{Question, in_nobodys_turn};

/// What is to be read of a question, and who has.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Who read how many comments first, most first; a name is missing where the account is gone.
    pub readers: Vec<(Option<String>, u64)>,
    /// Comments nobody has read.
    pub unread: u64,
    /// How they came in.
    pub channels: Vec<(Channel, u64)>,
    /// Their languages (ISO 639-3), none before it was looked at; and how many of them have a
    /// translation.
    pub languages: Vec<(Option<String>, u64, u64)>,
    /// Who was asked to read what.
    pub turns: Vec<TurnRow>,
}

/// Comments somebody was asked to read.
#[derive(Clone, Debug)]
pub struct TurnRow {
    /// Key.
    pub id: i64,
    /// Who.
    pub reader: Option<String>,
    /// How many there were.
    pub comments: u64,
    /// How many of them nobody has read.
    pub unread: u64,
    /// Who asked.
    pub by: Option<String>,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
}

fn of(question: &Question) -> sea_orm::Select<comment::Entity> {
    comment::Entity::find()
        .filter(comment::Column::SurveyId.eq(question.survey))
        .filter(comment::Column::Field.eq(question.field.as_str()))
}

/// Who has read what of a question.
pub async fn reading(db: &impl ConnectionTrait, question: &Question) -> Result<Reading, DbErr> {
    let by_reader: Vec<(Option<i64>, i64)> = of(question)
        .select_only()
        .column(comment::Column::ReadFirstBy)
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .group_by(comment::Column::ReadFirstBy)
        .into_tuple()
        .all(db)
        .await?;
    let channels: Vec<(Stored<Channel>, i64)> = of(question)
        .select_only()
        .column(comment::Column::Channel)
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .group_by(comment::Column::Channel)
        .into_tuple()
        .all(db)
        .await?;
    let languages = languages(db, question).await?;
    let translated = translated(db, question).await?;
    let turns = reading_turn::Entity::find()
        .filter(reading_turn::Column::SurveyId.eq(question.survey))
        .filter(reading_turn::Column::Field.eq(question.field.as_str()))
        .order_by_asc(reading_turn::Column::FirstComment)
        .all(db)
        .await?;
    let left = left(db, question).await?;
    let people = turns.iter().flat_map(|turn| [turn.staff_id, turn.given_by]);
    let people = people.map(Some).chain(by_reader.iter().map(|(id, _)| *id));
    let names = names(db, people).await?;
    let mut readers: Vec<(Option<String>, u64)> = by_reader
        .iter()
        .filter(|(id, _)| id.is_some())
        .map(|(id, n)| (names.of(*id), n.unsigned_abs()))
        .collect();
    readers.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), name.clone()));
    let unread = by_reader.iter().filter(|(id, _)| id.is_none());
    let mut channels: Vec<(Channel, u64)> = channels
        .into_iter()
        .map(|(channel, n)| (channel.0, n.unsigned_abs()))
        .collect();
    channels.sort_by_key(|(channel, n)| (std::cmp::Reverse(*n), *channel));
    let languages: Vec<(Option<String>, u64, u64)> = languages
        .into_iter()
        .map(|(tag, n)| {
            let done = translated.iter().find(|(of, _)| *of == tag);
            (tag, n, done.map_or(0, |(_, n)| *n))
        })
        .collect();
    Ok(Reading {
        readers,
        unread: unread.map(|(_, n)| n.unsigned_abs()).sum(),
        channels,
        languages,
        turns: turns
            .into_iter()
            .map(|turn| TurnRow {
                id: turn.id,
                reader: names.of(Some(turn.staff_id)),
                comments: u64::from(turn.comments.unsigned_abs()),
                unread: left
                    .iter()
                    .find(|row| row.id == turn.id)
                    .map_or(0, |row| row.n.unsigned_abs()),
                by: names.of(Some(turn.given_by)),
                at: turn.given_at,
            })
            .collect(),
    })
}

/// The languages of the comments of a question, none before it was looked at; most spoken first.
pub async fn languages(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<(Option<String>, u64)>, DbErr> {
    let counted: Vec<(Option<String>, i64)> = of(question)
        .select_only()
        .column(comment::Column::Language)
        .expr_as(Expr::cust("COUNT(*)"), "n")
        .group_by(comment::Column::Language)
        .into_tuple()
        .all(db)
        .await?;
    let mut languages: Vec<(Option<String>, u64)> = counted
        .into_iter()
        .map(|(tag, n)| (tag, n.unsigned_abs()))
        .collect();
    languages.sort_by_key(|(tag, n)| (std::cmp::Reverse(*n), tag.clone()));
    Ok(languages)
}

#[derive(FromQueryResult)]
struct Left {
    id: i64,
    n: i64,
}

/// How many comments of each turn nobody has read.
async fn left(db: &impl ConnectionTrait, question: &Question) -> Result<Vec<Left>, DbErr> {
    let turn = |column| Expr::col((reading_turn::Entity, column));
    let said = |column| Expr::col((comment::Entity, column));
    let query = Query::select()
        .column((reading_turn::Entity, reading_turn::Column::Id))
        .expr_as(Func::count(said(comment::Column::Id)), Alias::new("n"))
        .from(reading_turn::Entity)
        .inner_join(
            comment::Entity,
            said(comment::Column::Id)
                .gte(turn(reading_turn::Column::FirstComment))
                .and(said(comment::Column::Id).lte(turn(reading_turn::Column::LastComment))),
        )
        .and_where(turn(reading_turn::Column::SurveyId).eq(question.survey))
        .and_where(turn(reading_turn::Column::Field).eq(question.field.as_str()))
        .and_where(said(comment::Column::SurveyId).eq(question.survey))
        .and_where(said(comment::Column::Field).eq(question.field.as_str()))
        .and_where(said(comment::Column::ReadFirstBy).is_null())
        .group_by_col((reading_turn::Entity, reading_turn::Column::Id))
        .to_owned();
    Left::find_by_statement(db.get_database_backend().build(&query))
        .all(db)
        .await
}

#[derive(FromQueryResult)]
struct Translated {
    language: Option<String>,
    n: i64,
}

/// How many comments have a translation, by language.
async fn translated(
    db: &impl ConnectionTrait,
    question: &Question,
) -> Result<Vec<(Option<String>, u64)>, DbErr> {
    let said = |column| Expr::col((comment::Entity, column));
    let query = Query::select()
        .column((comment::Entity, comment::Column::Language))
        .expr_as(Func::count(said(comment::Column::Id)), Alias::new("n"))
        .from(comment_translation::Entity)
        .inner_join(
            comment::Entity,
            said(comment::Column::Id).equals((
                comment_translation::Entity,
                comment_translation::Column::CommentId,
            )),
        )
        .and_where(said(comment::Column::SurveyId).eq(question.survey))
        .and_where(said(comment::Column::Field).eq(question.field.as_str()))
        .group_by_col((comment::Entity, comment::Column::Language))
        .to_owned();
    let rows = Translated::find_by_statement(db.get_database_backend().build(&query))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.language, row.n.unsigned_abs()))
        .collect())
}

/// The comment somebody reads next, after the one they are at: of those they were asked to read, then
/// of those nobody was asked to read, then of any. From the end it begins again at the first.
pub async fn next_unread(
    db: &impl ConnectionTrait,
    question: &Question,
    staff: Option<i64>,
    after: i64,
) -> Result<Option<i64>, DbErr> {
    let unread = || {
        of(question)
            .select_only()
            .column(comment::Column::Id)
            .filter(comment::Column::ReadFirstBy.is_null())
            .order_by_asc(comment::Column::Id)
            .limit(1)
    };
    let own = staff.map(|staff| in_turn_of(question.survey, &question.field, staff));
    let ways = [
        own,
        Some(in_nobodys_turn(question)),
        Some(Expr::value(1).eq(1)),
    ];
    for way in ways.into_iter().flatten() {
        let ahead = unread().filter(way.clone());
        let ahead = ahead.filter(comment::Column::Id.gt(after));
        if let Some(id) = ahead.into_tuple().one(db).await? {
            return Ok(Some(id));
        }
        let again = unread().filter(way).filter(comment::Column::Id.lte(after));
        if let Some(id) = again.into_tuple().one(db).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
