//! Surveys for staff: the list, one survey.

use domain::survey::{Door, door};
use domain::time::days_between;
use domain::{Arg, Named, Now};

use super::SurveyId;
use super::pages::{SurveyLine, SurveyPage, SurveysPage, WaysOn};
use super::queries::{self, SurveyRow};
use crate::formats;
use crate::results::rounded;
use crate::staff::pages as staff_pages;
use crate::staff::proof::{In, Permission, Staff};
use crate::staff::roles::{
    DecideThemes, EditSurvey, HelpPeople, KeyPaper, ReadProtected, SeeSurveys, SetAside,
};
use crate::staff::session::SignedIn;
use crate::web::gate::AnyStaff;
use crate::web::ui::Link;
use crate::web::{Error, Reply, Routes, Shell};

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys", list)
        .get("/staff/surveys/{survey}", survey);
}

async fn list(who: Staff<SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let rows = queries::list(shell.db().read(), &who).await?;
    shell.render(SurveysPage {
        rows: rows.iter().map(|row| line(&shell, row)).collect(),
        may_publish: staff.who().may(EditSurvey::NAME),
    })
}

/// The surveys somebody sees on their first page.
pub async fn overview(
    shell: &Shell,
    who: &SignedIn,
) -> Result<Vec<staff_pages::SurveyLine>, Error> {
    let Some(proof) = who.prove::<SeeSurveys>() else {
        return Ok(Vec::new());
    };
    let rows = queries::list(shell.db().read(), &proof).await?;
    let line = |row: &SurveyRow| {
        let line = line(shell, row);
        staff_pages::SurveyLine {
            link: line.link,
            state: line.state,
            responses: line.responses,
            read: line.read,
        }
    };
    Ok(rows.iter().map(line).collect())
}

/// A survey in a list of staff.
pub fn line(shell: &Shell, row: &SurveyRow) -> SurveyLine {
    SurveyLine {
        link: Link::new(&row.title, format!("/staff/surveys/{}", row.id)),
        programme: row.programme.clone(),
        state: state(shell, row),
        responses: rounded(shell, row.responses),
        read: read(shell, row),
    }
}

/// Whether a survey can be answered now.
pub(crate) fn is_open(row: &SurveyRow, now: Now) -> bool {
    let door = door(row.state, row.opens_at, row.closes_at, now);
    matches!(door, Door::Open)
}

fn state(shell: &Shell, row: &SurveyRow) -> String {
    match door(row.state, row.opens_at, row.closes_at, shell.now) {
        Door::Unknown => shell.t("survey-state-draft"),
        Door::NotYet(opens) => shell.with(
            "survey-opens",
            &[("when", Arg::Text(shell.texts.moment(opens)))],
        ),
        Door::Open => match row.closes_at {
            Some(closes) => {
                let last = domain::time::day_in_london(closes);
                let days = days_between(shell.now.day(), last).max(0);
                shell.with("survey-days-left", &[("count", Arg::Number(days))])
            }
            None => shell.t("survey-state-open"),
        },
        Door::Grace | Door::Closed => shell.t("survey-state-closed"),
    }
}

/// How much was read by a person. Nothing to read is not the same as everything read.
fn read(shell: &Shell, row: &SurveyRow) -> String {
    if row.comments == 0 {
        return shell.t("comments-none");
    }
    let percent = i64::from(row.read) * 100 / i64::from(row.comments);
    shell.with("comments-read", &[("percent", Arg::Number(percent))])
}

/// Where somebody can go on to, in the order of the work.
fn ways_on(shell: &Shell, row: &SurveyRow, may: impl Fn(&str) -> bool) -> Vec<WaysOn> {
    let staff = |at: &str| format!("/staff/surveys/{}/{at}", row.id);
    let public = |at: &str| format!("/surveys/{}{at}", row.slug);
    let group = |heading: &str, ways: &[(&str, String, Option<&str>)]| {
        let open = ways
            .iter()
            .filter(|(_, _, permission)| permission.is_none_or(&may));
        WaysOn {
            heading: shell.t(heading),
            links: open
                .map(|(key, href, _)| Link::new(shell.t(key), href.clone()))
                .collect(),
        }
    };
    vec![
        group(
            "survey-ways-prepare",
            &[
                ("builder-build", staff("build"), Some(EditSurvey::NAME)),
                ("proof-title", staff("proof"), None),
                ("checks-title", staff("checks"), None),
                ("translate-title", staff("translations"), None),
                ("changes-title", staff("changes"), None),
                ("publish-title", staff("publish"), None),
                ("dates-title", staff("dates"), Some(EditSurvey::NAME)),
            ],
        ),
        group(
            "survey-ways-run",
            &[
                ("survey-public-page", public(""), None),
                ("share-title", staff("share"), None),
                ("panels-title", staff("panels"), Some(EditSurvey::NAME)),
                ("notices-title", staff("notices"), None),
                ("formats-title", staff("formats"), Some(HelpPeople::NAME)),
                ("survey-paper-form", public("/paper"), None),
                (
                    "staff-paper",
                    "/staff/paper".to_owned(),
                    Some(KeyPaper::NAME),
                ),
            ],
        ),
        group(
            "survey-ways-said",
            &[
                ("figures-results-title", staff("results"), None),
                (
                    "staff-themes",
                    format!("/staff/themes/{}", row.id),
                    Some(DecideThemes::NAME),
                ),
                (
                    "staff-equality",
                    format!("/staff/equality/{}", row.id),
                    Some(ReadProtected::NAME),
                ),
                ("outreach-title", staff("outreach"), None),
                (
                    "attached-title",
                    staff("attached"),
                    Some(DecideThemes::NAME),
                ),
                ("unusual-title", staff("unusual"), Some(DecideThemes::NAME)),
                ("aside-title", staff("aside"), Some(SetAside::NAME)),
            ],
        ),
    ]
}

/// A survey, for whoever works on it in one of several ways.
async fn survey(who: In<SurveyId, SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let db = shell.db().read();
    let row = queries::one(db, &who).await?;
    let channels = queries::by_channel(db, &who).await?;
    let petitions = queries::petitions(db, &who).await?;
    let readers = queries::readers(db, &who).await?;
    let may = |permission: &str| staff.who().may(permission);
    let moment = |at| shell.texts.moment(at);
    shell.render(SurveyPage {
        id: row.id,
        title: row.title.clone(),
        slug: row.slug.clone(),
        programme: row.programme.clone(),
        state: state(&shell, &row),
        opens: row.opens_at.map(moment),
        closes: row.closes_at.map(moment),
        responses: rounded(&shell, row.responses),
        channels: channels
            .iter()
            .map(|(channel, n)| {
                (
                    shell.t(&format!("channel-{}", channel.name())),
                    rounded(&shell, *n),
                )
            })
            .collect(),
        petitions: (petitions.count > 0).then(|| {
            shell.with(
                "survey-petitions-text",
                &[
                    ("count", Arg::Number(petitions.count.into())),
                    ("signatures", Arg::Number(petitions.signatures)),
                ],
            )
        }),
        read: read(&shell, &row),
        readers: readers
            .into_iter()
            .map(|(name, n)| (name, shell.texts.number(n)))
            .collect(),
        waiting: formats::waiting(&shell, staff.who(), &who, &row).await?,
        can_close: is_open(&row, shell.now) && may(EditSurvey::NAME),
        links: ways_on(&shell, &row, may),
    })
}
