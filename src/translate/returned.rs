//! The table for a translator's spreadsheet, out and back in.

use actix_web::web::Path;
use domain::survey::translation::{Edit, pieces};

use super::commands::{self, TranslateError};
use super::forms::TableForm;
use super::handlers::{Officer, Said, Work, failed, overview};
use super::piece::{row, rows_in_the_way, saved};
use super::table;
use super::wording::{self, home};
use crate::db::Tx;
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
        let called = wording::called(&shell, definition, &piece);
        row(&shell, &piece, called)
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
    let refused = |errors, rows| Said {
        errors,
        translator: &form.translator,
        pasted: &form.pasted,
        rows,
        ..Said::default()
    };
    if form.is_large {
        return Err(Error::TooLarge);
    }
    let (translator, returned) = match form.parse() {
        Ok(parsed) => parsed,
        Err(problems) => {
            let said = refused(FormErrors::new(&shell, &problems), Vec::new());
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
            saved(&shell, taken.changed, "flash-table-taken");
            shell.see_other(&format!("{}/{}", home(officer.object()), path.1))
        }
        Err(TranslateError::Refused(faults)) => {
            let (errors, rows) = rows_in_the_way(&shell, &returned, &faults);
            let said = refused(errors, rows);
            shell.invalid(overview(&shell, &officer, &staff, &path.1, said).await?)
        }
        Err(error) => Err(failed(error)),
    }
}
