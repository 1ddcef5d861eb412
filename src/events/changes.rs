//! What is no longer as people were told.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A fact about a drop-in people were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// What it is called.
    Title,
    /// What to expect.
    Summary,
    /// Where it is held.
    Venue,
    /// How to find it.
    Address,
    /// What the venue offers.
    Access,
    /// Whom to ask.
    Contact,
}

impl Fact {
    /// The name its message key ends with.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Venue => "venue",
            Self::Address => "address",
            Self::Access => "access",
            Self::Contact => "contact",
        }
    }
}

/// What is no longer as people were told: what it was, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// From and to.
    When {
        /// What it was.
        old: (DateTime<Utc>, DateTime<Utc>),
        /// What it is.
        new: (DateTime<Utc>, DateTime<Utc>),
    },
    /// Something said about it.
    Said {
        /// What it is about.
        fact: Fact,
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
}

impl Change {
    /// The name its message key ends with.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::When { .. } => "when",
            Self::Said { fact, .. } => fact.name(),
        }
    }
}
