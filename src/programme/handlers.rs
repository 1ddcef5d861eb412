//! The front page and the page of a programme.

use actix_web::web::Path;
use domain::commitment::Status;
use domain::reach::Counted;
use domain::survey::Door;
use domain::{Arg, Named};

use super::pages::{
    ChangeCard, HomePage, PhaseView, ProgrammeCard, ProgrammePage, ReachedView, StatusCount,
    SurveyCard,
};
use super::queries::{self, ProgrammeRow, PublicSurvey};
use crate::reach::{self, ContactRow, Reached};
use crate::tracker::queries as tracker;
use crate::web::ui::{Link, Said};
use crate::web::{Error, Html, Public, Reply, Routes, Shell, markdown};
use crate::{assessment, demo, events};

/// Mounts the pages of the public.
pub(super) fn mount(routes: &mut Routes) {
    routes.get("/", home).get("/programmes/{slug}", programme);
}

async fn home(_: Public, shell: Shell) -> Reply {
    shell.render_recent(async || home_page(&shell).await).await
}

async fn home_page(shell: &Shell) -> Result<HomePage, Error> {
    let db = shell.db().read();
    let programmes = queries::all(db).await?;
    let surveys = queries::surveys(db, None, shell.now).await?;
    let events = events::queries::upcoming(db, None, shell.now).await?;
    let changes = tracker::latest(db, 5).await?;
    let open = surveys.iter().filter(|survey| survey.door == Door::Open);
    let change = |row: tracker::CommitmentRow| ChangeCard {
        link: Link::new(row.title, shell.path(&format!("/you-said/{}", row.id))),
        status: shell.t(&format!("status-{}", row.status.name())),
        status_name: row.status.name().to_owned(),
        when: shell
            .texts
            .date(domain::time::day_in_london(row.changed_at)),
        fictional: row.programme.2,
    };
    Ok(HomePage {
        open: open
            .map(|survey| survey_card(shell, survey, &programmes))
            .collect(),
        events: events
            .iter()
            .take(4)
            .map(|event| events::card(shell, event))
            .collect(),
        changes: changes.into_iter().map(change).collect(),
        follow: demo::tour(&programmes).map(|tour| shell.path(&tour)),
        programmes: programmes
            .into_iter()
            .map(|programme| ProgrammeCard {
                link: Link::new(
                    programme.title,
                    shell.path(&format!("/programmes/{}", programme.slug)),
                ),
                summary: programme.summary,
                body_name: programme.body_name,
                fictional: programme.fictional,
            })
            .collect(),
    })
}

fn survey_card(shell: &Shell, survey: &PublicSurvey, programmes: &[ProgrammeRow]) -> SurveyCard {
    let lang = shell.language();
    let at =
        |key: &str, instant| shell.with(key, &[("when", Arg::Text(shell.texts.moment(instant)))]);
    SurveyCard {
        title: Said::of(&survey.title, lang),
        href: shell.path(&format!("/surveys/{}", survey.slug)),
        purpose: Said::of(&survey.purpose, lang),
        dates: match survey.door {
            Door::NotYet(opens) => Some(at("survey-opens", opens)),
            Door::Open => survey.closes_at.map(|closes| at("survey-closes", closes)),
            _ => survey
                .closes_at
                .map(|closes| at("survey-closed-on", closes)),
        },
        open: survey.door == Door::Open,
        results: (survey.results).then(|| shell.path(&format!("/surveys/{}/results", survey.slug))),
        fictional: programmes
            .iter()
            .any(|p| p.id == survey.programme && p.fictional),
    }
}

async fn programme(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    shell
        .render_recent(async || programme_page(&shell, &slug).await)
        .await
}

async fn programme_page(shell: &Shell, slug: &str) -> Result<ProgrammePage, Error> {
    let db = shell.db().read();
    let found = queries::with_phases(db, slug).await?;
    let (programme, phases) = found.ok_or(Error::NotFound)?;
    let surveys = queries::surveys(db, Some(programme.id), shell.now).await?;
    let events = events::queries::upcoming(db, Some(programme.id), shell.now).await?;
    let reached = reach::reached(db, programme.id).await?;
    let commitments = tracker::by_status(db, programme.id).await?;
    let assessed = assessment::queries::is_published(db, programme.id).await?;
    let tracker = shell.path(&format!("/you-said?programme={}", programme.slug));
    let count = |status: &Status| {
        let counted = commitments.iter().find(|(known, _)| known == status);
        counted.map(|(_, count)| StatusCount {
            status: shell.t(&format!("status-{}", status.name())),
            status_name: status.name().to_owned(),
            count: *count,
            href: format!("{tracker}&status={}", status.name()),
        })
    };
    let phase = |(title, period, body): queries::PhaseRow| PhaseView {
        title,
        period,
        body: markdown::render(&body),
    };
    let here = std::slice::from_ref(&programme);
    Ok(ProgrammePage {
        surveys: surveys
            .iter()
            .map(|survey| survey_card(shell, survey, here))
            .collect(),
        events: events
            .iter()
            .map(|event| events::card(shell, event))
            .collect(),
        phases: phases.into_iter().map(phase).collect(),
        reached: reached
            .iter()
            .map(|reached| reached_view(shell, reached))
            .collect(),
        commitments: Status::ALL.iter().filter_map(count).collect(),
        assessment: assessed.then(|| {
            let href = shell.path(&format!("/programmes/{}/assessment", programme.slug));
            Link::new(shell.t("assessment-link"), href)
        }),
        decision: match programme.decision.is_empty() {
            true => Html::default(),
            false => markdown::render(&programme.decision),
        },
        decided_on: programme.decided_on.map(|day| shell.texts.date(day)),
        body: markdown::render(&programme.body),
        title: programme.title,
        summary: programme.summary,
        body_name: programme.body_name,
        undecided: programme.undecided,
        fictional: programme.fictional,
        source: programme.source,
        tracker,
    })
}

fn reached_view(shell: &Shell, reached: &Reached) -> ReachedView {
    let people = |contact: &ContactRow| {
        let key = match contact.counted {
            Counted::Exact => "reach-exact",
            Counted::About => "reach-about",
            Counted::AtLeast => "reach-at-least",
        };
        shell.with(key, &[("count", Arg::Number(i64::from(contact.people)))])
    };
    let heading = if reached.professionals {
        "reach-professionals"
    } else {
        "reach-public"
    };
    let (fewest, most) = reached.distinct;
    let itemised = match reached.contacts.len() {
        0 => shell.t("reach-none-itemised"),
        1 => shell.t("reach-one-itemised"),
        _ => shell.with(
            "reach-itemised",
            &[
                ("fewest", Arg::Number(i64::from(fewest))),
                ("most", Arg::Number(i64::from(most))),
            ],
        ),
    };
    let row = |c: &ContactRow| (c.who.clone(), c.how.clone(), people(c));
    let claim = |claim: &ContactRow| {
        let values = [
            ("who", Arg::from(claim.who.as_str())),
            ("how", Arg::from(claim.how.as_str())),
            ("people", Arg::Text(people(claim))),
        ];
        shell.with("reach-claim", &values)
    };
    ReachedView {
        heading: shell.t(heading),
        rows: reached.contacts.iter().map(row).collect(),
        itemised,
        claims: reached.claims.iter().map(claim).collect(),
    }
}
