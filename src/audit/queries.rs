//! Reading the chain.

use chrono::{DateTime, Utc};
use entity::{
    assessment, audit_entry, audit_head, audit_seal, batch, comment, commitment, event, hold,
    notice, response, safety_case, survey, theme,
};
use sea_orm::sea_query::{CaseStatement, Expr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityName, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::{Broken, Filter, Link, walk};
use crate::staff::proof::Staff;
use crate::staff::roles::ReadAudit;

/// How many entries since the chain was last walked are walked for a page.
const MOST_WALKED: i64 = 2_000;

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
    let backend = db.get_database_backend();
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
        .add_option(filter.programme.map(|id| programme_of(backend).eq(id)));
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

/// The programme an entry is about, or that to which the thing belongs that it is about. It is looked
/// up entry by entry, by keys: what belongs to a programme may be far more than what is in the chain.
fn programme_of(backend: DbBackend) -> Expr {
    let key = |kind: &str| key_of(backend, kind);
    let of_survey = |id: Expr| looked_up(survey::Column::ProgrammeId, survey::Column::Id, id);
    let of_response = |id: Expr| {
        let survey = looked_up(response::Column::SurveyId, response::Column::Id, id);
        of_survey(survey)
    };
    // Not by the survey of the comment itself: it has none while its response is set aside.
    let comment = looked_up(
        comment::Column::ResponseId,
        comment::Column::Id,
        key("comment"),
    );
    let case = looked_up(
        safety_case::Column::ResponseId,
        safety_case::Column::Id,
        key("case"),
    );
    let theme = looked_up(theme::Column::SurveyId, theme::Column::Id, key("theme"));
    let batch = looked_up(batch::Column::SurveyId, batch::Column::Id, key("batch"));
    let notice = looked_up(notice::Column::SurveyId, notice::Column::Id, key("notice"));
    let event = looked_up(event::Column::ProgrammeId, event::Column::Id, key("event"));
    let hold = looked_up(hold::Column::ProgrammeId, hold::Column::Id, key("hold"));
    let (programme, id) = (commitment::Column::ProgrammeId, commitment::Column::Id);
    let commitment = looked_up(programme, id, key("commitment"));
    let (programme, id) = (assessment::Column::ProgrammeId, assessment::Column::Id);
    let assessment = looked_up(programme, id, key("assessment"));
    let kinds = [
        ("programme", key("programme")),
        ("survey", of_survey(key("survey"))),
        ("response", of_response(key("response"))),
        ("comment", of_response(comment)),
        ("case", of_response(case)),
        ("theme", of_survey(theme)),
        ("batch", of_survey(batch)),
        ("notice", of_survey(notice)),
        ("event", event),
        ("hold", hold),
        ("commitment", commitment),
        ("assessment", assessment),
    ];
    let none = CaseStatement::new();
    let all = kinds.into_iter().fold(none, |all, (kind, programme)| {
        let is_one = audit_entry::Column::Object.like(format!("{kind}:%"));
        all.case(is_one, programme)
    });
    all.into()
}

/// What a column says in the row whose key is `id`.
fn looked_up<C: ColumnTrait>(column: C, key: C, id: Expr) -> Expr {
    let found = Query::select()
        .column(column)
        .from(C::EntityName::default().table_ref())
        .and_where(Expr::col(key.as_column_ref()).eq(id))
        .take();
    Expr::from(found)
}

/// The key in the name of a thing of this kind: 3 of `survey:3`.
fn key_of(backend: DbBackend, kind: &str) -> Expr {
    Expr::cust(match backend {
        // What is no number is no key, and is never read as one.
        DbBackend::Postgres => {
            format!("CAST(SUBSTRING(audit_entry.object FROM '^{kind}:([0-9]{{1,18}})$') AS BIGINT)")
        }
        _ => format!(
            "CAST(SUBSTR(audit_entry.object, {}) AS INTEGER)",
            kind.len() + 2
        ),
    })
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
