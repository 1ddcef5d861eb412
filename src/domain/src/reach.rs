//! How many people a programme spoke with, when nobody knows who came twice.

use crate::named::named;

named! {
    /// How sure a number of people is.
    pub enum Counted {
        /// Counted.
        Exact = "exact",
        /// An estimate.
        About = "about",
        /// At least so many.
        AtLeast = "at_least",
    }
}

/// The fewest and the most different people that contacts of these sizes can have been.
///
/// At least the largest single contact; at most all of them, if nobody came twice.
#[must_use]
pub fn distinct_people(contacts: &[u32]) -> (u32, u32) {
    let fewest = contacts.iter().copied().max().unwrap_or(0);
    let most = contacts
        .iter()
        .fold(0_u32, |sum, people| sum.saturating_add(*people));
    (fewest, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_may_have_come_twice_are_counted_as_a_range() {
        // The contacts itemised in section 2.1 of the Mental Health Review's business case.
        assert_eq!(distinct_people(&[120, 20, 167, 1, 5]), (167, 313));
        assert_eq!(distinct_people(&[]), (0, 0));
    }
}
