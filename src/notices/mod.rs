//! What is said in public about a survey besides its questions: answers to what people asked,
//! corrections, and news of what became of it.
//!
//! A *notice* is a question with its answer, a *correction* (what was wrong, what is right), or
//! *news*. It is dated and shown on the survey's start page; the move of a closing date is news as
//! well, published with the move. It is never silently edited: a change is a new *wording* with a reason, and the public can read the ones before; inside, each has a
//! name and a time. Those who left an address with their answers are told of a notice once, by
//! mail, if the officer says so; while publishing is on hold the mails wait. Nothing knows who
//! answered before a correction and who after, because nothing joins an address to a response: all
//! who have left an address by then are told.
//!
//! What becomes of a survey they hear as well: a *digest* says which commitments that answer its
//! themes are new, changed or closed, and that the decision is published. It goes out at most once a
//! week, by day, and never when nothing changed.

pub mod commands;
mod forms;
pub mod jobs;
pub mod letters;
mod officer;
pub mod pages;
mod public;
pub mod queries;

use sea_orm::{DatabaseConnection, DbErr};

pub use forms::Wording;
pub(crate) use officer::{languages_of, left};
pub(crate) use public::{things, views};

use crate::staff::proof::Scoped;
use crate::web::Routes;

/// A notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeId(pub i64);

#[async_trait::async_trait]
impl Scoped for NoticeId {
    const PARAM: &'static str = "notice";

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
