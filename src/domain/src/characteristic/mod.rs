//! The protected characteristics, the questions that ask about them, and the groups figures use.
//!
//! A *set* is the versioned list of equality questions with permanent codes; *tags* are what one
//! person answered; a *characteristic* sorts tags into the groups that figures may show. Blank and
//! "prefer not to say" are two answers and neither is a group: both count as not stated.
//!
//! The Equality Act 2010, ss4-12, names nine protected characteristics. "Sex" and "gender
//! reassignment" are two of them, asked by two questions; disability is derived from two answers
//! as the Census 2021 does (ONS TS038).

mod grouping;
mod set;
#[cfg(test)]
mod tests;

pub use grouping::{Characteristic, Group, characteristics};
pub use set::{EqualityOption, EqualityQuestion, EqualitySet, Part, Picks, Screen, Tags};

/// The code of "prefer not to say" in every equality question.
pub const PREFER_NOT: &str = "PNTS";
