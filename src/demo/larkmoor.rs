//! Loading the made-up council, each thing by whoever would do it.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow, bail};
use chrono::TimeDelta;
use domain::Now;
use domain::commitment::Status;
use domain::event::Party;
use domain::frame::{RunState, ThemeState};
use domain::paper::Serial;
use domain::response::{Channel, Variant};
use domain::role::Role;
use domain::survey::{Answer, Answers, Code, SurveyFile};
use domain::text::{Email, Line, Paragraph, PersonName, Phone, Slug};
use domain::time::{Edge, from_london};
use futures_util::future::try_join_all;

use super::PROGRAMME;
use super::actors::{self, SignIn};
use super::console::DemoCall;
use super::files::{self, DropIn, Larkmoor};
use super::people::Person;
use super::review::commitment;
use super::voices::{self, Voices};
use crate::console::Console;
use crate::db::Tx;
use crate::events::{EventId, NewEvent, NewSession, Reachable, SignUp};
use crate::keys::{Purpose, SurveyKey};
use crate::paper::{BatchId, NewBatch};
use crate::respond::commands::{NewResponse, Send, Sent, Tag, padded, store};
use crate::results::commands::Counter;
use crate::staff::proof::{In, Permission, Scoped, Staff};
use crate::staff::roles::{
    DecideThemes, EditSurvey, KeyPaper, OwnCommitments, PublishCommitments, RunEvents,
};
use crate::staff::session::SignedIn;
use crate::survey::{SurveyId, Version};
use crate::themes::{self, ThemeId};
use crate::{app, assessment, events, paper, programme, respond, survey, tracker};

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
    let json = include_str!("data/larkmoor.json");
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
    let owner_of = organisation(console, "lantern-house").await?;
    let made = actors::make(console, programme, owner_of, begun).await?;
    let survey = open_survey(console, programme, now).await?;
    let world = World {
        console,
        programme,
        survey,
        seed: call.seed,
        now,
        voices: Voices::shipped()?,
    };
    world.answers(call.responses).await?;
    world.formal(&larkmoor).await?;
    let named = Box::pin(world.themes(&larkmoor)).await?;
    world.promises(&larkmoor, &named).await?;
    for drop_in in &larkmoor.events {
        world.drop_in(drop_in).await?;
    }
    run_jobs(console).await?;
    let counter = Counter {
        db: &console.db,
        keys: &console.keys,
        published: &console.published,
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

/// Imports the survey and opens it, three weeks ago.
async fn open_survey(console: &Console, programme: i64, now: Now) -> anyhow::Result<SurveyId> {
    if let Some((survey, _)) = survey::queries::by_slug(console.db.read(), PROGRAMME).await? {
        return Ok(survey);
    }
    let json = files::dated(
        include_str!("data/larkmoor-survey.json"),
        now.day(),
        &console.texts,
    )?;
    let file = SurveyFile::read(&json).map_err(|faults| anyhow!("the demo survey: {faults:?}"))?;
    let then = before(now, 21);
    let officer = actors::at_work(console, Role::Officer, then).await?;
    let (keys, by) = (&console.keys, anywhere(&officer)?);
    let import = async |tx: &Tx| survey::commands::import(tx, &by, keys, &file, then).await;
    let survey = console.db.write(import).await?;
    let by = proof(&officer, survey, programme)?;
    console
        .db
        .write(async |tx: &Tx| survey::commands::open(tx, &by, then).await)
        .await?;
    Ok(survey)
}

/// Does what waits in the queue, as a worker would; gives way to one that is running.
async fn run_jobs(console: &Console) -> anyhow::Result<()> {
    let registry = app::jobs();
    while registry.run_one(&console.site).await? {}
    Ok(())
}

struct World<'a> {
    console: &'a Console,
    programme: i64,
    survey: SurveyId,
    seed: u64,
    now: Now,
    voices: Voices,
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
            receipt_hash: None,
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

    /// The responses: four in five online, one in six on paper, the rest by telephone and mail.
    async fn answers(&self, responses: usize) -> anyhow::Result<()> {
        let (paper, phone, mail) = (responses * 16 / 100, responses / 75, responses * 2 / 75);
        let online = responses.saturating_sub(paper + phone + mail);
        let version = self.version().await?;
        self.in_person(&version, Channel::Online, 0..online).await?;
        self.in_person(&version, Channel::Phone, online..online + phone)
            .await?;
        self.on_paper(&version, online + phone..online + phone + paper)
            .await?;
        self.by_mail(&version, online + phone + paper..responses)
            .await
    }

    async fn in_person(
        &self,
        version: &Version,
        channel: Channel,
        numbers: std::ops::Range<usize>,
    ) -> anyhow::Result<()> {
        let key = self.key().await?;
        let numbers: Vec<usize> = numbers.collect();
        for chunk in numbers.chunks(TOGETHER) {
            let sending = chunk
                .iter()
                .map(|number| self.one_sends(version, &key, channel, *number));
            try_join_all(sending).await?;
        }
        Ok(())
    }

    async fn one_sends(
        &self,
        version: &Version,
        key: &SurveyKey,
        channel: Channel,
        number: usize,
    ) -> anyhow::Result<()> {
        let mut person = Person::new(self.seed, number, channel);
        let answers = person.answers(&version.definition, &self.voices);
        let day = self.now.day() - TimeDelta::days(person.days_ago());
        let response = NewResponse {
            channel,
            answers,
            received_on: day,
            ..self.response(version, "person", number)
        };
        let Sent::Stored(response) = self.console.db.intake(Send(response)).await? else {
            return Ok(());
        };
        if let (Some(tags), Some((set, _))) = (person.tags(), &version.equality) {
            let link = key.link(response).to_vec();
            let sealed = self
                .console
                .keys
                .seal(Purpose::Equality, &link, &padded(&tags)?);
            let tag = Tag {
                link,
                survey: self.survey.0,
                response,
                set: *set,
                sealed,
            };
            self.console.db.intake(tag).await?;
        }
        Ok(())
    }

    /// Paper forms, in bundles that the champion types in.
    async fn on_paper(
        &self,
        version: &Version,
        numbers: std::ops::Range<usize>,
    ) -> anyhow::Result<()> {
        const PLACES: [&str; 3] = [
            "Central Library",
            "Moor Road surgery",
            "St Anne's food bank",
        ];
        let champion = actors::at_work(self.console, Role::Champion, self.now).await?;
        let by = anywhere::<KeyPaper>(&champion)?;
        let numbers: Vec<usize> = numbers.collect();
        let known = paper::queries::batches(self.console.db.read(), &by).await?;
        let size = numbers.len().div_ceil(PLACES.len()).max(1);
        for (place, chunk) in PLACES.iter().zip(numbers.chunks(size)) {
            let label = format!("{place} box");
            if known.iter().any(|batch| batch.label == label) {
                continue;
            }
            let says = |problem| anyhow!("{}", self.console.texts.problem(&problem));
            let new = NewBatch {
                survey: self.survey.0,
                label: Line::parse(&label, "field-label", 100).map_err(says)?,
                place: Line::parse(place, "field-place", 100).map_err(says)?,
                received_on: self.now.day() - TimeDelta::days(4),
                variant: Variant::Standard,
            };
            let now = self.now;
            let open = async |tx: &Tx| paper::commands::open_batch(tx, &by, &new, now).await;
            let batch = self.console.db.write(open).await?.context("a bundle")?;
            let by = proof::<BatchId, KeyPaper>(&champion, batch, self.programme)?;
            for (serial, number) in (1..).zip(chunk) {
                self.one_keyed(version, &by, serial, *number).await?;
            }
        }
        Ok(())
    }

    async fn one_keyed(
        &self,
        version: &Version,
        by: &In<BatchId, KeyPaper>,
        serial: u32,
        number: usize,
    ) -> anyhow::Result<()> {
        let mut person = Person::new(self.seed, number, Channel::Paper);
        let answers = person.answers(&version.definition, &self.voices);
        let tags = match (person.tags(), &version.equality) {
            (Some(tags), Some((set, _))) => Some(paper::commands::KeyedTags {
                key: self.key().await?,
                set: *set,
                plain: padded(&tags)?,
            }),
            _ => None,
        };
        let form = paper::commands::KeyedForm {
            serial: Serial::of(serial),
            response: NewResponse {
                channel: Channel::Paper,
                answers,
                ..self.response(version, "person", number)
            },
            tags,
        };
        let (keys, now) = (&self.console.keys, self.now);
        let key = async |tx: &Tx| paper::commands::key(tx, by, keys, &form, now).await;
        self.console.db.write(key).await?;
        Ok(())
    }

    /// Letters and e-mails: words and nothing else. A few in other languages.
    async fn by_mail(
        &self,
        version: &Version,
        numbers: std::ops::Range<usize>,
    ) -> anyhow::Result<()> {
        let mut others = voices::others()?.into_iter();
        for number in numbers {
            let mut person = Person::new(self.seed, number, Channel::Letter);
            let channel = if number % 3 == 0 {
                Channel::Email
            } else {
                Channel::Letter
            };
            let (question, language, text) = match others.next() {
                Some(other) => (other.question, other.language, Some(other.text)),
                None => (
                    "q8".to_owned(),
                    "en".to_owned(),
                    person.says(&self.voices, "q8"),
                ),
            };
            let response = NewResponse {
                channel,
                language,
                answers: words(&question, text.as_deref().unwrap_or_default()),
                ..self.response(version, "mail", number)
            };
            self.console
                .db
                .write(async |tx: &Tx| store(tx, &response).await)
                .await?;
        }
        Ok(())
    }

    /// The formal responses of organisations, and the petition.
    async fn formal(&self, larkmoor: &Larkmoor) -> anyhow::Result<()> {
        let version = self.version().await?;
        let petition = &larkmoor.petition;
        let of_organisations = larkmoor
            .organisations
            .iter()
            .enumerate()
            .map(|(number, formal)| NewResponse {
                channel: Channel::Organisation,
                organisation: Some(formal.name.clone()),
                answers: words(&formal.question, &formal.text),
                ..self.response(&version, "organisation", number)
            });
        let signed = NewResponse {
            channel: Channel::Letter,
            organisation: Some(petition.organisation.clone()),
            signatures: Some(petition.signatures),
            answers: words(&petition.question, &petition.text),
            ..self.response(&version, "petition", 0)
        };
        for response in of_organisations.chain([signed]) {
            self.console
                .db
                .write(async |tx: &Tx| store(tx, &response).await)
                .await?;
        }
        Ok(())
    }

    /// Groups the comments and has the officer decide about what comes out: most is accepted,
    /// named and merged, one group set aside, the rest left for whoever tries the site.
    async fn themes(&self, larkmoor: &Larkmoor) -> anyhow::Result<BTreeMap<String, i64>> {
        let (console, now) = (self.console, self.now);
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let by = proof::<_, DecideThemes>(&officer, self.survey, self.programme)?;
        let mut named = BTreeMap::new();
        for field in ["q4", "q8", "q13"] {
            if themes::queries::last_run(console.db.read(), self.survey.0, field)
                .await?
                .is_none()
            {
                console
                    .db
                    .write(async |tx: &Tx| themes::commands::ask(tx, &by, field, now).await)
                    .await?;
                self.grouped(field).await?;
                self.read(&by, field).await?;
                self.decide(&officer, field, larkmoor).await?;
            }
            for theme in themes::queries::frame(console.db.read(), self.survey.0, field).await? {
                let known = larkmoor
                    .themes
                    .iter()
                    .find(|(_, named)| named.name == theme.name);
                if let Some((key, _)) = known {
                    named.insert(key.clone(), theme.id);
                }
            }
        }
        Ok(named)
    }

    /// Waits for a grouping, doing it here unless a worker does.
    async fn grouped(&self, field: &str) -> anyhow::Result<()> {
        loop {
            run_jobs(self.console).await?;
            let run =
                themes::queries::last_run(self.console.db.read(), self.survey.0, field).await?;
            match run.map(|run| run.state) {
                Some(RunState::Done) => return Ok(()),
                Some(RunState::Waiting | RunState::Running) => {
                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                }
                other => bail!("grouping {field}: {other:?}"),
            }
        }
    }

    /// The officer has read two comments of three.
    async fn read(&self, by: &In<SurveyId, DecideThemes>, field: &str) -> anyhow::Result<()> {
        let ids =
            themes::queries::comment_ids(self.console.db.read(), self.survey.0, field).await?;
        let read: Vec<i64> = ids
            .into_iter()
            .enumerate()
            .filter(|(at, _)| at % 3 != 2)
            .map(|(_, id)| id)
            .collect();
        for chunk in read.chunks(200) {
            let now = self.now;
            let mark = async |tx: &Tx| themes::commands::mark_read(tx, by, chunk, now).await;
            self.console.db.write(mark).await?;
        }
        Ok(())
    }

    async fn decide(
        &self,
        officer: &SignedIn,
        field: &str,
        larkmoor: &Larkmoor,
    ) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.now);
        let db = console.db.read();
        let mut accepted: BTreeMap<&str, i64> = BTreeMap::new();
        let mut set_aside = false;
        for theme in themes::queries::frame(db, self.survey.0, field).await? {
            let by = proof::<_, DecideThemes>(officer, ThemeId(theme.id), self.programme)?;
            let comments = themes::queries::comments(db, &theme.comments).await?;
            let about = self.mostly_about(comments.iter().map(|comment| comment.text.as_str()));
            let wanted = about.and_then(|key| larkmoor.themes.get_key_value(key));
            match wanted {
                Some((key, _)) if accepted.contains_key(key.as_str()) => {
                    let into = accepted[key.as_str()];
                    let merge = async |tx: &Tx| themes::commands::merge(tx, &by, into, now).await;
                    console.db.write(merge).await?;
                }
                Some((key, name)) => {
                    console
                        .db
                        .write(async |tx: &Tx| {
                            themes::commands::rename(tx, &by, &name.name, &name.definition, now)
                                .await?;
                            themes::commands::judge(tx, &by, ThemeState::Accepted, now).await
                        })
                        .await?;
                    accepted.insert(key, theme.id);
                }
                None if about.is_none() && !set_aside => {
                    let aside = async |tx: &Tx| {
                        themes::commands::judge(tx, &by, ThemeState::SetAside, now).await
                    };
                    console.db.write(aside).await?;
                    set_aside = true;
                }
                None => {}
            }
        }
        Ok(())
    }

    /// The theme most of these comments were made of, if that is more than half.
    fn mostly_about<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all = 0;
        for text in texts {
            all += 1;
            if let Some(theme) = self.voices.theme_of(text) {
                *counts.entry(theme).or_default() += 1;
            }
        }
        let (theme, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (count * 2 > all).then_some(theme)
    }

    /// The commitments, with what has become of them since.
    async fn promises(
        &self,
        larkmoor: &Larkmoor,
        named: &BTreeMap<String, i64>,
    ) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.now);
        let (then, later) = (before(now, 9), before(now, 2));
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let by = anywhere::<PublishCommitments>(&officer)?;
        let known = tracker::queries::all(console.db.read(), &by).await?;
        for promise in &larkmoor.commitments {
            if known.iter().any(|row| row.title == promise.title) {
                continue;
            }
            let theme = promise
                .theme
                .as_ref()
                .and_then(|key| named.get(key))
                .copied();
            let mut now_so = commitment(console, promise, now).await?;
            let (programme, status) = (self.programme, now_so.status);
            // Whatever came of it since, it began as a promise.
            if !matches!(
                status,
                Status::NotDoing | Status::Exploring | Status::NotStarted
            ) {
                now_so.status = Status::OnTrack;
            }
            let new = async |tx: &Tx| {
                tracker::commands::write(tx, &by, programme, theme, &now_so, then).await
            };
            let id = console.db.write(new).await?;
            if promise.published != Some(true) {
                continue;
            }
            let mine = proof::<_, PublishCommitments>(&officer, id, self.programme)?;
            let note = "Published";
            let publish = async |tx: &Tx| tracker::commands::publish(tx, &mine, note, then).await;
            console.db.write(publish).await?;
            if status != now_so.status {
                now_so.status = status;
                let note = match status {
                    Status::Done => "Finished: measured over four weeks.",
                    _ => "Later than promised: the operator has asked for two more months.",
                };
                let change = async |tx: &Tx| {
                    tracker::commands::change(tx, &mine, &now_so, Some(note), later).await
                };
                console.db.write(change).await?;
            }
        }
        self.owner_reports().await
    }

    /// The owner reports, and the officer has not looked at it yet.
    async fn owner_reports(&self) -> anyhow::Result<()> {
        let console = self.console;
        let owner = actors::at_work(console, Role::Owner, self.now).await?;
        let by = anywhere::<OwnCommitments>(&owner)?;
        let waiting = tracker::queries::waiting(console.db.read()).await?;
        let own = tracker::queries::owned(console.db.read(), &by).await?;
        let Some(row) = own.iter().find(|row| row.status == Status::Exploring) else {
            return Ok(());
        };
        if !waiting.is_empty() {
            return Ok(());
        }
        let id = tracker::CommitmentId(row.id);
        let note =
            "The architect has drawn a room with a door to the garden. We would like to begin.";
        let (now, status) = (before(self.now, 1), Status::OnTrack);
        console
            .db
            .write(async |tx: &Tx| tracker::commands::propose(tx, &by, id, status, note, now).await)
            .await?;
        Ok(())
    }

    /// A drop-in with people who signed up: the last sitting of the first one is full.
    async fn drop_in(&self, drop_in: &DropIn) -> anyhow::Result<()> {
        let (console, now) = (self.console, self.now);
        let db = console.db.read();
        if events::queries::by_slug(db, &drop_in.slug).await?.is_some() {
            return Ok(());
        }
        let says = |problem| anyhow!("{}: {}", drop_in.slug, console.texts.problem(&problem));
        let officer = actors::at_work(console, Role::Officer, now).await?;
        let new = NewEvent {
            programme: self.programme,
            slug: Slug::parse(&drop_in.slug).map_err(says)?,
            title: Line::parse(&drop_in.title, "field-title", 120).map_err(says)?,
            summary: Paragraph::parse(&drop_in.summary, "field-summary", 2000).map_err(says)?,
            venue: Line::parse(&drop_in.venue, "field-venue", 120).map_err(says)?,
            address: Paragraph::parse(&drop_in.address, "field-address", 500).map_err(says)?,
            access: Paragraph::parse(&drop_in.access, "field-access", 1000).map_err(says)?,
            contact: Line::parse(&drop_in.contact, "field-contact", 200).map_err(says)?,
        };
        let by = anywhere::<RunEvents>(&officer)?;
        let event = console
            .db
            .write(async |tx: &Tx| events::commands::create(tx, &by, &new, now).await)
            .await?;
        let by = proof::<EventId, RunEvents>(&officer, event, self.programme)?;
        for sitting in &drop_in.sessions {
            let day = now.day() + TimeDelta::days(sitting.day);
            let new = NewSession {
                starts_at: from_london(day.and_time(sitting.starts), Edge::Opens),
                ends_at: from_london(day.and_time(sitting.ends), Edge::Closes),
                places: sitting.places,
            };
            let add = async |tx: &Tx| events::commands::add_session(tx, &by, &new, now).await;
            let session = console.db.write(add).await?;
            let people = if sitting.places <= 12 {
                15
            } else {
                sitting.places / 3
            };
            for number in 0..people {
                self.sign_up(event, session, number).await?;
            }
        }
        Ok(())
    }

    async fn sign_up(&self, event: EventId, session: i64, number: i32) -> anyhow::Result<()> {
        const NAMES: [&str; 8] = [
            "Ash", "Bryn", "Clover", "Dale", "Elm", "Fern", "Glen", "Heath",
        ];
        let (console, now) = (self.console, self.now);
        let says = |problem| anyhow!("{}", console.texts.problem(&problem));
        let at = usize::try_from(number).unwrap_or(0);
        let name = NAMES.get(at % NAMES.len()).copied().unwrap_or("Ivy");
        let email = format!(
            "{}{session}-{number}@people.larkmoor.example",
            name.to_lowercase()
        );
        let reachable = if number % 7 == 6 {
            Reachable::Phone(Phone::parse(&format!("01632 960 {:03}", 200 + number)).map_err(says)?)
        } else {
            Reachable::Email(Email::parse(&email).map_err(says)?, None)
        };
        let sign_up = SignUp {
            session,
            name: PersonName::parse(&format!("{name} (made up)")).map_err(says)?,
            reachable,
            needs: if number % 5 == 0 {
                vec!["step-free".to_owned()]
            } else {
                Vec::new()
            },
            more: None,
            party: if number % 4 == 3 {
                Party::WithCompanion
            } else {
                Party::Alone
            },
        };
        let nonce = format!("demo-sign-up-{}-{session}-{number}", event.0);
        let token = events::commands::token(&console.keys, &nonce);
        let ask = events::commands::Ask::of(&console.keys, event.0, &sign_up, &token, "en", now)?;
        console.db.intake(ask).await?;
        Ok(())
    }
}

fn words(question: &str, text: &str) -> Answers {
    let mut answers = Answers::new();
    if let Some(code) = Code::parse(question).filter(|_| !text.is_empty()) {
        answers.set(code, Some(Answer::Text(text.to_owned())));
    }
    answers
}
