//! A survey's texts as a table for a translator's spreadsheet, and back.
//!
//! The table has a row for each text: its `place`, `where` people meet it, the `source`, the
//! `translation` and how far it is (`state`). Only `place` and `translation` have to come back;
//! where `source` does, work made of an earlier wording is noticed. No cell is ever a formula: what
//! would begin one gets an apostrophe before it, which is taken off again on the way in.

use domain::survey::translation::Edit;

/// The heads of the columns.
pub(super) const HEADS: [&str; 5] = ["place", "where", "source", "translation", "state"];

/// The most rows that are read.
const MOST: usize = 5_000;

/// Why a table was not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// Its letters are in no encoding that is understood.
    Encoding,
    /// A column it needs is missing.
    Columns,
    /// It is cut off, or has more rows than a survey has texts.
    Broken,
}

/// A row that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Returned {
    /// Its line in the table, as a spreadsheet counts.
    pub(super) line: usize,
    /// What it says.
    pub(super) edit: Edit,
}

/// Whether a spreadsheet would take a cell that begins like this for a formula.
fn is_risky(text: &str) -> bool {
    text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

/// A cell no spreadsheet takes for a formula.
fn armoured(text: &str) -> String {
    match is_risky(text.trim_start_matches('\'')) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// What stood in a cell before it was armoured.
fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// The table, in UTF-8 with the mark by which spreadsheets know it.
pub(super) fn write(rows: impl IntoIterator<Item = [String; 5]>) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEADS)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| armoured(cell)))?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// Reads a table that came back, whatever the spreadsheet made of it: UTF-8 or UTF-16, with commas,
/// semicolons or tabs. Rows without a translation are left out.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Returned>, Unreadable> {
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
    let heads = reader.headers().map_err(|_| Unreadable::Broken)?.clone();
    let column = |name: &str| {
        let mut heads = heads.iter();
        heads.position(|head| head.trim().eq_ignore_ascii_case(name))
    };
    let (Some(place), Some(translation)) = (column("place"), column("translation")) else {
        return Err(Unreadable::Columns);
    };
    let source = column("source");
    let mut returned = Vec::new();
    for (number, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|_| Unreadable::Broken)?;
        if number > MOST {
            return Err(Unreadable::Broken);
        }
        let cell = |at: usize| bare(record.get(at).unwrap_or_default());
        if cell(translation).trim().is_empty() {
            continue;
        }
        returned.push(Returned {
            line: number,
            edit: Edit {
                place: cell(place).trim().to_owned(),
                text: cell(translation).to_owned(),
                made_of: source.map(|at| domain::text::normalise(cell(at))),
                ..Edit::default()
            },
        });
    }
    Ok(returned)
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
            assert!(!is_risky(&record[2]) && !is_risky(&record[3]), "{record:?}");
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
