//! Documents and pictures of a survey: taken in, listed, shown to the public, taken away.
//!
//! What a file is, its first bytes say, never its name. It is served as that and nothing else, to
//! whoever has its address, which nobody guesses; a document is downloaded, a picture is shown.

use actix_web::web::Path;
use domain::survey::edit::uses;
use domain::upload::{FileKind, MOST, bare, kind_of, safe_name};
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, NewFile};
use super::outline::Officer;
use super::pages::{FileLine, FilesPage};
use super::queries::{self, Built, FileRow};
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::form::{Button, Upload};
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/files/{token}/{name}", show)
        .get("/staff/surveys/{survey}/build/files", list)
        .post("/staff/surveys/{survey}/build/files", upload)
        .post(
            "/staff/surveys/{survey}/build/files/{upload}/remove",
            remove,
        );
}

/// The address of a file.
pub(super) fn address(file: &FileRow) -> String {
    format!("/files/{}/{}", file.token, file.name)
}

async fn show(_: Public, shell: Shell, path: Path<(String, String)>) -> Reply {
    let found = queries::content(shell.db().read(), &path.0).await?;
    let (row, content) = found.ok_or(Error::NotFound)?;
    if row.name != path.1 {
        return Err(Error::NotFound);
    }
    let media = row.kind.media();
    Ok(match row.kind {
        FileKind::Pdf => shell.file(media, &row.name, content),
        FileKind::Jpeg | FileKind::Png => shell.inline(media, &row.name, content),
    })
}

async fn list(officer: Officer, shell: Shell) -> Reply {
    shell.render(page(&shell, &officer, FormErrors::none()).await?)
}

async fn page(shell: &Shell, officer: &Officer, errors: FormErrors) -> Result<FilesPage, Error> {
    let db = shell.db().read();
    let built = queries::built(db, officer).await?;
    let rows = queries::files(db, officer).await?;
    Ok(FilesPage {
        survey: built.id,
        title: built.definition.title.get(shell.language()).0.to_owned(),
        files: rows.iter().map(|row| line(shell, &built, row)).collect(),
        error: errors.of("file"),
        most: shell.texts.number(i64::try_from(MOST >> 20).unwrap_or(0)),
        errors,
    })
}

fn line(shell: &Shell, built: &Built, row: &FileRow) -> FileLine {
    let href = address(row);
    let places = uses(&built.definition, &href);
    FileLine {
        id: row.id,
        name: row.name.clone(),
        kind: shell.with(
            &format!("file-kind-{}", row.kind.name()),
            &[("kilobytes", Arg::Number((row.length + 1023) / 1024))],
        ),
        is_picture: row.kind != FileKind::Pdf,
        used: places.join(", "),
        published: built
            .versions
            .iter()
            .any(|one| !uses(one, &href).is_empty()),
        href,
    }
}

async fn upload(officer: Officer, shell: Shell, form: Posted<Upload>) -> Reply {
    let file = match checked(form.into_inner()) {
        Ok(file) => file,
        Err(problem) => {
            let errors = FormErrors::new(&shell, &Problems::one("file", problem));
            return shell.invalid(page(&shell, &officer, errors).await?);
        }
    };
    let (now, keys, name) = (shell.now, &shell.site.keys, file.name.clone());
    let add = async |tx: &Tx| commands::add_file(tx, &officer, keys, file, now).await;
    shell.db().write(add).await?;
    shell.flash(Flash::new("flash-file-added").with("name", name));
    shell.see_other(&format!(
        "/staff/surveys/{}/build/files",
        officer.object().0
    ))
}

/// The file of a form, if it is one of those we take.
fn checked(form: Upload) -> Result<NewFile, Problem> {
    let sent = form.file.ok_or(Problem::says("upload-missing"))?;
    if sent.is_large {
        return Err(Problem::says("upload-large"));
    }
    if sent.bytes.is_empty() {
        return Err(Problem::says("upload-missing"));
    }
    let kind = kind_of(&sent.bytes).ok_or(Problem::says("upload-kind"))?;
    Ok(NewFile {
        name: safe_name(&sent.name, kind),
        kind,
        // A photograph tells the public nothing about where it was taken.
        content: bare(kind, &sent.bytes).unwrap_or_else(|| sent.bytes.to_vec()),
    })
}

async fn remove(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, i64)>,
    _: Posted<Button>,
) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    let rows = queries::files(shell.db().read(), &officer).await?;
    let row = rows.iter().find(|row| row.id == path.1);
    let line = line(&shell, &built, row.ok_or(Error::NotFound)?);
    if line.published || !line.used.is_empty() {
        let problems = Problems::one("file", Problem::says("file-used"));
        let errors = FormErrors::new(&shell, &problems);
        return shell.invalid(page(&shell, &officer, errors).await?);
    }
    let (now, id) = (shell.now, path.1);
    let remove = async |tx: &Tx| commands::remove_file(tx, &officer, id, now).await;
    shell.db().write(remove).await?;
    shell.flash(Flash::new("flash-builder-removed"));
    shell.see_other(&format!(
        "/staff/surveys/{}/build/files",
        officer.object().0
    ))
}
