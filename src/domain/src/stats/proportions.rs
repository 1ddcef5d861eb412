//! Two shares beside one another, and many tests at once.

use super::distribution::{fisher, normal_beyond};
use super::{Confidence, wilson};

/// Which test a strength of evidence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The normal test with pooled variance.
    Normal,
    /// Fisher's exact test, where fewer than five would be expected somewhere.
    Fisher,
}

/// How the shares of two groups differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// The first share less the second, from -1 to 1.
    pub difference: f64,
    /// Newcombe's 95 % interval of the difference, from the Wilson intervals of both.
    pub interval: (f64, f64),
    /// How many times the second share the first is; none where the second is nothing.
    pub ratio: Option<f64>,
    /// The odds of the first as a multiple of the odds of the second; none where infinite or
    /// undefined.
    pub odds_ratio: Option<f64>,
    /// The statistic of the normal test.
    pub z: f64,
    /// How often chance alone would show as much, by the normal test.
    pub p_normal: f64,
    /// The least count expected if both groups were alike.
    pub least_expected: f64,
    /// The test to go by.
    pub method: Method,
    /// How often chance alone would show as much, by that test.
    pub p: f64,
    first: (u32, u32),
    second: (u32, u32),
}

impl Compared {
    /// How often chance alone would show as much, by Fisher's exact test.
    #[must_use]
    pub fn p_fisher(&self) -> f64 {
        let ((a, n), (b, m)) = (self.first, self.second);
        fisher(a, n, a + b, n + m)
    }
}

/// Compares two shares, each a count of so many; nothing when a group is empty.
#[must_use]
pub fn compared(first: (u32, u32), second: (u32, u32)) -> Option<Compared> {
    let ((a, n), (b, m)) = (first, second);
    let one = wilson(a, n, Confidence::NinetyFive)?;
    let other = wilson(b, m, Confidence::NinetyFive)?;
    let (share, of) = (f64::from(a) / f64::from(n), f64::from(b) / f64::from(m));
    let difference = share - of;
    let below = (share - one.0).hypot(other.1 - of);
    let above = (one.1 - share).hypot(of - other.0);
    let people = f64::from(n) + f64::from(m);
    let pooled = (f64::from(a) + f64::from(b)) / people;
    let variance = pooled * (1.0 - pooled) * (1.0 / f64::from(n) + 1.0 / f64::from(m));
    let z = if variance > 0.0 {
        difference / variance.sqrt()
    } else {
        0.0
    };
    let p_normal = normal_beyond(z);
    let least_expected = f64::from(n.min(m)) * pooled.min(1.0 - pooled);
    let method = if least_expected < 5.0 {
        Method::Fisher
    } else {
        Method::Normal
    };
    let cross = f64::from(n - a) * f64::from(b);
    Some(Compared {
        difference,
        interval: (difference - below, difference + above),
        ratio: (b > 0).then(|| share / of),
        odds_ratio: (cross > 0.0).then(|| f64::from(a) * f64::from(m - b) / cross),
        z,
        p_normal,
        least_expected,
        method,
        p: match method {
            Method::Normal => p_normal,
            Method::Fisher => fisher(a, n, a + b, n + m),
        },
        first,
        second,
    })
}

/// The rule of Benjamini and Hochberg (1995): each test's p, adjusted for having asked them all. To
/// go by those below 5 % is to be wrong about one in twenty of them.
#[must_use]
pub fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let tests = p.len();
    let mut adjusted = vec![1.0; tests];
    let mut least = 1.0_f64;
    for (down, (at, p)) in order.into_iter().enumerate() {
        least = least.min(p * number(tests) / number(tests - down));
        if let Some(place) = adjusted.get_mut(at) {
            *place = least;
        }
    }
    adjusted
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
