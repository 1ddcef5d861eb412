//! Pages every site has: privacy, cookies, accessibility, and where to report a weakness.

use actix_web::HttpResponse;
use serde::Serialize;

use super::{Page, Public, Reply, Routes, Shell, cookies};

/// Mounts them.
pub fn mount(routes: &mut Routes) {
    routes
        .get("/privacy", privacy)
        .get("/cookies", cookie_page)
        .get("/accessibility", accessibility)
        .get("/help", help)
        .get("/.well-known/security.txt", security)
        .get("/robots.txt", robots);
}

/// What is done with what people write.
#[derive(Serialize)]
pub struct PrivacyPage {}

impl Page for PrivacyPage {
    const TEMPLATE: &'static str = "plain/privacy.html";
    const PUBLIC: bool = true;

    fn examples() -> Vec<Self> {
        vec![Self {}]
    }
}

async fn privacy(_: Public, shell: Shell) -> Reply {
    shell.render(PrivacyPage {})
}

/// The cookies of the site.
#[derive(Serialize)]
pub struct CookiesPage {
    /// Name and message key of what it is for.
    pub cookies: Vec<(&'static str, &'static str)>,
}

fn cookie_list() -> Vec<(&'static str, &'static str)> {
    vec![
        (cookies::VISIT, "cookie-visit"),
        (cookies::ANSWERS, "cookie-answers"),
        (cookies::BACK, "cookie-back"),
        (cookies::FLASH, "cookie-flash"),
        (cookies::STAFF, "cookie-staff"),
    ]
}

impl Page for CookiesPage {
    const TEMPLATE: &'static str = "plain/cookies.html";
    const PUBLIC: bool = true;

    fn examples() -> Vec<Self> {
        vec![Self {
            cookies: cookie_list(),
        }]
    }
}

async fn cookie_page(_: Public, shell: Shell) -> Reply {
    shell.render(CookiesPage {
        cookies: cookie_list(),
    })
}

/// The accessibility statement.
#[derive(Serialize)]
pub struct AccessibilityPage {
    /// When it was last reviewed, in words.
    pub reviewed: String,
}

/// The day the statement was last reviewed. A test fails when that is a year ago.
pub const REVIEWED: (i32, u32, u32) = (2026, 11, 21);

impl Page for AccessibilityPage {
    const TEMPLATE: &'static str = "plain/accessibility.html";
    const PUBLIC: bool = true;

    fn examples() -> Vec<Self> {
        vec![Self {
            reviewed: "21 November 2026".to_owned(),
        }]
    }
}

async fn accessibility(_: Public, shell: Shell) -> Reply {
    let (year, month, day) = REVIEWED;
    let reviewed = chrono::NaiveDate::from_ymd_opt(year, month, day);
    let reviewed = reviewed
        .map(|day| shell.texts.date(day))
        .unwrap_or_default();
    shell.render(AccessibilityPage { reviewed })
}

/// Where to find help at once.
#[derive(Serialize)]
pub struct HelpPage {}

impl Page for HelpPage {
    const TEMPLATE: &'static str = "plain/help.html";
    const PUBLIC: bool = true;
    const EXIT: bool = true;

    fn examples() -> Vec<Self> {
        vec![Self {}]
    }
}

async fn help(_: Public, shell: Shell) -> Reply {
    shell.render(HelpPage {})
}

/// Where to report a weakness (RFC 9116).
async fn security(_: Public, shell: Shell) -> Reply {
    let base = &shell.site.base;
    let expires = (shell.now.utc() + chrono::TimeDelta::days(180)).format("%Y-%m-%dT00:00:00Z");
    let text = format!(
        "Contact: mailto:security@{}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {}\n",
        base.host(),
        base.join("/.well-known/security.txt")
    );
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}

/// Search engines may read what is public and need not fetch what is personal.
async fn robots(_: Public) -> Reply {
    let text = "User-agent: *\nDisallow: /staff\nDisallow: /places\nDisallow: /receipts\n";
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(text))
}
