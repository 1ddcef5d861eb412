//! The survey as a whole: its sections and questions in order, moved and copied.

use domain::survey::edit::{Draft, Manner, Place, mark, place};
use domain::survey::gates::{self, Gate, Standing};
use domain::survey::{Definition, Fields, Question, Section};
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, EditError, Step};
use super::findings::Findings;
use super::pages::{Head, OutlinePage, QuestionLine, SectionLine, StartPart};
use super::queries::{self, Built};
use crate::db::Tx;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::{SurveyId, sentence};
use crate::web::flash::Flash;
use crate::web::ui::FormErrors;
use crate::web::{Error, Page, Posted, Reply, Routes, Shell};

pub(super) type Officer = In<SurveyId, EditSurvey>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/build", outline)
        .post("/staff/surveys/{survey}/build", arrange);
}

/// The language a survey is written in.
pub(super) fn lang(built: &Built) -> &str {
    domain::survey::source(&built.definition)
}

/// An error that no form can help with.
pub(super) fn internal(error: EditError) -> Error {
    match error {
        EditError::Database(error) => error.into(),
        EditError::Json(error) => error.into(),
        EditError::Changed | EditError::Refused(_) => Error::Conflict("builder-changed"),
    }
}

/// After an edit: on to the outline or a page below it, or the form again with what is wrong. A
/// problem of the edit as a whole stands at `field`.
pub(super) fn answer<P: Page>(
    shell: &Shell,
    outcome: Result<(), EditError>,
    done: Flash,
    to: &str,
    survey: i64,
    field: &str,
    page: impl FnOnce(FormErrors) -> Result<P, Error>,
) -> Reply {
    match outcome {
        Ok(()) => {
            shell.flash(done);
            shell.see_other(&format!("/staff/surveys/{survey}/build{to}"))
        }
        Err(EditError::Refused(problem)) => {
            let errors = FormErrors::new(shell, &Problems::one(field, problem));
            shell.invalid(page(errors)?)
        }
        Err(EditError::Changed) => {
            let problem = Problem::says("builder-changed");
            let errors = FormErrors::new(shell, &Problems::one(field, problem));
            shell.invalid_as(page(errors)?, actix_web::http::StatusCode::CONFLICT)
        }
        Err(error) => Err(internal(error)),
    }
}

/// What a page of the builder begins with. When the form carried another mark than the piece has
/// now, everything of it that reads differently is shown as it is now.
pub(super) fn head(
    shell: &Shell,
    built: &Built,
    mark: String,
    typed: &Fields,
    now: &Fields,
    labels: &[(&str, &str)],
    errors: FormErrors,
) -> Head {
    let carried = typed.one("mark");
    let changed = !carried.is_empty() && carried != mark;
    let differs = |(name, label): &(&str, &str)| {
        let (was, is) = (typed.one(name), now.one(name));
        (was.trim() != is.trim()).then(|| (shell.t(label), is.to_owned()))
    };
    Head {
        survey: built.id,
        title: built.definition.title.get(shell.language()).0.to_owned(),
        now: if changed {
            labels.iter().filter_map(differs).collect()
        } else {
            Vec::new()
        },
        mark,
        errors,
    }
}

fn order_mark(definition: &Definition) -> String {
    let codes: Vec<(&str, Vec<&str>)> = definition
        .sections
        .iter()
        .map(|section| {
            let questions = section
                .questions
                .iter()
                .map(|question| question.code.as_str());
            (section.code.as_str(), questions.collect())
        })
        .collect();
    mark(&codes)
}

async fn outline(officer: Officer, shell: Shell) -> Reply {
    let built = queries::built(shell.db().read(), &officer).await?;
    shell.render(outline_page(&shell, &built, FormErrors::none()))
}

async fn arrange(officer: Officer, shell: Shell, form: Posted<Fields>) -> Reply {
    let (deed, code) = form.one("deed").split_once(' ').ok_or(Error::Malformed)?;
    let deed = ["up", "down", "copy"].into_iter().find(|one| *one == deed);
    let step = Step {
        deed: deed.ok_or(Error::Malformed)?,
        place: code,
        read: form.one("mark"),
    };
    let change = |draft: &mut Draft| match step.deed {
        "up" => draft.move_up(code).map(|()| code.to_owned()),
        "down" => draft.move_down(code).map(|()| code.to_owned()),
        _ => draft.copy(code).map(|copy| copy.to_string()),
    };
    let now = shell.now;
    let edit = async |tx: &Tx| commands::edit(tx, &officer, step, order_mark, change, now).await;
    let saved = shell.db().write(edit).await;
    let built = queries::built(shell.db().read(), &officer).await?;
    let (done, to) = match &saved {
        Ok(at) => arranged(&shell, &built.definition, step.deed, at),
        Err(_) => (Flash::new("flash-builder-saved"), String::new()),
    };
    let saved = saved.map(|_| ());
    answer(
        &shell,
        saved,
        done,
        &to,
        built.id,
        "the-outline",
        |errors| Ok(outline_page(&shell, &built, errors)),
    )
}

/// What is said after something was moved or copied, and the fragment that keeps the focus on the
/// button that was pressed; at either end of the survey, on the other one.
fn arranged(shell: &Shell, definition: &Definition, deed: &str, code: &str) -> (Flash, String) {
    let language = shell.language();
    let last = definition.sections.len().saturating_sub(1);
    let (flash, first, last) = match place(definition, code) {
        Some(Place::Section(at, section)) => {
            let flash = Flash::new("flash-section-moved")
                .with("title", section.title.get(language).0)
                .with("number", at + 1);
            (flash, at == 0, at == last)
        }
        Some(Place::Question(at, within, question)) => {
            let section = definition.sections.get(at);
            let title = section.map_or("", |section| section.title.get(language).0);
            let end = section.is_some_and(|section| within + 1 == section.questions.len());
            let flash = Flash::new("flash-question-moved")
                .with("text", question.text.get(language).0)
                .with(
                    "number",
                    domain::survey::number_of(definition, code).unwrap_or(0),
                )
                .with("section", title);
            (flash, at == 0 && within == 0, at == last && end)
        }
        None => (Flash::new("flash-builder-saved"), false, false),
    };
    match deed {
        "up" => (
            flash.quietly(),
            format!("#{}-{code}", if first { "down" } else { "up" }),
        ),
        "down" => (
            flash.quietly(),
            format!("#{}-{code}", if last { "up" } else { "down" }),
        ),
        _ => (Flash::new("flash-builder-copied"), format!("#{code}")),
    }
}

fn outline_page(shell: &Shell, built: &Built, errors: FormErrors) -> OutlinePage {
    let definition = &built.definition;
    let found = Findings::of(shell, definition);
    let mut number = 0;
    let sections = definition.sections.iter().enumerate();
    let sections = sections
        .map(|(at, section)| section_line(shell, definition, &found, at, section, &mut number));
    let minutes = i64::try_from(definition.minutes()).unwrap_or(1);
    let state = match (built.published, built.has_draft) {
        (true, false) => "builder-state-published",
        (true, true) => "builder-state-beside",
        (false, _) => "builder-state-draft",
    };
    let count = found.unfinished();
    OutlinePage {
        head: Head {
            survey: built.id,
            title: definition.title.get(shell.language()).0.to_owned(),
            mark: order_mark(definition),
            now: Vec::new(),
            errors,
        },
        state: shell.t(state),
        beside: built.published && built.has_draft,
        published: built.published,
        minutes: shell.with("minutes", &[("count", Arg::Number(minutes))]),
        questions: number_of_questions(shell, definition),
        start: start_parts(shell, built),
        faults: found.general(),
        unfinished: (count > 0)
            .then(|| shell.with("builder-unfinished", &[("count", Arg::from(count))])),
        sections: sections.collect(),
    }
}

fn number_of_questions(shell: &Shell, definition: &Definition) -> String {
    let count = definition.questions().count();
    shell.with("builder-questions-count", &[("count", Arg::from(count))])
}

fn section_line(
    shell: &Shell,
    definition: &Definition,
    found: &Findings,
    at: usize,
    section: &Section,
    number: &mut usize,
) -> SectionLine {
    let code = section.code.as_str();
    let last = at + 1 == definition.sections.len();
    let before = definition.sections.iter().take(at);
    let questions = section.questions.iter().enumerate();
    let questions = questions.map(|(within, question)| {
        *number += 1;
        let code = question.code.as_str();
        QuestionLine {
            code: code.to_owned(),
            number: *number,
            text: question.text.get(shell.language()).0.to_owned(),
            what: what(shell, question),
            asked: sentence::asked_of(&shell.texts, definition, question.show_if.as_ref()),
            first: at == 0 && within == 0,
            last: last && within + 1 == section.questions.len(),
            advice: found.advice_at(code),
            faults: found.faults_at(code),
        }
    });
    SectionLine {
        questions: questions.collect(),
        code: code.to_owned(),
        title: section.title.get(shell.language()).0.to_owned(),
        number: at + 1,
        asked: sentence::asked_of(&shell.texts, definition, section.show_if.as_ref()),
        can_ask: before.into_iter().any(|s| !s.questions.is_empty()),
        first: at == 0,
        last,
        advice: found.advice_at(code),
        faults: found.faults_at(code),
    }
}

/// The parts of the page about the survey, with what is still missing before it can be opened.
fn start_parts(shell: &Shell, built: &Built) -> Vec<StartPart> {
    let definition = &built.definition;
    let shut = gates::shut(definition, &[], &Standing::default());
    let part = |name: &str, anchor: &str, of: &[(Gate, &str)]| {
        let missing: Vec<String> = of
            .iter()
            .filter(|(gate, _)| shut.iter().any(|barrier| barrier == gate))
            .map(|(_, key)| shell.t(key))
            .collect();
        StartPart {
            label: shell.t(&format!("builder-part-{name}")),
            anchor: anchor.to_owned(),
            missing: missing.join("; "),
            says: String::new(),
        }
    };
    let purpose = [
        (Gate::Purpose, "field-survey-purpose"),
        (Gate::Undecided, "field-undecided"),
        (Gate::Options, "field-choices"),
        (Gate::Decision, "field-decision"),
        (Gate::NextSteps, "field-next-steps"),
    ];
    let privacy = [
        (Gate::Controllers, "field-controllers"),
        (Gate::Basis, "field-basis"),
        (Gate::Retention, "field-retention"),
    ];
    let contact = [(Gate::Contact, "builder-missing-contact")];
    let mut dates = part("dates", "dates", &[]);
    if let Some(closes) = built.closes_at {
        dates.says = shell.with(
            "survey-closes",
            &[("when", Arg::Text(shell.texts.moment(closes)))],
        );
    } else {
        dates.missing = shell.t("builder-missing-dates");
    }
    let mut languages = part("languages", "languages", &[]);
    let names = definition.languages.iter();
    let names: Vec<String> = names
        .map(|tag| super::start::language_name(shell, tag))
        .collect();
    languages.says = names.join(", ");
    let mut equality = part("equality", "equality", &[]);
    equality.says = shell.with(
        "builder-questions-count",
        &[("count", Arg::from(definition.equality.len()))],
    );
    vec![
        part("purpose", "title", &purpose),
        part("privacy", "privacy", &privacy),
        part("contact", "team", &contact),
        dates,
        languages,
        equality,
    ]
}

/// How a question is answered, in words: `One of a list · 5 options · must be answered`.
fn what(shell: &Shell, question: &Question) -> String {
    let way = Manner::of(&question.kind).name();
    let mut parts = vec![shell.t(&format!("builder-way-{way}"))];
    let options = question.kind.options().len();
    if options > 0 {
        parts.push(shell.with("builder-options-count", &[("count", Arg::from(options))]));
    }
    let ticks = [
        (question.required, "builder-is-required"),
        (question.settled, "builder-is-settled"),
        (question.analyst_only, "builder-is-analyst"),
        (question.online_only, "builder-is-online"),
        (question.shuffle, "builder-is-shuffled"),
        (question.sensitive, "builder-is-sensitive"),
        (!question.apart.is_empty(), "builder-is-apart"),
    ];
    parts.extend(
        ticks
            .into_iter()
            .filter(|(on, _)| *on)
            .map(|(_, key)| shell.t(key)),
    );
    parts.join(" · ")
}
