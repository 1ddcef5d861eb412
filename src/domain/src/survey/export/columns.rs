//! Which columns there are, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::{Code, Definition, Edition, Kind, Question};

/// The columns before those of the questions: what is known about a response.
pub const ABOUT: [&str; 10] = [
    "response",
    "version",
    "received_on",
    "channel",
    "variant",
    "language",
    "late",
    "set_aside",
    "corrections",
    "signatures",
];

/// The columns of a table of responses.
#[derive(Clone, Debug)]
pub struct Columns<'a> {
    pub(super) versions: BTreeMap<i32, &'a Definition>,
    pub(super) asked: Vec<Asked<'a>>,
}

/// A question, in every version that asked it in one shape.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    pub(super) code: &'a Code,
    pub(super) shape: Shape,
    pub(super) versions: BTreeMap<i32, &'a Question>,
    pub(super) columns: Vec<Column>,
}

/// One column of a question.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) part: Part,
    /// The versions whose question has it.
    pub(super) offered: BTreeSet<i32>,
}

/// How an answer is laid out. A question that changes it gets other columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Chosen,
    Several,
    Ranking,
    Matrix,
    Number,
    Date,
    District,
    Words,
    File,
}

/// What of an answer a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Whether an option was chosen.
    Option(Code),
    /// The place of an option.
    Place(Code),
    /// The step of a statement.
    Row(Code),
    /// What was written beside an option.
    Other,
}

impl<'a> Columns<'a> {
    /// The columns of a survey with these published versions, the earliest first.
    ///
    /// Options and statements that were retired stay at the end of their question, and questions that
    /// were retired behind all others. A question that is answered in another way than before, one
    /// option where it was several, has its earlier columns there too. Where a name is taken, those of
    /// that question are named after the last version that had them: `q3:bus.v2`.
    #[must_use]
    pub fn of(editions: &[Edition<'a>]) -> Self {
        let mut asked: Vec<Asked<'a>> = Vec::new();
        for edition in editions.iter().rev() {
            for (_, question) in edition.definition.questions() {
                let Some(shape) = Shape::of(question) else {
                    continue;
                };
                let mut known = asked.iter_mut();
                let known = known.find(|one| *one.code == question.code && one.shape == shape);
                match known {
                    Some(known) => {
                        known.versions.insert(edition.number, question);
                    }
                    None => asked.push(Asked {
                        code: &question.code,
                        shape,
                        versions: BTreeMap::from([(edition.number, question)]),
                        columns: Vec::new(),
                    }),
                }
            }
        }
        let mut taken: BTreeSet<String> = ABOUT.iter().map(|name| (*name).to_owned()).collect();
        for one in &mut asked {
            one.columns = one.named(&mut taken);
        }
        let versions = editions.iter().map(|it| (it.number, it.definition));
        Self {
            versions: versions.collect(),
            asked,
        }
    }

    /// The head of every column, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let asked = self.asked.iter().flat_map(|one| &one.columns);
        let asked = asked.map(|column| column.name.as_str());
        ABOUT.into_iter().chain(asked)
    }

    /// Whether each column holds what somebody wrote, in order.
    pub fn hold_words(&self) -> impl Iterator<Item = bool> {
        let asked = self.asked.iter().flat_map(|one| {
            let words = one.shape == Shape::Words;
            let columns = one.columns.iter();
            columns.map(move |column| words || column.part == Part::Other)
        });
        ABOUT.iter().map(|_| false).chain(asked)
    }
}

impl Asked<'_> {
    fn named(&self, taken: &mut BTreeSet<String>) -> Vec<Column> {
        let parts = self.parts();
        let names = || parts.iter().map(|part| part.name(self.code));
        let last = self.versions.keys().next_back();
        let suffix = match last.filter(|_| names().any(|name| taken.contains(&name))) {
            Some(last) => format!(".v{last}"),
            None => String::new(),
        };
        let names: Vec<String> = names().map(|name| name + &suffix).collect();
        taken.extend(names.iter().cloned());
        let columns = names.into_iter().zip(parts);
        let column = |(name, part): (String, Part)| Column {
            name,
            offered: self.offering(&part),
            part,
        };
        columns.map(column).collect()
    }

    /// The versions whose question has this part.
    fn offering(&self, part: &Part) -> BTreeSet<i32> {
        let versions = self.versions.iter();
        let versions = versions.filter(|(_, question)| part.is_offered(question));
        versions.map(|(number, _)| *number).collect()
    }

    /// What its columns hold: of the newest version first, then what only earlier ones had.
    fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let newest_first = || self.versions.values().rev();
        for question in newest_first() {
            for part in self.shape.parts(&question.kind) {
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        if newest_first().any(|question| Part::Other.is_offered(question)) {
            parts.push(Part::Other);
        }
        parts
    }
}

impl Shape {
    /// `None` for what is kept apart from the answers.
    fn of(question: &Question) -> Option<Self> {
        Some(match question.kind {
            Kind::Single { .. } | Kind::Likert { .. } => Self::Chosen,
            Kind::Several { .. } => Self::Several,
            Kind::Ranking { .. } => Self::Ranking,
            Kind::Matrix { .. } => Self::Matrix,
            Kind::Number { .. } => Self::Number,
            Kind::Date { .. } => Self::Date,
            Kind::District => Self::District,
            Kind::ShortText { .. } | Kind::LongText { .. } => Self::Words,
            Kind::File => Self::File,
            // Who would rather not leave one is among the answers; the addresses are not.
            Kind::Email if !question.apart.is_empty() => Self::Chosen,
            Kind::Email => return None,
        })
    }

    fn parts(self, kind: &Kind) -> Vec<Part> {
        let options = || kind.options().iter().map(|option| option.code.clone());
        match self {
            Self::Several => options().map(Part::Option).collect(),
            Self::Ranking => options().map(Part::Place).collect(),
            Self::Matrix => {
                let rows = kind.rows().iter().map(|row| row.code.clone());
                rows.map(Part::Row).collect()
            }
            _ => vec![Part::Whole],
        }
    }
}

impl Part {
    /// Parts follow a colon, which no code has; what was written follows a point, as everywhere.
    fn name(&self, question: &Code) -> String {
        match self {
            Self::Whole => question.to_string(),
            Self::Option(part) | Self::Place(part) | Self::Row(part) => {
                format!("{question}:{part}")
            }
            Self::Other => format!("{question}.other"),
        }
    }

    /// Whether a question has it, in this version of it.
    fn is_offered(&self, question: &Question) -> bool {
        let kind = &question.kind;
        match self {
            Self::Whole => true,
            Self::Option(code) | Self::Place(code) => kind.option(code.as_str()).is_some(),
            Self::Row(code) => kind.rows().iter().any(|row| row.code == *code),
            Self::Other => {
                let takes_words = matches!(
                    kind,
                    Kind::Single { .. } | Kind::Likert { .. } | Kind::Several { .. }
                );
                takes_words && kind.options().iter().any(|option| option.other)
            }
        }
    }
}
