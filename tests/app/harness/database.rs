//! A database for each site: a copy of one that was prepared once in this process.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// One database of a test, gone with it.
pub(crate) struct Database {
    url: String,
    /// Its name on the server; a SQLite file goes with its folder.
    name: Option<String>,
}

/// The address of the server's own database, when the tests run on PostgreSQL.
fn server() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok()
}

/// The same address with another database in it.
fn named(server: &str, name: &str) -> String {
    let (place, options) = server.split_once('?').unwrap_or((server, ""));
    let (place, _) = place.rsplit_once('/').expect("a database in the address");
    let question = if options.is_empty() { "" } else { "?" };
    format!("{place}/{name}{question}{options}")
}

fn new_name() -> String {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("t_{}_{number}", std::process::id())
}

async fn on_server(server: &str, sql: &str) {
    let connection = sea_orm::Database::connect(server).await.expect("a server");
    connection.execute_unprepared(sql).await.expect(sql);
    connection.close().await.expect("closed");
}

impl Database {
    /// Whether the tests run on PostgreSQL.
    pub(crate) fn is_postgres() -> bool {
        server().is_some()
    }

    /// An empty database without any table.
    pub(crate) async fn blank(folder: &Path) -> Self {
        match server() {
            None => Self::file(&folder.join("heard.db")),
            Some(server) => {
                let name = new_name();
                on_server(&server, &format!("CREATE DATABASE {name}")).await;
                Self::on(&server, name)
            }
        }
    }

    /// A copy of a database nobody is connected to.
    pub(crate) async fn copy(&self, folder: &Path) -> Self {
        match (server(), &self.name) {
            (Some(server), Some(template)) => {
                let name = new_name();
                let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
                on_server(&server, &sql).await;
                Self::on(&server, name)
            }
            _ => {
                let file = folder.join("heard.db");
                std::fs::copy(self.path(), &file).expect("a copy");
                Self::file(&file)
            }
        }
    }

    fn file(path: &Path) -> Self {
        let url = format!("sqlite:{}", path.display());
        Self { url, name: None }
    }

    fn on(server: &str, name: String) -> Self {
        let url = named(server, &name);
        Self {
            url,
            name: Some(name),
        }
    }

    /// What is left behind where a database was taken away.
    pub(crate) const fn none() -> Self {
        Self {
            url: String::new(),
            name: None,
        }
    }

    /// Its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The file, where it is one.
    pub(crate) fn path(&self) -> PathBuf {
        PathBuf::from(self.url.trim_start_matches("sqlite:"))
    }

    /// A connection past the site, for looking and for damage.
    pub(crate) async fn connect(&self) -> DatabaseConnection {
        let url = self.url.replace("sqlite:", "sqlite://");
        sea_orm::Database::connect(url).await.expect("a connection")
    }

    /// Takes the database off its server.
    pub(crate) async fn remove(name: Option<String>) {
        if let (Some(server), Some(name)) = (server(), name) {
            let connection = sea_orm::Database::connect(&server).await;
            if let Ok(connection) = connection {
                let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                let _ = connection.execute_unprepared(&drop).await;
                let _ = connection.close().await;
            }
        }
    }

    /// Its name on the server.
    pub(crate) fn name(&self) -> Option<String> {
        self.name.clone()
    }
}

/// What stands in every table: how many rows, and a hash of them all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Contents(BTreeMap<String, (usize, u64)>);

impl Contents {
    /// Reads every table.
    pub(crate) async fn of(db: &DatabaseConnection) -> Self {
        let mut tables = BTreeMap::new();
        for table in tables_of(db).await {
            let mut rows = texts(db, &rows_sql(db, &table).await).await;
            rows.sort();
            let mut hasher = DefaultHasher::new();
            rows.hash(&mut hasher);
            tables.insert(table, (rows.len(), hasher.finish()));
        }
        assert!(tables.len() > 30, "the tables were not found");
        Self(tables)
    }

    /// The same without these tables.
    pub(crate) fn without(mut self, tables: &[&str]) -> Self {
        for table in tables {
            assert!(self.0.remove(*table).is_some(), "there is no table {table}");
        }
        self
    }

    /// These tables only.
    pub(crate) fn only(&self, tables: &[&str]) -> Self {
        let one = |table: &&str| ((*table).to_owned(), self.0[*table]);
        Self(tables.iter().map(one).collect())
    }

    /// How many rows every table has.
    pub(crate) fn counts(&self) -> BTreeMap<&str, usize> {
        self.0
            .iter()
            .map(|(t, (rows, _))| (t.as_str(), *rows))
            .collect()
    }

    /// How many rows a table has.
    pub(crate) fn rows(&self, table: &str) -> usize {
        self.0[table].0
    }

    /// The tables that differ.
    pub(crate) fn changed(&self, after: &Self) -> Vec<String> {
        let differs = |(table, was): (&String, &(usize, u64))| {
            let is = after.0[table];
            (is != *was).then(|| format!("{table} ({} rows, then {})", was.0, is.0))
        };
        self.0.iter().filter_map(differs).collect()
    }
}

/// The names of all tables.
pub(crate) async fn tables_of(db: &DatabaseConnection) -> Vec<String> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
        // The index of the words of comments lies in tables of its own: it follows `comment`, and
        // holds nothing that does not stand there.
        _ => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name NOT LIKE 'comment_found%'"
        }
    };
    texts(db, sql).await
}

/// The names of a table's columns.
pub(crate) async fn columns_of(db: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => format!(
            "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{table}'"
        ),
        _ => format!("SELECT name FROM pragma_table_info('{table}')"),
    };
    texts(db, &sql).await
}

async fn rows_sql(db: &DatabaseConnection, table: &str) -> String {
    if db.get_database_backend() == DbBackend::Postgres {
        return format!("SELECT r::text FROM \"{table}\" AS r");
    }
    let columns = columns_of(db, table).await;
    let quoted: Vec<String> = columns.iter().map(|c| format!("quote(\"{c}\")")).collect();
    format!("SELECT {} FROM \"{table}\"", quoted.join(" || ',' || "))
}

/// Every row of a table as a text; bytes as hexadecimal digits.
pub(crate) async fn rows_of(db: &DatabaseConnection, table: &str) -> Vec<String> {
    texts(db, &rows_sql(db, table).await).await
}

/// The first column of every row of an answer.
pub(crate) async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql.to_owned());
    let rows = db.query_all_raw(statement).await.expect(sql);
    let text = |row: sea_orm::QueryResult| row.try_get_by_index::<String>(0).expect("a text");
    rows.into_iter().map(text).collect()
}
