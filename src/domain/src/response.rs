//! How a response came in, and why one may be set aside.

use crate::named::named;

named! {
    /// The way a response reached us.
    pub enum Channel {
        /// Typed by the person on the site.
        Online = "online",
        /// A paper form, keyed in by a champion.
        Paper = "paper",
        /// Taken down on the telephone.
        Phone = "phone",
        /// Said at an event.
        Event = "event",
        /// A letter.
        Letter = "letter",
        /// An e-mail.
        Email = "email",
        /// The formal response of an organisation.
        Organisation = "organisation",
    }
}

impl Channel {
    /// Whether whoever answers this way is asked the questions. A letter is not.
    #[must_use]
    pub const fn has_form(self) -> bool {
        !matches!(self, Self::Letter | Self::Email | Self::Organisation)
    }
}

named! {
    /// The form of the questionnaire that was answered.
    pub enum Variant {
        /// The usual one.
        Standard = "standard",
        /// The paper form in large print.
        LargePrint = "large_print",
        /// The easy read version.
        EasyRead = "easy_read",
    }
}

named! {
    /// Why a response is not counted. It is kept, and counted apart.
    pub enum SetAside {
        /// It came after the days of grace.
        Late = "late",
        /// The same person's second copy.
        Duplicate = "duplicate",
        /// Somebody was trying the form out.
        Test = "test",
        /// A member of staff of the body that asks.
        Staff = "staff",
    }
}

/// How long after the close a response begun in time is still taken, flagged as late.
pub const GRACE: chrono::TimeDelta = chrono::TimeDelta::hours(2);

/// The last day on which a response is in time: that of the survey, or, where somebody posted it,
/// that of the days of grace for that.
#[must_use]
pub fn last_day(
    channel: Channel,
    closes_on: chrono::NaiveDate,
    grace_days: u8,
) -> chrono::NaiveDate {
    let posted = matches!(
        channel,
        Channel::Paper | Channel::Letter | Channel::Email | Channel::Organisation
    );
    let days = if posted { u64::from(grace_days) } else { 0 };
    let last = closes_on.checked_add_days(chrono::Days::new(days));
    last.unwrap_or(chrono::NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_posted_may_take_the_days_of_grace_and_nothing_else_may() {
        let day = |text: &str| text.parse::<chrono::NaiveDate>().expect("a day");
        let closes = day("2027-03-01");
        let last = |channel| last_day(channel, closes, 5);
        assert_eq!(last(Channel::Paper), day("2027-03-06"));
        assert_eq!(last(Channel::Online), closes);
    }
}
