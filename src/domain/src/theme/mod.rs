//! Free-text comments grouped into themes.
//!
//! A *comment* is what one person wrote; a *theme* is what several comments say; an
//! *assignment* puts a comment under a theme with a confidence. A comment may belong to
//! several themes, its main one first, or to none of these: then its list is empty.
//! Nothing here decides: themes are proposals that an officer renames, merges, splits and
//! confirms.
//!
//! The way: comments are read into statements and stems (`corpus`, with [`words`],
//! [`stem`], `function_words`, [`language`]), those that name no subject apart
//! (`empty_answers`); what words mean here is learned from the
//! company they keep (`company`, `meaning`) and joined with what they mean everywhere
//! (`semantics`); each comment gets a place among the others
//! (`places`), looks for its nearest (`neighbours`) and joins a community (`communities`);
//! the number of themes is proposed or met (`count`, `centres`), with fewer and more beside
//! it (`levels`); statements are assigned
//! (`assign`) and themes named (`naming`).
//!
//! What the site calls:
//! - [`group`], [`group_with`]: comments in, a [`Grouping`] out. Its `levels` are the same
//!   comments under fewer and under more themes, each theme of a finer [`Level`] within one
//!   of the level before, and `levels[proposed]` has the same themes as `themes`.
//! - [`group_by`]: the same under [`Decisions`] of officers. A [`Standing`] theme comes out
//!   at its place in the list, with its name; what is found beside it comes after; if
//!   `closed`, nothing is. A [`Ruling`] is never undone: what was ruled in is in, with
//!   confidence 1, and what was ruled out is out.
//! - [`learn`]: from comments that people coded, and from what their themes are called, to
//!   proposals for all others, the order in which to read on, and the agreement measured on the coded ones.
//! - [`group_taught`]: both together, for a question officers are at work on; [`taught`]: the
//!   learning alone, while they are.
//! - [`carrying`]: the words of a comment that carry a theme.
//! - [`Meaning`]: what a text means, small enough to be stored, for the search by meaning.
//! - [`detect`] and [`language::detect_from`]: the language, or unknown.
//! - [`crate::campaign::campaigns`] finds near-identical texts; grouping counts each bundle
//!   of them as one way of putting it.
//!
//! What always holds:
//! - Every comment is accounted for: one list of assignments each, in the order given.
//! - The same comments and options give the same grouping, on any number of threads.
//! - The order of the comments does not matter: another order changes numbers only.
//! - Comments with the same text (and language) have the same assignments, unless a person
//!   ruled otherwise, and a text sent in many times does not make more themes than one
//!   sent in once.
//! - No text makes it panic, and the time it takes is bounded by the length of all.
//!
//! What it reaches, with its defaults, means of three seeds (of ten draws for the hundred coded
//! comments). Some of its numbers were chosen with an eye on the first three kinds of text, so
//! that others may do a little worse.
//!
//! | | |
//! |---|---|
//! | agreement beyond chance (AMI) with people's codes, 2,902 comments of patients | .257, spread .004 |
//! | the same, 5,178 others; TF-IDF and k-means there | .187; .131 |
//! | the same, 6,347 questions with 38 intents | .792 |
//! | learned from 100 coded comments of the first: mean F1 of the 22 labels of ten comments or more; of all | .26; .16 |
//! | coded comments of the first two it puts somewhere | 98 %; 99 % |
//! | comments it leaves out that people left out too | 78 %; 68 % |
//! | comments people left out that it puts somewhere | 48 %; 48 % |
//! | language of 840 short texts in 12 languages | .956 |
//! | time of one core for 2,000 comments | 0.3 to 0.5 s |
//! | time and memory for 100,000 comments of 25 words: one thread; two | 21 s, 474 MB; 11 s, 487 MB |

mod assign;
mod centres;
mod communities;
mod company;
mod corpus;
mod count;
mod crew;
#[cfg(test)]
mod decided;
mod decisions;
mod eigen;
mod empty_answers;
mod function_words;
mod grouping;
pub mod language;
mod learning;
mod letters;
mod levels;
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
pub(crate) mod random;
mod reading;
mod search;
mod semantics;
pub mod stem;
mod taught;
#[cfg(test)]
mod tests;
pub mod words;

use serde::{Deserialize, Serialize};

pub use decisions::{Decisions, Ruling, Standing};
pub use grouping::{group, group_by, group_with};
pub use language::{Language, detect};
pub use learning::{Agreement, Coded, FEWEST, Learned, learn};
pub use progress::{Progress, Stage};
pub use search::{Example, Meaning, Meanings, Near, carrying, sort_by_examples};
pub use taught::{ENOUGH, Lesson, group_taught, taught};

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
    /// Threads that share the work, the caller's own among them. They run with its
    /// priority, and the grouping does not depend on their number.
    #[serde(default)]
    pub threads: usize,
}

/// Nobody can work with more themes than this; a larger wish counts as this.
pub const MOST_THEMES: usize = 200;

impl Default for Options {
    fn default() -> Self {
        Self {
            themes: None,
            seed: 1,
            threads: 1,
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
    /// The same comments under fewer and under more themes, coarse to fine.
    pub levels: Vec<Level>,
    /// Which of the levels `themes` are.
    pub proposed: usize,
}

/// All comments under a certain number of themes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// The themes, largest first; sizes and typical comments by the main theme alone.
    pub themes: Vec<Theme>,
    /// For each theme its place among the themes of the level before, which it is a part of;
    /// empty at the coarsest level.
    pub within: Vec<usize>,
    /// How far other ways of looking find the same: 1 is fully, 0 is as by chance.
    pub stability: f32,
    /// For each comment its main theme here; `None` where it belongs to none of these.
    pub main: Vec<Option<u32>>,
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
    /// Positions of comments that belong to it least surely, the doubtful first: what to
    /// read to see where the theme ends.
    pub borderline: Vec<usize>,
}
