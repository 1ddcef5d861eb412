//! The tree themes stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::ThemeState;

/// The most levels a tree of themes has.
pub const DEEPEST: usize = 3;

/// Where a theme stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The theme.
    pub id: i64,
    /// The theme above it.
    pub parent: Option<i64>,
    /// The theme it became part of.
    pub merged_into: Option<i64>,
    /// How far it is.
    pub state: ThemeState,
}

/// The themes of a question as they stand above and below each other.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    places: BTreeMap<i64, Place>,
    merged: BTreeMap<i64, i64>,
}

impl Tree {
    /// The tree of these themes.
    #[must_use]
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let places: BTreeMap<i64, Place> = places.into_iter().map(|it| (it.id, it)).collect();
        let merged = places
            .values()
            .filter_map(|it| Some((it.id, it.merged_into?)))
            .collect();
        Self { places, merged }
    }

    /// The themes that became part of others.
    #[must_use]
    pub const fn merged_into(&self) -> &BTreeMap<i64, i64> {
        &self.merged
    }

    /// The theme above; one that became part of another stands for that.
    #[must_use]
    pub fn parent(&self, theme: i64) -> Option<i64> {
        let parent = self.places.get(&theme)?.parent?;
        let parent = super::after_merges(parent, &self.merged);
        (parent != theme && self.places.contains_key(&parent)).then_some(parent)
    }

    /// The themes above, the nearest first.
    #[must_use]
    pub fn above(&self, theme: i64) -> Vec<i64> {
        let mut path = Vec::new();
        let mut at = theme;
        while let Some(parent) = self.parent(at) {
            // A circle, which no command makes, ends where it closes.
            if parent == theme || path.contains(&parent) {
                break;
            }
            path.push(parent);
            at = parent;
        }
        path
    }

    /// The themes above in which what belongs to this one is counted.
    #[must_use]
    pub fn counted_in(&self, theme: i64) -> Vec<i64> {
        let aside = |id: &i64| {
            let place = self.places.get(id);
            place.is_none_or(|place| place.state == ThemeState::SetAside)
        };
        if aside(&theme) {
            return Vec::new();
        }
        let above = self.above(theme).into_iter();
        above.take_while(|id| !aside(id)).collect()
    }

    /// The themes below, at any depth.
    #[must_use]
    pub fn below(&self, theme: i64) -> BTreeSet<i64> {
        let under = |id: &&i64| self.above(**id).contains(&theme);
        self.places.keys().filter(under).copied().collect()
    }

    /// Whether a theme may stand below another: not below itself, and not too deep.
    #[must_use]
    pub fn may_stand_below(&self, theme: i64, parent: i64) -> bool {
        let below = self.below(theme);
        if parent == theme || below.contains(&parent) {
            return false;
        }
        let own = below.iter().map(|id| {
            let path = self.above(*id);
            path.iter()
                .position(|at| *at == theme)
                .map_or(0, |at| at + 1)
        });
        let own = own.max().unwrap_or(0) + 1;
        self.above(parent).len() + 1 + own <= DEEPEST
    }

    /// The themes in reading order: each before those below it, sisters as they stand in `order`.
    /// With each how deep it stands, from 0.
    #[must_use]
    pub fn in_order(&self, order: &[i64]) -> Vec<(i64, usize)> {
        let mut sisters: BTreeMap<Option<i64>, Vec<i64>> = BTreeMap::new();
        for id in order {
            let parent = self.parent(*id).filter(|parent| order.contains(parent));
            sisters.entry(parent).or_default().push(*id);
        }
        let mut listed = Vec::with_capacity(order.len());
        let mut waiting: Vec<(i64, usize)> = Vec::new();
        let push = |waiting: &mut Vec<(i64, usize)>, of: Option<i64>, depth: usize| {
            let of = sisters.get(&of).into_iter().flatten().rev();
            waiting.extend(of.map(|id| (*id, depth)));
        };
        push(&mut waiting, None, 0);
        while let Some((id, depth)) = waiting.pop() {
            listed.push((id, depth));
            push(&mut waiting, Some(id), depth + 1);
        }
        listed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(places: &[(i64, Option<i64>)]) -> Tree {
        Tree::new(places.iter().map(|(id, parent)| Place {
            id: *id,
            parent: *parent,
            merged_into: None,
            state: ThemeState::Accepted,
        }))
    }

    #[test]
    fn a_theme_does_not_stand_below_itself_nor_too_deep() {
        let tree = tree(&[
            (1, None),
            (2, Some(1)),
            (3, Some(2)),
            (4, None),
            (5, Some(4)),
        ]);
        assert_eq!(tree.above(3), [2, 1]);
        assert_eq!(tree.below(1), BTreeSet::from([2, 3]));
        assert!(!tree.may_stand_below(1, 1) && !tree.may_stand_below(1, 3));
        assert!(!tree.may_stand_below(1, 4), "four levels");
        assert!(!tree.may_stand_below(4, 2), "four levels");
        assert!(tree.may_stand_below(4, 1), "three levels");
        assert!(tree.may_stand_below(3, 4) && tree.may_stand_below(5, 2));
    }

    #[test]
    fn themes_are_read_from_above_each_before_those_below_it() {
        let tree = tree(&[(1, None), (2, Some(1)), (3, None), (4, Some(1))]);
        assert_eq!(
            tree.in_order(&[3, 4, 1, 2]),
            [(3, 0), (1, 0), (4, 1), (2, 1)]
        );
    }

    #[test]
    fn below_a_merged_theme_is_below_what_it_became() {
        let places = [(1, None, None), (2, None, Some(1)), (3, Some(2), None)];
        let tree = Tree::new(places.map(|(id, parent, merged_into)| Place {
            id,
            parent,
            merged_into,
            state: ThemeState::Proposed,
        }));
        assert_eq!(tree.above(3), [1]);
    }

    #[test]
    fn a_circle_ends() {
        let tree = tree(&[(1, Some(2)), (2, Some(1))]);
        assert_eq!(tree.above(1), [2]);
    }
}
