//! Reading who translated what, and which comments wait for a translation.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{comment, comment_translation, language_check, translated_text};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::redaction::queries::{Copies, shown_translations};
use crate::staff::proof::{In, Permission};
use crate::staff::queries::names;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// Who translated a text, and when.
#[derive(Clone, Debug)]
pub struct Credit {
    /// Their name; none for the operator.
    pub name: Option<String>,
    /// When it came in.
    pub at: DateTime<Utc>,
}

/// Who translated the texts of a survey into a language, by the place of the text.
pub async fn credits<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
    language: &str,
) -> Result<BTreeMap<String, Credit>, DbErr> {
    let rows = translated_text::Entity::find()
        .filter(translated_text::Column::SurveyId.eq(who.object().0))
        .filter(translated_text::Column::Language.eq(language))
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    let credit = |row: translated_text::Model| {
        let name = row.translator.or_else(|| names.of(row.staff_id));
        (row.place, Credit { name, at: row.at })
    };
    Ok(rows.into_iter().map(credit).collect())
}

/// A check of a language by somebody who speaks it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Which language.
    pub language: String,
    /// Mark of what it said then.
    pub mark: String,
    /// Who read it.
    pub by: String,
    /// On which day, where that was asked.
    pub on: Option<NaiveDate>,
    /// When that was noted.
    pub at: DateTime<Utc>,
}

/// The checks of a survey's languages, the last one first.
pub async fn checked(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<Checked>, DbErr> {
    let rows = language_check::Entity::find()
        .filter(language_check::Column::SurveyId.eq(survey))
        .order_by_desc(language_check::Column::Id)
        .all(db)
        .await?;
    let check = |row: language_check::Model| Checked {
        language: row.language,
        mark: row.mark,
        by: row.checked_by,
        on: row.checked_on,
        at: row.at,
    };
    Ok(rows.into_iter().map(check).collect())
}

/// A comment that is not in English.
#[derive(Clone, Debug)]
pub struct ForeignRow {
    /// Key.
    pub id: i64,
    /// The question: a code, or `<code>.other`.
    pub field: String,
    /// The words, without what is hidden in them: so is their translation.
    pub text: String,
    /// Their language (ISO 639-3); none when it could not be told.
    pub language: Option<String>,
    /// The translation: words, by whom, when.
    pub translation: Option<(String, String, DateTime<Utc>)>,
}

/// Which comments are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that wait for a translation.
    Waiting,
    /// Those that have one.
    Done,
}

/// Comments whose language was told and is not English. What cannot be told is too short to need
/// a translator, or is read by an officer as it is.
fn foreign(survey: i64, which: Which) -> sea_orm::Select<comment::Entity> {
    let translated = Query::select()
        .column(comment_translation::Column::CommentId)
        .from(comment_translation::Entity)
        .to_owned();
    let has = match which {
        Which::Waiting => comment::Column::Id.not_in_subquery(translated),
        Which::Done => comment::Column::Id.in_subquery(translated),
    };
    comment::Entity::find()
        .filter(comment::Column::SurveyId.eq(survey))
        // In these very words: an index of such comments alone is found by them.
        .filter(Expr::cust("language NOT IN ('eng', 'und')"))
        .filter(has)
}

/// How many comments of a survey wait, by language (ISO 639-3), and how many have a translation.
pub async fn waiting(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
) -> Result<(BTreeMap<String, usize>, usize), DbErr> {
    let survey = who.object().0;
    let by_language: Vec<(String, i64)> = foreign(survey, Which::Waiting)
        .select_only()
        .column(comment::Column::Language)
        .column_as(comment::Column::Id.count(), "comments")
        .group_by(comment::Column::Language)
        .order_by_asc(comment::Column::Language)
        .into_tuple()
        .all(db)
        .await?;
    let count = |n: i64| usize::try_from(n).unwrap_or_default();
    let by_language = by_language.into_iter().map(|(tag, n)| (tag, count(n)));
    let done = foreign(survey, Which::Done).count(db).await?;
    Ok((
        by_language.collect(),
        usize::try_from(done).unwrap_or(usize::MAX),
    ))
}

/// Comments in other languages, in the order they came.
pub async fn comments(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, DecideThemes>,
    which: Which,
    language: Option<&str>,
) -> Result<Vec<ForeignRow>, DbErr> {
    let mut only = Condition::all();
    if let Some(language) = language {
        only = only.add(comment::Column::Language.eq(language));
    }
    let rows = foreign(who.object().0, which)
        .filter(only)
        .order_by_asc(comment::Column::Id)
        .limit(500)
        .all(db)
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut translations = translations(db, &ids).await?;
    let copies = Copies::of(db, &rows).await?;
    Ok(rows
        .into_iter()
        .map(|row| ForeignRow {
            translation: translations.remove(&row.id),
            id: row.id,
            text: copies.shown(&row),
            field: row.field,
            language: row.language,
        })
        .collect())
}

/// A translation of a comment: the words, by whom, when.
pub type Translation = (String, String, DateTime<Utc>);

/// The translations of these comments, without what is hidden in the comments and in them.
pub async fn translations(
    db: &impl ConnectionTrait,
    comments: &[i64],
) -> Result<BTreeMap<i64, Translation>, DbErr> {
    let mut found: BTreeMap<i64, Translation> = BTreeMap::new();
    for chunk in comments.chunks(500) {
        let rows = comment_translation::Entity::find()
            .filter(comment_translation::Column::CommentId.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        found.extend(
            rows.into_iter()
                .map(|row| (row.comment_id, (row.text, row.translator, row.at))),
        );
    }
    let words = found.iter().map(|(id, (words, ..))| (*id, words.clone()));
    let mut shown: BTreeMap<i64, String> = words.collect();
    shown_translations(db, &mut shown).await?;
    for (id, translation) in &mut found {
        translation.0 = shown.remove(id).unwrap_or_default();
    }
    Ok(found)
}
