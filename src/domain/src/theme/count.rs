//! How many themes.
//!
//! Left to itself, the program takes the grouping that agrees best with all the others
//! it tried, coarser and finer: what persists is there. Groups of a few comments are
//! dissolved. Asked for a number, it starts from the nearest grouping and merges or
//! splits until the number is right.

use super::centres::{Clusters, NOWHERE};
use super::communities::Level;
use super::matrix::{Matrix, dot};

/// How often rows may change themes at the end.
const ROUNDS: usize = 20;

/// The fewest comments that make a theme among so many.
pub(super) fn smallest_theme(comments: usize) -> usize {
    ((comments as f64).sqrt() / knob!("SMALLEST", 6.0)).max(2.0) as usize
}

/// The most themes an officer can work with, among so many comments.
fn most_themes(comments: usize) -> usize {
    ((comments as f64).sqrt() as usize).clamp(6, knob!("MOST", 36))
}

/// The grouping to propose.
pub(super) fn proposed<'l>(levels: &'l [Level], copies: &[usize]) -> Option<&'l Level> {
    let comments = copies.iter().sum();
    let smallest = smallest_theme(comments);
    let sized: Vec<(usize, &Level)> = levels
        .iter()
        .map(|l| (themes_in(l, copies, smallest), l))
        .collect();
    let few = sized.iter().map(|(count, _)| *count).min()?;
    let most = most_themes(comments).max(few);
    let open: Vec<&Level> = sized
        .into_iter()
        .filter(|(count, _)| *count <= most)
        .map(|(_, l)| l)
        .collect();
    let best = open
        .iter()
        .map(|l| l.agreement)
        .fold(f64::NEG_INFINITY, f64::max);
    let tol = knob!("TOL", 0.03);
    open.into_iter().find(|level| level.agreement >= best - tol)
}

/// The grouping whose number of themes is nearest to the one asked for.
pub(super) fn nearest_to<'l>(
    levels: &'l [Level],
    copies: &[usize],
    wanted: usize,
) -> Option<&'l Level> {
    levels
        .iter()
        .min_by_key(|level| themes_in(level, copies, 2).abs_diff(wanted))
}

fn themes_in(level: &Level, copies: &[usize], smallest: usize) -> usize {
    sizes(&level.members, copies)
        .into_iter()
        .filter(|&size| size >= smallest)
        .count()
}

/// Comments in each group.
fn sizes(members: &[u32], copies: &[usize]) -> Vec<usize> {
    let mut sizes = Vec::new();
    for (&member, &copies) in members.iter().zip(copies) {
        if member != NOWHERE {
            if member as usize >= sizes.len() {
                sizes.resize(member as usize + 1, 0);
            }
            sizes[member as usize] += copies;
        }
    }
    sizes
}

/// Takes groups too small to be themes away, and lets every row find its place among
/// the rest, until no group is too small.
pub(super) fn without_small(
    rows: &Matrix,
    weights: &[f32],
    copies: &[usize],
    mut members: Vec<u32>,
) -> Clusters {
    let smallest = smallest_theme(copies.iter().sum());
    loop {
        let sizes = sizes(&members, copies);
        let mut kept = 0;
        let numbers: Vec<u32> = sizes
            .iter()
            .map(|&size| {
                if size >= smallest {
                    kept += 1;
                    kept - 1
                } else {
                    NOWHERE
                }
            })
            .collect();
        for member in &mut members {
            if *member != NOWHERE {
                *member = numbers[*member as usize];
            }
        }
        let clusters = Clusters::settle(rows, weights, members, kept as usize, ROUNDS);
        if clusters.count() == 0
            || self::sizes(&clusters.members, copies)
                .iter()
                .all(|&size| size >= smallest)
                && self::sizes(&clusters.members, copies).len() == clusters.count()
        {
            return clusters;
        }
        members = clusters.members;
    }
}

/// Exactly `wanted` groups, or as many as there are rows that differ.
pub(super) fn exactly(
    rows: &Matrix,
    weights: &[f32],
    members: Vec<u32>,
    wanted: usize,
) -> Clusters {
    let wanted = wanted.min(distinct(rows, wanted));
    let count = members
        .iter()
        .filter(|&&m| m != NOWHERE)
        .max()
        .map_or(0, |&m| m as usize + 1);
    let mut clusters = Clusters::settle(rows, weights, members, count, 2);
    clusters.drop_empty(rows, weights);
    while clusters.count() > wanted {
        clusters.merge_nearest(rows, weights);
    }
    while clusters.count() < wanted && clusters.split_widest(rows, weights) {}
    let mut settled = Clusters::settle(
        rows,
        weights,
        clusters.members.clone(),
        clusters.count(),
        ROUNDS,
    );
    settled.drop_empty(rows, weights);
    while settled.count() < wanted && settled.split_widest(rows, weights) {}
    settled
}

/// How many different rows there are; counts no further than `enough`.
fn distinct(rows: &Matrix, enough: usize) -> usize {
    let mut seen: Vec<usize> = Vec::new();
    for index in 0..rows.rows() {
        let row = rows.row(index);
        if seen.len() >= enough {
            break;
        }
        if dot(row, row) > 0.0 && seen.iter().all(|&other| rows.row(other) != row) {
            seen.push(index);
        }
    }
    seen.len()
}
