//! The outreach list of a survey, which officers work through.

use actix_web::web::Data;
use domain::{Arg, Problems};

use super::commands;
use super::forms::DoneForm;
use super::pages::{OutreachEntry, OutreachPage, OutreachView};
use super::queries::{self, OutreachRow};
use crate::db::Tx;
use crate::equality;
use crate::results;
use crate::staff::proof::In;
use crate::staff::queries::names;
use crate::staff::roles::{HelpPeople, SeeSurveys};
use crate::survey::{Published, SurveyId};
use crate::web::flash::Flash;
use crate::web::ui::{Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Shell};

/// The list as pages show it.
pub(super) async fn entries(
    shell: &Shell,
    rows: &[OutreachRow],
) -> Result<Vec<OutreachView>, Error> {
    let staff = rows.iter().flat_map(|row| {
        let done = row.done.as_ref().and_then(|(_, by, _)| *by);
        [row.added_by, done]
    });
    let names = names(shell.db().read(), staff).await?;
    let by = |key: &str, staff: Option<i64>, at| {
        let name = names.of(staff).unwrap_or_else(|| shell.t("the-operator"));
        let values = [
            ("name", Arg::Text(name)),
            ("when", Arg::Text(shell.texts.moment(at))),
        ];
        shell.with(key, &values)
    };
    let view = |row: &OutreachRow| OutreachView {
        id: row.id,
        group: group(shell, row),
        plan: row.plan.clone(),
        added: by("outreach-added", row.added_by, row.added_at),
        done: row
            .done
            .as_ref()
            .map(|(outcome, who, at)| (outcome.clone(), by("outreach-done-by", *who, *at))),
    };
    Ok(rows.iter().map(view).collect())
}

/// The group of an entry; one that is asked about no more goes by its permanent name.
fn group(shell: &Shell, row: &OutreachRow) -> String {
    let mut all = equality::characteristics().iter();
    let found = all.find(|one| one.code == row.characteristic);
    let group = found.and_then(|one| one.groups.iter().find(|group| group.code == row.group));
    match found.zip(group) {
        Some((by, group)) => {
            let values = [
                ("characteristic", Arg::from(by.name.get(shell.language()).0)),
                ("group", Arg::from(group.name.get(shell.language()).0)),
            ];
            shell.with("who-group-of", &values)
        }
        None => format!("{}.{}", row.characteristic, row.group),
    }
}

pub(super) async fn list(
    who: In<SurveyId, SeeSurveys>,
    shell: Shell,
    published: Data<Published>,
) -> Reply {
    let version = results::handlers::version(&shell, &published, &who).await?;
    let title = version.definition.title.get("en").0;
    let rows = queries::outreach(shell.db().read(), &who).await?;
    let link = Link::new(title, format!("/staff/surveys/{}", who.object().0));
    let typed = DoneForm::default();
    let page = page(&shell, link, &rows, &typed, &Problems::new()).await?;
    shell.render(page)
}

async fn page(
    shell: &Shell,
    survey: Link,
    rows: &[OutreachRow],
    typed: &DoneForm,
    problems: &Problems,
) -> Result<OutreachPage, Error> {
    let views = entries(shell, rows).await?;
    // A box for each entry: its name is alike in all, its id is not.
    let errors = FormErrors::anchored(shell, problems, &format!("-{}", typed.entry));
    let none = FormErrors::none();
    let entry = |view: OutreachView| {
        let mine = view.id.to_string() == typed.entry;
        let (value, errors) = match mine {
            true => (typed.outcome.as_str(), &errors),
            false => ("", &none),
        };
        OutreachEntry {
            outcome: Field::new("outcome", value, errors),
            view,
        }
    };
    let entries = views.into_iter().map(entry).collect();
    Ok(OutreachPage {
        survey,
        entries,
        errors,
    })
}

/// Says what came of an entry.
pub(super) async fn done(
    who: In<SurveyId, HelpPeople>,
    shell: Shell,
    published: Data<Published>,
    form: Posted<DoneForm>,
) -> Reply {
    let version = results::handlers::version(&shell, &published, &who).await?;
    let survey = format!("/staff/surveys/{}", who.object().0);
    let rows = queries::outreach(shell.db().read(), &who).await?;
    let mut ids = rows.iter().map(|row| row.id);
    let entry = ids.find(|id| id.to_string() == form.entry);
    let entry = entry.ok_or(Error::NotFound)?;
    let outcome = match form.parse() {
        Ok(outcome) => outcome,
        Err(problems) => {
            let link = Link::new(version.definition.title.get("en").0, survey);
            let page = page(&shell, link, &rows, &form, &problems).await?;
            return shell.invalid(page);
        }
    };
    let now = shell.now;
    let write = async |tx: &Tx| commands::done(tx, &who, entry, &outcome, now).await;
    let key = match shell.db().write(write).await? {
        true => "flash-outreach-done",
        false => "flash-outreach-was-done",
    };
    shell.flash(Flash::new(key));
    shell.see_other(&format!("{survey}/outreach"))
}
