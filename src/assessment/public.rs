//! What the public reads of an assessment: the versions that were published, and nothing of others.

use actix_web::web::Path;
use chrono::NaiveDate;
use domain::assessment::{Stage, State, changes, is_overdue};
use domain::time::day_in_london;
use domain::{Arg, Named};

use super::groups::groups;
use super::pages::{AssessmentPage, HistoryLine};
use super::queries::{self, AssessmentRow, Signer, VersionRow};
use super::views::{Around, change_view, document_view, title};
use crate::programme;
use crate::programme::queries::ProgrammeRow;
use crate::web::ui::Link;
use crate::web::{Error, Public, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/programmes/{slug}/assessment", latest)
        .get("/programmes/{slug}/assessments/{version}", version);
}

type Read = (AssessmentRow, VersionRow);

async fn latest(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    let (programme, versions) = published(&shell, &slug).await?;
    let first = versions.first().map(|(_, version)| version.id);
    let page = page(&shell, &programme, &versions, first.ok_or(Error::NotFound)?).await?;
    shell.render(page)
}

async fn version(_: Public, shell: Shell, path: Path<(String, String)>) -> Reply {
    let (programme, versions) = published(&shell, &path.0).await?;
    let asked = versions
        .iter()
        .map(|(_, version)| version.id)
        .find(|id| id.to_string() == path.1);
    let page = page(&shell, &programme, &versions, asked.ok_or(Error::NotFound)?).await?;
    shell.render(page)
}

async fn published(shell: &Shell, slug: &str) -> Result<(ProgrammeRow, Vec<Read>), Error> {
    let db = shell.db().read();
    let programme = programme::queries::by_slug(db, slug).await?;
    let programme = programme.ok_or(Error::NotFound)?;
    let versions = queries::public(db, &programme).await?;
    Ok((programme, versions))
}

/// The versions as the history lists them.
fn history(shell: &Shell, slug: &str, versions: &[Read], here: i64) -> Vec<HistoryLine> {
    let line = |(of, version): &Read| {
        let day = version.published_at.map(day_in_london).unwrap_or_default();
        let values = [
            ("stage", Arg::Number(of.stage.number().into())),
            ("number", Arg::Number(version.number.into())),
            ("day", Arg::Day(day)),
        ];
        let href = format!("/programmes/{slug}/assessments/{}", version.id);
        HistoryLine {
            text: shell.with("assessment-version", &values),
            href: (version.id != here).then(|| shell.path(&href)),
        }
    };
    versions.iter().map(line).collect()
}

/// When it was signed off, in which role and for whom. People are not named.
fn signed(shell: &Shell, programme: &ProgrammeRow, by: Signer, on: NaiveDate) -> String {
    let role = match by {
        Signer::Holds(role) => shell.t(&format!("role-{}", role.name())),
        Signer::Held => shell.t("assessment-signed-staff"),
        Signer::Elsewhere => return shell.t("assessment-signed-elsewhere"),
    };
    let values = [
        ("day", Arg::Day(on)),
        ("role", Arg::Text(role)),
        ("body", Arg::Text(programme.body_name.clone())),
    ];
    shell.with("assessment-signed", &values)
}

async fn page(
    shell: &Shell,
    programme: &ProgrammeRow,
    versions: &[Read],
    asked: i64,
) -> Result<AssessmentPage, Error> {
    let found = versions.iter().find(|(_, version)| version.id == asked);
    let (of, version) = found.ok_or(Error::NotFound)?;
    let quotes = queries::quotes(shell.db().read(), &[version.id]).await?;
    let groups = groups(&shell.texts, shell.language());
    let around = Around {
        groups: &groups,
        quotes: &quotes,
        version: version.id,
        today: shell.now.day(),
    };
    let own = |(other, _): &&Read| other.id == of.id;
    let newest = versions.iter().find(own).map(|(_, version)| version.id);
    let before = versions
        .iter()
        .filter(own)
        .find(|(_, other)| other.number < version.number);
    let told = before.map(|(_, before)| changes(&before.document, &version.document));
    let stage = of.stage;
    let lives = newest == Some(version.id);
    let review = of.review_on.filter(|_| lives);
    let signed_on = version.signed_at.map(day_in_london);
    let first = programme
        .decided_on
        .filter(|day| stage == Stage::Two && signed_on.is_some_and(|signed| *day < signed));
    let by = queries::signed_by(shell.db().read(), version.id, programme).await?;
    let latest = format!("/programmes/{}/assessment", programme.slug);
    Ok(AssessmentPage {
        programme: Link::new(
            &programme.title,
            shell.path(&format!("/programmes/{}", programme.slug)),
        ),
        fictional: programme.fictional,
        title: title(shell, stage),
        newer: (!lives).then(|| shell.path(&latest)),
        document: document_view(shell, &version.document, &around),
        direct_why: of.direct_why.clone(),
        assessed: version
            .document
            .assessed_on
            .map(|day| shell.texts.date(day)),
        signed: signed_on.map(|day| signed(shell, programme, by, day)),
        review: review.map(|day| shell.texts.date(day)),
        overdue: !of.overdue_hidden && is_overdue(review, version.state, shell.now.day()),
        in_review: version.state == State::InReview,
        decided_first: first.map(|day| shell.texts.date(day)),
        changes: told
            .unwrap_or_default()
            .iter()
            .map(|change| change_view(shell, change, &groups))
            .collect(),
        history: history(shell, &programme.slug, versions, version.id),
    })
}
