//! What an export says about itself: its columns, its codes, what it is for and what it is not.

use std::collections::BTreeMap;

use domain::survey::export::{ABOUT, Columns, Entry, Gap};
use domain::{Named, Now};
use serde_json::{Value, json};

use super::place::Out;
use crate::web::cells;
use crate::web::workbook::{Book, Cell};

/// The heads of the dictionary.
const HEADS: [(&str, u16); 7] = [
    ("column", 24),
    ("question", 16),
    ("option_code", 16),
    ("words", 80),
    ("versions", 12),
    ("kind", 24),
    ("analyst_only", 14),
];

/// What the first columns hold, in the order of [`ABOUT`].
const MEANINGS: [&str; ABOUT.len()] = [
    "The row of this file. Another export may number the responses differently",
    "The version of the survey that was answered",
    "The day it came in",
    "How it came in",
    "The form of the questionnaire",
    "The language it was answered in",
    "1: begun in time and sent after the close",
    "Why it is not counted: late, duplicate, test, staff. Empty: it counts",
    "How often whoever sent it corrected it",
    "How many people signed it. Empty: it is no petition",
];

/// What there is to say about an export.
pub(super) struct Told<'c> {
    pub(super) columns: &'c Columns<'c>,
    survey: &'c str,
    now: Now,
}

const fn meaning(gap: Gap) -> &'static str {
    match gap {
        Gap::Routed => {
            "Routed away: an earlier answer led past the question, or the option with the box for \
             words was not chosen"
        }
        Gap::Skipped => {
            "Skipped: the question or the option was not in the version or the form that was \
             answered. A letter, a petition and a note of a call answer no form"
        }
        Gap::Blank => "Blank: asked, and nothing given",
        Gap::Unclear => "Something was marked on the paper form, and it could not be told what",
        Gap::Unchecked => {
            "Something was written, and was not yet looked through for what may say who somebody is"
        }
        Gap::Withheld => {
            "What is not given away: the name of an organisation, whether an address was left"
        }
    }
}

impl<'c> Told<'c> {
    pub(super) const fn new(survey: &'c str, columns: &'c Columns<'c>, now: Now) -> Self {
        Self {
            columns,
            survey,
            now,
        }
    }

    /// What stands before the responses of a JSON file.
    pub(super) fn head(&self) -> Value {
        let codes = Gap::ALL.iter().map(|gap| (gap.name(), meaning(*gap)));
        json!({
            "format": "heard-responses/1",
            "survey": self.survey,
            "exported_at": self.now.utc().to_rfc3339(),
            "columns": self.columns.names().collect::<Vec<_>>(),
            "codes": codes.collect::<BTreeMap<_, _>>(),
            "notes": NOTES,
        })
    }

    /// The dictionary as a file of its own, with the codes and the notes.
    pub(super) fn write_dictionary(&self, out: Out, rows: u32) -> anyhow::Result<()> {
        let mut table = cells::Writer::begin(out, HEADS.iter().map(|(head, _)| *head))?;
        for entry in self.dictionary() {
            table.row(line(entry))?;
        }
        for (code, words) in self.notes(rows) {
            let entry = Entry {
                option: code,
                words,
                kind: "note".to_owned(),
                ..Entry::default()
            };
            table.row(line(entry))?;
        }
        std::io::Write::flush(&mut table.finish()?)?;
        Ok(())
    }

    /// The dictionary and the notes as sheets.
    pub(super) fn add_sheets(&self, book: &mut Book, rows: u32) -> anyhow::Result<()> {
        let mut dictionary = book.table("Data dictionary", &HEADS)?;
        for entry in self.dictionary() {
            dictionary.row(line(entry))?;
        }
        book.add(dictionary)?;
        let mut notes = book.table("Notes", &[("what", 24), ("meaning", 100)])?;
        for (what, words) in self.notes(rows) {
            notes.row([what.into(), words.into()])?;
        }
        book.add(notes)
    }

    fn dictionary(&self) -> impl Iterator<Item = Entry> {
        let about = ABOUT.iter().zip(MEANINGS).map(|(name, words)| Entry {
            column: (*name).to_owned(),
            words: words.to_owned(),
            kind: "about the response".to_owned(),
            ..Entry::default()
        });
        about.chain(self.columns.dictionary())
    }

    /// What the codes mean, when it was written, and how it is to be used.
    fn notes(&self, rows: u32) -> Vec<(String, String)> {
        let exported = format!(
            "{} responses of the survey {}, written on {}",
            rows,
            self.survey,
            self.now.utc().format("%Y-%m-%d at %H:%M UTC")
        );
        let codes = Gap::ALL.iter().map(|gap| (*gap).name().to_owned());
        let codes = codes.zip(Gap::ALL.iter().map(|gap| meaning(*gap).to_owned()));
        let about = NOTES.iter().map(|note| (String::new(), (*note).to_owned()));
        let exported = std::iter::once((String::new(), exported));
        exported.chain(about).chain(codes).collect()
    }
}

/// How an export is to be read.
const NOTES: [&str; 9] = [
    "Figures for publication come from the released results, and not from this file: they are \
     rounded and checked together, so that no small number can be worked out. Nothing here is.",
    "Single answers can say who somebody is. Keep this file where only those can read it who have to, \
     and delete it when the work is done.",
    "Equality answers, addresses, receipts, files and the names of organisations are not in it.",
    "Words are without what may say who somebody is, as officers read them on the site.",
    "\"I prefer not to say\" and \"I don't know\" are answers, with the codes of their options.",
    "A question with several answers has a column for each option: 1 chosen, 0 not chosen. A ranking \
     has the place of each option; a matrix a column for each statement; a file 1 where one was sent.",
    "Responses set aside and petitions are rows too: leave them out where people are counted.",
    "Of responses that came in as a table, a question that had no column in it is blank.",
    "A text that begins like a formula has an apostrophe before it in a table with commas. In a \
     workbook a text too long for a cell is begun there, and whole in the sheet Long texts, in parts \
     to be joined in order. Words that read like one of the codes stand in quotation marks.",
];

fn line(entry: Entry) -> [Cell<'static>; 7] {
    let analyst_only = if entry.analyst_only { "yes" } else { "" };
    [
        entry.column.into(),
        entry.question.into(),
        entry.option.into(),
        entry.words.into(),
        entry.versions.into(),
        entry.kind.into(),
        analyst_only.into(),
    ]
}
