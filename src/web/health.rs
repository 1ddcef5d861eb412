//! Whether the site lives, whether it can work, and how it is doing.

use std::sync::OnceLock;

use actix_web::HttpResponse;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use sea_orm::{ConnectionTrait, Statement};

use super::gate::Operator;
use super::{Public, Reply, Routes, Shell};

static METRICS: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to count; once in a process, however many sites run in it.
pub fn install_metrics() {
    METRICS.get_or_init(|| {
        PrometheusBuilder::new()
            .set_buckets(&[0.001, 0.005, 0.02, 0.1, 0.5, 2.0])
            .ok()?
            .install_recorder()
            .ok()
    });
}

/// Mounts the addresses of the operator.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/health/live", live)
        .get("/health/ready", ready)
        .get("/metrics", metrics);
}

/// The process answers.
async fn live(_: Public) -> Reply {
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("live\n"))
}

/// The database answers.
async fn ready(_: Public, shell: Shell) -> Reply {
    let db = shell.db().read();
    let statement = Statement::from_string(db.get_database_backend(), "SELECT 1");
    let (status, says) = match db.query_one_raw(statement).await {
        Ok(_) => (actix_web::http::StatusCode::OK, "ready\n"),
        Err(_) => (
            actix_web::http::StatusCode::SERVICE_UNAVAILABLE,
            "not ready: no database\n",
        ),
    };
    Ok(HttpResponse::build(status)
        .content_type("text/plain; charset=utf-8")
        .body(says))
}

/// Counters and times in the Prometheus text format.
async fn metrics(_: Operator) -> Reply {
    let rendered = METRICS
        .get()
        .and_then(Option::as_ref)
        .map(PrometheusHandle::render);
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(rendered.unwrap_or_default()))
}
