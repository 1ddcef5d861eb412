//! Whether every comment was read, by whom, and who reads the next ones.

use actix_web::web::{Data, Path};
use domain::{Named, Problems};

use super::OfSurvey;
use super::shown::{self, Desk, arg, number};
use crate::db::Tx;
use crate::staff::queries::{Colleague, officers};
use crate::survey::Published;
use crate::themes::commands;
use crate::themes::forms::GiveForm;
use crate::themes::pages::{ReadingPage, TurnView};
use crate::themes::queries::{self, TurnRow};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// How many comments somebody is asked to read, unless another number is typed.
const A_TURN: &str = "50";

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/reading", reading)
        .post("/staff/themes/{survey}/{field}/reading", give)
        .post("/staff/themes/{survey}/{field}/reading/{turn}/back", back)
        .get("/staff/themes/{survey}/{field}/next", next);
}

async fn reading(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let typed = GiveForm {
        count: A_TURN.to_owned(),
        ..GiveForm::default()
    };
    let none = Problems::new();
    let shown = page(&shell, &officer, &published, &path.1, &typed, &none).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    typed: &GiveForm,
    problems: &Problems,
) -> Result<ReadingPage, Error> {
    let desk = Desk::of(shell, published, officer, field).await?;
    let db = shell.db().read();
    let reading = queries::reading(db, &desk.question).await?;
    let people = officers(db, officer.programme()).await?;
    let errors = FormErrors::new(shell, problems);
    let person = |person: &Colleague| {
        let id = person.id.to_string();
        let checked = id == typed.reader;
        Choice::plain(id, &person.name, checked)
    };
    let list = |name: &str, value: &str, text: String| {
        Link::new(text, format!("{}/comments?{name}={value}", desk.here))
    };
    let readers = reading.readers.iter().map(|(name, n)| {
        let name = name.clone().unwrap_or_else(|| shell.t("somebody"));
        (name, number(shell, *n))
    });
    let channels = reading.channels.iter().map(|(channel, n)| {
        let name = shell.t(&format!("channel-{}", channel.name()));
        (list("channel", channel.name(), name), number(shell, *n))
    });
    let languages = reading.languages.iter().map(|(tag, n, translated)| {
        let tag = tag.as_deref().unwrap_or("und");
        let link = list("language", tag, shown::language_name(shell, tag));
        let waiting = n.saturating_sub(*translated);
        let waits = waiting > 0 && !["eng", "und"].contains(&tag);
        let waits = waits.then(|| shell.with("reading-waits", &[("count", arg(waiting))]));
        (link, number(shell, *n), waits.unwrap_or_default())
    });
    Ok(ReadingPage {
        frame: desk.back(shell),
        question: desk.text.clone(),
        here: format!("{}/reading", desk.here),
        read: desk.read(shell),
        share: desk.share_read(),
        next: desk.next(),
        readers: readers.collect(),
        turns: reading.turns.iter().map(|row| turn(shell, row)).collect(),
        channels: channels.collect(),
        languages: languages.collect(),
        translate: Link::new(
            shell.t("foreign-link"),
            format!("/staff/themes/{}/languages", desk.question.survey),
        ),
        people: people.iter().map(person).collect(),
        reader_error: errors.of("reader"),
        count: Field::new("count", &typed.count, &errors),
        errors,
    })
}

fn turn(shell: &Shell, row: &TurnRow) -> TurnView {
    let left = [("left", arg(row.unread)), ("count", arg(row.comments))];
    TurnView {
        id: row.id,
        reader: row.reader.clone().unwrap_or_else(|| shell.t("somebody")),
        left: shell.with("reading-left", &left),
        asked: shell.done_by(row.by.as_deref(), row.at),
    }
}

async fn give(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<GiveForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let people = officers(shell.db().read(), officer.programme()).await?;
    let known: Vec<i64> = people.iter().map(|person| person.id).collect();
    let (reader, count) = match form.parse(&known) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let shown = page(&shell, &officer, &published, &path.1, &form, &problems).await?;
            return shell.invalid(shown);
        }
    };
    let now = shell.now;
    let field = &question.field;
    let give = async |tx: &Tx| commands::give(tx, &officer, field, reader, count, now).await;
    let given = shell.db().write(give).await?;
    shell.flash(Flash::new("flash-reading-given").with("count", given));
    shell.see_other(&format!("{}/reading", shown::here(&question)))
}

async fn back(
    officer: OfSurvey,
    shell: Shell,
    path: Path<(i64, String, i64)>,
    _: Posted<Button>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let now = shell.now;
    let turn = path.2;
    let back = async |tx: &Tx| commands::take_back(tx, &officer, &question.field, turn, now).await;
    if !shell.db().write(back).await? {
        return Err(Error::NotFound);
    }
    shell.flash(Flash::new("flash-reading-back"));
    shell.see_other(&format!("{}/reading", shown::here(&question)))
}

/// Leads to the next comment to be read; to the themes when everything was.
async fn next(officer: OfSurvey, shell: Shell, path: At) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let staff = officer.actor().staff();
    let found = queries::next_unread(shell.db().read(), &question, staff, 0).await?;
    let here = shown::here(&question);
    match found {
        Some(comment) => shell.see_other(&format!("{here}/comments/{comment}")),
        None => {
            shell.flash(Flash::new("flash-all-read"));
            shell.see_other(&here)
        }
    }
}
