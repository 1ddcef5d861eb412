//! What the public reads of the figures of a survey, once an officer published them: the page, and
//! the same figures as files.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use domain::disclosure::OneWay;
use domain::survey::Door;

use super::handlers::{shown, snapshot_view};
use super::pages::FiguresPage;
use super::queries::{self, SnapshotRow};
use super::subjects::{Subject, subjects};
use super::table;
use crate::proof::{self, queries::JoinedSurvey};
use crate::survey::{OpenSurvey, Published, SurveyId};
use crate::web::ui::{Link, Said};
use crate::web::{Error, Public, Reply, Routes, Shell};

/// Mounts the page and its files.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/figures", figures)
        .get("/surveys/{survey}/figures/{form}", file);
}

/// The forms the figures are offered in.
pub(super) const FORMS: [&str; 3] = ["csv", "xlsx", "json"];

/// Figures that are public.
struct Found {
    survey: Arc<OpenSurvey>,
    snapshot: SnapshotRow,
    subjects: Vec<Subject>,
    versions: JoinedSurvey,
    released: Vec<OneWay>,
}

async fn find(shell: &Shell, published: &Published, slug: &str) -> Result<Found, Error> {
    let survey = published.survey(shell.db(), slug).await?;
    let survey = survey.filter(|survey| survey.door(shell.now) != Door::Unknown);
    let survey = survey.ok_or(Error::NotFound)?;
    let db = shell.db().read();
    let public = queries::public_since(db, survey.id).await?;
    public.ok_or(Error::NotFound)?;
    let snapshot = queries::latest(db, survey.id).await?;
    let snapshot = snapshot.ok_or(Error::NotFound)?;
    let released = queries::everybody(db, snapshot.id).await?;
    let versions = proof::queries::joined(db, SurveyId(survey.id)).await?;
    let versions = versions.ok_or(Error::NotFound)?;
    let spans = queries::spans_of(&released);
    // Themes have a publication of their own, and who people are is not for this page.
    let mut subjects = subjects(&versions.joined.definition, &[], &[], &spans);
    subjects.retain(|subject| !subject.analyst_only);
    Ok(Found {
        survey,
        snapshot,
        subjects,
        versions,
        released,
    })
}

async fn figures(_: Public, shell: Shell, published: Data<Published>, slug: Path<String>) -> Reply {
    shell
        .render_recent(async || {
            let found = find(&shell, &published, &slug).await?;
            Ok(page(&shell, &found, &slug))
        })
        .await
}

fn page(shell: &Shell, found: &Found, slug: &str) -> FiguresPage {
    let title = Said::of(&found.survey.version.definition.title, shell.language());
    let here = format!("/surveys/{slug}/figures");
    FiguresPage {
        survey: Link::new(title.text, shell.path(&format!("/surveys/{slug}"))),
        survey_lang: title.lang,
        fictional: found.survey.programme.fictional,
        snapshot: snapshot_view(shell, &found.snapshot),
        subjects: shown(shell, &found.subjects, &found.versions, &found.released),
        files: files(shell, &here),
    }
}

/// The ways to the figures as files.
pub(super) fn files(shell: &Shell, here: &str) -> Vec<Link> {
    let link = |form: &&str| Link::new(form.to_uppercase(), shell.path(&format!("{here}/{form}")));
    FORMS.iter().map(link).collect()
}

async fn file(
    _: Public,
    shell: Shell,
    published: Data<Published>,
    path: Path<(String, String)>,
) -> Reply {
    let (slug, form) = path.into_inner();
    if !FORMS.contains(&form.as_str()) {
        return Err(Error::NotFound);
    }
    let found = find(&shell, &published, &slug).await?;
    send(
        &shell,
        &slug,
        &form,
        &found.subjects,
        &found.released,
        &found.snapshot,
    )
}

/// Sends released figures in one of the [`FORMS`].
pub(super) fn send(
    shell: &Shell,
    slug: &str,
    form: &str,
    subjects: &[Subject],
    released: &[OneWay],
    snapshot: &SnapshotRow,
) -> Result<HttpResponse, Error> {
    let rows = table::rows(shell, subjects, released);
    let notes = notes(shell, snapshot);
    let name = format!("{slug}-figures.{form}");
    let (kind, bytes) = match form {
        "csv" => ("text/csv; charset=utf-8", table::csv(&rows)),
        "xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            table::xlsx(&rows, &notes),
        ),
        "json" => ("application/json", table::json(&rows, &notes)),
        _ => return Err(Error::NotFound),
    };
    Ok(shell.file(kind, &name, bytes.map_err(Error::Internal)?))
}

fn notes(shell: &Shell, snapshot: &SnapshotRow) -> Vec<String> {
    let view = snapshot_view(shell, snapshot);
    let first = [
        ("day", domain::Arg::Text(view.day)),
        ("responses", domain::Arg::Text(view.responses)),
    ];
    let mut notes = vec![shell.with("figures-snapshot", &first)];
    notes.extend(view.aside);
    let keys = [
        "figures-next",
        "figures-legend-c",
        "figures-not-people",
        "figures-chose",
    ];
    notes.extend(keys.map(|key| shell.t(key)));
    notes
}
