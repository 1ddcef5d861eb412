//! What may be shown of comments.

use std::collections::{BTreeMap, HashMap};

use domain::frame::{Span, find_words};
use domain::redaction::{Hidden, State, find, without};
use entity::{Stored, comment, redacted, redaction, staff};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::deciding::{Mark, marks, span};

/// The names of everybody who works on the site.
pub async fn staff_names(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    staff::Entity::find()
        .select_only()
        .column(staff::Column::Name)
        .order_by_asc(staff::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// What may be shown of some comments.
#[derive(Debug, Default)]
pub struct Copies {
    copies: HashMap<i64, String>,
    staff: Vec<String>,
}

impl Copies {
    /// Of these comments.
    pub async fn of(db: &impl ConnectionTrait, rows: &[comment::Model]) -> Result<Self, DbErr> {
        let mut copies = Self::default();
        for chunk in rows.chunks(500) {
            let found = redacted::Entity::find()
                .filter(redacted::Column::CommentId.is_in(chunk.iter().map(|row| row.id)))
                .all(db)
                .await?;
            let found = found.into_iter().map(|row| (row.comment_id, row.text));
            copies.copies.extend(found);
        }
        if rows.iter().any(|row| !row.looked) {
            copies.staff = staff_names(db).await?;
        }
        Ok(copies)
    }

    /// The words that may be shown. Until a comment was looked through, that is done here.
    #[must_use]
    pub fn shown(&self, row: &comment::Model) -> String {
        match self.copies.get(&row.id) {
            Some(copy) => copy.clone(),
            None if row.looked => row.text.clone(),
            None => {
                let hidden = hide(&row.text, &self.staff);
                without(&row.text, &hidden, language(row))
            }
        }
    }
}

/// What stands in one field of a response.
#[derive(Debug, FromQueryResult)]
pub struct Written {
    /// Of which response.
    pub response_id: i64,
    /// Where: a question code, or `<code>.other`.
    pub field: String,
    /// The words as they were written.
    pub text: String,
    looked: bool,
    copy: Option<String>,
}

impl Written {
    /// What may be shown: nothing until it was looked through.
    #[must_use]
    pub fn shown(&mut self) -> Option<String> {
        let copy = self.copy.take();
        self.looked
            .then(|| copy.unwrap_or_else(|| self.text.clone()))
    }
}

/// Everything written in these responses, also in those that are set aside.
pub async fn written(db: &impl ConnectionTrait, responses: &[i64]) -> Result<Vec<Written>, DbErr> {
    use comment::Column as Is;
    let copy = comment::Entity::belongs_to(redacted::Entity)
        .from(Is::Id)
        .to(redacted::Column::CommentId);
    comment::Entity::find()
        .select_only()
        .columns([Is::ResponseId, Is::Field, Is::Text, Is::Looked])
        .column_as(redacted::Column::Text, "copy")
        .join(JoinType::LeftJoin, copy.into())
        .filter(Is::ResponseId.is_in(responses.iter().copied()))
        .order_by_asc(Is::Id)
        .into_model()
        .all(db)
        .await
}

fn language(row: &comment::Model) -> &str {
    row.language.as_deref().unwrap_or_default()
}

fn hide(text: &str, staff: &[String]) -> Vec<Hidden> {
    find(text, staff).into_iter().map(Hidden::from).collect()
}

/// What may be shown of these comments, by their keys.
pub async fn shown_texts(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<BTreeMap<i64, String>, DbErr> {
    let mut shown = BTreeMap::new();
    for chunk in ids.chunks(500) {
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        let copies = Copies::of(db, &rows).await?;
        shown.extend(rows.iter().map(|row| (row.id, copies.shown(row))));
    }
    Ok(shown)
}

/// What is hidden in a comment.
pub async fn hidden(db: &impl ConnectionTrait, row: &comment::Model) -> Result<Vec<Hidden>, DbErr> {
    if !row.looked {
        return Ok(hide(&row.text, &staff_names(db).await?));
    }
    let rows = marks(db, row.id).await?;
    Ok(rows.iter().filter_map(Mark::hidden).collect())
}

/// What may be shown of translations of comments: without whatever is found in them, and without the
/// words that are hidden in the comments themselves.
pub async fn shown_translations(
    db: &impl ConnectionTrait,
    translations: &mut BTreeMap<i64, String>,
) -> Result<(), DbErr> {
    if translations.is_empty() {
        return Ok(());
    }
    let staff = staff_names(db).await?;
    let ids: Vec<i64> = translations.keys().copied().collect();
    for chunk in ids.chunks(500) {
        let rows = comment::Entity::find()
            .filter(comment::Column::Id.is_in(chunk.iter().copied()))
            .all(db)
            .await?;
        let found = redaction::Entity::find()
            .filter(redaction::Column::CommentId.is_in(chunk.iter().copied()))
            .filter(redaction::Column::State.ne(Stored(State::Left)))
            .all(db)
            .await?;
        for row in rows {
            let Some(words) = translations.get_mut(&row.id) else {
                continue;
            };
            let mut hidden = hide(words, &staff);
            for mark in found.iter().filter(|mark| mark.comment_id == row.id) {
                let said = span(mark).of(&row.text);
                hidden.extend(places(words, &said).into_iter().map(|span| Hidden {
                    span,
                    kind: mark.kind.0,
                }));
            }
            *words = without(words, &hidden, "eng");
        }
    }
    Ok(())
}

/// Every place where words stand in a text, up to two hundred: as words of their own, or, where they
/// are nowhere that, as parts of others.
pub(in crate::redaction) fn places(text: &str, words: &str) -> Vec<Span> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = chars.get(from..).filter(|_| found.len() < 200) {
        let rest: String = rest.iter().collect();
        let Some(at) = find_words(&rest, words) else {
            break;
        };
        let start = from + at.start;
        from = start + at.length.max(1);
        found.push(Span { start, ..at });
    }
    let is_letter = |at: Option<usize>| {
        let there = at.and_then(|at| chars.get(at));
        there.is_some_and(|c| c.is_alphanumeric())
    };
    let apart = |at: &&Span| {
        let end = at.end();
        let joins_before = is_letter(Some(at.start)) && is_letter(at.start.checked_sub(1));
        let joins_after = is_letter(end.checked_sub(1)) && is_letter(Some(end));
        !joins_before && !joins_after
    };
    let whole: Vec<Span> = found.iter().filter(apart).copied().collect();
    if whole.is_empty() { found } else { whole }
}
