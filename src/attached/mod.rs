//! Files that come with answers: a letter, a photograph of the place that is meant.
//!
//! A file is kept sealed, apart from the answers, which hold only what it is called. It belongs to
//! a draft until that is sent, and to its response from then on, and goes with either: expired,
//! withdrawn, erased, replaced or removed, it is gone in the same transaction.
//!
//! What a file is, its first bytes say, never its name; a picture is kept without what it says
//! about where it was taken. Nobody is ever shown one on a page: whoever may read comments
//! downloads it, one at a time, and each time is in the audit trail.

pub mod commands;
mod handlers;
pub mod pages;
pub mod queries;

pub(crate) use handlers::kind;
pub use handlers::mount;
