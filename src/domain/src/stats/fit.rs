//! Who answered against those who could have: shares against the shares of a baseline.

use super::distribution::{binomial, chi_square_above};
use super::{Confidence, wilson};

/// How a group's share of a sample stands to its share of a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Below: the baseline lies above the interval.
    Under,
    /// In line: the interval holds the baseline.
    InLine,
    /// Above: the baseline lies below the interval.
    Over,
}

impl Flag {
    /// Where an interval stands to a baseline.
    #[must_use]
    pub fn of(interval: (f64, f64), baseline: f64) -> Self {
        if baseline > interval.1 {
            Self::Under
        } else if baseline < interval.0 {
            Self::Over
        } else {
            Self::InLine
        }
    }
}

/// One group of a sample against a baseline. Shares are from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Against {
    /// Its share of the sample.
    pub share: f64,
    /// Its share of the baseline.
    pub baseline: f64,
    /// The first less the second.
    pub difference: f64,
    /// The first as a multiple of the second; none where the second is nothing.
    pub ratio: Option<f64>,
    /// The Wilson 95 % interval of the share.
    pub interval: (f64, f64),
    /// How it stands.
    pub flag: Flag,
    /// The exact binomial test, two-sided.
    pub p: f64,
}

/// One group of a sample against its share of a baseline; nothing when the sample is empty.
#[must_use]
pub fn against(count: u32, of: u32, baseline: f64) -> Option<Against> {
    let interval = wilson(count, of, Confidence::NinetyFive)?;
    let share = f64::from(count) / f64::from(of);
    Some(Against {
        share,
        baseline,
        difference: share - baseline,
        ratio: (baseline > 0.0).then(|| share / baseline),
        interval,
        flag: Flag::of(interval, baseline),
        p: binomial(count, of, baseline),
    })
}

/// How well a whole sample fits a baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Pearson's statistic.
    pub chi_square: f64,
    /// Its degrees of freedom.
    pub degrees: usize,
    /// How often chance alone would show as much.
    pub p: f64,
    /// Cohen's w, the size of the misfit whatever the size of the sample.
    pub w: f64,
    /// Counts expected of each group.
    pub expected: Vec<f64>,
    /// Pearson residuals of each group.
    pub residuals: Vec<f64>,
    /// Residuals in standard deviations of each group.
    pub adjusted: Vec<f64>,
}

impl Fit {
    /// Whether enough is expected everywhere for the test to hold: nowhere below one, and below
    /// five in no more than a fifth of the groups.
    #[must_use]
    pub fn is_reliable(&self) -> bool {
        let few = self.expected.iter().filter(|count| **count < 5.0).count();
        self.expected.iter().all(|count| *count >= 1.0) && few * 5 <= self.expected.len()
    }
}

/// How well counts fit the shares of a baseline, which are scaled to add up to one; nothing when
/// there are fewer than two groups, when the sample is empty, or when a share is nothing.
#[must_use]
pub fn goodness_of_fit(counts: &[u32], baseline: &[f64]) -> Option<Fit> {
    let n: f64 = counts.iter().copied().map(f64::from).sum();
    let whole: f64 = baseline.iter().sum();
    let fits = counts.len() == baseline.len() && counts.len() >= 2;
    if !fits || n <= 0.0 || baseline.iter().any(|share| *share <= 0.0) {
        return None;
    }
    let expected: Vec<f64> = baseline.iter().map(|share| share / whole * n).collect();
    let residuals: Vec<f64> = counts
        .iter()
        .zip(&expected)
        .map(|(count, expected)| (f64::from(*count) - expected) / expected.sqrt())
        .collect();
    let adjusted = residuals
        .iter()
        .zip(&expected)
        .map(|(residual, expected)| residual / (1.0 - expected / n).sqrt())
        .collect();
    let chi_square: f64 = residuals.iter().map(|residual| residual * residual).sum();
    let degrees = counts.len() - 1;
    Some(Fit {
        chi_square,
        degrees,
        p: chi_square_above(chi_square, degrees),
        w: (chi_square / n).sqrt(),
        expected,
        residuals,
        adjusted,
    })
}

/// The finest of several groupings, each coarser than the one before, in which enough is expected
/// everywhere, and how well it fits; a grouping names for every group the wider one it goes into.
#[must_use]
pub fn collapsed(
    counts: &[u32],
    baseline: &[f64],
    groupings: &[Vec<usize>],
) -> Option<(usize, Fit)> {
    groupings.iter().enumerate().find_map(|(at, into)| {
        let wide = into.iter().max()? + 1;
        let mut wider = (vec![0_u32; wide], vec![0.0; wide]);
        for ((count, share), into) in counts.iter().zip(baseline).zip(into) {
            *wider.0.get_mut(*into)? += count;
            *wider.1.get_mut(*into)? += share;
        }
        let fit = goodness_of_fit(&wider.0, &wider.1)?;
        fit.is_reliable().then_some((at, fit))
    })
}
