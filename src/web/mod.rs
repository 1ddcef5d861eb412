//! The shell around every page: gates, routes, forms, errors, texts, and the frame of the site.
//!
//! A request passes the [frame] (host, language, headers), reaches a handler only through a
//! [gate], brings its form through [`Posted`] (size, forgery, limits), and
//! leaves through [`Shell::render`]. This module knows sessions of staff and
//! no other capability.

pub mod address;
pub mod assets;
pub mod cells;
pub mod clock;
pub mod cookies;
pub mod csrf;
pub mod error;
pub mod flash;
pub mod form;
pub mod frame;
pub mod gate;
pub mod health;
pub mod kept;
pub mod limits;
pub mod locale;
pub mod markdown;
pub mod page;
pub mod plain;
pub mod routes;
pub mod shell;
pub mod ui;
pub mod workbook;

pub use error::{Error, Reply};
pub use form::Posted;
pub use gate::Public;
pub use markdown::Html;
pub use page::Page;
pub use routes::Routes;
pub use shell::Shell;
