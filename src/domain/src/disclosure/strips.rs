//! Which leaves of two dimensions become rows and columns of their table.

use std::collections::BTreeMap;

use super::layout::{Layout, Leaf};
use super::margins::{Margins, Shifts};
use super::policy::{Cell, Figure, Policy};

/// One row or column: a leaf, or all leaves of a group.
#[derive(Debug, Clone)]
pub(super) struct Strip {
    pub(super) code: String,
    pub(super) leaves: Vec<usize>,
    pub(super) listed: bool,
    /// The wider group above it, printed as a column of its own.
    pub(super) group: Option<usize>,
    pub(super) total: Cell,
    pub(super) people: u32,
}

impl Strip {
    fn of(at: usize, leaf: &Leaf) -> Self {
        Self {
            code: leaf.code.clone(),
            leaves: vec![at],
            listed: leaf.listed,
            group: leaf.group,
            total: leaf.total,
            people: leaf.count,
        }
    }
}

/// Rows and columns with their exact cells; every row and column holds nobody or at least ten.
pub(super) struct Grid {
    pub(super) rows: Vec<Strip>,
    pub(super) columns: Vec<Strip>,
    pub(super) cells: Vec<Vec<u32>>,
}

impl Grid {
    /// Leaves out each row and column of which only one to nine people are inside the table, and
    /// joins the columns of a group when one of them is so small. They are printed like any other
    /// that is withheld, so that this does not tell their size.
    pub(super) fn of(policy: &Policy, counts: &[u32], rows: &Layout, columns: &Layout) -> Self {
        let strips = |layout: &Layout| {
            layout
                .leaves
                .iter()
                .enumerate()
                .map(|(at, leaf)| Strip::of(at, leaf))
                .collect()
        };
        let mut grid = Self {
            rows: strips(rows),
            columns: strips(columns),
            cells: Vec::new(),
        };
        for row in &mut grid.rows {
            row.group = None;
        }
        let width = columns.cells.len();
        loop {
            grid.cells = grid.count(counts, width, rows, columns);
            let few = |inside: u32| (1..policy.min_base()).contains(&inside);
            let row = (0..grid.rows.len()).find(|&row| few(grid.cells[row].iter().sum()));
            let column = (0..grid.columns.len())
                .find(|&column| few(grid.cells.iter().map(|row| row[column]).sum()));
            match (row, column) {
                (Some(row), _) => drop(grid.rows.remove(row)),
                (None, Some(column)) => grid.narrow(column, columns),
                (None, None) => return grid,
            }
        }
    }

    fn narrow(&mut self, column: usize, layout: &Layout) {
        let Some(group) = self.columns[column].group else {
            self.columns.remove(column);
            return;
        };
        let in_group = |strip: &Strip| strip.group == Some(group);
        let (joined, kept): (Vec<Strip>, Vec<Strip>) = std::mem::take(&mut self.columns)
            .into_iter()
            .partition(in_group);
        self.columns = kept;
        let leaves = joined
            .iter()
            .flat_map(|strip| strip.leaves.clone())
            .collect();
        self.columns.push(Strip {
            code: layout.groups[group].code.clone(),
            leaves,
            listed: true,
            group: None,
            total: layout.groups[group].total,
            people: layout.groups[group].count,
        });
    }

    fn count(
        &self,
        counts: &[u32],
        width: usize,
        rows: &Layout,
        columns: &Layout,
    ) -> Vec<Vec<u32>> {
        let members = |strip: &Strip, layout: &Layout| -> Vec<usize> {
            strip
                .leaves
                .iter()
                .flat_map(|&leaf| layout.leaves[leaf].members.clone())
                .collect()
        };
        let across: Vec<Vec<usize>> = self
            .columns
            .iter()
            .map(|strip| members(strip, columns))
            .collect();
        let of_row = |strip: &Strip| {
            let down = members(strip, rows);
            let cell = |columns: &Vec<usize>| {
                let at = down
                    .iter()
                    .flat_map(|row| columns.iter().map(move |c| row * width + c));
                at.map(|at| counts[at]).sum()
            };
            across.iter().map(cell).collect()
        };
        self.rows.iter().map(of_row).collect()
    }

    pub(super) fn inside_row(&self, row: usize) -> u32 {
        self.cells[row].iter().sum()
    }

    pub(super) fn inside_column(&self, column: usize) -> u32 {
        self.cells.iter().map(|row| row[column]).sum()
    }

    pub(super) fn margins(&self, policy: &Policy, people: u32) -> Margins {
        let signed = |count: u32| count as i32;
        let total = [
            self.rows
                .iter()
                .map(|strip| signed(strip.people))
                .collect::<Vec<i32>>(),
            self.columns
                .iter()
                .map(|strip| signed(strip.people))
                .collect(),
        ];
        let cross = [
            (0..self.rows.len())
                .map(|row| total[0][row] - signed(self.inside_row(row)))
                .collect(),
            (0..self.columns.len())
                .map(|column| total[1][column] - signed(self.inside_column(column)))
                .collect::<Vec<i32>>(),
        ];
        let corner = signed(people) - total[0].iter().sum::<i32>() - cross[1].iter().sum::<i32>();
        let anything = |_| (0, i32::MAX / 4);
        let keep = [
            (0..self.rows.len()).map(anything).collect(),
            (0..self.columns.len())
                .map(|column| self.same_base(policy, column))
                .collect(),
        ];
        Margins {
            total,
            cross,
            keep,
            corner,
        }
    }

    /// How many of a column's people may be outside the table with its base looking the same.
    fn same_base(&self, policy: &Policy, column: usize) -> (i32, i32) {
        let (people, inside) = (self.columns[column].people, self.inside_column(column));
        match base(policy, people, inside) {
            None => (0, policy.low() as i32),
            Some(Figure::Hidden) => (0, i32::MAX / 4),
            Some(Figure::Shown(shown)) => {
                let behind = policy.behind(shown);
                (
                    people as i32 - behind.high as i32,
                    people as i32 - behind.low as i32,
                )
            }
        }
    }

    /// The other sizes of each dimension's lump, as they change these rows and columns.
    pub(super) fn shifts(&self, rows: &Layout, columns: &Layout) -> Shifts {
        let onto = |strips: &[Strip], layout: &Layout| -> BTreeMap<i32, Vec<i32>> {
            let change = |strip: &Strip, shift: &Vec<i32>| -> i32 {
                strip.leaves.iter().map(|&leaf| shift[leaf]).sum()
            };
            let of = |shift| strips.iter().map(|strip| change(strip, shift)).collect();
            layout
                .shifts
                .iter()
                .map(|(&more, shift)| (more, of(shift)))
                .collect()
        };
        [onto(&self.rows, rows), onto(&self.columns, columns)]
    }
}

/// The printed base of a column, or nothing where it is that of the whole group.
///
/// Up to seven people outside the table are not taken off, so that the base does not tell how
/// many of a group did not answer when they are few.
pub(super) fn base(policy: &Policy, people: u32, inside: u32) -> Option<Figure> {
    (people - inside > policy.low()).then(|| policy.round(inside))
}
