//! The mail to a lead: that something is new, and not a word of it.

use serde::Serialize;

use crate::web::page::Letter;

/// Something is new in the queue.
#[derive(Serialize)]
pub struct QueueLetter {
    /// The queue.
    pub link: String,
}

impl Letter for QueueLetter {
    const TEMPLATE: &'static str = "safeguarding";

    fn examples() -> Vec<Self> {
        vec![Self {
            link: "https://example.org/staff/safeguarding".to_owned(),
        }]
    }
}
