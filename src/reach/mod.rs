//! The ledger of everyone a programme spoke with.
//!
//! A *contact* is one meeting: how many people, of which group, counted how. People may come
//! twice, so totals are a range. A total that somebody claims is kept apart from what is itemised,
//! and what is not itemised is said to be so, never called untraced.

use domain::reach::{Counted, distinct_people};
use entity::{Stored, contact};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    Set,
};
use serde::{Deserialize, Serialize};

use crate::db::Tx;

/// One contact, as a programme file holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// In which phase, counted from 1; none when it is not said.
    #[serde(default)]
    pub phase: Option<usize>,
    /// Whom.
    pub who: String,
    /// In which way.
    pub how: String,
    /// How many.
    pub people: u32,
    /// How sure the number is.
    pub counted: Counted,
    /// Whether they were met as professionals.
    #[serde(default)]
    pub professionals: bool,
    /// Whether this is a claimed total rather than a contact.
    #[serde(default)]
    pub claimed: bool,
}

/// Writes the contacts of a programme, in place of those before. `phases` holds the keys of its
/// phases in order.
pub async fn record(
    tx: &Tx,
    programme: i64,
    phases: &[i64],
    contacts: &[Contact],
) -> Result<(), DbErr> {
    contact::Entity::delete_many()
        .filter(contact::Column::ProgrammeId.eq(programme))
        .exec(tx)
        .await?;
    for (position, contact) in (0..).zip(contacts) {
        let phase = contact
            .phase
            .and_then(|n| phases.get(n.checked_sub(1)?))
            .copied();
        let row = contact::ActiveModel {
            programme_id: Set(programme),
            phase_id: Set(phase),
            position: Set(position),
            who: Set(contact.who.clone()),
            how: Set(contact.how.clone()),
            people: Set(i32::try_from(contact.people).unwrap_or(i32::MAX)),
            counted: Set(Stored(contact.counted)),
            professionals: Set(contact.professionals),
            claimed: Set(contact.claimed),
            ..Default::default()
        };
        row.insert(tx).await?;
    }
    Ok(())
}

/// What a programme says about whom it reached: the public, or professionals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Whether these were met as professionals.
    pub professionals: bool,
    /// Contacts in order.
    pub contacts: Vec<ContactRow>,
    /// The fewest and the most different people they can have been.
    pub distinct: (u32, u32),
    /// Totals that are claimed.
    pub claims: Vec<ContactRow>,
}

impl Reached {
    /// Contacts and claims.
    pub fn all(&self) -> impl Iterator<Item = &ContactRow> {
        self.contacts.iter().chain(&self.claims)
    }
}

/// One contact as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// Its line in the ledger, from 1.
    pub at: usize,
    /// Whom.
    pub who: String,
    /// In which way.
    pub how: String,
    /// How many.
    pub people: u32,
    /// How sure the number is.
    pub counted: Counted,
}

/// Whom a programme reached: the public first, then professionals; what is empty is left out.
pub async fn reached(db: &impl ConnectionTrait, programme: i64) -> Result<Vec<Reached>, DbErr> {
    let rows = contact::Entity::find()
        .filter(contact::Column::ProgrammeId.eq(programme))
        .order_by_asc(contact::Column::Position)
        .all(db)
        .await?;
    let of = |professionals: bool| {
        let (claims, contacts): (Vec<_>, Vec<_>) = rows
            .iter()
            .filter(|row| row.professionals == professionals)
            .partition(|row| row.claimed);
        let shown = |row: &contact::Model| ContactRow {
            at: usize::try_from(row.position).unwrap_or_default() + 1,
            who: row.who.clone(),
            how: row.how.clone(),
            people: u32::try_from(row.people).unwrap_or(0),
            counted: row.counted.0,
        };
        let contacts: Vec<ContactRow> = contacts.into_iter().map(shown).collect();
        let sizes: Vec<u32> = contacts.iter().map(|contact| contact.people).collect();
        Reached {
            professionals,
            distinct: distinct_people(&sizes),
            contacts,
            claims: claims.into_iter().map(shown).collect(),
        }
    };
    Ok([of(false), of(true)]
        .into_iter()
        .filter(|reached| !reached.contacts.is_empty() || !reached.claims.is_empty())
        .collect())
}
