//! What an officer types about searches and examples.

use domain::text::Line;
use domain::{Problem, Problems};
use serde::{Deserialize, Serialize};

use super::NAME;
use crate::web::form::{Form, forms};

/// The comments of a question are taken as a file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct CodedForm {
    /// Which kind of file.
    pub kind: String,
}

impl CodedForm {
    /// Whether it is a workbook.
    pub(in crate::themes) fn is_workbook(&self) -> bool {
        self.kind == "xlsx"
    }
}

/// A search is kept.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::themes) struct KeepForm {
    /// What it is called.
    pub called: String,
    /// What is looked for: the query of its address.
    pub query: String,
}

impl KeepForm {
    /// The name of the search. `looks` is whether anything is looked for.
    pub(in crate::themes) fn parse(&self, looks: bool) -> Result<Line, Problems> {
        let mut problems = Problems::new();
        let called = Line::parse(&self.called, "field-search-name", NAME);
        let called = match looks {
            true => called,
            false => Err(Problem::says("search-nothing")),
        };
        let called = problems.take("called", called);
        problems.finish(|| called)
    }
}

/// A search is named anew.
#[derive(Clone, Debug, Default)]
pub(in crate::themes) struct SearchForm {
    /// What it is called.
    pub called: String,
}

impl SearchForm {
    /// The name of the search; `field` is what its box is called on the page.
    pub(in crate::themes) fn parse(&self, field: &str) -> Result<Line, Problems> {
        let called = Line::parse(&self.called, "field-search-name", NAME);
        called.map_err(|problem| Problems::one(field, problem))
    }
}

forms!(CodedForm, KeepForm);

impl Form for SearchForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        // Each search of the page has a box of its own.
        let mut named = pairs
            .into_iter()
            .filter(|(name, _)| name.starts_with("called"));
        let called = named.next().map(|(_, value)| value).unwrap_or_default();
        named.next().is_none().then_some(Self { called })
    }
}

/// The most themes a theme is split into at once.
pub(in crate::themes) const MOST_PARTS: usize = 3;
/// The most examples of all of them.
const MOST_EXAMPLES: usize = 100;

/// One theme that examples are given of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::themes) struct PartForm {
    /// What it is called.
    pub name: String,
    /// A few words that say it.
    pub words: String,
    /// Comments that say it.
    pub examples: Vec<i64>,
}

/// A theme is split by examples.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::themes) struct ExamplesForm {
    /// The new themes, as many as there can be.
    pub parts: [PartForm; MOST_PARTS],
    /// The words of comments that are offered as examples.
    pub look: String,
    /// Whether it is to be shown how the rest would be sorted.
    pub sort: bool,
}

impl ExamplesForm {
    /// What the pairs of an address or a form say.
    pub(in crate::themes) fn of(pairs: &[(String, String)]) -> Self {
        let mut form = Self::default();
        let mut examples = 0;
        for (name, value) in pairs {
            let numbered = name.split_at_checked(name.len().saturating_sub(1));
            let place = numbered.and_then(|(_, number)| number.parse::<usize>().ok());
            let part = place.and_then(|place| form.parts.get_mut(place.checked_sub(1)?));
            match (name.as_str(), part) {
                ("look", _) => form.look.clone_from(value),
                ("sort", _) => form.sort = true,
                ("example", _) if examples < MOST_EXAMPLES => {
                    examples += usize::from(form.take(value).is_some());
                }
                (name, Some(part)) if name.starts_with("part") => part.name.clone_from(value),
                (name, Some(part)) if name.starts_with("words") => part.words.clone_from(value),
                _ => {}
            }
        }
        form
    }

    /// An example: the comment and the number of the theme.
    fn take(&mut self, value: &str) -> Option<()> {
        let (comment, number) = value.split_once(':')?;
        let (comment, number): (i64, usize) = (comment.parse().ok()?, number.parse().ok()?);
        let known = self
            .parts
            .iter()
            .any(|part| part.examples.contains(&comment));
        let part = self.parts.get_mut(number.checked_sub(1)?)?;
        (!known).then(|| part.examples.push(comment))
    }

    /// All of it but what was looked for, as it goes into a form again.
    pub(in crate::themes) fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (number, part) in (1..).zip(&self.parts) {
            pairs.push((format!("part{number}"), part.name.clone()));
            pairs.push((format!("words{number}"), part.words.clone()));
            let examples = part.examples.iter();
            pairs.extend(examples.map(|id| ("example".to_owned(), format!("{id}:{number}"))));
        }
        pairs
    }

    /// The themes with what says them, or everything wrong with them: each has a name, and two
    /// examples or a few words.
    pub(in crate::themes) fn parse(&self) -> Result<Vec<PartForm>, Problems> {
        let mut problems = Problems::new();
        let mut parts = Vec::new();
        for (number, part) in (1..).zip(&self.parts) {
            let empty = part.words.trim().is_empty() && part.examples.is_empty();
            if empty && part.name.trim().is_empty() {
                continue;
            }
            let field = format!("part{number}");
            let name = Line::parse(&part.name, "field-theme-name", NAME);
            let name = problems.take(&field, name);
            if part.words.trim().is_empty() && part.examples.len() < 2 && name.is_some() {
                problems.add(&field, Problem::says("examples-few"));
            }
            if let Some(name) = name {
                parts.push(PartForm {
                    name: name.into_string(),
                    ..part.clone()
                });
            }
        }
        if parts.is_empty() && problems.is_empty() {
            problems.add("part1", Problem::says("examples-none"));
        }
        problems.finish(|| Some(parts))
    }
}

impl Form for ExamplesForm {
    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        Some(Self::of(&pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_comes_back_as_it_was() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let form = ExamplesForm::of(&[
            pair("part1", "Buses"),
            pair("words2", "parking, cars"),
            pair("part9", "x"),
            pair("example", "12:1"),
            pair("example", "12:2"),
            pair("example", "13:1"),
            pair("example", "14:7"),
            pair("example", ""),
            pair("look", "bus"),
        ]);
        assert_eq!(form.parts[0].examples, [12, 13]);
        let mut again = ExamplesForm::of(&form.pairs());
        again.look.clone_from(&form.look);
        assert_eq!(again, form);
        let problems = form.parse().expect_err("the second has no name");
        let wrong: Vec<&str> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(wrong, ["part2"]);
        assert!(ExamplesForm::default().parse().is_err());
    }
}
