//! Equality: who answered, by protected characteristic, without singling anyone out.
//!
//! The questions and the groups figures use come as data. Equality answers lie sealed in a table
//! that nothing but this capability and [`respond`](crate::respond) touches; they are counted by
//! the key holder and leave only as released figures.

use std::sync::LazyLock;

use domain::characteristic::{Characteristic, EqualitySet, characteristics as read};

static SET: &str = include_str!("questions.json");
static GROUPS: LazyLock<Vec<Characteristic>> =
    LazyLock::new(|| read(include_str!("characteristics.json")).unwrap_or_default());

/// The equality questions this version ships with. A test keeps them readable.
pub fn shipped_set() -> Result<EqualitySet, serde_json::Error> {
    serde_json::from_str(SET)
}

/// The characteristics figures are broken down by.
#[must_use]
pub fn characteristics() -> &'static [Characteristic] {
    &GROUPS
}
/// tmp
pub fn mount(_: &mut crate::web::Routes) {}
