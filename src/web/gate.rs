//! Who may call a handler. A handler's first parameter is a [`Gate`], or it cannot be mounted.

use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use super::form::{Form, Posted};
use super::{Error, cookies};
use crate::site::Site;
use crate::staff::proof::{In, Permission, Scoped, Staff};
use crate::staff::session::{self, SignedIn};

/// Proof that somebody decided who may call a handler.
pub trait Gate: FromRequest + 'static {
    /// What the rule is called in the access matrix.
    fn rule() -> String;
}

/// Anyone, signed in or not.
pub struct Public(());

impl Gate for Public {
    fn rule() -> String {
        "public".to_owned()
    }
}

impl FromRequest for Public {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(())))
    }
}

/// The machine's operator: loopback without forwarding headers, or a trusted network.
pub struct Operator(());

impl Gate for Operator {
    fn rule() -> String {
        "operator".to_owned()
    }
}

impl FromRequest for Operator {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let trusted = site(request).map(|site| super::address::is_operator(request, &site.trusted));
        ready(if trusted.unwrap_or(false) {
            Ok(Self(()))
        } else {
            Err(Error::NotFound)
        })
    }
}

/// Anybody who is signed in, whatever their role.
pub struct AnyStaff(SignedIn);

impl AnyStaff {
    /// Who it is.
    #[must_use]
    pub const fn who(&self) -> &SignedIn {
        &self.0
    }
}

type Boxed<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;

impl Gate for AnyStaff {
    fn rule() -> String {
        "staff".to_owned()
    }
}

impl FromRequest for AnyStaff {
    type Error = Error;
    type Future = Boxed<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { signed_in(&request).await.map(Self) })
    }
}

impl<P: Permission> Gate for Staff<P> {
    fn rule() -> String {
        format!("staff with {}", P::NAME)
    }
}

impl<P: Permission> FromRequest for Staff<P> {
    type Error = Error;
    type Future = Boxed<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { signed_in(&request).await?.prove().ok_or(Error::Forbidden) })
    }
}

impl<O: Scoped, P: Permission> Gate for In<O, P> {
    fn rule() -> String {
        format!("staff with {} for the {}", P::NAME, O::PARAM)
    }
}

impl<O: Scoped, P: Permission> FromRequest for In<O, P> {
    type Error = Error;
    type Future = Boxed<Self>;

    /// Nobody signed in: sign-in. The deed in no scope: 403. The object elsewhere, or nowhere: 404.
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let who = signed_in(&request).await?;
            let _anywhere: Staff<P> = who.prove().ok_or(Error::Forbidden)?;
            let raw = request.match_info().get(O::PARAM).ok_or(Error::NotFound)?;
            let id = key(raw).ok_or(Error::NotFound)?;
            let found = O::find(site(&request)?.db.read(), id).await?;
            let (object, programme) = found.ok_or(Error::NotFound)?;
            who.prove_in(object, programme).ok_or(Error::NotFound)
        })
    }
}

/// The key an address names. One thing has one address: `+1` and `01` are not the number 1.
fn key(raw: &str) -> Option<i64> {
    raw.parse::<i64>().ok().filter(|id| id.to_string() == raw)
}

/// Finds out who is signed in, for a page whose handler did not have to know: an error page.
pub(super) async fn acquaint(request: &HttpRequest) {
    // Nobody signed in is no news here, and a database that cannot say must not hide the page.
    let _ = signed_in(request).await;
}

fn site(request: &HttpRequest) -> Result<&Arc<Site>, Error> {
    request
        .app_data::<web::Data<Arc<Site>>>()
        .map(|site| site.get_ref())
        .ok_or(Error::NotFound)
}

/// Who is signed in, read from the database once in each request, so that disabling an account or
/// taking a role away works at once.
async fn signed_in(request: &HttpRequest) -> Result<SignedIn, Error> {
    if let Some(who) = request.extensions().get::<SignedIn>() {
        return Ok(who.clone());
    }
    let site = site(request)?;
    let nobody = || {
        let page = *request.method() == Method::GET || *request.method() == Method::HEAD;
        if page {
            Error::See(session::sign_in_path(request.path()))
        } else {
            Error::SignIn
        }
    };
    let token = cookies::read(request, &site.base, cookies::STAFF).ok_or_else(nobody)?;
    let who = session::find(&site.db, &token, site.clock.now())
        .await?
        .ok_or_else(nobody)?;
    request.extensions_mut().insert(who.clone());
    Ok(who)
}

/// Handler parameters whose first is a [`Gate`].
pub trait Guarded: FromRequest + 'static {
    /// The gate.
    type Gate: Gate;
}

/// Handler parameters whose first is a [`Gate`] and whose last is a checked form.
pub trait Posting: Guarded {}

macro_rules! guarded {
    ($($t:ident)*) => {
        impl<G: Gate, $($t: FromRequest + 'static),*> Guarded for (G, $($t,)*) {
            type Gate = G;
        }

        impl<G: Gate, $($t: FromRequest + 'static,)* F: Form> Posting for (G, $($t,)* Posted<F>) {}
    };
}

guarded!();
guarded!(A);
guarded!(A B);
guarded!(A B C);
guarded!(A B C D);

// One parameter more than any form needs, so that the five-parameter form has its `Guarded`.
impl<G, A, B, C, D, E> Guarded for (G, A, B, C, D, E)
where
    G: Gate,
    A: FromRequest + 'static,
    B: FromRequest + 'static,
    C: FromRequest + 'static,
    D: FromRequest + 'static,
    E: FromRequest + 'static,
{
    type Gate = G;
}
