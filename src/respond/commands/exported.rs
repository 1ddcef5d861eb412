//! That responses were taken out of the database.

use domain::Now;
use sea_orm::DbErr;
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::Tx;
use crate::staff::proof::{In, Permission};
use crate::survey::SurveyId;

/// Notes that the responses of a survey were written into a file: in which format and how many,
/// nothing of what they say.
pub(in crate::respond) async fn note<P: Permission>(
    tx: &Tx,
    by: &In<SurveyId, P>,
    (format, rows): (&str, u32),
    now: Now,
) -> Result<(), DbErr> {
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: "responses.export",
        object: format!("survey:{}", by.object().0),
        detail: json!({ "format": format, "rows": rows }),
    };
    audit::record(tx, deed).await
}
