//! Where each comment and each statement lies among the others.
//!
//! A statement lies at the mean of the vectors of its words, rarer words counting more;
//! a comment at the mean of its sentences. What is said first counts most: people begin
//! with what they came to say.

use super::corpus::{Corpus, Document, Statement};
use super::matrix::{Matrix, add_scaled, normalise};
use super::progress::Watch;

/// How much of its weight a sentence keeps against the one before it.
const FADING: f32 = 0.6;

/// After so many words a word counts half as much as the first.
const HALF_WAY: f32 = 18.0;

/// What even the last word and sentence of a long comment still count.
const FAINTEST: f32 = 0.1;

/// Vectors of terms, and how much each counts.
pub(super) struct Places {
    vectors: Matrix,
    rarity: Vec<f32>,
}

impl Places {
    pub(super) fn new(corpus: &Corpus, vectors: Matrix) -> Self {
        let comments: usize = corpus.documents.iter().map(|d| d.copies.len()).sum();
        let rarity = corpus
            .frequency
            .iter()
            // The root of the usual logarithm: vectors of length one already give rare
            // words more than their due.
            .map(|&uses| (1.0 + comments as f32 / uses.max(1) as f32).ln().sqrt())
            .collect();
        Self { vectors, rarity }
    }

    /// One row per document, of length one; zeros where it says nothing.
    pub(super) fn of_documents(&self, corpus: &Corpus, watch: &mut Watch<'_>) -> Option<Matrix> {
        let mut rows = Matrix::zeros(corpus.documents.len(), self.vectors.width());
        let mut said_in = vec![usize::MAX; corpus.terms.len()];
        let mut place = vec![0f32; self.vectors.width()];
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
                let mut weight = 0f32;
                place.fill(0.0);
                for &term in sentence
                    .iter()
                    .flat_map(|s| &corpus.tokens[s.tokens.clone()])
                {
                    let term = term as usize;
                    // Saying a word again does not say more.
                    if std::mem::replace(&mut said_in[term], index) != index {
                        let early = (HALF_WAY / (HALF_WAY + words)).max(FAINTEST);
                        weight += self.rarity[term];
                        add_scaled(
                            &mut place,
                            self.vectors.row(term),
                            self.rarity[term] * early,
                        );
                    }
                    words += 1.0;
                }
                normalise(&mut place);
                add_scaled(rows.row_mut(index), &place, weight.sqrt() * fade(sentence));
            }
            normalise(rows.row_mut(index));
        }
        Some(rows)
    }

    /// One row per statement of a document, of length one, and how much each says: the
    /// rarity of its words, added up.
    pub(super) fn of_statements(&self, corpus: &Corpus, document: &Document) -> (Matrix, Vec<f32>) {
        let mut rows = Matrix::zeros(document.statements.len(), self.vectors.width());
        let mut weights = vec![0f32; document.statements.len()];
        for (index, statement) in document.statements.iter().enumerate() {
            for term in corpus.distinct_terms(statement.tokens.clone()) {
                let rarity = self.rarity[term as usize];
                weights[index] += rarity;
                add_scaled(rows.row_mut(index), self.vectors.row(term as usize), rarity);
            }
        }
        rows.normalise_rows();
        (rows, weights)
    }
}

/// What a sentence counts by its place in the comment.
fn fade(sentence: &[Statement]) -> f32 {
    let position = sentence.first().map_or(0, |statement| statement.sentence);
    FADING.powi(position.min(100) as i32).max(FAINTEST)
}
