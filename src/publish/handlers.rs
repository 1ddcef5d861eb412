//! The way from a draft to an open survey, for staff.

use actix_web::web::Data;
use domain::survey::gates::{Barrier, Gate, Step};
use domain::time::day_in_london;
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, OpenError, SignError};
use super::forms::{PassForm, SignForm};
use super::pages::{DraftView, GateView, PublishPage, StepView};
use super::queries::{self, Draft, Readiness};
use crate::db::Tx;
use crate::proof::language;
use crate::staff::proof::{In, Permission};
use crate::staff::roles::{EditSurvey, SeeSurveys, SignOffSurvey};
use crate::survey::commands::MoveError;
use crate::survey::{Published, SurveyId, queries as surveys};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::gate::AnyStaff;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/publish", publish)
        .post("/staff/surveys/{survey}/publish/sign", sign)
        .post("/staff/surveys/{survey}/publish/pass", pass)
        .post("/staff/surveys/{survey}/publish/preview", preview)
        .post("/staff/surveys/{survey}/publish/preview/end", end_previews)
        .post("/staff/surveys/{survey}/open", open);
}

type Officer = In<SurveyId, EditSurvey>;

/// Reasons as they were typed, by the name of their box.
#[derive(Default)]
struct Typed<'a> {
    field: String,
    value: &'a str,
}

/// What a page says besides where the draft stands.
#[derive(Default)]
struct Said<'a> {
    errors: FormErrors,
    typed: Typed<'a>,
    preview: Option<String>,
    asks_alone: Option<Step>,
}

async fn publish(who: In<SurveyId, SeeSurveys>, staff: AnyStaff, shell: Shell) -> Reply {
    let page = page(&shell, &who, &staff, Said::default()).await?;
    shell.render(page)
}

async fn page<P: Permission>(
    shell: &Shell,
    who: &In<SurveyId, P>,
    staff: &AnyStaff,
    said: Said<'_>,
) -> Result<PublishPage, Error> {
    let db = shell.db().read();
    let ready = queries::readiness(db, who, shell.now).await?;
    let previews = queries::previews(db, who, shell.now).await?;
    let title = match &ready.draft {
        Some(draft) => draft.definition.title.get("en").0.to_owned(),
        None => surveys::one(db, who).await?.title,
    };
    let count = i64::try_from(previews).unwrap_or(i64::MAX);
    let until = day_in_london(shell.now.utc() + commands::PREVIEW_FOR);
    Ok(PublishPage {
        id: who.object().0,
        title,
        draft: ready
            .draft
            .as_ref()
            .map(|draft| view(shell, who.object(), &ready, draft, &said)),
        errors: said.errors,
        preview: said.preview,
        previews: shell.with("preview-links", &[("count", Arg::Number(count))]),
        has_previews: previews > 0,
        preview_until: shell.texts.date(until),
        may_edit: staff.who().may(EditSurvey::NAME),
    })
}

fn view(
    shell: &Shell,
    survey: SurveyId,
    ready: &Readiness,
    draft: &Draft,
    said: &Said<'_>,
) -> DraftView {
    let in_the_way = draft.in_the_way();
    let count = Arg::from(in_the_way.len());
    DraftView {
        number: draft.number,
        sha: draft.sha256.clone(),
        steps: Step::ALL
            .iter()
            .map(|s| step(shell, draft, *s, said))
            .collect(),
        gates: Barrier::all(&draft.definition)
            .iter()
            .map(|barrier| gate(shell, (survey, ready), draft, barrier, said))
            .collect(),
        cautions: draft
            .cautions
            .iter()
            .map(|caution| shell.t(&format!("caution-{}", caution.name())))
            .collect(),
        in_the_way: (!in_the_way.is_empty())
            .then(|| shell.with("publish-in-the-way", &[("count", count)])),
        opens: match ready.opens_at.filter(|at| *at > shell.now.utc()) {
            Some(at) => shell.with(
                "publish-opens",
                &[("when", Arg::Text(shell.texts.moment(at)))],
            ),
            None => shell.t("publish-opens-now"),
        },
    }
}

fn who_and_when(shell: &Shell, name: Option<&String>, at: chrono::DateTime<chrono::Utc>) -> String {
    let name = name.cloned().unwrap_or_else(|| shell.t("the-operator"));
    let when = shell.texts.moment(at);
    shell.with(
        "by-whom-when",
        &[("name", Arg::Text(name)), ("when", Arg::Text(when))],
    )
}

fn reason_box(name: &str, said: &Said<'_>) -> Field {
    let name = format!("reason-{name}");
    let value = if said.typed.field == name {
        said.typed.value
    } else {
        ""
    };
    Field::new(&name, value, &said.errors)
}

fn step(shell: &Shell, draft: &Draft, step: Step, said: &Said<'_>) -> StepView {
    let signed = draft
        .signatures
        .iter()
        .filter(|signature| signature.step == step);
    StepView {
        name: step.name(),
        label: shell.t(&format!("sign-{}", step.name())),
        text: shell.t(&format!("sign-{}-text", step.name())),
        signed: signed
            .map(|signature| {
                let line = who_and_when(shell, signature.name.as_ref(), signature.at);
                let line = match &signature.reason {
                    Some(reason) => format!("{line}. {reason}"),
                    None => line,
                };
                (line, signature.stands)
            })
            .collect(),
        done: draft.signature(step).is_some(),
        reason: (said.asks_alone == Some(step)).then(|| reason_box(step.name(), said)),
    }
}

fn gate(
    shell: &Shell,
    (survey, ready): (SurveyId, &Readiness),
    draft: &Draft,
    barrier: &Barrier,
    said: &Said<'_>,
) -> GateView {
    let shut = draft.shut.contains(barrier);
    let passes = draft.passes.iter().filter(|pass| pass.barrier == *barrier);
    let passed: Vec<(String, String)> = passes
        .map(|pass| {
            (
                who_and_when(shell, pass.name.as_ref(), pass.at),
                pass.reason.clone(),
            )
        })
        .collect();
    let state = match (shut, passed.is_empty()) {
        (false, _) => "done",
        (true, true) => "missing",
        (true, false) => "passed",
    };
    let place = |rest: &str| Some(format!("/staff/surveys/{}/{rest}", survey.0));
    GateView {
        label: match &barrier.language {
            Some(tag) => {
                let name = [("language", Arg::Text(language(&shell.texts, tag)))];
                shell.with(&format!("gate-{}", barrier.gate.name()), &name)
            }
            None => shell.t(&format!("gate-{}", barrier.gate.name())),
        },
        state,
        state_text: shell.t(&format!("gate-state-{state}")),
        href: match barrier.gate {
            Gate::Sound | Gate::Uploads => place("build"),
            Gate::Purpose => place("build/about#purpose"),
            Gate::Undecided => place("build/about#undecided"),
            Gate::Options => place("build/about#choices"),
            Gate::Decision => place("build/about#decision"),
            Gate::NextSteps => place("build/about#next_steps"),
            Gate::Contact => place("build/about#phone"),
            Gate::Controllers => place("build/about#controllers"),
            Gate::Basis => place("build/about#basis"),
            Gate::Retention => place("build/about#retention"),
            Gate::Dates => place("dates"),
            Gate::Safeguarding => Some(ready.safeguarding.clone()),
            Gate::Translated => match &barrier.language {
                Some(tag) => place(&format!("translations/{tag}")),
                None => place("translations"),
            },
            Gate::Files => place("proof"),
            Gate::Hold => Some("/staff/holds".to_owned()),
            Gate::Assessment | Gate::EqualityCheck | Gate::CommunicationsCheck => None,
        },
        reason: (state == "missing" && barrier.gate.can_be_passed())
            .then(|| reason_box(&barrier.name(), said)),
        name: barrier.name(),
        passed,
    }
}

async fn sign(
    signer: In<SurveyId, SignOffSurvey>,
    staff: AnyStaff,
    shell: Shell,
    form: Posted<SignForm>,
) -> Reply {
    let step = form.step().ok_or(Error::Malformed)?;
    let refused = |errors, asks_alone| Said {
        errors,
        typed: Typed {
            field: format!("reason-{}", step.name()),
            value: &form.reason,
        },
        asks_alone,
        ..Said::default()
    };
    let reason = match form.reason() {
        Ok(reason) => reason,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let page = page(&shell, &signer, &staff, refused(errors, Some(step))).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let signed = shell.db().write(async |tx: &Tx| {
        commands::sign_off(tx, &signer, step, &form.sha, reason.as_ref(), now).await
    });
    match signed.await {
        Ok(true) => back(&shell, signer.object(), "flash-signed"),
        // A name stands there: the page says whose.
        Ok(false) => shell.see_other(&address(signer.object())),
        Err(SignError::Changed) => Err(Error::Conflict("draft-changed")),
        Err(SignError::SamePerson) => {
            let field = format!("reason-{}", step.name());
            let problems = Problems::one(&field, Problem::says("sign-alone"));
            let errors = FormErrors::new(&shell, &problems);
            let page = page(&shell, &signer, &staff, refused(errors, Some(step))).await?;
            shell.invalid(page)
        }
        Err(SignError::Database(error)) => Err(error.into()),
    }
}

fn address(survey: SurveyId) -> String {
    format!("/staff/surveys/{}/publish", survey.0)
}

fn back(shell: &Shell, survey: SurveyId, flash: &str) -> Reply {
    shell.flash(Flash::new(flash));
    shell.see_other(&address(survey))
}

async fn pass(officer: Officer, staff: AnyStaff, shell: Shell, form: Posted<PassForm>) -> Reply {
    let gate = form.gate().ok_or(Error::Malformed)?;
    let reason = match form.reason() {
        Ok(reason) => reason,
        Err(problems) => {
            let said = Said {
                errors: FormErrors::new(&shell, &problems),
                typed: Typed {
                    field: format!("reason-{}", gate.name()),
                    value: &form.reason,
                },
                ..Said::default()
            };
            return shell.invalid(page(&shell, &officer, &staff, said).await?);
        }
    };
    let now = shell.now;
    let passing = async |tx: &Tx| commands::pass(tx, &officer, &gate, reason.as_str(), now).await;
    match shell.db().write(passing).await {
        Ok(()) => back(&shell, officer.object(), "flash-passed"),
        Err(error) => Err(moved(error)),
    }
}

fn moved(error: MoveError) -> Error {
    match error {
        MoveError::Database(error) => error.into(),
        MoveError::NoDraft => Error::Conflict("survey-no-draft"),
        MoveError::ClosedAlready => Error::Conflict("survey-over"),
        MoveError::NotOpen => Error::Conflict("survey-not-open"),
    }
}

async fn open(
    officer: Officer,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    let now = shell.now;
    let opening = async |tx: &Tx| commands::open(tx, &officer, now).await;
    match shell.db().write(opening).await {
        Ok(()) => {
            published.forget();
            shell.flash(Flash::new("flash-survey-opened"));
            shell.see_other(&format!("/staff/surveys/{}", officer.object().0))
        }
        Err(OpenError::Shut(_)) => Err(Error::Conflict("gates-shut")),
        Err(OpenError::Move(error)) => Err(moved(error)),
        Err(OpenError::Database(error)) => Err(error.into()),
    }
}

/// Makes a link and shows it, once.
async fn preview(officer: Officer, staff: AnyStaff, shell: Shell, _: Posted<Button>) -> Reply {
    let (keys, now) = (&shell.site.keys, shell.now);
    let make = async |tx: &Tx| commands::make_preview(tx, keys, &officer, now).await;
    let token = shell.db().write(make).await?;
    let said = Said {
        preview: Some(shell.site.base.join(&format!("/preview/{token}"))),
        ..Said::default()
    };
    shell.render(page(&shell, &officer, &staff, said).await?)
}

async fn end_previews(officer: Officer, shell: Shell, _: Posted<Button>) -> Reply {
    let now = shell.now;
    let end = async |tx: &Tx| commands::end_previews(tx, &officer, now).await;
    shell.db().write(end).await?;
    back(&shell, officer.object(), "flash-previews-ended")
}
