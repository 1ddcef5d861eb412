//! Deciding what is hidden: the comments that wait, and one of them large.

mod queue;
mod sheet;

use actix_web::web::Path;
use domain::Named;
use domain::redaction::OpenedFor;

use super::commands::{self, Redactor};
use super::forms::OpenForm;
use super::pages::OpenView;
use super::queries;
use crate::db::Tx;
use crate::survey::{Published, queries as surveys};
use crate::themes;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Routes, Shell};

type At = Path<(i64, String)>;
type One = Path<(i64, String, i64)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/redaction/{survey}/{field}", queue::queue)
        .post("/staff/redaction/{survey}/{field}/open", queue::open)
        .post("/staff/redaction/{survey}/{field}/all", queue::all)
        .post("/staff/redaction/{survey}/{field}/undo", queue::undo)
        .get("/staff/redaction/{survey}/{field}/{comment}", sheet::sheet)
        .post("/staff/redaction/{survey}/{field}/{comment}", sheet::decide)
        .post(
            "/staff/redaction/{survey}/{field}/{comment}/mark",
            sheet::mark,
        )
        .post(
            "/staff/redaction/{survey}/{field}/{comment}/open",
            sheet::open_one,
        );
}

fn here(officer: &Redactor, field: &str) -> String {
    format!("/staff/redaction/{}/{field}", officer.object().0)
}

/// What the question of a field asks; not found when nobody commented on it.
async fn question(
    shell: &Shell,
    officer: &Redactor,
    published: &Published,
    field: &str,
) -> Result<String, Error> {
    let (db, survey) = (shell.db().read(), officer.object().0);
    if !themes::queries::is_commented(db, survey, field).await? {
        return Err(Error::NotFound);
    }
    let version = surveys::current_version(db, officer).await?;
    let version = version.ok_or(Error::NotFound)?;
    let version = published.version(shell.db(), version).await?;
    Ok(themes::question_text(shell, &version.definition, field))
}

/// Saying what originals are opened for.
fn open_view(
    shell: &Shell,
    action: String,
    to: &str,
    (typed, usual): (&OpenForm, OpenedFor),
    errors: &FormErrors,
) -> OpenView {
    let reason = |reason: &OpenedFor| {
        let label = shell.t(&format!("opened-for-{}", reason.name()));
        let chosen = match typed.reason.as_str() {
            "" => *reason == usual,
            name => reason.name() == name,
        };
        Choice::plain(reason.name(), label, chosen)
    };
    OpenView {
        action,
        to: to.to_owned(),
        reasons: OpenedFor::ALL.iter().map(reason).collect(),
        error: errors.of("reason"),
        note: Field::new("note", &typed.note, errors),
    }
}

/// What one comment's originals can be opened for, on pages of other capabilities.
pub(crate) fn open_one_view(shell: &Shell, (survey, field, id): (i64, &str, i64)) -> OpenView {
    let action = format!("/staff/redaction/{survey}/{field}/{id}/open");
    let typed = OpenForm::default();
    let none = FormErrors::none();
    open_view(shell, action, "coding", (&typed, OpenedFor::Coding), &none)
}

async fn opened(
    shell: &Shell,
    officer: &Redactor,
    field: &str,
    comment: Option<i64>,
    (reason, note): &(OpenedFor, String),
) -> Result<(), Error> {
    let now = shell.now;
    let open =
        async |tx: &Tx| commands::open(tx, officer, field, comment, (*reason, note), now).await;
    Ok(shell.db().write(open).await?)
}

/// Asks whoever has not said today what they open this comment for, on its page.
async fn may(shell: &Shell, officer: &Redactor, field: &str, comment: i64) -> Result<(), Error> {
    let of = (officer.object().0, field, Some(comment));
    let db = shell.db().read();
    let is_open = queries::is_open(db, officer.actor(), of, shell.now).await?;
    let page = || Error::See(format!("{}/{comment}", here(officer, field)));
    is_open.then_some(()).ok_or_else(page)
}
