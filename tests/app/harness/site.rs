//! A site of a test: built as the program builds it, on a port and in a folder of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use actix_web::dev::ServerHandle;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use clap::Parser;
use domain::role::Role;
use domain::text::{Email, Password, PersonName};
use heard::config::Settings;
use heard::console::Console;
use heard::db::Tx;
use heard::demo::console::DemoCall;
use heard::site::Site;
use heard::staff::commands::NewStaff;
use heard::staff::proof::{Reach, Staff};
use heard::staff::roles::ManageStaff;
use heard::web::clock::Clock;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::database::Database;
use super::people::{PASSWORD, PEOPLE, email_of};
use super::{Browser, Mail, Places, Program, finish};

/// The made-up programme of the demo, and its survey.
pub(crate) const FICTION: &str = "better-days";
/// The programme of facts of the demo.
pub(crate) const REVIEW: &str = "mental-health-review";

/// The moment at which the tests begin: a Monday in term, noon in London.
pub(crate) fn noon() -> DateTime<Utc> {
    let noon = Utc.with_ymd_and_hms(2026, 11, 23, 12, 0, 0);
    noon.single().expect("an instant")
}

/// A running site.
pub(crate) struct App {
    /// What its requests share.
    pub(crate) site: Arc<Site>,
    /// Its database.
    pub(crate) database: Database,
    settings: Settings,
    address: SocketAddr,
    folder: Option<TempDir>,
    server: ServerHandle,
}

#[derive(Parser)]
struct Call {
    #[command(flatten)]
    settings: Settings,
}

#[derive(Parser)]
struct Demo {
    #[command(flatten)]
    call: DemoCall,
}

/// Settings as a command line would give them, so that what it leaves out has its default.
pub(crate) fn settings(folder: &Path, database: &Database, more: &[&str]) -> Settings {
    let secret = folder.join("secret.key").display().to_string();
    let mut words = vec!["heard", "--database-url", database.url()];
    words.extend(["--secret-file", &secret]);
    for (flag, value) in [
        ("--limits", "off"),
        ("--workers", "1"),
        ("--bind", "127.0.0.1:0"),
        ("--partners", "Heard"),
        ("--mail-from", "Heard <heard@localhost>"),
    ] {
        if !more.contains(&flag) {
            words.extend([flag, value]);
        }
    }
    words.extend(more);
    Call::parse_from(words).settings
}

/// A database and a secret that belong together, prepared once.
struct Prepared {
    folder: TempDir,
    database: Database,
}

static EMPTY: OnceCell<Prepared> = OnceCell::const_new();
static DEMO: OnceCell<Prepared> = OnceCell::const_new();
static SHARED: OnceCell<App> = OnceCell::const_new();
static HASH: OnceLock<String> = OnceLock::new();

impl Prepared {
    async fn empty() -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = Database::blank(folder.path()).await;
        let prepared = Self { folder, database };
        let site = prepared.open().await;
        site.db.clone().close().await.expect("closed");
        prepared
    }

    /// The demo, and for each role somebody of our own on the whole site and in either programme.
    async fn demo() -> Self {
        let empty = EMPTY.get_or_init(Self::empty).await;
        let (folder, database) = empty.copy().await;
        let prepared = Self { folder, database };
        let site = prepared.open().await;
        let settings = settings(prepared.folder.path(), &prepared.database, &[]);
        load_demo(&site, &settings, 60).await;
        for person in PEOPLE {
            let organisation = if person.name == "other-owner" {
                "larkmoor-buses"
            } else {
                "lantern-house"
            };
            add_staff(
                &site,
                person.name,
                person.role,
                person.programme,
                organisation,
            )
            .await;
        }
        site.db.clone().close().await.expect("closed");
        prepared
    }

    async fn open(&self) -> Arc<Site> {
        let settings = settings(self.folder.path(), &self.database, &[]);
        let site = heard::app::open(&settings, settings.bind, Clock::set_at(noon()));
        Arc::new(site.await.expect("a site"))
    }

    async fn copy(&self) -> (TempDir, Database) {
        let folder = TempDir::new().expect("a folder");
        let database = self.database.copy(folder.path()).await;
        let secret = |folder: &TempDir| folder.path().join("secret.key");
        std::fs::copy(secret(&self.folder), secret(&folder)).expect("the secret");
        (folder, database)
    }
}

fn console(site: &Arc<Site>) -> Console {
    Console {
        texts: Arc::clone(site.locales.get("en")),
        site: Arc::clone(site),
    }
}

async fn load_demo(site: &Arc<Site>, settings: &Settings, responses: usize) {
    let responses = responses.to_string();
    let call = Demo::parse_from(["heard", "--responses", &responses]).call;
    let console = console(site);
    let loading = Box::pin(heard::demo::console::load(&console, settings, &call));
    loading.await.expect("the demo");
}

/// Makes an account that has the tests' password.
pub(crate) async fn add_staff(
    site: &Site,
    name: &str,
    role: Role,
    programme: Option<&str>,
    organisation: &str,
) {
    let hash = match HASH.get() {
        Some(hash) => hash.clone(),
        None => {
            let password = Password::parse(PASSWORD).expect("a password");
            let hash = heard::staff::password::hash(password)
                .await
                .expect("a hash");
            HASH.get_or_init(|| hash).clone()
        }
    };
    let db = site.db.read();
    let programme = match programme {
        Some(slug) => heard::programme::queries::id_by_slug(db, slug)
            .await
            .expect("programmes"),
        None => None,
    };
    let organisations = heard::programme::queries::organisations(db).await;
    let organisation = organisations
        .expect("organisations")
        .into_iter()
        .find(|(_, slug, _)| slug == organisation)
        .map(|(id, ..)| id);
    let email = Email::parse(&email_of(name)).expect("an address");
    let name = PersonName::parse(name).expect("a name");
    let reach = programme.map_or(Reach::Site, |id| Reach::Programmes(vec![id]));
    let new = NewStaff {
        email: &email,
        name: &name,
        role,
        reach: &reach,
        organisation: organisation.filter(|_| role == Role::Owner),
        password_hash: Some(hash),
    };
    let (by, now) = (Staff::<ManageStaff>::operator(), site.clock.now());
    let add = async |tx: &Tx| heard::staff::commands::add(tx, &by, new, now).await;
    site.db.write(add).await.expect("an account");
}

impl App {
    /// A site with nothing in it.
    pub(crate) async fn empty() -> Self {
        let (folder, database) = EMPTY.get_or_init(Prepared::empty).await.copy().await;
        Self::start(folder, database, &[]).await
    }

    /// A site with the demo and the tests' own staff.
    pub(crate) async fn demo() -> Self {
        Self::demo_with(&[]).await
    }

    /// The same with other flags.
    pub(crate) async fn demo_with(flags: &[&str]) -> Self {
        let (folder, database) = DEMO.get_or_init(Prepared::demo).await.copy().await;
        Self::start(folder, database, flags).await
    }

    /// One demo for all tests that only look.
    pub(crate) async fn shared() -> &'static Self {
        SHARED.get_or_init(Self::demo).await
    }

    async fn start(folder: TempDir, database: Database, flags: &[&str]) -> Self {
        let settings = settings(folder.path(), &database, flags);
        let app = heard::app::build(&settings, Clock::set_at(noon()))
            .await
            .expect("a site");
        let server = app.server.handle();
        // Its own thread of the runtime takes it from here.
        tokio::spawn(app.server);
        Self {
            site: app.site,
            address: app.address,
            folder: Some(folder),
            database,
            settings,
            server,
        }
    }

    /// The same site, stopped and started again on its database and secret.
    pub(crate) async fn started_anew(mut self) -> Self {
        self.server.stop(true).await;
        self.site.db.clone().close().await.expect("closed");
        let folder = self.folder.take().expect("a folder");
        let database = std::mem::replace(&mut self.database, Database::none());
        Self::start(folder, database, &[]).await
    }

    /// The same site, stopped, put back to an earlier copy of its database, and started again; with
    /// what the operator is told.
    pub(crate) async fn restored(mut self, copy: &Path) -> (Self, String) {
        self.server.stop(true).await;
        self.site.db.clone().close().await.expect("closed");
        let said = heard::console::restore(&self.settings, copy).await;
        let folder = self.folder.take().expect("a folder");
        let database = std::mem::replace(&mut self.database, Database::none());
        let app = Self::start(folder, database, &[]).await;
        (app, said.expect("a database put back"))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.as_ref().expect("a folder").path()
    }

    /// Its settings.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Its console, as an operator beside the running site has it.
    pub(crate) fn console(&self) -> Console {
        console(&self.site)
    }

    /// Loads the demo with so many responses.
    pub(crate) async fn loads_demo(&self, responses: usize) {
        load_demo(&self.site, &self.settings, responses).await;
    }

    /// Makes an account for one programme.
    pub(crate) async fn adds_staff(&self, name: &str, role: Role, programme: &str) {
        add_staff(&self.site, name, role, Some(programme), "").await;
    }

    /// The program, called beside the running site.
    pub(crate) fn program(&self) -> Program {
        Program::on(self.folder(), self.database.url())
    }

    /// A browser that has never been here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&format!("http://{}", self.address))
    }

    /// A browser that goes to a server of this site elsewhere.
    pub(crate) fn browser_at(&self, address: SocketAddr) -> Browser {
        Browser::new(&format!("http://{address}"))
    }

    /// A member of staff, signed in through the form.
    pub(crate) async fn staff(&self, name: &str) -> Browser {
        let browser = self.browser();
        browser.signs_in(name).await;
        browser
    }

    /// Real things of the demo, for the addresses of routes.
    pub(crate) async fn places(&self) -> Places {
        Places::find(&self.site).await
    }

    /// Does whatever waits in the queue.
    pub(crate) async fn run_jobs(&self) {
        let registry = heard::app::jobs();
        while registry.run_due(&self.site).await.expect("a job") {}
    }

    /// Lets the site's clock go on.
    pub(crate) fn later(&self, by: TimeDelta) {
        self.site.clock.advance(by);
    }

    /// Every mail that went out, oldest first.
    pub(crate) fn mail(&self) -> Vec<Mail> {
        Mail::read_all(&self.folder().join("mail"))
    }

    /// Writes a file into the folder of the site.
    pub(crate) fn file(&self, name: &str, text: &str) -> std::path::PathBuf {
        let path = self.folder().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let (server, site) = (self.server.clone(), Arc::clone(&self.site));
        let (folder, name) = (self.folder.take(), self.database.name());
        finish(async move {
            server.stop(false).await;
            let _ = site.db.clone().close().await;
            Database::remove(name).await;
            drop(folder);
        });
    }
}
