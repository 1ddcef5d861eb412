//! One dimension alone: which figures are shown, and which categories are large enough to stand
//! in a table with another dimension.
//!
//! A *leaf* is a category of at least ten people (or of nobody); only leaves become rows and
//! columns. The *lump* is everybody whose answer was given by one to nine people, and everybody in
//! a way of not answering that is used by one to seven. The *residual* of a table is everybody
//! who is in no leaf: the lump and the other ways of not answering.
//!
//! Answers in the lump can protect each other: how they share its size is open. Ways of not
//! answering protect nobody, because the same people may have left out many questions, and what
//! is hidden here is printed there.

use std::collections::BTreeMap;

use super::counts::{Category, Counted, Standing};
use super::policy::{Cell, Policy, Reason};

/// A category, or several, that may be a row or a column of a table.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) code: String,
    pub(super) members: Vec<usize>,
    pub(super) listed: bool,
    /// Stands for a whole group, because its parts could not be told apart safely.
    pub(super) is_group: bool,
    pub(super) group: Option<usize>,
    pub(super) count: u32,
    pub(super) total: Cell,
}

/// A wider group of which at least one part is a leaf of its own.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) code: String,
    pub(super) count: u32,
    pub(super) total: Cell,
}

/// What is known in public of one dimension, and what tables may be built from.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub(super) leaves: Vec<Leaf>,
    pub(super) groups: Vec<Group>,
    pub(super) cells: Vec<Cell>,
    pub(super) group_cells: Vec<(String, Cell)>,
    pub(super) left_out: Vec<(usize, Reason)>,
    pub(super) withheld: bool,
    /// Other sizes of the lump that every table must allow, and how the leaves then change.
    pub(super) shifts: BTreeMap<i32, Vec<i32>>,
}

pub(super) fn lay_out(policy: &Policy, counted: &Counted, rank: &dyn Fn(&str) -> u64) -> Layout {
    let categories = &counted.dimension.categories;
    let mut work = Work {
        policy,
        categories,
        counts: &counted.counts,
        rank,
        lump: Vec::new(),
        few_silent: Vec::new(),
        layout: Layout {
            cells: counted
                .counts
                .iter()
                .map(|&count| policy.round(count).into())
                .collect(),
            ..Layout::default()
        },
    };
    work.divide();
    if !work.protect_lump() {
        work.withhold();
    }
    work.layout
}

/// What is in the lump: a category, or a wider group of fewer than ten as a whole.
pub(super) struct Unit {
    pub(super) code: String,
    pub(super) members: Vec<usize>,
    pub(super) count: u32,
    pub(super) is_group: bool,
}

/// A layout in the making.
pub(super) struct Work<'a> {
    pub(super) policy: &'a Policy,
    pub(super) categories: &'a [Category],
    pub(super) counts: &'a [u32],
    pub(super) rank: &'a dyn Fn(&str) -> u64,
    pub(super) lump: Vec<Unit>,
    pub(super) few_silent: Vec<usize>,
    pub(super) layout: Layout,
}

impl Work<'_> {
    fn is_lump(&self, at: usize) -> bool {
        (1..self.policy.min_base()).contains(&self.counts[at])
    }

    fn divide(&mut self) {
        let mut seen: Vec<&str> = Vec::new();
        for at in 0..self.categories.len() {
            let category = &self.categories[at];
            match (&category.group, category.standing) {
                (Some(group), Standing::Stated) => {
                    if !seen.contains(&group.as_str()) {
                        seen.push(group);
                        self.divide_group(group);
                    }
                }
                (_, Standing::NotStated) => {
                    if self.counts[at] > 0 {
                        self.layout.left_out.push((at, Reason::NotStated));
                    }
                    if self.policy.is_small(self.counts[at]) {
                        self.few_silent.push(at);
                    }
                }
                _ if self.is_lump(at) => self.join_lump(at),
                _ => self.leaf(at, None),
            }
        }
    }

    fn join_lump(&mut self, at: usize) {
        self.lump.extend(self.units(&[at]));
        if self.categories[at].standing == Standing::Stated {
            self.layout.left_out.push((at, Reason::SmallGroup));
        }
    }

    fn leaf(&mut self, at: usize, group: Option<usize>) {
        self.layout.leaves.push(Leaf {
            code: self.categories[at].code.clone(),
            members: vec![at],
            listed: self.categories[at].standing == Standing::Stated,
            is_group: false,
            group,
            count: self.counts[at],
            total: self.layout.cells[at],
        });
    }

    fn divide_group(&mut self, group: &str) {
        let members: Vec<usize> = (0..self.categories.len())
            .filter(|&at| {
                self.categories[at].standing == Standing::Stated
                    && self.categories[at].group.as_deref() == Some(group)
            })
            .collect();
        let count: u32 = members.iter().map(|&at| self.counts[at]).sum();
        let total: Cell = self.policy.round(count).into();
        if count == 0 {
            members.iter().for_each(|&at| self.leaf(at, None));
        } else if count < self.policy.min_base() {
            // That the whole group is below ten bounds its parts, so that not even their zeros
            // are shown.
            self.hide(&members, Reason::SmallGroup);
            self.layout
                .left_out
                .extend(members.iter().map(|&at| (at, Reason::SmallGroup)));
            self.layout
                .group_cells
                .push((group.to_owned(), Cell::Hidden(Reason::SmallGroup)));
            self.lump.push(Unit {
                code: group.to_owned(),
                members,
                count,
                is_group: true,
            });
            return;
        }
        self.layout.group_cells.push((group.to_owned(), total));
        if count > 0 {
            self.divide_large_group(group, members, count, total);
        }
    }

    fn divide_large_group(&mut self, group: &str, members: Vec<usize>, count: u32, total: Cell) {
        let (rest, large): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|&&at| self.is_lump(at));
        let of_rest: u32 = rest.iter().map(|&at| self.counts[at]).sum();
        let rest_units = self.units(&rest);
        if of_rest == 0 || (of_rest >= self.policy.min_base() && self.audit_alone(&rest_units)) {
            let place = self.layout.groups.len();
            self.layout.groups.push(Group {
                code: group.to_owned(),
                count,
                total,
            });
            for at in large {
                self.leaf(at, Some(place));
            }
            if of_rest > 0 {
                self.several(format!("{group}/rest"), rest, false, Some(place), total);
            }
        } else {
            if !self.audit_alone(&self.units(&members)) {
                self.hide(&members, Reason::Withheld);
            }
            self.several(group.to_owned(), members, true, None, total);
        }
    }

    pub(super) fn hide(&mut self, members: &[usize], reason: Reason) {
        members
            .iter()
            .for_each(|&at| self.layout.cells[at] = Cell::Hidden(reason));
    }

    fn units(&self, members: &[usize]) -> Vec<Unit> {
        let unit = |&at: &usize| Unit {
            code: self.categories[at].code.clone(),
            members: vec![at],
            count: self.counts[at],
            is_group: false,
        };
        members.iter().map(unit).collect()
    }

    fn several(
        &mut self,
        code: String,
        members: Vec<usize>,
        listed: bool,
        group: Option<usize>,
        total: Cell,
    ) {
        let counted = members.iter().filter(|&&at| self.counts[at] > 0);
        self.layout
            .left_out
            .extend(counted.map(|&at| (at, Reason::SmallGroup)));
        let count = members.iter().map(|&at| self.counts[at]).sum();
        let is_group = listed;
        self.layout.leaves.push(Leaf {
            code,
            members,
            listed,
            is_group,
            group,
            count,
            total,
        });
    }

    fn withhold(&mut self) {
        let hidden = Cell::Hidden(Reason::Withheld);
        let layout = &mut self.layout;
        layout.withheld = true;
        layout.cells.fill(hidden);
        layout
            .group_cells
            .iter_mut()
            .for_each(|(_, cell)| *cell = hidden);
        layout.leaves.clear();
        layout.groups.clear();
        layout.shifts.clear();
        layout.left_out = (0..self.counts.len())
            .map(|at| (at, Reason::Withheld))
            .collect();
    }
}
