//! The rules of Heard, as a stranger could check them with pen and paper.
//!
//! Nothing in this crate waits, reads a clock, opens a file or throws dice: every function
//! answers from its arguments alone, so each rule can be tested, timed and fuzzed by itself.

pub mod assessment;
pub mod campaign;
pub mod change;
pub mod characteristic;
pub mod commitment;
pub mod cube;
pub mod disclosure;
pub mod disproportion;
pub mod distress;
pub mod event;
pub mod finding;
pub mod formats;
pub mod frame;
pub mod named;
pub mod notice;
pub mod panel;
pub mod paper;
pub mod problem;
pub mod public_text;
pub mod reach;
pub mod receipt;
pub mod redaction;
pub mod response;
pub mod role;
pub mod safeguarding;
pub mod scrutiny;
pub mod short;
pub mod spoken;
pub mod stats;
pub mod survey;
pub mod telling;
pub mod text;
pub mod theme;
pub mod time;
pub mod upload;

pub use named::Named;
pub use problem::{Arg, Problem, Problems};
pub use time::Now;
