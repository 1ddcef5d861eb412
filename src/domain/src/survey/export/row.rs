//! What one response says, column by column.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::columns::{Asked, Columns, Part};
use super::{Cell, Gap};
use crate::named::Named;
use crate::response::{Channel, SetAside, Variant};
use crate::survey::{Answer, Answers, Code, Kind, Question, Voice, journey, other_field};

/// What is known about a response besides its answers.
#[derive(Clone, Debug)]
pub struct About {
    /// The version it answers.
    pub version: i32,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// How it came in.
    pub channel: Channel,
    /// The form of the questionnaire.
    pub variant: Variant,
    /// The language it was answered in.
    pub language: String,
    /// Whether it was sent after the close.
    pub late: bool,
    /// Why it is not counted.
    pub set_aside: Option<SetAside>,
    /// How often it was corrected.
    pub corrections: i32,
    /// How many people signed it, where it is a petition.
    pub signatures: Option<i32>,
}

/// What was laid before whoever answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The survey, question by question.
    Screen,
    /// The paper form, which leaves some questions out.
    Paper,
    /// None: a letter, a petition, a note of a call.
    None,
}

/// What may be shown of words somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// These words.
    Shown(String),
    /// Nothing: they were not looked through yet.
    Unchecked,
}

/// A response to be written.
#[derive(Clone, Debug)]
pub struct Given {
    /// What is known about it.
    pub about: About,
    /// What was laid before whoever answered.
    pub form: Form,
    /// The answers as they were given: the way may depend on any of them. Words are never taken from
    /// here.
    pub answers: Answers,
    /// Questions whose answers on paper could not be read.
    pub unclear: BTreeSet<Code>,
    /// What may be shown of the words, by their field.
    pub words: BTreeMap<String, Words>,
}

impl Columns<'_> {
    /// The cells of a response, one for each column. `number` is its place in the table.
    #[must_use]
    pub fn row<'r>(&'r self, number: u32, given: &'r Given) -> Vec<Cell<'r>> {
        let mut cells = given.about.cells(number);
        let definition = self.versions.get(&given.about.version);
        let way = definition.map(|definition| journey(definition, &given.answers));
        let on_the_way: BTreeSet<&str> = way
            .iter()
            .flat_map(|way| way.questions())
            .map(|question| question.code.as_str())
            .collect();
        for asked in &self.asked {
            asked.write(given, &on_the_way, &mut cells);
        }
        cells
    }
}

impl About {
    /// In the order of [`ABOUT`](super::ABOUT).
    fn cells(&self, number: u32) -> Vec<Cell<'_>> {
        vec![
            Cell::Number(number.into()),
            Cell::Number(self.version.into()),
            Cell::Text(self.received_on.to_string().into()),
            text(self.channel.name()),
            text(self.variant.name()),
            text(self.language.as_str()),
            Cell::Number(self.late.into()),
            self.set_aside.map_or(Cell::Nothing, |why| text(why.name())),
            Cell::Number(self.corrections.into()),
            self.signatures
                .map_or(Cell::Nothing, |count| Cell::Number(count.into())),
        ]
    }
}

impl Asked<'_> {
    fn write<'r>(
        &'r self,
        given: &'r Given,
        on_the_way: &BTreeSet<&str>,
        cells: &mut Vec<Cell<'r>>,
    ) {
        let version = given.about.version;
        let question = self.versions.get(&version);
        for column in &self.columns {
            let offered = question.filter(|_| column.offered.contains(&version));
            cells.push(match offered {
                Some(question) => given.cell(question, &column.part, on_the_way),
                None => Cell::Gap(Gap::Skipped),
            });
        }
    }
}

impl Given {
    fn cell(&self, question: &Question, part: &Part, on_the_way: &BTreeSet<&str>) -> Cell<'_> {
        if *part == Part::Other && self.words.contains_key(&other_field(question)) {
            return self.written(question, &other_field(question));
        }
        let gap = || Cell::Gap(self.gap(question, on_the_way));
        match self.answers.get(question.code.as_str()) {
            Some(answer) => self.said(question, part, answer),
            None => gap(),
        }
    }

    /// Why a question has no answer.
    fn gap(&self, question: &Question, on_the_way: &BTreeSet<&str>) -> Gap {
        let on_paper = self.form == Form::Paper;
        if self.unclear.contains(&question.code) {
            Gap::Unclear
        } else if self.form == Form::None || (on_paper && question.online_only) {
            Gap::Skipped
        } else if on_the_way.contains(question.code.as_str()) {
            match question.kind {
                // Nothing here tells who left one.
                Kind::Email => Gap::Withheld,
                _ => Gap::Blank,
            }
        } else {
            Gap::Routed
        }
    }

    /// What an answer says in one column.
    fn said<'r>(&'r self, question: &Question, part: &Part, answer: &'r Answer) -> Cell<'r> {
        let told = match (part, answer) {
            (Part::Whole, Answer::Number(number)) => Some(Cell::Number(*number)),
            (Part::Whole, Answer::Value(value)) => Some(text(value)),
            (Part::Whole, Answer::Text(_)) => Some(self.written(question, question.code.as_str())),
            (Part::Whole, Answer::File(_)) => Some(Cell::Number(1)),
            (Part::Whole, Answer::Email(_)) => Some(Cell::Gap(Gap::Withheld)),
            (Part::Whole, Answer::Options { chosen, .. }) => {
                chosen.first().map(|code| text(code.as_str()))
            }
            (Part::Option(option), Answer::Options { chosen, .. }) => {
                Some(Cell::Number(chosen.contains(option).into()))
            }
            (Part::Other, Answer::Options { chosen, .. }) => {
                let boxes = question.kind.options().iter().filter(|option| option.other);
                let mut boxes = boxes.map(|option| &option.code);
                // The box is there for those who choose its option.
                (!boxes.any(|boxed| chosen.contains(boxed))).then_some(Cell::Gap(Gap::Routed))
            }
            (Part::Place(option), Answer::Ranked(ranked)) => {
                let place = (1..).zip(ranked).find(|(_, one)| *one == option);
                place.map(|(place, _)| Cell::Number(place))
            }
            // A way of not answering stands in every place.
            (Part::Place(_), Answer::Options { chosen, .. }) => {
                chosen.first().map(|code| text(code.as_str()))
            }
            (Part::Row(row), Answer::Rows(rows)) => rows.get(row).map(|code| text(code.as_str())),
            _ => None,
        };
        told.unwrap_or(Cell::Gap(Gap::Blank))
    }

    /// What may be shown of what was written in a field.
    fn written(&self, question: &Question, field: &str) -> Cell<'_> {
        if question.voice == Some(Voice::Organisation) {
            return Cell::Gap(Gap::Withheld);
        }
        match self.words.get(field) {
            Some(Words::Shown(words)) if Gap::from_name(words.trim()).is_some() => {
                Cell::Text(format!("\"{words}\"").into())
            }
            Some(Words::Shown(words)) => text(words),
            Some(Words::Unchecked) | None => Cell::Gap(Gap::Unchecked),
        }
    }
}

const fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}
