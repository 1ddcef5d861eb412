//! Where each comment and each statement lies among the others.
//!
//! A statement lies at the mean of the vectors of its words, rarer words counting more;
//! a comment at the mean of its sentences. What is said first counts most: people begin
//! with what they came to say.

use super::corpus::{Corpus, Document, Statement};
use super::empty_answers::Speaks;
use super::matrix::{Matrix, add_scaled, normalise};
use super::progress::Watch;

/// How much of its weight a sentence keeps against the one before it.
const FADING: f32 = 0.6;

/// After so many words a word counts half as much as the first.
const HALF_WAY: f32 = 18.0;

/// What even the last word and sentence of a long comment still count.
const FAINTEST: f32 = 0.1;

/// What the company words keep here counts beside what they mean everywhere.
const COMPANY: f32 = 1.0;

/// How much rarity counts, as a power of its logarithm: vectors already give rare words
/// their due.
const RARITY: f32 = 0.5;

/// Documents placed by one thread at a time.
const TOGETHER: usize = 256;

/// How much of what all comments have in common is taken away.
const TAKEN_AWAY: f32 = 0.5;

/// Among so few comments, what they share may be all they say.
const A_HANDFUL: f32 = 30.0;

/// Vectors of terms by two ways of knowing them, and how much each term counts.
pub(super) struct Places {
    ways: [Way; 2],
    rarity: Vec<f32>,
}

/// One way of knowing what terms mean.
struct Way {
    vectors: Matrix,
    /// What the places of all documents have in common, which tells none from another.
    common: Vec<f32>,
    /// How much this way counts.
    counts: f32,
}

impl Places {
    /// `company` holds a vector for each term that comments share.
    pub(super) fn new(corpus: &Corpus, company: Matrix) -> Self {
        let comments: usize = corpus.documents.iter().map(|d| d.copies.len()).sum();
        let rarity = corpus
            .frequency
            .iter()
            .map(|&uses| {
                (1.0 + comments as f32 / uses.max(1) as f32)
                    .ln()
                    .powf(RARITY)
            })
            .collect();
        let way = |vectors: Matrix, counts| Way {
            common: vec![0.0; vectors.width()],
            vectors,
            counts,
        };
        Self {
            ways: [way(corpus.meanings.clone(), 1.0), way(company, COMPANY)],
            rarity,
        }
    }

    fn width(&self) -> usize {
        self.ways.iter().map(|way| way.vectors.width()).sum()
    }

    /// One row per document, of length one; zeros where it says nothing.
    pub(super) fn of_documents(
        &mut self,
        corpus: &Corpus,
        watch: &mut Watch<'_>,
    ) -> Option<Matrix> {
        let mut parts = Vec::new();
        for way in 0..self.ways.len() {
            let mut rows = self.by_one_way(way, corpus, watch)?;
            let way = &mut self.ways[way];
            way.learn_common(&rows, corpus);
            for index in 0..rows.rows() {
                way.finish(rows.row_mut(index));
            }
            parts.push(rows);
        }
        let mut joined = Matrix::zeros(corpus.documents.len(), self.width());
        for index in 0..joined.rows() {
            let mut from = 0;
            for part in &parts {
                joined.row_mut(index)[from..from + part.width()].copy_from_slice(part.row(index));
                from += part.width();
            }
        }
        joined.normalise_rows();
        Some(joined)
    }

    fn by_one_way(&self, way: usize, corpus: &Corpus, watch: &mut Watch<'_>) -> Option<Matrix> {
        let vectors = &self.ways[way].vectors;
        let width = vectors.width();
        let mut rows = Matrix::zeros(corpus.documents.len(), width);
        let begin = || (vec![usize::MAX; vectors.rows()], vec![0f32; width]);
        let place = |notebook: &mut (Vec<usize>, Vec<f32>), (first, cells): (usize, &mut [f32])| {
            let (said_in, place) = notebook;
            for (at, row) in cells.chunks_mut(width.max(1)).enumerate() {
                self.place(
                    way,
                    corpus,
                    first + at,
                    (&mut said_in[..], &mut place[..]),
                    row,
                );
            }
        };
        let lots = rows.lots(TOGETHER);
        let crew = watch.crew();
        crew.share(lots, begin, place, &mut |begun, all| watch.at(begun, all))?;
        Some(rows)
    }

    /// Where one document lies by one way. `said_in` holds for each term the last document
    /// that said it, `place` the place of a sentence.
    fn place(
        &self,
        way: usize,
        corpus: &Corpus,
        index: usize,
        (said_in, place): (&mut [usize], &mut [f32]),
        row: &mut [f32],
    ) {
        let vectors = &self.ways[way].vectors;
        let document = &corpus.documents[index];
        if document.speaks != Speaks::OfNothing {
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
                    if said_in
                        .get_mut(term)
                        .is_some_and(|said_in| std::mem::replace(said_in, index) != index)
                    {
                        let early = (HALF_WAY / (HALF_WAY + words)).max(FAINTEST);
                        weight += self.rarity[term];
                        add_scaled(place, vectors.row(term), self.rarity[term] * early);
                    }
                    words += 1.0;
                }
                normalise(place);
                add_scaled(row, place, weight.sqrt() * fade(sentence));
            }
            normalise(row);
        }
    }

    /// One row per statement of a document, of length one, and how much each says: the
    /// rarity of its words, added up.
    pub(super) fn of_statements(&self, corpus: &Corpus, document: &Document) -> (Matrix, Vec<f32>) {
        let mut rows = Matrix::zeros(document.statements.len(), self.width());
        let mut weights = vec![0f32; document.statements.len()];
        for (index, statement) in document.statements.iter().enumerate() {
            let terms = corpus.distinct_terms(statement.tokens.clone());
            let mut from = 0;
            for way in &self.ways {
                let part = &mut rows.row_mut(index)[from..from + way.vectors.width()];
                for term in terms.iter().map(|&term| term as usize) {
                    if term < way.vectors.rows() {
                        add_scaled(part, way.vectors.row(term), self.rarity[term]);
                    }
                }
                normalise(part);
                way.finish(part);
                from += way.vectors.width();
            }
            weights[index] = terms.iter().map(|&term| self.rarity[term as usize]).sum();
        }
        rows.normalise_rows();
        (rows, weights)
    }
}

impl Way {
    fn learn_common(&mut self, rows: &Matrix, corpus: &Corpus) {
        let mut all = 0f32;
        for (index, document) in corpus.documents.iter().enumerate() {
            if !rows.is_zero(index) {
                all += document.weight();
                add_scaled(&mut self.common, rows.row(index), document.weight());
            }
        }
        let share = TAKEN_AWAY / (all + A_HANDFUL);
        self.common.iter_mut().for_each(|cell| *cell *= share);
    }

    /// A place without what all have in common, as long as this way counts.
    fn finish(&self, place: &mut [f32]) {
        if place.iter().any(|&cell| cell != 0.0) {
            add_scaled(place, &self.common, -1.0);
            normalise(place);
            place.iter_mut().for_each(|cell| *cell *= self.counts);
        }
    }
}

/// What a sentence counts by its place in the comment.
fn fade(sentence: &[Statement]) -> f32 {
    let position = sentence.first().map_or(0, |statement| statement.sentence);
    FADING.powi(position.min(100) as i32).max(FAINTEST)
}
