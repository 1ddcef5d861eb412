//! Finding accounts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::Now;
use domain::role::Role;
use entity::{Stored, invitation, organisation, programme, staff, staff_role};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::proof::Staff;
use super::roles::{ManageStaff, ReadAudit};
use crate::keys::token_hash;

/// What signing in needs to know of an account.
#[derive(Debug)]
pub struct Credentials {
    /// Key of the account.
    pub id: i64,
    /// Hash of its password, if it has chosen one.
    pub password_hash: Option<String>,
    /// Whether it may be used.
    pub usable: bool,
}

/// The account with this address.
pub async fn credentials(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<Credentials>, DbErr> {
    // PostgreSQL takes no NUL in a text, and no address has one.
    if email.contains('\0') {
        return Ok(None);
    }
    let found = staff::Entity::find()
        .filter(staff::Column::Email.eq(email.trim().to_lowercase()))
        .one(db)
        .await?;
    Ok(found.map(|account| Credentials {
        id: account.id,
        usable: account.disabled_at.is_none(),
        password_hash: account.password_hash,
    }))
}

/// The name of the account an invitation is for, if it can still be used.
pub(super) async fn invited(
    db: &impl ConnectionTrait,
    token: &str,
    now: Now,
) -> Result<Option<String>, DbErr> {
    let found = invitation::Entity::find_by_id(token_hash(token))
        .filter(invitation::Column::UsedAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now.utc()))
        .one(db)
        .await?;
    let Some(invitation) = found else {
        return Ok(None);
    };
    let account = staff::Entity::find_by_id(invitation.staff_id)
        .one(db)
        .await?;
    Ok(account
        .filter(|account| account.disabled_at.is_none())
        .map(|account| account.name))
}

/// Somebody who works for a programme.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// Key of the account.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// The officers of a programme whose accounts can be used, by name.
pub async fn officers(db: &impl ConnectionTrait, programme: i64) -> Result<Vec<Colleague>, DbErr> {
    holders(db, programme, &[Role::Officer]).await
}

/// Everybody with one of these roles in a programme whose accounts can be used, by name.
pub async fn holders(
    db: &impl ConnectionTrait,
    programme: i64,
    roles: &[Role],
) -> Result<Vec<Colleague>, DbErr> {
    let here = Condition::any()
        .add(staff_role::Column::ProgrammeId.is_null())
        .add(staff_role::Column::ProgrammeId.eq(programme));
    let holders = staff_role::Entity::find()
        .select_only()
        .column(staff_role::Column::StaffId)
        .filter(staff_role::Column::Role.is_in(roles.iter().copied().map(Stored)))
        .filter(here)
        .into_query();
    let found = staff::Entity::find()
        .filter(staff::Column::Id.in_subquery(holders))
        .filter(staff::Column::DisabledAt.is_null())
        .order_by_asc(staff::Column::Name)
        .order_by_asc(staff::Column::Id)
        .all(db)
        .await?;
    Ok(found.into_iter().map(colleague).collect())
}

/// Everybody who has or had an account, by name.
pub async fn everybody(
    db: &impl ConnectionTrait,
    _: &Staff<ReadAudit>,
) -> Result<Vec<Colleague>, DbErr> {
    let all = staff::Entity::find()
        .order_by_asc(staff::Column::Name)
        .order_by_asc(staff::Column::Id)
        .all(db)
        .await?;
    Ok(all.into_iter().map(colleague).collect())
}

fn colleague(row: staff::Model) -> Colleague {
    Colleague {
        id: row.id,
        name: row.name,
        email: row.email,
    }
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It may not be used.
    Disabled,
    /// Its password was chosen.
    InUse,
    /// The same, and until then another one can be chosen.
    Renewing(DateTime<Utc>),
    /// Its password can be chosen until then.
    Invited(DateTime<Utc>),
    /// It could be until then.
    Expired(DateTime<Utc>),
    /// There is no invitation to it.
    Uninvited,
}

/// A role an account holds.
#[derive(Debug)]
pub(super) struct HeldRole {
    /// Key of the row.
    pub id: i64,
    /// Which role.
    pub role: Role,
    /// Title of the programme it holds for; none means the whole site.
    pub programme: Option<String>,
}

/// An account as administrators see it.
#[derive(Debug)]
pub(super) struct AccountRow {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Organisation, where one is set: key and name.
    pub organisation: Option<(i64, String)>,
    /// Roles with the programme they hold for.
    pub roles: Vec<HeldRole>,
    /// How it stands.
    pub standing: Standing,
}

impl AccountRow {
    /// Whether somebody chose its password.
    pub(super) const fn is_joined(&self) -> bool {
        matches!(self.standing, Standing::InUse | Standing::Renewing(_))
    }

    /// Whether it may be used.
    pub(super) fn is_usable(&self) -> bool {
        self.standing != Standing::Disabled
    }
}

/// Every account, by name.
pub(super) async fn accounts(
    db: &impl ConnectionTrait,
    _: &Staff<ManageStaff>,
    now: Now,
) -> Result<Vec<AccountRow>, DbErr> {
    let all = staff::Entity::find()
        .order_by_asc(staff::Column::Name)
        .order_by_asc(staff::Column::Id);
    account_rows(db, all.all(db).await?, now).await
}

/// The account with this key.
pub(super) async fn account(
    db: &impl ConnectionTrait,
    _: &Staff<ManageStaff>,
    id: i64,
    now: Now,
) -> Result<Option<AccountRow>, DbErr> {
    let found = staff::Entity::find_by_id(id).all(db).await?;
    Ok(account_rows(db, found, now).await?.pop())
}

async fn account_rows(
    db: &impl ConnectionTrait,
    staff: Vec<staff::Model>,
    now: Now,
) -> Result<Vec<AccountRow>, DbErr> {
    let ids: Vec<i64> = staff.iter().map(|account| account.id).collect();
    let roles = staff_role::Entity::find()
        .filter(staff_role::Column::StaffId.is_in(ids.iter().copied()))
        .order_by_asc(staff_role::Column::Id)
        .all(db)
        .await?;
    let invitations = invitation::Entity::find()
        .filter(invitation::Column::StaffId.is_in(ids))
        .filter(invitation::Column::UsedAt.is_null())
        .all(db)
        .await?;
    let programmes = programme::Entity::find().all(db).await?;
    let organisations = organisation::Entity::find().all(db).await?;
    let title = |id: i64| {
        programmes
            .iter()
            .find(|p| p.id == id)
            .map(|p| p.title.clone())
    };
    let row = |account: staff::Model| {
        let until = invitations
            .iter()
            .filter(|invitation| invitation.staff_id == account.id)
            .map(|invitation| invitation.expires_at)
            .max();
        AccountRow {
            organisation: account
                .organisation_id
                .and_then(|id| organisations.iter().find(|o| o.id == id))
                .map(|o| (o.id, o.name.clone())),
            roles: roles
                .iter()
                .filter(|held| held.staff_id == account.id)
                .map(|held| HeldRole {
                    id: held.id,
                    role: held.role.0,
                    programme: held.programme_id.and_then(title),
                })
                .collect(),
            standing: standing(&account, until, now),
            id: account.id,
            name: account.name,
            email: account.email,
        }
    };
    Ok(staff.into_iter().map(row).collect())
}

fn standing(account: &staff::Model, until: Option<DateTime<Utc>>, now: Now) -> Standing {
    let open = until.filter(|until| *until > now.utc());
    match (account.password_hash.is_some(), open, until) {
        _ if account.disabled_at.is_some() => Standing::Disabled,
        (true, Some(until), _) => Standing::Renewing(until),
        (true, None, _) => Standing::InUse,
        (false, Some(until), _) => Standing::Invited(until),
        (false, None, Some(until)) => Standing::Expired(until),
        (false, None, None) => Standing::Uninvited,
    }
}

/// Names of accounts, for what says who did something.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<i64, String>);

impl Names {
    /// The name of an account; none for the operator, who has no account.
    #[must_use]
    pub fn of(&self, staff: Option<i64>) -> Option<String> {
        self.0.get(&staff?).cloned()
    }
}

/// The names of these accounts, in one query, and in none where there is nobody to name.
pub async fn names(
    db: &impl ConnectionTrait,
    staff: impl IntoIterator<Item = Option<i64>>,
) -> Result<Names, DbErr> {
    let ids: BTreeSet<i64> = staff.into_iter().flatten().collect();
    if ids.is_empty() {
        return Ok(Names::default());
    }
    let found: Vec<(i64, String)> = staff::Entity::find()
        .select_only()
        .column(staff::Column::Id)
        .column(staff::Column::Name)
        .filter(staff::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(Names(found.into_iter().collect()))
}
