//! Loading the made-up council, each thing by whoever would do it.

mod answers;
mod decisions;
mod drop_ins;
mod formats;
mod found;
mod invited;
mod notices;
mod promises;
mod safety;
mod words;

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::TimeDelta;
use domain::Now;
use domain::response::{Channel, Variant};
use domain::role::Role;
use domain::safeguarding::Hours;
use domain::survey::gates::Step;
use domain::survey::{Answers, EASY_ENGLISH, SurveyFile, translation};
use domain::text::Paragraph;
use domain::upload::FileKind;

use crate::assessment::commands::BeginError;
use crate::builder::commands::{self as builder, NewFile};
use crate::console::{Console, Progress};
use crate::db::Tx;
use crate::demo::actors::SignIn;
use crate::demo::console::DemoCall;
use crate::demo::files::Larkmoor;
use crate::demo::voices::Voices;
use crate::demo::{PROGRAMME, actors, files};
use crate::keys::{Purpose, SurveyKey};
use crate::respond::commands::NewResponse;
use crate::results::commands::Counter;
use crate::staff::proof::{In, Permission, Scoped, Staff};
use crate::staff::roles::{EditSurvey, SignOffSurvey, WriteAssessment};
use crate::staff::session::SignedIn;
use crate::survey::{SurveyId, Version};
use crate::{app, assessment, programme, publish, respond, safeguarding, survey};

/// How many entries are handed to the intake at once.
const TOGETHER: usize = 128;

/// Somebody's proof for a thing of the demo's programme.
fn proof<O: Scoped, P: Permission>(
    who: &SignedIn,
    object: O,
    programme: i64,
) -> anyhow::Result<In<O, P>> {
    who.prove_in(object, programme)
        .with_context(|| format!("{} may not {}", who.name(), P::NAME))
}

fn anywhere<P: Permission>(who: &SignedIn) -> anyhow::Result<Staff<P>> {
    who.prove()
        .with_context(|| format!("{} may not {}", who.name(), P::NAME))
}

fn before(now: Now, days: i64) -> Now {
    Now::at(now.utc() - TimeDelta::days(days))
}

/// Loads what is not there yet. Returns the accounts it made.
pub(super) async fn load(
    console: &Console,
    call: &DemoCall,
    now: Now,
) -> anyhow::Result<Vec<SignIn>> {
    let json = include_str!("../data/larkmoor.json");
    let larkmoor: Larkmoor = files::read(json, now.day(), &console.texts)?;
    let (by, begun) = (Staff::<EditSurvey>::operator(), before(now, 60));
    let programme = console
        .db
        .write(async |tx: &Tx| {
            programme::commands::import(tx, &by, &larkmoor.programme, begun).await
        })
        .await?;
    console
        .db
        .write(async |tx: &Tx| {
            assessment::commands::import(tx, &by, &larkmoor.assessment, begun).await
        })
        .await?;
    full_assessment(console, programme, now).await?;
    let owner_of = organisation(console, "lantern-house").await?;
    let made = actors::make(console, programme, owner_of, begun).await?;
    safeguard(console, programme, begun).await?;
    let survey = open_survey(console, programme, now).await?;
    let world = World {
        console,
        programme,
        survey,
        seed: call.seed,
        now,
        voices: Voices::shipped()?,
        progress: Progress::of(call.responses as u64),
    };
    world.answers(call.responses).await?;
    world.formal(&larkmoor).await?;
    world.progress.now("(grouping comments)");
    let named = Box::pin(world.themes(&larkmoor)).await?;
    Box::pin(world.found()).await?;
    world.promises(&larkmoor, &named).await?;
    for drop_in in &larkmoor.events {
        world.drop_in(drop_in).await?;
    }
    world.formats().await?;
    world.notices().await?;
    world.words().await?;
    world.invited().await?;
    world.look_after().await?;
    world.progress.now("(searching and counting)");
    run_jobs(console).await?;
    let counter = Counter {
        db: &console.db,
        keys: &console.keys,
        cubes: &console.cubes,
    };
    Box::pin(counter.take_due(now)).await?;
    Ok(made)
}

async fn organisation(console: &Console, slug: &str) -> anyhow::Result<i64> {
    let list = programme::queries::organisations(console.db.read()).await?;
    let found = list.into_iter().find(|(_, known, _)| known == slug);
    Ok(found.with_context(|| format!("no organisation {slug}"))?.0)
}

/// Begins the full assessment with what the first look says. The public knows nothing of it yet.
async fn full_assessment(console: &Console, programme: i64, now: Now) -> anyhow::Result<()> {
    let (by, begun) = (Staff::<WriteAssessment>::operator(), before(now, 5));
    let stage = domain::assessment::Stage::Two;
    let begin =
        async |tx: &Tx| assessment::commands::begin(tx, &by, programme, stage, None, begun).await;
    match console.db.write(begin).await {
        Ok(_) | Err(BeginError::Exists(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Says who looks at words of distress, and when.
async fn safeguard(console: &Console, programme: i64, now: Now) -> anyhow::Result<()> {
    let db = console.db.read();
    if safeguarding::queries::of_programme(db, programme)
        .await?
        .is_some()
    {
        return Ok(());
    }
    let officer = actors::at_work(console, Role::Officer, now).await?;
    let by = proof::<_, EditSurvey>(&officer, programme::ProgrammeId(programme), programme)?;
    let leads = safeguarding::queries::leads(db, &by).await?;
    let (lead, _) = leads.first().context("nobody leads")?;
    let settings = safeguarding::commands::Settings {
        lead: *lead,
        hours: Hours::stored(1, 5, 9 * 60, 17 * 60).context("hours")?,
        lines: vec![
            "Moor Line (made up): 01632 960 111, every evening from 6pm to 11pm".to_owned(),
        ],
    };
    let set = async |tx: &Tx| safeguarding::commands::set(tx, &by, &settings, now).await;
    Ok(console.db.write(set).await?)
}

/// Imports the survey and opens it, three weeks ago.
async fn open_survey(console: &Console, programme: i64, now: Now) -> anyhow::Result<SurveyId> {
    if let Some((survey, _)) = survey::queries::by_slug(console.db.read(), PROGRAMME).await? {
        return Ok(survey);
    }
    let json = files::dated(
        include_str!("../data/larkmoor-survey.json"),
        now.day(),
        &console.texts,
    )?;
    let file = SurveyFile::read(&json).map_err(|faults| anyhow!("the demo survey: {faults:?}"))?;
    let file = in_every_language(file)?;
    let then = before(now, 21);
    let officer = actors::at_work(console, Role::Officer, then).await?;
    let (keys, by) = (&console.keys, anywhere(&officer)?);
    let import = async |tx: &Tx| survey::commands::import(tx, &by, keys, &file, then).await;
    let survey = console.db.write(import).await?;
    let by = proof(&officer, survey, programme)?;
    for (name, content) in PICTURES {
        let token = format!("larkmoor-{name}");
        let file = NewFile {
            name: format!("{name}.png"),
            kind: FileKind::Png,
            content: content.to_vec(),
        };
        let add = async |tx: &Tx| builder::add_file_at(tx, &by, token, file, then).await;
        console.db.write(add).await?;
    }
    let reviewer = actors::at_work(console, Role::Reviewer, then).await?;
    let equality = proof::<_, SignOffSurvey>(&reviewer, survey, programme)?;
    let communications = proof(&officer, survey, programme)?;
    console
        .db
        .write(async |tx: &Tx| {
            let ready = publish::queries::readiness(tx, &by, then).await?;
            let sha = ready.draft.map(|draft| draft.sha256).unwrap_or_default();
            let why = Paragraph::parse(ALONE, "field-reason", 500).ok();
            let signing = [
                (&equality, Step::Equality, None),
                (&communications, Step::Communications, why),
            ];
            for (who, step, why) in signing {
                publish::commands::sign_off(tx, who, step, &sha, why.as_ref(), then).await?;
            }
            publish::commands::open(tx, &by, then).await?;
            anyhow::Ok(())
        })
        .await?;
    Ok(survey)
}

/// The demo's survey in the languages it is offered in, taken in as from a translator.
fn in_every_language(mut file: SurveyFile) -> anyhow::Result<SurveyFile> {
    let languages = [
        ("cy", include_str!("../data/larkmoor-survey.cy.csv")),
        ("ur", include_str!("../data/larkmoor-survey.ur.csv")),
        (
            EASY_ENGLISH,
            include_str!("../data/larkmoor-survey.en-x-easy.csv"),
        ),
    ];
    for (language, csv) in languages {
        let edits = crate::translate::shipped(csv);
        translation::translate(&mut file.definition, language, &edits)
            .map_err(|refused| anyhow!("the demo survey in {language}: {refused:?}"))?;
        file.definition.languages.push(language.to_owned());
    }
    Ok(file)
}

/// What stands in a section, and beside two questions in easy read; drawn for the demo.
const PICTURES: [(&str, &[u8]); 3] = [
    ("room", include_bytes!("../data/room.png")),
    ("help", include_bytes!("../data/easy-help.png")),
    ("evening", include_bytes!("../data/easy-evening.png")),
];

/// Why the officer of the demo signs what they wrote.
const ALONE: &str = "There are two of us in the made-up team, and the other one is away.";

/// Does what waits in the queue, as a worker would; gives way to one that is running.
async fn run_jobs(console: &Console) -> anyhow::Result<()> {
    let registry = app::jobs();
    while registry.run_due(&console.site).await? {}
    Ok(())
}

struct World<'a> {
    console: &'a Console,
    programme: i64,
    survey: SurveyId,
    seed: u64,
    now: Now,
    voices: Voices,
    progress: Progress,
}

impl World<'_> {
    async fn version(&self) -> anyhow::Result<std::sync::Arc<Version>> {
        let by = In::<_, EditSurvey>::operator(self.survey, self.programme);
        let current = survey::queries::current_version(self.console.db.read(), &by).await?;
        let current = current.context("the survey is open")?;
        Ok(self
            .console
            .published
            .version(&self.console.db, current)
            .await?)
    }

    async fn key(&self) -> anyhow::Result<SurveyKey> {
        let (db, keys) = (self.console.db.read(), &self.console.keys);
        let key = respond::queries::survey_key(db, keys, self.survey.0).await?;
        key.context("the survey has its key")
    }

    fn nonce_hash(&self, kind: &str, number: usize) -> Vec<u8> {
        let (seed, number) = (self.seed.to_be_bytes(), number.to_be_bytes());
        let parts: [&[u8]; 4] = [b"demo", kind.as_bytes(), &seed, &number];
        self.console.keys.hash(Purpose::Nonce, &parts).to_vec()
    }

    fn response(&self, version: &Version, kind: &str, number: usize) -> NewResponse {
        NewResponse {
            survey: Some(self.survey.0),
            version: version.id,
            nonce_hash: self.nonce_hash(kind, number),
            receipt: None,
            received_on: self.now.day() - TimeDelta::days(3),
            channel: Channel::Online,
            variant: Variant::Standard,
            language: "en".to_owned(),
            answers: Answers::new(),
            flags: BTreeMap::new(),
            late: false,
            organisation: None,
            signatures: None,
            import: None,
        }
    }
}
