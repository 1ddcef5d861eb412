//! The sections of a survey, checking the answers, sending them.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use domain::response::{Channel, Variant};
use domain::scrutiny::{Mark, is_quick};
use domain::survey::{Answers, Code, Fields, Question, Seen, Stop, journey, read_section};
use domain::{Problem, Problems};

use super::commands::addresses::NewAddress;
use super::commands::{NewResponse, Saved, Send, Sent};
use super::forms::SendForm;
use super::gate::{Respondent, receipt_hash};
use super::pages::CheckPage;
use super::queries::SentRow;
use super::stages::Stage;
use super::underway::Underway;
use super::views;
use super::views::Shown;
use crate::safeguarding;
use crate::survey::Published;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// How often a page is tried again that was overtaken by another.
pub(super) const TRIES: usize = 5;
/// The field in which a page takes along what it showed. No code of a question begins with a dot.
const SEEN: &str = ".seen";
/// The button that saves a page to come back later.
const LATER: &str = ".later";

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
    let mut page = underway.page(
        &shell,
        stop,
        &fields,
        FormErrors::none(),
        query.change.is_some(),
        Seen::of(&stop.questions, &underway.draft.answers).to_string(),
    );
    if let Some(before) = way.before(path.1) {
        let (survey, answers) = (underway.survey.id, &underway.draft.answers);
        let asked = Some(before.questions.as_slice());
        page.safety = safeguarding::after(&shell, survey, answers, asked).await?;
    }
    shell.render(page)
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
    let later = fields.one(LATER) == "1";
    let seen = fields.one(SEEN).to_owned();
    // Who leaves for a while need not have answered everything.
    let eased: Vec<Question> = match later {
        true => stop.questions.iter().map(|q| eased(q)).collect(),
        false => Vec::new(),
    };
    let asked: Vec<&Question> = match later {
        true => eased.iter().collect(),
        false => stop.questions.clone(),
    };
    let read = match read_section(&asked, fields, shell.reading()) {
        Ok(read) => read,
        Err(problems)
            if problems
                .iter()
                .any(|(_, problem)| problem.key == "not-an-option") =>
        {
            return Err(Error::Malformed);
        }
        Err(problems) => {
            let errors = FormErrors::new(shell, &problems);
            let page = underway.page(shell, stop, fields, errors, to_check, seen);
            return shell.invalid(page).map(Some);
        }
    };
    let read = match Seen::parse(&seen) {
        // Where nothing is stored any more, everything typed is worth keeping.
        Some(seen) if !underway.is_anew() && fields.has(SEEN) => {
            let merged = seen.merge(read, &underway.draft.answers);
            if !merged.conflicts.is_empty() {
                let conflicts = &merged.conflicts;
                return quarrel(shell, underway, stop, fields, conflicts).map(Some);
            }
            merged.answers
        }
        _ => read,
    };
    let mut answers = underway.draft.answers.clone();
    for (question, answer) in read {
        answers.set(question, answer);
    }
    match underway.save(shell, respondent, &answers, later).await? {
        Saved::Stored => {}
        Saved::Overtaken => return Ok(None),
    }
    if later {
        return shell.see_other(&underway.path(shell, "later")).map(Some);
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

/// The question as one that may be left out.
fn eased(question: &Question) -> Question {
    Question {
        required: false,
        ..question.clone()
    }
}

/// The page once more, with what was saved elsewhere since it was opened beside what was typed.
fn quarrel(
    shell: &Shell,
    underway: &Underway,
    stop: &Stop<'_>,
    fields: &Fields,
    conflicts: &[Code],
) -> Reply {
    let stored = &underway.draft.answers;
    let errors = FormErrors::none();
    let to_check = fields.one("to_check") == "1";
    let seen = Seen::of(&stop.questions, stored).to_string();
    let mut page = underway.page(shell, stop, fields, errors, to_check, seen);
    let shown = Shown { shell, sent: false };
    let mut rows = views::rows(stop, stored, &shown, |_| String::new());
    rows.retain(|row| conflicts.iter().any(|code| code.as_str() == row.code));
    page.elsewhere = rows;
    shell.invalid_as(page, StatusCode::CONFLICT)
}

/// To the first page with something still to answer.
pub(super) async fn resume(shell: &Shell, published: &Published, respondent: &Respondent) -> Reply {
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
    let (survey, answers) = (underway.survey.id, &underway.draft.answers);
    page.safety = safeguarding::after(&shell, survey, answers, None).await?;
    shell.render(page)
}

fn check_page(shell: &Shell, underway: &Underway, problems: Option<Problems>) -> CheckPage {
    let definition = &underway.version.definition;
    let lang = shell.reading();
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
        safety: None,
    }
}

/// Sends the answers. The receipt exists from here on, whatever happens next.
async fn send(
    respondent: Respondent,
    shell: Shell,
    published: Data<Published>,
    form: Posted<SendForm>,
) -> Reply {
    for _ in 0..TRIES {
        let underway = Underway::find(&shell, &published, &respondent).await?;
        if let Some(reply) = send_once(&shell, &respondent, &underway, &form).await? {
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
    form: &SendForm,
) -> Result<Option<HttpResponse>, Error> {
    let way = underway.way();
    let answers = underway.draft.answers.kept(&way);
    let mut problems = views::missing(&way, &answers, shell.reading());
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
        variant: match shell.is_easy() {
            true => Variant::EasyRead,
            false => Variant::Standard,
        },
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
        marks: marks(shell, underway, form, &response.answers),
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

/// What is unusual about the way answers are sent. Nobody is told, and nobody is stopped.
fn marks(shell: &Shell, underway: &Underway, form: &SendForm, answers: &Answers) -> Vec<Mark> {
    let (site, now) = (&shell.site, shell.now);
    let way = underway.way();
    let later = way.stops().iter().skip(1).flat_map(|stop| &stop.questions);
    let answered = later
        .filter(|q| answers.get(q.code.as_str()).is_some())
        .count();
    let seconds = (now.utc() - underway.draft.begun_at).num_seconds();
    let from = shell.client();
    let found = [
        (!form.more.is_empty(), Mark::Filled),
        (is_quick(answered, seconds), Mark::Quick),
        (
            site.bursts
                .count(&site.keys, underway.survey.id, &from, now),
            Mark::Burst,
        ),
    ];
    found
        .into_iter()
        .filter_map(|(is, mark)| is.then_some(mark))
        .collect()
}
