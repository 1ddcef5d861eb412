//! What the other options of a question say about one of them.
//!
//! Somebody who answered chose at least one option, and a "none of these" goes with no other. So
//! the tables of the other options bound this one's: in a group of 20 of whom 12 chose A, at least
//! 8 chose something else. The other options are taken as exactly known.
//!
//! Nobody gives an option two places in a ranking either. So an option that 18 of 20 who answered
//! put first was put second by 2 at most. The other places are taken as known within their rounding,
//! a hidden one as at least 1: that is all a reader knows of one of them for itself, or more. Where
//! that leaves a small count too little room its column is withheld, and nothing says any more
//! that it is small.

use std::collections::BTreeMap;

use super::counts::{Counted, Counts, Standing, Table};
use super::layout::Layout;
use super::policy::{Figure, Policy};
use super::strips::Grid;

/// What is known from elsewhere of the cells of some rows.
pub(super) struct Ties {
    /// By row: least and greatest number of each column that can be there.
    pub(super) rows: BTreeMap<usize, Vec<(i32, i32)>>,
    /// Whether they still hold for what is withheld.
    pub(super) always: bool,
}

impl Ties {
    pub(super) fn of(
        policy: &Policy,
        counts: &Counts,
        table: &Table,
        grid: &Grid,
        columns: &Layout,
    ) -> Option<Self> {
        Self::of_option(counts, table, grid, columns)
            .or_else(|| Self::of_place(policy, counts, table, grid, columns))
    }

    fn of_place(
        policy: &Policy,
        counts: &Counts,
        table: &Table,
        grid: &Grid,
        columns: &Layout,
    ) -> Option<Self> {
        let down = |table: &Table| &counts.dimensions[table.rows].dimension;
        let ranking = down(table).place_of.as_ref()?;
        let width = counts.dimensions[table.columns].counts.len();
        let places: Vec<&Table> = counts
            .tables
            .iter()
            .filter(|other| other.columns == table.columns)
            .filter(|other| down(other).place_of.as_ref() == Some(ranking))
            .collect();
        let bounds = |code: &str, row: usize| -> Vec<(i32, i32)> {
            let of_column = |column: usize| {
                let leaves = grid.columns[column].leaves.iter();
                let members: Vec<usize> = leaves
                    .flat_map(|&leaf| columns.leaves[leaf].members.clone())
                    .collect();
                let sum = |place: &Table, at: usize| -> u32 {
                    members.iter().map(|&m| place.cells[at * width + m]).sum()
                };
                // Whoever answered gave a first place.
                let answered = places.iter().map(|place| {
                    let categories = down(place).categories.iter().enumerate();
                    let stated = categories.filter(|(_, c)| c.standing == Standing::Stated);
                    stated.map(|(at, _)| sum(place, at)).sum::<u32>()
                });
                let elsewhere = places.iter().filter(|place| place.rows != table.rows);
                let elsewhere = elsewhere.filter_map(|place| {
                    let at = down(place).categories.iter().position(|c| c.code == code)?;
                    Some(least(policy, sum(place, at)))
                });
                let most = answered.max().unwrap_or(0) as i32 - elsewhere.sum::<i32>();
                (0, most.max(grid.cells[row][column] as i32))
            };
            (0..grid.columns.len()).map(of_column).collect()
        };
        let rows = grid.rows.iter().enumerate();
        let rows = rows
            .filter(|(_, strip)| strip.listed)
            .map(|(row, strip)| (row, bounds(&strip.code, row)));
        Some(Self {
            rows: rows.collect(),
            always: false,
        })
    }

    /// Nothing unless both "chosen" and "not chosen" are rows of the table.
    fn of_option(counts: &Counts, table: &Table, grid: &Grid, columns: &Layout) -> Option<Self> {
        let own = counts.dimensions[table.rows].dimension.option_of.as_ref()?;
        let row = grid.rows.iter().position(|strip| strip.listed)?;
        if grid.rows.len() != 2 {
            return None;
        }
        let others: Vec<(bool, &Table)> = counts
            .tables
            .iter()
            .filter(|other| other.columns == table.columns && other.rows != table.rows)
            .filter_map(|other| {
                let option = counts.dimensions[other.rows].dimension.option_of.as_ref()?;
                (option.question == own.question).then_some((option.exclusive, other))
            })
            .collect();
        let width = counts.dimensions[table.columns].counts.len();
        let bounds = (0..grid.columns.len()).map(|column| {
            let leaves = grid.columns[column].leaves.iter();
            let members: Vec<usize> = leaves
                .flat_map(|&leaf| columns.leaves[leaf].members.clone())
                .collect();
            let chose =
                |other: &Table| chosen(&counts.dimensions[other.rows], other, &members, width);
            let of = |wanted: bool| {
                let some = others
                    .iter()
                    .filter(move |(exclusive, _)| *exclusive == wanted);
                some.map(|(_, other)| chose(other))
            };
            let answered = grid.inside_column(column) as i32;
            let alone: i32 = of(true).sum();
            let beside: i32 = of(false).sum();
            let least = if own.at_least_one {
                answered - alone - beside
            } else {
                0
            };
            let taken = if own.exclusive {
                of(false).max().unwrap_or(0)
            } else {
                0
            };
            let now = grid.cells[row][column] as i32;
            // More than there are: not all options were counted, and nothing can be said.
            let least = if least > now { 0 } else { least.max(0) };
            (least, (answered - alone - taken).max(now))
        });
        Some(Self {
            rows: BTreeMap::from([(row, bounds.collect())]),
            always: true,
        })
    }
}

/// The least a figure can be, for who sees it rounded or hidden.
fn least(policy: &Policy, count: u32) -> i32 {
    match policy.round(count) {
        Figure::Hidden => 1,
        Figure::Shown(shown) => policy.behind(shown).low as i32,
    }
}

/// How many of some columns chose the option of a table; its first category is "chosen".
fn chosen(counted: &Counted, table: &Table, members: &[usize], width: usize) -> i32 {
    let is_stated = |c: &super::counts::Category| c.standing == super::counts::Standing::Stated;
    let row = counted
        .dimension
        .categories
        .iter()
        .position(is_stated)
        .unwrap_or(0);
    members
        .iter()
        .map(|&member| table.cells[row * width + member] as i32)
        .sum()
}
