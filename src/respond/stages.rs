//! How far somebody has come who answers: nothing kept, under way, or sent.
//!
//! While one instance alone writes the database, as with SQLite, what was last stored is held in
//! memory, so that going from page to page asks the database nothing. The database decides all the
//! same: a draft that was saved elsewhere since is never written over
//! ([`SaveDraft`](super::commands::SaveDraft)).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::gate::Nonce;
use super::queries::{self, Draft, SentRow};
use crate::db::Db;
use crate::keys::Keys;
use crate::web::Error;

/// How many stages are held; then all are forgotten, since those still under way come back.
const MOST: usize = 2_048;
/// Drafts with more characters than this are not held: 2,048 of them are 32 MB at most.
const LARGEST: usize = 16 * 1024;

/// How far somebody has come.
#[derive(Clone, Debug)]
pub enum Stage {
    /// Nothing is kept of them.
    Begun,
    /// Answers are being given.
    Underway(Arc<Draft>),
    /// Everything was sent.
    Sent(SentRow),
}

impl Stage {
    /// Which of two stages of one person is the later one.
    fn rank(&self) -> i64 {
        match self {
            Self::Begun => 0,
            Self::Underway(draft) => draft.revision,
            Self::Sent(_) => i64::MAX,
        }
    }
}

/// Stages as last stored or read by this instance.
#[derive(Default)]
pub struct Stages(Mutex<Held>);

#[derive(Default)]
struct Held {
    by_nonce: HashMap<[u8; 32], (Mark, Stage)>,
    forgotten: u64,
}

/// What was written by others when a stage was read: while it is the same, the stage still holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    written: u64,
    forgotten: u64,
}

impl Stages {
    /// How far the owner of a nonce has come.
    pub async fn of(&self, db: &Db, keys: &Keys, nonce: &Nonce) -> Result<Stage, Error> {
        let hash = nonce.hash(keys);
        let mark = self.mark(db);
        if let Some(stage) = self.held(&hash, mark) {
            return Ok(stage);
        }
        let stage = match queries::draft(db.read(), keys, &hash).await? {
            Some(draft) => Stage::Underway(Arc::new(draft)),
            None => match queries::sent(db.read(), &hash).await? {
                Some(sent) => Stage::Sent(sent),
                None => Stage::Begun,
            },
        };
        self.note(db, mark, hash, stage.clone());
        Ok(stage)
    }

    /// What is known to have been written by others so far; to be asked before reading a stage or
    /// storing one.
    pub fn mark(&self, db: &Db) -> Mark {
        let forgotten = self.lock().forgotten;
        Mark {
            written: db.written(),
            forgotten,
        }
    }

    /// Holds a stage that was just read or stored, unless a later one is known.
    pub fn note(&self, db: &Db, mark: Mark, hash: [u8; 32], stage: Stage) {
        // Other instances write to a PostgreSQL database; nobody tells this one.
        if !db.is_alone() {
            return;
        }
        let mut held = self.lock();
        if matches!(&stage, Stage::Underway(draft) if draft.size > LARGEST) {
            held.by_nonce.remove(&hash);
            return;
        }
        if held.by_nonce.len() >= MOST {
            held.by_nonce.clear();
        }
        let known = held.by_nonce.get(&hash);
        if known.is_none_or(|(known, later)| *known != mark || later.rank() <= stage.rank()) {
            held.by_nonce.insert(hash, (mark, stage));
        }
    }

    /// Forgets everything, after something was erased.
    pub fn forget(&self) {
        let mut held = self.lock();
        held.forgotten += 1;
        held.by_nonce.clear();
    }

    fn held(&self, hash: &[u8; 32], mark: Mark) -> Option<Stage> {
        let held = self.lock();
        let (known, stage) = held.by_nonce.get(hash)?;
        (*known == mark).then(|| stage.clone())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
