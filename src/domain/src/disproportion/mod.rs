//! Where groups answered differently, found in released figures and nothing else.
//!
//! Every answer and every theme is compared between each group and the other groups of the same
//! characteristic. What goes in is what anybody may see already: rounded, with small numbers hidden.
//! A hidden figure gives no comparison, and no comparison tells what hides behind a figure.
//!
//! Rounding blurs, and the blur is counted in: an interval holds Newcombe's 95 % interval of every
//! pair of counts that could stand behind the two shown ones, and the strength of the evidence is
//! that of the pair which differs least. So nothing stands out because of rounding, and a difference
//! has to be somewhat larger here than it would in exact numbers.
//!
//! Nothing is compared in a group of fewer than thirty. Those groups are named all the same
//! ([`Found::small`]), and the differences of every group of a fifth of the people or fewer are
//! marked, so that they are read before those of large groups, which are more.

mod channel;
#[cfg(test)]
mod tests;

use crate::disclosure::{ColumnHead, Figure, Interval, Policy, TwoWay};
use crate::named::named;
use crate::stats;

pub use channel::{Channels, channels};

named! {
    /// What a reviewer decided about a difference.
    pub enum Verdict {
        /// It is looked into, or goes into the assessment.
        TakenUp = "taken_up",
        /// It is not followed further.
        SetAside = "set_aside",
    }
}

impl Verdict {
    /// Whether a difference of so many points is another one than that decided on: it points the
    /// other way, or is ten points larger or smaller. Then the decision is shown and asked again.
    #[must_use]
    pub fn is_outdated(then: f64, now: f64) -> bool {
        then * now < 0.0 || (now - then).abs() >= 10.0
    }
}

/// A released table, and which of its answers are compared.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The table: answers down, groups across.
    pub table: &'a TwoWay,
    /// Codes of the answers.
    pub answers: Vec<&'a str>,
}

/// How many of how many, as released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
}

/// How strong the evidence for a difference is, all comparisons together considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Chance alone may show as much.
    Weak,
    /// Below 5 % by the rule of Benjamini and Hochberg.
    Some,
    /// Below 1 %.
    Strong,
}

/// One answer by one group against the other groups. Points are percent points.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Released dimension of the question or theme.
    pub what: String,
    /// The answer.
    pub answer: String,
    /// The characteristic.
    pub who: String,
    /// The group.
    pub group: String,
    /// How many of the group gave the answer.
    pub mine: Part,
    /// How many of the other groups did.
    pub others: Part,
    /// How many groups the others are.
    pub groups: usize,
    /// Groups whose figure is hidden and which are therefore not among the others.
    pub without: Vec<String>,
    /// The share of the group less the share of the others.
    pub points: f64,
    /// Between which points the difference lies, whatever was rounded.
    pub interval: (f64, f64),
    /// How often chance alone would show as much, whatever was rounded.
    pub p: f64,
    /// What that is worth among all comparisons made.
    pub evidence: Evidence,
    /// Whether the group is a fifth of the people or fewer.
    pub is_of_few: bool,
}

/// A group too small for comparisons in at least one table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SmallGroup {
    /// The characteristic.
    pub who: String,
    /// The group.
    pub group: String,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Every comparison that could be made: the strongest evidence first, and among equals the
    /// largest difference.
    pub differences: Vec<Difference>,
    /// How many could not be made, because a figure is hidden or a group is smaller than thirty.
    pub not_compared: usize,
    /// Groups of which nothing could be compared, in order.
    pub small: Vec<SmallGroup>,
}

impl Found {
    /// Those that stand out: with some evidence or more.
    pub fn standing_out(&self) -> impl Iterator<Item = &Difference> {
        let told = |one: &&Difference| one.evidence > Evidence::Weak;
        self.differences.iter().filter(told)
    }
}

/// Compares every answer asked for between every group and the others.
#[must_use]
pub fn find(asked: &[Asked<'_>], policy: &Policy) -> Found {
    let mut found = Found::default();
    let mut seen = std::collections::BTreeMap::new();
    for Asked { table, answers } in asked {
        for head in compared_groups(table) {
            let of_group = seen.entry((&table.columns_of, &head.code)).or_insert(0);
            for answer in answers {
                match difference(table, answer, &head.code, policy) {
                    Some(one) => {
                        *of_group += 1;
                        found.differences.push(one);
                    }
                    None => found.not_compared += 1,
                }
            }
        }
        for left in &table.columns_left_out {
            if left.reason == crate::disclosure::Reason::SmallGroup {
                seen.entry((&table.columns_of, &left.code)).or_insert(0);
            }
        }
    }
    let nothing = seen.into_iter().filter(|(_, compared)| *compared == 0);
    found.small = nothing
        .map(|((who, group), _)| SmallGroup {
            who: who.clone(),
            group: group.clone(),
        })
        .collect();
    let p: Vec<f64> = found.differences.iter().map(|one| one.p).collect();
    for (one, p) in found.differences.iter_mut().zip(stats::adjusted(&p)) {
        one.evidence = match p {
            p if p < 0.01 => Evidence::Strong,
            p if p < 0.05 => Evidence::Some,
            _ => Evidence::Weak,
        };
    }
    // Equal ones stay in the order of the questionnaire.
    found.differences.sort_by(|a, b| {
        let larger = b.points.abs().total_cmp(&a.points.abs());
        b.evidence.cmp(&a.evidence).then(larger)
    });
    found
}

/// The groups a table compares. Of two groups one comparison says everything: that of the smaller.
pub fn compared_groups(table: &TwoWay) -> Vec<&ColumnHead> {
    let heads: Vec<&ColumnHead> = table.columns.iter().filter(|head| !head.is_group).collect();
    let size = |head: &ColumnHead| match head.count.figure() {
        Figure::Shown(count) => count,
        Figure::Hidden => 0,
    };
    match heads.as_slice() {
        [first, second] if size(second) < size(first) => vec![*second],
        [first, _] => vec![*first],
        _ => heads,
    }
}

/// One answer by one group against the others; nothing where a figure of it is hidden, or either
/// side is fewer than thirty. Evidence is judged as if nothing else were compared.
#[must_use]
pub fn difference(
    table: &TwoWay,
    answer: &str,
    group: &str,
    policy: &Policy,
) -> Option<Difference> {
    let side = |head: &ColumnHead| {
        let count = shown(table.count(answer, &head.code)?.figure())?;
        let of = shown(head.base.figure())?;
        Some((count.min(of), of))
    };
    let mine = Sum::of(
        policy,
        [side(table.columns.iter().find(|head| head.code == group)?)?],
    );
    let others = || {
        let others = table.columns.iter();
        others.filter(|head| head.code != group && !head.is_group)
    };
    let without = others().filter(|head| side(head).is_none());
    let without: Vec<String> = without.map(|head| head.code.clone()).collect();
    let groups = others().filter_map(side).count();
    let others = Sum::of(policy, others().filter_map(side));
    let least = policy.percent_base();
    if mine.shown.of < least || others.shown.of < least {
        return None;
    }
    let share = |part: Part| f64::from(part.count) / f64::from(part.of);
    let compare =
        |(a, n): (u32, u32), (b, m): (u32, u32)| stats::compared((a.min(n), n), (b.min(m), m));
    // The counts behind the figures that lie furthest apart one way, and the other way.
    let lowest = compare(mine.lowest(), others.highest())?;
    let highest = compare(mine.highest(), others.lowest())?;
    let difference = share(mine.shown) - share(others.shown);
    let nearest = if difference > 0.0 { &lowest } else { &highest };
    let p = if nearest.difference * difference > 0.0 {
        nearest.p
    } else {
        1.0
    };
    Some(Difference {
        what: table.rows_of.clone(),
        answer: answer.to_owned(),
        who: table.columns_of.clone(),
        group: group.to_owned(),
        mine: mine.shown,
        others: others.shown,
        groups,
        without,
        points: difference * 100.0,
        interval: (lowest.interval.0 * 100.0, highest.interval.1 * 100.0),
        p,
        evidence: match p {
            p if p < 0.01 => Evidence::Strong,
            p if p < 0.05 => Evidence::Some,
            _ => Evidence::Weak,
        },
        is_of_few: is_of_few(table, group),
    })
}

/// A group's share of everybody against its share of a baseline, whatever was rounded; nothing where
/// fewer than thirty said what group they are in.
#[must_use]
pub fn against(count: u32, of: u32, baseline: f64, policy: &Policy) -> Option<stats::Against> {
    if of < policy.percent_base() {
        return None;
    }
    let confidence = stats::Confidence::NinetyFive;
    let sum = Sum::of(policy, [(count, of)]);
    let wilson = |(count, of): (u32, u32)| stats::wilson(count.min(of), of, confidence);
    let interval = (wilson(sum.lowest())?.0, wilson(sum.highest())?.1);
    Some(stats::Against {
        interval,
        flag: stats::Flag::of(interval, baseline),
        ..stats::against(count.min(of), of, baseline)?
    })
}

/// Whether a group is a fifth of those in the groups of a table, or fewer.
fn is_of_few(table: &TwoWay, group: &str) -> bool {
    let people = |head: &ColumnHead| u64::from(shown(head.count.figure()).unwrap_or(0));
    let heads = || table.columns.iter().filter(|head| !head.is_group);
    let all: u64 = heads().map(people).sum();
    let mine: u64 = heads().filter(|head| head.code == group).map(people).sum();
    mine * 5 <= all
}

const fn shown(figure: Figure) -> Option<u32> {
    match figure {
        Figure::Shown(count) => Some(count),
        Figure::Hidden => None,
    }
}

/// Released figures added up, with what can stand behind them.
struct Sum {
    shown: Part,
    count: Interval,
    of: Interval,
}

impl Sum {
    fn of(policy: &Policy, parts: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let none = || Interval { low: 0, high: 0 };
        let mut sum = Self {
            shown: Part { count: 0, of: 0 },
            count: none(),
            of: none(),
        };
        let add = |sum: &mut Interval, figure: u32| {
            let behind = policy.behind(figure);
            sum.low += behind.low;
            sum.high += behind.high;
        };
        for (count, of) in parts {
            sum.shown.count += count;
            sum.shown.of += of;
            add(&mut sum.count, count);
            add(&mut sum.of, of);
        }
        sum
    }

    const fn lowest(&self) -> (u32, u32) {
        (self.count.low, self.of.high)
    }

    const fn highest(&self) -> (u32, u32) {
        (self.count.high, self.of.low)
    }
}
