//! Showing the public the figures of a survey, after a look at what it will see; taking them back.

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use domain::{Arg, Problem, Problems};

use super::commands::{self, PublishError};
use super::forms::{PublishForm, WhyForm};
use super::handlers::{self, counted, headings, snapshot_view};
use super::pages::{PublishPage, PublishedView};
use super::queries::{self, PublicationRow};
use super::subjects::{Subject, SubjectKind};
use crate::db::Tx;
use crate::staff;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::{self, Published, SurveyId};
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type Officer = In<SurveyId, EditSurvey>;

/// Mounts the page before publishing, publishing, and taking back.
pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/results/publish", look)
        .post("/staff/surveys/{survey}/results/publish", publish)
        .post("/staff/surveys/{survey}/results/back", withdraw);
}

fn results(officer: &Officer) -> String {
    format!("/staff/surveys/{}/results", officer.object().0)
}

async fn look(officer: Officer, shell: Shell) -> Reply {
    let (typed, none) = (PublishForm::default(), Problems::new());
    let shown = page(&shell, &officer, &typed, &none).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    typed: &PublishForm,
    problems: &Problems,
) -> Result<PublishPage, Error> {
    let (db, survey) = (shell.db().read(), officer.object());
    let snapshot = queries::latest(db, survey.0).await?;
    let snapshot = snapshot.ok_or(Error::NotFound)?;
    let (subjects, _) = counted(shell, survey).await?;
    let released = queries::everybody(db, snapshot.id).await?;
    // Themes have a publication of their own, and who people are is for staff.
    let (staff_only, seen): (Vec<Subject>, Vec<Subject>) = subjects
        .into_iter()
        .filter(|one| !matches!(one.kind, SubjectKind::Characteristic | SubjectKind::Themes))
        .partition(|one| one.analyst_only);
    let staff_only = headings(shell, &staff_only, &released).into_iter();
    let errors = FormErrors::new(shell, problems);
    let open = queries::still_open(db, survey.0, shell.now).await?;
    let row = survey::queries::one(db, officer).await?;
    let since = queries::public_since(db, survey.0).await?;
    let history = history(shell, officer).await?;
    Ok(PublishPage {
        survey: Said::plain(row.title),
        results: Link::new(shell.t("figures-results-title"), results(officer)),
        snapshot: snapshot_view(shell, &snapshot),
        public: since.is_some(),
        open: open.then(|| until(shell, row.closes_at)),
        subjects: headings(shell, &seen, &released),
        staff_only: staff_only.map(|one| one.name).collect(),
        why: open.then(|| Field::new("why", &typed.why, &errors)),
        sure: vec![Choice::plain(
            "yes",
            shell.t("figures-publish-sure-yes"),
            typed.is_sure(),
        )],
        sure_error: errors.of("sure"),
        errors,
        history,
        here: format!("{}/publish", results(officer)),
    })
}

/// That people are still answering, and until when.
fn until(shell: &Shell, closes_at: Option<DateTime<Utc>>) -> String {
    match closes_at {
        Some(at) => {
            let when = Arg::Text(shell.texts.moment(at));
            shell.with("figures-publish-open-until", &[("when", when)])
        }
        None => shell.t("figures-publish-open"),
    }
}

/// When the public read the figures before, and who had it that way.
async fn history(shell: &Shell, officer: &Officer) -> Result<Vec<PublishedView>, Error> {
    let db = shell.db().read();
    let rows = queries::publications(db, officer).await?;
    let people = rows.iter().flat_map(|row| {
        let ended = row.ended.as_ref().and_then(|(by, ..)| *by);
        [row.published.0, ended]
    });
    let names = staff::queries::names(db, people).await?;
    let by = |who, at| shell.done_by(names.of(who).as_deref(), at);
    let view = |row: PublicationRow| PublishedView {
        by: by(row.published.0, row.published.1),
        why: row.why,
        ended: row.ended.map(|(who, at, why)| {
            let ended = [("by", Arg::Text(by(who, at)))];
            (shell.with("publish-themes-ended", &ended), why)
        }),
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn publish(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<PublishForm>,
) -> Reply {
    let (db, survey) = (shell.db().read(), officer.object().0);
    if queries::latest(db, survey).await?.is_none() {
        return Err(Error::Conflict("not-to-publish"));
    }
    let open = queries::still_open(db, survey, shell.now).await?;
    let why = match form.parse(open) {
        Ok(why) => why,
        Err(problems) => {
            return shell.invalid(page(&shell, &officer, &form, &problems).await?);
        }
    };
    let now = shell.now;
    let publish = async |tx: &Tx| commands::publish(tx, &officer, &why, now).await;
    match shell.db().write(publish).await {
        Ok(()) => {}
        Err(PublishError::Held) => return Err(Error::Conflict("held")),
        Err(PublishError::Database(error)) => return Err(error.into()),
        // It was opened again since.
        Err(PublishError::Unexplained) => {
            let missing = Problems::one("why", Problem::says("figures-publish-why"));
            return shell.invalid(page(&shell, &officer, &form, &missing).await?);
        }
    }
    published.forget();
    shell.flash(Flash::new("flash-figures-published"));
    shell.see_other(&results(&officer))
}

async fn withdraw(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    form: Posted<WhyForm>,
) -> Reply {
    let why = match form.parse() {
        Ok(why) => why,
        Err(problems) => {
            let again = handlers::page(&shell, &published, &officer, &form.why, &problems);
            return shell.invalid(again.await?);
        }
    };
    let now = shell.now;
    let withdraw = async |tx: &Tx| commands::withdraw(tx, &officer, &why, now).await;
    let done = shell.db().write(withdraw).await?;
    published.forget();
    shell.flash(Flash::new(match done {
        true => "flash-figures-withdrawn",
        false => "flash-figures-not-public",
    }));
    shell.see_other(&results(&officer))
}
