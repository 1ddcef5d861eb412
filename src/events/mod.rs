//! Drop-ins: sittings with a limited number of places, and the people who asked for one.
//!
//! A *place* is one seat of a sitting; who comes with a companion takes two. Who finds no seats
//! waits, in the order of asking, and moves up when a place is given back. Who somebody is and
//! what they need is sealed and forgotten after the event. Signing up with an e-mail address is
//! answered by e-mail, and the page says the same whether or not the address was known: nobody
//! can find out by asking whether somebody else is coming.

pub mod calendar;
pub mod changes;
pub mod commands;
mod correcting;
mod forms;
pub mod jobs;
pub mod letters;
mod officer;
pub mod pages;
mod places;
mod public;
pub mod queries;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub use forms::{Facts, NewEvent, NewSession, Reachable, SignUp};
pub(crate) use public::card;

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventId(pub i64);

#[async_trait::async_trait]
impl Scoped for EventId {
    const PARAM: &'static str = "event";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let found = entity::event::Entity::find_by_id(id).one(db).await?;
        Ok(found.map(|event| (Self(event.id), event.programme_id)))
    }
}

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    public::mount(routes);
    places::mount(routes);
    officer::mount(routes);
    correcting::mount(routes);
}
