//! Comments that keep to each other: communities in the graph of neighbours.
//!
//! One run of community detection (Leiden: Traag, Waltman and van Eck, 2019) answers
//! for one resolution and one order of visits. Several runs at several resolutions vote
//! instead: pairs that stay together whatever the run are drawn together, others apart
//! (consensus clustering: Lancichinetti and Fortunato, 2012). What comes out hardly
//! depends on the seed any more.

use leiden_rs::{GraphData, GraphDataBuilder, Leiden, LeidenConfig};

use super::neighbours::Nearest;
use super::progress::Watch;

/// Resolutions of the runs that vote, coarse to fine; each with a seed of its own.
const VOTERS: [f64; 6] = [0.8, 1.2, 1.7, 2.3, 3.0, 4.0];

/// Resolutions of the levels to choose from.
const LEVELS: [f64; 6] = [0.5, 0.7, 1.0, 1.4, 2.0, 2.8];

/// What a pair that no run put together still weighs.
const STRANGERS: f64 = 0.02;

/// One way of grouping all rows.
#[derive(Clone, Default)]
pub(super) struct Level {
    /// The community of each row, numbered from 0 in the order of first appearance.
    pub(super) members: Vec<u32>,
    /// How well it agrees with the runs that voted: 1 is fully, 0 is as by chance.
    pub(super) agreement: f64,
}

/// A pair of neighbours; `weight` counts double where each chose the other.
struct Edge {
    from: usize,
    to: usize,
    weight: f64,
}

/// Groupings from coarse to fine.
pub(super) fn levels(nearest: &[Nearest], seed: u64, watch: &mut Watch<'_>) -> Option<Vec<Level>> {
    let mut edges = edges(nearest);
    let graph = graph(nearest.len(), &edges);
    let steps = VOTERS.len() + LEVELS.len();
    let crew = watch.crew();
    let vote = |at: usize| {
        let seed = seed.wrapping_add(at as u64);
        communities(nearest.len(), graph.as_ref(), VOTERS[at], seed)
    };
    let voters = crew.map(VOTERS.len(), 1, vote, &mut |at, _| watch.at(at, steps))?;
    for edge in &mut edges {
        let together = voters
            .iter()
            .filter(|run| run[edge.from] == run[edge.to])
            .count();
        edge.weight *= STRANGERS + together as f64 / voters.len() as f64;
    }
    let graph = self::graph(nearest.len(), &edges);
    let level = |at: usize| {
        let members = communities(nearest.len(), graph.as_ref(), LEVELS[at], seed);
        let agreement = voters
            .iter()
            .map(|run| rand_index(run, &members))
            .sum::<f64>();
        Level {
            members,
            agreement: agreement / voters.len() as f64,
        }
    };
    crew.map(LEVELS.len(), 1, level, &mut |at, _| {
        watch.at(VOTERS.len() + at, steps)
    })
}

fn edges(nearest: &[Nearest]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (row, neighbours) in nearest.iter().enumerate() {
        for (other, likeness) in neighbours.iter() {
            let mutual = nearest[other].iter().any(|(back, _)| back == row);
            let weight = f64::from(likeness) * if mutual { 2.0 } else { 1.0 };
            // A pair that chose each other is met twice and kept once.
            if row < other || !mutual {
                edges.push(Edge {
                    from: row.min(other),
                    to: row.max(other),
                    weight,
                });
            }
        }
    }
    edges
}

/// `None` if the graph does not hold together, which the edges here never cause.
fn graph(nodes: usize, edges: &[Edge]) -> Option<GraphData> {
    let mut builder = GraphDataBuilder::new(nodes);
    for edge in edges {
        builder.add_edge(edge.from, edge.to, edge.weight).ok()?;
    }
    builder.build().ok()
}

/// The community of each node; each its own where none can be found.
fn communities(nodes: usize, graph: Option<&GraphData>, resolution: f64, seed: u64) -> Vec<u32> {
    let config = LeidenConfig::builder()
        .resolution(resolution)
        .seed(seed)
        .build();
    match graph.map(|graph| Leiden::new(config).run(graph)) {
        Some(Ok(found)) => found
            .partition
            .as_slice()
            .iter()
            .map(|&c| c as u32)
            .collect(),
        _ => (0..nodes as u32).collect(),
    }
}

/// How far two groupings agree beyond chance (adjusted Rand index; Hubert and Arabie,
/// 1985).
pub(super) fn rand_index(left: &[u32], right: &[u32]) -> f64 {
    let pairs = |count: f64| count * (count - 1.0) / 2.0;
    let within = |mut labels: Vec<u64>| -> f64 {
        labels.sort_unstable();
        labels
            .chunk_by(|a, b| a == b)
            .map(|same| pairs(same.len() as f64))
            .sum()
    };
    let both = left
        .iter()
        .zip(right)
        .map(|(&a, &b)| u64::from(a) << 32 | u64::from(b))
        .collect();
    let (both, left_pairs, right_pairs) = (
        within(both),
        within(left.iter().map(|&a| u64::from(a)).collect()),
        within(right.iter().map(|&b| u64::from(b)).collect()),
    );
    let all = pairs(left.len() as f64);
    let expected = if all > 0.0 {
        left_pairs * right_pairs / all
    } else {
        0.0
    };
    let most = (left_pairs + right_pairs) / 2.0;
    if most - expected > 0.0 {
        (both - expected) / (most - expected)
    } else {
        1.0
    }
}
