//! Paper: the printable twin of a survey, and typing forms back in.
//!
//! A *batch* is a bundle of forms that came in together; its header is asked once and carried
//! over. A *form* has a serial number, written on it or given to it; a *keying* is one typing-in of
//! one form, by its printed codes. What a form says is stored as it says it: blank, unclear and
//! answered out of route are three things, and nothing is guessed. Whoever keys sees the form at
//! hand and, until the bundle is closed, those they keyed before; no other. Letters, e-mails and notes of telephone calls come in the same way, as
//! comments with their channel.

pub mod commands;
mod danger;
mod forms;
mod keying;
mod letters;
pub mod pages;
mod print;
pub mod queries;
mod staff;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub use forms::NewBatch;

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// A batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchId(pub i64);

#[async_trait::async_trait]
impl Scoped for BatchId {
    const PARAM: &'static str = "batch";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let Some(batch) = entity::batch::Entity::find_by_id(id).one(db).await? else {
            return Ok(None);
        };
        let survey = entity::survey::Entity::find_by_id(batch.survey_id)
            .one(db)
            .await?;
        Ok(survey.map(|survey| (Self(batch.id), survey.programme_id)))
    }
}

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    print::mount(routes);
    staff::mount(routes);
    keying::mount(routes);
    danger::mount(routes);
    letters::mount(routes);
}
