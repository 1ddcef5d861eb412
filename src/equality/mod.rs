//! Equality: who answered, by protected characteristic, without singling anyone out.
//!
//! The questions and the groups figures use come as data. Equality answers lie sealed in a table
//! that nothing but this capability and [`respond`](crate::respond) touches; they are opened to be
//! counted, under the key of their survey, and leave only as [released figures](crate::results).
//! A *reading* is what a reviewer states figures are read for, once a day; every table looked at
//! is noted under it.
//!
//! A reviewer also reads what a group said: the comments on one question by one group of one
//! characteristic, without what is hidden in them and with nothing beside them. A list is of ten
//! people or more, and so is whatever several lists and all comments put together would set apart
//! ([`domain::redaction::readable`]). It holds those who had answered by the last release and have
//! changed nothing since, so that it does not grow by one person while somebody watches; who
//! withdraws is gone at once. Its order comes from a keyed hash of its own, so that no two lists can
//! be laid beside one another line by line. Whoever reads two lists can still know a text again: the
//! page says not to, and every reading is in the audit chain.

pub mod commands;
mod comments;
mod forms;
mod handlers;
pub mod jobs;
pub mod pages;
pub mod queries;
mod words;

use std::sync::LazyLock;

use domain::characteristic::{Characteristic, EqualitySet, characteristics as read};

pub use commands::looked;
pub use handlers::mount;
pub use words::said;

static SET: &str = include_str!("questions.json");
static GROUPS: LazyLock<Vec<Characteristic>> =
    LazyLock::new(|| read(include_str!("characteristics.json")).unwrap_or_default());

/// The equality questions this version ships with, in every language of the interface. A test keeps
/// them readable.
pub fn shipped_set() -> Result<EqualitySet, serde_json::Error> {
    let mut set = serde_json::from_str(SET)?;
    words::translate(&mut set);
    Ok(set)
}

/// The characteristics figures are broken down by.
#[must_use]
pub fn characteristics() -> &'static [Characteristic] {
    &GROUPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nine_of_the_act_can_be_counted_from_the_shipped_questions() {
        let set = shipped_set().expect("readable questions");
        assert_eq!(
            characteristics().iter().filter(|one| one.protected).count(),
            9
        );
        for characteristic in characteristics() {
            for group in &characteristic.groups {
                for (question, codes) in group.when.iter().flatten() {
                    let asked = set.question(question);
                    let asked = asked.unwrap_or_else(|| panic!("{question} is not asked"));
                    for code in codes {
                        assert!(
                            asked.label(code, "en").is_some(),
                            "{question} has no {code}"
                        );
                    }
                }
            }
        }
    }
}
