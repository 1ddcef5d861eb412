//! What two tables say of a third that has a dimension in common with each of them.
//!
//! Of 30 people who go by bus, 20 are content and 18 live far away: at least 8 are both. So the
//! table of one question by another is bounded by what is shown of both of them by anything else,
//! and bounds what is shown of them in turn. Such a table comes last and gives way: where it would
//! bound a small count of a table before it, nothing of it is shown, and so no table before it
//! looks different for its sake.
//!
//! The sizes of large categories are taken as known exactly, the figures of tables within their
//! rounding, a hidden one as 1 to 7: that is all a reader knows of one of them for itself, or more.
//! A further link would tell less than the table that closes the triangle, and is not followed.

use std::collections::HashMap;

use super::counts::{Counts, Table};
use super::layout::Layout;
use super::policy::{Figure, Policy};
use super::strips::{Grid, Strip};
use super::ties::Ties;

/// All tables of a release by what they are of.
pub(super) struct Triangles<'a> {
    policy: &'a Policy,
    counts: &'a Counts,
    layouts: &'a [Layout],
    /// The place of each table, by its two dimensions in either order.
    places: HashMap<(usize, usize), usize>,
}

/// Between which numbers a count lies.
type Range = (i32, i32);

impl<'a> Triangles<'a> {
    pub(super) fn of(policy: &'a Policy, counts: &'a Counts, layouts: &'a [Layout]) -> Self {
        let tables = counts.tables.iter().enumerate();
        let places = tables.flat_map(|(at, table)| {
            let (down, across) = (table.rows, table.columns);
            [((down, across), at), ((across, down), at)]
        });
        Self {
            policy,
            counts,
            layouts,
            places: places.collect(),
        }
    }

    /// The dimensions that both of a table's were tabulated with before it.
    fn thirds(&self, place: usize) -> impl Iterator<Item = usize> {
        let table = &self.counts.tables[place];
        let before = move |one: usize, two: usize| {
            let found = self.places.get(&(one, two));
            found.is_some_and(|&found| found < place)
        };
        (0..self.layouts.len())
            .filter(move |&third| before(third, table.rows) && before(third, table.columns))
    }

    /// What the tables before it say of the cells of a table; nothing of one that does not give way.
    pub(super) fn ties(&self, place: usize, grid: &Grid) -> Option<Ties> {
        let table = &self.counts.tables[place];
        if !table.gives_way {
            return None;
        }
        let thirds: Vec<usize> = self.thirds(place).collect();
        let bounds = |row: &Strip, column: &Strip| -> Range {
            let ends = [(table.rows, row), (table.columns, column)];
            let ends = ends.map(|(of, strip)| (of, members(&self.layouts[of], strip)));
            let all = thirds.iter().map(|&third| self.both(&ends, third));
            all.fold((0, i32::MAX / 4), |a, b| (a.0.max(b.0), a.1.min(b.1)))
        };
        let line = |row: &Strip| {
            let columns = grid.columns.iter();
            columns.map(|column| bounds(row, column)).collect()
        };
        let rows = grid.rows.iter().enumerate();
        Some(Ties {
            rows: rows.map(|(at, row)| (at, line(row))).collect(),
            always: true,
        })
    }

    /// Whether a table that gives way would say of a small count before it that it is not 1.
    pub(super) fn tells(&self, place: usize) -> bool {
        let table = &self.counts.tables[place];
        let (down, across) = (table.rows, table.columns);
        table.gives_way
            && self.thirds(place).any(|third| {
                self.tells_of(third, down, across) || self.tells_of(third, across, down)
            })
    }

    /// Whether a small count of two dimensions is bounded through a third.
    fn tells_of(&self, one: usize, two: usize, third: usize) -> bool {
        let leaves = |of: usize| self.layouts[of].leaves.iter().map(|leaf| &leaf.members);
        leaves(one).any(|down| {
            leaves(two).any(|across| {
                let ends = [(one, down.clone()), (two, across.clone())];
                let count = self.count((one, down), (two, across));
                self.policy.is_small(count) && self.both(&ends, third).0 > 1
            })
        })
    }

    /// How many can be in a category of each of two dimensions, for what a third says of both.
    fn both(&self, ends: &[(usize, Vec<usize>); 2], third: usize) -> Range {
        let of = |end: &(usize, Vec<usize>), by: &[usize]| {
            self.count((end.0, &end.1), (third, by)) as i32
        };
        let meet = |one: Range, two: Range, people: i32| -> Range {
            ((one.0 + two.0 - people).max(0), one.1.min(two.1))
        };
        let (mut least, mut most) = (0, 0);
        let mut outside = self.counts.people as i32;
        let sizes = &self.counts.dimensions;
        let all = |end: &(usize, Vec<usize>)| -> i32 {
            let counts = &sizes[end.0].counts;
            end.1.iter().map(|&at| counts[at] as i32).sum()
        };
        let mut left = [all(&ends[0]), all(&ends[1])];
        for leaf in &self.layouts[third].leaves {
            let (one, two) = (of(&ends[0], &leaf.members), of(&ends[1], &leaf.members));
            let both = meet(self.known(one), self.known(two), leaf.count as i32);
            (least, most) = (least + both.0, most + both.1);
            outside -= leaf.count as i32;
            (left[0], left[1]) = (left[0] - one, left[1] - two);
        }
        let rest = meet(self.silent(left[0]), self.silent(left[1]), outside);
        let rest = if outside == 0 { (0, 0) } else { rest };
        (least + rest.0, most + rest.1)
    }

    /// What a reader can know of a figure.
    fn known(&self, count: i32) -> Range {
        match self.policy.round(count as u32) {
            Figure::Hidden => (1, self.policy.low() as i32),
            Figure::Shown(shown) => {
                let behind = self.policy.behind(shown);
                (behind.low as i32, behind.high as i32)
            }
        }
    }

    /// What a reader can know of those outside a table, from bases that are rounded themselves.
    fn silent(&self, count: i32) -> Range {
        let (few, apart) = (self.policy.low() as i32, self.policy.base() as i32 - 1);
        let least = if count > few { count - apart } else { 0 };
        (least, few.max(count + apart))
    }

    fn count(&self, (one, down): (usize, &[usize]), (two, across): (usize, &[usize])) -> u32 {
        let Some(&place) = self.places.get(&(one, two)) else {
            return 0;
        };
        let table: &Table = &self.counts.tables[place];
        let (rows, columns) = match table.rows == one {
            true => (down, across),
            false => (across, down),
        };
        let width = self.counts.dimensions[table.columns].counts.len();
        let of_row = |row: &usize| {
            let cells = columns
                .iter()
                .map(|column| table.cells[row * width + column]);
            cells.sum::<u32>()
        };
        rows.iter().map(of_row).sum()
    }
}

fn members(layout: &Layout, strip: &Strip) -> Vec<usize> {
    let leaves = strip.leaves.iter();
    leaves
        .flat_map(|&leaf| layout.leaves[leaf].members.iter().copied())
        .collect()
}
