//! Whether the way in rather than the person may explain a difference.
//!
//! Answers by the way they came in and by group at once are not released. But the ways in by group
//! are, and they bound the matter: if every person who came in one way answered alike whatever their
//! group, two groups could differ only as far as they came in differently. That is the total
//! variation distance of their ways in, and no difference larger than it is explained by it alone.

use super::{Figure, Sum, shown};
use crate::disclosure::{ColumnHead, Policy, TwoWay};

/// How far the ways in can explain a difference, in percent points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Channels {
    /// At most so much, whatever was rounded or hidden.
    AtMost(f64),
    /// How a group came in is not released.
    Unknown,
}

/// How far the ways in of a group and of the other groups differ, from the released table of ways in
/// by the groups of a characteristic.
#[must_use]
pub fn channels(table: Option<&TwoWay>, group: &str, policy: &Policy) -> Channels {
    let Some(table) = table.filter(|table| table.withheld.is_none()) else {
        return Channels::Unknown;
    };
    let one = |head: &&ColumnHead| head.code == group && !head.is_group;
    let other = |head: &&ColumnHead| head.code != group && !head.is_group;
    let mine = Ways::of(table, table.columns.iter().filter(one), policy);
    let others = Ways::of(table, table.columns.iter().filter(other), policy);
    match mine.zip(others) {
        // The distance is the same from either side; what is hidden blurs it from one.
        Some((mine, others)) => {
            let apart = mine.beyond(&others).min(others.beyond(&mine)).min(1.0);
            Channels::AtMost(apart * 100.0)
        }
        None => Channels::Unknown,
    }
}

/// The least and the largest share that each way in can have in a group, by the rows of the table.
struct Ways {
    shares: Vec<Option<(f64, f64)>>,
}

impl Ways {
    fn of<'a>(
        table: &TwoWay,
        heads: impl Iterator<Item = &'a ColumnHead>,
        policy: &Policy,
    ) -> Option<Self> {
        let heads: Vec<&ColumnHead> = heads.collect();
        let bases: Option<Vec<u32>> = heads.iter().map(|head| shown(head.base.figure())).collect();
        let bases = bases.filter(|bases| !bases.is_empty())?;
        let share = |row: &str| {
            let counts: Option<Vec<u32>> = heads
                .iter()
                .map(|head| {
                    shown(
                        table
                            .count(row, &head.code)
                            .map_or(Figure::Hidden, |cell| cell.figure()),
                    )
                })
                .collect();
            let sum = Sum::of(policy, counts?.into_iter().zip(bases.iter().copied()));
            let ((low, of), (high, out_of)) = (sum.lowest(), sum.highest());
            Some((
                f64::from(low) / f64::from(of.max(1)),
                (f64::from(high) / f64::from(out_of.max(1))).min(1.0),
            ))
        };
        let shares = table.rows.iter().map(|row| share(&row.code)).collect();
        Some(Self { shares })
    }

    /// How much larger than in `other` the shares of these ways can be together: what is hidden
    /// here may all be larger, what is hidden there may be nothing.
    fn beyond(&self, other: &Self) -> f64 {
        let seen: f64 = self.shares.iter().flatten().map(|(low, _)| low).sum();
        let beyond: f64 = self
            .shares
            .iter()
            .zip(&other.shares)
            .filter_map(|(mine, theirs)| {
                let (_, high) = (*mine)?;
                let low = theirs.map_or(0.0, |(low, _)| low);
                Some((high - low).max(0.0))
            })
            .sum();
        beyond + (1.0 - seen).max(0.0)
    }
}
