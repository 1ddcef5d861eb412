//! The site as its users meet it.
