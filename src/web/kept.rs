//! Renderings that are the same for every visitor, kept for the next one.
//!
//! A page that says nothing of one visitor ([`Page::is_shared`](super::Page::is_shared)) is
//! rendered once for each content; only the token of its forms is put in anew. A rendering is found
//! by a digest of everything that was rendered, so a kept one is never out of date.
//!
//! Public pages that need many questions to the database are moreover shown again for a second
//! while nothing was written ([`Recent`]).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use domain::Now;
use ring::digest::{SHA256, digest};

/// How many renderings are kept; then all are forgotten, since what is still asked for comes back.
const MOST: usize = 256;

/// The renderings of one reading of the templates.
#[derive(Default)]
pub(super) struct Kept(Mutex<HashMap<Digest, Arc<Rendering>>>);

/// What finds a rendering.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Digest([u8; 32]);

/// A page in pieces, with a token between each two.
pub(super) struct Rendering(Vec<Box<str>>);

impl Digest {
    pub(super) fn of(content: &[u8]) -> Self {
        let digest = digest(&SHA256, content);
        Self(digest.as_ref().first_chunk().copied().unwrap_or_default())
    }
}

impl Rendering {
    /// Cuts a page where the marker stands. The marker is a secret: otherwise whoever writes texts
    /// for a page could have a visitor's token put into them.
    pub(super) fn cut(html: &str, marker: &str) -> Self {
        Self(html.split(marker).map(Box::from).collect())
    }

    /// The page with a token in its forms.
    pub(super) fn with(&self, token: &str) -> String {
        self.0.join(token)
    }
}

impl Kept {
    pub(super) fn find(&self, digest: Digest) -> Option<Arc<Rendering>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&digest).map(Arc::clone)
    }

    /// Whether a rendering has these words.
    pub(super) fn holds(&self, words: &str) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pieces = kept.values().flat_map(|rendering| &rendering.0);
        pieces.any(|piece| piece.contains(words))
    }

    pub(super) fn keep(&self, digest: Digest, rendering: Rendering) -> Arc<Rendering> {
        let rendering = Arc::new(rendering);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(digest, Arc::clone(&rendering));
        rendering
    }
}

/// How long a page may be shown again that another instance, or the console, may have changed.
const RECENT: TimeDelta = TimeDelta::seconds(1);

/// Public pages as they were a moment ago, by language and address.
#[derive(Default)]
pub struct Recent(Mutex<HashMap<String, Moment>>);

struct Moment {
    written: u64,
    at: DateTime<Utc>,
    html: Bytes,
}

impl Recent {
    /// The page, if nothing was written here since and it is not older than a second.
    pub(super) fn find(&self, address: &str, written: u64, now: Now) -> Option<Bytes> {
        let recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = recent.get(address)?;
        let age = (now.utc() - found.at).abs();
        (found.written == written && age < RECENT).then(|| found.html.clone())
    }

    pub(super) fn keep(&self, address: String, written: u64, now: Now, html: Bytes) {
        let at = now.utc();
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() >= MOST {
            recent.clear();
        }
        recent.insert(address, Moment { written, at, html });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_page_gets_the_token_of_its_visitor_in_every_form() {
        let rendering = Rendering::cut("<a>marker</a><b>marker</b>", "marker");

        assert_eq!(rendering.with("one"), "<a>one</a><b>one</b>");
        assert_eq!(rendering.with("two"), "<a>two</a><b>two</b>");
    }

    #[test]
    fn a_page_is_shown_again_for_a_second_unless_something_is_written() {
        let (recent, now) = (Recent::default(), Now::at(DateTime::UNIX_EPOCH));
        recent.keep("en /".to_owned(), 7, now, Bytes::from("page"));

        let soon = Now::at(now.utc() + TimeDelta::milliseconds(900));
        let late = Now::at(now.utc() + RECENT);
        assert!(recent.find("en /", 7, soon).is_some());
        assert!(recent.find("en /", 7, late).is_none());
        assert!(recent.find("en /", 8, soon).is_none());
        assert!(recent.find("cy /", 7, soon).is_none());
    }

    #[test]
    fn no_more_than_a_few_renderings_are_kept() {
        let kept = Kept::default();

        for number in 0..1_000_u32 {
            let digest = Digest::of(&number.to_be_bytes());
            kept.keep(digest, Rendering::cut("", "marker"));
        }

        assert!(kept.0.lock().expect("no panic").len() <= MOST);
    }
}
