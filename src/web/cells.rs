//! Tables for spreadsheets, out and back in.
//!
//! No cell is ever a formula: what would begin one gets an apostrophe before it, which is taken off
//! again on the way in.

use std::borrow::Cow;
use std::io::Write;

use super::workbook::Cell;

/// Why a table was not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// Its letters are in no encoding that is understood.
    Encoding,
    /// A column it needs is missing.
    Columns,
    /// It is cut off, or has more rows than it may have.
    Broken,
}

/// Whether a spreadsheet would take a cell that begins like this for a formula.
pub(crate) fn is_risky(text: &str) -> bool {
    text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

/// A cell no spreadsheet takes for a formula.
fn armoured(text: &str) -> Cow<'_, str> {
    match is_risky(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// What stood in a cell before it was armoured.
pub(crate) fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// A table in UTF-8 with the mark by which spreadsheets know it.
pub fn write<const N: usize>(
    heads: &[&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> anyhow::Result<Vec<u8>> {
    let mut writer = Writer::begin(Vec::new(), heads.iter().copied())?;
    for row in rows {
        writer.row(row.into_iter().map(Cell::from))?;
    }
    writer.finish()
}

/// The same table, written row by row: its length costs no memory.
pub struct Writer<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    /// Begins a table with its heads.
    pub fn begin<'h>(mut out: W, heads: impl IntoIterator<Item = &'h str>) -> anyhow::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        let mut writer = Self { csv };
        writer.row(heads.into_iter().map(Cell::from))?;
        Ok(writer)
    }

    /// Adds a row. Texts are armoured; a number is one, whatever sign it has.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> anyhow::Result<()> {
        for cell in cells {
            match cell {
                Cell::Text(text) => self.csv.write_field(armoured(&text).as_bytes())?,
                // Most numbers say whether something was chosen.
                Cell::Number(0) => self.csv.write_field("0")?,
                Cell::Number(1) => self.csv.write_field("1")?,
                Cell::Number(number) => self.csv.write_field(number.to_string())?,
                Cell::Empty => self.csv.write_field("")?,
            }
        }
        Ok(self.csv.write_record(None::<&[u8]>)?)
    }

    /// What it was written to.
    pub fn finish(self) -> anyhow::Result<W> {
        let written = self.csv.into_inner();
        written.map_err(|error| error.into_error().into())
    }
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line, as a spreadsheet counts.
    pub line: usize,
    cells: Vec<String>,
}

impl Table {
    /// Where the column of this name stands.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let mut heads = self.heads.iter();
        heads.position(|head| head.trim().eq_ignore_ascii_case(name))
    }
}

impl Row {
    /// What stands in a column; nothing where the row is too short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| bare(cell))
    }
}

/// Reads a table of at most `most` rows, whatever the spreadsheet made of it: UTF-8 or UTF-16, with
/// commas, semicolons or tabs.
pub fn read(bytes: &[u8], most: usize) -> Result<Table, Unreadable> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let head = text.lines().next().unwrap_or_default();
    let count = |c: char| head.chars().filter(|it| *it == c).count();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|byte| count(char::from(*byte)))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_| Unreadable::Broken)?;
    let heads = heads.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for (line, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|_| Unreadable::Broken)?;
        if line > most {
            return Err(Unreadable::Broken);
        }
        let cells = record.iter().map(str::to_owned).collect();
        rows.push(Row { line, cells });
    }
    Ok(Table { heads, rows })
}

fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .filter_map(|pair| pair.try_into().ok().map(unit))
            .collect();
        String::from_utf16(&units).map_err(|_| Unreadable::Encoding)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => {
            String::from_utf8(rest.to_vec()).map_err(|_| Unreadable::Encoding)?
        }
    };
    match text.contains('\0') {
        true => Err(Unreadable::Encoding),
        false => Ok(text),
    }
}
