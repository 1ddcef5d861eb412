//! Drop-ins: events, their sittings, and who asked for a place.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("event")
                .col(id())
                .col(big("programme_id").not_null())
                .col(text("slug").not_null())
                .col(text("title").not_null())
                .col(text("summary").not_null())
                .col(text("venue").not_null())
                .col(text("address").not_null())
                .col(text("access").not_null())
                .col(text("contact").not_null())
                .col(instant("created_at").not_null())
                .foreign_key(&mut foreign(
                    "event",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        unique(db, "event", &["slug"], None).await?;
        index(db, "event", &["programme_id"]).await?;
        db.create_table(
            table("event_session")
                .col(id())
                .col(big("event_id").not_null())
                .col(instant("starts_at").not_null())
                .col(instant("ends_at").not_null())
                .col(int("places").not_null())
                .col(int("held").not_null())
                .col(int("waiting").not_null())
                .col(instant("cancelled_at").null())
                .col(text("cancel_reason").null())
                .col(int("revision").not_null())
                .foreign_key(&mut foreign(
                    "event_session",
                    "event_id",
                    "event",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "event_session", &["event_id", "starts_at"]).await?;
        db.create_table(
            table("booking")
                .col(id())
                .col(big("session_id").not_null())
                .col(big("event_id").not_null())
                .col(bytes("token_hash").not_null())
                .col(bytes("contact_hash").not_null())
                .col(text("state").not_null())
                .col(int("seats").not_null())
                .col(text("language").not_null())
                .col(bytes("sealed").null())
                .col(int("key_id").not_null())
                .col(instant("asked_at").not_null())
                .foreign_key(&mut foreign(
                    "booking",
                    "session_id",
                    "event_session",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "booking",
                    "event_id",
                    "event",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("state", &["held", "waiting", "cancelled"]))
                .take(),
        )
        .await?;
        unique(db, "booking", &["token_hash"], None).await?;
        unique(
            db,
            "booking",
            &["event_id", "contact_hash"],
            Some("state <> 'cancelled'"),
        )
        .await?;
        index(db, "booking", &["session_id", "id"]).await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["booking", "event_session", "event"]).await
    }
}
