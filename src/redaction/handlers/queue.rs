//! What waits for a decision, by question.

use actix_web::web::{Data, Query};
use domain::redaction::{Kind, OpenedFor};
use domain::{Arg, Named, Problems};
use serde::Deserialize;

use super::{At, here, open_view, opened, question};
use crate::db::Tx;
use crate::redaction::commands::{self, Redactor};
use crate::redaction::forms::{AllForm, OpenForm, UndoForm};
use crate::redaction::pages::{KindView, RedactionPage};
use crate::redaction::queries;
use crate::survey::Published;
use crate::themes;
use crate::web::flash::Flash;
use crate::web::ui::{FormErrors, Link};
use crate::web::{Error, Posted, Reply, Shell};

/// Comments on one page of the queue.
const PAGE: u64 = 20;
/// Words of a kind that are shown before all are taken out.
const SAMPLE: u64 = 6;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    after: String,
}

pub(super) async fn queue(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: At,
    asked: Query<Asked>,
) -> Reply {
    let none = (OpenForm::default(), Problems::new());
    let shown = queue_page(&shell, &officer, &published, (&path.1, &asked.after), &none).await?;
    shell.render(shown)
}

async fn queue_page(
    shell: &Shell,
    officer: &Redactor,
    published: &Published,
    (field, after): (&str, &str),
    (typed, problems): &(OpenForm, Problems),
) -> Result<RedactionPage, Error> {
    let question = question(shell, officer, published, field).await?;
    let (db, survey) = (shell.db().read(), officer.object().0);
    let here = here(officer, field);
    let errors = FormErrors::new(shell, problems);
    let of = (survey, field, None);
    let is_open = queries::is_open(db, officer.actor(), of, shell.now).await?;
    let waiting = queries::waiting(db, survey, field).await?;
    let after = after.parse().unwrap_or(0);
    let rows = queries::queue(db, survey, field, after, PAGE + 1).await?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    let address = |id: i64| format!("{here}/{id}");
    let comments: Vec<(Link, String)> = rows
        .into_iter()
        .take(usize::try_from(PAGE).unwrap_or(usize::MAX))
        .map(|(id, shown)| {
            let number = [("number", Arg::from(id.to_string()))];
            (
                Link::new(shell.with("coding-title", &number), address(id)),
                shown,
            )
        })
        .collect();
    let last = comments.last().map(|(link, _)| link.href.clone());
    let last = last.and_then(|href| Some(href.rsplit('/').next()?.to_owned()));
    let open = open_view(
        shell,
        format!("{here}/open"),
        "",
        (typed, OpenedFor::Redacting),
        &errors,
    );
    Ok(RedactionPage {
        question,
        frame: Link::new(
            shell.t("themes-back"),
            format!("/staff/themes/{survey}/{field}"),
        ),
        open: (!is_open).then_some(open),
        waiting: shell.with("redaction-waiting", &[("count", number(waiting))]),
        first: comments
            .first()
            .map(|(link, _)| link.href.clone())
            .filter(|_| is_open),
        kinds: match is_open {
            true => kinds(shell, survey, field).await?,
            false => Vec::new(),
        },
        undo: undo_view(shell, officer, field).await?,
        next: last
            .filter(|_| more)
            .map(|last| format!("{here}?after={last}")),
        comments,
        here,
        errors,
    })
}

fn number(n: u64) -> Arg {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

async fn kinds(shell: &Shell, survey: i64, field: &str) -> Result<Vec<KindView>, Error> {
    let db = shell.db().read();
    let mut views = Vec::new();
    for (kind, candidates, comments) in queries::kinds(db, survey, field).await? {
        let name = shell.t(&format!("redaction-kind-{}", kind.name()));
        let values = [
            ("kind", Arg::from(name)),
            ("count", Arg::Number(candidates)),
            ("comments", Arg::Number(comments)),
        ];
        views.push(KindView {
            name: kind.name().to_owned(),
            text: shell.with("redaction-of-kind", &values),
            label: shell.with("redaction-all", &values),
            sample: queries::sample(db, survey, field, kind, SAMPLE).await?,
        });
    }
    Ok(views)
}

pub(super) async fn undo_view(
    shell: &Shell,
    officer: &Redactor,
    field: &str,
) -> Result<Option<(String, String)>, Error> {
    let db = shell.db().read();
    let last = queries::last_deed(db, officer.object().0, field, officer.actor()).await?;
    Ok(last.map(|(at, count)| {
        let values = [
            ("count", number(count)),
            ("when", Arg::Text(shell.texts.moment(at))),
        ];
        let text = shell.with("redaction-last", &values);
        (text, at.timestamp_micros().to_string())
    }))
}

pub(super) async fn open(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<OpenForm>,
) -> Reply {
    let field = path.1.as_str();
    question(&shell, &officer, &published, field).await?;
    let form = form.into_inner();
    match form.parse() {
        Ok(what) => {
            opened(&shell, &officer, field, None, &what).await?;
            shell.see_other(&here(&officer, field))
        }
        Err(problems) => {
            let refused = (form, problems);
            let page = queue_page(&shell, &officer, &published, (field, ""), &refused).await?;
            shell.invalid(page)
        }
    }
}

pub(super) async fn all(
    officer: Redactor,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<AllForm>,
) -> Reply {
    let field = path.1.as_str();
    question(&shell, &officer, &published, field).await?;
    let kind = Kind::from_name(&form.kind).ok_or(Error::Malformed)?;
    let now = shell.now;
    let all = async |tx: &Tx| commands::take_out_all(tx, &officer, field, kind, now).await;
    let count = shell.db().write(all).await?;
    shell.flash(Flash::new("flash-redaction-all").with("count", i64::try_from(count).unwrap_or(0)));
    shell.see_other(&here(&officer, field))
}

pub(super) async fn undo(
    officer: Redactor,
    shell: Shell,
    path: At,
    form: Posted<UndoForm>,
) -> Reply {
    let field = path.1.as_str();
    let at = form.at.parse().ok();
    let at = at.and_then(chrono::DateTime::from_timestamp_micros);
    let at = at.ok_or(Error::Malformed)?;
    let survey = officer.object().0;
    if !themes::queries::is_commented(shell.db().read(), survey, field).await? {
        return Err(Error::NotFound);
    }
    let now = shell.now;
    let undo = async |tx: &Tx| commands::undo(tx, &officer, field, at, now).await;
    let count = shell.db().write(undo).await?;
    shell.flash(
        Flash::new("flash-redaction-undone").with("count", i64::try_from(count).unwrap_or(0)),
    );
    match form.comment.parse::<i64>() {
        Ok(id) => shell.see_other(&format!("{}/{id}", here(&officer, field))),
        Err(_) => shell.see_other(&here(&officer, field)),
    }
}
