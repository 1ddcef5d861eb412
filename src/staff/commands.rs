//! Making accounts, signing in and out, choosing passwords, giving and taking roles.

use chrono::TimeDelta;
use domain::Now;
use domain::role::Role;
use domain::text::{Email, PersonName};
use entity::{Stored, invitation, staff, staff_role};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::forms::Body;
use super::proof::{Actor, Reach, Staff, label};
use super::roles::ManageStaff;
use super::session;
use crate::audit::{self, Deed};
use crate::db::{Tx, is_taken};
use crate::keys::{Keys, token_hash};
use crate::{mail, programme};

/// How long an invitation can be used.
pub(super) const INVITED_FOR: TimeDelta = TimeDelta::days(7);

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// There is one with this address.
    #[error("there is an account with this address")]
    Known,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Who gets an account.
#[derive(Debug)]
pub struct NewStaff<'a> {
    /// Address.
    pub email: &'a Email,
    /// Name.
    pub name: &'a PersonName,
    /// Role.
    pub role: Role,
    /// Where the role holds.
    pub reach: &'a Reach,
    /// Whose staff it is.
    pub organisation: Option<i64>,
    /// The hash of a password, if one was set at the console.
    pub password_hash: Option<String>,
}

/// Makes an account with one role.
pub async fn add(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    new: NewStaff<'_>,
    now: Now,
) -> Result<i64, AddError> {
    let email = new.email.normalised();
    let known = staff::Entity::find()
        .filter(staff::Column::Email.eq(email.as_str()))
        .count(tx)
        .await?;
    if known > 0 {
        return Err(AddError::Known);
    }
    let account = staff::ActiveModel {
        email: Set(email),
        name: Set(new.name.as_str().to_owned()),
        password_hash: Set(new.password_hash),
        organisation_id: Set(new.organisation),
        created_at: Set(now.utc()),
        ..Default::default()
    };
    let account = account.insert(tx).await.map_err(|error| match error {
        error if is_taken(&error) => AddError::Known,
        error => error.into(),
    })?;
    for programme in places(new.reach) {
        hold(tx, account.id, new.role, programme).await?;
    }
    let detail = json!({
        "role": new.role,
        "programmes": programmes(new.reach),
        "organisation": new.organisation,
    });
    record(tx, by.actor(), now, "staff.add", account.id, detail).await?;
    Ok(account.id)
}

/// The rows of a role that holds there: one without a programme for the whole site.
fn places(reach: &Reach) -> Vec<Option<i64>> {
    match reach {
        Reach::Site => vec![None],
        Reach::Programmes(list) => list.iter().copied().map(Some).collect(),
    }
}

/// The programmes a role holds for, for the chain; none means the whole site.
fn programmes(reach: &Reach) -> Option<&[i64]> {
    match reach {
        Reach::Site => None,
        Reach::Programmes(list) => Some(list),
    }
}

async fn hold(tx: &Tx, account: i64, role: Role, programme: Option<i64>) -> Result<(), DbErr> {
    let row = staff_role::ActiveModel {
        staff_id: Set(account),
        role: Set(role.into()),
        programme_id: Set(programme),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

/// What an invitation is opened with. Nobody can guess it, and only its hash is kept.
pub fn fresh_token(keys: &Keys) -> String {
    data_encoding::BASE64URL_NOPAD.encode(&keys.random::<24>())
}

/// Lets an account choose its password with this token, once; older invitations stop working.
/// `false` where there is no such account, or it may not be used.
pub async fn invite(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    token: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let found = locked(tx, account).await?;
    if found.is_none_or(|found| found.disabled_at.is_some()) {
        return Ok(false);
    }
    forget_invitations(tx, account).await?;
    let row = invitation::ActiveModel {
        token_hash: Set(token_hash(token)),
        staff_id: Set(account),
        expires_at: Set(now.utc() + INVITED_FOR),
        used_at: Set(None),
    };
    invitation::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    record(tx, by.actor(), now, "staff.invite", account, json!({})).await?;
    Ok(true)
}

/// The same, with the mail that brings the invitation.
pub(super) async fn invite_by_mail(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    token: &str,
    mail: &mail::Sealed,
    now: Now,
) -> Result<bool, DbErr> {
    let invited = invite(tx, by, account, token, now).await?;
    if invited {
        mail::post(tx, mail, now).await?;
    }
    Ok(invited)
}

/// The organisation somebody is said to belong to, made if it is not known.
pub(super) async fn body(tx: &Tx, body: &Body) -> Result<Option<i64>, DbErr> {
    match body {
        Body::None => Ok(None),
        Body::Known(id) => Ok(Some(*id)),
        Body::New(slug, name) => {
            let id = programme::commands::organisation(tx, slug.as_str(), name.as_str()).await?;
            Ok(Some(id))
        }
    }
}

/// The account, held until this transaction ends.
async fn locked(tx: &Tx, account: i64) -> Result<Option<staff::Model>, DbErr> {
    // Its key stays: rows that refer to it need not wait.
    staff::Entity::find_by_id(account)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await
}

async fn forget_invitations(tx: &Tx, account: i64) -> Result<(), DbErr> {
    invitation::Entity::delete_many()
        .filter(invitation::Column::StaffId.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes an invitation up: sets the password, ends every session. `None` when it does not hold.
pub async fn accept(
    tx: &Tx,
    token: &str,
    password_hash: String,
    now: Now,
) -> Result<Option<i64>, DbErr> {
    let invited = invitation::Entity::find_by_id(token_hash(token))
        .one(tx)
        .await?;
    let Some(invited) = invited else {
        return Ok(None);
    };
    // The account first, like whoever invites anew or disables it.
    locked(tx, invited.staff_id).await?;
    let used = invitation::Entity::update_many()
        .col_expr(invitation::Column::UsedAt, Expr::value(now.utc()))
        .filter(invitation::Column::TokenHash.eq(token_hash(token)))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now.utc()))
        .exec_with_returning(tx)
        .await?;
    let Some(invitation) = used.into_iter().next() else {
        return Ok(None);
    };
    let account = staff::ActiveModel {
        id: Set(invitation.staff_id),
        password_hash: Set(Some(password_hash)),
        ..Default::default()
    };
    let account = account.update(tx).await?;
    session::end_all(tx, account.id).await?;
    let actor = Actor::Staff {
        id: account.id,
        organisation: account.organisation_id,
    };
    record(tx, &actor, now, "staff.password", account.id, json!({})).await?;
    Ok(Some(account.id))
}

/// Signs somebody in whose password was right; returns the value of the cookie.
pub async fn sign_in(tx: &Tx, keys: &Keys, account: i64, now: Now) -> Result<String, DbErr> {
    let actor = Actor::Staff {
        id: account,
        organisation: None,
    };
    record(tx, &actor, now, "staff.sign-in", account, json!({})).await?;
    session::begin(tx, keys, account, now).await
}

/// Why an account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Nobody could manage accounts any more.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// Whoever answers for commitments does so for an organisation.
    #[error("an owner belongs to an organisation")]
    NoOrganisation,
    /// There is no such account, or no such role of it.
    #[error("no such account")]
    Unknown,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Disables an account, ending its sessions and invitations at once, or enables it again.
pub async fn switch(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    usable: bool,
    now: Now,
) -> Result<(), ChangeError> {
    if !usable && is_last_administrator(tx, account).await? {
        return Err(ChangeError::LastAdministrator);
    }
    let found = locked(tx, account).await?.ok_or(ChangeError::Unknown)?;
    let mut row = found.into_active_model();
    row.disabled_at = Set((!usable).then(|| now.utc()));
    row.update(tx).await?;
    session::end_all(tx, account).await?;
    if !usable {
        forget_invitations(tx, account).await?;
    }
    let deed = if usable {
        "staff.enable"
    } else {
        "staff.disable"
    };
    Ok(record(tx, by.actor(), now, deed, account, json!({})).await?)
}

/// Gives an account a role where it does not hold it yet; who holds it for the whole site holds it
/// everywhere. `false` when there is nothing to give.
pub async fn give_role(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    role: Role,
    reach: &Reach,
    now: Now,
) -> Result<bool, ChangeError> {
    let found = locked(tx, account).await?.ok_or(ChangeError::Unknown)?;
    if role == Role::Owner && found.organisation_id.is_none() {
        return Err(ChangeError::NoOrganisation);
    }
    let held: Vec<Option<i64>> = staff_role::Entity::find()
        .filter(staff_role::Column::StaffId.eq(account))
        .filter(staff_role::Column::Role.eq(Stored(role)))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| row.programme_id)
        .collect();
    let mut new = places(reach);
    new.retain(|place| !held.contains(place) && !held.contains(&None));
    if new.is_empty() {
        return Ok(false);
    }
    for programme in &new {
        hold(tx, account, role, *programme).await?;
    }
    let given: Option<Vec<i64>> = new.into_iter().collect();
    let detail = json!({ "role": role, "programmes": given });
    record(tx, by.actor(), now, "staff.role.give", account, detail).await?;
    Ok(true)
}

/// Takes a role from an account. It holds no longer at the next click.
pub async fn take_role(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    held: i64,
    now: Now,
) -> Result<(), ChangeError> {
    let row = staff_role::Entity::find_by_id(held)
        .filter(staff_role::Column::StaffId.eq(account))
        .one(tx)
        .await?;
    let row = row.ok_or(ChangeError::Unknown)?;
    let runs_the_site = row.role.0 == Role::Administrator && row.programme_id.is_none();
    if runs_the_site && is_last_administrator(tx, account).await? {
        return Err(ChangeError::LastAdministrator);
    }
    let detail = json!({ "role": row.role.0, "programme": row.programme_id });
    // Somebody else may have taken it meanwhile: then this was no deed.
    if row.delete(tx).await?.rows_affected == 0 {
        return Err(ChangeError::Unknown);
    }
    Ok(record(tx, by.actor(), now, "staff.role.take", account, detail).await?)
}

/// Says whose staff an account is. `false` when that is what was known already.
pub async fn belongs(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    organisation: Option<i64>,
    now: Now,
) -> Result<bool, ChangeError> {
    let found = locked(tx, account).await?.ok_or(ChangeError::Unknown)?;
    if found.organisation_id == organisation {
        return Ok(false);
    }
    if organisation.is_none() {
        let owns = staff_role::Entity::find()
            .filter(staff_role::Column::StaffId.eq(account))
            .filter(staff_role::Column::Role.eq(Stored(Role::Owner)))
            .count(tx)
            .await?;
        if owns > 0 {
            return Err(ChangeError::NoOrganisation);
        }
    }
    let mut row = found.into_active_model();
    row.organisation_id = Set(organisation);
    row.update(tx).await?;
    let detail = json!({ "organisation": organisation });
    record(tx, by.actor(), now, "staff.organisation", account, detail).await?;
    Ok(true)
}

/// Whether nobody but this account could manage accounts: an account that is disabled or whose
/// password was never chosen cannot.
async fn is_last_administrator(tx: &Tx, account: i64) -> Result<bool, DbErr> {
    let runs_the_site = async || -> Result<Vec<i64>, DbErr> {
        let rows = staff_role::Entity::find()
            .filter(staff_role::Column::Role.eq(Stored(Role::Administrator)))
            .filter(staff_role::Column::ProgrammeId.is_null())
            .all(tx)
            .await?;
        Ok(rows.into_iter().map(|row| row.staff_id).collect())
    };
    let ids = runs_the_site().await?;
    if !ids.contains(&account) {
        return Ok(false);
    }
    // Nobody else switches one of them off before this is done.
    let all = staff::Entity::find()
        .filter(staff::Column::Id.is_in(ids))
        .order_by_asc(staff::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    // Whoever waited for the lock may have waited for one of them to lose the role.
    let still = runs_the_site().await?;
    let mut others = all
        .iter()
        .filter(|row| row.id != account && still.contains(&row.id));
    Ok(!others.any(|row| row.disabled_at.is_none() && row.password_hash.is_some()))
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    now: Now,
    deed: &'static str,
    account: i64,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let object = label(account);
    audit::record(
        tx,
        Deed {
            now,
            actor,
            deed,
            object,
            detail,
        },
    )
    .await
}
