//! Which files of surveys the public may see.

use domain::survey::{Definition, files};
use domain::upload::Audience;
use entity::{Stored, upload};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::db::Tx;

/// From now on the public may see what a published questionnaire uses.
pub(super) async fn show(tx: &Tx, definition: &Definition) -> Result<(), DbErr> {
    let used = files(definition);
    for audience in [Audience::Everybody, Audience::Some] {
        let of = used.iter().filter(|(_, seen_by)| **seen_by == audience);
        let tokens: Vec<&str> = of.map(|(token, _)| token.as_str()).collect();
        if tokens.is_empty() {
            continue;
        }
        let row = upload::ActiveModel {
            seen_by: Set(Some(Stored(audience))),
            idle_since: Set(None),
            ..Default::default()
        };
        upload::Entity::update_many()
            .set(row)
            .filter(upload::Column::Token.is_in(tokens))
            .exec(tx)
            .await?;
    }
    Ok(())
}
