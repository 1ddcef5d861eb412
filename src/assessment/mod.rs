//! Equality impact assessments: what a change does to the people the Equality Act names.
//!
//! An assessment has a row for each of the nine protected characteristics and for local extras.
//! Assessments come in as files; their page is public from the day they are published. Wording of
//! an older source is kept as a quotation beside the statutory text, never instead of it.

pub mod commands;
pub mod console;
mod handlers;
pub mod pages;
pub mod queries;

pub use handlers::mount;
