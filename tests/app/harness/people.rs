//! Who works with the sites of the tests.

use domain::role::Role;

use super::{FICTION, REVIEW};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "copper kettle on a moor";

/// Somebody with an account.
pub(crate) struct Person {
    /// The name, and the first part of the address.
    pub(crate) name: &'static str,
    /// The role.
    pub(crate) role: Role,
    /// For which programme; none means the whole site.
    pub(crate) programme: Option<&'static str>,
}

/// One of each role for the made-up programme, and the same once more elsewhere.
pub(crate) const PEOPLE: &[Person] = &[
    person("champion", Role::Champion, Some(FICTION)),
    person("officer", Role::Officer, Some(FICTION)),
    person("reviewer", Role::Reviewer, Some(FICTION)),
    person("owner", Role::Owner, None),
    person("administrator", Role::Administrator, None),
    person("site-officer", Role::Officer, None),
    person("other-champion", Role::Champion, Some(REVIEW)),
    person("other-officer", Role::Officer, Some(REVIEW)),
    person("other-reviewer", Role::Reviewer, Some(REVIEW)),
    person("other-owner", Role::Owner, None),
    person("safeguarding", Role::Safeguarding, Some(FICTION)),
    person("other-safeguarding", Role::Safeguarding, Some(REVIEW)),
];

const fn person(name: &'static str, role: Role, programme: Option<&'static str>) -> Person {
    Person {
        name,
        role,
        programme,
    }
}

/// The address of an account.
pub(crate) fn email_of(name: &str) -> String {
    format!("{name}@tests.example")
}
