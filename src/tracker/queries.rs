//! Reading commitments.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::commitment::Status;
use domain::telling::Standing;
use entity::{
    Stored, commitment, commitment_owner, commitment_update, organisation, programme, staff, theme,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use super::CommitmentId;
use crate::staff::proof::{Actor, In, Reach, Staff, label};
use crate::staff::roles::{OwnCommitments, PublishCommitments};

/// A commitment with everything a page says of it.
#[derive(Clone, Debug)]
pub struct CommitmentRow {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// What people said.
    pub you_said: String,
    /// What is done; empty when it is not.
    pub we_are_doing: String,
    /// Why it is not; empty when it is.
    pub why_not: String,
    /// How far it is.
    pub status: Status,
    /// When it is due.
    pub due_on: Option<NaiveDate>,
    /// Since when the public sees it.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// The programme.
    pub programme: ProgrammeRef,
    /// The theme it answers.
    pub theme: Option<ThemeRef>,
    /// Owners: key, name in addresses, name, whether accountable.
    pub owners: Vec<(i64, String, String, bool)>,
}

/// The programme of a commitment.
#[derive(Clone, Debug, Default)]
pub struct ProgrammeRef {
    /// Key.
    pub id: i64,
    /// Name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Whether it is made up.
    pub fictional: bool,
}

/// The theme a commitment answers.
#[derive(Clone, Debug)]
pub struct ThemeRef {
    /// Key.
    pub id: i64,
    /// In which survey.
    pub survey: i64,
    /// Of which question.
    pub field: String,
    /// What it is called.
    pub name: String,
}

/// What the public list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A status.
    pub status: Option<Status>,
    /// Name of an organisation in addresses.
    pub organisation: Option<String>,
    /// Name of a programme in addresses.
    pub programme: Option<String>,
}

/// Published commitments, the latest changed first.
pub async fn published(
    db: &impl ConnectionTrait,
    filter: &Filter,
) -> Result<Vec<CommitmentRow>, DbErr> {
    let mut query = commitment::Entity::find()
        .filter(commitment::Column::PublishedAt.is_not_null())
        .order_by_desc(commitment::Column::ChangedAt)
        .order_by_asc(commitment::Column::Id);
    if let Some(status) = filter.status {
        query = query.filter(commitment::Column::Status.eq(Stored(status)));
    }
    if let Some(slug) = &filter.programme {
        let named = programme::Entity::find()
            .select_only()
            .column(programme::Column::Id)
            .filter(programme::Column::Slug.eq(slug.as_str()));
        query = query.filter(commitment::Column::ProgrammeId.in_subquery(named.into_query()));
    }
    if let Some(slug) = &filter.organisation {
        let named = organisation::Entity::find()
            .select_only()
            .column(organisation::Column::Id)
            .filter(organisation::Column::Slug.eq(slug.as_str()));
        let owned = commitment_owner::Entity::find()
            .select_only()
            .column(commitment_owner::Column::CommitmentId)
            .filter(commitment_owner::Column::OrganisationId.in_subquery(named.into_query()));
        query = query.filter(commitment::Column::Id.in_subquery(owned.into_query()));
    }
    rows(db, query).await
}

/// A published commitment, as the theme it answers leads to it.
#[derive(Clone, Debug)]
pub struct Answering {
    /// Key.
    pub id: i64,
    /// Which theme.
    pub theme: i64,
    /// What it is called.
    pub title: String,
    /// How far it is.
    pub status: Status,
}

/// Published commitments that answer these themes.
pub async fn answering(db: &impl ConnectionTrait, themes: &[i64]) -> Result<Vec<Answering>, DbErr> {
    let rows: Vec<(i64, Option<i64>, String, Stored<Status>)> = commitment::Entity::find()
        .select_only()
        .column(commitment::Column::Id)
        .column(commitment::Column::ThemeId)
        .column(commitment::Column::Title)
        .column(commitment::Column::Status)
        .filter(commitment::Column::ThemeId.is_in(themes.iter().copied()))
        .filter(commitment::Column::PublishedAt.is_not_null())
        .order_by_asc(commitment::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let row = |(id, theme, title, status): (i64, Option<i64>, String, Stored<Status>)| {
        let (theme, status) = (theme?, status.0);
        Some(Answering {
            id,
            theme,
            title,
            status,
        })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// A commitment that changed in public, and how it stood before.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Key.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// Whether the public did not know of it before.
    pub is_new: bool,
    /// How far it was and when it was due, where that is on record.
    pub before: Option<Standing>,
    /// How far it is and when it is due.
    pub now: Standing,
    /// When it changed last.
    pub changed_at: DateTime<Utc>,
}

/// What changed in public since then about commitments that answer themes of a survey, in the order
/// in which they changed.
pub async fn moved(
    db: &impl ConnectionTrait,
    survey: i64,
    since: DateTime<Utc>,
) -> Result<Vec<Moved>, DbErr> {
    let themes = theme::Entity::find()
        .select_only()
        .column(theme::Column::Id)
        .filter(theme::Column::SurveyId.eq(survey));
    let rows = commitment::Entity::find()
        .filter(commitment::Column::ThemeId.in_subquery(themes.into_query()))
        .filter(commitment::Column::PublishedAt.is_not_null())
        .filter(commitment::Column::ChangedAt.gt(since))
        .order_by_asc(commitment::Column::ChangedAt)
        .order_by_asc(commitment::Column::Id)
        .all(db)
        .await?;
    let updates = commitment_update::Entity::find()
        .filter(commitment_update::Column::CommitmentId.is_in(rows.iter().map(|row| row.id)))
        .filter(commitment_update::Column::PublishedAt.lte(since))
        .order_by_asc(commitment_update::Column::PublishedAt)
        .order_by_asc(commitment_update::Column::Id)
        .all(db)
        .await?;
    // The last of them stays.
    let before: BTreeMap<i64, Standing> = updates
        .into_iter()
        .map(|update| (update.commitment_id, (update.status.0, update.due_on)))
        .collect();
    let moved = |row: commitment::Model| Moved {
        is_new: row.published_at.is_some_and(|at| at > since),
        before: before.get(&row.id).copied(),
        now: (row.status.0, row.due_on),
        id: row.id,
        title: row.title,
        changed_at: row.changed_at,
    };
    Ok(rows.into_iter().map(moved).collect())
}

/// The commitments that changed last, for the front page.
pub async fn latest(db: &impl ConnectionTrait, most: u64) -> Result<Vec<CommitmentRow>, DbErr> {
    let query = commitment::Entity::find()
        .filter(commitment::Column::PublishedAt.is_not_null())
        .order_by_desc(commitment::Column::ChangedAt)
        .order_by_asc(commitment::Column::Id)
        .limit(most);
    rows(db, query).await
}

/// Every commitment within reach of an officer: unpublished ones first.
pub async fn all(
    db: &impl ConnectionTrait,
    who: &Staff<PublishCommitments>,
) -> Result<Vec<CommitmentRow>, DbErr> {
    let mut query = commitment::Entity::find().order_by_desc(commitment::Column::Id);
    if let Reach::Programmes(programmes) = who.reach() {
        query = query.filter(commitment::Column::ProgrammeId.is_in(programmes.iter().copied()));
    }
    let mut found = rows(db, query).await?;
    found.sort_by_key(|row| row.published_at.is_some());
    Ok(found)
}

/// Every commitment of a programme, in the order they were written. The caller's page lets nobody in
/// but its officers.
pub async fn of_programme(
    db: &impl ConnectionTrait,
    programme: i64,
) -> Result<Vec<CommitmentRow>, DbErr> {
    let query = commitment::Entity::find()
        .filter(commitment::Column::ProgrammeId.eq(programme))
        .order_by_asc(commitment::Column::Id);
    rows(db, query).await
}

/// The published commitments of an owner's own organisation.
pub async fn owned(
    db: &impl ConnectionTrait,
    who: &Staff<OwnCommitments>,
) -> Result<Vec<CommitmentRow>, DbErr> {
    let Actor::Staff {
        organisation: Some(organisation),
        ..
    } = who.actor()
    else {
        return Ok(Vec::new());
    };
    let owned = commitment_owner::Entity::find()
        .select_only()
        .column(commitment_owner::Column::CommitmentId)
        .filter(commitment_owner::Column::OrganisationId.eq(*organisation));
    let query = commitment::Entity::find()
        .filter(commitment::Column::PublishedAt.is_not_null())
        .filter(commitment::Column::Id.in_subquery(owned.into_query()))
        .order_by_asc(commitment::Column::DueOn)
        .order_by_asc(commitment::Column::Id);
    rows(db, query).await
}

/// One published commitment.
pub async fn one_published(
    db: &impl ConnectionTrait,
    id: i64,
) -> Result<Option<CommitmentRow>, DbErr> {
    let query =
        commitment::Entity::find_by_id(id).filter(commitment::Column::PublishedAt.is_not_null());
    Ok(rows(db, query).await?.into_iter().next())
}

/// One commitment, published or not, for an officer.
pub async fn one(
    db: &impl ConnectionTrait,
    who: &In<CommitmentId, PublishCommitments>,
) -> Result<Option<CommitmentRow>, DbErr> {
    let query = commitment::Entity::find_by_id(who.object().0);
    Ok(rows(db, query).await?.into_iter().next())
}

/// A change in the history of a commitment.
#[derive(Clone, Debug)]
pub struct UpdateRow {
    /// Key.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// How far it had come.
    pub status: Status,
    /// What changed.
    pub note: String,
    /// Whether the public sees it.
    pub published: bool,
    /// Why an officer sent it back to its owner.
    pub sent_back: Option<String>,
}

impl UpdateRow {
    fn of(row: commitment_update::Model) -> Self {
        Self {
            id: row.id,
            at: row.at,
            status: row.status.0,
            note: row.note,
            published: row.published_at.is_some(),
            sent_back: row.sent_back_at.map(|_| row.sent_back_why),
        }
    }

    /// Whether nobody has decided what becomes of it.
    #[must_use]
    pub const fn waits(&self) -> bool {
        !self.published && self.sent_back.is_none()
    }
}

/// The history of a commitment, the newest first.
pub async fn history(db: &impl ConnectionTrait, commitment: i64) -> Result<Vec<UpdateRow>, DbErr> {
    let rows = commitment_update::Entity::find()
        .filter(commitment_update::Column::CommitmentId.eq(commitment))
        .order_by_desc(commitment_update::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(UpdateRow::of).collect())
}

/// What the owner's organisation reported of these commitments, the newest first, by commitment.
pub async fn sent(
    db: &impl ConnectionTrait,
    who: &Staff<OwnCommitments>,
    commitments: &[i64],
) -> Result<BTreeMap<i64, Vec<UpdateRow>>, DbErr> {
    let Actor::Staff {
        organisation: Some(organisation),
        ..
    } = who.actor()
    else {
        return Ok(BTreeMap::new());
    };
    let colleagues: Vec<i64> = staff::Entity::find()
        .select_only()
        .column(staff::Column::Id)
        .filter(staff::Column::OrganisationId.eq(*organisation))
        .into_tuple()
        .all(db)
        .await?;
    let labels = colleagues.into_iter().map(label);
    let rows = commitment_update::Entity::find()
        .filter(commitment_update::Column::CommitmentId.is_in(commitments.iter().copied()))
        .filter(commitment_update::Column::By.is_in(labels))
        .order_by_desc(commitment_update::Column::Id)
        .all(db)
        .await?;
    let mut sent: BTreeMap<i64, Vec<UpdateRow>> = BTreeMap::new();
    for row in rows {
        let of = sent.entry(row.commitment_id).or_default();
        of.push(UpdateRow::of(row));
    }
    Ok(sent)
}

/// What the public reads of the history of these commitments, the newest first.
pub async fn public_history(
    db: &impl ConnectionTrait,
    commitments: &[i64],
) -> Result<BTreeMap<i64, Vec<UpdateRow>>, DbErr> {
    let rows = commitment_update::Entity::find()
        .filter(commitment_update::Column::CommitmentId.is_in(commitments.iter().copied()))
        .filter(commitment_update::Column::PublishedAt.is_not_null())
        .order_by_desc(commitment_update::Column::Id)
        .all(db)
        .await?;
    let mut history: BTreeMap<i64, Vec<UpdateRow>> = BTreeMap::new();
    for row in rows {
        let of = history.entry(row.commitment_id).or_default();
        of.push(UpdateRow::of(row));
    }
    Ok(history)
}

/// How many updates of owners wait for an officer, by commitment.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    commitment_update::Entity::find()
        .select_only()
        .column(commitment_update::Column::CommitmentId)
        .filter(commitment_update::Column::PublishedAt.is_null())
        .filter(commitment_update::Column::SentBackAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

/// Reads commitments with their programmes and themes, and then their owners.
async fn rows(
    db: &impl ConnectionTrait,
    query: Select<commitment::Entity>,
) -> Result<Vec<CommitmentRow>, DbErr> {
    let found = query
        .find_also_related(programme::Entity)
        .find_also(commitment::Entity, theme::Entity)
        .all(db)
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids = found.iter().map(|(row, ..)| row.id);
    let owners = commitment_owner::Entity::find()
        .filter(commitment_owner::Column::CommitmentId.is_in(ids))
        .order_by_asc(commitment_owner::Column::Position)
        .find_also_related(organisation::Entity)
        .all(db)
        .await?;
    let owners_of = |commitment: i64| {
        let theirs = owners
            .iter()
            .filter(|(owner, _)| owner.commitment_id == commitment);
        theirs
            .filter_map(|(owner, body)| {
                let body = body.as_ref()?;
                let (slug, name) = (body.slug.clone(), body.name.clone());
                Some((body.id, slug, name, owner.accountable))
            })
            .collect()
    };
    Ok(found
        .into_iter()
        .map(|(row, programme, theme)| CommitmentRow {
            programme: programme
                .map(|programme| ProgrammeRef {
                    id: programme.id,
                    slug: programme.slug,
                    title: programme.title,
                    fictional: programme.fictional,
                })
                .unwrap_or_default(),
            theme: theme.map(|theme| ThemeRef {
                id: theme.id,
                survey: theme.survey_id,
                field: theme.field,
                name: theme.name,
            }),
            owners: owners_of(row.id),
            id: row.id,
            title: row.title,
            you_said: row.you_said,
            we_are_doing: row.we_are_doing,
            why_not: row.why_not,
            status: row.status.0,
            due_on: row.due_on,
            published_at: row.published_at,
            changed_at: row.changed_at,
        })
        .collect())
}

/// How many published commitments of a programme there are in each status.
pub async fn by_status(
    db: &impl ConnectionTrait,
    programme: i64,
) -> Result<Vec<(Status, u64)>, DbErr> {
    let rows: Vec<(Stored<Status>, i64)> = commitment::Entity::find()
        .select_only()
        .column(commitment::Column::Status)
        .column_as(commitment::Column::Id.count(), "n")
        .filter(commitment::Column::ProgrammeId.eq(programme))
        .filter(commitment::Column::PublishedAt.is_not_null())
        .group_by(commitment::Column::Status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(status, n)| (status.0, n.unsigned_abs()))
        .collect())
}
