//! How often something was tried lately, for every instance of the site.

use domain::Now;
use entity::throttle;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, Set};

use super::{Entry, Tx};

/// One try, counted before it is known whether it succeeds.
#[derive(Clone, Debug)]
pub struct Try {
    /// Keyed hash of the deed and of who tries it.
    pub bucket: [u8; 32],
    /// How long a window lasts; a new one begins with the first try after it.
    pub window: chrono::TimeDelta,
    /// The moment of the try.
    pub now: Now,
}

#[async_trait::async_trait]
impl Entry for Try {
    /// Tries in the current window, this one included.
    type Reply = i32;

    async fn run(&self, tx: &Tx) -> Result<i32, DbErr> {
        let now = self.now.utc();
        let window_open =
            Expr::col((throttle::Entity, throttle::Column::Since)).gt(now - self.window);
        let when = |open: Expr, closed: Expr| Expr::case(window_open.clone(), open).finally(closed);
        let tries = Expr::col((throttle::Entity, throttle::Column::Tries));
        let since = Expr::col((throttle::Entity, throttle::Column::Since));
        let row = throttle::ActiveModel {
            bucket: Set(self.bucket.to_vec()),
            since: Set(now),
            tries: Set(1),
        };
        let counted = OnConflict::column(throttle::Column::Bucket)
            .value(throttle::Column::Tries, when(tries.add(1), Expr::value(1)))
            .value(throttle::Column::Since, when(since, Expr::value(now)))
            .to_owned();
        let row = throttle::Entity::insert(row)
            .on_conflict(counted)
            .exec_with_returning(tx)
            .await?;
        Ok(row.tries)
    }
}

/// Deletes windows that ended before `before`.
pub async fn sweep(tx: &Tx, before: chrono::DateTime<chrono::Utc>) -> Result<u64, DbErr> {
    let deleted = throttle::Entity::delete_many()
        .filter(throttle::Column::Since.lt(before))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected)
}
