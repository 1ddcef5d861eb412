//! Mail: written in the transaction that makes it necessary, sent by a job, sealed until then.
//!
//! A mail carries links, never answers. Its row holds recipient, subject and bodies sealed; they
//! are deleted once it was handed over. The Message-ID is made of the row's key, so that a mail
//! sent twice after a crash can be recognised as one.

mod delivery;

use domain::Now;
use domain::text::Email;
use entity::outbox;
use sea_orm::{ActiveModelTrait, DbErr, Set};
use serde::{Deserialize, Serialize};

pub use delivery::{Mailer, SendMail};

use crate::db::Tx;
use crate::jobs;
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::site::Site;
use crate::web::page::Letter;

/// A mail ready to go out. Prints nothing of itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    kind: String,
    to: String,
    subject: String,
    text: String,
    html: String,
    attachment: Option<Attachment>,
}

/// A file that goes with a mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its content type.
    pub kind: String,
    /// What it holds.
    pub content: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({}, <withheld>)", self.kind)
    }
}

/// Writes a letter to one person, in their language.
pub fn compose<L: Letter>(
    site: &Site,
    language: &str,
    to: &Email,
    letter: &L,
    attachment: Option<Attachment>,
) -> anyhow::Result<Message> {
    let render = |file: &str| {
        site.templates
            .render_letter(&site.locales, language, file, letter)
            .map_err(|error| anyhow::anyhow!("{}/{file}: {error:?}", L::TEMPLATE))
    };
    Ok(Message {
        kind: L::TEMPLATE.to_owned(),
        to: to.as_str().to_owned(),
        // One line, whatever a title brought along (T12).
        subject: render("subject.txt")?
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        text: render("body.txt")?,
        html: render("body.html")?,
        attachment,
    })
}

/// Puts a mail in the outbox and its sending in the queue.
pub async fn post(tx: &Tx, keys: &Keys, message: &Message, now: Now) -> Result<(), DbErr> {
    let plain = serde_json::to_vec(message).map_err(|error| DbErr::Json(error.to_string()))?;
    let row = outbox::ActiveModel {
        kind: Set(message.kind.clone()),
        sealed: Set(Some(keys.seal(Purpose::Mail, b"outbox", &plain))),
        key_id: Set(KEY_ID),
        created_at: Set(now.utc()),
        ..Default::default()
    };
    let row = row.insert(tx).await?;
    jobs::enqueue(tx, &SendMail { outbox: row.id }, now).await
}
