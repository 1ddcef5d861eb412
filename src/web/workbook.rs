//! Workbooks for spreadsheets (XLSX).
//!
//! Every cell is a text or a number and never a formula: texts are written as such, and those a
//! spreadsheet would take for a formula when somebody edits them are marked as quoted. A table is
//! written row by row into a file without a name, so that its length costs no memory.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::cells::is_risky;

/// What a spreadsheet takes into one cell, in characters as it counts them.
const LONGEST: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT: &str = " [...]";

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'c> {
    /// Words.
    Text(Cow<'c, str>),
    /// A whole number.
    Number(i64),
    /// Nothing.
    Empty,
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

/// A table of a workbook.
pub struct Sheet<'a> {
    /// What it is called: at most 31 characters, none of `[]:*?/\`.
    pub name: &'a str,
    /// Its heads, each with the width of its column in characters.
    pub heads: &'a [(&'a str, u16)],
    /// Its rows.
    pub rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>,
}

/// A workbook of these tables: heads that stay in sight, and a filter on every column.
pub fn write(sheets: Vec<Sheet<'_>>) -> anyhow::Result<Vec<u8>> {
    let mut book = Book::new()?;
    for sheet in sheets {
        let mut table = book.table(sheet.name, sheet.heads)?;
        for cells in sheet.rows {
            table.row(cells)?;
        }
        book.add(table)?;
    }
    let mut bytes = Vec::new();
    book.save(&mut bytes)?;
    Ok(bytes)
}

/// A workbook whose tables are written row by row, one beside the other if need be.
pub struct Book {
    book: Workbook,
    formats: Formats,
}

/// How hard a workbook is packed: as hard as spreadsheets do themselves. Harder costs half as much time
/// again and saves a twentieth.
const PACKED: u8 = 3;
/// How high a row is and how wide a column that nobody gave a width, in pixels.
const OF_A_CELL: (u32, u32) = (20, 64);

impl Book {
    /// A workbook whose cells break their words into lines that begin at the top. That is said once
    /// and not of every cell, which would cost more than to write it.
    pub fn new() -> anyhow::Result<Self> {
        let mut book = Workbook::new();
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let (row_height, column_width) = OF_A_CELL;
        book.set_default_format(&plain, row_height, column_width)?;
        book.set_zip_compression_level(PACKED);
        let formats = Formats {
            head: Format::new().set_bold(),
            quoted: plain.set_quote_prefix(),
        };
        Ok(Self { book, formats })
    }

    /// A workbook that keeps what it is written from in files without a name in this folder.
    pub fn within(folder: &Path) -> anyhow::Result<Self> {
        let mut new = Self::new()?;
        new.book.set_tempdir(folder)?;
        Ok(new)
    }

    /// Begins a table. It is in the workbook once it is added.
    pub fn table(&mut self, name: &str, heads: &[(&str, u16)]) -> anyhow::Result<Table> {
        let mut sheet = self.book.new_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, (name, width)) in (0..).zip(heads) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, *name, &self.formats.head)?;
        }
        Ok(Table {
            sheet,
            formats: self.formats.clone(),
            rows: 0,
            columns: u16::try_from(heads.len())?,
        })
    }

    /// Adds a table behind those that were added before.
    pub fn add(&mut self, mut table: Table) -> anyhow::Result<()> {
        let last = table.columns.saturating_sub(1);
        table.sheet.autofilter(0, 0, table.rows.max(1), last)?;
        self.book.push_worksheet(table.sheet);
        Ok(())
    }

    /// Writes everything that was added.
    pub fn save(mut self, out: impl Write + Send) -> anyhow::Result<()> {
        Ok(self.book.save_to_writer(out)?)
    }
}

/// A table of a workbook, being written.
pub struct Table {
    sheet: Worksheet,
    formats: Formats,
    rows: u32,
    columns: u16,
}

impl Table {
    /// Adds a row.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> anyhow::Result<()> {
        self.rows += 1;
        for (column, cell) in (0..).zip(cells) {
            let sheet = &mut self.sheet;
            self.formats.write(sheet, self.rows, column, cell)?;
        }
        Ok(())
    }
}

#[derive(Clone)]
struct Formats {
    head: Format,
    quoted: Format,
}

impl Formats {
    fn write(
        &self,
        table: &mut Worksheet,
        row: u32,
        column: u16,
        cell: Cell<'_>,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => match i32::try_from(number) {
                Ok(number) => {
                    table.write_number(row, column, number)?;
                }
                // Beyond what a spreadsheet surely counts exactly.
                Err(_) => {
                    let digits = number.to_string();
                    table.write_string(row, column, digits)?;
                }
            },
            Cell::Text(text) => {
                let risky = is_risky(text.trim_start_matches('\''));
                match risky {
                    true => table.write_string_with_format(row, column, cut(text), &self.quoted)?,
                    false => table.write_string(row, column, cut(text))?,
                };
            }
        }
        Ok(())
    }
}

/// A text in parts that fit into a cell each; one part where it fits as it is.
#[must_use]
pub fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut units = 0;
        let too_long = rest.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > LONGEST
        });
        let (part, after) = rest.split_at(too_long.map_or(rest.len(), |(at, _)| at));
        parts.push(part);
        rest = after;
    }
    parts
}

/// A text that fits into a cell.
fn cut(text: Cow<'_, str>) -> String {
    if text.len() <= LONGEST || text.chars().count() <= LONGEST {
        return text.into_owned();
    }
    let kept = text.chars().take(LONGEST - CUT.len());
    kept.chain(CUT.chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_written_with_whatever_stands_in_its_cells() {
        let rows = vec![
            vec![Cell::Number(7), Cell::from("=1+1"), Cell::Empty],
            vec![
                Cell::from("\u{0}\u{b}\u{fffe} <&> 😀"),
                Cell::from("اردو"),
                Cell::from("x".repeat(40_000)),
            ],
        ];
        let sheet = |name, rows: Vec<Vec<Cell<'static>>>| Sheet {
            name,
            heads: &[("first", 10), ("second", 20), ("third", 60)],
            rows: Box::new(rows.into_iter()),
        };
        let bytes = write(vec![sheet("Comments", rows), sheet("Notes", vec![])]);
        let bytes = bytes.expect("a workbook");
        assert!(bytes.starts_with(b"PK"));
        assert!(bytes.len() > 2_000);
    }

    #[test]
    fn parts_of_a_long_text_fit_into_cells_and_make_the_whole() {
        let long = "ü😀".repeat(30_000);
        let several = parts(&long);
        assert_eq!(several.concat(), long);
        assert_eq!(several.len(), 3);
        let units = |part: &&str| part.encode_utf16().count();
        assert!(several.iter().map(units).all(|units| units <= LONGEST));
        assert_eq!(parts("short"), ["short"]);
        assert!(parts("").is_empty());
    }

    #[test]
    fn what_is_too_long_for_a_cell_is_cut_and_says_so() {
        let cut = cut("ü".repeat(40_000).into());
        assert_eq!(cut.chars().count(), LONGEST);
        assert!(cut.ends_with(CUT));
        assert_eq!(super::cut("short".into()), "short");
    }
}
