//! What staff can tell somebody who reads a reference out: that it came in, when, and whether it
//! counts. Never what it says.

use domain::receipt::Reference;
use domain::{Arg, Problem, Problems};

use super::forms::ReceiptForm;
use super::gate::reference_hash;
use super::pages::{ReferencePage, ReferenceRow};
use super::queries::{self, Referred};
use crate::staff::proof::Staff;
use crate::staff::roles::SeeSurveys;
use crate::web::ui::{Field, FormErrors};
use crate::web::{Posted, Reply, Routes, Shell};

pub(super) fn mount(routes: &mut Routes) {
    routes
        .get("/staff/references", ask)
        .post("/staff/references", look);
}

async fn ask(_: Staff<SeeSurveys>, shell: Shell) -> Reply {
    shell.render(page(&shell, "", FormErrors::none(), &[]))
}

async fn look(who: Staff<SeeSurveys>, shell: Shell, form: Posted<ReceiptForm>) -> Reply {
    let found = match Reference::parse(&form.code) {
        Some(reference) => {
            let hash = reference_hash(&shell.site.keys, &reference);
            queries::referred(shell.db().read(), &hash, &who).await?
        }
        None => Vec::new(),
    };
    if found.is_empty() {
        let unknown = Problems::one("code", Problem::says("reference-unknown"));
        let errors = FormErrors::new(&shell, &unknown);
        return shell.invalid(page(&shell, &form.code, errors, &[]));
    }
    shell.render(page(&shell, &form.code, FormErrors::none(), &found))
}

fn page(shell: &Shell, typed: &str, errors: FormErrors, found: &[Referred]) -> ReferencePage {
    let row = |referred: &Referred| ReferenceRow {
        survey: referred.slug.clone(),
        received: shell.with(
            "reference-received",
            &[("day", Arg::Text(shell.texts.date(referred.received_on)))],
        ),
        corrected: referred.corrected_on.map(|on| {
            let day = [("day", Arg::Text(shell.texts.date(on)))];
            shell.with("reference-corrected", &day)
        }),
        counts: shell.t(match referred.is_set_aside {
            true => "reference-set-aside",
            false => "reference-counts",
        }),
    };
    ReferencePage {
        code: Field::new("code", typed, &errors),
        errors,
        found: found.iter().map(row).collect(),
    }
}
