//! Responses that hold words of distress: the queue of them, who looks at it and when, and the role
//! of whoever does.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::build::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ROLES: [&str; 6] = [
    "administrator",
    "officer",
    "champion",
    "reviewer",
    "owner",
    "safeguarding",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        roles(db, &ROLES).await?;
        db.create_table(
            table("programme_safety")
                .col(big("programme_id").not_null())
                .col(big("lead_id").not_null())
                .col(int("first_day").not_null())
                .col(int("last_day").not_null())
                .col(int("from_minute").not_null())
                .col(int("until_minute").not_null())
                .col(text("lines").not_null())
                .primary_key(&mut primary("programme_safety", ["programme_id"]))
                .foreign_key(&mut foreign(
                    "programme_safety",
                    "programme_id",
                    "programme",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .foreign_key(&mut foreign(
                    "programme_safety",
                    "lead_id",
                    "staff",
                    "id",
                    ForeignKeyAction::Restrict,
                ))
                .check(Expr::col("first_day").between(1, 7))
                .check(Expr::col("last_day").between(1, 7))
                .take(),
        )
        .await?;
        index(db, "programme_safety", &["lead_id"]).await?;
        db.create_table(
            table("safety_case")
                .col(id())
                .col(big("response_id").not_null())
                .col(text("topic").not_null())
                .col(text("whose").not_null())
                .col(boolean("long_ago").not_null())
                .col(text("state").not_null())
                .col(boolean("told").not_null())
                .foreign_key(&mut foreign(
                    "safety_case",
                    "response_id",
                    "response",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of(
                    "topic",
                    &["suicide", "danger", "abuse", "self_harm"],
                ))
                .check(one_of("whose", &["writer", "close"]))
                .check(one_of("state", &["new", "looking", "done", "nothing"]))
                .take(),
        )
        .await?;
        unique(db, "safety_case", &["response_id"], None).await?;
        index(db, "safety_case", &["state"]).await?;
        db.create_table(
            table("safety_step")
                .col(id())
                .col(big("case_id").not_null())
                .col(text("state").not_null())
                .col(text("note").null())
                .col(big("staff_id").null())
                .col(instant("at").not_null())
                .foreign_key(&mut foreign(
                    "safety_step",
                    "case_id",
                    "safety_case",
                    "id",
                    ForeignKeyAction::Cascade,
                ))
                .check(one_of("state", &["new", "looking", "done", "nothing"]))
                .take(),
        )
        .await?;
        index(db, "safety_step", &["case_id"]).await
    }

    async fn down(&self, db: &SchemaManager) -> Result<(), DbErr> {
        drop(db, &["safety_step", "safety_case", "programme_safety"]).await?;
        db.get_connection()
            .execute_unprepared("DELETE FROM staff_role WHERE role = 'safeguarding'")
            .await?;
        let before: Vec<&str> = ROLES.into_iter().take(5).collect();
        roles(db, &before).await
    }
}

/// Says anew which roles there are. SQLite cannot change the check of a table: it is made again.
async fn roles(db: &SchemaManager<'_>, roles: &[&'static str]) -> Result<(), DbErr> {
    let connection = db.get_connection();
    if db.get_database_backend() == DbBackend::Postgres {
        let list: Vec<String> = roles.iter().map(|role| format!("'{role}'")).collect();
        let list = list.join(", ");
        let sql = format!(
            "ALTER TABLE staff_role DROP CONSTRAINT staff_role_role_check; \
             ALTER TABLE staff_role ADD CONSTRAINT staff_role_role_check CHECK (role IN ({list}))"
        );
        connection.execute_unprepared(&sql).await?;
        return Ok(());
    }
    connection
        .execute_unprepared("ALTER TABLE staff_role RENAME TO staff_role_before")
        .await?;
    for index in [
        "uq_staff_role_staff_id_role_programme_id_some",
        "uq_staff_role_staff_id_role_some",
        "ix_staff_role_programme_id",
    ] {
        let sql = format!("DROP INDEX {index}");
        connection.execute_unprepared(&sql).await?;
    }
    let of = |column: &'static str, to: &'static str| {
        foreign("staff_role", column, to, "id", ForeignKeyAction::Cascade)
    };
    db.create_table(
        table("staff_role")
            .col(id())
            .col(big("staff_id").not_null())
            .col(text("role").not_null())
            .col(big("programme_id").null())
            .foreign_key(&mut of("staff_id", "staff"))
            .foreign_key(&mut of("programme_id", "programme"))
            .check(one_of("role", roles))
            .take(),
    )
    .await?;
    connection
        .execute_unprepared(
            "INSERT INTO staff_role (id, staff_id, role, programme_id) \
             SELECT id, staff_id, role, programme_id FROM staff_role_before; \
             DROP TABLE staff_role_before",
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
    index(db, "staff_role", &["programme_id"]).await
}
