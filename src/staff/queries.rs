//! Finding accounts.

use std::collections::{BTreeMap, BTreeSet};

use domain::role::Role;
use entity::{Stored, invitation, organisation, programme, staff, staff_role};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::proof::Staff;
use super::roles::ManageStaff;
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
    now: domain::Now,
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
    let colleague = |row: staff::Model| Colleague {
        id: row.id,
        name: row.name,
        email: row.email,
    };
    Ok(found.into_iter().map(colleague).collect())
}

/// An account as the list of accounts shows it.
#[derive(Debug)]
pub(super) struct AccountRow {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Organisation, where one is set.
    pub organisation: Option<String>,
    /// Roles with the programme they hold for.
    pub roles: Vec<(Role, Option<String>)>,
    /// Whether a password was chosen.
    pub joined: bool,
    /// Whether it may be used.
    pub usable: bool,
}

/// Every account, by name.
pub(super) async fn accounts(
    db: &impl ConnectionTrait,
    _: &Staff<ManageStaff>,
) -> Result<Vec<AccountRow>, DbErr> {
    let staff = staff::Entity::find()
        .order_by_asc(staff::Column::Name)
        .order_by_asc(staff::Column::Id)
        .all(db)
        .await?;
    let roles = staff_role::Entity::find()
        .order_by_asc(staff_role::Column::Id)
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
    Ok(staff
        .into_iter()
        .map(|account| AccountRow {
            organisation: account
                .organisation_id
                .and_then(|id| organisations.iter().find(|o| o.id == id))
                .map(|o| o.name.clone()),
            roles: roles
                .iter()
                .filter(|role| role.staff_id == account.id)
                .map(|role| (role.role.0, role.programme_id.and_then(title)))
                .collect(),
            joined: account.password_hash.is_some(),
            usable: account.disabled_at.is_none(),
            id: account.id,
            name: account.name,
            email: account.email,
        })
        .collect())
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
