//! What rows are written into.

use std::io::Write;

use anyhow::ensure;
use domain::Named;
use domain::survey::export::Cell as Said;
use serde::ser::{Serialize, Serializer};

use super::Format;
use super::place::{Out, Unfinished};
use super::wording::Told;
use crate::web::cells;
use crate::web::workbook::{Book, Cell, Table, parts};

/// How many rows and columns a sheet has, in every spreadsheet there is.
const ROWS: u64 = 1_048_576;
const COLUMNS: usize = 16_384;
/// How wide a column of codes is, and one of words.
const OF_CODES: u16 = 12;
const OF_WORDS: u16 = 60;
/// What stands in a cell instead of the end of a text that is too long for it.
const GOES_ON: &str = " [whole in the sheet Long texts]";
const LONG: [(&str, u16); 4] = [("response", 12), ("column", 24), ("part", 8), ("text", 100)];

/// A file that rows are added to. Each is written when it is added, and nothing keeps it.
pub(super) enum Sink {
    Csv(Box<cells::Writer<Out>>),
    Json(Out, Vec<String>),
    Xlsx(Box<Sheets>),
}

/// A workbook being written, with the file it goes to.
pub(super) struct Sheets {
    book: Book,
    responses: Table,
    /// Texts that are too long for a cell, once there is one.
    long: Option<Table>,
    names: Vec<String>,
    out: Out,
}

impl Sink {
    /// Begins a file with what stands before its rows.
    pub(super) fn begin(
        format: Format,
        file: &Unfinished,
        told: &Told<'_>,
    ) -> anyhow::Result<Self> {
        let names: Vec<String> = told.columns.names().map(str::to_owned).collect();
        let mut out = file.open()?;
        Ok(match format {
            Format::Csv => {
                let heads = names.iter().map(String::as_str);
                Self::Csv(Box::new(cells::Writer::begin(out, heads)?))
            }
            Format::Json => {
                out.write_all(b"[\n")?;
                serde_json::to_writer(&mut out, &told.head())?;
                Self::Json(out, names)
            }
            Format::Xlsx => {
                ensure!(
                    names.len() <= COLUMNS,
                    "{} columns are more than a spreadsheet takes: export csv or json",
                    names.len()
                );
                let mut book = Book::within(file.folder())?;
                let widths = told.columns.hold_words();
                let widths = widths.map(|words| if words { OF_WORDS } else { OF_CODES });
                let heads: Vec<(&str, u16)> =
                    names.iter().map(String::as_str).zip(widths).collect();
                let responses = book.table("Responses", &heads)?;
                Self::Xlsx(Box::new(Sheets {
                    book,
                    responses,
                    long: None,
                    names,
                    out,
                }))
            }
        })
    }

    /// Refuses what does not fit, before anything is written.
    pub(super) fn must_hold(&self, rows: u64) -> anyhow::Result<()> {
        let fits = !matches!(self, Self::Xlsx(_)) || rows < ROWS;
        ensure!(
            fits,
            "{rows} responses are more than a spreadsheet takes: export csv or json"
        );
        Ok(())
    }

    /// Adds a response.
    pub(super) fn row(&mut self, number: u32, row: Vec<Said<'_>>) -> anyhow::Result<()> {
        match self {
            Self::Csv(table) => table.row(row.into_iter().map(cell)),
            Self::Json(out, names) => {
                out.write_all(b",\n")?;
                serde_json::to_writer(out, &Object(names, &row))?;
                Ok(())
            }
            Self::Xlsx(sheets) => sheets.row(number, row),
        }
    }

    /// Writes what stands after the rows, and lets nothing wait in memory.
    pub(super) fn finish(self, told: &Told<'_>, rows: u32) -> anyhow::Result<()> {
        match self {
            Self::Csv(table) => Ok(table.finish()?.flush()?),
            Self::Json(mut out, _) => {
                out.write_all(b"\n]\n")?;
                Ok(out.flush()?)
            }
            Self::Xlsx(sheets) => sheets.finish(told, rows),
        }
    }
}

impl Sheets {
    fn row(&mut self, number: u32, row: Vec<Said<'_>>) -> anyhow::Result<()> {
        let mut cells = Vec::with_capacity(row.len());
        for (said, name) in row.into_iter().zip(&self.names) {
            cells.push(match &said {
                Said::Text(text) if parts(text).len() > 1 => {
                    let long = match &mut self.long {
                        Some(long) => long,
                        None => self.long.insert(self.book.table("Long texts", &LONG)?),
                    };
                    lay_out(long, number, name, text)?
                }
                _ => cell(said),
            });
        }
        self.responses.row(cells)
    }

    fn finish(mut self, told: &Told<'_>, rows: u32) -> anyhow::Result<()> {
        self.book.add(self.responses)?;
        if let Some(long) = self.long {
            self.book.add(long)?;
        }
        told.add_sheets(&mut self.book, rows)?;
        self.book.save(&mut self.out)?;
        Ok(self.out.flush()?)
    }
}

/// Writes a text in parts, and what stands in its own cell: how it begins.
fn lay_out(
    long: &mut Table,
    number: u32,
    column: &str,
    text: &str,
) -> anyhow::Result<Cell<'static>> {
    for (at, part) in (1..).zip(parts(text)) {
        let number = Cell::Number(number.into());
        long.row([number, column.into(), Cell::Number(at), part.into()])?;
    }
    let begins: String = text.chars().take(1_000).chain(GOES_ON.chars()).collect();
    Ok(Cell::from(begins))
}

/// A cell of a table.
fn cell(said: Said<'_>) -> Cell<'_> {
    match said {
        Said::Text(text) => Cell::Text(text),
        Said::Number(number) => Cell::Number(number),
        Said::Gap(gap) => Cell::from(gap.name()),
        Said::Nothing => Cell::Empty,
    }
}

/// A response as an object.
struct Object<'o>(&'o [String], &'o [Said<'o>]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}
