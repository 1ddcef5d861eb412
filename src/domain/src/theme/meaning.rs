//! What words mean here: vectors learned from the comments at hand.
//!
//! Words that keep the same company come to lie close together, so "nurse" and
//! "midwife" can meet although no comment uses both. How much more often two terms
//! stand near each other than chance would have it (positive pointwise mutual
//! information) is counted, and reduced to its strongest directions by a randomised
//! singular value decomposition (Halko, Martinsson and Tropp, 2011).

use super::corpus::Corpus;
use super::eigen;
use super::matrix::{Matrix, add_scaled};
use super::progress::Watch;
use super::random::Random;

/// How many words apart two terms may stand and still keep company.
fn reach() -> usize {
    knob!("REACH", 5)
}
/// Directions kept.
pub(super) fn directions() -> usize {
    knob!("DIM", 120)
}
/// Directions computed beyond those kept: they make the kept ones exact enough.
const SPARE: usize = 10;
fn rounds() -> usize {
    knob!("ROUNDS", 2)
}
/// Frequent company counts a little less than its share (Levy and Goldberg, 2015).
fn smoothing() -> f32 {
    knob!("ALPHA", 0.75)
}

/// A matrix that is mostly zeros, by rows.
struct Sparse {
    starts: Vec<usize>,
    columns: Vec<u32>,
    cells: Vec<f32>,
}

impl Sparse {
    fn row(&self, index: usize) -> impl Iterator<Item = (usize, f32)> {
        let range = self.starts[index]..self.starts[index + 1];
        self.columns[range.clone()]
            .iter()
            .map(|&c| c as usize)
            .zip(self.cells[range].iter().copied())
    }

    fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    fn times(&self, right: &Matrix) -> Matrix {
        let mut product = Matrix::zeros(self.rows(), right.width());
        for index in 0..self.rows() {
            let target = product.row_mut(index);
            for (column, cell) in self.row(index) {
                add_scaled(target, right.row(column), cell);
            }
        }
        product
    }

    /// The transposed matrix times `right`.
    fn turned_times(&self, right: &Matrix) -> Matrix {
        let mut product = Matrix::zeros(self.rows(), right.width());
        for index in 0..self.rows() {
            for (column, cell) in self.row(index) {
                add_scaled(product.row_mut(column), right.row(index), cell);
            }
        }
        product
    }
}

/// One vector per term, of length one; zeros for a term that keeps no company.
pub(super) fn term_vectors(corpus: &Corpus, seed: u64, watch: &mut Watch<'_>) -> Option<Matrix> {
    let company = informative(company(corpus));
    let terms = corpus.terms.len();
    let kept = directions().min(terms);
    let width = (kept + SPARE).min(terms);
    let mut random = Random::new(seed, 1);
    let mut span = Matrix::zeros(terms, width);
    for index in 0..terms {
        span.row_mut(index).fill_with(|| random.normal());
    }
    let rounds = rounds();
    for round in 0..rounds {
        watch.at(round, rounds + 1)?;
        span = company.times(&span);
        orthogonalise(&mut span);
        span = company.turned_times(&span);
        orthogonalise(&mut span);
    }
    span = company.times(&span);
    orthogonalise(&mut span);
    orthogonalise(&mut span);
    watch.at(rounds, rounds + 1)?;
    let image = company.turned_times(&span);
    let (values, vectors) = eigen::symmetric(gram(&image), width);
    Some(project(&span, &values, &vectors, kept))
}

/// How near each pair of terms stands, summed over all documents.
fn company(corpus: &Corpus) -> Sparse {
    let terms = corpus.terms.len();
    // Where each term stands, and where the document around that place begins and ends.
    let mut starts = vec![0usize; terms + 1];
    for &term in &corpus.tokens {
        starts[term as usize + 1] += 1;
    }
    for index in 0..terms {
        starts[index + 1] += starts[index];
    }
    let mut places = vec![0u32; corpus.tokens.len()];
    let mut next = starts.clone();
    let mut around = vec![(0u32, 0u32, 0f32); corpus.tokens.len()];
    for document in &corpus.documents {
        let (Some(first), Some(last)) = (document.statements.first(), document.statements.last())
        else {
            continue;
        };
        for place in first.tokens.start..last.tokens.end {
            around[place] = (
                first.tokens.start as u32,
                last.tokens.end as u32,
                document.weight(),
            );
            let term = corpus.tokens[place] as usize;
            places[next[term]] = place as u32;
            next[term] += 1;
        }
    }
    let reach = reach();
    let mut matrix = Sparse {
        starts: vec![0],
        columns: Vec::new(),
        cells: Vec::new(),
    };
    let mut sums = vec![0f32; terms];
    let mut touched: Vec<u32> = Vec::new();
    for term in 0..terms {
        for &place in &places[starts[term]..starts[term + 1]] {
            let place = place as usize;
            let (from, to, weight) = around[place];
            let (from, to) = (
                place.saturating_sub(reach).max(from as usize),
                (place + reach + 1).min(to as usize),
            );
            for other in from..to {
                let neighbour = corpus.tokens[other];
                if neighbour as usize != term {
                    let sum = &mut sums[neighbour as usize];
                    if *sum == 0.0 {
                        touched.push(neighbour);
                    }
                    *sum += weight / other.abs_diff(place) as f32;
                }
            }
        }
        touched.sort_unstable();
        for &neighbour in &touched {
            matrix.columns.push(neighbour);
            matrix
                .cells
                .push(std::mem::take(&mut sums[neighbour as usize]));
        }
        touched.clear();
        matrix.starts.push(matrix.columns.len());
    }
    matrix
}

/// Keeps of each count how far it exceeds chance, as a logarithm; drops the rest.
fn informative(counts: Sparse) -> Sparse {
    let totals: Vec<f32> = (0..counts.rows())
        .map(|i| counts.row(i).map(|(_, c)| c).sum())
        .collect();
    let smoothing = smoothing();
    let smoothed: Vec<f32> = totals.iter().map(|t| t.powf(smoothing)).collect();
    let all: f64 = smoothed.iter().map(|&s| f64::from(s)).sum();
    let mut kept = Sparse {
        starts: vec![0],
        columns: Vec::new(),
        cells: Vec::new(),
    };
    for index in 0..counts.rows() {
        for (column, count) in counts.row(index) {
            let expected = totals[index] * (f64::from(smoothed[column]) / all) as f32;
            let surprise = (count / expected).ln();
            if surprise > 0.0 {
                kept.columns.push(column as u32);
                kept.cells.push(surprise);
            }
        }
        kept.starts.push(kept.columns.len());
    }
    kept
}

/// All scalar products of columns.
fn gram(matrix: &Matrix) -> Vec<f64> {
    const AT_ONCE: usize = 64;
    let n = matrix.width();
    let mut products = vec![0f64; n * n];
    let mut part = vec![0f32; n * n];
    for from in (0..matrix.rows()).step_by(AT_ONCE) {
        part.fill(0.0);
        for index in from..(from + AT_ONCE).min(matrix.rows()) {
            let row = matrix.row(index);
            for (i, &cell) in row.iter().enumerate() {
                if cell != 0.0 {
                    add_scaled(&mut part[i * n..=i * n + i], &row[..=i], cell);
                }
            }
        }
        for (sum, &cell) in products.iter_mut().zip(&part) {
            *sum += f64::from(cell);
        }
    }
    for i in 0..n {
        for j in i + 1..n {
            products[i * n + j] = products[j * n + i];
        }
    }
    products
}

/// Makes the columns orthogonal and of length one, by the Cholesky factor of their
/// products. A column that depends on earlier ones becomes zeros.
fn orthogonalise(matrix: &mut Matrix) {
    let n = matrix.width();
    let mut factor = gram(matrix);
    let mut inverse_diagonal = vec![0f64; n];
    for i in 0..n {
        for j in 0..=i {
            let (left, right) = (&factor[i * n..i * n + j], &factor[j * n..j * n + j]);
            let rest = factor[i * n + j] - left.iter().zip(right).map(|(a, b)| a * b).sum::<f64>();
            if i == j {
                let whole = factor[i * n + i];
                inverse_diagonal[i] = if rest > whole * 1e-9 && rest > 0.0 {
                    1.0 / rest.sqrt()
                } else {
                    0.0
                };
                factor[i * n + i] = rest;
            } else {
                factor[i * n + j] = rest * inverse_diagonal[j];
            }
        }
    }
    let factor: Vec<f32> = factor.iter().map(|&cell| cell as f32).collect();
    for index in 0..matrix.rows() {
        let row = matrix.row_mut(index);
        for i in 0..n {
            let solved = super::matrix::dot(&factor[i * n..i * n + i], &row[..i]);
            row[i] = (row[i] - solved) * inverse_diagonal[i] as f32;
        }
    }
}

/// Rows of `span` in the directions of the eigenvectors, each stretched by the square
/// root of its singular value, then brought to length one.
fn project(span: &Matrix, values: &[f64], vectors: &[Vec<f64>], kept: usize) -> Matrix {
    let mut turn = Matrix::zeros(span.width(), kept);
    let power: f64 = knob!("POWER", 0.5) * 0.5;
    for (column, (value, vector)) in values.iter().zip(vectors).take(kept).enumerate() {
        let stretch = value.max(0.0).powf(power);
        for (index, cell) in vector.iter().enumerate() {
            turn.row_mut(index)[column] = (cell * stretch) as f32;
        }
    }
    let mut vectors = Matrix::zeros(span.rows(), kept);
    for index in 0..span.rows() {
        let target = vectors.row_mut(index);
        for (column, &cell) in span.row(index).iter().enumerate() {
            add_scaled(target, turn.row(column), cell);
        }
    }
    vectors.normalise_rows();
    vectors
}
