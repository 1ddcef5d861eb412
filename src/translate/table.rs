//! A survey's texts as a table for a translator's spreadsheet, and back.
//!
//! The table has a row for each text: its `place`, `where` people meet it, the `source`, the
//! `translation` and how far it is (`state`). Only `place` and `translation` have to come back;
//! where `source` does, work made of an earlier wording is noticed. No cell is ever a formula: what
//! would begin one gets an apostrophe before it, which is taken off again on the way in.

use domain::Problem;
use domain::survey::translation::Edit;

use crate::web::cells;
use crate::web::cells::Unreadable;

/// The heads of the columns.
pub(super) const HEADS: [&str; 5] = ["place", "where", "source", "translation", "state"];

/// The most rows that are read.
const MOST: usize = 5_000;

/// A row that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Returned {
    /// Its line in the table, as a spreadsheet counts.
    pub(crate) line: usize,
    /// What it says.
    pub(crate) edit: Edit,
}

/// The table, in UTF-8 with the mark by which spreadsheets know it.
pub(crate) fn write(rows: impl IntoIterator<Item = [String; 5]>) -> anyhow::Result<Vec<u8>> {
    cells::write(&HEADS, rows)
}

/// Reads a table that came back, whatever the spreadsheet made of it. Rows without a translation
/// are left out.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Returned>, Unreadable> {
    let table = cells::read(bytes, MOST)?;
    let (Some(place), Some(translation)) = (table.column("place"), table.column("translation"))
    else {
        return Err(Unreadable::Columns);
    };
    let source = table.column("source");
    let mut returned = Vec::new();
    for row in &table.rows {
        if row.cell(translation).trim().is_empty() {
            continue;
        }
        returned.push(Returned {
            line: row.line,
            edit: Edit {
                place: row.cell(place).trim().to_owned(),
                text: row.cell(translation).to_owned(),
                made_of: source.map(|at| domain::text::normalise(row.cell(at))),
                ..Edit::default()
            },
        });
    }
    Ok(returned)
}

/// Why a table was not read, as a sentence.
pub(crate) fn unreadable(reason: Unreadable) -> Problem {
    Problem::says(match reason {
        Unreadable::Empty => "table-empty",
        Unreadable::Encoding => "table-encoding",
        Unreadable::Columns => "table-columns",
        Unreadable::Broken => "table-broken",
    })
}

/// The translations shipped with the demo, in the form a translator sends them.
pub(crate) fn shipped(csv: &str) -> Vec<Edit> {
    let rows = read(csv.as_bytes()).unwrap_or_default();
    rows.into_iter().map(|row| row.edit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(place: &str, source: &str, translation: &str) -> [String; 5] {
        [place, "Question 1", source, translation, "there"].map(ToOwned::to_owned)
    }

    #[test]
    fn what_goes_out_comes_back_letter_by_letter_and_never_as_a_formula() {
        let texts = [
            "=HYPERLINK(\"http://evil.example\")",
            "+44 1632 960 111",
            "-minus",
            "@SUM(A1)",
            "'quoted'",
            "'=already",
            "''=twice",
            "two\nlines, with; all\tkinds \"of\" marks",
            "اردو متن۔",
            "\t=tab",
        ];
        let rows = texts.map(|text| row("q1:text", text, text));
        let csv = write(rows).expect("a table");
        assert!(
            csv.starts_with(&[0xef, 0xbb, 0xbf]),
            "spreadsheets know it by this"
        );
        let mut reader = csv::Reader::from_reader(&csv[3..]);
        for record in reader.records() {
            let record = record.expect("a row");
            assert!(
                !cells::is_risky(&record[2]) && !cells::is_risky(&record[3]),
                "{record:?}"
            );
        }
        let back = read(&csv).expect("read");
        let back: Vec<&str> = back.iter().map(|row| row.edit.text.as_str()).collect();
        assert_eq!(back, texts);
    }

    #[test]
    fn whatever_a_spreadsheet_makes_of_it_is_read() {
        let plain = "place,translation\r\ntitle,سروے\r\n";
        let semicolons = plain.replace(',', ";");
        let tabs = plain.replace(',', "\t");
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(tabs.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [
            plain.as_bytes(),
            semicolons.as_bytes(),
            tabs.as_bytes(),
            &wide,
        ] {
            let rows = read(bytes).expect("read");
            assert_eq!((rows[0].line, rows[0].edit.text.as_str()), (2, "سروے"));
            assert_eq!(rows[0].edit.made_of, None, "it does not say");
        }
    }

    #[test]
    fn a_table_that_cannot_be_read_says_why() {
        assert_eq!(read(b" \r\n"), Err(Unreadable::Empty));
        assert_eq!(
            read(b"place,translation\ntitle,\xe9t\xe9"),
            Err(Unreadable::Encoding)
        );
        assert_eq!(
            read(b"PK\x03\x04\0\0"),
            Err(Unreadable::Encoding),
            "a workbook"
        );
        assert_eq!(read(b"place,Urdu\ntitle,x"), Err(Unreadable::Columns));
        let long = format!("place,translation\n{}", "title,x\n".repeat(MOST));
        assert_eq!(read(long.as_bytes()), Err(Unreadable::Broken));
    }

    #[test]
    fn rows_nobody_translated_are_left_out() {
        let rows = read(b"place,translation\ntitle,\npurpose, \nprivacy,x\n").expect("read");
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].line, 4);
    }
}
