//! What an officer types about themes.

use domain::survey::Fields;
use domain::text::{Line, Paragraph};
use domain::{Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::web::form::{Form, forms};

/// Name and definition of a theme.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct ThemeForm {
    /// What it is called.
    pub name: String,
    /// What belongs to it.
    pub definition: String,
}

impl ThemeForm {
    /// Name and definition, or everything wrong with them.
    pub(super) fn parse(&self) -> Result<(Line, String), Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", Line::parse(&self.name, "field-theme-name", 120));
        let definition = Paragraph::parse_optional(&self.definition, "field-definition", 1000);
        let definition = problems.take("definition", definition).flatten();
        problems.finish(|| {
            let definition = definition.map(Paragraph::into_string).unwrap_or_default();
            Some((name?, definition))
        })
    }
}

/// Another theme of the same question.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct IntoForm {
    /// Its key.
    pub into: String,
}

impl IntoForm {
    /// The theme, which must be one of those there are.
    pub(super) fn parse(&self, known: &[i64]) -> Result<i64, Problems> {
        let into = self.into.parse().ok().filter(|id| known.contains(id));
        into.ok_or_else(|| Problems::one("into", Problem::says("theme-missing")))
    }
}

/// A comment is moved from a theme to another, or out of it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct MoveForm {
    /// Key of the comment.
    pub comment: String,
    /// Key of the theme it goes to; empty for none.
    pub to: String,
}

/// Comments somebody has read.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadForm {
    /// Their keys.
    pub comments: Vec<i64>,
    /// The page to go on with.
    pub next: usize,
}

impl Form for ReadForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        let fields = Fields::from(pairs);
        let comments: Option<Vec<i64>> =
            fields.all("comment").map(|raw| raw.parse().ok()).collect();
        let next = fields.one("next").parse().unwrap_or(1);
        Some(Self {
            comments: comments.filter(|list| list.len() <= 100)?,
            next,
        })
    }
}

forms!(ThemeForm, IntoForm, MoveForm);
