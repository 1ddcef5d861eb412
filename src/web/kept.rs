//! Renderings that are the same for every visitor, kept for the next one.
//!
//! A page that says nothing of one visitor ([`Page::is_shared`](super::Page::is_shared)) is
//! rendered once for each content; only the token of its forms is put in anew. A rendering is found
//! by a digest of everything that was rendered, so a kept one is never out of date.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

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
    fn no_more_than_a_few_renderings_are_kept() {
        let kept = Kept::default();

        for number in 0..1_000_u32 {
            let digest = Digest::of(&number.to_be_bytes());
            kept.keep(digest, Rendering::cut("", "marker"));
        }

        assert!(kept.0.lock().expect("no panic").len() <= MOST);
    }
}
