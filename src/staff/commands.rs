//! Making accounts, signing in and out, choosing passwords.

use chrono::TimeDelta;
use domain::Now;
use domain::role::Role;
use domain::text::{Email, PersonName};
use entity::{invitation, staff, staff_role};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde_json::json;

use super::proof::{Actor, Staff};
use super::roles::ManageStaff;
use super::session;
use crate::audit::{self, Deed};
use crate::db::{Tx, is_taken};
use crate::keys::{Keys, token_hash};

/// How long an invitation can be used.
const INVITED_FOR: TimeDelta = TimeDelta::days(7);

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
    /// For which programme; none means the whole site.
    pub programme: Option<i64>,
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
    let role = staff_role::ActiveModel {
        staff_id: Set(account.id),
        role: Set(new.role.into()),
        programme_id: Set(new.programme),
        ..Default::default()
    };
    role.insert(tx).await?;
    let detail = json!({ "role": new.role, "programme": new.programme });
    record(tx, by.actor(), now, "staff.add", account.id, detail).await?;
    Ok(account.id)
}

/// Makes a one-use token with which an account chooses its password; older ones stop working.
pub async fn invite(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    keys: &Keys,
    account: i64,
    now: Now,
) -> Result<String, DbErr> {
    invitation::Entity::delete_many()
        .filter(invitation::Column::StaffId.eq(account))
        .exec(tx)
        .await?;
    let token = data_encoding::BASE64URL_NOPAD.encode(&keys.random::<24>());
    let row = invitation::ActiveModel {
        token_hash: Set(token_hash(&token)),
        staff_id: Set(account),
        expires_at: Set(now.utc() + INVITED_FOR),
        used_at: Set(None),
    };
    invitation::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    record(tx, by.actor(), now, "staff.invite", account, json!({})).await?;
    Ok(token)
}

/// Takes an invitation up: sets the password, ends every session. `None` when it does not hold.
pub async fn accept(
    tx: &Tx,
    token: &str,
    password_hash: String,
    now: Now,
) -> Result<Option<i64>, DbErr> {
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

/// Why an account was not disabled or enabled.
#[derive(Debug, thiserror::Error)]
pub enum SwitchError {
    /// Nobody could manage accounts any more.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// There is no such account.
    #[error("no such account")]
    Unknown,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Disables an account, ending its sessions at once, or enables it again.
pub async fn switch(
    tx: &Tx,
    by: &Staff<ManageStaff>,
    account: i64,
    usable: bool,
    now: Now,
) -> Result<(), SwitchError> {
    let found = staff::Entity::find_by_id(account)
        .one(tx)
        .await?
        .ok_or(SwitchError::Unknown)?;
    if !usable && is_last_administrator(tx, account).await? {
        return Err(SwitchError::LastAdministrator);
    }
    let mut row = found.into_active_model();
    row.disabled_at = Set((!usable).then(|| now.utc()));
    row.update(tx).await?;
    session::end_all(tx, account).await?;
    let deed = if usable {
        "staff.enable"
    } else {
        "staff.disable"
    };
    Ok(record(tx, by.actor(), now, deed, account, json!({})).await?)
}

async fn is_last_administrator(tx: &Tx, account: i64) -> Result<bool, DbErr> {
    let administrators = staff_role::Entity::find()
        .filter(staff_role::Column::Role.eq(entity::Stored(Role::Administrator)))
        .filter(staff_role::Column::ProgrammeId.is_null())
        .all(tx)
        .await?;
    let ids: Vec<i64> = administrators.iter().map(|row| row.staff_id).collect();
    if !ids.contains(&account) {
        return Ok(false);
    }
    // Nobody else switches one of them off before this is done.
    let all = staff::Entity::find()
        .filter(staff::Column::Id.is_in(ids))
        .order_by_asc(staff::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    let mut others = all.iter().filter(|row| row.id != account);
    Ok(!others.any(|row| row.disabled_at.is_none()))
}

async fn record(
    tx: &Tx,
    actor: &Actor,
    now: Now,
    deed: &'static str,
    account: i64,
    detail: serde_json::Value,
) -> Result<(), DbErr> {
    let object = format!("staff:{account}");
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
