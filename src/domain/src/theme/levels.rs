//! A tree of themes: the proposed ones, put together into fewer and taken apart into more.
//!
//! Coarser and finer communities were found anyway when the proposed level was chosen. Here
//! they are brought into one another: a theme goes under the broader one most of its comments
//! share, and is taken apart along the finer communities its own comments form.

use std::cmp::Reverse;

use super::centres::{Clusters, NOWHERE, STILL, highest};
use super::communities;
use super::matrix::{Matrix, Panels};

/// A level is kept if it has this share of the next finer one's themes, or fewer.
const FEWER: f64 = 0.7;

/// Levels beside the proposed one, in each direction.
const MOST_LEVELS: usize = 2;

/// Fewer themes than this need no broader ones.
const FEW: usize = 6;

/// One level of the tree.
pub(super) struct Tier {
    /// The theme of this level that each theme of the level before it (coarser) has; for the
    /// coarsest empty: `within[theme]` is a theme of the coarser level.
    pub(super) within: Vec<usize>,
    /// The theme of each row, or [`NOWHERE`].
    pub(super) members: Vec<u32>,
    pub(super) count: usize,
}

/// All levels, coarse to fine, and which of them holds `clusters`.
pub(super) fn tiers(
    rows: &Matrix,
    weights: &[f32],
    clusters: &Clusters,
    found: &[communities::Level],
    sample: &[usize],
    smallest: usize,
) -> (Vec<Tier>, usize) {
    let own = Tier {
        within: Vec::new(),
        members: clusters.members.clone(),
        count: clusters.count(),
    };
    let mut sorted: Vec<&communities::Level> = found.iter().collect();
    sorted.sort_by_key(|level| Reverse(level.members.iter().max().copied()));
    let mut tiers = vec![own];
    for level in &sorted {
        let Some(first) = tiers.first() else { break };
        if tiers.len() > MOST_LEVELS {
            break;
        }
        let parents = parents(first, level, sample, weights);
        let count = parents.iter().max().map_or(0, |&most| most + 1);
        if count < 2 || count as f64 > first.count as f64 * FEWER {
            continue;
        }
        let members = first.members.iter().map(|&member| match member {
            NOWHERE => NOWHERE,
            member => parents[member as usize] as u32,
        });
        let coarser = Tier {
            within: Vec::new(),
            members: members.collect(),
            count,
        };
        tiers[0].within = parents;
        tiers.insert(0, coarser);
    }
    if tiers.len() == 1 && clusters.count() >= FEW {
        let (own, coarser) = put_together(rows, weights, clusters);
        tiers[0].within = own;
        tiers.insert(0, coarser);
    }
    let proposed = tiers.len() - 1;
    for level in sorted.iter().rev() {
        let Some(last) = tiers.last() else { break };
        if tiers.len() > proposed + MOST_LEVELS {
            break;
        }
        let finer = split(rows, weights, last, level, sample, smallest);
        if finer.count > 0 && (last.count as f64) <= finer.count as f64 * FEWER {
            tiers.push(finer);
        }
    }
    (tiers, proposed)
}

/// Half as many themes, where no coarser communities were found: those put together whose
/// joining costs least. And for each theme the one it went into.
fn put_together(rows: &Matrix, weights: &[f32], clusters: &Clusters) -> (Vec<usize>, Tier) {
    let (members, count) = (clusters.members.clone(), clusters.count());
    let mut fewer = Clusters::settle(rows, weights, members, count, STILL);
    while fewer.count() * 2 > count {
        fewer.merge_nearest(rows, weights);
    }
    let mut within = vec![0; count];
    for (&own, &above) in clusters.members.iter().zip(&fewer.members) {
        if own != NOWHERE {
            within[own as usize] = above as usize;
        }
    }
    let coarser = Tier {
        within: Vec::new(),
        count: fewer.count(),
        members: fewer.members,
    };
    (within, coarser)
}

/// The theme at tier `at` of a row that the proposed tier has under `theme`.
pub(super) fn theme_at(
    tiers: &[Tier],
    proposed: usize,
    at: usize,
    theme: usize,
    row: usize,
) -> usize {
    if at <= proposed {
        let up = tiers[at + 1..=proposed].iter().rev();
        return up.fold(theme, |theme, tier| tier.within[theme]);
    }
    // Down from the proposed theme, along where the row itself was put.
    tiers[proposed + 1..=at].iter().fold(theme, |theme, tier| {
        let own = tier.members[row];
        if own != NOWHERE && tier.within[own as usize] == theme {
            own as usize
        } else {
            let first = tier.within.iter().position(|&within| within == theme);
            first.unwrap_or_default()
        }
    })
}

/// For each theme of a tier, the coarser community most of it is in, numbered from 0.
fn parents(
    tier: &Tier,
    level: &communities::Level,
    sample: &[usize],
    weights: &[f32],
) -> Vec<usize> {
    let communities = level
        .members
        .iter()
        .max()
        .map_or(0, |&most| most as usize + 1);
    let mut votes = vec![0f32; tier.count * communities];
    for (&row, &community) in sample.iter().zip(&level.members) {
        if tier.members[row] != NOWHERE {
            votes[tier.members[row] as usize * communities + community as usize] += weights[row];
        }
    }
    let mut numbers: Vec<usize> = Vec::new();
    (0..tier.count)
        .map(|theme| {
            let best = highest(&votes[theme * communities..(theme + 1) * communities]);
            let known = numbers.iter().position(|&number| number == best);
            known.unwrap_or_else(|| {
                numbers.push(best);
                numbers.len() - 1
            })
        })
        .collect()
}

/// Each theme of a tier taken apart along finer communities that are large enough.
fn split(
    rows: &Matrix,
    weights: &[f32],
    tier: &Tier,
    level: &communities::Level,
    sample: &[usize],
    smallest: usize,
) -> Tier {
    let mut finer = vec![NOWHERE; rows.rows()];
    let mut within = Vec::new();
    for theme in 0..tier.count as u32 {
        let mut parts: Vec<(u32, Vec<usize>)> = Vec::new();
        for (&row, &community) in sample.iter().zip(&level.members) {
            if tier.members[row] == theme {
                match parts.iter_mut().find(|(known, _)| *known == community) {
                    Some((_, part)) => part.push(row),
                    None => parts.push((community, vec![row])),
                }
            }
        }
        parts.retain(|(_, part)| part.len() >= smallest);
        let first = within.len() as u32;
        let inside: Vec<usize> = (0..rows.rows())
            .filter(|&row| tier.members[row] == theme)
            .collect();
        if parts.len() < 2 {
            inside.iter().for_each(|&row| finer[row] = first);
            within.push(theme as usize);
            continue;
        }
        let own = rows.picked(&inside);
        let mut members = vec![NOWHERE; inside.len()];
        for (part, (_, rows)) in parts.iter().enumerate() {
            for row in rows {
                if let Ok(at) = inside.binary_search(row) {
                    members[at] = part as u32;
                }
            }
        }
        let own_weights: Vec<f32> = inside.iter().map(|&row| weights[row]).collect();
        let centres =
            Clusters::settle(&own, &own_weights, members.clone(), parts.len(), STILL).centres;
        Panels::new(&centres).compare(&own, |at, scores| {
            if members[at] == NOWHERE {
                members[at] = highest(scores) as u32;
            }
            finer[inside[at]] = first + members[at];
        });
        within.extend(std::iter::repeat_n(theme as usize, parts.len()));
    }
    Tier {
        count: within.len(),
        within,
        members: finer,
    }
}
