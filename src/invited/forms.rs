//! What is typed to make a list.

use domain::panel::{self, Pasted};
use domain::text::Line;
use domain::{Problem, Problems};
use serde::Deserialize;

use super::commands::NewPanel;
use crate::web::form::Form;

/// A new list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PanelForm {
    /// What it is called, inside.
    pub name: String,
    /// The language people are written to in.
    pub language: String,
    /// The addresses as they were pasted.
    pub addresses: String,
    /// `yes` when lines that cannot be used are left out.
    pub skip: String,
    /// `yes` when reminders go out by themselves.
    pub remind: String,
}

impl Form for PanelForm {
    /// 5,000 lines of a table.
    const LIMIT: usize = 1024 * 1024;

    fn decode(body: &[u8], _: Vec<(String, String)>) -> Option<Self> {
        serde_html_form::from_bytes(body).ok()
    }
}

impl PanelForm {
    /// The addresses as they can be read.
    pub(super) fn read(&self) -> Pasted {
        panel::read(&self.addresses)
    }

    /// The list, or everything wrong with it. Lines that cannot be used are in the way until
    /// somebody says they are to be left out.
    pub(super) fn parse(&self, pasted: Pasted, languages: &[String]) -> Result<NewPanel, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", Line::parse(&self.name, "field-name", 120));
        let known = languages.contains(&self.language);
        if !known {
            problems.add("language", Problem::says("not-an-option"));
        }
        if pasted.too_many {
            let most = i64::try_from(panel::MOST_LINES).unwrap_or(i64::MAX);
            let problem = Problem::says("panel-too-many").with("most", most);
            problems.add("addresses", problem);
        } else if pasted.addresses.is_empty() && pasted.faults.is_empty() {
            problems.add("addresses", Problem::says("panel-empty"));
        } else if pasted.addresses.is_empty() || (!pasted.faults.is_empty() && self.skip != "yes") {
            let problem = Problem::says("panel-faults").with("count", pasted.faults.len());
            problems.add("addresses", problem);
        }
        problems.finish(|| {
            Some(NewPanel {
                name: name?,
                language: self.language.clone(),
                remind: self.remind == "yes",
                addresses: pasted.addresses,
            })
        })
    }
}
