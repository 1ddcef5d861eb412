//! Building surveys in the browser: sections, questions, options, who is asked what.
//!
//! What is built is the survey's *draft*; what is published stays as it is until the draft is
//! opened. The first change of a survey without a draft makes one. Every form carries a *mark* of
//! the piece it shows: when somebody else changed that piece meanwhile, nothing is written over,
//! and the page comes back with both.

pub mod commands;
mod fields;
mod files;
mod findings;
pub mod jobs;
mod library;
mod options;
mod outline;
pub mod pages;
mod pictures;
mod pieces;
mod queries;
mod questions;
mod ready;
mod removal;
mod sections;
mod start;
mod start_fields;
mod weaving;
mod when;
mod when_form;

use crate::web::Routes;

/// Mounts the pages of this capability. `new` comes before the number of a survey.
pub fn mount(routes: &mut Routes) {
    start::mount(routes);
    outline::mount(routes);
    library::mount(routes);
    files::mount(routes);
    pictures::mount(routes);
    removal::mount(routes);
    sections::mount(routes);
    questions::mount(routes);
    options::mount(routes);
    when::mount(routes);
}
