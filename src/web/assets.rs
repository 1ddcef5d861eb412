//! The stylesheet, the script and the icon, built into the program, named by their content.

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, HeaderMap, HeaderValue, VARY,
};
use actix_web::{HttpRequest, HttpResponse, web};

use super::{Error, Public, Reply, Routes};

/// One file of the browser's.
pub struct Asset {
    /// Its address.
    pub path: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Mounts them.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/static/{name}", serve)
        .get("/favicon.ico", icon);
}

/// What never changes under its address may be kept as long as there is room.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Lets whoever reads an answer keep it for good.
pub fn keep_for_good(headers: &mut HeaderMap) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD));
}

async fn serve(_: Public, name: web::Path<String>, request: HttpRequest) -> Reply {
    let asset = [CSS, JS, ICON].into_iter().find(|asset| {
        asset
            .path
            .strip_prefix("/static/")
            .is_some_and(|known| known == name.as_str())
    });
    asset
        .map(|asset| asset.answer(&request))
        .ok_or(Error::NotFound)
}

async fn icon(_: Public, request: HttpRequest) -> Reply {
    Ok(ICON.answer(&request))
}

impl Asset {
    fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response
            .content_type(self.kind)
            .insert_header((CACHE_CONTROL, FOR_GOOD))
            .insert_header((VARY, "accept-encoding"));
        let takes_gzip = request
            .headers()
            .get(ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.contains("gzip"));
        if takes_gzip {
            response.insert_header((CONTENT_ENCODING, "gzip"));
            response.body(self.gzip)
        } else {
            // Said out loud, so that the compressing middleware leaves it alone.
            response.insert_header((CONTENT_ENCODING, "identity"));
            response.body(self.plain)
        }
    }
}
