//! Owners see what their own organisation promised, and say how it stands.

use actix_web::web::Path;
use domain::Named;
use domain::commitment::Status;

use super::forms::UpdateForm;
use super::pages::{OwnPage, OwnRow, OwnUpdatePage, SentView};
use super::public::{status_text, update_view, view};
use super::queries::{self, CommitmentRow, UpdateRow};
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
    let rows = queries::owned(db, &owner).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let sent = queries::sent(db, &owner, &ids).await?;
    let row = |row: &CommitmentRow| OwnRow {
        id: row.id,
        row: view(&shell, &Spoken::english(), row),
        last: sent
            .get(&row.id)
            .and_then(|sent| sent.first())
            .map(|last| sent_view(&shell, last)),
    };
    shell.render(OwnPage {
        rows: rows.iter().map(row).collect(),
    })
}

fn sent_view(shell: &Shell, sent: &UpdateRow) -> SentView {
    let (state_name, key) = match (sent.published, &sent.sent_back) {
        (true, _) => ("published", "own-update-published"),
        (false, Some(_)) => ("sent_back", "own-update-sent-back"),
        (false, None) => ("waiting", "own-update-sent"),
    };
    SentView {
        update: update_view(shell, &Spoken::english(), sent),
        state_name,
        state: shell.t(key),
        why: sent.sent_back.clone(),
    }
}

/// What was reported of one commitment so far.
async fn sent(
    shell: &Shell,
    owner: &Staff<OwnCommitments>,
    row: &CommitmentRow,
) -> Result<Vec<SentView>, Error> {
    let mut all = queries::sent(shell.db().read(), owner, &[row.id]).await?;
    let sent = all.remove(&row.id).unwrap_or_default();
    Ok(sent.iter().map(|one| sent_view(shell, one)).collect())
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
    sent: Vec<SentView>,
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
        sent,
        errors,
    }
}

async fn ask(owner: Staff<OwnCommitments>, shell: Shell, id: Path<i64>) -> Reply {
    let row = find(&shell, &owner, *id).await?;
    let form = UpdateForm {
        status: row.status.name().to_owned(),
        ..UpdateForm::default()
    };
    let sent = sent(&shell, &owner, &row).await?;
    shell.render(page(&shell, &row, &form, sent, FormErrors::none()))
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
            let sent = sent(&shell, &owner, &row).await?;
            return shell.invalid(page(&shell, &row, &form, sent, errors));
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
