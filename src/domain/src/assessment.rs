//! Equality impact assessments: what a change does to the people the Equality Act names.

use crate::named::named;

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
