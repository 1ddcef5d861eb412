//! Marking responses.

use domain::Named;
use domain::scrutiny::Mark;
use entity::response_mark;
use sea_orm::{DbErr, EntityTrait, Set};

use crate::db::Tx;

/// Notes what was unusual about a response, in the transaction that stores it.
pub async fn mark(tx: &Tx, response: i64, marks: &[Mark]) -> Result<(), DbErr> {
    if marks.is_empty() {
        return Ok(());
    }
    let rows = marks.iter().map(|mark| response_mark::ActiveModel {
        response_id: Set(response),
        mark: Set(mark.name().to_owned()),
    });
    response_mark::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
