//! Surveys: designed as files, published as immutable versions, open between two dates.
//!
//! A survey has at most one *draft* version, which import makes and replaces, and any number of
//! published ones, which nothing changes. Opening publishes the draft; people half-way through an
//! older version finish on it. What the public needs of an open survey is held in memory
//! ([`Published`]) and shared.

pub mod commands;
pub mod console;
mod handlers;
pub mod pages;
mod published;
pub mod queries;
pub mod sentence;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub(crate) use handlers::is_open;
pub use handlers::{line, mount, overview};
pub use published::{OpenSurvey, Published, Version};

use crate::staff::proof::Scoped;

/// A survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SurveyId(pub i64);

#[async_trait::async_trait]
impl Scoped for SurveyId {
    const PARAM: &'static str = "survey";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let found = entity::survey::Entity::find_by_id(id).one(db).await?;
        Ok(found.map(|survey| (Self(survey.id), survey.programme_id)))
    }
}
