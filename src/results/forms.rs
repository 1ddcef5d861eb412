//! What an officer types about published figures.

use domain::Problems;
use domain::text::Paragraph;
use serde::{Deserialize, Serialize};

use crate::web::form::forms;

/// The longest reason.
const SENTENCE: usize = 500;

/// Why figures are taken back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct WhyForm {
    /// The reason.
    pub(super) why: String,
}

impl WhyForm {
    /// The reason.
    pub(super) fn parse(&self) -> Result<String, Problems> {
        let why = Paragraph::parse(&self.why, "field-reason", SENTENCE);
        let why = why.map_err(|problem| Problems::one("why", problem))?;
        Ok(why.into_string())
    }
}

forms!(WhyForm);
