//! One comment with everything that was said about it.

use std::collections::HashMap;

use domain::frame::{By, Span, Stance};
use domain::redaction::{Hidden, masked, part};
use entity::{Stored, comment, comment_coding, comment_read, comment_span, themed};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
};

use super::bundles::{BundleRow, bundles_of};
use super::finding::{rows_of, spread_over};
use super::{CommentRow, comments};
use crate::redaction::queries::hidden;
use crate::staff::queries::names;
use crate::themes::commands::Question;

/// A comment as it is coded.
#[derive(Clone, Debug)]
pub struct CodingRow {
    /// The comment.
    pub comment: CommentRow,
    /// The words as they were written: every place in them is a place here.
    pub written: String,
    /// What is hidden of them.
    pub hidden: Vec<Hidden>,
    /// The themes it belongs to, other than by one below.
    pub themes: Vec<OwnTheme>,
    /// The words that carry a theme.
    pub spans: Vec<SpanRow>,
    /// What its writer thinks.
    pub stance: Option<Stance>,
    /// Whether it is strong evidence.
    pub strong: bool,
    /// Whether it is proposed as a quotation.
    pub quote: bool,
    /// A note.
    pub note: String,
    /// Who has read it, in the order of reading.
    pub readers: Vec<String>,
}

impl CodingRow {
    /// Some of the words, without what is hidden in them.
    #[must_use]
    pub fn said(&self, span: Span) -> String {
        let language = self.comment.language.as_deref().unwrap_or_default();
        part(&self.written, span, &self.hidden, language)
    }

    /// What typed words are looked for in: as long as what was written, and without what is hidden.
    #[must_use]
    pub fn searched(&self) -> String {
        masked(&self.written, &self.hidden).into_owned()
    }
}

/// A theme a comment belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnTheme {
    /// Which.
    pub theme: i64,
    /// By whose word.
    pub by: By,
    /// How sure the program is, where it proposed it.
    pub confidence: Option<f32>,
}

/// Words that carry a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanRow {
    /// Key.
    pub id: i64,
    /// Which theme.
    pub theme: i64,
    /// Which words.
    pub span: Span,
}

/// A comment of a question; none when it is of another, or set aside.
pub async fn coding(
    db: &impl ConnectionTrait,
    question: &Question,
    id: i64,
) -> Result<Option<CodingRow>, DbErr> {
    let own = comment::Entity::find_by_id(id)
        .filter(comment::Column::SurveyId.eq(question.survey))
        .filter(comment::Column::Field.eq(question.field.as_str()))
        .one(db)
        .await?;
    let Some(own) = own else { return Ok(None) };
    let hidden = hidden(db, &own).await?;
    let Some(row) = comments(db, &[id]).await?.pop() else {
        return Ok(None);
    };
    let themes = themed::Entity::find()
        .filter(themed::Column::CommentId.eq(id))
        .filter(themed::Column::By.ne(Stored(By::Within)))
        .order_by_asc(themed::Column::ThemeId)
        .all(db)
        .await?;
    let spans = comment_span::Entity::find()
        .filter(comment_span::Column::CommentId.eq(id))
        .order_by_asc(comment_span::Column::Start)
        .order_by_asc(comment_span::Column::Id)
        .all(db)
        .await?;
    let noted = comment_coding::Entity::find_by_id(id).one(db).await?;
    let readers = comment_read::Entity::find()
        .filter(comment_read::Column::CommentId.eq(id))
        .order_by_asc(comment_read::Column::ReadAt)
        .order_by_asc(comment_read::Column::StaffId)
        .all(db)
        .await?;
    let names = names(db, readers.iter().map(|row| Some(row.staff_id))).await?;
    let place = |n: i32| usize::try_from(n).unwrap_or(0);
    Ok(Some(CodingRow {
        comment: row,
        written: own.text,
        hidden,
        themes: themes
            .into_iter()
            .map(|row| OwnTheme {
                theme: row.theme_id,
                by: row.by.0,
                confidence: row.confidence,
            })
            .collect(),
        spans: spans
            .into_iter()
            .map(|row| SpanRow {
                id: row.id,
                theme: row.theme_id,
                span: Span {
                    start: place(row.start),
                    length: place(row.length),
                },
            })
            .collect(),
        stance: noted.as_ref().and_then(|row| row.stance).map(|it| it.0),
        strong: noted.as_ref().is_some_and(|row| row.strong),
        quote: noted.as_ref().is_some_and(|row| row.quote),
        note: noted.map(|row| row.note).unwrap_or_default(),
        readers: readers
            .iter()
            .filter_map(|row| names.of(Some(row.staff_id)))
            .collect(),
    }))
}

/// The comments of a question before and after one.
pub async fn near(
    db: &impl ConnectionTrait,
    question: &Question,
    id: i64,
) -> Result<(Option<i64>, Option<i64>), DbErr> {
    let of = || {
        comment::Entity::find()
            .select_only()
            .column(comment::Column::Id)
            .filter(comment::Column::SurveyId.eq(question.survey))
            .filter(comment::Column::Field.eq(question.field.as_str()))
            .limit(1)
    };
    let before = of()
        .filter(comment::Column::Id.lt(id))
        .order_by_desc(comment::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    let after = of()
        .filter(comment::Column::Id.gt(id))
        .order_by_asc(comment::Column::Id)
        .into_tuple()
        .one(db)
        .await?;
    Ok((before, after))
}

/// Proposals of a theme that nobody decided about: how many, and some of them, spread evenly from
/// the surest to the least sure.
pub async fn sample(
    db: &impl ConnectionTrait,
    theme: i64,
    most: usize,
) -> Result<(usize, Vec<i64>), DbErr> {
    let open = rows_of(theme).filter(themed::Column::By.eq(Stored(By::Machine)));
    let order = [
        (themed::Column::Confidence, Order::Desc),
        (themed::Column::CommentId, Order::Desc),
    ];
    spread_over(db, open, &order, most).await
}

/// A comment with everything said about it, for a file.
#[derive(Clone, Debug)]
pub struct CodedRow {
    /// The comment.
    pub comment: CommentRow,
    /// In English.
    pub translation: Option<String>,
    /// What its writer thinks.
    pub stance: Option<Stance>,
    /// Whether it is strong evidence.
    pub strong: bool,
    /// A note.
    pub note: String,
    /// The bundle of near-identical comments it is in.
    pub bundle: Option<BundleRow>,
}

/// Every comment of a question with what was said about it.
pub async fn coded(db: &impl ConnectionTrait, question: &Question) -> Result<Vec<CodedRow>, DbErr> {
    let ids = super::comment_ids(db, question.survey, &question.field).await?;
    let mut rows = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let mut noted: HashMap<i64, comment_coding::Model> = comment_coding::Entity::find()
            .filter(comment_coding::Column::CommentId.is_in(chunk.iter().copied()))
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.comment_id, row))
            .collect();
        let mut translations = crate::translate::queries::translations(db, chunk).await?;
        let bundles = bundles_of(db, chunk).await?;
        for comment in comments(db, chunk).await? {
            let noted = noted.remove(&comment.id);
            rows.push(CodedRow {
                translation: translations.remove(&comment.id).map(|(words, ..)| words),
                stance: noted.as_ref().and_then(|row| row.stance).map(|it| it.0),
                strong: noted.as_ref().is_some_and(|row| row.strong),
                note: noted.map(|row| row.note).unwrap_or_default(),
                bundle: bundles.get(&comment.id).copied(),
                comment,
            });
        }
    }
    Ok(rows)
}
