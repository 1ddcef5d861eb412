//! What was published of a survey: the codes that are taken for ever, and what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Code, Definition, Question};
use super::Manner;
use crate::paper::{printed, width};

/// Everything published versions of a survey used.
#[derive(Clone, Debug, Default)]
pub struct Past {
    sections: BTreeSet<Code>,
    questions: BTreeMap<Code, PastQuestion>,
}

#[derive(Clone, Debug)]
struct PastQuestion {
    manner: Manner,
    /// Printed codes by option.
    options: BTreeMap<Code, String>,
    rows: BTreeSet<Code>,
}

impl Past {
    /// What these versions used, the oldest first.
    #[must_use]
    pub fn of<'a>(published: impl IntoIterator<Item = &'a Definition>) -> Self {
        let mut past = Self::default();
        for definition in published {
            let sections = definition
                .sections
                .iter()
                .map(|section| section.code.clone());
            past.sections.extend(sections);
            for (_, question) in definition.questions() {
                past.note(question);
            }
        }
        past
    }

    fn note(&mut self, question: &Question) {
        let known = self
            .questions
            .entry(question.code.clone())
            .or_insert_with(|| PastQuestion {
                manner: Manner::of(&question.kind),
                options: BTreeMap::new(),
                rows: BTreeSet::new(),
            });
        known.manner = Manner::of(&question.kind);
        for option in question.kind.options() {
            let printed = option.printed.clone();
            known.options.insert(option.code.clone(), printed);
        }
        let rows = question.kind.rows().iter().map(|row| row.code.clone());
        known.rows.extend(rows);
    }

    /// Whether a section or a question of this code was ever published.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.sections.contains(code) || self.questions.contains_key(code)
    }

    /// Whether this option of a question was ever published.
    #[must_use]
    pub fn has_option(&self, question: &str, option: &str) -> bool {
        self.questions
            .get(question)
            .is_some_and(|known| known.options.contains_key(option))
    }

    /// Whether this statement of a question was ever published.
    #[must_use]
    pub fn has_row(&self, question: &str, row: &str) -> bool {
        self.questions
            .get(question)
            .is_some_and(|known| known.rows.contains(row))
    }

    /// How a question was answered when it was last published.
    #[must_use]
    pub fn manner(&self, question: &str) -> Option<Manner> {
        self.questions.get(question).map(|known| known.manner)
    }

    /// The codes of questions that were published.
    pub(super) fn question_codes(&self) -> impl Iterator<Item = &Code> {
        self.questions.keys()
    }

    /// Gives the options of changed lists their printed codes: published ones keep theirs, and the
    /// others take the lowest that no published option of the question ever had.
    pub(super) fn number_options(&self, before: &Definition, after: &mut Definition) {
        for question in after
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.questions)
        {
            let code = question.code.clone();
            let was = before.question(code.as_str());
            let Some(options) = question.kind.options_mut() else {
                continue;
            };
            let same = was.is_some_and(|was| {
                let codes = was.kind.options().iter().map(|option| &option.code);
                codes.eq(options.iter().map(|option| &option.code))
                    && options.iter().all(|option| !option.printed.is_empty())
            });
            if same {
                continue;
            }
            let known = self.questions.get(&code);
            let mut taken: BTreeSet<String> = known
                .map(|known| known.options.values().cloned().collect())
                .unwrap_or_default();
            let width = width(options.len());
            for option in options {
                let published = known.and_then(|known| known.options.get(&option.code));
                option.printed = published.cloned().unwrap_or_else(|| {
                    let free = (1..)
                        .map(|place| printed(place, width))
                        .find(|candidate| !taken.contains(candidate))
                        .unwrap_or_default();
                    taken.insert(free.clone());
                    free
                });
            }
        }
    }
}
