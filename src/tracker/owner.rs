//! Owners see what their own organisation promised, and say how it stands.

use actix_web::web::Path;
use domain::Named;
use domain::commitment::Status;

use super::forms::UpdateForm;
use super::pages::{OwnPage, OwnRow, OwnUpdatePage};
use super::public::{status_text, view};
use super::queries::{self, CommitmentRow};
use super::{CommitmentId, commands};
use crate::db::Tx;
use crate::staff::proof::Staff;
use crate::staff::roles::OwnCommitments;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words::Spoken;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/own", list)
        .get("/staff/own/{own}", ask)
        .post("/staff/own/{own}", report);
}

async fn list(owner: Staff<OwnCommitments>, shell: Shell) -> Reply {
    let db = shell.db().read();
    let waiting = queries::waiting(db).await?;
    let rows = queries::owned(db, &owner).await?;
    let row = |row: &CommitmentRow| OwnRow {
        id: row.id,
        row: view(&shell, &Spoken::english(), row),
        waiting: waiting.contains(&row.id),
    };
    shell.render(OwnPage {
        rows: rows.iter().map(row).collect(),
    })
}

/// One of the owner's commitments. Anybody else's is not found.
async fn find(
    shell: &Shell,
    owner: &Staff<OwnCommitments>,
    id: i64,
) -> Result<CommitmentRow, Error> {
    let rows = queries::owned(shell.db().read(), owner).await?;
    rows.into_iter()
        .find(|row| row.id == id)
        .ok_or(Error::NotFound)
}

fn page(
    shell: &Shell,
    row: &CommitmentRow,
    form: &UpdateForm,
    errors: FormErrors,
) -> OwnUpdatePage {
    OwnUpdatePage {
        id: row.id,
        row: view(shell, &Spoken::english(), row),
        statuses: Status::ALL
            .iter()
            .filter(|status| !matches!(status, Status::NotStated | Status::NotDoing))
            .map(|s| Choice::plain(s.name(), status_text(shell, *s), form.status == s.name()))
            .collect(),
        status_error: errors.of("status"),
        note: Field::new("note", &form.note, &errors),
        errors,
    }
}

async fn ask(owner: Staff<OwnCommitments>, shell: Shell, id: Path<i64>) -> Reply {
    let row = find(&shell, &owner, *id).await?;
    let form = UpdateForm {
        status: row.status.name().to_owned(),
        ..UpdateForm::default()
    };
    shell.render(page(&shell, &row, &form, FormErrors::none()))
}

async fn report(
    owner: Staff<OwnCommitments>,
    shell: Shell,
    id: Path<i64>,
    form: Posted<UpdateForm>,
) -> Reply {
    let row = find(&shell, &owner, *id).await?;
    let (status, note) = match form.parse() {
        Ok(update) => update,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &row, &form, errors));
        }
    };
    let now = shell.now;
    let commitment = CommitmentId(row.id);
    shell
        .db()
        .write(async |tx: &Tx| {
            commands::propose(tx, &owner, commitment, status, note.as_str(), now).await
        })
        .await?;
    shell.flash(Flash::new("flash-update-sent"));
    shell.see_other("/staff/own")
}
