//! What goes wrong between a request and its page, always answered by a page with a way on.

use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use sea_orm::DbErr;
use tracing::error;

use crate::db::NotTaken;

/// What a handler answers.
pub type Reply = Result<HttpResponse, Error>;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or not for this person.
    #[error("not found")]
    NotFound,
    /// The page is somewhere else: 303.
    #[error("see {0}")]
    See(String),
    /// Nobody is signed in, and something was posted.
    #[error("not signed in")]
    SignIn,
    /// The person may not do this.
    #[error("not allowed")]
    Forbidden,
    /// The form came from elsewhere, or from an older visit.
    #[error("form not from this visit")]
    Forged,
    /// No browser sends this.
    #[error("malformed request")]
    Malformed,
    /// The method does not exist here.
    #[error("method not allowed")]
    Method,
    /// The address names a site that this is not.
    #[error("unknown host")]
    WrongHost,
    /// Somebody else was faster; the message key says how.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// More than the form takes.
    #[error("too large")]
    TooLarge,
    /// Too often; try again after so many seconds.
    #[error("too many")]
    TooMany(u64),
    /// It cannot be stored or read at the moment.
    #[error("unavailable")]
    Unavailable,
    /// Something that should not happen.
    #[error("internal: {0:#}")]
    Internal(anyhow::Error),
}

/// What an error page is about; the frame turns it into the page.
#[derive(Clone, Copy, Debug)]
pub struct Trouble {
    /// Start of the message keys: `error-<kind>-title`, `error-<kind>-text`.
    pub kind: &'static str,
}

impl Error {
    const fn kind(&self) -> &'static str {
        match self {
            Self::NotFound => "missing",
            Self::See(_) | Self::SignIn => "sign-in",
            Self::Forbidden => "forbidden",
            Self::Forged => "forged",
            Self::Malformed => "malformed",
            Self::Method => "method",
            Self::WrongHost => "host",
            Self::Conflict(kind) => kind,
            Self::TooLarge => "too-large",
            Self::TooMany(_) => "too-many",
            Self::Unavailable => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::See(_) => StatusCode::SEE_OTHER,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Forged => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::See(path) => {
                response.insert_header((LOCATION, path.clone()));
            }
            Self::TooMany(seconds) => {
                response.insert_header((RETRY_AFTER, seconds.to_string()));
            }
            Self::Unavailable => {
                response.insert_header((RETRY_AFTER, "30"));
            }
            _ => {}
        }
        response
            .extensions_mut()
            .insert(Trouble { kind: self.kind() });
        response.finish()
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(_) => Self::Unavailable,
            DbErr::RecordNotFound(_) => Self::NotFound,
            other => Self::Internal(other.into()),
        }
    }
}

impl From<NotTaken> for Error {
    fn from(not_taken: NotTaken) -> Self {
        match not_taken {
            NotTaken::Busy => Self::Unavailable,
            failed => {
                error!("{:#}", anyhow::Error::new(failed));
                Self::Unavailable
            }
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<tera::Error> for Error {
    fn from(error: tera::Error) -> Self {
        Self::Internal(anyhow::anyhow!("{error:?}"))
    }
}
