//! A code frame that comes as a table, and comments that are taken away.

use std::collections::HashMap;

use domain::Now;
use domain::frame::{DEEPEST, Deed, ThemeState};
use entity::{Stored, theme};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

use super::frame::{New, insert};
use super::steps::{Detail, lock, step};
use super::{Question, record, tree};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::SurveyId;

/// A theme of a codebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTheme {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
    /// What does not.
    pub excludes: String,
    /// Words people use for it, with commas between.
    pub words: String,
    /// Its number in the codebook.
    pub number: String,
    /// The number or the name of the theme above it.
    pub parent: String,
}

/// Makes the themes of a codebook that are not there yet, each below its parent where that is known
/// and leaves room. How many were made, and how many were there.
pub async fn take_codebook(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    rows: &[NewTheme],
    now: Now,
) -> Result<(usize, usize), DbErr> {
    let question = Question::of(by, field);
    lock(tx, &question).await?;
    let there = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(question.survey))
        .filter(theme::Column::Field.eq(field))
        .filter(theme::Column::State.ne(Stored(ThemeState::Merged)))
        .all(tx)
        .await?;
    let tree = tree(tx, question.survey, field).await?;
    let mut depth: HashMap<i64, usize> = HashMap::new();
    let mut found: HashMap<String, i64> = HashMap::new();
    for row in &there {
        found.insert(row.name.to_lowercase(), row.id);
        depth.insert(row.id, tree.above(row.id).len());
    }
    let (mut made, mut known) = (0, 0);
    for row in rows {
        let name = row.name.to_lowercase();
        let number = (!row.number.is_empty()).then(|| format!("#{}", row.number));
        if let Some(id) = found.get(&name).copied() {
            known += 1;
            found.extend(number.map(|number| (number, id)));
            continue;
        }
        let above = found
            .get(&format!("#{}", row.parent))
            .or_else(|| found.get(&row.parent.to_lowercase()))
            .copied()
            .filter(|id| depth.get(id).is_some_and(|at| at + 1 < DEEPEST));
        let new = New {
            name: &row.name,
            definition: &row.definition,
            excludes: &row.excludes,
            words: &row.words,
            parent: above,
        };
        let id = insert(tx, by.actor(), &question, &new, None, now).await?;
        let detail = Detail {
            theme: Some(id),
            name: row.name.clone(),
            ..Detail::default()
        };
        step(tx, by.actor(), &question, Deed::Make, &detail, 0, now).await?;
        let at = above.and_then(|id| depth.get(&id)).map_or(0, |at| at + 1);
        depth.insert(id, at);
        found.insert(name, id);
        found.extend(number.map(|number| (number, id)));
        made += 1;
    }
    Ok((made, known))
}

/// Notes that somebody took the comments of a question away as a file.
pub async fn note_taken(
    tx: &Tx,
    by: &In<SurveyId, DecideThemes>,
    field: &str,
    comments: usize,
    now: Now,
) -> Result<(), DbErr> {
    let detail = json!({ "field": field, "comments": comments });
    record(tx, by, "themes.take_comments", detail, now).await
}
