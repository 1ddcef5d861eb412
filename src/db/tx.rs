//! A transaction that commands write in.

use std::collections::BTreeMap;

use domain::change::Op;
use entity::{change, survey};
use parking::Notes;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    ExecResult, QueryResult, Set, Statement, TransactionOptions, TransactionTrait,
};

/// A transaction. Only [`Db::write`](super::Db::write) and [`Db::intake`](super::Db::intake) make
/// one, so a command that takes it cannot be called outside.
pub struct Tx {
    inner: DatabaseTransaction,
    notes: Notes,
}

/// Something that happened to a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In which survey.
    pub survey: i64,
    /// What.
    pub op: Op,
    /// To which response, or which import.
    pub response: i64,
}

impl Tx {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where transactions begin"
    )]
    pub(super) async fn begin(
        writer: &DatabaseConnection,
        options: TransactionOptions,
    ) -> Result<Self, DbErr> {
        let inner = writer.begin_with_options(options).await?;
        Ok(Self {
            inner,
            notes: Notes::default(),
        })
    }

    /// Notes what happened to a response. It becomes part of the survey's change log when this
    /// transaction commits, and not otherwise.
    pub fn note(&self, change: Change) {
        self.notes.push(change);
    }

    pub(super) async fn commit(self) -> Result<(), DbErr> {
        self.write_changes().await?;
        self.inner.commit().await
    }

    pub(super) async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }

    pub(super) fn noted(&self) -> usize {
        self.notes.len()
    }

    pub(super) fn forget_notes_after(&self, count: usize) {
        self.notes.truncate(count);
    }

    /// Gives the noted changes their places in the log.
    ///
    /// The counter row of a survey stays locked until this commits, so the order of places is the
    /// order of commits, for every instance of the site.
    async fn write_changes(&self) -> Result<(), DbErr> {
        let mut by_survey: BTreeMap<i64, Vec<Change>> = BTreeMap::new();
        for change in self.notes.take() {
            by_survey.entry(change.survey).or_default().push(change);
        }
        for (survey, changes) in by_survey {
            let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
            let advance = Query::update()
                .table(survey::Entity)
                .value(
                    survey::Column::ChangeSeq,
                    Expr::col(survey::Column::ChangeSeq).add(count),
                )
                .and_where(Expr::col(survey::Column::Id).eq(survey))
                .returning_col(survey::Column::ChangeSeq)
                .to_owned();
            // The survey may have been deleted in this very transaction: then nobody follows.
            let Some(row) = self.inner.query_one(&advance).await? else {
                continue;
            };
            let last: i64 = row.try_get_by_index(0)?;
            for (chunk, start) in changes.chunks(200).zip((last - count + 1..).step_by(200)) {
                let rows = chunk
                    .iter()
                    .zip(start..)
                    .map(|(change, seq)| change::ActiveModel {
                        survey_id: Set(survey),
                        seq: Set(seq),
                        op: Set(change.op.into()),
                        response_id: Set(change.response),
                    });
                change::Entity::insert_many(rows)
                    .exec_without_returning(&self.inner)
                    .await?;
            }
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}

mod parking {
    //! The notes of a transaction, behind a lock that is never held across a wait.

    use std::sync::{Mutex, MutexGuard, PoisonError};

    use super::Change;

    #[derive(Default)]
    pub(super) struct Notes(Mutex<Vec<Change>>);

    impl Notes {
        fn lock(&self) -> MutexGuard<'_, Vec<Change>> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }

        pub(super) fn push(&self, change: Change) {
            self.lock().push(change);
        }

        pub(super) fn len(&self) -> usize {
            self.lock().len()
        }

        pub(super) fn truncate(&self, count: usize) {
            self.lock().truncate(count);
        }

        pub(super) fn take(&self) -> Vec<Change> {
            std::mem::take(&mut self.lock())
        }
    }
}
