//! What a handler holds while it answers: the site, the moment, the language, and the way to a page.

use std::cell::RefCell;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use domain::{Arg, Now, Problem};
use serde::Serialize;

use super::csrf::Visit;
use super::flash::Flash;
use super::frame::{Framed, path_as};
use super::locale::{LANGUAGES, Texts};
use super::{Error, Page, Reply, assets, cookies};
use crate::db::Db;
use crate::keys::Purpose;
use crate::site::Site;
use crate::staff::session::SignedIn;

/// The hands of a handler.
pub struct Shell {
    /// What all requests share.
    pub site: Arc<Site>,
    /// The moment the request began.
    pub now: Now,
    /// The texts of the page's language.
    pub texts: Arc<Texts>,
    request: HttpRequest,
    framed: Framed,
    leaving: RefCell<Leaving>,
}

#[derive(Default)]
struct Leaving {
    cookies: Vec<Cookie<'static>>,
    visit: Option<Visit>,
}

/// What every template finds under `shell`.
#[derive(Serialize)]
struct View {
    lang: &'static str,
    dir: &'static str,
    easy: bool,
    large: bool,
    prefix: String,
    css: &'static str,
    js: &'static str,
    icon: &'static str,
    fallback: bool,
    csrf: String,
    exit: bool,
    refused: bool,
    flash: Option<String>,
    flash_quiet: bool,
    partners: Vec<String>,
    path: String,
    languages: Vec<LanguageLink>,
    staff: Option<StaffView>,
    year: i32,
}

#[derive(Serialize)]
struct LanguageLink {
    tag: &'static str,
    name: &'static str,
    dir: &'static str,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct StaffView {
    name: String,
    links: Vec<StaffLink>,
}

#[derive(Serialize)]
struct StaffLink {
    href: &'static str,
    key: &'static str,
    current: bool,
}

impl FromRequest for Shell {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::new(request))
    }
}

impl Shell {
    fn new(request: &HttpRequest) -> Result<Self, Error> {
        let site = request
            .app_data::<web::Data<Arc<Site>>>()
            .ok_or(Error::NotFound)?;
        let site = Arc::clone(site.get_ref());
        let framed = request.extensions().get::<Framed>().copied();
        let framed = framed.unwrap_or_else(Framed::plain);
        let texts = Arc::clone(site.locales.get(framed.texts()));
        let now = site.clock.now();
        let request = request.clone();
        Ok(Self {
            site,
            now,
            texts,
            request,
            framed,
            leaving: RefCell::default(),
        })
    }

    pub(super) async fn of(request: &HttpRequest) -> Result<Self, Error> {
        Self::extract(request).await
    }

    /// Where the data is.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.site.db
    }

    /// Names the request on error pages and in logs.
    #[must_use]
    pub fn request_id(&self) -> String {
        format!("{:016x}", self.framed.id)
    }

    /// Language of the page.
    #[must_use]
    pub const fn language(&self) -> &'static str {
        self.framed.language
    }

    /// In what wording a survey is read: the language of the page, its easy read, or a language the
    /// site itself does not speak.
    #[must_use]
    pub const fn reading(&self) -> &'static str {
        self.framed.reading
    }

    /// Whether surveys are shown in easy read.
    #[must_use]
    pub fn is_easy(&self) -> bool {
        self.framed.reading == domain::survey::EASY_ENGLISH
    }

    /// Whether everything is shown in large print.
    #[must_use]
    pub const fn is_large(&self) -> bool {
        self.framed.large
    }

    /// The text of a key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.texts.t(key)
    }

    /// The text of a key with values.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Arg)]) -> String {
        self.texts.with(key, values)
    }

    /// Who did something, for staff, and when; somebody whose name is not known is somebody.
    #[must_use]
    pub fn done_by(&self, name: Option<&str>, at: DateTime<Utc>) -> String {
        let name = name.map_or_else(|| self.t("somebody"), str::to_owned);
        let when = self.texts.moment(at);
        self.with("done-by", &[("name", name.into()), ("when", when.into())])
    }

    /// The sentence of a problem.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        self.texts.problem(problem)
    }

    /// The client as limits see it.
    #[must_use]
    pub fn client(&self) -> super::address::Neighbourhood {
        super::address::client(&self.request, &self.site.trusted)
    }

    /// A path of this site in the page's language.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        self.framed.path(path)
    }

    /// One of our cookies, as the browser sent it.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookies::read(&self.request, &self.site.base, name)
    }

    /// Gives the browser a cookie that ends with it.
    pub fn set_cookie(&self, name: &str, value: String) {
        let cookie = cookies::session(&self.site.base, name, value);
        self.leaving.borrow_mut().cookies.push(cookie);
    }

    /// Takes a cookie back.
    pub fn drop_cookie(&self, name: &str) {
        let cookie = cookies::removal(&self.site.base, name);
        self.leaving.borrow_mut().cookies.push(cookie);
    }

    /// Leaves a message for the next page.
    pub fn flash(&self, flash: Flash) {
        self.set_cookie(cookies::FLASH, flash.seal(&self.site.keys));
    }

    /// Begins a new visit: tokens of the one before stop working.
    pub fn renew_visit(&self) {
        self.leaving.borrow_mut().visit = Some(Visit::begin(&self.site.keys));
    }

    fn csrf(&self) -> String {
        let mut leaving = self.leaving.borrow_mut();
        let visit = match leaving.visit.clone() {
            Some(visit) => visit,
            None => match self.cookie(cookies::VISIT).and_then(Visit::from_cookie) {
                Some(visit) => visit,
                None => leaving.visit.insert(Visit::begin(&self.site.keys)).clone(),
            },
        };
        visit.token(&self.site.keys)
    }

    /// The page, 200.
    pub fn render<P: Page>(&self, page: P) -> Reply {
        self.page(&page, StatusCode::OK, false)
    }

    /// A form that was refused, with everything typed still in it: 422.
    pub fn invalid<P: Page>(&self, page: P) -> Reply {
        self.page(&page, StatusCode::UNPROCESSABLE_ENTITY, true)
    }

    /// A refused form with a status of its own, such as a code that nobody knows.
    pub fn invalid_as<P: Page>(&self, page: P, status: StatusCode) -> Reply {
        self.page(&page, status, true)
    }

    pub(super) fn trouble<P: Page>(&self, page: P, status: StatusCode) -> Reply {
        self.page(&page, status, false)
    }

    /// The page as it was a moment ago, while nothing was written since; otherwise the one that
    /// is made. For public pages that hold no form.
    pub async fn render_recent<P: Page>(
        &self,
        make: impl AsyncFnOnce() -> Result<P, Error>,
    ) -> Reply {
        let seen_by_all = self.staff().is_none() && self.cookie(cookies::FLASH).is_none();
        if !seen_by_all || P::POSTS {
            return self.render(make().await?);
        }
        let (recent, written) = (&self.site.recent, self.db().written());
        let address = format!(
            "{} {} {}",
            self.reading(),
            self.is_large(),
            self.request.uri()
        );
        let html = match recent.find(&address, written, self.now) {
            Some(html) => html,
            None => {
                let html = actix_web::web::Bytes::from(self.html(&make().await?, false)?);
                recent.keep(address, written, self.now, html.clone());
                html
            }
        };
        Ok(HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .body(html))
    }

    fn page<P: Page>(&self, page: &P, status: StatusCode, refused: bool) -> Reply {
        let html = self.html(page, refused)?;
        let mut response = HttpResponse::build(status);
        response.content_type("text/html; charset=utf-8");
        self.take_leave(&mut response);
        Ok(response.body(html))
    }

    fn html<P: Page>(&self, page: &P, refused: bool) -> Result<String, Error> {
        let (site, language) = (&self.site, self.framed.texts());
        let is_public = P::PUBLIC || self.request.path().starts_with("/staff");
        debug_assert!(
            is_public,
            "{} lacks `const PUBLIC: bool = true`",
            P::TEMPLATE
        );
        let mut view = self.view::<P>(refused);
        let html = if page.is_shared() && view.flash.is_none() && view.staff.is_none() {
            let marker = site.keys.hash(Purpose::Marker, &[b"token"]);
            let marker = data_encoding::BASE32_NOPAD.encode(&marker);
            let token = std::mem::replace(&mut view.csrf, marker.clone());
            site.templates.render_shared(
                &site.locales,
                language,
                P::TEMPLATE,
                &view,
                page,
                &marker,
                &token,
            )?
        } else {
            site.templates
                .render(&site.locales, language, P::TEMPLATE, &view, page)?
        };
        Ok(html)
    }

    /// On to another page: 303.
    pub fn see_other(&self, path: &str) -> Reply {
        let mut response = HttpResponse::SeeOther();
        response.insert_header((LOCATION, path.to_owned()));
        self.take_leave(&mut response);
        Ok(response.finish())
    }

    /// Answers with something that is no page: a calendar entry, a file.
    #[must_use]
    pub fn file(&self, kind: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
        Self::sent("attachment", kind, name, bytes)
    }

    /// Answers with a picture, to be shown where it is asked for.
    #[must_use]
    pub fn inline(&self, kind: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
        Self::sent("inline", kind, name, bytes)
    }

    fn sent(how: &str, kind: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
        let disposition = format!("{how}; filename=\"{name}\"");
        HttpResponse::Ok()
            .content_type(kind)
            .insert_header(("content-disposition", disposition))
            .insert_header(("content-security-policy", "sandbox; default-src 'none'"))
            .body(bytes)
    }

    fn take_leave(&self, response: &mut actix_web::HttpResponseBuilder) {
        let leaving = std::mem::take(&mut *self.leaving.borrow_mut());
        if let Some(visit) = leaving.visit {
            response.cookie(cookies::session(
                &self.site.base,
                cookies::VISIT,
                visit.cookie(),
            ));
        }
        for cookie in leaving.cookies {
            response.cookie(cookie);
        }
    }

    fn view<P: Page>(&self, refused: bool) -> View {
        let language = self.texts.language();
        let (flash, flash_quiet) = self.arrived_flash().unzip();
        View {
            lang: language.tag,
            dir: language.dir(),
            easy: self.is_easy(),
            large: self.is_large(),
            prefix: self.path(""),
            css: assets::CSS.path,
            js: assets::JS.path,
            icon: assets::ICON.path,
            fallback: assets::IS_FALLBACK,
            csrf: if P::POSTS { self.csrf() } else { String::new() },
            exit: P::EXIT,
            refused,
            flash,
            flash_quiet: flash_quiet.unwrap_or_default(),
            partners: self.site.partners.clone(),
            path: self.request.path().to_owned(),
            languages: self.languages(),
            staff: self.staff(),
            year: chrono::Datelike::year(&self.now.day()),
        }
    }

    /// The message the page before left, shown once, and whether it leaves the focus alone.
    fn arrived_flash(&self) -> Option<(String, bool)> {
        let value = self.cookie(cookies::FLASH)?;
        self.drop_cookie(cookies::FLASH);
        let flash = Flash::open(&self.site.keys, &value)?;
        let values: Vec<(&str, Arg)> = flash
            .args
            .iter()
            .map(|(name, value)| {
                let arg = value
                    .parse::<i64>()
                    .map_or_else(|_| Arg::from(value.as_str()), Arg::from);
                (name.as_str(), arg)
            })
            .collect();
        Some((self.texts.with(&flash.key, &values), flash.quiet))
    }

    /// The same page in each language; none on pages of staff, which are in English alone.
    fn languages(&self) -> Vec<LanguageLink> {
        // Without the query: it may hold what somebody typed.
        let path = self.request.path();
        if path.starts_with("/staff") {
            return Vec::new();
        }
        let link = |language: &'static super::locale::Language| LanguageLink {
            tag: language.tag,
            name: language.name,
            dir: language.dir(),
            href: path_as(language.tag, self.is_large(), path),
            current: language.tag == self.reading(),
        };
        LANGUAGES.iter().map(link).collect()
    }

    fn staff(&self) -> Option<StaffView> {
        let extensions = self.request.extensions();
        let who = extensions.get::<SignedIn>()?;
        let path = self.request.path();
        let links = crate::staff::roles::SECTIONS
            .iter()
            .filter(|section| who.may(section.permission))
            .map(|section| StaffLink {
                href: section.href,
                key: section.key,
                current: path == section.href || path.starts_with(&format!("{}/", section.href)),
            })
            .collect();
        Some(StaffView {
            name: who.name().to_owned(),
            links,
        })
    }
}
