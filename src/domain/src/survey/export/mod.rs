//! Responses as a table: one row a response, one column an option.
//!
//! [`Columns`] are made of every published version of a survey: the questions in the order of the
//! newest version, then those only earlier ones had. A *cell* holds an answer, or a [`Gap`]: a code
//! that says why there is none. Whether a question was asked is told by the one way through a survey,
//! [`journey`](super::journey), over the response's own answers in its own version.
//!
//! Equality answers, addresses, receipts and names of files are not given to this module, so it cannot
//! write them. Of words it writes what the caller says may be shown; with nothing said, none.

mod columns;
mod dictionary;
mod row;
#[cfg(test)]
mod tests;

pub use columns::{ABOUT, Columns};
pub use dictionary::Entry;
pub use row::{About, Form, Given, Words};

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::named::{Named, named};

named! {
    /// Why there is no answer in a cell. No code of an option has brackets, and words that read like
    /// one of these are written in quotation marks.
    pub enum Gap {
        /// What was answered before led past the question.
        Routed = "[routed]",
        /// It was not in the version or in the form that was answered.
        Skipped = "[skipped]",
        /// It was asked, and nothing was given.
        Blank = "[blank]",
        /// Something was marked on paper, and it could not be told what.
        Unclear = "[unclear]",
        /// Words that were not yet looked through for what may say who somebody is.
        Unchecked = "[unchecked]",
        /// What is not given away: the name of an organisation, and whether an address was left.
        Withheld = "[withheld]",
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'r> {
    /// The code of an option, a day, a postcode district, or words.
    Text(Cow<'r, str>),
    /// A number; `1` and `0` for options that were chosen and that were not.
    Number(i64),
    /// No answer, and why.
    Gap(Gap),
    /// Nothing is to be said: only in what is known about a response.
    Nothing,
}

/// As a value of JSON: nothing is `null`.
impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Gap(gap) => serializer.serialize_str(gap.name()),
            Self::Nothing => serializer.serialize_unit(),
        }
    }
}
