//! The table for a translator's spreadsheet, out and back in.

use actix_web::web::Path;
use domain::survey::translation::{Edit, Refusal, pieces};
use domain::{Arg, Named, Problem, Problems};

use super::commands::{self, TranslateError};
use super::forms::TableForm;
use super::handlers::{Officer, Said, Work, failed, overview};
use super::part::problem;
use super::table::{self, Returned, unreadable};
use super::wording::{self, home};
use crate::db::Tx;
use crate::web::flash::Flash;
use crate::web::gate::AnyStaff;
use crate::web::ui::FormErrors;
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    let table = "/staff/surveys/{survey}/translations/{tongue}/table";
    routes.get(table, send).post(table, take);
}

type Place = Path<(String, String)>;

/// Every text of the survey, for a translator.
async fn send(officer: Officer, shell: Shell, path: Place) -> Reply {
    let work = Work::find(&shell, &officer).await?;
    work.tongue(&shell, &path.1)?;
    let definition = &work.latest()?.definition;
    let rows = pieces(definition, &path.1).into_iter().map(|piece| {
        let place = wording::place(&shell, &piece);
        let part = wording::part(&shell, definition, piece.part);
        let state = piece.state.name();
        [
            piece.place.clone(),
            format!("{part}: {place}"),
            piece.source.to_owned(),
            piece.text.to_owned(),
            shell.t(&format!("translate-state-{state}")),
        ]
    });
    let bytes = table::write(rows)?;
    let name = format!("survey-{}-{}.csv", officer.object().0, path.1);
    Ok(shell.file("text/csv; charset=utf-8", &name, bytes))
}

/// Takes a translator's table in, all of it or nothing, and says which rows stand in the way.
async fn take(
    officer: Officer,
    staff: AnyStaff,
    shell: Shell,
    path: Place,
    form: Posted<TableForm>,
) -> Reply {
    let refused = |problems: Problems, rows| Said {
        errors: FormErrors::new(&shell, &problems),
        translator: &form.translator,
        pasted: &form.pasted,
        rows,
        ..Said::default()
    };
    if form.is_large {
        return Err(Error::TooLarge);
    }
    let read = match (form.translator(), table::read(form.bytes())) {
        (Ok(translator), Ok(returned)) => Ok((translator, returned)),
        (translator, returned) => {
            let mut problems = translator.err().unwrap_or_default();
            if let Err(reason) = returned {
                problems.add("pasted", unreadable(reason));
            }
            Err(problems)
        }
    };
    let (translator, returned) = match read {
        Ok(read) => read,
        Err(problems) => {
            let said = refused(problems, Vec::new());
            return shell.invalid(overview(&shell, &officer, &staff, &path.1, said).await?);
        }
    };
    let edits: Vec<Edit> = returned.iter().map(|row| row.edit.clone()).collect();
    let now = shell.now;
    let taking = async |tx: &Tx| {
        commands::translate(tx, &officer, &path.1, &edits, translator.as_ref(), now).await
    };
    match shell.db().write(taking).await {
        Ok(taken) => {
            let key = match taken.changed {
                0 => "flash-nothing-changed",
                _ => "flash-table-taken",
            };
            shell.flash(Flash::new(key).with("count", taken.changed));
            shell.see_other(&format!("{}/{}", home(officer.object()), path.1))
        }
        Err(TranslateError::Refused(faults)) => {
            let count = Problem::says("table-rows").with("count", faults.len());
            let rows = rows(&shell, &returned, &faults);
            let said = refused(Problems::one("pasted", count), rows);
            shell.invalid(overview(&shell, &officer, &staff, &path.1, said).await?)
        }
        Err(error) => Err(failed(error)),
    }
}

/// The rows that stand in the way, in words.
fn rows(shell: &Shell, returned: &[Returned], refused: &[(usize, Refusal)]) -> Vec<String> {
    let row = |(at, refusal): &(usize, Refusal)| {
        let row = returned.get(*at)?;
        let what = shell.problem(&problem(refusal));
        let values = [
            ("line", Arg::from(row.line)),
            ("place", Arg::from(row.edit.place.as_str())),
            ("what", Arg::Text(what)),
        ];
        Some(shell.with("translate-row", &values))
    };
    refused.iter().filter_map(row).collect()
}
