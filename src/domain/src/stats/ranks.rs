//! Answers on a scale: which of several groups answered further up.
//!
//! A group is given as how many chose each step, from the lowest to the highest.

use super::distribution::{chi_square_above, normal_beyond};

/// The quarters of a group's answers, as numbers of steps from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    /// A quarter answered this or below.
    pub lower: f64,
    /// Half answered this or below.
    pub median: f64,
    /// Three quarters answered this or below.
    pub upper: f64,
}

/// The quarters of a group's answers, between two steps in proportion; nothing of nobody.
#[must_use]
pub fn quartiles(counts: &[u32]) -> Option<Quartiles> {
    let people: u32 = counts.iter().sum();
    let last = people.checked_sub(1)?;
    let at = |place: u32| {
        let mut before = 0;
        let step = counts.iter().position(|count| {
            before += count;
            before > place
        });
        number(step.unwrap_or(0) + 1)
    };
    let quarter = |quarters: u32| {
        let place = f64::from(last) * f64::from(quarters) / 4.0;
        let below = last * quarters / 4;
        let (low, high) = (at(below), at((below + 1).min(last)));
        low + (high - low) * (place - f64::from(below))
    };
    Some(Quartiles {
        lower: quarter(1),
        median: quarter(2),
        upper: quarter(3),
    })
}

/// Two groups on a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first group's answer is higher; those alike count half.
    pub u: (f64, f64),
    /// The variance of the first, for answers alike corrected.
    pub variance: f64,
    /// How often chance alone would show as much, with a correction for continuity.
    pub p: f64,
    /// The same without the correction; none where all answers are alike.
    pub p_plain: Option<f64>,
    /// The same counted exactly, for at most twenty people who all answered differently.
    pub p_exact: Option<f64>,
    /// Of all pairs of one person from each group, the share in which the first answered higher.
    pub higher: f64,
    /// The same from -1 (never) to 1 (always).
    pub rank_biserial: f64,
}

/// Compares two groups on a scale; nothing when a group is empty.
#[must_use]
pub fn mann_whitney(first: &[u32], second: &[u32]) -> Option<MannWhitney> {
    let steps = first.len().max(second.len());
    let of = |counts: &[u32], at: usize| f64::from(counts.get(at).copied().unwrap_or(0));
    let (mut n, mut m, mut u, mut tied) = (0.0, 0.0, 0.0, 0.0);
    for at in 0..steps {
        let (a, b) = (of(first, at), of(second, at));
        u += a * (m + b / 2.0);
        n += a;
        m += b;
        let alike = a + b;
        tied += alike * alike * alike - alike;
    }
    if n <= 0.0 || m <= 0.0 {
        return None;
    }
    let (pairs, people) = (n * m, n + m);
    let variance = pairs / 12.0 * (people + 1.0 - tied / (people * (people - 1.0)));
    let variance = variance.max(0.0);
    let apart = (u - pairs / 2.0).abs();
    let spread = variance.sqrt();
    let some = variance > 0.0;
    Some(MannWhitney {
        u: (u, pairs - u),
        variance,
        p: if some {
            normal_beyond((apart - 0.5).max(0.0) / spread)
        } else {
            1.0
        },
        p_plain: some.then(|| normal_beyond(apart / spread)),
        p_exact: (tied == 0.0).then(|| exact(first, second)).flatten(),
        higher: u / pairs,
        rank_biserial: 2.0 * u / pairs - 1.0,
    })
}

/// The exact test, from how many arrangements of the people give each number of pairs.
fn exact(first: &[u32], second: &[u32]) -> Option<f64> {
    let size = |counts: &[u32]| counts.iter().map(|count| *count as usize).sum::<usize>();
    let (n, m) = (size(first), size(second));
    if n + m > 20 {
        return None;
    }
    // ways[k][u]: orders of those looked at so far with k of the first group and u pairs.
    let mut ways = vec![vec![0.0; n * m + 1]; n + 1];
    *ways.first_mut()?.first_mut()? = 1.0;
    for person in 0..n + m {
        for k in (0..n.min(person + 1)).rev() {
            let below = person - k.min(person);
            if k > person || below > m {
                continue;
            }
            let from = ways.get(k)?.clone();
            let to = ways.get_mut(k + 1)?;
            for (u, count) in from.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                if let Some(place) = to.get_mut(u + below) {
                    *place += count;
                }
            }
        }
    }
    let counted = ways.get(n)?;
    let all: f64 = counted.iter().sum();
    let mut u = 0;
    let mut lower = 0;
    for (a, b) in first.iter().zip(second) {
        u += *a as usize * lower;
        lower += *b as usize;
    }
    let least = u.min(n * m - u);
    let tail: f64 = counted.iter().take(least + 1).sum();
    Some((2.0 * tail / all).min(1.0))
}

/// Several groups on a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KruskalWallis {
    /// The statistic, for answers alike corrected.
    pub h: f64,
    /// Its degrees of freedom.
    pub degrees: usize,
    /// How often chance alone would show as much.
    pub p: f64,
}

/// Compares several groups on a scale; nothing for fewer than two, or when one is empty. Where all
/// answered alike nothing differs, and p is 1.
#[must_use]
pub fn kruskal_wallis(groups: &[&[u32]]) -> Option<KruskalWallis> {
    let steps = groups.iter().map(|counts| counts.len()).max()?;
    let sizes: Vec<f64> = groups
        .iter()
        .map(|counts| counts.iter().copied().map(f64::from).sum())
        .collect();
    if groups.len() < 2 || sizes.iter().any(|size| *size <= 0.0) {
        return None;
    }
    let people: f64 = sizes.iter().sum();
    let mut sums = vec![0.0; groups.len()];
    let (mut before, mut tied) = (0.0, 0.0);
    for at in 0..steps {
        let here = |counts: &&[u32]| f64::from(counts.get(at).copied().unwrap_or(0));
        let alike: f64 = groups.iter().map(here).sum();
        let rank = before + alike.midpoint(1.0);
        for (sum, counts) in sums.iter_mut().zip(groups) {
            *sum += here(counts) * rank;
        }
        before += alike;
        tied += alike * alike * alike - alike;
    }
    let degrees = groups.len() - 1;
    let untied = 1.0 - tied / (people * people * people - people);
    if untied <= 0.0 {
        return Some(KruskalWallis {
            h: 0.0,
            degrees,
            p: 1.0,
        });
    }
    let of_groups: f64 = sums
        .iter()
        .zip(&sizes)
        .map(|(sum, size)| sum * sum / size)
        .sum();
    let h = (12.0 / (people * (people + 1.0)) * of_groups - 3.0 * (people + 1.0)) / untied;
    Some(KruskalWallis {
        h,
        degrees,
        p: chi_square_above(h, degrees),
    })
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
