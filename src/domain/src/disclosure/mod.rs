//! Numbers that help to judge a consultation and single nobody out.
//!
//! A *release* is every figure of one snapshot: each question and characteristic for itself, and
//! each question by each characteristic. Counts from 1 to 7 are hidden, others are shown to the
//! nearest 5, and so much more is hidden that no small count can be worked out from everything
//! that is shown together. Then it is frozen; a filter looks up a column of it.
//!
//! # Why no small count is told
//!
//! What is shown is judged against a reader who knows more than any real one: the exact number of
//! responses, the exact size of every group of ten or more, and, in each table, exactly how many
//! of each row and column are outside it. For this reader tables share nothing unknown any more,
//! so that each can be judged for itself and a further table changes no other; and whoever knows
//! less can tell less.
//!
//! 1. *Inside a table* (`audit`) stand the answers and groups of at least ten people. A figure is
//!    known within its rounding, a zero exactly, a hidden one as at least 1. How far a hidden
//!    small count can move is then the exact bound of a flow (`flow`); it must reach from 1 to at
//!    least 5. Where it cannot, one more figure is hidden: of those that hold it tight, which the
//!    reader can work out himself, the one that a secret key names.
//! 2. *Outside* stand small groups and people who did not say. Nothing of them is printed, but a
//!    total less its parts tells of them, and the same people may be outside many tables. So their
//!    small counts have a fixed list of other values (`margins`), and every table must look the
//!    same for each of them: what all tables leave open in common is open.
//! 3. *Each dimension alone* (`lump`) must look the same for other sizes of its small categories,
//!    and so must every table it is in.
//! 4. *Reasons* tell nothing either: small and protecting figures are not told apart, nor columns
//!    in which everybody gave one answer from those withheld for others' sake.
//!
//! "From 1 to at least 5" is stricter than "five values": ranges that all begin at 1 keep their
//! first five values in common, wherever one count shows up twice.
//!
//! # What is not promised
//!
//! - Two dimensions cut from one question tell on one another. A coarser version belongs in
//!   [`Category::within`], an option in [`OptionOf`], a place of a ranking in
//!   [`place_of`](Dimension::place_of). Tables then allow for what the other options of a question,
//!   or the other places of an option, say of one; what all options of a ranking together, through
//!   all places at once, leave for the last of them is not followed, nor are such ties in figures
//!   for everybody together. Statements of a matrix are as safe as questions asked apart: people
//!   may answer them alike, and no answer to one fixes another. A follow-up asked only of those who
//!   gave one answer is not tied to that answer.
//! - Three tables in which one thing almost fixes another (an answer a group, the group another
//!   answer, that answer another group) could bound a fourth. Opinions do not fix groups; a
//!   question that repeats a characteristic should not be released.
//! - A reader who runs this whole procedure on every survey that could have been can exclude some,
//!   because what was hidden depends on what was small.
//! - Counts outside a table keep several possible values, but five only where there are people
//!   enough to make them up.
//! - Two releases of one survey must differ by at least ten responses: [`minimum_difference`].
//!
//! Sources of the numbers: NHS Digital, disclosure control for hospital statistics (2018), for 7
//! and 5; ONS output checking for 10 and for one answer given by everybody.

mod audit;
mod counts;
mod flow;
mod layout;
mod lump;
mod margins;
mod policy;
mod r2;
mod release;
mod strips;
#[cfg(test)]
mod tests;
mod ties;

pub use counts::{Category, Counts, CountsError, Dimension, Guarded, OptionOf, Standing};
pub use policy::{
    Cell, Figure, Interval, Percent, Policy, Reason, UnsafePolicy, class_disclosure,
    minimum_difference,
};
pub use r2::{Line, ShownLine, TotalMode, r2};
pub use release::{ColumnHead, LeftOut, OneWay, Release, Row, SharesOf, TwoWay};
