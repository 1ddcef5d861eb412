//! Another format, or help to take part: somebody asks, somebody sees to it, in time.
//!
//! A *request* says what is needed and how to reach whoever needs it. Both are sealed: that
//! somebody needs British Sign Language or easy read is nobody else's to know. A request has a day
//! by which it is *due* and, once somebody takes it on, an *owner*. It is *settled* when it is done
//! or turned out to be impossible. One that waits while the survey nears its close *presses*: the
//! survey's page says so, and the owner, or every officer while nobody owns it, is told by mail,
//! twice at most. What is sealed is deleted 30 days after a request was settled or its survey
//! closed, whichever is first.

pub mod commands;
mod forms;
pub mod jobs;
pub mod letters;
mod officer;
pub mod pages;
mod public;
pub mod queries;

pub use forms::Request;
pub(crate) use officer::waiting;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    public::mount(routes);
    officer::mount(routes);
}
