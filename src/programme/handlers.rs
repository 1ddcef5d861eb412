//! The front page and the page of a programme.

use actix_web::web::Path;
use domain::commitment::Status;
use domain::public_text::Thing;
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
use crate::web::ui::{Link, Said, SaidLink};
use crate::web::{Error, Public, Reply, Routes, Shell};
use crate::words::{Spoken, queries as words};
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
    let mut events = events::queries::upcoming(db, None, shell.now).await?;
    events.truncate(4);
    let changes = tracker::latest(db, 5).await?;
    let shown = programmes
        .iter()
        .map(|programme| (Thing::Programme, programme.id))
        .chain(events.iter().map(|event| (Thing::Event, event.id)))
        .chain(changes.iter().map(|row| (Thing::Commitment, row.id)));
    let spoken = Spoken::of(shell, shown).await?;
    let open = surveys.iter().filter(|survey| survey.door == Door::Open);
    let change = |row: &tracker::CommitmentRow| ChangeCard {
        link: SaidLink::new(
            spoken.say(Thing::Commitment, row.id, "title", &row.title),
            shell.path(&format!("/you-said/{}", row.id)),
        ),
        status: shell.t(&format!("status-{}", row.status.name())),
        status_name: row.status.name().to_owned(),
        when: shell
            .texts
            .date(domain::time::day_in_london(row.changed_at)),
        fictional: row.programme.fictional,
    };
    let card = |programme: &ProgrammeRow| {
        let say = |field: &str, text: &str| spoken.say(Thing::Programme, programme.id, field, text);
        ProgrammeCard {
            link: SaidLink::new(
                say("title", &programme.title),
                shell.path(&format!("/programmes/{}", programme.slug)),
            ),
            summary: say("summary", &programme.summary),
            body_name: say("body_name", &programme.body_name),
            fictional: programme.fictional,
        }
    };
    Ok(HomePage {
        open: open
            .map(|survey| survey_card(shell, &spoken, survey, &programmes))
            .collect(),
        events: events
            .iter()
            .map(|event| events::card(shell, &spoken, event))
            .collect(),
        changes: changes.iter().map(change).collect(),
        follow: demo::tour(&programmes).map(|tour| shell.path(&tour)),
        programmes: programmes.iter().map(card).collect(),
        partly: spoken.lacks(),
    })
}

fn survey_card(
    shell: &Shell,
    spoken: &Spoken,
    survey: &PublicSurvey,
    programmes: &[ProgrammeRow],
) -> SurveyCard {
    let lang = shell.language();
    let at =
        |key: &str, instant| shell.with(key, &[("when", Arg::Text(shell.texts.moment(instant)))]);
    SurveyCard {
        title: spoken.noted(Said::of(&survey.title, lang)),
        href: shell.path(&format!("/surveys/{}", survey.slug)),
        purpose: spoken.noted(Said::of(&survey.purpose, lang)),
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
    let shown = events.iter().map(|event| (Thing::Event, event.id));
    let shown = shown.chain([(Thing::Programme, programme.id)]);
    let spoken = Spoken::of(shell, shown).await?;
    let say = |field: &str, text: &str| spoken.say(Thing::Programme, programme.id, field, text);
    let markdown =
        |field: &str, text: &str| spoken.markdown(Thing::Programme, programme.id, field, text);
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
    let phase = |(at, (title, period, body)): (usize, &queries::PhaseRow)| PhaseView {
        title: say(&words::phase(at, "title"), title),
        period: say(&words::phase(at, "period"), period),
        body: markdown(&words::phase(at, "body"), body),
    };
    let here = std::slice::from_ref(&programme);
    Ok(ProgrammePage {
        surveys: surveys
            .iter()
            .map(|survey| survey_card(shell, &spoken, survey, here))
            .collect(),
        events: events
            .iter()
            .map(|event| events::card(shell, &spoken, event))
            .collect(),
        phases: (1..).zip(&phases).map(phase).collect(),
        reached: reached
            .iter()
            .map(|reached| reached_view(shell, &say, reached))
            .collect(),
        commitments: Status::ALL.iter().filter_map(count).collect(),
        assessment: assessed.then(|| {
            let href = shell.path(&format!("/programmes/{}/assessment", programme.slug));
            Link::new(shell.t("assessment-link"), href)
        }),
        decision: markdown("decision", &programme.decision),
        decided_on: programme.decided_on.map(|day| shell.texts.date(day)),
        body: markdown("body", &programme.body),
        title: say("title", &programme.title),
        summary: say("summary", &programme.summary),
        body_name: say("body_name", &programme.body_name),
        undecided: say("undecided", &programme.undecided),
        fictional: programme.fictional,
        source: say("source", &programme.source),
        partly: spoken.lacks(),
        tracker,
    })
}

fn reached_view(
    shell: &Shell,
    say: &impl Fn(&str, &str) -> Said,
    reached: &Reached,
) -> ReachedView {
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
    let who = |contact: &ContactRow| say(&words::met(contact.at, "who"), &contact.who);
    let how = |contact: &ContactRow| say(&words::met(contact.at, "how"), &contact.how);
    let row = |contact: &ContactRow| (who(contact), how(contact), people(contact));
    let claim = |claim: &ContactRow| {
        let values = [
            ("who", Arg::Text(who(claim).text)),
            ("how", Arg::Text(how(claim).text)),
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
