//! The demo programmes: one of facts, one made up.
//!
//! *Mental Health Review* holds what two published documents say and nothing else. *Larkmoor* is a
//! plainly fictional council: its people, answers and promises are made by a seeded generator and
//! by made-up staff, through the same commands as everybody's, with dates relative to the day it
//! is loaded. Everything made up says so. "Follow one concern" walks through it in six steps.

mod actors;
pub mod console;
mod files;
mod handlers;
mod larkmoor;
pub mod pages;
mod people;
mod review;
mod voices;

pub use handlers::{mount, tour};

/// The programme the tour walks through.
pub const PROGRAMME: &str = "better-days";
