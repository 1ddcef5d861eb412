//! Results so far, for staff of the programme.

use std::collections::BTreeSet;
use std::sync::Arc;

use actix_web::web::{Data, Path};
use domain::disclosure::{Figure, OneWay};
use domain::response::SetAside;
use domain::survey::{Kind, Why};
use domain::{Arg, Named, Problems};

use super::pages::{PublicSubject, ResultsPage, SnapshotView};
use super::queries::{self, SnapshotRow};
use super::ranking::ranking;
use super::subjects::{Subject, SubjectKind, subjects, uncounted};
use super::views::{self, AllView};
use super::{printed, public};
use crate::attached::queries as attached;
use crate::equality;
use crate::proof::{self, queries::JoinedSurvey};
use crate::respond::commands::addresses;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{EditSurvey, SeeSurveys};
use crate::survey::{self, Published, SurveyId, Version};
use crate::web::gate::AnyStaff;
use crate::web::ui::{Field, FormErrors, Link, Said};
use crate::web::{Error, Reply, Routes, Shell};

type Reader = In<SurveyId, SeeSurveys>;

/// Mounts the page and the figures as files.
pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/results", results)
        .get("/staff/surveys/{survey}/results/{form}", file);
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
    let spans = queries::released_spans(db, survey.0).await?;
    let subjects = subjects(definition, &themes, equality::characteristics(), &spans);
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

/// Subjects of which something was released, each with that: without who people are, and a ranking
/// in one piece.
fn pieces<'a>(
    subjects: &'a [Subject],
    released: &[OneWay],
) -> impl Iterator<Item = (&'a Subject, &'a [Subject], Vec<OneWay>)> {
    let together = |a: &Subject, b: &Subject| a.ranking().is_some() && a.ranking() == b.ranking();
    subjects.chunk_by(together).filter_map(move |parts| {
        let first = parts.first()?;
        let dimensions: BTreeSet<String> = parts.iter().flat_map(Subject::dimensions).collect();
        let own = released.iter().filter(|one| dimensions.contains(&one.code));
        let own: Vec<OneWay> = own.cloned().collect();
        let is_there = !own.is_empty() && first.kind != SubjectKind::Characteristic;
        is_there.then_some((first, parts, own))
    })
}

/// Subjects as a page shows them.
pub(super) fn shown(
    shell: &Shell,
    subjects: &[Subject],
    versions: &JoinedSurvey,
    released: &[OneWay],
) -> Vec<AllView> {
    let view = |(first, parts, own): (&Subject, &[Subject], Vec<OneWay>)| {
        let view = match first.ranking() {
            Some(_) => ranking(shell, parts, &own)?,
            None => views::all(shell, first, &own),
        };
        Some(AllView {
            notes: notes(shell, versions, first),
            ..view
        })
    };
    pieces(subjects, released).filter_map(view).collect()
}

/// What a page would show of subjects, without their figures.
pub(super) fn headings(
    shell: &Shell,
    subjects: &[Subject],
    released: &[OneWay],
) -> Vec<PublicSubject> {
    let heading = |(first, _, own): (&Subject, _, Vec<OneWay>)| {
        let (name, answered) = views::heading(shell, first, &own);
        PublicSubject { name, answered }
    };
    pieces(subjects, released).map(heading).collect()
}

async fn results(who: Reader, staff: AnyStaff, shell: Shell, published: Data<Published>) -> Reply {
    let shown = page(&shell, &published, &who, "", &Problems::new()).await?;
    let can_publish = shown.can_publish && staff.who().may(EditSurvey::NAME);
    shell.render(ResultsPage {
        can_publish,
        ..shown
    })
}

/// The page, with what was typed to take the figures back and what is wrong with it.
pub(super) async fn page<P: Permission>(
    shell: &Shell,
    published: &Published,
    who: &In<SurveyId, P>,
    typed: &str,
    problems: &Problems,
) -> Result<ResultsPage, Error> {
    let db = shell.db().read();
    let survey = who.object();
    let version = version(shell, published, who).await?;
    let title = version.definition.title.get("en").0;
    let lang = shell.language();
    let uncounted = uncounted(&version.definition).into_iter();
    let uncounted = uncounted
        .map(|question| Said::of(&question.text, lang))
        .collect();
    let addresses = match asks_for_addresses(&version) {
        true => Some(addresses::count(db, who).await?),
        false => None,
    };
    let addresses = addresses
        .map(|count| shell.with("figures-addresses", &[("count", Arg::from(count as i64))]));
    let snapshot = queries::latest(db, survey.0).await?;
    let subjects = match &snapshot {
        Some(snapshot) => {
            let (subjects, versions) = counted(shell, survey).await?;
            let released = queries::everybody(db, snapshot.id).await?;
            shown(shell, &subjects, &versions, &released)
        }
        None => Vec::new(),
    };
    let here = format!("/staff/surveys/{}/results", survey.0);
    let slug = survey::queries::slug(db, survey.0).await?;
    let slug = slug.ok_or(Error::NotFound)?;
    let since = queries::public_since(db, survey.0).await?;
    let errors = FormErrors::new(shell, problems);
    Ok(ResultsPage {
        survey: Link::new(title, format!("/staff/surveys/{}", survey.0)),
        files: files(shell, &version, who).await?,
        subjects,
        uncounted,
        addresses,
        public: since.map(|since| {
            let day = shell.texts.date(domain::time::day_in_london(since));
            let words = shell.with("figures-public-since", &[("day", Arg::Text(day))]);
            Link::new(words, format!("/surveys/{slug}/figures"))
        }),
        can_publish: snapshot.is_some(),
        why: Field::new("why", typed, &errors),
        tables: match &snapshot {
            Some(_) => public::files(shell, &here),
            None => Vec::new(),
        },
        snapshot: snapshot.map(|snapshot| snapshot_view(shell, &snapshot)),
        errors,
        here,
    })
}

/// Released figures as a file, those only staff see among them.
async fn file(who: Reader, shell: Shell, path: Path<(i64, String)>) -> Reply {
    let (db, survey) = (shell.db().read(), who.object());
    let snapshot = queries::latest(db, survey.0).await?;
    let (Some(snapshot), true) = (snapshot, public::FORMS.contains(&path.1.as_str())) else {
        return Err(Error::NotFound);
    };
    let slug = survey::queries::slug(db, survey.0).await?;
    let slug = slug.ok_or(Error::NotFound)?;
    let (mut subjects, _) = counted(&shell, survey).await?;
    subjects.retain(|subject| subject.kind != SubjectKind::Characteristic);
    let released = queries::everybody(db, snapshot.id).await?;
    public::send(&shell, &slug, &path.1, &subjects, &released, &snapshot)
}

/// How many files came in for each question that asks for one, rounded.
async fn files<P: Permission>(
    shell: &Shell,
    version: &Version,
    who: &In<SurveyId, P>,
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
