//! What every request of one running site shares.

use std::sync::Arc;

use ipnet::IpNet;

use crate::config::BaseUrl;
use crate::db::Db;
use crate::keys::Keys;
use crate::mail::Mailer;
use crate::respond::Stages;
use crate::results::Cubes;
use crate::scrutiny::Bursts;
use crate::survey::Published;
use crate::themes::Meanings;
use crate::web::clock::Clock;
use crate::web::kept::Recent;
use crate::web::limits::Limits;
use crate::web::locale::Locales;
use crate::web::page::Templates;

/// The parts of a running site that requests share.
pub struct Site {
    /// Where the data is.
    pub db: Db,
    /// Every key.
    pub keys: Keys,
    /// What time it is.
    pub clock: Clock,
    /// Every text of the interface.
    pub locales: Locales,
    /// Every page.
    pub templates: Templates,
    /// Public pages as they were a moment ago.
    pub recent: Recent,
    /// The public address.
    pub base: BaseUrl,
    /// Networks whose forwarding headers count.
    pub trusted: Vec<IpNet>,
    /// How often something may be tried.
    pub limits: Limits,
    /// Names of the partners in the header.
    pub partners: Vec<String>,
    /// The way mail leaves.
    pub mailer: Mailer,
    /// Surveys, versions and translated words as last read.
    pub published: Arc<Published>,
    /// How far those have come who are answering.
    pub stages: Stages,
    /// Surveys as last counted.
    pub cubes: Cubes,
    /// What comments mean, of questions that were asked about.
    pub meanings: Meanings,
    /// How many responses came from one place lately.
    pub bursts: Bursts,
}
