//! Many meanings side by side, to find those nearest to one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Meaning;

/// The meanings of many texts, each under a key; a byte for each number of each of them.
#[derive(Clone, Debug, Default)]
pub struct Meanings {
    width: usize,
    keys: Vec<i64>,
    lengths: Vec<f32>,
    cells: Vec<i8>,
}

/// How near one of them is. The nearer is the greater; of two that are as near, the earlier key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Its key.
    pub key: i64,
    /// How alike it is, `-1..=1`.
    pub likeness: f32,
}

impl Eq for Near {}

impl Ord for Near {
    fn cmp(&self, other: &Self) -> Ordering {
        let likeness = self.likeness.total_cmp(&other.likeness);
        likeness.then(other.key.cmp(&self.key))
    }
}

impl PartialOrd for Near {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Meanings {
    /// Adds one.
    pub fn push(&mut self, key: i64, meaning: &Meaning) {
        if self.keys.is_empty() {
            self.width = meaning.0.len();
        }
        if meaning.0.len() != self.width {
            return;
        }
        self.keys.push(key);
        self.lengths.push(length(&meaning.0));
        self.cells.extend_from_slice(&meaning.0);
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: &Self) {
        if self.keys.is_empty() {
            self.width = other.width;
        }
        if other.width != self.width {
            return;
        }
        self.keys.extend_from_slice(&other.keys);
        self.lengths.extend_from_slice(&other.lengths);
        self.cells.extend_from_slice(&other.cells);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The meaning under a key.
    #[must_use]
    pub fn get(&self, key: i64) -> Option<Meaning> {
        let at = self.keys.iter().position(|known| *known == key)?;
        let cells = self.cells.get(at * self.width..(at + 1) * self.width)?;
        Some(Meaning(cells.to_vec()))
    }

    /// The nearest to a meaning, the nearest first: at most so many, and none less alike than
    /// `least`.
    #[must_use]
    pub fn nearest(&self, to: &Meaning, most: usize, least: f32) -> Vec<Near> {
        if self.is_empty() || to.0.len() != self.width {
            return Vec::new();
        }
        let own = length(&to.0);
        let mut kept: BinaryHeap<std::cmp::Reverse<Near>> = BinaryHeap::with_capacity(most + 1);
        let rows = self.cells.chunks_exact(self.width);
        for ((key, length), cells) in self.keys.iter().zip(&self.lengths).zip(rows) {
            let likeness = product(&to.0, cells) / (own * length).max(f32::MIN_POSITIVE);
            if likeness < least {
                continue;
            }
            let near = Near {
                key: *key,
                likeness,
            };
            if kept.len() < most {
                kept.push(std::cmp::Reverse(near));
            } else if kept.peek().is_some_and(|worst| worst.0 < near) {
                kept.pop();
                kept.push(std::cmp::Reverse(near));
            }
        }
        let mut found: Vec<Near> = kept.into_iter().map(|near| near.0).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found
    }
}

fn length(cells: &[i8]) -> f32 {
    product(cells, cells).sqrt()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sum of few hundred products of bytes"
)]
fn product(a: &[i8], b: &[i8]) -> f32 {
    let pairs = a.iter().zip(b);
    pairs
        .map(|(a, b)| i32::from(*a) * i32::from(*b))
        .sum::<i32>() as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Language;

    fn meaning(text: &str) -> Meaning {
        Meaning::of(text, Language::ENGLISH).expect("English words")
    }

    #[test]
    fn the_nearest_come_first_and_no_more_than_asked_for() {
        let texts = [
            "The nurses were kind to me",
            "Parking is impossible at the hospital",
            "No space to leave the car",
            "I could not park anywhere near",
            "More activities for young people",
        ];
        let mut all = Meanings::default();
        for (key, text) in (1..).zip(texts) {
            all.push(key, &meaning(text));
        }
        let query = meaning("nowhere to park the car");

        let found = all.nearest(&query, 3, 0.0);

        let keys: Vec<i64> = found.iter().map(|near| near.key).collect();
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [2, 3, 4]);
        assert!(
            found
                .windows(2)
                .all(|pair| pair[0].likeness >= pair[1].likeness)
        );
        for near in &found {
            let other = all.get(near.key).expect("a meaning");
            assert!((query.likeness(&other) - near.likeness).abs() < 0.001);
        }
        assert_eq!(all.nearest(&query, 0, 0.0), []);
        assert_eq!(all.nearest(&query, 9, 1.1), []);
        assert_eq!(Meanings::default().nearest(&query, 9, 0.0), []);
    }

    #[test]
    fn parts_put_together_are_the_whole() {
        let (mut left, mut right, mut whole) = Default::default();
        for (key, text) in (1..).zip(["Buses", "Doctors", "Parks", "Schools"]) {
            let part: &mut Meanings = if key < 3 { &mut left } else { &mut right };
            part.push(key, &meaning(text));
            Meanings::push(&mut whole, key, &meaning(text));
        }
        left.extend(&right);
        let query = meaning("school");
        assert_eq!(
            left.nearest(&query, 4, -1.0),
            whole.nearest(&query, 4, -1.0)
        );
        assert_eq!((left.len(), left.is_empty()), (4, false));
    }
}
