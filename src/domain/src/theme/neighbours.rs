//! Who lies next to whom.

use super::matrix::{Matrix, dot, dot4};
use super::progress::Watch;

/// Rows compared at a time: two blocks of them stay in the processor's cache.
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
    fn offer(&mut self, likeness: f32, row: u32, most: usize) {
        if self.0.len() == most {
            match self.0.last() {
                Some(&(worst, last)) if likeness > worst || (likeness == worst && row < last) => {
                    self.0.pop();
                }
                _ => return,
            }
        }
        let at = self
            .0
            .partition_point(|&(l, r)| l > likeness || (l == likeness && r < row));
        self.0.insert(at, (likeness, row));
    }
}

/// For every row the `most` others it is most like by the cosine, exactly. Rows are of
/// length one. Rows of zeros have no neighbours and are nobody's.
pub(super) fn nearest(rows: &Matrix, most: usize, watch: &mut Watch<'_>) -> Option<Vec<Nearest>> {
    let count = rows.rows();
    let mut found = vec![Nearest::default(); count];
    if most == 0 {
        return Some(found);
    }
    let mut likeness = [0f32; BLOCK];
    for from in (0..count).step_by(BLOCK) {
        // The later a block, the fewer are left to compare it with.
        watch.at(
            count * count - (count - from) * (count - from),
            count * count,
        )?;
        let to = (from + BLOCK).min(count);
        for other_from in (from..count).step_by(BLOCK) {
            let other_to = (other_from + BLOCK).min(count);
            for row in from..to {
                let first = other_from.max(row + 1);
                if first >= other_to {
                    continue;
                }
                let against = &mut likeness[..other_to - first];
                compare(rows, row, first, against);
                for (place, &value) in against.iter().enumerate() {
                    if value > 0.0 {
                        let other = first + place;
                        found[row].offer(value, other as u32, most);
                        found[other].offer(value, row as u32, most);
                    }
                }
            }
        }
    }
    Some(found)
}

/// Scalar products of one row with those from `first` on.
fn compare(rows: &Matrix, row: usize, first: usize, products: &mut [f32]) {
    let left = rows.row(row);
    let (fours, rest) = products.as_chunks_mut::<4>();
    let mut at = first;
    for four in fours {
        *four = dot4(
            left,
            [
                rows.row(at),
                rows.row(at + 1),
                rows.row(at + 2),
                rows.row(at + 3),
            ],
        );
        at += 4;
    }
    for product in rest {
        *product = dot(left, rows.row(at));
        at += 1;
    }
}
