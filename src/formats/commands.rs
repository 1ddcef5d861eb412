//! Asking for another format, seeing to it, and forgetting who asked.

use chrono::{NaiveDate, TimeDelta};
use domain::formats::RequestState;
use domain::text::Paragraph;
use domain::{Named, Now};
use entity::{Stored, format_request, survey};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set,
    TryInsertResult,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::forms::Request;
use super::jobs::Arrived;
use crate::audit::{self, Deed};
use crate::db::{Entry, Tx};
use crate::jobs;
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::staff::proof::{In, Permission};
use crate::staff::roles::HelpPeople;
use crate::survey::SurveyId;

/// How long who asked is kept once nothing more can be done for them.
const KEPT: TimeDelta = TimeDelta::days(30);

/// What somebody needs and how to reach them: sealed in the row, opened for whoever sees to it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Asker {
    /// Codes of needs.
    pub needs: Vec<String>,
    /// What else, in words.
    pub more: Option<String>,
    /// What they want to be called.
    pub name: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Where something can be sent.
    pub post: Option<String>,
    /// The language of the page they asked on.
    pub language: String,
}

impl std::fmt::Debug for Asker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

/// Somebody asks for another format or for help.
#[derive(Debug)]
pub struct Ask {
    survey: i64,
    nonce_hash: Vec<u8>,
    sealed: Vec<u8>,
    due: NaiveDate,
    now: Now,
}

impl Ask {
    /// A request to be stored, sealed. `nonce` makes the same form sent twice one request.
    pub fn of(
        keys: &Keys,
        survey: i64,
        request: &Request,
        (nonce, language): (&str, &str),
        (due, now): (NaiveDate, Now),
    ) -> Result<Self, serde_json::Error> {
        let nonce = match nonce.len() {
            16.. => nonce.as_bytes().to_vec(),
            _ => keys.random::<16>().to_vec(),
        };
        let nonce_hash = keys.hash(Purpose::Format, &[b"nonce", &nonce]).to_vec();
        let words = |text: &Option<Paragraph>| text.as_ref().map(|text| text.as_str().to_owned());
        let asker = Asker {
            needs: request
                .needs
                .iter()
                .map(|need| need.name().to_owned())
                .collect(),
            more: words(&request.more),
            name: words(&request.name),
            email: request
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned()),
            phone: request
                .phone
                .as_ref()
                .map(|phone| phone.as_str().to_owned()),
            post: words(&request.post),
            language: language.to_owned(),
        };
        let plain = serde_json::to_vec(&asker)?;
        Ok(Self {
            survey,
            sealed: keys.seal(Purpose::Format, &nonce_hash, &plain),
            nonce_hash,
            due,
            now,
        })
    }
}

#[async_trait::async_trait]
impl Entry for Ask {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        let row = format_request::ActiveModel {
            survey_id: Set(self.survey),
            nonce_hash: Set(self.nonce_hash.clone()),
            sealed: Set(Some(self.sealed.clone())),
            key_id: Set(KEY_ID),
            asked_on: Set(self.now.day()),
            due_on: Set(self.due),
            state: Set(Stored(RequestState::Waiting)),
            warned: Set(0),
            ..Default::default()
        };
        let inserted = format_request::Entity::insert(row)
            .on_conflict_do_nothing_on([format_request::Column::NonceHash])
            .exec(tx)
            .await?;
        match inserted {
            TryInsertResult::Inserted(inserted) => {
                let request = inserted.last_insert_id;
                jobs::enqueue(tx, &Arrived { request }, self.now).await
            }
            _ => Ok(()),
        }
    }
}

/// An officer who sees to requests of a survey.
pub type Carer = In<SurveyId, HelpPeople>;

/// Says who sees to a request and by when. `false`: there is no such request.
pub async fn take_care(
    tx: &Tx,
    by: &Carer,
    request: i64,
    (owner, due): (Option<i64>, NaiveDate),
    now: Now,
) -> Result<bool, DbErr> {
    let row = format_request::ActiveModel {
        owner_id: Set(owner),
        due_on: Set(due),
        ..Default::default()
    };
    let detail = json!({ "request": request, "owner": owner, "due": due.to_string() });
    change(tx, by, (request, row), detail, now).await
}

/// Says what became of a request. `false`: there is no such request.
pub async fn settle(
    tx: &Tx,
    by: &Carer,
    request: i64,
    (state, note): (RequestState, Option<&Paragraph>),
    now: Now,
) -> Result<bool, DbErr> {
    let row = format_request::ActiveModel {
        state: Set(Stored(state)),
        settled_on: Set(Some(now.day())),
        settled_by: Set(by.actor().staff()),
        note: Set(note.map(|note| note.as_str().to_owned())),
        ..Default::default()
    };
    let detail = json!({ "request": request, "state": state.name() });
    change(tx, by, (request, row), detail, now).await
}

/// Opens a request again that was settled too soon. `false`: there is no such request.
pub async fn reopen(tx: &Tx, by: &Carer, request: i64, now: Now) -> Result<bool, DbErr> {
    let row = format_request::ActiveModel {
        state: Set(Stored(RequestState::Waiting)),
        settled_on: Set(None),
        settled_by: Set(None),
        ..Default::default()
    };
    let detail = json!({ "request": request, "state": "waiting" });
    change(tx, by, (request, row), detail, now).await
}

async fn change(
    tx: &Tx,
    by: &Carer,
    (request, row): (i64, format_request::ActiveModel),
    detail: serde_json::Value,
    now: Now,
) -> Result<bool, DbErr> {
    let survey = by.object().0;
    let changed = format_request::Entity::update_many()
        .set(row)
        .filter(format_request::Column::Id.eq(request))
        .filter(format_request::Column::SurveyId.eq(survey))
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(false);
    }
    let deed = Deed {
        now,
        actor: by.actor(),
        deed: HelpPeople::NAME,
        object: format!("survey:{survey}"),
        detail,
    };
    audit::record(tx, deed).await?;
    Ok(true)
}

/// Notes how urgently staff were warned of a request.
pub async fn warned(tx: &Tx, request: i64, level: i32) -> Result<(), DbErr> {
    let row = format_request::ActiveModel {
        warned: Set(level),
        ..Default::default()
    };
    format_request::Entity::update_many()
        .set(row)
        .filter(format_request::Column::Id.eq(request))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets who asked, once that was settled or the survey closed long enough ago, and in any case
/// after a year.
pub async fn forget(tx: &Tx, now: Now) -> Result<u64, DbErr> {
    let closed = survey::Entity::find()
        .select_only()
        .column(survey::Column::Id)
        .filter(survey::Column::ClosesAt.lt(now.utc() - KEPT))
        .into_query();
    let over = Condition::any()
        .add(format_request::Column::SettledOn.lt(now.day() - KEPT))
        .add(format_request::Column::AskedOn.lt(now.day() - TimeDelta::days(365)))
        .add(format_request::Column::SurveyId.in_subquery(closed));
    let forgotten = format_request::Entity::update_many()
        .col_expr(format_request::Column::Sealed, Expr::value(None::<Vec<u8>>))
        .filter(format_request::Column::Sealed.is_not_null())
        .filter(over)
        .exec(tx)
        .await?;
    Ok(forgotten.rows_affected)
}
