//! The words the public reads besides questionnaires, and where each of them stands.

use std::fmt;

use crate::Named;
use crate::named::named;
use crate::survey::mark;

named! {
    /// What public words belong to.
    pub enum Thing {
        /// A programme, with its phases and the ledger of whom it reached.
        Programme = "programme",
        /// A drop-in.
        Event = "event",
        /// A sitting of a drop-in.
        Session = "session",
        /// A commitment of the tracker.
        Commitment = "commitment",
        /// A change in the history of a commitment.
        Update = "update",
        /// A theme the public reads about.
        Theme = "theme",
        /// A notice of a survey.
        Notice = "notice",
    }
}

/// Where a public text stands: `commitment:12:title`. It stays the same while the text changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// To what it belongs.
    pub thing: Thing,
    /// Key of that.
    pub object: i64,
    /// Which of its texts: `title`, `phase-2-title`.
    pub field: String,
}

impl Place {
    /// A place.
    #[must_use]
    pub fn new(thing: Thing, object: i64, field: impl Into<String>) -> Self {
        let field = field.into();
        Self {
            thing,
            object,
            field,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.thing.name(), self.object, self.field)
    }
}

/// The mark of what a translation was made of: the English words and, where the thing was published
/// with words of the other language too, those. When either changes, it is another.
#[must_use]
pub fn made_of(english: &str, own: &str) -> String {
    match own.is_empty() {
        true => mark(english),
        false => mark(&format!("{english}\u{0}{own}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_with_what_it_belongs_to() {
        let place = Place::new(Thing::Programme, 3, "phase-2-title");
        assert_eq!(place.to_string(), "programme:3:phase-2-title");
    }

    #[test]
    fn words_published_beside_the_english_ones_are_part_of_the_mark() {
        assert_eq!(made_of("Six rooms", ""), mark("Six rooms"));
        let with = made_of("Six rooms", "Chwe ystafell");
        assert_ne!(with, mark("Six rooms"));
        assert_ne!(with, made_of("Six rooms", "Pum ystafell"));
    }
}
