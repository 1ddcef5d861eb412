//! Other sizes that the unpublished parts of a table might have.
//!
//! The residual row and column are never printed, but a row total less its printed cells says
//! something of them. Several tables share the same residual (people who skipped all questions on
//! equality are one column of sixteen tables), so it is not enough that each table leaves five
//! values open: all must leave the *same* ones open. Hence each small count of a residual has a
//! fixed list of other values, found from the residual alone, and every table must allow each.

use std::collections::BTreeMap;

/// The outer sizes of a table. Side 0 is rows, side 1 columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Margins {
    /// People of each row (column), those in the other side's residual included.
    pub(super) total: [Vec<i32>; 2],
    /// Of these, those in the residual of the other side.
    pub(super) cross: [Vec<i32>; 2],
    /// Between which sizes of those the printed base of a column looks the same.
    pub(super) keep: [Vec<(i32, i32)>; 2],
    /// People in both residuals.
    pub(super) corner: i32,
}

/// Sizes of the lump of each side that its dimension leaves open, with the change of each line.
pub(super) type Shifts = [BTreeMap<i32, Vec<i32>>; 2];

impl Margins {
    /// People of the line who are inside the table.
    pub(super) fn inside(&self, side: usize, line: usize) -> i32 {
        self.total[side][line] - self.cross[side][line]
    }

    fn is_possible(&self) -> bool {
        self.corner >= 0
            && (0..2).all(|side| {
                (0..self.total[side].len())
                    .all(|line| self.cross[side][line] >= 0 && self.inside(side, line) >= 0)
            })
    }

    /// Takes people one by one from residual cells, where there are most to spare without a base
    /// looking different; returns how many were missing.
    fn take(&mut self, side: usize, but: Option<usize>, mut people: i32) -> i32 {
        while people > 0 {
            let spare = |line: usize| {
                let (cell, least) = (self.cross[side][line], self.keep[side][line].0);
                (cell - least, cell, std::cmp::Reverse(line))
            };
            let from = (0..self.cross[side].len())
                .filter(|&line| Some(line) != but && self.cross[side][line] > 0)
                .max_by_key(|&line| spare(line));
            let Some(line) = from else { break };
            self.cross[side][line] -= 1;
            people -= 1;
        }
        people
    }

    /// Puts people one by one into residual cells, where there is most room; `None` when no line
    /// has anybody inside the table.
    fn give(&mut self, side: usize, but: Option<usize>, people: i32) -> Option<()> {
        for _ in 0..people {
            let room = |line: usize| {
                let left = self.keep[side][line].1 - self.cross[side][line];
                (
                    left.min(1),
                    self.inside(side, line),
                    std::cmp::Reverse(line),
                )
            };
            let to = (0..self.total[side].len())
                .filter(|&line| Some(line) != but && self.inside(side, line) > 0)
                .max_by_key(|&line| room(line))?;
            self.cross[side][to] += 1;
        }
        Some(())
    }

    /// Lets the lump of a side grow without saying where in the table its people stand.
    fn grow_lump(&mut self, shifts: &Shifts, side: usize, people: i32) -> Option<()> {
        let shift = shifts[side].get(&people)?;
        for (total, change) in self.total[side].iter_mut().zip(shift) {
            *total += change;
        }
        (-shift.iter().sum::<i32>() == people).then_some(())
    }

    /// The same survey with another number in one cell of a residual.
    fn with_cross(&self, shifts: &Shifts, side: usize, line: usize, value: i32) -> Option<Self> {
        let mut other = self.clone();
        let more = value - self.cross[side][line];
        other.cross[side][line] = value;
        if more > 0 {
            let missing = other.take(side, Some(line), more);
            if missing > 0 {
                let mut grown = other.clone();
                if grown.grow_lump(shifts, 1 - side, missing).is_some() && grown.is_possible() {
                    return Some(grown);
                }
                other.corner -= missing;
                other.give(1 - side, None, missing)?;
            }
        } else if other.give(side, Some(line), -more).is_none() {
            other.corner -= more;
            if other.take(1 - side, None, -more) > 0 {
                return None;
            }
        }
        other.is_possible().then_some(other)
    }

    fn with_corner(&self, shifts: &Shifts, value: i32) -> Option<Self> {
        let mut other = self.clone();
        let more = value - self.corner;
        other.corner = value;
        for side in 0..2 {
            if more > 0 {
                let missing = other.take(side, None, more);
                if missing > 0 {
                    other.grow_lump(shifts, 1 - side, missing)?;
                }
            } else {
                other.give(side, None, -more)?;
            }
        }
        other.is_possible().then_some(other)
    }

    /// The same survey with another size of one side's lump.
    fn with_shift(&self, side: usize, shift: &[i32]) -> Option<Self> {
        let mut other = self.clone();
        for (total, change) in other.total[side].iter_mut().zip(shift) {
            *total += change;
        }
        let more = -shift.iter().sum::<i32>();
        if more > 0 {
            other.give(1 - side, None, more)?;
        } else {
            let mut missing = other.take(1 - side, None, -more);
            other.corner -= missing;
            for (cross, &change) in other.cross[side].iter_mut().zip(shift) {
                let back = missing.min(change.max(0));
                *cross += back;
                missing -= back;
            }
        }
        other.is_possible().then_some(other)
    }

    /// Every other state of the residuals that must look the same to a reader.
    ///
    /// `goal` is the value that each small count must be able to reach. Where there are too few
    /// people to make up a state, it is not in the list.
    pub(super) fn others(&self, shifts: &Shifts, low: i32, goal: i32) -> Vec<Self> {
        let mut found = Vec::new();
        let values = |count: i32| (1..=goal.max(count - 1)).filter(move |&value| value != count);
        for side in 0..2 {
            let changes = shifts[side]
                .values()
                .filter(|shift| shift.iter().any(|&by| by != 0));
            found.extend(changes.filter_map(|shift| self.with_shift(side, shift)));
            for (line, &count) in self.cross[side].iter().enumerate() {
                if (1..=low).contains(&count) {
                    let other = |value| self.with_cross(shifts, side, line, value);
                    found.extend(values(count).filter_map(other));
                }
            }
        }
        if (1..=low).contains(&self.corner) {
            found.extend(values(self.corner).filter_map(|value| self.with_corner(shifts, value)));
        }
        found
    }
}
