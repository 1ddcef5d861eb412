//! From comments that people coded to proposals for the others.
//!
//! A softmax regression on the places of the comments among each other, "none of these"
//! being a class like any other. Comments nobody coded take part: they decide what words
//! mean here and so where every comment lies.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::empty_answers::Speaks;
use super::matrix::{Matrix, add_scaled, dot};
use super::progress::{Progress, Stage, Watch};
use super::random::{self, Random};
use super::reading::Read;
use super::{Assignment, Comment, Options};

/// What a person said of one comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    /// Position of the comment.
    pub comment: usize,
    /// Its themes, the main one first, by any numbers the caller likes; empty for none.
    pub themes: Vec<usize>,
}

/// What was learned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// For each comment its themes, main one first; empty means none of these. What people
    /// coded stands as they coded it, with confidence 1; elsewhere the confidence is the
    /// probability the program gives.
    pub assignments: Vec<Vec<Assignment>>,
    /// Comments nobody coded, the one first from whose coding most is to be learned. Of
    /// copies of one text only one is here.
    pub next: Vec<usize>,
    /// Comments that are like none of those people coded, in order: what is said of them in
    /// `assignments` is a guess at best.
    pub strange: Vec<usize>,
    /// How the program does on comments it was not shown; `None` for fewer than
    /// [`FEWEST`] coded ones.
    pub agreement: Option<Agreement>,
}

/// Fewer coded comments than this measure nothing.
pub const FEWEST: usize = 10;

/// Agreement of program and people, measured on coded comments held back in turn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Coded comments it was measured on.
    pub comments: usize,
    /// F1 over all assignments together.
    pub micro_f1: f64,
    /// Below and above it: where it lies 95 times in 100 (bootstrap).
    pub interval: (f64, f64),
    /// The mean of the F1 of each theme.
    pub macro_f1: f64,
}

/// Learns from `coded` to assign all `comments`; `None` if `tell` said to stop. Themes are those
/// of `coded`, whatever number the options ask for.
///
/// `names` holds what themes are called, in English, by the numbers `coded` uses: a name is one
/// example more, and the only one of a theme that nobody has coded a comment under. It may
/// be empty.
pub fn learn(
    comments: &[Comment<'_>],
    coded: &[Coded],
    names: &BTreeMap<usize, String>,
    options: &Options,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Option<Learned> {
    let seed = options.seed;
    let mut watch = Watch::new(tell, options.threads);
    let told: Vec<String> = names.values().cloned().collect();
    let read = Read::new(comments, &told, seed, &mut watch)?;
    let documents = read.documents_of(comments.len());
    watch.begin(Stage::Comparing)?;
    let coded: BTreeMap<usize, &Coded> = coded
        .iter()
        .filter(|coded| coded.comment < comments.len())
        .map(|coded| (coded.comment, coded))
        .collect();
    // In the order of the texts, so that the order of the comments decides nothing.
    let mut examples: Vec<Example> = coded
        .values()
        .map(|coded| Example {
            row: documents[coded.comment],
            themes: coded.themes.clone(),
        })
        .collect();
    examples.sort_by(|a, b| (a.row, &a.themes).cmp(&(b.row, &b.themes)));
    let places = with_speaking(&read);
    let at_large = |row: usize| read.corpus.documents[row].speaks == Speaks::AtLarge;
    let names = named(&read, names.keys().copied());
    let agreement = measured(&places, &examples, &names, seed, &mut watch)?;
    watch.begin(Stage::Assigning)?;
    let model = Model::fit(&places, examples.iter().chain(&names));
    // Of answers that judge at large the program knows what people showed it.
    let shown_at_large = examples.iter().any(|example| at_large(example.row));
    let mut learned = Learned {
        assignments: vec![Vec::new(); comments.len()],
        next: Vec::new(),
        strange: Vec::new(),
        agreement,
    };
    let reach = Reach::of(&read.rows, &examples);
    let mut doubts: Vec<(f32, usize)> = Vec::new();
    for (row, document) in read.corpus.documents.iter().enumerate() {
        watch.glance(row, read.rows.rows())?;
        let (mut found, sure) = model.assign(places.row(row));
        if read.rows.is_zero(row) || at_large(row) && !shown_at_large {
            found.clear();
        }
        let strange = !reach.holds(&read.rows, row);
        for &copy in &document.copies {
            learned.assignments[copy].clone_from(&found);
            if strange && !coded.contains_key(&copy) {
                learned.strange.push(copy);
            }
        }
        if let (Some(&first), false) = (
            document.copies.first(),
            document.copies.iter().any(|copy| coded.contains_key(copy)),
        ) && document.speaks != Speaks::OfNothing
        {
            doubts.push((sure, first));
        }
    }
    doubts.sort_by(|a, b| a.0.total_cmp(&b.0));
    learned.strange.sort_unstable();
    learned.next = doubts.into_iter().map(|(_, comment)| comment).collect();
    for coded in coded.values() {
        let themes = coded.themes.iter().map(|&theme| Assignment {
            theme,
            confidence: 1.0,
        });
        learned.assignments[coded.comment] = themes.collect();
    }
    watch.at(1, 1)?;
    Some(learned)
}

/// How much it counts that an answer judges at large.
const AT_LARGE: f32 = 0.7;

/// The places of all documents, with one cell more for those that judge at large, and then
/// of the names.
fn with_speaking(read: &Read) -> Matrix {
    let width = read.rows.width();
    let documents = read.rows.rows();
    let mut places = Matrix::zeros(documents + read.told.rows(), width + 1);
    for name in 0..read.told.rows() {
        places.row_mut(documents + name)[..width].copy_from_slice(read.told.row(name));
    }
    for (index, document) in read.corpus.documents.iter().enumerate() {
        let place = places.row_mut(index);
        place[..width].copy_from_slice(read.rows.row(index));
        if document.speaks == Speaks::AtLarge {
            place[width] = AT_LARGE;
        }
    }
    places
}

/// Names as examples, those that say nothing left out.
fn named(read: &Read, themes: impl Iterator<Item = usize>) -> Vec<Example> {
    let names = themes.enumerate();
    let telling = names.filter(|&(name, _)| !read.told.is_zero(name));
    telling
        .map(|(name, theme)| Example {
            row: read.rows.rows() + name,
            themes: vec![theme],
        })
        .collect()
}

struct Example {
    row: usize,
    themes: Vec<usize>,
}

/// A comment is compared with so many coded ones at most, spread evenly over all.
const COMPARED: usize = 400;
/// So many of ten coded comments have a coded one this near, or nearer; what has not is strange.
const TENTHS_NEAR: usize = 9;

/// How far from the coded comments others still are like them.
struct Reach {
    /// Their rows.
    rows: Vec<usize>,
    /// The least similarity that is like one of them.
    least: f32,
}

impl Reach {
    /// As far as the coded comments themselves mostly are from one another.
    fn of(rows: &Matrix, examples: &[Example]) -> Self {
        let mut own: Vec<usize> = examples.iter().map(|example| example.row).collect();
        own.dedup();
        let step = own.len().div_ceil(COMPARED).max(1);
        let own: Vec<usize> = own.into_iter().step_by(step).collect();
        let mut reach = Self {
            rows: own,
            least: f32::NEG_INFINITY,
        };
        let mut nearest: Vec<f32> = reach
            .rows
            .iter()
            .map(|&row| reach.near(rows, row))
            .collect();
        nearest.sort_by(|a, b| b.total_cmp(a));
        let at = nearest.len() * TENTHS_NEAR / 10;
        reach.least = nearest.get(at).copied().unwrap_or(f32::NEG_INFINITY);
        reach
    }

    /// The similarity to the nearest other.
    fn near(&self, rows: &Matrix, row: usize) -> f32 {
        let others = self.rows.iter().filter(|&&other| other != row);
        others
            .map(|&other| dot(rows.row(row), rows.row(other)))
            .fold(f32::NEG_INFINITY, f32::max)
    }

    fn holds(&self, rows: &Matrix, row: usize) -> bool {
        self.rows.binary_search(&row).is_ok() || self.near(rows, row) >= self.least
    }
}

/// Steps of the descent.
const STEPS: usize = 150;
/// How strongly weights are held small, for one example; it falls with their number.
const HELD: f32 = 0.15;
/// How much of a frequent theme's advantage is taken away: 0 none, 1 all of it.
const FAIR: f32 = 0.8;
/// A further theme needs this share of the main one's probability ...
const BESIDE: f32 = 0.6;
/// ... and at least this probability.
const LIKELY: f32 = 0.25;

/// One weight vector for each class.
struct Model {
    /// The theme of each class; `None` is the class of those that belong to none.
    classes: Vec<Option<usize>>,
    /// The last cell of each row is the bias.
    weights: Matrix,
}

impl Model {
    fn fit<'e>(rows: &Matrix, examples: impl Iterator<Item = &'e Example>) -> Self {
        let examples: Vec<&Example> = examples.collect();
        let mut counts: BTreeMap<Option<usize>, f32> = BTreeMap::new();
        let of = |example: &Example| -> Vec<Option<usize>> {
            if example.themes.is_empty() {
                vec![None]
            } else {
                example.themes.iter().map(|&theme| Some(theme)).collect()
            }
        };
        for example in &examples {
            for class in of(example) {
                *counts.entry(class).or_default() += 1.0;
            }
        }
        let classes: Vec<Option<usize>> = counts.keys().copied().collect();
        let width = rows.width();
        let mut weights = Matrix::zeros(classes.len(), width + 1);
        if classes.len() < 2 {
            return Self { classes, weights };
        }
        let mean = examples.len() as f32 / classes.len() as f32;
        let targets: Vec<(usize, f32, Vec<usize>)> = examples
            .iter()
            .map(|example| {
                let own = of(example);
                let scale = own
                    .iter()
                    .map(|c| (mean / counts[c]).powf(FAIR))
                    .sum::<f32>();
                let at = own.iter().filter_map(|c| classes.binary_search(c).ok());
                (example.row, scale / own.len() as f32, at.collect())
            })
            .collect();
        let all: f32 = targets.iter().map(|(_, weight, _)| weight).sum();
        let held = HELD / examples.len() as f32;
        let mut before = weights.clone();
        let mut ahead = weights.clone();
        // Nesterov's way: gradients at a point ahead of where the weights are.
        let rate = 1.0 / (0.5 + held);
        for step in 0..STEPS {
            let mut slope = Matrix::zeros(classes.len(), width + 1);
            for (row, weight, own) in &targets {
                let row = rows.row(*row);
                let mut share = shares(&ahead, row);
                for &class in own {
                    share[class] -= 1.0 / own.len() as f32;
                }
                for (class, &share) in share.iter().enumerate() {
                    let slope = slope.row_mut(class);
                    add_scaled(&mut slope[..width], row, share * weight / all);
                    slope[width] += share * weight / all;
                }
            }
            let momentum = step as f32 / (step as f32 + 3.0);
            for class in 0..classes.len() {
                for cell in 0..=width {
                    let at = ahead.row(class)[cell];
                    let next = at - rate * (slope.row(class)[cell] + held * at);
                    weights.row_mut(class)[cell] = next;
                    ahead.row_mut(class)[cell] = next + momentum * (next - before.row(class)[cell]);
                }
            }
            before = weights.clone();
        }
        Self { classes, weights }
    }

    /// The themes of a place, and how sure that is.
    fn assign(&self, row: &[f32]) -> (Vec<Assignment>, f32) {
        let shares = shares(&self.weights, row);
        let mut order: Vec<usize> = (0..shares.len()).collect();
        order.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]).then(a.cmp(&b)));
        let share = |place: usize| order.get(place).map_or(0.0, |&class| shares[class]);
        let (top, sure) = (share(0), share(0) - share(1));
        let main = order.first().and_then(|&class| self.classes[class]);
        let enough = |share: f32| share >= (top * BESIDE).max(LIKELY) || share == top;
        let found = order
            .iter()
            .filter(|_| main.is_some())
            .take_while(|&&class| enough(shares[class]))
            .filter_map(|&class| {
                Some(Assignment {
                    theme: self.classes[class]?,
                    confidence: shares[class],
                })
            });
        (found.collect(), sure)
    }
}

/// The probability of each class.
fn shares(weights: &Matrix, row: &[f32]) -> Vec<f32> {
    let scores: Vec<f32> = (0..weights.rows())
        .map(|class| {
            let weights = weights.row(class);
            dot(&weights[..row.len()], row) + weights[row.len()]
        })
        .collect();
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut shares: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let all: f32 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= all);
    shares
}

/// Parts the coded comments are held back in.
const PARTS: usize = 5;
/// Draws of the bootstrap.
const DRAWS: usize = 400;

fn measured(
    rows: &Matrix,
    examples: &[Example],
    names: &[Example],
    seed: u64,
    watch: &mut Watch<'_>,
) -> Option<Option<Agreement>> {
    if examples.len() < FEWEST {
        return Some(None);
    }
    let mut random = Random::new(seed, random::FOLDS);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for at in 0..order.len() {
        let other = at + random.below(order.len() - at);
        order.swap(at, other);
    }
    let part: Vec<usize> = {
        let mut part = vec![0; examples.len()];
        for (place, &at) in order.iter().enumerate() {
            part[at] = place % PARTS;
        }
        part
    };
    // For each comment: themes both named, themes people named, themes the program named.
    let mut hits = vec![[0f64; 3]; examples.len()];
    let mut themes: BTreeMap<usize, [f64; 3]> = BTreeMap::new();
    for held_back in 0..PARTS {
        watch.at(held_back, PARTS)?;
        let shown = examples
            .iter()
            .zip(&part)
            .filter(|(_, part)| **part != held_back);
        let shown = shown.map(|(example, _)| example);
        let model = Model::fit(rows, shown.chain(names));
        for (at, example) in examples
            .iter()
            .enumerate()
            .filter(|&(at, _)| part[at] == held_back)
        {
            let (found, _) = model.assign(rows.row(example.row));
            let found: Vec<usize> = found.iter().map(|a| a.theme).collect();
            let both = example
                .themes
                .iter()
                .filter(|theme| found.contains(theme))
                .count();
            hits[at] = [both as f64, example.themes.len() as f64, found.len() as f64];
            for theme in &example.themes {
                let own = themes.entry(*theme).or_default();
                own[1] += 1.0;
                own[0] += f64::from(u8::from(found.contains(theme)));
            }
            for theme in found {
                themes.entry(theme).or_default()[2] += 1.0;
            }
        }
    }
    let f1 = |[both, people, program]: [f64; 3]| {
        if people + program > 0.0 {
            2.0 * both / (people + program)
        } else {
            1.0
        }
    };
    let sum = |hits: &mut dyn Iterator<Item = [f64; 3]>| {
        hits.fold([0.0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]])
    };
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            f1(sum(
                &mut (0..hits.len()).map(|_| hits[random.below(hits.len())])
            ))
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let macro_f1 = themes.values().map(|&own| f1(own)).sum::<f64>() / themes.len().max(1) as f64;
    Some(Some(Agreement {
        comments: examples.len(),
        micro_f1: f1(sum(&mut hits.iter().copied())),
        interval: (drawn[DRAWS / 40], drawn[DRAWS - 1 - DRAWS / 40]),
        macro_f1,
    }))
}
