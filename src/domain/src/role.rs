//! Who somebody is at work. What a role may do is decided in one table of the site, not here.

use crate::named::named;

named! {
    /// A role, held site-wide or for one programme.
    pub enum Role {
        /// Accounts, retention, settings; no right to read answers by that alone.
        Administrator = "administrator",
        /// Builds surveys, confirms themes, publishes.
        Officer = "officer",
        /// Keys paper forms and sees nothing else.
        Champion = "champion",
        /// Equality impact: reads protected figures.
        Reviewer = "reviewer",
        /// Answers for commitments of one organisation.
        Owner = "owner",
        /// Looks at responses that hold words of distress.
        Safeguarding = "safeguarding",
    }
}
