//! Statistics of samples: the interval of a share, differences between groups, a sample against
//! those it should speak for, weighting, and how far two coders agree.
//!
//! Closed forms; every one gives the numbers of `testdata/statistics.json` (SciPy, statsmodels and
//! ipfn, named there) to nine decimals.
//!
//! Shares of shown numbers are printed by [`Policy::percent`](crate::disclosure::Policy::percent),
//! so that there is one way of rounding a percentage.

pub mod agreement;
mod contingency;
mod distribution;
mod fit;
mod proportions;
mod raking;
mod ranks;
#[cfg(test)]
mod vectors;

pub use contingency::{Contingency, contingency};
pub use fit::{Against, Fit, Flag, against, collapsed, goodness_of_fit};
pub use proportions::{Compared, Method, adjusted, compared};
pub use raking::{Raked, RakingCell, RakingError, raked, trimmed};
pub use ranks::{KruskalWallis, MannWhitney, Quartiles, kruskal_wallis, mann_whitney, quartiles};

/// How sure an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Confidence {
    /// 90 %
    Ninety,
    /// 95 %, the usual one.
    #[default]
    NinetyFive,
    /// 99 %
    NinetyNine,
}

impl Confidence {
    /// The two-sided quantile of the normal distribution.
    fn z(self) -> f64 {
        match self {
            Self::Ninety => 1.644_853_626_951_472_2,
            Self::NinetyFive => 1.959_963_984_540_054,
            Self::NinetyNine => 2.575_829_303_548_900_4,
        }
    }
}

/// The Wilson score interval of a proportion, without continuity correction.
///
/// Nothing when nobody was asked. Both ends lie within 0 and 1 also for none and for all, where
/// the textbook interval collapses to a point. For print, give it shown numbers only.
pub fn wilson(successes: u32, of: u32, confidence: Confidence) -> Option<(f64, f64)> {
    if of == 0 || successes > of {
        return None;
    }
    let n = f64::from(of);
    Some(wilson_of_share(f64::from(successes) / n, n, confidence))
}

/// The same of a share that is weighted, and the effective size of its sample, which is above 0.
#[must_use]
pub fn wilson_of_share(share: f64, n: f64, confidence: Confidence) -> (f64, f64) {
    let z = confidence.z();
    let z2n = z * z / n;
    let centre = (share + z2n / 2.0) / (1.0 + z2n);
    let half = z / (1.0 + z2n) * (share * (1.0 - share) / n + z2n / (4.0 * n)).sqrt();
    (
        (centre - half).clamp(0.0, 1.0),
        (centre + half).clamp(0.0, 1.0),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn wilson_agrees_with_the_reference() {
        let vectors: Value =
            serde_json::from_str(include_str!("../../testdata/disclosure.json")).unwrap();
        let cases = vectors["wilson"]["cases"].as_array().unwrap();

        for case in cases {
            let confidence = match case["conf"].as_f64().unwrap() {
                0.9 => Confidence::Ninety,
                0.95 => Confidence::NinetyFive,
                _ => Confidence::NinetyNine,
            };
            let count = |key: &str| u32::try_from(case[key].as_u64().unwrap()).unwrap();
            let (low, high) = wilson(count("x"), count("n"), confidence).unwrap();
            assert!((low - case["lo"].as_f64().unwrap()).abs() < 1e-9, "{case}");
            assert!((high - case["hi"].as_f64().unwrap()).abs() < 1e-9, "{case}");
        }
        assert_eq!(cases.len(), 36);
    }

    #[test]
    fn nobody_asked_has_no_interval() {
        assert_eq!(wilson(0, 0, Confidence::NinetyFive), None);
    }
}
