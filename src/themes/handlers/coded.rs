//! The comments with what was said about them as a workbook: comments, themes, and what each column
//! means.

use super::codebook::{CODED, HEADS, coded_line, line};
use super::shown::arg;
use crate::themes::commands::Question;
use crate::themes::queries::{self, CodedRow};
use crate::web::workbook::{Cell, Sheet, write};
use crate::web::{Error, Shell};

/// What a browser is told a workbook is.
pub(super) const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Widths of the columns of comments, and of themes.
const WIDTHS: [u16; 15] = [10, 12, 10, 80, 60, 40, 20, 10, 10, 30, 8, 8, 12, 12, 12];
const OF_THEMES: [u16; 9] = [8, 40, 60, 60, 40, 8, 12, 12, 12];

pub(super) async fn workbook(
    shell: &Shell,
    question: &Question,
    asks: String,
    rows: Vec<CodedRow>,
) -> Result<Vec<u8>, Error> {
    let db = shell.db().read();
    let themes = queries::frame(db, question.survey, &question.field).await?;
    let names = ["comments", "themes", "notes"].map(|name| shell.t(&format!("coded-sheet-{name}")));
    let notes = notes(shell, asks, rows.len());
    let columns = ["coded-note-column", "coded-note-meaning"].map(|key| shell.t(key));
    let work = tokio::task::spawn_blocking(move || {
        let [comments, of_themes, of_notes] = &names;
        let heads: Vec<(&str, u16)> = CODED.into_iter().zip(WIDTHS).collect();
        let theme_heads: Vec<(&str, u16)> = HEADS.into_iter().zip(OF_THEMES).collect();
        let [column, meaning] = &columns;
        let note_heads = [(column.as_str(), 24), (meaning.as_str(), 100)];
        let coded = rows
            .iter()
            .map(|row| cells(coded_line(&themes, row), &[0, 11, 12, 13, 14]));
        let listed = themes
            .iter()
            .map(|row| cells(line(&themes, row), &[0, 5, 7, 8]));
        let noted = notes
            .iter()
            .map(|(name, text)| vec![Cell::from(name.as_str()), Cell::from(text.as_str())]);
        write(vec![
            sheet(comments, &heads, Box::new(coded)),
            sheet(of_themes, &theme_heads, Box::new(listed)),
            sheet(of_notes, &note_heads, Box::new(noted)),
        ])
    });
    Ok(work.await.map_err(anyhow::Error::from)??)
}

fn sheet<'a>(
    name: &'a str,
    heads: &'a [(&'a str, u16)],
    rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>,
) -> Sheet<'a> {
    Sheet { name, heads, rows }
}

/// A row, with numbers in these columns.
fn cells<const N: usize>(row: [String; N], numbers: &[usize]) -> Vec<Cell<'static>> {
    let cell = |(at, text): (usize, String)| match text.parse() {
        _ if text.is_empty() => Cell::Empty,
        Ok(number) if numbers.contains(&at) => Cell::Number(number),
        _ => Cell::from(text),
    };
    row.into_iter().enumerate().map(cell).collect()
}

fn notes(shell: &Shell, asks: String, comments: usize) -> Vec<(String, String)> {
    let count = [("count", arg(comments as u64))];
    let mut notes = vec![
        (shell.t("coded-note-question"), asks),
        (
            shell.t("coded-note-count"),
            shell.with("themes-size", &count),
        ),
        (
            shell.t("coded-note-taken"),
            shell.texts.moment(shell.now.utc()),
        ),
        (shell.t("coded-note-care"), shell.t("coded-note-care-text")),
    ];
    let column = |name: &str| (name.to_owned(), shell.t(&format!("coded-note-{name}")));
    notes.extend(CODED.into_iter().map(column));
    notes
}
