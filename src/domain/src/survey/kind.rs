//! The ways a question can be answered, and the options to choose from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::definition::is_false;
use super::{Code, Text};

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// One of the options.
    Single {
        /// What can be chosen.
        options: Vec<Choice>,
    },
    /// One step of a scale whose options stand in order, from one end to the other.
    Likert {
        /// The steps in order; those with a standing ("don't know") stand outside the scale.
        options: Vec<Choice>,
    },
    /// One step of the same scale for each of several statements.
    Matrix {
        /// The statements.
        rows: Vec<Row>,
        /// The steps in order.
        options: Vec<Choice>,
    },
    /// Any number of the options.
    Several {
        /// What can be chosen.
        options: Vec<Choice>,
        /// The fewest that count as an answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<u16>,
        /// The most that may be chosen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u16>,
    },
    /// The options put in order, the one that matters most first.
    Ranking {
        /// What is put in order.
        options: Vec<Choice>,
        /// How many places there are; absent, as many as options.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        places: Option<u16>,
    },
    /// A whole number.
    Number {
        /// The smallest allowed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// The largest allowed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// A day.
    Date {
        /// The earliest allowed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        /// The latest allowed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
    },
    /// The first half of a postcode. Whole postcodes are cut down to it before anything is stored.
    District,
    /// An e-mail address, to be written to about the survey. It is kept apart from the answers.
    Email,
    /// A document or a picture.
    File,
    /// One line of free text.
    ShortText {
        /// The longest allowed, in UTF-16 units.
        #[serde(default = "short_limit")]
        limit: u32,
    },
    /// Free text of any shape.
    LongText {
        /// The longest allowed, in UTF-16 units.
        #[serde(default = "long_limit")]
        limit: u32,
    },
}

const fn short_limit() -> u32 {
    200
}

const fn long_limit() -> u32 {
    10_000
}

/// One statement of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Permanent name.
    pub code: Code,
    /// The statement.
    pub text: Text,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Permanent name.
    pub code: Code,
    /// The number printed beside its box on paper, fixed for ever: what a keyer types.
    /// A file may leave it out; import then numbers the options in order.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed: String,
    /// What it says.
    pub text: Text,
    /// One short sentence of help.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Whether choosing it offers a box to say more ("Something else, please say").
    #[serde(default, skip_serializing_if = "is_false")]
    pub other: bool,
    /// Set when it is no opinion but a way of not giving one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// What an option means that stands apart from the others, after a divider.
///
/// Each is a real answer with its own code, never merged with a blank. On a question with several
/// answers it excludes every other option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// None of the others applies.
    None,
    /// The person does not know.
    DontKnow,
    /// The person prefers not to say.
    PreferNot,
}

impl Choice {
    /// Whether it keeps its place when options are shown in any order: ways of not choosing, and
    /// "something else".
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        self.standing.is_some() || self.other
    }
}

impl Kind {
    /// The options to choose from; empty where there are none.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Single { options }
            | Self::Likert { options }
            | Self::Matrix { options, .. }
            | Self::Several { options, .. }
            | Self::Ranking { options, .. } => options,
            _ => &[],
        }
    }

    /// Whether options belong to this kind, be there any or not.
    #[must_use]
    pub const fn options_are_asked(&self) -> bool {
        matches!(
            self,
            Self::Single { .. }
                | Self::Likert { .. }
                | Self::Matrix { .. }
                | Self::Several { .. }
                | Self::Ranking { .. }
        )
    }

    /// Whether ways of not answering stand beside it. Where options are chosen they stand among them.
    #[must_use]
    pub const fn takes_apart(&self) -> bool {
        !matches!(
            self,
            Self::Single { .. } | Self::Likert { .. } | Self::Matrix { .. } | Self::Several { .. }
        )
    }

    /// The options, to be changed; `None` where there are none.
    pub const fn options_mut(&mut self) -> Option<&mut Vec<Choice>> {
        match self {
            Self::Single { options }
            | Self::Likert { options }
            | Self::Matrix { options, .. }
            | Self::Several { options, .. }
            | Self::Ranking { options, .. } => Some(options),
            _ => None,
        }
    }

    /// The option with this code.
    #[must_use]
    pub fn option(&self, code: &str) -> Option<&Choice> {
        self.options()
            .iter()
            .find(|option| option.code.as_str() == code)
    }

    /// The statements of a matrix; empty for every other kind.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        match self {
            Self::Matrix { rows, .. } => rows,
            _ => &[],
        }
    }

    /// The name of the kind in a file.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Likert { .. } => "likert",
            Self::Matrix { .. } => "matrix",
            Self::Several { .. } => "several",
            Self::Ranking { .. } => "ranking",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::District => "district",
            Self::Email => "email",
            Self::File => "file",
            Self::ShortText { .. } => "short_text",
            Self::LongText { .. } => "long_text",
        }
    }
}
