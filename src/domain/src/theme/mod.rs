//! Free-text comments grouped into themes.
//!
//! A *comment* is what one person wrote; a *theme* is what several comments say; an
//! *assignment* puts a comment under a theme with a confidence. A comment may belong to
//! several themes, its main one first, or to none of these: then its list is empty.
//! Nothing here decides: themes are proposals that an officer names anew, merges, splits
//! and confirms.
//!
//! The way: comments are read into statements and stems (`corpus`, with `words`, `stem`,
//! `function_words`, `language`); what words mean here is learned from their company
//! (`meaning`); each comment gets a place among the others (`places`), looks for its
//! nearest (`neighbours`) and joins a community (`communities`); the number of themes is
//! proposed or met (`count`, `centres`); statements are assigned (`assign`) and themes
//! named (`naming`).
//!
//! What always holds:
//! - Every comment is accounted for: one list of assignments each, in the order given.
//! - The same comments, options and program give the same grouping, on any machine.
//! - The order of the comments does not matter: another order changes numbers only.
//! - Comments with the same text (and language) have the same assignments, and a text
//!   sent in many times does not make more themes than one sent in once.
//! - No text makes it panic; the time it takes is bounded by its length.

mod assign;
mod centres;
mod communities;
mod corpus;
mod count;
mod eigen;
mod function_words;
pub mod language;
mod matrix;
mod meaning;
mod naming;
mod neighbours;
mod places;
mod progress;
mod random;
mod stem;
mod words;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use centres::{Clusters, NOWHERE};
use corpus::Corpus;
use matrix::Matrix;
use places::Places;
use progress::Watch;

pub use language::{Language, detect};
pub use progress::{Progress, Stage};

/// One comment as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'a> {
    /// Its words. May be empty, very long, or no words at all.
    pub text: &'a str,
    /// The language if the form or an officer says so; `None` to find out.
    pub language: Option<Language>,
}

/// How to group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Exactly so many themes; `None` lets the program propose a number. Fewer come out
    /// only where fewer comments differ.
    pub themes: Option<usize>,
    /// Where chance starts. Another seed gives a slightly different grouping.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            themes: None,
            seed: 1,
        }
    }
}

/// Comments under themes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grouping {
    /// The themes, largest first.
    pub themes: Vec<Theme>,
    /// For each comment, in the order given, its themes, main one first; empty means
    /// none of these.
    pub assignments: Vec<Vec<Assignment>>,
}

/// A comment's belonging to a theme.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// Position in [`Grouping::themes`].
    pub theme: usize,
    /// How clearly the comment speaks of this theme and no other, `0..=1`. For ordering
    /// and for asking a person about the doubtful ones first; it is no probability.
    pub confidence: f32,
}

/// What several comments say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Two or three words from the comments; no two themes share a name.
    pub name: String,
    /// What is said here more than elsewhere, most telling first, as people write it.
    pub terms: Vec<String>,
    /// Comments assigned to it, as their main theme or a further one.
    pub size: usize,
    /// Positions of comments that show it best, best first; each text once.
    pub typical: Vec<usize>,
}

/// Groups comments into themes. See [`group_with`] to watch or stop it.
pub fn group(comments: &[Comment<'_>], options: &Options) -> Grouping {
    group_with(comments, options, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// Groups comments into themes, telling how far it is; `None` if it was told to stop.
///
/// `tell` is called often, and at once is when it stops: answer quickly.
pub fn group_with(
    comments: &[Comment<'_>],
    options: &Options,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Grouping> {
    let mut watch = Watch::new(tell);
    watch.begin(Stage::Reading)?;
    let corpus = Corpus::read(comments, &mut watch)?;
    watch.begin(Stage::Learning)?;
    let vectors = meaning::term_vectors(&corpus, options.seed, &mut watch)?;
    let places = Places::new(&corpus, vectors);
    let rows = places.of_documents(&corpus, &mut watch)?;
    let clusters = clusters(&corpus, &rows, options, &mut watch)?;
    watch.begin(Stage::Assigning)?;
    let assigned = assign::assign(&corpus, &places, &rows, &clusters, &mut watch)?;
    let grouping = describe(comments, &corpus, &rows, &clusters, assigned);
    watch.at(1, 1)?;
    Some(grouping)
}

/// Documents under centres, in number as proposed or as asked for.
fn clusters(
    corpus: &Corpus,
    rows: &Matrix,
    options: &Options,
    watch: &mut Watch<'_>,
) -> Option<Clusters> {
    let weights: Vec<f32> = corpus
        .documents
        .iter()
        .map(corpus::Document::weight)
        .collect();
    let copies: Vec<usize> = corpus.documents.iter().map(|d| d.copies.len()).collect();
    let placed: Vec<usize> = (0..rows.rows())
        .filter(|&i| rows.row(i).iter().any(|&c| c != 0.0))
        .collect();
    let sample = sample(placed, options.seed);
    watch.begin(Stage::Comparing)?;
    let looked_at = rows.picked(&sample);
    let nearest = neighbours::nearest(&looked_at, knob!("KNN", 12), watch)?;
    watch.begin(Stage::Grouping)?;
    let levels = communities::levels(&nearest, options.seed, watch)?;
    let copies_looked_at: Vec<usize> = sample.iter().map(|&i| copies[i]).collect();
    let chosen = match options.themes {
        Some(wanted) => count::nearest_to(&levels, &copies_looked_at, wanted),
        None => count::proposed(&levels, &copies_looked_at),
    };
    if knob!("LEVELS", false) {
        for l in &levels {
            eprintln!(
                "{} {:.3}",
                l.members.iter().max().map_or(0, |m| m + 1),
                l.agreement
            );
        }
    }
    let mut members = vec![NOWHERE; rows.rows()];
    if let Some(level) = chosen {
        for (&document, &member) in sample.iter().zip(&level.members) {
            members[document] = member;
        }
    }
    Some(match options.themes {
        Some(wanted) => count::exactly(rows, &weights, members, wanted),
        None => count::without_small(rows, &weights, &copies, members),
    })
}

/// More documents than this are not compared pair by pair: as many are drawn, the themes
/// found among them, and the others put where they fit.
const COMPARED: usize = 20_000;

fn sample(mut placed: Vec<usize>, seed: u64) -> Vec<usize> {
    let most: usize = knob!("COMPARED", COMPARED);
    if placed.len() > most {
        let mut random = random::Random::new(seed, 2);
        for at in 0..most {
            let left = placed.len() - at;
            let drawn = at + ((random.share() * left as f32) as usize).min(left - 1);
            placed.swap(at, drawn);
        }
        placed.truncate(most);
        placed.sort_unstable();
    }
    placed
}

/// Themes in their final order, with names, and assignments by comment.
fn describe(
    comments: &[Comment<'_>],
    corpus: &Corpus,
    rows: &Matrix,
    clusters: &Clusters,
    assigned: Vec<Vec<Assignment>>,
) -> Grouping {
    let mut sizes = vec![0usize; clusters.count()];
    let mut firsts = vec![usize::MAX; clusters.count()];
    for (index, (document, assigned)) in corpus.documents.iter().zip(&assigned).enumerate() {
        for assignment in assigned {
            sizes[assignment.theme] += document.copies.len();
            firsts[assignment.theme] = firsts[assignment.theme].min(index);
        }
    }
    let main: Vec<Option<usize>> = assigned
        .iter()
        .map(|a| a.first().map(|a| a.theme))
        .collect();
    let portraits = naming::portraits(comments, corpus, rows, clusters, &main);
    let mut themes: Vec<(usize, Theme)> = portraits
        .into_iter()
        .enumerate()
        .map(|(old, portrait)| {
            let typical = portrait
                .typical
                .iter()
                .map(|&d| corpus.documents[d].copies[0])
                .collect();
            (
                old,
                Theme {
                    name: portrait.name,
                    terms: portrait.terms,
                    size: sizes[old],
                    typical,
                },
            )
        })
        .collect();
    themes.sort_by_key(|(old, theme)| (std::cmp::Reverse(theme.size), firsts[*old]));
    let mut numbers = vec![0usize; themes.len()];
    for (new, (old, _)) in themes.iter().enumerate() {
        numbers[*old] = new;
    }
    let mut assignments = vec![Vec::new(); comments.len()];
    for (document, assigned) in corpus.documents.iter().zip(assigned) {
        let renumbered: Vec<Assignment> = assigned
            .iter()
            .map(|a| Assignment {
                theme: numbers[a.theme],
                ..*a
            })
            .collect();
        for &copy in &document.copies {
            assignments[copy].clone_from(&renumbered);
        }
    }
    Grouping {
        themes: themes.into_iter().map(|(_, theme)| theme).collect(),
        assignments,
    }
}
