//! Who leads in a programme, and when: set by those who publish its surveys.

use std::collections::BTreeSet;

use super::commands;
use super::forms::SettingsForm;
use super::pages::SettingsPage;
use super::panel::panel;
use super::queries::{self, SafetyRow};
use crate::db::Tx;
use crate::programme::ProgrammeId;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::web::flash::Flash;
use crate::web::ui::{Choice, Field, FormErrors};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/programmes/{programme}/safeguarding", settings)
        .post("/staff/programmes/{programme}/safeguarding", set);
}

type Officer = In<ProgrammeId, EditSurvey>;

async fn settings(officer: Officer, shell: Shell) -> Reply {
    let known = queries::of_programme(shell.db().read(), officer.programme()).await?;
    let form = known.as_ref().map_or_else(usual, form_of);
    let page = page(&shell, &officer, &form, FormErrors::none()).await?;
    shell.render(page)
}

/// What stands in the form before anything is set.
fn usual() -> SettingsForm {
    SettingsForm {
        first: "1".to_owned(),
        last: "5".to_owned(),
        from: "09:00".to_owned(),
        until: "17:00".to_owned(),
        ..SettingsForm::default()
    }
}

fn form_of(set: &SafetyRow) -> SettingsForm {
    let ((first, last), (from, until)) = (set.hours.days(), set.hours.times());
    SettingsForm {
        lead: set.lead.to_string(),
        first: first.to_string(),
        last: last.to_string(),
        from: from.format("%H:%M").to_string(),
        until: until.format("%H:%M").to_string(),
        lines: set.lines.join("\n"),
    }
}

async fn page(
    shell: &Shell,
    officer: &Officer,
    form: &SettingsForm,
    errors: FormErrors,
) -> Result<SettingsPage, Error> {
    let db = shell.db().read();
    let leads = queries::leads(db, officer).await?;
    let set = queries::of_programme(db, officer.programme()).await?;
    let lead = |(id, name): &(i64, String)| {
        let value = id.to_string();
        let chosen = value == form.lead;
        Choice::plain(value, name.clone(), chosen)
    };
    let days = |chosen: &str| -> Vec<Choice> {
        let day = |day: u8| {
            let value = day.to_string();
            let is_chosen = value == chosen;
            Choice::plain(value, shell.t(&format!("weekday-{day}")), is_chosen)
        };
        (1..=7).map(day).collect()
    };
    Ok(SettingsPage {
        programme: officer.programme(),
        title: queries::programme_title(db, officer).await?,
        leads: leads.iter().map(lead).collect(),
        lead_error: errors.of("lead"),
        first: days(&form.first),
        first_error: errors.of("first"),
        last: days(&form.last),
        last_error: errors.of("last"),
        from: Field::new("from", &form.from, &errors),
        until: Field::new("until", &form.until, &errors),
        lines: Field::new("lines", &form.lines, &errors),
        panel: set.map(|set| panel(shell, Some(&set), false)),
        errors,
    })
}

async fn set(officer: Officer, shell: Shell, form: Posted<SettingsForm>) -> Reply {
    let leads = queries::leads(shell.db().read(), &officer).await?;
    let leads: BTreeSet<i64> = leads.into_iter().map(|(id, _)| id).collect();
    let settings = match form.parse(&leads) {
        Ok(settings) => settings,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(page(&shell, &officer, &form, errors).await?);
        }
    };
    let now = shell.now;
    let set = async |tx: &Tx| commands::set(tx, &officer, &settings, now).await;
    shell.db().write(set).await?;
    shell.flash(Flash::new("flash-saved"));
    let programme = officer.programme();
    shell.see_other(&format!("/staff/programmes/{programme}/safeguarding"))
}
