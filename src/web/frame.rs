//! The frame around every request: whose host, which language, which headers, and error pages.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST,
    HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use actix_web::http::{StatusCode, Uri};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use domain::survey::EASY_ENGLISH;
use tracing::{error, info};

use super::error::Trouble;
use super::locale::{LANGUAGES, path_in, prefixes};
use super::routes::Pattern;
use super::shell::Shell;
use super::{Error, ui};
use crate::config::{BaseUrl, host_of, is_loopback_host};
use crate::site::Site;

/// What the frame found out about a request, for the shell.
#[derive(Clone, Copy, Debug)]
pub struct Framed {
    /// Names the request in logs and on error pages.
    pub id: u64,
    /// Language of the page.
    pub language: &'static str,
    /// Wording surveys are read in: the same language, its easy read, or a language the site itself
    /// does not speak.
    pub reading: &'static str,
    /// Whether everything is in large print.
    pub large: bool,
}

/// The prefix of pages in large print; it follows that of the language.
pub(super) const LARGE: &str = "large";

impl Framed {
    /// What the prefix of an address says: `/ur`, `/easy`, `/large`, `/ur/large`, or nothing.
    fn of(id: u64, reading: Option<&'static str>, large: bool) -> Self {
        let english = LANGUAGES[0].tag;
        let reading = reading.unwrap_or(english);
        let spoken = LANGUAGES.iter().find(|language| language.tag == reading);
        Self {
            id,
            language: spoken.map_or(english, |language| language.tag),
            reading,
            large,
        }
    }

    /// A page nobody asked for by an address.
    pub(super) fn plain() -> Self {
        Self::of(0, None, false)
    }

    /// In which texts the interface speaks: those of the language, or of its easy read.
    #[must_use]
    pub fn texts(&self) -> &'static str {
        match self.reading == EASY_ENGLISH {
            true => EASY_ENGLISH,
            false => self.language,
        }
    }

    /// A path of this site in the language and form of the page.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        path_as(self.reading, self.large, path)
    }
}

/// A path of this site where surveys are read in a wording, in large print or not.
#[must_use]
pub fn path_as(reading: &str, large: bool, path: &str) -> String {
    match large {
        true => path_in(reading, &format!("/{LARGE}{path}")),
        false => path_in(reading, path),
    }
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Wraps every request of the site.
pub async fn around<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let begun = Instant::now();
    let Some(site) = request
        .app_data::<web::Data<std::sync::Arc<Site>>>()
        .cloned()
    else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    // It names the request and guards nothing.
    let id = rand::random();
    let reading = take_prefix(&mut request, prefixes());
    let large = take_prefix(&mut request, [(LARGE, LARGE)]).is_some();
    let framed = Framed::of(id, reading, large);
    request.extensions_mut().insert(framed);
    let method = request.method().clone();

    let mut response = if !host_is_ours(&request, &site.base) {
        request.into_response(actix_web::HttpResponse::from_error(Error::WrongHost))
    } else if request.path().contains("%00") {
        // Nothing is called that, and PostgreSQL takes no NUL in a text.
        request.into_response(actix_web::HttpResponse::from_error(Error::NotFound))
    } else {
        match next.call(request).await {
            Ok(response) => response.map_into_boxed_body(),
            Err(_) => return Err(Error::Internal(anyhow::anyhow!("a service failed")).into()),
        }
    };
    if let Some(fault) = response
        .response()
        .error()
        .filter(|_| response.status() == 500)
    {
        // With the number that stands on the page, so that who reports it leads to the cause.
        match fault.as_error::<Error>() {
            Some(Error::Internal(cause)) => {
                error!(request = %format_args!("{id:016x}"), "{cause:#}")
            }
            _ => error!(request = %format_args!("{id:016x}"), "{fault}"),
        }
    }
    if response.status().is_client_error() || response.status().is_server_error() {
        response = with_error_page(response).await;
    }
    let secure = site.base.is_https();
    protect(response.headers_mut(), secure);
    let pattern = response.request().app_data::<Pattern>();
    let route = pattern.map_or("-", |pattern| pattern.0);
    let status = response.status().as_u16();
    let millis = begun.elapsed().as_millis();
    // The pattern, never the address: addresses hold tokens.
    info!(request = %format_args!("{id:016x}"), %method, route, status, millis);
    metrics::counter!("heard_requests_total", "route" => route, "status" => status.to_string())
        .increment(1);
    metrics::histogram!("heard_request_seconds", "route" => route)
        .record(begun.elapsed().as_secs_f64());
    Ok(response)
}

/// Takes a prefix off the address: `/cy/surveys/x` is `/surveys/x` in Welsh. Staff pages have none.
/// Says what the prefix means.
fn take_prefix(
    request: &mut ServiceRequest,
    known: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> Option<&'static str> {
    let path = request.path();
    let (prefix, meaning, rest) = known.into_iter().find_map(|(prefix, meaning)| {
        let rest = path.strip_prefix('/')?.strip_prefix(prefix)?;
        let ends = rest.is_empty() || rest.starts_with('/');
        let is_staff = rest == "/staff" || rest.starts_with("/staff/");
        (ends && !is_staff).then_some((prefix, meaning, rest.len()))
    })?;
    let uri = request.uri().to_string();
    let start = uri
        .find(&format!("/{prefix}"))
        .map_or(0, |at| at + prefix.len() + 1);
    let mut stripped = uri.get(start..).unwrap_or("/").to_owned();
    if rest == 0 {
        stripped.insert(0, '/');
    }
    if let Ok(uri) = stripped.parse::<Uri>() {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
    Some(meaning)
}

/// Whether an authority is the public address of the site or this machine.
#[must_use]
pub fn is_our_host(base: &BaseUrl, authority: &str) -> bool {
    authority.eq_ignore_ascii_case(base.authority()) || is_loopback_host(host_of(authority))
}

fn host_is_ours(request: &ServiceRequest, base: &BaseUrl) -> bool {
    let mut hosts = request.headers().get_all(HOST);
    let named = hosts.next().and_then(|host| host.to_str().ok());
    let absolute = request
        .uri()
        .authority()
        .map(|authority| authority.as_str());
    let all_ours = named
        .into_iter()
        .chain(absolute)
        .all(|host| is_our_host(base, host));
    named.is_some() && hosts.next().is_none() && all_ours
}

async fn with_error_page(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let trouble = response.response().extensions().get::<Trouble>().copied();
    let kind = match (trouble, response.status()) {
        (Some(trouble), _) => trouble.kind,
        // A page that was rendered with this status on purpose, such as a refused form.
        _ if is_page(&response) => return response,
        (None, StatusCode::NOT_FOUND) => "missing",
        (None, StatusCode::METHOD_NOT_ALLOWED) => "method",
        (None, StatusCode::PAYLOAD_TOO_LARGE) => "too-large",
        (None, status) if status.is_server_error() => "internal",
        (None, _) => "malformed",
    };
    let status = response.status();
    let (request, old) = response.into_parts();
    super::gate::acquaint(&request).await;
    let page = match Shell::of(&request).await {
        Ok(shell) => shell.trouble(ui::ErrorPage::new(&shell, kind), status),
        Err(_) => return ServiceResponse::new(request, old),
    };
    let Ok(mut page) = page else {
        return ServiceResponse::new(request, old);
    };
    // What describes the old body does not describe the page.
    let about_body = [CONTENT_LENGTH, CONTENT_TYPE, CONTENT_ENCODING];
    for (name, value) in old.headers() {
        if !about_body.contains(name) {
            page.headers_mut().insert(name.clone(), value.clone());
        }
    }
    ServiceResponse::new(request, page)
}

fn is_page(response: &ServiceResponse<BoxBody>) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn protect(headers: &mut HeaderMap, secure: bool) {
    let mut set = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    set(REFERRER_POLICY, "no-referrer");
    set(CACHE_CONTROL, "no-store");
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), interest-cohort=(), microphone=(), payment=(), usb=()",
    );
    if secure {
        set(
            STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        );
    }
}
