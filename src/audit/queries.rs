//! Reading the chain.

use chrono::{DateTime, Utc};
use entity::{
    assessment, audit_entry, audit_head, audit_seal, batch, comment, commitment, event, hold,
    notice, response, safety_case, survey, theme,
};
use sea_orm::sea_query::{Expr, Func, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{Broken, Link, walk};
use crate::staff::proof::Staff;
use crate::staff::roles::ReadAudit;

/// How many entries since the chain was last walked are walked for a page.
const MOST_WALKED: i64 = 2_000;

/// Which entries are looked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// By whom: `staff:12`, `operator` or `system`.
    pub actor: Option<String>,
    /// What was done.
    pub deed: Option<&'static str>,
    /// To what: `survey:3`.
    pub about: Option<String>,
    /// In which programme.
    pub programme: Option<i64>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Before.
    pub until: Option<DateTime<Utc>>,
    /// Older than this entry.
    pub before: Option<i64>,
}

/// An entry as the page shows it.
#[derive(Clone, Debug)]
pub struct EntryRow {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// What.
    pub deed: String,
    /// To what.
    pub object: String,
    /// More about it, as JSON.
    pub detail: String,
}

/// Entries, the newest first.
pub async fn newest(
    db: &impl ConnectionTrait,
    _: &Staff<ReadAudit>,
    filter: &Filter,
    most: u64,
) -> Result<Vec<EntryRow>, DbErr> {
    let wanted = Condition::all()
        .add_option(
            filter
                .actor
                .as_deref()
                .map(|who| audit_entry::Column::Actor.eq(who)),
        )
        .add_option(filter.deed.map(|deed| audit_entry::Column::Deed.eq(deed)))
        .add_option(
            filter
                .about
                .as_deref()
                .map(|it| audit_entry::Column::Object.eq(it)),
        )
        .add_option(filter.from.map(|from| audit_entry::Column::At.gte(from)))
        .add_option(filter.until.map(|until| audit_entry::Column::At.lt(until)))
        .add_option(filter.before.map(|seq| audit_entry::Column::Seq.lt(seq)))
        .add_option(filter.programme.map(of_programme));
    let rows = audit_entry::Entity::find()
        .filter(wanted)
        .order_by_desc(audit_entry::Column::Seq)
        .limit(most)
        .all(db)
        .await?;
    let row = |entry: audit_entry::Model| EntryRow {
        seq: entry.seq,
        at: entry.at,
        actor: entry.actor,
        deed: entry.deed,
        object: entry.object,
        detail: entry.detail,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// What is done to a programme itself and to everything that belongs to it.
fn of_programme(programme: i64) -> Condition {
    let surveys = || {
        Query::select()
            .column(survey::Column::Id)
            .from(survey::Entity)
            .and_where(survey::Column::ProgrammeId.eq(programme))
            .take()
    };
    let responses = Query::select()
        .column(response::Column::Id)
        .from(response::Entity)
        .and_where(response::Column::SurveyId.in_subquery(surveys()))
        .take();
    let here = [
        named(
            event::Entity,
            "event",
            event::Column::ProgrammeId.eq(programme),
        ),
        named(
            hold::Entity,
            "hold",
            hold::Column::ProgrammeId.eq(programme),
        ),
        named(
            survey::Entity,
            "survey",
            survey::Column::ProgrammeId.eq(programme),
        ),
        named(
            commitment::Entity,
            "commitment",
            commitment::Column::ProgrammeId.eq(programme),
        ),
        named(
            assessment::Entity,
            "assessment",
            assessment::Column::ProgrammeId.eq(programme),
        ),
        named(
            notice::Entity,
            "notice",
            notice::Column::SurveyId.in_subquery(surveys()),
        ),
        named(
            batch::Entity,
            "batch",
            batch::Column::SurveyId.in_subquery(surveys()),
        ),
        named(
            theme::Entity,
            "theme",
            theme::Column::SurveyId.in_subquery(surveys()),
        ),
        named(
            comment::Entity,
            "comment",
            comment::Column::SurveyId.in_subquery(surveys()),
        ),
        named(
            response::Entity,
            "response",
            response::Column::SurveyId.in_subquery(surveys()),
        ),
        named(
            safety_case::Entity,
            "case",
            safety_case::Column::ResponseId.in_subquery(responses),
        ),
    ];
    let itself = audit_entry::Column::Object.eq(format!("programme:{programme}"));
    here.into_iter()
        .map(|names| audit_entry::Column::Object.in_subquery(names))
        .fold(Condition::any().add(itself), Condition::add)
}

/// The names entries have for the rows of a table where something holds.
fn named<E: EntityTrait>(table: E, kind: &str, holds: Expr) -> SelectStatement {
    let name = Func::cust("CONCAT")
        .arg(format!("{kind}:"))
        .arg(Expr::col("id"));
    Query::select()
        .expr(name)
        .from(table.table_ref())
        .and_where(holds)
        .take()
}

/// How the chain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All of it was walked then, and what came since just now.
    Whole {
        /// When.
        checked_at: DateTime<Utc>,
        /// Up to which entry.
        seq: i64,
        /// How many entries came since.
        since: i64,
    },
    /// All of it was walked then, and too much came since to walk it for a page.
    Behind {
        /// When.
        checked_at: DateTime<Utc>,
        /// Up to which entry.
        seq: i64,
        /// How many entries came since.
        since: i64,
    },
    /// Nobody has walked it yet. It has so many entries.
    Unchecked(i64),
    /// It is broken at this entry.
    Broken(i64),
}

/// How the chain stands: as found when all of it was walked last, with what came since.
pub async fn standing(db: &impl ConnectionTrait, _: &Staff<ReadAudit>) -> Result<Standing, DbErr> {
    let head = audit_head::Entity::find_by_id(1).one(db).await?;
    let last = head.map_or(0, |head| head.seq);
    let seal = audit_seal::Entity::find_by_id(1).one(db).await?;
    let Some(seal) = seal else {
        return Ok(Standing::Unchecked(last));
    };
    if let Some(seq) = seal.broken_at {
        return Ok(Standing::Broken(seq));
    }
    let since = last - seal.seq;
    let (checked_at, seq) = (seal.checked_at, seal.seq);
    let from = Link {
        seq,
        hash: seal.hash,
    };
    if !is_there(db, &from).await? {
        return Ok(Standing::Broken(seq));
    }
    if since > MOST_WALKED {
        return Ok(Standing::Behind {
            checked_at,
            seq,
            since,
        });
    }
    Ok(match walk(db, from).await? {
        Ok(_) => Standing::Whole {
            checked_at,
            seq,
            since,
        },
        Err(Broken { seq }) => Standing::Broken(seq),
    })
}

/// Whether the entry that was the last when the chain was walked is still that entry.
async fn is_there(db: &impl ConnectionTrait, link: &Link) -> Result<bool, DbErr> {
    if link.seq == 0 {
        return Ok(true);
    }
    let entry = audit_entry::Entity::find_by_id(link.seq).one(db).await?;
    Ok(entry.is_some_and(|entry| entry.hash == link.hash))
}
