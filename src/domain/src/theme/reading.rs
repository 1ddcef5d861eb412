//! Comments taken apart and placed, ready to be grouped or learned from.

use super::corpus::{self, Corpus};
use super::empty_answers::Speaks;
use super::matrix::Matrix;
use super::places::Places;
use super::progress::{Stage, Watch};
use super::random::{self, Random};
use super::{Comment, meaning};
use crate::campaign::campaigns;

/// Up to so many documents are compared each with each. Of more, as many are drawn, the
/// themes found among them, and all others put where they fit.
const COMPARED: usize = 20_000;

/// Comments as numbers.
pub(super) struct Read {
    pub(super) corpus: Corpus,
    pub(super) places: Places,
    /// A row for each document.
    pub(super) rows: Matrix,
    /// What each document weighs when themes are learned.
    pub(super) weights: Vec<f32>,
    /// Comments behind each document.
    pub(super) copies: Vec<usize>,
    /// Where each text told beside the comments lies.
    pub(super) told: Matrix,
}

impl Read {
    /// Reads comments, and other texts in English beside them that leave no trace but their
    /// place.
    pub(super) fn new(
        comments: &[Comment<'_>],
        told: &[String],
        seed: u64,
        watch: &mut Watch<'_>,
    ) -> Option<Self> {
        watch.begin(Stage::Reading)?;
        let beside = told.iter().map(|text| Comment {
            text,
            language: None,
        });
        let all: Vec<Comment<'_>> = comments.iter().copied().chain(beside).collect();
        let mut corpus = Corpus::read(&all, watch)?;
        watch.begin(Stage::Learning)?;
        let vectors = meaning::term_vectors(&corpus, seed, watch)?;
        let mut places = Places::new(&corpus, vectors);
        let mut rows = places.of_documents(&corpus, watch)?;
        let mut beside = Matrix::zeros(told.len(), rows.width());
        for (index, document) in corpus.documents.iter_mut().enumerate() {
            for &copy in document.copies.iter().filter(|&&c| c >= comments.len()) {
                beside
                    .row_mut(copy - comments.len())
                    .copy_from_slice(rows.row(index));
            }
            document.copies.retain(|&copy| copy < comments.len());
            if document.copies.is_empty() {
                rows.row_mut(index).fill(0.0);
            }
        }
        let copies = corpus.documents.iter().map(|d| d.copies.len()).collect();
        let weights = corpus
            .documents
            .iter()
            .map(corpus::Document::weight)
            .collect();
        Some(Self {
            corpus,
            places,
            rows,
            weights,
            copies,
            told: beside,
        })
    }

    /// Takes the places of answers that judge at large away, so that they make no theme and
    /// fall under none. Returns the places.
    pub(super) fn hush(&mut self) -> Vec<(usize, Vec<f32>)> {
        let mut hushed = Vec::new();
        for (index, document) in self.corpus.documents.iter().enumerate() {
            if document.speaks == Speaks::AtLarge {
                hushed.push((index, self.rows.row(index).to_vec()));
                self.rows.row_mut(index).fill(0.0);
            }
        }
        hushed
    }

    /// Puts places back that [`Read::hush`] took away.
    pub(super) fn hear(&mut self, hushed: &[(usize, Vec<f32>)]) {
        for (index, row) in hushed {
            self.rows.row_mut(*index).copy_from_slice(row);
        }
    }

    /// The documents to compare, in order: all that have a place, or as many as can be. Of
    /// near-identical texts one speaks for the others, and together they weigh little more.
    pub(super) fn sample(&mut self, comments: &[Comment<'_>], seed: u64) -> Vec<usize> {
        let documents = &self.corpus.documents;
        let texts: Vec<&str> = documents
            .iter()
            .map(|d| d.copies.first().map_or("", |&copy| comments[copy].text))
            .collect();
        let mut echoes = vec![false; documents.len()];
        for campaign in campaigns(&texts) {
            let sent: usize = campaign.texts.iter().map(|&at| self.copies[at]).sum();
            let weight = (1.0 + (sent.max(1) as f32).ln()) / campaign.texts.len() as f32;
            for &at in &campaign.texts {
                echoes[at] = at != campaign.usual;
                self.weights[at] = weight;
            }
        }
        let mut placed: Vec<usize> = (0..self.rows.rows())
            .filter(|&row| !echoes[row] && !self.rows.is_zero(row))
            .collect();
        if placed.len() > COMPARED {
            let mut random = Random::new(seed, random::SAMPLE);
            for at in 0..COMPARED {
                let drawn = at + random.below(placed.len() - at);
                placed.swap(at, drawn);
            }
            placed.truncate(COMPARED);
            placed.sort_unstable();
        }
        placed
    }

    /// The document of each comment.
    pub(super) fn documents_of(&self, comments: usize) -> Vec<usize> {
        let mut documents = vec![0; comments];
        for (index, document) in self.corpus.documents.iter().enumerate() {
            for &copy in &document.copies {
                documents[copy] = index;
            }
        }
        documents
    }
}
