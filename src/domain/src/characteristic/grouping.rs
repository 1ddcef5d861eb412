//! The groups in which a characteristic is counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Tags;
use crate::survey::Text;

/// One characteristic as figures count it: groups chosen in advance, one level, never overlapping.
///
/// Groups are coarse on purpose. A released table at two levels of detail could be subtracted from
/// itself, and at the size of real consultations finer groups would be hidden anyway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Characteristic {
    /// Permanent name.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// Whether it is one of the nine of the Equality Act 2010, ss4-12.
    pub protected: bool,
    /// The groups, in the order they are shown.
    pub groups: Vec<Group>,
}

/// One group of a characteristic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Permanent name.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// Who belongs to it: any of these combinations, each asking for one of the codes of every
    /// question it names.
    pub when: Vec<BTreeMap<String, Vec<String>>>,
}

impl Characteristic {
    /// Which group the tags put a person in, as its position; `None` when it was not stated.
    #[must_use]
    pub fn group_of(&self, tags: &Tags) -> Option<usize> {
        self.groups.iter().position(|group| {
            group.when.iter().any(|combination| {
                combination.iter().all(|(question, codes)| {
                    tags.codes(question)
                        .iter()
                        .any(|given| codes.contains(given))
                })
            })
        })
    }

    /// Every equality question the groups depend on.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.groups
            .iter()
            .flat_map(|g| &g.when)
            .flat_map(BTreeMap::keys)
            .map(String::as_str)
    }
}

/// Reads the list of characteristics from its data file.
pub fn characteristics(json: &str) -> Result<Vec<Characteristic>, serde_json::Error> {
    serde_json::from_str(json)
}
