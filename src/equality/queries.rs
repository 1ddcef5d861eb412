//! Opening equality answers for counting, and who read which figures for what.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::Now;
use domain::characteristic::Tags;
use domain::time::day_in_london;
use entity::{equality_answer, reading};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::keys::{Keys, Purpose, SurveyKey};
use crate::staff::proof::In;
use crate::staff::roles::ReadProtected;
use crate::survey::SurveyId;

/// What was answered with each of these responses, for whoever counts. The key of the survey is
/// the proof: without it nobody knows which row belongs to which response.
pub async fn tags_of(
    db: &impl ConnectionTrait,
    keys: &Keys,
    key: &SurveyKey,
    responses: &[i64],
) -> Result<HashMap<i64, Tags>, DbErr> {
    let links: HashMap<Vec<u8>, i64> = responses
        .iter()
        .map(|id| (key.link(*id).to_vec(), *id))
        .collect();
    let rows = equality_answer::Entity::find()
        .filter(equality_answer::Column::Link.is_in(links.keys().cloned()))
        .all(db)
        .await?;
    let mut tags = HashMap::with_capacity(rows.len());
    for row in rows {
        let plain = keys.unseal(Purpose::Equality, &row.link, &row.sealed);
        let plain = plain.map_err(|error| DbErr::Custom(error.to_string()))?;
        let read =
            serde_json::from_slice(&plain).map_err(|error| DbErr::Json(error.to_string()))?;
        if let Some(response) = links.get(&row.link) {
            tags.insert(*response, read);
        }
    }
    Ok(tags)
}

/// What somebody reads figures for.
#[derive(Debug)]
pub struct Stated {
    /// Key.
    pub id: i64,
    /// In their words.
    pub purpose: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The purpose somebody stated for a survey today; tomorrow they are asked again.
pub async fn stated(
    db: &impl ConnectionTrait,
    who: &In<SurveyId, ReadProtected>,
    now: Now,
) -> Result<Option<Stated>, DbErr> {
    let Some(staff) = who.actor().staff() else {
        return Ok(None);
    };
    let last = reading::Entity::find()
        .filter(reading::Column::StaffId.eq(staff))
        .filter(reading::Column::SurveyId.eq(who.object().0))
        .order_by_desc(reading::Column::Id)
        .one(db)
        .await?;
    Ok(last
        .filter(|last| day_in_london(last.stated_at) == now.day())
        .map(|last| Stated {
            id: last.id,
            purpose: last.purpose,
            since: last.stated_at,
        }))
}
