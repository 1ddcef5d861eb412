//! Officers make lists, invite, and remind. They see how many answered, rounded, and never who.

use actix_web::web::Data;
use domain::panel::{Fault, Pasted, REMINDERS, may_remind};
use domain::survey::Door;
use domain::{Arg, Problems};

use super::PanelId;
use super::commands::{self, WriteError};
use super::forms::PanelForm;
use super::pages::{PanelPage, PanelsPage};
use super::queries::{self, PanelRow};
use crate::db::Tx;
use crate::notices::queries::{Subject, subject};
use crate::results::rounded;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::{Published, SurveyId};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::locale::LANGUAGES;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// How many lines that cannot be used are shown.
const SHOWN: usize = 50;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/panels", list)
        .post("/staff/surveys/{survey}/panels", create)
        .get("/staff/panels/{panel}", panel)
        .post("/staff/panels/{panel}/invite", invite)
        .post("/staff/panels/{panel}/remind", remind)
        .post("/staff/panels/{panel}/delete", delete);
}

type Officer = In<SurveyId, EditSurvey>;
type Editor = In<PanelId, EditSurvey>;

async fn of_survey(shell: &Shell, survey: i64) -> Result<Subject, Error> {
    let found = subject(shell.db().read(), survey).await?;
    found.ok_or(Error::NotFound)
}

/// The languages a list can be written to in: those both the survey and the site have.
fn languages(of: &Subject) -> Vec<String> {
    let offered = LANGUAGES.iter().map(|language| language.tag.to_owned());
    let mut both: Vec<String> = offered
        .filter(|tag| of.definition.languages.contains(tag))
        .collect();
    if both.is_empty() {
        both.push("en".to_owned());
    }
    both
}

async fn list(officer: Officer, shell: Shell) -> Reply {
    let of = of_survey(&shell, officer.object().0).await?;
    let form = PanelForm {
        language: languages(&of).swap_remove(0),
        remind: "yes".to_owned(),
        ..PanelForm::default()
    };
    let page = page(&shell, &officer, &of, &form, (Pasted::default(), None)).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    of: &Subject,
    form: &PanelForm,
    (pasted, problems): (Pasted, Option<Problems>),
) -> Result<PanelsPage, Error> {
    let rows = queries::of_survey(shell.db().read(), officer).await?;
    let errors = problems.map_or_else(FormErrors::none, |p| FormErrors::new(shell, &p));
    let panel = |row: &PanelRow| {
        let link = Link::new(&row.name, format!("/staff/panels/{}", row.id));
        (link, in_words(shell, row))
    };
    let language = |tag: String| {
        let known = LANGUAGES.iter().find(|language| language.tag == tag);
        let name = known
            .map_or(tag.as_str(), |language| language.name)
            .to_owned();
        let chosen = form.language == tag;
        Choice::plain(tag, name, chosen)
    };
    let yes = |key: &str, value: &str| Choice::plain("yes", shell.t(key), value == "yes");
    let more = pasted.faults.len().saturating_sub(SHOWN);
    Ok(PanelsPage {
        id: of.survey,
        title: of.definition.title.get("en").0.to_owned(),
        panels: rows.iter().map(panel).collect(),
        name: Field::new("name", &form.name, &errors),
        languages: languages(of).into_iter().map(language).collect(),
        language_error: errors.of("language"),
        addresses: Field::new("addresses", &form.addresses, &errors),
        faults: pasted
            .faults
            .iter()
            .take(SHOWN)
            .map(|(line, fault)| (line.to_string(), fault_in_words(shell, *fault)))
            .collect(),
        more_faults: (more > 0)
            .then(|| shell.with("panel-more-faults", &[("count", Arg::from(more))])),
        skip: match pasted.faults.is_empty() || pasted.addresses.is_empty() {
            true => Vec::new(),
            false => vec![yes("panel-skip", &form.skip)],
        },
        remind: vec![yes("panel-remind", &form.remind)],
        errors,
    })
}

fn fault_in_words(shell: &Shell, fault: Fault) -> String {
    let key = format!("panel-fault-{}", fault.name());
    match fault {
        Fault::Twice { line } => shell.with(&key, &[("line", Arg::from(line))]),
        Fault::NoAddress | Fault::BadAddress => shell.t(&key),
    }
}

/// How a list stands, in words.
fn in_words(shell: &Shell, row: &PanelRow) -> String {
    let people = i64::try_from(row.people).unwrap_or(i64::MAX);
    let people = shell.with("panel-people", &[("count", Arg::Number(people))]);
    let then = match (row.deleted, row.written_on) {
        (true, _) => shell.t("panel-deleted"),
        (false, None) => shell.t("panel-not-invited"),
        (false, Some(day)) => shell.with("panel-written", &[("day", Arg::Day(day))]),
    };
    format!("{people}. {then}")
}

async fn create(officer: Officer, shell: Shell, form: Posted<PanelForm>) -> Reply {
    let of = of_survey(&shell, officer.object().0).await?;
    let new = match form.parse(form.read(), &languages(&of)) {
        Ok(new) => new,
        Err(problems) => {
            let found = (form.read(), Some(problems));
            return shell.invalid(page(&shell, &officer, &of, &form, found).await?);
        }
    };
    let (keys, now) = (&shell.site.keys, shell.now);
    let create = async |tx: &Tx| commands::create(tx, keys, &officer, &new, now).await;
    let (panel, taken) = shell.db().write(create).await?;
    let flash = Flash::new("flash-panel-made")
        .with("added", taken.added)
        .with("known", taken.known);
    shell.flash(flash);
    shell.see_other(&format!("/staff/panels/{}", panel.0))
}

async fn find(shell: &Shell, editor: &Editor) -> Result<PanelRow, Error> {
    let found = queries::one(shell.db().read(), editor).await?;
    found.ok_or(Error::NotFound)
}

/// Whether the survey of a list can be answered now.
async fn is_open(shell: &Shell, published: &Published, of: &Subject) -> Result<bool, Error> {
    let survey = published.survey(shell.db(), &of.slug).await?;
    Ok(survey.is_some_and(|survey| survey.door(shell.now) == Door::Open))
}

async fn panel(editor: Editor, shell: Shell, published: Data<Published>) -> Reply {
    let row = find(&shell, &editor).await?;
    let of = of_survey(&shell, row.survey).await?;
    let open = is_open(&shell, &published, &of).await?;
    let rested = may_remind(row.reminders, row.written_on, shell.now.day());
    let (next, why_not) = match (row.deleted, open, row.written_on) {
        (true, ..) => ("wait", None),
        (_, false, _) => ("wait", Some("panel-not-open")),
        (.., None) => ("invite", None),
        (.., Some(_)) if rested => ("remind", None),
        _ if row.reminders >= REMINDERS => ("wait", Some("panel-reminded-enough")),
        _ => ("wait", Some("panel-not-yet")),
    };
    shell.render(PanelPage {
        id: row.id,
        survey: row.survey,
        title: of.definition.title.get("en").0.to_owned(),
        facts: facts(&shell, &row),
        next,
        why_not: why_not.map(|key| shell.t(key)),
        deleted: row.deleted,
        name: row.name,
    })
}

fn facts(shell: &Shell, row: &PanelRow) -> Vec<(String, String)> {
    let answered = u32::try_from(row.answered).unwrap_or(u32::MAX);
    let remind = if row.remind { "yes" } else { "no" };
    let language = LANGUAGES
        .iter()
        .find(|language| language.tag == row.language);
    let language = language.map_or(row.language.as_str(), |language| language.name);
    [
        ("panel-fact-state", in_words(shell, row)),
        ("panel-fact-language", language.to_owned()),
        ("panel-fact-answered", rounded(shell, answered)),
        (
            "panel-fact-reminders",
            shell.texts.number(i64::from(row.reminders)),
        ),
        ("panel-fact-remind", shell.t(remind)),
    ]
    .map(|(key, fact)| (shell.t(key), fact))
    .into()
}

async fn invite(
    editor: Editor,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    let of = of_survey(&shell, find(&shell, &editor).await?.survey).await?;
    let (open, now) = (is_open(&shell, &published, &of).await?, shell.now);
    let invite = async |tx: &Tx| commands::invite(tx, &editor, open, now).await;
    let outcome = shell.db().write(invite).await;
    written(&shell, &editor, outcome)
}

async fn remind(
    editor: Editor,
    shell: Shell,
    published: Data<Published>,
    _: Posted<Button>,
) -> Reply {
    let of = of_survey(&shell, find(&shell, &editor).await?.survey).await?;
    let (open, now) = (is_open(&shell, &published, &of).await?, shell.now);
    let remind = async |tx: &Tx| commands::remind(tx, &editor, open, now).await;
    let outcome = shell.db().write(remind).await;
    written(&shell, &editor, outcome)
}

fn written(shell: &Shell, editor: &Editor, outcome: Result<(), WriteError>) -> Reply {
    match outcome {
        Ok(()) => {
            shell.flash(Flash::new("flash-panel-written"));
            shell.see_other(&format!("/staff/panels/{}", editor.object().0))
        }
        Err(WriteError::Held) => Err(Error::Conflict("held")),
        Err(WriteError::NotOpen) => Err(Error::Conflict("survey-not-open")),
        Err(WriteError::TooOften) => Err(Error::Conflict("panel-too-often")),
        Err(WriteError::Database(error)) => Err(error.into()),
    }
}

async fn delete(editor: Editor, shell: Shell, _: Posted<Button>) -> Reply {
    let row = find(&shell, &editor).await?;
    let now = shell.now;
    let delete = async |tx: &Tx| commands::delete(tx, &editor, now).await;
    shell.db().write(delete).await?;
    shell.flash(Flash::new("flash-panel-deleted"));
    shell.see_other(&format!("/staff/panels/{}", row.id))
}
