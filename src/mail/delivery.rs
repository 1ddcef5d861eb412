//! Handing mail over: to a server, or into a folder of `.eml` files.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use domain::Now;
use entity::outbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncFileTransport, AsyncTransport, Tokio1Executor};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::Message;
use crate::db::{Entry, Tx};
use crate::jobs::{Job, Lease};
use crate::keys::{Purpose, private_folder};
use crate::site::Site;

/// The way mail leaves.
pub struct Mailer {
    way: Way,
    from: Mailbox,
}

enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
}

impl Mailer {
    /// Mail over a server, or, without one, as files in a folder.
    pub fn new(smtp: Option<&SecretString>, folder: PathBuf, from: &str) -> anyhow::Result<Self> {
        let way = match smtp {
            Some(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret());
                let transport =
                    transport.map_err(|_| anyhow::anyhow!("HEARD_SMTP_URL is no address"))?;
                Way::Smtp(Box::new(
                    transport
                        .timeout(Some(std::time::Duration::from_secs(30)))
                        .build(),
                ))
            }
            None => {
                private_folder(Some(&folder))?;
                Way::Folder(folder)
            }
        };
        Ok(Self {
            way,
            from: from.parse().context("HEARD_MAIL_FROM is no sender")?,
        })
    }

    async fn deliver(&self, message: &lettre::Message) -> Result<(), Undelivered> {
        match &self.way {
            Way::Smtp(transport) => match transport.send(message.clone()).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(Undelivered::Refused),
                Err(error) => Err(Undelivered::Later(error.to_string())),
            },
            Way::Folder(folder) => {
                let transport = AsyncFileTransport::<Tokio1Executor>::new(folder);
                let sent = transport.send(message.clone()).await;
                sent.map(|_| ())
                    .map_err(|error| Undelivered::Later(error.to_string()))
            }
        }
    }
}

enum Undelivered {
    /// The server says no for good.
    Refused,
    /// Perhaps another time.
    Later(String),
}

/// Hands one mail over.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendMail {
    /// Which row of the outbox.
    pub outbox: i64,
}

impl Job for SendMail {
    const KIND: &'static str = "mail.send";
    const TOGETHER: u64 = 16;

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let found = outbox::Entity::find_by_id(self.outbox)
            .one(site.db.read())
            .await?;
        let Some(row) = found.filter(|row| row.sent_at.is_none() && row.failed_at.is_none()) else {
            return Ok(());
        };
        let sealed = row.sealed.clone().unwrap_or_default();
        let plain = site.keys.unseal(Purpose::Mail, b"outbox", &sealed)?;
        let message: Message = serde_json::from_slice(&plain)?;
        let outcome = match build(&message, &site.mailer.from, row.id, site.base.host()) {
            Ok(mail) => site.mailer.deliver(&mail).await,
            // An address no mail can carry will not become one by waiting.
            Err(_) => Err(Undelivered::Refused),
        };
        if let Err(Undelivered::Later(why)) = outcome {
            anyhow::bail!("mail {} not handed over: {why}", row.id);
        }
        let handled = Handled {
            outbox: row.id,
            sent: outcome.is_ok(),
            lease: lease.clone(),
            now: site.clock.now(),
        };
        Ok(site.db.intake(handled).await?)
    }
}

/// Notes that a mail was handed over or refused, and forgets what was in it. Many share one commit.
#[derive(Debug)]
struct Handled {
    outbox: i64,
    sent: bool,
    lease: Lease,
    now: Now,
}

#[async_trait::async_trait]
impl Entry for Handled {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        let at = Set(Some(self.now.utc()));
        let mut done = outbox::ActiveModel {
            sealed: Set(None),
            ..Default::default()
        };
        match self.sent {
            true => done.sent_at = at,
            false => done.failed_at = at,
        }
        outbox::Entity::update_many()
            .set(done)
            .filter(outbox::Column::Id.eq(self.outbox))
            .exec(tx)
            .await?;
        self.lease.finish(tx, self.now).await
    }
}

fn build(
    message: &Message,
    from: &Mailbox,
    row: i64,
    host: &str,
) -> anyhow::Result<lettre::Message> {
    let to = Mailbox::new(None, message.to.parse()?);
    let texts = MultiPart::alternative_plain_html(message.text.clone(), message.html.clone());
    let body = match &message.attachment {
        Some(file) => {
            let kind: ContentType = file
                .kind
                .parse()
                .map_err(|_| anyhow::anyhow!("content type"))?;
            let part: SinglePart =
                Attachment::new(file.name.clone()).body(file.content.clone(), kind);
            MultiPart::mixed().multipart(texts).singlepart(part)
        }
        None => texts,
    };
    let mut mail = lettre::Message::builder()
        .from(from.clone())
        .to(to)
        .subject(message.subject.clone())
        .message_id(Some(format!("<outbox-{row}@{host}>")));
    if let Some(page) = &message.leave {
        let one_click = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
        mail = mail
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("List-Unsubscribe"),
                format!("<{page}/one-click>"),
            ))
            .raw_header(HeaderValue::new(
                one_click,
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    Ok(mail.multipart(body)?)
}
