//! The numbers of the rule, and the few ways in which a count may be printed.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How coarse published counts are: the strictest setting unless built otherwise.
///
/// The default (7, 5, 10, 5, 30) is the NHS England rule for hospital statistics (1 to 7 hidden,
/// others to the nearest 5) with the minimum base of 10 used by the ONS for output checking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    low: u32,
    base: u32,
    min_base: u32,
    min_feasible: u32,
    percent_base: u32,
}

/// A policy under which hidden numbers could be read off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these thresholds would not protect anybody")]
pub struct UnsafePolicy;

impl Default for Policy {
    fn default() -> Self {
        Self {
            low: 7,
            base: 5,
            min_base: 10,
            min_feasible: 5,
            percent_base: 30,
        }
    }
}

impl Policy {
    /// Only thresholds that fit each other: what is hidden leaves at least `min_feasible` values
    /// open, no visible count rounds to zero, and a group is always larger than a hidden count.
    pub fn new(
        low: u32,
        base: u32,
        min_base: u32,
        min_feasible: u32,
        percent_base: u32,
    ) -> Result<Self, UnsafePolicy> {
        let fits = base >= 1
            && low + 1 + base / 2 >= base
            && min_feasible >= 3
            && low >= min_feasible
            && min_base > low
            && percent_base >= min_base;
        if fits {
            Ok(Self {
                low,
                base,
                min_base,
                min_feasible,
                percent_base,
            })
        } else {
            Err(UnsafePolicy)
        }
    }

    /// Counts from 1 to this are hidden.
    pub fn low(&self) -> u32 {
        self.low
    }

    /// Counts are shown as multiples of this.
    pub fn base(&self) -> u32 {
        self.base
    }

    /// Groups smaller than this are not shown as groups.
    pub fn min_base(&self) -> u32 {
        self.min_base
    }

    /// Every hidden small number keeps at least this many possible values.
    pub fn min_feasible(&self) -> u32 {
        self.min_feasible
    }

    /// Percentages of fewer people than this are not printed.
    pub fn percent_base(&self) -> u32 {
        self.percent_base
    }

    /// A count that is small without being nobody: the thing to protect.
    pub fn is_small(&self, count: u32) -> bool {
        (1..=self.low).contains(&count)
    }

    /// What a count looks like on a page, as long as nothing else tells on it.
    ///
    /// Zero is shown as zero: it tells nothing about a person in the group.
    pub fn round(&self, count: u32) -> Figure {
        if self.is_small(count) {
            Figure::Hidden
        } else {
            Figure::Shown(self.rounded(count))
        }
    }

    pub(super) fn rounded(&self, count: u32) -> u32 {
        (count + self.base / 2) / self.base * self.base
    }

    /// All counts that are printed as `shown`.
    pub fn behind(&self, shown: u32) -> Interval {
        if shown == 0 {
            return Interval { low: 0, high: 0 };
        }
        let half = self.base / 2;
        Interval {
            low: shown.saturating_sub(half).max(self.low + 1),
            high: shown + (self.base - 1 - half),
        }
    }

    /// The share of one shown number in another, or nothing when either may not carry it.
    ///
    /// Works on shown numbers only: a share of exact numbers would tell the numbers. It is a
    /// whole percent below a base of 1,000 and has one decimal above.
    pub fn percent(&self, part: Figure, of: Figure) -> Option<Percent> {
        let (Figure::Shown(part), Figure::Shown(of)) = (part, of) else {
            return None;
        };
        (of >= self.percent_base).then(|| Percent::of(part, of))
    }
}

/// Possible values of a count, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The least possible value.
    pub low: u32,
    /// The greatest possible value.
    pub high: u32,
}

impl Interval {
    /// How many values are possible; none when the ends have crossed.
    pub fn values(&self) -> u32 {
        (self.high + 1).saturating_sub(self.low)
    }
}

/// A count as the public sees it; serialised as a number or `"c"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A rounded count, or an honest zero.
    Shown(u32),
    /// Printed as `[c]`.
    Hidden,
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(count) => out.serialize_u32(*count),
            Self::Hidden => out.serialize_str("c"),
        }
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Cell::deserialize(from)? {
            Cell::Shown(count) => Ok(Self::Shown(count)),
            Cell::Hidden(Reason::Protected) => Ok(Self::Hidden),
            Cell::Hidden(_) => Err(de::Error::custom("expected a number or \"c\"")),
        }
    }
}

/// Why a number is not shown, in the words that a page can explain.
///
/// There is deliberately no difference between "this is a small number" and "this protects a
/// small number": a reader who could tell them apart would know which hidden numbers are at most
/// 7 and which are at least 8, and the second kind would protect nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// A small number, or one that would tell a small number.
    #[serde(rename = "c")]
    Protected,
    /// Fewer than ten people in the group, or fewer than ten of them gave one of these answers.
    #[serde(rename = "g")]
    SmallGroup,
    /// People who did not say are not shown as a group.
    #[serde(rename = "n")]
    NotStated,
    /// Nearly everybody in the group gave the same answer, or too little could be shown safely.
    ///
    /// One reason for both, and said of "everybody" and "all but at most seven" alike: a reason
    /// that meant "everybody gave one answer" would itself tell what everybody answered.
    #[serde(rename = "w")]
    Withheld,
}

impl Reason {
    /// The stable name under which a site keeps its sentence in each language.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Protected => "hidden-small-or-protecting",
            Self::SmallGroup => "hidden-small-group",
            Self::NotStated => "hidden-not-stated",
            Self::Withheld => "hidden-withheld",
        }
    }

    fn letter(&self) -> &'static str {
        match self {
            Self::Protected => "c",
            Self::SmallGroup => "g",
            Self::NotStated => "n",
            Self::Withheld => "w",
        }
    }

    fn from_letter(letter: &str) -> Option<Self> {
        [
            Self::Protected,
            Self::SmallGroup,
            Self::NotStated,
            Self::Withheld,
        ]
        .into_iter()
        .find(|reason| reason.letter() == letter)
    }
}

/// A figure that knows why it is hidden; serialised as a number or one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// A rounded count, or an honest zero.
    Shown(u32),
    /// Not shown, and why.
    Hidden(Reason),
}

impl Cell {
    /// What is printed: the number or `[c]`.
    pub fn figure(&self) -> Figure {
        match self {
            Self::Shown(count) => Figure::Shown(*count),
            Self::Hidden(_) => Figure::Hidden,
        }
    }

    /// Why nothing is printed.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Shown(_) => None,
            Self::Hidden(reason) => Some(*reason),
        }
    }
}

impl From<Figure> for Cell {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::Shown(count) => Self::Shown(count),
            Figure::Hidden => Self::Hidden(Reason::Protected),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(count) => out.serialize_u32(*count),
            Self::Hidden(reason) => out.serialize_str(reason.letter()),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct NumberOrLetter;
        impl de::Visitor<'_> for NumberOrLetter {
            type Value = Cell;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a count or the letter of a reason")
            }
            fn visit_u64<E: de::Error>(self, count: u64) -> Result<Cell, E> {
                u32::try_from(count).map(Cell::Shown).map_err(E::custom)
            }
            fn visit_i64<E: de::Error>(self, count: i64) -> Result<Cell, E> {
                u32::try_from(count).map(Cell::Shown).map_err(E::custom)
            }
            fn visit_str<E: de::Error>(self, letter: &str) -> Result<Cell, E> {
                let reason = Reason::from_letter(letter);
                reason
                    .map(Cell::Hidden)
                    .ok_or_else(|| E::custom("unknown reason"))
            }
        }
        from.deserialize_any(NumberOrLetter)
    }
}

/// A share fit for print: a whole percent, or one decimal when the base carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    tenths: u32,
    decimals: u8,
}

impl Percent {
    fn of(part: u32, of: u32) -> Self {
        let (part, of) = (u64::from(part.min(of)), u64::from(of));
        let (steps, step_tenths, decimals) = if of < 1_000 {
            (100, 10, 0)
        } else {
            (1_000, 1, 1)
        };
        let rounded = (2 * steps * part + of) / (2 * of);
        Self {
            tenths: u32::try_from(rounded).unwrap_or(steps as u32) * step_tenths,
            decimals,
        }
    }

    /// The number to format in the reader's language.
    pub fn value(&self) -> f64 {
        f64::from(self.tenths) / 10.0
    }

    /// How many decimals it carries: 0 or 1.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }
}

/// Whether a split tells what everybody in the group said.
///
/// True when one category alone is not zero: then a reader who knows that somebody is in the
/// group knows the answer, however large the group.
pub fn class_disclosure(split: &[u32]) -> bool {
    split.iter().filter(|&&count| count > 0).count() == 1
}

/// Whether two sets of people may both be described in public.
///
/// They may not when fewer than `threshold` people make the difference on one side, because then
/// the difference of two harmless numbers describes those few.
pub fn minimum_difference(only_first: u32, only_second: u32, threshold: u32) -> bool {
    let harmless = |only: u32| only == 0 || only >= threshold;
    harmless(only_first) && harmless(only_second)
}
