//! Writing, publishing and changing commitments.

use domain::Now;
use domain::commitment::{Response, Status};
use entity::{Stored, commitment, commitment_owner, commitment_update};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
};
use serde_json::json;

use super::CommitmentId;
use super::forms::Commitment;
use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::publish;
use crate::staff::proof::{Actor, In, Permission, Staff};
use crate::staff::roles::{OwnCommitments, PublishCommitments};

/// Writes a commitment that nobody sees yet.
pub async fn write(
    tx: &Tx,
    by: &Staff<PublishCommitments>,
    programme: i64,
    theme: Option<i64>,
    new: &Commitment,
    now: Now,
) -> Result<CommitmentId, DbErr> {
    let (doing, why_not) = texts(&new.response);
    let row = commitment::ActiveModel {
        programme_id: Set(programme),
        theme_id: Set(theme),
        title: Set(new.title.as_str().to_owned()),
        you_said: Set(new.you_said.as_str().to_owned()),
        we_are_doing: Set(doing),
        why_not: Set(why_not),
        status: Set(new.status.into()),
        due_on: Set(new.due_on),
        created_by: Set(by.actor().label()),
        created_at: Set(now.utc()),
        changed_at: Set(now.utc()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    owners(tx, id, new).await?;
    record(tx, by.actor(), now, "tracker.write", id).await?;
    Ok(CommitmentId(id))
}

fn texts(response: &Response) -> (String, String) {
    match response {
        Response::Doing(doing) => (doing.clone(), String::new()),
        Response::NotDoing(reason) => (String::new(), reason.clone()),
    }
}

async fn owners(tx: &Tx, commitment: i64, new: &Commitment) -> Result<(), DbErr> {
    commitment_owner::Entity::delete_many()
        .filter(commitment_owner::Column::CommitmentId.eq(commitment))
        .exec(tx)
        .await?;
    let rows = (0..)
        .zip(&new.owners)
        .map(|(position, owner)| commitment_owner::ActiveModel {
            commitment_id: Set(commitment),
            organisation_id: Set(*owner),
            accountable: Set(position == 0 && new.accountable),
            position: Set(position),
        });
    commitment_owner::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The public sees it: a change needs a note.
    #[error("a published commitment changes only with a note")]
    NeedsNote,
    /// It is published already.
    #[error("it is published")]
    Published,
    /// A hold on publishing is in force.
    #[error("publishing is on hold")]
    Held,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Rewrites a commitment. Once published, the change becomes an update with its note.
pub async fn change(
    tx: &Tx,
    by: &In<CommitmentId, PublishCommitments>,
    new: &Commitment,
    note: Option<&str>,
    now: Now,
) -> Result<(), ChangeError> {
    let row = locked(tx, by.object()).await?;
    let published = row.published_at.is_some();
    if published {
        not_held(tx, &row, now).await?;
    }
    let (doing, why_not) = texts(&new.response);
    let mut row = row.into_active_model();
    row.title = Set(new.title.as_str().to_owned());
    row.you_said = Set(new.you_said.as_str().to_owned());
    row.we_are_doing = Set(doing);
    row.why_not = Set(why_not);
    row.status = Set(new.status.into());
    row.due_on = Set(new.due_on);
    row.changed_at = Set(now.utc());
    let row = row.update(tx).await?;
    owners(tx, row.id, new).await?;
    if published {
        let note = note.ok_or(ChangeError::NeedsNote)?;
        let update = Update {
            note,
            status: new.status,
            published: true,
        };
        history(tx, &row, by.actor(), &update, now).await?;
    }
    Ok(record(tx, by.actor(), now, "tracker.change", row.id).await?)
}

async fn not_held(tx: &Tx, row: &commitment::Model, now: Now) -> Result<(), ChangeError> {
    match publish::queries::in_force(tx, row.programme_id, now).await? {
        Some(_) => Err(ChangeError::Held),
        None => Ok(()),
    }
}

/// Shows a commitment to the public, from now on for good.
pub async fn publish(
    tx: &Tx,
    by: &In<CommitmentId, PublishCommitments>,
    note: &str,
    now: Now,
) -> Result<(), ChangeError> {
    let row = locked(tx, by.object()).await?;
    if row.published_at.is_some() {
        return Err(ChangeError::Published);
    }
    not_held(tx, &row, now).await?;
    let mut row = row.into_active_model();
    row.published_at = Set(Some(now.utc()));
    row.changed_at = Set(now.utc());
    let row = row.update(tx).await?;
    let update = Update {
        note,
        status: row.status.0,
        published: true,
    };
    history(tx, &row, by.actor(), &update, now).await?;
    Ok(record(tx, by.actor(), now, PublishCommitments::NAME, row.id).await?)
}

/// An owner reports how things stand; an officer will publish it.
pub async fn propose(
    tx: &Tx,
    by: &Staff<OwnCommitments>,
    commitment: CommitmentId,
    status: Status,
    note: &str,
    now: Now,
) -> Result<(), DbErr> {
    let row = locked(tx, commitment).await?;
    let update = Update {
        note,
        status,
        published: false,
    };
    history(tx, &row, by.actor(), &update, now).await?;
    record(tx, by.actor(), now, OwnCommitments::NAME, row.id).await
}

/// What an officer does with what an owner reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// The public sees it.
    Publish,
    /// The owner gets it back, with these words. Nobody else sees it.
    SendBack(&'a str),
}

/// Decides what becomes of an owner's report. `None` when it was decided before.
pub async fn decide(
    tx: &Tx,
    by: &In<CommitmentId, PublishCommitments>,
    update: i64,
    verdict: Verdict<'_>,
    now: Now,
) -> Result<Option<()>, ChangeError> {
    let waiting = commitment_update::Entity::find_by_id(update)
        .filter(commitment_update::Column::CommitmentId.eq(by.object().0))
        .filter(commitment_update::Column::PublishedAt.is_null())
        .filter(commitment_update::Column::SentBackAt.is_null())
        .lock_exclusive()
        .one(tx)
        .await?;
    let Some(waiting) = waiting else {
        return Ok(None);
    };
    let row = locked(tx, by.object()).await?;
    let status = waiting.status;
    let mut waiting = waiting.into_active_model();
    let deed = match verdict {
        Verdict::Publish => {
            not_held(tx, &row, now).await?;
            waiting.published_at = Set(Some(now.utc()));
            let mut row = row.into_active_model();
            row.status = Set(status);
            row.changed_at = Set(now.utc());
            row.update(tx).await?;
            "tracker.agree"
        }
        Verdict::SendBack(why) => {
            waiting.sent_back_at = Set(Some(now.utc()));
            waiting.sent_back_why = Set(why.to_owned());
            "tracker.decline"
        }
    };
    waiting.update(tx).await?;
    record(tx, by.actor(), now, deed, by.object().0).await?;
    Ok(Some(()))
}

struct Update<'a> {
    note: &'a str,
    status: Status,
    published: bool,
}

async fn history(
    tx: &Tx,
    row: &commitment::Model,
    by: &Actor,
    update: &Update<'_>,
    now: Now,
) -> Result<(), DbErr> {
    let entry = commitment_update::ActiveModel {
        commitment_id: Set(row.id),
        at: Set(now.utc()),
        by: Set(by.label()),
        status: Set(Stored(update.status)),
        due_on: Set(row.due_on),
        note: Set(update.note.to_owned()),
        published_at: Set(update.published.then(|| now.utc())),
        ..Default::default()
    };
    entry.insert(tx).await?;
    Ok(())
}

async fn locked(tx: &Tx, commitment: CommitmentId) -> Result<commitment::Model, DbErr> {
    let found = commitment::Entity::find_by_id(commitment.0)
        .lock_exclusive()
        .one(tx)
        .await?;
    found.ok_or_else(|| DbErr::RecordNotFound(format!("commitment {}", commitment.0)))
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    now: Now,
    deed: &'static str,
    commitment: i64,
) -> Result<(), DbErr> {
    let object = format!("commitment:{commitment}");
    audit::record(
        tx,
        Deed {
            now,
            actor,
            deed,
            object,
            detail: json!({}),
        },
    )
    .await
}
