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
