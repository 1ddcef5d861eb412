//! Released figures as a table: for spreadsheets, and for programs. The same figures as on the page,
//! to the last digit.

use domain::cube::NOT_ANSWERED;
use domain::disclosure::{Cell as Released, Figure, OneWay, Policy};
use serde::Serialize;

use super::HIDDEN;
use super::names::{name_of, subject_name};
use super::subjects::{NOT_ASKED, Subject, SubjectCategory};
use crate::web::workbook::{self, Cell, Sheet};
use crate::web::{Shell, cells};

/// One figure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureRow {
    /// Code of the question, or of a part of it.
    pub question_code: String,
    /// The question.
    pub question: String,
    /// Code of the answer.
    pub answer_code: String,
    /// The answer.
    pub answer: String,
    /// How many, to the nearest five; nothing where it is hidden.
    pub people: Option<u32>,
    /// Of how many who answered; nothing where that is hidden, or where it is no answer.
    pub answered: Option<u32>,
    /// The share of them in percent, as the page prints it.
    pub percent: Option<String>,
    /// Why it is hidden, in words.
    pub hidden: Option<String>,
}

/// The heads of the table, with the width of each column in characters.
const HEADS: [(&str, u16); 8] = [
    ("question_code", 16),
    ("question", 50),
    ("answer_code", 16),
    ("answer", 40),
    ("people", 10),
    ("answered", 10),
    ("percent", 10),
    ("hidden", 40),
];

/// Every figure of these subjects, in their order; those who were silent stand after the answers.
#[must_use]
pub fn rows(shell: &Shell, subjects: &[Subject], released: &[OneWay]) -> Vec<FigureRow> {
    let of = |subject: &Subject| -> Vec<FigureRow> {
        let dimensions = subject.dimensions();
        let own: Vec<&OneWay> = released
            .iter()
            .filter(|one| dimensions.contains(&one.code))
            .collect();
        let asked = subject.categories.iter();
        let asked = asked.filter(|category| !category.is_not_asked());
        let answers = asked.filter_map(|category| answer(shell, subject, category, &own));
        let silent = [
            (NOT_ANSWERED, "figures-left-blank"),
            (NOT_ASKED, "figures-not-asked"),
        ];
        let silent = silent.into_iter().filter_map(|(code, key)| {
            let cell = own.first()?.count(code)?;
            let (name, code) = (shell.t(key), code.to_lowercase().replace(' ', "_"));
            Some(figure(shell, subject, (code, name), cell, None))
        });
        answers.chain(silent).collect()
    };
    subjects.iter().flat_map(of).collect()
}

fn answer(
    shell: &Shell,
    subject: &Subject,
    category: &SubjectCategory,
    own: &[&OneWay],
) -> Option<FigureRow> {
    let dimension = match subject.several && category.is_stated() {
        true => subject.dimension_of(&category.code),
        false => own.first()?.code.clone(),
    };
    let one = own.iter().find(|one| one.code == dimension)?;
    let cell = one.count(&category.code)?;
    let name = name_of(shell, subject, category).text;
    let base = category.is_stated().then_some(*one);
    let code = category.code.clone();
    Some(figure(shell, subject, (code, name), cell, base))
}

fn figure(
    shell: &Shell,
    subject: &Subject,
    (answer_code, answer): (String, String),
    cell: Released,
    base: Option<&OneWay>,
) -> FigureRow {
    let shown = |figure: Figure| match figure {
        Figure::Shown(count) => Some(count),
        Figure::Hidden => None,
    };
    let percent = base.and_then(|one| {
        let share = Policy::default().percent(cell.figure(), one.answered.figure())?;
        let decimals = usize::from(share.decimals());
        Some(format!("{:.decimals$}", share.value()))
    });
    FigureRow {
        question_code: subject.code.clone(),
        question: subject_name(shell, subject).text,
        answer_code,
        answer,
        people: shown(cell.figure()),
        answered: base.and_then(|one| shown(one.answered.figure())),
        percent,
        hidden: cell.reason().map(|reason| shell.t(reason.key())),
    }
}

impl FigureRow {
    fn cells(&self) -> [Cell<'_>; 8] {
        let number =
            |number: Option<u32>| number.map_or(Cell::Empty, |number| Cell::Number(number.into()));
        let people = match self.hidden {
            Some(_) => Cell::from(HIDDEN),
            None => number(self.people),
        };
        [
            Cell::from(self.question_code.as_str()),
            Cell::from(self.question.as_str()),
            Cell::from(self.answer_code.as_str()),
            Cell::from(self.answer.as_str()),
            people,
            number(self.answered),
            self.percent.as_deref().map_or(Cell::Empty, Cell::from),
            self.hidden.as_deref().map_or(Cell::Empty, Cell::from),
        ]
    }
}

/// The table for any spreadsheet.
pub fn csv(rows: &[FigureRow]) -> anyhow::Result<Vec<u8>> {
    let plain = |cell: Cell<'_>| match cell {
        Cell::Text(text) => text.into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty => String::new(),
    };
    let heads = HEADS.map(|(name, _)| name);
    cells::write(&heads, rows.iter().map(|row| row.cells().map(plain)))
}

/// The table as a workbook, with a sheet of notes that say what the figures are.
pub fn xlsx(rows: &[FigureRow], notes: &[String]) -> anyhow::Result<Vec<u8>> {
    let lines = notes.iter().map(|note| vec![Cell::from(note.as_str())]);
    workbook::write(vec![
        Sheet {
            name: "Figures",
            heads: &HEADS,
            rows: Box::new(rows.iter().map(|row| row.cells().to_vec())),
        },
        Sheet {
            name: "Notes",
            heads: &[("notes", 100)],
            rows: Box::new(lines),
        },
    ])
}

/// The table for programs, with what has to be known about it.
pub fn json(rows: &[FigureRow], notes: &[String]) -> anyhow::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct File<'a> {
        format: &'static str,
        notes: &'a [String],
        figures: &'a [FigureRow],
    }
    Ok(serde_json::to_vec_pretty(&File {
        format: "heard-figures/1",
        notes,
        figures: rows,
    })?)
}
