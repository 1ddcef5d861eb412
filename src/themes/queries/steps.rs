//! What was done to the themes of a question.

use chrono::{DateTime, Utc};
use domain::frame::Deed;
use entity::theme_step;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::staff::proof::Actor;
use crate::staff::queries::names;
use crate::themes::commands::{Detail, Question, undoable};

/// One step.
#[derive(Clone, Debug)]
pub struct StepRow {
    /// Key.
    pub id: i64,
    /// What was done.
    pub deed: Deed,
    /// To what.
    pub detail: Detail,
    /// How many comments it moved.
    pub comments: u64,
    /// Who did it.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who undid it, and when.
    pub undone: Option<(Option<String>, DateTime<Utc>)>,
}

/// The steps of a question, the last one first; those before `before`.
pub async fn steps(
    db: &impl ConnectionTrait,
    question: &Question,
    before: Option<i64>,
    most: u64,
) -> Result<Vec<StepRow>, DbErr> {
    let mut query = theme_step::Entity::find()
        .filter(theme_step::Column::SurveyId.eq(question.survey))
        .filter(theme_step::Column::Field.eq(question.field.as_str()))
        .order_by_desc(theme_step::Column::Id)
        .limit(most);
    if let Some(before) = before {
        query = query.filter(theme_step::Column::Id.lt(before));
    }
    let rows = query.all(db).await?;
    told(db, rows).await
}

/// The step that can be undone.
pub async fn last_step(
    db: &impl ConnectionTrait,
    question: &Question,
    by: &Actor,
    of_the_frame: bool,
) -> Result<Option<StepRow>, DbErr> {
    let row = undoable(db, question, by, of_the_frame).await?;
    Ok(told(db, row.into_iter().collect()).await?.pop())
}

async fn told(
    db: &impl ConnectionTrait,
    rows: Vec<theme_step::Model>,
) -> Result<Vec<StepRow>, DbErr> {
    let people = rows.iter().flat_map(|row| [row.staff_id, row.undone_by]);
    let names = names(db, people).await?;
    let one = |row: theme_step::Model| StepRow {
        id: row.id,
        deed: row.deed.0,
        detail: serde_json::from_str(&row.detail).unwrap_or_default(),
        comments: u64::from(row.comments.unsigned_abs()),
        by: names.of(row.staff_id),
        at: row.at,
        undone: row.undone_at.map(|at| (names.of(row.undone_by), at)),
    };
    Ok(rows.into_iter().map(one).collect())
}
