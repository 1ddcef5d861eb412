//! Programmes: the pieces of work people are consulted on, and the front page that lists them.
//!
//! A programme has phases, surveys, drop-ins, commitments and, in the end, a decision; its page
//! tells the whole story in that order. Programmes come in as files. Everything about a made-up
//! programme says that it is made up.

pub mod commands;
pub mod console;
mod handlers;
pub mod pages;
pub mod queries;

pub use handlers::mount;
