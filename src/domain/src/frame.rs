//! The code frame of a question: themes as officers decide about them, over groups the program
//! proposed.
//!
//! Proposals and decisions never overwrite each other. A theme *draws* on proposed groups; an
//! officer's word about one comment outweighs what the program proposed for it, and stays when the
//! program groups anew.

use std::collections::BTreeMap;

use crate::named::named;

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

/// What an officer decided about one comment and one theme, in the order of deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which theme, after merges.
    pub theme: i64,
    /// Which comment.
    pub comment: i64,
    /// Whether it belongs.
    pub belongs: bool,
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

/// Which comments belong to which theme: what the program proposed, corrected by what officers
/// decided last.
#[must_use]
pub fn members(
    proposed: impl IntoIterator<Item = (i64, i64)>,
    decisions: impl IntoIterator<Item = Decision>,
) -> BTreeMap<i64, Vec<i64>> {
    let mut belongs: BTreeMap<(i64, i64), bool> = proposed
        .into_iter()
        .map(|membership| (membership, true))
        .collect();
    for decision in decisions {
        belongs.insert((decision.theme, decision.comment), decision.belongs);
    }
    let mut themes: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for ((theme, comment), _) in belongs.into_iter().filter(|(_, belongs)| *belongs) {
        themes.entry(theme).or_default().push(comment);
    }
    themes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(theme: i64, comment: i64, belongs: bool) -> Decision {
        Decision {
            theme,
            comment,
            belongs,
        }
    }

    #[test]
    fn the_word_of_an_officer_outweighs_the_program() {
        let themes = members(
            [(1, 10), (1, 11), (2, 12)],
            [decided(1, 11, false), decided(2, 11, true)],
        );
        assert_eq!(themes, BTreeMap::from([(1, vec![10]), (2, vec![11, 12])]));
    }

    #[test]
    fn the_last_word_counts() {
        let themes = members(
            [],
            [
                decided(1, 10, true),
                decided(1, 10, false),
                decided(1, 10, true),
            ],
        );
        assert_eq!(themes, BTreeMap::from([(1, vec![10])]));
    }

    #[test]
    fn a_merged_theme_leads_to_where_it_went_however_often_that_was_merged_again() {
        let merged = BTreeMap::from([(1, 2), (2, 5)]);
        assert_eq!(after_merges(1, &merged), 5);
        assert_eq!(after_merges(5, &merged), 5);
        assert_eq!(after_merges(7, &BTreeMap::from([(7, 8), (8, 7)])), 7);
    }
}
