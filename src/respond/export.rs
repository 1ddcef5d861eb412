//! Responses as a file for those who analyse them: CSV, XLSX or JSON, one row a response.
//!
//! What leaves the database here are single people's answers, so this is what it does not take along:
//! equality answers (they are in no table it reads, and no key is drawn), hashes of receipts and
//! nonces, keys of rows, addresses, the names and contents of files, the name of an organisation. A
//! day is all that is said of when, as it is all that is known.
//!
//! Words are the *copy* that officers read on the site: without what was found or marked as saying who
//! somebody is, be it decided about or not. Pages look a new comment through while they show it; a file
//! is out of reach once it is written, and a copy made without the marks of a person may say too much,
//! so words the site has not looked through yet are left out, and a code says so.
//!
//! Whoever holds the console holds the database, and may call this; that it was done is part of the
//! audit chain before the file has its name. Responses set aside are rows as well, with the reason.
//! Responses are read in pages by their key, and each is written before the next page is read.

mod place;
mod sink;
mod wording;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::{Args, ValueEnum};
use domain::survey::export::{Cell, Columns, Gap};

use self::place::Unfinished;
use self::sink::Sink;
use self::wording::Told;
use super::commands::exported::note;
use super::queries::exported::Pages;
use crate::console::{Console, Progress};
use crate::db::Tx;
use crate::proof::queries::{EditionRow, editions};
use crate::staff::proof::In;
use crate::staff::roles::SeeSurveys;
use crate::survey::{SurveyId, queries as surveys};

/// Writes the responses of a survey into a file.
#[derive(Args, Debug)]
pub struct ExportCall {
    /// The survey's name in its address
    #[arg(long)]
    pub survey: String,
    /// What is written
    #[arg(long)]
    pub format: Format,
    /// The file; for csv and json, FILE.dictionary.csv beside it says what its columns mean
    #[arg(long)]
    pub out: PathBuf,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table with commas between
    Csv,
    /// A workbook
    Xlsx,
    /// An array: first an object about the file, then one for each response
    Json,
}

impl Format {
    const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

/// Writes the file, notes that it was written, and gives it its name.
pub async fn export(console: &Console, call: &ExportCall) -> anyhow::Result<String> {
    let db = console.db.read();
    let found = surveys::by_slug(db, &call.survey).await?;
    let (survey, programme) =
        found.with_context(|| format!("there is no survey {}", call.survey))?;
    let by = In::<SurveyId, SeeSurveys>::operator(survey, programme);
    let mut published = editions(db, &by).await?;
    published.retain(|edition| edition.published_at.is_some());
    ensure!(!published.is_empty(), "the survey was never opened");
    let read: Vec<_> = published.iter().map(EditionRow::edition).collect();
    let columns = Columns::of(&read);
    let now = console.clock.now();
    let told = Told::new(&call.survey, &columns, now);

    let dictionary = match call.format {
        Format::Xlsx => None,
        Format::Csv | Format::Json => Some(Unfinished::begin(place::beside(&call.out))?),
    };
    let file = Unfinished::begin(call.out.clone())?;
    let sink = Sink::begin(call.format, &file, &told)?;
    let numbers = published.iter().map(|it| (it.id, it.number)).collect();
    let written = write(console, &by, &numbers, &columns, sink, &told).await?;
    if let Some(dictionary) = &dictionary {
        told.write_dictionary(dictionary.open()?, written.rows)?;
    }

    let taken = (call.format.name(), written.rows);
    let note = async |tx: &Tx| note(tx, &by, taken, now).await;
    console.db.write(note).await?;
    if let Some(dictionary) = dictionary {
        dictionary.finish()?;
    }
    file.finish()?;
    Ok(written.said(call))
}

/// What came of it.
#[derive(Default)]
struct Exported {
    rows: u32,
    unchecked: u32,
}

/// Writes every response, page by page.
async fn write(
    console: &Console,
    by: &In<SurveyId, SeeSurveys>,
    versions: &BTreeMap<i64, i32>,
    columns: &Columns<'_>,
    mut sink: Sink,
    told: &Told<'_>,
) -> anyhow::Result<Exported> {
    let db = console.db.read();
    let mut pages = Pages::begin(db, by, versions).await?;
    sink.must_hold(pages.count)?;
    let progress = Progress::of(pages.count);
    let mut written = Exported::default();
    loop {
        let page = pages.next(db).await?;
        if page.is_empty() {
            break;
        }
        for given in &page {
            written.rows += 1;
            let cells = columns.row(written.rows, given);
            let left_out = cells.iter().filter(|cell| **cell == UNCHECKED).count();
            written.unchecked += u32::try_from(left_out)?;
            sink.row(written.rows, cells)?;
        }
        progress.done(page.len() as u64);
    }
    sink.finish(told, written.rows)?;
    Ok(written)
}

const UNCHECKED: Cell<'_> = Cell::Gap(Gap::Unchecked);

impl Exported {
    fn said(&self, call: &ExportCall) -> String {
        let Self { rows, unchecked } = self;
        let out = call.out.display();
        let mut said = format!("{rows} responses of {} are in {out}", call.survey);
        if *unchecked > 0 {
            said += &format!(
                "; {unchecked} texts are left out, because they were not yet looked through for \
                 what may say who somebody is: let `heard work` run, and export again"
            );
        }
        said
    }
}
