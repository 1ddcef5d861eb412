//! Accounts, roles, sessions and invitations of staff.

use sea_orm_migration::prelude::*;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(
            table("organisation")
                .col(id())
                .col(text("slug").not_null())
                .col(text("name").not_null())
                .take(),
        )
        .await?;
        unique(db, "organisation", &["slug"], None).await?;
        db.create_table(
            table("programme")
                .col(id())
                .col(text("slug").not_null())
                .col(text("title").not_null())
                .col(text("summary").not_null())
                .col(text("body").not_null())
                .col(text("undecided").not_null())
                .col(text("decision").not_null())
                .col(day("decided_on").null())
                .col(text("body_name").not_null())
                .col(text("source").not_null())
                .col(boolean("fictional").not_null())
                .col(boolean("finished").not_null())
                .col(instant("created_at").not_null())
                .take(),
        )
        .await?;
        unique(db, "programme", &["slug"], None).await?;
        db.create_table(
            table("staff")
                .col(id())
                .col(text("email").not_null())
                .col(text("name").not_null())
                .col(text("password_hash").null())
                .col(big("organisation_id").null())
                .col(instant("disabled_at").null())
                .col(instant("created_at").not_null())
                .foreign_key(&mut foreign(
                    "staff",
                    "organisation_id",
                    "organisation",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .take(),
        )
        .await?;
        unique(db, "staff", &["email"], None).await?;
        index(db, "staff", &["organisation_id"]).await?;
        db.create_table(
            table("staff_role")
                .col(id())
                .col(big("staff_id").not_null())
                .col(text("role").not_null())
                .col(big("programme_id").null())
                .foreign_key(&mut foreign(
                    "staff_role",
                    "staff_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "staff_role",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of(
                    "role",
                    &["administrator", "officer", "champion", "reviewer", "owner"],
                ))
                .take(),
        )
        .await?;
        unique(
            db,
            "staff_role",
            &["staff_id", "role", "programme_id"],
            Some("programme_id IS NOT NULL"),
        )
        .await?;
        unique(
            db,
            "staff_role",
            &["staff_id", "role"],
            Some("programme_id IS NULL"),
        )
        .await?;
        index(db, "staff_role", &["programme_id"]).await?;
        db.create_table(
            table("staff_session")
                .col(bytes("token_hash").not_null())
                .col(big("staff_id").not_null())
                .col(instant("created_at").not_null())
                .col(instant("seen_at").not_null())
                .primary_key(&mut primary("staff_session", ["token_hash"]))
                .foreign_key(&mut foreign(
                    "staff_session",
                    "staff_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "staff_session", &["staff_id"]).await?;
        db.create_table(
            table("invitation")
                .col(bytes("token_hash").not_null())
                .col(big("staff_id").not_null())
                .col(instant("expires_at").not_null())
                .col(instant("used_at").null())
                .primary_key(&mut primary("invitation", ["token_hash"]))
                .foreign_key(&mut foreign(
                    "invitation",
                    "staff_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .take(),
        )
        .await?;
        index(db, "invitation", &["staff_id"]).await?;
        db.create_table(
            table("throttle")
                .col(bytes("bucket").not_null())
                .col(instant("since").not_null())
                .col(int("tries").not_null())
                .primary_key(&mut primary("throttle", ["bucket"]))
                .take(),
        )
        .await?;
        Ok(())
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(
            db,
            &[
                "throttle",
                "invitation",
                "staff_session",
                "staff_role",
                "staff",
                "programme",
                "organisation",
            ],
        )
        .await
    }
}
