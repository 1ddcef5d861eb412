//! E-mail addresses that were left with answers, kept apart from them.
//!
//! Nothing joins an address to a response. Its row is keyed by a hash under a key outside the
//! database, lies in the order of that hash, and has no time; the address is sealed, all of one
//! length. It is stored in the transaction that stores the response, and so is as durable.
//! `SQLite` keeps no trace of that: the table has no row numbers. `PostgreSQL` shows a reader of the
//! database which transaction wrote a row, until the night: then all addresses of a survey are
//! written anew, together and in the order of their keys ([`mix`]).

use std::collections::BTreeSet;

use domain::survey::Answers;
use domain::text::Email;
use entity::survey_address;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, TryInsertResult,
};

use crate::db::{Entry, Tx};
use crate::keys::{KEY_ID, Keys, Purpose};
use crate::staff::proof::{In, Permission};
use crate::survey::SurveyId;

/// How many addresses are written by one statement.
const CHUNK: usize = 200;

/// An address on its way to where it is kept. Prints `<withheld>`.
#[derive(Clone)]
pub struct NewAddress {
    id: Vec<u8>,
    survey: i64,
    question: String,
    language: String,
    sealed: Vec<u8>,
}

impl std::fmt::Debug for NewAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

impl NewAddress {
    /// The addresses among somebody's answers. The same address left twice for a question is one.
    #[must_use]
    pub fn of(keys: &Keys, survey: i64, answers: &Answers, language: &str) -> Vec<Self> {
        let new = |(question, address): (&domain::survey::Code, &str)| {
            let parts: [&[u8]; 4] = [
                b"id",
                &survey.to_be_bytes(),
                question.as_str().as_bytes(),
                &address.to_lowercase().into_bytes(),
            ];
            let id = keys.row_key(Purpose::Address, &parts);
            Self {
                sealed: keys.seal_address(Purpose::Address, &id, address),
                id,
                survey,
                question: question.to_string(),
                language: language.to_owned(),
            }
        };
        answers.addresses().map(new).collect()
    }

    fn row(self) -> survey_address::ActiveModel {
        survey_address::ActiveModel {
            id: Set(self.id),
            survey_id: Set(self.survey),
            question: Set(self.question),
            language: Set(self.language),
            sealed: Set(self.sealed),
            key_id: Set(KEY_ID),
        }
    }
}

/// Keeps addresses, those that are kept already excepted.
pub async fn keep(tx: &Tx, addresses: &[NewAddress]) -> Result<(), DbErr> {
    for address in addresses {
        let row = survey_address::Entity::insert(address.clone().row())
            .on_conflict_do_nothing_on([survey_address::Column::Id]);
        let _: TryInsertResult<_> = row.exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Somebody who left an address, to be written to.
pub struct Addressed {
    /// Its key.
    pub id: Vec<u8>,
    /// The address.
    pub email: Email,
    /// The language they answered in.
    pub language: String,
    /// Path of the page that deletes the address: it stands in every mail.
    pub leave: String,
}

impl std::fmt::Debug for Addressed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<withheld>")
    }
}

/// Everybody who left an address for a survey: for jobs that write to them, never for a page.
pub async fn addressed(
    db: &impl ConnectionTrait,
    keys: &Keys,
    survey: i64,
) -> Result<Vec<Addressed>, DbErr> {
    let rows = of_survey(db, survey).await?;
    let open = |row: survey_address::Model| {
        Some(Addressed {
            email: keys.unseal_address(Purpose::Address, &row.id, &row.sealed)?,
            language: row.language,
            leave: format!("/addresses/{}", keys.link_token(Purpose::Address, &row.id)),
            id: row.id,
        })
    };
    Ok(rows.into_iter().filter_map(open).collect())
}

async fn of_survey(
    db: &impl ConnectionTrait,
    survey: i64,
) -> Result<Vec<survey_address::Model>, DbErr> {
    survey_address::Entity::find()
        .filter(survey_address::Column::SurveyId.eq(survey))
        .order_by_asc(survey_address::Column::Id)
        .all(db)
        .await
}

/// Surveys that addresses were left for.
pub async fn surveys(db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
    survey_address::Entity::find()
        .select_only()
        .column(survey_address::Column::SurveyId)
        .distinct()
        .order_by_asc(survey_address::Column::SurveyId)
        .into_tuple()
        .all(db)
        .await
}

/// How many addresses were left for a survey.
pub async fn count<P: Permission>(
    db: &impl ConnectionTrait,
    of: &In<SurveyId, P>,
) -> Result<u64, DbErr> {
    survey_address::Entity::find()
        .filter(survey_address::Column::SurveyId.eq(of.object().0))
        .count(db)
        .await
}

/// The keys of all addresses of a survey: whoever is not among them any more has left.
pub async fn kept(db: &impl ConnectionTrait, survey: i64) -> Result<BTreeSet<Vec<u8>>, DbErr> {
    let keys: Vec<Vec<u8>> = survey_address::Entity::find()
        .select_only()
        .column(survey_address::Column::Id)
        .filter(survey_address::Column::SurveyId.eq(survey))
        .into_tuple()
        .all(db)
        .await?;
    Ok(keys.into_iter().collect())
}

/// Whether an address is still kept.
pub async fn is_kept(db: &impl ConnectionTrait, id: &[u8]) -> Result<bool, DbErr> {
    let found = survey_address::Entity::find_by_id(id.to_vec())
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Deletes an address at once, because whoever it belongs to asks for it.
#[derive(Debug)]
pub struct Leave {
    /// Its key.
    pub id: Vec<u8>,
}

#[async_trait::async_trait]
impl Entry for Leave {
    type Reply = ();

    async fn run(&self, tx: &Tx) -> Result<(), DbErr> {
        survey_address::Entity::delete_by_id(self.id.clone())
            .exec(tx)
            .await?;
        Ok(())
    }
}

/// Deletes the addresses of a survey whose time has come.
pub async fn forget(tx: &Tx, survey: i64) -> Result<u64, DbErr> {
    let deleted = survey_address::Entity::delete_many()
        .filter(survey_address::Column::SurveyId.eq(survey))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected)
}

/// Writes all addresses of a survey anew, in the order of their keys and by one transaction, so
/// that nothing tells any more which came when.
pub async fn mix(tx: &Tx, survey: i64) -> Result<(), DbErr> {
    let rows = of_survey(tx, survey).await?;
    forget(tx, survey).await?;
    let rows: Vec<survey_address::ActiveModel> = rows.into_iter().map(Into::into).collect();
    for chunk in rows.chunks(CHUNK) {
        let chunk = chunk
            .iter()
            .cloned()
            .map(sea_orm::ActiveModelTrait::reset_all);
        survey_address::Entity::insert_many(chunk)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
