//! Which themes a comment belongs to, how surely, and when to none.
//!
//! A comment's main theme is the one it lies nearest to as a whole. Each of its
//! statements may add another, if it clearly speaks of that and not of the main one.
//! A comment that lies far from every theme, compared with how near comments here
//! usually lie, belongs to none of these.

use super::Assignment;
use super::centres::{Clusters, NOWHERE, against};
use super::corpus::Corpus;
use super::matrix::Matrix;
use super::places::Places;
use super::progress::Watch;

/// How fast confidence falls with distance.
fn sharpness() -> f32 {
    knob!("SHARP", 18.0)
}

/// At most this many themes for one comment.
const MOST: usize = 4;

/// The themes of every document, main one first; none for none of these.
pub(super) fn assign(
    corpus: &Corpus,
    places: &Places,
    rows: &Matrix,
    clusters: &Clusters,
    watch: &mut Watch<'_>,
) -> Option<Vec<Vec<Assignment>>> {
    let enough = near_enough(clusters, knob!("OUT", 3.5));
    let clear = near_enough(clusters, knob!("SOUT", 2.0));
    if knob!("LAP", false) {
        eprintln!("enough {enough} clear {clear}");
    }
    let mut scores = vec![0f32; clusters.count()];
    let mut all = Vec::with_capacity(corpus.documents.len());
    for (index, document) in corpus.documents.iter().enumerate() {
        watch.glance(index, corpus.documents.len())?;
        let main = clusters.members[index];
        if main == NOWHERE || clusters.likeness[index] < enough {
            all.push(Vec::new());
            continue;
        }
        against(rows.row(index), &clusters.centres, &mut scores);
        let main = main as usize;
        let mut found = vec![Assignment {
            theme: main,
            confidence: confidence(&scores, main, enough),
        }];
        if document.statements.len() > 1 {
            let (statements, weights) = places.of_statements(corpus, document);
            let said: f32 = weights.iter().sum();
            for (statement, weight) in weights.iter().enumerate() {
                if *weight < knob!("SAYS", 0.2) * said.min(12.0) {
                    continue;
                }
                against(statements.row(statement), &clusters.centres, &mut scores);
                let best = highest(&scores);
                let sure = confidence(&scores, best, enough);
                if best != main
                    && scores[best] >= clear
                    && sure >= knob!("SURE", 0.5)
                    && scores[best] - scores[main] > knob!("MARGIN", 0.05)
                {
                    match found.iter_mut().find(|a| a.theme == best) {
                        Some(known) => known.confidence = known.confidence.max(sure),
                        None => found.push(Assignment {
                            theme: best,
                            confidence: sure,
                        }),
                    }
                }
            }
            if let Some(further) = found.get_mut(1..) {
                further.sort_by(|a, b| {
                    b.confidence
                        .total_cmp(&a.confidence)
                        .then(a.theme.cmp(&b.theme))
                });
            }
            found.truncate(MOST);
        }
        all.push(found);
    }
    Some(all)
}

/// The share of one theme among all, and of "none of these" as if it lay at `enough`.
fn confidence(scores: &[f32], theme: usize, enough: f32) -> f32 {
    let sharpness = sharpness();
    let top = scores.iter().copied().fold(enough, f32::max);
    let all: f32 = scores
        .iter()
        .map(|s| ((s - top) * sharpness).exp())
        .sum::<f32>()
        + ((enough - top) * sharpness).exp();
    ((scores[theme] - top) * sharpness).exp() / all
}

fn highest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (index, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = index;
        }
    }
    best
}

/// The likeness below which a comment is an outlier among these comments: three robust
/// deviations under the median.
fn near_enough(clusters: &Clusters, deviations: f32) -> f32 {
    let mut likeness: Vec<f32> = clusters
        .members
        .iter()
        .zip(&clusters.likeness)
        .filter(|(m, _)| **m != NOWHERE)
        .map(|(_, &l)| l)
        .collect();
    likeness.sort_by(f32::total_cmp);
    let at = |share: f32| {
        likeness
            .get((likeness.len() as f32 * share) as usize)
            .copied()
            .unwrap_or(0.0)
    };
    let median = at(0.5);
    (median - deviations * (median - at(0.25)) / 0.6745).max(knob!("OUTMIN", 0.1))
}
