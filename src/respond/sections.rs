//! The sections of a survey, checking the answers, sending them.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::web::{Data, Path, Query};
use chrono::TimeDelta;
use domain::response::{Channel, Variant};
use domain::survey::{Answers, Door, Fields, Stop, journey, read_section};
use domain::{Problem, Problems};

use super::commands::{NewResponse, SaveDraft, Send, Sent};
use super::gate::{Respondent, receipt_hash};
use super::pages::{CheckPage, SectionPage};
use super::{handlers, queries, views};
use crate::keys::Purpose;
use crate::survey::{OpenSurvey, Published, Version};
use crate::web::form::Button;
use crate::web::ui::{FormErrors, Link, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell, markdown};

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

/// The answers of somebody under way: which version they answer, and what they said so far.
struct Underway {
    survey: Arc<OpenSurvey>,
    version: Arc<Version>,
    answers: Answers,
    begun_at: chrono::DateTime<chrono::Utc>,
    grace: bool,
    /// Whether nothing was kept so far.
    anew: bool,
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
        let (db, keys) = (shell.db().read(), &shell.site.keys);
        let draft = queries::draft(db, keys, &respondent.nonce).await?;
        let sent = match &draft {
            Some(_) => None,
            None => queries::sent(db, keys, &respondent.nonce).await?,
        };
        if sent.is_some() {
            return Err(Error::See(
                shell.path(&format!("/surveys/{}/sent", survey.slug)),
            ));
        }
        let door = survey.door(shell.now);
        let begun_in_time = |begun| survey.closes_at.is_none_or(|closes| begun <= closes);
        let grace =
            door == Door::Grace && draft.as_ref().is_some_and(|d| begun_in_time(d.begun_at));
        if door != Door::Open && !grace {
            return Err(Error::See(shell.path(&format!("/surveys/{}", survey.slug))));
        }
        Ok(match draft {
            Some(draft) => Self {
                version: published.version(shell.db(), draft.version).await?,
                answers: draft.answers,
                begun_at: draft.begun_at,
                survey,
                grace,
                anew: false,
            },
            None => Self {
                version: Arc::clone(&survey.version),
                answers: Answers::new(),
                begun_at: shell.now.utc(),
                survey,
                grace,
                anew: true,
            },
        })
    }

    fn path(&self, shell: &Shell, rest: &str) -> String {
        shell.path(&format!("/surveys/{}/{rest}", self.survey.slug))
    }

    async fn save(&self, shell: &Shell, respondent: &Respondent) -> Result<(), Error> {
        let keys = &shell.site.keys;
        let nonce_hash = respondent.nonce.hash(keys);
        let plain = serde_json::to_vec(&self.answers)?;
        let draft = SaveDraft {
            version: self.version.id,
            sealed: keys.seal(Purpose::Draft, &nonce_hash, &plain),
            nonce_hash,
            begun_at: self.begun_at,
            expires_at: shell.now.utc() + KEPT_FOR,
        };
        Ok(shell.db().intake(draft).await?)
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
        let way = journey(definition, &self.answers);
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
            questions: views::questions(shell, &stop.questions, fields, &errors),
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
    let way = journey(&underway.version.definition, &underway.answers);
    let Some(stop) = way.stop(path.1) else {
        // A page that is not on the way: the next one that is, or the check page.
        let next = match way.after(path.1) {
            Some(next) => format!("sections/{}", next.number),
            None => "check".to_owned(),
        };
        return shell.see_other(&underway.path(&shell, &next));
    };
    let fields = Fields::of(&stop.questions, &underway.answers);
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
    let mut underway = Underway::find(&shell, &published, &respondent).await?;
    let version = Arc::clone(&underway.version);
    let way = journey(&version.definition, &underway.answers);
    let Some(stop) = way.stop(path.1) else {
        return shell.see_other(&underway.path(&shell, "check"));
    };
    let to_check = fields.one("to_check") == "1";
    match read_section(&stop.questions, &fields, shell.language()) {
        Ok(read) => {
            for (question, answer) in read {
                underway.answers.set(question, answer);
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
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(underway.page(&shell, stop, &fields, errors, to_check));
        }
    }
    let first = way
        .stops()
        .first()
        .is_some_and(|first| first.number == stop.number);
    underway.save(&shell, &respondent).await?;
    if underway.anew && !first {
        // What was answered before is gone: the check page says so, and shows what is missing.
        return shell.see_other(&underway.path(&shell, "check?gone=1"));
    }
    let way = journey(&version.definition, &underway.answers);
    let next = match way.after(stop.number) {
        Some(next) if !to_check => format!("sections/{}", next.number),
        _ => "check".to_owned(),
    };
    shell.see_other(&underway.path(&shell, &next))
}

/// To the first page with something still to answer.
pub(super) async fn resume(
    shell: &Shell,
    published: &Published,
    _: &OpenSurvey,
    respondent: &Respondent,
) -> Reply {
    let underway = Underway::find(shell, published, respondent).await?;
    let way = journey(&underway.version.definition, &underway.answers);
    let untouched = way.stops().iter().find(|stop| {
        stop.questions
            .iter()
            .all(|q| underway.answers.get(q.code.as_str()).is_none())
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
    let way = journey(definition, &underway.answers);
    let last = way.stops().last().map_or(1, |stop| stop.number);
    CheckPage {
        head: views::head(&underway.survey, definition, lang),
        sections: views::answered(&way, &underway.answers, lang, |number, code| {
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
    let underway = Underway::find(&shell, &published, &respondent).await?;
    let definition = &underway.version.definition;
    let way = journey(definition, &underway.answers);
    let answers = underway.answers.kept(&way);
    let mut problems = views::missing(&way, &answers, shell.language());
    if answers.is_empty() {
        problems = Problems::one("main", Problem::says("nothing-answered"));
    }
    if !problems.is_empty() {
        return shell.invalid(check_page(&shell, &underway, Some(problems)));
    }
    let keys = &shell.site.keys;
    let response = NewResponse {
        survey: Some(underway.survey.id),
        version: underway.version.id,
        nonce_hash: respondent.nonce.hash(keys),
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
    match shell.db().intake(Send(response)).await? {
        Sent::Stored(_) | Sent::Before(_) => {}
    }
    let next = if underway.version.equality.is_some() {
        "equality"
    } else {
        "sent"
    };
    shell.see_other(&underway.path(&shell, next))
}
