//! Documents and pictures of a survey: taken in, listed, shown to the public, taken away.
//!
//! What a file is, its first bytes say, never its name. It is served as that and nothing else: a
//! document is downloaded, a picture is shown. The public sees what a published version uses; a
//! draft's files are for who is signed in and for who follows a link to its preview. What nothing
//! uses is deleted after a while.

use actix_web::web::Path;
use domain::survey::edit::{Use, uses};
use domain::upload::{Audience, FileKind, MOST, bare, kind_of, safe_name};
use domain::{Problem, Problems};

use super::commands::{self, NewFile};
use super::outline::Officer;
use super::pages::{FileLine, FilesPage};
use super::queries::{self, Built, FileRow};
use crate::attached;
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::form::{Button, SentFile, Upload};
use crate::web::gate::AnyStaff;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Public, Reply, Routes, Shell, assets};

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
    domain::upload::address(&file.token, &file.name)
}

/// What everybody comes past is kept for good by who has seen it: another file has another address.
/// What only some are led to is kept by nobody, since it would tell what they answered.
async fn show(
    _: Public,
    staff: Option<AnyStaff>,
    shell: Shell,
    path: Path<(String, String)>,
) -> Reply {
    let (db, now) = (shell.db().read(), shell.now);
    let found = queries::content(db, &path.0).await?;
    let file = found.filter(|file| file.row.name == path.1);
    let file = file.ok_or(Error::NotFound)?;
    let may = file.seen_by.is_some() || staff.is_some();
    if !may && !queries::is_previewed(db, &path.0, now).await? {
        return Err(Error::NotFound);
    }
    let (media, name) = (file.row.kind.media(), &file.row.name);
    let mut answer = match file.row.kind {
        FileKind::Pdf => shell.file(media, name, file.bytes),
        FileKind::Jpeg | FileKind::Png => shell.inline(media, name, file.bytes),
    };
    if file.seen_by == Some(Audience::Everybody) {
        assets::keep_for_good(answer.headers_mut());
    }
    Ok(answer)
}

async fn list(officer: Officer, shell: Shell) -> Reply {
    shell.render(page(&shell, &officer, FormErrors::none()).await?)
}

async fn page(shell: &Shell, officer: &Officer, errors: FormErrors) -> Result<FilesPage, Error> {
    let db = shell.db().read();
    let built = queries::built(db, officer).await?;
    let mut files = Vec::new();
    for row in queries::files(db, officer).await? {
        let line = line(shell, &built, &row);
        let here = line.published || !line.used.is_empty();
        let elsewhere = !here && queries::is_used(db, &row.token).await?;
        files.push(FileLine { elsewhere, ..line });
    }
    Ok(FilesPage {
        survey: built.id,
        title: built.definition.title.get(shell.language()).0.to_owned(),
        files,
        error: errors.of("file"),
        most: shell.texts.number(i64::try_from(MOST >> 20).unwrap_or(0)),
        errors,
    })
}

fn line(shell: &Shell, built: &Built, row: &FileRow) -> FileLine {
    let href = address(row);
    let places = uses(&built.definition, &href).into_iter();
    let places: Vec<String> = places.map(|place| said(shell, place)).collect();
    FileLine {
        id: row.id,
        name: row.name.clone(),
        kind: kind(shell, row),
        is_picture: row.kind.is_picture(),
        used: places.join(", "),
        published: built
            .versions
            .iter()
            .any(|one| !uses(one, &href).is_empty()),
        elsewhere: false,
        href,
    }
}

/// What a file is and how large, in words.
pub(super) fn kind(shell: &Shell, row: &FileRow) -> String {
    attached::kind(shell, row.kind, usize::try_from(row.length).unwrap_or(0))
}

/// A place that uses a file, in words.
fn said(shell: &Shell, place: Use) -> String {
    match place {
        Use::Start => shell.t("builder-picture-start"),
        Use::Called(name) => name,
    }
}

async fn upload(officer: Officer, shell: Shell, form: Posted<Upload>) -> Reply {
    let file = match checked(form.into_inner().file) {
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
pub(super) fn checked(sent: Option<SentFile>) -> Result<NewFile, Problem> {
    let sent = sent.ok_or(Problem::says("upload-missing"))?;
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
        content: bare(kind, &sent.bytes).ok_or(Problem::says("upload-damaged"))?,
    })
}

async fn remove(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, i64)>,
    _: Posted<Button>,
) -> Reply {
    let rows = queries::files(shell.db().read(), &officer).await?;
    let row = rows.iter().find(|row| row.id == path.1);
    let (now, row) = (shell.now, row.ok_or(Error::NotFound)?);
    let remove = async |tx: &Tx| commands::remove_file(tx, &officer, row, now).await;
    if !shell.db().write(remove).await? {
        let problems = Problems::one("file", Problem::says("file-used"));
        let errors = FormErrors::new(&shell, &problems);
        return shell.invalid(page(&shell, &officer, errors).await?);
    }
    shell.flash(Flash::new("flash-builder-removed"));
    shell.see_other(&format!(
        "/staff/surveys/{}/build/files",
        officer.object().0
    ))
}
