//! Sessions of staff: a cookie nobody can guess, a row only its hash finds.

use chrono::TimeDelta;
use domain::Now;
use domain::role::Role;
use entity::{staff, staff_role, staff_session};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set,
};

use super::proof::{Actor, In, Permission, Reach, Scoped, Staff};
use super::roles::may;
use crate::db::{Db, Tx};
use crate::keys::{Keys, token_hash};

/// How long somebody may be away before they sign in again.
const IDLE: TimeDelta = TimeDelta::minutes(30);
/// How long a session lasts however busy it is.
const LONGEST: TimeDelta = TimeDelta::hours(8);

/// Somebody signed in, as the database says at this moment.
#[derive(Clone, Debug)]
pub struct SignedIn {
    id: i64,
    name: String,
    organisation: Option<i64>,
    roles: Vec<(Role, Option<i64>)>,
}

impl SignedIn {
    /// What they want to be called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Key of the account.
    #[must_use]
    pub const fn id(&self) -> i64 {
        self.id
    }

    /// Whether they may do a deed anywhere.
    #[must_use]
    pub fn may(&self, permission: &str) -> bool {
        self.held().any(|(role, _)| may(*role, permission))
    }

    /// The roles that hold. Accounts are the site's: nobody administers a programme.
    fn held(&self) -> impl Iterator<Item = &(Role, Option<i64>)> {
        self.roles
            .iter()
            .filter(|(role, programme)| *role != Role::Administrator || programme.is_none())
    }

    fn actor(&self) -> Actor {
        Actor::Staff {
            id: self.id,
            organisation: self.organisation,
        }
    }

    fn reach(&self, permission: &str) -> Option<Reach> {
        let held = || self.held().filter(|(role, _)| may(*role, permission));
        if held().any(|(_, programme)| programme.is_none()) {
            return Some(Reach::Site);
        }
        let programmes: Vec<i64> = held().filter_map(|(_, programme)| *programme).collect();
        (!programmes.is_empty()).then_some(Reach::Programmes(programmes))
    }

    /// Proof that they may do `P` somewhere.
    #[must_use]
    pub fn prove<P: Permission>(&self) -> Option<Staff<P>> {
        self.reach(P::NAME)
            .map(|reach| Staff::made(self.actor(), reach))
    }

    /// Proof that they may do `P` to a thing of this programme.
    #[must_use]
    pub fn prove_in<O: Scoped, P: Permission>(
        &self,
        object: O,
        programme: i64,
    ) -> Option<In<O, P>> {
        let reach = self.reach(P::NAME)?;
        reach
            .holds(programme)
            .then(|| In::made(object, programme, self.actor()))
    }
}

/// Whoever the cookie belongs to, if the session still holds and the account may be used.
pub async fn find(db: &Db, token: &str, now: Now) -> Result<Option<SignedIn>, DbErr> {
    let hash = token_hash(token);
    let Some(session) = staff_session::Entity::find_by_id(hash)
        .one(db.read())
        .await?
    else {
        return Ok(None);
    };
    let Some(account) = staff::Entity::find_by_id(session.staff_id)
        .one(db.read())
        .await?
    else {
        return Ok(None);
    };
    let over = now.utc() > session.seen_at + IDLE || now.utc() > session.created_at + LONGEST;
    if over || account.disabled_at.is_some() {
        return Ok(None);
    }
    let roles = staff_role::Entity::find()
        .filter(staff_role::Column::StaffId.eq(account.id))
        .all(db.read())
        .await?;
    if now.utc() > session.seen_at + TimeDelta::minutes(1) {
        let mut seen = session.into_active_model();
        seen.seen_at = Set(now.utc());
        // Signed out meanwhile: then there is nothing to touch.
        match db.write(async |tx: &Tx| seen.update(tx).await).await {
            Ok(_) | Err(DbErr::RecordNotUpdated) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(SignedIn {
        id: account.id,
        name: account.name,
        organisation: account.organisation_id,
        roles: roles
            .into_iter()
            .map(|row| (row.role.0, row.programme_id))
            .collect(),
    }))
}

/// Begins a session and returns the value of its cookie.
pub async fn begin(tx: &Tx, keys: &Keys, account: i64, now: Now) -> Result<String, DbErr> {
    let token = data_encoding::BASE64URL_NOPAD.encode(&keys.random::<32>());
    let row = staff_session::ActiveModel {
        token_hash: Set(token_hash(&token)),
        staff_id: Set(account),
        created_at: Set(now.utc()),
        seen_at: Set(now.utc()),
    };
    staff_session::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(token)
}

/// Ends one session.
pub async fn end(tx: &Tx, token: &str) -> Result<(), DbErr> {
    staff_session::Entity::delete_by_id(token_hash(token))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends every session of an account: after a new password, or when it is disabled.
pub async fn end_all(tx: &Tx, account: i64) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::StaffId.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes sessions that are over.
pub async fn sweep(tx: &Tx, now: Now) -> Result<(), DbErr> {
    staff_session::Entity::delete_many()
        .filter(staff_session::Column::CreatedAt.lt(now.utc() - LONGEST))
        .exec(tx)
        .await?;
    Ok(())
}

/// Where somebody who is not signed in goes first.
#[must_use]
pub fn sign_in_path(next: &str) -> String {
    format!("/staff/sign-in?next={}", safe_next(next))
}

/// Where to go after signing in: a path of the staff pages, and nothing else (T31).
#[must_use]
pub fn safe_next(raw: &str) -> &str {
    let plain = raw
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c));
    let within = raw == "/staff" || raw.starts_with("/staff/");
    if plain && within && !raw.contains("//") && !raw.contains("..") {
        raw
    } else {
        "/staff"
    }
}

#[cfg(test)]
mod tests {
    use super::safe_next;

    #[test]
    fn signing_in_leads_to_a_staff_page_and_nowhere_else() {
        assert_eq!(safe_next("/staff/surveys/12"), "/staff/surveys/12");
        for evil in [
            "",
            "//evil",
            "/\\evil",
            "https:evil",
            "https://evil",
            "%2f%2fevil",
            "/staff@evil",
            "/staff/%0d%0aSet-Cookie:x",
            "/staffevil",
            "/staff//evil",
            "/staff/../x",
            "/staff/\tx",
            "/staff/\n",
            "javascript:alert(1)",
        ] {
            assert_eq!(safe_next(evil), "/staff", "{evil:?}");
        }
    }
}
