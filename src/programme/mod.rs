//! Programmes: the pieces of work people are consulted on, and the front page that lists them.
//!
//! A programme has phases, surveys, drop-ins, commitments and, in the end, a decision; its page
//! tells the whole story in that order. Programmes come in as files. Everything about a made-up
//! programme says that it is made up.

pub mod commands;
pub mod console;
mod forms;
mod handlers;
pub mod pages;
pub mod queries;
mod staff;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    handlers::mount(routes);
    staff::mount(routes);
}

/// Key of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProgrammeId(pub i64);

#[async_trait::async_trait]
impl Scoped for ProgrammeId {
    const PARAM: &'static str = "programme";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let found = entity::programme::Entity::find_by_id(id).one(db).await?;
        Ok(found.map(|programme| (Self(programme.id), programme.id)))
    }
}
