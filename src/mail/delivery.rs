//! Handing mail over: to a server, or into a folder of `.eml` files.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use domain::Now;
use entity::outbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncFileTransport, AsyncTransport, Tokio1Executor};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::Message;
use crate::db::{Entry, Tx};
use crate::jobs::{Batch, Job, Lease};
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
                    transport.timeout(Some(Duration::from_secs(30))).build(),
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

/// How long one lease of a minute is used for handing mails over.
const AT_MOST: Duration = Duration::from_secs(20);

impl Job for SendMail {
    const KIND: &'static str = "mail.send";

    async fn run(self, site: &Arc<Site>, lease: &Lease) -> anyhow::Result<()> {
        let outbox = self.outbox;
        match Self::run_all(vec![(self, lease.clone())], site).await? {
            0 => anyhow::bail!("mail {outbox} was not handed over"),
            _ => Ok(()),
        }
    }
}

impl Batch for SendMail {
    async fn run_all(batch: Vec<(Self, Lease)>, site: &Arc<Site>) -> anyhow::Result<usize> {
        let begun = Instant::now();
        let found = outbox::Entity::find()
            .filter(outbox::Column::Id.is_in(batch.iter().map(|(job, _)| job.outbox)))
            .filter(outbox::Column::SentAt.is_null())
            .filter(outbox::Column::FailedAt.is_null())
            .all(site.db.read())
            .await?;
        let mut handled = Handled::at(site.clock.now());
        for (job, lease) in batch {
            if begun.elapsed() > AT_MOST {
                break;
            }
            if let Some(row) = found.iter().find(|row| row.id == job.outbox) {
                match hand_over(site, row).await {
                    Ok(()) => handled.sent.push(row.id),
                    Err(Undelivered::Refused) => handled.refused.push(row.id),
                    Err(Undelivered::Later(why)) => {
                        tracing::warn!("mail {} not handed over: {why}", row.id);
                        break;
                    }
                }
            }
            handled.leases.push(lease);
        }
        let done = handled.leases.len();
        if done > 0 {
            site.db.intake(handled).await?;
        }
        Ok(done)
    }
}

async fn hand_over(site: &Site, row: &outbox::Model) -> Result<(), Undelivered> {
    let sealed = row.sealed.as_deref().unwrap_or_default();
    let message = site
        .keys
        .unseal(Purpose::Mail, b"outbox", sealed)
        .map_err(|error| Undelivered::Later(error.to_string()))
        .and_then(|plain| {
            serde_json::from_slice::<Message>(&plain)
                .map_err(|error| Undelivered::Later(error.to_string()))
        })?;
    // An address no mail can carry will not become one by waiting.
    let mail = build(&message, &site.mailer.from, row.id, site.base.host())
        .map_err(|_| Undelivered::Refused)?;
    site.mailer.deliver(&mail).await
}

/// Notes which mails were handed over or refused, and forgets what was in them, in one commit.
#[derive(Debug)]
struct Handled {
    sent: Vec<i64>,
    refused: Vec<i64>,
    leases: Vec<Lease>,
    now: Now,
}

impl Handled {
    const fn at(now: Now) -> Self {
        Self {
            sent: Vec::new(),
            refused: Vec::new(),
            leases: Vec::new(),
            now,
        }
    }
}

#[async_trait::async_trait]
impl Entry for Handled {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        for (ids, at) in [
            (&self.sent, outbox::Column::SentAt),
            (&self.refused, outbox::Column::FailedAt),
        ] {
            if ids.is_empty() {
                continue;
            }
            outbox::Entity::update_many()
                .col_expr(at, Expr::value(self.now.utc()))
                .col_expr(outbox::Column::Sealed, Expr::value(None::<Vec<u8>>))
                .filter(outbox::Column::Id.is_in(ids.iter().copied()))
                .exec(tx)
                .await?;
        }
        Lease::finish_all(&self.leases, tx, self.now).await
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
