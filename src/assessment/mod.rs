//! Equality impact assessments: what a change does to the people the Equality Act names.
//!
//! An assessment has a row for each of the nine protected characteristics and for local extras. It is
//! written in the browser or comes as a file. A *version* of it is handed in, agreed by a second
//! person and signed off; then it never changes, and what the public reads is such a version. Until
//! one is published the public is not told that there is an assessment at all. Whoever says that
//! nobody is worse off makes a *claim*: later evidence against it opens the assessment again and says
//! who relied on it.
//!
//! Figures are pinned from a release, as it stood; quotations are words that were passed for
//! publication, and go when the comment goes. Wording of an older source is kept as a quotation
//! beside the statutory text, never instead of it.

pub mod commands;
pub mod console;
mod cover;
mod forms;
pub mod groups;
pub mod jobs;
pub mod letters;
mod officer;
pub mod pages;
mod public;
pub mod queries;
mod shelf;
mod views;
mod writing;

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

pub use commands::AssessmentFile;

use crate::staff::proof::{In, Scoped};
use crate::staff::roles::WriteAssessment;
use crate::web::Routes;

/// An assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssessmentId(pub i64);

#[async_trait::async_trait]
impl Scoped for AssessmentId {
    const PARAM: &'static str = "assessment";

    async fn find(db: &DatabaseConnection, id: i64) -> Result<Option<(Self, i64)>, DbErr> {
        let found = entity::assessment::Entity::find_by_id(id).one(db).await?;
        Ok(found.map(|row| (Self(row.id), row.programme_id)))
    }
}

/// Somebody who may write in an assessment.
type Writer = In<AssessmentId, WriteAssessment>;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    public::mount(routes);
    officer::mount(routes);
    cover::mount(routes);
    writing::mount(routes);
}
