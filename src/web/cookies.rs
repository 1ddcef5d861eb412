//! The few cookies of the site, none of them for anything but what the person is doing.
//!
//! On https every name starts with `__Host-`, so no other host and no plain connection can set or
//! read it.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::BaseUrl;

/// Holds the forms of one visit together; ends with the browser.
pub const VISIT: &str = "heard-visit";
/// Keeps staff signed in.
pub const STAFF: &str = "heard-staff";
/// Carries one message to the next page.
pub const FLASH: &str = "heard-flash";
/// Finds the answers being filled in; the survey's name follows.
pub const ANSWERS: &str = "heard-answers-";

/// Carries the end of a mailed link to the page it leads to, so that no address has it.
pub const BACK: &str = "heard-back";

fn full_name(base: &BaseUrl, name: &str) -> String {
    if base.is_https() {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}

/// The value a browser sent for one of our cookies.
#[must_use]
pub fn read(request: &HttpRequest, base: &BaseUrl, name: &str) -> Option<String> {
    let value = request.cookie(&full_name(base, name))?.value().to_owned();
    (value.len() <= 2048).then_some(value)
}

/// A cookie that lives until the browser closes.
#[must_use]
pub fn session(base: &BaseUrl, name: &str, value: String) -> Cookie<'static> {
    Cookie::build(full_name(base, name), value)
        .path("/")
        .http_only(true)
        .secure(base.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// Takes a cookie away.
#[must_use]
pub fn removal(base: &BaseUrl, name: &str) -> Cookie<'static> {
    let mut cookie = session(base, name, String::new());
    cookie.set_max_age(Duration::ZERO);
    cookie
}
