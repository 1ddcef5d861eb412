//! Proof: what makes a survey safe to publish.
//!
//! The *proof sheet* shows everything a version holds on paper, for sign-off. The *checks* are its
//! faults, what its routing does, and advice on its wording. The *changes* are what the next
//! version does to the one before and to its figures; where a question was reworded an officer
//! says whether answers of both count together, and that is kept for the figures to follow. The
//! rules are in `domain::survey`; nothing here stops anybody.

mod changes;
mod checks;
pub mod commands;
pub mod pages;
pub mod queries;
mod sheet;
mod wording;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    sheet::mount(routes);
    checks::mount(routes);
    changes::mount(routes);
}
