//! The tails of the distributions tests need, from closed forms.

use std::f64::consts::{PI, SQRT_2};

/// How often a standard normal variable lies at least as far from 0 as `z`, on either side.
pub(super) fn normal_beyond(z: f64) -> f64 {
    erfc(z.abs() / SQRT_2)
}

/// The complement of the error function, for `x` of 0 and above.
fn erfc(x: f64) -> f64 {
    let square = x * x;
    if x < 2.5 {
        // 1 - 2x e^(-x²)/√π · (1 + 2x²/3 + (2x²)²/(3·5) + …)
        let (mut term, mut sum, mut odd) = (1.0, 1.0, 1.0);
        while term > sum * 1e-17 {
            odd += 2.0;
            term *= 2.0 * square / odd;
            sum += term;
        }
        return 1.0 - 2.0 * x * (-square).exp() / PI.sqrt() * sum;
    }
    // The continued fraction of Laplace, from its far end.
    let fraction = (1..=120)
        .rev()
        .fold(x, |below, k| x + f64::from(k) / 2.0 / below);
    (-square).exp() / PI.sqrt() / fraction
}

/// How often a chi-square variable of so many degrees of freedom lies at or above a value.
pub(super) fn chi_square_above(value: f64, degrees: usize) -> f64 {
    if degrees == 0 || value <= 0.0 {
        return 1.0;
    }
    // Q(a + 1, y) = Q(a, y) + y^a e^(-y) / Γ(a + 1), begun at 1/2 or at 1.
    let y = value / 2.0;
    let is_odd = degrees % 2 == 1;
    let (mut a, mut above, mut term) = if is_odd {
        (0.5, erfc(y.sqrt()), 2.0 * (y / PI).sqrt() * (-y).exp())
    } else {
        (1.0, (-y).exp(), y * (-y).exp())
    };
    for _ in 1..degrees.div_ceil(2) {
        above += term;
        a += 1.0;
        term *= y / a;
    }
    above.min(1.0)
}

/// The logarithm of `n!`.
pub(super) fn ln_factorial(n: u32) -> f64 {
    if n < 32 {
        return (2..=n).map(|k| f64::from(k).ln()).sum();
    }
    // Stirling's series; what is left out is below 1e-15 from here on.
    let n = f64::from(n);
    let inverse = 1.0 / n;
    let square = inverse * inverse;
    let series =
        inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square / 1680.0)));
    (n + 0.5) * n.ln() - n + 0.5 * (2.0 * PI).ln() + series
}

fn ln_choose(n: u32, k: u32) -> f64 {
    ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k)
}

/// How much of a distribution is no likelier than what was seen. Like SciPy it lets through what is
/// likelier by no more than arithmetic may be wrong.
fn no_likelier(logs: impl Iterator<Item = f64> + Clone, seen: f64) -> f64 {
    let limit = seen + 1e-7_f64.ln_1p();
    let all: f64 = logs.filter(|log| *log <= limit).map(f64::exp).sum();
    all.min(1.0)
}

/// The exact two-sided test of a count against a share that is expected.
pub(super) fn binomial(count: u32, of: u32, share: f64) -> f64 {
    if share <= 0.0 || share >= 1.0 {
        let certain = if share <= 0.0 { 0 } else { of };
        return if count == certain { 1.0 } else { 0.0 };
    }
    let log = |k: u32| {
        ln_choose(of, k) + f64::from(k) * share.ln() + f64::from(of - k) * (-share).ln_1p()
    };
    no_likelier((0..=of).map(log), log(count))
}

/// Fisher's exact two-sided test: `a` of `n` in one group, where `all` of `people` did in both.
pub(super) fn fisher(a: u32, n: u32, all: u32, people: u32) -> f64 {
    let others = people - n;
    let log = |k: u32| ln_choose(n, k) + ln_choose(others, all - k) - ln_choose(people, all);
    let range = all.saturating_sub(others)..=all.min(n);
    no_likelier(range.map(log), log(a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_agree_with_printed_tables() {
        // Abramowitz and Stegun, tables 7.1 and 26.8.
        for (x, value) in [
            (0.0, 1.0),
            (0.5, 0.479_500_122_186_953_5),
            (1.0, 0.157_299_207_050_285_1),
            (2.0, 0.004_677_734_981_047_266),
            (2.5, 0.000_406_952_017_444_959),
            (3.0, 2.209_049_699_858_544e-5),
        ] {
            assert!((erfc(x) - value).abs() < 1e-14, "{x}: {}", erfc(x));
        }
        for (value, degrees) in [
            (3.841_458_820_694_124, 1),
            (5.991_464_547_107_979, 2),
            (7.814_727_903_251_179, 3),
            (16.918_977_604_620_448, 9),
        ] {
            assert!((chi_square_above(value, degrees) - 0.05).abs() < 1e-12);
        }
    }

    #[test]
    fn logarithms_of_factorials_meet_where_the_series_begins() {
        let sum = |n: u32| (2..=n).map(|k| f64::from(k).ln()).sum::<f64>();
        for n in [0, 1, 2, 31, 32, 33, 170, 1_000] {
            assert!(
                (ln_factorial(n) - sum(n)).abs() < 1e-9 * sum(n).max(1e-3),
                "{n}"
            );
        }
    }
}
