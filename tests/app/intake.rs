//! What respondents write is committed together, and what cannot be written hurts nothing beside it.

use futures_util::FutureExt;
use futures_util::future::join_all;
use heard::db::{Entry, NotTaken, Tx};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};

use crate::harness::{App, Database, run, texts};
use crate::statements::commits;

/// Something to be written, and what comes in between.
struct Piece {
    number: usize,
    trouble: Option<Trouble>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    /// It refuses itself.
    Refused,
    /// The database refuses it.
    Impossible,
    /// Its code goes wrong.
    Panics,
}

#[async_trait::async_trait]
impl Entry for Piece {
    type Reply = usize;

    async fn run(&self, tx: &Tx) -> Result<usize, DbErr> {
        let sql = format!("INSERT INTO piece (number) VALUES ({})", self.number);
        tx.execute_unprepared(&sql).await?;
        match self.trouble {
            None => Ok(self.number),
            Some(Trouble::Refused) => Err(DbErr::Custom("refused".to_owned())),
            Some(Trouble::Impossible) => {
                tx.execute_unprepared("INSERT INTO piece (number) VALUES (NULL)")
                    .await?;
                Ok(self.number)
            }
            Some(Trouble::Panics) => panic!("on purpose"),
        }
    }
}

/// A site with a table for such pieces.
async fn site() -> (App, DatabaseConnection) {
    let app = App::empty().await;
    let db = app.database.connect().await;
    let table = "CREATE TABLE piece (number BIGINT NOT NULL PRIMARY KEY)";
    db.execute_unprepared(table).await.unwrap();
    (app, db)
}

/// The numbers of the pieces that are there.
async fn written(db: &DatabaseConnection) -> Vec<usize> {
    let rows = texts(
        db,
        "SELECT CAST(number AS TEXT) FROM piece ORDER BY piece.number",
    )
    .await;
    rows.iter().map(|number| number.parse().unwrap()).collect()
}

/// Hands pieces in while nothing can be committed, so that all of them wait for one turn.
async fn hands_in(app: &App, pieces: Vec<Piece>) -> Vec<Result<usize, NotTaken>> {
    let db = &app.site.db;
    let mut handing = Box::pin(join_all(pieces.into_iter().map(|piece| db.intake(piece))));
    let waiting = async |tx: &Tx| {
        if Database::is_postgres() {
            tx.execute_unprepared("LOCK TABLE piece IN EXCLUSIVE MODE")
                .await?;
        }
        // Everybody has handed in, and nobody is answered.
        assert!((&mut handing).now_or_never().is_none());
        Ok::<_, DbErr>(())
    };
    db.write(waiting).await.unwrap();
    handing.await
}

#[test]
fn a_piece_that_fails_or_panics_takes_nothing_else_with_it() {
    run(async {
        let (app, db) = site().await;
        let trouble = |number: usize| match number % 10 {
            3 => Some(Trouble::Refused),
            5 => Some(Trouble::Impossible),
            8 => Some(Trouble::Panics),
            _ => None,
        };
        let piece = |number| Piece {
            number,
            trouble: trouble(number),
        };

        let answers = hands_in(&app, (0..64).map(piece).collect()).await;

        for (number, answer) in answers.iter().enumerate() {
            let as_it_should = match trouble(number) {
                None => matches!(answer, Ok(told) if *told == number),
                Some(Trouble::Refused | Trouble::Impossible) => {
                    matches!(answer, Err(NotTaken::Failed(_)))
                }
                Some(Trouble::Panics) => {
                    matches!(answer, Err(NotTaken::Panicked(why)) if why == "on purpose")
                }
            };
            assert!(as_it_should, "{number}: {answer:?}");
        }
        let good: Vec<usize> = (0..64)
            .filter(|number| trouble(*number).is_none())
            .collect();
        assert_eq!(written(&db).await, good);
        // And whoever comes next is served.
        let next = Piece {
            number: 100,
            trouble: None,
        };
        assert!(matches!(app.site.db.intake(next).await, Ok(100)));
    });
}

#[test]
fn what_a_failing_piece_said_of_responses_is_forgotten_with_it() {
    run(async {
        let (app, db) = site().await;
        let alone = |trouble| Piece { number: 7, trouble };
        for trouble in [Trouble::Refused, Trouble::Impossible, Trouble::Panics] {
            let answer = app.site.db.intake(alone(Some(trouble))).await;
            assert!(answer.is_err(), "{trouble:?}");
            assert!(written(&db).await.is_empty(), "{trouble:?}");
        }
        assert!(matches!(app.site.db.intake(alone(None)).await, Ok(7)));
    });
}

#[test]
fn sixty_four_who_wait_share_a_commit_or_two() {
    run(async {
        let (app, db) = site().await;
        let before = if Database::is_postgres() {
            0
        } else {
            commits(&app)
        };
        let piece = |number| Piece {
            number,
            trouble: None,
        };

        let answers = hands_in(&app, (0..64).map(piece).collect()).await;

        assert!(answers.iter().all(Result::is_ok));
        let shared = if Database::is_postgres() {
            // Rows of one transaction bear its number.
            let all = "SELECT CAST(COUNT(DISTINCT CAST(xmin AS TEXT)) AS TEXT) FROM piece";
            texts(&db, all).await.concat().parse().unwrap()
        } else {
            commits(&app) - before
        };
        // The first that came were taken before the others were there.
        assert!((1..=2).contains(&shared), "{shared} commits for 64");
        assert_eq!(written(&db).await.len(), 64);
    });
}

#[test]
fn whoever_hangs_up_is_written_all_the_same_and_keeps_nobody_waiting() {
    run(async {
        let (app, db) = site().await;
        let piece = |number| Piece {
            number,
            trouble: None,
        };
        let mut impatient = Box::pin(app.site.db.intake(piece(1)));
        let handing = async |_: &Tx| {
            assert!((&mut impatient).now_or_never().is_none() || Database::is_postgres());
            Ok::<_, DbErr>(())
        };
        app.site.db.write(handing).await.unwrap();
        drop(impatient);

        assert!(matches!(app.site.db.intake(piece(2)).await, Ok(2)));

        assert_eq!(written(&db).await, [1, 2]);
    });
}
