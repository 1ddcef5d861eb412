//! Themes: what several comments of a question say, proposed by the program, decided by officers.
//!
//! A *run* groups the comments of one question; its *proposals* are never edited. A *theme* draws
//! on proposals and carries what officers decided: a name, what belongs to it and what does not, its
//! place below another theme, and their *decisions* about single comments, which outweigh the
//! program's and survive the next run. What both come to is written into `themed`, by
//! [`commands::settle`] and nothing else, so that pages count and list without working it out.
//!
//! Everything officers do is a *step*: it says what was there before, and is undone, the last one
//! first, without being forgotten. A comment counts as read when a person opened it to code it or
//! marked it; a *turn* is a run of comments somebody was asked to read.
//!
//! A *sample* is drawn for a second person from comments one person coded. What they say is kept
//! apart, beside what the first person and the program had said by then, and changes no figure; while
//! they say it every other page of the question is closed to them (`handlers::shown::open_to`).
//! What both come to is *measured* and kept with the themes it was measured on.
//!
//! A *publication* holds the themes as the public reads of them, and why it was published although
//! something was open. Sizes are not in it: they are looked up in the release of the day.

pub mod bundles;
pub mod commands;
pub mod console;
mod forms;
mod handlers;
pub mod jobs;
mod meanings;
pub mod pages;
pub mod queries;
pub mod words;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub use handlers::mount;
pub(crate) use handlers::question_text;
pub use meanings::Meanings;

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
