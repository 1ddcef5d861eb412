//! Which themes a comment belongs to, how surely, and when to none.
//!
//! A comment's main theme is the one it lies nearest to as a whole. Each of its
//! statements may add another, if it clearly speaks of that and not of the main one.
//! A comment that lies far from every theme, measured by how near comments here usually
//! lie, belongs to none of these.

use super::Assignment;
use super::centres::{Clusters, NOWHERE, highest};
use super::corpus::{Corpus, Document};
use super::crew::Crew;
use super::empty_answers::Speaks;
use super::matrix::{Matrix, Panels};
use super::places::Places;
use super::progress::Watch;

/// At most this many themes for one comment.
const MOST: usize = 8;

/// Documents assigned by one thread at a time.
const TOGETHER: usize = 128;

/// How fast confidence falls with distance.
const SHARPNESS: f32 = 18.0;

/// A comment this many robust deviations less like its theme than the median comment
/// belongs to none.
const FAR: f32 = 3.5;

/// The same for a statement and a further theme.
const FAR_FOR_A_STATEMENT: f32 = 2.0;

/// Nothing belongs to a theme it is less like than this.
const LEAST_LIKENESS: f32 = 0.1;

/// The share of what a comment says that a statement must make to count ...
const SAYS_ENOUGH: f32 = 0.2;

/// ... where what a comment says beyond this (in rarity of words) counts no more.
const LONG: f32 = 12.0;

/// How much more like its own theme than like the main one a statement must be.
const MARGIN: f32 = 0.05;

/// The confidence it takes to add a theme.
const SURE: f32 = 0.5;

/// The themes of every document, main one first; none for none of these.
pub(super) fn assign(
    corpus: &Corpus,
    places: &Places,
    rows: &Matrix,
    clusters: &Clusters,
    watch: &mut Watch<'_>,
) -> Option<Vec<Vec<Assignment>>> {
    let enough = usual_likeness(clusters, FAR);
    let clear = usual_likeness(clusters, FAR_FOR_A_STATEMENT);
    let crew = watch.crew();
    let mut all = main_themes(rows, clusters, enough, crew);
    let centres = Panels::new(&clusters.centres);
    let further = |(): &mut (), (lot, found): (usize, &mut [Vec<Assignment>])| {
        for (document, found) in corpus.documents[lot * TOGETHER..].iter().zip(found) {
            add_further(found, document, (corpus, places), &centres, (enough, clear));
        }
    };
    let lots = all.chunks_mut(TOGETHER).enumerate().collect();
    let mut tell = |begun, all| watch.at(begun, all);
    crew.share(lots, || (), further, &mut tell)?;
    Some(all)
}

/// Adds themes that single statements clearly speak of to the main one of a document.
fn add_further(
    found: &mut Vec<Assignment>,
    document: &Document,
    (corpus, places): (&Corpus, &Places),
    centres: &Panels,
    (enough, clear): (f32, f32),
) {
    let [main] = found[..] else { return };
    if document.statements.len() < 2 || document.speaks != Speaks::OfSomething {
        return;
    }
    let (statements, weights) = places.of_statements(corpus, document);
    let weighty = SAYS_ENOUGH * weights.iter().sum::<f32>().min(LONG);
    centres.compare(&statements, |statement, scores| {
        let best = highest(scores);
        let sure = confidence(scores, best, enough);
        let other = best != main.theme
            && weights[statement] >= weighty
            && scores[best] >= clear
            && scores[best] > scores[main.theme] + MARGIN
            && sure >= SURE;
        match found.iter_mut().find(|known| known.theme == best) {
            Some(known) if other => known.confidence = known.confidence.max(sure),
            None if other => found.push(Assignment {
                theme: best,
                confidence: sure,
            }),
            _ => {}
        }
    });
    if let Some(further) = found.get_mut(1..) {
        further.sort_by(|a, b| {
            b.confidence
                .total_cmp(&a.confidence)
                .then(a.theme.cmp(&b.theme))
        });
    }
    found.truncate(MOST);
}

/// The main theme of every document, where it lies near enough to one. What lies nearest
/// to a centre always does, or a theme could be left without comments.
fn main_themes(
    rows: &Matrix,
    clusters: &Clusters,
    enough: f32,
    crew: Crew,
) -> Vec<Vec<Assignment>> {
    let mut nearest = vec![f32::NEG_INFINITY; clusters.count()];
    for (&member, &likeness) in clusters.members.iter().zip(&clusters.likeness) {
        if let Some(nearest) = nearest.get_mut(member as usize) {
            *nearest = nearest.max(likeness);
        }
    }
    Panels::new(&clusters.centres).choose(rows, crew, |index, scores| {
        let (member, likeness) = (clusters.members[index], clusters.likeness[index]);
        let theme = member as usize;
        if member == NOWHERE || (likeness < enough && likeness < nearest[theme]) {
            return Vec::new();
        }
        vec![Assignment {
            theme,
            confidence: confidence(scores, theme, enough),
        }]
    })
}

/// The share of one theme among all, and "none of these" as if it lay at `enough`.
fn confidence(scores: &[f32], theme: usize, enough: f32) -> f32 {
    let top = scores.iter().copied().fold(enough, f32::max);
    let share = |score: f32| ((score - top) * SHARPNESS).exp();
    let all: f32 = scores.iter().map(|&score| share(score)).sum();
    share(scores[theme]) / (all + share(enough))
}

/// The likeness so many robust deviations below the median of all comments here.
fn usual_likeness(clusters: &Clusters, deviations: f32) -> f32 {
    /// From the lower quartile to one deviation, for a normal distribution.
    const QUARTILE: f32 = 0.6745;
    let placed = clusters
        .members
        .iter()
        .zip(&clusters.likeness)
        .filter(|(m, _)| **m != NOWHERE);
    let mut likeness: Vec<f32> = placed.map(|(_, &likeness)| likeness).collect();
    likeness.sort_by(f32::total_cmp);
    let at = |share: usize| {
        likeness
            .get(likeness.len() * share / 4)
            .copied()
            .unwrap_or(0.0)
    };
    let (quartile, median) = (at(1), at(2));
    (median - deviations * (median - quartile) / QUARTILE).max(LEAST_LIKENESS)
}
