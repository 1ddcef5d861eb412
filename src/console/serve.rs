//! Running the site and its workers.

use std::sync::Arc;

use tokio::sync::watch;
use tracing::info;
use tracing_subscriber::EnvFilter;

use crate::app;
use crate::config::Settings;
use crate::db::SiteLock;
use crate::web::assets;
use crate::web::clock::Clock;

/// Sends the log to standard error, in words or as JSON.
pub(super) fn log(settings: &Settings) {
    let quiet = "sqlx=warn,sea_orm=warn,sea_orm_migration=warn,actix_server=warn,lettre=warn";
    let filter = EnvFilter::new(format!("{},{quiet}", settings.log));
    let base = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let installed = match settings.log_format.as_deref() {
        Some("json") => base.json().flatten_event(true).try_init(),
        _ => base.with_target(false).with_ansi(false).try_init(),
    };
    if let Err(error) = installed {
        eprintln!("heard: no log: {error}");
    }
}

/// Serves until told to stop.
pub(super) async fn serve(settings: &Settings, no_work: bool) -> anyhow::Result<String> {
    let _lock = SiteLock::take(settings.database_url.expose())?;
    let app = app::build(settings, Clock::real()).await?;
    println!("listening on {}", app.site.base.join(""));
    if assets::IS_FALLBACK {
        eprintln!("heard: built without the front-end kit: the plain stylesheet is used");
    }
    let (stop, stopped) = watch::channel(false);
    let worker = (!no_work).then(|| {
        let registry = Arc::new(app::jobs());
        tokio::spawn(registry.work(Arc::clone(&app.site), stopped))
    });
    let handle = app.server.handle();
    let mut server = tokio::spawn(app.server);
    tokio::select! {
        told = told_to_stop() => told?,
        ended = &mut server => return ended?.map(|()| String::new()).map_err(Into::into),
    }
    // The worker first: connections it uses may live on threads that end with the server.
    stop.send_replace(true);
    if let Some(worker) = worker {
        worker.await?;
    }
    handle.stop(true).await;
    server.await??;
    info!("stopped");
    Ok(String::new())
}

/// Works until told to stop.
pub(super) async fn work(settings: &Settings) -> anyhow::Result<String> {
    let site = Arc::new(app::open(settings, settings.bind, Clock::real()).await?);
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(Arc::new(app::jobs()).work(site, stopped));
    told_to_stop().await?;
    stop.send_replace(true);
    worker.await?;
    Ok(String::new())
}

/// Waits for SIGTERM, or for Ctrl-C.
async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    }
}
