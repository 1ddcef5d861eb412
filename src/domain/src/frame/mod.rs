//! The code frame of a question: themes as officers decide about them, over groups the program
//! proposed.
//!
//! Proposals and decisions never overwrite each other. A theme *draws* on proposed groups; an
//! officer's word about one comment outweighs what the program proposed for it, and stays when the
//! program groups anew.

mod belonging;
mod codes;
mod publication;
mod sentences;
mod tree;

use std::collections::BTreeMap;

use crate::named::named;

pub use belonging::{Belonging, By, Decided, Proposed, belonging};
pub use codes::{Code, CodeFault, parse_codes};
pub use publication::{Check, Found, Grouping, Least, Open, SECOND_SAMPLE};
pub use sentences::{Span, find_words, sentences};
pub use tree::{DEEPEST, Place, Tree};

named! {
    /// How far a grouping by the program is.
    pub enum RunState {
        /// Asked for.
        Waiting = "waiting",
        /// At work.
        Running = "running",
        /// Finished; its proposals can be looked at.
        Done = "done",
        /// It could not be finished.
        Failed = "failed",
        /// Somebody stopped it.
        Stopped = "stopped",
    }
}

named! {
    /// How far a theme is.
    pub enum ThemeState {
        /// The program proposed it; nobody has looked at it.
        Proposed = "proposed",
        /// An officer stands by it.
        Accepted = "accepted",
        /// It is not about this consultation.
        SetAside = "set_aside",
        /// It became part of another.
        Merged = "merged",
    }
}

named! {
    /// How far a question is on its way from comments to themes people can be told.
    pub enum QuestionState {
        /// Comments come in; nothing was grouped.
        Collecting = "collecting",
        /// The program groups them.
        Grouping = "grouping",
        /// Officers decide about themes.
        Reviewing = "reviewing",
        /// An officer put their name under the themes.
        Agreed = "agreed",
        /// The public reads what was found.
        Published = "published",
    }
}

impl QuestionState {
    /// Where a question stands. What the public reads stays published until it is taken back, and
    /// what somebody put their name under agreed until it is opened again, whatever comes in.
    #[must_use]
    pub const fn of(
        published: bool,
        agreed: bool,
        run: Option<RunState>,
        has_themes: bool,
    ) -> Self {
        match run {
            _ if published => Self::Published,
            _ if agreed => Self::Agreed,
            Some(RunState::Waiting | RunState::Running) => Self::Grouping,
            _ if has_themes => Self::Reviewing,
            _ => Self::Collecting,
        }
    }
}

named! {
    /// What somebody thinks of what is proposed.
    pub enum Stance {
        /// For it.
        For = "for",
        /// Against it.
        Against = "against",
        /// It cannot be told.
        Unclear = "unclear",
    }
}

named! {
    /// What officers do to the themes of a question.
    pub enum Deed {
        /// Made a theme.
        Make = "make",
        /// Named it and said what belongs to it.
        Name = "name",
        /// Stood by it, set it aside, or took either back.
        Judge = "judge",
        /// Put it below another, or at the top.
        Place = "place",
        /// Made it part of another.
        Merge = "merge",
        /// Took comments out of it into a new one.
        Split = "split",
        /// Read a comment and said what it is about.
        Code = "code",
        /// Moved comments that were picked.
        Move = "move",
        /// Let proposals stand together, after a sample of them.
        Batch = "batch",
        /// Settled what two people had coded differently.
        Settle = "settle",
    }
}

impl Deed {
    /// Whether it changes the themes themselves, and not only which comments belong to them.
    #[must_use]
    pub const fn is_of_the_frame(self) -> bool {
        !matches!(self, Self::Code | Self::Move | Self::Batch | Self::Settle)
    }
}

named! {
    /// How an officer came to a decision about a comment.
    pub enum How {
        /// They read it.
        Looked = "looked",
        /// They let proposals stand together, after a sample of them.
        Batch = "batch",
    }
}

named! {
    /// Whose word about a comment and a theme it is, where words are compared.
    pub enum Coder {
        /// Who coded it first, with what the program proposes in sight.
        First = "first",
        /// Who coded it second and saw neither.
        Second = "second",
        /// The program, before anybody had coded it.
        Machine = "machine",
    }
}

/// Where a theme ends up after every merge; itself when it was never merged.
///
/// A circle of merges, which no command makes, ends at the theme asked for.
#[must_use]
pub fn after_merges(theme: i64, merged_into: &BTreeMap<i64, i64>) -> i64 {
    let mut at = theme;
    for _ in 0..=merged_into.len() {
        match merged_into.get(&at) {
            Some(next) => at = *next,
            None => return at,
        }
    }
    theme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_stands_by_stays_agreed_while_the_program_groups_anew() {
        let running = Some(RunState::Running);
        let of = |agreed, run, themes| QuestionState::of(false, agreed, run, themes);
        assert_eq!(of(true, running, true), QuestionState::Agreed);
        assert_eq!(of(false, running, true), QuestionState::Grouping);
        assert_eq!(of(false, None, true), QuestionState::Reviewing);
        let failed = Some(RunState::Failed);
        assert_eq!(of(false, failed, false), QuestionState::Collecting);
        let published = QuestionState::of(true, false, running, true);
        assert_eq!(published, QuestionState::Published);
    }

    #[test]
    fn a_merged_theme_leads_to_where_it_went_however_often_that_was_merged_again() {
        let merged = BTreeMap::from([(1, 2), (2, 5)]);
        assert_eq!(after_merges(1, &merged), 5);
        assert_eq!(after_merges(5, &merged), 5);
        assert_eq!(after_merges(7, &BTreeMap::from([(7, 8), (8, 7)])), 7);
    }
}
