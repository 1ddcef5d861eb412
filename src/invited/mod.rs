//! Invitations to a list of people: a link for each, reminders for those who have not answered, and
//! answers that nothing ties to an address.
//!
//! A *panel* is a list an officer pasted; an *invitee* is somebody on it. Their link is made of the
//! key of their row and a proof under a key outside the database. Whoever follows it begins to
//! answer as anybody does, under a nonce that has nothing to do with the link. When the answers are
//! sent, the row of the invitee is marked in the transaction that stores the response, and says
//! that the link was used, never by what. Rows of invitees lie in the order of a keyed hash and have
//! no time. `SQLite` keeps no trace of when one was marked; `PostgreSQL` shows a reader of the
//! database which transaction wrote a row, until the night, when all of a survey are written anew
//! ([`commands::mix`]), as addresses left with answers are. Staff see how many have answered,
//! rounded, and never who.
//!
//! A link is used once. Whoever asks not to be written to is struck off at once; their hash stays,
//! so that a list that is pasted again does not bring them back. The night after a survey has
//! closed every address is deleted.

pub mod commands;
mod forms;
pub mod jobs;
pub mod letters;
mod officer;
pub mod pages;
mod public;
pub mod queries;

use sea_orm::{DatabaseConnection, DbErr};

pub(crate) use public::taken_up;

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// A list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelId(pub i64);

#[async_trait::async_trait]
impl Scoped for PanelId {
    const PARAM: &'static str = "panel";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let programme = queries::programme_of(db, id).await?;
        Ok(programme.map(|programme| (Self(id), programme)))
    }
}

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    public::mount(routes);
    officer::mount(routes);
}
