//! Protecting the small categories of one dimension, by one another or by the large ones.
//!
//! The number of responses is taken as known exactly, because every dimension tells it anew. The
//! small categories that gave an answer may share out what is left among themselves. Where that
//! leaves too little open, some of their people must be able to be in large categories instead,
//! and a large category's figure is hidden when its rounding leaves no room for it.

use std::collections::BTreeMap;

use super::layout::{Group, Leaf, Unit, Work};
use super::policy::{Cell, Interval, Policy, Reason};
use super::r2::{Part, suppress};

const ANY: u32 = u32::MAX / 4;

impl Work<'_> {
    /// Every hidden small number can be anything from 1 to at least 5.
    ///
    /// Stricter than "five values", so that ranges found in several places still have five
    /// values in common.
    fn enough(&self) -> impl Fn(Interval) -> bool + use<> {
        let least = self.policy.min_feasible();
        move |range| range.low <= 1 && range.high >= least
    }

    /// Protects the units by one another, as if their sum were published exactly.
    pub(super) fn audit_alone(&mut self, units: &[Unit]) -> bool {
        let sum: u32 = units.iter().map(|unit| unit.count).sum();
        let mut parts: Vec<Part> = units.iter().map(|unit| self.part(unit, sum)).collect();
        let rank = |at: usize| (self.rank)(&units[at].code);
        let total = Interval {
            low: sum,
            high: sum,
        };
        let safe = suppress(&mut parts, total, self.enough(), rank).is_some();
        if safe {
            for (unit, _) in units.iter().zip(&parts).filter(|(_, part)| part.hidden) {
                if !unit.is_group {
                    self.hide(&unit.members, Reason::Protected);
                }
            }
        }
        safe
    }

    /// A reader who sees which categories have no column knows that they are below ten.
    fn part(&self, unit: &Unit, sum: u32) -> Part {
        let (least, most) = (self.policy.min_base(), self.policy.min_base() - 1);
        if unit.count == 0 || unit.count >= least {
            return Part::of(
                self.policy,
                unit.count,
                Interval {
                    low: least,
                    high: sum,
                },
            );
        }
        let when_hidden = Interval {
            low: 1,
            high: most.min(sum),
        };
        let mut part = Part::of(self.policy, unit.count, when_hidden);
        part.public.high = part.public.high.min(most);
        if unit.is_group {
            part.hidden = true;
            part.public = when_hidden;
        }
        part
    }

    /// The lump's parts protect each other, or else the large categories have to give way.
    pub(super) fn protect_lump(&mut self) -> bool {
        let lump = std::mem::take(&mut self.lump);
        let alone = self.audit_alone(&lump);
        if alone && self.few_silent.is_empty() {
            return true;
        }
        let wanted = self.other_sizes(if alone { &[] } else { &lump });
        let mut partners = self.partners();
        loop {
            let absorb = |more: i32| partners.absorb(more).map(|shift| (more, shift));
            let shifts = wanted.clone().filter(|&more| more != 0).map(absorb);
            if let Some(mut shifts) = shifts.collect::<Option<BTreeMap<i32, Vec<i32>>>>() {
                // The lump's part in one row of a table may be smaller than any part of it, and
                // then has farther to go; where that costs nothing, let it.
                let farther = wanted.end() + 1..self.policy.min_feasible() as i32;
                shifts.extend(farther.filter_map(absorb));
                self.layout.shifts = shifts;
                return true;
            }
            if !self.hide_one(&mut partners) {
                return false;
            }
        }
    }

    /// By how many the lump must be able to differ for each part to reach from 1 to 5.
    fn other_sizes(&self, lump: &[Unit]) -> std::ops::RangeInclusive<i32> {
        let (low, goal) = (self.policy.low() as i32, self.policy.min_feasible() as i32);
        let small: Vec<i32> = lump
            .iter()
            .map(|unit| unit.count as i32)
            .filter(|&count| count <= low)
            .collect();
        let (sum, parts) = (small.iter().sum::<i32>(), small.len() as i32);
        let (mut fewer, mut more) = (0, 0);
        for count in small {
            let others_give = (sum - count) - (parts - 1);
            let others_take = low * (parts - 1) - (sum - count);
            more = more.max(goal - count - others_give);
            fewer = fewer.max(count - 1 - others_take);
        }
        for count in self.few_silent.iter().map(|&at| self.counts[at] as i32) {
            more = more.max(goal - count);
            fewer = fewer.max(count - 1);
        }
        -fewer..=more
    }

    fn hide_one(&mut self, partners: &mut Partners) -> bool {
        let leaves = partners.leaves.iter().enumerate();
        let leaf = leaves
            .filter(|(_, leaf)| leaf.may_be_hidden)
            .map(|(at, _)| ((self.rank)(&self.layout.leaves[at].code), false, at));
        let groups = partners.groups.iter().enumerate();
        let group = groups
            .filter(|(_, group)| group.may_be_hidden)
            .map(|(at, _)| ((self.rank)(&self.layout.groups[at].code), true, at));
        let Some((_, is_group, at)) = leaf.chain(group).min() else {
            return false;
        };
        let hidden = Cell::Hidden(Reason::Protected);
        if is_group {
            partners.groups[at].hide(self.policy);
            self.layout.groups[at].total = hidden;
            self.hide_group_cell(&self.layout.groups[at].code.clone());
        } else {
            partners.leaves[at].hide(self.policy);
            let leaf = &mut self.layout.leaves[at];
            leaf.total = hidden;
            for &member in leaf
                .members
                .iter()
                .filter(|&&member| self.counts[member] > 0)
            {
                self.layout.cells[member] = hidden;
            }
            if leaf.is_group {
                let code = leaf.code.clone();
                self.hide_group_cell(&code);
            }
        }
        true
    }

    fn hide_group_cell(&mut self, code: &str) {
        for (group, cell) in &mut self.layout.group_cells {
            if group == code {
                *cell = Cell::Hidden(Reason::Protected);
            }
        }
    }

    fn partners(&self) -> Partners {
        let shown = |total: Cell| match total {
            Cell::Shown(shown) => Some(self.policy.behind(shown)),
            Cell::Hidden(_) => None,
        };
        let leaf = |leaf: &Leaf| {
            let total = if leaf.listed { shown(leaf.total) } else { None };
            let parts = if leaf.members.len() > 1 {
                Some(self.behind_parts(leaf))
            } else {
                None
            };
            let behind = match (total, parts) {
                (Some(a), Some(b)) => Some(Interval {
                    low: a.low.max(b.low),
                    high: a.high.min(b.high),
                }),
                (a, b) => a.or(b),
            };
            let may_be_hidden = leaf.listed && leaf.count > 0 && behind.is_some();
            Partner {
                may_be_hidden,
                ..Partner::of(self.policy, leaf.count, behind)
            }
        };
        let group = |group: &Group| {
            let behind = shown(group.total);
            let may_be_hidden = behind.is_some();
            Partner {
                may_be_hidden,
                ..Partner::of(self.policy, group.count, behind)
            }
        };
        Partners {
            group_of: self.layout.leaves.iter().map(|leaf| leaf.group).collect(),
            leaves: self.layout.leaves.iter().map(leaf).collect(),
            groups: self.layout.groups.iter().map(group).collect(),
        }
    }

    /// What the figures of a leaf's categories say of their sum.
    fn behind_parts(&self, leaf: &Leaf) -> Interval {
        let mut sum = Interval { low: 0, high: 0 };
        for &member in &leaf.members {
            let part = match self.layout.cells[member] {
                Cell::Shown(shown) => self.policy.behind(shown),
                Cell::Hidden(_) => Interval {
                    low: 1,
                    high: ANY / 64,
                },
            };
            sum = Interval {
                low: sum.low + part.low,
                high: sum.high + part.high,
            };
        }
        sum
    }
}

/// The large categories, from which people could have gone into the lump without any figure
/// looking different.
struct Partners {
    leaves: Vec<Partner>,
    groups: Vec<Partner>,
    group_of: Vec<Option<usize>>,
}

#[derive(Clone, Copy)]
struct Partner {
    count: i32,
    low: i32,
    high: i32,
    may_be_hidden: bool,
}

impl Partner {
    fn of(policy: &Policy, count: u32, behind: Option<Interval>) -> Self {
        let most = Interval {
            low: policy.min_base(),
            high: ANY,
        };
        let known = behind.unwrap_or(most);
        Self {
            count: count as i32,
            low: known.low.max(most.low).min(count) as i32,
            high: known.high.max(count) as i32,
            may_be_hidden: false,
        }
    }

    fn hide(&mut self, policy: &Policy) {
        self.low = policy.min_base() as i32;
        self.high = ANY as i32;
        self.may_be_hidden = false;
    }

    /// How many it can give (`step` -1) or take (`step` 1).
    fn room(&self, moved: i32, step: i32) -> i32 {
        if step < 0 {
            self.count + moved - self.low
        } else {
            self.high - self.count - moved
        }
    }
}

impl Partners {
    /// Moves so many people into the lump, one after the other from where there is most room.
    fn absorb(&self, more: i32) -> Option<Vec<i32>> {
        let step = -more.signum();
        let mut leaves = vec![0; self.leaves.len()];
        let mut groups = vec![0; self.groups.len()];
        for _ in 0..more.abs() {
            let room = |at: usize| {
                let own = self.leaves[at].room(leaves[at], step);
                let group = self.group_of[at];
                own.min(group.map_or(own, |g| self.groups[g].room(groups[g], step)))
            };
            let best = (0..leaves.len()).max_by_key(|&at| (room(at), std::cmp::Reverse(at)))?;
            if room(best) <= 0 {
                return None;
            }
            leaves[best] += step;
            if let Some(group) = self.group_of[best] {
                groups[group] += step;
            }
        }
        Some(leaves)
    }
}
