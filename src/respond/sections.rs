//! The sections of a survey, one page each.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use domain::Arg;
use domain::survey::{
    Code, Definition, Fields, Journey, Progress, Question, Seen, Stop, Wanted, asked_now, journey,
    read_page,
};

use super::commands::Saved;
use super::enclosed::{self, Enclosed, SectionForm};
use super::gate::Respondent;
use super::pages::{DroppingPage, QuestionView};
use super::underway::Underway;
use super::views::{self, Shown, Woven};
use crate::safeguarding;
use crate::safeguarding::pages::SafetyPanel;
use crate::survey::Published;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// How often a page is tried again that was overtaken by another.
pub(super) const TRIES: usize = 5;
/// The field in which a page takes along what it showed. No code of a question begins with a dot.
pub(super) const SEEN: &str = ".seen";
/// The field in which a page takes along which answers go with a change, once that was said.
const DROPPED: &str = ".dropped";
/// The field of a page that was opened when something was kept.
const BEGUN: &str = ".begun";
/// The field in which a script takes along which questions a page shows now. Without JavaScript there
/// is none: the page stands as it was sent.
const SHOWN: &str = ".shown";
/// The field of a script that asks what a page would ask with its answers as they are.
pub(super) const LOOK: &str = ".look";
/// The button that saves a page to come back later.
const LATER: &str = ".later";

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/surveys/{survey}/sections/{number}", section)
        .post("/surveys/{survey}/sections/{number}", answer);
}

#[derive(serde::Deserialize)]
struct Changing {
    /// Set when a single answer is being changed from the check page.
    #[serde(default)]
    change: Option<String>,
    /// Codes of the questions that the answers of the page brought.
    #[serde(default)]
    brought: Option<String>,
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
    let answers = &underway.draft.kept.answers;
    let fields = Fields::of(&stop.questions, answers);
    let mut page = underway.page(
        &shell,
        stop,
        &fields,
        FormErrors::none(),
        query.change.is_some(),
        Seen::of(&stop.questions, answers).to_string(),
    );
    page.show_brought(query.brought.as_deref().unwrap_or_default());
    if let Some(before) = way.before(path.1) {
        let survey = underway.survey.id;
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
    form: Posted<SectionForm>,
) -> Reply {
    let SectionForm { fields, file } = form.into_inner();
    if fields.one(LOOK) == "1" {
        return look(&respondent, &shell, &published, path.1, &fields).await;
    }
    let page = (path.1, &fields);
    let enclosed = enclosed::keep(&shell, &published, &respondent, page, file).await?;
    for _ in 0..TRIES {
        let underway = Underway::find(&shell, &published, &respondent).await?;
        let kept = keep(&shell, &respondent, &underway, path.1, &fields, &enclosed);
        if let Some(reply) = kept.await? {
            return Ok(reply);
        }
    }
    Err(Error::Unavailable)
}

/// The page as it would be asked with the answers it has now. Nothing is kept.
async fn look(
    respondent: &Respondent,
    shell: &Shell,
    published: &Published,
    number: usize,
    fields: &Fields,
) -> Reply {
    let underway = Underway::find(shell, published, respondent).await?;
    let (way, kept) = (underway.way(), &underway.draft.kept.answers);
    let stop = way.stop(number).ok_or(Error::NotFound)?;
    let definition = &underway.version.definition;
    let asked = asked_now(definition, kept, stop, fields, shell.reading());
    let asked = asked.ok_or(Error::NotFound)?;
    let (errors, seen) = (FormErrors::none(), String::new());
    let mut page = underway.page(shell, &asked, fields, errors, false, seen);
    page.changes = changes(shell, &as_shown(stop, fields), &asked, &page.questions);
    shell.render(page)
}

/// The page as it stood in front of whoever sent it.
pub(super) fn as_shown<'a>(stop: &Stop<'a>, fields: &Fields) -> Stop<'a> {
    match fields.has(SHOWN) {
        true => stop.as_shown(fields.one(SHOWN)),
        false => stop.clone(),
    }
}

/// What came and what went, in a sentence each.
pub(super) fn changes(
    shell: &Shell,
    shown: &Stop<'_>,
    asked: &Stop<'_>,
    views: &[QuestionView],
) -> String {
    let is_on =
        |stop: &Stop<'_>, code: &str| stop.questions.iter().any(|q| q.code.as_str() == code);
    let came = views.iter().filter(|view| !is_on(shown, &view.code));
    let came: Vec<String> = came.map(|view| view.text.text.clone()).collect();
    let went = shown.questions.iter();
    let went = went.filter(|q| !is_on(asked, q.code.as_str())).count();
    let mut said = Vec::new();
    if !came.is_empty() {
        let questions = Arg::Text(came.join(" "));
        let values = [("count", Arg::from(came.len())), ("questions", questions)];
        said.push(shell.with("section-came", &values));
    }
    if went > 0 {
        said.push(shell.with("section-went", &[("count", Arg::from(went))]));
    }
    said.join(" ")
}

/// Keeps one page; nothing when another page was saved at the same moment.
async fn keep(
    shell: &Shell,
    respondent: &Respondent,
    underway: &Underway,
    number: usize,
    fields: &Fields,
    enclosed: &Enclosed,
) -> Result<Option<HttpResponse>, Error> {
    let definition = &underway.version.definition;
    let anew = enclosed.anew.unwrap_or(underway.is_anew());
    // The way as it was before the file of this page: what goes with it is still to be said.
    let before = enclosed.before(&underway.draft.kept.answers);
    let way = journey(definition, &before);
    let Some(stop) = way.stop(number) else {
        let typed = enclosed.unasked || unasked(definition, None, number, fields);
        let next = if typed { "check?moved=1" } else { "check" };
        return shell.see_other(&underway.path(shell, next)).map(Some);
    };
    let stop = &as_shown(stop, fields);
    let to_check = fields.one("to_check") == "1";
    let later = fields.one(LATER) == "1";
    let seen = fields.one(SEEN).to_owned();
    let wanted = match later {
        true => Wanted::WhatThereIs,
        false => Wanted::All,
    };
    let read = read_page(definition, &before, stop, fields, shell.reading(), wanted);
    let stored = &underway.draft.kept.answers;
    let typed = (fields, shell.reading());
    let read = match enclosed.put(read, typed, stored, &stop.questions) {
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
            let seen = enclosed.seen(&seen);
            let mut page = underway.page(shell, stop, fields, errors, to_check, seen);
            page.safety = safety(shell, underway, stop, fields).await?;
            return shell.invalid(page).map(Some);
        }
    };
    let mut kept = underway.draft.kept.clone();
    let read = match Seen::parse(&seen) {
        // Where nothing is stored any more, everything typed is worth keeping.
        Some(seen) if !anew && fields.has(SEEN) => {
            let merged = seen.merge(read, &kept.answers);
            if !merged.conflicts.is_empty() {
                let conflicts = &merged.conflicts;
                return quarrel(shell, underway, stop, fields, conflicts)
                    .await
                    .map(Some);
            }
            merged.answers
        }
        _ => read,
    };
    for (question, answer) in read {
        kept.answers.set(question, answer);
    }
    let after = journey(definition, &kept.answers);
    let dropped = way.showing(stop).dropped(&after, &kept.answers);
    if !dropped.is_empty() && fields.one(DROPPED) != views::codes(&dropped) {
        return ask(shell, underway, stop, fields, &kept, dropped)
            .await
            .map(Some);
    }
    kept.keep_to(&after);
    let brought = after.brought(stop);
    if !later && brought.is_empty() {
        kept.done.insert(stop.section.code.clone());
    }
    match underway.save(shell, respondent, &kept, later, None).await? {
        Saved::Stored => {}
        Saved::Overtaken => return Ok(None),
    }
    // A page that is not the first is opened with nothing kept only where any order is right.
    let first = way.first().is_some_and(|first| first.number == number);
    let in_order = !definition.has_task_list() && !first;
    let gone = anew && (in_order || fields.one(BEGUN) == "1");
    let next = if later {
        "later".to_owned()
    } else if gone {
        // What was answered before is gone: the check page says so, and shows what is missing.
        "check?gone=1".to_owned()
    } else if !brought.is_empty() {
        let change = if to_check { "&change=1" } else { "" };
        let codes = views::codes(&brought).replace(' ', "+");
        format!("sections/{number}?brought={codes}{change}")
    } else if enclosed.unasked || unasked(definition, Some(stop), number, fields) {
        "check?moved=1".to_owned()
    } else {
        next(definition, stop, &way, &after, &kept, to_check)
    };
    shell.see_other(&underway.path(shell, &next)).map(Some)
}

/// Where somebody goes who was through with a page.
fn next(
    definition: &Definition,
    stop: &Stop<'_>,
    before: &Journey<'_>,
    after: &Journey<'_>,
    kept: &Progress,
    to_check: bool,
) -> String {
    let number = stop.number;
    if to_check {
        // Pages the change has opened come before the check page is seen again.
        let opened = after
            .stops()
            .iter()
            .find(|now| before.stop(now.number).is_none());
        return opened.map_or("check".to_owned(), |now| {
            format!("sections/{}?change=1", now.number)
        });
    }
    if !definition.has_task_list() {
        let next = after.after(number);
        return next.map_or("check".to_owned(), |next| {
            format!("sections/{}", next.number)
        });
    }
    // In any order: the next that is not done, the list while others wait, or the end.
    let left = |stop: &&Stop<'_>| !kept.done.contains(&stop.section.code);
    let mut left = after.stops().iter().filter(left);
    match left.clone().find(|stop| stop.number > number) {
        Some(next) => format!("sections/{}", next.number),
        None if left.next().is_some() => "sections".to_owned(),
        None => "check".to_owned(),
    }
}

/// Whether something was typed for a question of the page that is not asked any more, because an
/// answer was changed elsewhere.
fn unasked(
    definition: &Definition,
    stop: Option<&Stop<'_>>,
    number: usize,
    fields: &Fields,
) -> bool {
    let section = number
        .checked_sub(1)
        .and_then(|at| definition.sections.get(at));
    let asked = |question: &Question| {
        stop.is_some_and(|stop| stop.questions.iter().any(|q| q.code == question.code))
    };
    let questions = section.into_iter().flat_map(|section| &section.questions);
    questions.filter(|q| !asked(q)).any(|q| fields.touch(q))
}

/// Where to find help, if what was typed to the questions of a page calls for it.
async fn safety(
    shell: &Shell,
    underway: &Underway,
    stop: &Stop<'_>,
    fields: &Fields,
) -> Result<Option<SafetyPanel>, Error> {
    safeguarding::typed(shell, underway.survey.id, &stop.questions, fields).await
}

/// Says which answers go when this page is kept, before anything is.
async fn ask(
    shell: &Shell,
    underway: &Underway,
    stop: &Stop<'_>,
    fields: &Fields,
    kept: &Progress,
    dropped: Vec<&Question>,
) -> Reply {
    let definition = &underway.version.definition;
    let shown = Shown {
        shell,
        sent: false,
        woven: Woven::of(shell, definition, &underway.draft.kept.answers),
    };
    let to_check = fields.one("to_check") == "1";
    let change = if to_check { "?change=1" } else { "" };
    let codes = views::codes(&dropped);
    let gone = Stop {
        questions: dropped,
        ..stop.clone()
    };
    let typed = fields.pairs().filter(|(name, _)| *name != DROPPED);
    let typed = typed.chain([(DROPPED, codes.as_str())]);
    shell.render(DroppingPage {
        head: views::head(&underway.survey, definition, shell.reading()),
        number: stop.number,
        rows: views::rows(&gone, &kept.answers, &shown, |_| String::new()),
        typed: typed
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        back: underway.path(shell, &format!("sections/{}{change}", stop.number)),
        safety: safety(shell, underway, stop, fields).await?,
    })
}

/// The page once more, with what was saved elsewhere since it was opened beside what was typed.
async fn quarrel(
    shell: &Shell,
    underway: &Underway,
    stop: &Stop<'_>,
    fields: &Fields,
    conflicts: &[Code],
) -> Reply {
    let stored = &underway.draft.kept.answers;
    let errors = FormErrors::none();
    let to_check = fields.one("to_check") == "1";
    let seen = Seen::of(&stop.questions, stored).to_string();
    let mut page = underway.page(shell, stop, fields, errors, to_check, seen);
    let shown = Shown {
        shell,
        sent: false,
        woven: Woven::of(shell, &underway.version.definition, stored),
    };
    let mut rows = views::rows(stop, stored, &shown, |_| String::new());
    rows.retain(|row| conflicts.iter().any(|code| code.as_str() == row.code));
    page.elsewhere = rows;
    page.safety = safety(shell, underway, stop, fields).await?;
    shell.invalid_as(page, StatusCode::CONFLICT)
}

/// To the first page with something still to answer.
pub(super) async fn resume(shell: &Shell, published: &Published, respondent: &Respondent) -> Reply {
    let underway = Underway::find(shell, published, respondent).await?;
    let way = underway.way();
    let untouched = way.stops().iter().find(|stop| {
        stop.questions
            .iter()
            .all(|q| underway.draft.kept.answers.get(q.code.as_str()).is_none())
    });
    let corrects = underway.draft.kept.corrects;
    let next = match untouched {
        _ if corrects => "check".to_owned(),
        _ if underway.version.definition.has_task_list() => "sections".to_owned(),
        Some(stop) => format!("sections/{}", stop.number),
        None => "check".to_owned(),
    };
    shell.see_other(&underway.path(shell, &next))
}
