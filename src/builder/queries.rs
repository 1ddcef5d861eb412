//! Reading what is being built.

use chrono::{DateTime, Utc};
use domain::survey::edit::Past;
use domain::survey::{Definition, EASY_READ};
use domain::upload::{Audience, FileKind, address};
use domain::{Named, Now};
use entity::{kept_piece, preview, programme, survey, survey_version, upload};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use crate::staff::proof::{In, Reach, Staff};
use crate::staff::queries::names;
use crate::staff::roles::EditSurvey;
use crate::survey::SurveyId;

/// A survey as it is being built.
#[derive(Debug)]
pub(super) struct Built {
    /// Key.
    pub(super) id: i64,
    /// Name in addresses.
    pub(super) slug: String,
    /// The draft, or what is published where there is none.
    pub(super) definition: Definition,
    /// What was published.
    pub(super) past: Past,
    /// Every version that was published, the oldest first.
    pub(super) versions: Vec<Definition>,
    /// Whether anything was.
    pub(super) published: bool,
    /// Whether there is a draft.
    pub(super) has_draft: bool,
    /// From when it can be answered.
    pub(super) opens_at: Option<DateTime<Utc>>,
    /// Until when.
    pub(super) closes_at: Option<DateTime<Utc>>,
    /// Its pictures, the newest first; none where it is not offered in easy read.
    pub(super) pictures: Vec<FileRow>,
}

/// The survey as it is being built.
pub(super) async fn built(
    db: &impl ConnectionTrait,
    officer: &In<SurveyId, EditSurvey>,
) -> Result<Built, DbErr> {
    let id = officer.object().0;
    let missing = || DbErr::RecordNotFound(format!("survey {id}"));
    let found = survey::Entity::find_by_id(id).one(db).await?;
    let survey = found.ok_or_else(missing)?;
    let versions = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.eq(id))
        .order_by_asc(survey_version::Column::Number)
        .all(db)
        .await?;
    let last = versions.last().ok_or_else(missing)?;
    let read = |version: &survey_version::Model| {
        let definition: Result<Definition, _> = serde_json::from_str(&version.definition);
        definition.map_err(|error| DbErr::Json(error.to_string()))
    };
    let published: Vec<Definition> = versions
        .iter()
        .filter(|version| version.published_at.is_some())
        .map(read)
        .collect::<Result<_, _>>()?;
    let definition = read(last)?;
    let mut languages = definition.languages.iter();
    let pictures = match languages.any(|tag| tag.ends_with(EASY_READ)) {
        true => pictures(db, officer).await?,
        false => Vec::new(),
    };
    Ok(Built {
        id,
        slug: survey.slug,
        pictures,
        definition,
        past: Past::of(&published),
        published: !published.is_empty(),
        versions: published,
        has_draft: last.published_at.is_none(),
        opens_at: survey.opens_at,
        closes_at: survey.closes_at,
    })
}

/// Programmes within reach: name in addresses, and title.
pub(super) async fn programmes(
    db: &impl ConnectionTrait,
    reach: &Reach,
) -> Result<Vec<(String, String)>, DbErr> {
    let all = programme::Entity::find()
        .order_by_asc(programme::Column::Finished)
        .order_by_desc(programme::Column::Id)
        .all(db)
        .await?;
    let within = all.into_iter().filter(|row| reach.holds(row.id));
    Ok(within.map(|row| (row.slug, row.title)).collect())
}

/// The newest version of every survey within reach, to be copied: key and definition.
pub(super) async fn models(
    db: &impl ConnectionTrait,
    reach: &Reach,
) -> Result<Vec<(i64, Definition)>, DbErr> {
    let surveys = survey::Entity::find()
        .order_by_desc(survey::Column::Id)
        .all(db)
        .await?;
    let within: Vec<i64> = surveys
        .into_iter()
        .filter(|survey| reach.holds(survey.programme_id))
        .map(|survey| survey.id)
        .collect();
    let versions = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.is_in(within.iter().copied()))
        .order_by_desc(survey_version::Column::Number)
        .all(db)
        .await?;
    let newest = |survey: i64| {
        let version = versions
            .iter()
            .find(|version| version.survey_id == survey)?;
        Some((survey, serde_json::from_str(&version.definition).ok()?))
    };
    Ok(within.into_iter().filter_map(newest).collect())
}

/// A question or a section of the library.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Key.
    pub(super) id: i64,
    /// `question` or `section`.
    pub(super) kind: String,
    /// What it is called.
    pub(super) title: String,
    /// The piece, as it stands in a survey.
    pub(super) definition: String,
    /// Who kept it.
    pub(super) kept_by: String,
    /// When.
    pub(super) kept_at: DateTime<Utc>,
}

/// Everything in the library, the newest first: it belongs to the whole site.
pub(super) async fn kept(
    db: &impl ConnectionTrait,
    _: &Staff<EditSurvey>,
) -> Result<Vec<Kept>, DbErr> {
    rows(db).await
}

/// The same for whoever builds a survey.
pub(super) async fn all_kept(
    db: &impl ConnectionTrait,
    _: &In<SurveyId, EditSurvey>,
) -> Result<Vec<Kept>, DbErr> {
    rows(db).await
}

async fn rows(db: &impl ConnectionTrait) -> Result<Vec<Kept>, DbErr> {
    let rows = kept_piece::Entity::find()
        .order_by_desc(kept_piece::Column::Id)
        .all(db)
        .await?;
    let names = names(db, rows.iter().map(|row| row.staff_id)).await?;
    let kept = |row: kept_piece::Model| Kept {
        id: row.id,
        kind: row.kind,
        title: row.title,
        definition: row.definition,
        kept_by: names.of(row.staff_id).unwrap_or_default(),
        kept_at: row.kept_at,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// A file of a survey, without its bytes.
#[derive(Clone, Debug)]
pub(super) struct FileRow {
    /// Key.
    pub(super) id: i64,
    /// Names it in its address.
    pub(super) token: String,
    /// What it is called.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: FileKind,
    /// How many bytes it has.
    pub(super) length: i64,
}

type FileTuple = (i64, String, String, String, i64);

fn file((id, token, name, kind, length): FileTuple) -> Option<FileRow> {
    Some(FileRow {
        id,
        token,
        name,
        kind: FileKind::from_name(&kind)?,
        length,
    })
}

/// The files of a survey, the newest first.
pub(super) async fn files(
    db: &impl ConnectionTrait,
    officer: &In<SurveyId, EditSurvey>,
) -> Result<Vec<FileRow>, DbErr> {
    let rows: Vec<FileTuple> = upload::Entity::find()
        .select_only()
        .columns([
            upload::Column::Id,
            upload::Column::Token,
            upload::Column::Name,
            upload::Column::Kind,
            upload::Column::Length,
        ])
        .filter(upload::Column::SurveyId.eq(officer.object().0))
        .order_by_desc(upload::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(file).collect())
}

/// The pictures among them.
pub(super) async fn pictures(
    db: &impl ConnectionTrait,
    officer: &In<SurveyId, EditSurvey>,
) -> Result<Vec<FileRow>, DbErr> {
    let mut pictures = files(db, officer).await?;
    pictures.retain(|file| file.kind.is_picture());
    Ok(pictures)
}

/// A file with its bytes.
pub(super) struct Content {
    /// What is known of it.
    pub(super) row: FileRow,
    /// Who of the public comes past it; none when nobody does.
    pub(super) seen_by: Option<Audience>,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// The file behind an address.
pub(super) async fn content(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<Content>, DbErr> {
    let found = upload::Entity::find()
        .filter(upload::Column::Token.eq(token))
        .one(db)
        .await?;
    Ok(found.and_then(|row| {
        Some(Content {
            row: file((row.id, row.token, row.name, row.kind, row.length))?,
            seen_by: row.seen_by.map(|stored| stored.0),
            bytes: row.content,
        })
    }))
}

/// Whether a draft that somebody shows by a link uses a file.
pub(super) async fn is_previewed(
    db: &impl ConnectionTrait,
    token: &str,
    now: Now,
) -> Result<bool, DbErr> {
    let mut shown = preview::Entity::find()
        .select_only()
        .column(preview::Column::SurveyId)
        .filter(preview::Column::ExpiresAt.gt(now.utc()));
    let shown = QueryTrait::query(&mut shown).take();
    let drafts = survey_version::Entity::find()
        .filter(survey_version::Column::SurveyId.in_subquery(shown))
        .filter(survey_version::Column::PublishedAt.is_null())
        .filter(survey_version::Column::Definition.contains(address(token, "")))
        .count(db)
        .await?;
    Ok(drafts > 0)
}

/// Whether anything uses a file: a version of whatever survey, or a piece of the library.
pub(super) async fn is_used(db: &impl ConnectionTrait, token: &str) -> Result<bool, DbErr> {
    let address = address(token, "");
    let versions = survey_version::Entity::find()
        .filter(survey_version::Column::Definition.contains(address.as_str()))
        .count(db)
        .await?;
    let pieces = kept_piece::Entity::find()
        .filter(kept_piece::Column::Definition.contains(address.as_str()))
        .count(db)
        .await?;
    Ok(versions + pieces > 0)
}

/// A file the public does not see.
#[derive(Debug)]
pub(super) struct IdleFile {
    /// Key.
    pub(super) id: i64,
    /// Key of its survey.
    pub(super) survey: i64,
    /// Names it in its address.
    pub(super) token: String,
    /// Since when nothing uses it, as far as it was looked after.
    pub(super) idle_since: Option<DateTime<Utc>>,
}

/// The files that nothing published uses.
pub(super) async fn unseen(db: &impl ConnectionTrait) -> Result<Vec<IdleFile>, DbErr> {
    let rows: Vec<(i64, i64, String, Option<DateTime<Utc>>)> = upload::Entity::find()
        .select_only()
        .columns([
            upload::Column::Id,
            upload::Column::SurveyId,
            upload::Column::Token,
            upload::Column::IdleSince,
        ])
        .filter(upload::Column::SeenBy.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let idle = |(id, survey, token, idle_since)| IdleFile {
        id,
        survey,
        token,
        idle_since,
    };
    Ok(rows.into_iter().map(idle).collect())
}
