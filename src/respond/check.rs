//! Checking the answers, and sending them.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use domain::response::{Channel, Variant};
use domain::scrutiny::{Mark, is_quick};
use domain::survey::{Answers, Speaker, plain_tag};
use domain::{Problem, Problems};

use super::commands::addresses::NewAddress;
use super::commands::{NewResponse, Send, Sent};
use super::correcting;
use super::forms::SendForm;
use super::gate::Respondent;
use super::pages::CheckPage;
use super::queries::SentRow;
use super::sections::TRIES;
use super::stages::Stage;
use super::underway::Underway;
use super::views::{self, Shown, Woven};
use crate::invited;
use crate::safeguarding;
use crate::survey::Published;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/check", check)
        .post("/surveys/{survey}/check", send);
}

#[derive(serde::Deserialize)]
struct Checking {
    /// Set when earlier answers were found to be gone.
    #[serde(default)]
    gone: Option<String>,
    /// Set when something was typed for a question that is not asked any more.
    #[serde(default)]
    moved: Option<String>,
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
    let (survey, answers) = (underway.survey.id, &underway.draft.kept.answers);
    page.safety = safeguarding::after(&shell, survey, answers, None).await?;
    page.moved = query.moved.is_some();
    shell.render(page)
}

fn check_page(shell: &Shell, underway: &Underway, problems: Option<Problems>) -> CheckPage {
    let definition = &underway.version.definition;
    let lang = shell.reading();
    let way = underway.way();
    let last = way.stops().last().map_or(1, |stop| stop.number);
    let back = match definition.has_task_list() {
        true => "sections".to_owned(),
        false => format!("sections/{last}"),
    };
    let answers = &underway.draft.kept.answers;
    let shown = Shown {
        shell,
        sent: false,
        woven: Woven::of(shell, definition, answers),
    };
    CheckPage {
        head: views::head(&underway.survey, definition, lang),
        sections: views::answered(&way, answers, &shown, |number, code| {
            underway.path(shell, &format!("sections/{number}?change=1#{code}"))
        }),
        back: underway.path(shell, &back),
        errors: problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p)),
        gone: false,
        safety: None,
        moved: false,
        corrects: underway.draft.kept.corrects,
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
    let corrects = underway.draft.kept.corrects;
    let answers = underway.draft.kept.answers.kept(&way);
    let mut problems = views::missing(&way, &answers, shell.reading(), corrects);
    if answers.is_empty() {
        problems = Problems::one("main", Problem::says("nothing-answered"));
    }
    if !problems.is_empty() {
        let mut page = check_page(shell, underway, Some(problems));
        page.safety = safeguarding::after(shell, underway.survey.id, &answers, None).await?;
        return shell.invalid(page).map(Some);
    }
    if corrects {
        return correcting::send(shell, respondent, underway, answers).await;
    }
    let keys = &shell.site.keys;
    let hash = respondent.nonce.hash(keys);
    let definition = &underway.version.definition;
    let speaker = definition.speaker(&answers).unwrap_or(Speaker::Person);
    let response = NewResponse {
        survey: Some(underway.survey.id),
        version: underway.version.id,
        nonce_hash: hash.to_vec(),
        receipt: Some(respondent.nonce.new_receipt(keys)),
        received_on: shell.now.day(),
        channel: speaker.channel(Channel::Online),
        variant: match (shell.is_easy(), shell.is_large()) {
            (true, _) => Variant::EasyRead,
            (false, true) => Variant::LargePrint,
            (false, false) => Variant::Standard,
        },
        language: plain_tag(shell.reading()).to_owned(),
        answers,
        flags: BTreeMap::new(),
        late: underway.grace,
        organisation: speaker.organisation(),
        signatures: None,
        import: None,
    };
    let received_on = response.received_on;
    let is_person = response.channel != Channel::Organisation;
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
        invited: invited::taken_up(shell, &underway.survey.slug),
        draft,
    };
    match shell.db().intake(send).await? {
        Some(Sent::Stored(id)) => {
            let row = SentRow {
                id,
                received_on,
                is_person,
            };
            underway.note(shell, hash, Stage::Sent(row));
        }
        Some(Sent::Before(_)) => shell.site.stages.forget(),
        None => {
            shell.site.stages.forget();
            return Ok(None);
        }
    }
    let next = match underway.version.equality {
        Some(_) if is_person => "equality",
        _ => "sent",
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
