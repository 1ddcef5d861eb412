//! The public words besides questionnaires, in other languages: what a programme says of itself,
//! its drop-ins, its commitments and what became of them, the themes the public reads about, and
//! notices.
//!
//! Officers write them in English where they belong, and they are translated here, each beside its
//! source, page by page for each programme and language, or in a spreadsheet. A translation carries a mark
//! of the words it was made of. When those change it is *stale*: it stays, but the public reads the
//! English words until somebody looks at it. What is read in English on a page of another language
//! says so, and the page says in the reader's language how to ask for a translation.
//!
//! Nothing is translated of what people wrote, nor names of places, streets and bodies that have
//! only one. What is not public any more has no translation that is shown.

pub mod commands;
pub(crate) mod handlers;
mod headings;
pub mod pages;
pub mod queries;
mod said;

pub use said::Spoken;

use chrono::NaiveDate;
use domain::public_text::{Place, Thing};

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    handlers::mount(routes);
}

/// A text the public reads, as it was written.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it stands.
    pub place: Place,
    /// What it belongs to.
    pub of: Subject,
    /// The English words.
    pub text: String,
    /// Words of the other language it was published with.
    pub own: String,
}

/// One thing that has texts, as its heading names it: a sitting's belong to its drop-in, a change's
/// to its commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub thing: Thing,
    /// Its key.
    pub object: i64,
    /// What it is called.
    pub name: String,
    /// What tells it from others of its name.
    pub apart: Apart,
}

/// What tells things of one name apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Nothing but their order.
    Order,
    /// Where a drop-in is held, and when it begins.
    Event(String, Option<NaiveDate>),
    /// The question a theme belongs to, by its code.
    Question(String),
}
