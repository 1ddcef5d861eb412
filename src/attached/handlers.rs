//! The files of a survey, for who reads its comments.

use actix_web::web::{Data, Path, Query};
use domain::survey::Definition;
use domain::upload::safe_name;
use domain::{Arg, Named};

use super::commands;
use super::pages::{FilesPage, SentFile};
use super::queries::{self, FileRow};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::DecideThemes;
use crate::survey::{Published, SurveyId, queries as surveys};
use crate::web::form::Button;
use crate::web::ui::{Pagination, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// Responses on one page.
const PAGE: usize = 20;

type Officer = In<SurveyId, DecideThemes>;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/attached", list)
        .post("/staff/surveys/{survey}/attached/{attached}", download);
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct At {
    page: String,
}

async fn list(officer: Officer, shell: Shell, published: Data<Published>, at: Query<At>) -> Reply {
    let db = shell.db().read();
    let version = surveys::current_version(db, &officer).await?;
    let version = version.ok_or(Error::NotFound)?;
    let version = published.version(shell.db(), version).await?;
    let count = usize::try_from(queries::count(db, &officer).await?).unwrap_or(0);
    let (number, of) = Pagination::place(&at.page, count, PAGE);
    let from = (number - 1) * PAGE;
    let rows = queries::page(db, &officer, from as u64, PAGE as u64).await?;
    let address = format!("/staff/surveys/{}/attached", officer.object().0);
    let definition = &version.definition;
    let title = definition.title.get(shell.language()).0.to_owned();
    let files = rows.into_iter();
    shell.render(FilesPage {
        survey: officer.object().0,
        title,
        files: files.map(|row| line(&shell, definition, row)).collect(),
        pages: Pagination::new(number, of, |n| format!("{address}?page={n}")),
    })
}

fn line(shell: &Shell, definition: &Definition, row: FileRow) -> SentFile {
    let code = row.question.as_str();
    let lang = shell.language();
    // A question of an earlier version keeps its code.
    let question = definition.question(code);
    let question = question.map_or_else(|| Said::plain(code), |q| Said::of(&q.text, lang));
    let response = [("number", Arg::Text(row.response.to_string()))];
    SentFile {
        token: row.file.token,
        name: row.file.name,
        kind: kind(shell, row.file.kind, row.file.length),
        question,
        response: shell.with("attached-response", &response),
        received: shell.texts.date(row.received_on),
        words: row.words,
    }
}

/// What a file is and how large, in words.
pub(crate) fn kind(shell: &Shell, kind: domain::upload::FileKind, length: usize) -> String {
    let kilobytes = Arg::from(length.div_ceil(1024));
    let key = format!("file-kind-{}", kind.name());
    shell.with(&key, &[("kilobytes", kilobytes)])
}

/// Gives a file to take away. It is never shown here: what somebody sent could pass for a page.
async fn download(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, String)>,
    _: Posted<Button>,
) -> Reply {
    let (db, keys, now) = (shell.db(), &shell.site.keys, shell.now);
    let found = queries::content(db.read(), keys, &officer, &path.1).await?;
    let (row, content) = found.ok_or(Error::NotFound)?;
    let question = row.question.as_str();
    let note = async |tx: &Tx| commands::note(tx, &officer, row.response, question, now).await;
    db.write(note).await?;
    let name = format!(
        "{}-{}",
        row.response,
        safe_name(&row.file.name, row.file.kind)
    );
    Ok(shell.file(row.file.kind.media(), &name, content))
}
