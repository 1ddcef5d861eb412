//! Noting how the chain was found, and asking for it to be walked.

use domain::Now;
use entity::audit_seal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DbErr, EntityTrait, Set};

use super::{Broken, Link, Seal};
use crate::db::Tx;
use crate::jobs;
use crate::staff::proof::Staff;
use crate::staff::roles::ReadAudit;

/// Notes how the chain was found when all of it was walked.
pub async fn seal(tx: &Tx, walked: &Result<Link, Broken>, now: Now) -> Result<(), DbErr> {
    let (seq, hash, broken_at) = match walked {
        Ok(last) => (last.seq, last.hash.clone(), None),
        Err(broken) => (broken.seq - 1, Vec::new(), Some(broken.seq)),
    };
    let row = audit_seal::ActiveModel {
        id: Set(1),
        checked_at: Set(now.utc()),
        seq: Set(seq),
        hash: Set(hash),
        broken_at: Set(broken_at),
    };
    let columns = [
        audit_seal::Column::CheckedAt,
        audit_seal::Column::Seq,
        audit_seal::Column::Hash,
        audit_seal::Column::BrokenAt,
    ];
    let again = OnConflict::column(audit_seal::Column::Id)
        .update_columns(columns)
        .to_owned();
    audit_seal::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Has the whole chain walked, at most once a minute.
pub async fn check(tx: &Tx, _: &Staff<ReadAudit>, now: Now) -> Result<(), DbErr> {
    let minute = now.utc().format("%Y-%m-%dT%H:%M");
    jobs::enqueue_once(tx, &Seal {}, now, &format!("audit.check@{minute}")).await
}
