//! How many themes.
//!
//! Left to itself, the program takes a grouping that agrees with all the others it tried,
//! coarser and finer: what persists is there. Groups of a few comments are dissolved.
//! Asked for a number, it starts from the nearest grouping and merges or splits until the
//! number is right.

use std::cmp::Ordering;

use super::centres::{Clusters, NOWHERE};
use super::communities::Level;
use super::crew::Crew;
use super::matrix::Matrix;

/// How often rows may change themes at the end.
const ROUNDS: usize = 20;

/// Agreement this much below the best is as good; then fewer themes are better.
const AS_GOOD: f64 = 0.02;

/// The fewest comments that make a theme among so many: 3 of 500, 11 of 5,000.
pub(super) fn smallest_theme(comments: usize) -> usize {
    ((comments as f64).sqrt() / 6.0).max(2.0) as usize
}

/// The most themes to propose among so many comments: 22 for 500, 36 from 1,300 on.
fn most_themes(comments: usize) -> usize {
    ((comments as f64).sqrt() as usize).clamp(6, 36)
}

/// The grouping to propose. `copies` holds the comments behind each row.
pub(super) fn proposed<'l>(levels: &'l [Level], copies: &[usize]) -> Option<&'l Level> {
    let comments = copies.iter().sum();
    let smallest = smallest_theme(comments);
    let themes: Vec<usize> = levels
        .iter()
        .map(|l| themes_in(l, copies, smallest))
        .collect();
    // Where every grouping has too many, the coarsest must do.
    let most = most_themes(comments).max(themes.iter().copied().min()?);
    let open = || {
        levels
            .iter()
            .zip(&themes)
            .filter(|(_, themes)| **themes <= most)
    };
    let best = open()
        .map(|(level, _)| level.agreement)
        .fold(f64::NEG_INFINITY, f64::max);
    open()
        .map(|(level, _)| level)
        .find(|level| level.agreement >= best - AS_GOOD)
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

/// Comments in each group; groups without rows at the end are left out.
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

/// Lets every row find its place, takes groups too small to be themes away, and again,
/// until no group is too small.
pub(super) fn without_small(
    rows: &Matrix,
    weights: &[f32],
    copies: &[usize],
    mut members: Vec<u32>,
    crew: Crew,
) -> Clusters {
    let smallest = smallest_theme(copies.iter().sum());
    loop {
        let mut kept = 0;
        let numbers: Vec<u32> = sizes(&members, copies)
            .into_iter()
            .map(|size| {
                if size >= smallest {
                    (kept, kept += 1).0
                } else {
                    NOWHERE
                }
            })
            .collect();
        for member in members.iter_mut().filter(|member| **member != NOWHERE) {
            *member = numbers[*member as usize];
        }
        let clusters = Clusters::settle(rows, weights, members, kept as usize, (ROUNDS, crew));
        let sizes = sizes(&clusters.members, copies);
        if sizes.len() == clusters.count() && sizes.iter().all(|&size| size >= smallest) {
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
    crew: Crew,
) -> Clusters {
    let wanted = wanted.min(different(rows));
    if wanted == 0 {
        return Clusters::settle(rows, weights, vec![NOWHERE; rows.rows()], 0, (0, crew));
    }
    let count = members
        .iter()
        .filter(|&&m| m != NOWHERE)
        .max()
        .map_or(0, |&m| m as usize + 1);
    let mut clusters = Clusters::settle(rows, weights, members, count, (2, crew));
    clusters.drop_empty(rows, weights);
    while clusters.count() > wanted {
        clusters.merge_nearest(rows, weights);
    }
    while clusters.count() < wanted && clusters.split_widest(rows, weights) {}
    let count = clusters.count();
    let mut clusters = Clusters::settle(rows, weights, clusters.members, count, (ROUNDS, crew));
    // Settling can empty a cluster; then another is split.
    clusters.drop_empty(rows, weights);
    while clusters.count() < wanted && clusters.split_widest(rows, weights) {}
    clusters
}

/// How many rows differ, those of zeros not counted.
fn different(rows: &Matrix) -> usize {
    let mut order: Vec<usize> = (0..rows.rows()).filter(|&row| !rows.is_zero(row)).collect();
    let compare = |a: usize, b: usize| {
        let cells = rows.row(a).iter().zip(rows.row(b));
        cells
            .map(|(a, b)| a.total_cmp(b))
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal)
    };
    order.sort_unstable_by(|&a, &b| compare(a, b));
    order.dedup_by(|a, b| compare(*a, *b).is_eq());
    order.len()
}
