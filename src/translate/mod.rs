//! Translating: the texts of a survey into languages and into easy read, and what people wrote in
//! other languages into English.
//!
//! Work goes on the draft of a survey, never on what people are answering; saving one text never
//! writes over what somebody else saved since. A translation stays when its source changes, and is
//! *stale* until somebody looks at it. A language is *checked* when somebody who speaks it has read
//! all of it; the check falls with the next change. A comment's translation stands beside the
//! comment, which stays as it was written and is what is grouped, read and published.

pub mod commands;
mod comments;
mod forms;
mod handlers;
pub mod pages;
mod part;
mod piece;
pub mod queries;
mod returned;
mod table;
mod wording;

pub(crate) use forms::{TableForm, TextsForm};
pub(crate) use piece::{Refused, row, rows_in_the_way, saved};
pub(crate) use table::{shipped, write};
pub(crate) use wording::progress;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    handlers::mount(routes);
    part::mount(routes);
    returned::mount(routes);
    comments::mount(routes);
}
