//! Noting who reads which figures, and what for.

use domain::Now;
use domain::text::Line;
use entity::{reading, reading_entry};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, Set};
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::ReadProtected;
use crate::survey::SurveyId;

/// Takes down what somebody reads the figures of a survey for. The operator, who has no account,
/// reads nothing here.
pub async fn state(
    tx: &Tx,
    who: &In<SurveyId, ReadProtected>,
    purpose: &Line,
    now: Now,
) -> Result<(), DbErr> {
    let Some(staff) = who.actor().staff() else {
        return Ok(());
    };
    let row = reading::ActiveModel {
        staff_id: Set(staff),
        survey_id: Set(who.object().0),
        purpose: Set(purpose.as_str().to_owned()),
        stated_at: Set(now.utc()),
        ..Default::default()
    };
    let reading = row.insert(tx).await?.id;
    let deed = Deed {
        now,
        actor: who.actor(),
        deed: ReadProtected::NAME,
        object: format!("survey:{}", who.object().0),
        detail: json!({ "reading": reading }),
    };
    audit::record(tx, deed).await
}

/// Which comments were read.
pub(super) struct Read<'a> {
    /// Under which purpose.
    pub(super) reading: i64,
    /// On which question.
    pub(super) field: &'a str,
    /// Of which group of which characteristic.
    pub(super) group: (&'a str, &'a str),
    /// Which page of them.
    pub(super) page: usize,
}

/// Notes that comments of a group were read, or refused.
pub(super) async fn read(
    tx: &Tx,
    who: &In<SurveyId, ReadProtected>,
    read: &Read<'_>,
    shown: bool,
    now: Now,
) -> Result<(), DbErr> {
    let (characteristic, group) = read.group;
    let dimension = format!("comments.{}", read.field);
    looked(tx, read.reading, &dimension, characteristic, now).await?;
    let deed = Deed {
        now,
        actor: who.actor(),
        deed: ReadProtected::NAME,
        object: format!("survey:{}", who.object().0),
        detail: json!({ "reading": read.reading, "comments": read.field, "by": characteristic,
            "group": group, "page": read.page, "shown": shown }),
    };
    audit::record(tx, deed).await
}

/// Notes that a table was looked at.
pub async fn looked(
    tx: &Tx,
    reading: i64,
    dimension: &str,
    characteristic: &str,
    now: Now,
) -> Result<(), DbErr> {
    let row = reading_entry::ActiveModel {
        reading_id: Set(reading),
        dimension: Set(dimension.to_owned()),
        characteristic: Set(characteristic.to_owned()),
        at: Set(now.utc()),
        ..Default::default()
    };
    reading_entry::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
