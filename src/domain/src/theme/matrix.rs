//! Dense rows of numbers and the few kernels the rest is built from.
//!
//! Sums run in a fixed order, so a result depends on the input alone; they are laid out
//! side by side because that is what the compiler can turn into vector instructions.

use std::ops::Range;

use super::crew::{Crew, go_on};

/// Rows of equal length, one after another in memory.
#[derive(Clone)]
pub(super) struct Matrix {
    rows: usize,
    width: usize,
    cells: Vec<f32>,
}

impl Matrix {
    pub(super) fn zeros(rows: usize, width: usize) -> Self {
        Self {
            rows,
            width,
            cells: vec![0.0; rows * width],
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn row(&self, index: usize) -> &[f32] {
        &self.cells[index * self.width..(index + 1) * self.width]
    }

    pub(super) fn row_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.cells[index * self.width..(index + 1) * self.width]
    }

    pub(super) fn is_zero(&self, row: usize) -> bool {
        self.row(row).iter().all(|&cell| cell == 0.0)
    }

    /// Some of the rows, as a matrix of their own.
    pub(super) fn picked(&self, which: &[usize]) -> Self {
        let mut cells = Vec::with_capacity(which.len() * self.width);
        for &index in which {
            cells.extend_from_slice(self.row(index));
        }
        Self {
            rows: which.len(),
            width: self.width,
            cells,
        }
    }

    /// The rows, so many at a time, each lot with the number of its first.
    pub(super) fn lots(&mut self, together: usize) -> Vec<(usize, &mut [f32])> {
        let cells = self.cells.chunks_mut((together * self.width).max(1));
        let lots = cells.enumerate();
        lots.map(|(lot, cells)| (lot * together, cells)).collect()
    }

    /// Every row at length one; a row of zeros stays as it is.
    pub(super) fn normalise_rows(&mut self) {
        for index in 0..self.rows() {
            normalise(self.row_mut(index));
        }
    }
}

/// Rows in a panel.
pub(super) const PANEL: usize = 8;
/// Rows compared with a panel at a time.
pub(super) const AT_ONCE: usize = 4;

/// The rows of a matrix, eight side by side, so that many can be compared with at once.
pub(super) struct Panels {
    rows: usize,
    width: usize,
    cells: Vec<[f32; PANEL]>,
}

impl Panels {
    pub(super) fn new(matrix: &Matrix) -> Self {
        let (rows, width) = (matrix.rows(), matrix.width());
        let mut cells = vec![[0f32; PANEL]; rows.div_ceil(PANEL) * width];
        for index in 0..rows {
            let panel = &mut cells[index / PANEL * width..][..width];
            for (beside, &cell) in panel.iter_mut().zip(matrix.row(index)) {
                beside[index % PANEL] = cell;
            }
        }
        Self { rows, width, cells }
    }

    pub(super) fn count(&self) -> usize {
        self.rows.div_ceil(PANEL)
    }

    /// Scalar products of some rows with the rows of one panel; those beyond the last
    /// row are zero.
    pub(super) fn products(
        &self,
        rows: [&[f32]; AT_ONCE],
        panel: usize,
    ) -> [[f32; PANEL]; AT_ONCE] {
        let panel = &self.cells[panel * self.width..][..self.width];
        let [a, b, c, d] = rows;
        let mut sums = [[0f32; PANEL]; AT_ONCE];
        for ((((beside, a), b), c), d) in panel.iter().zip(a).zip(b).zip(c).zip(d) {
            for (sum, left) in sums.iter_mut().zip([*a, *b, *c, *d]) {
                for (cell, right) in sum.iter_mut().zip(beside) {
                    *cell += left * right;
                }
            }
        }
        sums
    }

    /// Tells for each row of `rows`, in order, its scalar products with all rows here.
    pub(super) fn compare(&self, rows: &Matrix, tell: impl FnMut(usize, &[f32])) {
        self.compare_some(rows, 0..rows.rows(), tell);
    }

    fn compare_some(
        &self,
        rows: &Matrix,
        which: Range<usize>,
        mut tell: impl FnMut(usize, &[f32]),
    ) {
        let last = which.end.saturating_sub(1);
        let mut all = vec![[0f32; PANEL]; AT_ONCE * self.count()];
        for from in which.clone().step_by(AT_ONCE) {
            let group = [0, 1, 2, 3].map(|at| rows.row((from + at).min(last)));
            for panel in 0..self.count() {
                for (at, products) in self.products(group, panel).into_iter().enumerate() {
                    all[at * self.count() + panel] = products;
                }
            }
            for at in 0..AT_ONCE.min(which.end - from) {
                let own = all[at * self.count()..][..self.count()].as_flattened();
                tell(from + at, &own[..self.rows]);
            }
        }
    }
}

/// Rows compared by one thread at a time.
const SHARE: usize = 64 * AT_ONCE;

impl Panels {
    /// As [`Panels::compare`] with many threads: what `choose` makes of the scalar products
    /// of each row of `rows` with all rows here, in order.
    pub(super) fn choose<R: Clone + Default + Send>(
        &self,
        rows: &Matrix,
        crew: Crew,
        choose: impl Fn(usize, &[f32]) -> R + Sync,
    ) -> Vec<R> {
        let mut chosen = vec![R::default(); rows.rows()];
        let tasks = chosen.chunks_mut(SHARE).enumerate().collect();
        let compare = |(): &mut (), (share, chosen): (usize, &mut [R])| {
            let from = share * SHARE;
            self.compare_some(rows, from..from + chosen.len(), |index, scores| {
                chosen[index - from] = choose(index, scores);
            });
        };
        crew.share(tasks, || (), compare, &mut go_on);
        chosen
    }
}

const LANES: usize = 8;

/// The scalar product.
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0f32; LANES];
    let (left_chunks, left_rest) = left.as_chunks::<LANES>();
    let (right_chunks, right_rest) = right.as_chunks::<LANES>();
    for (a, b) in left_chunks.iter().zip(right_chunks) {
        for lane in 0..LANES {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(a, b)| a * b).sum();
    lanes.iter().sum::<f32>() + rest
}

/// `target += source * factor`
pub(super) fn add_scaled(target: &mut [f32], source: &[f32], factor: f32) {
    for (cell, &value) in target.iter_mut().zip(source) {
        *cell += value * factor;
    }
}

/// Brings a row to length one; one that has no length becomes zeros.
pub(super) fn normalise(row: &mut [f32]) {
    let length = dot(row, row).sqrt();
    if length > 0.0 && length.is_finite() {
        for cell in row {
            *cell /= length;
        }
    } else {
        row.fill(0.0);
    }
}
