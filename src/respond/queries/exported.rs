//! Responses as they are written into a table: page by page, by their key, never by counting off.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use domain::paper::Flag;
use domain::response::{Channel, SetAside, Variant};
use domain::survey::export::{About, Form, Given, Words};
use domain::survey::{Answers, Closed, Code, Comment};
use entity::{Stored, keying, response};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::redaction::queries as redaction;
use crate::staff::proof::{In, Permission};
use crate::survey::SurveyId;

/// How many responses are read at once.
const PAGE: u64 = 500;

/// The responses of a survey there are when somebody begins to read them.
pub(in crate::respond) struct Pages<'v> {
    survey: i64,
    /// Numbers of the versions, by key.
    versions: &'v BTreeMap<i64, i32>,
    after: i64,
    last: i64,
    /// How many there are.
    pub count: u64,
}

/// What is read of a response: neither its hashes nor the name of an organisation.
#[derive(FromQueryResult)]
struct Row {
    id: i64,
    version_id: i64,
    received_on: NaiveDate,
    channel: Stored<Channel>,
    variant: Stored<Variant>,
    language: String,
    answers: String,
    flags: Option<String>,
    late: bool,
    set_aside: Option<Stored<SetAside>>,
    corrections: i32,
    signatures: Option<i32>,
}

impl<'v> Pages<'v> {
    /// Begins before the first response. What comes in from now on is left out.
    pub(in crate::respond) async fn begin<P: Permission>(
        db: &impl ConnectionTrait,
        who: &In<SurveyId, P>,
        versions: &'v BTreeMap<i64, i32>,
    ) -> Result<Self, DbErr> {
        let survey = who.object().0;
        let of_survey = || response::Entity::find().filter(response::Column::SurveyId.eq(survey));
        let last: Option<i64> = of_survey()
            .select_only()
            .column(response::Column::Id)
            .order_by_desc(response::Column::Id)
            .into_tuple()
            .one(db)
            .await?;
        Ok(Self {
            survey,
            versions,
            after: 0,
            last: last.unwrap_or(0),
            count: of_survey().count(db).await?,
        })
    }

    /// The next responses, in the order they came in; none when all were read.
    pub(in crate::respond) async fn next(
        &mut self,
        db: &impl ConnectionTrait,
    ) -> Result<Vec<Given>, DbErr> {
        use response::Column as Is;
        let rows: Vec<Row> = response::Entity::find()
            .select_only()
            .columns([Is::Id, Is::VersionId, Is::ReceivedOn, Is::Channel])
            .columns([Is::Variant, Is::Language, Is::Answers, Is::Flags])
            .columns([Is::Late, Is::SetAside, Is::Corrections, Is::Signatures])
            .filter(Is::SurveyId.eq(self.survey))
            .filter(Is::Id.gt(self.after))
            .filter(Is::Id.lte(self.last))
            .order_by_asc(Is::Id)
            .limit(PAGE)
            .into_model()
            .all(db)
            .await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        self.after = ids.last().copied().unwrap_or(self.after);
        let mut written = written(db, &ids).await?;
        let keyed = keyed(db, &ids).await?;
        let given = |row: Row| {
            let said = written.remove(&row.id).unwrap_or_default();
            let version = self.versions.get(&row.version_id).copied();
            row.given(version.unwrap_or_default(), said, &keyed)
        };
        rows.into_iter().map(given).collect()
    }
}

/// What somebody wrote, and what may be shown of it.
#[derive(Default)]
struct Written {
    comments: Vec<Comment>,
    words: BTreeMap<String, Words>,
}

/// The words of these responses. They are looked for by their response: those of one that is set
/// aside belong to no survey.
async fn written(
    db: &impl ConnectionTrait,
    responses: &[i64],
) -> Result<HashMap<i64, Written>, DbErr> {
    let mut written: HashMap<i64, Written> = HashMap::new();
    for mut row in redaction::written(db, responses).await? {
        let of_response = written.entry(row.response_id).or_default();
        let words = row.shown().map_or(Words::Unchecked, Words::Shown);
        of_response.words.insert(row.field.clone(), words);
        of_response.comments.push(Comment {
            field: row.field,
            text: row.text,
        });
    }
    Ok(written)
}

/// Which of these responses were keyed in from a paper form.
async fn keyed(db: &impl ConnectionTrait, responses: &[i64]) -> Result<HashSet<i64>, DbErr> {
    let keyed: Vec<i64> = keying::Entity::find()
        .select_only()
        .column(keying::Column::ResponseId)
        .filter(keying::Column::ResponseId.is_in(responses.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(keyed.into_iter().collect())
}

impl Row {
    fn given(self, version: i32, said: Written, keyed: &HashSet<i64>) -> Result<Given, DbErr> {
        let json = |error: serde_json::Error| DbErr::Json(error.to_string());
        let closed: BTreeMap<Code, Closed> = serde_json::from_str(&self.answers).map_err(json)?;
        let flags: BTreeMap<Code, Flag> = match &self.flags {
            Some(flags) => serde_json::from_str(flags).map_err(json)?,
            None => BTreeMap::new(),
        };
        let unclear = flags.into_iter().filter(|(_, flag)| *flag == Flag::Unclear);
        let unclear: BTreeSet<Code> = unclear.map(|(code, _)| code).collect();
        let channel = self.channel.0;
        let form = if channel == Channel::Paper || keyed.contains(&self.id) {
            Form::Paper
        } else if channel != Channel::Online && closed.is_empty() {
            // Whoever writes a letter is asked nothing.
            Form::None
        } else {
            Form::Screen
        };
        Ok(Given {
            about: About {
                version,
                received_on: self.received_on,
                channel,
                variant: self.variant.0,
                language: self.language,
                late: self.late,
                set_aside: self.set_aside.map(|why| why.0),
                corrections: self.corrections,
                signatures: self.signatures,
            },
            form,
            answers: Answers::join(closed, said.comments),
            unclear,
            words: said.words,
        })
    }
}
