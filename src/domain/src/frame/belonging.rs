//! Which comments belong to which themes, by whose word.

use std::collections::{BTreeMap, BTreeSet};

use super::{How, Tree, after_merges};
use crate::named::named;

named! {
    /// By whose word a comment belongs to a theme.
    pub enum By {
        /// The program proposed it, and nobody decided.
        Machine = "machine",
        /// An officer read it and put it there.
        Person = "person",
        /// An officer let it stand together with others.
        Batch = "batch",
        /// It belongs to a theme below.
        Within = "within",
    }
}

/// A comment in a group that a theme draws on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposed {
    /// The theme.
    pub theme: i64,
    /// The comment.
    pub comment: i64,
    /// 1 for the group it fits best.
    pub rank: i32,
    /// How sure the program is, from 0 to 1.
    pub confidence: f32,
}

/// What an officer decided about one comment and one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Which theme.
    pub theme: i64,
    /// Which comment.
    pub comment: i64,
    /// Whether it belongs.
    pub belongs: bool,
    /// How they came to it.
    pub how: How,
}

/// A comment in a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Belonging {
    /// The theme.
    pub theme: i64,
    /// The comment.
    pub comment: i64,
    /// By whose word.
    pub by: By,
    /// 1 for the group it fits best; none where the program did not propose it.
    pub rank: Option<i32>,
    /// How sure the program is; none where it did not propose it.
    pub confidence: Option<f32>,
}

/// Which comments belong to which theme: what the program proposed, corrected by what officers
/// decided last, and counted in the themes above too.
///
/// `decided` is in the order of deciding. What is said of a merged theme is said of the one it
/// became part of.
#[must_use]
pub fn belonging(
    proposed: impl IntoIterator<Item = Proposed>,
    decided: impl IntoIterator<Item = Decided>,
    tree: &Tree,
) -> Vec<Belonging> {
    let merged = tree.merged_into();
    let mut rows: BTreeMap<(i64, i64), Belonging> = BTreeMap::new();
    for row in proposed {
        let theme = after_merges(row.theme, merged);
        let new = Belonging {
            theme,
            comment: row.comment,
            by: By::Machine,
            rank: Some(row.rank),
            confidence: Some(row.confidence),
        };
        let at = rows.entry((theme, row.comment)).or_insert(new);
        // Two groups of one theme: the one it fits better speaks.
        if at.confidence < new.confidence {
            *at = new;
        }
    }
    let mut out: BTreeSet<(i64, i64)> = BTreeSet::new();
    for row in decided {
        let key = (after_merges(row.theme, merged), row.comment);
        if !row.belongs {
            out.insert(key);
            continue;
        }
        out.remove(&key);
        let by = match row.how {
            How::Looked => By::Person,
            How::Batch => By::Batch,
        };
        let at = rows.entry(key).or_insert(Belonging {
            theme: key.0,
            comment: key.1,
            by,
            rank: None,
            confidence: None,
        });
        at.by = by;
    }
    rows.retain(|key, _| !out.contains(key));
    for (theme, comment) in rows.keys().copied().collect::<Vec<_>>() {
        for above in tree.counted_in(theme) {
            rows.entry((above, comment)).or_insert(Belonging {
                theme: above,
                comment,
                by: By::Within,
                rank: None,
                confidence: None,
            });
        }
    }
    rows.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Place, ThemeState};
    use super::*;
    use proptest::prelude::*;

    fn place(id: i64, parent: Option<i64>, merged_into: Option<i64>) -> Place {
        let state = match merged_into {
            Some(_) => ThemeState::Merged,
            None => ThemeState::Accepted,
        };
        Place {
            id,
            parent,
            merged_into,
            state,
        }
    }

    fn proposed(theme: i64, comment: i64) -> Proposed {
        Proposed {
            theme,
            comment,
            rank: 1,
            confidence: 0.5,
        }
    }

    fn decided(theme: i64, comment: i64, belongs: bool) -> Decided {
        Decided {
            theme,
            comment,
            belongs,
            how: How::Looked,
        }
    }

    fn short(rows: &[Belonging]) -> Vec<(i64, i64, By)> {
        rows.iter().map(|r| (r.theme, r.comment, r.by)).collect()
    }

    #[test]
    fn the_word_of_an_officer_outweighs_the_program_and_the_last_one_counts() {
        let tree = Tree::new([place(1, None, None), place(2, None, None)]);
        let rows = belonging(
            [proposed(1, 10), proposed(1, 11), proposed(2, 12)],
            [
                decided(1, 11, true),
                decided(1, 11, false),
                decided(2, 11, true),
                decided(1, 10, false),
                decided(1, 10, true),
            ],
            &tree,
        );
        let expected = [
            (1, 10, By::Person),
            (2, 11, By::Person),
            (2, 12, By::Machine),
        ];
        assert_eq!(short(&rows), expected);
    }

    #[test]
    fn what_belongs_to_a_theme_belongs_to_those_above_it_once() {
        let tree = Tree::new([
            place(1, None, None),
            place(2, Some(1), None),
            place(3, Some(1), None),
        ]);
        let rows = belonging([proposed(2, 10), proposed(3, 10)], [], &tree);
        let expected = [
            (1, 10, By::Within),
            (2, 10, By::Machine),
            (3, 10, By::Machine),
        ];
        assert_eq!(short(&rows), expected);
    }

    #[test]
    fn what_is_set_aside_is_not_counted_above() {
        let mut below = place(2, Some(1), None);
        below.state = ThemeState::SetAside;
        let tree = Tree::new([place(1, None, None), below]);
        let rows = belonging([proposed(2, 10)], [], &tree);
        assert_eq!(short(&rows), [(2, 10, By::Machine)]);
    }

    proptest! {
        /// A merge moves what was there and loses nothing; taking it back restores everything.
        #[test]
        fn merging_and_taking_it_back_restores(
            proposals in prop::collection::vec((1_i64..4, 1_i64..20), 0..40),
            words in prop::collection::vec((1_i64..4, 1_i64..20, any::<bool>()), 0..20),
        ) {
            let rows = |tree: &Tree| belonging(
                proposals.iter().map(|(t, c)| proposed(*t, *c)),
                words.iter().map(|(t, c, b)| decided(*t, *c, *b)),
                tree,
            );
            let apart = Tree::new([place(1, None, None), place(2, None, None), place(3, None, None)]);
            let merged = Tree::new([place(1, None, None), place(2, None, Some(1)), place(3, None, None)]);
            let before = rows(&apart);
            let together = rows(&merged);
            prop_assert!(together.iter().all(|row| row.theme != 2));
            for row in &before {
                let at = if row.theme == 2 { 1 } else { row.theme };
                let said_out = words.iter().any(|(t, c, b)| !b && *c == row.comment && (*t == 1 || *t == 2));
                prop_assert!(said_out || together.iter().any(|r| r.theme == at && r.comment == row.comment));
            }
        }
    }
}
