//! Words of distress: help for whoever wrote them, and a queue for those who look after them.
//!
//! Words of distress (`domain::distress`) are looked for in every response, whichever way it comes
//! in. The *panel* is shown on the page after the words were typed and on the receipt: whom to call,
//! what will happen and what will not. It stops nobody, and nothing of it stands in an address, in a
//! cookie or in a cache. A response that is sent, or that makes somebody who reads it fear,
//! becomes a *case* of the programme's queue, which only those see who hold the permission named for it; opening one is in the audit chain. The *lead* of
//! the programme is told by mail that something is new, and nothing else. Their *hours* are what the
//! panel promises, and nothing beyond.
//!
//! A case is about a response, not about a person: nobody here can find out who wrote it. It goes
//! when the response is withdrawn.

pub mod commands;
pub mod console;
pub mod forms;
pub mod jobs;
pub mod letters;
pub mod pages;
mod panel;
pub mod queries;
mod queue;
pub mod raised;
mod settings;

use entity::{response, safety_case, survey};
use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub(crate) use panel::{after, on_receipt, typed};

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// A response in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseId(pub i64);

#[async_trait::async_trait]
impl Scoped for CaseId {
    const PARAM: &'static str = "case";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let Some(case) = safety_case::Entity::find_by_id(id).one(db).await? else {
            return Ok(None);
        };
        let response = response::Entity::find_by_id(case.response_id)
            .one(db)
            .await?;
        let Some(survey) = response.and_then(|response| response.survey_id) else {
            return Ok(None);
        };
        let survey = survey::Entity::find_by_id(survey).one(db).await?;
        Ok(survey.map(|survey| (Self(case.id), survey.programme_id)))
    }
}

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    queue::mount(routes);
    raised::mount(routes);
    settings::mount(routes);
}
