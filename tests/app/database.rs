//! The database: every change of it undone and done again, the same columns everywhere, and the
//! settings it is opened with.

use std::collections::BTreeSet;

use migration::Migrator;
use sea_orm::{EntityTrait, IdenStatic, Iterable};
use sea_orm_migration::MigratorTrait;

use crate::harness::{App, Database, columns_of, run, tables_of, texts};

fn columns<E: EntityTrait>() -> (String, BTreeSet<String>) {
    let columns = E::Column::iter().map(|column| column.as_str().to_owned());
    (E::default().table_name().to_owned(), columns.collect())
}

macro_rules! entities {
    ($($entity:ident)+) => {
        /// Table and columns of every entity.
        fn entities() -> Vec<(String, BTreeSet<String>)> {
            vec![$(columns::<entity::$entity::Entity>()),+]
        }
    };
}

entities! {
    assessment assessment_quote assessment_step assessment_version attachment audit_entry audit_head audit_seal baseline batch booking bundle bundle_look bundled change claim_doubt comment
    comment_coding comment_read comment_span comment_translation commitment commitment_owner commitment_update contact difference_decision draft draft_address
    equality_answer equality_set erasure event event_correction event_session figures_publication format_request gate_pass hold import
    installation invitation invitee job joined_question kept_piece keying language_check
    moved_date notice notice_wording organisation original_opening outbox outreach panel phase preview programme
    programme_safety proposal_comment public_text publication_quote quotation reading reading_entry reading_turn redacted
    redaction released_table response response_mark safety_case safety_step saved_search second_coding
    second_sample second_word set_aside_step sign_off snapshot staff staff_role
    staff_session survey survey_address survey_version telling theme theme_decision theme_measure theme_proposal
    theme_publication
    theme_question theme_run theme_source theme_step themed
    throttle translated_text upload
}

#[test]
fn every_table_has_an_entity_with_its_columns_and_no_others() {
    run(async {
        let app = App::empty().await;
        let db = app.database.connect().await;
        let entities = entities();
        let files = crate::sources::sources("entity/src");
        let models = files
            .iter()
            .filter(|(_, source)| source.contains("DeriveEntityModel"));
        let compact = files
            .iter()
            .filter(|(_, source)| source.contains("sea_orm::model"));
        assert_eq!(
            models.count().max(compact.count()),
            entities.len(),
            "every entity is listed"
        );
        let known: BTreeSet<String> = entities.iter().map(|(table, _)| table.clone()).collect();
        let mut found: BTreeSet<String> = tables_of(&db).await.into_iter().collect();
        assert!(found.remove("seaql_migrations"));
        assert_eq!(found, known);
        for (table, columns) in entities {
            let in_database: BTreeSet<String> = columns_of(&db, &table).await.into_iter().collect();
            assert_eq!(in_database, columns, "{table}");
        }
    });
}

/// Everything a database has besides rows: tables with columns, indexes, triggers.
async fn shape(db: &sea_orm::DatabaseConnection) -> Vec<String> {
    let mut shape = Vec::new();
    for table in tables_of(db).await {
        let mut columns = columns_of(db, &table).await;
        columns.sort();
        shape.push(format!("{table}({})", columns.join(", ")));
    }
    let sql = if Database::is_postgres() {
        "SELECT indexdef::text FROM pg_indexes WHERE schemaname = 'public' \
         UNION ALL SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal \
         UNION ALL SELECT proname::text FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace \
         WHERE nspname = 'public' \
         UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
         WHERE connamespace = 'public'::regnamespace"
    } else {
        "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master \
         WHERE name NOT LIKE 'sqlite_%'"
    };
    shape.extend(texts(db, sql).await);
    shape.sort();
    shape
}

#[test]
fn every_change_of_the_database_can_be_undone_and_done_again() {
    run(async {
        let folder = tempfile::TempDir::new().unwrap();
        let database = Database::blank(folder.path()).await;
        let url = if Database::is_postgres() {
            database.url().to_owned()
        } else {
            format!(
                "{}?mode=rwc",
                database.url().replace("sqlite:", "sqlite://")
            )
        };
        let db = sea_orm::Database::connect(url).await.unwrap();
        let blank = shape(&db).await;
        Migrator::up(&db, None).await.unwrap();
        let full = shape(&db).await;
        assert!(full.len() > 100);

        // One by one, so that a change that takes away too much is named by the next.
        let steps = u32::try_from(Migrator::migrations().len()).unwrap();
        for _ in 0..steps {
            Migrator::down(&db, Some(1)).await.unwrap();
        }
        let mut empty = shape(&db).await;
        empty.retain(|line| !line.contains("seaql_migrations"));
        assert_eq!(empty, blank, "something is left behind");
        Migrator::up(&db, None).await.unwrap();

        assert_eq!(shape(&db).await, full);
        assert!(
            Migrator::get_pending_migrations(&db)
                .await
                .unwrap()
                .is_empty()
        );
        db.close().await.unwrap();
        Database::remove(database.name()).await;
    });
}

#[test]
fn a_database_that_is_up_to_date_is_left_as_it_is() {
    run(async {
        let app = App::demo().await;
        let before = crate::harness::Contents::of(&app.database.connect().await).await;
        assert_eq!(heard::db::migrate(&app.site.db).await.unwrap(), 0);
        let after = crate::harness::Contents::of(&app.database.connect().await).await;
        assert_eq!(before.changed(&after), Vec::<String>::new());
    });
}

#[test]
fn readers_of_the_database_cannot_write() {
    run(async {
        let app = App::demo().await;
        for sql in [
            "DELETE FROM programme",
            "UPDATE survey SET slug = 'x'",
            "CREATE TABLE x (y INTEGER)",
        ] {
            let done = sea_orm::ConnectionTrait::execute_unprepared(app.site.db.read(), sql).await;
            assert!(done.is_err(), "{sql}");
        }
    });
}

#[test]
fn the_database_is_opened_with_the_settings_that_keep_it_safe() {
    run(async {
        let app = App::empty().await;
        let read = app.site.db.read();
        if Database::is_postgres() {
            let shown = async |name: &str| texts(read, &format!("SHOW {name}")).await.concat();
            assert_eq!(shown("default_transaction_read_only").await, "on");
            assert_eq!(shown("timezone").await, "UTC");
            return;
        }
        let one = async |name: &str| {
            texts(
                read,
                &format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"),
            )
            .await
            .concat()
        };
        assert_eq!(one("journal_mode").await, "wal");
        assert_eq!(one("foreign_keys").await, "1");
        assert_eq!(one("query_only").await, "1");
        assert_eq!(one("trusted_schema").await, "0");
        // What writes syncs: read back in a transaction of the writer.
        let synchronous = app
            .site
            .db
            .write(async |tx: &heard::db::Tx| {
                let sql = "SELECT synchronous FROM pragma_synchronous";
                let statement =
                    sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, sql.to_owned());
                let row = sea_orm::ConnectionTrait::query_one_raw(tx, statement).await?;
                row.expect("a row").try_get_by_index::<i64>(0)
            })
            .await
            .unwrap();
        assert_eq!(synchronous, 2, "FULL");
        let version = texts(read, "SELECT sqlite_version()").await.concat();
        let parts: Vec<u32> = version
            .split('.')
            .map(|part| part.parse().unwrap())
            .collect();
        assert!(parts >= vec![3, 51, 3], "{version} can corrupt its log");
    });
}

#[test]
fn a_row_that_refers_to_nothing_is_refused() {
    run(async {
        let app = App::demo().await;
        let db = app.database.connect().await;
        for sql in [
            "INSERT INTO comment (response_id, field, text) VALUES (987654321, 'q1', 'x')",
            "INSERT INTO staff_role (staff_id, role) VALUES (987654321, 'officer')",
            "UPDATE survey SET state = 'ajar'",
            "UPDATE commitment SET status = 'perhaps'",
            "INSERT INTO staff_role (staff_id, role) VALUES (1, 'emperor')",
        ] {
            let done = sea_orm::ConnectionTrait::execute_unprepared(&db, sql).await;
            assert!(done.is_err(), "{sql}");
        }
    });
}

#[test]
fn a_database_of_another_secret_is_refused() {
    run(async {
        let app = App::demo().await;
        let folder = tempfile::TempDir::new().unwrap();
        let mut settings = app.settings().clone();
        settings.secret_file = folder.path().join("secret.key");
        let address = app.address();
        let clock = heard::web::clock::Clock::real();
        let opened = heard::app::open(&settings, address, clock).await;
        let why = opened.err().expect("it is refused").to_string();
        assert!(why.contains("another secret file"), "{why}");
    });
}
