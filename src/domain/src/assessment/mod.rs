//! Equality impact assessments: what a change does to the people the Equality Act names.
//!
//! An assessment has two stages: a first look before anything is decided, and a full one. It is a
//! *document* that people write, hand in, agree and sign off; what is signed off never changes, a
//! change is a new version of it.

mod changes;
mod document;
mod standing;

pub use changes::{Change, Value, Word, changes, words};
pub use document::{Action, Document, Evidence, EvidenceKind, MOST_EVIDENCE, Names, Risks, Row};
pub use standing::{Caution, Deed, State, Times, cautions, is_overdue, needs_reason};

use crate::named::named;

named! {
    /// Which look at a change it is.
    pub enum Stage {
        /// The first look, while nothing is decided.
        One = "1",
        /// The full assessment.
        Two = "2",
    }
}

impl Stage {
    /// 1 or 2.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// The stage with this number.
    #[must_use]
    pub const fn of(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            _ => None,
        }
    }
}

named! {
    /// What a change is expected to do to a group.
    pub enum Impact {
        /// It is better off.
        Positive = "positive",
        /// Nothing changes for it.
        Neutral = "neutral",
        /// It is worse off.
        Negative = "negative",
        /// Better in some ways, worse in others.
        Mixed = "mixed",
        /// It is not known yet.
        Unknown = "unknown",
    }
}

impl Impact {
    /// Whether somebody is worse off.
    #[must_use]
    pub const fn harms(self) -> bool {
        matches!(self, Self::Negative | Self::Mixed)
    }
}

named! {
    /// How bad, or how likely.
    pub enum Degree {
        /// Little.
        Low = "low",
        /// Some.
        Medium = "medium",
        /// Much.
        High = "high",
    }
}

named! {
    /// The three needs public bodies must have due regard to (Equality Act 2010 s.149(1)).
    pub enum Limb {
        /// Eliminate discrimination, harassment and victimisation.
        Eliminate = "a",
        /// Advance equality of opportunity.
        Advance = "b",
        /// Foster good relations.
        Foster = "c",
    }
}

impl Limb {
    /// Whether the need is one towards people with this characteristic. Section 149(7) leaves
    /// marriage and civil partnership out: for it only (a) counts.
    #[must_use]
    pub fn is_owed_to(self, characteristic: &str) -> bool {
        self == Self::Eliminate || characteristic != "marriage"
    }
}
