//! Looking released figures up.

use chrono::{DateTime, NaiveDate, Utc};
use domain::Now;
use domain::disclosure::{Figure, OneWay, TwoWay};
use domain::frame::ThemeState;
use domain::response::SetAside;
use domain::survey::{Door, door};
use entity::{Stored, figures_publication, released_table, response, snapshot, survey, theme};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::subjects::{CountedTheme, Span, WHEN};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{DecideThemes, ReadProtected};
use crate::survey::SurveyId;
use crate::themes::ThemeId;

/// The release of a survey that is shown now.
#[derive(Debug)]
pub struct SnapshotRow {
    /// Key.
    pub id: i64,
    /// How many releases of the survey there have been.
    pub number: i32,
    /// Up to which place of the change log it counted.
    pub change_seq: i64,
    /// When it was taken.
    pub taken_at: DateTime<Utc>,
    /// How many responses it holds, as released.
    pub responses: Figure,
    /// How many were set aside as what when it was taken, as released.
    pub set_aside: Vec<(SetAside, Figure)>,
}

/// The last release of a survey, if there was one.
pub async fn latest(db: &impl ConnectionTrait, survey: i64) -> Result<Option<SnapshotRow>, DbErr> {
    #[derive(Deserialize)]
    struct Parameters {
        responses: Figure,
        #[serde(default)]
        set_aside: Vec<(SetAside, Figure)>,
    }
    let found = snapshot::Entity::find()
        .filter(snapshot::Column::SurveyId.eq(survey))
        .order_by_desc(snapshot::Column::Number)
        .one(db)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let parameters: Parameters = read(&found.parameters)?;
    Ok(Some(SnapshotRow {
        id: found.id,
        number: found.number,
        change_seq: found.change_seq,
        taken_at: found.taken_at,
        responses: parameters.responses,
        set_aside: parameters.set_aside,
    }))
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, DbErr> {
    serde_json::from_str(json).map_err(|error| DbErr::Json(error.to_string()))
}

async fn bodies<T: DeserializeOwned>(
    db: &impl ConnectionTrait,
    snapshot: i64,
    dimensions: &[String],
    characteristic: &str,
) -> Result<Vec<T>, DbErr> {
    let mut rows = Vec::with_capacity(dimensions.len());
    for chunk in dimensions.chunks(500) {
        let found = released_table::Entity::find()
            .filter(released_table::Column::SnapshotId.eq(snapshot))
            .filter(released_table::Column::Characteristic.eq(characteristic))
            .filter(released_table::Column::Dimension.is_in(chunk.iter().map(String::as_str)))
            .all(db)
            .await?;
        for row in found {
            rows.push(read(&row.body)?);
        }
    }
    Ok(rows)
}

/// Released figures of these dimensions for everybody together.
pub async fn one_ways(
    db: &impl ConnectionTrait,
    snapshot: i64,
    dimensions: &[String],
) -> Result<Vec<OneWay>, DbErr> {
    bodies(db, snapshot, dimensions, "").await
}

/// Released tables of these dimensions by one characteristic.
pub async fn two_ways(
    db: &impl ConnectionTrait,
    _: &In<SurveyId, ReadProtected>,
    snapshot: i64,
    dimensions: &[String],
    characteristic: &str,
) -> Result<Vec<TwoWay>, DbErr> {
    bodies(db, snapshot, dimensions, characteristic).await
}

/// Every released table by a characteristic, or by any of them where none is named.
pub async fn tables_by(
    db: &impl ConnectionTrait,
    _: &In<SurveyId, ReadProtected>,
    snapshot: i64,
    characteristic: Option<&str>,
) -> Result<Vec<TwoWay>, DbErr> {
    let by = released_table::Column::Characteristic;
    let rows = released_table::Entity::find()
        .filter(released_table::Column::SnapshotId.eq(snapshot))
        .filter(characteristic.map_or_else(|| by.ne(""), |code| by.eq(code)))
        .all(db)
        .await?;
    rows.iter().map(|row| read(&row.body)).collect()
}

/// Released tables of one theme by every characteristic it was released for. What was released is
/// checked together, so that an officer may see it as anybody may.
pub async fn theme_by_groups(
    db: &impl ConnectionTrait,
    _: &In<ThemeId, DecideThemes>,
    snapshot: i64,
    dimension: &str,
) -> Result<Vec<TwoWay>, DbErr> {
    let rows = released_table::Entity::find()
        .filter(released_table::Column::SnapshotId.eq(snapshot))
        .filter(released_table::Column::Dimension.eq(dimension))
        .filter(released_table::Column::Characteristic.ne(""))
        .order_by_asc(released_table::Column::Characteristic)
        .all(db)
        .await?;
    rows.iter().map(|row| read(&row.body)).collect()
}

/// The themes of a survey that officers stand by, by field.
pub async fn counted_themes(
    db: &impl ConnectionTrait,
    survey: i64,
) -> Result<Vec<CountedTheme>, DbErr> {
    let themes = theme::Entity::find()
        .filter(theme::Column::SurveyId.eq(survey))
        .filter(theme::Column::State.eq(Stored(ThemeState::Accepted)))
        .order_by_asc(theme::Column::Field)
        .order_by_asc(theme::Column::Id)
        .all(db)
        .await?;
    let counted = |theme: theme::Model| CountedTheme {
        id: theme.id,
        field: theme.field,
        name: theme.name,
    };
    Ok(themes.into_iter().map(counted).collect())
}

/// The stretches of time in which responses of a survey came in.
pub async fn spans(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<Span>, DbErr> {
    let received = response::Column::ReceivedOn;
    let found: Option<(Option<NaiveDate>, Option<NaiveDate>)> = response::Entity::find()
        .select_only()
        .column_as(received.min(), "first")
        .column_as(received.max(), "last")
        .filter(response::Column::SurveyId.eq(survey))
        .into_tuple()
        .one(db)
        .await?;
    Ok(match found {
        Some((Some(first), Some(last))) => Span::of(first, last),
        _ => Vec::new(),
    })
}

/// Everything that was released for everybody together.
pub async fn everybody(db: &impl ConnectionTrait, snapshot: i64) -> Result<Vec<OneWay>, DbErr> {
    let rows = released_table::Entity::find()
        .filter(released_table::Column::SnapshotId.eq(snapshot))
        .filter(released_table::Column::Characteristic.eq(""))
        .order_by_asc(released_table::Column::Dimension)
        .all(db)
        .await?;
    rows.iter().map(|row| read(&row.body)).collect()
}

/// The stretches of time that the last release of a survey counted in.
pub async fn released_spans(db: &impl ConnectionTrait, survey: i64) -> Result<Vec<Span>, DbErr> {
    let Some(snapshot) = latest(db, survey).await? else {
        return Ok(Vec::new());
    };
    let released = one_ways(db, snapshot.id, &[WHEN.to_owned()]).await?;
    Ok(spans_of(&released))
}

/// The stretches of time among what was released.
#[must_use]
pub fn spans_of(released: &[OneWay]) -> Vec<Span> {
    let when = released.iter().filter(|one| one.code == WHEN);
    when.flat_map(|one| &one.rows)
        .filter_map(|row| Span::parse(&row.code))
        .collect()
}

/// Since when the public reads the figures of a survey; `None` where it does not.
pub async fn public_since(
    db: &impl ConnectionTrait,
    survey: i64,
) -> Result<Option<DateTime<Utc>>, DbErr> {
    let row = figures_publication::Entity::find()
        .filter(figures_publication::Column::SurveyId.eq(survey))
        .filter(figures_publication::Column::EndedAt.is_null())
        .one(db)
        .await?;
    Ok(row.map(|row| row.published_at))
}

/// Whether answers to a survey are still coming in.
pub async fn still_open(db: &impl ConnectionTrait, survey: i64, now: Now) -> Result<bool, DbErr> {
    let found = survey::Entity::find_by_id(survey).one(db).await?;
    Ok(found.is_some_and(|row| {
        let door = door(row.state.0, row.opens_at, row.closes_at, now);
        matches!(door, Door::Open | Door::Grace)
    }))
}

/// Figures the public reads or read.
#[derive(Debug)]
pub struct PublicationRow {
    /// Who published them, and when.
    pub published: (Option<i64>, DateTime<Utc>),
    /// Why, where the survey was open.
    pub why: String,
    /// Who took them back, when and why.
    pub ended: Option<(Option<i64>, DateTime<Utc>, String)>,
}

/// What the public reads, and read, of the figures of a survey: the newest first.
pub async fn publications<P: Permission>(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, P>,
) -> Result<Vec<PublicationRow>, DbErr> {
    let rows = figures_publication::Entity::find()
        .filter(figures_publication::Column::SurveyId.eq(who.object().0))
        .order_by_desc(figures_publication::Column::Id)
        .all(db)
        .await?;
    let row = |row: figures_publication::Model| PublicationRow {
        published: (row.published_by, row.published_at),
        why: row.why,
        ended: row.ended_at.map(|at| (row.ended_by, at, row.ended_why)),
    };
    Ok(rows.into_iter().map(row).collect())
}
