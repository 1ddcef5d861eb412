//! Workbooks for spreadsheets (XLSX).
//!
//! Every cell is a text or a number and never a formula: texts are written as such, and those a
//! spreadsheet would take for a formula when somebody edits them are marked as quoted. A table is
//! written row by row into a file without a name, so that its length costs no memory.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::cells::is_risky;

/// What a spreadsheet takes into one cell, in characters as it counts them.
const LONGEST: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT: &str = " [...]";

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number; keys and counts stay well below what a spreadsheet counts exactly.
    Number(u32),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A table of a workbook.
pub struct Sheet<'a> {
    /// What it is called: at most 31 characters, none of `[]:*?/\`.
    pub name: &'a str,
    /// Its heads, each with the width of its column in characters.
    pub heads: &'a [(&'a str, u16)],
    /// Its rows.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// A workbook of these tables: heads that stay in sight, and a filter on every column.
pub fn write(sheets: Vec<Sheet<'_>>) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let head = Format::new().set_bold();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let formats = Formats {
        quoted: plain.clone().set_quote_prefix(),
        plain,
    };
    for sheet in sheets {
        let table = book.add_worksheet_with_constant_memory()?;
        table.set_name(sheet.name)?;
        table.set_freeze_panes(1, 0)?;
        for (column, (name, width)) in (0..).zip(sheet.heads) {
            table.set_column_width(column, *width)?;
            table.write_string_with_format(0, column, *name, &head)?;
        }
        let mut last = 0;
        for (row, cells) in (1..).zip(sheet.rows) {
            last = row;
            for (column, cell) in (0..).zip(cells) {
                formats.write(table, row, column, cell)?;
            }
        }
        let columns = u16::try_from(sheet.heads.len())?;
        table.autofilter(0, 0, last.max(1), columns.saturating_sub(1))?;
    }
    Ok(book.save_to_buffer()?)
}

struct Formats {
    plain: Format,
    quoted: Format,
}

impl Formats {
    fn write(
        &self,
        table: &mut Worksheet,
        row: u32,
        column: u16,
        cell: Cell,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Number(number) => {
                table.write_number_with_format(row, column, number, &self.plain)?;
            }
            Cell::Text(text) => {
                let risky = is_risky(text.trim_start_matches('\''));
                let format = if risky { &self.quoted } else { &self.plain };
                table.write_string_with_format(row, column, cut(text), format)?;
            }
        }
        Ok(())
    }
}

/// A text that fits into a cell.
fn cut(text: String) -> String {
    if text.len() <= LONGEST || text.chars().count() <= LONGEST {
        return text;
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
        let sheet = |name, rows: Vec<Vec<Cell>>| Sheet {
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
    fn what_is_too_long_for_a_cell_is_cut_and_says_so() {
        let cut = cut("ü".repeat(40_000));
        assert_eq!(cut.chars().count(), LONGEST);
        assert!(cut.ends_with(CUT));
        assert_eq!(super::cut("short".to_owned()), "short");
    }
}
