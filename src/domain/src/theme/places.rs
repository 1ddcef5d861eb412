//! Where each comment and each statement lies among the others.
//!
//! A statement lies at the mean of the vectors of its words, rarer words counting more;
//! a comment at the mean of its statements. What is said first counts most: people
//! begin with what they came to say.

use super::corpus::{Corpus, Document};
use super::matrix::{Matrix, add_scaled, normalise};
use super::progress::Watch;

/// How much of its weight a sentence keeps against the one before it.
fn fading() -> f32 {
    knob!("FADE", 0.6)
}
/// What the last sentence of a long comment still weighs.
fn faintest() -> f32 {
    knob!("FLOOR", 0.1)
}
/// After this many words a word counts half as much as the first.
fn half_way() -> f32 {
    knob!("TAU", 25.0)
}
/// The power of its rarity (inverse document frequency) by which a word counts.
fn rarity_power() -> f32 {
    knob!("IDFP", 0.5)
}

/// See the module.
pub(super) struct Places {
    vectors: Matrix,
    rarity: Vec<f32>,
}

impl Places {
    pub(super) fn new(corpus: &Corpus, vectors: Matrix) -> Self {
        let comments: usize = corpus.documents.iter().map(|d| d.copies.len()).sum();
        let power = rarity_power();
        let rarity = corpus
            .document_frequency
            .iter()
            .map(|&frequency| {
                (1.0 + comments as f32 / frequency.max(1) as f32)
                    .ln()
                    .powf(power)
            })
            .collect();
        Self { vectors, rarity }
    }

    /// One row per document, of length one; zeros where it says nothing.
    pub(super) fn of_documents(&self, corpus: &Corpus, watch: &mut Watch<'_>) -> Option<Matrix> {
        let mut rows = Matrix::zeros(corpus.documents.len(), self.vectors.width());
        let mut said = vec![usize::MAX; corpus.terms.len()];
        let mut own = vec![0f32; self.vectors.width()];
        let (fading, faintest, half_way) = (fading(), faintest(), half_way());
        for (index, document) in corpus.documents.iter().enumerate() {
            watch.glance(index, corpus.documents.len())?;
            if document.says_nothing {
                continue;
            }
            let mut words = 0f32;
            for sentence in document
                .statements
                .chunk_by(|a, b| a.sentence == b.sentence)
            {
                let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else {
                    continue;
                };
                let mut weight = 0f32;
                own.fill(0.0);
                for &term in &corpus.tokens[first.tokens.start..last.tokens.end] {
                    let term = term as usize;
                    if said[term] != index {
                        said[term] = index;
                        let rarity = self.rarity[term];
                        weight += rarity;
                        let early = (half_way / (half_way + words)).max(faintest);
                        add_scaled(&mut own, self.vectors.row(term), rarity * early);
                    }
                    words += 1.0;
                }
                normalise(&mut own);
                let fade = fading.powi(first.sentence.min(100) as i32).max(faintest);
                add_scaled(rows.row_mut(index), &own, weight.sqrt() * fade);
            }
            normalise(rows.row_mut(index));
        }
        Some(rows)
    }

    /// One row per statement of a document, of length one, and how much each says: the
    /// rarity of its words, added up.
    pub(super) fn of_statements(&self, corpus: &Corpus, document: &Document) -> (Matrix, Vec<f32>) {
        let mut rows = Matrix::zeros(document.statements.len(), self.vectors.width());
        let mut weights = Vec::with_capacity(document.statements.len());
        for (index, statement) in document.statements.iter().enumerate() {
            let mut terms = corpus.tokens[statement.tokens.clone()].to_vec();
            terms.sort_unstable();
            terms.dedup();
            let mut weight = 0f32;
            for term in terms {
                let rarity = self.rarity[term as usize];
                weight += rarity;
                add_scaled(rows.row_mut(index), self.vectors.row(term as usize), rarity);
            }
            weights.push(weight);
        }
        rows.normalise_rows();
        (rows, weights)
    }
}
