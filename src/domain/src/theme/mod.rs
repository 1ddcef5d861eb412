//! Free-text comments grouped into themes.
//!
//! A *comment* is what one person wrote; a *theme* is what several comments say; an
//! *assignment* puts a comment under a theme with a confidence. A comment may belong to
//! several themes, its main one first, or to none of these: then its list is empty.
//! Nothing here decides: themes are proposals that an officer renames, merges, splits and
//! confirms.
//!
//! The way: comments are read into statements and stems (`corpus`, with [`words`],
//! [`stem`], `function_words`, [`language`]); what words mean here is learned from the
//! company they keep (`company`, `meaning`); each comment gets a place among the others
//! (`places`), looks for its nearest (`neighbours`) and joins a community (`communities`);
//! the number of themes is proposed or met (`count`, `centres`); statements are assigned
//! (`assign`) and themes named (`naming`).
//!
//! What the site calls:
//! - [`group`], [`group_with`]: comments in, [`Grouping`] out, as before. A [`Theme`] has
//!   `borderline` comments beside the `typical` ones, and a `Grouping` has `levels`: the
//!   same comments under fewer and under more themes, coarse to fine, each theme of a finer
//!   level within one of the level before, each level with its stability, and `proposed`
//!   says which of them the program takes: `levels[proposed]` and `themes` are the same.
//! - `group_by(comments, options, &Decisions, tell)`: the same under what officers decided.
//!   `Decisions { themes: Vec<Standing>, rulings: Vec<Ruling>, closed }`. A `Standing` theme
//!   (`name`, a few `words`, comments it is `like`) comes out at the place it has in the
//!   list, `themes[0..standing]`, with its name; what is found beside it comes after; with
//!   `closed` nothing else is proposed. A `Ruling { comment, theme, belongs }` is never undone:
//!   who was ruled in stays in with confidence 1, who was ruled out stays out. A merged theme
//!   is one standing theme that is `like` the comments of both; a split one is two with
//!   examples each; a moved comment is two rulings; a guided start is names and words alone.
//! - `learn(comments, &Labelled, options, tell)`: from comments coded by people (several
//!   themes each, or none) to proposals for all others, with a confidence that is a
//!   probability, the order in which a person should read on, and agreement measured on the
//!   coded comments themselves by cross-validation.
//! - `carrying(comment, terms)`: which words of one comment (byte ranges of its text) carry a
//!   theme, given the theme's terms.
//! - `Meaning::of(text, language)`: what a text means in 256 bytes, to be stored beside it;
//!   `likeness` of two of them serves the search by meaning.
//! - [`detect`] and `language::detect_from(text, form)`: the language or unknown; the second
//!   knows which language the form was answered in.
//! - [`crate::campaign::campaigns`] finds near-identical texts; grouping counts each bundle
//!   of them as one way of putting it.
//!
//! What always holds:
//! - Every comment is accounted for: one list of assignments each, in the order given.
//! - The same comments and options give the same grouping.
//! - The order of the comments does not matter: another order changes numbers only.
//! - Comments with the same text (and language) have the same assignments, and a text
//!   sent in many times does not make more themes than one sent in once.
//! - No text makes it panic, and the time it takes is bounded by the length of all.

mod assign;
mod centres;
mod communities;
mod company;
mod corpus;
mod count;
mod eigen;
mod function_words;
pub mod language;
#[cfg(test)]
mod made_up;
mod matrix;
mod meaning;
mod naming;
mod neighbours;
mod places;
mod progress;
#[cfg(test)]
mod properties;
mod random;
pub mod stem;
#[cfg(test)]
mod tests;
pub mod words;

use std::cmp::Reverse;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use centres::{Clusters, NOWHERE};
use corpus::Corpus;
use matrix::Matrix;
use places::Places;
use progress::Watch;
use random::Random;

pub use language::{Language, detect};
pub use progress::{Progress, Stage};

/// One comment as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'a> {
    /// Its words. May be empty, very long, or no words at all.
    pub text: &'a str,
    /// The language, where the form or an officer says so; `None` to find out.
    pub language: Option<Language>,
}

/// How to group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Exactly so many themes, up to [`MOST_THEMES`]; `None` lets the program propose a
    /// number. Fewer come out only where fewer comments differ.
    pub themes: Option<usize>,
    /// Where chance starts. Another seed gives a slightly different grouping.
    pub seed: u64,
}

/// Nobody can work with more themes than this; a larger wish counts as this.
pub const MOST_THEMES: usize = 200;

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
    /// How clearly the comment speaks of this theme and no other, `0..=1`. For ordering,
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
/// `tell` is called often, and the work stops at the first call it answers with `Break`.
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

/// Neighbours looked at for each document.
const NEIGHBOURS: usize = 15;

/// Up to so many documents are compared each with each. Of more, as many are drawn, the
/// themes found among them, and all others put where they fit.
const COMPARED: usize = 20_000;

/// Documents under centres, in number as proposed or as asked for.
fn clusters(
    corpus: &Corpus,
    rows: &Matrix,
    options: &Options,
    watch: &mut Watch<'_>,
) -> Option<Clusters> {
    let sample = sample(rows, options.seed);
    watch.begin(Stage::Comparing)?;
    let nearest = neighbours::nearest(&rows.picked(&sample), NEIGHBOURS, watch)?;
    watch.begin(Stage::Grouping)?;
    let levels = communities::levels(&nearest, options.seed, watch)?;
    let copies: Vec<usize> = corpus.documents.iter().map(|d| d.copies.len()).collect();
    let looked_at: Vec<usize> = sample.iter().map(|&document| copies[document]).collect();
    let level = match options.themes {
        Some(wanted) => count::nearest_to(&levels, &looked_at, wanted),
        None => count::proposed(&levels, &looked_at),
    };
    let mut members = vec![NOWHERE; rows.rows()];
    for (&document, &member) in sample.iter().zip(level.map_or(&[][..], |l| &l.members)) {
        members[document] = member;
    }
    let weights: Vec<f32> = corpus
        .documents
        .iter()
        .map(corpus::Document::weight)
        .collect();
    Some(match options.themes {
        Some(wanted) => count::exactly(rows, &weights, members, wanted.min(MOST_THEMES)),
        None => count::without_small(rows, &weights, &copies, members),
    })
}

/// The documents to compare, in order: all that have a place, or as many as can be.
fn sample(rows: &Matrix, seed: u64) -> Vec<usize> {
    let mut placed: Vec<usize> = (0..rows.rows()).filter(|&row| !rows.is_zero(row)).collect();
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

/// Themes in their final order, with names, and the assignments of each comment.
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
    let mut order: Vec<usize> = (0..clusters.count()).collect();
    order.sort_by_key(|&theme| (Reverse(sizes[theme]), firsts[theme]));
    let mut numbers = vec![0usize; order.len()];
    for (new, &old) in order.iter().enumerate() {
        numbers[old] = new;
    }
    let main: Vec<Option<usize>> = assigned
        .iter()
        .map(|a| a.first().map(|main| numbers[main.theme]))
        .collect();
    let themes = naming::portraits(comments, corpus, rows, clusters, &main)
        .into_iter()
        .zip(order)
        .map(|(portrait, old)| Theme {
            name: portrait.name,
            terms: portrait.terms,
            size: sizes[old],
            typical: portrait.typical,
        })
        .collect();
    let mut assignments = vec![Vec::new(); comments.len()];
    for (document, mut assigned) in corpus.documents.iter().zip(assigned) {
        for assignment in &mut assigned {
            assignment.theme = numbers[assignment.theme];
        }
        for &copy in &document.copies {
            assignments[copy].clone_from(&assigned);
        }
    }
    Grouping {
        themes,
        assignments,
    }
}
