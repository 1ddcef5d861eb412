//! R2: round, then audit what the rounding tells, then hide more until it tells too little.
//!
//! Plain "hide 1 to 7, round the rest to 5" is not enough beside a total: the counts
//! 22, 7, 22, 7, 0 with the total 58 are recovered exactly. So the public ranges of all other
//! figures are subtracted from that of the total, and when a hidden small number keeps fewer than
//! five possible values, one more figure is hidden.

use super::policy::{Figure, Interval, Policy};

/// What the reader knows of the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalMode {
    /// The sum is published, rounded like any count.
    Rounded,
    /// The sum is known exactly, here or from elsewhere: the weaker option.
    Exact,
}

/// A row of figures that tells no small count, or nothing at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// May be printed.
    Shown(ShownLine),
    /// Not even the sum may be printed.
    Withheld,
}

/// Figures in the order of the counts, and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLine {
    /// One figure for each count.
    pub figures: Vec<Figure>,
    /// Rounded, or exact in [`TotalMode::Exact`].
    pub total: Figure,
    // For the tests only: a page must not tell these two apart from the small ones.
    pub(super) secondary: Vec<usize>,
    pub(super) feasible: Vec<(usize, Interval)>,
}

/// Rounds and audits the counts of categories that exclude each other.
///
/// `rank` gives the order in which further figures are hidden, lowest first; it must be secret
/// and stable, because a reader who knows a rule such as "smallest first" undoes it.
pub fn r2(policy: &Policy, counts: &[u32], mode: TotalMode, rank: impl Fn(usize) -> u64) -> Line {
    let sum: u32 = counts.iter().sum();
    let (total, total_range) = match mode {
        TotalMode::Exact => (
            Figure::Shown(sum),
            Interval {
                low: sum,
                high: sum,
            },
        ),
        TotalMode::Rounded => match policy.round(sum) {
            Figure::Hidden => (
                Figure::Hidden,
                Interval {
                    low: 1,
                    high: policy.low(),
                },
            ),
            Figure::Shown(shown) => (Figure::Shown(shown), policy.behind(shown)),
        },
    };
    let mut parts: Vec<Part> = counts
        .iter()
        .map(|&count| {
            Part::of(
                policy,
                count,
                Interval {
                    low: 1,
                    high: total_range.high,
                },
            )
        })
        .collect();
    let enough = |range: Interval| range.values() >= policy.min_feasible();
    let Some(secondary) = suppress(&mut parts, total_range, enough, rank) else {
        return Line::Withheld;
    };
    let figures = counts
        .iter()
        .zip(&parts)
        .map(|(&count, part)| {
            if part.hidden {
                Figure::Hidden
            } else {
                policy.round(count)
            }
        })
        .collect();
    let small = parts.iter().enumerate().filter(|(_, part)| part.small);
    let feasible = small
        .map(|(at, _)| (at, range_of(&parts, total_range, at)))
        .collect();
    Line::Shown(ShownLine {
        figures,
        total,
        secondary,
        feasible,
    })
}

/// One count of a line, as far as the reader knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) small: bool,
    pub(super) hidden: bool,
    pub(super) public: Interval,
    /// What the reader knows of it once anything was hidden to protect something else.
    pub(super) when_hidden: Interval,
}

impl Part {
    pub(super) fn of(policy: &Policy, count: u32, when_hidden: Interval) -> Self {
        match policy.round(count) {
            Figure::Hidden => Self {
                small: true,
                hidden: true,
                public: Interval {
                    low: 1,
                    high: policy.low(),
                },
                when_hidden,
            },
            Figure::Shown(shown) => Self {
                small: false,
                hidden: false,
                public: policy.behind(shown),
                when_hidden,
            },
        }
    }

    fn may_be_hidden(&self) -> bool {
        !self.hidden && self.public.high > 0
    }
}

/// Hides parts, lowest rank first, until each small one keeps a range that is `enough`.
///
/// Returns what was hidden in addition, or nothing when hiding everything is not enough.
pub(super) fn suppress(
    parts: &mut [Part],
    total: Interval,
    enough: impl Fn(Interval) -> bool,
    rank: impl Fn(usize) -> u64,
) -> Option<Vec<usize>> {
    let mut secondary = Vec::new();
    loop {
        let told =
            (0..parts.len()).any(|at| parts[at].small && !enough(range_of(parts, total, at)));
        if !told {
            return Some(secondary);
        }
        let next = (0..parts.len())
            .filter(|&at| parts[at].may_be_hidden())
            .min_by_key(|&at| (rank(at), at))?;
        parts[next].hidden = true;
        secondary.push(next);
        for part in parts.iter_mut().filter(|part| part.hidden) {
            part.public = part.when_hidden;
        }
    }
}

/// What the reader can say of one part from all the others and the sum.
pub(super) fn range_of(parts: &[Part], total: Interval, at: usize) -> Interval {
    let others = || {
        parts
            .iter()
            .enumerate()
            .filter(|&(other, _)| other != at)
            .map(|(_, p)| p)
    };
    let least: u64 = others().map(|part| u64::from(part.public.low)).sum();
    let most: u64 = others().map(|part| u64::from(part.public.high)).sum();
    let clip = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    Interval {
        low: parts[at]
            .public
            .low
            .max(clip(u64::from(total.low).saturating_sub(most))),
        high: parts[at]
            .public
            .high
            .min(clip(u64::from(total.high).saturating_sub(least))),
    }
}
