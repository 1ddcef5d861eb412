//! Holds on publishing: the list, setting one, lifting one.

use actix_web::web::Path;
use domain::Arg;

use super::commands;
use super::forms::{HoldForm, LiftForm};
use super::pages::{DateField, HoldView, HoldsPage};
use super::queries::{self, HoldRow};
use crate::db::Tx;
use crate::programme;
use crate::staff::proof::{Reach, Staff};
use crate::staff::roles::EditSurvey;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/holds", holds)
        .post("/staff/holds", hold)
        .post("/staff/holds/{hold}/lift", lift);
}

type Officer = Staff<EditSurvey>;

async fn holds(officer: Officer, shell: Shell) -> Reply {
    let form = HoldForm::default();
    let page = page(&shell, &officer, &form, (None, ""), FormErrors::none()).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    form: &HoldForm,
    (lifting, typed): (Option<i64>, &str),
    errors: FormErrors,
) -> Result<HoldsPage, Error> {
    let db = shell.db().read();
    let rows = queries::holds(db, officer).await?;
    let whole = matches!(officer.reach(), Reach::Site);
    let site = whole.then(|| Choice::plain("", shell.t("hold-site"), form.programme.is_empty()));
    let choice = |(id, title): &(i64, String)| {
        let value = id.to_string();
        let chosen = value == form.programme;
        Choice::plain(value, title.clone(), chosen)
    };
    let mine = programmes(shell, officer).await?;
    let view = |row: &HoldRow| HoldView {
        id: row.id,
        what: what(shell, row),
        reason: row.reason.clone(),
        lifted: row.lifted.clone(),
        lift: (row.lifted.is_none() && row.until_on >= shell.now.day()).then(|| {
            let typed = if lifting == Some(row.id) { typed } else { "" };
            Field::new(&format!("reason-{}", row.id), typed, &errors)
        }),
    };
    Ok(HoldsPage {
        holds: rows.iter().map(view).collect(),
        programmes: site.into_iter().chain(mine.iter().map(choice)).collect(),
        programme_error: errors.of("programme"),
        from: DateField::new("from", form.from(), &errors),
        until: DateField::new("until", form.until(), &errors),
        reason: Field::new("reason", &form.reason, &errors),
        errors,
    })
}

async fn programmes(shell: &Shell, officer: &Officer) -> Result<Vec<(i64, String)>, Error> {
    let all = programme::queries::all(shell.db().read()).await?;
    Ok(all
        .into_iter()
        .filter(|programme| officer.reach().holds(programme.id))
        .map(|programme| (programme.id, programme.title))
        .collect())
}

fn what(shell: &Shell, row: &HoldRow) -> String {
    let title = row
        .programme
        .clone()
        .unwrap_or_else(|| shell.t("hold-site"));
    let values = [
        ("what", Arg::Text(title)),
        ("from", Arg::Text(shell.texts.date(row.from_on))),
        ("until", Arg::Text(shell.texts.date(row.until_on))),
    ];
    shell.with("hold-what", &values)
}

async fn hold(officer: Officer, shell: Shell, form: Posted<HoldForm>) -> Reply {
    let mine = programmes(&shell, &officer).await?;
    let keys: Vec<i64> = mine.iter().map(|(id, _)| *id).collect();
    match form.parse(&keys, matches!(officer.reach(), Reach::Site)) {
        Ok(new) => {
            let now = shell.now;
            let set = async |tx: &Tx| commands::hold(tx, &officer, &new, now).await;
            shell.db().write(set).await?;
            shell.flash(Flash::new("flash-hold-set"));
            shell.see_other("/staff/holds")
        }
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            shell.invalid(page(&shell, &officer, &form, (None, ""), errors).await?)
        }
    }
}

async fn lift(officer: Officer, shell: Shell, id: Path<i64>, form: Posted<LiftForm>) -> Reply {
    let reason = match form.reason(*id) {
        Ok(reason) => reason,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            let typed = (Some(*id), form.reason.as_str());
            let page = page(&shell, &officer, &HoldForm::default(), typed, errors).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let lift = async |tx: &Tx| commands::lift(tx, &officer, *id, &reason, now).await;
    if shell.db().write(lift).await? {
        shell.flash(Flash::new("flash-hold-lifted"));
        shell.see_other("/staff/holds")
    } else {
        Err(Error::NotFound)
    }
}
