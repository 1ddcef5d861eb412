//! What the figures of a question with a number are counted in.
//!
//! A number given by one person is not shown: figures say how many gave one within a *band*. Bands
//! follow from the question alone and never from the answers, so that nobody learns an answer from
//! where a band begins.

/// Up to so many whole numbers each are a band of their own.
const SINGLE: i64 = 11;
/// No more bands than this where the question says from where to where.
const MOST: i64 = 10;
/// Where bands begin when the question does not say how far numbers go.
const LADDER: [i64; 13] = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/// Whole numbers from one to another, both inclusive. An absent end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The smallest.
    pub from: Option<i64>,
    /// The largest.
    pub to: Option<i64>,
}

/// Where a quartile lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuartilePlace {
    /// About here.
    At(f64),
    /// This or less: in a band without a beginning.
    UpTo(i64),
    /// This or more: in a band without an end.
    From(i64),
}

/// The bands of a question that allows these numbers: in order, without a gap, together all of them.
///
/// A question with few numbers has a band for each; one with a beginning and an end, up to ten of
/// one width (1, 2 or 5 times a power of ten) and perhaps an eleventh; any other, bands that grow.
#[must_use]
pub fn bands(min: Option<i64>, max: Option<i64>) -> Vec<Band> {
    let starts: Vec<i64> = match (min, max) {
        (Some(min), Some(max)) if max.saturating_sub(min) < SINGLE => (min..=max).collect(),
        (Some(min), Some(max)) => {
            let width = width(max.saturating_sub(min).saturating_add(1));
            let first = min
                .div_euclid(width)
                .saturating_add(1)
                .saturating_mul(width);
            let more = std::iter::successors(Some(first), |start| start.checked_add(width));
            std::iter::once(min)
                .chain(more.take_while(|start| *start <= max))
                .collect()
        }
        _ => {
            let inside = |start: &i64| {
                min.is_none_or(|min| *start > min) && max.is_none_or(|max| *start <= max)
            };
            min.into_iter()
                .chain(LADDER.into_iter().filter(inside))
                .collect()
        }
    };
    let mut bands = Vec::with_capacity(starts.len() + 1);
    if min.is_none() {
        let to = starts.first().map(|first| first - 1);
        bands.push(Band {
            from: None,
            to: to.or(max),
        });
    }
    for (at, start) in starts.iter().enumerate() {
        let next = starts.get(at + 1).map(|next| next - 1);
        bands.push(Band {
            from: Some(*start),
            to: next.or(max),
        });
    }
    bands
}

/// The smallest of 1, 2 and 5 times a power of ten that makes no more than [`MOST`] of a range.
fn width(range: i64) -> i64 {
    let powers = std::iter::successors(Some(1_i64), |power| power.checked_mul(10));
    let mut widths = powers.flat_map(|power| [1, 2, 5].map(|by| power.saturating_mul(by)));
    widths
        .find(|width| range <= width.saturating_mul(MOST))
        .unwrap_or(i64::MAX)
}

impl Band {
    /// Its permanent code: `from-0-to-4`, `to-4`, `from-100`.
    #[must_use]
    pub fn code(&self) -> String {
        let part = |word: &str, end: Option<i64>| end.map(|end| format!("{word}-{end}"));
        let parts: Vec<String> = [part("from", self.from), part("to", self.to)]
            .into_iter()
            .flatten()
            .collect();
        parts.join("-")
    }

    /// Whether a number lies in it.
    #[must_use]
    pub fn holds(&self, number: i64) -> bool {
        self.from.is_none_or(|from| number >= from) && self.to.is_none_or(|to| number <= to)
    }
}

/// The lower quartile, the median and the upper quartile, from how many are in each band; nothing
/// where nobody is in any.
///
/// Within a band people are taken to be spread evenly (the usual estimate for grouped data), so
/// with bands of one number each this is that number.
#[must_use]
pub fn quartiles(counted: &[(Band, u32)]) -> Option<[QuartilePlace; 3]> {
    let all: u64 = counted.iter().map(|(_, count)| u64::from(*count)).sum();
    let place = |quarters: u64| {
        let wanted = all as f64 * quarters as f64 / 4.0;
        let mut below = 0.0;
        for (band, count) in counted.iter().filter(|(_, count)| *count > 0) {
            let count = f64::from(*count);
            if below + count >= wanted {
                return Some(match (band.from, band.to) {
                    (Some(from), Some(to)) if from == to => QuartilePlace::At(from as f64),
                    (Some(from), Some(to)) => {
                        let width = to as f64 - from as f64 + 1.0;
                        let at = from as f64 + width * (wanted - below) / count;
                        QuartilePlace::At(at.min(to as f64))
                    }
                    (Some(from), None) => QuartilePlace::From(from),
                    (None, to) => QuartilePlace::UpTo(to.unwrap_or(i64::MAX)),
                });
            }
            below += count;
        }
        None
    };
    Some([place(1)?, place(2)?, place(3)?])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(min: Option<i64>, max: Option<i64>) -> Vec<String> {
        bands(min, max).iter().map(Band::code).collect()
    }

    #[test]
    fn few_numbers_are_a_band_each() {
        let all = codes(Some(0), Some(10));
        assert_eq!(all.len(), 11);
        assert_eq!(all.first().map(String::as_str), Some("from-0-to-0"));
    }

    #[test]
    fn many_numbers_share_bands_of_one_round_width() {
        assert_eq!(
            codes(Some(16), Some(99)),
            [
                "from-16-to-19",
                "from-20-to-29",
                "from-30-to-39",
                "from-40-to-49",
                "from-50-to-59",
                "from-60-to-69",
                "from-70-to-79",
                "from-80-to-89",
                "from-90-to-99",
            ]
        );
    }

    #[test]
    fn without_an_end_bands_grow() {
        let all = codes(Some(0), None);
        assert_eq!(all.get(3).map(String::as_str), Some("from-5-to-9"));
        assert_eq!(all.last().map(String::as_str), Some("from-5000"));
        assert_eq!(codes(None, None).first().map(String::as_str), Some("to--1"));
    }

    #[test]
    fn quartiles_are_read_off_the_bands() {
        let of = |counts: &[u32]| {
            let bands = bands(Some(0), Some(3));
            let counted: Vec<(Band, u32)> = bands.into_iter().zip(counts.iter().copied()).collect();
            quartiles(&counted)
        };
        assert_eq!(of(&[0, 0, 0, 0]), None);
        let all = of(&[25, 25, 25, 25]);
        assert_eq!(all, Some([0.0, 1.0, 2.0].map(QuartilePlace::At)));
        let open = [
            (
                Band {
                    from: Some(0),
                    to: Some(9),
                },
                10,
            ),
            (
                Band {
                    from: Some(10),
                    to: None,
                },
                30,
            ),
        ];
        assert_eq!(
            quartiles(&open),
            Some([
                QuartilePlace::At(9.0),
                QuartilePlace::From(10),
                QuartilePlace::From(10)
            ])
        );
    }

    proptest! {
        #[test]
        fn every_number_that_is_allowed_is_in_one_band_and_no_other(
            min in proptest::option::of(-2_000_i64..2_000),
            range in proptest::option::of(0_i64..100_000),
            number in -5_000_i64..105_000,
        ) {
            let max = range.map(|range| min.unwrap_or(0) + range);
            let all = bands(min, max);
            let allowed = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
            let held = all.iter().filter(|band| band.holds(number)).count();
            prop_assert_eq!(held, usize::from(allowed));
            prop_assert!(all.len() <= 15);
        }

        #[test]
        fn quartiles_stand_in_order(counts in proptest::collection::vec(0_u32..50, 11)) {
            let counted: Vec<(Band, u32)> =
                bands(Some(0), Some(10)).into_iter().zip(counts).collect();
            if let Some(all) = quartiles(&counted) {
                let at = all.map(|place| match place { QuartilePlace::At(at) => at, _ => f64::NAN });
                prop_assert!(at[0] <= at[1] && at[1] <= at[2]);
            }
        }
    }
}
