//! One comment: what was found in it, and what is decided about it.

use actix_web::web::Data;
use domain::frame::Span;
use domain::redaction::{Kind, OpenedFor, Reason, State};
use domain::{Arg, Named, Problems};

use super::queue::undo_view;
use super::{One, here, may, open_view, opened, question};
use crate::db::Tx;
use crate::redaction::commands::{self, Redactor};
use crate::redaction::forms::{DecideForm, MarkForm, OpenForm, decision_name};
use crate::redaction::pages::{MarkView, SheetPage, SheetPart};
use crate::redaction::queries::{self, Mark, Sheet};
use crate::survey::Published;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Shell};

/// What was typed into a form that came back.
#[derive(Default)]
struct Typed {
    open: OpenForm,
    decide: Option<DecideForm>,
    mark: MarkForm,
    problems: Problems,
}

pub(super) async fn sheet(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: One,
) -> Reply {
    let page = sheet_page(&shell, &officer, &published, &path, Typed::default()).await?;
    shell.render(page)
}

async fn at_hand(shell: &Shell, officer: &Redactor, field: &str, id: i64) -> Result<Sheet, Error> {
    let db = shell.db().read();
    let sheet = queries::sheet(db, officer.object().0, field, id).await?;
    let sheet = sheet.ok_or(Error::NotFound)?;
    if sheet.comment.looked {
        return Ok(sheet);
    }
    // It came in a moment ago: what the job would find has to be there to be decided.
    let staff = queries::staff_names(db).await?;
    let look = async |tx: &Tx| commands::look(tx, &sheet.comment, &staff).await;
    shell.db().write(look).await?;
    let sheet = queries::sheet(shell.db().read(), officer.object().0, field, id).await?;
    sheet.ok_or(Error::NotFound)
}

async fn sheet_page(
    shell: &Shell,
    officer: &Redactor,
    published: &Published,
    (_, field, id): &(i64, String, i64),
    typed: Typed,
) -> Result<SheetPage, Error> {
    let question = question(shell, officer, published, field).await?;
    let (db, survey) = (shell.db().read(), officer.object().0);
    let of = (survey, field.as_str(), Some(*id));
    let is_open = queries::is_open(db, officer.actor(), of, shell.now).await?;
    let sheet = queries::sheet(db, survey, field, *id).await?;
    let sheet = sheet.ok_or(Error::NotFound)?;
    let queue = here(officer, field);
    let errors = FormErrors::new(shell, &typed.problems);
    let here = format!("{queue}/{id}");
    let open = || {
        let said = (&typed.open, OpenedFor::Redacting);
        open_view(shell, format!("{here}/open"), "", said, &errors)
    };
    let view =
        |(at, mark): (usize, &Mark)| view(shell, &sheet, at + 1, mark, typed.decide.as_ref());
    let marks: Vec<MarkView> = match is_open {
        true => sheet.marks.iter().enumerate().map(view).collect(),
        false => Vec::new(),
    };
    let kind = |kind: &Kind| {
        let label = shell.t(&format!("redaction-kind-{}", kind.name()));
        let usual = if typed.mark.kind.is_empty() {
            "name"
        } else {
            &typed.mark.kind
        };
        Choice::plain(kind.name(), label, kind.name() == usual)
    };
    let reason = |reason: &Reason| {
        let label = shell.t(&format!("redaction-why-{}", reason.name()));
        let usual = if typed.mark.why.is_empty() {
            "person"
        } else {
            &typed.mark.why
        };
        Choice::plain(reason.name(), label, reason.name() == usual)
    };
    let note = typed.decide.as_ref().map_or("", |form| form.note.as_str());
    Ok(SheetPage {
        question,
        queue: Link::new(shell.t("redaction-title"), queue),
        title: shell.with("coding-title", &[("number", Arg::from(id.to_string()))]),
        open: (!is_open).then(open),
        parts: match is_open {
            true => parts(&sheet),
            false => Vec::new(),
        },
        shown: sheet.shown.clone(),
        marks,
        note: Field::new("note", note, &errors),
        words: Field::new("words", &typed.mark.words, &errors),
        kinds: Kind::ALL.iter().map(kind).collect(),
        kind_error: errors.of("kind"),
        reasons: Reason::TAKEN_OUT.iter().map(reason).collect(),
        reason_error: errors.of("why"),
        why_note: Field::new("why_note", &typed.mark.why_note, &errors),
        undo: undo_view(shell, officer, field).await?,
        coding: format!("/staff/themes/{survey}/{field}/comments/{id}"),
        comment: id.to_string(),
        here,
        errors,
    })
}

/// What was written, cut where a candidate begins or ends.
fn parts(sheet: &Sheet) -> Vec<SheetPart> {
    let text = &sheet.comment.text;
    let mut cuts = vec![0, text.chars().count()];
    cuts.extend(
        sheet
            .marks
            .iter()
            .flat_map(|mark| [mark.span.start, mark.span.end()]),
    );
    cuts.sort_unstable();
    cuts.dedup();
    let part = |pair: &[usize]| {
        let [start, end] = *pair else { return None };
        let inside = |mark: &Mark| mark.span.start <= start && end <= mark.span.end();
        let found = sheet.marks.iter().position(inside);
        let state = found
            .and_then(|at| sheet.marks.get(at))
            .map(|mark| mark.state);
        let begins = |at: &usize| sheet.marks.get(*at).is_some_and(|m| m.span.start == start);
        Some(SheetPart {
            text: Span {
                start,
                length: end - start,
            }
            .of(text),
            number: found.filter(begins).map(|at| at + 1),
            state: state.map_or_else(String::new, |state| state.name().to_owned()),
        })
    };
    cuts.windows(2).filter_map(part).collect()
}

fn view(
    shell: &Shell,
    sheet: &Sheet,
    number: usize,
    mark: &Mark,
    typed: Option<&DecideForm>,
) -> MarkView {
    let chosen = match (typed.and_then(|form| form.choice(mark.id)), mark.reason) {
        (Some(typed), _) => typed.to_owned(),
        (None, Some(reason)) => decision_name(mark.state, reason),
        // Hiding it is what is done unless somebody says otherwise.
        (None, None) => decision_name(State::Accepted, mark.kind.usual_reason()),
    };
    let choice = |state: State| {
        let chosen = chosen.clone();
        move |reason: &Reason| {
            let name = decision_name(state, *reason);
            let label = shell.t(&format!("redaction-why-{}", reason.name()));
            let is_chosen = name == chosen;
            Choice::plain(name, label, is_chosen)
        }
    };
    let group = |key: &str, state: State, reasons: &[Reason]| {
        let choices = reasons.iter().map(choice(state)).collect();
        (shell.t(key), choices)
    };
    let kind = shell.t(&format!("redaction-kind-{}", mark.kind.name()));
    let sign = shell.t(&format!("redaction-sign-{}", mark.sign.name()));
    let about = [("kind", Arg::Text(kind)), ("sign", Arg::Text(sign))];
    let decided = mark.by.map(|(staff, at)| {
        let name = sheet.names.of(Some(staff));
        let done = shell.done_by(name.as_deref(), at);
        let state = shell.t(&format!("redaction-state-{}", mark.state.name()));
        match mark.note.is_empty() {
            true => format!("{state}: {done}"),
            false => format!("{state}: {done} ({})", mark.note),
        }
    });
    MarkView {
        id: mark.id,
        number,
        words: mark.span.of(&sheet.comment.text),
        about: shell.with("redaction-about", &about),
        decided,
        state: mark.state.name().to_owned(),
        choices: vec![
            group("redaction-take-out", State::Accepted, Reason::TAKEN_OUT),
            group("redaction-leave", State::Left, Reason::LEFT),
        ],
    }
}

pub(super) async fn decide(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: One,
    form: Posted<DecideForm>,
) -> Reply {
    let (field, id) = (path.1.as_str(), path.2);
    let sheet = at_hand(&shell, &officer, field, id).await?;
    may(&shell, &officer, field, id).await?;
    let form = form.into_inner();
    let decisions = match form.parse(&sheet.marks) {
        Ok(decisions) => decisions,
        Err(problems) => {
            let typed = Typed {
                decide: Some(form),
                problems,
                ..Typed::default()
            };
            let page = sheet_page(&shell, &officer, &published, &path, typed).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let decide = async |tx: &Tx| commands::decide(tx, &officer, id, &decisions, now).await;
    let count = shell.db().write(decide).await?;
    let count = i64::try_from(count).unwrap_or(0);
    shell.flash(
        Flash::new("flash-redaction-decided")
            .with("count", count)
            .quietly(),
    );
    on(&shell, &officer, field, id).await
}

/// Leads on to the next comment that waits, or back to the queue.
async fn on(shell: &Shell, officer: &Redactor, field: &str, at: i64) -> Reply {
    let survey = officer.object().0;
    let next = queries::queue(shell.db().read(), survey, field, at, 1).await?;
    let here = here(officer, field);
    match next.first() {
        Some((next, _)) => shell.see_other(&format!("{here}/{next}")),
        None => shell.see_other(&here),
    }
}

pub(super) async fn mark(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: One,
    form: Posted<MarkForm>,
) -> Reply {
    let (field, id) = (path.1.as_str(), path.2);
    let sheet = at_hand(&shell, &officer, field, id).await?;
    may(&shell, &officer, field, id).await?;
    let form = form.into_inner();
    match form.parse(&sheet.masked()) {
        Ok(marking) => {
            let now = shell.now;
            let mark = async |tx: &Tx| commands::mark(tx, &officer, id, &marking, now).await;
            shell.db().write(mark).await?;
            let count = i64::try_from(marking.spans.len()).unwrap_or(0);
            shell.flash(Flash::new("flash-redaction-marked").with("count", count));
            shell.see_other(&format!("{}/{id}", here(&officer, field)))
        }
        Err(problems) => {
            let typed = Typed {
                mark: form,
                problems,
                ..Typed::default()
            };
            shell.invalid(sheet_page(&shell, &officer, &published, &path, typed).await?)
        }
    }
}

pub(super) async fn open_one(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: One,
    form: Posted<OpenForm>,
) -> Reply {
    let (field, id) = (path.1.as_str(), path.2);
    at_hand(&shell, &officer, field, id).await?;
    let form = form.into_inner();
    match form.parse() {
        Ok(what) => {
            opened(&shell, &officer, field, Some(id), &what).await?;
            let survey = officer.object().0;
            match form.to.as_str() {
                "coding" => {
                    shell.see_other(&format!("/staff/themes/{survey}/{field}/comments/{id}"))
                }
                _ => shell.see_other(&format!("{}/{id}", here(&officer, field))),
            }
        }
        Err(problems) => {
            let typed = Typed {
                open: form,
                problems,
                ..Typed::default()
            };
            shell.invalid(sheet_page(&shell, &officer, &published, &path, typed).await?)
        }
    }
}
