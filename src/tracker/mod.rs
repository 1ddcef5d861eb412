//! You Said, We Are Doing: the public answer to every theme, with owners and a date.
//!
//! A *commitment* says what people said and then what is being done, or why it is not. Several
//! organisations may own it; one is accountable. Until it is published an officer may rewrite it
//! freely; afterwards every change is an *update* with a date and a note, and all of them stay
//! readable. An owner proposes updates; an officer publishes them.

pub mod commands;
mod forms;
mod officer;
mod owner;
pub mod pages;
mod public;
pub mod queries;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub use forms::Commitment;

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// A commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommitmentId(pub i64);

#[async_trait::async_trait]
impl Scoped for CommitmentId {
    const PARAM: &'static str = "commitment";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let found = entity::commitment::Entity::find_by_id(id).one(db).await?;
        Ok(found.map(|commitment| (Self(commitment.id), commitment.programme_id)))
    }
}

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    public::mount(routes);
    officer::mount(routes);
    owner::mount(routes);
}
