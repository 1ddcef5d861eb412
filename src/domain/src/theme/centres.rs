//! Themes as directions: every row belongs to the centre it is most like.
//!
//! Spherical k-means (Dhillon and Modha, 2001) from a given beginning. Its sum of
//! likenesses never falls, and it stops when nobody moves.

use super::crew::Crew;
use super::matrix::{Matrix, Panels, add_scaled, dot, normalise};

/// Under no centre: a row of zeros, or one that was not put anywhere yet.
pub(super) const NOWHERE: u32 = u32::MAX;

/// No rounds: every row stays where it is.
pub(super) const STILL: (usize, Crew) = (0, Crew::ALONE);

/// Rows under their centres.
pub(super) struct Clusters {
    /// One row per cluster, of length one.
    pub(super) centres: Matrix,
    /// The cluster of each row, or [`NOWHERE`].
    pub(super) members: Vec<u32>,
    /// How like its centre each row is.
    pub(super) likeness: Vec<f32>,
}

impl Clusters {
    /// Moves rows to their best centre and centres to their rows, so many rounds at most.
    pub(super) fn settle(
        rows: &Matrix,
        weights: &[f32],
        members: Vec<u32>,
        count: usize,
        (rounds, crew): (usize, Crew),
    ) -> Self {
        let centres = Matrix::zeros(count, rows.width());
        let mut clusters = Self {
            centres,
            likeness: vec![0.0; members.len()],
            members,
        };
        clusters.recentre(rows, weights);
        if count > 0 {
            for _ in 0..rounds {
                if clusters.reassign(rows, crew) == 0 {
                    break;
                }
                clusters.recentre(rows, weights);
            }
        }
        clusters.measure(rows);
        clusters
    }

    pub(super) fn count(&self) -> usize {
        self.centres.rows()
    }

    /// Takes centres without rows away.
    pub(super) fn drop_empty(&mut self, rows: &Matrix, weights: &[f32]) {
        let mut kept = 0;
        let numbers: Vec<u32> = self
            .sizes(weights)
            .into_iter()
            .map(|size| {
                if size > 0.0 {
                    (kept, kept += 1).0
                } else {
                    NOWHERE
                }
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
                    best = (cost, left, right);
                }
            }
        }
        let (_, stays, goes) = best;
        let numbers: Vec<u32> = (0..self.count())
            .map(|old| if old == goes { stays } else { old - usize::from(old > goes) } as u32)
            .collect();
        self.renumber(&numbers, self.count().saturating_sub(1));
        self.recentre(rows, weights);
    }

    /// Splits the cluster that loses most likeness to its width; false if all rows of
    /// every cluster are the same.
    pub(super) fn split_widest(&mut self, rows: &Matrix, weights: &[f32]) -> bool {
        self.measure(rows);
        let mut loss = vec![0f32; self.count()];
        let mut farthest: Vec<Option<usize>> = vec![None; self.count()];
        for (index, &member) in self.members.iter().enumerate() {
            if member != NOWHERE {
                let member = member as usize;
                loss[member] += weights[index] * (1.0 - self.likeness[index]).max(0.0);
                if farthest[member].is_none_or(|f| self.likeness[index] < self.likeness[f]) {
                    farthest[member] = Some(index);
                }
            }
        }
        let mut order: Vec<usize> = (0..self.count()).collect();
        order.sort_by(|&a, &b| loss[b].total_cmp(&loss[a]).then(a.cmp(&b)));
        let split = order
            .into_iter()
            .any(|wide| farthest[wide].is_some_and(|seed| self.divide(rows, weights, wide, seed)));
        if split {
            self.centres = Matrix::zeros(self.count() + 1, rows.width());
            self.recentre(rows, weights);
        }
        split
    }

    /// Gives the rows of cluster `wide` that are more like row `seed` than like the row
    /// farthest from it to a new cluster; false if all its rows are the same.
    fn divide(&mut self, rows: &Matrix, weights: &[f32], wide: usize, seed: usize) -> bool {
        let (wide, new) = (wide as u32, self.count() as u32);
        let inside: Vec<usize> = (0..rows.rows())
            .filter(|&index| self.members[index] == wide)
            .collect();
        let seed = rows.row(seed);
        let others = inside
            .iter()
            .map(|&index| rows.row(index))
            .filter(|row| *row != seed);
        let Some(opposite) = others.min_by(|a, b| dot(seed, a).total_cmp(&dot(seed, b))) else {
            return false;
        };
        let mut poles = [seed.to_vec(), opposite.to_vec()];
        for _ in 0..8 {
            let mut sums = [vec![0f32; rows.width()], vec![0f32; rows.width()]];
            for &index in &inside {
                let row = rows.row(index);
                let joins = dot(row, &poles[0]) > dot(row, &poles[1]);
                self.members[index] = if joins { new } else { wide };
                add_scaled(&mut sums[usize::from(!joins)], row, weights[index]);
            }
            sums.iter_mut().for_each(|sum| normalise(sum));
            poles = sums;
        }
        let joined = inside
            .iter()
            .filter(|&&index| self.members[index] == new)
            .count();
        if joined == 0 || joined == inside.len() {
            // The poles have come together: the seed alone makes the new cluster.
            for &index in &inside {
                self.members[index] = if rows.row(index) == seed { new } else { wide };
            }
        }
        true
    }

    /// Weight in each cluster.
    fn sizes(&self, weights: &[f32]) -> Vec<f32> {
        let mut sizes = vec![0f32; self.count()];
        for (&member, &weight) in self.members.iter().zip(weights) {
            if member != NOWHERE {
                sizes[member as usize] += weight;
            }
        }
        sizes
    }

    fn renumber(&mut self, numbers: &[u32], count: usize) {
        for member in self.members.iter_mut().filter(|member| **member != NOWHERE) {
            *member = numbers[*member as usize];
        }
        self.centres = Matrix::zeros(count, self.centres.width());
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

    /// Puts every row under the centre it is most like; returns how many moved.
    fn reassign(&mut self, rows: &Matrix, crew: Crew) -> usize {
        let best = |index: usize, scores: &[f32]| {
            if rows.is_zero(index) {
                NOWHERE
            } else {
                highest(scores) as u32
            }
        };
        let members = Panels::new(&self.centres).choose(rows, crew, best);
        let pairs = members.iter().zip(&self.members);
        let moved = pairs.filter(|(new, old)| new != old).count();
        self.members = members;
        moved
    }

    /// Likeness of each row to the centre it is under.
    fn measure(&mut self, rows: &Matrix) {
        for (index, &member) in self.members.iter().enumerate() {
            if member != NOWHERE {
                self.likeness[index] = dot(rows.row(index), self.centres.row(member as usize));
            }
        }
    }
}

/// The place of the highest score, the first of equals.
pub(super) fn highest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (index, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = index;
        }
    }
    best
}
