//! What has to be in order before the public reads what was found.

use crate::named::named;
use crate::stats::agreement::{TENTATIVE, wanted};

/// How many comments a second person codes, unless another number is typed.
///
/// At this size the interval of the agreement over all themes is about a tenth to each side (see
/// the test of it); that of a single theme is wider.
pub const SECOND_SAMPLE: usize = 100;

named! {
    /// Something that should hold before publishing. Each can be passed with a reason.
    pub enum Check {
        /// A person has read every comment.
        Read = "read",
        /// No grouping is under way or broke off half way.
        Grouped = "grouped",
        /// Somebody stands by the themes.
        Agreed = "agreed",
        /// No proposal is left undecided.
        Undecided = "undecided",
        /// How far two people agree was measured on these themes, and is enough.
        Agreement = "agreement",
        /// In every quotation whatever points to a person was looked for.
        Quotes = "quotes",
    }
}

/// The least agreement that is asked for, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Least {
    /// Of two people.
    pub alpha: i32,
    /// Of the program with people.
    pub f1: i32,
}

impl Default for Least {
    /// Alpha of .667: "tentative conclusions" (Krippendorff, Content Analysis, 2018, p. 356). F1 of
    /// .75: what the government's own tool for consultations asks of itself (i.AI, Consult).
    fn default() -> Self {
        Self {
            alpha: wanted(TENTATIVE),
            f1: 750,
        }
    }
}

/// A grouping that is not done: themes are there, and not every comment is in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// At work.
    UnderWay,
    /// It broke off half way.
    BrokenOff,
}

/// What publishing finds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    /// Comments nobody has read.
    pub unread: u64,
    /// How far the last grouping came, where it is not done.
    pub grouping: Option<Grouping>,
    /// Whether somebody stands by the themes.
    pub agreed: bool,
    /// Themes and assignments nobody decided about.
    pub undecided: u64,
    /// How far two people agree; none where it was not measured.
    pub alpha: Option<f64>,
    /// How far the program agrees with people.
    pub f1: Option<f64>,
    /// Whether themes changed since that was measured.
    pub out_of_date: bool,
    /// Whether the program sorted comments that stand in the figures.
    pub machine: bool,
    /// Quotations nobody has looked through.
    pub unchecked: u64,
}

/// What is open before publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// So many comments were read by nobody.
    Unread(u64),
    /// The last grouping is not done.
    Ungrouped(Grouping),
    /// Nobody stands by the themes.
    NotAgreed,
    /// So much was not decided.
    Undecided(u64),
    /// How far two people agree was not measured.
    Unmeasured,
    /// It is below what is asked for.
    TooLow,
    /// The program agrees with people less than is asked for.
    MachineTooLow,
    /// Themes changed since it was measured.
    OutOfDate,
    /// So many quotations were looked through by nobody.
    Unchecked(u64),
}

impl Open {
    /// The check it belongs to.
    #[must_use]
    pub const fn check(self) -> Check {
        match self {
            Self::Unread(_) => Check::Read,
            Self::Ungrouped(_) => Check::Grouped,
            Self::NotAgreed => Check::Agreed,
            Self::Undecided(_) => Check::Undecided,
            Self::Unmeasured | Self::TooLow | Self::MachineTooLow | Self::OutOfDate => {
                Check::Agreement
            }
            Self::Unchecked(_) => Check::Quotes,
        }
    }
}

impl Found {
    /// What is open, in the order of the checks.
    #[must_use]
    pub fn open(&self, least: Least) -> Vec<Open> {
        let below = |value: f64, least: i32| value * 1_000.0 < f64::from(least);
        let agreement = match (self.alpha, self.f1) {
            (None, _) => Some(Open::Unmeasured),
            _ if self.out_of_date => Some(Open::OutOfDate),
            (Some(alpha), _) if below(alpha, least.alpha) => Some(Open::TooLow),
            (_, Some(f1)) if self.machine && below(f1, least.f1) => Some(Open::MachineTooLow),
            _ => None,
        };
        [
            (self.unread > 0).then_some(Open::Unread(self.unread)),
            self.grouping.map(Open::Ungrouped),
            (!self.agreed).then_some(Open::NotAgreed),
            (self.undecided > 0).then_some(Open::Undecided(self.undecided)),
            agreement,
            (self.unchecked > 0).then_some(Open::Unchecked(self.unchecked)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order() -> Found {
        Found {
            agreed: true,
            alpha: Some(0.7),
            f1: Some(0.8),
            ..Found::default()
        }
    }

    #[test]
    fn what_is_in_order_leaves_nothing_open() {
        assert_eq!(in_order().open(Least::default()), []);
    }

    #[test]
    fn every_check_is_open_by_itself() {
        let least = Least::default();
        let of = |change: fn(&mut Found)| {
            let mut found = in_order();
            change(&mut found);
            found.open(least)
        };
        assert_eq!(of(|it| it.unread = 3), [Open::Unread(3)]);
        assert_eq!(
            of(|it| it.grouping = Some(Grouping::BrokenOff)),
            [Open::Ungrouped(Grouping::BrokenOff)]
        );
        assert_eq!(of(|it| it.agreed = false), [Open::NotAgreed]);
        assert_eq!(of(|it| it.undecided = 2), [Open::Undecided(2)]);
        assert_eq!(of(|it| it.alpha = None), [Open::Unmeasured]);
        assert_eq!(of(|it| it.alpha = Some(0.6669)), [Open::TooLow]);
        assert_eq!(of(|it| it.alpha = Some(0.667)), []);
        assert_eq!(of(|it| it.out_of_date = true), [Open::OutOfDate]);
        assert_eq!(of(|it| it.unchecked = 1), [Open::Unchecked(1)]);
        // Where people decided about every comment, what the program is worth does not matter.
        assert_eq!(of(|it| it.f1 = Some(0.5)), []);
        let machine = of(|it| (it.f1, it.machine) = (Some(0.5), true));
        assert_eq!(machine, [Open::MachineTooLow]);
    }
}
