//! Setting aside, counting again, and the days of grace.

use domain::change::Op;
use domain::response::SetAside as Reason;
use domain::text::Paragraph;
use domain::{Named, Now};
use entity::{Stored, comment, response, set_aside_step, survey};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;

use crate::audit::{self, Deed};
use crate::db::{Change, Tx};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::SetAside;
use crate::survey::SurveyId;
use crate::themes::commands::leave_bundles;

/// Sets responses aside as something, with the reason in words. Those that are aside already, and
/// those of other surveys, are passed over. Says how many it were.
pub async fn set_aside(
    tx: &Tx,
    by: &In<SurveyId, SetAside>,
    responses: &[i64],
    reason: Reason,
    why: &Paragraph,
    now: Now,
) -> Result<usize, DbErr> {
    let mut done = 0;
    for response in responses {
        let moved = response::Entity::update_many()
            .col_expr(
                response::Column::SetAside,
                Expr::value(Some(reason.name().to_owned())),
            )
            .filter(response::Column::Id.eq(*response))
            .filter(response::Column::SurveyId.eq(by.object().0))
            .filter(response::Column::SetAside.is_null())
            .exec(tx)
            .await?;
        if moved.rows_affected > 0 {
            // Words that belong to no survey are in no theme and in no list to be read.
            words_belong_to(tx, *response, None).await?;
            step(tx, by, *response, Some(reason), why.as_str(), now).await?;
            done += 1;
        }
    }
    Ok(done)
}

/// Counts a response again. Says whether it was aside.
pub async fn count_again(
    tx: &Tx,
    by: &In<SurveyId, SetAside>,
    response: i64,
    now: Now,
) -> Result<bool, DbErr> {
    let moved = response::Entity::update_many()
        .col_expr(response::Column::SetAside, Expr::value(None::<String>))
        .filter(response::Column::Id.eq(response))
        .filter(response::Column::SurveyId.eq(by.object().0))
        .filter(response::Column::SetAside.is_not_null())
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        return Ok(false);
    }
    words_belong_to(tx, response, Some(by.object().0)).await?;
    step(tx, by, response, None, "", now).await?;
    Ok(true)
}

async fn words_belong_to(tx: &Tx, response: i64, survey: Option<i64>) -> Result<(), DbErr> {
    if survey.is_none() {
        leave_bundles(tx, comment::Column::ResponseId.eq(response)).await?;
    }
    comment::Entity::update_many()
        .col_expr(comment::Column::SurveyId, Expr::value(survey))
        .filter(comment::Column::ResponseId.eq(response))
        .exec(tx)
        .await?;
    Ok(())
}

async fn step(
    tx: &Tx,
    by: &In<SurveyId, SetAside>,
    response: i64,
    reason: Option<Reason>,
    note: &str,
    now: Now,
) -> Result<(), DbErr> {
    let row = set_aside_step::ActiveModel {
        response_id: Set(response),
        reason: Set(reason.map(Stored)),
        note: Set(note.to_owned()),
        staff_id: Set(by.actor().staff()),
        at: Set(now.utc()),
        ..Default::default()
    };
    row.insert(tx).await?;
    tx.note(Change {
        survey: by.object().0,
        op: Op::SetAside,
        response,
    });
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: SetAside::NAME,
        object: format!("response:{response}"),
        detail: json!({ "as": reason }),
    };
    audit::record(tx, deed).await
}

/// Sets how many days what was posted may take.
pub async fn set_grace(
    tx: &Tx,
    by: &In<SurveyId, SetAside>,
    days: u8,
    now: Now,
) -> Result<(), DbErr> {
    survey::Entity::update_many()
        .col_expr(survey::Column::PaperGraceDays, Expr::value(i32::from(days)))
        .filter(survey::Column::Id.eq(by.object().0))
        .exec(tx)
        .await?;
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: SetAside::NAME,
        object: format!("survey:{}", by.object().0),
        detail: json!({ "grace": days }),
    };
    audit::record(tx, deed).await
}
