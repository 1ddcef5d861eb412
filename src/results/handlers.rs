//! Results so far, for staff of the programme.

use std::sync::Arc;

use actix_web::web::Data;
use domain::disclosure::Figure;
use domain::response::SetAside;
use domain::survey::{Kind, Why};
use domain::{Arg, Named};

use super::pages::{ResultsPage, SnapshotView};
use super::queries::{self, SnapshotRow};
use super::ranking::ranking;
use super::subjects::{Subject, SubjectKind, subjects, uncounted};
use super::{printed, views};
use crate::attached::queries as attached;
use crate::equality;
use crate::proof::{self, queries::JoinedSurvey};
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

/// Everything that is counted of a survey, and which versions of it are read together.
pub async fn counted(
    shell: &Shell,
    survey: SurveyId,
) -> Result<(Vec<Subject>, JoinedSurvey), Error> {
    let db = shell.db().read();
    let joined = proof::queries::joined(db, survey).await?;
    let joined = joined.ok_or(Error::NotFound)?;
    let themes = queries::counted_themes(db, survey.0).await?;
    let definition = &joined.joined.definition;
    let subjects = subjects(definition, &themes, equality::characteristics());
    Ok((subjects, joined))
}

/// What has to be known about a question whose versions differ, in sentences.
fn notes(shell: &Shell, versions: &JoinedSurvey, subject: &Subject) -> Vec<String> {
    let question = match subject.kind {
        SubjectKind::Question => subject.question(),
        _ => return Vec::new(),
    };
    let joined = &versions.joined;
    let day = |number: &i32| {
        let at = versions.published.get(number);
        Arg::Text(at.map_or_else(String::new, |at| {
            shell.texts.date(domain::time::day_in_london(*at))
        }))
    };
    let version = |number: &i32| {
        [
            ("day", day(number)),
            ("version", Arg::Number((*number).into())),
        ]
    };
    let since = joined.since.get(question).map(|(number, why)| {
        let key = match why {
            Why::Kind => "joined-since-kind",
            Why::Decided => "joined-since-decided",
            Why::Undecided => "joined-since-undecided",
        };
        shell.with(key, &version(number))
    });
    let gone = joined.gone.get(question);
    let gone = gone.map(|last| shell.with("joined-gone", &version(last)));
    let retired = joined.retired.get(question).into_iter().flatten();
    let retired = retired.filter_map(|(option, last)| {
        let name = subject
            .category(option.as_str())?
            .name
            .get(shell.language());
        let [day, number] = version(last);
        let values = [day, number, ("option", Arg::from(name.0))];
        Some(shell.with("joined-retired", &values))
    });
    gone.into_iter().chain(since).chain(retired).collect()
}

/// A release as its page names it.
#[must_use]
pub fn snapshot_view(shell: &Shell, snapshot: &SnapshotRow) -> SnapshotView {
    let day = domain::time::day_in_london(snapshot.taken_at);
    let reason = |(reason, figure): &(SetAside, Figure)| {
        let name = shell.t(&format!("aside-{}", reason.name()));
        let values = [
            ("reason", Arg::Text(name)),
            ("count", Arg::Text(printed(shell, *figure))),
        ];
        shell.with("aside-count", &values)
    };
    let reasons: Vec<String> = snapshot.set_aside.iter().map(reason).collect();
    let all = Arg::Text(reasons.join("; "));
    SnapshotView {
        aside: (!reasons.is_empty()).then(|| shell.with("figures-aside", &[("reasons", all)])),
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
    let files = files(&shell, &version, &who).await?;
    let Some(snapshot) = queries::latest(db, survey.0).await? else {
        return shell.render(ResultsPage {
            files,
            survey: link,
            snapshot: None,
            subjects: vec![],
            uncounted,
            addresses,
        });
    };
    let mut shown = Vec::new();
    let (subjects, versions) = counted(&shell, survey).await?;
    let together = |a: &Subject, b: &Subject| a.ranking().is_some() && a.ranking() == b.ranking();
    for parts in subjects.chunk_by(together) {
        let dimensions: Vec<String> = parts.iter().flat_map(Subject::dimensions).collect();
        let released = queries::one_ways(db, snapshot.id, &dimensions).await?;
        let (Some(first), false) = (parts.first(), released.is_empty()) else {
            continue;
        };
        let view = match first.kind {
            SubjectKind::Characteristic => None,
            _ if first.ranking().is_some() => ranking(&shell, parts, &released),
            _ => Some(views::all(&shell, first, &released)),
        };
        if let Some(mut view) = view {
            view.notes = notes(&shell, &versions, first);
            shown.push(view);
        }
    }
    shell.render(ResultsPage {
        survey: link,
        snapshot: Some(snapshot_view(&shell, &snapshot)),
        subjects: shown,
        uncounted,
        addresses,
        files,
    })
}

/// How many files came in for each question that asks for one, rounded.
async fn files(
    shell: &Shell,
    version: &Version,
    who: &In<SurveyId, SeeSurveys>,
) -> Result<Vec<String>, Error> {
    let questions = version.definition.questions();
    let asked: Vec<_> = questions.filter(|(_, q)| q.takes_file()).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let counts = attached::by_question(shell.db().read(), who).await?;
    let line = |(_, question): (_, &domain::survey::Question)| {
        let count = counts.get(&question.code).copied().unwrap_or(0);
        let values = [
            ("question", Arg::from(question.text.get(shell.language()).0)),
            ("count", Arg::Text(super::rounded(shell, count))),
        ];
        shell.with("attached-count", &values)
    };
    Ok(asked.into_iter().map(line).collect())
}

fn asks_for_addresses(version: &Version) -> bool {
    let mut questions = version.definition.questions();
    questions.any(|(_, question)| matches!(question.kind, Kind::Email))
}
