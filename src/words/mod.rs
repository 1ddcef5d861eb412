//! The public words besides questionnaires, in other languages: what a programme says of itself,
//! its drop-ins, its commitments and what became of them, the themes the public reads about, and
//! notices.
//!
//! Officers write them in English where they belong, and they are translated here, each beside its
//! source, on one page per programme and language or in a spreadsheet. A translation carries a mark
//! of the words it was made of. When those change it is *stale*: it stays, but the public reads the
//! English words until somebody looks at it. What is read in English on a page of another language
//! says so, and the page says in the reader's language how to ask for a translation.
//!
//! Nothing is translated of what people wrote, nor names of places, streets and bodies that have
//! only one. What is not public any more has no translation that is shown.

pub mod commands;
pub(crate) mod handlers;
pub mod pages;
pub mod queries;
mod said;

pub use said::Spoken;

use domain::public_text::Place;

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
    /// What it belongs to, by the name of that.
    pub of: String,
    /// The English words.
    pub text: String,
    /// Words of the other language it was published with.
    pub own: String,
}
