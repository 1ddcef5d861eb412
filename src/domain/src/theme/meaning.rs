//! What words mean here: vectors learned from the comments at hand.
//!
//! Words that keep the same company come to lie close together, so "nurse" and "midwife"
//! can meet although no comment uses both. The table of company is reduced to its
//! strongest directions by a randomised singular value decomposition (Halko, Martinsson
//! and Tropp, 2011).

use super::company::{self, Sparse};
use super::corpus::Corpus;
use super::crew::{Crew, go_on};
use super::eigen;
use super::matrix::{Matrix, add_scaled, dot};
use super::progress::Watch;
use super::random::{self, Random};

/// Directions kept.
const DIRECTIONS: usize = 120;

/// Directions computed beyond those kept, which makes the kept ones exact enough.
const SPARE: usize = 8;

/// Passes over the table and back.
const PASSES: usize = 2;

/// One vector per term, of length one; zeros for a term that keeps no company.
pub(super) fn term_vectors(corpus: &Corpus, seed: u64, watch: &mut Watch<'_>) -> Option<Matrix> {
    let crew = watch.crew();
    let company = company::of_terms(corpus, crew);
    let turned = company.turned();
    let terms = corpus.shared;
    let kept = DIRECTIONS.min(terms);
    let width = (kept + SPARE).min(terms);
    let span = span((&company, &turned), terms, width, seed, watch)?;
    let image = turned.times(&span, crew);
    let (values, vectors) = eigen::symmetric(products_of_columns(&image, crew), width);
    Some(project(&span, &values, &vectors, kept))
}

/// Orthogonal columns that span the strongest directions of the table.
fn span(
    (company, turned): (&Sparse, &Sparse),
    terms: usize,
    width: usize,
    seed: u64,
    watch: &mut Watch<'_>,
) -> Option<Matrix> {
    let crew = watch.crew();
    let mut random = Random::new(seed, random::DIRECTIONS);
    let mut span = Matrix::zeros(terms, width);
    for term in 0..terms {
        span.row_mut(term).fill_with(|| random.normal());
    }
    for pass in 0..PASSES {
        watch.at(pass, PASSES + 2)?;
        span = company.times(&span, crew);
        orthogonalise(&mut span, crew);
        span = turned.times(&span, crew);
        orthogonalise(&mut span, crew);
    }
    watch.at(PASSES, PASSES + 2)?;
    span = company.times(&span, crew);
    // Twice: the first time leaves rounding errors that the second removes.
    orthogonalise(&mut span, crew);
    orthogonalise(&mut span, crew);
    watch.at(PASSES + 1, PASSES + 2)?;
    Some(span)
}

/// The scalar products of all pairs of columns.
fn products_of_columns(matrix: &Matrix, crew: Crew) -> Vec<f64> {
    /// Rows summed in single precision before they join the sum in double.
    const TOGETHER: usize = 64;
    /// Such sums that are kept at a time.
    const KEPT: usize = 32;
    let n = matrix.width();
    let mut products = vec![0f64; n * n];
    let lots: Vec<usize> = (0..matrix.rows()).step_by(TOGETHER).collect();
    let mut parts = vec![vec![0f32; n * n]; KEPT.min(lots.len())];
    for lots in lots.chunks(KEPT) {
        let tasks = lots.iter().zip(&mut parts).collect();
        let sum = |(): &mut (), (&from, part): (&usize, &mut Vec<f32>)| {
            part.fill(0.0);
            for index in from..(from + TOGETHER).min(matrix.rows()) {
                let row = matrix.row(index);
                for (i, &cell) in row.iter().enumerate() {
                    if cell != 0.0 {
                        add_scaled(&mut part[i * n..=i * n + i], &row[..=i], cell);
                    }
                }
            }
        };
        crew.share(tasks, || (), sum, &mut go_on);
        // In the order of the rows, whoever summed them.
        for part in parts.iter().take(lots.len()) {
            for (sum, &cell) in products.iter_mut().zip(part) {
                *sum += f64::from(cell);
            }
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
fn orthogonalise(matrix: &mut Matrix, crew: Crew) {
    let n = matrix.width();
    let mut factor = products_of_columns(matrix, crew);
    let mut inverse = vec![0f64; n];
    for i in 0..n {
        for j in 0..=i {
            let (left, right) = (&factor[i * n..i * n + j], &factor[j * n..j * n + j]);
            let known: f64 = left.iter().zip(right).map(|(a, b)| a * b).sum();
            let rest = factor[i * n + j] - known;
            if i == j {
                let whole = factor[i * n + i];
                let depends = rest <= whole * 1e-9 || rest <= 0.0;
                inverse[i] = if depends { 0.0 } else { 1.0 / rest.sqrt() };
            } else {
                factor[i * n + j] = rest * inverse[j];
            }
        }
    }
    let factor: Vec<f32> = factor.into_iter().map(|cell| cell as f32).collect();
    let turn = |(): &mut (), (_, cells): (usize, &mut [f32])| {
        for row in cells.chunks_mut(n.max(1)) {
            for i in 0..n {
                let known = dot(&factor[i * n..i * n + i], &row[..i]);
                row[i] = (row[i] - known) * inverse[i] as f32;
            }
        }
    };
    crew.share(matrix.lots(256), || (), turn, &mut go_on);
}

/// Rows of `span` along the eigenvectors, stretched by the square roots of the singular
/// values and then brought to length one.
///
/// The square root is the middle way between all directions alike and the strongest
/// alone, and does better than either.
fn project(span: &Matrix, values: &[f64], vectors: &[Vec<f64>], kept: usize) -> Matrix {
    let mut turn = Matrix::zeros(span.width(), kept);
    for (column, (value, vector)) in values.iter().zip(vectors).take(kept).enumerate() {
        // An eigenvalue here is a singular value squared.
        let stretch = value.max(0.0).powf(0.25);
        for (index, cell) in vector.iter().enumerate() {
            turn.row_mut(index)[column] = (cell * stretch) as f32;
        }
    }
    let mut projected = Matrix::zeros(span.rows(), kept);
    for index in 0..span.rows() {
        let target = projected.row_mut(index);
        for (column, &cell) in span.row(index).iter().enumerate() {
            add_scaled(target, turn.row(column), cell);
        }
    }
    projected.normalise_rows();
    projected
}
