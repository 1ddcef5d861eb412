//! The groups an assessment speaks about.

use domain::assessment::Document;

use crate::equality;
use crate::web::locale::Texts;

/// Local extras that are not counted by a question of ours: inclusion groups of the NHS, where people
/// live and what they have.
const EXTRAS: [&str; 6] = [
    "care_experience",
    "armed_forces",
    "deprivation",
    "rural",
    "digital",
    "inclusion",
];

/// A group an assessment can speak about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its code.
    pub code: &'static str,
    /// What it is called.
    pub name: String,
    /// Whether the Act names it, so that an assessment must speak about it.
    pub protected: bool,
}

/// Every group in the order people read them: the nine of the Act, then the local extras.
#[must_use]
pub fn groups(texts: &Texts, language: &str) -> Vec<Group> {
    let counted = equality::characteristics().iter().map(|one| Group {
        code: one.code.as_str(),
        name: one.name.get(language).0.to_owned(),
        protected: one.protected,
    });
    let extras = EXTRAS.into_iter().map(|code| Group {
        code,
        name: texts.t(&format!("assessment-group-{code}")),
        protected: false,
    });
    let mut all: Vec<Group> = counted.chain(extras).collect();
    all.sort_by_key(|group| !group.protected);
    all
}

/// An assessment of all of them in which nothing is written.
#[must_use]
pub fn blank() -> Document {
    let counted = equality::characteristics().iter();
    Document::blank(
        counted
            .filter(|one| one.protected)
            .map(|one| one.code.as_str()),
    )
}

/// The groups as the rules of an assessment ask for them.
#[must_use]
pub fn names(groups: &[Group]) -> Vec<(&str, String, bool)> {
    let name = |group: &Group| (group.code, group.name.clone(), group.protected);
    groups.iter().map(name).collect()
}

/// The codes of all of them.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    let counted = equality::characteristics().iter();
    counted.map(|one| one.code.as_str()).chain(EXTRAS).collect()
}
