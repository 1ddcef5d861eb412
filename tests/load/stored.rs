//! What is in the database, read past the code under test, against what clients were told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context;
use domain::change::Op;
use entity::{change, comment, draft, equality_answer, response, survey};
use heard::keys::Keys;
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::server::Site;

/// One walk as its client remembers it, from the moment before it was sent.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    /// What was written, by field.
    pub(crate) words: BTreeMap<String, String>,
    /// What was chosen, by question.
    pub(crate) chosen: BTreeMap<String, Vec<String>>,
    /// Whether the site said that it is stored.
    pub(crate) acknowledged: bool,
    /// The code on the receipt.
    pub(crate) code: Option<String>,
    /// Whether the code was tried since.
    pub(crate) looked_up: bool,
}

/// Every walk by its marker.
pub(crate) type Ledger = BTreeMap<String, Sent>;

/// A rule of the house, and how it was broken.
pub(crate) type Broken = (&'static str, String);

/// Acknowledged answers are there, once, as they were sent.
pub(crate) const ONCE: &str = "every_acknowledged_response_is_stored_once_as_it_was_sent";
/// Nothing is there that nobody sent, and nothing in part.
pub(crate) const WHOLE: &str = "no_response_is_doubled_half_or_from_nowhere";
/// A draft ends when its response begins.
pub(crate) const DRAFTS: &str = "no_draft_outlives_its_response";
/// The log that figures follow has every response once, and no gap.
pub(crate) const LOG: &str = "the_change_log_has_every_response_once_and_no_gap";
/// Equality answers belong to a response.
pub(crate) const EQUALITY: &str = "no_equality_answers_without_a_response";

/// How many responses there are.
pub(crate) async fn count(site: &Site) -> anyhow::Result<u64> {
    let db = site.connect().await?;
    let count = response::Entity::find().count(&db).await?;
    db.close().await?;
    Ok(count)
}

/// Compares everything. `before` is how many responses there were before the first walk; markers
/// begin with `prefix`.
pub(crate) async fn check(
    site: &Site,
    prefix: &str,
    before: usize,
    ledger: &Ledger,
) -> anyhow::Result<Vec<Broken>> {
    let db = site.connect().await?;
    let mut broken = Vec::new();
    let responses = response::Entity::find().all(&db).await?;
    let by_id: HashMap<i64, &response::Model> = responses.iter().map(|row| (row.id, row)).collect();
    let comments = comment::Entity::find()
        .order_by_asc(comment::Column::Id)
        .all(&db)
        .await?;

    let mut found: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
    let mut words: HashMap<i64, Vec<(&str, &str)>> = HashMap::new();
    for row in &comments {
        if !by_id.contains_key(&row.response_id) {
            broken.push((WHOLE, format!("comment {} has no response", row.id)));
        }
        if let Some(marker) = row.text.split(' ').next().filter(|m| m.starts_with(prefix)) {
            found.entry(marker).or_default().insert(row.response_id);
            words
                .entry(row.response_id)
                .or_default()
                .push((&row.field, &row.text));
        }
    }
    for (marker, ids) in &found {
        let Some(sent) = ledger.get(*marker) else {
            broken.push((WHOLE, format!("{marker} is stored and was never sent")));
            continue;
        };
        if ids.len() > 1 {
            broken.push((WHOLE, format!("{marker} is stored {} times", ids.len())));
        }
        for id in ids {
            let words = words.get(id).map(Vec::as_slice).unwrap_or_default();
            let answers = by_id.get(id).map_or("", |row| row.answers.as_str());
            if let Some(how) = differs(sent, words, answers) {
                broken.push((ONCE, format!("{marker}: {how}")));
            }
        }
    }
    for (marker, _) in ledger.iter().filter(|(_, sent)| sent.acknowledged) {
        if !found.contains_key(marker.as_str()) {
            broken.push((ONCE, format!("{marker} was acknowledged and is not stored")));
        }
    }
    if responses.len() != before + found.len() {
        let (all, ours) = (responses.len(), found.len());
        broken.push((
            WHOLE,
            format!("{all} responses, of which {before} were there and {ours} sent"),
        ));
    }

    let nonces: BTreeSet<&[u8]> = responses
        .iter()
        .map(|row| row.nonce_hash.as_slice())
        .collect();
    for row in draft::Entity::find().all(&db).await? {
        if nonces.contains(row.nonce_hash.as_slice()) {
            broken.push((DRAFTS, "a draft and a response with one nonce".to_owned()));
        }
    }
    let ours: BTreeSet<i64> = found.values().flatten().copied().collect();
    changes(&db, &ours, &mut broken).await?;
    equality(&db, site, &responses, &mut broken).await?;
    db.close().await?;
    Ok(broken)
}

fn differs(sent: &Sent, words: &[(&str, &str)], answers: &str) -> Option<String> {
    let mut expected: Vec<(&str, &str)> = sent
        .words
        .iter()
        .map(|(field, text)| (field.as_str(), text.as_str()))
        .collect();
    let mut stored = words.to_vec();
    expected.sort_unstable();
    stored.sort_unstable();
    if expected != stored {
        return Some(format!(
            "{} texts sent, {} stored, not the same",
            expected.len(),
            stored.len()
        ));
    }
    match serde_json::from_str::<BTreeMap<String, Vec<String>>>(answers) {
        Ok(chosen) if chosen == sent.chosen => None,
        Ok(_) => Some("other options are stored than were chosen".to_owned()),
        Err(error) => Some(format!("the answers do not read: {error}")),
    }
}

async fn changes(
    db: &DatabaseConnection,
    ours: &BTreeSet<i64>,
    broken: &mut Vec<Broken>,
) -> anyhow::Result<()> {
    let log = change::Entity::find()
        .order_by_asc(change::Column::SurveyId)
        .order_by_asc(change::Column::Seq)
        .all(db)
        .await?;
    let mut last: BTreeMap<i64, i64> = BTreeMap::new();
    let mut added: BTreeMap<i64, u32> = BTreeMap::new();
    for row in log {
        let before = last.insert(row.survey_id, row.seq).unwrap_or(0);
        if row.seq != before + 1 {
            broken.push((LOG, format!("{} follows {before}", row.seq)));
        }
        if row.op.0 == Op::Added && ours.contains(&row.response_id) {
            *added.entry(row.response_id).or_default() += 1;
        }
    }
    for id in ours {
        let times = added.get(id).copied().unwrap_or(0);
        if times != 1 {
            broken.push((LOG, format!("response {id} was added {times} times")));
        }
    }
    let counters: Vec<(i64, i64)> = survey::Entity::find()
        .select_only()
        .columns([survey::Column::Id, survey::Column::ChangeSeq])
        .into_tuple()
        .all(db)
        .await?;
    for (id, counter) in counters {
        let last = last.get(&id).copied().unwrap_or(0);
        if counter != last {
            broken.push((
                LOG,
                format!("the counter says {counter}, the last is {last}"),
            ));
        }
    }
    Ok(())
}

async fn equality(
    db: &DatabaseConnection,
    site: &Site,
    responses: &[response::Model],
    broken: &mut Vec<Broken>,
) -> anyhow::Result<()> {
    let keys = Keys::open(&site.secret()).context("the secret")?;
    let mut links: BTreeSet<[u8; 32]> = BTreeSet::new();
    for survey in survey::Entity::find()
        .filter(survey::Column::LinkKey.is_not_null())
        .all(db)
        .await?
    {
        let key = keys.survey_key(&survey.link_key.unwrap_or_default())?;
        let of_survey = responses
            .iter()
            .filter(|row| row.survey_id == Some(survey.id));
        links.extend(of_survey.map(|row| key.link(row.id)));
    }
    for row in equality_answer::Entity::find().all(db).await? {
        let known = <[u8; 32]>::try_from(row.link).is_ok_and(|link| links.contains(&link));
        if !known {
            broken.push((EQUALITY, "a row belongs to no response".to_owned()));
        }
    }
    Ok(())
}
