//! Which words keep which company, and how much that says.

use super::corpus::Corpus;
use super::matrix::{Matrix, add_scaled};

/// How many words apart two terms may stand and still keep company.
const REACH: usize = 5;

/// Frequent company counts by a little less than its share (Levy, Goldberg and Dagan,
/// 2015): otherwise rare terms look more particular than they are.
const SMOOTHING: f32 = 0.75;

/// A square matrix that is mostly zeros, by rows.
pub(super) struct Sparse {
    starts: Vec<usize>,
    columns: Vec<u32>,
    cells: Vec<f32>,
}

impl Sparse {
    fn with_room_for(rows: usize) -> Self {
        let mut starts = Vec::with_capacity(rows + 1);
        starts.push(0);
        Self {
            starts,
            columns: Vec::new(),
            cells: Vec::new(),
        }
    }

    fn push(&mut self, column: usize, cell: f32) {
        self.columns.push(column as u32);
        self.cells.push(cell);
    }

    fn end_row(&mut self) {
        self.starts.push(self.columns.len());
    }

    fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    fn row(&self, index: usize) -> impl Iterator<Item = (usize, f32)> {
        let range = self.starts[index]..self.starts[index + 1];
        let columns = self.columns[range.clone()]
            .iter()
            .map(|&column| column as usize);
        columns.zip(self.cells[range].iter().copied())
    }

    /// This matrix times `right`.
    pub(super) fn times(&self, right: &Matrix) -> Matrix {
        let mut product = Matrix::zeros(self.rows(), right.width());
        for index in 0..self.rows() {
            let target = product.row_mut(index);
            for (column, cell) in self.row(index) {
                add_scaled(target, right.row(column), cell);
            }
        }
        product
    }

    /// This matrix, rows and columns exchanged, times `right`.
    pub(super) fn turned_times(&self, right: &Matrix) -> Matrix {
        let mut product = Matrix::zeros(self.rows(), right.width());
        for index in 0..self.rows() {
            for (column, cell) in self.row(index) {
                add_scaled(product.row_mut(column), right.row(index), cell);
            }
        }
        product
    }
}

/// For each pair of terms how much more often than by chance they stand together, as a
/// logarithm; nothing where it is not more (positive pointwise mutual information).
pub(super) fn of_terms(corpus: &Corpus) -> Sparse {
    let counts = counts(corpus);
    let totals: Vec<f32> = (0..counts.rows())
        .map(|row| counts.row(row).map(|(_, count)| count).sum())
        .collect();
    let smoothed: Vec<f32> = totals.iter().map(|total| total.powf(SMOOTHING)).collect();
    let all: f64 = smoothed.iter().map(|&share| f64::from(share)).sum();
    let mut kept = Sparse::with_room_for(counts.rows());
    for (row, total) in totals.iter().enumerate() {
        for (column, count) in counts.row(row) {
            let expected = total * (f64::from(smoothed[column]) / all) as f32;
            let surprise = (count / expected).ln();
            if surprise > 0.0 {
                kept.push(column, surprise);
            }
        }
        kept.end_row();
    }
    kept
}

/// A place in the text, with the bounds and the weight of the document around it.
#[derive(Clone, Copy, Default)]
struct Place {
    at: usize,
    from: usize,
    to: usize,
    weight: f32,
}

/// How near each pair of terms stands, summed over all documents.
fn counts(corpus: &Corpus) -> Sparse {
    let terms = corpus.shared;
    let (starts, places) = places(corpus);
    let mut counts = Sparse::with_room_for(terms);
    let mut sums = vec![0f32; terms];
    let mut touched: Vec<usize> = Vec::new();
    for term in 0..terms {
        for place in &places[starts[term]..starts[term + 1]] {
            let from = place.at.saturating_sub(REACH).max(place.from);
            let to = (place.at + REACH + 1).min(place.to);
            for other in from..to {
                let neighbour = corpus.tokens[other] as usize;
                if neighbour != term && neighbour < terms {
                    if sums[neighbour] == 0.0 {
                        touched.push(neighbour);
                    }
                    sums[neighbour] += place.weight / other.abs_diff(place.at) as f32;
                }
            }
        }
        touched.sort_unstable();
        for neighbour in touched.drain(..) {
            counts.push(neighbour, std::mem::take(&mut sums[neighbour]));
        }
        counts.end_row();
    }
    counts
}

/// All places sorted by term, and where those of each term start.
fn places(corpus: &Corpus) -> (Vec<usize>, Vec<Place>) {
    let mut starts = vec![0usize; corpus.terms.len() + 1];
    for &term in &corpus.tokens {
        starts[term as usize + 1] += 1;
    }
    for term in 1..starts.len() {
        starts[term] += starts[term - 1];
    }
    let mut next = starts.clone();
    let mut places = vec![Place::default(); corpus.tokens.len()];
    for document in &corpus.documents {
        let range = document.tokens();
        for at in range.clone() {
            let free = &mut next[corpus.tokens[at] as usize];
            places[*free] = Place {
                at,
                from: range.start,
                to: range.end,
                weight: document.weight(),
            };
            *free += 1;
        }
    }
    (starts, places)
}
