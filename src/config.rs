//! The settings of the site, read once at the start into types.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use ipnet::IpNet;
use secrecy::SecretString;

/// Flags of `heard`, each also an environment variable.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Where the data is: `sqlite:PATH` or `postgres://...`
    #[arg(
        long,
        env = "HEARD_DATABASE_URL",
        default_value = "sqlite:data/heard.db",
        global = true,
        hide_env_values = true
    )]
    pub database_url: SecretUrl,
    /// Address and port to listen on; port 0 picks a free one and prints it
    #[arg(
        long,
        env = "HEARD_BIND",
        default_value = "127.0.0.1:8080",
        global = true
    )]
    pub bind: SocketAddr,
    /// The public address, the only source of absolute links [default: http:// and the bind address]
    #[arg(long, env = "HEARD_BASE_URL", global = true)]
    pub base_url: Option<String>,
    /// 32 random bytes, made at the first start; every instance of one site shares the file
    #[arg(
        long,
        env = "HEARD_SECRET_FILE",
        default_value = "data/secret.key",
        global = true
    )]
    pub secret_file: PathBuf,
    /// Where mail goes out: `smtp://` or `smtps://`; without it mail is written into data/mail
    #[arg(long, env = "HEARD_SMTP_URL", global = true, hide_env_values = true)]
    pub smtp_url: Option<SecretString>,
    /// Sender of mail
    #[arg(
        long,
        env = "HEARD_MAIL_FROM",
        default_value = "Heard <heard@localhost>",
        global = true
    )]
    pub mail_from: String,
    /// Networks whose forwarding headers count, with commas between
    #[arg(
        long,
        env = "HEARD_TRUSTED_PROXIES",
        value_delimiter = ',',
        global = true
    )]
    pub trusted_proxies: Vec<IpNet>,
    /// What is logged: error, warn, info, debug or trace
    #[arg(long, env = "HEARD_LOG", default_value = "info", global = true)]
    pub log: String,
    /// `json` for machines
    #[arg(long, env = "HEARD_LOG_FORMAT", global = true)]
    pub log_format: Option<String>,
    /// Names of the partners in the header, with semicolons between
    #[arg(
        long,
        env = "HEARD_PARTNERS",
        value_delimiter = ';',
        default_value = "Heard",
        global = true
    )]
    pub partners: Vec<String>,
    /// `off` lifts the limits on how often something may be tried; on loopback only, for load tests
    #[arg(long, env = "HEARD_LIMITS", default_value = "on", global = true)]
    pub limits: Limits,
    /// Threads that answer requests [default: one for each processor]
    #[arg(long, env = "HEARD_WORKERS", global = true)]
    pub workers: Option<NonZeroUsize>,
}

/// Whether limits on how often something may be tried hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Limits {
    /// They hold.
    On,
    /// They do not: refused beyond loopback.
    Off,
}

/// A database address, which may hold a password and therefore never prints.
#[derive(Clone)]
pub struct SecretUrl(String);

impl SecretUrl {
    /// The address itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for SecretUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl From<&str> for SecretUrl {
    fn from(url: &str) -> Self {
        Self(url.to_owned())
    }
}

impl std::fmt::Debug for SecretUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

/// Why the site does not start with these settings.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// The base URL is no http or https address without a path.
    #[error("HEARD_BASE_URL must be like https://example.org, without a path")]
    BaseUrl,
    /// Sign-in and answers would cross a network in the clear.
    #[error("plain http is for loopback only; set HEARD_BASE_URL to an https address")]
    PlainHttp,
    /// Limits are part of the protection of the public.
    #[error("HEARD_LIMITS=off is for load tests on loopback only")]
    Limits,
}

/// The public address of the site, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    scheme: String,
    authority: String,
}

impl BaseUrl {
    /// Reads an address; plain http only for this machine itself.
    pub fn parse(raw: &str) -> Result<Self, Unfit> {
        let (scheme, rest) = raw
            .trim_end_matches('/')
            .split_once("://")
            .ok_or(Unfit::BaseUrl)?;
        let plain = !rest.is_empty()
            && !rest.contains(['/', '?', '#', '@'])
            && !rest.chars().any(|c| c.is_whitespace() || c.is_control());
        if !plain || !(scheme == "http" || scheme == "https") {
            return Err(Unfit::BaseUrl);
        }
        let base = Self {
            scheme: scheme.to_owned(),
            authority: rest.to_lowercase(),
        };
        if scheme == "http" && !base.is_loopback() {
            Err(Unfit::PlainHttp)
        } else {
            Ok(base)
        }
    }

    /// Whether the site is reached over TLS: decides cookie names and `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == "https"
    }

    /// Whether the address is this machine itself.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback_host(host_of(&self.authority))
    }

    /// Host and port as they stand in the `Host` header.
    #[must_use]
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The host without its port: what mails are sent in the name of.
    #[must_use]
    pub fn host(&self) -> &str {
        host_of(&self.authority)
    }

    /// An absolute address on this site.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.authority)
    }
}

/// The host of an authority: without its port.
#[must_use]
pub fn host_of(authority: &str) -> &str {
    match authority.rfind(']') {
        Some(end) => authority.get(..=end).unwrap_or(authority),
        None => authority.split(':').next().unwrap_or(authority),
    }
}

/// Whether a host name means this machine itself.
#[must_use]
pub fn is_loopback_host(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

impl Settings {
    /// The public address of a site listening on `bound`, if these settings may be used.
    pub fn public_address(&self, bound: SocketAddr) -> Result<BaseUrl, Unfit> {
        let base = match &self.base_url {
            Some(raw) => BaseUrl::parse(raw)?,
            None => BaseUrl::parse(&format!("http://{bound}"))?,
        };
        if self.limits == Limits::Off && !(base.is_loopback() && bound.ip().is_loopback()) {
            return Err(Unfit::Limits);
        }
        Ok(base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (raw, fits) in [
            ("http://127.0.0.1:8080", true),
            ("http://localhost:8080/", true),
            ("http://[::1]:8080", true),
            ("http://example.org", false),
            ("http://0.0.0.0:8080", false),
            ("http://localhost.evil.org", false),
            ("https://example.org", true),
        ] {
            assert_eq!(BaseUrl::parse(raw).is_ok(), fits, "{raw}");
        }
    }

    #[test]
    fn a_base_url_is_a_place_without_a_path() {
        for raw in [
            "",
            "example.org",
            "ftp://example.org",
            "https://",
            "https://a/b",
            "https://u@a",
            "https://a b",
        ] {
            assert!(matches!(BaseUrl::parse(raw), Err(Unfit::BaseUrl)), "{raw}");
        }
        let base = BaseUrl::parse("https://Example.org/").expect("an address");
        assert_eq!(base.join("/you-said"), "https://example.org/you-said");
        assert_eq!(host_of("[::1]:80"), "[::1]");
        assert_eq!(host_of("example.org:80"), "example.org");
    }
}
