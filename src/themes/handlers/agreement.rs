//! How far people agree, and the program with them: drawing, measuring, asking for more.

use actix_web::web::{Data, Path};
use domain::stats::agreement::{Accuracy, Agreement, Measured, TENTATIVE, Worth};
use domain::{Arg, Named, Problems};

use super::OfSurvey;
use super::shown::{self, Desk, arg};
use crate::db::Tx;
use crate::staff::queries::{Colleague, officers};
use crate::survey::Published;
use crate::themes::commands::{self, Drawn, Question};
use crate::themes::forms::{DrawForm, LeastForm};
use crate::themes::pages::{AgreementPage, FigureLine, MeasuredLine, MeasuredView, SampleView};
use crate::themes::queries::{self, Described, MeasureRow, OfTheme, SampleRow, Since};
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

/// From how many comments on the government's own tool asks an F1 of itself.
const ENOUGH: usize = 30;

type At = Path<(i64, String)>;

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/themes/{survey}/{field}/agreement", agreement)
        .post("/staff/themes/{survey}/{field}/agreement/draw", draw)
        .post("/staff/themes/{survey}/{field}/agreement/measure", again)
        .post("/staff/themes/{survey}/{field}/agreement/least", least);
}

/// What was typed into a form that came back.
#[derive(Default)]
struct Typed {
    draw: Option<DrawForm>,
    least: Option<LeastForm>,
    problems: Problems,
}

async fn agreement(officer: OfSurvey, shell: Shell, published: Data<Published>, path: At) -> Reply {
    let typed = Typed::default();
    let shown = page(&shell, &officer, &published, &path.1, typed).await?;
    shell.render(shown)
}

async fn page(
    shell: &Shell,
    officer: &OfSurvey,
    published: &Published,
    field: &str,
    typed: Typed,
) -> Result<AgreementPage, Error> {
    let desk = Desk::of(shell, published, officer, field).await?;
    let db = shell.db().read();
    let question = &desk.question;
    let coded = queries::coded_by(db, question).await?;
    let samples = queries::samples(db, question).await?;
    let differ = queries::differences(db, question).await?;
    let open = differ.iter().filter(|row| row.settled.is_none()).count();
    let people = officers(db, officer.programme()).await?;
    let asked = queries::least(db, question).await?;
    let measured = match queries::last_measure(db, question).await? {
        Some(row) => Some(measured_view(shell, question, &row).await?),
        None => None,
    };
    let errors = FormErrors::new(shell, &typed.problems);
    let draw = typed.draw.unwrap_or_else(|| DrawForm {
        count: domain::frame::SECOND_SAMPLE.to_string(),
        ..DrawForm::default()
    });
    let least = typed.least.unwrap_or_else(|| LeastForm {
        alpha: thousandths(asked.alpha),
        f1: thousandths(asked.f1),
    });
    let person = |person: &Colleague| {
        let id = person.id.to_string();
        let checked = id == draw.coder;
        Choice::plain(id, &person.name, checked)
    };
    let here = format!("{}/agreement", desk.here);
    Ok(AgreementPage {
        frame: desk.back(shell),
        question: desk.text.clone(),
        second: format!("{}/second", desk.here),
        coded: shell.with("second-coded", &[("count", Arg::from(coded.len()))]),
        any: !coded.is_empty(),
        samples: samples.iter().map(|row| sample(shell, row)).collect(),
        people: people.iter().map(person).collect(),
        coder_error: errors.of("coder"),
        count: Field::new("count", &draw.count, &errors),
        differences: (!differ.is_empty()).then(|| {
            let text = shell.with("differ-link", &[("count", Arg::from(open))]);
            Link::new(text, format!("{here}/differences"))
        }),
        measured,
        alpha: Field::new("alpha", &least.alpha, &errors),
        f1: Field::new("f1", &least.f1, &errors),
        errors,
        here,
    })
}

fn thousandths(value: i32) -> String {
    format!("{:.3}", f64::from(value) / 1_000.0)
}

fn sample(shell: &Shell, row: &SampleRow) -> SampleView {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| shell.t("somebody"));
    let values = [
        ("name", Arg::Text(name(&row.coder))),
        ("coded", arg(row.coded)),
        ("count", arg(row.comments)),
        ("from", arg(row.from)),
        ("seed", Arg::from(row.seed.to_string())),
        ("by", Arg::Text(shell.done_by(row.by.as_deref(), row.at))),
    ];
    let key = match row.ended {
        None => "second-sample-open",
        Some(_) if row.coded < row.comments => "second-sample-part",
        Some(_) => "second-sample-done",
    };
    SampleView {
        id: row.id,
        text: shell.with(key, &values),
        drawn: shell.with("second-sample-drawn", &values),
        open: row.ended.is_none(),
    }
}

/// A figure with its interval.
fn figure(shell: &Shell, measured: Option<Measured>) -> String {
    let Some(measured) = measured else {
        return shell.t("agreement-no-figure");
    };
    let plain = |value: f64| format!("{value:.2}").replace('-', "\u{2212}");
    match measured.interval {
        None => plain(measured.value),
        Some((low, high)) => {
            let values = [
                ("value", Arg::Text(plain(measured.value))),
                ("low", Arg::Text(plain(low))),
                ("high", Arg::Text(plain(high))),
            ];
            shell.with("agreement-figure", &values)
        }
    }
}

async fn measured_view(
    shell: &Shell,
    question: &Question,
    row: &MeasureRow,
) -> Result<MeasuredView, Error> {
    let db = shell.db().read();
    let names = crate::staff::queries::names(db, [row.by]).await?;
    let since = queries::since(db, question, row).await?;
    let changed = since.iter().filter(|(_, since)| *since != Since::Same);
    let measured = &row.measured;
    Ok(MeasuredView {
        when: shell.done_by(names.of(row.by).as_deref(), row.at),
        since: changed
            .map(|(theme, since)| changed_since(shell, theme, *since))
            .collect(),
        people: people_line(shell, &measured.people),
        blind: program_line(shell, &measured.blind, false),
        in_sight: program_line(shell, &measured.in_sight, true),
        themes: measured
            .themes
            .iter()
            .map(|theme| theme_line(shell, theme))
            .collect(),
    })
}

fn changed_since(shell: &Shell, theme: &Described, since: Since) -> String {
    let key = match since {
        Since::Same | Since::Renamed => "agreement-since-renamed",
        Since::Gone => "agreement-since-gone",
        Since::Split => "agreement-since-split",
        Since::New => "agreement-since-new",
    };
    shell.with(key, &[("name", Arg::from(theme.name.as_str()))])
}

fn people_line(shell: &Shell, people: &Agreement) -> FigureLine {
    let worth = Worth::of(people.alpha.map(|alpha| alpha.value));
    let key = match (people.comments, worth) {
        (0, _) => "worth-unmeasured".to_owned(),
        (_, Worth::Reliable | Worth::Tentative) if low(people.alpha, TENTATIVE) => {
            "worth-wide".to_owned()
        }
        (_, worth) => format!("worth-{}", worth.name()),
    };
    let wide = key == "worth-wide";
    FigureLine {
        figure: figure(shell, people.alpha),
        from: shell.with("agreement-twice", &[("count", Arg::from(people.comments))]),
        worth: shell.t(&key),
        worth_name: if wide { Worth::Tentative } else { worth }
            .name()
            .to_owned(),
    }
}

/// Whether the interval reaches below what is asked for; without one, whether there is anything.
fn low(measured: Option<Measured>, least: f64) -> bool {
    let interval = measured.and_then(|measured| measured.interval);
    measured.is_some() && interval.is_none_or(|(low, _)| low < least)
}

fn program_line(shell: &Shell, program: &Accuracy, in_sight: bool) -> FigureLine {
    let value = program.f1.map(|f1| f1.value);
    let (key, name) = match value {
        None => ("worth-unmeasured", "unknown"),
        Some(_) if program.comments < ENOUGH => ("worth-few", "unknown"),
        Some(value) if value < 0.75 => ("worth-f1-low", "low"),
        Some(_) if low(program.f1, 0.75) => ("worth-f1-wide", "tentative"),
        Some(_) if in_sight => ("worth-f1-sight", "tentative"),
        Some(_) => ("worth-f1-enough", "reliable"),
    };
    let share = |share: Option<f64>| share.map_or("–".to_owned(), |it| format!("{it:.2}"));
    let values = [
        ("count", Arg::from(program.comments)),
        ("precision", Arg::Text(share(program.precision))),
        ("recall", Arg::Text(share(program.recall))),
    ];
    FigureLine {
        figure: figure(shell, program.f1),
        from: shell.with("agreement-program-from", &values),
        worth: shell.t(key),
        worth_name: name.to_owned(),
    }
}

fn theme_line(shell: &Shell, of: &OfTheme) -> MeasuredLine {
    let people = [
        ("count", Arg::from(of.people.comments)),
        ("both", Arg::from(of.people.both)),
        ("one", Arg::from(of.people.one)),
    ];
    let program = |of: &Accuracy| {
        let values = [
            ("count", Arg::from(of.comments)),
            ("hits", Arg::from(of.hits)),
            ("missed", Arg::from(of.missed)),
            ("wrong", Arg::from(of.wrong)),
        ];
        (
            figure(shell, of.f1),
            shell.with("agreement-of-program", &values),
        )
    };
    MeasuredLine {
        name: of.theme.name.clone(),
        people: (
            figure(shell, of.people.alpha),
            shell.with("agreement-of-people", &people),
        ),
        blind: program(&of.blind),
        in_sight: program(&of.in_sight),
    }
}

/// Works out how far people agree now, and keeps it. Nothing is kept where there is nothing.
pub(super) async fn measure(
    shell: &Shell,
    officer: &OfSurvey,
    question: &Question,
) -> Result<bool, Error> {
    let compared = queries::compared(shell.db().read(), question).await?;
    if compared.is_empty() {
        return Ok(false);
    }
    let seed = question.survey.unsigned_abs();
    // Drawing samples keeps a processor busy: not one that answers requests.
    let measured = actix_web::web::block(move || compared.measure(seed));
    let measured = measured
        .await
        .map_err(|error| Error::Internal(error.into()))?;
    let now = shell.now;
    let keep =
        async |tx: &Tx| commands::keep_measure(tx, officer, &question.field, &measured, now).await;
    shell.db().write(keep).await?;
    Ok(true)
}

async fn again(officer: OfSurvey, shell: Shell, path: At, _: Posted<Button>) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let key = match measure(&shell, &officer, &question).await? {
        true => "flash-measured",
        false => "flash-nothing-measured",
    };
    shell.flash(Flash::new(key));
    shell.see_other(&format!("{}/agreement", shown::here(&question)))
}

async fn draw(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<DrawForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let people = officers(shell.db().read(), officer.programme()).await?;
    let known: Vec<i64> = people.iter().map(|person| person.id).collect();
    let (coder, count) = match form.parse(&known) {
        Ok(parsed) => parsed,
        Err(problems) => {
            let typed = Typed {
                draw: Some(form.into_inner()),
                problems,
                ..Typed::default()
            };
            return shell.invalid(page(&shell, &officer, &published, &path.1, typed).await?);
        }
    };
    let now = shell.now;
    let field = &question.field;
    let draw = async |tx: &Tx| commands::draw_sample(tx, &officer, field, coder, count, now).await;
    shell.flash(match shell.db().write(draw).await? {
        Drawn::Waiting(count) => Flash::new("flash-second-drawn").with("count", count),
        Drawn::Busy => Flash::new("flash-second-busy"),
        Drawn::Nothing => Flash::new("flash-second-nothing"),
    });
    let here = shown::here(&question);
    match officer.actor().staff() == Some(coder) {
        true => shell.see_other(&format!("{here}/second")),
        false => shell.see_other(&format!("{here}/agreement")),
    }
}

async fn least(
    officer: OfSurvey,
    shell: Shell,
    published: Data<Published>,
    path: At,
    form: Posted<LeastForm>,
) -> Reply {
    let question = shown::known(&shell, &officer, &path.1).await?;
    let asked = match form.parse() {
        Ok(asked) => asked,
        Err(problems) => {
            let typed = Typed {
                least: Some(form.into_inner()),
                problems,
                ..Typed::default()
            };
            return shell.invalid(page(&shell, &officer, &published, &path.1, typed).await?);
        }
    };
    let now = shell.now;
    let ask = async |tx: &Tx| commands::ask_least(tx, &officer, &question.field, asked, now).await;
    shell.db().write(ask).await?;
    shell.flash(Flash::new("flash-least"));
    shell.see_other(&format!("{}/agreement", shown::here(&question)))
}
