//! Dense rows of numbers and the few kernels the rest is built from.
//!
//! Sums run in a fixed order, so a result depends on the input alone; they are
//! split over independent lanes because that is what the compiler can turn into
//! vector instructions.

/// Rows of equal length, one after another in memory.
#[derive(Clone)]
pub(super) struct Matrix {
    width: usize,
    cells: Vec<f32>,
}

impl Matrix {
    pub(super) fn zeros(rows: usize, width: usize) -> Self {
        Self {
            width,
            cells: vec![0.0; rows * width],
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn rows(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    pub(super) fn row(&self, index: usize) -> &[f32] {
        &self.cells[index * self.width..(index + 1) * self.width]
    }

    pub(super) fn row_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.cells[index * self.width..(index + 1) * self.width]
    }

    /// Some of the rows, as a matrix of their own.
    pub(super) fn picked(&self, which: &[usize]) -> Self {
        let mut cells = Vec::with_capacity(which.len() * self.width);
        for &index in which {
            cells.extend_from_slice(self.row(index));
        }
        Self {
            width: self.width,
            cells,
        }
    }

    /// Every row at length one; a row of zeros stays as it is.
    pub(super) fn normalise_rows(&mut self) {
        for index in 0..self.rows() {
            normalise(self.row_mut(index));
        }
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

/// Four scalar products with the same left side, which is then loaded once.
pub(super) fn dot4(left: &[f32], right: [&[f32]; 4]) -> [f32; 4] {
    const WIDE: usize = 4;
    let mut lanes = [[0f32; WIDE]; 4];
    let (left_chunks, left_rest) = left.as_chunks::<WIDE>();
    let split = right.map(|row| row.as_chunks::<WIDE>());
    for (place, a) in left_chunks.iter().enumerate() {
        for (sums, (chunks, _)) in lanes.iter_mut().zip(&split) {
            let b = &chunks[place];
            for lane in 0..WIDE {
                sums[lane] += a[lane] * b[lane];
            }
        }
    }
    let mut products = [0f32; 4];
    for ((product, sums), (_, rest)) in products.iter_mut().zip(&lanes).zip(&split) {
        *product =
            sums.iter().sum::<f32>() + left_rest.iter().zip(*rest).map(|(a, b)| a * b).sum::<f32>();
    }
    products
}

/// `target += source * factor`
pub(super) fn add_scaled(target: &mut [f32], source: &[f32], factor: f32) {
    for (cell, &value) in target.iter_mut().zip(source) {
        *cell += value * factor;
    }
}

pub(super) fn scale(row: &mut [f32], factor: f32) {
    for cell in row {
        *cell *= factor;
    }
}

/// Brings a row to length one and returns the length it had.
pub(super) fn normalise(row: &mut [f32]) -> f32 {
    let length = dot(row, row).sqrt();
    if length > 0.0 && length.is_finite() {
        scale(row, 1.0 / length);
    } else {
        row.fill(0.0);
    }
    length
}
