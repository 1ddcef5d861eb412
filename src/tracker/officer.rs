//! Officers write, publish and change commitments.

use actix_web::web::{Path, Query};
use domain::commitment::{Status, is_late};
use domain::survey::Fields;
use domain::{Named, Problem, Problems};
use serde::Deserialize;

use super::CommitmentId;
use super::commands::{self, ChangeError, Verdict};
use super::forms::{CommitmentForm, SendBack};
use super::pages::{CommitmentFormPage, DateField, StaffRow, StaffTrackerPage, WaitingView};
use super::public::{status_text, update_view};
use super::queries::{self, CommitmentRow};
use crate::db::Tx;
use crate::programme;
use crate::staff::proof::{In, Staff};
use crate::staff::roles::PublishCommitments;
use crate::themes;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};
use crate::words::Spoken;

type Officer = In<CommitmentId, PublishCommitments>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/tracker", list)
        .get("/staff/tracker/new", blank)
        .post("/staff/tracker/new", write)
        .get("/staff/tracker/{commitment}", edit)
        .post("/staff/tracker/{commitment}", change)
        .post("/staff/tracker/{commitment}/publish", publish)
        .post(
            "/staff/tracker/{commitment}/updates/{update}/publish",
            agree,
        )
        .post(
            "/staff/tracker/{commitment}/updates/{update}/decline",
            decline,
        );
}

async fn list(officer: Staff<PublishCommitments>, shell: Shell) -> Reply {
    let db = shell.db().read();
    let rows = queries::all(db, &officer).await?;
    let waiting = queries::waiting(db).await?;
    let programmes = programme::queries::all(db).await?;
    shell.render(StaffTrackerPage {
        rows: rows
            .iter()
            .map(|row| StaffRow {
                link: Link::new(&row.title, format!("/staff/tracker/{}", row.id)),
                status: status_text(&shell, row.status),
                status_name: row.status.name().to_owned(),
                due: row.due_on.map(|day| shell.texts.date(day)),
                late: is_late(row.status, row.due_on, shell.now.day()),
                owners: row
                    .owners
                    .iter()
                    .map(|o| o.2.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
                published: row.published_at.is_some(),
                waiting: waiting.contains(&row.id),
            })
            .collect(),
        programmes: programmes
            .into_iter()
            .filter(|programme| officer.reach().holds(programme.id))
            .map(|p| Link::new(p.title, format!("/staff/tracker/new?programme={}", p.id)))
            .collect(),
    })
}

/// What a new commitment is about: a theme, or a programme as a whole.
#[derive(Debug, Deserialize)]
struct About {
    theme: Option<i64>,
    programme: Option<i64>,
}

struct Subject {
    programme: i64,
    theme: Option<(i64, String)>,
    query: String,
}

async fn subject(
    shell: &Shell,
    officer: &Staff<PublishCommitments>,
    about: &About,
) -> Result<Subject, Error> {
    let (programme, theme, query) = match (about.theme, about.programme) {
        (Some(id), _) => {
            let theme = themes::queries::name_of(shell.db().read(), id).await?;
            let theme = theme.ok_or(Error::NotFound)?;
            (
                theme.programme,
                Some((id, theme.name)),
                format!("theme={id}"),
            )
        }
        (None, Some(programme)) => (programme, None, format!("programme={programme}")),
        (None, None) => return Err(Error::NotFound),
    };
    let known = programme::queries::all(shell.db().read()).await?;
    let exists = known.iter().any(|row| row.id == programme);
    if !exists || !officer.reach().holds(programme) {
        return Err(Error::NotFound);
    }
    Ok(Subject {
        programme,
        theme,
        query,
    })
}

async fn blank(officer: Staff<PublishCommitments>, shell: Shell, about: Query<About>) -> Reply {
    let subject = subject(&shell, &officer, &about).await?;
    let form = CommitmentForm {
        title: subject
            .theme
            .as_ref()
            .map(|(_, name)| name.clone())
            .unwrap_or_default(),
        status: Status::Exploring.name().to_owned(),
        ..CommitmentForm::default()
    };
    let page = new_page(&shell, &subject, &form, FormErrors::none()).await?;
    shell.render(page)
}

async fn write(
    officer: Staff<PublishCommitments>,
    shell: Shell,
    about: Query<About>,
    form: Posted<CommitmentForm>,
) -> Reply {
    let subject = subject(&shell, &officer, &about).await?;
    let known = organisation_ids(&shell).await?;
    let new = match form.parse(&known) {
        Ok(new) => new,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(new_page(&shell, &subject, &form, errors).await?);
        }
    };
    let now = shell.now;
    let theme = subject.theme.as_ref().map(|(id, _)| *id);
    let written = shell
        .db()
        .write(async |tx: &Tx| {
            commands::write(tx, &officer, subject.programme, theme, &new, now).await
        })
        .await?;
    shell.flash(Flash::new("flash-commitment-written"));
    shell.see_other(&format!("/staff/tracker/{}", written.0))
}

async fn edit(officer: Officer, shell: Shell) -> Reply {
    let row = queries::one(shell.db().read(), &officer)
        .await?
        .ok_or(Error::NotFound)?;
    let page = edit_page(&shell, &row, &typed(&row), None, FormErrors::none()).await?;
    shell.render(page)
}

async fn change(officer: Officer, shell: Shell, form: Posted<CommitmentForm>) -> Reply {
    let row = queries::one(shell.db().read(), &officer)
        .await?
        .ok_or(Error::NotFound)?;
    let known = organisation_ids(&shell).await?;
    let parsed = form.parse(&known);
    let note = match row.published_at {
        Some(_) => form.parse_note().map(Some),
        None => Ok(None),
    };
    let (new, note) = match (parsed, note) {
        (Ok(new), Ok(note)) => (new, note),
        (parsed, note) => {
            let mut problems = parsed.err().unwrap_or_default();
            problems.extend(note.err().unwrap_or_default());
            return refuse(&shell, &row, &form, &problems).await;
        }
    };
    let now = shell.now;
    let text = note.as_ref().map(|note| note.as_str());
    let change = async |tx: &Tx| commands::change(tx, &officer, &new, text, now).await;
    match shell.db().write(change).await {
        Ok(()) => {
            shell.flash(Flash::new("flash-commitment-saved"));
            shell.see_other(&format!("/staff/tracker/{}", row.id))
        }
        // Published meanwhile by somebody else: ask for the note now.
        Err(ChangeError::NeedsNote) => {
            let problems = form.parse_note().err().unwrap_or_default();
            refuse(&shell, &row, &form, &problems).await
        }
        // Nothing typed is lost: it can be saved when the hold is over, or lifted.
        Err(ChangeError::Held) => {
            let problems = Problems::one("note", Problem::says("held"));
            refuse(&shell, &row, &form, &problems).await
        }
        Err(error) => Err(refusal(error)),
    }
}

fn refusal(error: ChangeError) -> Error {
    match error {
        ChangeError::Held => Error::Conflict("held"),
        ChangeError::Published | ChangeError::NeedsNote => Error::Conflict("published"),
        ChangeError::Database(error) => error.into(),
    }
}

async fn refuse(
    shell: &Shell,
    row: &CommitmentRow,
    form: &CommitmentForm,
    problems: &Problems,
) -> Reply {
    let errors = FormErrors::new(shell, problems);
    shell.invalid(edit_page(shell, row, form, None, errors).await?)
}

async fn publish(officer: Officer, shell: Shell, _: Posted<Button>) -> Reply {
    let (now, note) = (shell.now, shell.t("tracker-first-note"));
    let publish = async |tx: &Tx| commands::publish(tx, &officer, &note, now).await;
    match shell.db().write(publish).await {
        Ok(()) => {
            shell.flash(Flash::new("flash-commitment-published"));
            shell.see_other(&format!("/staff/tracker/{}", officer.object().0))
        }
        Err(error) => Err(refusal(error)),
    }
}

async fn agree(officer: Officer, shell: Shell, path: Path<(i64, i64)>, _: Posted<Button>) -> Reply {
    decide(&officer, &shell, path.1, Verdict::Publish).await
}

async fn decline(
    officer: Officer,
    shell: Shell,
    path: Path<(i64, i64)>,
    form: Posted<Fields>,
) -> Reply {
    let typed = SendBack::of(path.1, &form);
    let why = match typed.parse() {
        Ok(why) => why,
        Err(problems) => {
            let db = shell.db().read();
            let row = queries::one(db, &officer).await?.ok_or(Error::NotFound)?;
            let history = queries::history(db, row.id).await?;
            if !history.iter().any(|one| one.id == path.1 && one.waits()) {
                return Err(Error::Conflict("decided"));
            }
            let errors = FormErrors::new(&shell, &problems);
            let page = edit_page(&shell, &row, &self::typed(&row), Some(&typed), errors).await?;
            return shell.invalid(page);
        }
    };
    decide(&officer, &shell, path.1, Verdict::SendBack(why.as_str())).await
}

async fn decide(officer: &Officer, shell: &Shell, update: i64, verdict: Verdict<'_>) -> Reply {
    let now = shell.now;
    let decide = async |tx: &Tx| commands::decide(tx, officer, update, verdict, now).await;
    let decided = shell.db().write(decide).await.map_err(refusal)?;
    decided.ok_or(Error::Conflict("decided"))?;
    let key = match verdict {
        Verdict::Publish => "flash-update-published",
        Verdict::SendBack(_) => "flash-update-declined",
    };
    shell.flash(Flash::new(key));
    shell.see_other(&format!("/staff/tracker/{}", officer.object().0))
}

async fn organisation_ids(shell: &Shell) -> Result<Vec<i64>, Error> {
    let list = programme::queries::organisations(shell.db().read()).await?;
    Ok(list.into_iter().map(|(id, ..)| id).collect())
}

fn typed(row: &CommitmentRow) -> CommitmentForm {
    let part = |format: &str| {
        row.due_on
            .map(|day| day.format(format).to_string())
            .unwrap_or_default()
    };
    CommitmentForm {
        title: row.title.clone(),
        you_said: row.you_said.clone(),
        we_are_doing: row.we_are_doing.clone(),
        why_not: row.why_not.clone(),
        status: row.status.name().to_owned(),
        due: [part("%-d"), part("%-m"), part("%Y")],
        owners: row.owners.iter().map(|(id, ..)| id.to_string()).collect(),
        accountable: row
            .owners
            .iter()
            .find(|(.., accountable)| *accountable)
            .map(|(id, ..)| id.to_string())
            .unwrap_or_default(),
        note: String::new(),
    }
}

async fn new_page(
    shell: &Shell,
    subject: &Subject,
    form: &CommitmentForm,
    errors: FormErrors,
) -> Result<CommitmentFormPage, Error> {
    let page = form_page(shell, form, errors).await?;
    Ok(CommitmentFormPage {
        action: format!("/staff/tracker/new?{}", subject.query),
        new: true,
        theme: subject.theme.as_ref().map(|(_, name)| name.clone()),
        ..page
    })
}

async fn edit_page(
    shell: &Shell,
    row: &CommitmentRow,
    form: &CommitmentForm,
    back: Option<&SendBack>,
    errors: FormErrors,
) -> Result<CommitmentFormPage, Error> {
    let page = form_page(shell, form, errors).await?;
    let why = |update: i64| {
        let name = SendBack::name(update);
        let back = back.filter(|back| back.name == name);
        let typed = back.map_or("", |back| back.typed.as_str());
        Field::new(&name, typed, &page.errors)
    };
    let history = queries::history(shell.db().read(), row.id).await?;
    Ok(CommitmentFormPage {
        action: format!("/staff/tracker/{}", row.id),
        published: row.published_at.is_some(),
        theme: row.theme.as_ref().map(|theme| theme.name.clone()),
        waiting: history
            .iter()
            .filter(|one| one.waits())
            .map(|one| WaitingView {
                update: update_view(shell, &Spoken::english(), one),
                why: why(one.id),
            })
            .collect(),
        public: row.published_at.map(|_| format!("/you-said/{}", row.id)),
        ..page
    })
}

async fn form_page(
    shell: &Shell,
    form: &CommitmentForm,
    errors: FormErrors,
) -> Result<CommitmentFormPage, Error> {
    let organisations = programme::queries::organisations(shell.db().read()).await?;
    let [day, month, year] = form.due.clone();
    let choice = |(id, _, name): &(i64, String, String), checked: bool| {
        Choice::plain(id.to_string(), name, checked)
    };
    Ok(CommitmentFormPage {
        action: String::new(),
        new: false,
        published: false,
        theme: None,
        title: Field::new("title", &form.title, &errors),
        you_said: Field::new("you_said", &form.you_said, &errors),
        we_are_doing: Field::new("we_are_doing", &form.we_are_doing, &errors),
        why_not: Field::new("why_not", &form.why_not, &errors),
        statuses: Status::ALL
            .iter()
            .map(|s| Choice::plain(s.name(), status_text(shell, *s), form.status == s.name()))
            .collect(),
        status_error: errors.of("status"),
        due: DateField {
            name: "due".to_owned(),
            day,
            month,
            year,
            error: errors.of("due-day"),
        },
        owners: organisations
            .iter()
            .map(|o| choice(o, form.owners.contains(&o.0.to_string())))
            .collect(),
        owners_error: errors.of("owners"),
        accountable: std::iter::once(Choice::plain(
            "",
            shell.t("tracker-nobody-accountable"),
            form.accountable.is_empty(),
        ))
        .chain(
            organisations
                .iter()
                .map(|o| choice(o, form.accountable == o.0.to_string())),
        )
        .collect(),
        note: Field::new("note", &form.note, &errors),
        waiting: Vec::new(),
        public: None,
        errors,
    })
}
