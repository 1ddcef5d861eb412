//! Cubes of surveys in memory, caught up from the change log.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context;
use chrono::NaiveDate;
use domain::Named;
use domain::change::Op;
use domain::characteristic::Characteristic;
use domain::cube::{Change, Cube, Schema};
use domain::disclosure::{Counts, Guarded};
use domain::response::{Channel, Variant};
use domain::survey::{Answers, Closed, Code, Comment, Why};
use entity::{Stored, change, comment, response};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::Mutex;

use super::subjects::{Given, PAIRS, Subject, characteristic_code};
use crate::db::Db;
use crate::equality;
use crate::keys::{Keys, SurveyKey};
use crate::proof::queries::JoinedSurvey;
use crate::themes;

/// The cubes of the surveys this instance has counted.
#[derive(Default)]
pub struct Cubes(Mutex<HashMap<i64, Held>>);

struct Held {
    subjects: Vec<Subject>,
    since: BTreeMap<Code, (i32, Why)>,
    seq: i64,
    cube: Cube,
}

/// A survey to be counted.
pub(super) struct Counted<'a> {
    pub(super) survey: i64,
    pub(super) key: &'a SurveyKey,
    pub(super) subjects: &'a [Subject],
    pub(super) characteristics: &'a [Characteristic],
    /// Which answers of which versions are read together.
    pub(super) joined: &'a JoinedSurvey,
    /// The place in the change log up to which it is counted.
    pub(super) up_to: i64,
}

/// How many responses are read at once.
const CHUNK: usize = 500;

impl Cubes {
    /// Every count of a survey as it stood at a place in its change log, and how many responses
    /// that are.
    ///
    /// A cube is built anew when what is counted changed: another version, another accepted theme,
    /// something said about a reworded question.
    pub(super) async fn count(
        &self,
        db: &Db,
        keys: &Keys,
        counted: &Counted<'_>,
    ) -> anyhow::Result<Guarded<Counts>> {
        let mut cubes = self.0.lock().await;
        let fits = |held: &Held| {
            held.subjects == counted.subjects
                && held.since == counted.joined.joined.since
                && held.seq <= counted.up_to
        };
        let mut held = match cubes.remove(&counted.survey).filter(fits) {
            Some(held) => held,
            None => Held::empty(counted)?,
        };
        let changed = changed(db, counted.survey, held.seq, counted.up_to).await?;
        let changed: Vec<i64> = changed.into_iter().collect();
        for chunk in changed.chunks(CHUNK) {
            held.catch_up(db, keys, counted, chunk).await?;
        }
        held.seq = counted.up_to;
        let counts = held.cube.count()?;
        cubes.insert(counted.survey, held);
        Ok(counts)
    }
}

impl Held {
    fn empty(counted: &Counted<'_>) -> anyhow::Result<Self> {
        let columns = counted.subjects.iter().map(Subject::column).collect();
        let is_counted = |code: &str| counted.subjects.iter().any(|subject| subject.code == code);
        let pairs: Vec<(String, String)> = PAIRS
            .iter()
            .map(|(down, across)| (characteristic_code(down), characteristic_code(across)))
            .filter(|(down, across)| is_counted(down) && is_counted(across))
            .collect();
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(down, across)| (down.as_str(), across.as_str()))
            .collect();
        Ok(Self {
            subjects: counted.subjects.to_vec(),
            since: counted.joined.joined.since.clone(),
            seq: 0,
            cube: Cube::new(Schema::new(columns, &pairs)?),
        })
    }

    /// Takes over what these responses say now; what is gone or set aside is taken out.
    async fn catch_up(
        &mut self,
        db: &Db,
        keys: &Keys,
        counted: &Counted<'_>,
        ids: &[i64],
    ) -> anyhow::Result<()> {
        let rows = countable(db, counted.survey, ids).await?;
        let present: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let tags = equality::queries::tags_of(db.read(), keys, counted.key, &present).await?;
        let comments = comments_of(db, &present).await?;
        let none = Vec::new();
        let mut unseen: BTreeSet<i64> = ids.iter().copied().collect();
        for row in &rows {
            unseen.remove(&row.id);
            let closed: BTreeMap<Code, Closed> =
                serde_json::from_str(&row.answers).context("closed answers of a response")?;
            let comments = comments.get(&row.id).unwrap_or(&none);
            let words = comments.iter().map(|comment| Comment {
                field: comment.field.clone(),
                text: comment.text.clone(),
            });
            let answers = Answers::join(closed.clone(), words.collect());
            let given = Given {
                channel: row.channel,
                variant: row.variant,
                language: &row.language,
                received_on: row.received_on,
                unasked: counted.joined.unasked(row.version, row.channel, &answers),
                closed: closed
                    .iter()
                    .filter(|(code, _)| counted.joined.counts(code.as_str(), row.version))
                    .map(|(code, closed)| (code.as_str(), closed))
                    .collect(),
                comments: comments
                    .iter()
                    .filter(|comment| {
                        let question = comment.field.split('.').next();
                        let question = question.unwrap_or(&comment.field);
                        counted.joined.counts(question, row.version)
                    })
                    .map(|comment| (comment.field.as_str(), comment.themes.as_slice()))
                    .collect(),
                tags: tags.get(&row.id).cloned().unwrap_or_default(),
            };
            let pairs = given.pairs(&self.subjects, counted.characteristics);
            let pairs = pairs
                .iter()
                .map(|(code, category)| (code.as_str(), category.as_str()));
            let answers = self.cube.schema().answers(pairs)?;
            self.cube.apply(Change::Put {
                response: row.id,
                answers,
            });
        }
        for response in unseen {
            self.cube.apply(Change::Removed { response });
        }
        Ok(())
    }
}

struct Countable {
    id: i64,
    version: i64,
    channel: Channel,
    variant: Variant,
    language: String,
    received_on: NaiveDate,
    answers: String,
}

/// The columns of what is counted, in their order.
type Row = (
    i64,
    i64,
    Stored<Channel>,
    Stored<Variant>,
    String,
    NaiveDate,
    String,
);

/// What somebody wrote, and the accepted themes it falls under.
struct Written {
    field: String,
    text: String,
    themes: Vec<i64>,
}

/// Those of the responses that count: people's own, not set aside.
async fn countable(db: &Db, survey: i64, ids: &[i64]) -> Result<Vec<Countable>, DbErr> {
    let rows: Vec<Row> = response::Entity::find()
        .select_only()
        .column(response::Column::Id)
        .column(response::Column::VersionId)
        .column(response::Column::Channel)
        .column(response::Column::Variant)
        .column(response::Column::Language)
        .column(response::Column::ReceivedOn)
        .column(response::Column::Answers)
        .filter(response::Column::Id.is_in(ids.iter().copied()))
        .filter(response::Column::SurveyId.eq(survey))
        .filter(response::Column::SetAside.is_null())
        .filter(response::Column::Signatures.is_null())
        .filter(response::Column::Channel.ne(Channel::Organisation.name()))
        .into_tuple()
        .all(db.read())
        .await?;
    let row = |(id, version, channel, variant, language, received_on, answers): Row| Countable {
        id,
        version,
        channel: channel.0,
        variant: variant.0,
        language,
        received_on,
        answers,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Every comment of these responses.
async fn comments_of(db: &Db, responses: &[i64]) -> Result<HashMap<i64, Vec<Written>>, DbErr> {
    let comments: Vec<(i64, i64, String, String)> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::ResponseId)
        .column(comment::Column::Field)
        .column(comment::Column::Text)
        .filter(comment::Column::ResponseId.is_in(responses.iter().copied()))
        .into_tuple()
        .all(db.read())
        .await?;
    let ids: Vec<i64> = comments.iter().map(|(id, ..)| *id).collect();
    let mut themes = themes::queries::themes_of(db.read(), &ids).await?;
    let mut of_responses: HashMap<i64, Vec<Written>> = HashMap::new();
    for (id, response, field, text) in comments {
        let themes = themes.remove(&id).unwrap_or_default();
        of_responses.entry(response).or_default().push(Written {
            field,
            text,
            themes,
        });
    }
    Ok(of_responses)
}

/// The responses something happened to after one place of the change log and up to another.
pub(super) async fn changed(
    db: &Db,
    survey: i64,
    after: i64,
    up_to: i64,
) -> Result<BTreeSet<i64>, DbErr> {
    let log: Vec<(Stored<Op>, i64)> = change::Entity::find()
        .select_only()
        .column(change::Column::Op)
        .column(change::Column::ResponseId)
        .filter(change::Column::SurveyId.eq(survey))
        .filter(change::Column::Seq.gt(after))
        .filter(change::Column::Seq.lte(up_to))
        .order_by_asc(change::Column::Seq)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut responses = BTreeSet::new();
    for (op, id) in log {
        if op.0 == Op::Imported {
            let of_import: Vec<i64> = response::Entity::find()
                .select_only()
                .column(response::Column::Id)
                .filter(response::Column::ImportId.eq(id))
                .into_tuple()
                .all(db.read())
                .await?;
            responses.extend(of_import);
        } else {
            responses.insert(id);
        }
    }
    Ok(responses)
}
