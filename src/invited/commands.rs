//! Putting people on a list, writing to them, marking a link as used, and forgetting them.

use std::collections::HashSet;

use domain::Now;
use domain::panel::{InviteeState, may_remind};
use domain::text::{Email, Line};
use entity::{Stored, invitee, panel, survey};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set, TryInsertResult,
};
use serde_json::json;

use super::PanelId;
use super::jobs::Write;
use crate::audit::{self, Deed};
use crate::db::{Entry, Tx};
use crate::jobs;
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::publish::queries::in_force;
use crate::staff::proof::{Actor, In, Permission};
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;

/// How many rows are written by one statement.
const CHUNK: usize = 200;

/// The key of somebody's row: the same for the same address of a survey.
fn id_of(keys: &Keys, survey: i64, email: &Email) -> Vec<u8> {
    let whole = email.normalised();
    let parts: [&[u8]; 3] = [b"invitee", &survey.to_be_bytes(), whole.as_bytes()];
    keys.row_key(Purpose::Invitee, &parts)
}

/// The address of a row, for mail.
#[must_use]
pub fn address(keys: &Keys, row: &invitee::Model) -> Option<Email> {
    keys.unseal_address(Purpose::Invitee, &row.id, row.sealed.as_ref()?)
}

/// A list to be made.
#[derive(Debug)]
pub struct NewPanel {
    /// What it is called, inside.
    pub name: Line,
    /// The language people are written to in.
    pub language: String,
    /// Whether those who have not answered are reminded without anybody's doing.
    pub remind: bool,
    /// Who is on it.
    pub addresses: Vec<Email>,
}

/// How many of the addresses are on the list now, and how many could not be put there: they were
/// invited to the survey before, or asked not to be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// On the list.
    pub added: usize,
    /// Known before.
    pub known: usize,
}

/// Makes a list. Nobody is written to yet.
pub async fn create(
    tx: &Tx,
    keys: &Keys,
    by: &In<SurveyId, EditSurvey>,
    new: &NewPanel,
    now: Now,
) -> Result<(PanelId, Taken), DbErr> {
    let survey = by.object().0;
    let row = panel::ActiveModel {
        survey_id: Set(survey),
        name: Set(new.name.as_str().to_owned()),
        language: Set(new.language.clone()),
        remind: Set(new.remind),
        reminders: Set(0),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let mut added = 0;
    for email in &new.addresses {
        let key = id_of(keys, survey, email);
        let row = invitee::ActiveModel {
            sealed: Set(Some(keys.seal_address(
                Purpose::Invitee,
                &key,
                email.as_str(),
            ))),
            id: Set(key),
            panel_id: Set(id),
            state: Set(Stored(InviteeState::Waiting)),
            mails: Set(0),
            key_id: Set(KEY_ID),
        };
        let inserted = invitee::Entity::insert(row)
            .on_conflict_do_nothing_on([invitee::Column::Id])
            .exec_without_returning(tx)
            .await?;
        added += usize::from(matches!(inserted, TryInsertResult::Inserted(1..)));
    }
    let known = new.addresses.len() - added;
    let detail = json!({ "panel": id, "added": added });
    record(tx, by.actor(), survey, detail, now).await?;
    Ok((PanelId(id), Taken { added, known }))
}

/// Why a list is not written to.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Publishing is on hold.
    #[error("publishing is on hold")]
    Held,
    /// The survey cannot be answered now.
    #[error("the survey is not open")]
    NotOpen,
    /// It was written to a moment ago, or often enough.
    #[error("they were written to")]
    TooOften,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Invites everybody on a list who was not invited yet.
pub async fn invite(
    tx: &Tx,
    by: &In<PanelId, EditSurvey>,
    is_open: bool,
    now: Now,
) -> Result<(), WriteError> {
    let found = locked(tx, by, is_open, now).await?;
    if found.written_on.is_some() {
        return Err(WriteError::TooOften);
    }
    Ok(send(tx, by.actor(), found, 0, now).await?)
}

/// Reminds everybody on a list who has not answered.
pub async fn remind(
    tx: &Tx,
    by: &In<PanelId, EditSurvey>,
    is_open: bool,
    now: Now,
) -> Result<(), WriteError> {
    let found = locked(tx, by, is_open, now).await?;
    if !may_remind(found.reminders, found.written_on, now.day()) {
        return Err(WriteError::TooOften);
    }
    let reminders = found.reminders + 1;
    Ok(send(tx, by.actor(), found, reminders, now).await?)
}

async fn locked(
    tx: &Tx,
    by: &In<PanelId, EditSurvey>,
    is_open: bool,
    now: Now,
) -> Result<panel::Model, WriteError> {
    if in_force(tx, by.programme(), now).await?.is_some() {
        return Err(WriteError::Held);
    }
    let found = panel::Entity::find_by_id(by.object().0)
        .lock_exclusive()
        .one(tx)
        .await?;
    let found = found.ok_or_else(|| DbErr::RecordNotFound("the list".to_owned()))?;
    match is_open && found.invited.is_none() {
        true => Ok(found),
        false => Err(WriteError::NotOpen),
    }
}

/// Reminds a list because its day has come. `false`: somebody else did.
pub async fn remind_by_itself(tx: &Tx, known: &panel::Model, now: Now) -> Result<bool, DbErr> {
    let found = panel::Entity::find_by_id(known.id)
        .lock_exclusive()
        .one(tx)
        .await?;
    let Some(found) = found.filter(|found| found == known) else {
        return Ok(false);
    };
    let reminders = found.reminders + 1;
    send(tx, &Actor::System, found, reminders, now).await?;
    Ok(true)
}

async fn send(
    tx: &Tx,
    by: &Actor,
    found: panel::Model,
    reminders: i32,
    now: Now,
) -> Result<(), DbErr> {
    let (id, survey) = (found.id, found.survey_id);
    let mut row = found.into_active_model();
    row.reminders = Set(reminders);
    row.written_on = Set(Some(now.day()));
    row.update(tx).await?;
    jobs::enqueue(
        tx,
        &Write {
            panel: id,
            round: reminders,
        },
        now,
    )
    .await?;
    let detail = json!({ "panel": id, "reminder": reminders });
    record(tx, by, survey, detail, now).await
}

/// Notes that these were sent a mail more. Gives those of them who had not been sent it before: they,
/// and no others, are to get it.
pub async fn mailed(tx: &Tx, ids: Vec<Vec<u8>>, round: i32) -> Result<HashSet<Vec<u8>>, DbErr> {
    let still: Vec<Vec<u8>> = invitee::Entity::find()
        .select_only()
        .column(invitee::Column::Id)
        .filter(invitee::Column::Id.is_in(ids))
        .filter(invitee::Column::Mails.lte(round))
        .filter(invitee::Column::State.eq(Stored(InviteeState::Waiting)))
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await?;
    invitee::Entity::update_many()
        .col_expr(invitee::Column::Mails, Expr::value(round + 1))
        .filter(invitee::Column::Id.is_in(still.iter().cloned()))
        .exec(tx)
        .await?;
    Ok(still.into_iter().collect())
}

/// Marks a link as used, in the transaction that stores what was sent by it.
pub async fn answered(tx: &Tx, id: &[u8]) -> Result<(), DbErr> {
    invitee::Entity::update_many()
        .col_expr(
            invitee::Column::State,
            Expr::value(Stored(InviteeState::Answered)),
        )
        .filter(invitee::Column::Id.eq(id.to_vec()))
        .filter(invitee::Column::State.eq(Stored(InviteeState::Waiting)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Strikes somebody off at once, because they ask for it. That they asked is kept, under a hash.
#[derive(Debug)]
pub struct Leave {
    /// Their key.
    pub id: Vec<u8>,
}

#[async_trait::async_trait]
impl Entry for Leave {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        invitee::Entity::update_many()
            .col_expr(
                invitee::Column::State,
                Expr::value(Stored(InviteeState::Left)),
            )
            .col_expr(invitee::Column::Sealed, Expr::value(None::<Vec<u8>>))
            .filter(invitee::Column::Id.eq(self.id.clone()))
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// Deletes a list with every address on it, whenever an officer wants.
pub async fn delete(tx: &Tx, by: &In<PanelId, EditSurvey>, now: Now) -> Result<(), DbErr> {
    let Some(found) = panel::Entity::find_by_id(by.object().0).one(tx).await? else {
        return Ok(());
    };
    let survey = found.survey_id;
    forget_panel(tx, found).await?;
    let detail = json!({ "panel": by.object().0, "deleted": true });
    record(tx, by.actor(), survey, detail, now).await
}

/// Deletes every address of surveys that have closed; how many were invited and answered is kept.
pub async fn forget(tx: &Tx, now: Now) -> Result<usize, DbErr> {
    let closed = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id)
        .filter(survey::Column::ClosesAt.lte(now.utc()))
        .into_query();
    let over = panel::Entity::find()
        .filter(panel::Column::SurveyId.in_subquery(closed))
        .filter(panel::Column::Invited.is_null())
        .all(tx)
        .await?;
    let count = over.len();
    for found in over {
        forget_panel(tx, found).await?;
    }
    Ok(count)
}

async fn forget_panel(tx: &Tx, found: panel::Model) -> Result<(), DbErr> {
    let on_it = || invitee::Entity::find().filter(invitee::Column::PanelId.eq(found.id));
    let of = |count: u64| i32::try_from(count).unwrap_or(i32::MAX);
    let invited = of(on_it()
        .filter(invitee::Column::Mails.gt(0))
        .count(tx)
        .await?);
    let done = invitee::Column::State.eq(Stored(InviteeState::Answered));
    let answered = of(on_it().filter(done).count(tx).await?);
    invitee::Entity::delete_many()
        .filter(invitee::Column::PanelId.eq(found.id))
        .exec(tx)
        .await?;
    if found.invited.is_none() {
        let mut row = found.into_active_model();
        row.invited = Set(Some(invited));
        row.answered = Set(Some(answered));
        row.update(tx).await?;
    }
    Ok(())
}

/// Writes all rows of a list anew, in the order of their keys and by one transaction, so that
/// nothing tells any more which was marked when.
pub async fn mix(tx: &Tx, panel: i64) -> Result<(), DbErr> {
    let rows = invitee::Entity::find()
        .filter(invitee::Column::PanelId.eq(panel))
        .order_by_asc(invitee::Column::Id)
        .all(tx)
        .await?;
    invitee::Entity::delete_many()
        .filter(invitee::Column::PanelId.eq(panel))
        .exec(tx)
        .await?;
    let rows: Vec<invitee::ActiveModel> = rows.into_iter().map(Into::into).collect();
    for chunk in rows.chunks(CHUNK) {
        let chunk = chunk.iter().cloned().map(ActiveModelTrait::reset_all);
        invitee::Entity::insert_many(chunk)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    survey: i64,
    detail: serde_json::Value,
    now: Now,
) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor,
        deed: EditSurvey::NAME,
        object: format!("survey:{survey}"),
        detail,
    };
    audit::record(tx, deed).await
}
