//! Results so far, for staff of the programme.

use std::sync::Arc;

use actix_web::web::Data;
use domain::Arg;
use domain::survey::Kind;

use super::pages::{ResultsPage, SnapshotView};
use super::queries::{self, SnapshotRow};
use super::subjects::{Subject, SubjectKind, subjects, uncounted};
use super::{printed, views};
use crate::equality;
use crate::respond::commands::addresses;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::SeeSurveys;
use crate::survey::{self, Published, SurveyId, Version};
use crate::web::ui::{Link, Said};
use crate::web::{Error, Reply, Routes, Shell};

/// Mounts the page.
pub fn mount(routes: &mut Routes) {
    routes.get("/staff/surveys/{survey}/results", results);
}

/// The version of a survey that is answered now.
pub async fn version<P: Permission>(
    shell: &Shell,
    published: &Published,
    who: &In<SurveyId, P>,
) -> Result<Arc<Version>, Error> {
    let current = survey::queries::current_version(shell.db().read(), who).await?;
    let current = current.ok_or(Error::NotFound)?;
    Ok(published.version(shell.db(), current).await?)
}

/// Everything that is counted of a survey.
pub async fn counted(
    shell: &Shell,
    version: &Version,
    survey: SurveyId,
) -> Result<Vec<Subject>, Error> {
    let themes = queries::counted_themes(shell.db().read(), survey.0).await?;
    Ok(subjects(
        &version.definition,
        &themes,
        equality::characteristics(),
    ))
}

/// A release as its page names it.
#[must_use]
pub fn snapshot_view(shell: &Shell, snapshot: &SnapshotRow) -> SnapshotView {
    let day = domain::time::day_in_london(snapshot.taken_at);
    SnapshotView {
        day: shell.texts.date(day),
        responses: printed(shell, snapshot.responses),
    }
}

async fn results(who: In<SurveyId, SeeSurveys>, shell: Shell, published: Data<Published>) -> Reply {
    let db = shell.db().read();
    let survey = who.object();
    let version = version(&shell, &published, &who).await?;
    let title = version.definition.title.get("en").0;
    let link = Link::new(title, format!("/staff/surveys/{}", survey.0));
    let lang = shell.language();
    let uncounted = uncounted(&version.definition).into_iter();
    let uncounted = uncounted
        .map(|question| Said::of(&question.text, lang))
        .collect();
    let addresses = match asks_for_addresses(&version) {
        true => Some(addresses::count(db, &who).await?),
        false => None,
    };
    let addresses = addresses
        .map(|count| shell.with("figures-addresses", &[("count", Arg::from(count as i64))]));
    let Some(snapshot) = queries::latest(db, survey.0).await? else {
        return shell.render(ResultsPage {
            survey: link,
            snapshot: None,
            subjects: vec![],
            uncounted,
            addresses,
        });
    };
    let mut shown = Vec::new();
    for subject in counted(&shell, &version, survey).await? {
        if subject.kind == SubjectKind::Characteristic {
            continue;
        }
        let released = queries::one_ways(db, snapshot.id, &subject.dimensions()).await?;
        if !released.is_empty() {
            shown.push(views::all(&shell, &subject, &released));
        }
    }
    shell.render(ResultsPage {
        survey: link,
        snapshot: Some(snapshot_view(&shell, &snapshot)),
        subjects: shown,
        uncounted,
        addresses,
    })
}

fn asks_for_addresses(version: &Version) -> bool {
    let mut questions = version.definition.questions();
    questions.any(|(_, question)| matches!(question.kind, Kind::Email))
}
