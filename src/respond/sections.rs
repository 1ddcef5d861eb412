//! The sections of a survey, checking the answers, sending them.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::TimeDelta;
use domain::response::{Channel, Variant};
use domain::survey::{Answers, Door, Fields, Journey, Stop, journey, read_section};
use domain::{Now, Problem, Problems};

use super::commands::addresses::NewAddress;
use super::commands::{NewResponse, SaveDraft, Saved, Send, Sent};
use super::gate::{Respondent, receipt_hash};
use super::pages::{CheckPage, SectionPage};
use super::queries::{Draft, SentRow};
use super::stages::{Mark, Stage};
use super::views::Shown;
use super::{handlers, views};
use crate::keys::Purpose;
use crate::survey::{OpenSurvey, Published, Version};
use crate::web::form::Button;
use crate::web::ui::{FormErrors, Link, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell, markdown};

/// How often a page is tried again that was overtaken by another.
const TRIES: usize = 5;
/// How long answers wait for the person to come back.
const KEPT_FOR: TimeDelta = TimeDelta::days(30);

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/sections/{number}", section)
        .post("/surveys/{survey}/sections/{number}", answer)
        .get("/surveys/{survey}/check", check)
        .post("/surveys/{survey}/check", send);
}

#[derive(serde::Deserialize)]
struct Changing {
    /// Set when a single answer is being changed from the check page.
    #[serde(default)]
    change: Option<String>,
}

/// A draft of somebody who has kept nothing yet.
fn blank(survey: &OpenSurvey, now: Now) -> Draft {
    Draft {
        version: survey.version.id,
        answers: Answers::new(),
        begun_at: now.utc(),
        revision: 0,
        size: 0,
    }
}

/// The answers of somebody under way: which version they answer, and what they said so far.
struct Underway {
    survey: Arc<OpenSurvey>,
    version: Arc<Version>,
    draft: Arc<Draft>,
    grace: bool,
    /// What was known to be written when the answers were read.
    mark: Mark,
    /// What the order of shuffled options is drawn from.
    seed: [u8; 32],
}

impl Underway {
    /// Finds the answers, or leads to where the person belongs: the receipt when everything was
    /// sent, the start page when the survey cannot be answered.
    async fn find(
        shell: &Shell,
        published: &Published,
        respondent: &Respondent,
    ) -> Result<Self, Error> {
        let survey = handlers::find(shell, published, &respondent.slug).await?;
        let mark = shell.site.stages.mark(shell.db());
        let (draft, begun) = match handlers::stage(shell, &respondent.nonce).await? {
            Stage::Begun => (Arc::new(blank(&survey, shell.now)), false),
            Stage::Underway(draft) => (draft, true),
            Stage::Sent(_) => {
                let receipt = format!("/surveys/{}/sent", survey.slug);
                return Err(Error::See(shell.path(&receipt)));
            }
        };
        let in_time = |closes| draft.begun_at <= closes;
        let (grace, open) = match survey.door(shell.now) {
            Door::Open => (false, true),
            Door::Grace => (true, begun && survey.closes_at.is_none_or(in_time)),
            Door::NotYet(_) | Door::Closed | Door::Unknown => (false, false),
        };
        if !open {
            return Err(Error::See(shell.path(&format!("/surveys/{}", survey.slug))));
        }
        let version = match draft.version == survey.version.id {
            true => Arc::clone(&survey.version),
            false => published.version(shell.db(), draft.version).await?,
        };
        Ok(Self {
            survey,
            version,
            draft,
            grace,
            mark,
            seed: respondent.nonce.hash(&shell.site.keys),
        })
    }

    /// Whether nothing was kept so far.
    fn is_anew(&self) -> bool {
        self.draft.revision == 0
    }

    fn way(&self) -> Journey<'_> {
        journey(&self.version.definition, &self.draft.answers)
    }

    fn path(&self, shell: &Shell, rest: &str) -> String {
        shell.path(&format!("/surveys/{}/{rest}", self.survey.slug))
    }

    /// Stores the answers as they are now, unless another page was saved since they were read.
    async fn save(
        &self,
        shell: &Shell,
        respondent: &Respondent,
        answers: &Answers,
    ) -> Result<Saved, Error> {
        let (keys, draft) = (&shell.site.keys, &self.draft);
        let hash = respondent.nonce.hash(keys);
        let sealed = keys.seal(Purpose::Draft, &hash, &serde_json::to_vec(answers)?);
        let size = sealed.len();
        let entry = SaveDraft {
            nonce_hash: hash.to_vec(),
            version: self.version.id,
            sealed,
            replaces: draft.revision,
            begun_at: draft.begun_at,
            expires_at: shell.now.utc() + KEPT_FOR,
        };
        let saved = shell.db().intake(entry).await?;
        match saved {
            Saved::Stored => self.note(
                shell,
                hash,
                Stage::Underway(Arc::new(Draft {
                    version: self.version.id,
                    answers: answers.clone(),
                    begun_at: draft.begun_at,
                    revision: draft.revision + 1,
                    size,
                })),
            ),
            Saved::Overtaken => shell.site.stages.forget(),
        }
        Ok(saved)
    }

    fn note(&self, shell: &Shell, hash: [u8; 32], stage: Stage) {
        let site = &shell.site;
        site.stages.note(&site.db, self.mark, hash, stage);
    }

    fn page(
        &self,
        shell: &Shell,
        stop: &Stop<'_>,
        fields: &Fields,
        errors: FormErrors,
        to_check: bool,
    ) -> SectionPage {
        let definition = &self.version.definition;
        let lang = shell.language();
        let way = self.way();
        let back = match way.before(stop.number) {
            _ if to_check => self.path(shell, "check"),
            Some(before) => self.path(shell, &format!("sections/{}", before.number)),
            None => shell.path(&format!("/surveys/{}", self.survey.slug)),
        };
        let progress = way.progress(stop.number).map(|(number, of)| {
            let arg = |n: usize| domain::Arg::from(n);
            shell.with(
                "survey-progress",
                &[("number", arg(number)), ("of", arg(of))],
            )
        });
        let summary = Said::of(&stop.section.summary, lang);
        SectionPage {
            head: views::head(&self.survey, definition, lang),
            number: stop.number,
            title: Said::of(&stop.section.title, lang),
            summary: markdown::render(&summary.text),
            summary_lang: summary.lang,
            document: stop
                .section
                .document
                .as_ref()
                .map(|document| Link::new(document.title.get(lang).0, document.href.clone())),
            progress,
            back,
            questions: views::questions(shell, &stop.questions, &self.seed, fields, &errors),
            errors,
            to_check,
            grace: self.grace,
        }
    }
}

async fn section(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    path: Path<(String, usize)>,
    query: Query<Changing>,
) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    let way = underway.way();
    let Some(stop) = way.stop(path.1) else {
        // A page that is not on the way: the next one that is, or the check page.
        let next = match way.after(path.1) {
            Some(next) => format!("sections/{}", next.number),
            None => "check".to_owned(),
        };
        return shell.see_other(&underway.path(&shell, &next));
    };
    let fields = Fields::of(&stop.questions, &underway.draft.answers);
    shell.render(underway.page(
        &shell,
        stop,
        &fields,
        FormErrors::none(),
        query.change.is_some(),
    ))
}

/// Takes one page of answers. They are stored before the next page is shown.
async fn answer(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    path: Path<(String, usize)>,
    fields: Posted<Fields>,
) -> Reply {
    for _ in 0..TRIES {
        let underway = Underway::find(&shell, &published, &respondent).await?;
        if let Some(reply) = keep(&shell, &respondent, &underway, path.1, &fields).await? {
            return Ok(reply);
        }
    }
    Err(Error::Unavailable)
}

/// Keeps one page; nothing when another page was saved at the same moment.
async fn keep(
    shell: &Shell,
    respondent: &Respondent,
    underway: &Underway,
    number: usize,
    fields: &Fields,
) -> Result<Option<HttpResponse>, Error> {
    let way = underway.way();
    let Some(stop) = way.stop(number) else {
        return shell.see_other(&underway.path(shell, "check")).map(Some);
    };
    let to_check = fields.one("to_check") == "1";
    let mut answers = underway.draft.answers.clone();
    match read_section(&stop.questions, fields, shell.language()) {
        Ok(read) => {
            for (question, answer) in read {
                answers.set(question, answer);
            }
        }
        Err(problems)
            if problems
                .iter()
                .any(|(_, problem)| problem.key == "not-an-option") =>
        {
            return Err(Error::Malformed);
        }
        Err(problems) => {
            let errors = FormErrors::new(shell, &problems);
            let page = underway.page(shell, stop, fields, errors, to_check);
            return shell.invalid(page).map(Some);
        }
    }
    match underway.save(shell, respondent, &answers).await? {
        Saved::Stored => {}
        Saved::Overtaken => return Ok(None),
    }
    let first = way.first().is_some_and(|first| first.number == number);
    let next = match journey(&underway.version.definition, &answers).after(number) {
        // What was answered before is gone: the check page says so, and shows what is missing.
        _ if underway.is_anew() && !first => "check?gone=1".to_owned(),
        Some(next) if !to_check => format!("sections/{}", next.number),
        _ => "check".to_owned(),
    };
    shell.see_other(&underway.path(shell, &next)).map(Some)
}

/// To the first page with something still to answer.
pub(super) async fn resume(
    shell: &Shell,
    published: &Published,
    _: &OpenSurvey,
    respondent: &Respondent,
) -> Reply {
    let underway = Underway::find(shell, published, respondent).await?;
    let way = underway.way();
    let untouched = way.stops().iter().find(|stop| {
        stop.questions
            .iter()
            .all(|q| underway.draft.answers.get(q.code.as_str()).is_none())
    });
    let next = match untouched {
        Some(stop) => format!("sections/{}", stop.number),
        None => "check".to_owned(),
    };
    shell.see_other(&underway.path(shell, &next))
}

#[derive(serde::Deserialize)]
struct Checking {
    /// Set when earlier answers were found to be gone.
    #[serde(default)]
    gone: Option<String>,
}

async fn check(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    query: Query<Checking>,
) -> Reply {
    let underway = Underway::find(&shell, &published, &respondent).await?;
    let mut page = check_page(&shell, &underway, None);
    page.gone = query.gone.is_some();
    shell.render(page)
}

fn check_page(shell: &Shell, underway: &Underway, problems: Option<Problems>) -> CheckPage {
    let definition = &underway.version.definition;
    let lang = shell.language();
    let way = underway.way();
    let last = way.stops().last().map_or(1, |stop| stop.number);
    let shown = Shown { shell, sent: false };
    CheckPage {
        head: views::head(&underway.survey, definition, lang),
        sections: views::answered(&way, &underway.draft.answers, &shown, |number, code| {
            underway.path(shell, &format!("sections/{number}?change=1#{code}"))
        }),
        back: underway.path(shell, &format!("sections/{last}")),
        errors: problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p)),
        gone: false,
    }
}

/// Sends the answers. The receipt exists from here on, whatever happens next.
async fn send(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    for _ in 0..TRIES {
        let underway = Underway::find(&shell, &published, &respondent).await?;
        if let Some(reply) = send_once(&shell, &respondent, &underway).await? {
            return Ok(reply);
        }
    }
    Err(Error::Unavailable)
}

/// Sends what is stored; nothing when another page was saved at the same moment.
async fn send_once(
    shell: &Shell,
    respondent: &Respondent,
    underway: &Underway,
) -> Result<Option<HttpResponse>, Error> {
    let way = underway.way();
    let answers = underway.draft.answers.kept(&way);
    let mut problems = views::missing(&way, &answers, shell.language());
    if answers.is_empty() {
        problems = Problems::one("main", Problem::says("nothing-answered"));
    }
    if !problems.is_empty() {
        let page = check_page(shell, underway, Some(problems));
        return shell.invalid(page).map(Some);
    }
    let keys = &shell.site.keys;
    let hash = respondent.nonce.hash(keys);
    let response = NewResponse {
        survey: Some(underway.survey.id),
        version: underway.version.id,
        nonce_hash: hash.to_vec(),
        receipt_hash: Some(receipt_hash(keys, &respondent.nonce.receipt(keys))),
        received_on: shell.now.day(),
        channel: Channel::Online,
        variant: Variant::Standard,
        language: shell.language().to_owned(),
        answers,
        flags: BTreeMap::new(),
        late: underway.grace,
        organisation: None,
        signatures: None,
        import: None,
    };
    let received_on = response.received_on;
    let draft = underway.draft.revision;
    let send = Send {
        addresses: NewAddress::of(
            keys,
            underway.survey.id,
            &response.answers,
            &response.language,
        ),
        response,
        draft,
    };
    match shell.db().intake(send).await? {
        Some(Sent::Stored(id)) => {
            let row = SentRow { id, received_on };
            underway.note(shell, hash, Stage::Sent(row));
        }
        Some(Sent::Before(_)) => shell.site.stages.forget(),
        None => {
            shell.site.stages.forget();
            return Ok(None);
        }
    }
    let next = match underway.version.equality {
        Some(_) => "equality",
        None => "sent",
    };
    shell.see_other(&underway.path(shell, next)).map(Some)
}
