//! Tables of counts: whether two things hang together, how strongly, and where.

use super::distribution::chi_square_above;

/// What a table of counts says.
#[derive(Debug, Clone, PartialEq)]
pub struct Contingency {
    /// Pearson's statistic, without a correction.
    pub chi_square: f64,
    /// Its degrees of freedom.
    pub degrees: usize,
    /// How often chance alone would show as much.
    pub p: f64,
    /// Cramér's V: 0 where nothing hangs together, 1 where one thing fixes the other.
    pub v: f64,
    /// V corrected for what chance adds to it in small tables (Bergsma 2013).
    pub v_corrected: f64,
    /// Counts expected if nothing hung together.
    pub expected: Vec<Vec<f64>>,
    /// How far each count lies from what is expected, in standard deviations (Haberman 1973).
    pub residuals: Vec<Vec<f64>>,
}

/// What a table of counts says; nothing when it has fewer than two rows or columns, when one of
/// them is empty, or when its rows differ in length.
#[must_use]
pub fn contingency(table: &[Vec<u32>]) -> Option<Contingency> {
    let width = table.first()?.len();
    let rows: Vec<f64> = table
        .iter()
        .map(|row| row.iter().copied().map(f64::from).sum())
        .collect();
    let columns: Vec<f64> = (0..width)
        .map(|at| {
            let column = table.iter().filter_map(|row| row.get(at).copied());
            column.map(f64::from).sum()
        })
        .collect();
    let fits = table.len() >= 2 && width >= 2 && table.iter().all(|row| row.len() == width);
    if !fits || rows.iter().chain(&columns).any(|sum| *sum <= 0.0) {
        return None;
    }
    let n: f64 = rows.iter().sum();
    let mut chi_square = 0.0;
    let mut expected = Vec::with_capacity(rows.len());
    let mut residuals = Vec::with_capacity(rows.len());
    for (counts, row) in table.iter().zip(&rows) {
        let of_row: Vec<f64> = columns.iter().map(|column| row * column / n).collect();
        let mut residuals_of_row = Vec::with_capacity(width);
        for ((count, expected), column) in counts.iter().zip(&of_row).zip(&columns) {
            let apart = f64::from(*count) - expected;
            chi_square += apart * apart / expected;
            let spread = (expected * (1.0 - row / n) * (1.0 - column / n)).sqrt();
            residuals_of_row.push(apart / spread);
        }
        expected.push(of_row);
        residuals.push(residuals_of_row);
    }
    let degrees = (rows.len() - 1) * (width - 1);
    let (down, across) = (length(rows.len()), length(width));
    let least = (down - 1.0).min(across - 1.0);
    let phi = chi_square / n;
    let corrected = (phi - (down - 1.0) * (across - 1.0) / (n - 1.0)).max(0.0);
    let fewer = |k: f64| k - (k - 1.0) * (k - 1.0) / (n - 1.0);
    let least_corrected = (fewer(down) - 1.0).min(fewer(across) - 1.0);
    Some(Contingency {
        chi_square,
        degrees,
        p: chi_square_above(chi_square, degrees),
        v: (phi / least).sqrt(),
        v_corrected: if least_corrected > 0.0 {
            (corrected / least_corrected).sqrt()
        } else {
            0.0
        },
        expected,
        residuals,
    })
}

fn length(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
