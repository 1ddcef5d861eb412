//! Which words keep which company, and how much that says.

use super::corpus::Corpus;
use super::crew::{Crew, go_on};
use super::matrix::{Matrix, add_scaled};

/// How many words apart two terms may stand and still keep company.
const REACH: usize = 5;

/// Frequent company counts by a little less than its share (Levy, Goldberg and Dagan,
/// 2015): otherwise rare terms look more particular than they are.
const SMOOTHING: f32 = 0.75;

/// Rows multiplied by one thread at a time.
const TOGETHER: usize = 256;

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
    pub(super) fn times(&self, right: &Matrix, crew: Crew) -> Matrix {
        let width = right.width().max(1);
        let mut product = Matrix::zeros(self.rows(), right.width());
        let multiply = |(): &mut (), (first, cells): (usize, &mut [f32])| {
            for (at, target) in cells.chunks_mut(width).enumerate() {
                for (column, cell) in self.row(first + at) {
                    add_scaled(target, right.row(column), cell);
                }
            }
        };
        crew.share(product.lots(TOGETHER), || (), multiply, &mut go_on);
        product
    }

    /// This matrix with rows and columns exchanged.
    pub(super) fn turned(&self) -> Self {
        let mut starts = vec![0usize; self.rows() + 1];
        for &column in &self.columns {
            starts[column as usize + 1] += 1;
        }
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut next = starts.clone();
        let mut columns = vec![0u32; self.columns.len()];
        let mut cells = vec![0f32; self.cells.len()];
        for row in 0..self.rows() {
            for (column, cell) in self.row(row) {
                let free = &mut next[column];
                columns[*free] = row as u32;
                cells[*free] = cell;
                *free += 1;
            }
        }
        Self {
            starts,
            columns,
            cells,
        }
    }
}

/// For each pair of terms how much more often than by chance they stand together, as a
/// logarithm; nothing where it is not more (positive pointwise mutual information).
pub(super) fn of_terms(corpus: &Corpus, crew: Crew) -> Sparse {
    let counts = counts(corpus, crew);
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

/// The terms one thread has met near another, and how near in all.
struct Met {
    sums: Vec<f32>,
    touched: Vec<usize>,
}

/// How near each pair of terms stands, summed over all documents.
fn counts(corpus: &Corpus, crew: Crew) -> Sparse {
    let terms = corpus.shared;
    let (starts, places) = places(corpus);
    let begin = || Met {
        sums: vec![0f32; terms],
        touched: Vec::new(),
    };
    let mut rows: Vec<Vec<(usize, f32)>> = vec![Vec::new(); terms];
    let meet = |Met { sums, touched }: &mut Met, (lot, rows): (usize, &mut [Vec<_>])| {
        for (at, row) in rows.iter_mut().enumerate() {
            let term = lot * TOGETHER + at;
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
            let met = touched.drain(..);
            row.extend(met.map(|neighbour| (neighbour, std::mem::take(&mut sums[neighbour]))));
        }
    };
    let lots = rows.chunks_mut(TOGETHER).enumerate().collect();
    crew.share(lots, begin, meet, &mut go_on);
    let mut counts = Sparse::with_room_for(terms);
    for row in rows {
        for (neighbour, count) in row {
            counts.push(neighbour, count);
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
