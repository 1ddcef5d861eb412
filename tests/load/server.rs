//! The server under test: made, started, measured and ended.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, TryGetable,
};
use tempfile::TempDir;

use crate::figures::{cpu, memory, parent};

/// One installation: a folder, a database with the demo in it, and the means to start a server.
pub(crate) struct Site {
    folder: TempDir,
    binary: PathBuf,
    url: String,
    /// The maintenance database in which ours was made, and the name of ours.
    made: Option<(String, String)>,
}

impl Site {
    /// A fresh one. Without a database address it is SQLite in the folder; an address that ends
    /// with `/postgres` names the place where a database is made, and taken away afterwards.
    pub(crate) async fn make(database: Option<&str>) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("heard-load-").tempdir()?;
        // The binary may be built anew while this runs.
        let binary = folder.path().join("heard");
        std::fs::copy(env!("CARGO_BIN_EXE_heard"), &binary)?;
        let mut made = None;
        let url = match database {
            None => format!("sqlite:{}", folder.path().join("heard.db").display()),
            Some(url) => match maintenance(url) {
                Some((server, rest)) => {
                    let name = format!("heard_load_{}", std::process::id());
                    let place = Database::connect(url).await?;
                    place
                        .execute_unprepared(&format!("CREATE DATABASE {name}"))
                        .await?;
                    place.close().await?;
                    made = Some((url.to_owned(), name.clone()));
                    format!("{server}/{name}{rest}")
                }
                None => url.to_owned(),
            },
        };
        let site = Self {
            folder,
            binary,
            url,
            made,
        };
        site.run(&["demo"]).context("the demo")?;
        Ok(site)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("HEARD_DATABASE_URL", &self.url)
            .env("HEARD_SECRET_FILE", self.secret())
            .env("HEARD_BIND", "127.0.0.1:0")
            .env("HEARD_LIMITS", "off")
            .env_remove("HEARD_BASE_URL")
            .stdin(Stdio::null());
        command
    }

    /// Runs a command of `heard` to its end.
    pub(crate) fn run(&self, words: &[&str]) -> anyhow::Result<String> {
        let output = self.command(words).output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(
            output.status.success(),
            "heard {} failed: {}",
            words.join(" "),
            said.trim()
        );
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Starts a server and waits until it listens.
    pub(crate) fn start(&self) -> anyhow::Result<Server> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_file())?;
        let begun = Instant::now();
        let mut child = self
            .command(&["serve"])
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()?;
        let mut line = String::new();
        let stdout = child.stdout.take().context("no output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let took = begun.elapsed();
        let Some(at) = line.trim().strip_prefix("listening on http://") else {
            let _ = child.kill();
            let _ = child.wait();
            bail!("the server did not start: {:?}", self.complaints());
        };
        Ok(Server {
            child,
            at: at.parse()?,
            took,
        })
    }

    /// Where the secret lies.
    pub(crate) fn secret(&self) -> PathBuf {
        self.folder.path().join("secret.key")
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    /// A place for files beside the database.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A connection of our own, which shares nothing with the code under test.
    pub(crate) async fn connect(&self) -> anyhow::Result<DatabaseConnection> {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        Ok(Database::connect(options).await?)
    }

    fn is_postgres(&self) -> bool {
        self.url.starts_with("postgres")
    }

    /// Which database this is, and whether what it acknowledges is on the disk.
    pub(crate) async fn kind(&self) -> anyhow::Result<String> {
        if !self.is_postgres() {
            return Ok("SQLite".to_owned());
        }
        let fsync: String = self.ask("SHOW fsync").await?;
        Ok(format!("PostgreSQL with fsync {fsync}"))
    }

    async fn ask<T: TryGetable>(&self, sql: &str) -> anyhow::Result<T> {
        let db = self.connect().await?;
        let statement = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(statement).await?.context("no answer")?;
        db.close().await?;
        Ok(row.try_get_by_index(0)?)
    }

    /// The process every backend of the database comes from, when it runs on this machine.
    pub(crate) async fn postmaster(&self) -> anyhow::Result<Option<String>> {
        if !self.is_postgres() {
            return Ok(None);
        }
        let db = self.connect().await?;
        let ask = "SELECT pg_backend_pid()";
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask));
        let backend: i32 = row.await?.context("no answer")?.try_get_by_index(0)?;
        // While the connection is open: its process ends with it.
        let parent = parent(&backend.to_string());
        db.close().await?;
        Ok(parent)
    }

    /// Address and password of the demo's officer.
    pub(crate) fn officer(&self) -> anyhow::Result<(String, String)> {
        let all = std::fs::read_to_string(self.file("demo-sign-ins.txt"))?;
        let line = all.lines().find(|line| line.starts_with("officer"));
        let mut words = line.context("no officer")?.split_whitespace().skip(1);
        match (words.next(), words.next()) {
            (Some(email), Some(password)) => Ok((email.to_owned(), password.to_owned())),
            _ => bail!("the sign-ins do not read as expected"),
        }
    }

    /// What the servers complained about, each once with how often.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.log_file()).unwrap_or_default();
        let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
        for line in log.lines().filter(|line| !line.contains(" INFO ")) {
            let said = line.split_once(' ').map_or(line, |(_, said)| said).trim();
            *counted.entry(said).or_default() += 1;
        }
        counted
            .into_iter()
            .map(|(said, count)| format!("{count} x {said}"))
            .collect()
    }

    /// Durable writes this disk takes in a second, beside the database, just now.
    pub(crate) fn syncs(&self) -> anyhow::Result<f64> {
        let mut file = File::create(self.file("syncs"))?;
        let page = [7_u8; 4096];
        let begun = Instant::now();
        let mut count = 0_u32;
        while begun.elapsed() < Duration::from_millis(700) {
            file.write_all(&page)?;
            file.sync_data()?;
            count += 1;
        }
        Ok(f64::from(count) / begun.elapsed().as_secs_f64())
    }

    /// Takes a database we made away again.
    pub(crate) async fn unmake(self) -> anyhow::Result<()> {
        if let Some((url, name)) = &self.made {
            let place = Database::connect(url).await?;
            place
                .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
                .await?;
            place.close().await?;
        }
        Ok(())
    }
}

/// The address of a PostgreSQL server without and after the name of its maintenance database.
fn maintenance(url: &str) -> Option<(&str, &str)> {
    if !url.starts_with("postgres") {
        return None;
    }
    let (server, rest) = url.split_once("/postgres?").unwrap_or((url, ""));
    if !rest.is_empty() {
        let at = url.len() - rest.len() - 1;
        return Some((server, url.get(at..)?));
    }
    Some((url.strip_suffix("/postgres")?, ""))
}

/// A running server.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) at: SocketAddr,
    /// From its start to its readiness.
    pub(crate) took: Duration,
}

impl Server {
    /// Processor time used so far, in milliseconds.
    pub(crate) fn cpu(&self) -> f64 {
        cpu(&self.child.id().to_string())
    }

    /// Memory in MiB: its share of what it has in use now.
    pub(crate) fn pss(&self) -> f64 {
        memory(&format!("/proc/{}/smaps_rollup", self.child.id()), "Pss:")
    }

    /// Memory in MiB: the most that was ever resident.
    pub(crate) fn most_resident(&self) -> f64 {
        memory(&format!("/proc/{}/status", self.child.id()), "VmHWM:")
    }

    /// Whether it ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// `kill -9`.
    pub(crate) fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop and waits until it has.
    pub(crate) fn stop(mut self) -> anyhow::Result<()> {
        Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()?;
        let begun = Instant::now();
        while self.child.try_wait()?.is_none() {
            ensure!(
                begun.elapsed() < Duration::from_secs(20),
                "the server does not stop"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
