//! The public page of an assessment.

use actix_web::web::Path;
use domain::Named;

use super::pages::{AssessmentPage, RowView};
use super::queries;
use crate::web::ui::Link;
use crate::web::{Error, Public, Reply, Routes, Shell};
use crate::{equality, programme};

/// Mounts the page.
pub fn mount(routes: &mut Routes) {
    routes.get("/programmes/{slug}/assessment", page);
}

async fn page(_: Public, shell: Shell, slug: Path<String>) -> Reply {
    let db = shell.db().read();
    let programme = programme::queries::by_slug(db, &slug)
        .await?
        .ok_or(Error::NotFound)?;
    let found = queries::published(db, programme.id)
        .await?
        .ok_or(Error::NotFound)?;
    let rows = equality::characteristics()
        .iter()
        .filter_map(|characteristic| {
            let row = found.rows.iter().find(|row| row.0 == characteristic.code);
            // All nine of the Act have a row, also where nothing is said of them.
            (characteristic.protected || row.is_some()).then(|| RowView {
                name: characteristic.name.get(shell.language()).0.to_owned(),
                impact: row.map(|row| shell.t(&format!("impact-{}", row.1.name()))),
                evidence: row.map(|row| row.2.clone()).unwrap_or_default(),
                gap: row.map(|row| row.3.clone()).unwrap_or_default(),
                mitigation: row.map(|row| row.4.clone()).unwrap_or_default(),
            })
        })
        .collect();
    shell.render(AssessmentPage {
        programme: Link::new(
            programme.title,
            shell.path(&format!("/programmes/{}", programme.slug)),
        ),
        fictional: programme.fictional,
        stage: found.stage,
        aims: found.aims,
        affected: found.affected,
        conclusion: found.conclusion,
        quotation: found.quotation,
        assessed: found.assessed_on.map(|day| shell.texts.date(day)),
        review: found.review_on.map(|day| shell.texts.date(day)),
        rows,
    })
}
