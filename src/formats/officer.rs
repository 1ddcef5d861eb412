//! Officers see who needs what, take it on, and say what became of it.

use actix_web::web::Path;
use domain::formats::{Pressing, RequestState};
use domain::{Arg, Named};

use super::commands::{self, Asker, Carer};
use super::forms::{CareForm, SettleForm};
use super::pages::{RequestLine, RequestPage, RequestsPage};
use super::queries::{self, RequestRow};
use crate::db::Tx;
use crate::publish::pages::DateField;
use crate::staff::proof::{In, Permission};
use crate::staff::queries::officers;
use crate::staff::roles::HelpPeople;
use crate::staff::session::SignedIn;
use crate::survey::SurveyId;
use crate::survey::pages::WaitingLine;
use crate::survey::queries::{self as surveys, SurveyRow};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/surveys/{survey}/formats", list)
        .get("/staff/surveys/{survey}/formats/{request}", request)
        .post("/staff/surveys/{survey}/formats/{request}", take_care)
        .post("/staff/surveys/{survey}/formats/{request}/settle", settle)
        .post("/staff/surveys/{survey}/formats/{request}/reopen", reopen);
}

/// The path of a request: its survey and its own key.
type Place = Path<(String, i64)>;

async fn list(carer: Carer, shell: Shell) -> Reply {
    let db = shell.db().read();
    let survey = surveys::one(db, &carer).await?;
    let rows = queries::all(db, &shell.site.keys, &carer).await?;
    let lines = |waiting: bool| -> Vec<RequestLine> {
        let these = rows
            .iter()
            .filter(|row| (row.state == RequestState::Waiting) == waiting);
        these.map(|row| line(&shell, &survey, row)).collect()
    };
    let pressing = rows
        .iter()
        .filter(|row| row.pressing(survey.closes_at, shell.now) > Pressing::Not)
        .count();
    shell.render(RequestsPage {
        id: survey.id,
        title: survey.title.clone(),
        closes: survey.closes_at.map(|at| shell.texts.moment(at)),
        warning: (pressing > 0)
            .then(|| shell.with("formats-pressing", &[("count", Arg::from(pressing))])),
        waiting: lines(true),
        settled: lines(false),
        ask: format!("/surveys/{}/formats", survey.slug),
    })
}

/// What somebody needs, in words.
fn needs(shell: &Shell, asker: Option<&Asker>) -> String {
    let Some(asker) = asker else {
        return shell.t("formats-forgotten");
    };
    let named: Vec<String> = asker
        .needs
        .iter()
        .map(|need| shell.t(&format!("format-{need}")))
        .collect();
    match named.is_empty() {
        true => shell.t("formats-in-words"),
        false => named.join(", "),
    }
}

fn line(shell: &Shell, survey: &SurveyRow, row: &RequestRow) -> RequestLine {
    let pressing = row.pressing(survey.closes_at, shell.now) > Pressing::Not;
    let state = match pressing {
        true => "pressing",
        false => row.state.name(),
    };
    let href = format!("/staff/surveys/{}/formats/{}", survey.id, row.id);
    let owner = row.owner.as_ref().map(|(_, name)| name.clone());
    RequestLine {
        link: Link::new(needs(shell, row.asker.as_ref()), href),
        asked: shell.texts.date(row.asked_on),
        day: shell.texts.date(row.settled_on.unwrap_or(row.due_on)),
        owner: owner.unwrap_or_else(|| shell.t("formats-nobody")),
        state,
        state_text: shell.t(&format!("formats-state-{state}")),
    }
}

async fn find(shell: &Shell, carer: &Carer, place: &Place) -> Result<RequestRow, Error> {
    let (db, keys) = (shell.db().read(), &shell.site.keys);
    let found = queries::one(db, keys, carer, place.1).await?;
    found.ok_or(Error::NotFound)
}

async fn request(carer: Carer, shell: Shell, place: Place) -> Reply {
    let row = find(&shell, &carer, &place).await?;
    let typed = Typed::of(&row);
    let page = page(&shell, &carer, &row, &typed, FormErrors::none()).await?;
    shell.render(page)
}

/// Both forms of the page as they were typed.
struct Typed {
    care: CareForm,
    settle: SettleForm,
}

impl Typed {
    fn of(row: &RequestRow) -> Self {
        let owner = row.owner.as_ref().map(|(id, _)| *id);
        Self {
            care: CareForm::of(owner, row.due_on),
            settle: SettleForm::default(),
        }
    }
}

async fn page(
    shell: &Shell,
    carer: &Carer,
    row: &RequestRow,
    typed: &Typed,
    errors: FormErrors,
) -> Result<RequestPage, Error> {
    let db = shell.db().read();
    let survey = surveys::one(db, carer).await?;
    let officers = officers(db, carer.programme()).await?;
    let owner = &typed.care.owner;
    let nobody = Choice::plain("", shell.t("formats-nobody"), owner.is_empty());
    let owners = officers.into_iter().map(|officer| {
        let value = officer.id.to_string();
        let chosen = value == *owner;
        Choice::plain(value, officer.name, chosen)
    });
    let state = |state: &RequestState| {
        let label = shell.t(&format!("formats-settle-{}", state.name()));
        Choice::plain(state.name(), label, typed.settle.state == state.name())
    };
    Ok(RequestPage {
        survey: survey.id,
        id: row.id,
        title: survey.title.clone(),
        line: line(shell, &survey, row),
        facts: row.asker.as_ref().map(|asker| facts(shell, asker)),
        note: row.note.clone(),
        waiting: row.state == RequestState::Waiting,
        owners: std::iter::once(nobody).chain(owners).collect(),
        owner_error: errors.of("owner"),
        due: DateField::new("due", typed.care.due(), &errors),
        states: [RequestState::Done, RequestState::NotPossible]
            .iter()
            .map(state)
            .collect(),
        state_error: errors.of("state"),
        note_field: Field::new("note", &typed.settle.note, &errors),
        errors,
    })
}

/// What is known of somebody who asks.
fn facts(shell: &Shell, asker: &Asker) -> Vec<(String, String)> {
    let given = [
        ("formats-fact-needs", Some(needs(shell, Some(asker)))),
        ("formats-fact-more", asker.more.clone()),
        ("formats-fact-name", asker.name.clone()),
        ("formats-fact-email", asker.email.clone()),
        ("formats-fact-phone", asker.phone.clone()),
        ("formats-fact-post", asker.post.clone()),
        (
            "formats-fact-language",
            Some(language(&asker.language).to_owned()),
        ),
    ];
    let known = given.into_iter();
    known
        .filter_map(|(key, fact)| Some((shell.t(key), fact?)))
        .collect()
}

/// The name of a language of the site, in itself.
fn language(tag: &str) -> &str {
    let known = crate::web::locale::LANGUAGES.iter();
    known
        .filter(|language| language.tag == tag)
        .map(|language| language.name)
        .next()
        .unwrap_or(tag)
}

/// Where a request is, once something was done about it.
fn back(shell: &Shell, place: &Place, changed: bool) -> Reply {
    if !changed {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new("flash-saved"));
    shell.see_other(&format!("/staff/surveys/{}/formats/{}", place.0, place.1))
}

async fn take_care(carer: Carer, shell: Shell, place: Place, form: Posted<CareForm>) -> Reply {
    let officers = officers(shell.db().read(), carer.programme()).await?;
    let known: Vec<i64> = officers.iter().map(|officer| officer.id).collect();
    match form.parse(&known) {
        Ok(care) => {
            let (now, id) = (shell.now, place.1);
            let take = async |tx: &Tx| commands::take_care(tx, &carer, id, care, now).await;
            let changed = shell.db().write(take).await?;
            back(&shell, &place, changed)
        }
        Err(problems) => {
            let row = find(&shell, &carer, &place).await?;
            let typed = Typed {
                care: form.into_inner(),
                settle: SettleForm::default(),
            };
            let errors = FormErrors::new(&shell, &problems);
            shell.invalid(page(&shell, &carer, &row, &typed, errors).await?)
        }
    }
}

async fn settle(carer: Carer, shell: Shell, place: Place, form: Posted<SettleForm>) -> Reply {
    match form.parse() {
        Ok((state, note)) => {
            let (now, id) = (shell.now, place.1);
            let what = (state, note.as_ref());
            let settle = async |tx: &Tx| commands::settle(tx, &carer, id, what, now).await;
            let changed = shell.db().write(settle).await?;
            back(&shell, &place, changed)
        }
        Err(problems) => {
            let row = find(&shell, &carer, &place).await?;
            let typed = Typed {
                settle: form.into_inner(),
                ..Typed::of(&row)
            };
            let errors = FormErrors::new(&shell, &problems);
            shell.invalid(page(&shell, &carer, &row, &typed, errors).await?)
        }
    }
}

async fn reopen(carer: Carer, shell: Shell, place: Place, _: Posted<Button>) -> Reply {
    let (now, id) = (shell.now, place.1);
    let reopen = async |tx: &Tx| commands::reopen(tx, &carer, id, now).await;
    let changed = shell.db().write(reopen).await?;
    back(&shell, &place, changed)
}

/// Who waits for something to take part in a survey, as the survey's own page says it.
pub(crate) async fn waiting<P: Permission>(
    shell: &Shell,
    who: &SignedIn,
    of: &In<SurveyId, P>,
    survey: &SurveyRow,
) -> Result<Option<WaitingLine>, Error> {
    let db = shell.db().read();
    let found = queries::waiting(db, of, survey.closes_at, shell.now).await?;
    let line = |waiting: queries::Waiting| {
        let due = Arg::Text(shell.texts.date(waiting.due_on));
        let values = [("count", Arg::from(waiting.count)), ("day", due)];
        WaitingLine {
            text: shell.with("formats-waiting-by", &values),
            href: format!("/staff/surveys/{}/formats", survey.id),
            may_help: who.may(HelpPeople::NAME),
            pressing: waiting.pressing > Pressing::Not,
        }
    };
    Ok(found.map(line))
}
