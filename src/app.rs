//! The one place where the parts are joined.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as Actix, HttpServer, web as actix};
use anyhow::Context;
use entity::installation;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use crate::config::{Limits as LimitSetting, Settings};
use crate::db::{self, Db, Tx};
use crate::jobs::{Period, Registry};
use crate::keys::Keys;
use crate::mail::Mailer;
use crate::respond::Stages;
use crate::results::Cubes;
use crate::site::Site;
use crate::web::clock::Clock;
use crate::web::kept::Recent;
use crate::web::limits::Limits;
use crate::web::locale::Locales;
use crate::web::page::Templates;
use crate::web::{Error, Routes, frame, health};
use crate::{
    aside, assessment, attached, audit, builder, demo, equality, events, formats, invited, notices,
    paper, programme, proof, publish, redaction, respond, results, safeguarding, scrutiny, sharing,
    staff, survey, themes, tracker, translate, web, who, words,
};

/// A site ready to run: what its requests share, where it listens, and its server.
pub struct App {
    /// What its requests share.
    pub site: Arc<Site>,
    /// Where it listens.
    pub address: SocketAddr,
    /// The server, to be awaited.
    pub server: Server,
}

/// Opens the database, brings it to this version, and binds the address.
pub async fn build(settings: &Settings, clock: Clock) -> anyhow::Result<App> {
    health::install_metrics();
    let listener = std::net::TcpListener::bind(settings.bind)
        .with_context(|| format!("cannot listen on {}", settings.bind))?;
    let address = listener.local_addr()?;
    let site = Arc::new(open(settings, address, clock).await?);
    let shared = actix::Data::new(Arc::clone(&site));
    let published = actix::Data::from(Arc::clone(&site.published));
    let processors = || std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
    let workers = settings.workers.map_or_else(processors, NonZeroUsize::get);
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(shared.clone())
            .app_data(published.clone())
            .wrap(from_fn(frame::around))
            // Outermost, so that error pages are compressed like any other.
            .wrap(Compress::default())
            .configure(|config| routes().configure(config))
            .default_service(nowhere())
    })
    .workers(workers)
    .max_connections(4096)
    .client_request_timeout(std::time::Duration::from_secs(10))
    .keep_alive(std::time::Duration::from_secs(20))
    // A compressed page leaves in two pieces; the second is not to wait for word of the first.
    .tcp_nodelay(true)
    .shutdown_timeout(10)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(App {
        site,
        address,
        server,
    })
}

/// Opens everything a site needs but its server: for workers and for the console.
pub async fn open(settings: &Settings, address: SocketAddr, clock: Clock) -> anyhow::Result<Site> {
    let base = settings.public_address(address)?;
    let keys = Keys::open(&settings.secret_file)?;
    let db = Db::open(settings.database_url.expose()).await?;
    db::console::upgrade(settings, &db).await?;
    remember(&db, &keys, &clock).await?;
    let locales = Locales::shipped()?;
    let templates = Templates::load()?;
    let folder = settings
        .secret_file
        .parent()
        .map_or_else(PathBuf::new, PathBuf::from)
        .join("mail");
    let mailer = Mailer::new(settings.smtp_url.as_ref(), folder, &settings.mail_from)?;
    Ok(Site {
        db,
        keys,
        clock,
        locales,
        templates,
        recent: Recent::default(),
        base,
        trusted: settings.trusted_proxies.clone(),
        limits: Limits::new(settings.limits == LimitSetting::On),
        partners: settings.partners.clone(),
        mailer,
        published: Arc::default(),
        stages: Stages::default(),
        cubes: Cubes::default(),
        meanings: themes::Meanings::default(),
        bursts: scrutiny::Bursts::default(),
    })
}

/// Notes whose secret made this database, or refuses a foreign one: what is sealed would not open,
/// and every receipt would be void.
async fn remember(db: &Db, keys: &Keys, clock: &Clock) -> anyhow::Result<()> {
    let known = installation::Entity::find_by_id(1).one(db.read()).await?;
    match known {
        Some(known) if known.secret_fingerprint == keys.fingerprint() => Ok(()),
        Some(_) => anyhow::bail!(
            "this database belongs to another secret file; put that file back (HEARD_SECRET_FILE)"
        ),
        None => {
            let row = installation::ActiveModel {
                id: Set(1),
                secret_fingerprint: Set(keys.fingerprint().to_owned()),
                created_at: Set(clock.now().utc()),
            };
            db.write(async |tx: &Tx| row.insert(tx).await).await?;
            Ok(())
        }
    }
}

/// Every route of the site.
#[must_use]
pub fn routes() -> Routes {
    let mut routes = Routes::new();
    // Routes are tried in this order: answering comes first.
    respond::mount(&mut routes);
    web::assets::mount(&mut routes);
    web::plain::mount(&mut routes);
    health::mount(&mut routes);
    programme::mount(&mut routes);
    assessment::mount(&mut routes);
    paper::mount(&mut routes);
    events::mount(&mut routes);
    formats::mount(&mut routes);
    invited::mount(&mut routes);
    notices::mount(&mut routes);
    sharing::mount(&mut routes);
    tracker::mount(&mut routes);
    staff::mount(&mut routes);
    audit::mount(&mut routes);
    builder::mount(&mut routes);
    survey::mount(&mut routes);
    proof::mount(&mut routes);
    publish::mount(&mut routes);
    translate::mount(&mut routes);
    words::mount(&mut routes);
    themes::mount(&mut routes);
    redaction::mount(&mut routes);
    results::mount(&mut routes);
    equality::mount(&mut routes);
    who::mount(&mut routes);
    safeguarding::mount(&mut routes);
    scrutiny::mount(&mut routes);
    aside::mount(&mut routes);
    attached::mount(&mut routes);
    demo::mount(&mut routes);
    routes
}

/// Every job, and how often those that come round do.
#[must_use]
pub fn jobs() -> Registry {
    Registry::new()
        .with_batches::<crate::mail::SendMail>()
        .with_batches::<events::jobs::Tell>()
        .with::<formats::jobs::Arrived>()
        .with::<themes::jobs::Group>()
        .scheduled::<themes::jobs::NameLanguages>(Period::Hour)
        .scheduled::<themes::words::WriteWords>(Period::Minute)
        .scheduled::<themes::bundles::FindBundles>(Period::Hour)
        .scheduled::<redaction::jobs::Find>(Period::Minute)
        .scheduled::<respond::jobs::Forget>(Period::Night)
        .scheduled::<respond::jobs::Remind>(Period::Hour)
        .scheduled::<events::jobs::Forget>(Period::Night)
        .with::<invited::jobs::Write>()
        .scheduled::<invited::jobs::Remind>(Period::Night)
        .scheduled::<invited::jobs::Forget>(Period::Night)
        .scheduled::<notices::jobs::Tell>(Period::Hour)
        .scheduled::<notices::jobs::digest::Digest>(Period::Hour)
        .scheduled::<formats::jobs::Warn>(Period::Night)
        .scheduled::<formats::jobs::Forget>(Period::Night)
        .scheduled::<publish::jobs::Forget>(Period::Night)
        .scheduled::<builder::jobs::Forget>(Period::Night)
        .scheduled::<crate::audit::Seal>(Period::Night)
        .scheduled::<results::jobs::TakeSnapshots>(Period::Minute)
        .scheduled::<safeguarding::jobs::Tell>(Period::Minute)
        .scheduled::<equality::jobs::Shuffle>(Period::Night)
        .scheduled::<equality::jobs::EndLinks>(Period::Night)
        .scheduled::<assessment::jobs::Remind>(Period::Night)
        .with::<assessment::jobs::Doubted>()
}

fn nowhere() -> actix_web::Route {
    actix::to(|| async { Err::<actix_web::HttpResponse, _>(Error::NotFound) })
}
