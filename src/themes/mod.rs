//! Themes: what several comments of a question say, proposed by the program, decided by officers.
//!
//! A *run* groups the comments of one question; its *proposals* are never edited. A *theme* draws
//! on proposals and carries what officers decided: a name, what belongs to it, and their word about
//! single comments, which outweighs the program's and survives the next run. Whether every comment
//! was read by a person is counted from what people marked as read, by whom.

pub mod commands;
pub mod console;
mod forms;
mod handlers;
pub mod jobs;
pub mod pages;
pub mod queries;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub use handlers::mount;

use crate::staff::proof::Scoped;

/// A theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThemeId(pub i64);

#[async_trait::async_trait]
impl Scoped for ThemeId {
    const PARAM: &'static str = "theme";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let Some(theme) = entity::theme::Entity::find_by_id(id).one(db).await? else {
            return Ok(None);
        };
        let survey = entity::survey::Entity::find_by_id(theme.survey_id)
            .one(db)
            .await?;
        Ok(survey.map(|survey| (Self(theme.id), survey.programme_id)))
    }
}
