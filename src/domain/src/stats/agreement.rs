//! How far two people, or a person and the program, say the same of the same comments.
//!
//! Between people: Krippendorff's *alpha* for nominal values with values missing (K. Krippendorff,
//! "Computing Krippendorff's Alpha-Reliability", 2011, and Content Analysis, 4th ed., 2018, ch. 12).
//! For one theme a unit is a comment and a value is whether it belongs; over all themes a unit is a
//! comment with a theme. Between the program and a person: precision, recall and F1, and their mean
//! over themes.
//!
//! Intervals are percentiles of samples drawn anew from the comments, 95 of 100 (the bootstrap of
//! Efron and Tibshirani, 1993, ch. 13; for alpha compared with others by Zapf and others, BMC
//! Medical Research Methodology 16:93, 2016). Comments are drawn whole, since what is said of one
//! comment and several themes hangs together.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::theme::random::{AGREEMENT, Random, SECOND};

/// From here on two people agree well enough to rely on it (Krippendorff 2018, p. 356).
pub const RELIABLE: f64 = 0.8;
/// From here on it carries tentative conclusions (the same).
pub const TENTATIVE: f64 = 0.667;

/// Samples that are drawn for an interval.
const SAMPLES: usize = 1_000;
/// Of fewer comments no interval is told: it would look narrower than it is.
pub const FEWEST: usize = 10;

/// A share of one in thousandths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share of one, as whole thousandths"
)]
pub(crate) const fn wanted(share: f64) -> i32 {
    (share * 1_000.0).round() as i32
}

named! {
    /// What an alpha is worth, in the words of Krippendorff.
    pub enum Worth {
        /// It can be relied on.
        Reliable = "reliable",
        /// It carries tentative conclusions only.
        Tentative = "tentative",
        /// It carries none.
        Low = "low",
        /// It cannot be worked out: nobody said anything different of anything.
        Unknown = "unknown",
    }
}

impl Worth {
    /// What this alpha is worth.
    #[must_use]
    pub fn of(alpha: Option<f64>) -> Self {
        match alpha {
            None => Self::Unknown,
            Some(alpha) if alpha >= RELIABLE => Self::Reliable,
            Some(alpha) if alpha >= TENTATIVE => Self::Tentative,
            Some(_) => Self::Low,
        }
    }
}

/// The values of one unit or of many, as far as alpha needs them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coincidences {
    /// How often each value stands in a pair.
    values: Vec<f64>,
    /// How often the two values of a pair differ.
    different: f64,
}

impl Coincidences {
    /// The values that were given to one unit, one for each person who gave one. A unit with fewer
    /// than two has no pairs and says nothing.
    #[must_use]
    pub fn of_unit(given: &[usize]) -> Self {
        let mut unit = Self::default();
        if given.len() < 2 {
            return unit;
        }
        for value in given {
            if unit.values.len() <= *value {
                unit.values.resize(value + 1, 0.0);
            }
            if let Some(count) = unit.values.get_mut(*value) {
                *count += 1.0;
            }
        }
        let all: f64 = unit.values.iter().sum();
        let same: f64 = unit.values.iter().map(|count| count * count).sum();
        unit.different = (all * all - same) / (all - 1.0);
        unit
    }

    /// Takes these in as well, so many times.
    pub fn add(&mut self, others: &Self, times: f64) {
        if self.values.len() < others.values.len() {
            self.values.resize(others.values.len(), 0.0);
        }
        for (own, other) in self.values.iter_mut().zip(&others.values) {
            *own += other * times;
        }
        self.different += others.different * times;
    }

    /// Alpha: 1 where everybody said the same, 0 where they agree as chance would, less where they
    /// agree less than that. None where only one value was ever given, and by chance nobody could
    /// have differed.
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        let all: f64 = self.values.iter().sum();
        let same: f64 = self.values.iter().map(|count| count * count).sum();
        let expected = all * all - same;
        (expected > 0.0).then(|| 1.0 - (all - 1.0) * self.different / expected)
    }
}

/// The same for two people and yes or no, small enough to be added up a million times.
#[derive(Clone, Copy, Default)]
struct Two {
    no: f64,
    yes: f64,
    different: f64,
}

impl Two {
    fn of(first: bool, second: bool) -> Self {
        let yes = f64::from(u8::from(first) + u8::from(second));
        Self {
            no: 2.0 - yes,
            yes,
            different: if first == second { 0.0 } else { 2.0 },
        }
    }

    fn add(&mut self, other: Self, times: f64) {
        self.no += other.no * times;
        self.yes += other.yes * times;
        self.different += other.different * times;
    }

    fn alpha(&self) -> Option<f64> {
        Coincidences {
            values: vec![self.no, self.yes],
            different: self.different,
        }
        .alpha()
    }
}

/// Alpha of units, each with the values that were given to it.
#[must_use]
pub fn alpha<U: AsRef<[usize]>>(units: &[U]) -> Option<f64> {
    let mut all = Coincidences::default();
    for unit in units {
        all.add(&Coincidences::of_unit(unit.as_ref()), 1.0);
    }
    all.alpha()
}

/// What two said of one comment and one theme: whether it belongs; none where one could not say.
pub type Pair = (Option<bool>, Option<bool>);

/// A figure of a sample, and between which it lies with 95 of 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The figure.
    pub value: f64,
    /// The interval; none where the sample is too small for one.
    pub interval: Option<(f64, f64)>,
}

/// How far two people agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Comments both spoke of.
    pub comments: usize,
    /// How many of them both put there; over all themes, how often they did.
    pub both: usize,
    /// How many only one of them put there.
    pub one: usize,
    /// Alpha; none where it cannot be worked out.
    pub alpha: Option<Measured>,
}

/// How far two people agree over all themes, and about each. Every comment has as many pairs as
/// there are themes, in the same order.
#[must_use]
pub fn between_people(
    comments: &[Vec<Pair>],
    themes: usize,
    seed: u64,
) -> (Agreement, Vec<Agreement>) {
    let unit = |pair: &Pair| match *pair {
        (Some(first), Some(second)) => Two::of(first, second),
        _ => Two::default(),
    };
    let units: Vec<Vec<Two>> = comments
        .iter()
        .map(|pairs| pairs.iter().map(unit).collect())
        .collect();
    let figures = |times: &[u32]| {
        let mut each = vec![Two::default(); themes];
        for (units, times) in units.iter().zip(times).filter(|(_, times)| **times > 0) {
            for (sum, unit) in each.iter_mut().zip(units) {
                sum.add(*unit, f64::from(*times));
            }
        }
        let mut whole = Two::default();
        for one in &each {
            whole.add(*one, 1.0);
        }
        let each = each.iter().map(|one| one.alpha());
        std::iter::once(whole.alpha()).chain(each).collect()
    };
    let spoken = |at: usize| {
        let of = comments.iter().filter_map(move |pairs| pairs.get(at));
        of.filter_map(|(first, second)| first.zip(*second))
    };
    let counted: Vec<Agreement> = (0..themes)
        .map(|at| Agreement {
            comments: spoken(at).count(),
            both: spoken(at)
                .filter(|(first, second)| *first && *second)
                .count(),
            one: spoken(at).filter(|(first, second)| first != second).count(),
            alpha: None,
        })
        .collect();
    let whole = Agreement {
        comments: comments
            .iter()
            .filter(|pairs| pairs.iter().any(|(a, b)| a.is_some() && b.is_some()))
            .count(),
        both: counted.iter().map(|one| one.both).sum(),
        one: counted.iter().map(|one| one.one).sum(),
        alpha: None,
    };
    let mut measured = measured(comments.len(), seed, figures).into_iter();
    let mut with = |agreement: Agreement| Agreement {
        alpha: measured
            .next()
            .flatten()
            .map(|it| told(it, agreement.comments)),
        ..agreement
    };
    let whole = with(whole);
    let each: Vec<Agreement> = counted.into_iter().map(with).collect();
    (whole, each)
}

/// How far the program's word agrees with a person's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accuracy {
    /// Comments a person spoke of.
    pub comments: usize,
    /// What both put there.
    pub hits: usize,
    /// What only the person put there.
    pub missed: usize,
    /// What only the program put there.
    pub wrong: usize,
    /// What share of what the program put there belongs there; over all themes, the mean of theirs.
    pub precision: Option<f64>,
    /// What share of what belongs there the program put there; over all themes, the mean of theirs.
    pub recall: Option<f64>,
    /// The harmonic mean of the two; over all themes, the mean of theirs.
    pub f1: Option<Measured>,
}

/// Hits, what was missed, and what was wrong.
type Counts = [f64; 3];

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

fn f1([hits, missed, wrong]: Counts) -> Option<f64> {
    share(2.0 * hits, 2.0 * hits + missed + wrong)
}

fn mean(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let (sum, count) = values
        .flatten()
        .fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    share(sum, count)
}

/// How far the program agrees with a person over all themes, and about each. In every pair the
/// person's word comes first. A theme neither ever named is left out of the mean.
#[must_use]
pub fn of_the_program(
    comments: &[Vec<Pair>],
    themes: usize,
    seed: u64,
) -> (Accuracy, Vec<Accuracy>) {
    let count = |times: &[u32]| {
        let mut each = vec![[0.0; 3]; themes];
        for (pairs, times) in comments.iter().zip(times).filter(|(_, times)| **times > 0) {
            for ([hits, missed, wrong], pair) in each.iter_mut().zip(pairs) {
                match *pair {
                    (Some(true), Some(true)) => *hits += f64::from(*times),
                    (Some(true), Some(false)) => *missed += f64::from(*times),
                    (Some(false), Some(true)) => *wrong += f64::from(*times),
                    _ => {}
                }
            }
        }
        each
    };
    let figures = |times: &[u32]| {
        let each: Vec<Option<f64>> = count(times).into_iter().map(f1).collect();
        let whole = mean(each.iter().copied());
        std::iter::once(whole).chain(each).collect()
    };
    let mut measured = measured(comments.len(), seed, figures).into_iter();
    let judged = |at: usize| {
        let of = comments.iter().filter_map(move |pairs| pairs.get(at));
        of.filter(|(person, program)| person.is_some() && program.is_some())
            .count()
    };
    let any = |pairs: &&Vec<Pair>| pairs.iter().any(|(a, b)| a.is_some() && b.is_some());
    let all = comments.iter().filter(any).count();
    let macro_f1 = measured.next().flatten().map(|it| told(it, all));
    let once = vec![1; comments.len()];
    let counts = count(&once);
    let each: Vec<Accuracy> = counts
        .iter()
        .enumerate()
        .map(|(at, &[hits, missed, wrong])| {
            let comments = judged(at);
            Accuracy {
                comments,
                hits: whole_number(hits),
                missed: whole_number(missed),
                wrong: whole_number(wrong),
                precision: share(hits, hits + wrong),
                recall: share(hits, hits + missed),
                f1: measured.next().flatten().map(|it| told(it, comments)),
            }
        })
        .collect();
    let named = || each.iter().filter(|one| one.f1.is_some());
    let whole = Accuracy {
        comments: all,
        hits: each.iter().map(|one| one.hits).sum(),
        missed: each.iter().map(|one| one.missed).sum(),
        wrong: each.iter().map(|one| one.wrong).sum(),
        precision: mean(named().map(|one| one.precision.or(Some(0.0)))),
        recall: mean(named().map(|one| one.recall.or(Some(0.0)))),
        f1: macro_f1,
    };
    (whole, each)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of comments"
)]
fn whole_number(count: f64) -> usize {
    count as usize
}

/// A figure without its interval where there are too few comments for one.
fn told(measured: Measured, comments: usize) -> Measured {
    Measured {
        interval: measured.interval.filter(|_| comments >= FEWEST),
        ..measured
    }
}

/// Figures of all comments, each with the interval that samples of the comments give it. `figures`
/// gets how often each comment is drawn.
fn measured(
    comments: usize,
    seed: u64,
    figures: impl Fn(&[u32]) -> Vec<Option<f64>>,
) -> Vec<Option<Measured>> {
    let values = figures(&vec![1; comments]);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(SAMPLES); values.len()];
    let mut random = Random::new(seed, AGREEMENT);
    let mut times = vec![0_u32; comments];
    for _ in 0..SAMPLES {
        times.fill(0);
        for _ in 0..comments {
            if let Some(times) = times.get_mut(random.below(comments)) {
                *times += 1;
            }
        }
        for (drawn, figure) in drawn.iter_mut().zip(figures(&times)) {
            drawn.extend(figure);
        }
    }
    let measure = |(value, drawn): (Option<f64>, Vec<f64>)| {
        Some(Measured {
            value: value?,
            interval: interval(drawn),
        })
    };
    values.into_iter().zip(drawn).map(measure).collect()
}

/// Between which 95 of 100 lie. Where half of the samples say nothing there is none: it would be
/// that of the others.
fn interval(mut drawn: Vec<f64>) -> Option<(f64, f64)> {
    if drawn.len() * 2 <= SAMPLES {
        return None;
    }
    drawn.sort_by(f64::total_cmp);
    let tail = drawn.len() * 25 / 1_000;
    Some((*drawn.get(tail)?, *drawn.get(drawn.len() - 1 - tail)?))
}

/// So many of these keys, drawn by chance and in the order of drawing: the first of them are a
/// sample as well.
#[must_use]
pub fn draw(keys: &[i64], most: usize, seed: u64) -> Vec<i64> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    let mut random = Random::new(seed, SECOND);
    let take = most.min(keys.len());
    for at in 0..take {
        let other = at + random.below(keys.len() - at);
        keys.swap(at, other);
    }
    keys.truncate(take);
    keys
}

#[cfg(test)]
mod tests;
