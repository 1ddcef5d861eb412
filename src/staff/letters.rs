//! The mail with an invitation to an account.

use serde::Serialize;

use crate::web::page::Letter;

/// Somebody has an account, and chooses its password.
#[derive(Serialize)]
pub struct AccountLetter {
    /// What they want to be called.
    pub name: String,
    /// Where they choose it, once.
    pub link: String,
    /// Until when, in words.
    pub until: String,
}

impl Letter for AccountLetter {
    const TEMPLATE: &'static str = "account";

    fn examples() -> Vec<Self> {
        vec![Self {
            name: "Jo".to_owned(),
            link: "https://example.org/staff/invitations/x".to_owned(),
            until: "30 November 2026 at 3pm".to_owned(),
        }]
    }
}
