//! What English words mean, from a table learned once and for all.
//!
//! The table is distilled from the sentence encoder all-MiniLM-L6-v2 by
//! `tools/semantic-table`; `data/README.md` says how, from what, and under which licences.
//! A row per word or piece of a word; words the table lacks are put together from pieces.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

static BYTES: &[u8] = include_bytes!("../../data/semantics.bin");

/// Pieces of half so many letters on average, or fewer, say nothing.
const CRUMB: usize = 5;

/// See the module.
pub(super) struct Semantics {
    width: usize,
    rows: HashMap<&'static str, u32>,
    /// For each row its scale, then its cells.
    scales: Vec<f32>,
    cells: &'static [u8],
}

static SEMANTICS: LazyLock<Semantics> =
    LazyLock::new(|| Semantics::read(BYTES).unwrap_or_else(Semantics::empty));

/// The table, read once.
pub(super) fn semantics() -> &'static Semantics {
    &SEMANTICS
}

impl Semantics {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (count, bytes) = number(bytes)?;
        let (width, mut bytes) = number(bytes)?;
        let mut rows = HashMap::with_capacity(count);
        for row in 0..count {
            let (&length, rest) = bytes.split_first()?;
            let (word, rest) = rest.split_at_checked(usize::from(length))?;
            rows.insert(std::str::from_utf8(word).ok()?, row as u32);
            bytes = rest;
        }
        let (scales, cells) = bytes.split_at_checked(4 * count)?;
        let scales = scales.as_chunks::<4>().0;
        (cells.len() == count * width).then(|| Self {
            width,
            rows,
            scales: scales
                .iter()
                .map(|&four| f32::from_le_bytes(four))
                .collect(),
            cells,
        })
    }

    fn empty() -> Self {
        Self {
            width: 0,
            rows: HashMap::new(),
            scales: Vec::new(),
            cells: &[],
        }
    }

    /// How many numbers a meaning has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Is this (lower-case) word one that the table has whole?
    pub(super) fn knows(&self, word: &str) -> bool {
        self.rows.contains_key(word)
    }

    /// Adds the meaning of a (lower-case) word to `sum`, `times` over; false if there is none.
    pub(super) fn add(&self, word: &str, times: f32, sum: &mut [f32]) -> bool {
        let rows = self.rows_of(word);
        for &row in &rows {
            let row = row as usize;
            let cells = &self.cells[row * self.width..(row + 1) * self.width];
            let scale = self.scales[row] * times;
            for (cell, &byte) in sum.iter_mut().zip(cells) {
                *cell += f32::from(byte.cast_signed()) * scale;
            }
        }
        !rows.is_empty()
    }

    /// The row of a word, or those of its pieces, the longest first pieces taken first; none
    /// for a word of which only crumbs are known.
    fn rows_of(&self, word: &str) -> Vec<u32> {
        if let Some(&row) = self.rows.get(word) {
            return vec![row];
        }
        let plain: String = word
            .nfd()
            .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
            .collect();
        let mut rows = Vec::new();
        let mut start = 0;
        while start < plain.len() {
            let ends = plain.char_indices().map(|(at, c)| at + c.len_utf8());
            let found = ends.rev().filter(|&end| end > start).find_map(|end| {
                let piece = plain.get(start..end)?;
                let row = if start == 0 {
                    self.rows.get(piece)
                } else {
                    self.rows.get(format!("##{piece}").as_str())
                };
                Some((*row?, end))
            });
            let Some((row, end)) = found else {
                return Vec::new();
            };
            rows.push(row);
            start = end;
        }
        if rows.len() * CRUMB >= plain.chars().count() * 2 {
            rows.clear();
        }
        rows
    }
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*head) as usize, rest))
}

#[cfg(test)]
mod tests {
    use super::super::matrix::{dot, normalise};
    use super::*;

    fn meaning(word: &str) -> Vec<f32> {
        let mut sum = vec![0f32; semantics().width()];
        assert!(semantics().add(word, 1.0, &mut sum), "{word}");
        normalise(&mut sum);
        sum
    }

    #[test]
    fn words_of_one_field_lie_close() {
        let like = |a: &str, b: &str| dot(&meaning(a), &meaning(b));

        assert!(like("nurse", "midwife") > like("nurse", "parking"));
        assert!(like("bus", "train") > like("bus", "counselling"));
        assert!(like("rude", "impolite") > like("rude", "breakfast"));
    }

    #[test]
    fn a_word_the_table_lacks_is_put_together_from_pieces() {
        assert!(semantics().rows_of("physiotherapistish").len() > 1);
        assert!(semantics().rows_of("ж日").is_empty());
    }
}
