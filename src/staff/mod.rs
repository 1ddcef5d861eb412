//! Accounts, roles, signing in, and the proofs that let somebody act.
//!
//! A *permission* names a deed; [`roles`] is the only table that says which role may do it. A
//! [`proof`] is what handlers, queries and commands take: it can only be made from a session that
//! was just read from the database, or by the operator at the machine's own console. Roles hold
//! site-wide or for one programme; what lies outside is not found, rather than forbidden.

mod account;
pub mod commands;
pub mod console;
mod forms;
mod handlers;
pub mod letters;
pub mod pages;
pub mod password;
mod people;
pub mod proof;
pub mod queries;
pub mod roles;
pub mod session;

pub use handlers::mount;
