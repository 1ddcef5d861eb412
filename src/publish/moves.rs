//! Moving a closing date in public, and what is said of it.

use chrono::{DateTime, Utc};
use domain::survey::Text;
use domain::text::Paragraph;
use domain::{Arg, Now};

use super::commands::{self, Move};
use super::queries::{self, Readiness};
use crate::db::Tx;
use crate::notices::{self, Wording};
use crate::site::Site;
use crate::staff::proof::In;
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;
use crate::survey::commands::MoveError;
use crate::web::Error;
use crate::web::locale::Texts;

/// Why a closing date is moved, and whether those who left an address are told of it by mail.
pub(super) type Because = (Paragraph, bool);

/// The closing date the public knows of.
pub(super) fn promised(ready: &Readiness) -> Option<DateTime<Utc>> {
    ready.closes_at.filter(|_| ready.opened)
}

/// From when to when a closing date was moved.
pub(super) fn sentence(
    texts: &Texts,
    was: Option<DateTime<Utc>>,
    becomes: DateTime<Utc>,
) -> String {
    let now = ("becomes", Arg::Text(texts.moment(becomes)));
    match was {
        Some(was) => {
            let was = ("was", Arg::Text(texts.moment(was)));
            texts.with("survey-moved", &[was, now])
        }
        None => texts.with("survey-moved-to", &[now]),
    }
}

/// What is said in public of a closing date that is moved, in every language of the survey the site
/// speaks; the reason in the first, as it was typed.
pub(super) async fn moved(
    site: &Site,
    survey: SurveyId,
    (was, becomes): (Option<DateTime<Utc>>, DateTime<Utc>),
    (reason, tell): Because,
) -> Result<Move, Error> {
    let languages = notices::languages_of(&site.db, survey).await?;
    let source = languages.first().map_or("en", String::as_str);
    let (mut first, mut second) = (Text::default(), Text::default());
    for (lang, texts) in languages
        .iter()
        .filter_map(|lang| Some((lang, site.locales.spoken(lang)?)))
    {
        first.set(lang, &sentence(texts, was, becomes), source);
    }
    second.set(source, reason.as_str(), source);
    Ok(Move {
        reason,
        wording: Wording {
            first,
            second,
            link: None,
            reason: None,
        },
        tell,
    })
}

/// Closes a survey that can be answered, and says so in public with the reason.
pub(super) async fn close(
    site: &Site,
    officer: &In<SurveyId, EditSurvey>,
    because: Because,
    now: Now,
) -> Result<(), Error> {
    let ready = queries::readiness(site.db.read(), officer, now).await?;
    let dates = (promised(&ready), now.utc());
    let moved = moved(site, officer.object(), dates, because).await?;
    let close = async |tx: &Tx| commands::close(tx, officer, &moved, now).await;
    match site.db.write(close).await {
        Ok(()) => {
            site.published.forget();
            Ok(())
        }
        Err(MoveError::Database(error)) => Err(error.into()),
        Err(_) => Err(Error::Conflict("survey-not-open")),
    }
}
