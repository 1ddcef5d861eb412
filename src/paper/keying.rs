//! Typing a form in, page by page, with the codes printed beside its boxes.
//!
//! Each page is kept, sealed, before the next is shown; the last one stores the form and opens the
//! next blank one. Every question of the paper can be typed, also those its directions led past.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, Query};
use chrono::TimeDelta;
use data_encoding::BASE64URL_NOPAD;
use domain::characteristic::{EqualitySet, Picks, Tags};
use domain::paper::{self, Flag, Keyed, Serial};
use domain::response::Channel;
use domain::survey::{Answers, Code, Fields, Section, Speaker, journey, number_of};
use domain::{Problem, Problems};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::commands::{self, KeyedForm, KeyedTags};
use super::pages::{KeyPage, KeyQuestion};
use super::print::equality_view;
use super::queries::{self, BatchRow};
use super::{BatchId, commands::Keyed as Outcome};
use crate::db::Tx;
use crate::keys::Purpose;
use crate::respond::commands::addresses::NewAddress;
use crate::respond::commands::{NewResponse, SaveDraft, Saved, drop_draft, padded};
use crate::respond::{queries as responses, views};
use crate::staff::proof::In;
use crate::staff::roles::KeyPaper;
use crate::survey::{Published, Version};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

type Champion = In<BatchId, KeyPaper>;

/// How often a page is tried again that was overtaken by another.
const TRIES: usize = 5;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/paper/{batch}/key", first)
        .get("/staff/paper/{batch}/key/{page}", page)
        .post("/staff/paper/{batch}/key/{page}", keep)
        .post("/staff/paper/{batch}/forms/{serial}/again", again);
}

/// A form between its pages: what was typed, as it was typed.
#[derive(Default, Serialize, Deserialize)]
struct Underway {
    serial: String,
    /// The typing-in that is typed over.
    #[serde(default)]
    again: Option<i64>,
    pages: BTreeMap<usize, Fields>,
    /// How often it was saved.
    #[serde(skip)]
    revision: i64,
}

impl Underway {
    /// Takes in what was typed on a page.
    fn take(&mut self, number: usize, fields: &Fields) {
        if number == 1 {
            self.serial = fields.one("serial").to_owned();
        }
        self.pages.insert(number, fields.clone());
    }
}

struct Desk {
    batch: BatchRow,
    version: Arc<Version>,
}

impl Desk {
    async fn find(
        shell: &Shell,
        published: &Published,
        champion: &Champion,
    ) -> Result<Self, Error> {
        let batch = queries::batch(shell.db().read(), champion).await?;
        if batch.closed {
            return Err(Error::Conflict("batch-closed"));
        }
        let version = published.version(shell.db(), batch.version).await?;
        Ok(Self { batch, version })
    }

    /// One page for each section that is on paper, and one for the equality questions.
    fn pages(&self) -> usize {
        self.sections().count() + usize::from(self.version.equality.is_some())
    }

    fn sections(&self) -> impl Iterator<Item = &Section> {
        let sections = self.version.definition.sections.iter();
        sections.filter(|section| section.on_paper().next().is_some())
    }

    fn section(&self, number: usize) -> Option<&Section> {
        self.sections().nth(number.checked_sub(1)?)
    }

    /// What is typed on each page of a form that is stored.
    fn typed(&self, answers: &Answers, flags: &BTreeMap<Code, Flag>) -> BTreeMap<usize, Fields> {
        let page = |section: &Section| {
            let mut fields = Fields::default();
            for question in section.on_paper() {
                let answer = answers.get(question.code.as_str());
                let flag = flags.get(&question.code).copied();
                for (name, value) in paper::typed_again(question, answer, flag) {
                    fields.push(name, value);
                }
            }
            fields
        };
        (1..).zip(self.sections().map(page)).collect()
    }

    fn equality(&self) -> Option<(&EqualitySet, i64)> {
        self.version
            .equality
            .as_ref()
            .map(|(id, set)| (set.as_ref(), *id))
    }
}

fn nonce_hash(shell: &Shell, nonce: &str) -> Vec<u8> {
    shell
        .site
        .keys
        .hash(Purpose::Nonce, &[b"keying", nonce.as_bytes()])
        .to_vec()
}

/// What was typed so far of a form. One that is not known any more is a blank one.
async fn underway(shell: &Shell, nonce: &str) -> Result<Underway, Error> {
    let hash = nonce_hash(shell, nonce);
    let keys = &shell.site.keys;
    let Some((sealed, revision)) = responses::sealed_draft(shell.db().read(), &hash).await? else {
        return Ok(Underway::default());
    };
    let plain = keys.unseal(Purpose::Draft, &hash, &sealed).ok();
    let form: Option<Underway> = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
    Ok(Underway {
        revision,
        ..form.unwrap_or_default()
    })
}

#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    form: String,
}

/// A blank form.
async fn first(champion: Champion, shell: Shell, published: Data<Published>) -> Reply {
    let desk = Desk::find(&shell, &published, &champion).await?;
    let nonce = BASE64URL_NOPAD.encode(&shell.site.keys.random::<16>());
    let next = queries::last_serial(shell.db().read(), &champion).await? + 1;
    let blank = Underway {
        serial: next.to_string(),
        ..Underway::default()
    };
    let view = view(&shell, &desk, 1, &nonce, &blank, FormErrors::none());
    shell.render(view.ok_or(Error::NotFound)?)
}

/// Opens a form that was stored: its pages as they were typed. What was said about equality is not
/// shown again.
async fn again(
    champion: Champion,
    shell: Shell,
    published: Data<Published>,
    path: Path<(i64, i32)>,
    _: Posted<Button>,
) -> Reply {
    let desk = Desk::find(&shell, &published, &champion).await?;
    let db = shell.db().read();
    let form = queries::own_form(db, &champion, path.1).await?;
    let form = form.ok_or(Error::NotFound)?;
    let said = queries::typed(db, &form).await?;
    let (answers, flags) = said.ok_or(Error::NotFound)?;
    let again = Underway {
        serial: form.serial.to_string(),
        again: Some(form.keying),
        pages: desk.typed(&answers, &flags),
        revision: 0,
    };
    let nonce = BASE64URL_NOPAD.encode(&shell.site.keys.random::<16>());
    match keep_draft(&shell, &desk, &nonce, &again).await? {
        Saved::Stored => {
            let first = format!("/staff/paper/{}/key/1?form={nonce}", desk.batch.id);
            shell.see_other(&first)
        }
        Saved::Overtaken => Err(Error::Unavailable),
    }
}

/// A page of a form under way: Back finds it as it was typed.
async fn page(
    champion: Champion,
    shell: Shell,
    published: Data<Published>,
    path: Path<(i64, usize)>,
    which: Query<Which>,
) -> Reply {
    let desk = Desk::find(&shell, &published, &champion).await?;
    let form = underway(&shell, &which.form).await?;
    let view = view(
        &shell,
        &desk,
        path.1,
        &which.form,
        &form,
        FormErrors::none(),
    );
    shell.render(view.ok_or(Error::NotFound)?)
}

fn view(
    shell: &Shell,
    desk: &Desk,
    number: usize,
    nonce: &str,
    form: &Underway,
    errors: FormErrors,
) -> Option<KeyPage> {
    let blank = Fields::default();
    let fields = form.pages.get(&number).unwrap_or(&blank);
    let definition = &desk.version.definition;
    let lang = shell.language();
    let (title, questions) = match desk.section(number) {
        Some(section) => {
            let question = |question: &domain::survey::Question| {
                let code = question.code.as_str();
                let other = domain::survey::other_field(question);
                let apart = domain::survey::apart_field(question);
                let offers = question.kind.options().iter().any(|option| option.other);
                KeyQuestion {
                    number: number_of(definition, code).unwrap_or_default(),
                    view: views::question(shell, question, fields, &errors),
                    typed: fields.one(code).to_owned(),
                    apart: fields.one(&apart).to_owned(),
                    apart_error: errors.of(&apart),
                    other: offers.then(|| (other.clone(), fields.one(&other).to_owned())),
                }
            };
            let questions = section.on_paper().map(question).collect();
            (Said::of(&section.title, lang), questions)
        }
        None if number == desk.pages() => {
            let (set, _) = desk.equality()?;
            let before = definition.questions().count();
            let asked = set
                .questions
                .iter()
                .filter(|q| definition.equality.contains(&q.id));
            let questions = asked
                .zip(before + 1..)
                .map(|(question, number)| {
                    let mut view = equality_view(shell, question);
                    view.error = errors.of(&question.id);
                    KeyQuestion {
                        number,
                        typed: fields.one(&question.id).to_owned(),
                        apart: String::new(),
                        apart_error: None,
                        other: None,
                        view,
                    }
                })
                .collect();
            (Said::plain(shell.t("equality-title")), questions)
        }
        None => return None,
    };
    Some(KeyPage {
        batch: desk.batch.id,
        label: desk.batch.label.clone(),
        again: form.again.is_some(),
        untold: form.again.is_some() && desk.section(number).is_none(),
        sparse: errors.of("sparse").map(|error| {
            (
                error,
                vec![Choice::plain("yes", shell.t("key-sparse"), false)],
            )
        }),
        nonce: nonce.to_owned(),
        number,
        of: desk.pages(),
        title,
        serial: Field::new("serial", &form.serial, &errors),
        errors,
        questions,
    })
}

/// Keeps a page; after the last one, stores the form and opens the next.
async fn keep(
    champion: Champion,
    shell: Shell,
    published: Data<Published>,
    path: Path<(i64, usize)>,
    fields: Posted<Fields>,
) -> Reply {
    let desk = Desk::find(&shell, &published, &champion).await?;
    let number = path.1;
    let nonce = fields.one("nonce").to_owned();
    if nonce.is_empty() {
        return Err(Error::Malformed);
    }
    if number > desk.pages() {
        return Err(Error::NotFound);
    }
    let mut form = underway(&shell, &nonce).await?;
    form.take(number, &fields);
    let lang = shell.language();
    let mut problems = check(&desk, number, &form.serial, &fields, lang);
    if number == desk.pages()
        && problems.is_empty()
        && fields.one("sparse").is_empty()
        && let Some((said, asked)) = sparse(&desk, &form, lang)
    {
        let problem = Problem::says("keying-sparse").with("said", said);
        problems.add("sparse", problem.with("asked", asked));
    }
    if !problems.is_empty() {
        let errors = FormErrors::new(&shell, &problems);
        let view = view(&shell, &desk, number, &nonce, &form, errors);
        return shell.invalid(view.ok_or(Error::NotFound)?);
    }
    if number < desk.pages() {
        save(&shell, &desk, &nonce, number, &fields).await?;
        let next = format!(
            "/staff/paper/{}/key/{}?form={nonce}",
            desk.batch.id,
            number + 1
        );
        return shell.see_other(&next);
    }
    store(&champion, &shell, &desk, &nonce, &form).await
}

/// Keeps a page beside those kept before, and beside any that is kept at the same moment.
async fn save(
    shell: &Shell,
    desk: &Desk,
    nonce: &str,
    number: usize,
    fields: &Fields,
) -> Result<(), Error> {
    for _ in 0..TRIES {
        let mut form = underway(shell, nonce).await?;
        form.take(number, fields);
        match keep_draft(shell, desk, nonce, &form).await? {
            Saved::Stored => return Ok(()),
            Saved::Overtaken => {}
        }
    }
    Err(Error::Unavailable)
}

async fn keep_draft(
    shell: &Shell,
    desk: &Desk,
    nonce: &str,
    form: &Underway,
) -> Result<Saved, Error> {
    let nonce_hash = nonce_hash(shell, nonce);
    let plain = serde_json::to_vec(form)?;
    let draft = SaveDraft {
        version: desk.version.id,
        sealed: shell.site.keys.seal(Purpose::Draft, &nonce_hash, &plain),
        nonce_hash,
        replaces: form.revision,
        begun_at: shell.now.utc(),
        expires_at: shell.now.utc() + TimeDelta::days(7),
        way_back: None,
        files: None,
    };
    Ok(shell.db().intake(draft).await?)
}

/// Whether a form with so little on it has to be looked at before it is stored: less than one in
/// four of the questions it was led to. How many it says something to, and of how many.
fn sparse(desk: &Desk, form: &Underway, lang: &str) -> Option<(usize, usize)> {
    let (answers, flags) = read(desk, form, lang);
    let way = journey(&desk.version.definition, &answers);
    let asked: Vec<_> = way
        .questions()
        .filter(|question| !question.online_only)
        .collect();
    let says = |code: &Code| answers.get(code.as_str()).is_some() || flags.contains_key(code);
    let said = asked.iter().filter(|question| says(&question.code)).count();
    (said * 4 < asked.len()).then_some((said, asked.len()))
}

/// Everything wrong with one page.
fn check(desk: &Desk, number: usize, serial: &str, fields: &Fields, lang: &str) -> Problems {
    let mut problems = Problems::new();
    if number == 1 {
        problems.take("serial", Serial::parse(serial, false));
    }
    if let Some(section) = desk.section(number) {
        for question in section.on_paper() {
            let wrong = paper::read(question, fields, lang).err();
            for (field, problem) in wrong.unwrap_or_default() {
                problems.add(&field, problem);
            }
        }
    } else if let Some((set, _)) = desk.equality() {
        for question in &set.questions {
            let typed = fields.one(&question.id);
            problems.take(
                &question.id,
                paper::read_places(typed, question.options.len()),
            );
        }
    }
    problems
}

async fn store(
    champion: &Champion,
    shell: &Shell,
    desk: &Desk,
    nonce: &str,
    form: &Underway,
) -> Reply {
    let serial = match Serial::parse(&form.serial, false) {
        Ok(serial) => serial,
        // The first page was never kept: begin again.
        Err(_) => return shell.see_other(&format!("/staff/paper/{}/key", desk.batch.id)),
    };
    let (answers, flags) = read(desk, form, shell.language());
    let tags = match desk.equality() {
        Some((set, id)) => {
            let blank = Fields::default();
            let tags = read_tags(desk, set, form.pages.get(&desk.pages()).unwrap_or(&blank));
            let (db, keys) = (shell.db().read(), &shell.site.keys);
            let key = responses::survey_key(db, keys, desk.batch.survey).await?;
            match key.filter(|_| !tags.is_empty()) {
                Some(key) => Some(KeyedTags {
                    key,
                    set: id,
                    plain: padded(&tags)?,
                }),
                None => None,
            }
        }
        None => None,
    };
    let language = &desk.batch.language;
    let speaker = desk.version.definition.speaker(&answers);
    let speaker = speaker.unwrap_or(Speaker::Person);
    let keyed = KeyedForm {
        serial: serial.clone(),
        addresses: NewAddress::of(&shell.site.keys, desk.batch.survey, &answers, language),
        response: NewResponse {
            survey: Some(desk.batch.survey),
            version: desk.version.id,
            // With its number: what is typed over a form that was stored is another form.
            nonce_hash: nonce_hash(shell, &format!("{nonce} {serial}")),
            receipt: None,
            received_on: desk.batch.received_on,
            channel: speaker.channel(Channel::Paper),
            variant: desk.batch.variant,
            language: desk.batch.language.clone(),
            answers,
            flags,
            late: false,
            organisation: speaker.organisation(),
            signatures: None,
            import: None,
        },
        tags,
    };
    let (keys, now) = (&shell.site.keys, shell.now);
    let draft = nonce_hash(shell, nonce);
    let key = async |tx: &Tx| {
        let outcome = match form.again {
            None => commands::key(tx, champion, keys, &keyed, now).await?,
            Some(before) => commands::key_again(tx, champion, keys, before, &keyed, now).await?,
        };
        match outcome {
            Outcome::Stored { .. } | Outcome::Changed => {
                drop_draft(tx, &draft).await.map(|()| outcome)
            }
            Outcome::Twice | Outcome::Gone | Outcome::Closed => Ok(outcome),
        }
    };
    match shell.db().write(key).await? {
        Outcome::Stored { today } => {
            let said = Flash::new("flash-form-keyed")
                .with("serial", &serial)
                .with("today", today);
            shell.flash(said);
            shell.see_other(&format!("/staff/paper/{}/key", desk.batch.id))
        }
        Outcome::Changed => {
            shell.flash(Flash::new("flash-form-changed").with("serial", &serial));
            shell.see_other(&format!("/staff/paper/{}", desk.batch.id))
        }
        Outcome::Gone => Err(Error::Conflict("form-gone")),
        Outcome::Twice => {
            let mut problems = Problems::new();
            let problem = Problem::says("serial-twice").with("serial", serial.to_string());
            problems.add("serial", problem);
            let errors = FormErrors::new(shell, &problems);
            let view = view(shell, desk, 1, nonce, form, errors);
            // What was typed so far is kept; only the number has to be looked at again.
            let last = desk.pages();
            if let Some(fields) = form.pages.get(&last) {
                save(shell, desk, nonce, last, fields).await?;
            }
            shell.invalid(view.ok_or(Error::NotFound)?)
        }
        Outcome::Closed => Err(Error::Conflict("batch-closed")),
    }
}

/// What a form says, and which of its questions need a second look.
fn read(desk: &Desk, form: &Underway, lang: &str) -> (Answers, BTreeMap<Code, Flag>) {
    let mut answers = Answers::new();
    let mut flags = BTreeMap::new();
    for (number, fields) in &form.pages {
        let questions = desk
            .section(*number)
            .into_iter()
            .flat_map(Section::on_paper);
        for question in questions {
            let code = || question.code.clone();
            match paper::read(question, fields, lang) {
                Ok(Keyed::Answer(answer)) => answers.set(code(), Some(answer)),
                Ok(Keyed::Partly(answer)) => {
                    answers.set(code(), Some(answer));
                    flags.insert(code(), Flag::Unclear);
                }
                Ok(Keyed::Unclear) => {
                    flags.insert(code(), Flag::Unclear);
                }
                Ok(Keyed::Blank) | Err(_) => {}
            }
        }
    }
    let definition = &desk.version.definition;
    let way = journey(definition, &answers);
    for (_, question) in definition.questions() {
        let code = question.code.as_str();
        if answers.get(code).is_some() && way.questions().all(|q| q.code.as_str() != code) {
            flags.insert(question.code.clone(), Flag::OutOfRoute);
        }
    }
    (answers, flags)
}

fn read_tags(desk: &Desk, set: &EqualitySet, fields: &Fields) -> Tags {
    let mut tags = Tags::default();
    let asked = &desk.version.definition.equality;
    for question in set
        .questions
        .iter()
        .filter(|question| asked.contains(&question.id))
    {
        let typed = fields.one(&question.id);
        let Ok(Some(places)) = paper::read_places(typed, question.options.len()) else {
            continue;
        };
        let codes: Vec<String> = places
            .into_iter()
            .filter_map(|place| question.options.get(place))
            .map(|option| option.code.clone())
            .collect();
        // Two boxes crossed where one was asked for: it cannot be told which was meant.
        if question.kind == Picks::Multi || codes.len() == 1 {
            tags.set(&question.id, codes);
        }
    }
    tags
}
