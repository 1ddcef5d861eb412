//! Figures of a survey: counted together, released together, frozen until enough has changed.
//!
//! A *subject* is something that is counted: a question, the themes of a question's comments, the
//! channel, a characteristic. A *snapshot* is a release of every subject at once, taken when ten
//! responses or more have changed since the last; what the last one showed is deleted then, because
//! two releases side by side tell more than either. Pages look figures up and never count.
//!
//! Counting is done from the change log, in its order, by whoever holds the key of the survey.

pub mod commands;
mod cubes;
mod forms;
pub mod handlers;
pub mod jobs;
pub mod names;
pub mod pages;
pub mod public;
mod publishing;
pub mod queries;
pub mod ranking;
pub mod subjects;
mod summary;
pub mod table;
pub mod views;

use domain::disclosure::{Figure, Policy};

pub use cubes::Cubes;

use crate::web::{Routes, Shell};

/// Mounts the pages.
pub fn mount(routes: &mut Routes) {
    publishing::mount(routes);
    handlers::mount(routes);
    public::mount(routes);
}

/// A number of people as anybody may see it: to the nearest five, `[c]` from one to seven.
#[must_use]
pub fn rounded(shell: &Shell, count: u32) -> String {
    printed(shell, Policy::default().round(count))
}

/// A figure in words of the page.
#[must_use]
pub fn printed(shell: &Shell, figure: Figure) -> String {
    match figure {
        Figure::Shown(count) => shell.texts.number(i64::from(count)),
        Figure::Hidden => HIDDEN.to_owned(),
    }
}

/// What stands where a number is hidden (Government Statistical Service, symbols in tables).
pub const HIDDEN: &str = "[c]";
