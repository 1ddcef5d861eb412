//! What a reviewer fills in and chooses.

use domain::Problems;
use domain::text::Line;
use serde::Deserialize;

use crate::web::form::forms;

/// What figures are read for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PurposeForm {
    #[serde(default)]
    pub(super) purpose: String,
}
forms!(PurposeForm);

impl PurposeForm {
    /// The purpose in one line.
    pub(super) fn parse(&self) -> Result<Line, Problems> {
        let mut problems = Problems::new();
        let purpose = problems.take("purpose", Line::parse(&self.purpose, "field-purpose", 200));
        problems.finish(|| purpose)
    }
}

/// Which comments are read: a field, and a group as `<characteristic>.<group>`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Comments {
    pub(super) question: String,
    pub(super) group: String,
    pub(super) page: String,
}

/// Which figures are looked at: codes of subjects; empty for everything, or everybody.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    pub(super) what: String,
    #[serde(default)]
    pub(super) who: String,
}
