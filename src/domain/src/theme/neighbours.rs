//! Who lies next to whom.

use super::matrix::{AT_ONCE, Matrix, PANEL, Panels};
use super::progress::Watch;

/// Rows that stay in the processor's cache while all others pass by.
const BLOCK: usize = 48;

/// The nearest rows of one row, nearest first.
#[derive(Clone, Default)]
pub(super) struct Nearest(Vec<(f32, u32)>);

impl Nearest {
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.0
            .iter()
            .map(|&(likeness, row)| (row as usize, likeness))
    }

    /// Rows come in no particular order; of equals, the one with the lower number stays.
    /// Returns the likeness below which no offer can succeed any more.
    fn offer(&mut self, likeness: f32, row: u32, most: usize) -> f32 {
        let at = self
            .0
            .partition_point(|&(l, r)| l > likeness || (l == likeness && r < row));
        if at < most {
            self.0.truncate(most - 1);
            self.0.insert(at, (likeness, row));
        }
        if self.0.len() < most {
            0.0
        } else {
            self.0.last().map_or(0.0, |&(worst, _)| worst)
        }
    }
}

/// For every row the `most` others it is most like by the cosine, exactly. Rows are of
/// length one. Rows at right angles to each other are no neighbours.
pub(super) fn nearest(rows: &Matrix, most: usize, watch: &mut Watch<'_>) -> Option<Vec<Nearest>> {
    let count = rows.rows();
    let panels = Panels::new(rows);
    let blocks = (0..count).step_by(BLOCK).collect();
    let compare = |seen: &mut Seen, block: usize| {
        for panel in block / PANEL..panels.count() {
            for from in (block..(block + BLOCK).min(count)).step_by(AT_ONCE) {
                if (panel + 1) * PANEL <= from {
                    continue;
                }
                let group = [0, 1, 2, 3].map(|at| rows.row((from + at).min(count - 1)));
                for (at, products) in panels.products(group, panel).iter().enumerate() {
                    let row = from + at;
                    for (beside, &likeness) in products.iter().enumerate() {
                        let other = panel * PANEL + beside;
                        if row < other && other < count {
                            seen.offer(row, other, likeness, most);
                            seen.offer(other, row, likeness, most);
                        }
                    }
                }
            }
        }
    };
    let crew = watch.crew();
    let begin = || Seen {
        found: vec![Nearest::default(); count],
        bars: vec![0f32; count],
    };
    let mut tell = |begun: usize, _: usize| {
        // The later a block, the fewer are left to compare it with.
        let left = count - (begun * BLOCK).min(count);
        watch.at(count * count - left * left, count * count)
    };
    let mut seen = crew.share(blocks, begin, compare, &mut tell)?.into_iter();
    let mut found = seen.next().map(|seen| seen.found).unwrap_or_default();
    for other in seen {
        for (own, nearest) in found.iter_mut().zip(other.found) {
            for (likeness, row) in nearest.0 {
                own.offer(likeness, row, most);
            }
        }
    }
    Some(found)
}

/// What one thread has seen: the nearest of every row, and the likeness below which no
/// offer to it can succeed.
struct Seen {
    found: Vec<Nearest>,
    bars: Vec<f32>,
}

impl Seen {
    fn offer(&mut self, row: usize, other: usize, likeness: f32, most: usize) {
        if likeness > 0.0 && likeness >= self.bars[row] {
            self.bars[row] = self.found[row].offer(likeness, other as u32, most);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::matrix::dot;
    use super::super::random::Random;
    use super::*;

    fn random_rows(count: usize, width: usize) -> Matrix {
        let mut random = Random::new(7, 0);
        let mut rows = Matrix::zeros(count, width);
        for index in 0..count {
            rows.row_mut(index).fill_with(|| random.normal());
        }
        rows.normalise_rows();
        rows
    }

    #[test]
    fn neighbours_are_those_that_comparing_one_by_one_finds() {
        for (count, width) in [(1, 3), (5, 4), (130, 9), (203, 24)] {
            let rows = random_rows(count, width);

            let found = nearest(
                &rows,
                6,
                &mut Watch::new(&mut |_| ControlFlow::Continue(()), 2),
            );

            for (row, found) in found.into_iter().flatten().enumerate() {
                let mut all: Vec<(f32, usize)> = (0..count)
                    .filter(|&other| other != row)
                    .map(|other| (dot(rows.row(row), rows.row(other)), other))
                    .filter(|(likeness, _)| *likeness > 1e-5)
                    .collect();
                all.sort_by(|a, b| b.0.total_cmp(&a.0));
                let expected: Vec<usize> = all.iter().take(6).map(|&(_, other)| other).collect();
                let found: Vec<usize> = found.iter().map(|(other, _)| other).collect();
                assert_eq!(found, expected, "row {row} of {count}");
            }
        }
    }

    #[test]
    fn of_equals_the_first_are_taken() {
        let mut rows = Matrix::zeros(20, 2);
        for index in 0..20 {
            rows.row_mut(index)[0] = 1.0;
        }

        let found = nearest(
            &rows,
            3,
            &mut Watch::new(&mut |_| ControlFlow::Continue(()), 2),
        );

        let last: Vec<usize> = found
            .iter()
            .flatten()
            .nth(19)
            .map(|n| n.iter().map(|(o, _)| o).collect())
            .unwrap_or_default();
        assert_eq!(last, [0, 1, 2]);
    }
}
