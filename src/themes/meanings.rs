//! What the comments of a question mean, kept in memory to find those that say the like.
//!
//! Nothing of it is stored: it is made of the texts when somebody first looks, on a thread that gives
//! way to requests where they are many, and follows as comments come in. A comment that was withdrawn
//! is asked for in the database before it is shown, like every other.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::commands::Question;
use super::queries::{self, Said};
use crate::db::Db;
use crate::jobs::aside;
use crate::site::Site;
use domain::theme::language::detect;
use domain::theme::{Language, Meaning, Meanings as Shelf};

/// What a comment is stored with whose language cannot be told.
const UNTOLD: &str = "und";
/// So many comments are read while somebody waits.
const AT_ONCE: u64 = 2_000;
/// So many are read at a time.
const CHUNK: u64 = 5_000;
/// The most comments that are held; of the questions nobody asked about for longest go first.
const MOST: usize = 600_000;
/// After so long all is read anew: what was set aside may count again.
const OLD: Duration = Duration::from_secs(3_600);

/// The meanings of questions that were asked about.
#[derive(Default)]
pub struct Meanings(Mutex<HashMap<(i64, String), Held>>);

struct Held {
    known: Option<Known>,
    reading: bool,
    asked: Instant,
}

#[derive(Clone)]
struct Known {
    shelf: Arc<Shelf>,
    /// The last comment that was read, in English or not.
    last: i64,
    since: Instant,
}

impl Meanings {
    /// The meanings of a question's comments as they stand; none while many are being read for the
    /// first time.
    pub async fn of(site: &Arc<Site>, question: &Question) -> anyhow::Result<Option<Arc<Shelf>>> {
        let known = site.meanings.asked(question);
        let last = known.as_ref().map_or(0, |known| known.last);
        let fresh = known
            .as_ref()
            .is_some_and(|known| known.since.elapsed() < OLD);
        let new = queries::said_after(site.db.read(), question, last, AT_ONCE + 1).await?;
        let few = new.len() as u64 <= AT_ONCE;
        if !few || (known.is_some() && !fresh) {
            site.meanings.read_anew(site, question);
        }
        let (Some(up_to), true) = (new.last().map(|said| said.0), few) else {
            let none = || few.then(Arc::default);
            return Ok(known.map(|known| known.shelf).or_else(none));
        };
        let added = tokio::task::spawn_blocking(move || shelf(&new)).await?;
        let mut whole = known.as_ref().map(|known| Shelf::clone(&known.shelf));
        let whole = match whole.take() {
            Some(mut whole) => {
                whole.extend(&added);
                whole
            }
            None => added,
        };
        let known = Known {
            shelf: Arc::new(whole),
            last: up_to,
            since: known.map_or_else(Instant::now, |known| known.since),
        };
        let shelf = Arc::clone(&known.shelf);
        site.meanings.put(question, known, false);
        Ok(Some(shelf))
    }

    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<(i64, String), Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn asked(&self, question: &Question) -> Option<Known> {
        let mut held = self.held();
        let held = held.get_mut(&key(question))?;
        held.asked = Instant::now();
        held.known.clone()
    }

    fn put(&self, question: &Question, known: Known, ends: bool) {
        let mut held = self.held();
        let one = held.entry(key(question)).or_insert_with(Held::new);
        one.reading = one.reading && !ends;
        // Two may have read at once: what was read further stays.
        let further = one
            .known
            .as_ref()
            .is_none_or(|other| other.last <= known.last);
        if further {
            one.known = Some(known);
        }
        let count = |held: &Held| held.known.as_ref().map_or(0, |known| known.shelf.len());
        while held.len() > 1 && held.values().map(count).sum::<usize>() > MOST {
            let oldest = held.iter().filter(|(_, held)| !held.reading);
            let oldest = oldest.min_by_key(|(_, held)| held.asked);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else {
                return;
            };
            held.remove(&oldest);
        }
    }

    /// Reads all comments of a question where nobody waits, unless that is being done.
    fn read_anew(&self, site: &Arc<Site>, question: &Question) {
        {
            let mut held = self.held();
            let one = held.entry(key(question)).or_insert_with(Held::new);
            if std::mem::replace(&mut one.reading, true) {
                return;
            }
        }
        let (site, question) = (Arc::clone(site), question.clone());
        tokio::spawn(async move {
            match all(&site.db, &question).await {
                Ok(known) => site.meanings.put(&question, known, true),
                Err(error) => {
                    tracing::error!("the meanings of comments were not read: {error}");
                    if let Some(held) = site.meanings.held().get_mut(&key(&question)) {
                        held.reading = false;
                    }
                }
            }
        });
    }
}

impl Held {
    fn new() -> Self {
        Self {
            known: None,
            reading: false,
            asked: Instant::now(),
        }
    }
}

fn key(question: &Question) -> (i64, String) {
    (question.survey, question.field.clone())
}

async fn all(db: &Db, question: &Question) -> anyhow::Result<Known> {
    let since = Instant::now();
    let (mut whole, mut last) = (Shelf::default(), 0);
    loop {
        let some = queries::said_after(db.read(), question, last, CHUNK).await?;
        let Some(up_to) = some.last().map(|said| said.0) else {
            break;
        };
        last = up_to;
        whole.extend(&aside(move || shelf(&some)).await?);
    }
    Ok(Known {
        shelf: Arc::new(whole),
        last,
        since,
    })
}

fn shelf(comments: &[Said]) -> Shelf {
    let mut shelf = Shelf::default();
    for (id, text, language) in comments {
        let said = language.as_deref().filter(|code| *code != UNTOLD);
        let language = said.and_then(|code| Language::parse(code).ok());
        // Of few words the language cannot be told; the words of the table are English.
        let language = language.or_else(|| detect(text));
        let meaning = Meaning::of(text, language.unwrap_or(Language::ENGLISH));
        if let Some(meaning) = meaning {
            shelf.push(*id, &meaning);
        }
    }
    shelf
}
