//! Mail: written in the transaction that makes it necessary, sent by a job, sealed until then.
//!
//! A mail carries links, never answers. Its row holds recipient, subject and bodies sealed; they
//! are deleted once it was handed over. The Message-ID is made of the row's key, so that a mail
//! sent twice after a crash can be recognised as one.

mod delivery;

use domain::Now;
use domain::text::Email;
use entity::outbox;
use sea_orm::{DbErr, EntityTrait, Set};
use serde::{Deserialize, Serialize};

pub use delivery::{Mailer, SendMail};

use crate::db::{Entry, Tx};
use crate::jobs::{self, Lease};
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
    /// Where whoever gets it leaves, at one click (RFC 8058).
    #[serde(default)]
    leave: Option<String>,
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

impl Message {
    /// The same with the address of the page where whoever gets it leaves. Mail programs show it as a
    /// button of their own, which leaves at one click.
    #[must_use]
    pub fn with_leave(self, page: String) -> Self {
        let leave = Some(page);
        Self { leave, ..self }
    }
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
        leave: None,
    })
}

/// A mail as the outbox holds it.
#[derive(Clone, Debug)]
pub struct Sealed {
    kind: String,
    sealed: Vec<u8>,
}

/// Seals a mail for the outbox.
pub fn sealed(keys: &Keys, message: &Message) -> Result<Sealed, serde_json::Error> {
    let plain = serde_json::to_vec(message)?;
    Ok(Sealed {
        kind: message.kind.clone(),
        sealed: keys.seal(Purpose::Mail, b"outbox", &plain),
    })
}

/// Puts a mail in the outbox and its sending in the queue.
pub async fn post(tx: &Tx, mail: &Sealed, now: Now) -> Result<(), DbErr> {
    post_all(tx, std::slice::from_ref(mail), now).await
}

/// Puts mails in the outbox and their sending in the queue.
pub async fn post_all(tx: &Tx, mails: &[Sealed], now: Now) -> Result<(), DbErr> {
    let mut sending = Vec::with_capacity(mails.len());
    for mail in mails {
        let row = outbox::ActiveModel {
            kind: Set(mail.kind.clone()),
            sealed: Set(Some(mail.sealed.clone())),
            key_id: Set(KEY_ID),
            created_at: Set(now.utc()),
            ..Default::default()
        };
        let outbox = outbox::Entity::insert(row).exec(tx).await?.last_insert_id;
        sending.push(SendMail { outbox });
    }
    jobs::enqueue_all(tx, &sending, now).await
}

/// Puts mails in the outbox as the last thing jobs do. Many such jobs share one commit.
#[derive(Debug)]
pub struct Post {
    /// The mails.
    pub mails: Vec<Sealed>,
    /// The right to do the jobs.
    pub leases: Vec<Lease>,
    /// When.
    pub now: Now,
}

#[async_trait::async_trait]
impl Entry for Post {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        post_all(tx, &self.mails, self.now).await?;
        Lease::finish_all(&self.leases, tx, self.now).await
    }
}
