//! The queue, for those who look after people.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use domain::distress::listen;
use domain::{Arg, Named, Problem, Problems};

use super::CaseId;
use super::commands::{self, StepError};
use super::forms::StepForm;
use super::pages::{CaseLine, CasePage, QueuePage, StepView, WordsView};
use super::queries::{self, CaseRow, Step, Words};
use crate::db::Tx;
use crate::staff::proof::{In, Staff};
use crate::staff::roles::ReadDistress;
use crate::survey::{Published, Version};
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors, Link, Said};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/safeguarding", queue)
        .get("/staff/safeguarding/{case}", case)
        .post("/staff/safeguarding/{case}", step);
}

#[derive(serde::Deserialize)]
struct Which {
    /// Set when the ended cases are asked for.
    #[serde(default)]
    ended: Option<String>,
}

async fn queue(who: Staff<ReadDistress>, shell: Shell, which: Query<Which>) -> Reply {
    let ended = which.ended.is_some();
    let rows = queries::queue(shell.db().read(), &who, ended).await?;
    let count = Arg::from(rows.len());
    shell.render(QueuePage {
        ended,
        waiting: (!rows.is_empty() && !ended)
            .then(|| shell.with("safety-waiting", &[("count", count)])),
        cases: rows.iter().map(|row| line(&shell, row)).collect(),
    })
}

fn line(shell: &Shell, row: &CaseRow) -> CaseLine {
    let number = [("number", Arg::Text(row.id.to_string()))];
    CaseLine {
        link: Link::new(
            shell.with("safety-case", &number),
            format!("/staff/safeguarding/{}", row.id),
        ),
        programme: row.programme.clone(),
        received: shell.texts.date(row.received_on),
        channel: shell.t(&format!("channel-{}", row.channel.name())),
        topic: shell.t(&format!("safety-topic-{}", row.topic.name())),
        whose: shell.t(&format!("safety-whose-{}", row.whose.name())),
        long_ago: row.long_ago,
        state: row.state.name(),
        state_text: shell.t(&format!("safety-state-{}", row.state.name())),
        last: row.last.as_ref().map(|step| by(shell, step)),
    }
}

fn by(shell: &Shell, step: &Step) -> String {
    let name = step.name.clone().unwrap_or_else(|| shell.t("the-operator"));
    let when = shell.texts.moment(step.at);
    shell.with(
        "by-whom-when",
        &[("name", Arg::Text(name)), ("when", Arg::Text(when))],
    )
}

type Reader = In<CaseId, ReadDistress>;

/// Opens a case. That it was opened is remembered before its words are shown.
async fn case(who: Reader, shell: Shell, published: Data<Published>) -> Reply {
    let now = shell.now;
    let open = async |tx: &Tx| commands::opened(tx, &who, now).await;
    shell.db().write(open).await?;
    let form = StepForm::default();
    shell.render(page(&shell, &published, &who, &form, FormErrors::none()).await?)
}

async fn page(
    shell: &Shell,
    published: &Published,
    who: &Reader,
    form: &StepForm,
    errors: FormErrors,
) -> Result<CasePage, Error> {
    let db = shell.db().read();
    let row = queries::case(db, who).await?;
    let (version, words) = queries::words(db, who).await?;
    let version = published.version(shell.db(), version).await?;
    let steps = queries::steps(db, who).await?;
    let view = |step: &Step| StepView {
        state: shell.t(&format!("safety-state-{}", step.state.name())),
        by: by(shell, step),
        note: step.note.clone(),
    };
    let choice = |state: domain::safeguarding::CaseState| {
        let text = shell.t(&format!("safety-becomes-{}", state.name()));
        Choice::plain(state.name(), text, form.state == state.name())
    };
    Ok(CasePage {
        id: row.id,
        case: line(shell, &row),
        words: words.iter().map(|words| view_of(&version, words)).collect(),
        steps: steps.iter().map(view).collect(),
        from: row.state.name(),
        states: row.state.next().map(choice).collect(),
        state_error: errors.of("state"),
        note: Field::new("note", &form.note, &errors),
        errors,
    })
}

/// The words under their question, with what was heard marked.
fn view_of(version: &Version, words: &Words) -> WordsView {
    let code = words.field.split('.').next().unwrap_or_default();
    let mut questions = version.definition.questions();
    let question = questions.find(|(_, question)| question.code.as_str() == code);
    let text = words.text.as_str();
    let (mut pieces, mut from) = (Vec::new(), 0);
    for heard in listen(text) {
        let before = text.get(from..heard.at.start).unwrap_or_default();
        pieces.push((before.to_owned(), false));
        let meant = text.get(heard.at.clone()).unwrap_or_default();
        pieces.push((meant.to_owned(), true));
        from = heard.at.end;
    }
    pieces.push((text.get(from..).unwrap_or_default().to_owned(), false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    WordsView {
        question: question.map_or_else(
            || Said::plain(code),
            |(_, question)| Said::of(&question.text, "en"),
        ),
        pieces,
    }
}

async fn step(
    who: Reader,
    shell: Shell,
    published: Data<Published>,
    form: Posted<StepForm>,
) -> Reply {
    let (from, to, note) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &published, &who, &form, errors).await?);
        }
    };
    let now = shell.now;
    let step = async |tx: &Tx| commands::step(tx, &who, from, to, note.as_ref(), now).await;
    match shell.db().write(step).await {
        Ok(()) => {
            shell.flash(Flash::new("flash-safety-step"));
            shell.see_other(&format!("/staff/safeguarding/{}", who.object().0))
        }
        Err(StepError::Moved) => {
            let problems = Problems::one("state", Problem::says("safety-moved"));
            let errors = FormErrors::new(&shell, &problems);
            let page = page(&shell, &published, &who, &form, errors).await?;
            shell.invalid_as(page, StatusCode::CONFLICT)
        }
        Err(StepError::Database(error)) => Err(error.into()),
    }
}
