//! What the templates of answering receive, a file for each screen.

mod check;
mod dropping;
mod equality;
mod hub;
mod preview;
mod question;
mod receipt;
mod reference;
mod returning;
mod section;
mod start;

use serde::Serialize;

use crate::web::ui::Said;

pub use check::{CheckPage, CheckRow, CheckSection};
pub use dropping::DroppingPage;
pub use equality::{EqualityPage, GatePage};
pub use hub::{HubPage, HubRow};
pub use preview::{PreviewPage, PreviewSection};
pub use question::{DatePart, FileView, PictureView, QuestionView, RankView, RowView};
pub use receipt::{
    BecameCommitment, BecameTheme, BecameView, HeldPage, LeavePage, ReceiptPage, SentPage,
    WithdrawnPage,
};
pub use reference::{ReferencePage, ReferenceRow};
pub use returning::{LaterPage, ResumePage};
pub use section::SectionPage;
pub use start::{Offered, StartPage};

/// What every page of a survey says of the survey.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Said,
    /// Whether everything about it is made up.
    pub fictional: bool,
}

impl Head {
    pub(crate) fn example() -> Self {
        Self {
            slug: "better-days".to_owned(),
            title: Said {
                text: "Diwrnodau gwell".to_owned(),
                lang: Some("cy".to_owned()),
            },
            fictional: true,
        }
    }
}

/// Whom to ask, ready to print.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ContactLines {
    /// The team.
    pub team: Said,
    /// Their mailbox.
    pub email: Option<String>,
    /// Their telephone.
    pub phone: Option<String>,
    /// Where paper goes.
    pub address: Option<String>,
}

impl ContactLines {
    pub(crate) fn example() -> Self {
        Self {
            team: Said::plain("The engagement team"),
            email: Some("team@example.org".to_owned()),
            phone: Some("01632 960 001".to_owned()),
            address: Some("FREEPOST EXAMPLE".to_owned()),
        }
    }
}
