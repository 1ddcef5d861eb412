//! Setting responses aside: late ones, second copies, tests, those of staff.
//!
//! A response that is *set aside* is kept and counted apart, and can be counted again; both are in
//! its history, with the reason, who and when. Figures, themes and releases leave it out, and a
//! release says how many were set aside and why, rounded like everything in it. Setting aside is a
//! change like any other: figures move once ten responses have changed, so nobody can work out from
//! two releases what one response said.
//!
//! The rule of *grace*: what was posted before the close may come in for some days after it; those
//! days are set for each survey. What is later than that, and what looks like a second copy, is
//! suggested. An officer decides.

pub mod commands;
mod forms;
mod handlers;
pub mod pages;
pub mod queries;

pub use handlers::mount;
