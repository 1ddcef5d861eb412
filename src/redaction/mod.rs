//! Redaction: what may say who somebody is in what people wrote, and who sees what they wrote.
//!
//! Every comment is looked through by a [job](jobs) as it comes in. What the patterns find is a
//! *candidate*; it is hidden until a person decides to leave it, and what no pattern finds a person
//! marks. The *copy* is the comment without what is hidden; it is worked out anew by
//! [`commands::recompute`] whenever something is decided, and it is what every page, list, search and
//! file shows. A comment nobody has looked through yet is looked through while it is shown. What is
//! hidden goes with its comment: a comment that is corrected is another comment.
//!
//! What was *written* is shown to those only who may read originals, have said today what for, and
//! only for the comment or the question they said it of. Saying so is one entry of the audit chain.
//! Officers who code read the copy: a name is seldom what a comment is about. Where it is, they open
//! that one comment; those who redact a question open the question, once a day, and not each comment,
//! so that the chain can still be read. What they decide is kept with the words it is about.
//!
//! Theme marks and sentences are places in what was written: pages cut the words by them and show
//! each piece without what is hidden. Words that are typed to be found are looked for in a masked
//! text of the same length, so that nobody can ask whether a hidden name is there.
//!
//! A *quotation* is words of a copy that may be published. [`domain::redaction::Quote`] is made by its
//! rule and by nothing else: everything decided, ten people or more, a second look by a person.
//! No survey asks whether people may be quoted (the privacy text says that nothing is published as it
//! was written), so there is no answer to consult; the rule has its place for one.

pub mod commands;
mod forms;
mod handlers;
pub mod jobs;
pub mod pages;
pub mod queries;
mod quotes;

pub(crate) use handlers::open_one_view;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    handlers::mount(routes);
    quotes::mount(routes);
}
