//! Showing the public the figures of a survey, and taking them back.

use domain::Now;
use entity::figures_publication;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::{Value, json};

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::publish;
use crate::results::queries;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::{SurveyId, commands as surveys};
use crate::themes;

type Officer = In<SurveyId, EditSurvey>;

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A hold on publishing is in force.
    #[error("publishing is on hold")]
    Held,
    /// People are still answering, and no reason was given.
    #[error("figures of an open survey need a reason")]
    Unexplained,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Shows the public the figures of a survey from now on. Twice is once. While people are still
/// answering, why they are shown is kept with them.
pub async fn publish(tx: &Tx, by: &Officer, why: &str, now: Now) -> Result<(), PublishError> {
    surveys::lock(tx, by).await?;
    let held = publish::queries::in_force(tx, by.programme(), now).await?;
    if held.is_some() {
        return Err(PublishError::Held);
    }
    let survey = by.object().0;
    if queries::public_since(tx, survey).await?.is_some() {
        return Ok(());
    }
    let open = queries::still_open(tx, survey, now).await?;
    if open && why.is_empty() {
        return Err(PublishError::Unexplained);
    }
    let row = figures_publication::ActiveModel {
        survey_id: Set(survey),
        published_by: Set(by.actor().staff()),
        published_at: Set(now.utc()),
        why: Set(why.to_owned()),
        ended_why: Set(String::new()),
        ..Default::default()
    };
    row.insert(tx).await?;
    themes::commands::told(tx, survey, now).await?;
    let detail = json!({ "open": open, "why": why });
    Ok(record(tx, by, "figures.publish", detail, now).await?)
}

/// Takes the figures of a survey back. `false` when the public reads none.
pub async fn withdraw(tx: &Tx, by: &Officer, why: &str, now: Now) -> Result<bool, DbErr> {
    let ended = figures_publication::Entity::update_many()
        .col_expr(
            figures_publication::Column::EndedAt,
            Expr::value(Some(now.utc())),
        )
        .col_expr(
            figures_publication::Column::EndedBy,
            Expr::value(by.actor().staff()),
        )
        .col_expr(figures_publication::Column::EndedWhy, Expr::value(why))
        .filter(figures_publication::Column::SurveyId.eq(by.object().0))
        .filter(figures_publication::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    if ended.rows_affected == 0 {
        return Ok(false);
    }
    themes::commands::told(tx, by.object().0, now).await?;
    record(tx, by, "figures.withdraw", json!({ "why": why }), now).await?;
    Ok(true)
}

async fn record(
    tx: &Tx,
    by: &Officer,
    deed: &'static str,
    detail: Value,
    now: Now,
) -> Result<(), DbErr> {
    let entry = Deed {
        now,
        actor: by.actor(),
        deed,
        object: format!("survey:{}", by.object().0),
        detail,
    };
    audit::record(tx, entry).await
}
