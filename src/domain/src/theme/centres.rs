//! Themes as directions: every row belongs to the centre it is most like.
//!
//! Spherical k-means (Dhillon and Modha, 2001) from a given beginning. Its sum of
//! likenesses never falls, and it stops when nobody moves.

use super::matrix::{Matrix, add_scaled, dot, dot4, normalise};

/// Nobody: a row of zeros, or one that was not put anywhere.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Rows under their centres.
#[derive(Clone)]
pub(super) struct Clusters {
    /// One row per cluster, of length one.
    pub(super) centres: Matrix,
    /// The cluster of each row, or `NOWHERE`.
    pub(super) members: Vec<u32>,
    /// How like its centre each row is.
    pub(super) likeness: Vec<f32>,
}

impl Clusters {
    /// Moves rows to their best centre and centres to their rows, `rounds` times at most.
    pub(super) fn settle(
        rows: &Matrix,
        weights: &[f32],
        members: Vec<u32>,
        count: usize,
        rounds: usize,
    ) -> Self {
        let mut clusters = Self {
            centres: Matrix::zeros(count, rows.width()),
            likeness: vec![0.0; members.len()],
            members,
        };
        clusters.recentre(rows, weights);
        for _ in 0..rounds {
            if clusters.reassign(rows) == 0 {
                break;
            }
            clusters.recentre(rows, weights);
        }
        clusters.measure(rows);
        clusters
    }

    pub(super) fn count(&self) -> usize {
        self.centres.rows()
    }

    /// Weight in each cluster.
    pub(super) fn sizes(&self, weights: &[f32]) -> Vec<f32> {
        let mut sizes = vec![0f32; self.count()];
        for (&member, &weight) in self.members.iter().zip(weights) {
            if member != NOWHERE {
                sizes[member as usize] += weight;
            }
        }
        sizes
    }

    /// Takes centres without rows away.
    pub(super) fn drop_empty(&mut self, rows: &Matrix, weights: &[f32]) {
        let sizes = self.sizes(weights);
        let mut kept = 0;
        let numbers: Vec<u32> = sizes
            .iter()
            .map(|&size| {
                kept += u32::from(size > 0.0);
                kept.wrapping_sub(1)
            })
            .collect();
        self.renumber(&numbers, kept as usize);
        self.recentre(rows, weights);
    }

    /// Makes one cluster of the two whose joining costs least likeness.
    pub(super) fn merge_nearest(&mut self, rows: &Matrix, weights: &[f32]) {
        let sizes = self.sizes(weights);
        let mut best = (f32::INFINITY, 0, 0);
        for left in 0..self.count() {
            for right in left + 1..self.count() {
                let apart = 1.0 - dot(self.centres.row(left), self.centres.row(right));
                let cost = apart * sizes[left] * sizes[right] / (sizes[left] + sizes[right]);
                if cost < best.0 {
                    best = (cost, left as u32, right as u32);
                }
            }
        }
        let (_, stays, goes) = best;
        let numbers: Vec<u32> = (0..self.count() as u32)
            .map(|old| match old {
                old if old == goes => stays,
                old => old - u32::from(old > goes),
            })
            .collect();
        self.renumber(&numbers, self.count() - 1);
        self.recentre(rows, weights);
    }

    /// Splits the cluster that loses most likeness to its width; false if every cluster
    /// is a single point.
    pub(super) fn split_widest(&mut self, rows: &Matrix, weights: &[f32]) -> bool {
        self.measure(rows);
        let mut loss = vec![0f32; self.count()];
        let mut farthest = vec![(f32::INFINITY, 0usize); self.count()];
        for (index, &member) in self.members.iter().enumerate() {
            if member != NOWHERE {
                let (member, likeness) = (member as usize, self.likeness[index]);
                loss[member] += weights[index] * (1.0 - likeness).max(0.0);
                if likeness < farthest[member].0 {
                    farthest[member] = (likeness, index);
                }
            }
        }
        let new = self.count() as u32;
        let mut order: Vec<usize> = (0..self.count()).collect();
        order.sort_by(|&a, &b| loss[b].total_cmp(&loss[a]).then(a.cmp(&b)));
        for wide in order {
            let seed = farthest[wide].1;
            if farthest[wide].0.is_finite() && self.divide(rows, weights, wide as u32, seed, new) {
                return true;
            }
        }
        false
    }

    /// Gives the rows of `wide` that are more like row `seed` than like the row farthest
    /// from it to a new cluster; false if all its rows are the same.
    fn divide(&mut self, rows: &Matrix, weights: &[f32], wide: u32, seed: usize, new: u32) -> bool {
        let inside: Vec<usize> = (0..rows.rows())
            .filter(|&i| self.members[i] == wide)
            .collect();
        let mut opposite = (f32::INFINITY, seed);
        for &index in &inside {
            let likeness = dot(rows.row(seed), rows.row(index));
            if rows.row(index) != rows.row(seed) && likeness < opposite.0 {
                opposite = (likeness, index);
            }
        }
        if opposite.1 == seed {
            return false;
        }
        let mut poles = (rows.row(seed).to_vec(), rows.row(opposite.1).to_vec());
        for _ in 0..8 {
            let mut sums = (vec![0f32; rows.width()], vec![0f32; rows.width()]);
            for &index in &inside {
                let row = rows.row(index);
                let joins = dot(row, &poles.0) > dot(row, &poles.1);
                self.members[index] = if joins { new } else { wide };
                add_scaled(
                    if joins { &mut sums.0 } else { &mut sums.1 },
                    row,
                    weights[index],
                );
            }
            normalise(&mut sums.0);
            normalise(&mut sums.1);
            poles = sums;
        }
        let joined = inside
            .iter()
            .filter(|&&index| self.members[index] == new)
            .count();
        if joined == 0 || joined == inside.len() {
            // The poles drifted together: the seed alone makes the new cluster.
            for &index in &inside {
                self.members[index] = if rows.row(index) == rows.row(seed) {
                    new
                } else {
                    wide
                };
            }
        }
        self.centres = Matrix::zeros(new as usize + 1, rows.width());
        self.recentre(rows, weights);
        true
    }

    fn renumber(&mut self, numbers: &[u32], count: usize) {
        for member in &mut self.members {
            if *member != NOWHERE {
                *member = numbers[*member as usize];
            }
        }
        self.centres = Matrix::zeros(count, self.centres.width());
    }

    /// Likeness of each row to the centre it is under.
    fn measure(&mut self, rows: &Matrix) {
        for (index, &member) in self.members.iter().enumerate() {
            if member != NOWHERE {
                self.likeness[index] = dot(rows.row(index), self.centres.row(member as usize));
            }
        }
    }

    fn recentre(&mut self, rows: &Matrix, weights: &[f32]) {
        let mut centres = Matrix::zeros(self.count(), rows.width());
        for (index, &member) in self.members.iter().enumerate() {
            if member != NOWHERE {
                add_scaled(
                    centres.row_mut(member as usize),
                    rows.row(index),
                    weights[index],
                );
            }
        }
        centres.normalise_rows();
        self.centres = centres;
    }

    /// How many rows moved.
    pub(super) fn reassign(&mut self, rows: &Matrix) -> usize {
        let mut moved = 0;
        let mut scores = vec![0f32; self.count()];
        for index in 0..rows.rows() {
            let row = rows.row(index);
            if row.iter().all(|&c| c == 0.0) {
                self.members[index] = NOWHERE;
                continue;
            }
            against(row, &self.centres, &mut scores);
            let (best, likeness) = highest(&scores);
            self.likeness[index] = likeness;
            if self.members[index] != best {
                self.members[index] = best;
                moved += 1;
            }
        }
        moved
    }
}

/// Scalar products of a row with every centre.
pub(super) fn against(row: &[f32], centres: &Matrix, scores: &mut [f32]) {
    let (fours, rest) = scores.as_chunks_mut::<4>();
    let mut at = 0;
    for four in fours {
        *four = dot4(
            row,
            [
                centres.row(at),
                centres.row(at + 1),
                centres.row(at + 2),
                centres.row(at + 3),
            ],
        );
        at += 4;
    }
    for score in rest {
        *score = dot(row, centres.row(at));
        at += 1;
    }
}

fn highest(scores: &[f32]) -> (u32, f32) {
    let mut best = (0u32, f32::NEG_INFINITY);
    for (index, &score) in scores.iter().enumerate() {
        if score > best.1 {
            best = (index as u32, score);
        }
    }
    best
}
