//! Bundles: the list, a new one, one of them.

use domain::Named;
use domain::response::Variant;

use super::forms::BatchForm;
use super::pages::{BatchLine, BatchPage, BatchesPage, FormLine};
use super::queries::{self, BatchRow};
use super::{BatchId, commands};
use crate::db::Tx;
use crate::staff::proof::{In, Staff};
use crate::staff::roles::KeyPaper;
use crate::tracker::pages::DateField;
use crate::web::flash::Flash;
use crate::web::form::Button;
use crate::web::ui::{Choice, Field, FormErrors, Link};
use crate::web::{Error, Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/paper", list)
        .post("/staff/paper", open)
        .get("/staff/paper/{batch}", batch)
        .post("/staff/paper/{batch}/close", close);
}

async fn list(champion: Staff<KeyPaper>, shell: Shell) -> Reply {
    let page = list_page(&shell, &champion, &BatchForm::default(), FormErrors::none()).await?;
    shell.render(page)
}

fn line(shell: &Shell, row: &BatchRow) -> BatchLine {
    BatchLine {
        link: Link::new(&row.label, format!("/staff/paper/{}", row.id)),
        survey: row.title.clone(),
        place: row.place.clone(),
        received: shell.texts.date(row.received_on),
        keyed: row.keyed,
        closed: row.closed,
    }
}

async fn list_page(
    shell: &Shell,
    champion: &Staff<KeyPaper>,
    form: &BatchForm,
    errors: FormErrors,
) -> Result<BatchesPage, Error> {
    let db = shell.db().read();
    let batches = queries::batches(db, champion).await?;
    let surveys = queries::surveys(db, champion).await?;
    let survey = |(id, title): &(i64, String)| {
        let value = id.to_string();
        let checked = form.survey == value || surveys.len() == 1;
        Choice::plain(value, title, checked)
    };
    let variant = |variant: &Variant| {
        let chosen = Variant::from_name(&form.variant).unwrap_or(Variant::Standard);
        let name = shell.t(&format!("variant-{}", variant.name()));
        Choice::plain(variant.name(), name, chosen == *variant)
    };
    Ok(BatchesPage {
        batches: batches.iter().map(|row| line(shell, row)).collect(),
        letters: surveys
            .iter()
            .map(|(id, title)| Link::new(title, format!("/staff/paper/letters/{id}")))
            .collect(),
        surveys: surveys.iter().map(survey).collect(),
        survey_error: errors.of("survey"),
        label: Field::new("label", &form.label, &errors),
        place: Field::new("place", &form.place, &errors),
        received: DateField {
            name: "received".to_owned(),
            day: form.day.clone(),
            month: form.month.clone(),
            year: form.year.clone(),
            error: errors.of("received-day"),
        },
        variants: Variant::ALL.iter().map(variant).collect(),
        errors,
    })
}

async fn open(
    champion: Staff<KeyPaper>,
    shell: Shell,
    form: crate::web::Posted<BatchForm>,
) -> Reply {
    let surveys = queries::surveys(shell.db().read(), &champion).await?;
    let ids: Vec<i64> = surveys.iter().map(|(id, _)| *id).collect();
    let new = match form.parse(&ids, shell.now) {
        Ok(new) => new,
        Err(problems) => {
            let errors = FormErrors::new(&shell, &problems);
            return shell.invalid(list_page(&shell, &champion, &form, errors).await?);
        }
    };
    let now = shell.now;
    let open = async |tx: &Tx| commands::open_batch(tx, &champion, &new, now).await;
    let BatchId(id) = shell
        .db()
        .write(open)
        .await?
        .ok_or(Error::Conflict("survey-not-open"))?;
    shell.see_other(&format!("/staff/paper/{id}/key"))
}

async fn batch(champion: In<BatchId, KeyPaper>, shell: Shell) -> Reply {
    let db = shell.db().read();
    let row = queries::batch(db, &champion).await?;
    let forms = queries::own_forms(db, &champion).await?;
    shell.render(BatchPage {
        forms: forms
            .iter()
            .map(|form| FormLine {
                serial: form.serial.to_string(),
                keyed: shell.texts.moment(form.keyed_at),
            })
            .collect(),
        id: row.id,
        variant: shell.t(&format!("variant-{}", row.variant.name())),
        batch: line(&shell, &row),
    })
}

async fn close(champion: In<BatchId, KeyPaper>, shell: Shell, _: Posted<Button>) -> Reply {
    let now = shell.now;
    shell
        .db()
        .write(async |tx: &Tx| commands::close_batch(tx, &champion, now).await)
        .await?;
    shell.flash(Flash::new("flash-batch-closed"));
    shell.see_other("/staff/paper")
}
