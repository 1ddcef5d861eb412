//! Who saw or changed what: entries chained by hash, so that none can be changed or lost unnoticed.
//!
//! An entry names a deed, an object and an actor. It never holds answers, equality data, names,
//! addresses or anybody's words. The last hash goes to the log once a day, out of the database's
//! reach. Administrators read the chain on a page of its own, without the words of reasons.

pub mod commands;
pub mod deeds;
mod forms;
mod handlers;
pub mod pages;
pub mod queries;

use std::sync::Arc;

use domain::Now;
use entity::{audit_entry, audit_head};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::Value;

use crate::db::Tx;
use crate::jobs::{Job, Lease};
use crate::site::Site;
use crate::staff::proof::Actor;
pub use forms::Filter;
pub use handlers::mount;

/// One deed to be remembered.
#[derive(Clone, Debug)]
pub struct Deed<'a> {
    /// When.
    pub now: Now,
    /// Who.
    pub actor: &'a Actor,
    /// What: the name of the permission used or of the command run.
    pub deed: &'static str,
    /// To what, like `survey:3`.
    pub object: String,
    /// More about it; numbers and codes, no texts.
    pub detail: Value,
}

/// Where a chain is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audit chain is broken at entry {seq}")]
pub struct Broken {
    /// The first entry that does not fit.
    pub seq: i64,
}

/// Adds a deed to the chain, in the transaction that does the deed.
pub async fn record(tx: &Tx, deed: Deed<'_>) -> Result<(), DbErr> {
    debug_assert!(
        deeds::DEEDS.contains(&deed.deed),
        "{} is not in the list of deeds",
        deed.deed
    );
    // The head stays locked until this commits: entries stand in the order of commits.
    let head = audit_head::Entity::find_by_id(1)
        .lock_exclusive()
        .one(tx)
        .await?;
    let head = head.ok_or_else(|| DbErr::Custom("the audit chain has no head".to_owned()))?;
    let entry = audit_entry::Model {
        seq: head.seq + 1,
        at: deed.now.utc(),
        actor: deed.actor.label(),
        deed: deed.deed.to_owned(),
        object: deed.object,
        detail: deed.detail.to_string(),
        previous: head.hash.clone(),
        hash: Vec::new(),
    };
    let hash = hash(&entry);
    let mut new_head = head.into_active_model();
    new_head.seq = Set(entry.seq);
    new_head.hash = Set(hash.clone());
    new_head.update(tx).await?;
    let entry = audit_entry::Model { hash, ..entry };
    let row: audit_entry::ActiveModel = entry.into_active_model().reset_all();
    audit_entry::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Walks the whole chain; the last hash when every entry fits.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Result<Vec<u8>, Broken>, DbErr> {
    Ok(walk(db, Link::first()).await?.map(|last| last.hash))
}

/// A place in the chain up to which every entry fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which entry.
    pub seq: i64,
    /// Its hash.
    pub hash: Vec<u8>,
}

impl Link {
    /// Before the first entry.
    fn first() -> Self {
        Self {
            seq: 0,
            hash: vec![0; 32],
        }
    }
}

/// Walks the chain from a place in it to its end; the last place when every entry fits.
async fn walk(db: &impl ConnectionTrait, from: Link) -> Result<Result<Link, Broken>, DbErr> {
    let Link {
        mut seq,
        hash: mut previous,
    } = from;
    // What is written meanwhile is not walked.
    let head = audit_head::Entity::find_by_id(1).one(db).await?;
    let Some(head) = head.filter(|head| head.seq >= seq) else {
        return Ok(Err(Broken { seq }));
    };
    loop {
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::Seq.gt(seq))
            .filter(audit_entry::Column::Seq.lte(head.seq))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(1000)
            .all(db)
            .await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            let fits =
                entry.seq == seq + 1 && entry.previous == previous && entry.hash == hash(&entry);
            if !fits {
                return Ok(Err(Broken {
                    seq: entry.seq.min(seq + 1),
                }));
            }
            seq = entry.seq;
            previous = entry.hash;
        }
    }
    if head.seq != seq || head.hash != previous {
        return Ok(Err(Broken { seq: seq + 1 }));
    }
    // Nothing stands behind the head, unless the chain went on meanwhile.
    let more = audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.gt(seq))
        .limit(1)
        .one(db)
        .await?;
    let now = audit_head::Entity::find_by_id(1).one(db).await?;
    if more.is_some() && now.is_none_or(|now| now.seq == seq) {
        return Ok(Err(Broken { seq: seq + 1 }));
    }
    Ok(Ok(Link {
        seq,
        hash: previous,
    }))
}

/// SHA-256 over every field of an entry but its own hash, each with its length.
fn hash(entry: &audit_entry::Model) -> Vec<u8> {
    let mut context = ring::digest::Context::new(&ring::digest::SHA256);
    let at = entry.at.timestamp_micros().to_be_bytes();
    let seq = entry.seq.to_be_bytes();
    let parts: [&[u8]; 7] = [
        &entry.previous,
        &seq,
        &at,
        entry.actor.as_bytes(),
        entry.deed.as_bytes(),
        entry.object.as_bytes(),
        entry.detail.as_bytes(),
    ];
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    context.finish().as_ref().to_vec()
}

/// Walks the chain, notes how it is, and writes its last hash to the log, where the database cannot
/// reach it.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Seal {}

impl Job for Seal {
    const KIND: &'static str = "audit.seal";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let walked = walk(site.db.read(), Link::first()).await?;
        match &walked {
            Ok(last) => {
                let head = data_encoding::HEXLOWER.encode(&last.hash);
                tracing::info!(head, "audit chain ends in {head}");
            }
            Err(broken) => tracing::error!(seq = broken.seq, "{broken}"),
        }
        let now = site.clock.now();
        let seal = async |tx: &Tx| {
            commands::seal(tx, &walked, now).await?;
            lease.finish(tx, now).await
        };
        Ok(site.db.write(seal).await?)
    }
}
