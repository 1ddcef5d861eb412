//! Somebody who began to answer a survey in this browser.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use data_encoding::BASE64URL_NOPAD;
use domain::receipt::{Receipt, Reference};
use domain::spoken::SpokenCode;
use domain::text::Slug;

use super::commands::NewReceipt;
use crate::keys::{Keys, Purpose};
use crate::site::Site;
use crate::web::frame::Framed;
use crate::web::gate::Gate;
use crate::web::{Error, cookies};

/// What the cookie of an answering holds. Prints `<withheld>`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Nonce([u8; 16]);

impl std::fmt::Debug for Nonce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

impl Nonce {
    /// A nonce nobody can guess.
    #[must_use]
    pub fn new(keys: &Keys) -> Self {
        Self(keys.random())
    }

    /// The value of its cookie.
    #[must_use]
    pub fn cookie(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// The nonce of a cookie.
    #[must_use]
    pub fn from_cookie(value: &str) -> Option<Self> {
        BASE64URL_NOPAD
            .decode(value.as_bytes())
            .ok()?
            .try_into()
            .ok()
            .map(Self)
    }

    /// What draft and response are found by.
    #[must_use]
    pub fn hash(&self, keys: &Keys) -> [u8; 32] {
        keys.hash(Purpose::Nonce, &[&self.0])
    }

    /// The code that brings its owner back from another device. It is drawn from the nonce, so it
    /// can be shown again to whoever has the cookie, and is stored nowhere.
    #[must_use]
    pub fn spoken(&self, keys: &Keys) -> SpokenCode {
        let hash = keys.hash(Purpose::Return, &[b"code", &self.0]);
        let bits = hash.first_chunk::<8>().copied().unwrap_or_default();
        SpokenCode::from_bits(u64::from_be_bytes(bits))
    }

    /// What the code leads to, sealed for the row of its draft.
    #[must_use]
    pub(super) fn seal(&self, keys: &Keys) -> Vec<u8> {
        keys.seal(Purpose::Return, &self.hash(keys), &self.0)
    }

    /// The nonce of a draft, of what was sealed for its row.
    #[must_use]
    pub(super) fn unseal(keys: &Keys, nonce_hash: &[u8], sealed: &[u8]) -> Option<Self> {
        let plain = keys.unseal(Purpose::Return, nonce_hash, sealed).ok()?;
        plain.try_into().ok().map(Self)
    }

    /// What leads from the receipt code back to the nonce. Without the code, which is stored
    /// nowhere, it tells nothing: it is the nonce beside a pad drawn from the code.
    #[must_use]
    pub(super) fn behind(&self, keys: &Keys) -> Vec<u8> {
        let pad = pad(keys, &self.receipt(keys));
        self.0
            .iter()
            .zip(pad)
            .map(|(byte, pad)| byte ^ pad)
            .collect()
    }

    /// The nonce a receipt leads back to, of what was stored with the response.
    #[must_use]
    pub(super) fn of_receipt(keys: &Keys, receipt: &Receipt, stored: &[u8]) -> Option<Self> {
        let bytes = stored.iter().zip(pad(keys, receipt));
        let bytes: Vec<u8> = bytes.map(|(byte, pad)| byte ^ pad).collect();
        let nonce = Self(bytes.try_into().ok()?);
        (nonce.receipt(keys) == *receipt).then_some(nonce)
    }

    /// What is stored of its receipt.
    #[must_use]
    pub(super) fn new_receipt(&self, keys: &Keys) -> NewReceipt {
        NewReceipt {
            hash: receipt_hash(keys, &self.receipt(keys)),
            way_back: self.behind(keys),
            reference_hash: reference_hash(keys, &self.reference(keys)),
        }
    }

    /// What is read out over the telephone: it shows that something came in, and opens nothing.
    #[must_use]
    pub fn reference(&self, keys: &Keys) -> Reference {
        let hash = keys.hash(Purpose::Receipt, &[b"reference", &self.0]);
        let bits = hash.first_chunk::<8>().copied().unwrap_or_default();
        Reference::from_bits(u64::from_be_bytes(bits))
    }

    /// The end of a mailed link.
    #[must_use]
    pub(super) fn token(&self, keys: &Keys, leads_to: LeadsTo, slug: &str) -> String {
        let plain = [&[leads_to.byte()], &self.0[..], slug.as_bytes()].concat();
        BASE64URL_NOPAD.encode(&keys.seal(Purpose::Return, b"link", &plain))
    }

    /// Where a mailed link leads, and for which survey.
    #[must_use]
    pub(super) fn of_token(keys: &Keys, token: &str) -> Option<(LeadsTo, Self, String)> {
        let sealed = BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
        let plain = keys.unseal(Purpose::Return, b"link", &sealed).ok()?;
        let (kind, rest) = plain.split_first()?;
        let (nonce, slug) = rest.split_first_chunk::<16>()?;
        let slug = Slug::parse(std::str::from_utf8(slug).ok()?).ok()?;
        let leads_to = LeadsTo::of(*kind)?;
        Some((leads_to, Self(*nonce), slug.as_str().to_owned()))
    }

    /// The receipt code of what is sent with it.
    #[must_use]
    pub fn receipt(&self, keys: &Keys) -> Receipt {
        let hash = keys.hash(Purpose::Receipt, &[&self.0]);
        Receipt::from_bytes(hash.first_chunk::<16>().copied().unwrap_or_default())
    }
}

/// Where a mailed link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeadsTo {
    /// To answers that were not sent.
    Draft,
    /// To what was sent.
    Receipt,
}

impl LeadsTo {
    const fn byte(self) -> u8 {
        match self {
            Self::Draft => b'd',
            Self::Receipt => b'r',
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Draft, Self::Receipt]
            .into_iter()
            .find(|known| known.byte() == byte)
    }
}

fn pad(keys: &Keys, receipt: &Receipt) -> [u8; 32] {
    keys.hash(Purpose::Return, &[b"receipt", receipt.as_bytes()])
}

/// What a reference is looked up by.
#[must_use]
pub(super) fn reference_hash(keys: &Keys, reference: &Reference) -> Vec<u8> {
    keys.hash(Purpose::ReturnLookup, &[b"reference", reference.bytes()])
        .to_vec()
}

/// What a receipt code is looked up by.
#[must_use]
pub(super) fn receipt_hash(keys: &Keys, receipt: &Receipt) -> Vec<u8> {
    keys.hash(Purpose::ReceiptLookup, &[receipt.as_bytes()])
        .to_vec()
}

/// What a spoken code is looked up by. Codes of one survey find nothing in another.
#[must_use]
pub(super) fn code_hash(keys: &Keys, survey: i64, code: &SpokenCode) -> Vec<u8> {
    let survey = survey.to_be_bytes();
    keys.hash(Purpose::ReturnLookup, &[&survey, code.digits()])
        .to_vec()
}

/// The name of the cookie of a survey.
#[must_use]
pub(super) fn cookie_name(slug: &str) -> String {
    format!("{}{slug}", cookies::ANSWERS)
}

/// Somebody with the cookie of the survey in the address. Everybody else is led to its start page.
#[derive(Debug)]
pub(super) struct Respondent {
    /// The survey's name in its address.
    pub(super) slug: String,
    /// The nonce of their cookie.
    pub(super) nonce: Nonce,
}

impl Gate for Respondent {
    fn rule() -> String {
        "respondent".to_owned()
    }
}

impl FromRequest for Respondent {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Respondent {
    fn of(request: &HttpRequest) -> Result<Self, Error> {
        let site = request
            .app_data::<web::Data<Arc<Site>>>()
            .ok_or(Error::NotFound)?;
        let slug = request.match_info().get("survey").ok_or(Error::NotFound)?;
        let slug = Slug::parse(slug)
            .map_err(|_| Error::NotFound)?
            .as_str()
            .to_owned();
        let cookie = cookies::read(request, &site.base, &cookie_name(&slug));
        match cookie.and_then(|value| Nonce::from_cookie(&value)) {
            Some(nonce) => Ok(Self { slug, nonce }),
            None => {
                let start = format!("/surveys/{slug}");
                let framed = request.extensions().get::<Framed>().copied();
                Err(Error::See(
                    framed.map_or(start.clone(), |it| it.path(&start)),
                ))
            }
        }
    }
}
