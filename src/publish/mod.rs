//! From a draft to an open survey: who checked it, what must be in order, and when it opens.
//!
//! A draft is *signed off* twice, for equality and for its words, by people who did not write it;
//! a signature holds for the very draft that was read and falls with its next change. *Gates*
//! (`domain::survey::gates`) say what a fair and lawful consultation needs before it opens; each
//! can be *passed* by a named person with a recorded reason, but for a questionnaire that would not
//! work. A *preview* shows a draft to whoever has its link, until a date, and stores nothing. A
//! closing date is *moved* in public, with the reason. A *hold* stops publishing for a programme or
//! the whole site, before an election say, until its last day or until somebody lifts it.

pub mod commands;
pub mod console;
mod dates;
mod forms;
mod handlers;
mod holds;
pub mod jobs;
mod moves;
pub mod pages;
pub mod queries;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    handlers::mount(routes);
    dates::mount(routes);
    holds::mount(routes);
}
