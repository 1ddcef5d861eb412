//! What an officer types about published figures.

use domain::text::Paragraph;
use domain::{Problem, Problems};
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

/// Figures are shown to the public.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct PublishForm {
    /// Why, while people are still answering.
    pub(super) why: String,
    /// Whether somebody has looked at what the public will see.
    pub(super) sure: String,
}

impl PublishForm {
    /// Whether somebody has looked at what the public will see.
    pub(super) fn is_sure(&self) -> bool {
        self.sure == "yes"
    }

    /// The reason; empty once nobody answers any more.
    pub(super) fn parse(&self, open: bool) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let why = match open {
            true => {
                let why = Paragraph::parse(&self.why, "field-reason", SENTENCE);
                problems.take("why", why).map(Paragraph::into_string)
            }
            false => Some(String::new()),
        };
        let sure = self.is_sure().then_some(());
        problems.take("sure", sure.ok_or_else(|| Problem::says("publish-unsure")));
        problems.finish(|| why)
    }
}

forms!(WhyForm, PublishForm);
