//! What the other options of a question say about one of them.
//!
//! Somebody who answered chose at least one option, and a "none of these" goes with no other. So
//! the tables of the other options bound this one's: in a group of 20 of whom 12 chose A, at least
//! 8 chose something else. The other options are taken as exactly known.

use super::counts::{Counted, Counts, Table};
use super::layout::Layout;
use super::strips::Grid;

/// Least and greatest number of each column that can have chosen the option.
pub(super) struct Ties {
    /// The row of those who chose it.
    pub(super) row: usize,
    pub(super) bounds: Vec<(i32, i32)>,
}

impl Ties {
    /// Nothing unless both "chosen" and "not chosen" are rows of the table.
    pub(super) fn of(
        counts: &Counts,
        table: &Table,
        grid: &Grid,
        columns: &Layout,
    ) -> Option<Self> {
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
            row,
            bounds: bounds.collect(),
        })
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
