//! Ways to a survey that fit on a poster, in a message, and in a telephone call.
//!
//! The *short address* of a survey is `/s/` and a code (`domain::short`) in which no character looks
//! or sounds like another; it leads to the start page in the language it was typed under. The same
//! address is in the square code for telephones. A *poster* is one A4 page in each language both the
//! survey and the site have; the texts to copy are in the same languages. Nothing here counts or
//! follows anybody.

mod officer;
pub mod pages;
mod public;
pub mod square;

use crate::web::Routes;

/// Mounts the pages of this capability.
pub fn mount(routes: &mut Routes) {
    public::mount(routes);
    officer::mount(routes);
}
