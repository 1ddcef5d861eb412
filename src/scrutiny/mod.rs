//! What is unusual about responses: told to staff in words, and never held against anybody.
//!
//! A *mark* stands beside a response that was sent in an unusual way: a hidden box was filled in, it
//! came sooner than it can be read, very many came from one place within minutes. A *campaign* is a
//! group of near-identical texts, told as submissions, different texts and different points. Nothing
//! is blocked, deleted or left out of a figure because of either.
//!
//! No address is stored, nor anything made of one: how many came from one place lately is counted in
//! memory, under a keyed hash that changes every day, and is forgotten after ten minutes. Each
//! instance of the site counts for itself.

mod bursts;
pub mod commands;
mod handlers;
pub mod pages;
pub mod queries;

pub use bursts::Bursts;
pub use handlers::mount;
