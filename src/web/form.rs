//! Forms as they are posted: no larger than they may be, from a page of this visit, not too often.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, ORIGIN};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest, web};
use domain::survey::Fields;
use futures_util::StreamExt;

use super::csrf::Visit;
use super::{Error, address, cookies};
use crate::site::Site;

/// A form that can be posted.
pub trait Form: Sized + 'static {
    /// The most bytes its body may have.
    const LIMIT: usize = 64 * 1024;

    /// Whether it is sent by a mail program for its user, outside any visit. Its address must then
    /// hold a secret that came by mail, and it must do nothing but what the mail says.
    const FROM_MAIL: bool = false;

    /// The most bytes of a file that may come with it, in a form of several parts. None may where
    /// it is 0.
    const FILES: usize = 0;

    /// Reads it from its body and the pairs found there; `None` when no browser sends that.
    fn decode(body: &[u8], pairs: Vec<(String, String)>) -> Option<Self>;

    /// Takes the file in that came with it.
    fn attach(&mut self, _: SentFile) {}
}

/// A file as it was sent.
#[derive(Clone)]
pub struct SentFile {
    /// The field it came in.
    pub field: String,
    /// What it was called where it came from.
    pub name: String,
    /// Its bytes; none when there were more than may come.
    pub bytes: Bytes,
    /// Whether there were more.
    pub is_large: bool,
}

impl SentFile {
    /// Whether a file was chosen at all: browsers send an empty part where none was.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        self.is_large || !self.name.is_empty() || !self.bytes.is_empty()
    }
}

impl std::fmt::Debug for SentFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SentFile(<withheld>)")
    }
}

/// A form with one file.
#[derive(Debug, Default)]
pub struct Upload {
    /// The file.
    pub file: Option<SentFile>,
}

impl Form for Upload {
    const LIMIT: usize = 16 * 1024;
    const FILES: usize = domain::upload::MOST;

    fn decode(_: &[u8], _: Vec<(String, String)>) -> Option<Self> {
        Some(Self::default())
    }

    fn attach(&mut self, file: SentFile) {
        self.file = Some(file);
    }
}

/// A survey page: whatever fields it has, in order. 10,000 characters of Urdu are 120 KB encoded,
/// and a page holds several such boxes.
impl Form for Fields {
    const LIMIT: usize = 1024 * 1024;

    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        Some(Self::from(pairs))
    }
}

/// Whatever fields a page has, with one file of at most `MOST` bytes.
#[derive(Debug, Default)]
pub struct FieldsAndFile<const MOST: usize> {
    /// The fields.
    pub fields: Fields,
    /// The file, where one was chosen.
    pub file: Option<SentFile>,
}

impl<const MOST: usize> Form for FieldsAndFile<MOST> {
    const LIMIT: usize = <Fields as Form>::LIMIT;
    const FILES: usize = MOST;

    fn decode(_: &[u8], pairs: Vec<(String, String)>) -> Option<Self> {
        Some(Self {
            fields: Fields::from(pairs),
            file: None,
        })
    }

    fn attach(&mut self, file: SentFile) {
        self.file = Some(file);
    }
}

/// Makes structs of strings postable: fields the struct does not name are ignored, a field that
/// comes twice is refused.
macro_rules! forms {
    ($($form:ty),+ $(,)?) => {
        $(impl $crate::web::form::Form for $form {
            fn decode(body: &[u8], _: Vec<(String, String)>) -> Option<Self> {
                serde_html_form::from_bytes(body).ok()
            }
        })+
    };
}
pub(crate) use forms;

/// A form that asks nothing: a button.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Button {}
forms!(Button);

/// Leaving at one click, as the server of a mail provider sends it (RFC 8058): in either of the two
/// encodings of forms.
#[derive(Debug)]
pub struct OneClick {}

impl Form for OneClick {
    const LIMIT: usize = 4 * 1024;
    const FROM_MAIL: bool = true;

    fn decode(body: &[u8], _: Vec<(String, String)>) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?;
        let says = text.contains("List-Unsubscribe") && text.contains("One-Click");
        says.then_some(Self {})
    }
}

/// The most fields a form may have; a large survey section has about a hundred.
const MOST_FIELDS: usize = 2_000;

/// A posted form whose token was checked. Only the extractor makes one, and
/// [`Routes::post`](super::Routes::post) takes no handler without it.
pub struct Posted<F>(F);

impl<F> Posted<F> {
    /// The form.
    pub fn into_inner(self) -> F {
        self.0
    }
}

impl<F> std::ops::Deref for Posted<F> {
    type Target = F;

    fn deref(&self) -> &F {
        &self.0
    }
}

impl<F: Form> FromRequest for Posted<F> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let site = request
                .app_data::<web::Data<Arc<Site>>>()
                .ok_or(Error::NotFound)?;
            if F::FROM_MAIL {
                site.limits.post(address::client(&request, &site.trusted))?;
                let body = read(payload, &request, F::LIMIT).await?;
                return F::decode(&body, Vec::new())
                    .map(Self)
                    .ok_or(Error::Malformed);
            }
            let parted = is_ours(&request, site, F::FILES > 0)?;
            site.limits.post(address::client(&request, &site.trusted))?;
            let (body, pairs, file) = match parted {
                Some(boundary) => {
                    let most = (F::LIMIT, F::FILES);
                    let (pairs, file) = parts(payload, &request, &boundary, most).await?;
                    (Bytes::new(), pairs, file)
                }
                None => {
                    let body = read(payload, &request, F::LIMIT).await?;
                    let pairs = urlencoded(&body)?;
                    (body, pairs, None)
                }
            };
            let (tokens, pairs): (Vec<_>, Vec<_>) =
                pairs.into_iter().partition(|(name, _)| name == "csrf");
            if pairs.len() > MOST_FIELDS {
                return Err(Error::Malformed);
            }
            let token = tokens.into_iter().next_back().map(|(_, token)| token);
            let visit =
                cookies::read(&request, &site.base, cookies::VISIT).and_then(Visit::from_cookie);
            match (visit, token) {
                (Some(visit), Some(token)) if visit.accepts(&site.keys, &token) => {}
                _ => return Err(Error::Forged),
            }
            let mut form = F::decode(&body, pairs).ok_or(Error::Malformed)?;
            if let Some(file) = file {
                form.attach(file);
            }
            Ok(Self(form))
        })
    }
}

fn urlencoded(body: &[u8]) -> Result<Vec<(String, String)>, Error> {
    let mut pairs = Vec::new();
    for (name, value) in form_urlencoded::parse(body) {
        // One more than the fields: the token.
        if pairs.len() > MOST_FIELDS {
            return Err(Error::Malformed);
        }
        pairs.push((name.into_owned(), value.into_owned()));
    }
    Ok(pairs)
}

type Parts = (Vec<(String, String)>, Option<SentFile>);

/// How much of a file that is too large is read and thrown away, so that what was typed beside it
/// comes back with a sentence about it: photographs are often larger than people know.
const OVERFLOW: usize = 32 << 20;
/// How long a form with a file may take: a slow telephone sends 5 MB in a few minutes.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(300);

/// The parts of a form that a file came with. `most` says how many bytes its fields may have, and
/// how many of the file are kept.
async fn parts(
    mut payload: Payload,
    request: &HttpRequest,
    boundary: &str,
    most: (usize, usize),
) -> Result<Parts, Error> {
    let limit = most.0 + most.1 + OVERFLOW;
    if announced(request).is_some_and(|length| length > limit) {
        return Err(Error::TooLarge);
    }
    let (sender, receiver) = tokio::sync::mpsc::channel::<Bytes>(2);
    let pump = async move {
        let mut taken = 0;
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Error::Malformed)?;
            taken += chunk.len();
            if taken > limit {
                return Err(Error::TooLarge);
            }
            if sender.send(chunk).await.is_err() {
                break;
            }
        }
        Ok(())
    };
    let body = futures_util::stream::unfold(receiver, |mut receiver| async {
        let chunk = receiver.recv().await?;
        Some((Ok::<_, std::io::Error>(chunk), receiver))
    });
    let form = multer::Multipart::new(body, boundary);
    let both = futures_util::future::join(pump, take_apart(form, most));
    match tokio::time::timeout(PATIENCE, both).await {
        Ok((pumped, parts)) => pumped.and(parts),
        Err(_) => Err(Error::Malformed),
    }
}

async fn take_apart(
    mut form: multer::Multipart<'_>,
    (fields, file): (usize, usize),
) -> Result<Parts, Error> {
    let (mut pairs, mut sent, mut typed) = (Vec::new(), None, 0);
    while let Some(mut field) = form.next_field().await.map_err(|_| Error::Malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        let called = field.file_name().map(str::to_owned);
        let room = match called {
            Some(_) => file,
            None => fields - typed,
        };
        let (mut bytes, mut is_large) = (BytesMut::new(), false);
        while let Some(chunk) = field.chunk().await.map_err(|_| Error::Malformed)? {
            is_large = is_large || bytes.len() + chunk.len() > room;
            match (is_large, &called) {
                (false, _) => bytes.extend_from_slice(&chunk),
                (true, Some(_)) => bytes.clear(),
                (true, None) => return Err(Error::TooLarge),
            }
        }
        match called {
            Some(called) => {
                sent = Some(SentFile {
                    field: name,
                    name: called,
                    bytes: bytes.freeze(),
                    is_large,
                });
            }
            None => {
                typed += bytes.len();
                // As browsers do it, and `form_urlencoded` beside: what is no UTF-8 is replaced.
                pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
        if pairs.len() > MOST_FIELDS {
            return Err(Error::Malformed);
        }
    }
    Ok((pairs, sent))
}

/// Whether a post can come from a page of ours at all, by what the browser says about itself. Says
/// what stands between its parts, when it is a form of several.
fn is_ours(request: &HttpRequest, site: &Site, files: bool) -> Result<Option<String>, Error> {
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    let encoded = header(CONTENT_TYPE.as_str()).is_some_and(|kind| {
        kind.split(';').next().is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
    });
    let parted = header(CONTENT_TYPE.as_str())
        .filter(|_| files)
        .and_then(|kind| multer::parse_boundary(kind).ok());
    let elsewhere = header("sec-fetch-site").is_some_and(|site| site == "cross-site")
        || header(ORIGIN.as_str()).is_some_and(|origin| {
            let authority = origin
                .split_once("://")
                .map_or(origin, |(_, authority)| authority);
            origin != "null" && !super::frame::is_our_host(&site.base, authority)
        });
    if (encoded || parted.is_some()) && !elsewhere {
        Ok(parted)
    } else {
        Err(Error::Forged)
    }
}

/// How many bytes the browser says it sends.
fn announced(request: &HttpRequest) -> Option<usize> {
    let length = request
        .headers()
        .get(actix_web::http::header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

async fn read(mut payload: Payload, request: &HttpRequest, limit: usize) -> Result<Bytes, Error> {
    let announced = announced(request);
    if announced.is_some_and(|length| length > limit) {
        return Err(Error::TooLarge);
    }
    let mut body = BytesMut::with_capacity(announced.unwrap_or(0).min(16 * 1024));
    // A body that trickles is given up: nobody fills in a form that slowly.
    let reading = async {
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| Error::Malformed)?;
            if body.len() + chunk.len() > limit {
                return Err(Error::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(())
    };
    match tokio::time::timeout(std::time::Duration::from_secs(30), reading).await {
        Ok(read) => read.map(|()| body.freeze()),
        Err(_) => Err(Error::Malformed),
    }
}
