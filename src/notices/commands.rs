//! Publishing notices, changing them in public, taking them back.

use domain::notice::NoticeKind;
use domain::text::Paragraph;
use domain::{Named, Now};
use entity::{Stored, notice, notice_wording};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::NoticeId;
use super::forms::Wording;
use super::jobs::Tell;
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::jobs;
use crate::publish::queries::in_force;
use crate::staff::proof::{Actor, In, Permission};
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;

/// Why a notice was not published.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// Publishing is on hold.
    #[error("publishing is on hold")]
    Held,
    /// Somebody changed or took it back meanwhile.
    #[error("it was changed meanwhile")]
    Changed,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Publishes a notice; `tell` says whether those who left an address are written to.
pub async fn publish(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    kind: NoticeKind,
    wording: &Wording,
    tell: bool,
    now: Now,
) -> Result<i64, NoticeError> {
    if in_force(tx, by.programme(), now).await?.is_some() {
        return Err(NoticeError::Held);
    }
    Ok(put_up(tx, by, kind, wording, tell, now).await?)
}

/// Tells in public, as news, that the closing date was moved. No hold stops it, because the date itself is
/// public from now on; the mails wait for its end.
pub async fn say_moved(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    wording: &Wording,
    tell: bool,
    now: Now,
) -> Result<i64, DbErr> {
    put_up(tx, by, NoticeKind::News, wording, tell, now).await
}

async fn put_up(
    tx: &Tx,
    by: &In<SurveyId, EditSurvey>,
    kind: NoticeKind,
    wording: &Wording,
    tell: bool,
    now: Now,
) -> Result<i64, DbErr> {
    let row = notice::ActiveModel {
        survey_id: Set(by.object().0),
        kind: Set(Stored(kind)),
        tell: Set(tell),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    put(tx, by.actor(), (id, 1), wording, now).await?;
    if tell {
        jobs::enqueue(tx, &Tell::default(), now).await?;
    }
    let detail = json!({ "notice": id, "kind": kind.name(), "tell": tell });
    record(
        tx,
        by.actor(),
        format!("survey:{}", by.object().0),
        detail,
        now,
    )
    .await?;
    Ok(id)
}

/// Puts a new wording in place of what a notice says; the one before stays to be read. `read` is the
/// number of the wording that was read.
pub async fn reword(
    tx: &Tx,
    by: &In<NoticeId, EditSurvey>,
    read: i32,
    wording: &Wording,
    now: Now,
) -> Result<(), NoticeError> {
    if in_force(tx, by.programme(), now).await?.is_some() {
        return Err(NoticeError::Held);
    }
    let last = last(tx, by.object()).await?;
    if last.number != read || last.withdrawn {
        return Err(NoticeError::Changed);
    }
    put(tx, by.actor(), (by.object().0, read + 1), wording, now).await?;
    let detail = json!({ "wording": read + 1 });
    record(
        tx,
        by.actor(),
        format!("notice:{}", by.object().0),
        detail,
        now,
    )
    .await?;
    Ok(())
}

/// Takes a notice back, in public and with the reason. Who has not been told of it will not be.
pub async fn withdraw(
    tx: &Tx,
    by: &In<NoticeId, EditSurvey>,
    reason: &Paragraph,
    now: Now,
) -> Result<(), NoticeError> {
    let last = last(tx, by.object()).await?;
    if last.withdrawn {
        return Err(NoticeError::Changed);
    }
    let row = notice_wording::ActiveModel {
        notice_id: Set(last.notice_id),
        number: Set(last.number + 1),
        first: Set(last.first),
        second: Set(last.second),
        link: Set(last.link),
        withdrawn: Set(true),
        reason: Set(Some(reason.as_str().to_owned())),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    notice::Entity::update_many()
        .col_expr(notice::Column::Tell, Expr::value(false))
        .filter(notice::Column::Id.eq(by.object().0))
        .filter(notice::Column::ToldAt.is_null())
        .exec(tx)
        .await?;
    let detail = json!({ "withdrawn": true });
    record(
        tx,
        by.actor(),
        format!("notice:{}", by.object().0),
        detail,
        now,
    )
    .await?;
    Ok(())
}

async fn last(tx: &Tx, of: NoticeId) -> Result<notice_wording::Model, DbErr> {
    // Two officers who change it at the same moment do it one after the other.
    notice::Entity::find_by_id(of.0)
        .lock_exclusive()
        .one(tx)
        .await?;
    let last = notice_wording::Entity::find()
        .filter(notice_wording::Column::NoticeId.eq(of.0))
        .order_by_desc(notice_wording::Column::Number)
        .one(tx)
        .await?;
    last.ok_or_else(|| DbErr::RecordNotFound("the notice".to_owned()))
}

async fn put(
    tx: &Tx,
    by: &Actor,
    (notice, number): (i64, i32),
    wording: &Wording,
    now: Now,
) -> Result<(), DbErr> {
    let json = |text: &domain::survey::Text| {
        serde_json::to_string(text).map_err(|error| DbErr::Json(error.to_string()))
    };
    let row = notice_wording::ActiveModel {
        notice_id: Set(notice),
        number: Set(number),
        first: Set(json(&wording.first)?),
        second: Set(json(&wording.second)?),
        link: Set(wording.link.clone()),
        withdrawn: Set(false),
        reason: Set(wording
            .reason
            .as_ref()
            .map(|reason| reason.as_str().to_owned())),
        staff_id: Set(by.staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

/// Notes that people were told. `false`: somebody else has told them.
pub async fn told(tx: &Tx, notice: i64, count: usize, now: Now) -> Result<bool, DbErr> {
    let row = notice::ActiveModel {
        told_at: Set(Some(now.utc())),
        told: Set(Some(i32::try_from(count).unwrap_or(i32::MAX))),
        ..Default::default()
    };
    let changed = notice::Entity::update_many()
        .set(row)
        .filter(notice::Column::Id.eq(notice))
        .filter(notice::Column::Tell.eq(true))
        .filter(notice::Column::ToldAt.is_null())
        .exec(tx)
        .await?;
    Ok(changed.rows_affected > 0)
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    object: String,
    detail: serde_json::Value,
    now: Now,
) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor,
        deed: EditSurvey::NAME,
        object,
        detail,
    };
    audit::record(tx, deed).await
}
