//! Answering a survey: from its start page to the receipt, and what can be done with the receipt.
//!
//! A *nonce* in a cookie finds the *draft* while answers are being given, and the *response* once
//! it was sent; keyed hashes of it are all the database knows. Each page is stored when it is
//! posted; sending makes the response and removes the draft in one transaction, and sending twice
//! finds the first response. The *receipt* is derived from the nonce, so it can be shown again as
//! long as the cookie lives, on any instance, after any crash. No address and no browser is kept
//! anywhere near a response, and its date is a day.
//!
//! An e-mail address a question asks for is kept apart, and nothing joins it to the response.
//! Whoever it belongs to can take it back by the link in every mail; it is deleted two years after
//! the receipts.
//!
//! Somebody comes back to a draft with a *spoken code* or a mailed link, from any device. A page takes
//! along what it showed, so that two devices never undo each other in silence, and a change that
//! takes other answers away says so before anything is stored.
//!
//! Until the survey closes the receipt leads back to the nonce as well: what was sent is then laid
//! out as a draft beside the response, and sent in its place. Earlier words are not kept.
//!
//! Equality answers attach to a response that is already stored: leaving them loses nothing.

mod addresses;
mod check;
pub mod commands;
pub mod console;
mod correcting;
mod enclosed;
mod equality;
pub mod export;
mod forms;
mod gate;
mod handlers;
mod hub;
mod import;
pub mod jobs;
pub mod letters;
mod links;
pub mod pages;
mod preview;
pub mod queries;
mod receipts;
mod references;
mod returning;
mod sections;
mod stages;
mod underway;
pub(crate) mod views;

pub use gate::Nonce;
pub(crate) use handlers::begin_anew;
pub use handlers::mount;
pub use import::import;
pub use stages::Stages;
